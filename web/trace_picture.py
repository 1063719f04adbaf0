"""A trace as a picture: boxes in columns from upstream to downstream, with arrows between them.

Positions only; `_trace_picture.html` draws them with attributes and classes, so that no inline style is needed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.trace import Step, Trace

LINE_HEIGHT, PADDING = 17, 14
WIDTH = 1180
"""Width that a picture fills, in pixels: that of the page; more columns than fit make it wider."""
BOX_LEAST, BOX_MOST = 248, 430
GAP_LEAST, GAP_MOST = 84, 190
ALONE = 600
"""Width of a box where there is but one."""
ABREAST = 3
"""Boxes side by side where all steps are of one depth."""
ROW_GAP, MARGIN, HEADING = 22, 16, 34
NEARLY = 90
"""Boxes drawn to places less far apart than this, in pixels, stand in order of time."""
HEAD_PIXELS, POST_PIXELS, ACT_PIXELS = 7.3, 6.3, 6.5
"""Width of a letter of the issuer, of the post, and of addressees and act, in pixels, on the safe side."""
ACT_LINES = 3


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """One step: its corner and size in pixels, and its lines."""

    number: int
    step: Step
    x: int
    y: int
    width: int
    height: int
    head: tuple[str, ...]
    to: str
    act: tuple[str, ...]
    ground: str
    """Regulations that it rests on, down to the article, or ""."""


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """One arrow as an SVG path; dashed where no report states the link."""

    path: str
    stated: bool
    earlier: int
    later: int


@dataclass(frozen=True, slots=True)
class Column:
    """The steps of one depth: where the column begins, in pixels."""

    depth: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All of a trace, `width` by `height` pixels."""

    width: int
    height: int
    columns: tuple[Column, ...]
    boxes: tuple[DrawnBox, ...]
    links: tuple[DrawnLink, ...]
    line: int = LINE_HEIGHT
    padding: int = PADDING


def picture(found: Trace, numbers: Mapping[str, int]) -> Picture:
    """Lay a trace out: a column for each depth, each step as near as there is room to those it is linked with.

    Steps of one depth alone stand in rows, in order of time.
    """
    if len(found.depths) == 1 and len(found.steps) > 1:
        return _rows(found, numbers)
    columns = _columns(found.depths)
    tall = {column: _stacked(found.level(column.depth), column, numbers) for column in columns}
    tallest = max((boxes[-1].y + boxes[-1].height for boxes in tall.values()), default=MARGIN + HEADING)
    placed: dict[str, DrawnBox] = {}
    for column in sorted(columns, key=lambda c: abs(c.depth)):
        placed |= {box.step.id: box for box in _near(tall[column], placed, found, tallest)}
    boxes = tuple(placed[step.id] for step in found.steps)
    width = columns[-1].x + columns[-1].width + MARGIN if columns else BOX_LEAST + 2 * MARGIN
    return Picture(width, tallest + MARGIN, columns, boxes, _links(found, boxes, numbers))


