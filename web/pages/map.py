"""`/map`: the provinces as equal tiles, shaded by meetings or directives of a period, with a table beside it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from graph import provinces
from graph.provinces import MEASURES, Counted, Tile
from web import charts, params, queries, tables
from web.kept_pages import kept_page
from web.pages.sections import Answer
from web.services import services

SORTS = ("count", "name", "code")

blueprint = Blueprint("map", __name__)


@dataclass(frozen=True, slots=True)
class ShownTile:
    """A province with what is counted in it."""

    tile: Tile
    count: int
    reports: int
    """Reports of the period that name it or a place inside it."""
    shade: str
    """"none" where no report names it, else a number from 0 to `charts.HEATS`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One shade of the legend: the counts from `low` to `high`."""

    shade: int
    low: int
    high: int


@blueprint.get("/map")
@kept_page
def page() -> Answer:
    """The map and its table, or the table as CSV."""
    measure = params.choice("what", MEASURES, "meetings")
    sort = params.choice("sort", SORTS, "count")
    since, until = params.day("since"), params.last_day("until")
    counted = provinces.counted(services().view, measure, since=since, until=until)
    top = max(counted.counts.values(), default=0)
    tiles = [shown(tile, counted, top) for tile in provinces.tiles()]
    orders = {
        "count": lambda s: (-s.count, -s.reports, s.tile.name),
        "name": lambda s: (s.tile.name,),
        "code": lambda s: (s.tile.code,),
    }
    rows = sorted(tiles, key=orders[sort])
    if tables.wants_csv():
        return tables.provinces_csv(measure, [(s.tile, s.count, s.reports) for s in rows], counted.elsewhere)
    return render_template(
        "map.html",
        wide=True,
        measure=measure,
        sort=sort,
        since=since,
        until=until,
        counted=counted,
        tiles=tiles,
        rows=rows,
        columns=max(t.column for t in provinces.tiles()),
        lines=max(t.row for t in provinces.tiles()),
        legend=legend(top),
        query=queries.by_province(measure, since, until),
    )


def shown(tile: Tile, counted: Counted, top: int) -> ShownTile:
    """A tile with its count and shade."""
    count, reports = counted.counts.get(tile.code, 0), counted.reports.get(tile.code, 0)
    shade = str(charts.heat(count, top)) if count or reports else "none"
    return ShownTile(tile, count, reports, shade)


def legend(top: int) -> list[Step]:
    """The shades in use and the counts that each stands for."""
    # A shade ends where the next would begin: the steps of `charts.heat` are equal.
    ends = [-(-step * top // charts.HEATS) for step in range(charts.HEATS + 1)]
    return [Step(n + 1, ends[n] + 1, ends[n + 1]) for n in range(charts.HEATS) if ends[n] < ends[n + 1]]
