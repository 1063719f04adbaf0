"""Where words with given stems stand: a plain search that spares long patterns most of the text.

The stems of all layers are looked for in one pass over a report; each layer is given the places of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from ingest.lookup import places_of

LONGEST_WORD = 40
"""How far back the beginning of a word is looked for, in characters."""

_sets: dict[tuple[bytes, ...], int] = {}
"""Every set of stems made, with its number."""


class Stems:
    """A set of stems that is looked for with all others."""

    def __init__(self, stems: Iterable[str]) -> None:
        """`stems` are of letters that ISO 8859-1 has.

        Raises:
            UnicodeEncodeError: a stem has another letter.
        """
        self._number = _sets.setdefault(tuple([stem.encode("latin-1") for stem in stems]), len(_sets))

    def places(self, text: str) -> set[int]:
        """Where the stems stand in `text`; to be read only."""
        return _places(text)[self._number]

    def stand_in(self, text: str) -> bool:
        """Whether `text` has one of the stems."""
        return bool(self.places(text))

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


class _Search:
    """The automaton over the stems of the sets there are when it is made."""

    def __init__(self) -> None:
        owners: dict[bytes, list[int]] = {}
        for stems, number in _sets.items():
            for stem in stems:
                owners.setdefault(stem, []).append(number)
        self.count = len(_sets)
        self._owners = list(owners.values())
        self._automaton = BytesAhoCorasick(
            list(owners), matchkind=MatchKind.Standard, implementation=Implementation.DFA
        )

    def places(self, text: str) -> list[set[int]]:
        """Where the stems of each set stand."""
        return places_of(self._automaton, text, self._owners, self.count)


_search: _Search | None = None
_last: tuple[str, list[set[int]]] = ("", [])
"""The text asked for last and what was found: the layers ask for one text in turn."""


def _places(text: str) -> list[set[int]]:
    global _search, _last
    known, found = _last  # read at once: another thread may put another text in its place
    if known is text and len(found) == len(_sets):
        return found
    search = _search
    if search is None or search.count < len(_sets):
        search = _search = _Search()
    found = search.places(text)
    _last = (text, found)
    return found
