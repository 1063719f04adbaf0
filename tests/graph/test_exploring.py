"""What can be explored from a thing: counts before anything is drawn, filters, steps, and the limit of a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph import ids
from graph.attributes import attributes
from graph.catalogue import Catalogue
from graph.exploration import Add, Connect, Expand, Move, Start, explore
from graph.exploring import Scope, edges, groups, known, neighbours, parties, statements
from graph.views import View
from tests.factories import story

GOVERNOR, MINISTER = "person/hasan-baruna", "person/wiratama-surya-kusuma"
POST, MINISTRY = "post/gubernur-jambi", "organisation/kementerian-dalam-negeri"
GOVERNMENT = "organisation/pemerintah-provinsi-jambi"
LAW = "regulation/uu-24-2007"
RAKOR = {r: f"meeting/{r}/2024-03-06-rapat-koordinasi-penanganan-banjir-provinsi-jambi" for r in ("p1", "p2")}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The story, with the two reports of one meeting judged to be the same."""
    catalogue = Catalogue(tmp_path_factory.mktemp("exploring") / "catalogue.sqlite")
    catalogue.put(story())
    catalogue.join({RAKOR["p2"]: RAKOR["p1"]})
    catalogue.stamp(1, "2024-03-12")
    catalogue.close()
    return View(catalogue.path)


def counted(view: View, entity: str, scope: Scope | None = None) -> dict[tuple[str, str, str], int]:
    """The groups of neighbours with their numbers."""
    found = groups(view, entity, scope) if scope else groups(view, entity)
    return {(g.relation, g.direction, g.kind): g.total for g in found}


def test_neighbours_are_counted_by_relation_direction_and_kind(view: View) -> None:
    assert counted(view, GOVERNOR) == {
        ("directed", "out", "group"): 2,
        ("issued", "out", "directive"): 4,
        ("followed_up", "in", "person"): 1,
        ("holds", "out", "post"): 1,
        ("attended", "out", "meeting"): 1,
        ("named_in", "out", "report"): 3,
    }


def test_what_is_counted_is_what_an_expansion_brings(view: View) -> None:
    for relation, direction, kind in counted(view, GOVERNOR):
        found = neighbours(view, GOVERNOR, Scope((relation,)), direction=direction, kind=kind)  # type: ignore[arg-type]
        assert len(found) == counted(view, GOVERNOR)[relation, direction, kind]


def test_arrows_are_read_from_both_ends(view: View) -> None:
    assert counted(view, POST)["directed", "in", "person"] == 1
    assert counted(view, POST)["belongs_to", "out", "organisation"] == 1
    assert ("directed", "out", "person") not in counted(view, POST)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        pytest.param(Scope(("attended",)), 1, id="all that is told"),
        pytest.param(Scope(("attended",), since="2024-03-06"), 1, id="from the day of the meeting"),
        pytest.param(Scope(("attended",), since="2024-03-07"), 0, id="from the day after"),
        pytest.param(Scope(("attended",), until="2024-03-05"), 0, id="until the day before"),
        pytest.param(Scope(("attended",), confidence=0.9), 1, id="as sure as it is told"),
        pytest.param(Scope(("attended",), confidence=0.91), 0, id="surer than it is told"),
    ],
)
def test_statements_count_by_their_own_date_and_confidence(view: View, scope: Scope, expected: int) -> None:
    assert counted(view, GOVERNOR, scope).get(("attended", "out", "meeting"), 0) == expected


def test_what_a_thing_is_has_no_date_and_stays(view: View) -> None:
    assert counted(view, POST, Scope(("belongs_to",), since="2030-01-01", confidence=1.0)) == {
        ("belongs_to", "out", "organisation"): 1
    }


def test_edges_are_directed_and_counted(view: View) -> None:
    told = {(e.source, e.relation, e.target): e.times for e in edges(view, [GOVERNOR, POST, MINISTER, RAKOR["p1"]])}
    assert told == {
        (GOVERNOR, "holds", POST): 3,
        (GOVERNOR, "attended", RAKOR["p1"]): 2,
        (MINISTER, "directed", POST): 1,
    }


