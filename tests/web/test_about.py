"""What the page "About the data" says is what the dataset holds and what the gate measures."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph import overview, provinces
from graph.directive_views import DirectiveFilter, directives
from graph.views import View
from ingest.evaluation import FLOOR_MARGIN, Evaluation, evaluate, read_corpus
from ingest.extract import Extractor
from web.charts import heat
from web.pages import about

ROOT = Path(__file__).resolve().parents[2]
FIGURES = json.loads((ROOT / "data" / "evaluation" / "figures.json").read_text("utf-8"))
DRIFT = 0.02
"""How far a shipped share may differ from a fresh one before the file must be written anew."""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The extractor with its published settings."""
    return Extractor()


def hold(made: Evaluation, name: str) -> None:
    """The shipped figures of a corpus are those of the gate, and never better than them."""
    (told,) = (corpus for corpus in FIGURES["corpora"] if corpus["name"] == name)
    again = "run: python -m benchmarks.quality"
    assert (told["fingerprint"], told["reports"]) == (made.fingerprint, made.scores.reports), again
    assert set(told["layers"]) == set(made.scores.layers), again
    (shown,) = (m for m in about.measured() if m.name == name)
    for layer, fresh in made.scores.layers.items():
        for share in ("precision", "recall"):
            claimed, measured = getattr(shown.layers[layer], share), getattr(fresh, share)
            assert claimed <= measured + FLOOR_MARGIN, f"{layer} {share}: {claimed:.3f} > {measured:.3f}; {again}"
            assert abs(claimed - measured) <= DRIFT, f"{layer} {share}: {claimed:.3f} != {measured:.3f}; {again}"


def test_shipped_figures_of_the_samples_are_those_of_the_gate(extractor: Extractor) -> None:
    hold(evaluate(read_corpus(ROOT / "data" / "samples"), extract=extractor.extract), "samples")


def test_shipped_figures_of_real_reports_are_those_of_the_gate(extractor: Extractor, shared: Path) -> None:
    hold(evaluate(read_corpus(shared / "gold"), extract=extractor.extract), "real")


def test_a_figure_that_is_too_good_is_told(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    made = evaluate(read_corpus(ROOT / "data" / "samples"), extract=lambda report: extractor.extract(report))
    (told,) = (m for m in about.measured() if m.name == "samples")
    better = about.Measured(told.name, told.reports, told.layers | {"attendance": about.LayerScore(10, 10, 10)})
    monkeypatch.setattr(about, "measured", lambda: (better,))
    with pytest.raises(AssertionError, match="attendance precision"):
        hold(made, "samples")


def test_the_page_tells_counts_outlets_and_quality(client: FlaskClient, story_dir: Path) -> None:
    page = client.get("/about").text
    view = View(story_dir / "catalogue.sqlite")
    for outlet in overview.outlets(view):
        assert outlet.name in page
    assert "How well the reports are read" in page
    precision = about.measured()[0].layers["directives"].precision
    assert f"{precision:.2f}" in page
    assert "Kalimantan Barat" in page
    assert "of 38 provinces" in page


def test_the_page_of_an_empty_dataset_says_so(empty_client: FlaskClient) -> None:
    page = empty_client.get("/about").text
    assert "The dataset is empty." in page
    assert "No report has a date." in page
    assert "provinces are named" not in page


def test_outlets_as_csv(client: FlaskClient) -> None:
    lines = client.get("/about?format=csv").text.splitlines()
    assert lines[0] == "outlet,reports,first,last"
    assert any(line.startswith("Harian Tembesi,1,2024-03-07") for line in lines[1:])


def test_every_layer_has_its_words() -> None:
    assert {layer for m in about.measured() for layer in m.layers} <= set(about.LAYERS)
    assert set(about.STATED) == set(overview.STATED_IN)


@pytest.mark.parametrize(
    ("months", "empty", "names"),
    [
        ({}, 0, []),
        ({"2024-03": 1}, 0, ["2024"]),
        ({"2023-12": 1, "2024-02": 4}, 1, ["2024", "2023"]),
        ({"2022-01": 1, "2024-01": 1}, 23, ["2024", "2023", "2022"]),
    ],
    ids=["nothing", "one month", "a gap over new year", "a year without a report"],
)
def test_months_without_reports_are_counted(months: dict[str, int], empty: int, names: list[str]) -> None:
    assert about.empty_months(months) == empty
    assert [year.name for year in about.years(months)] == names
    assert sum(year.total for year in about.years(months)) == sum(months.values())


@pytest.mark.parametrize(
    ("value", "top", "shade"), [(0, 0, 0), (0, 9, 0), (1, 1, 1), (1, 40, 1), (40, 40, 4), (21, 40, 3), (99, 40, 4)]
)
def test_shades_grow_with_the_count(value: int, top: int, shade: int) -> None:
    assert heat(value, top) == shade


def test_confidences_count_every_relation_once(story_dir: Path) -> None:
    view = View(story_dir / "catalogue.sqlite")
    told = {row.kind: row.total for row in overview.confidences(view)}
    for kind, total in told.items():
        assert total == view.value(f"SELECT count(*) FROM {kind} WHERE confidence IS NOT NULL")


def test_the_tile_grid_has_every_province_once_and_no_tile_twice() -> None:
    tiles = provinces.tiles()
    assert len(tiles) == len({t.code for t in tiles}) == len({(t.row, t.column) for t in tiles}) == 38
    assert len({t.abbreviation for t in tiles}) == 38
    listed = (ROOT / "data" / "gazetteers" / "provinces.tsv").read_text("utf-8").splitlines()[1:]
    assert {t.code for t in tiles} == {line.partition("\t")[0] for line in listed}


def test_counts_of_provinces_are_those_of_the_directives(story_dir: Path) -> None:
    view = View(story_dir / "catalogue.sqlite")
    told = provinces.counted(view, "directives")
    for code, n in told.counts.items():
        assert directives(view, DirectiveFilter(region=f"place/{code}")).total == n
    assert sum(told.counts.values()) + told.elsewhere == told.total == directives(view, DirectiveFilter()).total
    assert re.fullmatch(r"\d\d", next(iter(told.counts)))


def test_a_period_narrows_the_provinces(story_dir: Path) -> None:
    view = View(story_dir / "catalogue.sqlite")
    assert provinces.counted(view, "meetings").total > 0
    before = provinces.counted(view, "meetings", until="1999-12-31")
    assert (before.counts, before.reports, before.total) == ({}, {}, 0)
