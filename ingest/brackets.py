"""Brackets beside a post: its holder within them ("Kabag Hukum (Fulan)"), or its short form before the holder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import names
from ingest.between import TO_NAME
from ingest.complements import NO_ACRONYM
from ingest.readings import Readings, hold, sight

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.posts import PostReading

_FULL_TITLE = re.compile(r"(?:[A-Z][\w-]+|dan|,) (?:[A-Z][\w-]+ |dan |, )*$")


def past_bracket(frame: Frame, out: Readings, post: PostReading) -> re.Match[str] | None:
    """Up to a name after brackets that hold the short form of a post told in full ("Menteri ... (Menko X) Fulan").

    The full form is one that no list has, as misspelt ones are; it begins with a known head or holds a body.
    """
    text = frame.text
    if not text.endswith("(", 0, post.first) or not text.startswith(") ", post.end):
        return None
    if out.sightings and post.first - 2 <= out.sightings[-1].name.last <= post.first:
        return None  # "Fulan (Kepala Desa) Binti": the brackets tell of the one before them
    full = _FULL_TITLE.search(text, max(0, post.first - 120), post.first - 1)
    if full is None:
        return None
    words = (at for at in range(full.start(), full.end()) if text[at].isupper())
    known = any(hit.kind in ("head", "post", "organisation") for at in words for hit in frame.at.get(at, ()))
    return TO_NAME.match(text, post.end + 1) if known else None


_OTHER_NAME = re.compile(r" \([A-Z][\w’'-]*\)(?=, [A-Z])")


def past_other_name(frame: Frame, post: PostReading) -> int:
    """The offset after what else a place is called, before a comma and the holder ("Camat X (Y), Fulan")."""
    other = _OTHER_NAME.match(frame.text, post.end)
    if other is None or any(hit.kind in NO_ACRONYM for hit in frame.at.get(post.end + 2, ())):
        return post.end
    named = all(hit.kind in ("title", "rank") for hit in frame.at.get(other.end() + 2, ()))
    return other.end() if named else post.end


_BRACKET_AND_VERB = re.compile(r"\) (?:me[a-z]{4,}|ber[a-z]{3,}|di[a-z]{4,}|hadir|saat|ketika)\b")
_BRACKET_ENDS = re.compile(r"[.,]? ?\)")


def read_within(frame: Frame, out: Readings, post: PostReading, zone: Zone, start: int) -> bool:
    """Read the holder who fills brackets after the post ("Kabag Hukum (Wira Padmana, S.H.)")."""
    if post.collective or (frame.at.get(start) and not any(h.kind in ("title", "rank") for h in frame.at[start])):
        return False
    name = names.read_name(frame, start, zone, strong=True)
    if name is None or _BRACKET_ENDS.match(frame.text, name.last) is None or _tells_the_same(frame.text, post, name):
        return False
    if name.first == name.start and " " not in frame.text[name.start : name.end]:
        told = _BRACKET_AND_VERB.match(frame.text, name.last) is not None and (post.place or post.regions or post.body)
        if not told or frame.text[name.start : name.end].isupper():
            return False
    seen = sight(frame, out, name, "N-01", 0.85, post)
    hold(out, seen, post, "T-02", 0.85)
    return True


def _tells_the_same(text: str, post: PostReading, name: Name) -> bool:
    """Whether brackets shorten the words before them, or tell their short form in full ("Morowali Utara (Morut)")."""
    words, before = text[name.start : name.end].split(" "), text[post.start : name.start - 1].split()
    if len(words) > 1:
        return "".join(word[0] for word in words) == before[-1]
    letters, short = iter("".join(before[-2:]).lower()), words[0].lower()
    return len(before) > 2 and before[-2].lower().startswith(short[:2]) and all(letter in letters for letter in short)
