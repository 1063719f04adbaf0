"""The gate: floors that only rise, what was gained and lost, and what is wrong with a corpus in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import UsageError
from ingest.evaluation import Corpus, differences, evaluate, read_corpus, read_extractions, store_floors, table
from ingest.scoring import LAYERS

PEOPLE = [{"name": "Sari Melati", "titles": [], "aliases": []}, {"name": "Budi Santosa", "titles": [], "aliases": []}]
ANNOTATION: dict[str, Any] = {"id": "r1", **{layer: [] for layer in LAYERS}, "people": PEOPLE}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "r1.json").write_text(json.dumps(ANNOTATION), "utf-8")
    (tmp_path / "reports.jsonl").write_text('{"id": "r1", "text": "Rapat."}\n', "utf-8")
    return tmp_path


@pytest.fixture
def corpus(folder: Path) -> Corpus:
    return read_corpus(folder)


def found(*names: str) -> dict[str, dict[str, Any]]:
    return {"r1": {"people": [{"id": name, "name": name} for name in names]}}


def test_without_floors_everything_passes(corpus: Corpus) -> None:
    assert evaluate(corpus, extractions=found()).passed


def test_a_figure_below_its_floor_closes_the_gate(corpus: Corpus, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    store_floors(evaluate(corpus, extractions=found("Sari Melati", "Budi Santosa")), floors, name="test")
    worse = evaluate(corpus, extractions=found("Sari Melati"), floors=floors)
    assert not worse.passed
    assert "people" in worse.below
    assert [(c.layer, c.report, c.index) for c in worse.lost] == [("people", "r1", 1)]
    assert worse.gained == ()
    assert "BELOW ITS FLOOR: people" in table(worse)
    assert "lost: people r1 #1 Budi Santosa" in table(worse)


def test_what_is_new_is_gained(corpus: Corpus, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    store_floors(evaluate(corpus, extractions=found("Sari Melati")), floors, name="test")
    better = evaluate(corpus, extractions=found("Sari Melati", "Budi Santosa"), floors=floors)
    assert better.passed
    assert [c.index for c in better.gained] == [1]
    assert better.lost == ()


def test_floors_rise_and_do_not_fall_unless_told(corpus: Corpus, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    best = evaluate(corpus, extractions=found("Sari Melati", "Budi Santosa"))
    worse = evaluate(corpus, extractions=found("Sari Melati"))
    assert store_floors(best, floors, name="test")["people"] == 1.0
    assert store_floors(worse, floors, name="test")["people"] == 1.0
    assert store_floors(worse, floors, name="test", may_fall=True)["people"] == pytest.approx(0.6667)


def test_a_changed_annotation_is_another_corpus(corpus: Corpus, folder: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    store_floors(evaluate(corpus, extractions=found("Sari Melati", "Budi Santosa")), floors, name="test")
    (folder / "annotations" / "r1.json").write_text(json.dumps({**ANNOTATION, "published": "2022-03-02"}), "utf-8")
    other = read_corpus(folder)
    assert other.fingerprint != corpus.fingerprint
    assert evaluate(other, extractions=found(), floors=floors).floors == {}


def test_the_floors_file_holds_positions_and_no_text(corpus: Corpus, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    store_floors(evaluate(corpus, extractions=found("Sari Melati")), floors, name="test")
    kept = floors.read_text("utf-8")
    assert "Sari" not in kept
    assert json.loads(kept)["corpora"][corpus.fingerprint]["matched"] == {"r1": {"people": [0]}}


def test_differences_of_a_layer(corpus: Corpus) -> None:
    evaluation = evaluate(corpus, extractions=found("Dewi"))
    assert {d.kind for d in differences(evaluation, "people")} == {"missed", "spurious"}
    assert differences(evaluation, "quotes") == ()
    with pytest.raises(UsageError, match="no layer 'names'; choose one of people"):
        differences(evaluation, "names")


def test_a_corpus_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no annotations in"):
        read_corpus(tmp_path)


def test_an_annotation_without_its_report_is_refused(folder: Path) -> None:
    (folder / "reports.jsonl").write_text('{"id": "r2", "text": "Rapat."}\n', "utf-8")
    with pytest.raises(UsageError, match="lacks the annotated report 'r1'"):
        read_corpus(folder)


def test_a_broken_annotation_is_named(folder: Path) -> None:
    (folder / "annotations" / "r2.json").write_text("{", "utf-8")
    with pytest.raises(UsageError, match=r"cannot read .*r2\.json"):
        read_corpus(folder)


def test_annotations_alone_need_extracted_documents(folder: Path) -> None:
    alone = read_corpus(folder / "annotations")
    with pytest.raises(UsageError, match=r"reports\.jsonl is missing"):
        evaluate(alone)


def test_extracted_documents_are_read_by_report(tmp_path: Path) -> None:
    (tmp_path / "r1.json").write_text(json.dumps(found("Sari Melati")["r1"]), "utf-8")
    assert read_extractions(tmp_path) == found("Sari Melati")


def test_a_file_that_holds_no_floors_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text("[]", "utf-8")
    with pytest.raises(UsageError, match="not a floors file"):
        evaluate(corpus, extractions=found(), floors=tmp_path / "floors.json")
