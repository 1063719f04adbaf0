"""Projections of the connected story, worked out by hand; kept up to changes as building anew would make them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.errors import UsageError
from graph.model import Extraction
from graph.network.cache import Networks
from graph.network.dataset import build
from graph.network.levels import level_of, province_of
from graph.network.projections import Filter
from graph.network.relations import RULES
from graph.network.rows import evidence_ids, reading
from graph.service import Service, Submission
from graph.settings import Settings
from tests.factories import province, story

GOVERNOR, HEAD, MINISTER = "person/hasan-baruna", "person/laila-mardiani", "person/wiratama-surya-kusuma"
GROUPS = Filter(groups=True)


def put(service: Service, *extractions: Extraction) -> None:
    outcomes = service.put([Submission(x, x.text.encode()) for x in extractions])
    assert [o.message for o in outcomes if not o.ok] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Service(Settings(data_dir=tmp_path / "data")) as service:
        put(service, *story())
    return tmp_path / "data"


def edges(projection: Any) -> dict[tuple[str, str], int]:
    return {(u, v): w for u, v, w in projection.graph.edges(data="weight")}


def everything(folder: Path) -> dict[str, Any]:
    """All that the projections hold, in a form that can be compared."""
    with reading(folder / "catalogue.sqlite") as now:
        return content(build(now))


def content(data: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, projection in data.projections.items():
        graph = projection.graph
        made[name] = (
            {node: dict(known) for node, known in graph.nodes(data=True)},
            {
                (tuple(sorted((u, v))) if not graph.is_directed() else (u, v)): known
                | {"evidence": tuple(sorted(known["evidence"]))}
                for u, v, known in graph.edges(data=True)
            },
            projection.left_out,
            projection.own,
        )
    return made


def test_two_reports_of_one_meeting_count_once_where_they_are_judged_the_same(folder: Path) -> None:
    with Networks(folder).current() as network:
        met = network.projection("co-attendance", Filter())
        known = met.graph.edges[GOVERNOR, HEAD]
        canonical = {o.occasion for o in met.observations()}
        assert known["weight"] == len(canonical)
        assert (known["reports"], known["outlets"]) == (2, 2)
        assert {e.split("/")[1] for e in known["evidence"]} == {"p1", "p2"}


def test_directions_go_from_issuers_to_addressees_as_named(folder: Path) -> None:
    with Networks(folder).current() as network:
        named = edges(network.projection("directed-party", GROUPS))
        assert (MINISTER, "post/gubernur-jambi") in named
        assert (GOVERNOR, "group/opd-terkait") in named
        assert all(not v.startswith("group/") for _, v in edges(network.projection("directed-party", Filter())))


def test_a_post_stands_for_its_holder_only_where_the_same_report_says_so(folder: Path) -> None:
    with Networks(folder).current() as network:
        by_person = network.projection("directed-person", Filter())
        assert (MINISTER, GOVERNOR) not in edges(by_person)
        assert by_person.left_out >= 1
        by_post = edges(network.projection("directed-post", Filter()))
        assert ("post/menteri-dalam-negeri", "post/gubernur-jambi") in by_post
        by_body = edges(network.projection("directed-body", Filter()))
        assert ("organisation/kementerian-dalam-negeri", "organisation/pemerintah-provinsi-jambi") in by_body


def test_levels_follow_bodies_and_regions(folder: Path) -> None:
    with Networks(folder).current() as network:
        known = network.data.entities
        assert level_of("organisation/kementerian-dalam-negeri", known) == "centre"
        assert level_of("post/gubernur-jambi", known) == "province"
        assert level_of("place/15.04", known) == "regency"
        assert level_of("person/nobody", known) == "unknown"
        assert province_of("place/15.04", known) == "place/15"
        assert network.projection("co-attendance").graph.nodes[GOVERNOR]["level"] == "province"


def test_people_hold_posts_and_posts_belong_to_bodies(folder: Path) -> None:
    with Networks(folder).current() as network:
        held = edges(network.projection("person-post-body"))
        assert (GOVERNOR, "post/gubernur-jambi") in held
        assert ("post/gubernur-jambi", "organisation/pemerintah-provinsi-jambi") in held


def test_chains_begin_with_the_party_where_the_directive_is_not_told(folder: Path) -> None:
    with Networks(folder).current() as network:
        linked = edges(network.projection("chains"))
        assert any(u == "post/menteri-dalam-negeri" and v.startswith("directive/p1/") for u, v in linked)
        assert any(u == GOVERNOR and v.startswith("followup/f1/") for u, v in linked)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Filter(since="2024-03-05"), False),
        (Filter(until="2024-03-05"), True),
        (Filter(since="2024-03-04", until="2024-03-04"), True),
        (Filter(strengths=("order",)), False),
        (Filter(strengths=("request", "urge")), True),
        (Filter(min_confidence=0.999), False),
        (Filter(region="place/99"), False),
    ],
    ids=["after", "before", "on the day", "another strength", "its strength", "surer", "elsewhere"],
)
def test_a_filter_keeps_what_passes_it(folder: Path, wanted: Filter, kept: bool) -> None:
    with Networks(folder).current() as network:
        pair = (MINISTER, "post/gubernur-jambi")
        assert (pair in edges(network.projection("directed-party", wanted))) is kept


def test_a_window_with_nothing_in_it_is_an_empty_network(folder: Path) -> None:
    with Networks(folder).current() as network:
        empty = network.projection("directed-body", Filter(since="1990-01-01", until="1990-12-31"))
        assert (len(empty.graph), empty.edges) == (0, {})


def test_an_unknown_projection_is_refused_by_name(folder: Path) -> None:
    with Networks(folder).current() as network, pytest.raises(UsageError, match="there is no projection 'friends'"):
        network.projection("friends")


def test_a_data_directory_without_data_has_empty_projections(tmp_path: Path) -> None:
    with Networks(tmp_path / "nothing").current() as network:
        assert {len(network.projection(name).graph) for name in RULES} == {0}


def test_changes_are_taken_in_as_building_anew_would(folder: Path) -> None:
    networks = Networks(folder)
    with networks.current() as network:
        first = network.data
    steps: tuple[Any, ...] = (
        lambda s: put(s, province("p3", published="2024-03-08", publisher="Suara Batang")),
        lambda s: put(s, replace(province("p2", publisher="Harian Tembesi"), directives=())),
        lambda s: s.delete(["c1", "p1", story()[0].report.id]),
        lambda s: s.judge(GOVERNOR, HEAD, "same", by="tester"),
        lambda s: put(s, *story()),
        lambda s: s.delete([x.report.id for x in (*story(), province("p3"))]),
    )
    for step in steps:
        with Service(Settings(data_dir=folder)) as service:
            step(service)
        with networks.current() as network:
            assert network.data is first, "brought up, not built anew"
            assert content(network.data) == everything(folder)


def test_a_rebuilt_catalogue_is_read_anew(folder: Path) -> None:
    networks = Networks(folder)
    with networks.current():
        pass
    with Service(Settings(data_dir=folder)) as service:
        service.rebuild()
    with networks.current() as network:
        assert content(network.data) == everything(folder)


def test_evidence_columns_become_ids() -> None:
    assert evidence_ids("r1", "[[1,2],[3,4]]") == ("evidence/r1/1-2", "evidence/r1/3-4")
    assert evidence_ids("r1", "[]") == ()
