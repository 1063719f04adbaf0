"""What pages ask of the catalogue: names that were joined, rows that repeat each other, filters and pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph import directive_views, entity_views, relation_views
from graph.catalogue import Catalogue
from graph.directive_views import SORTS, DirectiveFilter
from graph.views import Page, View, listed
from tests.factories import central, province, story

GOVERNOR, MINISTER, POST = "person/hasan-baruna", "person/wiratama-surya-kusuma", "post/gubernur-jambi"
RAKOR = {r: f"meeting/{r}/2024-03-06-rapat-koordinasi-penanganan-banjir-provinsi-jambi" for r in ("p1", "p2")}


def made(folder: Path, canonical: dict[str, str]) -> View:
    """The story, with some ids joined."""
    catalogue = Catalogue(folder / "catalogue.sqlite")
    catalogue.put(story())
    catalogue.join(canonical)
    catalogue.stamp(1, "2024-03-12")
    catalogue.close()
    return View(catalogue.path)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The story; the two reports of one meeting are judged to be the same."""
    return made(tmp_path_factory.mktemp("views"), {RAKOR["p2"]: RAKOR["p1"]})


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The story without a judgement."""
    return made(tmp_path_factory.mktemp("apart"), {})


def actions(view: View, wanted: DirectiveFilter, **options: object) -> list[str]:
    """Actions of the directives that a filter asks for."""
    return [row.action for row in directive_views.directives(view, wanted, **options).rows]  # type: ignore[arg-type]


def test_a_directive_that_two_reports_of_a_meeting_state_is_one_row_with_both(view: View) -> None:
    page = directive_views.directives(view, DirectiveFilter(issuers=(GOVERNOR,)))
    assert page.total == 2
    assert [[s.report for s in (row.source, *row.also)] for row in page.rows] == [["p1", "p2"], ["p1", "p2"]]


def test_reports_of_two_meetings_are_two_rows(apart: View) -> None:
    page = directive_views.directives(apart, DirectiveFilter(issuers=(GOVERNOR,)))
    assert page.total == 4
    assert all(row.also == () for row in page.rows)


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        pytest.param({}, 2, id="nothing differs"),
        pytest.param({"strength": "request"}, 4, id="another strength"),
        pytest.param({"addressees": ("group/masyarakat",)}, 3, id="another addressee in one of them"),
        pytest.param({"basis": ("regulation/uu-24-2007",)}, 4, id="a legal basis"),
        pytest.param({"issuer": None}, 4, id="no issuer"),
    ],
)
def test_what_tells_two_statements_apart(tmp_path: Path, change: dict[str, object], rows: int) -> None:
    second = province("p2", chair=False, published="2024-03-07")
    second = replace(second, directives=tuple(replace(d, **change) for d in second.directives))  # type: ignore[arg-type]
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    catalogue.put([province(), second])
    catalogue.join({RAKOR["p2"]: RAKOR["p1"]})
    catalogue.close()
    assert directive_views.directives(View(catalogue.path), DirectiveFilter(meeting=RAKOR["p1"])).total == rows


def test_repeats_follow_judgements_and_deletions(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    view, wanted = View(catalogue.path), DirectiveFilter(issuers=(GOVERNOR,))

    def total(version: int) -> int:
        catalogue.stamp(version, "2024-03-12")
        return directive_views.directives(view, wanted).total

    catalogue.put(story())
    assert total(1) == 4
    catalogue.join({RAKOR["p2"]: RAKOR["p1"]})
    assert total(2) == 2
    catalogue.join({RAKOR["p2"]: RAKOR["p2"]})
    assert total(3) == 4
    catalogue.join({RAKOR["p2"]: RAKOR["p1"]})
    catalogue.put([], deleted=["p1"])
    assert total(4) == 2
    catalogue.close()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(DirectiveFilter(issuers=(MINISTER,)), 1, id="issuer"),
        pytest.param(DirectiveFilter(issuers=(POST,)), 2, id="what holders of a post gave in it"),
        pytest.param(DirectiveFilter(issuers=("person/laila-mardiani",)), 0, id="an issuer of nothing"),
        pytest.param(DirectiveFilter(addressees=(POST,)), 1, id="addressee"),
        pytest.param(DirectiveFilter(strengths=("order", "request")), 2, id="strengths"),
        pytest.param(DirectiveFilter(strengths=("hope",)), 0, id="a strength that nothing has"),
        pytest.param(DirectiveFilter(meeting=RAKOR["p1"]), 2, id="meeting"),
        pytest.param(DirectiveFilter(regulation="regulation/uu-24-2007"), 1, id="regulation"),
        pytest.param(DirectiveFilter(regulation="regulation/uu-24-2007", article="pasal-69"), 1, id="article"),
        pytest.param(DirectiveFilter(regulation="regulation/uu-24-2007", article="pasal-6"), 0, id="another article"),
        pytest.param(DirectiveFilter(region="place/15"), 3, id="region, also that of an addressee"),
        pytest.param(DirectiveFilter(region="place/1"), 0, id="the beginning of a code is no region"),
        pytest.param(DirectiveFilter(publisher="Harian Tembesi"), 2, id="outlet, its repeats included"),
        pytest.param(DirectiveFilter(report="p2"), 2, id="report, its repeats included"),
        pytest.param(DirectiveFilter(since="2024-03-05"), 2, id="since"),
        pytest.param(DirectiveFilter(until="2024-03-05"), 1, id="until"),
        pytest.param(DirectiveFilter(words="body : waspada"), 1, id="words"),
        pytest.param(DirectiveFilter(grounded=True), 1, id="with a legal basis"),
        pytest.param(DirectiveFilter(min_confidence=0.93), 4, id="confidence, repeats included"),
        pytest.param(DirectiveFilter(follows=("post/menteri-dalam-negeri",)), 2, id="what it carries on"),
    ],
)
def test_what_a_filter_leaves(view: View, wanted: DirectiveFilter, expected: int) -> None:
    page = directive_views.directives(view, wanted)
    assert (len(page.rows), page.total) == (expected, expected)


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_gives_every_row_once_over_its_pages(view: View, sort: str) -> None:
    whole = actions(view, DirectiveFilter(), sort=sort)
    pages = [a for offset in range(3) for a in actions(view, DirectiveFilter(), sort=sort, offset=offset, size=1)]
    assert pages == whole
    assert len(set(whole)) == 3


def test_a_directive_page_names_all_reports_whichever_is_asked_for(view: View) -> None:
    first = directive_views.directives(view, DirectiveFilter(report="p2")).rows[0]
    row = directive_views.directive(view, first.id)
    assert row is not None
    assert (row.source.report, [s.report for s in row.also]) == ("p2", ["p1"])
    assert directive_views.directive(view, "directive/p2/none") is None


def test_months_count_what_the_table_shows(view: View) -> None:
    assert directive_views.months(view, DirectiveFilter()) == {"2024-03": 3}


def test_joined_names_are_one_person_everywhere(tmp_path: Path) -> None:
    view = made(tmp_path, {"person/rangga-wibisana": "person/laila-mardiani"})
    assert view.canonical("person/rangga-wibisana") == "person/laila-mardiani"
    entity = entity_views.entity(view, "person/laila-mardiani")
    assert entity is not None
    assert entity.members == ("person/laila-mardiani", "person/rangga-wibisana")
    assert "Rangga Wibisana" in entity.aliases
    assert entity.reports == 3
    tenures = relation_views.tenures(view, people=entity.members)
    assert {(t.person.id, t.acting, t.former, t.reports) for t in tenures.rows} == {
        ("person/laila-mardiani", None, False, 1),
        ("person/laila-mardiani", "Plt", False, 2),
        ("person/laila-mardiani", "Plt", True, 1),
    }
    assert relation_views.tenures(view, people=entity.members, each=True).total == 4


def test_a_tenure_told_by_several_reports_runs_from_the_first_to_the_last(view: View) -> None:
    (tenure,) = relation_views.tenures(view, people=(GOVERNOR,)).rows
    assert (tenure.acting, tenure.first, tenure.last, tenure.reports) == ("Pj", "2024-03-06", "2024-03-11", 3)
    assert tenure.source.report == "f1"


def test_roles_that_reports_tell_differently_are_disputed(view: View) -> None:
    roles = {row.who.id: (row.role, row.disputed) for row in relation_views.participants(view, RAKOR["p1"]).rows}
    assert roles == {
        GOVERNOR: ("chair", True),
        "person/laila-mardiani": ("chair", True),
        "group/opd-terkait": ("participant", False),
    }


def test_a_catalogue_that_is_not_there_reads_as_empty_and_is_found_once_made(tmp_path: Path) -> None:
    view = View(tmp_path / "catalogue.sqlite")
    assert (view.version(), view.counts()["report"]) == ("empty", 0)
    catalogue = Catalogue(view.path)
    catalogue.put([central()])
    catalogue.stamp(7, "2024-03-12")
    assert (view.version(), view.counts()["report"]) == ("7", 1)
    catalogue.close()


@pytest.mark.parametrize(
    ("total", "offset", "size", "number", "pages"),
    [(0, 0, 10, 1, 1), (10, 0, 10, 1, 1), (11, 10, 10, 2, 2), (100, 30, 10, 4, 10)],
)
def test_pages_are_numbered_from_one(total: int, offset: int, size: int, number: int, pages: int) -> None:
    page: Page[str] = Page((), total, offset, size)
    assert (page.number, page.pages) == (number, pages)


def test_tenures_page_by_page_are_the_whole_list(view: View) -> None:
    whole = relation_views.tenures(view, size=100)
    assert whole.total == len(whole.rows) > 2
    pages = [relation_views.tenures(view, offset=n, size=1) for n in range(whole.total + 1)]
    assert [row for page in pages for row in page.rows] == list(whole.rows)
    assert {page.total for page in pages} == {whole.total}
    assert [row.former for row in whole.rows] == sorted(row.former for row in whole.rows)


def test_a_list_in_order_follows_the_dataset(tmp_path: Path) -> None:
    view = made(tmp_path, {})
    before = relation_views.tenures(view).total
    catalogue = Catalogue(view.path)
    catalogue.put([], deleted=["p1", "p2"])
    catalogue.stamp(2, "2024-03-13")
    catalogue.close()
    assert relation_views.tenures(view).total < before


def test_answers_are_remembered_until_there_are_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = made(tmp_path, {})
    ask = "SELECT id, ? AS n FROM entity LIMIT 4"
    first = view.kept(ask, (1,))
    assert view.kept(ask, (1,)) is first
    assert view.kept(ask, (2,), most=3) is not view.kept(ask, (2,), most=3)
    monkeypatch.setattr("graph.views.KEPT_ROWS", 8)
    view.kept(ask, (3,))
    assert view.kept(ask, (1,)) is first
    view.kept(ask, (4,))
    view.kept(ask, (5,))
    assert view.kept(ask, (1,)) is not first


def test_quotations_of_a_meeting_are_those_of_all_its_reports(view: View, apart: View) -> None:
    told = view.rows("SELECT id, meeting FROM quote WHERE meeting IN (SELECT value FROM json_each(?))",
                     (listed(RAKOR.values()),))  # fmt: skip
    page = relation_views.quotes(view, meeting=RAKOR["p1"])
    assert {row.id for row in page.rows} == {row["id"] for row in told}
    assert page.total == len(told) > 0
    own = [row["id"] for row in told if row["meeting"] == RAKOR["p2"]]
    assert [row.id for row in relation_views.quotes(apart, meeting=RAKOR["p2"]).rows] == own
    assert relation_views.quotes(view, meeting="meeting/none/0").total == 0
