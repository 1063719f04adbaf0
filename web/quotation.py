"""Evidence as a reader sees it: the sentence around a span, with the words that state the fact marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Span
from graph.views import Source
from ingest.context import Layout, Sentence
from ingest.sentences import split
from web.links import report_url
from web.services import services

CONTEXT_MAX = 280
"""Characters shown at most before and after the marked words."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a quotation, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """One sentence of a report, or several that belong together, with its source."""

    report: str
    title: str
    publisher: str | None
    published: str | None
    span: Span
    """What the reader opens at."""
    fragments: tuple[Fragment, ...]
    cut_before: bool
    cut_after: bool
    rule: str
    confidence: float

    @property
    def url(self) -> str:
        """The report reader, opened at the sentence."""
        return report_url(self.report, self.span)

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(fragment.text for fragment in self.fragments)


def sentence_around(text: str, span: Span) -> Span:
    """The sentences that `span` touches, from the first one's start to the last one's end."""
    last = max(span.start, span.end - 1)
    line = _line_at(text, span.start)
    sentences = _sentences(text, line)
    start = _among(sentences, span.start, line).start
    if not line.start <= last < line.end:
        line = _line_at(text, last)
        sentences = _sentences(text, line)
    end = _among(sentences, last, line).end
    return Span(min(start, span.start), max(end, span.end))


def _line_at(text: str, offset: int) -> Span:
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)


def _sentences(text: str, line: Span) -> list[Sentence]:
    return split(text, Layout(paragraphs=(line,)))


def _among(sentences: Iterable[Sentence], offset: int, line: Span) -> Span:
    """The sentence that holds an offset; the line itself where none does."""
    return next((Span(s.start, s.end) for s in sentences if s.start <= offset < s.end), line)


def quotation(source: Source, text: str, emphasis: Span | None = None) -> Quotation | None:
    """The evidence of a row as a quotation; None where the row has no span within the text.

    What is marked: `emphasis` where it is given and the evidence covers whole sentences anyway,
    else the spans themselves. A span that makes up the whole sentence is marked as a whole.
    """
    spans = [s for s in source.spans if 0 <= s.start < s.end <= len(text)]
    if not spans:
        return None
    first = spans[0]
    near = [s for s in spans if abs(s.start - first.start) <= CONTEXT_MAX * 3]
    hull = Span(min(s.start for s in near), max(s.end for s in near))
    around = sentence_around(text, hull)
    inside = emphasis is not None and around.start <= emphasis.start < emphasis.end <= around.end
    marks = [emphasis] if inside and emphasis is not None else near
    start = max(around.start, hull.start - CONTEXT_MAX)
    end = min(around.end, hull.end + CONTEXT_MAX)
    return Quotation(
        report=source.report,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        span=first,
        fragments=tuple(_fragments(text, Span(start, end), marks)),
        cut_before=start > around.start,
        cut_after=end < around.end,
        rule=source.rule,
        confidence=source.confidence,
    )


def _fragments(text: str, whole: Span, marks: Iterable[Span]) -> Iterable[Fragment]:
    position = whole.start
    for mark in sorted(marks):
        start, end = max(mark.start, position), min(mark.end, whole.end)
        if start >= end:
            continue
        if start > position:
            yield Fragment(text[position:start], marked=False)
        yield Fragment(text[start:end], marked=True)
        position = end
    if position < whole.end:
        yield Fragment(text[position : whole.end], marked=False)


def quoted(source: Source, emphasis: Span | None = None) -> Quotation | None:
    """The evidence of a row, its text read from the archive; None where there is nothing to quote."""
    text = services().reports.text(source.report)
    return quotation(source, text, emphasis) if text else None


def all_quoted(told: Iterable[tuple[Source, Span | None] | None]) -> list[Quotation | None]:
    """The same of several rows, in their order, their texts read at once; None for None."""
    rows = list(told)
    texts = services().reports.texts({row[0].report for row in rows if row})
    return [
        quotation(row[0], texts[row[0].report], row[1]) if row and texts.get(row[0].report) else None for row in rows
    ]
