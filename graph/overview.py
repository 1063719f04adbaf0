"""What the dataset holds and what it does not: outlets, months, provinces, confidence, what was held back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.views import Party, View

STATED_IN = ("tenure", "meeting", "attendance", "directive", "follow_up", "quote", "citation")
"""Tables of relations that carry a confidence, in the order in which pages list them."""

BIN_EDGES = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Lower ends of the bins of a confidence distribution; the last bin ends with 1, included."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and what came from it; `name` is "" for reports that name none."""

    name: str
    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Gaps:
    """What no report of the dataset covers, and what was met but left out."""

    undated: int
    """Reports without a date of publication."""
    without_meeting: int
    """Reports in which no meeting was found."""
    warnings: int
    """Things that the extraction left open and says so."""


@dataclass(frozen=True, slots=True)
class Confidences:
    """How many relations of one kind lie in each bin of `BIN_EDGES`."""

    kind: str
    """A name of `STATED_IN`."""
    bins: tuple[int, ...]

    @property
    def total(self) -> int:
        """All relations of the kind."""
        return sum(self.bins)


def outlets(view: View) -> list[Outlet]:
    """Outlets, most reports first."""
    return [
        Outlet(row["name"], row["n"], row["first"], row["last"])
        for row in view.kept(
            "SELECT coalesce(publisher, '') AS name, count(*) AS n, min(published) AS first, max(published) AS last "
            "FROM report GROUP BY 1 ORDER BY n DESC, name"
        )
    ]


def reports_by_month(view: View) -> dict[str, int]:
    """How many reports appeared in each ISO month, in order of time; months without reports are not listed."""
    return {
        row["month"]: row["n"]
        for row in view.kept(
            "SELECT substr(published, 1, 7) AS month, count(*) AS n FROM report WHERE published IS NOT NULL "
            "GROUP BY 1 ORDER BY 1"
        )
    }


def gaps(view: View) -> Gaps:
    """Counts of what is missing from reports that are there."""
    row = view.kept(
        "SELECT coalesce(sum(published IS NULL), 0) AS undated, coalesce(sum(warnings), 0) AS warnings, "
        "coalesce(sum(NOT EXISTS (SELECT 1 FROM meeting m WHERE m.report = r.key)), 0) AS without FROM report r"
    )[0]
    return Gaps(row["undated"], row["without"], row["warnings"])


def confidences(view: View) -> list[Confidences]:
    """The distribution of confidence for each kind of relation of which there is one."""
    found = []
    for kind in STATED_IN:
        bins = [0] * len(BIN_EDGES)
        for row in view.kept(
            f"SELECT min(max(cast(confidence * 10 + 1e-6 AS INTEGER) - 5, 0), {len(BIN_EDGES) - 1}) AS bin, "
            f"count(*) AS n FROM {kind} WHERE confidence IS NOT NULL GROUP BY 1"
        ):
            bins[row["bin"]] = row["n"]
        if any(bins):
            found.append(Confidences(kind, tuple(bins)))
    return found


def held_back(view: View) -> Mapping[str, int]:
    """How many candidates each layer holds: read, but not sure enough to be published."""
    return {
        row["layer"]: row["n"]
        for row in view.kept("SELECT layer, count(*) AS n FROM candidate GROUP BY 1 ORDER BY n DESC, layer")
    }


def most_cited(view: View, *, size: int) -> list[tuple[Party, int, int]]:
    """Regulations, those that most reports cite first, with the number of those reports and of directives on them."""
    found = view.kept(
        "SELECT coalesce(k.canonical, c.regulation) AS id, count(DISTINCT c.report) AS reports, "
        "(SELECT count(DISTINCT b.directive) FROM basis b WHERE b.regulation = c.regulation) AS directives "
        "FROM citation c LEFT JOIN canonical k ON k.id = c.regulation GROUP BY 1 ORDER BY reports DESC, 1 LIMIT ?",
        (size,),
    )
    parties = view.parties(row["id"] for row in found)
    return [(parties[row["id"]], row["reports"], row["directives"]) for row in found]
