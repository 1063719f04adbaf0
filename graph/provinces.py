"""The provinces: what is counted in each of them, and where no report names them at all."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from graph.periods import inside, whole_months
from graph.resources import data_path
from graph.views import View

MEASURES = ("meetings", "directives")
"""What can be counted by province."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A province's place in the tile grid, counted from 1 at the top left."""

    code: str
    """Official code of the province; its place is ``place/<code>``."""
    name: str
    abbreviation: str
    row: int
    column: int

    @property
    def place(self) -> str:
        """Local id of the province."""
        return f"place/{self.code}"


MONTHS_KEPT_MAX = 50_000
"""Counts of a province in a month that are held in memory at most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one period holds, by code of the province."""

    counts: dict[str, int]
    reports: dict[str, int]
    """Reports that name the province or a place inside it."""
    elsewhere: int
    """Meetings or directives that belong to no province: national ones, and those whose region no report tells."""
    total: int
    """All of them, each once; one that reports place in two provinces is counted in both."""


@cache
def tiles() -> tuple[Tile, ...]:
    """The tile grid of `data/map/provinces_grid.tsv`, with the provinces' names."""
    with data_path("gazetteers", "provinces.tsv").open(encoding="utf-8", newline="") as lines:
        names = {row["code"]: row["canonical"] for row in csv.DictReader(lines, delimiter="\t")}
    with data_path("map", "provinces_grid.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Tile(row["code"], names[row["code"]], row["abbreviation"], int(row["row"]), int(row["column"]))
            for row in csv.DictReader(lines, delimiter="\t")
        )


def counted(view: View, measure: str, *, since: str | None = None, until: str | None = None) -> Counted:
    """Meetings or directives (a name of `MEASURES`) of a period by province; what several reports tell counts once."""
    first, last = since or "", until or "9999"
    dated = "date BETWEEN ? AND ?" if since or until else "(date BETWEEN ? AND ? OR date IS NULL)"
    if measure == "meetings":
        rows = f"SELECT canonical AS id, substr(region, 7, 2) AS code FROM meeting WHERE {dated}"
    else:
        rows = (
            f"SELECT id, substr(region, 7, 2) AS code FROM directive d WHERE {dated} "
            "AND NOT EXISTS (SELECT 1 FROM repeated p WHERE p.directive = d.id)"
        )
    # One pass: in how many provinces each is, and each province once for all that are in it.
    by_code = view.kept(
        f"WITH placed AS MATERIALIZED (SELECT DISTINCT id, code FROM ({rows})) "
        "SELECT code, count(*) AS n FROM placed WHERE code IS NOT NULL GROUP BY 1 UNION ALL "
        "SELECT 'all', count(DISTINCT id) FROM placed UNION ALL "
        "SELECT 'placed', count(DISTINCT id) FROM placed WHERE code IS NOT NULL",
        (first, last),
    )
    counts = {row["code"]: row["n"] for row in by_code}
    total, placed = counts.pop("all"), counts.pop("placed")
    named = _named(view, since, until)
    return Counted(counts, named, total - placed, total)


def _named(view: View, since: str | None, until: str | None) -> dict[str, int]:
    """Reports of a period that name each province; a report has one day, so those of months add up."""
    places = "mention WHERE entity >= 'place/' AND entity < 'place0'"
    bounds = whole_months(since, until)
    if bounds is None:
        rows = view.kept(
            f"SELECT substr(entity, 7, 2) AS code, count(DISTINCT report) AS n FROM {places} "
            "AND date BETWEEN ? AND ? GROUP BY 1",
            (since or "", until or "9999"),
        )
        return {row["code"]: row["n"] for row in rows}
    by_month = view.kept(
        "SELECT coalesce(substr(date, 1, 7), '') AS month, substr(entity, 7, 2) AS code, "
        f"count(DISTINCT report) AS n FROM {places} GROUP BY 1, 2",
        most=MONTHS_KEPT_MAX,
    )
    found: dict[str, int] = {}
    wanted = set(inside({row["month"] for row in by_month}, *bounds))
    for row in by_month:
        if row["month"] in wanted:
            found[row["code"]] = found.get(row["code"], 0) + row["n"]
    return found
