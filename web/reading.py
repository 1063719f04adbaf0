"""A report's text cut into the pieces the reader shows: each piece has one set of things that cover it.

The text is never altered: the pieces in order give every line as it stands. Lines become
paragraphs; what lies between is white space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.model import Extraction, Span
from web.links import anchor

MENTION_ORDER = ("person", "post", "organisation", "group", "regulation")
"""Which mention a stretch links to where two are equally long."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that means something: a mention of an entity, or the words of a relation."""

    span: Span
    kind: str
    """Kind of the entity, or directive, action, quote, meeting, tenure, attendance, follow_up."""
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch covered throughout by the same marks."""

    start: int
    text: str
    mention: Mark | None
    """The entity it links to: the shortest mention that covers it."""
    relations: tuple[str, ...]
    """Kinds of the relations whose words it belongs to, in alphabetical order."""
    anchors: tuple[str, ...]
    """Ids of the evidence that begins here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text that is not blank."""

    start: int
    pieces: tuple[Piece, ...]


def mentions(x: Extraction) -> list[Mark]:
    """Every place where the report names an entity."""
    found = [Mark(s, "person", p.id, p.name) for p in x.people for s in p.mentions]
    found += [Mark(s, "post", p.id, p.label) for p in x.posts for s in p.mentions]
    found += [Mark(s, "organisation", o.id, o.name) for o in x.organisations for s in o.mentions]
    found += [Mark(s, "group", g.id, g.label) for g in x.groups for s in g.mentions]
    found += [Mark(s, "regulation", r.id, r.title or r.id) for r in x.regulations for s in r.mentions]
    return found


def relations(x: Extraction) -> list[Mark]:
    """Every stretch that states a relation."""
    found = [Mark(s, "directive", d.id, d.action) for d in x.directives for s in d.evidence]
    found += [Mark(d.action_span, "action", d.id, d.action) for d in x.directives if d.action_span]
    found += [Mark(s, "quote", q.id, q.text) for q in x.quotes for s in q.evidence]
    found += [Mark(s, "meeting", m.id, m.name) for m in x.meetings for s in m.evidence]
    found += [Mark(s, "tenure", t.id, t.post) for t in x.tenures for s in t.evidence]
    found += [Mark(s, "attendance", a.id, a.who) for a in x.attendance for s in a.evidence]
    found += [Mark(s, "follow_up", f.id, f.action) for f in x.follow_ups for s in f.evidence]
    return found


def paragraphs(x: Extraction) -> tuple[Paragraph, ...]:
    """The whole text as paragraphs of pieces."""
    length = len(x.text)
    named = [m for m in mentions(x) if 0 <= m.span.start < m.span.end <= length]
    stated = [m for m in relations(x) if 0 <= m.span.start < m.span.end <= length]
    lines = [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]*\S[^\n]*", x.text)]
    cuts = sorted({c for m in (*named, *stated) for c in (m.span.start, m.span.end)})
    starting: dict[int, list[str]] = {}
    for mark in (*stated, *named):
        ids = starting.setdefault(mark.span.start, [])
        if anchor(mark.span) not in ids:
            ids.append(anchor(mark.span))
    covering_named, covering_stated = _Cover(named), _Cover(stated)
    made = []
    for line in lines:
        inner = cuts[bisect_right(cuts, line.start) : bisect_right(cuts, line.end - 1)]
        edges = [line.start, *inner, line.end]
        pieces = tuple(
            Piece(
                start=start,
                text=x.text[start:end],
                mention=_chosen(covering_named.at(start, end)),
                relations=tuple(sorted({m.kind for m in covering_stated.at(start, end)})),
                anchors=tuple(starting.get(start, ())),
            )
            for start, end in pairwise(edges)
        )
        made.append(Paragraph(line.start, pieces))
    return tuple(made)


class _Cover:
    """Which marks cover a stretch between two cuts; asked in order of position."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._waiting = sorted(marks, key=lambda m: m.span, reverse=True)
        self._open: list[Mark] = []

    def at(self, start: int, end: int) -> list[Mark]:
        while self._waiting and self._waiting[-1].span.start < end:
            self._open.append(self._waiting.pop())
        self._open = [m for m in self._open if m.span.end > start]
        return [m for m in self._open if m.span.start <= start and m.span.end >= end]


def _chosen(marks: list[Mark]) -> Mark | None:
    return min(marks, key=lambda m: (m.span.end - m.span.start, MENTION_ORDER.index(m.kind)), default=None)


def kinds_present(x: Extraction) -> Iterator[tuple[str, int]]:
    """Kinds that the legend offers, with the number of things of that kind."""
    for kind, items in (
        ("person", x.people),
        ("post", x.posts),
        ("organisation", x.organisations),
        ("group", x.groups),
        ("regulation", x.regulations),
        ("directive", x.directives),
        ("quote", x.quotes),
        ("meeting", x.meetings),
        ("follow_up", x.follow_ups),
    ):
        if items:
            yield kind, len(items)
