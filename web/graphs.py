"""Pictures of relations: data for vis-network made with pyvis, positions computed here and kept.

pyvis only builds nodes and edges; it never writes a page. Positions come from `web.layout`, so the
browser draws a graph at once instead of letting it swing.
"""

from __future__ import annotations

import math
import textwrap
from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, jsonify
from flask_babel import LazyString, gettext, lazy_gettext, ngettext
from pyvis.network import Network

from graph.errors import NotFound
from graph.neighbourhood import Edge, Neighbourhood, around
from graph.views import Party, View
from web.labels import KINDS, kind_of
from web.layout import Box, positions
from web.links import entity_url, report_url
from web.locales import current_language, number, period
from web.services import services

ENTITY_GRAPH_NODES = 24
"""Nodes drawn on an entity page: as many as can be told apart in its column."""
KEPT = 256
"""Graphs held in memory."""
LABEL_CHARS, LABEL_LINES = 20, 3
CHAR_WIDTH, LINE_HEIGHT = 7.0, 16.0
"""Size of a character and a line of a label, in pixels at zoom 1."""

RELATION_WORDS: dict[str, LazyString] = {
    "directed": lazy_gettext("directed"),
    "holds": lazy_gettext("holds the post"),
    "held": lazy_gettext("held the post"),
    "attended": lazy_gettext("took part in"),
    "rests_on": lazy_gettext("invoked"),
    "followed_up": lazy_gettext("reported to follow up for"),
    "belongs_to": lazy_gettext("belongs to"),
    "lies_in": lazy_gettext("lies in"),
    "met": lazy_gettext("met"),
    "cited_with": lazy_gettext("is cited together with"),
    "carried_on": lazy_gettext("is carried on by"),
}
"""Relations of `graph.neighbourhood` and of the network's projections as words between two names."""

blueprint = Blueprint("graphs", __name__)


@blueprint.get("/graph/<path:local_id>.json")
def entity_graph(local_id: str) -> Response:
    """The graph around an entity for its page.

    Raises:
        NotFound: nothing has this id.
    """
    view = services().view
    entity = view.canonical(local_id)
    if view.value("SELECT 1 FROM entity WHERE id = ?", (entity,)) is None:
        raise NotFound(gettext("No report in this dataset names “%(id)s”.", id=local_id))
    size = min(ENTITY_GRAPH_NODES, services().settings.graph_max_nodes)
    return jsonify(_around(view, view.version(), entity, size, current_language()))


@lru_cache(KEPT)
def _around(view: View, _version: str, entity: str, size: int, _language: str) -> dict[str, Any]:
    return drawing(around(view, entity, max_nodes=size), focus=entity)


def drawing(graph: Neighbourhood, *, focus: str | None = None, aspect: float = 1.1) -> dict[str, Any]:
    """What the browser draws and lists: nodes with positions, edges, words for what was left out.

    `aspect` is the width of the canvas over its height.
    """
    network = Network(directed=True)
    degree: dict[str, int] = {}
    for edge in graph.edges:
        for end in (edge.source, edge.target):
            degree[end] = degree.get(end, 0) + 1
    names = {node.id: wrapped(node.label) for node in graph.nodes}
    sizes = {
        node.id: round(9 + 3 * math.sqrt(degree.get(node.id, 0)) + (6 if node.id == focus else 0), 1)
        for node in graph.nodes
    }
    places = positions(
        tuple(box_of(node, names[node.id], sizes[node.id]) for node in graph.nodes),
        tuple((e.source, e.target) for e in graph.edges),
        aspect,
    )
    for node in graph.nodes:
        x, y = places[node.id]
        network.add_node(
            node.id,
            label=names[node.id],
            title=f"{KINDS[kind_of(node.id)].one}: {node.label}",
            group=kind_of(node.id),
            x=x,
            y=y,
            size=sizes[node.id],
            physics=False,
            url=entity_url(node.id),
            name=node.label,
        )
    labels = {node.id: node.label for node in graph.nodes}
    for edge in graph.edges:
        network.add_edge(edge.source, edge.target, **_edge(edge, labels))
    nodes, edges, *_ = network.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "focus": focus,
        "legend": [(kind, str(KINDS[kind].one)) for kind in KINDS if any(kind_of(n.id) == kind for n in graph.nodes)],
        "counts": ngettext("%(num)s relation", "%(num)s relations", len(edges)),
        "left_out": left_out_words(graph.left_out),
    }


def left_out_words(left_out: dict[str, int]) -> str:
    """What a picture leaves out, in words; "" where it leaves out nothing."""
    if not left_out:
        return ""
    told = ", ".join(f"{number(n)} {str(KINDS[kind].many).lower()}" for kind, n in left_out.items())
    return str(gettext("Not drawn, for want of room: %(what)s.", what=told))


def _edge(edge: Edge, labels: dict[str, str]) -> dict[str, Any]:
    words = str(RELATION_WORDS[edge.relation])
    when = period(edge.first, edge.last)
    title = f"{labels[edge.source]}\n{words}\n{labels[edge.target]}"
    if when:
        title += f"\n{when}"
    return {
        "relation": edge.relation,
        "words": words,
        "title": title,
        "times": edge.times,
        "when": when,
        "width": round(1 + math.log2(edge.times), 2),
        "url": report_url(edge.report, edge.span) if edge.report else "",
    }


@lru_cache(20_000)
def wrapped(label: str) -> str:
    """A name on as many lines as a picture has room for."""
    lines = textwrap.wrap(label, LABEL_CHARS, max_lines=LABEL_LINES, placeholder=" …")
    return "\n".join(lines) or label[:LABEL_CHARS]


def box_of(node: Party, label: str, size: float) -> Box:
    """How much room a node takes with its label; a regulation is drawn as a box around its label."""
    lines = label.split("\n")
    width, height = max(len(line) for line in lines) * CHAR_WIDTH / 2, len(lines) * LINE_HEIGHT
    if kind_of(node.id) == "regulation":
        return Box(node.id, width + 8, height / 2 + 8, height / 2 + 8)
    return Box(node.id, max(size, width), size, size + height + 4)
