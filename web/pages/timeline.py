"""`/timeline`: meetings and directives over time, from years to months to days, each with its sentence.

`at` says where the reader is: nothing for all years, ``2024`` for its months, ``2024-03`` for its
days, ``2024-03-06`` for one day. Every step is a link, so it works without a script.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request
from flask_babel import gettext

from graph import entity_views, timeline
from graph.errors import UsageError
from graph.model import Span
from graph.timeline import KINDS, Moment, TimeFilter
from graph.views import Source
from web import params, queries, tables
from web.kept_pages import kept_page
from web.links import with_args
from web.locales import day
from web.pages.bodies import POSTS_MAX
from web.pages.directives import STRENGTHS
from web.pages.sections import Answer
from web.quotation import Quotation, all_quoted
from web.services import services

GRAINS = {0: "year", 4: "month", 7: "day", 10: "day"}
"""Length of `at` -> what its bars stand for."""
YEARS_MAX = 60
"""Years drawn at most, the latest; a mistaken date far away would make the others invisible."""
BAR_WIDTH_MAX = 25.0
"""Widest bar, in per cent of the drawing: two years are not drawn as two walls."""
BODY_KINDS = ("organisation", "group", "post", "person")

blueprint = Blueprint("timeline", __name__)


@dataclass(frozen=True, slots=True)
class Column:
    """One year, month or day: two bars side by side, in per cent of the drawing."""

    period: str
    words: str
    short: str
    counts: Mapping[str, int]
    x: float
    width: float
    heights: tuple[float, float]
    """Of meetings and of directives."""
    address: str

    @property
    def total(self) -> int:
        """Meetings and directives together."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting or directive with its sentence."""

    moment: Moment
    quotation: Quotation | None


@blueprint.get("/timeline")
@kept_page
def page() -> Answer:
    """The time line and its list, or the list as CSV."""
    view, size = services().view, services().settings.page_size
    at = _at()
    whole, body = _filter()
    wanted = narrowed(whole, at)
    if tables.wants_csv():
        marks = timeline.marks(view, wanted, size=tables.CSV_ROWS_MAX)
        return tables.moments_csv(view, marks.rows, left_out=marks.total - len(marks.rows))
    found = timeline.moments(view, wanted, offset=params.offset(size), size=size)
    counted = timeline.counts(view, wanted, grain=GRAINS[len(at)])
    shown = view.parties([body, wanted.region])
    return render_template(
        "timeline.html",
        wide=True,
        at=at,
        steps=_steps(at),
        wanted=whole,
        what=request.args.get("what") or "both",
        body=shown.get(body or ""),
        found=found,
        entries=[Entry(*pair) for pair in zip(found.rows, all_quoted(map(_told, found.rows)), strict=True)],
        columns=columns(counted, at),
        undated=sum(counted.get("", {}).values()),
        totals={kind: sum(c[kind] for c in counted.values()) for kind in KINDS},
        strengths=STRENGTHS,
        types=timeline.meeting_types(view),
        regions=sorted(view.parties(timeline.regions(view)).values(), key=lambda p: (p.label, p.id)),
        query=queries.moments(wanted, body),
    )


def _at() -> str:
    given = request.args.get("at", "").strip()
    if given and not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?", given):
        raise UsageError(
            gettext(
                "“%(given)s” is not accepted for %(name)s; accepted: %(accepted)s.",
                given=given[:40],
                name="at",
                accepted="2022, 2022-03, 2022-03-01",
            )
        )
    return given


def _filter() -> tuple[TimeFilter, str | None]:
    """The filter that the address asks for, and the party it names."""
    what = params.choice("what", ("both", *KINDS), "both")
    body = params.local_id("body", BODY_KINDS)
    return (
        TimeFilter(
            kinds=KINDS if what == "both" else (what,),
            since=params.day("since"),
            until=params.last_day("until"),
            region=params.local_id("region", ("place",)),
            bodies=_members(body) if body else (),
            types=params.choices("kind", timeline.meeting_types(services().view)),
            strengths=params.choices("strength", STRENGTHS),
        ),
        body,
    )


def _members(local_id: str) -> tuple[str, ...]:
    view = services().view
    members = view.members(view.canonical(local_id))
    if local_id.startswith("organisation/"):
        posts = entity_views.parts(view, part_of=local_id, kind="post", size=POSTS_MAX)
        members += tuple(post.id for post, _ in posts.rows)
    return members


def narrowed(wanted: TimeFilter, at: str) -> TimeFilter:
    """The filter inside one year, month or day."""
    if not at:
        return wanted
    first, last = f"{at}-01-01"[:10] if len(at) == 4 else f"{at}-01"[:10], f"{at}-12-31"[:10]
    if len(at) == 7:
        last = f"{at}-{_days(at):02d}"
    return replace(
        wanted,
        since=max(first, wanted.since) if wanted.since else first,
        until=min(last, wanted.until) if wanted.until else last,
    )


def _steps(at: str) -> list[tuple[str, str]]:
    """The way from all years to here: words and address of each step."""
    parts = [at[:n] for n in (4, 7, 10) if len(at) >= n]
    return [(gettext("All years"), with_args(at=None)), *((_words(p), with_args(at=p)) for p in parts)]


def _words(period: str) -> str:
    if len(period) == 7:
        return day(f"{period}-01", style="month")
    return day(period) if len(period) == 10 else period


def columns(counted: Mapping[str, Mapping[str, int]], at: str) -> list[Column]:
    """The bars of a count: every year, month or day of the stretch, the empty ones too."""
    labels = _labels([p for p in counted if p], at)
    none = dict.fromkeys(KINDS, 0)
    top = max((n for label in labels for n in counted.get(label, none).values()), default=0) or 1
    step = min(100 / len(labels), BAR_WIDTH_MAX) if labels else 0
    made = []
    for i, label in enumerate(labels):
        counts = counted.get(label, none)
        made.append(
            Column(
                label,
                _words(label),
                _short(label),
                counts,
                round(i * step, 3),
                round(step, 3),
                (round(100 * counts["meetings"] / top, 2), round(100 * counts["directives"] / top, 2)),
                with_args(at=label),
            )
        )
    return made


def _days(month: str) -> int:
    """How many days a month (``2024-02``) has; none in the year 0, which no calendar has."""
    return calendar.monthrange(int(month[:4]), int(month[5:]))[1] if int(month[:4]) else 0


def _short(period: str) -> str:
    if len(period) == 7:
        return day(f"{period}-01", style="month")[:3]
    return str(int(period[8:])) if len(period) == 10 else period


def _labels(periods: Sequence[str], at: str) -> list[str]:
    if len(at) == 10:
        return [at]
    if len(at) == 7:
        return [f"{at}-{n:02d}" for n in range(1, _days(at) + 1)]
    if at:
        return [f"{at}-{n:02d}" for n in range(1, 13)]
    if not periods:
        return []
    years = [int(p) for p in periods]
    return [f"{y:04d}" for y in range(max(min(years), max(years) - YEARS_MAX + 1), max(years) + 1)]


def _told(moment: Moment) -> tuple[Source, Span | None] | None:
    if moment.directive is not None:
        return moment.directive.source, moment.directive.action_span
    return (moment.meeting.source, None) if moment.meeting else None
