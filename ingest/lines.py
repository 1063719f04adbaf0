"""The lines of a report, and which of them are one paragraph that a link or a stray break has cut.

Outlets put links on lines of their own: "Anggota", "Komisi VII DPR RI", ", Fulan, mengatakan ...".
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
RARE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
"""Without any of these only "\\n" ends a line, which a plain split finds five times as fast."""
_BREAKS = frozenset({"\n", "\n\n"})
"""What stands between most lines."""
EDGE = " \t\xa0\u200b\u200e\u200f\ufeff"
_WORD = re.compile(r"[^\W\d_]+")
ITEM = re.compile(r"(?:[-*•·–—]|\(?[a-zA-Z0-9]{1,2}[.)])\s")
"""What opens an item of a list."""

TITLE_MAX = 220
"""Longest title read from plain text, in characters."""


class Line(NamedTuple):
    start: int
    end: int
    gap: bool
    """True where a blank line stands before it."""


def _spans(text: str, start: int) -> list[tuple[int, int]]:
    """Where the lines from `start` on lie, empty ones left out."""
    if any(mark in text for mark in RARE_BREAKS):
        return [match.span() for match in _LINE.finditer(text, start)]
    spans = []
    for line in text[start:].split("\n"):
        end = start + len(line)
        if line:
            spans.append((start, end))
        start = end + 1
    return spans


def read_lines(text: str, start: int) -> list[Line]:
    """The lines from `start` on that are not blank, their edges trimmed."""
    lines = []
    gap, previous = False, start
    returns = "\r" in text
    for low, high in _spans(text, start):
        if text[low] in EDGE or text[high - 1] in EDGE:
            while low < high and text[low] in EDGE:
                low += 1
            while high > low and text[high - 1] in EDGE:
                high -= 1
            if low == high:
                continue
        gap = previous == start or (low - previous > 1 and text.count("\n", previous, low) > 1)
        if returns:
            breaks = text[previous:low]
            gap = breaks.count("\n") > 1 if "\r\n" in breaks else gap or breaks.count("\r") > 1
        lines.append(Line(low, high, gap))
        previous = high
    return lines


def is_title_like(text: str, line: Line) -> bool:
    """True for a short line without sentence punctuation whose words are mostly capitalised."""
    if line.end - line.start > TITLE_MAX or text[line.end - 1] in '.!?:,;”"':
        return False
    words = _WORD.findall(text, line.start, line.end)
    return bool(words) and 2 * sum(w[0].isupper() for w in words) > len(words)


def _continues(text: str, before: Line, line: Line) -> bool:
    """True where `line` carries on the sentence of `before` (a link or a stray line break cut it)."""
    first, last = text[line.start], text[before.end - 1]
    if first in ",.;)":
        return True
    if ITEM.match(text, line.start, line.end):
        return False
    if first.islower():
        return last not in ".!?" or text[before.end - 2 : before.end - 1].isdigit()
    if line.gap or not (first.isupper() or first.isdigit()):
        return False
    if last in ",(":
        return True
    if not last.islower() or ITEM.match(text, before.start, before.end):
        return False
    if before.end - before.start < SHORT_LINE and _ALONE.fullmatch(text, before.start, before.end):
        return True
    tail = text[before.start : before.end].rsplit(None, 1)[-1]
    return tail[0].islower() and not is_title_like(text, before)


SHORT_LINE = 40
"""Longest line that is only a link on the name of a post and its holder, in characters."""
_ALONE = re.compile(
    r"(?:Wakil\s)?(?:Presiden|Menteri|Gubernur|Bupati|Wali\sKota|Ketua|Kapolri|Panglima|Mendagri|Wapres|Menko)(?:\s[A-Z][a-z]+){0,3}"
)
"""A line broken by links: "Presiden", then the name, then the rest of the sentence."""


def join_lines(text: str, lines: list[Line], *, opens_lead: bool) -> list[Line]:
    """The paragraphs: lines that carry on one sentence put together.

    `opens_lead` says that the first line opens the report's first sentence, so that it is no heading.
    """
    joined: list[Line] = []
    for number, line in enumerate(lines):
        before = joined[-1] if joined else None
        if (
            before is not None
            and _is_blank(text, before.end, line.start)
            and (
                _continues(text, before, line)
                or _is_cut_off(text, before, line, lines[number + 1] if number + 1 < len(lines) else None)
                or (opens_lead and len(joined) == 1 and not line.gap and _is_fragment(text, before))
            )
        ):
            joined[-1] = Line(before.start, line.end, before.gap)
        else:
            joined.append(line)
    return joined


def _is_fragment(text: str, line: Line) -> bool:
    """True for a few words without any sign that a sentence ends there."""
    return line.end - line.start < SHORT_LINE and text[line.end - 1] not in '.!?:;”"'


def _is_cut_off(text: str, before: Line, line: Line, after: Line | None) -> bool:
    """True where a few words stand before a link that the next line carries on ("Anggota", "DPRD X", ", Fulan")."""
    if after is None or line.gap or after.gap or not (_is_fragment(text, before) and _is_fragment(text, line)):
        return False
    return text[after.start] in ",;)" or text[after.start].islower()


def _is_blank(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return between in _BREAKS or not between.strip(EDGE + "\n" + RARE_BREAKS)
