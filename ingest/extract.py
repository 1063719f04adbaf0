"""From a report to its extraction: every layer, in order.

`Extractor` holds the lists and is made once; `Extractor.extract` reads one report and changes
nothing outside its own `Context`, so that reports can be read in any order and in parallel.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, TypeVar

from graph.model import (
    Attendance,
    Directive,
    Extraction,
    FollowUp,
    Group,
    Meeting,
    Quote,
    Regulation,
    ReportInfo,
)
from ingest import confidence, dates, layout, lists, quotes, resolve, sentences, wrapping
from ingest.context import Context
from ingest.publication import Publication

if TYPE_CHECKING:
    from ingest.report import Report

PUBLISH_THRESHOLD = 0.5
"""Default of the setting `publish_threshold`: an item with a lower confidence is kept as a candidate."""

_Item = TypeVar("_Item")


def _as_they_are(_: str, items: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return items


def _name() -> str:
    try:
        return f"risalah-rules {version('risalah')}"
    except PackageNotFoundError:
        return "risalah-rules"


class Extractor:
    """Reads reports with one set of lists and one publishing threshold."""

    def __init__(self, *, publish_threshold: float = PUBLISH_THRESHOLD, calibrated: bool = True) -> None:
        self.gazetteer = lists.load()
        self.publish_threshold = publish_threshold
        self.calibration = confidence.default() if calibrated else None
        self.name = _name()

    def read(self, report: Report) -> Context:
        """The report up to its resolved mentions: what the relation layers start from."""
        text = wrapping.unwrap(report.text, report.title_end)
        ctx = Context(report, text, gazetteer=self.gazetteer)
        ctx.layout = layout.read_layout(report if text is report.text else replace(report, text=text))
        ctx.quotes = quotes.find_quotes(ctx.text, ctx.layout)
        ctx.sentences = sentences.split(ctx.text, ctx.layout, ctx.quotes)
        ctx.hits = self.gazetteer.find(ctx.text, ctx.folded)
        dates.find_dates(ctx)
        resolve.find_mentions(ctx)
        return ctx

    def extract(self, report: Report) -> Extraction:
        """All that the report states; what is unsure is among the candidates.

        The same report gives the same extraction on every run and machine.
        """
        return self.read_all(report)[1]

    def read_all(self, report: Report) -> tuple[Context, Extraction]:
        """The extraction with the reading it was made from, for `ingest.explain`."""
        from ingest import attendance, attribution, directives, follow_ups, meetings, regulations

        ctx = self.read(report)
        found_regulations = regulations.find_regulations(ctx)
        found_meetings = meetings.find_meetings(ctx)
        found_quotes = attribution.attribute(ctx, found_meetings)
        found_attendance = attendance.find_attendance(ctx, found_meetings, found_quotes)
        found_directives = directives.find_directives(ctx, found_meetings, found_regulations, found_quotes)
        found_follow_ups = follow_ups.find_follow_ups(
            ctx, found_directives, found_quotes, found_meetings, found_attendance
        )
        return ctx, self._compose(
            ctx, found_meetings, found_attendance, found_directives, found_follow_ups, found_quotes, found_regulations
        )

    def _compose(
        self,
        ctx: Context,
        found_meetings: tuple[Meeting, ...],
        found_attendance: tuple[Attendance, ...],
        found_directives: tuple[Directive, ...],
        found_follow_ups: tuple[FollowUp, ...],
        found_quotes: tuple[Quote, ...],
        found_regulations: tuple[Regulation, ...],
    ) -> Extraction:
        calibration = self.calibration
        people, organisations, places, posts, tenures = resolve.build(
            ctx, confidence.as_stated if calibration is None else calibration.sure
        )
        sure = _as_they_are if calibration is None else calibration.apply
        out = Publication(self.publish_threshold)
        info = ctx.report.info
        page = ctx.layout
        groups: tuple[Group, ...] = tuple(sorted(ctx.groups.values(), key=lambda group: group.mentions[0]))
        return Extraction(
            text=ctx.report.text,
            # all fields told: `dataclasses.replace` asks for them one by one
            report=ReportInfo(
                id=info.id,
                title=info.title or (page.title.of(ctx.text) if page.title else None),
                publisher=info.publisher or page.publisher,
                author=info.author or page.author,
                published=info.published or page.published,
                dateline=info.dateline or page.dateline,
                url=info.url,
                source=info.source,
                sha256=info.sha256,
                language=info.language,
            ),
            regulations=out.things("regulations", sure("regulations", found_regulations)),
            people=out.things("people", people),
            organisations=out.things("organisations", organisations),
            groups=groups,
            places=places,
            posts=posts,
            tenures=out.tenures(tenures),
            meetings=out.things("meetings", sure("meetings", found_meetings)),
            attendance=out.attendance(sure("attendance", found_attendance)),
            directives=out.directives(sure("directives", found_directives)),
            follow_ups=out.follow_ups(found_follow_ups),
            quotes=out.quotes(sure("quotes", found_quotes)),
            candidates=tuple(out.held),
            warnings=tuple(ctx.warnings),
            extractor=self.name,
        )


@lru_cache(maxsize=1)
def default_extractor() -> Extractor:
    """The extractor with the default threshold, made on first use."""
    return Extractor()


def extract(report: Report) -> Extraction:
    """All that the report states, by the default extractor."""
    return default_extractor().extract(report)
