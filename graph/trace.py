"""The trace: from a directive, party, meeting, regulation or topic, upstream and downstream.

A step is a directive (or a reported follow-up); a link joins a step to the one it carries on. Links
are of two sorts and never mixed up:

- *stated*: a report says so (``follows``, or a follow-up that names its directive);
- *possible*: no report says so. It is offered where the one who directs was addressed before (by
  name, by post, as the head of a body or as part of a group), at most `WINDOW_DAYS` earlier, and
  both speak of the same: they rest on one regulation or share at least `SHARED_WORDS` telling words.

That nothing follows a directive here is no finding that nothing was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from graph import directive_views, relation_views
from graph.acts import Act, Acts, telling_words
from graph.continuations import SHARED_WORDS, WINDOW_DAYS, continuations, days_after
from graph.directive_views import DirectiveFilter, DirectiveRow
from graph.relation_views import FollowUpRow
from graph.views import IN, View, listed

Found = TypeVar("Found")

SEEDS_MAX = 12
"""Directives a trace of a party, meeting, regulation or topic starts from: the newest."""
STEPS_MAX = 60
"""Steps of one trace; what is left out is counted."""
STATED_MAX = 20
"""Directives that state to carry on one step, and follow-ups stated of it, at most: the newest."""

KINDS = ("directive", "person", "organisation", "post", "group", "meeting", "regulation", "place")
"""Kinds of local ids a trace can start from."""


@dataclass(frozen=True, slots=True)
class Link:
    """One step carries on another."""

    earlier: str
    """Id of the directive that is carried on."""
    later: str
    """Id of the directive or follow-up that carries it on."""
    stated: bool
    reason: str
    """stated: follows, follow_up; possible: regulation or words."""
    shared: tuple[str, ...] = ()
    """What both speak of: labels of regulations, or words."""


@dataclass(frozen=True, slots=True)
class Step:
    """A directive or a follow-up in a trace."""

    id: str
    depth: int
    """0 for what the trace starts from; negative upstream, positive downstream."""
    directive: DirectiveRow | None = None
    follow_up: FollowUpRow | None = None
    party: str | None = None
    """Id of the party whose directive this carries on, where no report tells which directive that is."""

    @property
    def date(self) -> str | None:
        """The step's day, as its report tells it."""
        found = self.directive or self.follow_up
        return found.date if found else None


@dataclass(frozen=True, slots=True)
class TraceFilter:
    """Which steps are wanted; an empty field asks for nothing."""

    since: str | None = None
    until: str | None = None
    strengths: tuple[str, ...] = ()
    region: str | None = None
    possible: bool = True
    """Whether possible links are followed, too."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A trace: its steps by depth and day, and the links between them."""

    start: str
    steps: tuple[Step, ...]
    links: tuple[Link, ...]
    left_out: int
    """Steps not shown because the trace is full."""

    def level(self, depth: int) -> tuple[Step, ...]:
        """The steps of one depth, in order of time."""
        return tuple(step for step in self.steps if step.depth == depth)

    @property
    def depths(self) -> tuple[int, ...]:
        """The depths there are, upstream first."""
        return tuple(sorted({step.depth for step in self.steps}))

    def into(self, step_id: str) -> tuple[Link, ...]:
        """The links by which a step carries on others."""
        return tuple(link for link in self.links if link.later == step_id)


def trace(
    view: View,
    start: str,
    *,
    topic: str | None = None,
    up: int = 3,
    down: int = 3,
    wanted: TraceFilter | None = None,
    acts: Acts | None = None,
) -> Trace:
    """The trace from `start`, `up` steps upstream and `down` steps downstream.

    Args:
        start: a local id of one of `KINDS`, or "" for a trace of `topic`.
        topic: a full-text query (`graph.search.match`) over the acts.
        acts: the directives of `view` as held in memory from trace to trace; read anew where none are given.
    """
    wanted = wanted or TraceFilter()
    acts = acts or Acts(view)
    maker = _Maker(acts, wanted)
    seeds = _seeds(view, start, topic, wanted)
    known = acts.some(seeds)
    for local_id in seeds:
        if local_id in known:
            maker.add(_Node(local_id, 0, known[local_id]))
    maker.spread(up, direction=-1)
    maker.spread(down, direction=1)
    steps = sorted(_shown(view, maker.nodes.values()), key=lambda step: (step.depth, step.date or "", step.id))
    shown = {step.id for step in steps}
    links = tuple(link for link in dict.fromkeys(maker.links) if link.earlier in shown and link.later in shown)
    return Trace(start, tuple(steps), links, maker.left_out)


