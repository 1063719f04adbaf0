"""The time line counts what it lists, narrows as asked, and its map neighbour keeps to the same counts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph import directive_views, timeline
from graph.directive_views import DirectiveFilter
from graph.settings import Settings
from graph.store import EmbeddedStore, rows
from graph.timeline import TimeFilter
from graph.views import View
from graph.vocabulary import Iris
from web.charts import heat
from web.pages.map import legend
from web.pages.timeline import columns, narrowed

IRIS = Iris(Settings().base)  # type: ignore[call-arg]  # every setting has a default


@pytest.fixture(scope="module")
def view(story_dir: Path) -> View:
    """The catalogue of the story."""
    return View(story_dir / "catalogue.sqlite")


@pytest.fixture(scope="module")
def store(story_dir: Path) -> Iterator[EmbeddedStore]:
    """The store of the story."""
    opened = EmbeddedStore(story_dir / "store", read_only=True)
    yield opened
    opened.close()


def table(client: FlaskClient, path: str) -> list[dict[str, str]]:
    """The rows of a CSV answer."""
    answer = client.get(path)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("grain", ["year", "month", "day"])
@pytest.mark.parametrize(
    "wanted",
    [TimeFilter(), TimeFilter(kinds=("meetings",)), TimeFilter(strengths=("order",)), TimeFilter(region="place/15")],
    ids=["all", "meetings", "orders", "a region"],
)
def test_counts_add_up_to_the_list(view: View, wanted: TimeFilter, grain: str) -> None:
    counted = timeline.counts(view, wanted, grain=grain)
    found = timeline.moments(view, wanted, size=500)
    assert found.total == len(found.rows) == sum(sum(c.values()) for c in counted.values()) > 0
    days = [m.date or "" for m in found.rows]
    assert days == sorted(days, reverse=True)


def test_every_entry_is_a_meeting_or_a_directive(view: View) -> None:
    for moment in timeline.moments(view, TimeFilter(), size=500).rows:
        assert (moment.meeting is None) != (moment.directive is None)


def test_directives_are_those_of_the_table(view: View) -> None:
    found = timeline.moments(view, TimeFilter(kinds=("directives",)), size=500)
    table = directive_views.directives(view, DirectiveFilter(), size=500)
    assert {m.directive.id for m in found.rows if m.directive} == {row.id for row in table.rows}


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (TimeFilter(strengths=("order", "request", "urge", "remind", "hope")), {"directive"}),
        (TimeFilter(kinds=("meetings",)), {"meeting"}),
        (TimeFilter(bodies=("person/hasan-baruna",)), {"meeting", "directive"}),
        (TimeFilter(bodies=("organisation/none",)), set()),
        (TimeFilter(region="place/99"), set()),
        (TimeFilter(types=("no-such-type",)), set()),
        (TimeFilter(until="1999-12-31"), set()),
    ],
    ids=["strength", "kind", "a party", "a body of no report", "no region", "no type", "no period"],
)
def test_filters_narrow(view: View, wanted: TimeFilter, kinds: set[str]) -> None:
    found = timeline.moments(view, wanted, size=500).rows
    assert {"meeting" if m.meeting else "directive" for m in found} == kinds


def test_a_place_also_finds_the_places_inside_it_but_none_beside_it(view: View) -> None:
    wide = timeline.moments(view, TimeFilter(region="place/15"), size=500).rows
    assert {(m.meeting or m.directive).region.id[:8] for m in wide} == {"place/15"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("at", "since", "until"),
    [
        ("", None, None),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-03", "2024-03-01", "2024-03-31"),
        ("2024-03-06", "2024-03-06", "2024-03-06"),
    ],
)
def test_a_step_is_a_period(at: str, since: str | None, until: str | None) -> None:
    made = narrowed(TimeFilter(), at)
    assert (made.since, made.until) == (since, until)


def test_a_step_never_widens_the_period_asked_for() -> None:
    made = narrowed(TimeFilter(since="2024-03-10", until="2024-03-20"), "2024-03")
    assert (made.since, made.until) == ("2024-03-10", "2024-03-20")


def test_the_way_from_years_to_a_day_by_links_alone(client: FlaskClient) -> None:
    path = "/timeline"
    for length in (4, 7, 10):
        page = client.get(path).text
        found = re.search(rf'<a href="(/timeline\?at=[\d-]{{{length}}})" aria-label', page)
        assert found is not None, path
        path = unescape(found[1])
    assert "<blockquote" in client.get(path).text


def test_bars_of_a_month_are_all_its_days(client: FlaskClient) -> None:
    with client.application.test_request_context("/timeline"):
        made = columns({"2024-02-29": {"meetings": 2, "directives": 1}}, "2024-02")
    assert len(made) == 29
    assert made[-1].heights == (100, 50)
    assert made[0].total == 0


def test_csv_holds_the_rows_with_their_sentences(client: FlaskClient, view: View) -> None:
    told = table(client, "/timeline?format=csv")
    assert len(told) == timeline.moments(view, TimeFilter(), size=1).total
    assert all(row["quote"] and row["report"] for row in told)
    assert {row["kind"] for row in told} == {"meeting", "directive"}


def test_the_query_gives_the_meetings_and_directives(client: FlaskClient, view: View, store: EmbeddedStore) -> None:
    for path, wanted in (
        ("/timeline?what=meetings", TimeFilter(kinds=("meetings",))),
        ("/timeline?what=directives&strength=order", TimeFilter(kinds=("directives",), strengths=("order",))),
        ("/timeline?at=2024", narrowed(TimeFilter(), "2024")),
    ):
        found = re.search(r'id="sparql-query"[^>]*><code>(.*?)</code>', client.get(path).text, re.DOTALL)
        assert found is not None
        told = {IRIS.local(str(row["moment"])) for row in rows(store, unescape(found[1])) if "moment" in row}
        listed = {
            m.meeting.canonical if m.meeting else m.directive.id  # type: ignore[union-attr]
            for m in timeline.moments(view, wanted, size=500).rows
        }
        assert listed <= told
        repeats = {row["directive"] for row in view.rows("SELECT directive FROM repeated")}
        assert told - listed <= repeats


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/timeline?at=yesterday", "2022-03-01"),
        ("/timeline?at=2024-13", "2022-03-01"),
        ("/timeline?what=all", "meetings"),
        ("/timeline?strength=loud", "order"),
        ("/map?what=people", "directives"),
        ("/map?since=soon", "2022-03-01"),
    ],
)
def test_wrong_arguments_say_what_is_accepted(client: FlaskClient, path: str, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert words in answer.text


def test_nothing_is_said_as_nothing(empty_client: FlaskClient) -> None:
    assert "Nothing on the time line passes these filters." in empty_client.get("/timeline").text
    page = empty_client.get("/map").text
    assert page.count("tile-none") == 38


def test_the_map_tells_no_report_from_none(client: FlaskClient) -> None:
    page = client.get("/map").text
    assert "tile-none" in page
    assert re.search(r'class="tile tile-[1-4]" href="/page/place/15"', page)


def test_the_table_of_the_map_holds_every_province_and_what_has_none(client: FlaskClient) -> None:
    told = table(client, "/map?what=directives&format=csv")
    assert len(told) == 39
    assert [row["place"] for row in told].count("place/15") == 1
    assert told[-1]["province"] == ""


@pytest.mark.parametrize("top", [0, 1, 2, 3, 4, 5, 7, 8, 9, 100, 101])
def test_the_legend_of_the_map_tells_which_counts_have_a_shade(top: int) -> None:
    shades = {value: step.shade for step in legend(top) for value in range(step.low, step.high + 1)}
    assert shades == {value: heat(value, top) for value in range(1, top + 1)}
