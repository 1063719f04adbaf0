"""Short forms that a report defines itself: "Indonesia National Single Window (INSW)".

A bracketed form counts as defined when its letters occur in order in the words before it and its
first letter opens the first of them; the shortest such stretch is its long form.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACKET = re.compile(r"\( ?([A-Z][A-Za-z0-9/&-]{1,14}) ?\)")
_WORD_BEFORE = re.compile(r"(\S+)\s*$")
_LINKS = frozenset({"dan", "di", "dengan", "untuk", "pada", "serta", "the", "of", "and", "ke", "atas"})
_MAX_WORDS = 12


class Definition(NamedTuple):
    """A short form with the long form that stands before it."""

    acronym: str
    start: int
    """Start of the long form."""
    end: int
    """End of the long form."""
    long_form: str


def find_definitions(text: str) -> dict[str, Definition]:
    """All short forms the text defines, by the form; the first definition of each counts."""
    found: dict[str, Definition] = {}
    at = text.find("(")
    while at >= 0:
        match = _BRACKET.match(text, at)
        at = text.find("(", at + 1)
        if match is None or (acronym := match[1]) in found:
            continue
        span = _long_form(text, match.start(), acronym)
        if span is not None:
            found[acronym] = Definition(acronym, span[0], span[1], " ".join(text[span[0] : span[1]].split()))
    return found


def _long_form(text: str, bracket: int, acronym: str) -> tuple[int, int] | None:
    end = bracket
    while end and text[end - 1] in " \xa0":
        end -= 1
    low = max(0, end - 160)
    piece = text[low:end]
    paragraph = piece.rfind("\n")
    if paragraph >= 0:
        low += paragraph + 1
        piece = piece[paragraph + 1 :]
    letters = [c.lower() for c in acronym if c.isalnum()]
    start = len(piece)
    for _ in range(_MAX_WORDS):
        cut = piece.rfind(" ", 0, start)
        word = piece[cut + 1 : start]
        if not word:
            return None
        if word[-1] in ".;:)" or (word[0].islower() and word not in _LINKS):
            return None
        if word[0].lower() == letters[0] and word[0].isupper() and in_order(letters, piece[cut + 1 :].lower()):
            if '"' in piece[cut + 1 :] or "“" in piece[cut + 1 :]:
                return None
            return low + cut + 1, end
        if cut < 0:
            return None
        start = cut
    return None


def in_order(letters: list[str], piece: str) -> bool:
    """Whether `piece` has the letters in their order."""
    at = 0
    for letter in letters:
        at = piece.find(letter, at)
        if at < 0:
            return False
        at += 1
    return True
