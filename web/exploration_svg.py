"""A picture of the explorer as SVG: the same shapes, colours and places as on the canvas, with its names as text."""

from __future__ import annotations

import math
import re
from collections import Counter
from xml.sax.saxutils import escape, quoteattr

from web.exploration_picture import Picture, Thing
from web.exploration_words import words
from web.graphs import LINE_HEIGHT, wrapped

MARGIN = 60.0
INK, SOFT, PAPER = "#1b2430", "#4c5767", "#fffefb"
COLOURS = {
    "person": "#855300", "post": "#9b4418", "organisation": "#1d5a9c", "group": "#56616e", "place": "#1a6e4d",
    "meeting": "#6c3f97", "directive": "#a4243b", "regulation": "#0b6873", "report": "#565d66",
}  # fmt: skip
"""The colours of the light theme, since pictures are printed."""
_SIDES = {
    "post": (6, 0.0), "organisation": (4, math.pi / 4), "group": (3, math.pi / 2), "place": (3, -math.pi / 2),
    "meeting": (4, 0.0), "report": (3, -math.pi / 2),
}  # fmt: skip
"""Corners of the shape of a kind, and the angle of the first one."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(picture: Picture) -> bytes:
    """The picture as a document of its own."""
    things = {thing.party.id: thing for thing in picture.things}
    xs = [t.x for t in picture.things] or [0.0]
    ys = [t.y for t in picture.things] or [0.0]
    left, top = min(xs) - MARGIN * 1.6, min(ys) - MARGIN
    width, height = max(xs) - left + MARGIN * 1.6, max(ys) - top + MARGIN * 1.6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.1f} {top:.1f} {width:.1f} {height:.1f}" '
        f'width="{width:.0f}" height="{height:.0f}" font-family="Inter, Segoe UI, Noto Sans, sans-serif">',
        f'<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="{SOFT}"/></marker></defs>',
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{PAPER}"/>',
    ]
    nth: Counter[frozenset[str]] = Counter()
    for edge in picture.edges:
        ends = frozenset((edge.source, edge.target))
        parts.append(_line(things[edge.source], things[edge.target], edge.relation, nth[ends]))
        nth[ends] += 1
    parts += [_thing(thing) for thing in picture.things]
    return "\n".join([*parts, "</svg>\n"]).encode()


def _line(source: Thing, target: Thing, relation: str, nth: int) -> str:
    dx, dy = target.x - source.x, target.y - source.y
    length = math.hypot(dx, dy) or 1.0
    bend = length * 0.08 + 14 * nth
    mx, my = (source.x + target.x) / 2 + dy / length * bend, (source.y + target.y) / 2 - dx / length * bend
    away = math.hypot(target.x - mx, target.y - my) or 1.0
    end_x = target.x - (target.x - mx) / away * (target.size + 3)
    end_y = target.y - (target.y - my) / away * (target.size + 3)
    colour = COLOURS["directive"] if relation == "directed" else SOFT
    dashes = ' stroke-dasharray="5 4"' if relation in ("held", "belongs_to", "lies_in") else ""
    told = f"{source.party.label} {words(relation)} {target.party.label}"
    return (
        f'<path d="M{source.x:.1f} {source.y:.1f}Q{mx:.1f} {my:.1f} {end_x:.1f} {end_y:.1f}" fill="none" '
        f'stroke="{colour}" stroke-opacity="0.6" stroke-width="1.3"{dashes} marker-end="url(#arrow)">'
        f"<title>{_text(told)}</title></path>"
    )


def _thing(thing: Thing) -> str:
    colour = COLOURS[thing.kind]
    edge = f'stroke="{INK}" stroke-width="3"' if thing.start else f'stroke="{PAPER}" stroke-width="1.5"'
    lines = wrapped(thing.party.label).split("\n")
    first = thing.y + thing.size + 15
    spans = "".join(
        f'<tspan x="{thing.x:.1f}" y="{first + i * LINE_HEIGHT:.1f}">{_text(line)}</tspan>'
        for i, line in enumerate(lines)
    )
    return (
        f'<g fill="{colour}"><title>{_text(thing.party.label)}</title>{_shape(thing, edge)}'
        f'<text font-size="{15 if thing.start else 13}" font-weight="{700 if thing.start else 400}" '
        f'text-anchor="middle" fill="{INK}" stroke="{PAPER}" stroke-width="4" '
        f'paint-order="stroke" stroke-linejoin="round">{spans}</text></g>'
    )


def _shape(thing: Thing, edge: str) -> str:
    x, y, r = thing.x, thing.y, thing.size
    if thing.kind == "directive":
        points = [_point(x, y, r * (1.1 if i % 2 == 0 else 0.5), -math.pi / 2 + i * math.pi / 5) for i in range(10)]
    elif thing.kind in _SIDES:
        corners, turn = _SIDES[thing.kind]
        points = [_point(x, y, r * 1.15, turn + i * 2 * math.pi / corners) for i in range(corners)]
    elif thing.kind == "regulation":
        return f'<rect x="{x - r:.1f}" y="{y - r * 0.8:.1f}" width="{2 * r:.1f}" height="{1.6 * r:.1f}" rx="4" {edge}/>'
    else:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {edge}/>'
    return f"<polygon points={quoteattr(' '.join(points))} {edge}/>"


def _point(x: float, y: float, radius: float, angle: float) -> str:
    return f"{x + radius * math.cos(angle):.1f},{y + radius * math.sin(angle):.1f}"


def _text(value: str) -> str:
    return escape(_NOT_XML.sub(" ", value))
