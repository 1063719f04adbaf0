"""An exploration: moves that each bring something into a picture, done again in order from the address of a page.

The same moves over the same dataset always give the same things in the same order, so a picture is
its moves: it can be linked to, undone and exported. What is filtered afterwards changes nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graph import exploring
from graph.exploring import Direction, Scope
from graph.neighbourhood import in_turn
from graph.paths import HOPS, RELATIONS_OF_PATHS, Paths, paths
from graph.views import View

CLOSE = 14
"""Neighbours that a start brings with it, kind by kind in turn."""
BATCH = 40
"""Neighbours that one expansion brings; doing it again brings the next."""
UNLESS_ASKED = ("issued", "addressed_to", "named_in")
"""Relations that only an expansion of their own brings in: whom somebody directed is shown rather
than each directive, and reports name everything."""
_BROAD = Scope(tuple(r for r in exploring.RELATIONS if r not in UNLESS_ASKED))


@dataclass(frozen=True, slots=True)
class Start:
    """Begin at a thing, with its closest neighbours."""

    id: str


@dataclass(frozen=True, slots=True)
class Add:
    """Bring in one thing alone."""

    id: str


@dataclass(frozen=True, slots=True)
class Expand:
    """Bring in the neighbours of a thing: all, or those of one relation, direction and kind."""

    id: str
    relation: str | None = None
    direction: Direction | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    confidence: float = 0.0

    @property
    def scope(self) -> Scope:
        """Which statements count for it."""
        relations = (self.relation,) if self.relation else _BROAD.relations
        return Scope(relations, self.since, self.until, self.confidence)


@dataclass(frozen=True, slots=True)
class Connect:
    """Bring in the shortest paths between two things."""

    source: str
    target: str
    relations: tuple[str, ...] = RELATIONS_OF_PATHS
    hops: int = HOPS
    confidence: float = 0.0


Move = Start | Add | Expand | Connect


@dataclass(frozen=True, slots=True)
class Exploration:
    """What the moves brought in."""

    stages: tuple[tuple[str, ...], ...] = ()
    """For each move that brought something, what was new with it."""
    starts: tuple[str, ...] = ()
    waiting: frozenset[str] = frozenset()
    """What was found and not brought in: for the limit of the picture, or until asked again."""
    full: bool = False
    """Whether the limit of the picture kept something out."""
    paths: tuple[Paths, ...] = ()
    unknown: tuple[str, ...] = ()
    """Ids of the moves that the dataset does not hold (any more)."""

    @property
    def nodes(self) -> tuple[str, ...]:
        """All things, in the order in which they came."""
        return tuple(node for stage in self.stages for node in stage)

    @property
    def left_out(self) -> dict[str, int]:
        """How many of each kind are waiting."""
        return dict(sorted(Counter(node.partition("/")[0] for node in self.waiting).items()))


def explore(view: View, moves: Sequence[Move], *, max_nodes: int) -> Exploration:
    """Do some moves in order, up to `max_nodes` things."""
    return _explored(view, view.version(), tuple(moves), max_nodes)


@lru_cache(512)
def _explored(view: View, version: str, moves: tuple[Move, ...], max_nodes: int) -> Exploration:
    """One move upon what the moves before it brought, which is remembered."""
    if not moves:
        return Exploration()
    before = _explored(view, version, moves[:-1], max_nodes)
    move = moves[-1]
    ends = (move.source, move.target) if isinstance(move, Connect) else (move.id,)
    at = exploring.standing(view, ends)
    there = exploring.known(view, at.values())
    missing = tuple(end for end in ends if at[end] not in there)
    if missing:
        return replace(before, unknown=(*before.unknown, *(m for m in missing if m not in before.unknown)))
    shown = set(before.nodes)
    wanted, rest, found = _brought(view, move, at, shown)
    new = [node for node in dict.fromkeys(wanted) if node not in shown]
    taken = new[: max(0, max_nodes - len(shown))]
    started = [at[end] for end in ends] if isinstance(move, Start | Add) else []
    return Exploration(
        stages=(*before.stages, tuple(taken)) if taken else before.stages,
        starts=tuple(dict.fromkeys((*before.starts, *(s for s in started if s in shown or s in taken)))),
        waiting=(before.waiting | {*new, *rest}) - shown - set(taken),
        full=before.full or len(taken) < len(new),
        paths=(*before.paths, found) if found else before.paths,
        unknown=before.unknown,
    )


def _brought(view: View, move: Move, at: dict[str, str], shown: set[str]) -> tuple[list[str], list[str], Paths | None]:
    """What a move brings, what else there is that it leaves for later, and the paths it found."""
    if isinstance(move, Connect):
        found = paths(
            view, at[move.source], at[move.target], relations=move.relations, hops=move.hops,
            scope=Scope(confidence=move.confidence),
        )  # fmt: skip
        return [at[move.source], *found.nodes, at[move.target]], [], found
    own = at[move.id]
    if isinstance(move, Add):
        return [own], [], None
    if isinstance(move, Start):
        around = exploring.neighbours(view, own, _BROAD) or exploring.neighbours(view, own)
        close = in_turn(around, CLOSE)
        return [own, *close], [n for n in around if n not in close], None
    around = exploring.neighbours(view, own, move.scope, direction=move.direction, kind=move.kind)
    more = [node for node in around if node not in shown]
    return [own, *more[:BATCH]], more[BATCH:], None
