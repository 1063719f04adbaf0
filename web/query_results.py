"""The answer to a query as something to look at: a table, a chart or a graph.

Pure functions over the JSON of SPARQL results and over triples; pages and tests use them alike.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pyoxigraph as ox

from graph.model import Span
from graph.vocabulary import PREFIXES, Iris
from web.links import entity_url, report_url
from web.query_check import variables

SHOWN_ROWS = 1_000
"""Rows shown on a page at most; downloads have all of them."""
CHART_ROWS = 60
"""Bars of a chart at most."""

_NUMERIC = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}"
    for name in ("integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger",
                 "positiveInteger", "unsignedInt", "unsignedLong")
)  # fmt: skip
_EVIDENCE = re.compile(r"evidence/([^/]+)/(\d+)-(\d+)(#.*)?")
_LINKABLE = re.compile(r"https?://[^\s]+", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row."""

    kind: Literal["iri", "literal", "bnode", "triple", "none"]
    text: str
    """As shown: an IRI shortened by its prefix, a literal as it stands."""
    url: str = ""
    """Where it leads: a page of ours, the sentence of a piece of evidence, or the IRI itself."""
    iri: str = ""
    language: str = ""
    datatype: str = ""
    """Shortened; empty for plain text and for text with a language."""
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT; columns by first appearance in the query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    """Rows of the whole answer; `rows` holds the first `SHOWN_ROWS`."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: `share` is per cent of the longest."""

    label: Cell
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Chart:
    """One bar for each row."""

    label: str
    value: str
    """Names of the two columns."""
    bars: tuple[Bar, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Links:
    """Nodes and the relations between them."""

    nodes: tuple[Cell, ...]
    edges: tuple[tuple[str, str, str, int], ...]
    """IRI of the source, IRI of the target, words, and how often."""
    left_out: int = field(default=0)
    """Relations not drawn for want of room."""


def shorten(iri: str) -> str:
    """An IRI with its prefix where it has one of ours, else as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def iri_cell(iri: str, iris: Iris) -> Cell:
    """How an IRI is shown, and where it leads."""
    local = iris.local(iri)
    if local is None:
        return Cell("iri", shorten(iri), iri if _LINKABLE.fullmatch(iri) else "", iri)
    found = _EVIDENCE.fullmatch(local)
    if found:
        return Cell("iri", local, report_url(found[1], Span(int(found[2]), int(found[3]))), iri)
    return Cell("iri", local, entity_url(local), iri)


def _cell(term: dict[str, Any] | None, iris: Iris) -> Cell:
    if term is None:
        return Cell("none", "")
    kind, value = term["type"], term["value"]
    if kind == "uri":
        return iri_cell(value, iris)
    if kind == "bnode":
        return Cell("bnode", f"_:{value}")
    if kind == "triple":
        parts = (_cell(value[name], iris).text for name in ("subject", "predicate", "object"))
        return Cell("triple", f"<< {' '.join(parts)} >>")
    datatype = term.get("datatype", "")
    number: float | None = None
    if datatype in _NUMERIC:
        try:
            number = float(value)
        except ValueError:
            number = None
    return Cell(
        "literal",
        value,
        language=term.get("xml:lang", ""),
        datatype="" if datatype.endswith("#string") else shorten(datatype),
        number=number,
    )


def table(answer: bytes, query: str, iris: Iris) -> Table:
    """The table of a SELECT's answer in JSON."""
    read = json.loads(answer)
    order = {name: number for number, name in enumerate(variables(query))}
    # The engine gives `SELECT *` in alphabetical order; people wrote another.
    columns = sorted(read["head"]["vars"], key=lambda name: order.get(name, len(order)))
    bindings = read["results"]["bindings"]
    rows = tuple(tuple(_cell(row.get(name), iris) for name in columns) for row in bindings[:SHOWN_ROWS])
    return Table(tuple(columns), rows, len(bindings))


def chart(shown: Table) -> Chart | None:
    """Bars of the first column of numbers against the first of anything else; None where one is missing."""
    numeric = [
        n for n in range(len(shown.columns)) if shown.rows and all(row[n].number is not None for row in shown.rows)
    ]
    others = [n for n in range(len(shown.columns)) if n not in numeric]
    if not numeric or not others or len(shown.rows) < 2:
        return None
    value, label = numeric[0], others[0]
    rows = shown.rows[:CHART_ROWS]
    values = [row[value].number or 0.0 for row in rows]
    top = max(abs(v) for v in values) or 1.0
    bars = tuple(
        Bar(row[label], row[value].text, round(100 * max(v, 0) / top, 2)) for row, v in zip(rows, values, strict=True)
    )
    return Chart(shown.columns[label], shown.columns[value], bars, shown.total - len(rows))


def links_of_rows(shown: Table, max_nodes: int) -> Links | None:
    """Relations between the first two columns of IRIs; None where there are not two."""
    iri_columns = [
        n for n in range(len(shown.columns)) if shown.rows and any(row[n].kind == "iri" for row in shown.rows)
    ]
    if len(iri_columns) < 2:
        return None
    source, target = iri_columns[:2]
    words = shown.columns[target]
    found = ((row[source], row[target], words) for row in shown.rows)
    return _links(((a, b, w) for a, b, w in found if a.kind == b.kind == "iri"), max_nodes)


def links_of_triples(triples: Iterable[ox.Triple], iris: Iris, max_nodes: int) -> Links | None:
    """Relations between the resources of a graph; None where there are none."""

    def edges() -> Iterator[tuple[Cell, Cell, str]]:
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode):
                yield (
                    iri_cell(triple.subject.value, iris),
                    iri_cell(triple.object.value, iris),
                    shorten(triple.predicate.value),
                )

    return _links(edges(), max_nodes)


def _links(edges: Iterable[tuple[Cell, Cell, str]], max_nodes: int) -> Links | None:
    nodes: dict[str, Cell] = {}
    counted: Counter[tuple[str, str, str]] = Counter()
    left_out = 0
    for source, target, words in edges:
        new = {cell.iri for cell in (source, target)} - nodes.keys()
        if len(nodes) + len(new) > max_nodes:
            left_out += 1
            continue
        nodes.setdefault(source.iri, source)
        nodes.setdefault(target.iri, target)
        counted[source.iri, target.iri, words] += 1
    if not counted:
        return None
    made = tuple((*key, times) for key, times in counted.items())
    return Links(tuple(nodes.values()), made, left_out)
