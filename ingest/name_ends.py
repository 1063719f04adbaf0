"""Where the name of a body in no list ends: at its initials, before a person, past a joining word or a bracket."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import units
from ingest.acronyms import in_order
from ingest.bodies import ACRONYM, stands_alone

if TYPE_CHECKING:
    from ingest.frame import Frame


def at_initials(text: str, start: int, end: int) -> int:
    """End of the name where the report has an acronym of its first words only ("LNSW")."""
    words = text[start:end].split(" ")
    if len(words) < 4 or text.find("(", start, end) >= 0:
        return end
    for count in range(len(words), 2, -1):
        initials = "".join(word[0] for word in words[:count])
        if initials.isupper() and stands_alone(text, initials) and f"{initials}-" not in text:
            return start + len(" ".join(words[:count]))
    return end


_OF_ANOTHER = frozenset({"ministry", "state_body", "regional_government"})
"""Kinds of bodies that a unit is part of, and that are no part of its name."""
_TO_ITS_LETTERS = re.compile(r"(?:,? [A-Za-z][\w’'&/-]*){1,8} \(([A-Z][A-Za-z0-9/&-]{1,14})\)")


_LETTERS_BEFORE = re.compile(r"\b([A-Z]{3,}) \($")
_TO_BRACKET = re.compile(r"(?: (?:[A-Z][\w’'-]*|dan))*(?=\))")


def _past_letters(text: str, start: int, end: int, limit: int) -> int:
    """End of the name that fills brackets after its short form and begins with its letters, else 0."""
    letters = _LETTERS_BEFORE.search(text, max(0, start - len("BOPLBFXXXX (")), start)
    rest = _TO_BRACKET.match(text, end, limit) if letters is not None else None
    if letters is None or rest is None:
        return 0
    return rest.end() if in_order(list(letters[1].lower()), text[start : rest.end()].lower()) else 0


def at_definition(frame: Frame, start: int, end: int, limit: int) -> int:
    """End of the whole name that the report gives a short form ("Koalisi X untuk Y (KXY)", "KXY (...)"), else `end`."""
    if frame.text.endswith("(", 0, start) and (closed := _past_letters(frame.text, start, end, limit)):
        return closed
    letters = _TO_ITS_LETTERS.match(frame.text, end, limit)
    definition = frame.definitions.get(letters[1]) if letters is not None else None
    if definition is None or definition.start != start:
        return end
    bodies = frame.gazetteer.bodies
    if any(hit.kind == "organisation" and bodies[hit.entry].kind in _OF_ANOTHER for hit in frame.at.get(end + 1, ())):
        return end
    return definition.end


_NAMED_AFTER_PEOPLE = ("Relawan", "Barisan", "Yayasan", "Pergerakan", "Jaringan", "Tim ", "Komunitas")
"""Bodies whose names hold those of people."""
_MOST_WORDS_OF_A_NAME = 4


def before_person(frame: Frame, start: int, end: int) -> int:
    """End of the name where its last words are somebody who speaks in the report ("Universitas X Wira Padmana")."""
    text = frame.text
    at = text.find(" ", start, end)
    at = text.find(" ", at + 1, end)
    if at < 0 or text.startswith(_NAMED_AFTER_PEOPLE, start):
        return end
    rest = text[at + 1 : end].split(" ")
    for number in range(len(rest) - 1):
        word = rest[number]
        few = len(rest) - number <= _MOST_WORDS_OF_A_NAME
        if few and _may_be_a_name(frame, at + 1, rest[number:]) and word in frame.speakers:
            return at
        at += len(word) + 1
    return end


def _may_be_a_name(frame: Frame, at: int, rest: list[str]) -> bool:
    for word in rest:
        if not word[:1].isupper() or any(hit.kind != "title" for hit in frame.at.get(at, ())):
            return False
        at += len(word) + 1
    return not units.is_unit_word(frame, rest[0])


def past_own_bracket(frame: Frame, name: str, end: int, limit: int) -> int:
    """The offset after a head's own short form, where a name follows ("Pondok Pesantren (Ponpes) X"), else `end`."""
    bracket = ACRONYM.match(frame.text, end, limit)
    if bracket is None or not _NAME_FOLLOWS.match(frame.text, bracket.end(), limit):
        return end
    letters = bracket[1].lower()
    low = name.lower()
    return bracket.end() if letters[0] == low[0] and in_order(list(letters), low) else end


_NAME_FOLLOWS = re.compile(r" [A-Z]")
_NEXT = re.compile(r" ([A-Z][\w’'-]+)")
_OF_THE_COUNTRY = ("Indonesia", "Nusantara")
_OF_A_BRANCH = frozenset(
    {
        "Pimpinan", "Pengurus", "Dewan", "Cabang", "Wilayah", "Daerah", "Komisariat", "Divisi", "Chapter", "Korda",
        "Periode", "Tahun", "Kecamatan", "Kelas",
    }
)  # fmt: skip
"""Words after a short form that begin the name of a branch, or tell a time."""


def past_bracket(frame: Frame, end: int, limit: int, *, whole: bool) -> tuple[int, bool]:
    """The offset after a bracketed short form inside a name, else `end`, and whether the name ends there.

    A name goes on after letters that begin names themselves ("Universitas Islam Negeri (UIN) X"); where it is not
    `whole`, also with a word of units, and it ends with that of the country ("Serikat X (SX) Indonesia").
    """
    bracket = ACRONYM.match(frame.text, end, limit)
    following = _NEXT.match(frame.text, bracket.end(), limit) if bracket is not None else None
    if bracket is None or following is None:
        return end, False
    if any(hit.kind == "head" for hit in frame.at.get(bracket.start(1), ())):
        return bracket.end(), False
    if whole or any(hit.kind in ("post", "region", "organisation") for hit in frame.at.get(following.start(1), ())):
        return end, False
    if following[1] in _OF_THE_COUNTRY:
        return following.end(), True
    goes_on = following[1] not in _OF_A_BRANCH and units.is_unit_word(frame, following[1])
    return (bracket.end() if goes_on else end), False
