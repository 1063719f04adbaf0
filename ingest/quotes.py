"""Quotations: where they begin and end, whatever marks the outlet uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.attribution import attribute
from ingest.context import QuoteSpan

if TYPE_CHECKING:
    from graph.model import Span
    from ingest.context import Layout

__all__ = ["attribute", "find_quotes"]

_MARK = re.compile(r"[\"“”„‟«»‘’'`´](?:(?<=[\"“”„‟«»])|(?<=[‘’])[‘’]|(?<=')'|(?<=`)`|(?<=´)´)")
_SIGNS = "\"“”„‟«»‘’'`´"
"""What `_MARK` begins with."""
_OPENERS = frozenset({"“", "„", "«", "‘‘", "``"})
_CLOSERS = frozenset({"”", "»"})
_BEFORE_OPEN = frozenset(" \t\n\r\xa0([/-–—:,.")
_WRONG_WAY = re.compile(r"\w[.!?][”»][A-Z][a-z]* [a-z]")
"""A closing mark that opens: right after a full stop and right before a sentence."""
_LATE_ATTRIBUTION = re.compile(
    r"[,.!?]\s+(?:[Kk]ata|[Uu]jar|[Uu]cap|[Uu]ngkap|[Jj]elas|[Tt]utur|[Tt]ambah|[Tt]egas|[Tt]erang|papar|beber|imbuh"
    r"|[Ll]anjut|pungkas|tandas|sebut|imbau|harap|pesan|tutup)"
    r"(?:nya\b|\s+(?=[A-Z]|dia\b|ia\b))"
)


_SAYS_NEXT = re.compile(
    r"\s*(?:kata|ujar|ucap|ungkap|jelas|tutur|tambah|tegas|terang|papar|beber|imbuh|lanjut|pungkas|tandas|sebut|tutup|pinta)"
    r"(?:nya\b|\s+(?=[A-Z]|dia\b|ia\b))"
)
"""After a mark that closes, whatever it looks like ("... tahun ini “ tegasnya")."""


def find_quotes(text: str, layout: Layout) -> list[QuoteSpan]:
    """All quotations of the paragraphs of `layout`, in order, of any length; none is nested.

    Marks pair within a paragraph. One that is never closed ends before a speech verb that follows
    a comma ("..., katanya"), else with its paragraph, and has `closed` False.
    """
    out: list[QuoteSpan] = []
    used = [sign for sign in _SIGNS if sign in text]
    for number, paragraph in enumerate(layout.paragraphs) if used else ():
        # a plain search for each sign there is spares the pattern the paragraphs without any
        if any(text.find(sign, paragraph.start, paragraph.end) >= 0 for sign in used):
            marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
            if marks:
                _pair(text, paragraph, number, marks, out)
    return out


def _role(text: str, paragraph: Span, mark: re.Match[str]) -> str:
    """What a mark does by the characters beside it: "open", "close", or "either"."""
    start, end = mark.span()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    glyph = mark[0]
    if after.isspace() and not before.isspace():
        return "close"
    if start == paragraph.start:
        return "open"
    if before in _BEFORE_OPEN and (after.isalnum() or after in "(‘'[…."):
        if glyph in _CLOSERS and not before.isspace() and start > paragraph.start:
            return "close"
        return "open"
    if glyph in _OPENERS:
        return "open"
    if glyph in _CLOSERS or after in ",.;:!?)-–—":
        return "close"
    return "either"


def _pair(text: str, paragraph: Span, number: int, marks: list[re.Match[str]], out: list[QuoteSpan]) -> None:
    roles = [_role(text, paragraph, mark) for mark in marks]
    nested = roles.count("open") == roles.count("close") and "either" not in roles
    opened: int | None = None
    depth = 0
    for mark, role in zip(marks, roles, strict=True):
        if opened is None:
            if role == "close" and _WRONG_WAY.match(text, max(0, mark.start() - 2)):
                role = "open"
                opened, depth = mark.end(), 1
                continue
            if role != "close" or mark[0] not in _CLOSERS:
                opened, depth = mark.end(), 1
                if role == "close" and not text[mark.end() : mark.end() + 1].strip():
                    opened = None if mark.start() > paragraph.start and not text[mark.start() - 1].isspace() else opened
            continue
        if role == "open" and nested:
            depth += 1
            continue
        if role == "open" and mark[0] in _OPENERS and not _SAYS_NEXT.match(text, mark.end()):
            continue
        depth -= 1
        if depth <= 0:
            if mark.start() > opened:
                out.append(QuoteSpan(opened, mark.start(), number, True))
            opened = None
    if opened is not None and paragraph.end > opened:
        late = _LATE_ATTRIBUTION.search(text, opened, paragraph.end)
        out.append(QuoteSpan(opened, late.start() + 1 if late else paragraph.end, number, False))
