"""Holders told by a verb: "Pjs Bupati X dijabat Fulan", "yang menjabat Camat X adalah Fulan"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import names

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.posts import PostReading

_HELD_BY = re.compile(
    r",? (?:(?:sendiri|kini|sekarang|saat ini|sementara|yang) ){0,2}(?:dijabat|dipegang|diemban)"
    r"(?: sementara)?(?: oleh)?"
    r"(?: (?:Bapak|Ibu|Saudara))? (?=[A-Z])"
)
_IS = re.compile(r",? (?:adalah|ialah|yakni|yaitu)(?: (?:Bapak|Ibu|Saudara))? (?=[A-Z])")
_HOLDS = ("menjabat ", "menjabat sebagai ", "menjabat selaku ", "menduduki jabatan ", "memegang jabatan ")
_WAS = re.compile(r"\b(?:pernah|sebelumnya|sempat|dulu|dahulu|semula) $")

_BEFORE_NOW = re.compile(r"\b(?:[Ss]ebelumnya|[Ss]emula|[Dd]ulu|[Dd]ahulu|[Kk]etika|[Ss]aat itu)\b[^.\n]*$")
_BEFORE_WITHIN = 40
"""How far before the post, in characters, a word tells that it was held in the past."""


def read_held_by(frame: Frame, post: PostReading, zone: Zone) -> Name | None:
    """The holder whom a verb parts from the post, or None."""
    text = frame.text
    if post.collective or not text.startswith((" ", ", "), post.end):
        return None
    if _BEFORE_NOW.search(text, max(zone.start, post.first - _BEFORE_WITHIN), post.first) is not None:
        return None
    match = _HELD_BY.match(text, post.end, zone.end)
    if match is None and text.endswith(_HOLDS, zone.start, post.first):
        if _WAS.search(text, zone.start, text.rindex("me", zone.start, post.first)) is not None:
            return None
        match = _IS.match(text, post.end, zone.end)
    return names.read_name(frame, match.end(), zone, strong=True) if match is not None else None
