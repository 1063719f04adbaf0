"""Intervals: calibrated on invented reports whose truth is known, and honest where they cannot be given."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graph.errors import UsageError
from graph.network.bootstrap import Interval, incidence, intervals, ranks
from graph.network.coverage import coverage
from graph.network.measures import MEASURES, ranking
from graph.network.projections import Observation, Projection, Unit
from graph.network.rows import Report

NODES = 12


def world(random: Any) -> tuple[Any, Any]:
    """How often each party directs, and is directed."""
    return random.dirichlet(np.full(NODES, 1.5)), random.dirichlet(np.full(NODES, 1.5))


def reported(random: Any, issues: Any, receives: Any, meetings: int = 150) -> Projection:
    """Meetings of that world, each told by one to three outlets."""
    units, reports = [], {}
    for meeting in range(meetings):
        issuer = random.choice(NODES, p=issues)
        told = set_of(random, receives, issuer)
        keys = tuple(f"r{meeting}-{i}" for i in range(random.integers(1, 4)))
        reports |= {key: Report(f"outlet {i}", None) for i, key in enumerate(keys)}
        made = [
            Observation(f"n{issuer}", f"n{to}", f"meeting/{meeting}", keys, None, None, None, 1.0, ()) for to in told
        ]
        units.append((f"meeting/{meeting}", Unit(tuple(made))))
    projection = Projection("directed-party", True, reports)
    projection.graph.add_nodes_from(f"n{i}" for i in range(NODES))
    return projection.fill(units)


def set_of(random: Any, receives: Any, issuer: int) -> list[int]:
    drawn = {int(n) for n in random.choice(NODES, size=random.integers(1, 4), p=receives)}
    return sorted(drawn - {issuer})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "meetings", "most"),
    [
        ("influence", 60, 1.0), ("influence", 150, 0.98), ("influence", 500, 0.98), ("attention", 150, 0.98),
        ("given", 150, 0.99), ("received", 150, 0.99),
    ],
)  # fmt: skip
def test_intervals_hold_the_truth_about_as_often_as_they_say(name: str, meetings: int, most: float) -> None:
    # The truth is what reports of that world say on average; each data set sees it through its own reports. Few
    # worlds are looked at: chance alone moves the share by three of 100 from the 95 that the intervals promise.
    random = np.random.default_rng(5)
    measure = MEASURES[name]
    assert measure.draw is not None
    order = tuple(f"n{i}" for i in range(NODES))
    held: list[bool] = []
    for _ in range(5):
        issues, receives = world(random)
        sets = [incidence(reported(random, issues, receives, meetings), order) for _ in range(40)]
        truth = np.mean([measure.draw(known.weights(np.ones(known.told.shape[1]))) for known in sets], axis=0)
        for known in sets[:8]:
            found = intervals(known, measure.draw, of=measure.of, replicates=60, seed=2)
            assert found is not None
            held += [i.low <= truth[n] <= i.high for n, i in enumerate(found.values())]
    assert 0.9 <= np.mean(held) <= most


def test_a_party_told_of_once_gets_no_narrower_an_interval_than_others_as_rare() -> None:
    reports = {f"r{i}": Report("one", None) for i in range(30)}
    rare = [("a", 0), ("b", 1), ("b", 2), ("c", 3), ("c", 4), ("c", 5)]
    told = rare + [("often", i) for i in range(6, 30)]
    units = [
        (f"r{i}", Unit((Observation(who, "all", f"report/r{i}", (f"r{i}",), None, None, None, 1.0, ()),)))
        for who, i in told
    ]
    known = incidence(Projection("p", True, reports).fill(units))
    draw = MEASURES["given"].draw
    assert draw is not None
    assert dict(zip(known.nodes, known.telling("issuers").tolist(), strict=True)) == {
        "a": 1, "b": 2, "c": 3, "often": 24, "all": 0,
    }  # fmt: skip
    assert known.telling("addressees").tolist() == [30 if node == "all" else 0 for node in known.nodes]
    found = intervals(known, draw)
    assert found is not None
    widths = {node: i.high - i.score for node, i in found.items()}
    assert widths["a"] >= widths["b"] > 0, "as wide as is usual for as rare ones"
    assert widths["all"] > 0, "none told of what it directs, but others might have"


def test_reports_of_one_meeting_are_no_independent_witnesses() -> None:
    random = np.random.default_rng(1)
    issues, receives = world(random)
    known = incidence(reported(random, issues, receives, 30))
    assert known.count <= 30


def test_every_outlet_counts_the_same_when_asked() -> None:
    reports = {f"a{i}": Report("loud", None) for i in range(8)} | {"b": Report("quiet", None)}
    units = [
        (k, Unit((Observation("x", "y" if k != "b" else "z", k, (k,), None, None, None, 1.0, ()),))) for k in reports
    ]
    known = incidence(Projection("p", True, reports).fill(units))
    weights = known.weights(known.even())
    assert sorted(weights.data.tolist()) == pytest.approx([4.5, 4.5])
    assert sorted(known.weights(np.ones(9)).data.tolist()) == [1, 8]


def test_too_few_reports_give_no_interval_and_say_so() -> None:
    random = np.random.default_rng(1)
    issues, receives = world(random)
    found = ranking(reported(random, issues, receives, 6), "influence")
    assert (found.replicates, found.why_no_interval) == (0, "few")
    assert all(place.interval is None for place in found.places)


def test_measures_that_hang_on_single_edges_give_none_either() -> None:
    random = np.random.default_rng(1)
    issues, receives = world(random)
    found = ranking(reported(random, issues, receives), "betweenness")
    assert found.why_no_interval == "edges"


def test_a_rank_that_others_may_take_is_unstable() -> None:
    assert Interval(1, 0, 2, 3, 1, 9).unstable
    assert not Interval(1, 0, 2, 3, 2, 4).unstable


def test_equal_scores_share_the_best_rank() -> None:
    assert ranks(np.array([2.0, 5.0, 5.0, 1.0])).tolist() == [3, 1, 1, 4]


def test_coverage_counts_reports_outlets_and_occasions() -> None:
    reports = {"a": Report("one", None), "b": Report("two", None), "c": Report("one", None)}
    made = Projection("p", True, reports).fill(
        [
            ("m", Unit((Observation("x", "y", "m", ("a", "b"), None, None, None, 1.0, ()),))),
            ("c", Unit((Observation("x", "z", "c", ("c",), None, None, None, 1.0, ()),))),
        ]
    )
    found = coverage(made)
    assert (found["x"].reports, found["x"].outlets, found["x"].occasions) == (3, 2, 2)
    assert (found["z"].reports, found["z"].outlets) == (1, 1)


def test_unknown_measures_and_too_few_draws_are_refused() -> None:
    random = np.random.default_rng(1)
    made = reported(random, *world(random))
    with pytest.raises(UsageError, match="there is no measure 'fame'"):
        ranking(made, "fame")
    with pytest.raises(UsageError, match="too few"):
        ranking(made, "influence", replicates=5)
    met = Projection("co-attendance", False, {})
    with pytest.raises(UsageError, match="asks for directions"):
        ranking(met, "influence")
