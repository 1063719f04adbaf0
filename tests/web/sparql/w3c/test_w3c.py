"""The W3C's SPARQL test suites, asked over HTTP from one endpoint.

All data of the suites are one dataset here; each test names the graphs that it is about by the
protocol's own parameters. What the engine by itself makes of a test is asked too: ours must never be worse.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from graph.settings import Settings
from tests.web.sparql.conftest import Endpoint, Reply, serving
from tests.web.sparql.w3c.answers import Answer, Rows, Table, read, same
from tests.web.sparql.w3c.manifests import BASE, Case, cases, files
from web.query_service import QueryService
from web.snapshots import FileSource

RDF_FILES = {"ttl": ox.RdfFormat.TURTLE, "rdf": ox.RdfFormat.RDF_XML, "nt": ox.RdfFormat.N_TRIPLES}
AS_DEFAULT = "#default"
"""Ends the name of a file's second copy: one file may be default and named graph, and shares no blank nodes then."""
FORMATS = {
    "csv": {"csv": "csv"},
    "graph": {"ttl": "ttl", "nt": "nt"},
    "rows": {"srj": "json", "srx": "xml", "tsv": "tsv"},
    "truth": {"srj": "json", "srx": "xml"},
}
"""Shape of an answer -> endings and names of the formats it is asked in."""
NOWHERE = "http://w3c.example/no-such-graph"


SUPERSEDED = frozenset(
    {"dawg-data-r2/syntax-sparql1/syntax-lit-08", "dawg-data-r2/basic/term-6", "dawg-data-r2/basic/term-7"}
)
"""Tests of `123.` as a decimal: SPARQL 1.1 has it as an integer and a full stop."""


BEYOND_THE_ENGINE: dict[str, str] = {
    "dawg-data-r2/dataset": "dawg-dataset-09 dawg-dataset-10 dawg-dataset-12",
    "dawg-data-r2/distinct": "distinct-1 distinct-2 distinct-9 no-distinct-1 no-distinct-9",
    "dawg-data-r2/expr-builtin": "dawg-datatype-1 dawg-datatype-2 dawg-str-1 dawg-str-2 "
    "sameTerm-eq sameTerm-not-eq sameTerm-simple",
    "dawg-data-r2/expr-equals": "eq-2-1 eq-2-2 eq-graph-1 eq-graph-2",
    "dawg-data-r2/open-world": "date-2 date-3 open-eq-01 open-eq-03 open-eq-04",
    "dawg-data-r2/optional-filter": "dawg-optional-filter-005-simplified",
    "dawg-data-r2/sort": "dawg-sort-7",
    "sparql11/aggregates": "agg-avg-02 agg-empty-group agg-err-02 agg-max-01 agg-max-02 "
    "agg-min-01 agg-min-02 agg-sum-02",
    "sparql11/csv-tsv-res": "csv03 tsv03",
    "sparql11/functions": "bnode01 coalesce01 plus-1 plus-2 strdt03 strlang03",
    "sparql11/service": "service1 service2 service3 service4a service5 service6",
}
"""Answers that the engine gives otherwise, by group.

It keeps the values of numbers and dates and not their spelling, has the plain literals of RDF 1.1, which are
strings, and one blank node where a file is both default and named graph. No other host is asked (service), and
there is no entailment: most tests of that group expect triples that follow from others.
"""
ENTAILMENT = "sparql11/entailment"


def of_kind(*kinds: str) -> Any:
    chosen = [case for case in cases() if case.kind in kinds and case.name not in SUPERSEDED]
    return pytest.mark.parametrize("case", chosen, ids=[case.name for case in chosen])


def ending(address: str) -> str:
    return posixpath.splitext(address)[1].lstrip(".")


def rdf_files() -> list[str]:
    """Every file of data; what is no RDF on purpose is left out."""
    return [address for address in files() if ending(address) in RDF_FILES and "/manifest" not in address]


