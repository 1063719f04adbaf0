"""Exactly the picture that is shown, as files for other programs: CSV, Turtle, JSON-LD, GraphML, GEXF and SVG."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import networkx as nx
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, XSD

from graph import terms
from graph.exploring import RELATIONS
from graph.neighbourhood import Edge
from graph.network import exporting
from graph.vocabulary import RISALAH, SCHEMA, Iris
from web.exploration_json import edge_key
from web.exploration_picture import Picture, Thing
from web.exploration_svg import COLOURS, svg
from web.exploration_words import words
from web.links import report_url
from web.service_description import serialise
from web.services import services

THING_COLUMNS = (
    "id", "iri", "label", "kind", "subkind", "acronym", "region", "part_of", "date", "end_date", "reports",
    "first_seen", "last_seen", "strength", "confidence", "x", "y",
)  # fmt: skip
EDGE_COLUMNS = (
    "source", "source_label", "relation", "relation_label", "target", "target_label", "times", "first", "last",
    "confidence", "report", "start", "end", "sentence_url",
)  # fmt: skip

PREDICATES: dict[str, tuple[URIRef, bool]] = {
    "directed": (RISALAH.directed, False),
    "issued": (RISALAH.issuer, True),
    "addressed_to": (RISALAH.addressee, False),
    "given_at": (RISALAH.meeting, False),
    "based_on": (RISALAH.legalBasis, False),
    "carries_on": (RISALAH.follows, False),
    "holds": (RISALAH.holdsPost, False),
    "attended": (RISALAH.attended, False),
    "lies_in": (RISALAH.region, False),
    "named_in": (SCHEMA.mentions, True),
}
"""Relation -> the property that states it in one triple, and whether that points from target to source."""


def _thing_row(thing: Thing, iris: Iris) -> dict[str, Any]:
    row: dict[str, Any] = {k: v for k, v in thing.attributes.items() if k in THING_COLUMNS}
    return row | {
        "id": thing.party.id, "iri": str(iris.id(thing.party.id)), "label": thing.party.label, "kind": thing.kind,
        "x": thing.x, "y": thing.y,
    }  # fmt: skip


def _edge_row(edge: Edge, names: dict[str, str], base: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "source": edge.source, "source_label": names[edge.source], "relation": edge.relation,
        "relation_label": words(edge.relation), "target": edge.target, "target_label": names[edge.target],
        "times": edge.times, "first": edge.first, "last": edge.last,
        "confidence": edge.confidence if RELATIONS[edge.relation].stated else None, "report": edge.report,
    }  # fmt: skip
    if edge.report and edge.span:
        row |= {"start": edge.span.start, "end": edge.span.end}
        row["sentence_url"] = urljoin(base, report_url(edge.report, edge.span).lstrip("/"))
    return {k: v for k, v in row.items() if v is not None}


def network(picture: Picture, iris: Iris) -> Any:
    """The picture as a directed multigraph with all attributes."""
    graph: Any = nx.MultiDiGraph()
    for thing in picture.things:
        row = _thing_row(thing, iris)
        graph.add_node(thing.party.id, **{k: v for k, v in row.items() if k != "id"})
    names = {thing.party.id: thing.party.label for thing in picture.things}
    for edge in picture.edges:
        row = _edge_row(edge, names, iris.base)
        row["from_character"], row["to_character"] = row.pop("start", None), row.pop("end", None)
        for name in ("source", "target", "source_label", "target_label"):
            del row[name]
        row |= {"weight": edge.times, "label": row["relation_label"]}
        graph.add_edge(edge.source, edge.target, key=edge_key(edge), **{k: v for k, v in row.items() if v is not None})
    return graph


def _things_csv(picture: Picture, iris: Iris) -> bytes:
    return _csv(THING_COLUMNS, [_thing_row(thing, iris) for thing in picture.things])


def _edges_csv(picture: Picture, iris: Iris) -> bytes:
    names = {thing.party.id: thing.party.label for thing in picture.things}
    return _csv(EDGE_COLUMNS, [_edge_row(edge, names, iris.base) for edge in picture.edges])


def _csv(columns: tuple[str, ...], rows: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({k: _cell(v) for k, v in row.items()} for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    """A cell that a spreadsheet takes as text: a leading sign would make it a formula."""
    return "'" + value if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def rdf(picture: Picture, iris: Iris) -> Graph:
    """Labels of all things, one triple for each relation that has a property, and each relation's evidence.

    A relation is described by an `rdf:Statement`: how often (`rdf:value`), from when to when, how sure, where.
    """
    graph = Graph()
    for thing in picture.things:
        graph.add((iris.id(thing.party.id), RDFS.label, Literal(thing.party.label)))
    for edge in picture.edges:
        source, target = iris.id(edge.source), iris.id(edge.target)
        predicate, turned = predicate_of(edge)
        subject, value = (target, source) if turned else (source, target)
        node = BNode()
        if predicate is not None:
            graph.add((subject, predicate, value))
            graph.add((node, RDF.predicate, predicate))
        graph.add((node, RDF.type, RDF.Statement))
        graph.add((node, RDF.subject, subject))
        graph.add((node, RDF.object, value))
        graph.add((node, RDFS.label, Literal(edge.relation)))
        graph.add((node, RDF.value, Literal(edge.times, datatype=XSD.integer)))
        if edge.first and edge.last:
            graph.add((node, RISALAH.firstCited, terms.date(edge.first)))
            graph.add((node, RISALAH.lastCited, terms.date(edge.last)))
        if edge.report:
            graph.add((node, RISALAH.report, iris.id(f"report/{edge.report}")))
            graph.add((node, RISALAH.confidence, terms.decimal(edge.confidence)))
            if edge.span:
                place = f"evidence/{edge.report}/{edge.span.start}-{edge.span.end}"
                graph.add((node, RISALAH.evidence, iris.id(place)))
    graph.add((URIRef(iris.dataset), DCTERMS.hasVersion, Literal(services().view.version())))
    return graph


def predicate_of(edge: Edge) -> tuple[URIRef | None, bool]:
    """The property that states a relation, or None; and whether it points from target to source."""
    if edge.relation == "belongs_to":
        kinds = {"post": ORG.postIn, "organisation": ORG.subOrganizationOf, "place": SCHEMA.containedInPlace}
        return kinds.get(edge.source.partition("/")[0]), False
    return PREDICATES.get(edge.relation, (None, False))


def _gexf(picture: Picture, iris: Iris) -> bytes:
    """With place, size and colour, so that the picture opens as it was."""
    graph = network(picture, iris)
    for thing in picture.things:
        red, green, blue = bytes.fromhex(COLOURS[thing.kind][1:])
        graph.nodes[thing.party.id]["viz"] = {
            "position": {"x": thing.x, "y": -thing.y, "z": 0.0},
            "size": thing.size,
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        }
    return exporting.gexf(graph)


def _graphml(picture: Picture, iris: Iris) -> bytes:
    return exporting.graphml(network(picture, iris))


Writer = Callable[[Picture, Iris], bytes]

FILES: dict[str, tuple[str, Writer]] = {
    "csv": ("text/csv", _edges_csv),
    "things.csv": ("text/csv", _things_csv),
    "ttl": ("text/turtle", lambda picture, iris: serialise(rdf(picture, iris), "ttl")),
    "jsonld": ("application/ld+json", lambda picture, iris: serialise(rdf(picture, iris), "jsonld")),
    "graphml": ("application/graphml+xml", _graphml),
    "gexf": ("application/gexf+xml", _gexf),
    "svg": ("image/svg+xml", lambda picture, _: svg(picture)),
}
"""Ending of a file's name -> media type and writer."""
