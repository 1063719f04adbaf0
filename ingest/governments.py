"""Governments of regions: "Pemprov Kalteng", "Pemerintah Kota Bandung", "Pemdes Wirasari"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.bodies import ACRONYM, PLACE, OrganisationReading, is_collective, is_region_acronym, read_region

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame


_CAPITAL_BEFORE = re.compile(r"\w [A-Z]\w* $")
_SPREAD = ("/", " dan kab", " dan kota", " se-", " maupun", " kab", " atau kab")


_GOVERNMENT_ACRONYM = re.compile(r" ?\( ?(?:[Pp]em\w{2,4}|PEM\w{2,4}) ?\)")


_ANY_PLACE = frozenset({"Seluruh", "Setempat", "Se", "Terkait"})
"""Words after "Pemerintah Desa" that are no village's name."""


def read_government(frame: Frame, hit: Hit, limit: int) -> OrganisationReading | None:
    """The government of a region: "Pemprov Kalteng", "Pemerintah Kota Bandung"; generic ones are collective."""
    text = frame.text
    term = frame.gazetteer.terms[hit.entry]
    level = term.group
    pos = hit.end
    acronym = _GOVERNMENT_ACRONYM.match(text, pos)
    if acronym:
        pos = acronym.end()
    written = "" if level == "any" else level
    reading = OrganisationReading(
        hit.start, pos, "Pemerintah", "regional_government", "government", written, rule="O-03", core_end=pos
    )
    if level in ("village", "district"):
        place = PLACE.match(text, pos)
        if _CAPITAL_BEFORE.search(text, max(0, hit.start - 24), hit.start) is not None:
            return None  # "Aparatur Pemerintahan Desa", "Balai Pemdes": what an office deals with
        if place is None or place.end() > limit or not text[hit.start].isupper():
            return None
        reading.place = place[1]
        reading.end = place.end()
        reading.collective = place[1].partition(" ")[0] in _ANY_PLACE
        names = {"village": "Pemerintah Desa", "district": "Pemerintah Kecamatan"}
        reading.base = "Pemerintah Kelurahan" if "kelurahan" in term.id else names[level]
        return reading
    region = read_region(frame, pos)
    if region is not None and region[0] <= limit:
        reading.regions = region[1]
        reading.end = region[0]
        extra = ACRONYM.match(text, region[0])
        if extra and is_region_acronym(frame, extra.start(1)):
            reading.end = extra.end()
    elif level == "any" or text.startswith(_SPREAD, pos):
        reading.collective = True
    elif text[hit.start].islower() and term.id.startswith("pemerintah"):
        reading.confidence = 0.8
    if is_collective(frame, hit.start):
        reading.collective = True
    return reading
