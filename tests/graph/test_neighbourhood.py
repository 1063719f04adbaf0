"""The relations around an entity: which edges there are, what they count, and what is left out."""

from __future__ import annotations

import pytest

from graph.catalogue import Catalogue
from graph.neighbourhood import around, edges
from graph.views import View
from tests.factories import story

GOVERNOR, MINISTER = "person/hasan-baruna", "person/wiratama-surya-kusuma"
POST = "post/gubernur-jambi"
RAKOR = {r: f"meeting/{r}/2024-03-06-rapat-koordinasi-penanganan-banjir-provinsi-jambi" for r in ("p1", "p2")}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The story, with the two reports of one meeting judged to be the same."""
    catalogue = Catalogue(tmp_path_factory.mktemp("neighbourhood") / "catalogue.sqlite")
    catalogue.put(story())
    catalogue.join({RAKOR["p2"]: RAKOR["p1"]})
    catalogue.stamp(1, "2024-03-12")
    catalogue.close()
    return View(catalogue.path)


def told(view: View, entity: str, **options: object) -> set[tuple[str, str, str, int]]:
    """The edges of an entity, with their number."""
    return {(e.source, e.relation, e.target, e.times) for e in edges(view, [entity], **options)}  # type: ignore[arg-type]


def test_edges_of_a_person(view: View) -> None:
    assert told(view, GOVERNOR) == {
        (GOVERNOR, "directed", "group/opd-terkait", 2),
        (GOVERNOR, "directed", "group/masyarakat", 2),
        (GOVERNOR, "holds", POST, 3),
        (GOVERNOR, "attended", RAKOR["p1"], 2),
        ("person/rangga-wibisana", "followed_up", GOVERNOR, 1),
    }


def test_a_former_holder_held_the_post(view: View) -> None:
    found = told(view, "person/laila-mardiani", relations=("holds", "held"))
    assert {(relation, times) for _, relation, _, times in found} == {("holds", 2), ("held", 1)}


def test_an_edge_tells_when_and_where_it_is_stated(view: View) -> None:
    (edge,) = edges(view, [MINISTER], relations=("directed",))
    assert (edge.first, edge.last, edge.report) == ("2024-03-04", "2024-03-04", "c1")
    text = next(x.text for x in story() if x.report.id == edge.report)
    assert edge.span is not None
    assert edge.span.of(text).startswith("Wiratama meminta Gubernur Jambi")


def test_among_keeps_only_edges_with_both_ends_inside(view: View) -> None:
    found = edges(view, [GOVERNOR, POST, MINISTER], among=True)
    assert {(e.source, e.relation, e.target) for e in found} == {
        (GOVERNOR, "holds", POST),
        (MINISTER, "directed", POST),
    }


def test_what_is_not_drawn_is_counted(view: View) -> None:
    small = around(view, GOVERNOR, max_nodes=3)
    assert len(small.nodes) == 3
    assert small.nodes[0].id == GOVERNOR
    assert sum(small.left_out.values()) == 3
    assert all({e.source, e.target} <= {n.id for n in small.nodes} for e in small.edges)


def test_every_kind_gets_its_turn(view: View) -> None:
    kinds = {node.kind for node in around(view, GOVERNOR, max_nodes=5).nodes[1:]}
    assert kinds == {"group", "meeting", "person", "post"}


def test_a_small_neighbourhood_is_widened(view: View) -> None:
    wide = around(view, MINISTER, max_nodes=24)
    assert GOVERNOR in {node.id for node in wide.nodes}
    assert wide.left_out == {}
