"""Measures against answers worked out by hand, against networkx, and against igraph and scikit-network."""

from __future__ import annotations

import math
from typing import Any

import igraph
import networkx as nx
import numpy as np
import pytest

from graph.errors import NotFound, UsageError
from graph.network import brokerage, flows, groups, influence, triangles
from graph.network.backends import matrix
from graph.network.change import compare
from graph.network.reach import chains, reach
from graph.network.rows import Entity
from graph.network.similarity import similar

ENGINES = ("fast", "networkx")


def random_graph(seed: int, *, directed: bool, nodes: int = 60) -> Any:
    """A weighted graph of some parts, with hubs and isolated nodes."""
    made = nx.gnp_random_graph(nodes, 0.06, seed=seed, directed=directed)
    made.add_edges_from((0, i) for i in range(1, nodes // 3))
    random = np.random.default_rng(seed)
    for _, _, known in made.edges(data=True):
        known["weight"] = int(random.integers(1, 6))
    made.add_nodes_from(["alone", "apart"])
    return nx.relabel_nodes(made, str)


def as_igraph(graph: Any) -> igraph.Graph:
    place = {node: i for i, node in enumerate(graph)}
    made = igraph.Graph(
        n=len(graph), edges=[(place[u], place[v]) for u, v in graph.edges()], directed=graph.is_directed()
    )
    made.es["weight"] = [w for _, _, w in graph.edges(data="weight")]
    return made


@pytest.mark.parametrize("at_once", [3, 1_000_000])
def test_every_triangle_is_found_once(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triangles, "WEDGES_AT_ONCE", at_once)
    graph = random_graph(8, directed=False)
    known = matrix(graph)
    known.weights.sort_indices()
    rows = np.repeat(np.arange(known.size), np.diff(known.weights.indptr))
    found = np.zeros(known.size, dtype=int)
    for sides in triangles.triangles(known.weights.indptr, known.weights.indices):
        ab, _, bc, _, ca, _ = sides
        for corner in (ab, bc, ca):
            found += np.bincount(rows[corner], minlength=known.size)
    assert dict(zip(known.nodes, found.tolist(), strict=True)) == nx.triangles(graph)


def test_similarity_agrees_with_networkx() -> None:
    graph = random_graph(9, directed=False)
    for node in ("0", "5", "alone"):
        expected = {m: j for _, m, j in nx.jaccard_coefficient(graph, [(node, m) for m in graph if m != node]) if j}
        found = similar(graph, node, size=len(graph))
        assert {a.node: a.jaccard for a in found} == pytest.approx(expected)
        best = similar(graph, node, size=3)
        assert [a.node for a in best] == [a.node for a in found[:3]]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pagerank_agrees_with_igraph(seed: int, engine: Any) -> None:
    graph = random_graph(seed, directed=True)
    expected = as_igraph(graph).pagerank(weights="weight", implementation="prpack")
    found = influence.pagerank(graph, of="addressees", engine=engine)
    assert np.allclose(list(found.values()), expected, atol=1e-6)
    turned = influence.pagerank(graph, of="issuers", engine=engine)
    expected = as_igraph(graph.reverse()).pagerank(weights="weight", implementation="prpack")
    assert np.allclose([turned[n] for n in graph], expected, atol=1e-6)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("directed", [True, False], ids=["directed", "undirected"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_exact_betweenness_agrees_with_igraph(seed: int, directed: bool, engine: Any) -> None:
    graph = random_graph(seed, directed=directed)
    n = len(graph)
    pairs = (n - 1) * (n - 2) / (1 if directed else 2)
    found = brokerage.betweenness(graph, engine=engine)
    assert found.exact
    assert np.allclose(list(found.scores.values()), np.array(as_igraph(graph).betweenness()) / pairs, atol=1e-6)
    assert set(found.errors.values()) == {0.0}


def test_sampled_betweenness_is_the_same_in_both_engines_and_lies_within_its_error() -> None:
    graph = random_graph(4, directed=True, nodes=400)
    exact = brokerage.betweenness(graph).scores
    fast = brokerage.betweenness(graph, sources=150, seed=3)
    plain = brokerage.betweenness(graph, sources=150, seed=3, engine="networkx")
    assert not fast.exact
    assert np.allclose(list(fast.scores.values()), list(plain.scores.values()), atol=1e-9)
    inside = [abs(fast.scores[n] - exact[n]) <= fast.errors[n] + 1e-12 for n in graph]
    assert sum(inside) / len(inside) > 0.9


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("directed", [True, False], ids=["directed", "undirected"])
def test_cores_agree_with_igraph(directed: bool, engine: Any) -> None:
    graph = random_graph(5, directed=directed)
    plain = as_igraph(nx.Graph(graph))
    assert list(groups.cores(graph, engine=engine).values()) == plain.coreness()


@pytest.mark.parametrize("engine", ENGINES)
def test_constraint_agrees_with_igraph(engine: Any) -> None:
    graph = random_graph(6, directed=False)
    expected = as_igraph(graph).constraint(weights="weight")
    found = [gap.constraint for gap in brokerage.structural_holes(graph, engine=engine).values()]
    assert np.allclose(found, expected, atol=1e-6, equal_nan=True)


def test_effective_size_is_the_same_in_both_engines() -> None:
    graph = random_graph(7, directed=False)
    fast, plain = (brokerage.structural_holes(graph, engine=engine) for engine in ("fast", "networkx"))
    assert np.allclose([g.effective_size for g in fast.values()], [g.effective_size for g in plain.values()])


@pytest.mark.parametrize("engine", ENGINES)
def test_modularity_is_that_of_igraph_and_as_high_as_igraph_finds(engine: Any) -> None:
    graph = nx.relabel_nodes(nx.planted_partition_graph(4, 15, 0.6, 0.05, seed=2), str)
    nx.set_edge_attributes(graph, 1, "weight")
    reference = as_igraph(graph)
    found = groups.communities(graph, engine=engine)
    assert found.modularity == pytest.approx(reference.modularity([found.of[n] for n in graph]), abs=1e-9)
    assert found.modularity >= reference.community_multilevel().modularity - 0.01
    assert [len(part) for part in found.members] == [15, 15, 15, 15]
    assert found.stability == pytest.approx(1)
    assert found.stable


def test_communities_where_there_are_none_are_told_to_be_unstable() -> None:
    graph = nx.relabel_nodes(nx.gnp_random_graph(200, 0.05, seed=3), str)
    found = groups.communities(graph, seeds=6)
    assert not found.stable
    assert min(found.belonging.values()) < 0.8


def test_the_same_seed_gives_the_same_communities() -> None:
    graph = random_graph(8, directed=False)
    assert groups.communities(graph) == groups.communities(graph)


def test_reciprocity_is_that_of_networkx_and_counts_weight() -> None:
    graph = random_graph(9, directed=True)
    assert influence.reciprocity(graph)["edges"] == pytest.approx(nx.overall_reciprocity(graph))
    two = nx.DiGraph()
    two.add_edge("a", "b", weight=3)
    two.add_edge("b", "a", weight=1)
    assert influence.reciprocity(two) == {"edges": 1.0, "weight": 0.5}
    with pytest.raises(UsageError, match="directions"):
        influence.reciprocity(nx.Graph())


# ---- answers worked out by hand ----


def ladder() -> Any:
    """A minister, two governors, three regents; the second governor answers the minister."""
    made = nx.DiGraph()
    for source, target, weight in (
        ("minister", "north", 2), ("minister", "south", 1), ("north", "n1", 1), ("north", "n2", 1), ("south", "s1", 3),
        ("south", "minister", 1),
    ):  # fmt: skip
        made.add_edge(source, target, weight=weight)
    levels = {"minister": "centre", "north": "province", "south": "province"}
    nx.set_node_attributes(made, levels | dict.fromkeys(("n1", "n2", "s1"), "regency"), "level")
    return made


def test_strengths_add_up_weights() -> None:
    assert influence.strength(ladder())["minister"] == 3
    assert influence.strength(ladder(), of="addressees") == {
        "minister": 1, "north": 2, "south": 1, "n1": 1, "n2": 1, "s1": 3,
    }  # fmt: skip


def test_a_star_s_pagerank_is_worked_out_by_hand() -> None:
    # Three addressees with nothing to give on: hub = (1-d)/4 + d * 3x + d * hub/4, with x = (1-d)/4 + d * hub/4.
    star = nx.DiGraph([("hub", leaf) for leaf in "abc"])
    d = 0.85
    x_factor = (1 - d) / 4
    hub = (x_factor + d * 3 * x_factor) / (1 - d / 4 - 3 * d * d / 4)
    assert influence.pagerank(star)["hub"] == pytest.approx(hub, abs=1e-9)


def test_reach_counts_levels_and_never_goes_up() -> None:
    found = reach(ladder(), "minister")
    assert found.parties == {"province": 2, "regency": 3}
    assert (found.deepest, found.levels_down, found.steps, found.total) == ("regency", 2, 2, 5)
    assert reach(ladder(), "south").parties == {"regency": 1}
    assert reach(ladder(), "minister", max_steps=1).parties == {"province": 2}
    assert reach(ladder(), "n1").deepest is None
    with pytest.raises(NotFound, match="nobody"):
        reach(ladder(), "nobody")


def test_a_flow_adds_up_weights_by_level_and_by_province() -> None:
    found = flows.flow(ladder(), {})
    assert found.ends == ("centre", "province", "regency")
    assert found.cells == ((0, 3, 0), (1, 0, 5), (0, 0, 0))
    assert found.downwards == pytest.approx(8 / 9)
    graph = ladder()
    nx.set_node_attributes(graph, {"north": "place/1", "n1": "place/1.1", "south": "place/2"}, "region")
    known = {
        "place/1": Entity("place", "N", "province", None, None),
        "place/1.1": Entity("place", "n1", "regency", None, "place/1"),
        "place/2": Entity("place", "S", "province", None, None),
    }
    by_region = flows.flow(graph, known, by="region")
    assert by_region.ends == ("centre", "place/1", "place/2", "unknown")
    assert by_region.cells == ((0, 2, 1, 0), (0, 1, 0, 1), (1, 0, 0, 3), (0, 0, 0, 0))


def test_similarity_shares_neighbours() -> None:
    graph = nx.DiGraph([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("c", "y"), ("d", "z")])
    assert [(s.node, s.jaccard, s.shared) for s in similar(graph, "a")] == [("b", 1.0, 2), ("c", 0.5, 1)]
    assert similar(graph, "x", of="addressees")[0].node == "y"
    with pytest.raises(NotFound):
        similar(graph, "nobody")


def test_change_compares_ranks_and_edges() -> None:
    before, after = nx.DiGraph([("a", "b"), ("b", "c")]), nx.DiGraph([("a", "b"), ("d", "a")])
    found = compare(before, after, {"a": 3.0, "b": 2.0, "c": 1.0}, {"a": 2.0, "b": 2.5, "d": 9.0})
    assert [(m.node, m.rank_before, m.rank_after, m.places) for m in found.nodes] == [
        ("d", None, 1, None), ("b", 2, 2, 0), ("a", 1, 3, -2), ("c", 3, None, None),
    ]  # fmt: skip
    assert (found.kept, found.overlap, found.correlation) == (1, pytest.approx(1 / 3), None)


def test_chains_follow_directives_to_their_ends() -> None:
    graph = nx.DiGraph([("d1", "d2"), ("d2", "f1"), ("d2", "f2"), ("p", "d3")])
    graph.nodes["f2"]["level"] = "regency"
    assert [(c.root, c.acts, c.steps, c.deepest) for c in chains(graph)] == [("d1", 3, 2, "regency"), ("p", 1, 1, None)]


# ---- hardly any network ----


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "graph",
    [nx.DiGraph(), nx.DiGraph([("a", "a")]), nx.empty_graph(["a"], create_using=nx.DiGraph), nx.DiGraph([("a", "b")]),
     nx.DiGraph([("a", "b"), ("c", "d")])],
    ids=["no node", "a node that directs itself", "one node", "one edge", "two parts"],
)  # fmt: skip
def test_small_and_broken_graphs_have_explicit_answers(graph: Any, engine: Any) -> None:
    nodes = set(graph)
    shares = influence.pagerank(graph, engine=engine)
    assert set(shares) == nodes
    assert not nodes or math.isclose(sum(shares.values()), 1)
    assert set(brokerage.betweenness(graph, engine=engine).scores) == nodes
    assert set(groups.cores(graph, engine=engine)) == nodes
    assert set(groups.communities(graph, engine=engine).of) == nodes
    assert set(influence.strength(graph)) == nodes
    assert influence.reciprocity(graph)["edges"] == 0.0
    assert matrix(graph).size == len(nodes)
    assert flows.flow(graph, {}).downwards is None


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda g: influence.pagerank(g, engine="none"), "there is no engine 'none'"),
        (lambda g: influence.pagerank(g, damping=1.0), "lies between 0 and 1"),
        (lambda g: influence.pagerank(g, of="nobody"), "not of 'nobody'"),
        (lambda g: brokerage.betweenness(g, sources=1), "2 are the least"),
        (lambda g: groups.communities(g, seeds=0), "1 is the least"),
        (lambda g: groups.communities(g, resolution=0), "above 0"),
        (lambda g: flows.flow(nx.Graph(), {}), "directions"),
        (lambda g: flows.flow(g, {}, by="moon"), "not by 'moon'"),
    ],
    ids=["engine", "damping", "side", "sources", "seeds", "resolution", "no directions", "ends"],
)
def test_what_is_not_accepted_is_said(ask: Any, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        ask(ladder())
