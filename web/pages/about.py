"""`/about`: what is in the graph, what is not, and how well the extraction reads.

Every figure is counted from the dataset that is shown, but for the extraction's quality: that is
measured on annotated reports and shipped in `data/evaluation/figures.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flask import Blueprint, render_template
from flask_babel import LazyString, lazy_gettext

from graph import directive_views, entity_views, overview, provinces
from graph.directive_views import DirectiveFilter
from graph.resources import data_path
from ingest.scoring import LayerScore
from web import charts, queries, tables
from web.kept_pages import kept_page
from web.labels import KINDS
from web.pages.sections import Answer, shown_directives
from web.services import services

NEWEST, CITED, OUTLETS = 3, 10, 15
"""Directives, regulations and outlets listed; the rest of the outlets is summed up."""

LAYERS: Mapping[str, LazyString] = {
    "people": KINDS["person"].many,
    "organisations": KINDS["organisation"].many,
    "tenures": lazy_gettext("Posts held"),
    "meetings": KINDS["meeting"].many,
    "attendance": lazy_gettext("Who took part"),
    "directives": KINDS["directive"].many,
    "quotes": KINDS["quote"].many,
    "regulations": KINDS["regulation"].many,
    "groups": KINDS["group"].many,
    "posts": KINDS["post"].many,
    "places": KINDS["place"].many,
    "follow_ups": KINDS["follow_up"].many,
}
"""Layers of the extraction and what the pages call them."""

STATED: Mapping[str, LazyString] = {
    "tenure": LAYERS["tenures"],
    "meeting": LAYERS["meetings"],
    "attendance": LAYERS["attendance"],
    "directive": LAYERS["directives"],
    "follow_up": LAYERS["follow_ups"],
    "quote": LAYERS["quotes"],
    "citation": lazy_gettext("Regulations cited"),
}
"""Names of `overview.STATED_IN` and what the pages call them."""

CORPORA: Mapping[str, LazyString] = {
    "real": lazy_gettext("Real reports, annotated by hand"),
    "samples": lazy_gettext("Sample reports"),
}

blueprint = Blueprint("about", __name__)


@dataclass(frozen=True, slots=True)
class Measured:
    """How well the extraction reads one set of annotated reports."""

    name: str
    reports: int
    layers: Mapping[str, LayerScore]

    @property
    def words(self) -> LazyString:
        """What the page calls the set."""
        return CORPORA[self.name]


@dataclass(frozen=True, slots=True)
class Year:
    """Reports of one year, month by month."""

    name: str
    months: tuple[tuple[str, int], ...]
    """ISO months with the number of reports, all twelve of them."""

    @property
    def total(self) -> int:
        """Reports of the year."""
        return sum(n for _, n in self.months)


@cache
def measured() -> tuple[Measured, ...]:
    """What the shipped figures say."""
    told = json.loads(data_path("evaluation", "figures.json").read_text("utf-8"))
    return tuple(
        Measured(c["name"], c["reports"], {layer: LayerScore(**counts) for layer, counts in c["layers"].items()})
        for c in told["corpora"]
    )


@blueprint.get("/about")
@kept_page
def page() -> Answer:
    """The page, or its outlets and their periods as CSV."""
    view = services().view
    outlets = overview.outlets(view)
    if tables.wants_csv():
        return tables.outlets_csv(outlets)
    first, last = entity_views.period_covered(view)
    months = overview.reports_by_month(view)
    named = provinces.counted(view, "meetings").reports
    return render_template(
        "about.html",
        counts=view.counts(),
        first=first,
        last=last,
        outlets=outlets[:OUTLETS],
        more_outlets=outlets[OUTLETS:],
        years=years(months),
        heat=charts.heat,
        most_in_a_month=max(months.values(), default=0),
        empty_months=empty_months(months),
        unnamed=[tile for tile in provinces.tiles() if tile.code not in named],
        provinces_named=sum(1 for tile in provinces.tiles() if tile.code in named),
        gaps=overview.gaps(view),
        newest=shown_directives(directive_views.directives(view, DirectiveFilter(), size=NEWEST).rows),
        cited=overview.most_cited(view, size=CITED),
        confidences=overview.confidences(view),
        bins=list(zip(overview.BIN_EDGES, (*overview.BIN_EDGES[1:], 1.0), strict=True)),
        stated=STATED,
        held_back=overview.held_back(view),
        layers=LAYERS,
        measured=measured(),
        threshold=services().settings.publish_threshold,
        base=services().settings.base,
        query=queries.coverage(),
    )


def years(months: Mapping[str, int]) -> list[Year]:
    """The years from the first to the last report, newest first; months that are out of reach included as 0."""
    if not months:
        return []
    span = range(int(max(months)[:4]), int(min(months)[:4]) - 1, -1)
    return [Year(str(y), tuple((f"{y}-{m:02d}", months.get(f"{y}-{m:02d}", 0)) for m in range(1, 13))) for y in span]


def empty_months(months: Mapping[str, int]) -> int:
    """How many months between the first and the last report have none."""
    if not months:
        return 0
    first, last = (int(m[:4]) * 12 + int(m[5:7]) for m in (min(months), max(months)))
    return last - first + 1 - len(months)
