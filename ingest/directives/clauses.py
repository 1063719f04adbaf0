"""The stretches of a sentence that have one speaker: the report's own words, or one sentence of a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ingest.cutting import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.context import QuoteSpan

TOKEN = re.compile(r"\w+(?:[-'’/.]\w+)*|\S")
_INNER_END = re.compile(
    r"[.!?…\n](?:(?<=\n)(?![a-z])\n*|(?<!\n)[.!?…]*[\"”’)\]]*(?:\s+|(?=[A-Z]))(?=[\"“‘(\[]?[A-Z0-9]))"
)
"""Begins with one class of characters, so that the engine runs from one of them to the next."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|[Pp]rov|[Kk]ab|Kec|Kel|Drs?|Ir|Hj?|KH|Prof|Plt|Plh|Pj|No|Jl|Ka|Bpk|Sdr|St|Rp)|[A-Z]\.[A-Z][a-z]*)$"
)

MAX_TOKENS = 220
"""A clause is read this far; no directive of the annotated reports lies deeper in its clause."""


class Clause(NamedTuple):
    """A stretch of one sentence with one voice."""

    start: int
    end: int
    quote: int
    """Position of its quotation in `Context.quotes`; -1 where the report itself speaks."""
    sentence: int
    """Position of its sentence in `Context.sentences`."""


def tokens(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[str]]:
    """Where words and marks of `text[start:end]` stand, at most `MAX_TOKENS`, and what they are."""
    return cut(TOKEN, text, start, end, MAX_TOKENS)


def _cut(text: str, start: int, end: int, quote: int, sentence: int, out: list[Clause]) -> None:
    """Append the sentences of `text[start:end]` as clauses."""
    at = start
    for match in _INNER_END.finditer(text, start, end):
        if match[0][0] == "." and _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
            continue
        if match.end() >= end:
            break
        out.append(Clause(at, match.end(), quote, sentence))
        at = match.end()
    if at < end:
        out.append(Clause(at, end, quote, sentence))


def clauses(text: str, start: int, end: int, sentence: int, quotes: Sequence[QuoteSpan], first: int) -> list[Clause]:
    """The clauses of the sentence `[start, end)` in order; `first` is the first quotation that may touch it."""
    out: list[Clause] = []
    at = start
    for index in range(first, len(quotes)):
        quote = quotes[index]
        if quote.start >= end:
            break
        if quote.end <= start:
            continue
        # a quoted word or name is part of the report's own sentence
        if quote.end - quote.start < 25 and quote.start > start + 1 and text.count(" ", quote.start, quote.end) < 3:
            continue
        if quote.start - 1 > at:
            out.append(Clause(at, quote.start - 1, -1, sentence))
        _cut(text, max(quote.start, start), min(quote.end, end), index, sentence, out)
        at = quote.end
    if at < end:
        out.append(Clause(at, end, -1, sentence))
    return out
