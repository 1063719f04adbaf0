"""The graph explorer as a client gets it: pictures, counts, sentences, and exports that other programs read back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import networkx as nx
import pytest
from flask.testing import FlaskClient
from rdflib import RDF, RDFS, Graph, URIRef

from graph.settings import Settings
from graph.store import EmbeddedStore, rows
from graph.vocabulary import ORG, RISALAH
from tests.web.conftest import browsing
from tests.web.hostile import MARKUP
from web import create_app

GOVERNOR, MINISTER = "person/hasan-baruna", "person/wiratama-surya-kusuma"
POST, MINISTRY = "post/gubernur-jambi", "organisation/kementerian-dalam-negeri"
PICTURE = f"start={MINISTRY}&step=post/menteri-dalam-negeri&step={MINISTER}~directed&step={POST}&step={GOVERNOR}~issued"
GEXF = "{http://gexf.net/1.3}"


def view(client: FlaskClient, query: str) -> dict[str, Any]:
    """What an address draws."""
    response = client.get(f"/explore/view.json?{query}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.get_json()
    return found


def ids(picture: dict[str, Any]) -> list[str]:
    return [node["id"] for node in picture["nodes"]]


def triples(picture: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {(edge["from"], edge["relation"], edge["to"]) for edge in picture["edges"]}


def places(picture: dict[str, Any]) -> dict[str, tuple[float, float]]:
    return {node["id"]: (node["x"], node["y"]) for node in picture["nodes"]}


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_page_invites_to_begin_with_what_most_reports_name(client: FlaskClient, language: str) -> None:
    response = client.get("/explore", headers={"Accept-Language": language})
    assert response.status_code == 200
    assert f'href="/explore?start={quote(POST, safe="/")}"' in response.text
    assert " style=" not in response.text
    assert "<script>" not in response.text


def test_an_empty_dataset_says_so(empty_client: FlaskClient) -> None:
    assert "No report has been read yet." in empty_client.get("/explore").text
    assert view(empty_client, f"start={POST}")["notes"] == [f"Not in this dataset (any more): {POST}."]


def test_entity_pages_lead_to_the_explorer(client: FlaskClient) -> None:
    assert f'href="/explore?start={GOVERNOR}"' in client.get(f"/page/{GOVERNOR}").text


def test_a_picture_has_directed_edges_with_words_times_dates_and_their_sentence(client: FlaskClient) -> None:
    picture = view(client, PICTURE)
    assert (MINISTER, "directed", POST) in triples(picture)
    (edge,) = [e for e in picture["edges"] if e["relation"] == "directed" and e["from"] == MINISTER]
    assert (edge["words"], edge["times"], edge["when"]) == ("directed", 1, "4 Mar 2024")
    assert edge["url"].startswith("/page/report/c1#e")
    assert picture["counts"] == f"{len(picture['nodes'])} things · {len(picture['edges'])} relations"


def test_adding_keeps_everything_in_its_place(client: FlaskClient) -> None:
    steps = PICTURE.split("&")
    before: dict[str, tuple[float, float]] = {}
    for end in range(1, len(steps) + 1):
        now = places(view(client, "&".join(steps[:end])))
        assert before.items() <= now.items()
        before = now
    assert len(set(before.values())) == len(before)


def test_filters_narrow_and_move_nothing(client: FlaskClient) -> None:
    whole = view(client, PICTURE)
    narrow = view(client, f"{PICTURE}&since=2024-03-05&confidence=0.9&without=directive")
    assert places(narrow).items() < places(whole).items()
    assert not any(i.startswith("directive/") for i in ids(narrow))
    assert (MINISTER, "directed", POST) not in triples(narrow)
    assert narrow["kinds"] == whole["kinds"]
    assert any("filters leave out" in note for note in narrow["notes"])


def test_a_region_keeps_what_lies_in_it_and_the_start(client: FlaskClient) -> None:
    inside = ids(view(client, f"{PICTURE}&region=place/15"))
    assert POST in inside
    assert MINISTRY in inside
    assert MINISTER not in inside


def test_hiding_and_pinning(client: FlaskClient) -> None:
    picture = view(client, f"{PICTURE}&hide={POST}&pin={MINISTER}~-700~40.5")
    assert POST not in ids(picture)
    assert [h["id"] for h in picture["hidden"]] == [POST]
    assert places(picture)[MINISTER] == (-700, 40.5)


def test_a_path_is_told_and_drawn(client: FlaskClient) -> None:
    (path,) = view(client, f"path={MINISTER}~{GOVERNOR}~5~directed~holds")["paths"]
    assert path["words"] == "1 shortest path, of 2 steps."
    assert [hop["to"] for hop in path["ways"][0]] == [POST, GOVERNOR]
    assert path["ways"][0][1]["edges"][0]["words"] == "is held by"
    assert path["ways"][0][0]["edges"][0]["url"].startswith("/page/report/c1#e")


def test_that_there_is_no_path_is_said_with_its_steps_and_relations(client: FlaskClient) -> None:
    picture = view(client, f"path={MINISTRY}~{GOVERNOR}~1~directed~holds")
    assert picture["paths"][0]["words"] == "No path within 1 step over these relations: directed, holds the post."
    assert set(ids(picture)) == {MINISTRY, GOVERNOR}


def test_a_thing_tells_its_facts_and_counts_its_neighbours(client: FlaskClient) -> None:
    told = client.get(f"/explore/thing.json?id={GOVERNOR}").get_json()
    counts = {(g["relation"], g["direction"], g["kind"]): g["total"] for g in told["groups"]}
    assert counts["issued", "out", "directive"] == 4
    assert {"label": "Reports", "value": "3", "url": ""} in told["facts"]
    late = client.get(f"/explore/thing.json?id={GOVERNOR}&since=2024-03-10").get_json()
    assert ("issued", "out", "directive") not in {(g["relation"], g["direction"], g["kind"]) for g in late["groups"]}


def test_a_relation_shows_its_sentences_with_the_words_marked(client: FlaskClient) -> None:
    told = client.get(f"/explore/relation.json?relation=directed&source={MINISTER}&target={POST}").get_json()
    (sentence,) = told["sentences"]
    assert "".join(p["text"] for p in sentence["parts"] if p["marked"]).startswith("Wiratama meminta Gubernur Jambi")
    assert sentence["url"].startswith("/page/report/c1#e")
    assert sentence["page"].startswith("/page/directive/c1/")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("/explore/view.json?start=nothing", 400, id="not an id"),
        pytest.param(f"/explore/view.json?step={POST}~loves", 400, id="not a relation"),
        pytest.param(f"/explore/view.json?path={POST}", 400, id="a path with one end"),
        pytest.param(f"/explore/view.json?pin={POST}~here~there", 400, id="a pin without a place"),
        pytest.param("/explore/view.json?confidence=2", 400, id="a confidence above one"),
        pytest.param("/explore/view.json?" + "&".join([f"node={POST}"] * 401), 400, id="too many moves"),
        pytest.param("/explore/export.xlsx?start=" + POST, 400, id="not a format"),
        pytest.param("/explore/thing.json?id=person/nobody", 404, id="nobody"),
        pytest.param(f"/explore/relation.json?relation=directed&source={POST}&target=person/nobody", 404, id="no end"),
        pytest.param("/explore?step=x", 400, id="the page itself"),
    ],
)
def test_wrong_addresses_are_refused_with_what_is_accepted(client: FlaskClient, address: str, status: int) -> None:
    response = client.get(address, headers={"Accept": "application/json"})
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    assert response.get_json()["detail"]


def exported(client: FlaskClient, name: str, query: str = PICTURE) -> bytes:
    response = client.get(f"/explore/export.{name}?{query}")
    assert response.status_code == 200, response.text
    assert response.headers["Content-Disposition"].endswith(f'.{name}"')
    return response.data


@pytest.mark.parametrize(
    ("name", "read"),
    [("gexf", nx.read_gexf), ("graphml", lambda data: nx.read_graphml(data, force_multigraph=True))],
)
def test_networks_read_back_with_all_they_hold(client: FlaskClient, name: str, read: Any) -> None:
    picture = view(client, PICTURE)
    graph = read(io.BytesIO(exported(client, name)))
    assert graph.is_directed()
    assert set(graph) == set(ids(picture))
    assert sorted((u, d["relation"], v) for u, v, d in graph.edges(data=True)) == sorted(triples(picture))
    assert graph.nodes[GOVERNOR]["label"] == "Hasan Baruna"
    assert graph.nodes[GOVERNOR]["kind"] == "person"
    assert graph.nodes[POST]["region"] == "place/15"
    (stated,) = [d for u, v, d in graph.edges(data=True) if (u, v, d["relation"]) == (MINISTER, POST, "directed")]
    assert (stated["times"], stated["first"], stated["report"]) == (1, "2024-03-04", "c1")
    assert stated["confidence"] == pytest.approx(0.92)
    assert "/page/report/c1#e" in stated["sentence_url"]


def test_gexf_is_dynamic_placed_and_in_its_namespace(client: FlaskClient) -> None:
    root = ElementTree.fromstring(exported(client, "gexf"))
    assert root.tag == f"{GEXF}gexf"
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert [child.tag.removeprefix(GEXF) for child in graph if child.tag != f"{GEXF}attributes"] == ["nodes", "edges"]
    assert (graph.get("mode"), graph.get("defaultedgetype")) == ("dynamic", "directed")
    nodes = {node.get("id") for node in graph.iter(f"{GEXF}node")}
    edges = list(graph.iter(f"{GEXF}edge"))
    assert all({e.get("source"), e.get("target")} <= nodes for e in edges)
    assert len({e.get("id") for e in edges}) == len(edges)
    assert any((e.get("start"), e.get("end")) == ("2024-03-04", "2024-03-04") for e in edges)
    assert all(any(child.tag.endswith("position") for child in node) for node in graph.iter(f"{GEXF}node"))


def test_tables_hold_exactly_the_picture(client: FlaskClient) -> None:
    picture = view(client, PICTURE)
    rows = list(csv.DictReader(io.StringIO(exported(client, "csv").decode())))
    assert {(r["source"], r["relation"], r["target"]) for r in rows} == triples(picture)
    things = list(csv.DictReader(io.StringIO(exported(client, "things.csv").decode())))
    assert [r["id"] for r in things] == ids(picture)


@pytest.mark.parametrize(("name", "kind"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_rdf_states_the_relations_with_their_evidence(client: FlaskClient, name: str, kind: str) -> None:
    base = "http://127.0.0.1:8765/id/"
    graph = Graph().parse(data=exported(client, name), format=kind)
    assert (URIRef(base + MINISTER), RISALAH.directed, URIRef(base + POST)) in graph
    assert (URIRef(f"{base}post/menteri-dalam-negeri"), ORG.postIn, URIRef(base + MINISTRY)) in graph
    statement = next(
        s for s in graph.subjects(RDF.predicate, RISALAH.directed) if (s, RDF.subject, URIRef(base + MINISTER)) in graph
    )
    assert str(graph.value(statement, RISALAH.evidence)).startswith(f"{base}evidence/c1/")
    assert str(graph.value(URIRef(base + GOVERNOR), RDFS.label)) == "Hasan Baruna"


def test_exports_follow_the_filters(client: FlaskClient) -> None:
    query = f"{PICTURE}&without=directive&without=group&hide={POST}"
    graph = nx.read_gexf(io.BytesIO(exported(client, "gexf", query)))
    assert set(graph) == set(ids(view(client, query)))
    assert POST not in graph


def test_the_svg_draws_every_thing_as_text(client: FlaskClient) -> None:
    root = ElementTree.fromstring(exported(client, "svg"))
    titles = {e.text for e in root.iter("{http://www.w3.org/2000/svg}title")}
    assert {node["name"] for node in view(client, PICTURE)["nodes"]} <= titles


def test_hostile_names_stay_text_in_every_file(hostile_dir: Path) -> None:
    client = browsing(hostile_dir)
    person = (
        "person/"
        + create_app(Settings(data_dir=hostile_dir))
        .test_client()
        .get("/search/suggest?q=img")
        .get_json()["suggestions"][0]["id"]
        .partition("/")[2]
    )
    query = f"start={quote(person)}&step={quote(person)}~issued"
    picture = view(client, query)
    assert MARKUP in {node["name"] for node in picture["nodes"]}
    for name in ("gexf", "graphml", "svg"):
        assert MARKUP.encode() not in exported(client, name, query)
        ElementTree.fromstring(exported(client, name, query))
    assert json.loads(exported(client, "jsonld", query))
    for row in csv.reader(io.StringIO(exported(client, "things.csv", query).decode())):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_a_picture_never_holds_more_than_its_limit(story_dir: Path) -> None:
    client = create_app(Settings(data_dir=story_dir, graph_max_nodes=4)).test_client()
    picture = client.get(f"/explore/view.json?{PICTURE}").get_json()
    assert len(picture["nodes"]) == 4
    assert "This picture is full: it holds 4 things." in picture["notes"][0]


def test_the_query_of_a_picture_gives_its_relations(client: FlaskClient, story_dir: Path) -> None:
    stated = Graph().parse(data=exported(client, "ttl"), format="turtle")
    expected = {
        (str(s), str(p), str(o))
        for s, p, o in stated
        if isinstance(s, URIRef) and isinstance(o, URIRef) and str(p) != str(RDF.type)
    }
    store = EmbeddedStore(story_dir / "store", read_only=True)
    query = client.get(f"/explore/export.rq?{PICTURE}", headers={"Accept": "*/*"}).text
    answered = {(str(r["source"]), str(r["property"]), str(r["target"])) for r in rows(store, query)}
    store.close()
    assert answered == expected
    opened = client.get(f"/explore/export.rq?{PICTURE}")
    assert opened.status_code == 303
    assert opened.headers["Location"].startswith("/sparql?query=")
