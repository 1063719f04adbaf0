"""Holders whose title shows where the name begins, after words of the post's body that no list holds.

"Kepala Balai Pemdes Wirasari Drs. Fulan", "Direktur Rumah Sakit Ibu dan Anak Wening Dr. Fulanah".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ingest import names, units
from ingest.bodies import read_region

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.posts import PostReading

_REACH = 110
"""How far after the post, in characters, the title may stand."""
_BETWEEN = re.compile(r"(?: (?:[A-Z][\w’'./&-]*|dan|\([A-Z][\w-]{1,14}\)))+ ")
"""Words of a body, without a comma or a verb."""
_LEFT_OUT = re.compile(r" ?\([^)]*\)| (?:Kabupaten|Kota|Provinsi)$")
"""The short form of a body, and the level before its region."""
_COMPLETE = ("NONE", "DONE", "REGION", "SETDA")
"""What posts take that are of no body of their own."""
_WORD = re.compile(r"[A-Z][\w’'-]*")
_BESIDE = frozenset({"post", "acting", "speech", "rank"})
"""Kinds of hits before which the words of the body are looked at no further."""
_CALLED = ("academic_front", "religious")


def past_body(frame: Frame, post: PostReading, zone: Zone) -> Name | None:
    """The holder at the next title, if only words of a body stand between the post and it; these go to the post."""
    text = frame.text
    if post.collective or post.lower or post.takes in _COMPLETE or not text[post.end + 1 : post.end + 2].isupper():
        return None
    title = _next_title(frame, post.end + 2, min(zone.end, post.end + _REACH))
    if title is None or _BETWEEN.fullmatch(text, post.end, title) is None:
        return None
    words = _WORD.finditer(text, post.end, title)
    if not any(units.is_unit_word(frame, word[0]) or _is_known(frame, word.start()) for word in words):
        return None  # they may as well be the name
    name = names.read_name(frame, title, zone, strong=True)
    if name is None or not name.titles:
        return None
    end = title - 1
    last = text.rfind(" ", post.end, end)
    region = read_region(frame, last) if post.body is not None and not post.body.regions else None
    told = _LEFT_OUT.sub("", " ".join(text[post.end : end if region is None else last].split()))
    if post.body is not None:
        post.body.base = f"{post.body.base} {told}".strip()
        post.body.end = post.body.core_end = end
        if region is not None:
            post.body.regions = post.regions = region[1]
    else:
        post.unit = f"{post.unit} {told}".strip()
    post.rule = "P-01"
    post.end = end
    return name


def _is_known(frame: Frame, at: int) -> bool:
    return any(hit.kind in ("organisation", "head", "region", "place_word") for hit in frame.at.get(at, ()))


def _next_title(frame: Frame, start: int, limit: int) -> int | None:
    """Where the first title from `start` on begins that stands before a name, if no post is named before it."""
    hits = frame.hits
    terms = frame.gazetteer.terms
    for at in range(bisect_left(hits, (start,)), len(hits)):
        hit = hits[at]
        if hit.start >= limit or hit.kind in _BESIDE:
            return None
        if hit.kind == "title" and terms[hit.entry].group in _CALLED:
            return hit.start
    return None
