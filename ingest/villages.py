"""The districts and villages of the posts of their heads, which no list holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.frame import Frame
    from ingest.posts import PostReading

_PLACE_NAME = re.compile(
    r" (?!(?:RI|Terpilih|Pergantian|Definitif|Antar|Antarwaktu|PAW|Perempuan)\b)"
    r"([A-Z][\w’'-]*(?: [A-Z][\w’'-]+){0,3})"
)
"""The name of a place and perhaps that of the holder after it."""
_COMPASS_WORDS = frozenset({"Barat", "Timur", "Utara", "Selatan", "Tengah", "Tenggara", "Raya"})
_GOES_ON_IN_A_LIST = re.compile(r" (?:dan|serta|sebagai|selaku|maupun|beserta) ")
"""After the place of a district's head rather than after a name that a verb follows."""
VILLAGE_HEADS = frozenset(
    {
        "Camat", "Lurah", "Kepala Desa", "Sekretaris Camat", "Sekretaris Desa", "Kepala Dusun", "Keuchik",
        "Wali Nagari", "Perbekel", "Kepala Kepolisian Sektor", "Wakil Kepala Kepolisian Sektor",
        "Komandan Komando Rayon Militer", "Kepala Pos Polisi",
    }
)  # fmt: skip


POSTED_IN_VILLAGES = frozenset({"Bintara Pembina Desa", "Bhayangkara Pembina Keamanan dan Ketertiban Masyarakat"})
"""Heads of posts beside the heads of villages, told with the kind of place."""
HEADS_BELOW_REGIONS = POSTED_IN_VILLAGES | frozenset(
    {
        "Camat", "Lurah", "Kepala Desa", "Sekretaris Camat", "Sekretaris Desa", "Kepala Dusun",
        "Kepala Kepolisian Sektor", "Wakil Kepala Kepolisian Sektor", "Komandan Komando Rayon Militer",
    }
)  # fmt: skip


_IN_A_LIST_BEFORE = re.compile(r"(?:[,;/:]|\b(?:dan|serta|maupun|atau|hingga|sampai|beserta|tingkat|setiap)) ?$")
_IN_A_LIST_AFTER = re.compile(r",? ?(?:[/\dA-Z(]|(?:dan|serta|maupun|atau|hingga|sampai|beserta|se|lain)\b|$)")


def is_of_one(text: str, post: PostReading) -> bool:
    """Whether a bare "Camat" stands by itself, as the one the report has named does, and in no list of many."""
    before = text[max(0, post.first - 12) : post.first]
    return (
        not (post.collective or post.lower)
        and _IN_A_LIST_BEFORE.search(before) is None
        and _IN_A_LIST_AFTER.match(text, post.end) is None
    )


_KINDS_OF_PLACE = {"Camat": "Kecamatan", "Lurah": "Kelurahan", "Kepala Desa": "Desa", "Wali Nagari": "Nagari"}


def _named_elsewhere(text: str, kind: str | None, words: list[str], pos: int) -> int:
    """How many of the words at `pos` the report calls the place by elsewhere ("Desa Wira"), 0 where it does not."""
    if kind is None or kind not in text:
        return 0
    for count in range(len(words), 0, -1):
        name = f"{kind} {' '.join(words[:count])}"
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if at + len(kind) != pos and _ENDS_A_PLACE.match(text, end) and not text.endswith(_OF_A_HEAD, 0, at):
                return count
            at = text.find(name, end)
    return 0


_ENDS_A_PLACE = re.compile(r"(?! (?!Kecamatan|Kec\b|Kabupaten|Kab\b|Kota|Desa|Kelurahan)[A-Z][a-z])(?![\w’'-])")
"""After the name of a place: no further word of it."""
_OF_A_HEAD = ("Kepala ", "Sekretaris ", "Babinsa ", "Bhabinkamtibmas ", "Babinkamtibmas ")
"""Before a kind of place that is part of a post's name, whose holder may follow."""


def read_village(frame: Frame, post: PostReading, pos: int, limit: int) -> bool:
    """The district or village of its head, which no list holds: "Camat X Fulan", "Lurah X Y, Fulan"."""
    zone = frame.zone(post.start)
    found = _read_words(frame, pos, limit, _KINDS_OF_PLACE.get(post.head), heading=zone is not None and zone.heading)
    if found is None:
        return False
    post.end, post.place = found
    return True


_KIND = re.compile(r" (Desa|Kelurahan|Kecamatan|Distrik|Nagari|Gampong|Kalurahan|Kapanewon)(?= [A-Z])")


def read_named_place(frame: Frame, pos: int, limit: int) -> tuple[int, str] | None:
    """A district or village told with its kind after a post ("Kasi Kesra Kecamatan X"): where it ends, and its name."""
    kind = _KIND.match(frame.text, pos, limit)
    found = _read_words(frame, kind.end(), limit, kind[1], heading=False) if kind is not None else None
    if kind is None or found is None:
        return None
    return found[0], f"{kind[1]} {found[1]}"


_DEGREE = re.compile(r",? ?[SMAD]\. ?[A-Z]")
"""A degree after the holder's name."""


def _read_words(frame: Frame, pos: int, limit: int, kind: str | None, *, heading: bool) -> tuple[int, str] | None:
    """Where the name of the place at `pos` ends, and the name; the holder's name may stand right after it.

    The first word is the place, more belong to it when a comma, a title or the end of the sentence follows,
    but for how the report calls the place elsewhere.
    """
    text = frame.text
    place = _PLACE_NAME.match(text, pos)
    if place is None or place.end() > limit:
        return None
    if any(h.kind in ("organisation", "post", "title", "rank", "head") for h in frame.at.get(place.start(1), ())):
        return None
    words = place[1].split()
    at = place.start(1)
    if heading and not text.startswith(",", place.end()) and words[0].lower() in frame.gazetteer.ordinary:
        return None  # "Camat Minta Warga Siaga"
    for number, word in enumerate(words):
        if number and any(hit.kind in ("rank", "title", "post", "acting") for hit in frame.at.get(at, ())):
            return at - 1, " ".join(words[:number])
        at += len(word) + 1
    keep = len(words)
    if keep > 1 and _DEGREE.match(text, place.end()) is not None:
        keep = 1
    if (named := _named_elsewhere(text, kind, words, pos)) > 0:
        keep = named
    elif keep > 1 and text[place.end() : place.end() + 1] not in ",.(" and not frame.at.get(place.end() + 1):
        plain = [word.lower() in frame.gazetteer.ordinary or word in _COMPASS_WORDS for word in words[1:]]
        if _GOES_ON_IN_A_LIST.match(text, place.end()) is None:
            keep = 1
        elif keep > 2:
            keep = max([1, *(number + 2 for number, one in enumerate(plain) if one)])
            keep = len(words) if words[0].isupper() else keep
    name = " ".join(words[:keep])
    return place.start(1) + len(name), name
