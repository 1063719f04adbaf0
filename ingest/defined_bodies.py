"""Bodies named in English that the report gives a short form ("Wira Investment Authority (WIA)")."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from ingest.bodies import OrganisationReading

if TYPE_CHECKING:
    from ingest.acronyms import Definition
    from ingest.frame import Frame
    from ingest.readings import Readings

_LAST_WORDS = frozenset(
    {
        "Agency", "Alliance", "Association", "Authority", "Bank", "Board", "Bureau", "Chamber", "Commission",
        "Committee", "Confederation", "Corporation", "Council", "Federation", "Foundation", "Fund", "Institute",
        "Ministry", "Network", "Organisation", "Organization", "Society", "Union", "University", "Watch",
    }
)  # fmt: skip
"""Kinds of bodies that end their names."""
_FIRST_WORDS = ("Center ", "Centre ", "Council ", "Department ", "Federation ", "Institute ", "Ministry ", "Office ")
"""Kinds of bodies that begin their names, before one of `_OF`."""
_OF = ("of ", "for ", "on ")
_NO_NAMES = ("Sovereign Wealth ", "Steering ", "Organizing ", "Organising ", "Provident ", "Executive ")
"""What kinds of bodies are called."""


def read_defined(frame: Frame, out: Readings) -> None:
    """Add the bodies that only their definition tells, where nothing else was read."""
    found = [one for one in frame.definitions.values() if _is_body(one.long_form)]
    if not found:
        return
    taken = sorted(
        [
            *((body.start, body.end) for body in out.organisations),
            *((post.start, post.end) for post in out.posts),
            *((seen.name.start, seen.name.end) for seen in out.sightings),
        ]
    )
    starts = [start for start, _ in taken]
    for one in found:
        at = bisect_right(starts, one.end - 1) - 1
        zone = frame.zone(one.start)
        if zone is None or zone.capitals or (at >= 0 and taken[at][1] > one.start):
            continue
        out.organisations.append(_reading(frame, one))
        out.taken.append((one.start, one.end))


def _is_body(name: str) -> bool:
    if name.startswith(_NO_NAMES) or " " not in name:
        return False
    if name.rpartition(" ")[2] in _LAST_WORDS:
        return True
    return name.startswith(_FIRST_WORDS) and name.partition(" ")[2].startswith(_OF)


def _reading(frame: Frame, one: Definition) -> OrganisationReading:
    end = frame.text.find(")", one.end) + 1
    return OrganisationReading(
        one.start, end, one.long_form, "other", "national", acronym=one.acronym, rule="O-09", confidence=0.85,
        core_end=one.end,
    )  # fmt: skip
