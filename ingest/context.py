"""What the layers know of one report while they read it: the shared reading frame.

The stages fill it in this order, each in a module of its own, and none changes what an earlier one
set: layout -> sentences and quotations -> gazetteer hits -> dates, regulations -> mentions of
people, posts, organisations, places and groups -> meetings, attendance, quotes, directives.
All offsets are code points into `text`, half-open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from graph import ids
from graph.model import Group, Span
from ingest.folding import fold

if TYPE_CHECKING:
    from ingest.entities import Entities
    from ingest.gazetteer import Gazetteer
    from ingest.meetings.frames import Frame
    from ingest.report import Report


class Hit(NamedTuple):
    """A surface form of a gazetteer found at a word boundary."""

    start: int
    end: int
    kind: str
    """Which list: post, organisation, region, meeting, regulation, weekday, month, speech, directive ..."""
    entry: int
    """Index of the entry in the list of that kind."""


_NO_HITS: list[Hit] = []


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


class DateSpan(NamedTuple):
    """An expression that names a day or a range of days."""

    start: int
    end: int
    iso: str
    """ISO date of the (first) day."""
    end_iso: str | None
    """ISO date of the last day of a range."""
    basis: str
    """stated where the year is written, resolved where the report's own date gave what is missing."""


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
    captions: tuple[Span, ...] = ()
    """Lines that describe a photograph: set aside, kept for what nothing else tells."""
    written: str | None = None
    """ISO date of the dateline ("Kendari, 12 Agustus 2021"), the day the report was written."""


@dataclass(slots=True)
class Context:
    """One report being read; see the module's docstring for the order in which it is filled."""

    report: Report
    text: str
    layout: Layout = field(default_factory=Layout)
    sentences: list[Sentence] = field(default_factory=list)
    quotes: list[QuoteSpan] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    dates: list[DateSpan] = field(default_factory=list)
    """In order of start."""
    mentions: list[Mention] = field(default_factory=list)
    """In order of start; they never overlap, but a post and its holder stand side by side."""
    groups: dict[str, Group] = field(default_factory=dict)
    """Collective parties by id, in order of first use; `register_group` fills it."""
    frames: list[Frame] = field(default_factory=list)
    """Gatherings with the phrases that speak of them; `ingest.meetings` fills it."""
    warnings: list[str] = field(default_factory=list)
    gazetteer: Gazetteer = field(default=None, repr=False)  # type: ignore[assignment]
    """The lists that the hits refer to; set by `ingest.extract` before any layer runs."""
    entities: Entities = field(default=None, repr=False)  # type: ignore[assignment]
    """Who and what the mentions mean; set when mentions are resolved."""
    _sorted: list[Hit] | None = None
    """The hits that `_by_kind` holds: layers ask for those of few kinds, of which each has few."""
    _by_kind: dict[str, list[Hit]] = field(default_factory=dict)
    _folded: str | None = None
    _begun: list[Mention] | None = None
    """The mentions that `_starts` are of."""
    _starts: list[int] = field(default_factory=list)
    """Where the mentions begin: numbers are compared faster than tuples, and places are asked for some thirty times."""

    @property
    def folded(self) -> str:
        """The text in lower case with every offset kept: what is looked for in any case is looked for here."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def hits_of(self, kind: str) -> list[Hit]:
        """The hits of one list, in order; to be read only."""
        if self._sorted is not self.hits:
            by_kind: defaultdict[str, list[Hit]] = defaultdict(list)
            for hit in self.hits:
                by_kind[hit[2]].append(hit)
            self._sorted, self._by_kind = self.hits, by_kind
        return self._by_kind.get(kind, _NO_HITS)

    def register_group(self, start: int, end: int) -> str:
        """The id of the collective party written at `[start, end)`; the same words give the same id."""
        label = " ".join(self.text[start:end].split())
        key = ids.group(label)
        known = self.groups.get(key)
        span = Span(start, end)
        if known is None:
            self.groups[key] = Group(key, label, (span,))
        elif span > known.mentions[-1]:
            self.groups[key] = replace(known, mentions=(*known.mentions, span))
        elif span not in known.mentions:
            self.groups[key] = replace(known, mentions=tuple(sorted((*known.mentions, span))))
        return key

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in `[start, end)`, in order."""
        mentions = self.mentions
        if self._begun is not mentions:
            self._begun, self._starts = mentions, [mention.start for mention in mentions]
        low = bisect_left(self._starts, start)
        return mentions[low : bisect_left(self._starts, end, low)]
