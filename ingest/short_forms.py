"""Where a body is named again by the acronym the report gave it ("Tim Pemenangan Nasional (TPN)" ... "TPN")."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.bodies import OrganisationReading
    from ingest.frame import Frame
    from ingest.readings import Readings

_LEAST = 3
"""Shortest acronym that is looked for, in characters: shorter ones are initials and syllables too."""


def read_short_forms(frame: Frame, out: Readings) -> None:
    """Add the places where a body in no list stands by its own acronym alone."""
    named: dict[str, OrganisationReading] = {}
    for body in [*out.organisations, *(post.body for post in out.posts if post.body is not None)]:
        acronym = body.acronym
        if acronym is None or body.collective or body.rule not in ("O-05", "O-06") or len(acronym) < _LEAST:
            continue
        if sum(map(str.isupper, acronym)) > 1 and acronym.lower() not in frame.gazetteer.body_by_form:
            named.setdefault(acronym, body)
    if not named:
        return
    taken = sorted(out.taken)
    starts = [start for start, _ in taken]
    for acronym, body in named.items():
        for match in re.finditer(rf"(?<![\w(/-]){re.escape(acronym)}(?![\w)/-])", frame.text):
            start, end = match.span()
            at = bisect_right(starts, start) - 1
            if (at >= 0 and taken[at][1] > start) or frame.at.get(start) or frame.zone(start) is None:
                continue
            out.organisations.append(replace(body, start=start, end=end, core_end=end, in_post=False))
            out.taken.append((start, end))
