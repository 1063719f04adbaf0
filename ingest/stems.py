"""Where words with given stems stand: a plain search that spares long patterns most of the text."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

LONGEST_WORD = 40
"""How far back the beginning of a word is looked for, in characters."""


class Stems:
    """Stems that are looked for together, in one pass over a text."""

    def __init__(self, stems: Iterable[str]) -> None:
        """`stems` are of letters that ISO 8859-1 has.

        Raises:
            UnicodeEncodeError: a stem has another letter.
        """
        self._automaton = BytesAhoCorasick(
            [stem.encode("latin-1") for stem in stems],
            matchkind=MatchKind.Standard,
            implementation=Implementation.DFA,
        )

    def places(self, text: str) -> set[int]:
        """Where the stems stand in `text`."""
        # one byte for each code point, so that the places found are offsets of `text`
        found = self._automaton.find_matches_as_indexes(text.encode("latin-1", "replace"), overlapping=True)
        return {start for _, start, _ in found}

    def word_starts(self, text: str) -> list[int]:
        """Beginnings of the words of `text` that hold one of the stems, in order, each once.

        >>> Stems(("hadir",)).word_starts("Rapat itu dihadiri camat")
        [10]
        """
        starts: set[int] = set()
        for start in self.places(text):
            limit = max(0, start - LONGEST_WORD)
            while start > limit and text[start - 1].isalnum():
                start -= 1
            starts.add(start)
        return sorted(starts)
