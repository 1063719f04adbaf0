"""What the engine is given to read in place of a query, and where the query's places are in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.sparql.conftest import Endpoint
from web.query_check import QueryRefused, check, offset_of, position
from web.query_reading import prefixes, reading


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param(r"ASK { <\u0078> :\u0070 ?xx\u0078 }", r"ASK { <\u0078> :p ?xxx }", id="escapes in names"),
        pytest.param(r"ASK { ?s ?p ?\U00000078 }", "ASK { ?s ?p ?x }", id="a long escape"),
        pytest.param(r"ASK { \u0053ERVICE <a:a> {} }", "ASK { SERVICE <a:a> {} }", id="an escape in a keyword"),
        pytest.param(r"ASK { ?s ?p '\u0070' } # \u0070", r"ASK { ?s ?p '\u0070' } # \u0070", id="strings, comments"),
        pytest.param(r"ASK \u007B\u0022\u0020 ?\uD800", r"ASK \u007B\u0022\u0020 ?\uD800", id="no part of any name"),
        pytest.param("ASK { FILTER(?x<?a&&?b>?y) }", r"ASK { FILTER(?x<\U0000003Fa&&?b>?y) }", id="the longest token"),
        pytest.param("ASK { FILTER(f(?x<1,2>?y)) }", r"ASK { FILTER(f(?x<\U00000031,2>?y)) }", id="in arguments"),
        pytest.param("ASK { FILTER(?x < ?a && ?b > ?y) }", "ASK { FILTER(?x < ?a && ?b > ?y) }", id="spaces end it"),
        pytest.param("ASK { ?s <a:b?c=d#e> ?o }", "ASK { ?s <a:b?c=d#e> ?o }", id="an IRI that is nothing else"),
        pytest.param("ASK { ?s ?p '<a,b>' }", "ASK { ?s ?p '<a,b>' }", id="in a string"),
    ],
)
def test_what_is_read(query: str, text: str) -> None:
    assert reading(query).text == text


def test_places_lead_back_to_the_query() -> None:
    query = r"ASK { :\u0070 <a:b,c> ?\u0078yz }"
    read = reading(query)
    for word in ("ASK", ",c>", "yz }"):
        assert query[read.origin(read.text.index(word)) :].startswith(word)
    assert query[read.origin(read.text.index("U0000")) :].startswith("a:b,c>")
    line, column = position(read.text, 9)
    assert offset_of(read.text, line, column) == 9
    assert offset_of("a\nb", 7, 1) == 3


def test_brackets_do_not_hide_in_what_looks_like_an_iri() -> None:
    deep = "ASK { FILTER(?a<" + "(" * 5_000 + "?b" + ")" * 5_000 + "&&?c>?d) }"
    assert "<\\U00000028" in reading(deep).text
    check(reading(deep).text, max_nesting=100)
    with pytest.raises(QueryRefused, match="100 deep"):
        check(reading(deep.replace("?c>?d", "?c > ?d")).text, max_nesting=100)


@given(st.text(alphabet="<>&,()'#?ab\\u0070 \n{\"", max_size=60))
def test_any_text_is_read_without_failing_and_once(text: str) -> None:
    read = reading(text)
    offsets = [read.origin(n) for n in range(len(read.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


def test_an_iri_with_a_comma_is_the_same_iri(endpoint: Endpoint) -> None:
    reply = endpoint.get("SELECT (<http://example.org/a,(b)&&c> AS ?x) {}", format="csv")
    assert reply.text.split() == ["x", "http://example.org/a,(b)&&c"]


def test_comparisons_without_spaces_are_told_how_to_be_written(endpoint: Endpoint) -> None:
    reply = endpoint.get("SELECT * {\n  FILTER(?x<?a&&?b>?y) }")
    assert reply.status == 400
    assert reply.text.startswith("line 2, column 13: ")
    assert "put a space after each sign" in reply.text
    assert endpoint.get("SELECT * { FILTER(?x < ?a && ?b > ?y) }").status == 200


def test_a_service_in_escapes_is_still_one(endpoint: Endpoint) -> None:
    assert endpoint.get(r"SELECT * { \u0053ERVICE <http://example.org/x> { ?s ?p ?o } }").status == 403
    assert endpoint.get(r"INSER\u0054 DATA { <a:a> <a:b> 1 }").status == 403


@pytest.mark.parametrize("query", ["SELECT (<http://example.org/f>(?age) AS ?x) { ?s <http://example.org/age> ?age }",
                                   "SELECT * { FILTER(<http://example.org/f>()) }"])  # fmt: skip
def test_a_function_that_there_is_not_is_told(endpoint: Endpoint, query: str) -> None:
    reply = endpoint.get(query)
    assert reply.status == 403
    assert "<http://example.org/f> is not known here" in reply.text


def test_a_cast_that_there_is_not_names_those_that_there_are(endpoint: Endpoint) -> None:
    xsd = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
    reply = endpoint.get(xsd + "SELECT (xsd:int('1') AS ?x) {}")
    assert (reply.status, "xsd:integer" in reply.text) == (403, True)
    assert endpoint.get(xsd + "SELECT (xsd:integer('1') AS ?x) {}").status == 200


def test_an_unknown_function_that_no_row_needs_hurts_nothing(endpoint: Endpoint) -> None:
    reply = endpoint.get("SELECT * { ?s <http://example.org/nothing> ?o FILTER(<http://example.org/f>(?o)) }")
    assert reply.status == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("PREFIX a: <x:a#> prefix b-1:<x:b> ASK {}", {"a": "x:a#", "b-1": "x:b"}, id="two"),
        pytest.param(
            "# PREFIX c: <x:c>\nBASE <x:> PREFIX : <x:d> ASK {}", {"": "x:d"}, id="after a comment and a base"
        ),
        pytest.param("ASK { # PREFIX a: <x:a>\n }", {}, id="not in the query itself"),
        pytest.param("PREFIX a: <rel> PREFIX b: <x:\\u0061> PREFIX c: <x:c> ASK {}", {}, id="an escape ends it"),
        pytest.param("PREFIX a: <rel> PREFIX c: <x:c> ASK {}", {"c": "x:c"}, id="no relative ones"),
        pytest.param("PREFIX _a: <x:a> PREFIX 1: <x:b> PREFIX a.: <x:c> ASK {}", {}, id="no names that Turtle refuses"),
        pytest.param("PREFIX a <x:a> ASK {}", {}, id="what is no declaration"),
        pytest.param("PREFIX " * 3_000, {}, id="a long row of nothing"),
    ],
)
def test_the_prefixes_that_an_answer_may_use(query: str, found: dict[str, str]) -> None:
    assert prefixes(query) == found


def test_only_so_many_prefixes_are_used() -> None:
    assert len(prefixes("".join(f"PREFIX p{n}: <x:{n}> " for n in range(500)) + "ASK {}")) == 100
