"""The clients that researchers use, against a running endpoint."""

from __future__ import annotations

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pandas as pd
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import FOAF, RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.web.sparql.conftest import Endpoint

LABELS = "SELECT DISTINCT ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } ORDER BY ?o"
GRAPH = "CONSTRUCT WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
NAMES = ["Ani Lestari", 'Budi, "Pak"\nHartono']
CLIENTS = Path(__file__).with_name("clients")


def wrapper(endpoint: Endpoint, query: str, **settings: Any) -> SPARQLWrapper:
    made = SPARQLWrapper(endpoint.url)
    made.setQuery(query)
    for name, value in settings.items():
        getattr(made, f"set{name}")(value)
    return made


class TestSPARQLWrapper:
    @pytest.mark.parametrize(
        ("method", "request_method"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)],
        ids=["GET", "POST form", "POST direct"],
    )  # fmt: skip
    def test_rows_by_every_method(self, endpoint: Endpoint, method: str, request_method: str) -> None:
        asked = wrapper(endpoint, LABELS, ReturnFormat=JSON, Method=method, RequestMethod=request_method)
        rows = asked.query().convert()["results"]["bindings"]
        assert [row["o"]["value"] for row in rows] == NAMES

    @pytest.mark.parametrize("kind", [CSV, TSV, XML, JSON])
    def test_rows_in_every_format(self, endpoint: Endpoint, kind: str) -> None:
        answer = wrapper(endpoint, LABELS, ReturnFormat=kind).query()
        text = answer.response.read().decode()
        assert "Ani Lestari" in text
        assert {"tsv": "tab-separated"}.get(kind, kind) in answer.info()["content-type"]

    def test_ask(self, endpoint: Endpoint) -> None:
        assert wrapper(endpoint, "ASK { ?s ?p ?o }", ReturnFormat=JSON).query().convert()["boolean"] is True

    @pytest.mark.parametrize("kind", [TURTLE, RDFXML, JSONLD, N3])
    @pytest.mark.parametrize("query", [GRAPH, "DESCRIBE <http://example.org/ani>"], ids=["CONSTRUCT", "DESCRIBE"])
    def test_graphs_in_every_format(self, endpoint: Endpoint, query: str, kind: str) -> None:
        parser = {TURTLE: "turtle", RDFXML: "xml", JSONLD: "json-ld", N3: "n3"}[kind]
        answer = wrapper(endpoint, query, ReturnFormat=kind).query()
        graph = Graph().parse(data=answer.response.read(), format=parser)
        assert (URIRef("http://example.org/ani"), RDFS.label, None) in graph

    def test_a_default_graph(self, endpoint: Endpoint) -> None:
        asked = wrapper(endpoint, LABELS, ReturnFormat=JSON)
        asked.addDefaultGraph("http://example.org/data3")
        assert [row["o"]["value"] for row in asked.query().convert()["results"]["bindings"]] == NAMES[:1]

    def test_an_error_is_told(self, endpoint: Endpoint) -> None:
        with pytest.raises(QueryBadFormed, match="PREFIX foaf"):
            wrapper(endpoint, "SELECT * { ?s foaf:name ?o }").query()

    def test_an_update_is_refused(self, endpoint: Endpoint) -> None:
        with pytest.raises(HTTPError, match="403"):
            wrapper(endpoint, "DROP ALL", Method=POST).query()