def _shown(view: View, nodes: Iterable[_Node]) -> Iterator[Step]:
    """The steps with everything that is shown of them, read for all at once."""
    kept = list(nodes)
    rows = {row.id: row for row in directive_views.some(view, [node.id for node in kept if node.act], also=True)}
    done = {row.id: row for row in relation_views.follow_ups_among(view, [node.id for node in kept if node.done])}
    for node in kept:
        if node.id in rows:
            yield Step(node.id, node.depth, directive=rows[node.id])
        elif node.id in done:
            yield Step(node.id, node.depth, follow_up=done[node.id])
        elif node.party:
            yield Step(node.id, node.depth, party=node.party)


def _seeds(view: View, start: str, topic: str | None, wanted: TraceFilter) -> list[str]:
    """Ids of the directives that a trace starts from."""
    base = DirectiveFilter(since=wanted.since, until=wanted.until, strengths=wanted.strengths, region=wanted.region)
    kind = start.partition("/")[0]
    if kind == "directive":
        return [start]
    if not start:
        return list(directive_views.first_ids(view, replace(base, words=topic), size=SEEDS_MAX))
    members = view.members(view.canonical(start))
    if kind == "regulation":
        whole, _, article = start.removeprefix("regulation/").partition("/")
        named = replace(base, regulation=f"regulation/{whole}", article=article or None)
    elif kind == "meeting":
        named = replace(base, meeting=view.canonical(start))
    elif kind == "place":
        named = replace(base, region=start)
    else:
        if kind == "organisation":
            members += _posts_of(view, members)
        given = directive_views.first_ids(view, replace(base, issuers=members), size=SEEDS_MAX)
        taken = directive_views.first_ids(view, replace(base, addressees=members), size=SEEDS_MAX)
        both = given | taken
        return sorted(both, key=lambda local_id: both[local_id] or "", reverse=True)[:SEEDS_MAX]
    return list(directive_views.first_ids(view, named, size=SEEDS_MAX))


def _posts_of(view: View, bodies: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        row["id"] for row in view.rows(f"SELECT id FROM entity WHERE kind = 'post' AND part_of {IN}", (listed(bodies),))
    )


@dataclass(frozen=True, slots=True)
class _Node:
    """A step before it is read in full: what decides whether it is wanted and how the trace goes on."""

    id: str
    depth: int
    act: Act | None = None
    done: bool = False
    """Whether it is a follow-up."""
    day: str | None = None
    """Of a follow-up."""
    party: str | None = None

    @property
    def date(self) -> str | None:
        return self.act.date if self.act else self.day