def test_a_directive_is_a_thing_with_its_own_relations(view: View) -> None:
    (directive,) = neighbours(view, MINISTER, Scope(("issued",)))
    told = {(e.relation, e.target) for e in edges(view, [directive, POST, LAW]) if e.source == directive}
    assert told == {("addressed_to", POST), ("based_on", LAW)}
    assert parties(view, [directive])[directive].label == "mempercepat penyaluran bantuan"
    assert attributes(view, [directive])[directive]["strength"] == "request"


def test_statements_give_the_sentence_of_each_report(view: View) -> None:
    found = statements(view, "holds", GOVERNOR, POST)
    assert [s.source.report for s in found] == ["p2", "p1", "f1"]
    texts = {x.report.id: x.text for x in story()}
    assert {s.span.of(texts[s.source.report]) for s in found if s.span} == {
        "Penjabat Gubernur Jambi Dr. Hasan Baruna",
        "Pj Gubernur Jambi Hasan Baruna",
    }
    assert statements(view, "holds", POST, GOVERNOR) == []
    assert statements(view, "belongs_to", POST, GOVERNMENT) == []


def test_only_what_the_catalogue_holds_is_known(view: View) -> None:
    asked = [GOVERNOR, "person/nobody", "report/p1", "report/none", "directive/p1/none"]
    assert known(view, asked) == {GOVERNOR, "report/p1"}


def test_a_start_brings_its_closest_and_an_expansion_the_rest(view: View) -> None:
    start = explore(view, [Start(MINISTRY)], max_nodes=300)
    assert start.stages == ((MINISTRY, "post/menteri-dalam-negeri"),)
    more = explore(view, [Start(MINISTRY), Expand("post/menteri-dalam-negeri")], max_nodes=300)
    assert more.stages[0] == start.stages[0]
    assert MINISTER in more.stages[1]


def test_an_expansion_brings_one_relation_direction_and_kind(view: View) -> None:
    moves: list[Move] = [Add(GOVERNOR), Expand(GOVERNOR, "followed_up", "in", "person")]
    assert explore(view, moves, max_nodes=300).nodes == (GOVERNOR, "person/rangga-wibisana")


def test_the_limit_holds_and_what_is_left_out_is_told(view: View) -> None:
    full = explore(view, [Add(GOVERNOR), Expand(GOVERNOR, "issued")], max_nodes=3)
    assert len(full.nodes) == 3
    assert full.full
    assert full.left_out == {"directive": 2}
    assert explore(view, [Add(GOVERNOR), Expand(GOVERNOR, "issued")], max_nodes=5).left_out == {}


def test_things_that_are_gone_are_told_and_the_rest_goes_on(view: View) -> None:
    found = explore(view, [Add("person/nobody"), Add(GOVERNOR)], max_nodes=300)
    assert found.nodes == (GOVERNOR,)
    assert found.unknown == ("person/nobody",)


def test_joined_things_are_one(view: View) -> None:
    assert explore(view, [Add(RAKOR["p2"])], max_nodes=300).nodes == (RAKOR["p1"],)


def test_a_path_brings_what_lies_on_it(view: View) -> None:
    found = explore(view, [Connect(MINISTER, GOVERNOR)], max_nodes=300)
    assert set(found.nodes) == {MINISTER, POST, GOVERNOR}


def test_several_articles_of_one_law_are_one_ground(tmp_path: Path) -> None:
    minister = next(x for x in story() if any(r.id == LAW for r in x.regulations))
    several = replace(
        minister,
        regulations=tuple(replace(r, articles=("69", "70")) if r.id == LAW else r for r in minister.regulations),
        directives=tuple(
            replace(d, basis_articles=(ids.article(LAW, "69"), ids.article(LAW, "70"))) if LAW in d.basis else d
            for d in minister.directives
        ),
    )
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    catalogue.put([several])
    catalogue.stamp(1, "2024-03-12")
    catalogue.close()
    found = edges(View(tmp_path / "catalogue.sqlite"), [MINISTER, LAW], Scope(("rests_on",)))
    assert [(edge.source, edge.target, edge.times) for edge in found] == [(MINISTER, LAW, 1)]
