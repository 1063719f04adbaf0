"""How two things are related: shortest paths over chosen relations, hubs not passed, and "none" said as such."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import ids
from graph.catalogue import Catalogue
from graph.model import Directive, Extraction
from graph.paths import Paths, paths
from graph.views import View
from tests.factories import EXTRACTOR, find, finder, info, person, story
from tests.properties import cases

GOVERNOR, MINISTER = "person/hasan-baruna", "person/wiratama-surya-kusuma"
POST, MINISTRY = "post/gubernur-jambi", "organisation/kementerian-dalam-negeri"


def catalogue(folder: Path, extractions: Sequence[Extraction]) -> View:
    """A view of some reports."""
    made = Catalogue(folder / "catalogue.sqlite")
    made.put(extractions)
    made.stamp(1, "2024-03-12")
    made.close()
    return View(made.path)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return catalogue(tmp_path_factory.mktemp("paths"), story())


def ways(found: Paths) -> list[list[str]]:
    """The things on each path."""
    return [[way[0].start.id, *(hop.end.id for hop in way)] for way in found.found]


PLAIN = ("directed", "holds", "belongs_to")


def test_the_shortest_paths_of_the_story(view: View) -> None:
    """Two reports state that the governor's order carries on what the minister asked for."""
    minister_post = "post/menteri-dalam-negeri"
    assert ways(paths(view, MINISTRY, GOVERNOR)) == [
        [MINISTRY, minister_post, f"directive/{report}/3e3a8e0f", GOVERNOR] for report in ("p1", "p2")
    ]


def test_each_hop_has_its_sentence(view: View) -> None:
    found = paths(view, MINISTRY, GOVERNOR, relations=PLAIN)
    assert ways(found) == [[MINISTRY, "post/menteri-dalam-negeri", MINISTER, POST, GOVERNOR]]
    hops = found.found[0]
    assert [[e.relation for e in hop.edges] for hop in hops] == [["belongs_to"], ["holds"], ["directed"], ["holds"]]
    texts = {x.report.id: x.text for x in story()}
    stated = hops[2].edges[0]
    assert stated.report is not None
    assert stated.span is not None
    assert stated.span.of(texts[stated.report]).startswith("Wiratama meminta Gubernur Jambi")


def test_arrows_are_followed_either_way(view: View) -> None:
    assert ways(paths(view, GOVERNOR, MINISTRY)) == [way[::-1] for way in ways(paths(view, MINISTRY, GOVERNOR))]


def test_no_path_within_the_steps(view: View) -> None:
    found = paths(view, MINISTRY, GOVERNOR, relations=PLAIN, hops=3)
    assert found.found == ()
    assert (found.hops, found.relations, found.stopped) == (3, PLAIN, False)
    assert paths(view, MINISTRY, GOVERNOR, relations=PLAIN, hops=4).found


def test_only_chosen_relations_are_followed(view: View) -> None:
    assert paths(view, MINISTRY, GOVERNOR, relations=("directed", "holds")).found == ()
    assert ways(paths(view, MINISTER, GOVERNOR, relations=("directed", "holds"))) == [[MINISTER, POST, GOVERNOR]]


def test_a_thing_and_itself_have_no_path(view: View) -> None:
    assert paths(view, GOVERNOR, GOVERNOR).found == ()


@pytest.mark.parametrize(("limit", "expected"), [(2, []), (3, [[MINISTER, POST, GOVERNOR]])])
def test_no_path_leads_through_a_hub(view: View, limit: int, expected: list[list[str]]) -> None:
    """The post has three neighbours over these relations: its holder, its body, and who directed it."""
    found = paths(view, MINISTER, GOVERNOR, relations=PLAIN, hub_neighbours=limit)
    assert ways(found) == expected
    assert [hub.id for hub in found.hubs] == ([POST] if not expected else [])


def test_no_path_leads_through_a_collective(view: View) -> None:
    """Both were present with "OPD terkait" or directed it; groups of several reports need not be the same."""
    for way in ways(paths(view, "person/laila-mardiani", GOVERNOR, relations=("directed", "attended"))):
        assert not any(node.startswith("group/") for node in way[1:-1])
    assert ways(paths(view, GOVERNOR, "group/opd-terkait", relations=("directed",))) == [
        [GOVERNOR, "group/opd-terkait"]
    ]


NAMES = [f"Orang {letter}" for letter in "ABCDEFGHIJ"]


def directed_report(pairs: Sequence[tuple[int, int]]) -> Extraction:
    """A report in which people direct each other as given."""
    text = "JAMBI - " + ". ".join(NAMES) + ". Ia meminta segera."
    at = finder(text)
    people = tuple(person(text, name) for name in NAMES)
    return Extraction(
        text=text,
        report=info("n1", text, title="Uji", published="2024-03-04"),
        people=people,
        directives=tuple(
            Directive(
                ids.relation("directive", "n1", str(a), str(b)), people[a].id, (people[b].id,), "segera", "request",
                "meminta", find(text, "segera"), evidence=at("Ia meminta segera"), rule="D-01", confidence=0.9,
            )
            for a, b in pairs
        ),
        extractor=EXTRACTOR,
    )  # fmt: skip


@settings(max_examples=cases(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] != p[1]), max_size=18),
    st.integers(1, 6),
)
def test_paths_are_as_short_as_those_of_networkx(
    tmp_path_factory: pytest.TempPathFactory, pairs: set[tuple[int, int]], hops: int
) -> None:
    view = catalogue(tmp_path_factory.mktemp("random"), [directed_report(sorted(pairs))])
    graph = nx.Graph([(ids.person(NAMES[a]), ids.person(NAMES[b])) for a, b in pairs])
    graph.add_nodes_from(ids.person(name) for name in NAMES[:2])
    first, second = (ids.person(name) for name in NAMES[:2])
    found = ways(paths(view, first, second, relations=("directed",), hops=hops))
    expected = list(nx.all_shortest_paths(graph, first, second)) if nx.has_path(graph, first, second) else []
    expected = [way for way in expected if len(way) - 1 <= hops]
    assert bool(found) == bool(expected)
    assert all(way in expected for way in found)
