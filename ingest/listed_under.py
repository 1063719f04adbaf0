"""Whose officials a list tells of: "pejabat dari Pemerintah Kota X, antara lain Kepala Dinas Y, Kepala Dinas Z"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.regions import LEVELS

if TYPE_CHECKING:
    from ingest.frame import Frame
    from ingest.regions import Regions

REACH = 700
"""The words that open the list stand at most this far before one of its items, in characters."""
_OPENS = re.compile(r",?\s(?:antara\s+lain|di\s?antaranya|yakni|yaitu|meliputi)\b")
_GOVERNMENT = re.compile(
    r"\b(?:[Pp]emerintah(?:\s+(?:[Pp]rovinsi|[Kk]abupaten|[Kk]ota))?|[Pp]em(?:kab|kot|prov|da)|[Ll]ing(?:kup|kungan))\s+$"
)
_ENDS = re.compile(r"[a-z)]{3}(?<!drg)\.\s+[A-Z]|\n")
"""The end of a sentence, as far as no title or degree looks like one."""


def region_told(frame: Frame, regions: Regions, at: int, level: str) -> int | None:
    """The region of the government that opens the list in which a post or body of `level` at `at` stands, or None."""
    if len(regions.votes) < 2:
        return None
    text = frame.text
    low = max(0, at - REACH)
    opened = list(_OPENS.finditer(text, low, at))[-1:]
    if not opened or _ENDS.search(text, opened[0].end(), at):
        return None
    begun = opened[0].start()
    told = tuple(
        hit.entry
        for hit in frame.ctx.hits_of("region")
        if hit.end == begun and _GOVERNMENT.search(text, low, hit.start)
    )
    region = regions.choose(told) if told else None
    return region if region is not None and regions.region(region).kind in LEVELS[level] else None
