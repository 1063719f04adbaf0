"""The relations in an answer as a picture: data for the script that draws graphs."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from graph.vocabulary import Iris
from web.labels import KINDS, kind_of
from web.layout import Box, positions
from web.query_results import Cell, Links

OTHER = "group"
"""How things without a kind of ours are drawn."""
NODE_SIZE = 12
LABEL_CHARS, LABEL_LINES = 22, 2
CHAR_WIDTH, LINE_HEIGHT = 6.6, 15.0
"""Pixels of a label's letters at zoom 1."""


def drawing(links: Links, names: Mapping[str, str], iris: Iris) -> dict[str, Any]:
    """Nodes with positions, and edges; `names` are the labels of things by IRI, where they are known."""
    labels = {node.iri: _wrapped(names.get(node.iri, node.text)) for node in links.nodes}
    places = positions(
        tuple(_box(node.iri, labels[node.iri]) for node in links.nodes),
        tuple((source, target) for source, target, *_ in links.edges),
        aspect=2.0,
    )
    kinds = {node.iri: _kind(node, iris) for node in links.nodes}
    return {
        "nodes": [
            {
                "id": node.iri,
                "label": labels[node.iri],
                "title": _title(node, names),
                "group": kinds[node.iri],
                "x": places[node.iri][0],
                "y": places[node.iri][1],
                "size": NODE_SIZE,
                "physics": False,
                "url": node.url or "#",
                "name": names.get(node.iri, node.text),
            }
            for node in links.nodes
        ],
        "edges": [
            {
                "from": source,
                "to": target,
                "relation": words,
                "words": words,
                "title": words,
                "times": times,
                "width": 1,
                "url": "",
            }
            for source, target, words, times in links.edges
        ],
        "focus": None,
        "legend": [(kind, str(KINDS[kind].one)) for kind in KINDS if kind in set(kinds.values())],
        "counts": str(len(links.edges)),
        "left_out": _left_out(links.left_out),
    }


def _left_out(count: int) -> str:
    return str(gettext("Not drawn, for want of room: %(n)s relations.", n=count)) if count else ""


def _kind(node: Cell, iris: Iris) -> str:
    local = iris.local(node.iri)
    kind = kind_of(local) if local else OTHER
    return kind if kind in KINDS else OTHER


def _title(node: Cell, names: Mapping[str, str]) -> str:
    name = names.get(node.iri)
    return f"{name}\n{node.text}" if name else node.text


def _wrapped(label: str) -> str:
    lines = textwrap.wrap(label, LABEL_CHARS, max_lines=LABEL_LINES, placeholder=" …")
    return "\n".join(lines) or label[:LABEL_CHARS]


def _box(iri: str, label: str) -> Box:
    lines = label.split("\n")
    side = max(NODE_SIZE, max(len(line) for line in lines) * CHAR_WIDTH / 2)
    return Box(iri, side, NODE_SIZE, NODE_SIZE + len(lines) * LINE_HEIGHT + 4)
