"""Reports as Turtle or TriG text, with the project's prefixes."""

from __future__ import annotations

import pyoxigraph as ox

from graph import ids
from graph.mapping import report_ntriples
from graph.model import Extraction
from graph.registry import registry_triples
from graph.terms import ntriples
from graph.vocabulary import PREFIXES, Iris


def report_text(extraction: Extraction, base: str, *, trig: bool = False) -> str:
    """All triples of one report and of the entities it names: Turtle, or TriG with the named graphs."""
    iris = Iris(base)
    parts = (
        (iris.report_graph(ids.report_key(extraction.report.id)), report_ntriples(extraction, iris)),
        (iris.registry, ntriples(registry_triples(extraction, iris))),
    )
    quads: list[ox.Quad] = []
    for graph, lines in parts:
        name = ox.NamedNode(graph) if trig else ox.DefaultGraph()
        parsed = ox.parse(lines.encode(), ox.RdfFormat.N_TRIPLES)
        quads += [ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in parsed]
    kind = ox.RdfFormat.TRIG if trig else ox.RdfFormat.TURTLE
    made = ox.serialize(quads if trig else [quad.triple for quad in quads], format=kind, prefixes=PREFIXES)
    return (made or b"").decode()
