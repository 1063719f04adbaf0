"""The requests of the W3C's protocol validator, as it sends them, and how each comes out here.

The validator fills the store by updates before it asks. This endpoint takes none, so the graphs are in the
dataset from the start, and the tests of updates are refused one and all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from graph.settings import Settings
from tests.web.sparql.conftest import Endpoint, Reply, serving
from web.query_service import QueryService
from web.snapshots import FileSource

# No document of these names is ever fetched: `.example` is nobody's.
DATA0, DATA1, DATA2, DATA3 = (f"http://validator.example/data{number}.rdf" for number in range(4))
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
TYPED = f"<{DATA1}> a ?type . <{DATA2}> a ?type ."
IN_GRAPHS = f"GRAPH ?g1 {{ <{DATA1}> a ?type }} GRAPH ?g2 {{ <{DATA2}> a ?type }}"
CHANGE = "WITH <http://example/a> DELETE { ?p <http://example/n> 'Bill' } WHERE { ?p <http://example/n> 'Bill' }"
Fields = Sequence[tuple[str, str]]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    path: Path = tmp_path_factory.mktemp("validator") / "graphs.trig"
    path.write_text("".join(f"GRAPH <{name}> {{ <{name}> a <{DOCUMENT}> }}\n" for name in (DATA1, DATA2, DATA3)))
    with serving(QueryService(Settings(base="http://example.org/", query_workers=2), FileSource(path))) as running:
        yield running


def get(endpoint: Endpoint, fields: Fields, method: str = "GET") -> Reply:
    return endpoint.request(method, f"/sparql?{urlencode(fields)}")


def form(endpoint: Endpoint, fields: Fields, content_type: str | None = FORM, address: Fields = ()) -> Reply:
    headers: dict[str, Any] = {"Content_Type": content_type} if content_type else {}
    return endpoint.request("POST", f"/sparql?{urlencode(address)}", body=urlencode(fields).encode(), **headers)


def direct(endpoint: Endpoint, text: str, content_type: str | None, encoding: str = "utf-8") -> Reply:
    headers: dict[str, Any] = {"Content_Type": content_type} if content_type else {}
    return endpoint.request("POST", "/sparql", body=text.encode(encoding), **headers)


def graphs(*default: str, named: Sequence[str] = ()) -> list[tuple[str, str]]:
    return [("default-graph-uri", name) for name in default] + [("named-graph-uri", name) for name in named]


ASK = [("query", "ASK {}"), *graphs(DATA0)]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(ASK, id="query_get, query_post_form"),
        pytest.param(
            [("query", f"ASK {{ <{DATA1}> ?p ?o }}"), *graphs(DATA1)],
            id="query_dataset_default_graph",
        ),
        pytest.param([("query", f"ASK {{ {TYPED} }}"), *graphs(DATA1, DATA2)], id="query_dataset_default_graphs"),
        pytest.param(
            [("query", f"ASK {{ {IN_GRAPHS} }}"), *graphs(named=(DATA1, DATA2))],
            id="query_dataset_named_graphs",
        ),
        pytest.param(
            [("query", f"ASK {{ <{DATA3}> a ?type {IN_GRAPHS} }}"), *graphs(DATA3, named=(DATA1, DATA2))],
            id="query_dataset_full",
        ),
        pytest.param(
            [("query", f"ASK FROM <{DATA3}> {{ {IN_GRAPHS} }}"), *graphs(named=(DATA1, DATA2))],
            id="query_multiple_dataset",
        ),
    ],
)
def test_a_query_is_answered_by_get_and_by_form(endpoint: Endpoint, fields: list[tuple[str, str]]) -> None:
    for reply in (get(endpoint, fields), form(endpoint, fields)):
        assert reply.status == 200, reply.text
        assert json.loads(reply.body)["boolean"] is True
    # Over a graph that there is not, nothing but the empty pattern is found.
    elsewhere = [("query", fields[0][1]), *graphs(DATA0)]
    assert json.loads(form(endpoint, elsewhere).body)["boolean"] is (fields is ASK)


def test_a_query_is_answered_by_direct_post(endpoint: Endpoint) -> None:
    assert json.loads(direct(endpoint, "ASK {}", QUERY).body)["boolean"] is True


@pytest.mark.parametrize(
    ("query", "content_type"),
    [
        pytest.param("SELECT (1 AS ?value) {}", "application/sparql-results+json", id="query_content_type_select"),
        pytest.param("ASK {}", "application/sparql-results+json", id="query_content_type_ask"),
        pytest.param("DESCRIBE <http://example.org/>", "text/turtle; charset=utf-8", id="query_content_type_describe"),
        pytest.param(
            "CONSTRUCT { <s> <p> 1 } WHERE {}", "text/turtle; charset=utf-8", id="query_content_type_construct"
        ),
    ],
)
def test_the_format_fits_the_form_of_the_query(endpoint: Endpoint, query: str, content_type: str) -> None:
    reply = form(endpoint, [("query", query), *graphs(DATA0)])
    assert (reply.status, reply.headers["content-type"]) == (200, content_type)


def test_what_is_no_query_is_refused(endpoint: Endpoint) -> None:
    found = {
        "bad_query_method": get(endpoint, ASK, "PUT"),
        "bad_multiple_queries": get(endpoint, [*ASK, ("query", "SELECT * {}")]),
        "bad_query_wrong_media_type": direct(endpoint, "ASK {}", "text/plain"),
        "bad_query_missing_form_type": form(endpoint, ASK, None),
        "bad_query_missing_direct_type": direct(endpoint, "ASK {}", None),
        "bad_query_non_utf8": direct(endpoint, "ASK {}", f"{QUERY}; charset=UTF-16", "utf-16"),
        "bad_query_syntax": get(endpoint, [("query", "ASK {"), *graphs(DATA0)]),
    }
    assert {name: reply.status for name, reply in found.items()} == {
        "bad_query_method": 405,
        "bad_multiple_queries": 400,
        "bad_query_wrong_media_type": 415,
        "bad_query_missing_form_type": 415,
        "bad_query_missing_direct_type": 415,
        "bad_query_non_utf8": 415,
        "bad_query_syntax": 400,
    }


def test_no_update_is_taken_right_or_wrong(endpoint: Endpoint) -> None:
    using = [("using-graph-uri", DATA0)]
    insert = f"INSERT {{ GRAPH <http://example.org/new> {{ ?s ?p ?o }} }} WHERE {{ ?s a <{DOCUMENT}> }}"
    found = {
        "update_post_form": form(endpoint, [("update", "CLEAR ALL")]),
        "update_post_direct": direct(endpoint, "CLEAR ALL", UPDATE),
        "update_dataset": form(endpoint, [("update", insert)], address=[("using-graph-uri", DATA1)]),
        "update_dataset_named": form(endpoint, [("update", insert)], address=[("using-named-graph-uri", DATA1)]),
        "bad_update_get": get(endpoint, [("update", "CLEAR ALL"), *using]),
        "bad_update_form_body_missing": form(endpoint, [], address=[("update", "CLEAR ALL")]),
        "bad_multiple_updates": form(endpoint, [("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT"), *using]),
        "bad_update_wrong_media_type": direct(endpoint, "CLEAR NAMED", "text/plain"),
        "bad_update_missing_form_type": form(endpoint, [("update", "CLEAR NAMED"), *using], None),
        "bad_update_non_utf8": direct(endpoint, "CLEAR NAMED", f"{UPDATE}; charset=UTF-16", "utf-16"),
        "bad_update_syntax": form(endpoint, [("update", "CLEAR XYZ"), *using]),
        "bad_update_dataset_conflict": form(
            endpoint, [("using-named-graph-uri", "http://example/people"), ("update", CHANGE)]
        ),
    }
    told = {name: reply.status for name, reply in found.items()}
    assert {name: status for name, status in told.items() if status != 403} == {
        "bad_update_wrong_media_type": 415,
        "bad_update_missing_form_type": 415,
    }
    there = form(endpoint, [("query", f"ASK {{ {TYPED} }}"), *graphs(DATA1, DATA2)])
    assert json.loads(there.body)["boolean"] is True
