"""The W3C's list of SPARQL Protocol tests, and what real clients need besides it.

The cases of the first tables carry the names of the W3C's list (query and bad-request tests); its data
documents are the named graphs of the fixture.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import xml.etree.ElementTree as ET
from urllib.parse import quote, unquote_to_bytes, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, URIRef

from tests.web.sparql.conftest import Endpoint
from web.sparql_protocol import _unescape

DATA1, DATA2, DATA3 = (f"http://example.org/data{n}" for n in (1, 2, 3))
NOWHERE = "http://example.org/data0"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
BOTH = f"ASK {{ <{DATA1}> a ?type . <{DATA2}> a ?type . }}"
IN_GRAPHS = f"ASK {{ GRAPH ?g1 {{ <{DATA1}> a ?type }} GRAPH ?g2 {{ <{DATA2}> a ?type }} }}"
WITH_DEFAULT = f"ASK {{ <{DATA3}> a ?type GRAPH ?g1 {{ <{DATA1}> a ?type }} GRAPH ?g2 {{ <{DATA2}> a ?type }} }}"


def graphs(**names: list[str]) -> str:
    return urlencode([(key.replace("_", "-"), value) for key, values in names.items() for value in values])


def truth(text: bytes, content_type: str) -> bool:
    if "json" in content_type:
        return bool(json.loads(text)["boolean"])
    return "<boolean>true</boolean>" in text.decode()


@pytest.mark.parametrize(
    ("method", "path", "body", "content_type", "answer"),
    [
        pytest.param("GET", "?query=ASK%20%7B%7D", None, None, True, id="query_get"),
        pytest.param("POST", "", b"query=ASK%20%7B%7D", FORM, True, id="query_post_form"),
        pytest.param("POST", "", b"ASK {}", DIRECT, True, id="query_post_direct"),
        pytest.param("POST", "", b"ASK {}", f"{DIRECT}; charset=UTF-8", True, id="query_post_direct_with_charset"),
        pytest.param("POST", "", b"\xef\xbb\xbfASK {}", DIRECT, True, id="a file that begins with a byte order mark"),
        pytest.param("POST", "", b"ASK {}", f"{DIRECT};version=1.1", True, id="query_post_direct_with_version_param"),
        pytest.param("GET", "?query=ASK%20%7B%7D&version=1.2", None, None, True, id="query_get_with_version"),
        pytest.param("GET", "/?query=ASK%20%7B%7D", None, None, True, id="the path may end in a slash"),
        pytest.param(
            "GET",
            "?" + urlencode({"query": BOTH}) + "&" + graphs(default_graph_uri=[DATA1, DATA2]),
            None,
            None,
            True,
            id="query_dataset_default_graphs_get",
        ),
        pytest.param(
            "GET",
            "?" + urlencode({"query": BOTH}) + "&" + graphs(default_graph_uri=[DATA1]),
            None,
            None,
            False,
            id="one default graph has not what another has",
        ),
        pytest.param(
            "POST",
            "?" + graphs(default_graph_uri=[DATA1, DATA2]),
            BOTH.encode(),
            DIRECT,
            True,
            id="query_dataset_default_graphs_post",
        ),
        pytest.param(
            "POST",
            "",
            f"{urlencode({'query': BOTH})}&{graphs(default_graph_uri=[DATA1, DATA2])}".encode(),
            FORM,
            True,
            id="query_post_form_dataset",
        ),
        pytest.param(
            "GET",
            "?" + urlencode({"query": IN_GRAPHS}) + "&" + graphs(named_graph_uri=[DATA1, DATA2]),
            None,
            None,
            True,
            id="query_dataset_named_graphs_get",
        ),
        pytest.param(
            "POST",
            "?" + graphs(named_graph_uri=[DATA1]),
            IN_GRAPHS.encode(),
            DIRECT,
            False,
            id="a graph that is not named is not there",
        ),
        pytest.param(
            "POST",
            "?" + graphs(named_graph_uri=[DATA1, DATA2]),
            IN_GRAPHS.encode(),
            DIRECT,
            True,
            id="query_dataset_named_graphs_post",
        ),
        pytest.param(
            "POST",
            "?" + graphs(default_graph_uri=[DATA3], named_graph_uri=[DATA1, DATA2]),
            WITH_DEFAULT.encode(),
            DIRECT,
            True,
            id="query_dataset_full",
        ),
        pytest.param(
            "POST",
            "?" + graphs(default_graph_uri=[DATA2]),
            f"ASK FROM <{DATA1}> {{ <{DATA1}> a ?type }}".encode(),
            DIRECT,
            False,
            id="query_multiple_dataset: the request wins over FROM",
        ),
        pytest.param(
            "POST",
            f"?named-graph-uri={quote(f'{DATA1}&named-graph-uri={DATA2}', safe='')}",
            f"ASK FROM <{DATA3}> {{ GRAPH ?g1 {{ <{DATA1}> a ?type }} GRAPH ?g2 {{ <{DATA2}> a ?type }} }}".encode(),
            DIRECT,
            True,
            id="query_multiple_dataset: as the list has it, with the sign between two graphs escaped",
        ),
        pytest.param(
            "POST",
            f"?default-graph-uri={quote(NOWHERE, safe='')}",
            b"query=ASK%20%7B%7D",
            FORM,
            True,
            id="query_post_form: the dataset in the address, of a graph that there is not",
        ),
        pytest.param(
            "GET",
            "?" + urlencode({"query": f"ASK FROM <{DATA1}> {{ <{DATA2}> a ?type }}"}),
            None,
            None,
            False,
            id="FROM chooses the default graph",
        ),
        pytest.param(
            "GET",
            "?" + urlencode({"query": f"ASK FROM <{DATA1}> FROM <{DATA2}> {{ <{DATA2}> a ?type }}"}),
            None,
            None,
            True,
            id="FROM merges graphs",
        ),
        pytest.param("GET", "?" + urlencode({"query": BOTH}), None, None, True, id="without any, all graphs count"),
        pytest.param(
            "GET",
            "?" + urlencode({"query": "BASE <http://example.org/> ASK { <data1> a ?type }"}),
            None,
            None,
            True,
            id="query_base_uri",
        ),
    ],
)
def test_a_right_request_is_answered(
    endpoint: Endpoint, method: str, path: str, body: bytes | None, content_type: str | None, answer: bool
) -> None:
    reply = endpoint.request(
        method, "/sparql" + path, body=body, **({"Content_Type": content_type} if content_type else {})
    )
    assert reply.status == 200, reply.text
    assert truth(reply.body, reply.headers["content-type"]) is answer


@pytest.mark.parametrize(
    ("method", "path", "body", "content_type", "status"),
    [
        pytest.param("PUT", "?query=ASK%20%7B%7D", None, None, 405, id="bad_query_method"),
        pytest.param("DELETE", "?query=ASK%20%7B%7D", None, None, 405, id="DELETE is no query method"),
        pytest.param("GET", "?query=ASK%20%7B%7D&query=ASK%20%7B%7D", None, None, 400, id="bad_multiple_queries"),
        pytest.param("POST", "", b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400, id="bad_multiple_queries_form"),
        pytest.param("POST", "?query=ASK%7B%7D", b"ASK {}", DIRECT, 400, id="a query in the address and another"),
        pytest.param("POST", "", b"query=ASK%20%7B%7D", "text/plain", 415, id="bad_query_wrong_media_type"),
        pytest.param("POST", "", b"query=ASK%20%7B%7D", None, 415, id="bad_query_missing_form_type"),
        pytest.param("POST", "", b"ASK {}", None, 415, id="bad_query_missing_direct_type"),
        pytest.param(
            "POST", "", "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", 415, id="bad_query_non_utf8"
        ),
        pytest.param("POST", "", b'ASK { ?s ?p "\xe9" }', DIRECT, 400, id="bytes that are not UTF-8"),
        pytest.param("GET", "?query=%E9", None, None, 400, id="an address that is not UTF-8"),
        pytest.param("GET", "?query=ASK%20%7B", None, None, 400, id="bad_query_syntax"),
        pytest.param("GET", "?query=", None, None, 400, id="an empty query"),
        pytest.param("POST", "", b"", FORM, 400, id="a form without a query"),
        pytest.param(
            "GET", "?query=ASK%7B%7D&version=1.1&version=1.2", None, None, 400, id="bad_query_multiple_versions"
        ),
        pytest.param("GET", "?query=ASK%7B%7D", b"query=ASK", FORM, 400, id="bad_query_get_with_body"),
        pytest.param("GET", "?update=CLEAR%20ALL", None, None, 403, id="bad_update_get"),
        pytest.param("POST", "", b"update=CLEAR%20ALL", FORM, 403, id="an update by form"),
        pytest.param("POST", "", b"CLEAR ALL", "application/sparql-update", 403, id="an update directly"),
        pytest.param("GET", "?query=CLEAR%20ALL", None, None, 403, id="an update sent as a query"),
        pytest.param("GET", "?query=LOAD%20%3Chttp://example.org/x%3E", None, None, 403, id="LOAD sent as a query"),
        pytest.param(
            "POST", "", b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM, 403, id="bad_multiple_updates"
        ),
        pytest.param("POST", "", b"CLEAR NAMED", "text/plain", 415, id="bad_update_wrong_media_type"),
        pytest.param("POST", "", b"update=CLEAR%20NAMED", None, 415, id="bad_update_missing_form_type"),
        pytest.param(
            "POST", "", "CLEAR ALL".encode("utf-16"), "application/sparql-update; charset=UTF-16", 403,
            id="bad_update_non_utf8",
        ),
        pytest.param("POST", "", b"update=CLEAR%20XYZ", FORM, 403, id="bad_update_syntax"),
        pytest.param(
            "POST", "?using-named-graph-uri=http%3A%2F%2Fexample%2Fpeople",
            b"WITH <http://example/addresses> DELETE { ?s ?p 'Bill' } WHERE { ?s ?p 'Bill' }",
            "application/sparql-update", 403, id="bad_update_dataset_conflict",
        ),
        pytest.param(
            "POST", "", b"update=CLEAR%20ALL&version=1.1&version=1.2", FORM, 403, id="bad_update_multiple_versions"
        ),
        pytest.param("PUT", "?query=ASK%20%7B%7D", b"", FORM, 405, id="bad_query_method with a type of body"),
        pytest.param("GET", "?query=ASK%7B%7D&default-graph-uri=no%20iri", None, None, 400, id="no IRI of a graph"),
        pytest.param("GET", "?query=ASK%7B%7D&named-graph-uri=graph/1", None, None, 400, id="a relative one"),
        pytest.param("POST", "?update=CLEAR%20ALL", b"", FORM, 403, id="bad_update_form_body_missing"),
    ],
)  # fmt: skip
def test_a_wrong_request_is_refused_and_says_why(
    endpoint: Endpoint, method: str, path: str, body: bytes | None, content_type: str | None, status: int
) -> None:
    reply = endpoint.request(
        method, "/sparql" + path, body=body, **({"Content_Type": content_type} if content_type else {})
    )
    assert reply.status == status, reply.text
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"
    assert len(reply.text) > 20
    assert reply.headers["access-control-allow-origin"] == "*"


SELECT = "SELECT ?s ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
DESCRIBE = "DESCRIBE <http://example.org/ani>"


@pytest.mark.parametrize(
    ("query", "accept", "content_type"),
    [
        pytest.param(SELECT, None, "application/sparql-results+json", id="query_content_type_select"),
        pytest.param("ASK {}", None, "application/sparql-results+json", id="query_content_type_ask"),
        pytest.param(DESCRIBE, None, "text/turtle; charset=utf-8", id="query_content_type_describe"),
        pytest.param(CONSTRUCT, None, "text/turtle; charset=utf-8", id="query_content_type_construct"),
        pytest.param(SELECT, "*/*", "application/sparql-results+json", id="anything"),
        pytest.param(SELECT, "application/sparql-results+xml", "application/sparql-results+xml", id="XML"),
        pytest.param(SELECT, "application/json", "application/sparql-results+json", id="plain JSON"),
        pytest.param(SELECT, "text/csv", "text/csv; charset=utf-8", id="CSV"),
        pytest.param(SELECT, "text/*", "text/csv; charset=utf-8", id="any text"),
        pytest.param(
            SELECT,
            "text/tab-separated-values, text/csv;q=0.5",
            "text/tab-separated-values; charset=utf-8",
            id="TSV first",
        ),
        pytest.param(
            SELECT,
            "application/sparql-results+json;q=0.1, application/sparql-results+xml;q=0.7",
            "application/sparql-results+xml",
            id="the higher quality wins",
        ),
        pytest.param(
            SELECT,
            "application/sparql-results+xml, application/rdf+xml",
            "application/sparql-results+xml",
            id="as rdflib asks",
        ),
        pytest.param(
            SELECT, "application/sparql-results+json,*/*;q=0.9", "application/sparql-results+json", id="as YASGUI asks"
        ),
        pytest.param(CONSTRUCT, "application/n-triples", "application/n-triples", id="N-Triples"),
        pytest.param(CONSTRUCT, "application/rdf+xml", "application/rdf+xml", id="RDF/XML"),
        pytest.param(CONSTRUCT, "application/ld+json", "application/ld+json", id="JSON-LD"),
        pytest.param(CONSTRUCT, "application/trig", "application/trig; charset=utf-8", id="TriG"),
        pytest.param(CONSTRUCT, "application/n-quads", "application/n-quads", id="N-Quads"),
        pytest.param(CONSTRUCT, "text/n3", "text/n3; charset=utf-8", id="N3"),
        pytest.param("ASK {}", "text/csv", "text/csv; charset=utf-8", id="ASK as CSV"),
    ],
)
def test_the_format_follows_accept(endpoint: Endpoint, query: str, accept: str | None, content_type: str) -> None:
    reply = endpoint.get(query, accept=accept)
    assert (reply.status, reply.headers["content-type"]) == (200, content_type)
    assert reply.headers["vary"] == "Accept"
    assert int(reply.headers["content-length"]) == len(reply.body)
    assert reply.headers["dataset-version"] == "small.trig"


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_query_content_negotiation_of_a_posted_form(endpoint: Endpoint, accept: str) -> None:
    fields = f"{urlencode({'query': f'ASK {{ <{DATA1}> ?p ?o }}'})}&{graphs(default_graph_uri=[DATA1])}"
    reply = endpoint.request("POST", body=fields.encode(), Content_Type=FORM, Accept=accept)
    assert (reply.status, reply.headers["content-type"], truth(reply.body, accept)) == (200, accept, True)


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "text/csv;q=0")],
)
def test_what_cannot_be_given_is_406_and_names_what_can(endpoint: Endpoint, query: str, accept: str) -> None:
    reply = endpoint.get(query, accept=accept)
    assert reply.status == 406
    assert ("text/turtle" if query is CONSTRUCT else "application/sparql-results+json") in reply.text


@pytest.mark.parametrize(
    ("query", "parameters", "content_type"),
    [
        pytest.param(SELECT, {"format": "csv"}, "text/csv; charset=utf-8", id="by name"),
        pytest.param(SELECT, {"output": "xml"}, "application/sparql-results+xml", id="by its other name"),
        pytest.param(SELECT, {"format": "text/csv"}, "text/csv; charset=utf-8", id="by media type"),
        pytest.param(CONSTRUCT, {"format": "turtle"}, "text/turtle; charset=utf-8", id="Turtle"),
        pytest.param(CONSTRUCT, {"format": "rdf+xml"}, "application/rdf+xml", id="RDF/XML escaped"),
        pytest.param(CONSTRUCT, {"format": ["json-ld", "json-ld"]}, "application/ld+json", id="twice"),
        pytest.param(SELECT, {"format": "nonsense"}, "application/sparql-results+json", id="an unknown one is ignored"),
        pytest.param(SELECT, {"format": "turtle"}, "application/sparql-results+json", id="one of another kind too"),
    ],
)  # fmt: skip
def test_a_format_parameter_is_lenient(
    endpoint: Endpoint, query: str, parameters: dict[str, object], content_type: str
) -> None:
    reply = endpoint.get(query, **parameters)
    assert (reply.status, reply.headers["content-type"]) == (200, content_type)


def test_a_plus_that_was_not_escaped_is_understood(endpoint: Endpoint) -> None:
    reply = endpoint.request("GET", f"/sparql?query={quote(CONSTRUCT)}&format=rdf+xml")
    assert reply.headers["content-type"] == "application/rdf+xml"


def test_all_row_formats_hold_the_same_rows(endpoint: Endpoint) -> None:
    told = 'Budi, "Pak"\nHartono'
    rows = json.loads(endpoint.get(SELECT, format="json").body)["results"]["bindings"]
    assert told in {row["o"]["value"] for row in rows}
    table = list(csv.DictReader(io.StringIO(endpoint.get(SELECT, format="csv").text, newline="")))
    assert told in {row["o"] for row in table}
    tree = ET.fromstring(endpoint.get(SELECT, format="xml").body)
    results = tree.findall(".//{http://www.w3.org/2005/sparql-results#}result")
    lines = endpoint.get(SELECT, format="tsv").text.splitlines()
    assert len(rows) == len(table) == len(results) == len(lines) - 1 == 3


def test_all_graph_formats_hold_the_same_triples(endpoint: Endpoint) -> None:
    expected = {(str(s), str(o)) for s, _, o in Graph().parse(data=endpoint.get(CONSTRUCT).body, format="turtle")}
    assert len(expected) == 2
    for name, parser in [("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld"), ("n3", "n3")]:
        graph = Graph().parse(data=endpoint.get(CONSTRUCT, format=name).body, format=parser)
        assert {(str(s), str(o)) for s, _, o in graph} == expected, name
    for name, parser in [("trig", "trig"), ("nq", "nquads")]:
        dataset = Dataset()
        dataset.parse(data=endpoint.get(CONSTRUCT, format=name).body, format=parser)
        assert {(str(s), str(o)) for s, _, o, _ in dataset.quads()} == expected, name


def test_turtle_uses_the_prefixes_of_the_query(endpoint: Endpoint) -> None:
    query = (
        "PREFIX x: <http://x.example/> # mine\nBASE <http://b.example/> PREFIX y: <y#>\nCONSTRUCT { x:s x:p y:o } {}"
    )
    assert "\nx:s x:p <http://b.example/y#o> .\n" in endpoint.get(query).text
    assert 'xmlns:x="' not in endpoint.get(query, format="rdf").text


def test_the_union_is_a_bag_and_distinct_makes_it_a_set(endpoint: Endpoint) -> None:
    ani = "{ <http://example.org/ani> <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
    assert len(json.loads(endpoint.get(f"SELECT ?name {ani}").body)["results"]["bindings"]) == 2
    assert len(json.loads(endpoint.get(f"SELECT DISTINCT ?name {ani}").body)["results"]["bindings"]) == 1


def test_a_coded_body_is_refused_as_such(endpoint: Endpoint) -> None:
    reply = endpoint.request("POST", body=gzip.compress(b"ASK {}"), Content_Type=DIRECT, Content_Encoding="gzip")
    assert (reply.status, "coded as gzip" in reply.text) == (415, True)
    assert endpoint.request("POST", body=b"ASK {}", Content_Type=DIRECT, Content_Encoding="identity").status == 200


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("query", "address", "content_type", "name"),
    [
        pytest.param(SELECT, "format=csv", "text/csv; charset=utf-8", "risalah.csv", id="rows"),
        pytest.param(CONSTRUCT, "output=rdf+xml", "application/rdf+xml", "risalah.rdf", id="a graph"),
        pytest.param(SELECT, "format=text%2Fcsv", "text/csv; charset=utf-8", "risalah.csv", id="by media type"),
        pytest.param(SELECT, "format=nonsense", "text/html", None, id="a format that there is not"),
        pytest.param(SELECT, "view=chart", "text/html", None, id="no format"),
    ],
)
def test_a_browser_that_names_a_format_gets_a_file(
    endpoint: Endpoint, query: str, address: str, content_type: str, name: str | None
) -> None:
    path = f"/sparql?query={quote(query)}&{address}"
    reply = endpoint.request("GET", path, Accept=BROWSER)
    assert (reply.status, reply.headers["content-type"]) == (200, content_type)
    assert reply.headers.get("content-disposition") == (f'attachment; filename="{name}"' if name else None)
    assert "content-disposition" not in endpoint.request("GET", path, Accept="text/csv, application/rdf+xml").headers


@pytest.mark.parametrize(
    ("value", "read"),
    [
        pytest.param("a\\rb\\r\\nc", "a\rb\r\nc", id="carriage returns"),
        pytest.param(" lead\\t&<>]]> trail ", " lead\t&<>]]> trail ", id="blanks and signs"),
        pytest.param("\U0001d4b3\ufffd\u0085\u2028", "\U0001d4b3\ufffd\u0085\u2028", id="rare characters"),
    ],
)
def test_xml_gives_back_every_character_that_it_can_hold(endpoint: Endpoint, value: str, read: str) -> None:
    rows = ET.fromstring(endpoint.get(f'SELECT ("{value}" AS ?x) {{}}', format="xml").body)
    assert rows.findtext(".//{http://www.w3.org/2005/sparql-results#}literal") == read
    graph = Graph().parse(
        data=endpoint.get(f'CONSTRUCT {{ <a:s> <a:p> "{value}" }} {{}}', format="rdf").body, format="xml"
    )
    assert {str(o) for o in graph.objects()} == {read}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        pytest.param('SELECT ("\\u0001" AS ?x) {}', "U+0001", id="a control character in rows"),
        pytest.param('SELECT ("\\uFFFE" AS ?x) {}', "U+FFFE", id="no character at all"),
        pytest.param('CONSTRUCT { <a:s> <a:p> "x\\u0008" } {}', "U+0008", id="one in a graph"),
        pytest.param("CONSTRUCT { <a:s> <http://example.org/1> 2 } {}", "no XML name", id="a property that is no name"),
    ],
)
def test_what_xml_cannot_hold_is_406_and_never_broken_xml(endpoint: Endpoint, query: str, told: str) -> None:
    reply = endpoint.get(query, format="xml")
    assert (reply.status, told in reply.text) == (406, True)
    assert endpoint.get(query).status == 200


def test_a_syntax_error_has_its_place_and_a_hint(endpoint: Endpoint) -> None:
    reply = endpoint.get("SELECT ?name WHERE {\n  ?person foaf:name ?name\n}")
    assert reply.status == 400
    assert reply.text.startswith("line 2, column ")
    assert "PREFIX foaf: <http://xmlns.com/foaf/0.1/>" in reply.text
    assert "  ?person foaf:name ?name" in reply.text


def test_head_has_the_headers_of_get_and_no_body(endpoint: Endpoint) -> None:
    path = "/sparql?query=ASK%20%7B%7D"
    head, get = endpoint.request("HEAD", path), endpoint.request("GET", path)
    assert head.body == b""
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}


def test_any_origin_may_ask_but_never_with_credentials(endpoint: Endpoint) -> None:
    reply = endpoint.request(
        "OPTIONS", Origin="https://elsewhere.example", Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )  # fmt: skip
    assert reply.status == 204
    assert reply.headers["access-control-allow-origin"] == "*"
    assert {"Content-Type", "Authorization", "*"} <= set(reply.headers["access-control-allow-headers"].split(", "))
    assert "POST" in reply.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in reply.headers


@pytest.mark.parametrize("name", ["turtle", "application/ld+json", "application/rdf+xml"])
def test_without_a_query_the_service_describes_itself(endpoint: Endpoint, name: str) -> None:
    reply = endpoint.request("GET", Accept="text/turtle" if name == "turtle" else name)
    assert reply.status == 200
    parser = {"turtle": "turtle", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}[name]
    graph = Graph().parse(data=reply.body, format=parser)
    asked = graph.query(
        """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX schema: <http://schema.org/>
        ASK { ?service a sd:Service ; sd:endpoint <http://example.org/sparql> ; sd:feature sd:UnionDefaultGraph ;
              sd:supportedLanguage sd:SPARQL11Query ; schema:additionalProperty [
                schema:name "query_timeout_ms" ; schema:value 10000 ; schema:unitText "milliseconds" ] }"""
    )
    assert asked.askAnswer


@pytest.mark.parametrize(
    ("host", "told"),
    [
        pytest.param("sparql.example:8080", "http://sparql.example:8080/sparql", id="another name than the base has"),
        pytest.param("[::1]:8080", "http://[::1]:8080/sparql", id="a number in brackets"),
        pytest.param("example.org", None, id="the base itself"),
        pytest.param("x> a <http://evil.example/", None, id="no name of a host"),
    ],
)
def test_the_description_names_the_address_that_was_asked(endpoint: Endpoint, host: str, told: str | None) -> None:
    reply = endpoint.request("GET", Accept="text/turtle", Host=host)
    endpoints = (
        Graph()
        .parse(data=reply.body, format="turtle")
        .objects(predicate=URIRef("http://www.w3.org/ns/sparql-service-description#endpoint"))
    )
    assert {str(each) for each in endpoints} == {"http://example.org/sparql", *([told] if told else [])}


def test_the_description_says_each_subject_once_and_declares_what_it_uses(endpoint: Endpoint) -> None:
    text = endpoint.request("GET", Accept="text/turtle").text
    assert text.count("\n<http://example.org/sparql> ") == 1
    declared = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert {"sd:", "void:"} <= set(declared)
    assert "eli:" not in declared


def test_a_browser_gets_the_page_and_a_program_does_not(endpoint: Endpoint) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert endpoint.get("ASK {}", accept=browser).text == "page /sparql"
    assert endpoint.request("GET", Accept=browser).text == "page /sparql"
    assert endpoint.get("ASK {}", accept="text/html;q=0.1, application/sparql-results+json").status == 200
    assert endpoint.request("GET", "/elsewhere").text == "page /elsewhere"


def test_a_query_or_a_body_that_is_too_long_is_413(endpoint: Endpoint) -> None:
    query = "SELECT * { ?s ?p ?o } #" + "x" * 20_000
    assert endpoint.get(query).status == 413
    assert endpoint.request("POST", body=b"x" * 2_000_000, Content_Type=DIRECT).status == 413


@given(st.binary(max_size=40))
def test_escapes_are_undone_as_the_standard_library_does(data: bytes) -> None:
    escaped = quote(data, safe="").encode()
    assert _unescape(escaped) == data
    assert _unescape(data.replace(b"+", b"")) == unquote_to_bytes(data.replace(b"+", b""))
