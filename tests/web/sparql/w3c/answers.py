"""Answers to queries, read from any format of results, and whether two of them are the same."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple
Row = Mapping[str, Term]

_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RDF_FILES = {"ttl": ox.RdfFormat.TURTLE, "rdf": ox.RdfFormat.RDF_XML, "nt": ox.RdfFormat.N_TRIPLES}
_ROW_FILES = {
    "srx": ox.QueryResultsFormat.XML,
    "srj": ox.QueryResultsFormat.JSON,
    "tsv": ox.QueryResultsFormat.TSV,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT."""

    variables: frozenset[str]
    rows: tuple[Row, ...]
    ordered: bool = False
    """Whether the order of the rows is part of the answer."""


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: it has no terms, only text."""

    variables: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Answer = Rows | Table | ox.Dataset | bool


def read(data: bytes, ending: str, base: str) -> Answer:
    """An answer from the content of a file with an `ending`; rows in RDF become rows."""
    if ending == "csv":
        names, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
        return Table(tuple(names), tuple(map(tuple, rows)))
    if ending in _ROW_FILES:
        found: Any = ox.parse_query_results(data, format=_ROW_FILES[ending])
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        names = [variable.value for variable in found.variables]
        return Rows(frozenset(names), tuple({n: row[n] for n in names if row[n] is not None} for row in found))
    quads = ox.Dataset(ox.parse(data, format=_RDF_FILES[ending], base_iri=base))
    return _result_set(quads) if _subjects(quads, "ResultSet") else quads


def _subjects(quads: ox.Dataset, kind: str) -> list[Any]:
    return [quad.subject for quad in quads.quads_for_object(ox.NamedNode(_RS + kind)) if quad.predicate == _TYPE]


def _objects(quads: ox.Dataset, subject: Any, name: str) -> list[Any]:
    predicate = ox.NamedNode(_RS + name)
    return [quad.object for quad in quads.quads_for_subject(subject) if quad.predicate == predicate]


def _result_set(quads: ox.Dataset) -> Answer:
    (whole,) = _subjects(quads, "ResultSet")
    truth = _objects(quads, whole, "boolean")
    if truth:
        return bool(truth[0].value == "true")
    found: list[tuple[int, Row]] = []
    for solution in _objects(quads, whole, "solution"):
        index = _objects(quads, solution, "index")
        row = {
            _objects(quads, each, "variable")[0].value: _objects(quads, each, "value")[0]
            for each in _objects(quads, solution, "binding")
        }
        found.append((int(index[0].value) if index else -1, row))
    found.sort(key=lambda pair: pair[0])
    names = frozenset(each.value for each in _objects(quads, whole, "resultVariable"))
    return Rows(names, tuple(row for _, row in found), bool(found) and all(index >= 0 for index, _ in found))


def same(ours: Answer, expected: Answer, *, lax: bool = False) -> bool:
    """Whether `ours` is the expected answer, whatever the blank nodes are called.

    Rows count as often as they come, in any order unless the expected answer has one; with `lax` each
    row may come less often, but not never.
    """
    if isinstance(ours, bool) or isinstance(expected, bool):
        return ours is expected
    if isinstance(ours, Table) and isinstance(expected, Table):
        return sorted(ours.variables) == sorted(expected.variables) and _cells(ours) == _cells(expected)
    if isinstance(ours, Rows) and isinstance(expected, Rows):
        if ours.variables != expected.variables:
            return False
        if lax:
            got, most = (Counter(frozenset(row.items()) for row in each.rows) for each in (ours, expected))
            return got.keys() == most.keys() and all(got[row] <= most[row] for row in got)
        return _as_graph(ours, expected.ordered) == _as_graph(expected, expected.ordered)
    if isinstance(ours, ox.Dataset) and isinstance(expected, ox.Dataset):
        return _canonical(ours) == _canonical(expected)
    return False


def _cells(answer: Table) -> Counter[frozenset[tuple[str, str]]]:
    """The rows by name of column; what a blank node is called says nothing."""
    named = (zip(answer.variables, row, strict=True) for row in answer.rows)
    return Counter(frozenset((name, "_:" if cell.startswith("_:") else cell) for name, cell in row) for row in named)


def _canonical(quads: ox.Dataset) -> frozenset[ox.Quad]:
    made = ox.Dataset(quads)
    made.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(made)


def _as_graph(answer: Rows, ordered: bool) -> Any:
    """Rows as something that can be compared: blank nodes have no names of their own."""
    if not any(isinstance(term, ox.BlankNode) for row in answer.rows for term in row.values()):
        rows = [frozenset(row.items()) for row in answer.rows]
        return rows if ordered else Counter(rows)
    quads = ox.Dataset()
    for number, row in enumerate(answer.rows):
        subject = ox.BlankNode()
        if ordered or not row:
            quads.add(ox.Quad(subject, ox.NamedNode(_RS + "index"), ox.Literal(number)))
        for name, term in row.items():
            quads.add(ox.Quad(subject, ox.NamedNode(_RS + name), term))
    return _canonical(quads)
