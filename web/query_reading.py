"""A query's text as the grammar of SPARQL 1.1 reads it, where the engine by itself reads it otherwise.

Two rules of the grammar come before its productions, and the engine has no step for them:

- an escape such as ``\\u0041`` in a name stands for the character (section 19.2; the engine knows it in
  strings and IRIs only);
- the longest token wins (section 19.8), so ``?a<?b&&?c>?d`` holds the IRI ``<?b&&?c>`` and is no
  comparison. Brackets would else hide from the scan in what the scan takes for an IRI.

Both are put right by a text that means the same and that the engine reads in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTED = r"""\"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
            | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+'"""
_IRI_WITH_ESCAPES = r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\[uU])*+>"
_PIECE = re.compile(
    rf"""(?P<skip> {_QUOTED} | \#[^\n\r]*+ )
       | (?P<iri> {_IRI_WITH_ESCAPES} )
       | (?P<escape> \\u[0-9A-Fa-f]{{4}} | \\U[0-9A-Fa-f]{{8}} )""",
    re.X | re.S,
)
_MAY_COMPARE = re.compile(r"<[^<>\"{}|^`\\\x00-\x20&,()'\#]*+(?:&&|[&,()']|(?<=<)\#)")
_COMPARES = re.compile(r"&&|[,()']|(?<=^<)\#")
"""What an IRI has to hold so that the engine could take its ends for comparisons."""
_IN_NAME = re.compile(r"[\w·.:-]")


_DECLARATION = re.compile(
    r"""(?: \s | \#[^\n\r]*+ )*+
        (?: PREFIX\s++(?P<name>[\w.·-]*+):\s*+<(?P<iri>[^<>\"{}|^`\\\x00-\x20]*+)> | BASE\s*+<[^<>\x00-\x20]*+> )""",
    re.X | re.I,
)
_PREFIX_NAME = re.compile(r"(?:[^\W\d_](?:[\w.-]*[\w-])?)?")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_MOST_PREFIXES = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and where it differs from what was written."""

    text: str
    moves: tuple[tuple[int, int], ...] = ()
    """Offsets in `text`, ascending, and by how many code points the rest lies further on from there."""

    def origin(self, offset: int) -> int:
        """The offset in what was written of an offset in `text`."""
        moved = 0
        for start, shift in self.moves:
            if offset <= start:
                break
            # Inside of what was put in, the place where it begins.
            moved += min(shift, offset - start) if shift > 0 else shift
        return offset - moved

    def split_iri(self, offset: int) -> int | None:
        """Where an IRI begins that would else be read as comparisons, if the parser came to `offset` from there."""
        for start, shift in self.moves:
            if shift > 0 and start <= offset and not re.search(r"\s", self.text[start:offset]):
                return start
        return None


def reading(query: str) -> Reading:
    """The text that the engine is to read; the query itself where nothing is to be said otherwise."""
    if "\\" not in query and not _MAY_COMPARE.search(query):
        return Reading(query)
    parts: list[str] = []
    moves: list[tuple[int, int]] = []
    end = made = 0
    for start, stop, instead in _replacements(query):
        made += start - end + len(instead)
        parts += (query[end:start], instead)
        moves.append((made - len(instead), len(instead) - (stop - start)))
        end = stop
    return Reading("".join((*parts, query[end:])), tuple(moves)) if moves else Reading(query)


def _replacements(query: str) -> Iterator[tuple[int, int, str]]:
    """Start and end in the query, and what to put there."""
    for match in _PIECE.finditer(query):
        if match.lastgroup == "escape":
            number = int(match[0][2:], 16)
            # Only what a name may hold: nothing that ends a token may be put in by an escape.
            if number < 0x110000 and _IN_NAME.fullmatch(chr(number)):
                yield match.start(), match.end(), chr(number)
        elif match.lastgroup == "iri" and _COMPARES.search(match[0]) and match[0][1] != "\\":
            first = match.start() + 1
            yield first, first + 1, f"\\U{ord(query[first]):08X}"


def prefixes(query: str) -> dict[str, str]:
    """The first prefixes that a query declares, as far as Turtle takes them just so: for the answer to use them."""
    found: dict[str, str] = {}
    at = 0
    while len(found) < _MOST_PREFIXES and (match := _DECLARATION.match(query, at)):
        at = match.end()
        name, iri = match["name"], match["iri"]
        if name is not None and _PREFIX_NAME.fullmatch(name) and _ABSOLUTE.match(iri):
            found[name] = iri
    return found
