"""Sets of characters in C: compared one by one where they are few ranges, else looked up in tables."""

from __future__ import annotations

from compiling.patterns import BMP, Taken

MOST_RANGES = 3
"""Ranges of characters that are compared one by one; a class of more is looked up in a table."""


def _ranges(taken: Taken) -> list[tuple[int, int]]:
    """The characters as ranges, first and last."""
    found = []
    begin = 0
    while taken:
        skipped = (taken & -taken).bit_length() - 1
        taken >>= skipped
        begin += skipped
        length = (~taken & (taken + 1)).bit_length() - 1
        found.append((begin, begin + length - 1))
        taken >>= length
        begin += length
    return found


def single(taken: Taken) -> int | None:
    """The one character of the set, or None where there are others."""
    return taken.bit_length() - 1 if taken and not taken & (taken - 1) else None


class Tables:
    """The sets of characters of one file, and how a character is tested for them."""

    def __init__(self) -> None:
        self._numbers: dict[Taken, int] = {}
        self._tests: dict[Taken, str] = {}
        self._texts: dict[str, int] = {}

    def test(self, taken: Taken, char: str) -> str:
        """A C expression: whether the character is in the set."""
        if taken not in self._tests:
            self._tests[taken] = self._make(taken)
        return self._tests[taken].replace("$", char)

    def _make(self, taken: Taken) -> str:
        everything = (1 << BMP) - 1
        for no, some in (("", taken), ("!", everything ^ taken)):
            ranges = _ranges(some)
            if len(ranges) <= MOST_RANGES:
                each = [f"$ == {a}" if a == b else f"(unsigned)($ - {a}) <= {b - a}" for a, b in ranges]
                return f"{no}({' || '.join(each) or '0'})"
        return f"IN({self._numbers.setdefault(taken, len(self._numbers))}, $)"

    def text(self, text: str) -> str:
        """The name of an array of these characters."""
        return f"W({self._texts.setdefault(text, len(self._texts))})"

    def head(self) -> list[str]:
        """The tables: a bit for each character of a page of 256, and which page each set has where."""
        pages: dict[bytes, int] = {}
        lines = []
        for taken, number in self._numbers.items():
            raw = taken.to_bytes(BMP // 8, "little")
            index = [pages.setdefault(raw[at : at + 32], len(pages)) for at in range(0, len(raw), 32)]
            kind = "unsigned short"
            lines.append(f"static const {kind} X{number}[256] = {{{','.join(map(str, index))}}};")
            lines.append(f"static const unsigned char B{number}[32] = {{{','.join(map(str, raw[:32]))}}};")
        rows = ",".join(str(byte) for page in pages for byte in page) or "0"
        lines.append(f"static const unsigned char P[] = {{{rows}}};")
        for text, number in self._texts.items():
            codes = ",".join(str(ord(char)) for char in text)
            narrow = codes if max(text) < "\u0100" else ",".join("0" for _ in text)
            lines.append(f"static const Py_UCS1 W1_{number}[] = {{{narrow}}};")
            lines.append(f"static const Py_UCS2 W2_{number}[] = {{{codes}}};")
        return lines
