"""Every IRI of the dataset leads somewhere, for people and for programs."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rdflib import DCAT, RDF, VOID, Dataset, Graph, Literal, URIRef
from rdflib.namespace import FOAF, OWL, RDFS

from graph.settings import Settings
from graph.vocabulary import RISALAH
from tests.web.sparql.conftest import Endpoint, Reply
from web import DATASET_BLUEPRINTS, create_app, sparql
from web.dataset_description import description
from web.query_service import QueryService
from web.snapshots import FileSource

PERSON = "person/hasan-baruna"
TYPES = {
    "ttl": ("text/turtle", "turtle"),
    "jsonld": ("application/ld+json", "json-ld"),
    "nt": ("application/n-triples", "nt"),
    "rdf": ("application/rdf+xml", "xml"),
}


def fetch(site: Endpoint, path: str, accept: str | None = None, **headers: str) -> Reply:
    return site.request("GET", path, **({"Accept": accept} if accept else {}), **headers)


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", f"/page/{PERSON}"),
        ("text/turtle", f"/data/{PERSON}.ttl"),
        ("application/ld+json", f"/data/{PERSON}.jsonld"),
        ("application/rdf+xml, text/turtle;q=0.5", f"/data/{PERSON}.rdf"),
        ("application/n-triples", f"/data/{PERSON}.nt"),
        ("*/*", f"/data/{PERSON}.ttl"),
        (None, f"/data/{PERSON}.ttl"),
    ],
)
def test_a_thing_is_seen_elsewhere(story_site: Endpoint, accept: str | None, target: str) -> None:
    reply = fetch(story_site, f"/id/{PERSON}", accept)
    assert (reply.status, urlsplit(reply.headers["location"]).path) == (303, target)
    assert "Accept" in reply.headers["vary"]
    assert f'/data/{PERSON}.ttl>; rel="alternate"; type="text/turtle"' in reply.headers["link"]
    assert reply.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", [f"/id/{PERSON}", f"/data/{PERSON}.ttl", "/graph/registry", "/void", "/dumps"])
def test_a_browser_may_send_headers_of_its_own_from_elsewhere(story_site: Endpoint, path: str) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access_Control_Request_Method": "GET"}
    reply = story_site.request("OPTIONS", path, Access_Control_Request_Headers="x-own", **asked)
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, "*")
    assert "*" in reply.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in reply.headers


def test_what_is_not_offered_is_406(story_site: Endpoint) -> None:
    reply = fetch(story_site, f"/id/{PERSON}", "image/png")
    assert (reply.status, "text/turtle" in reply.text) == (406, True)


@pytest.mark.parametrize("name", TYPES)
def test_a_document_says_what_is_known_in_every_format(story_site: Endpoint, name: str) -> None:
    reply = fetch(story_site, f"/data/{PERSON}.{name}")
    media_type, parser = TYPES[name]
    assert (reply.status, reply.headers["content-type"].split(";")[0]) == (200, media_type)
    graph = Graph().parse(data=reply.body, format=parser)
    base = f"http://127.0.0.1:{story_site.port}/"
    subject = URIRef(f"{base}id/{PERSON}")
    assert (subject, RDF.type, FOAF.Person) in graph
    assert (subject, RDFS.label, Literal("Hasan Baruna")) in graph
    assert next(graph.subjects(RISALAH.issuer, subject), None) is not None
    assert (URIRef(f"{base}data/{PERSON}"), FOAF.primaryTopic, subject) in graph
    assert f'<{subject}>; rel="about"' in reply.headers["link"]
    assert f'<{base}void>; rel="describedby"' in reply.headers["link"]


def test_a_relation_comes_with_its_evidence(story_site: Endpoint) -> None:
    found = story_site.get(
        "PREFIX r: <https://w3id.org/risalah/ontology#> SELECT ?d { ?d a r:Directive } LIMIT 1", format="json"
    )
    iri = json.loads(found.body)["results"]["bindings"][0]["d"]["value"]
    graph = Graph().parse(data=fetch(story_site, urlsplit(iri).path.replace("/id/", "/data/") + ".ttl").body)
    quoted = list(graph.objects(None, URIRef("http://www.w3.org/ns/oa#exact")))
    assert quoted
    assert all(str(text).strip() for text in quoted)


def test_rdflib_follows_an_iri(story_site: Endpoint) -> None:
    graph = Graph().parse(f"http://127.0.0.1:{story_site.port}/id/{PERSON}")
    assert (URIRef(f"http://127.0.0.1:{story_site.port}/id/{PERSON}"), RDF.type, FOAF.Person) in graph


def test_every_iri_of_the_dataset_leads_somewhere(story_site: Endpoint) -> None:
    base = f"http://127.0.0.1:{story_site.port}/id/"
    query = f'SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{base}")) FILTER(!CONTAINS(STR(?s), "#")) }}'
    iris = [row["s"]["value"] for row in json.loads(story_site.get(query, format="json").body)["results"]["bindings"]]
    assert len(iris) > 50
    for iri in iris:
        seen = fetch(story_site, urlsplit(iri).path, "text/turtle")
        assert seen.status == 303
        assert fetch(story_site, urlsplit(seen.headers["location"]).path).status == 200, iri
        page = fetch(story_site, urlsplit(iri).path, "text/html")
        where = urlsplit(page.headers["location"])
        shown = fetch(story_site, f"{where.path}?{where.query}", "text/html")
        # A meeting judged the same as another is shown on the page of their cluster.
        assert shown.status in (200, 302), (iri, page.headers["location"])


def test_what_is_not_there_is_404(story_site: Endpoint) -> None:
    assert fetch(story_site, "/data/person/nobody-at-all.ttl").status == 404
    assert fetch(story_site, "/graph/report/none", "text/turtle").status == 404
    assert fetch(story_site, "/dumps/none/risalah.nq.gz").status == 404
    assert fetch(story_site, "/dumps/..%2f..%2farchive.sqlite/risalah.nq.gz").status == 404


def test_an_unchanged_document_is_not_sent_again(story_site: Endpoint) -> None:
    first = fetch(story_site, f"/data/{PERSON}.ttl")
    again = fetch(story_site, f"/data/{PERSON}.ttl", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert fetch(story_site, f"/data/{PERSON}.nt", If_None_Match=first.headers["etag"]).status == 200


def test_a_reports_graph_holds_all_that_the_report_states(story_site: Endpoint) -> None:
    iri = f"http://127.0.0.1:{story_site.port}/graph/report/p1"
    count = story_site.get(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}", format="csv")
    expected = int(count.text.split()[1])
    for accept, parser in (("text/turtle", "turtle"), ("application/ld+json", "json-ld")):
        graph = Graph().parse(data=fetch(story_site, "/graph/report/p1", accept).body, format=parser)
        assert len(graph) == expected
    dataset = Dataset()
    dataset.parse(data=fetch(story_site, "/graph/report/p1.nq").body, format="nquads")
    assert {str(graph) for *_, graph in dataset.quads()} == {iri}
    page = fetch(story_site, "/graph/report/p1", "text/html")
    assert urlsplit(page.headers["location"]).path == "/page/report/p1"


@pytest.mark.parametrize("name", ["", *[f".{ending}" for ending in TYPES]])
def test_the_ontology_is_given_in_every_format(story_site: Endpoint, name: str) -> None:
    reply = fetch(story_site, f"/ontology{name}", None if name else "text/turtle")
    parser = TYPES[name.lstrip(".") or "ttl"][1]
    graph = Graph().parse(data=reply.body, format=parser)
    assert (RISALAH.Directive, RDF.type, OWL.Class) in graph


def test_the_ontology_has_a_page_in_both_languages(story_site: Endpoint) -> None:
    for language, word in (("en", "Directive"), ("id", "Arahan")):
        reply = fetch(story_site, f"/ontology?lang={language}", "text/html")
        assert (reply.status, word in reply.text, 'id="Directive"' in reply.text) == (200, True, True)
    assert (
        fetch(story_site, "/scheme/strength/order", "text/html")
        .headers["location"]
        .endswith("/ontology#strength-order")
    )


def test_the_dataset_is_described_with_real_counts(story_site: Endpoint) -> None:
    assert fetch(story_site, "/.well-known/void").headers["location"].endswith("/void")
    dataset = URIRef(f"http://127.0.0.1:{story_site.port}/dataset")
    end = time.monotonic() + 30
    while True:
        graph = Graph().parse(data=fetch(story_site, "/void", "text/turtle").body, format="turtle")
        if (dataset, VOID.triples, None) in graph or time.monotonic() > end:
            break
        time.sleep(0.1)  # it is counted in the background
    count = story_site.get("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", format="csv")
    assert int(str(graph.value(dataset, VOID.triples))) == int(count.text.split()[1])
    assert graph.value(dataset, VOID.sparqlEndpoint) == URIRef(story_site.url)
    assert (dataset, RDF.type, DCAT.Dataset) in graph
    assert fetch(story_site, "/void", "text/html").status == 200


def test_a_description_without_counts_says_so_and_tells_no_wrong_ones(large_file: Path, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    queries = QueryService(settings, FileSource(large_file))
    app = create_app(settings, blueprints=DATASET_BLUEPRINTS)
    sparql.install(app, queries)
    known, dataset = app.extensions["risalah"], app.extensions["risalah"].iris.dataset
    try:
        first = description(queries, known, wait_s=0)
        assert not first.counted
        assert (dataset, VOID.triples, None) not in first.graph
        assert {str(words.language) for words in first.graph.objects(dataset, RDFS.comment)} == {"en", "id"}
        whole = description(queries, known, wait_s=None)
        assert whole.counted
        assert int(str(whole.graph.value(dataset, VOID.triples))) > 0
        assert (dataset, RDFS.comment, None) not in whole.graph
        assert whole.tag != first.tag
        assert description(queries, known, wait_s=0) is whole
    finally:
        queries.stop()


def test_a_dump_holds_everything_and_its_checksum_is_right(story_site: Endpoint) -> None:
    first = fetch(story_site, "/dumps/latest/risalah.nq.gz")
    assert first.status == 303
    path = urlsplit(first.headers["location"]).path
    data = fetch(story_site, path).body
    sums = fetch(story_site, path.replace("risalah.nq.gz", "SHA256SUMS")).text
    assert f"{hashlib.sha256(data).hexdigest()}  risalah.nq.gz" in sums
    dataset = Dataset()
    dataset.parse(io.BytesIO(gzip.decompress(data)), format="nquads")
    count = story_site.get("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", format="csv")
    assert sum(1 for _ in dataset.quads()) == int(count.text.split()[1])
    listed = json.loads(fetch(story_site, "/dumps", "application/json").body)
    assert listed["dumps"][0]["made"]
    assert {file["name"] for file in listed["dumps"][0]["files"]} == {"risalah.nq.gz", "risalah.trig.gz"}
    assert "SHA256SUMS" in fetch(story_site, "/dumps", "text/html").text