class TestRdflib:
    @pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
    @pytest.mark.parametrize("kind", ["xml", "json", "csv", "tsv"])
    def test_rows(self, endpoint: Endpoint, method: str, kind: str) -> None:
        store = SPARQLStore(endpoint.url, method=method, returnFormat=kind)
        assert [str(row[0]) for row in Graph(store=store).query(LABELS)] == NAMES

    def test_triples_and_length(self, endpoint: Endpoint) -> None:
        graph = Graph(store=SPARQLStore(endpoint.url))
        assert {str(s) for s in graph.subjects(predicate=RDFS.label)} == {
            "http://example.org/ani", "http://example.org/budi"
        }  # fmt: skip
        assert len(graph) > 0
        assert Graph(store=SPARQLStore(endpoint.url)).query("ASK { ?s ?p ?o }").askAnswer

    def test_one_named_graph(self, endpoint: Endpoint) -> None:
        store = SPARQLStore(endpoint.url, context_aware=True)
        graph = Graph(store=store, identifier=URIRef("http://example.org/data2"))
        assert list(graph.subjects(predicate=URIRef(RDFS.label))) == [URIRef("http://example.org/budi")]

    def test_the_description_is_read_from_the_address_itself(self, endpoint: Endpoint) -> None:
        assert len(Graph().parse(endpoint.url)) > 10

    def test_federation_reaches_the_endpoint(self, endpoint: Endpoint) -> None:
        rows = Graph().query(f"SELECT ?o {{ SERVICE <{endpoint.url}> {{ ?s <{RDFS.label}> ?o }} }}")
        assert {str(row[0]) for row in rows} == set(NAMES)


class TestPandas:
    def test_a_table_by_address(self, endpoint: Endpoint) -> None:
        from urllib.parse import urlencode

        table = pd.read_csv(f"{endpoint.url}?{urlencode({'query': LABELS, 'format': 'csv'})}")
        assert list(table["o"]) == NAMES

    def test_a_table_by_accept(self, endpoint: Endpoint) -> None:
        from urllib.parse import urlencode

        address = f"{endpoint.url}?{urlencode({'query': LABELS})}"
        table = pd.read_csv(address, storage_options={"Accept": "text/csv"})
        assert list(table["o"]) == NAMES


class TestOxigraph:
    def test_federation_reaches_the_endpoint(self, endpoint: Endpoint) -> None:
        store = ox.Store()
        rows: Any = store.query(f"SELECT ?s {{ SERVICE <{endpoint.url}> {{ ?s a <{FOAF.Document}> }} }}")
        assert {row["s"].value for row in rows} == {f"http://example.org/data{n}" for n in (1, 2, 3)}

    @pytest.mark.parametrize("name", ["JSON", "XML", "TSV"])
    def test_answers_are_read_back(self, endpoint: Endpoint, name: str) -> None:
        answer = BytesIO(endpoint.get(LABELS, format=name.lower()).body)
        found: Any = ox.parse_query_results(answer, format=getattr(ox.QueryResultsFormat, name))
        assert [row["o"].value for row in found] == NAMES


def node_program() -> str | None:
    """The Node.js that comes with the clients where there is one for this machine, else the machine's own."""
    own = next(CLIENTS.glob("node_modules/node-*/bin/node"), None)
    return str(own) if own else shutil.which("node")


def node(client: str, endpoint: Endpoint) -> dict[str, Any]:
    """What a client in JavaScript got."""
    program = node_program()
    if program is None:
        pytest.skip("Node.js is not installed")
    if not (CLIENTS / "node_modules").is_dir():
        pytest.skip(f"the clients are not installed: run `npm ci` in {CLIENTS.relative_to(Path.cwd())}")
    command = [program, "clients.mjs", client, endpoint.url]
    done = subprocess.run(command, cwd=CLIENTS, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("client", ["fetch-sparql-endpoint", "sparql-http-client"])
def test_clients_in_javascript(endpoint: Endpoint, client: str) -> None:
    found = node(client, endpoint)
    error = found.pop("error")
    assert "PREFIX foaf" in error or "400" in error or "Bad Request" in error
    for name, value in found.items():
        expected: Any = True if name.endswith(" ask") else 2 if name.endswith(" triples") else NAMES
        assert value == expected, name


def test_comunica(endpoint: Endpoint) -> None:
    program = node_program()
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout if program else ""
    version = told.strip()
    if version and int(version.lstrip("v").split(".")[0]) < 22:
        pytest.skip(f"Comunica 5 needs Node.js 22 or later; {version} is installed")
    for name, value in node("comunica", endpoint).items():
        expected: Any = True if name.endswith(" ask") else 2 if name.endswith(" triples") else NAMES
        assert value == expected, name
