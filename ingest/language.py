"""Which language a text is written in, told by its function words."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.resources import data_path

SAMPLE_CHARS = 20_000
"""Length of the beginning of a text that is looked at."""
FEWEST = 5
"""Function words needed before a language is told."""
SHARE = 0.15
"""Least share of function words; running English has about 0.4, foreign names in a text far less."""
DOMINANCE = 3
"""How many times more words of one language than of the other are needed."""

_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    lines = data_path("languages", "function_words.tsv").read_text("utf-8").splitlines()[1:]
    return {word: language for language, word in (line.split("\t") for line in lines if line)}


def told(text: str) -> str | None:
    """``id`` or ``en``, or None where the words do not tell.

    >>> told("The minister said that the report will be published by the end of the year.")
    'en'
    """
    counts = {"id": 0, "en": 0}
    known = _words()
    words = _WORD.findall(text[:SAMPLE_CHARS].lower())
    for word in words:
        language = known.get(word)
        if language:
            counts[language] += 1
    first, second = sorted(counts, key=lambda name: -counts[name])
    if counts[first] < max(FEWEST, SHARE * len(words)) or counts[first] < DOMINANCE * counts[second]:
        return None
    return first
