"""Acronyms that the report gives a body: after it in brackets, or before its name in brackets, and alone later on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest import words
from ingest.bodies import read_region

if TYPE_CHECKING:
    from ingest.bodies import OrganisationReading
    from ingest.frame import Frame
    from ingest.readings import Readings

_LEAST = 3
"""Shortest acronym that is looked for, in characters: shorter ones are initials and syllables too."""


_OWN_ACRONYM = frozenset({"O-05", "O-06", "O-09"})
"""Rules of bodies that no list holds; an association in a list may have letters of its own too."""


def read_short_forms(frame: Frame, out: Readings) -> None:
    """Add the places where a body in no list stands by its own acronym alone."""
    named: dict[str, OrganisationReading] = {}
    for body in [*out.organisations, *(post.body for post in out.posts if post.body is not None)]:
        acronym = body.acronym
        if acronym is None or body.collective or len(acronym) < _LEAST:
            continue
        if body.rule not in _OWN_ACRONYM and not (body.rule == "O-01" and body.kind == "other"):
            continue
        if sum(map(str.isupper, acronym)) > 1 and acronym.lower() not in frame.gazetteer.body_by_form:
            named.setdefault(acronym, body)
    if not named:
        return
    taken = sorted(out.taken)
    starts = [start for start, _ in taken]
    for acronym, body in named.items():
        for start in words.places(frame.text, acronym, not_before="_(/-", not_after="_)/-"):
            end = start + len(acronym)
            at = bisect_right(starts, start) - 1
            if (at >= 0 and taken[at][1] > start) or frame.zone(start) is None:
                continue
            if any(hit.kind != "head" for hit in frame.at.get(start, ())):
                continue
            out.organisations.append(replace(body, start=start, end=end, core_end=end, in_post=False))
            out.taken.append((start, end))


_BEFORE_BRACKET = re.compile(r"\b([A-Z][A-Za-z0-9-]{0,8}[A-Z0-9][A-Za-z0-9-]{0,4}) \($")


def read_reversed(frame: Frame, body: OrganisationReading, limit: int) -> None:
    """Give a body in brackets the acronym before them and the region after them ("BPPKB (Badan ...) Way Kanan")."""
    text = frame.text
    if text[body.start - 1 : body.start] != "(" or text[body.end : body.end + 1] != ")" or body.acronym:
        return
    before = _BEFORE_BRACKET.search(text, max(0, body.start - 20), body.start)
    if before is None:
        return
    body.acronym = before[1]
    region = read_region(frame, body.end + 1) if not body.regions and not body.place else None
    if region is None or region[0] > limit:
        return
    if body.rule == "O-06":
        body.base = f"{body.base} {' '.join(text[body.end + 1 : region[0]].split())}"
        body.confidence = 0.85
    else:
        body.regions = region[1]
        body.kind = "regional_agency" if body.rule == "O-05" and body.base.startswith("Badan") else body.kind
        body.core_end = body.end
    body.end = region[0]
