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


HEADS_BELOW_REGIONS = frozenset(
    {"Camat", "Lurah", "Kepala Desa", "Sekretaris Camat", "Sekretaris Desa", "Kepala Dusun"}
)


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


def _named_elsewhere(text: str, head: str, words: list[str]) -> int:
    """How many of the words the report calls the place by ("Desa Lawang Wira"), 0 where it does not."""
    kind = _KINDS_OF_PLACE.get(head)
    for count in range(len(words), 1, -1) if kind is not None else ():
        name = f"{kind} {' '.join(words[:count])}"
        if text.count(name) > text.count(f"Kepala {name}"):
            return count
    return 0


def read_village(frame: Frame, post: PostReading, pos: int, limit: int) -> bool:
    """The district or village of its head, which no list holds: "Camat X Fulan", "Lurah X Y, Fulan"."""
    text = frame.text
    place = _PLACE_NAME.match(text, pos)
    if place is None or place.end() > limit:
        return False
    if any(h.kind in ("organisation", "post", "title", "rank", "head") for h in frame.at.get(place.start(1), ())):
        return False
    words = place[1].split()
    at = place.start(1)
    zone = frame.zone(post.start)
    headline = zone is not None and zone.heading and not text.startswith(",", place.end())
    if headline and words[0].lower() in frame.gazetteer.ordinary:
        return False  # "Camat Minta Warga Siaga"
    for number, word in enumerate(words):
        if number and any(hit.kind in ("rank", "title", "post", "acting") for hit in frame.at.get(at, ())):
            words = words[:number]
            post.place = " ".join(words)
            post.end = at - 1
            return True
        at += len(word) + 1
    keep = len(words)
    # the place's name is not told apart from the holder's: the first word is the place,
    # more belong to it when a comma, a title or the end of the sentence follows
    if keep > 1 and text[place.end() : place.end() + 1] not in ",.(" and not frame.at.get(place.end() + 1):
        plain = [word.lower() in frame.gazetteer.ordinary or word in _COMPASS_WORDS for word in words[1:]]
        if (named := _named_elsewhere(text, post.head, words)) > 1:
            keep = named
        elif _GOES_ON_IN_A_LIST.match(text, place.end()) is None:
            keep = 1
        elif keep > 2:
            keep = max([1, *(number + 2 for number, one in enumerate(plain) if one)])
            keep = len(words) if words[0].isupper() else keep
    post.place = " ".join(words[:keep])
    post.end = place.start(1) + len(post.place)
    return True