def load(store: ox.Store, address: str, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    data = files()[address]
    store.load(data, format=RDF_FILES[ending(address)], base_iri=address, to_graph=graph)


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    store = ox.Store()
    for address in rdf_files():
        load(store, address, ox.NamedNode(address))
        load(store, address, ox.NamedNode(address + AS_DEFAULT))
    path: Path = tmp_path_factory.mktemp("w3c") / "suites.nq"
    store.dump(path, format=ox.RdfFormat.N_QUADS)
    with serving(QueryService(Settings(base=BASE, query_workers=2), FileSource(path))) as running:
        yield running


def ask(endpoint: Endpoint, case: Case, **parameters: Any) -> Reply:
    """The query as it stands in its file; relative addresses in it are relative to that file."""
    query = f"BASE <{case.query}> ".encode() + files()[case.query]
    dataset: dict[str, Any] = {}
    if case.data or case.graphs:
        dataset = {
            "default-graph-uri": [address + AS_DEFAULT for address in case.data],
            "named-graph-uri": case.graphs,
        }
    fields = urlencode({**dataset, **parameters}, doseq=True)
    return endpoint.request("POST", f"/sparql?{fields}", body=query, Content_Type="application/sparql-query")


def test_the_suites_are_whole() -> None:
    assert Counter(case.kind for case in cases()) == {
        "PositiveSyntaxTest": 212,
        "NegativeSyntaxTest": 85,
        "QueryEvaluationTest": 502,
        "CSVResultFormatTest": 3,
        "PositiveUpdateSyntaxTest": 42,
        "NegativeUpdateSyntaxTest": 21,
        "UpdateEvaluationTest": 93,
    }
    names = {case.name for case in cases()}
    named = {f"{group}/{name}" for group, some in BEYOND_THE_ENGINE.items() for name in some.split()}
    assert named | SUPERSEDED <= names


@of_kind("PositiveSyntaxTest")
def test_what_is_sparql_is_accepted(suite: Endpoint, case: Case) -> None:
    reply = ask(suite, case, **{"default-graph-uri": NOWHERE})
    # Right, but asking for what is not to be had here: another host, or a function by an IRI.
    told = reply.status == 403 and ("SERVICE" in reply.text or "the function <http://example" in reply.text)
    assert reply.status == 200 or told, reply.text


@of_kind("NegativeSyntaxTest")
def test_what_is_no_sparql_is_refused(suite: Endpoint, case: Case) -> None:
    reply = ask(suite, case, **{"default-graph-uri": NOWHERE})
    assert reply.status == 400, reply.text
    assert "line" in reply.text


@of_kind("UpdateEvaluationTest", "PositiveUpdateSyntaxTest", "NegativeUpdateSyntaxTest")
def test_an_update_is_refused(suite: Endpoint, case: Case) -> None:
    update = files()[case.query]
    assert suite.request("POST", body=update, Content_Type="application/sparql-update").status == 403
    form = urlencode({"update": update}).encode()
    assert suite.request("POST", body=form, Content_Type="application/x-www-form-urlencoded").status == 403
    assert ask(suite, case).status in (400, 403)


def is_beyond_the_engine(case: Case) -> bool:
    name = case.name.removeprefix(f"{case.group}/")
    return case.group == ENTAILMENT or name in BEYOND_THE_ENGINE.get(case.group, "").split()


@of_kind("QueryEvaluationTest", "CSVResultFormatTest")
def test_an_answer_is_as_expected_or_as_the_engine_gives_it(suite: Endpoint, case: Case) -> None:
    expected = read(files()[case.result], ending(case.result), case.result)
    for kind, name in FORMATS[shape(expected)].items():
        reply = ask(suite, case, format=name)
        assert reply.status in (200, 400, 403), reply.text
        if reply.status != 200 or not same(read(reply.body, kind, case.query), expected, lax=case.lax):
            assert is_beyond_the_engine(case), f"{name}: {reply.status}\n{reply.text[:2000]}"
            assert not engine_passes(case, expected), f"{name}: {reply.status}\n{reply.text[:2000]}"


def shape(answer: Answer) -> str:
    if isinstance(answer, bool):
        return "truth"
    return {Rows: "rows", Table: "csv"}.get(type(answer), "graph")


def engine_passes(case: Case, expected: Answer) -> bool:
    """Whether the engine gives the expected answer by itself."""
    store = ox.Store()
    from_all = not case.data and not case.graphs
    for address in rdf_files() if from_all else case.graphs:
        load(store, address, ox.NamedNode(address))
    for address in case.data:
        load(store, address, ox.DefaultGraph())
    try:
        found: Any = store.query(files()[case.query].decode(), base_iri=case.query)
        if isinstance(found, ox.QueryTriples):
            return same(ox.Dataset(ox.Quad(*triple) for triple in found), expected)
        kind = "csv" if isinstance(expected, Table) else "srj"
        formats = {"csv": ox.QueryResultsFormat.CSV, "srj": ox.QueryResultsFormat.JSON}
        return same(read(found.serialize(format=formats[kind]), kind, case.query), expected, lax=case.lax)
    except (SyntaxError, OSError, ValueError, RuntimeError):
        return False
