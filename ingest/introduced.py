"""Which region a body of the state has in this report, where only posts tell it ("Ketua KPU Sleman, ... Ketua KPU")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.bodies import OrganisationReading
    from ingest.readings import Readings

_OF_THE_STATE = ("RI", "Indonesia", "Pusat")
"""Ends of what the body of the whole country is called."""


def introduced(text: str, readings: Readings) -> dict[str, tuple[int, ...]]:
    """Body of any level -> the region it is first named with in a post, if no other and not the state's is named."""
    told = (post.body for post in readings.posts if post.body is not None and post.body.regions)
    if all(body.scope != "any" or body.kind == "other" for body in told):
        return {}
    found: dict[str, tuple[int, ...]] = {}
    first: dict[str, OrganisationReading] = {}
    barred: set[str] = set()
    bodies = [*readings.organisations, *(post.body for post in readings.posts if post.body is not None)]
    for one in sorted(bodies, key=lambda body: body.start):
        if one.scope != "any" or one.kind == "other":
            continue
        if one.regions and found.setdefault(one.base, one.regions) != one.regions:
            barred.add(one.base)
        if not first.setdefault(one.base, one).regions or text.endswith(_OF_THE_STATE, one.start, one.end):
            barred.add(one.base)
    return {base: regions for base, regions in found.items() if base not in barred}


_OF_ANY_REGION = re.compile(
    r" (?:terbaik|di (?:seluruh|setiap|tiap|daerah|masing)|seluruh|setiap|masing|pusat|daerah)\b"
)
"""After a team: one of those that every region has."""
_FORMED = re.compile(r"\b(?:(?:di|mem)bentuk(?:nya)?|pembentukan|menetapkan|setiap|seluruh|masing-masing) $")
"""Before a team: one that is formed, be it in every district or by the state."""


def is_of_any_region(text: str, team: OrganisationReading) -> bool:
    """Whether the words around a team speak of one as every region has."""
    before = _FORMED.search(text, max(0, team.start - 24), team.start)
    return before is not None or _OF_ANY_REGION.match(text, team.end) is not None
