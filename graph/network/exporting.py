"""Networks for other programs: GraphML, GEXF, node-link JSON, Pajek and edges as CSV.

All attributes go along: weights, dates, numbers of reports and outlets, confidence, evidence. What a
format has no place for is written as text; a list of evidence is joined by spaces.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.etree.ElementTree import SubElement

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from graph.errors import UsageError

EDGE_COLUMNS = (
    "source", "target", "source_label", "target_label", "weight", "reports", "outlets", "first", "last", "confidence",
    "evidence",
)  # fmt: skip
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def flat(graph: Any) -> Any:
    """A copy whose attributes are text and numbers alone: None left out, evidence joined by spaces."""
    made = graph.__class__(**graph.graph)
    made.add_nodes_from((node, _plain(known)) for node, known in graph.nodes(data=True))
    made.add_edges_from((u, v, _plain(known)) for u, v, known in graph.edges(data=True))
    return made


def _plain(known: dict[str, Any]) -> dict[str, Any]:
    return {
        name: " ".join(value)
        if isinstance(value, tuple)
        else _NOT_XML.sub(" ", value)
        if isinstance(value, str)
        else value
        for name, value in known.items()
        if value is not None
    }


def graphml(graph: Any) -> bytes:
    """GraphML, as Gephi, igraph, yEd and networkx read it."""
    out = io.BytesIO()
    nx.write_graphml_xml(flat(graph), out, named_key_ids=True, infer_numeric_types=True)
    return out.getvalue()


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def gexf(graph: Any) -> bytes:
    """GEXF 1.3, as Gephi reads it; edges last from their first to their last date, where both are whole days."""
    made = flat(graph)
    name = made.graph.get("name", "")
    made.graph = {"mode": "dynamic", "timeformat": "date"}
    for _, _, known in made.edges(data=True):
        days = known.get("first", ""), known.get("last", "")
        if all(map(_DAY.fullmatch, days)):
            known["start"], known["end"] = days
    writer = GEXFWriter(version="1.3")
    writer.add_graph(made)
    # What networkx writes here is no part of the format (a name of the graph, the place of a schema in a namespace
    # that is none), or makes equal networks unequal files (the day of writing, its own version).
    for foreign in ("xmlns:xsi", "xsi:schemaLocation"):
        writer.xml.attrib.pop(foreign)
    graph_element, meta = (next(e for e in writer.xml if e.tag.endswith(tag)) for tag in ("graph", "meta"))
    graph_element.attrib.pop("name", None)
    meta.attrib.clear()
    for told in list(meta):
        meta.remove(told)
    for tag, words in (("creator", "Risalah"), ("description", name)):
        SubElement(meta, tag).text = words
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def node_link(graph: Any) -> bytes:
    """Node-link JSON, as networkx and D3 read it; evidence is a list."""
    data = nx.node_link_data(graph, edges="links")
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def pajek(graph: Any) -> bytes:
    """Pajek, with all attributes behind each line.

    Pajek has one-word ids and no other place for names, so vertices are called by their local ids and
    their names follow as an attribute.
    """
    lines = [f"*Vertices {len(graph)}"]
    number = {node: i for i, node in enumerate(graph, start=1)}
    for node, known in graph.nodes(data=True):
        rest = " ".join(f"{name} {_quoted(value)}" for name, value in _plain(known).items())
        lines.append(f"{number[node]} {_quoted(node)} 0.0 0.0 ellipse {rest}".rstrip())
    lines.append("*Arcs" if graph.is_directed() else "*Edges")
    for u, v, known in graph.edges(data=True):
        plain = _plain(known)
        weight = plain.pop("weight", 1)
        rest = " ".join(f"{name} {_quoted(value)}" for name, value in plain.items())
        lines.append(f"{number[u]} {number[v]} {weight} {rest}".rstrip())
    return ("\n".join(lines) + "\n").encode()


def _quoted(value: object) -> str:
    text = re.sub(r"\s+", " ", str(value)).replace('"', "'")
    return f'"{text}"'


def edges_csv(graph: Any) -> bytes:
    """One edge a row, with the names of both ends and all attributes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(EDGE_COLUMNS)
    labels = graph.nodes
    for u, v, known in graph.edges(data=True):
        plain = _plain(known)
        row = [u, v, labels[u].get("label", u), labels[v].get("label", v)]
        row += [plain.get(name, "") for name in EDGE_COLUMNS[4:]]
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode()


def table_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV; None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(["" if value is None else _cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    """A cell that a spreadsheet takes as text: a leading sign would make it a formula."""
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


FORMATS: dict[str, tuple[str, str, Callable[[Any], bytes]]] = {
    "graphml": ("graphml", "application/graphml+xml", graphml),
    "gexf": ("gexf", "application/gexf+xml", gexf),
    "json": ("json", "application/json", node_link),
    "pajek": ("net", "text/plain", pajek),
    "csv": ("csv", "text/csv", edges_csv),
}
"""Name of a format -> extension, media type, writer."""


def write(graph: Any, kind: str) -> bytes:
    """A graph in one of the `FORMATS`.

    Raises:
        UsageError: there is no such format.
    """
    if kind not in FORMATS:
        raise UsageError(f"there is no network format {kind!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[kind][2](graph)
