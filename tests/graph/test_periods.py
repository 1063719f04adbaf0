"""Counts of whole months that share one count are those of the period itself."""

from __future__ import annotations

import pytest

from graph import directive_views, provinces, timeline
from graph.catalogue import Catalogue
from graph.directive_views import DirectiveFilter
from graph.periods import inside, whole_months
from graph.timeline import TimeFilter
from graph.views import View
from tests.factories import story


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The story, one of its meetings without a day and one told under two."""
    catalogue = Catalogue(tmp_path_factory.mktemp("periods") / "catalogue.sqlite")
    catalogue.put(story())
    rakor = {r: f"meeting/{r}/2024-03-06-rapat-koordinasi-penanganan-banjir-provinsi-jambi" for r in ("p1", "p2")}
    catalogue.join({rakor["p2"]: rakor["p1"]})
    catalogue.database.connection.execute("UPDATE meeting SET date = '2024-04-02' WHERE id = ?", (rakor["p2"],))
    catalogue.database.connection.execute("UPDATE directive SET date = NULL WHERE id = (SELECT max(id) FROM directive)")
    catalogue.stamp(1, "2024-03-12")
    catalogue.close()
    return View(catalogue.path)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, ("", "")),
        ("2024-03-01", None, ("2024-03", "")),
        (None, "2024-02-29", ("", "2024-02")),
        ("2024-01-01", "2024-12-31", ("2024-01", "2024-12")),
        ("2024-03-02", None, None),
        ("2024-03-01", "2024-03-30", None),
        (None, "2023-02-27", None),
        ("2024-13-01", None, None),
        (None, "9999-12-31", None),
    ],
)
def test_which_periods_are_whole_months(since: str | None, until: str | None, expected: tuple[str, str] | None) -> None:
    assert whole_months(since, until) == expected


def test_what_has_no_month_lies_in_no_period() -> None:
    months = ["", "2023-12", "2024-01"]
    assert inside(months, "", "") == months
    assert inside(months, "2024-01", "") == ["2024-01"]
    assert inside(months, "", "2023-12") == ["2023-12"]


PERIODS = [
    (None, None), ("2024-03-01", None), (None, "2024-03-31"), ("2024-01-01", "2024-12-31"), ("2024-04-01", None),
    ("2024-03-06", None), (None, "2024-03-06"), ("2024-03-02", "2024-03-30"), ("1999-01-01", "1999-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("since", "until"), PERIODS)
def test_directives_of_a_period_are_counted_as_they_are_listed(
    view: View, since: str | None, until: str | None
) -> None:
    wanted = DirectiveFilter(since=since, until=until)
    page = directive_views.directives(view, wanted, size=100)
    assert page.total == len(page.rows)
    dated = [row.date for row in page.rows if row.date]
    assert sum(directive_views.months(view, wanted).values()) == len(dated)
    assert all((since or "") <= day <= (until or "9999") for day in dated)


@pytest.mark.parametrize(("since", "until"), PERIODS)
def test_the_time_line_of_a_period_is_that_part_of_the_whole(view: View, since: str | None, until: str | None) -> None:
    whole = timeline.moments(view, TimeFilter(), size=100).rows
    wanted = TimeFilter(since=since, until=until)
    page = timeline.moments(view, wanted, size=100)
    open_ended = since is None and until is None
    expected = [m for m in whole if open_ended or (m.date and (since or "") <= m.date <= (until or "9999"))]
    assert list(page.rows) == expected
    assert page.total == len(expected)
    counted = timeline.counts(view, wanted, grain="month")
    assert sum(sum(several.values()) for several in counted.values()) == len(expected)


@pytest.mark.parametrize("measure", ["meetings", "directives"])
@pytest.mark.parametrize(("since", "until"), PERIODS)
def test_the_map_of_a_period_counts_each_once(view: View, measure: str, since: str | None, until: str | None) -> None:
    table, extra = ("meeting", "canonical") if measure == "meetings" else ("directive", "id")
    repeated = "" if measure == "meetings" else "AND id NOT IN (SELECT directive FROM repeated)"
    period = "1" if since is None and until is None else f"date BETWEEN '{since or ''}' AND '{until or '9999'}'"
    rows = view.rows(f"SELECT {extra} AS id, substr(region, 7, 2) AS code FROM {table} WHERE {period} {repeated}")
    found = provinces.counted(view, measure, since=since, until=until)
    codes = {row["code"] for row in rows if row["code"]}
    assert found.counts == {code: len({r["id"] for r in rows if r["code"] == code}) for code in codes}
    assert found.total == len({row["id"] for row in rows})
    assert found.elsewhere == found.total - len({row["id"] for row in rows if row["code"]})
    named = view.rows(f"SELECT entity, report FROM mention WHERE entity LIKE 'place/%' AND {period}")
    places = {row["entity"][6:8] for row in named}
    assert found.reports == {code: len({r["report"] for r in named if r["entity"][6:8] == code}) for code in places}