class _Maker:
    """A trace while it grows, one level after the other; each level is looked up at once."""

    def __init__(self, acts: Acts, wanted: TraceFilter) -> None:
        self.view = acts.view
        self.acts = acts
        self.wanted = wanted
        self.nodes: dict[str, _Node] = {}
        self.links: list[Link] = []
        self._left_out: set[str] = set()

    @property
    def left_out(self) -> int:
        """Steps that found no room."""
        return len(self._left_out - self.nodes.keys())

    def add(self, node: _Node) -> None:
        """Take a step in, where it is wanted and there is room."""
        if node.id in self.nodes or not self._is_wanted(node):
            return
        if len(self.nodes) >= STEPS_MAX:
            self._left_out.add(node.id)
        else:
            self.nodes[node.id] = node

    def spread(self, levels: int, *, direction: int) -> None:
        """Follow the links from what the trace starts from, level by level."""
        for depth in range(levels):
            level = [node.act for node in self.nodes.values() if node.depth == depth * direction and node.act]
            if not level:
                return
            if direction < 0:
                self._upstream(level, -depth - 1)
            else:
                self._downstream(level, depth + 1)

    def _is_wanted(self, node: _Node) -> bool:
        wanted, day = self.wanted, node.date
        if node.depth == 0 or node.party:
            return True
        if (wanted.since and (day or "") < wanted.since) or (wanted.until and (day or "9") > wanted.until):
            return False
        act = node.act
        if act is None:
            return True
        if wanted.strengths and act.strength not in wanted.strengths:
            return False
        region = act.region or ""
        return not wanted.region or region == wanted.region or region.startswith(f"{wanted.region}.")

    def _join(self, node: _Node, link: Link) -> None:
        self.add(node)
        if node.id in self.nodes:
            self.links.append(link)

    def _upstream(self, level: Sequence[Act], depth: int) -> None:
        told = self.acts.some(act.follows for act in level if act.follows and act.follows.startswith("directive/"))
        asked = [act for act in level if self.wanted.possible or act.follows]
        possible = continuations(self.acts, asked, later=False)
        for act in level:
            follows = act.follows or ""
            if earlier := told.get(follows):
                self._join(_Node(earlier.id, depth, earlier), Link(earlier.id, act.id, True, "follows"))
            of_party = False
            for found in possible.get(act.id, ()):
                by_party = found.act.issuer == follows
                of_party = of_party or by_party
                if by_party or self.wanted.possible:
                    link = Link(found.act.id, act.id, False, found.reason, found.shared)
                    self._join(_Node(found.act.id, depth, found.act), link)
            if follows and not follows.startswith("directive/") and not of_party:
                step_id = f"{follows}#{act.id}"
                self._join(_Node(step_id, depth, party=follows), Link(step_id, act.id, True, "follows"))

    def _downstream(self, level: Sequence[Act], depth: int) -> None:
        own = [act.id for act in level]
        carried, done = self._carried_on(own), self._followed_up(own)
        possible = continuations(self.acts, level, later=True) if self.wanted.possible else {}
        by_issuer = self._done_for(level) if self.wanted.possible else {}
        for act in level:
            for later in carried.get(act.id, ()):
                self._join(_Node(later.id, depth, later), Link(act.id, later.id, True, "follows"))
            for node_id, day in done.get(act.id, ()):
                self._join(_Node(node_id, depth, done=True, day=day), Link(act.id, node_id, True, "follow_up"))
            for found in possible.get(act.id, ()):
                link = Link(act.id, found.act.id, False, found.reason, found.shared)
                self._join(_Node(found.act.id, depth, found.act), link)
            if not act.date:
                continue
            end = days_after(act.date, WINDOW_DAYS)
            for node_id, day, words in by_issuer.get(act.issuer or "", ()):
                shared = act.words & words
                if act.date <= day <= end and len(shared) >= SHARED_WORDS:
                    link = Link(act.id, node_id, False, "words", tuple(sorted(shared)))
                    self._join(_Node(node_id, depth, done=True, day=day), link)

    # The two indexes are named because most rows have nothing in the column: to the engine they look of no use.

    def _carried_on(self, own: Sequence[str]) -> dict[str, list[Act]]:
        """Directives that state to carry on some of them, by what they carry on; the newest first."""
        found = self.view.rows(
            "SELECT d.id, d.follows FROM json_each(?) w CROSS JOIN directive d INDEXED BY directive_follows "
            "ON d.follows = w.value ORDER BY +d.date DESC, d.id",
            (listed(own),),
        )
        acts = self.acts.some(row["id"] for row in found)
        return _grouped((row["follows"], acts[row["id"]]) for row in found if row["id"] in acts)

    def _followed_up(self, own: Sequence[str]) -> dict[str, list[tuple[str, str | None]]]:
        """Id and day of the follow-ups that name some of them, by what they name; the newest first."""
        found = self.view.rows(
            "SELECT f.id, f.directive, f.date FROM json_each(?) w CROSS JOIN follow_up f "
            "INDEXED BY follow_up_directive ON f.directive = w.value ORDER BY +f.date DESC, f.id",
            (listed(own),),
        )
        return _grouped((row["directive"], (row["id"], row["date"])) for row in found)

    def _done_for(self, level: Sequence[Act]) -> dict[str, list[tuple[str, str, frozenset[str]]]]:
        """Id, day and telling words of the follow-ups of an issuer that name no directive, by issuer; newest first."""
        days = [act.date for act in level if act.date and act.issuer]
        if not days:
            return {}
        issuers = listed({act.issuer for act in level if act.issuer})
        found = self.view.rows(
            "SELECT f.id, f.date, f.action, w.standing FROM (SELECT value AS id, value AS standing FROM json_each(?) "
            f"UNION SELECT id, canonical FROM canonical WHERE canonical {IN}) w "
            "CROSS JOIN follow_up f ON f.issuer = w.id "
            "WHERE f.directive IS NULL AND f.date BETWEEN ? AND ? ORDER BY f.date DESC, f.id",
            (issuers, issuers, min(days), days_after(max(days), WINDOW_DAYS)),
        )
        by_issuer: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
        for row in found:
            by_issuer.setdefault(row["standing"], []).append((row["id"], row["date"], telling_words(row["action"])))
        return by_issuer


def _grouped(pairs: Iterable[tuple[str, Found]]) -> dict[str, list[Found]]:
    """What belongs to each key, in order, `STATED_MAX` at most."""
    grouped: dict[str, list[Found]] = {}
    for key, found in pairs:
        several = grouped.setdefault(key, [])
        if len(several) < STATED_MAX:
            several.append(found)
    return grouped
