"""What is known to be something else than part of a name: a post, a body, a region, a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.name_titles import back_titles

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame

TOKEN = re.compile(r"(?:(?:[A-Z][a-z]{0,2})-(?=[A-Z][a-z]))?[A-Z][^\W\d_]*(?:[’'`][^\W\d_]+)*")
NAME_WORD = re.compile(r" [A-Z][a-z]{2,}| Dt\b")
BELOW_A_NAME = frozenset({"Desa", "Kecamatan", "Kelurahan", "Kampung", "Jalan", "Gedung", "Pasar", "Sekolah"})
_SMALL_LETTER = tuple(f" {letter}" for letter in "abcdefghijklmnopqrstuvwxyz")


def stops(frame: Frame, pos: int, end: int, count: int, *, strong: bool, titled: bool, limit: int) -> bool:
    """Whether what begins at `pos` is known to be something else than part of a name."""
    text = frame.text
    for hit in frame.at.get(pos, ()):
        kind = hit.kind
        if kind == "rank" and count and strong and text[pos:end] == "Mayor" and not NAME_WORD.match(text, end):
            continue  # "Sekda Wira Mayor": no one follows the rank
        if kind in ("organisation", "post", "acting", "head", "rank", "government", "phrase", "place_word"):
            if count and hit.end == end and kind in ("post", "head", "place_word") and text[pos:end].istitle():
                follows = TOKEN.match(text, end + 1) if text.startswith(" ", end) else None
                if follows is None and kind in ("head", "place_word") and text[pos:end] not in BELOW_A_NAME:
                    continue
            return True
        if (
            count
            and kind == "title"
            and 2 < hit.end - pos <= end - pos + 1
            and _is_title(frame, hit.entry, text[pos:end])
        ):
            return True
        called = kind == "place" and strong and count == 2 and hit.end == end and text[pos:end] != "Indonesia"
        if called and text.startswith(_SMALL_LETTER, end):
            continue  # "Gubernur Sari Banoda Laos membuka": some are called as a country is
        if kind == "weekday" or (kind == "place" and hit.end >= end):
            return True
        if kind == "month" and (
            text[hit.end : hit.end + 2].strip()[:1].isdigit()
            or text.startswith(_WHEN, hit.end)
            or (count == 0 and not (strong and NAME_WORD.match(text, hit.end)))
        ):
            return True
        if kind == "town" and count == 0:
            return True
        if kind in ("region", "region_word"):
            if hit.end > end or (not (count and titled) and _is_in_short(frame, hit, text[pos:end])):
                return True
            follows = TOKEN.match(text, end + 1) if text.startswith(" ", end) else None
            if follows is None or follows.group().isupper() or frame.at.get(end + 1):
                # a region may close a name ("Wira Bima") where a post or title has announced one
                closes = count == 1 or (count == 2 and (_is_listed(frame, end) or _is_titled(frame, end, limit)))
                if count == 0 or (kind == "region" and not (strong and closes and end - pos > 3)):
                    return True
            elif count == 0 and not strong:
                return True
    return False


def _is_in_short(frame: Frame, hit: Hit, word: str) -> bool:
    """Whether a word is the short form of a province, which is nobody's name ("Sumbar")."""
    if hit.kind != "region":
        return False
    region = frame.gazetteer.regions[hit.entry]
    # "Banua" is a byname, and a name as well
    abbreviated = any(part.startswith(word[:2]) for part in region.name.split(" "))
    return region.kind == "province" and word not in region.name and abbreviated


def _is_titled(frame: Frame, end: int, limit: int) -> bool:
    """Whether a title follows, as it does after names alone ("Kapolres Fulan Banua, S.I.K.")."""
    return bool(back_titles(frame, end, limit)[1])


def _is_listed(frame: Frame, end: int) -> bool:
    """Whether the next one of a list follows, with the post ("Bupati X Fulan Banua, Kapolres X ...")."""
    following = frame.at.get(end + 2, ()) if frame.text.startswith(", ", end) else ()
    return any(hit.kind in ("post", "acting", "rank") for hit in following)


_WHEN = (" lalu", " mendatang", " silam", " ini")
"""What makes a month after a name a time ("kata Fulan April lalu")."""


_WITHIN_NAMES = frozenset({"Abu", "Abi", "Habib"})
"""Titles that are as common inside names ("Abdul Abu Padmana")."""


def _is_title(frame: Frame, entry: int, word: str) -> bool:
    return word not in _WITHIN_NAMES and frame.gazetteer.terms[entry].group in ("religious", "academic_front")
