"""What the scan of a query's text sees, and what it does not fall for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.query_check import (
    QueryRefused,
    _scan,
    check,
    check_length,
    position,
    syntax_error,
    variables,
    without_services,
)


def scan(query: str, *, max_nesting: int = 100) -> object:
    return check(query, max_nesting=max_nesting)


@pytest.mark.parametrize(
    ("query", "form", "names_dataset", "services"),
    [
        pytest.param("SELECT * { ?s ?p ?o }", "SELECT", False, 0, id="plain"),
        pytest.param("select?s{?s?p?o}", "SELECT", False, 0, id="no spaces"),
        pytest.param("PREFIX select: <x:> ASK { select:a ?p ?o }", "ASK", False, 0, id="a prefix named like a form"),
        pytest.param("BASE <http://select/> # CONSTRUCT\nDESCRIBE <a>", "DESCRIBE", False, 0, id="IRI and comment"),
        pytest.param("CONSTRUCT { ?s ?p 'FROM' } WHERE { ?s ?p ?o }", "CONSTRUCT", False, 0, id="FROM in a string"),
        pytest.param("SELECT * FROM <http://a> { ?s ?p ?o }", "SELECT", True, 0, id="FROM"),
        pytest.param("SELECT*FROM<http://a>{?s ?p ?o}", "SELECT", True, 0, id="FROM without spaces"),
        pytest.param("SELECT * { ?from ex:from ?o }", "SELECT", False, 0, id="FROM as a name"),
        pytest.param("SELECT * { SERVICE <http://a> {} }", "SELECT", False, 1, id="SERVICE"),
        pytest.param("SELECT * { ?s ?p ?o .service?x{} SERVICE SILENT<a>{} }", "SELECT", False, 2, id="two of them"),
        pytest.param('SELECT * { ?s ?p "SERVICE", """a "SERVICE" b""" }', "SELECT", False, 0, id="SERVICE in strings"),
        pytest.param(
            "SELECT * { ?s ?p '\\'' SERVICE ?x {} }", "SELECT", False, 1, id="after an escaped quotation mark"
        ),
        pytest.param("SELECT * { FILTER(?a<?b) SERVICE ?x {} FILTER(?c>?d) }", "SELECT", False, 1, id="less than"),
        pytest.param("SELECT * { ?s ?p <http://a#SERVICE> # SERVICE\n }", "SELECT", False, 0, id="hash in an IRI"),
        pytest.param("", None, False, 0, id="nothing"),
        pytest.param("nonsense", None, False, 0, id="no query at all"),
    ],
)
def test_a_query_is_recognised(query: str, form: str | None, names_dataset: bool, services: int) -> None:
    facts = check(query, max_nesting=100)
    assert (facts.form, facts.names_dataset, len(facts.services)) == (form, names_dataset, services)


@pytest.mark.parametrize(
    "update",
    ["INSERT DATA { <a:a> <a:b> 1 }", "delete where { ?s ?p ?o }", "LOAD <http://a>", "PREFIX a: <b:> CLEAR ALL",
     "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "DROP ALL"],
)  # fmt: skip
def test_an_update_is_told_as_one(update: str) -> None:
    with pytest.raises(QueryRefused, match="is an update") as refused:
        scan(update)
    assert refused.value.status == 403


@pytest.mark.parametrize(("opening", "closing"), [("{", "}"), ("(", ")"), ("[", "]")])
def test_nesting_has_a_limit(opening: str, closing: str) -> None:
    scan("SELECT * " + opening * 100 + closing * 100)
    with pytest.raises(QueryRefused, match=r"line 1, column 110: .* 100 deep") as refused:
        scan("SELECT * " + opening * 101 + closing * 101)
    assert (refused.value.status, refused.value.line, refused.value.column) == (400, 1, 110)


def test_brackets_in_strings_iris_and_comments_do_not_nest() -> None:
    scan('SELECT * { ?s ?p "((((" , <a:[[[[> # {{{{\n }', max_nesting=1)
    scan("SELECT * " + "{}" * 500)


def test_a_long_query_is_refused_before_it_is_read() -> None:
    with pytest.raises(QueryRefused, match="at most 20,000") as refused:
        check_length("{" * 20_001, 20_000)
    assert refused.value.status == 413


def test_a_service_becomes_a_graph_at_the_same_place() -> None:
    query = "SELECT * {\n SERVICE SILENT <http://a> { ?s ?p 'SERVICE' } }"
    made = without_services(query, check(query, max_nesting=100))
    assert made == "SELECT * {\n GRAPH          <http://a> { ?s ?p 'SERVICE' } }"


def test_variables_come_in_the_order_of_the_query() -> None:
    assert variables("SELECT * { ?z ?a '?not' . ?z $b ?a # ?no\n }") == ["z", "a", "b"]


@pytest.mark.parametrize(
    ("message", "query", "says"),
    [
        ("error at 1:17: expected one of Prefix not found, [':']", "ASK { ?s foaf:nme ?o }", "PREFIX foaf:"),
        ("error at 1:12: expected one of Duplicated variable name in SELECT, [_]", "SELECT ?a ?a {}", "twice"),
        ("error at 1:18: expected one of \"$\", GRAPH, MINUS", "SELECT * { ?s ?p ", "closing bracket"),
    ],
)  # fmt: skip
def test_a_syntax_error_says_what_to_do(message: str, query: str, says: str) -> None:
    told = syntax_error(message, query)
    assert says in str(told)
    assert told.status == 400
    assert told.line == 1


@given(st.text(alphabet="{}()[]<>'\"\\#\n ?aSERVICE:.", max_size=200))
def test_any_text_is_scanned_without_failing(text: str) -> None:
    try:
        facts = check(text, max_nesting=20)
    except QueryRefused:
        return
    assert all(text[start : start + 7].upper() == "SERVICE" for start in facts.services)


@given(st.text(alphabet="a\n", min_size=1, max_size=50), st.integers(0, 49))
def test_a_position_leads_back_to_its_offset(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    line, column = position(text, offset)
    assert sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1 == offset


@given(
    st.lists(
        st.sampled_from(
            ["SELECT ", "ask", "PREFIX a: <b:> ", "prefix select: <x:>", "BASE <http://x/> ", "# FROM\n", "{", "}", "(",
             "?s ?p 'a' ", "FROM <x:y> ", "service ?x ", "select:x ", "CONSTRUCT-", "DESCRIBE.", "INSERT ", "<<", "\n"]
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_the_short_way_finds_what_the_scan_finds(text: str) -> None:
    def outcome(work: object) -> object:
        try:
            return work()  # type: ignore[operator]
        except QueryRefused as refused:
            return refused.code

    short = outcome(lambda: check(text, max_nesting=5))
    assert short == outcome(lambda: _scan(text, 5))
