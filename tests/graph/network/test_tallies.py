"""Networks brought up to changes, step by step, are those that would be built anew: whatever the steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from networkx.utils import UnionFind

from benchmarks.generate import reports
from graph.catalogue import Catalogue
from graph.network.dataset import Dataset, build
from graph.network.projections import Filter, Observation, Projection, Unit
from graph.network.rows import Report, reading
from graph.network.tallies import TALLIED
from graph.network.updating import update
from tests.properties import cases

DAYS = (None, "2024-03-01", "2024-03-02", "2024-05-09")
OUTLETS = ("Suara Batang", "Harian Tembesi", "Kabar Kuala")


def observation(target: str, occasion: int, keys: tuple[str, ...], day: str | None, sure: float) -> Observation:
    evidence = tuple(f"evidence/{key}/{occasion % 3}-9" for key in keys)
    return Observation("a", target, f"meeting/{occasion}", keys, day, None, None, sure, evidence)


observations = st.builds(
    observation, st.sampled_from("bbbc"), st.integers(0, 5),
    st.lists(st.sampled_from([f"r{i}" for i in range(8)]), min_size=1, max_size=2, unique=True).map(tuple),
    st.sampled_from(DAYS), st.sampled_from((0.5, 0.8, 0.9)),
)  # fmt: skip
units = st.dictionaries(
    st.integers(0, 12).map(lambda i: f"u{i}"), st.lists(observations, max_size=4).map(lambda o: Unit(tuple(o)))
)
outlets = st.fixed_dictionaries({f"r{i}": st.sampled_from(OUTLETS) for i in range(8)})


def held(projection: Projection) -> dict[tuple[str, str], Any]:
    return {
        (u, v): known | {"evidence": sorted(known["evidence"])} for u, v, known in projection.graph.edges(data=True)
    }


@settings(max_examples=cases(60), deadline=None)
@given(st.lists(st.tuples(units, outlets), min_size=1, max_size=5), st.integers(-6, 6))
def test_edges_of_any_weight_follow_units_put_taken_and_told_by_other_outlets(steps: Any, spare: int) -> None:
    # Enough to stand about the number from which an edge keeps counts, so that steps lead over it both ways.
    known = {f"s{i}": Unit((observation("b", 100 + i, (f"s{i}",), "2024-03-05", 0.7),)) for i in range(TALLIED + spare)}
    told = {key: Report(OUTLETS[0], None) for key in known}
    told |= {f"r{i}": Report(OUTLETS[1], None) for i in range(8)}
    projection = Projection("directed-party", True, told).fill(known.items())
    for changed, publishers in steps:
        # A report that changes takes every unit along that it stands in.
        moved = {key for key, outlet in publishers.items() if told[key].outlet != outlet}
        along = {k: u for k, u in known.items() if moved & {r for o in u.observations for r in o.reports}}
        new = along | changed
        projection.take_out(new)
        told.update({key: Report(outlet, None) for key, outlet in publishers.items()})
        projection.put_in(new)
        known |= new
        assert held(projection) == held(Projection("directed-party", True, told).fill(known.items()))
        assert set(projection.graph) == {end for pair in projection.edges for end in pair}


FILTERS = (Filter(), Filter(region="place/91.00", min_confidence=0.7))


def content(data: Dataset) -> dict[Any, Any]:
    made: dict[Any, Any] = {"entities": data.entities, "occasions": data.occasions, "reports": data.reports}
    narrowed = {(name, wanted): data.projection(name, wanted) for name in data.projections for wanted in FILTERS}
    for name, p in (data.projections | narrowed).items():
        nodes = {node: dict(known) for node, known in p.graph.nodes(data=True)}
        edges = {
            (u, v) if p.directed else (min(u, v), max(u, v)): known | {"evidence": sorted(known["evidence"])}
            for u, v, known in p.graph.edges(data=True)
        }
        made[name] = nodes, edges, p.left_out, p.own
    return made


GENERATED = tuple(reports(24))
step = st.one_of(
    st.tuples(st.just("put"), st.sets(st.integers(0, 23), min_size=1, max_size=6)),
    st.tuples(st.just("delete"), st.sets(st.integers(0, 23), min_size=1, max_size=6)),
    st.tuples(st.just("republish"), st.sets(st.integers(0, 23), min_size=1, max_size=2)),
    st.tuples(st.just("join"), st.sets(st.integers(0, 23), min_size=2, max_size=3)),
    st.tuples(st.just("merge"), st.sets(st.integers(0, 23), min_size=2, max_size=2)),
)


@settings(max_examples=cases(25), deadline=None)
@given(st.lists(step, min_size=1, max_size=6))
# A body that no report names is judged to be another, and then named again; of two people judged to be one,
# the posts told of the other are told no more.
@example([("delete", {11}), ("merge", {0, 16}), ("put", {16})])
@example([("merge", {3, 4}), ("delete", {4})])
def test_projections_follow_any_steps_as_building_anew_would(tmp_path_factory: Any, steps: Any) -> None:
    path: Path = tmp_path_factory.mktemp("followed") / "catalogue.sqlite"
    catalogue = Catalogue(path)
    catalogue.put(GENERATED[:12])
    catalogue.stamp(1, "2026-01-01")
    with reading(path) as now:
        data = build(now)
    content(data)  # so that there are narrowed projections to keep up
    one = UnionFind()  # judgements join whole components
    for number, (what, chosen) in enumerate(steps, start=2):
        some = [GENERATED[i] for i in sorted(chosen)]
        changed = {x.report.id for x in some}
        if what == "put":
            catalogue.put(some)
        elif what == "delete":
            catalogue.put([], deleted=sorted(changed))
        elif what == "republish":
            catalogue.put([replace(x, report=replace(x.report, publisher="Kabar Lain")) for x in some])
        else:
            # What follows from judgements is found without being told.
            kind = "meetings" if what == "join" else ("people", "organisations")[number % 2]
            changed, ends = set(), [getattr(x, kind)[0].id for x in some]
            one.union(*ends)
            catalogue.join({node: min(same) for same in one.to_sets() for node in same})
        catalogue.stamp(number, "2026-01-01")
        with reading(path) as now:
            assert update(data, now, changed)
        with reading(path) as now:
            assert content(data) == content(build(now))
    catalogue.close()
