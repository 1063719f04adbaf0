"""What the layers know of one report while they read it: the shared reading frame.

The stages fill it in this order, each in a module of its own, and none changes what an earlier one
set: layout -> sentences and quotations -> gazetteer hits -> dates, regulations -> mentions of
people, posts, organisations, places and groups -> meetings, attendance, quotes, directives.
All offsets are code points into `text`, half-open.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from graph.model import Span

if TYPE_CHECKING:
    from ingest.report import Report


class Hit(NamedTuple):
    """A surface form of a gazetteer found at a word boundary."""

    start: int
    end: int
    kind: str
    """Which list: post, organisation, region, meeting, regulation, weekday, month, speech, directive ..."""
    entry: int
    """Index of the entry in the list of that kind."""


class Sentence(NamedTuple):
    """A sentence; a quotation with its attribution is never cut in two."""

    start: int
    end: int
    paragraph: int


class QuoteSpan(NamedTuple):
    """A quotation: `start`/`end` are those of the words between the marks."""

    start: int
    end: int
    paragraph: int
    closed: bool
    """False where the closing mark is missing and the paragraph's end closed it."""


class Mention(NamedTuple):
    """A stretch of text that names a thing, and the id it resolved to."""

    start: int
    end: int
    kind: str
    """person, post, organisation, place, group, meeting or regulation."""
    id: str
    rule: str
    confidence: float = 1.0


@dataclass(slots=True)
class Layout:
    """Which parts of the text are the report's own words.

    Headers, bylines, captions, "Baca juga" links, photo credits and other site furniture are in
    neither `title` nor `paragraphs`.
    """

    title: Span | None = None
    paragraphs: tuple[Span, ...] = ()
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    dateline: str | None = None


@dataclass(slots=True)
class Context:
    """One report being read; see the module's docstring for the order in which it is filled."""

    report: Report
    text: str
    layout: Layout = field(default_factory=Layout)
    sentences: list[Sentence] = field(default_factory=list)
    quotes: list[QuoteSpan] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    """In order of start; they never overlap, but a post and its holder stand side by side."""
    warnings: list[str] = field(default_factory=list)

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in `[start, end)`, in order."""
        low = bisect_left(self.mentions, (start,))
        high = bisect_left(self.mentions, (end,))
        return self.mentions[low:high]