def _near(boxes: Sequence[DrawnBox], placed: Mapping[str, DrawnBox], found: Trace, tallest: int) -> list[DrawnBox]:
    """The boxes of a column beside those that they are linked with, else in its middle; none over another."""
    slack = (tallest - boxes[-1].y - boxes[-1].height) // 2
    wanted: dict[str, float] = {}
    for box in boxes:
        ends = (
            link.later if link.earlier == box.step.id else link.earlier
            for link in found.links
            if box.step.id in (link.earlier, link.later)
        )
        middles = [placed[end].y + placed[end].height / 2 for end in ends if end in placed]
        wanted[box.step.id] = sum(middles) / len(middles) - box.height / 2 if middles else box.y + slack
    row = sorted(boxes, key=lambda box: (wanted[box.step.id] // NEARLY, box.number))
    down, low = [], MARGIN + HEADING
    for box in row:
        down.append(replace(box, y=max(low, int(wanted[box.step.id]))))
        low = down[-1].y + box.height + ROW_GAP
    up, high = [], tallest
    for box in reversed(down):
        up.append(replace(box, y=min(box.y, high - box.height)))
        high = up[-1].y - ROW_GAP
    return up


def _rows(found: Trace, numbers: Mapping[str, int]) -> Picture:
    """Boxes row by row, those of a row of one height."""
    abreast = min(ABREAST, len(found.steps))
    room = WIDTH - 2 * MARGIN
    width = (room - (abreast - 1) * ROW_GAP) // abreast
    columns = [Column(found.depths[0], MARGIN + n * (width + ROW_GAP), width) for n in range(abreast)]
    boxes: list[DrawnBox] = []
    y = MARGIN + HEADING
    for first in range(0, len(found.steps), abreast):
        row = [_box(step, columns[n], y, numbers) for n, step in enumerate(found.steps[first : first + abreast])]
        height = max(box.height for box in row)
        boxes += [replace(box, height=height) for box in row]
        y += height + ROW_GAP
    return Picture(WIDTH, y - ROW_GAP + MARGIN, (columns[0],), tuple(boxes), _links(found, boxes, numbers))


def _links(found: Trace, boxes: Sequence[DrawnBox], numbers: Mapping[str, int]) -> tuple[DrawnLink, ...]:
    by_id = {box.step.id: box for box in boxes}
    return tuple(
        DrawnLink(
            _arrow(by_id[link.earlier], by_id[link.later]), link.stated, numbers[link.earlier], numbers[link.later]
        )
        for link in found.links
    )


def _columns(depths: Sequence[int]) -> tuple[Column, ...]:
    """A column for each depth, side by side; together they fill `WIDTH`."""
    if not depths:
        return ()
    gaps, room = len(depths) - 1, WIDTH - 2 * MARGIN
    box = min(BOX_MOST, max(BOX_LEAST, (room - gaps * GAP_LEAST) // len(depths))) if gaps else ALONE
    gap = min(GAP_MOST, max(GAP_LEAST, (room - len(depths) * box) // gaps)) if gaps else 0
    return tuple(Column(depth, MARGIN + n * (box + gap), box) for n, depth in enumerate(depths))


def _stacked(steps: Sequence[Step], column: Column, numbers: Mapping[str, int]) -> list[DrawnBox]:
    boxes, y = [], MARGIN + HEADING
    for step in steps:
        boxes.append(_box(step, column, y, numbers))
        y += boxes[-1].height + ROW_GAP
    return boxes


def _box(step: Step, column: Column, y: int, numbers: Mapping[str, int]) -> DrawnBox:
    width = column.width - 2 * PADDING - 4
    head, to, act = _lines(step, width)
    bases = step.directive.bases if step.directive else ()
    ground = _cut("§ " + ", ".join(basis.label for basis in bases), int(width / POST_PIXELS)) if bases else ""
    height = 2 * PADDING + LINE_HEIGHT * (1 + len(head) + bool(to) + len(act) + bool(ground))
    return DrawnBox(numbers[step.id], step, column.x, y, column.width, height, head, to, act, ground)


def _lines(step: Step, width: int) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    heads, posts, acts = (int(width / letter) for letter in (HEAD_PIXELS, POST_PIXELS, ACT_PIXELS))
    row = step.directive
    if row is not None:
        issuer = row.issuer.label if row.issuer else "—"
        post = row.post.label if row.post and (not row.issuer or row.post.id != row.issuer.id) else ""
        capacity = f"{row.acting} " if row.acting and post else ""
        head = (_cut(issuer, heads), *((_cut(capacity + post, posts),) if post else ()))
        to = _cut("→ " + ", ".join(party.label for party in row.addressees), acts) if row.addressees else ""
        return head, to, _wrapped(row.action, acts)
    if step.follow_up is not None:
        who = step.follow_up.who.label if step.follow_up.who else "—"
        return (_cut(who, heads),), "", _wrapped(step.follow_up.action, acts)
    return (_cut((step.party or "").rpartition("/")[2].replace("-", " "), heads),), "", ()


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _wrapped(text: str, chars: int) -> tuple[str, ...]:
    lines = textwrap.wrap(text, chars) or [""]
    if len(lines) > ACT_LINES:
        lines = [*lines[: ACT_LINES - 1], _cut(lines[ACT_LINES - 1] + " …", chars)]
    return tuple(_cut(line, chars) for line in lines)


def _arrow(start: DrawnBox, end: DrawnBox) -> str:
    x1, y1 = start.x + start.width, start.y + start.height // 2
    x2, y2 = end.x - 6, end.y + end.height // 2
    if end.x <= start.x:
        x1, x2 = start.x + start.width // 2, end.x + end.width // 2
        y1, y2 = (start.y + start.height, end.y - 6) if end.y > start.y else (start.y, end.y + end.height + 6)
        return f"M{x1} {y1} L{x2} {y2}"
    bend = max(30, (x2 - x1) // 2)
    return f"M{x1} {y1} C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
