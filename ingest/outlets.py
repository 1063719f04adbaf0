"""News outlets that the report says someone spoke to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.bodies import OrganisationReading
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.frame import Frame


# A search begins with a letter, and looks behind it for the word's beginning: the engine runs from one such letter
# to the next, where a pattern that begins with a boundary is tried at every character.
_OUTLET = re.compile(
    r"(?:k(?<!\wk)epada|d(?<!\wd)i(?:terima(?: oleh)?|hubungi|temui|wawancarai|wawancara)|b(?<!\wb)ersama) "
    r"([A-Z][\w-]*\.(?:com|co\.id|id|net)|detik[A-Z][a-z]+)\b"
)


_OF_OUTLETS = Stems((".com", ".id", "detik"))
_SITE_MARKS = (".com", ".id", ".net", "detik")
"""One of these is in the name of every outlet that `_OUTLET` reads."""
_OUTLET_WITHIN = 60
"""Longest stretch from the word before an outlet to a mark of `_SITE_MARKS` in its name, in characters."""


def _outlets(text: str) -> list[re.Match[str]]:
    """The matches of `_OUTLET`, which is tried around those marks alone."""
    found: dict[int, re.Match[str]] = {}
    for mark in _SITE_MARKS:
        at = text.find(mark)
        while at >= 0:
            for match in _OUTLET.finditer(text, max(0, at - _OUTLET_WITHIN), at + _OUTLET_WITHIN):
                found[match.start()] = match
            at = text.find(mark, at + 1)
    return [found[start] for start in sorted(found)]


def read_outlets(frame: Frame) -> list[OrganisationReading]:
    """News outlets that the report says someone spoke to ("kepada Harian.com")."""
    text = frame.text
    if not _OF_OUTLETS.stand_in(text):
        return []
    found: list[OrganisationReading] = []
    for match in _outlets(text):
        zone = frame.zone(match.start())
        if zone is not None and not zone.heading:
            start, end = match.span(1)
            found.append(
                OrganisationReading(
                    start, end, match[1], "other", "national", rule="O-08", confidence=0.8, core_end=end
                )
            )
    return found
