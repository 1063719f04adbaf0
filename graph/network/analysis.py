"""A question to the network, and its answer: what the command line and the pages show.

One `Question` names projection, filter and measure; `analyse` answers it with everything that is
worth a table, and `tables` and `as_json` put the answer into rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from graph.errors import UsageError
from graph.network import change as changing
from graph.network.backends import Engine, Progress, check
from graph.network.bootstrap import REPLICATES
from graph.network.cache import Network
from graph.network.change import Change
from graph.network.flows import Flow, flow
from graph.network.groups import Communities, communities
from graph.network.influence import reciprocity
from graph.network.measures import MEASURES, Ranking, measure_named, ranking
from graph.network.projections import Filter, Projection
from graph.network.reach import Chain, Reach, chains, reach
from graph.network.relations import RULES
from graph.network.similarity import Alike, similar

REACHED = 50
"""Nodes of the ranking whose reach is worked out."""

Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]
"""Columns and rows."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    projection: str = "directed-body"
    measure: str = "influence"
    filter: Filter = field(default_factory=Filter)
    before: tuple[str | None, str | None] | None = None
    """First and last day of the period that the filter's own is compared with."""
    replicates: int = REPLICATES
    engine: Engine = "fast"
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network says."""

    question: Question
    version: str
    """Of the data."""
    nodes: int
    edges: int
    ranking: Ranking
    communities: Communities
    level_flow: Flow | None
    """None for projections without directions between parties."""
    region_flow: Flow | None
    reciprocity: dict[str, float] | None
    reach: dict[str, Reach]
    """Of the highest nodes of the ranking."""
    chains: tuple[Chain, ...]
    """For the projection of chains alone."""
    change: Change | None
    left_out: int
    own: int
    labels: dict[str, str]

    @property
    def empty(self) -> bool:
        """Whether nothing passes the filter."""
        return not self.edges


def analyse(network: Network, asked: Question, *, progress: Progress | None = None) -> Answer:
    """Answer a question.

    Raises:
        UsageError: there is no such projection, measure, engine or region, or they do not fit each other.
    """
    check(asked.engine)
    known = network.data.entities
    if asked.filter.region and asked.filter.region not in known:
        raise UsageError(
            f"no report names a region {asked.filter.region!r}; give the id of a place as its page shows it: place/15"
        )
    projection = network.projection(asked.projection, asked.filter)
    measure_named(asked.measure, directed=projection.directed)
    graph = projection.graph
    directions = asked.projection.startswith("directed-")
    ranked = ranking(
        projection, asked.measure, replicates=asked.replicates, seed=asked.seed, engine=asked.engine, progress=progress
    )
    return Answer(
        asked,
        network.data.version,
        graph.number_of_nodes(),
        graph.number_of_edges(),
        ranked,
        communities(graph, first_seed=asked.seed, engine=asked.engine),
        flow(graph, known) if directions else None,
        flow(graph, known, by="region") if directions else None,
        reciprocity(graph) if directions else None,
        {place.node: reach(graph, place.node) for place in ranked.places[:REACHED]} if directions else {},
        chains(graph) if asked.projection == "chains" else (),
        _change(network, asked, projection) if asked.before else None,
        projection.left_out,
        projection.own,
        dict(graph.nodes(data="label")) | _places(network),
    )


def _change(network: Network, asked: Question, after: Projection) -> Change:
    since, until = asked.before or (None, None)
    before = network.projection(asked.projection, replace(asked.filter, since=since, until=until))
    measure = MEASURES[asked.measure]
    scores = [
        measure.run(projection.graph, engine=asked.engine) if len(projection.graph) else {}
        for projection in (before, after)
    ]
    return changing.compare(before.graph, after.graph, *scores)


def _places(network: Network) -> dict[str, str]:
    return {
        node: known.label
        for node, known in network.data.entities.items()
        if known.kind == "place" and known.subkind == "province"
    }


def alike(network: Network, asked: Question, node: str, *, size: int = 10) -> tuple[Alike, ...]:
    """Who is most like a node in the projection asked for.

    Raises:
        NotFound: the node is not in it.
    """
    return similar(network.projection(asked.projection, asked.filter).graph, node, size=size)


RANKING_COLUMNS = (
    "rank", "id", "label", "kind", "level", "score", "relative", "low", "high", "rank_low", "rank_high", "unstable",
    "even_rank", "error", "reports", "outlets", "occasions", "community",
)  # fmt: skip


def ranking_table(answer: Answer, *, size: int | None = None) -> Table:
    """The ranking, one node a row; what is not worked out is None."""
    rows: list[tuple[Any, ...]] = []
    for p in answer.ranking.places[:size]:
        i = p.interval
        bounds = (i.low, i.high, i.rank_low, i.rank_high, i.unstable) if i else (None,) * 5
        rows.append(
            (
                p.rank, p.node, p.label, p.kind, p.level, p.score, p.relative, *bounds, p.even_rank, p.error,
                p.coverage.reports, p.coverage.outlets, p.coverage.occasions, answer.communities.of[p.node] + 1,
            )
        )  # fmt: skip
    return RANKING_COLUMNS, rows


def tables(answer: Answer) -> dict[str, Table]:
    """Every table of an answer by its name."""
    labels = answer.labels
    made: dict[str, Table] = {"ranking": ranking_table(answer)}
    made["communities"] = (
        ("community", "id", "label", "belonging"),
        [
            (number, node, labels.get(node, node), answer.communities.belonging[node])
            for number, members in enumerate(answer.communities.members, start=1)
            for node in members
        ],
    )
    for name, found in (("level_flow", answer.level_flow), ("region_flow", answer.region_flow)):
        if found is not None:
            made[name] = flow_table(found, labels)
    if answer.reach:
        levels = sorted({level for r in answer.reach.values() for level in r.parties})
        made["reach"] = (
            ("id", "label", "level", "deepest", "levels_down", "steps", "parties", *levels),
            [
                (node, labels.get(node, node), r.level, r.deepest, r.levels_down, r.steps, r.total,
                 *(r.parties.get(level, 0) for level in levels))
                for node, r in answer.reach.items()
            ],
        )  # fmt: skip
    if answer.chains:
        made["chains"] = (
            ("id", "label", "acts", "steps", "deepest"),
            [(c.root, labels.get(c.root, c.root), c.acts, c.steps, c.deepest) for c in answer.chains],
        )
    if answer.change is not None:
        made["change"] = (
            ("id", "label", "rank_before", "rank_after", "places", "score_before", "score_after"),
            [
                (m.node, labels.get(m.node, m.node), m.rank_before, m.rank_after, m.places, m.before, m.after)
                for m in answer.change.nodes
            ],
        )
    return made


def flow_table(found: Flow, labels: dict[str, str]) -> Table:
    """A flow, one pair of ends a row, those without directions left out."""
    rows: list[tuple[Any, ...]] = [
        (source, labels.get(source, source), target, labels.get(target, target), found.cells[i][j])
        for i, source in enumerate(found.ends)
        for j, target in enumerate(found.ends)
        if found.cells[i][j]
    ]
    return ("from", "from_label", "to", "to_label", "directions"), rows


def as_json(answer: Answer, *, size: int | None = None) -> dict[str, Any]:
    """An answer as one JSON object; tables become lists of objects."""
    asked, found = answer.question, answer.communities
    made: dict[str, Any] = {
        "dataset_version": answer.version,
        "projection": asked.projection,
        "rule": RULES[asked.projection].text,
        "measure": asked.measure,
        "says": MEASURES[asked.measure].text,
        "filter": asdict(asked.filter),
        "nodes": answer.nodes,
        "edges": answer.edges,
        "occasions": answer.ranking.occasions,
        "left_out": answer.left_out,
        "own": answer.own,
        "draws": answer.ranking.replicates,
        "why_no_interval": answer.ranking.why_no_interval,
        "reciprocity": answer.reciprocity,
        "modularity": found.modularity,
        "community_stability": found.stability,
        "tables": {},
    }
    for name, (columns, rows) in tables(answer).items():
        kept: Sequence[tuple[Any, ...]] = rows[:size] if name in ("ranking", "change", "chains") else rows
        made["tables"][name] = [dict(zip(columns, row, strict=True)) for row in kept]
    return made
