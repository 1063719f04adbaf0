"""Who speaks though no name of theirs was read: nobody else may have their words.

A name that was not read still tells that somebody else than the last speaker has the word. Where the
text gives words to one who is not read, they stay without a speaker, and so do those after them
until the next one who is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.context import Context, QuoteSpan
    from ingest.entities import PersonRecord

UNREAD = ""
"""Stands for the party that speaks where the report names one that was not read."""
NAME_REACH = 80
"""How far before a verb of saying a name that was not read is looked for, in characters."""
SHARED_LETTERS = 3
"""A short form of a name has at least this many of its first letters ("Sandi", of Sandiaga)."""
ALIKE = 0.75
"""Two spellings of a name share at least this part of their letters in order ("Andi", "Andy")."""

_BEFORE_VERB = re.compile(
    r"(?<![^\s,(])(?P<name>[A-Z][\w'’.-]*\w(?: [A-Z][\w'’.-]*)*)\)?,?"
    r"(?: (?:juga|pun|kemudian|lalu|sendiri|turut|kembali|sempat|langsung|sebelumnya))*\s+$"
)
_FIRST = re.compile(
    r"(?:(?:Sementara itu|Sementara|Sedangkan|Namun|Selain itu|Sebelumnya|Lalu|Kemudian|Adapun),? )?"
    r"(?P<name>[A-Z][a-z'’]+(?:(?: [A-Z][a-z'’.]*)+"
    r"|(?=, (?:salah|seorang|warga|pedagang|pemilik|pengelola|aktivis|analis)\b)))"
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a name was set right after the word before it ("ujarFulan")."""
_NICKNAME = re.compile(r"\b(?:sapaan|disapa|panggilan|alias|akrab)\b")
_OWN_NAME = re.compile(r"\b(?:saya|aku|kami|nama|namaku)\b,?\s*(?:ini\s+|adalah\s+|bernama\s+|sebagai\s[\w ]*)?$")
_COURTESY = ("pak ", "bapak ", "ibu ", " bu ")
_WORD = re.compile(r"[A-Za-z][\w'’-]+")
_OF_OTHERS = ("membuka", "menutup", "menyambut", "melanjutkan", "menyambung", "mengurai")
"""Verbs of saying that are as often something else: a team opens the score."""


def named_before(ctx: Context, start: int, verb: int) -> str | None:
    """Who is the subject of the verb of saying at `verb`, in the sentence from `start`, by a name that was not read.

    The id of the one person of whose name it may be a form, `UNREAD` for another, None where no such name stands there.
    """
    if ctx.text[verb].isupper() or ctx.folded.startswith(_OF_OTHERS, verb):
        return None
    found = _BEFORE_VERB.search(ctx.text, max(start, verb - NAME_REACH), verb)
    if found is None:
        found = _FIRST.match(ctx.text, start, verb)
        if found is not None and found["name"].partition(" ")[0].lower() in ctx.gazetteer.ordinary:
            return None
    if (
        found is None
        or not _is_name(ctx, found.start("name"), found.end("name"))
        or _NICKNAME.search(ctx.folded, found.start(), verb) is not None
    ):
        return None
    people = [person.id for person in ctx.entities.people.values() if are_of(person, found["name"])]
    return UNREAD if not people else people[0] if len(people) == 1 else None


def _is_name(ctx: Context, start: int, end: int) -> bool:
    """Whether capitalised words hold one that is no word of the language, and nothing that was read."""
    if ctx.mentions_between(start, end):
        return False
    at = bisect_left(ctx.hits, (start,))
    if at < len(ctx.hits) and ctx.hits[at].start == start and ctx.hits[at].kind in ("head", "organisation"):
        return False
    gazetteer = ctx.gazetteer
    words = [word.lower() for word in _WORD.findall(ctx.text, start, end)]
    return any(word not in gazetteer.ordinary and word not in gazetteer.function_words for word in words)


def are_of(person: PersonRecord | None, surface: str) -> bool:
    """Whether one of the words may be a short or long form of the person's name."""
    if person is None:
        return False
    names = {word.lower() for form in (person.name, *person.aliases) for word in _WORD.findall(form)}
    for word in _WORD.findall(_GLUED.sub(" ", surface)):
        low = word.lower()
        if len(low) >= SHARED_LETTERS and any(name.startswith(low) or _are_alike(name, low) for name in names):
            return True
    return False


def _are_alike(one: str, other: str) -> bool:
    """Whether two words share as many letters in order as spellings of one name do."""
    # no more are shared in order than in any order: most pairs need not be compared
    least = ALIKE * (len(one) + len(other)) / 2
    if min(len(one), len(other)) < least or sum(min(one.count(c), other.count(c)) for c in set(one)) < least:
        return False
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


def speaks_of(ctx: Context, party: str, parts: Sequence[QuoteSpan]) -> bool:
    """Whether a quotation names `party`, a person, as one speaks of another ("Pak Fulan akan hadir").

    Candidates named as a pair ("Fulan-Fulana") and whoever tells his own name speak of themselves.
    """
    if party.startswith("post/"):
        return any(
            mention.id == party and ctx.folded.endswith(_COURTESY, 0, mention.start)
            for part in parts
            for mention in ctx.mentions_between(part.start, part.end)
        )
    if not party.startswith("person/"):
        return False
    for part in parts:
        for mention in ctx.mentions_between(part.start, part.end):
            if mention.id != party or mention.kind != "person":
                continue
            before = ctx.folded[max(part.start, mention.start - 24) : mention.start]
            paired = ctx.text[mention.end : mention.end + 2].strip()[:1] or " "
            if paired not in "-–" and not before.rstrip().endswith(("-", "–")) and _OWN_NAME.search(before) is None:
                return True
    return False
