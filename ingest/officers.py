"""Where an officer's name begins: at the rank, past the units and places that stand between post and rank.

"Kapolresta X, Polda Y Kombes Pol Fulan", "Danramil 01/X, Kodim 0101/Y, Kapten Kav Fulan", "Babinsa X, Serda Fulan".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ingest import names

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.posts import PostReading

_REACH = 90
"""How far after the post, in characters, the rank may stand."""
_UNIT = r"(?:Polda|Polres(?:ta(?:bes)?)?|Polsek(?:ta)?|Kodam|Korem|Kodim|Koramil|Posramil)\b"
_WORDS = r"(?: (?!(?:Dan|Serta)\b)[A-Z0-9][\w’'/.-]*)"
_BETWEEN = re.compile(
    rf"(?P<own>(?:(?!,? {_UNIT}){_WORDS}){{0,2}})(?P<over>(?:,? {_UNIT}{_WORDS}{{0,4}})*)(?P<comma>,?) ?"
)
"""Words of a place or number that are the post's own, then the units it is part of."""
_OF_UNITS = (
    "Kepala Kepolisian", "Wakil Kepala Kepolisian", "Kepala Unit ", "Kepala Satuan ", "Kepala Pos Polisi",
    "Komandan", "Wakil Komandan", "Panglima", "Kepala Staf Ko", "Perwira ", "Bintara ", "Bhayangkara ",
)  # fmt: skip
"""Heads of the posts that officers hold."""
_IN_VILLAGES = (
    "Bintara Pembina", "Bhayangkara ", "Komandan Komando Rayon", "Komandan Pos Komando", "Kepala Pos Polisi",
)  # fmt: skip
"""Heads of posts told with the place alone, before a comma and the rank."""


def past_units(frame: Frame, post: PostReading, zone: Zone) -> Name | None:
    """The holder at the next rank, if only units, numbers and places stand between it and the post; else None."""
    if post.collective or not post.head.startswith(_OF_UNITS):
        return None
    text = frame.text
    rank = _next_rank(frame, post.end, min(zone.end, post.end + _REACH))
    if rank is None:
        return None
    between = _BETWEEN.fullmatch(text, post.end, rank)
    if between is None or not (between["own"] or between["over"]):
        return None
    own = between["own"].strip()
    numbered = post.body is not None and any(map(str.isdigit, post.body.base))
    told = (post.body is not None and not numbered) or post.regions or post.place or post.unit
    if own and (told or (numbered and " " in own)):
        return None
    alone = own and between["comma"] and not between["over"] and not numbered
    if alone and (" " in own or not post.head.startswith(_IN_VILLAGES)):
        return None  # the words may be the name, and the rank another's
    name = names.read_name(frame, rank, zone, strong=True)
    if name is None:
        return None
    if own and post.body is not None:
        post.body.base = f"{post.body.base} {own}"
        post.body.end = post.body.core_end = between.end("own")
    elif own and own[0].isdigit():
        post.unit, post.takes = own, "DONE"
    elif own:
        post.place = own
    post.end = between.end("own") if own else post.end
    return name


def _next_rank(frame: Frame, start: int, limit: int) -> int | None:
    """Where the first rank from `start` on begins, if no post is named before it."""
    hits = frame.hits
    for at in range(bisect_left(hits, (start,)), len(hits)):
        hit = hits[at]
        if hit.start >= limit or hit.kind in ("post", "acting", "speech"):
            return None
        if hit.kind == "rank":
            return hit.start
    return None


_HANDED_OVER = re.compile(
    r",? (?:(?:yang )?(?:semula|sebelumnya) dijabat(?: oleh)?|dari(?: tangan| pejabat lama)?),? (?=[A-Z])"
)
_TO = re.compile(
    r",? (?:(?:diserahkan )?kepada(?: penggantinya| pejabat baru)?"
    r"|(?:kini |selanjutnya )?(?:digantikan|diganti|dijabat)(?: oleh)?),? (?=[A-Z])"
)
"""From the one who leaves a post to the one who takes it."""


def read_handover(frame: Frame, post: PostReading, zone: Zone) -> tuple[Name, Name] | None:
    """Who leaves and who takes a post that is handed over ("Kasat X dari AKP Fulan kepada AKP Binti"), both by rank."""
    match = _HANDED_OVER.match(frame.text, post.end, zone.end)
    if match is None or post.collective:
        return None
    old = names.read_name(frame, match.end(), zone, strong=True)
    gap = _TO.match(frame.text, old.last, zone.end) if old is not None and old.titles else None
    new = names.read_name(frame, gap.end(), zone, strong=True) if gap is not None else None
    return (old, new) if old is not None and new is not None and new.titles else None


_OF_POLICE_OF_A_CITY = ("Kepala Kepolisian Resor", "Wakil Kepala Kepolisian Resor")
_CITY = re.compile(r" Kota(?= (?:AKBP|Kombes|Kompol|AKP|Komisaris|Ajun)\b)| Kota\b(?! [A-Z])")


def past_city(text: str, post: PostReading) -> int:
    """The offset after "Kota" behind a region, where the police of a city are so called ("Kapolres X Kota")."""
    city = _CITY.match(text, post.end) if post.head.startswith(_OF_POLICE_OF_A_CITY) else None
    return city.end() if city is not None else post.end


_HEADS_OF_UNITS = frozenset(
    {"Kepala Satuan", "Kepala Bagian", "Kepala Seksi", "Kepala Unit", "Kepala Bidang", "Kepala"}
)


def past_unlisted_unit(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name:
    """The holder at the rank right after words that are then of the post's unit ("Kasat Res Narkoba AKP Fulan")."""
    if name.titles or name.last != name.end or post.head not in _HEADS_OF_UNITS or post.body or post.regions:
        return name
    if frame.first(name.end + 1, "rank") is None or frame.text[name.end : name.end + 1] != " ":
        return name
    holder = names.read_name(frame, name.end + 1, zone, strong=True)
    if holder is None:
        return name
    post.unit, post.end, post.rule = f"{post.unit} {frame.text[name.start : name.end]}".strip(), name.end, "P-01"
    return holder


_CLOSES = re.compile(r"[.,;)]|,? (?:dan|serta)\b|$")
_OF_A_COMMAND = "Komandan Komando"


def is_of_unit(text: str, post: PostReading, name: Name) -> bool:
    """Whether one word without a rank is the place of a unit: after its number ("Danramil 0101/07 X"), or after the
    first word of its place where nothing is said of a holder ("Danramil 0101-07/Gunung Sari.").
    """
    if name.titles or " " in text[name.start : name.end] or not post.head.startswith(_OF_UNITS):
        return False
    if text[post.end - 1].isdigit():
        return True
    told = post.takes == "DONE" and post.head.startswith(_OF_A_COMMAND) and "/" in post.unit
    return told and _CLOSES.match(text, name.last) is not None


def after_comma(frame: Frame, post: PostReading, zone: Zone) -> Name | None:
    """The holder at a rank after a comma that follows the post, or None."""
    at = post.end + 2
    if not frame.text.startswith(", ", post.end) or frame.first(at, "rank") is None:
        return None
    return names.read_name(frame, at, zone, strong=True)
