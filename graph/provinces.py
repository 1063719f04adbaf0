"""The provinces: what is counted in each of them, and where no report names them at all."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

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
    given = (first, last)
    by_code = view.kept(f"SELECT code, count(DISTINCT id) AS n FROM ({rows}) WHERE code IS NOT NULL GROUP BY 1", given)
    total, placed = view.kept(
        f"SELECT count(DISTINCT id), count(DISTINCT CASE WHEN code IS NOT NULL THEN id END) FROM ({rows})", given
    )[0]
    named = view.kept(
        "SELECT substr(entity, 7, 2) AS code, count(DISTINCT report) AS n FROM mention "
        f"WHERE entity >= 'place/' AND entity < 'place0' AND {dated} GROUP BY 1",
        given,
    )
    return Counted(
        {row["code"]: row["n"] for row in by_code}, {row["code"]: row["n"] for row in named}, total - placed, total
    )
