"""Reports whose lines were broken at a fixed width: the breaks within sentences read as spaces.

Text copied from a mail or a page set in columns ends its lines wherever the width ran out, in the
middle of names and posts. Every break that only the width made is read as a space, one for one, so
that an offset into what is read is the same offset in the report's text, which stays as it came.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from ingest.lines import EDGE, ITEM, RARE_BREAKS, is_title_like, read_lines

if TYPE_CHECKING:
    from ingest.lines import Line

LEAST_BREAKS = 5
"""Fewer breaks tell nothing of how a text was set."""
WIDEST = 130
"""Longest line of a text set at a fixed width, in characters; a longer one is a paragraph."""
UNENDED = 0.5
"""Least share of breaks that no mark of a sentence's end precedes."""
CARRIED_ON = 0.25
"""Least share of breaks after which the text goes on in lower case, or before which a word asks for the next."""
NEARLY_FULL = 0.7
"""A line is broken by the width where its next word would have reached this share of the widest line."""
HEADLINES = 3
"""Lines at the start of a text without a title of its own that may be its headline."""

_ENDS = tuple('.!?:;"”')
_NEVER_LAST = frozenset(
    {
        *("dan", "serta", "di", "ke", "dari", "oleh", "yang", "untuk", "dengan", "pada", "dalam", "kepada", "para"),
        *("sebagai", "atau", "bahwa", "agar", "selaku", "bersama", "terhadap", "Wakil", "Kepala", "Penjabat", "Dinas"),
        *("Badan", "Desa", "Kecamatan", "Kabupaten", "Provinsi", "Bapak", "Ibu", "H.", "Hj.", "Dr.", "Drs.", "Dra."),
        *("Ir.", "Prof.", "KH.", "Plt.", "Plh.", "Pj.", "Pjs."),
    }
)
"""Words that end no line but of a text set at a width."""
_DASH = re.compile(r"\s[-–—]\s")
"""After a dateline, which opens the report and no headline."""
_FIRST_WORD = re.compile(r"\S+")


def unwrap(text: str, start: int = 0) -> str:
    """The text with every break that only a fixed width made from `start` on as a space; of the same length."""
    if _has_wide_line(text, start):
        return text
    lines = read_lines(text, start)
    breaks = [(before, line) for before, line in pairwise(lines) if not line.gap]
    if not _is_set_at_a_width(text, lines, breaks):
        return text
    widest = max(line.end - line.start for line in lines)
    headlines = [] if start else list(takewhile(lambda line: _is_headline(text, line), lines[:HEADLINES]))
    out: list[str] = []
    at = 0
    for before, line in breaks:
        if _only_width(text, before, line, widest, headline=before in headlines):
            out += text[at : before.end], " " * (line.start - before.end)
            at = line.start
    return "".join((*out, text[at:]))


def _has_wide_line(text: str, start: int) -> bool:
    """Whether a line that "\\n" ends is longer than any of a text set at a fixed width: most texts soon have one."""
    while start < len(text):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if end - start > WIDEST:
            line = text[start:end]
            if len(line.strip(EDGE)) > WIDEST and not any(mark in line for mark in RARE_BREAKS):
                return True
        start = end + 1
    return False


def _is_set_at_a_width(text: str, lines: list[Line], breaks: list[tuple[Line, Line]]) -> bool:
    if len(breaks) < LEAST_BREAKS or any(line.end - line.start > WIDEST for line in lines):
        return False
    inner = [line for before, line in breaks if text[before.end - 1] not in _ENDS]
    lower = sum(text[line.start].islower() for line in inner if not ITEM.match(text, line.start, line.end))
    if len(inner) < UNENDED * len(breaks):
        return False
    if lower < CARRIED_ON * len(breaks):
        lower += sum(not text[line.start].islower() and _goes_on(text, before) for before, line in breaks)
    return lower >= CARRIED_ON * len(breaks)


def _goes_on(text: str, line: Line) -> bool:
    """Whether a line ends in a word that the next must follow ("Fulan dan")."""
    return text[text.rfind(" ", line.start, line.end) + 1 : line.end] in _NEVER_LAST


def _is_headline(text: str, line: Line) -> bool:
    return is_title_like(text, line) and _DASH.search(text, line.start, line.end) is None


def _only_width(text: str, before: Line, line: Line, widest: int, *, headline: bool) -> bool:
    """True where nothing but the width parts the two lines: no sentence, item or headline ends there."""
    last = text[before.end - 1]
    if ITEM.match(text, line.start, line.end):
        return False
    if _goes_on(text, before):
        return True
    if last in _ENDS:
        return False
    if text[line.start].islower() or last == ",":
        return True
    if headline:
        return False
    word = _FIRST_WORD.match(text, line.start, line.end)
    reached = before.end - before.start + 1 + (len(word[0]) if word else 0)
    return reached >= NEARLY_FULL * widest
