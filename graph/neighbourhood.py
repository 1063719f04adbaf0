"""The relations around entities as edges of a graph: which, how often, when, and one sentence for each.

Edges between the same two entities by the same relation are one, with their number; its sample is
the statement of the highest confidence. Ids that judgements joined are one node.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from graph.model import Span
from graph.schema import JOIN_GROUNDS
from graph.views import IN, Party, View, listed, spans_of

RELATIONS: dict[str, str] = {
    "directed": "SELECT d.issuer AS source, a.who AS target, d.date AS date, d.confidence AS confidence, "
    "d.report AS report, d.evidence AS evidence FROM directive d JOIN addressee a ON a.directive = d.id "
    "WHERE d.issuer IS NOT NULL",
    "holds": "SELECT person AS source, post AS target, date, confidence, report, evidence FROM tenure WHERE former = 0",
    "held": "SELECT person AS source, post AS target, date, confidence, report, evidence FROM tenure WHERE former = 1",
    "attended": "SELECT who AS source, canonical AS target, date, confidence, report, evidence FROM attendance",
    "rests_on": "SELECT d.issuer AS source, b.regulation AS target, d.date AS date, d.confidence AS confidence, "
    f"d.report AS report, d.evidence AS evidence FROM directive d {JOIN_GROUNDS} "
    "WHERE d.issuer IS NOT NULL",
    "followed_up": "SELECT who AS source, issuer AS target, date, confidence, report, evidence FROM follow_up "
    "WHERE who IS NOT NULL AND issuer IS NOT NULL",
    "belongs_to": "SELECT id AS source, part_of AS target, NULL AS date, NULL AS confidence, NULL AS report, "
    "NULL AS evidence FROM entity WHERE part_of IS NOT NULL",
    "lies_in": "SELECT id AS source, region AS target, NULL AS date, NULL AS confidence, NULL AS report, "
    "NULL AS evidence FROM entity WHERE region IS NOT NULL AND kind IN ('organisation', 'meeting')",
}
"""Relation -> SQL of its statements: who, whom, when, and where it is stated."""

_SOURCE_COLUMN = {
    "directed": "d.issuer", "holds": "person", "held": "person", "attended": "who", "rests_on": "d.issuer",
    "followed_up": "who", "belongs_to": "id", "lies_in": "id",
}  # fmt: skip
_TARGET_COLUMN = {
    "directed": "a.who", "holds": "post", "held": "post", "attended": "canonical", "rests_on": "b.regulation",
    "followed_up": "issuer", "belongs_to": "part_of", "lies_in": "region",
}  # fmt: skip

EDGES_READ_MAX = 2_000
"""Edges read for one relation and one direction, most frequent first."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two entities, as often as reports state it."""

    source: str
    target: str
    relation: str
    """A key of `RELATIONS`."""
    times: int
    first: str | None
    last: str | None
    confidence: float
    report: str | None
    """A report that states it, or None where it follows from the registry alone."""
    span: Span | None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Entities and the relations among them, as many as may be drawn."""

    nodes: tuple[Party, ...]
    """The entities asked for first, then the others, closest first."""
    edges: tuple[Edge, ...]
    left_out: dict[str, int] = field(default_factory=dict)
    """Neighbours that were found and not taken, by kind."""


def edges(
    view: View, ids: Iterable[str], *, relations: Sequence[str] = tuple(RELATIONS), among: bool = False
) -> list[Edge]:
    """The edges that touch any of some entities (with `among`: both of whose ends are among them).

    `ids` must be all ids that the entities stand for (`View.members`). Most frequent first.
    """
    wanted = listed(ids)
    found: dict[tuple[str, str, str], Edge] = {}
    for relation in relations:
        base, source, target = RELATIONS[relation], _SOURCE_COLUMN[relation], _TARGET_COLUMN[relation]
        joint = "AND" if "WHERE" in base else "WHERE"
        statements: list[tuple[str, tuple[str, ...]]]
        if among:
            statements = [(f"{base} {joint} {source} {IN} AND {target} {IN}", (wanted, wanted))]
        else:
            statements = [(f"{base} {joint} {column} {IN}", (wanted,)) for column in (source, target)]
        for statement, values in statements:
            for row in view.rows(
                "SELECT source, target, count(*) AS times, min(date) AS first, max(date) AS last, "
                f"max(coalesce(confidence, 1)) AS confidence, report, evidence FROM ({statement}) "
                "GROUP BY source, target ORDER BY times DESC, source, target LIMIT ?",
                (*values, EDGES_READ_MAX),
            ):
                spans = spans_of(row["evidence"])
                edge = Edge(
                    row["source"], row["target"], relation, row["times"], row["first"], row["last"],
                    row["confidence"], row["report"], spans[0] if spans else None,
                )  # fmt: skip
                found[edge.source, edge.target, relation] = edge
    return sorted(_joined(view, found.values()), key=lambda e: (-e.times, e.relation, e.source, e.target))


def _joined(view: View, found: Iterable[Edge]) -> list[Edge]:
    """The same edges between canonical ids; an edge from an entity to itself is dropped."""
    found = list(found)
    standing = {
        row["id"]: row["canonical"]
        for row in view.among(
            "SELECT id, canonical FROM canonical WHERE id IN ({ids})",
            {i for e in found for i in (e.source, e.target)},
        )
    }
    made: dict[tuple[str, str, str], Edge] = {}
    for edge in found:
        source, target = standing.get(edge.source, edge.source), standing.get(edge.target, edge.target)
        if source == target:
            continue
        key = (source, target, edge.relation)
        known = made.get(key)
        if known is None:
            made[key] = replace(edge, source=source, target=target)
        else:
            best = max((known, edge), key=lambda e: e.confidence)
            made[key] = replace(
                best, source=source, target=target, times=known.times + edge.times,
                first=min(filter(None, (known.first, edge.first)), default=None),
                last=max(filter(None, (known.last, edge.last)), default=None),
            )  # fmt: skip
    return list(made.values())


_SECOND_RING = ("person", "post", "organisation", "regulation", "directive")
"""Kinds through which a small neighbourhood is widened; meetings and regions would bring in everybody."""


def around(view: View, entity: str, *, max_nodes: int) -> Neighbourhood:
    """An entity, its closest neighbours, and the relations among all of them.

    Neighbours are taken kind by kind in turn, most frequent first, so that a hub's meetings do not
    push its posts and directives out. Where they leave more than half of the room, it is filled
    with neighbours of neighbours.
    """
    touching = edges(view, view.members(entity))
    weight = _weights(touching, {entity})
    taken = in_turn(weight, max(0, max_nodes - 1))
    left_out: dict[str, int] = {}
    for other in weight.keys() - set(taken):
        kind = other.partition("/")[0]
        left_out[kind] = left_out.get(kind, 0) + 1
    chosen = [entity, *taken]
    through = [i for i in taken if i.partition("/")[0] in _SECOND_RING]
    if through and len(chosen) <= max_nodes // 2:
        wider = edges(view, [m for i in through for m in view.members(i)])
        chosen += in_turn(_weights(wider, set(chosen)), max_nodes - len(chosen))
        touching += wider
    inside = edges(view, [m for i in chosen for m in view.members(i)], among=True)
    known = set(chosen)
    kept = {(e.source, e.target, e.relation): e for e in (*touching, *inside) if {e.source, e.target} <= known}
    parties = view.parties(chosen)
    return Neighbourhood(
        tuple(parties[i] for i in chosen),
        tuple(sorted(kept.values(), key=lambda e: (-e.times, e.relation, e.source, e.target))),
        dict(sorted(left_out.items())),
    )


def _weights(found: Iterable[Edge], known: set[str]) -> dict[str, int]:
    """How often each entity that is not known yet is related to one that the edges touch."""
    weight: dict[str, int] = {}
    for edge in found:
        for end in {edge.source, edge.target} - known:
            weight[end] = weight.get(end, 0) + edge.times
    return weight


def in_turn(weight: dict[str, int], size: int) -> list[str]:
    """Up to `size` ids, one of each kind in turn, the most frequent of a kind first."""
    queues: dict[str, list[str]] = {}
    for other in sorted(weight, key=lambda i: (weight[i], i)):
        queues.setdefault(other.partition("/")[0], []).append(other)
    taken: list[str] = []
    while queues and len(taken) < size:
        for kind in sorted(queues):
            if len(taken) < size:
                taken.append(queues[kind].pop())
        queues = {kind: waiting for kind, waiting in queues.items() if waiting}
    return taken
