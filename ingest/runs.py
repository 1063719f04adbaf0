"""Runs of capitalised words before a verb or a post, which may be the name of its subject or its holder."""

from __future__ import annotations

import re

_ADVERBS = frozenset(
    {
        "juga", "pun", "kemudian", "lantas", "lalu", "sendiri", "turut", "telah", "akan", "sempat", "kembali", "secara",
        "tegas", "langsung", "terus", "pula", "sangat", "hanya", "bahkan", "mengaku", "sudah", "selanjutnya", "pada",
    }
)  # fmt: skip
"""Words that may stand between a subject and its verb."""


_SENTENCE_GLUED = re.compile(r"[a-z)]\.(?=[A-Z][a-z])")
"""A full stop without a space after it."""


def run_before(text: str, end: int, floor: int) -> int | None:
    """Start of the run of capitalised words that ends at `end`, or None where none does."""
    low = max(floor, end - 80)
    piece = text[low:end]
    start = len(piece)
    found: int | None = None
    while start > 0:
        space = piece.rfind(" ", 0, start)
        word = piece[space + 1 : start]
        glued = _SENTENCE_GLUED.search(word) if "." in word else None
        if glued:
            return low + space + 1 + glued.end()
        if not word or (not word[0].isupper() and word not in ("bin", "binti", "van", "de", "al", "el")):
            break
        if word[-1] in ".,;:)" and found is not None and not (len(word) <= 4 and word[-1] == "."):
            break
        if "\n" in word:
            tail = word.rpartition("\n")[2]
            return low + start - len(tail) if tail[:1].isupper() else (low + found if found is not None else None)
        if word[0].isupper():
            found = space + 1
        start = space
    return low + found if found is not None else None


def subject_end(text: str, verb_start: int, floor: int) -> int | None:
    """Where a capitalised subject before a verb ends, adverbs skipped ("Haris juga mengatakan"); None without one."""
    end = verb_start - 1
    while end > floor:
        space = text.rfind(" ", floor, end)
        word = text[space + 1 : end]
        if word not in _ADVERBS:
            capital = word[:1].isupper() or "\n" in word or "." in word
            return end - 1 if capital and text[end - 1] == "," else end if capital else None
        end = space
    return None
