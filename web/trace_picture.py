"""A trace as a picture: boxes in columns from upstream to downstream, with arrows between them.

Positions only; `_trace_picture.html` draws them with attributes and classes, so that no inline style is needed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from graph.trace import Step, Trace

BOX_WIDTH, LINE_HEIGHT, PADDING = 248, 17, 12
COLUMN_GAP, ROW_GAP, MARGIN = 84, 22, 16
HEAD_CHARS, ACT_CHARS, ACT_LINES = 32, 36, 3


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """One step: its corner and size in pixels, and its lines."""

    number: int
    step: Step
    x: int
    y: int
    height: int
    head: tuple[str, ...]
    to: str
    act: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """One arrow as an SVG path; dashed where no report states the link."""

    path: str
    stated: bool
    earlier: int
    later: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All of a trace, `width` by `height` pixels."""

    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    links: tuple[DrawnLink, ...]
    box_width: int = BOX_WIDTH
    line: int = LINE_HEIGHT
    padding: int = PADDING


def picture(found: Trace, numbers: Mapping[str, int]) -> Picture:
    """Lay a trace out: a column for each depth, steps in order of time from top to bottom."""
    boxes: list[DrawnBox] = []
    tallest = 0
    for column, depth in enumerate(found.depths):
        y = MARGIN
        for step in found.level(depth):
            head, to, act = _lines(step)
            lines = 1 + len(head) + bool(to) + len(act)
            height = 2 * PADDING + LINE_HEIGHT * lines
            boxes.append(
                DrawnBox(numbers[step.id], step, MARGIN + column * (BOX_WIDTH + COLUMN_GAP), y, height, head, to, act)
            )
            y += height + ROW_GAP
        tallest = max(tallest, y)
    by_id = {box.step.id: box for box in boxes}
    links = tuple(
        DrawnLink(
            _arrow(by_id[link.earlier], by_id[link.later]), link.stated, numbers[link.earlier], numbers[link.later]
        )
        for link in found.links
    )
    width = 2 * MARGIN + len(found.depths) * (BOX_WIDTH + COLUMN_GAP) - COLUMN_GAP
    return Picture(max(width, BOX_WIDTH + 2 * MARGIN), tallest + MARGIN - ROW_GAP, tuple(boxes), links)


def _lines(step: Step) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    row = step.directive
    if row is not None:
        issuer = row.issuer.label if row.issuer else "—"
        post = row.post.label if row.post and (not row.issuer or row.post.id != row.issuer.id) else ""
        capacity = f"{row.acting} " if row.acting and post else ""
        head = (_cut(issuer, HEAD_CHARS), *((_cut(capacity + post, HEAD_CHARS + 4),) if post else ()))
        to = _cut("→ " + ", ".join(party.label for party in row.addressees), ACT_CHARS) if row.addressees else ""
        return head, to, _wrapped(row.action)
    if step.follow_up is not None:
        who = step.follow_up.who.label if step.follow_up.who else "—"
        return (_cut(who, HEAD_CHARS),), "", _wrapped(step.follow_up.action)
    return (_cut((step.party or "").rpartition("/")[2].replace("-", " "), HEAD_CHARS),), "", ()


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _wrapped(text: str) -> tuple[str, ...]:
    lines = textwrap.wrap(text, ACT_CHARS) or [""]
    if len(lines) > ACT_LINES:
        lines = [*lines[: ACT_LINES - 1], _cut(lines[ACT_LINES - 1] + " …", ACT_CHARS)]
    return tuple(_cut(line, ACT_CHARS) for line in lines)


def _arrow(start: DrawnBox, end: DrawnBox) -> str:
    x1, y1 = start.x + BOX_WIDTH, start.y + start.height // 2
    x2, y2 = end.x - 6, end.y + end.height // 2
    if end.x <= start.x:
        x1, x2 = start.x + BOX_WIDTH // 2, end.x + BOX_WIDTH // 2
        y1, y2 = (start.y + start.height, end.y - 6) if end.y > start.y else (start.y, end.y + end.height + 6)
        return f"M{x1} {y1} L{x2} {y2}"
    bend = max(30, (x2 - x1) // 2)
    return f"M{x1} {y1} C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
