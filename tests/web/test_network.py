"""The network's page, pictures and commands: what they say, and what they answer to wrong or empty input."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pyoxigraph
import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from graph.network.analysis import Question, analyse
from graph.network.cache import Networks
from graph.network.measures import MEASURES
from graph.network.relations import RULES
from graph.service import Service, Submission
from graph.settings import Settings
from tests.gexf import faults
from tests.web.test_explore import PICTURE
from web import create_app, network_words
from web.cli import main
from web.network_jobs import Answers
from web.network_words import LEVEL_WORDS

PICTURES = ("ranking", "communities", "flow", "regions")


def run(data_dir: Path, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["--data-dir", str(data_dir), *arguments])


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("projection", sorted(RULES))
def test_every_projection_has_a_page_that_states_its_rule(client: FlaskClient, projection: str, language: str) -> None:
    response = client.get(f"/network?projection={projection}", headers={"Accept-Language": language})
    assert response.status_code == 200
    assert " style=" not in response.text
    if language == "en":
        assert RULES[projection].text.replace('"', "&#34;") in response.text


def test_the_words_of_pages_are_those_of_the_rules_and_measures() -> None:
    for words, known in ((network_words.PROJECTIONS, RULES), (network_words.MEASURES, MEASURES)):
        assert {k: (str(w.title), str(w.text)) for k, w in words.items()} == {
            k: (str(r.title), str(r.text))
            for k, r in known.items()  # type: ignore[attr-defined]
        }
    assert "unknown" in LEVEL_WORDS


def test_too_few_reports_give_no_intervals_and_the_page_says_so(client: FlaskClient) -> None:
    assert "too few independent meetings" in client.get("/network").text


def test_samples_give_intervals_and_the_page_shows_them(samples: Path) -> None:
    from tests.web.conftest import browsing

    text = browsing(samples).get("/network").text
    assert "Rank in 95 of 100 draws" in text
    assert "/network?ego=organisation" in text


def test_a_page_that_is_not_ready_says_so_and_asks_again_without_a_script(samples: Path) -> None:
    client = create_app(Settings(data_dir=samples, network_wait_ms=0)).test_client()
    browser = {"Accept": "text/html", "Accept-Language": "en"}
    first = client.get("/network", headers=browser)
    assert first.status_code == 202
    assert first.headers["Refresh"] == "1"
    assert "no-store" in first.headers["Cache-Control"]
    assert "is being computed" in first.text
    for address in (
        "/network/graph.json?since=2020",
        "/network/picture/flow.svg?since=2021",
        "/network?since=2022&format=csv",
    ):
        waits = client.get(address, headers=browser)
        assert (waits.status_code, waits.headers.get("Retry-After")) == (503, "1"), address
    until = time.monotonic() + 120
    while (response := client.get("/network", headers=browser)).status_code == 202:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert response.status_code == 200
    assert 'id="ranking"' in response.text
    assert "Refresh" not in response.headers


def test_a_question_that_cannot_be_answered_fails_for_who_asks_it_and_no_other(samples: Path) -> None:
    networks = Networks(samples)

    def work_out(network: Any, asked: Question) -> Any:
        if asked.measure == "core":
            raise OSError("the disk went away")
        return analyse(network, asked)

    answers = Answers(networks, work_out)
    with pytest.raises(OSError, match="the disk went away"):
        answers.of(Question(measure="core", replicates=0), wait_s=60)
    found = answers.of(Question(replicates=0), wait_s=60)
    assert found is not None
    assert found.nodes


def test_what_was_found_is_still_shown_while_reports_come_in(story_dir: Path, tmp_path: Path) -> None:
    from tests.factories import province

    data_dir = Path(shutil.copytree(story_dir, tmp_path / "data"))
    answers, asked = Answers(Networks(data_dir), analyse), Question("directed-party", "given", replicates=0)
    first = answers.of(asked, wait_s=60)
    assert first is not None
    with Service(Settings(data_dir=data_dir)) as service:
        new = province("p9", published="2024-03-08", publisher="Suara Batang")
        assert all(o.ok for o in service.put([Submission(new, new.text.encode())]))
    assert answers.of(asked, wait_s=0) is first
    until = time.monotonic() + 60
    while (now := answers.of(asked, wait_s=1)) is first:
        assert time.monotonic() < until
    assert now is not None
    assert now.version != first.version
    assert answers.brought_up(wait_s=60)


def test_an_ego_network_lists_ties_with_their_sentences(client: FlaskClient) -> None:
    text = client.get("/network?projection=directed-post&ego=post/menteri-dalam-negeri").text
    assert "Gubernur Jambi" in text
    assert re.search(r'href="/page/report/\w+#e\d+-\d+"', text)


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/network?since=1990&until=1991", 200, "there is no network to measure"),
        ("/network?projection=friends", 400, "friends"),
        ("/network?measure=fame", 400, "fame"),
        ("/network?projection=co-attendance&measure=influence", 400, "no directions"),
        ("/network?ego=person/nobody", 404, "person/nobody"),
        ("/network?region=place/99", 400, "place/99"),
        ("/network?since=2024&until=2023", 400, "ends before it begins"),
        ("/network?confidence=2", 400, "confidence"),
        ("/network/picture/none.svg", 404, "none"),
        ("/network/picture/flow.svg?projection=hierarchy", 404, "flow"),
        ("/network/export.docx", 404, "docx"),
        ("/network/tables/none.csv", 404, "none"),
    ],
)
def test_wrong_and_empty_questions_are_answered(client: FlaskClient, address: str, status: int, told: str) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert told in response.text


def test_without_data_the_page_says_that_there_is_nothing(empty_client: FlaskClient) -> None:
    assert "No report has been taken in yet: there is no network to measure" in empty_client.get("/network").text


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_come_as_svg_and_png(client: FlaskClient, name: str) -> None:
    svg = client.get(f"/network/picture/{name}.svg")
    assert svg.mimetype == "image/svg+xml"
    assert ET.fromstring(svg.text).tag.endswith("svg")
    assert client.get(f"/network/picture/{name}.png").data.startswith(b"\x89PNG")


def test_names_in_pictures_are_drawn_and_run_nothing(hostile_dir: Path) -> None:
    from tests.web.conftest import browsing

    client = browsing(hostile_dir)
    for projection in RULES:
        assert client.get(f"/network?projection={projection}&groups=1").status_code == 200
        for name in ("ranking", "communities"):
            svg = client.get(f"/network/picture/{name}.svg?projection={projection}&groups=1").text
            assert not [e.tag for e in ET.fromstring(svg).iter() if e.tag.endswith(("}script", "}img", "}a"))]


def test_tables_and_files_can_be_taken_away(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/network/tables/ranking.csv").text)))
    assert rows[0]["rank"] == "1"
    assert json.loads(client.get("/network/analysis.json").text)["projection"] == "directed-body"
    graph = nx.parse_graphml(client.get("/network/export.graphml").text)
    assert len(graph) == len(rows)


@pytest.mark.parametrize("projection", sorted(RULES))
def test_gexf_of_every_network_is_what_its_schema_admits(samples: Path, projection: str) -> None:
    from tests.web.conftest import browsing

    response = browsing(samples).get(f"/network/export.gexf?projection={projection}&groups=1")
    assert faults(response.data) == []


def test_pictures_of_the_explorer_are_files_for_other_programs_too(client: FlaskClient, tmp_path: Path) -> None:
    gexf = client.get(f"/explore/export.gexf?{PICTURE}").data
    assert faults(gexf) == []
    path = tmp_path / "picture.graphml"
    path.write_bytes(client.get(f"/explore/export.graphml?{PICTURE}").data)
    read = igraph.Graph.Read_GraphML(str(path))
    assert read.is_directed()
    known = nx.read_gexf(io.BytesIO(gexf))
    assert sorted(read.vs["label"]) == sorted(label for _, label in known.nodes(data="label"))
    assert sorted(read.es["relation"]) == sorted(relation for _, _, relation in known.edges(data="relation"))


FILTERS = ("groups=1", "", "since=2024-03-02&until=2024-03-31", "confidence=0.9&groups=1", "strength=request&groups=1",
           "groups=1&region=")  # fmt: skip
REGIONS = {"story_dir": "place/15", "samples": "place/74"}
"""A province that the reports name."""


def asked_for(data_dir: Path, text: str) -> list[Any]:
    """What the query that a page shows gives from the store."""
    match = re.search(r'id="sparql-query"[^>]*><code>(.*?)</code>', text, re.DOTALL)
    assert match
    store = pyoxigraph.Store.read_only(str(data_dir / "store"))
    base = "http://127.0.0.1:8765/id/"
    return [
        tuple(row[name].value.removeprefix(base) for name in row_names)
        for found in [store.query(html.unescape(match[1]), use_default_graph_as_union=True)]
        for row_names in [[v.value for v in found.variables]]
        for row in found
    ]


@pytest.mark.parametrize("data", ["story_dir", "samples"])
@pytest.mark.parametrize("projection", sorted(set(RULES) - {"hierarchy"}))
def test_the_shown_sparql_gives_the_same_edges(request: Any, data: str, projection: str) -> None:
    from tests.web.conftest import browsing

    data_dir = request.getfixturevalue(data)
    client = browsing(data_dir)
    some = 0
    for each in FILTERS:
        given = each + REGIONS[data] if each.endswith("=") else each
        text = client.get(f"/network?projection={projection}&{given}").text
        if "Without the page" in text:
            continue
        asked = {(*sorted((source, target)), int(weight)) for source, target, weight in asked_for(data_dir, text)}
        graph = nx.parse_graphml(client.get(f"/network/export.graphml?projection={projection}&{given}").text)
        assert asked == {(*sorted((u, v)), w) for u, v, w in graph.edges(data="weight")}, given
        some += len(asked)
    assert some or projection in ("co-citation", "chains")


def test_the_sparql_of_the_hierarchy_gives_edges_of_it(samples: Path) -> None:
    from tests.web.conftest import browsing

    client = browsing(samples)
    asked = set(asked_for(samples, client.get("/network?projection=hierarchy").text))
    graph = nx.parse_graphml(client.get("/network/export.graphml?projection=hierarchy").text)
    assert asked
    assert asked <= set(graph.edges())


# ---- the commands ----


def test_analyse_shows_rule_ranking_and_caveat(story_dir: Path) -> None:
    done = run(story_dir, "analyse")
    assert done.exit_code == 0, done.output
    assert "Kementerian Dalam Negeri" in " ".join(done.stdout.split())
    assert "too few occasions" in done.stdout


def test_analyse_writes_tables_and_pictures(story_dir: Path, tmp_path: Path) -> None:
    done = run(
        story_dir, "analyse", "--projection", "directed-party", "--groups", "--since", "2024-03-05", "--against",
        "2024-03-01", "2024-03-04", "--out", str(tmp_path / "found"),
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    made = {path.name for path in (tmp_path / "found").iterdir()}
    assert {"ranking.csv", "ranking.svg", "ranking.png", "communities.csv", "flow.svg", "change.csv", "change.svg",
            "analysis.json", "regions.png", "reach.csv"} <= made  # fmt: skip


def test_both_engines_give_the_same_ranking(samples: Path) -> None:
    fast, plain = (
        run(samples, "analyse", "--format", "json", "--engine", e, "--draws", "0") for e in ("fast", "networkx")
    )
    one, other = (json.loads(done.stdout)["tables"]["ranking"] for done in (fast, plain))
    scores = [{row["id"]: round(row["score"], 9) for row in rows} for rows in (one, other)]
    assert scores[0].keys() & scores[1].keys()
    assert all(scores[0][k] == pytest.approx(scores[1][k], abs=1e-6) for k in scores[0].keys() & scores[1].keys())


@pytest.mark.parametrize("kind", ["graphml", "gexf", "json", "pajek", "csv"])
def test_export_writes_a_network(story_dir: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "network"
    done = run(story_dir, "export", "--network", "co-attendance", "--format", kind, "--out", str(path))
    assert done.exit_code == 0, done.output
    assert "hasan-baruna" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["analyse", "--since", "1990-01-01", "--until", "1990-02-01"], 0, "Nothing passes these filters"),
        (["analyse", "--measure", "fame"], 2, "there is no measure 'fame'"),
        (["analyse", "--projection", "friends"], 2, "friends"),
        (["analyse", "--region", "place/99"], 2, "place/99"),
        (["analyse", "--since", "2024-02-01", "--until", "2024-01-01"], 2, "ends before it begins"),
        (["analyse", "--draws", "5"], 2, "too few"),
        (["export", "--format", "gexf"], 2, "--network"),
        (["export", "--network", "chains", "--format", "trig"], 2, "graphml"),
        (["export", "--since", "2024-01-01"], 2, "written whole"),
    ],
)
def test_wrong_and_empty_calls_are_answered(story_dir: Path, arguments: list[str], code: int, told: str) -> None:
    done = run(story_dir, *arguments)
    assert done.exit_code == code, done.output
    assert told in " ".join(done.output.split())


def test_without_data_the_commands_say_what_to_do(tmp_path: Path) -> None:
    for arguments in (["analyse"], ["export", "--network", "chains"]):
        done = run(tmp_path / "none", *arguments)
        assert done.exit_code == 2
        assert "risalah ingest" in done.output


# ---- in the browser ----


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_draws(page: Page, samples_site: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{samples_site}/network")
    expect(page.locator("[data-graph-canvas][data-drawn]")).to_be_visible()
    for image in page.locator(".picture img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", value=True)
        assert image.evaluate("i => i.naturalWidth") > 100
    found = Axe().run(page)
    assert found.response["violations"] == [], [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]]


def test_without_scripts_the_page_comes_by_itself_when_it_is_ready(
    samples: Path, tmp_path: Path, serve: Any, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RISALAH_NETWORK_WAIT_MS", "0")
    own = tmp_path / "data"  # of a directory that is served already, the service there would answer
    shutil.copytree(samples, own)
    page = browser.new_context(java_script_enabled=False, locale="en-GB").new_page()
    statuses: list[int] = []
    page.on("response", lambda got: statuses.append(got.status) if "/network?" in got.url else None)
    page.goto(f"{serve(own)}network?projection=co-attendance")
    expect(page.locator("#ranking")).to_be_visible(timeout=60_000)
    assert statuses[0] == 202, "it is not there at first"
    page.context.close()
