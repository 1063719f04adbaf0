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

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph import directive_views, relation_views
from graph.continuations import (
    SHARED_WORDS,
    WINDOW_DAYS,
    Continuation,
    Continuations,
    act_words,
    days_after,
    telling_words,
)
from graph.directive_views import DirectiveFilter, DirectiveRow
from graph.relation_views import FollowUpRow
from graph.views import IN, View, listed

SEEDS_MAX = 12
"""Directives a trace of a party, meeting, regulation or topic starts from: the newest."""
STEPS_MAX = 60
"""Steps of one trace; what is left out is counted."""

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
) -> Trace:
    """The trace from `start`, `up` steps upstream and `down` steps downstream.

    Args:
        start: a local id of one of `KINDS`, or "" for a trace of `topic`.
        topic: a full-text query (`graph.search.match`) over the acts.
    """
    wanted = wanted or TraceFilter()
    maker = _Maker(view, wanted)
    for row in _seeds(view, start, topic, wanted):
        maker.add(Step(row.id, 0, directive=row))
    maker.spread(up, direction=-1)
    maker.spread(down, direction=1)
    steps = sorted(maker.steps.values(), key=lambda step: (step.depth, step.date or "", step.id))
    shown = {step.id for step in steps}
    links = tuple(link for link in dict.fromkeys(maker.links) if link.earlier in shown and link.later in shown)
    return Trace(start, tuple(steps), links, maker.left_out)


def _seeds(view: View, start: str, topic: str | None, wanted: TraceFilter) -> Sequence[DirectiveRow]:
    base = DirectiveFilter(since=wanted.since, until=wanted.until, strengths=wanted.strengths, region=wanted.region)
    kind = start.partition("/")[0]
    if kind == "directive":
        row = directive_views.directive(view, start)
        return [row] if row else []
    if not start:
        return directive_views.first(view, replace(base, words=topic), size=SEEDS_MAX)
    members = view.members(view.canonical(start))
    if kind == "regulation":
        whole, _, article = start.removeprefix("regulation/").partition("/")
        return directive_views.first(
            view, replace(base, regulation=f"regulation/{whole}", article=article or None), size=SEEDS_MAX
        )
    if kind == "meeting":
        return directive_views.first(view, replace(base, meeting=view.canonical(start)), size=SEEDS_MAX)
    if kind == "place":
        return directive_views.first(view, replace(base, region=start), size=SEEDS_MAX)
    if kind == "organisation":
        members += _posts_of(view, members)
    given = directive_views.first(view, replace(base, issuers=members), size=SEEDS_MAX)
    taken = directive_views.first(view, replace(base, addressees=members), size=SEEDS_MAX)
    both = {row.id: row for row in (*given, *taken)}
    return sorted(both.values(), key=lambda row: row.date or "", reverse=True)[:SEEDS_MAX]


def _posts_of(view: View, bodies: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        row["id"] for row in view.rows(f"SELECT id FROM entity WHERE kind = 'post' AND part_of {IN}", (listed(bodies),))
    )


class _Maker:
    """A trace while it grows, one level after the other."""

    def __init__(self, view: View, wanted: TraceFilter) -> None:
        self.view = view
        self.wanted = wanted
        self.steps: dict[str, Step] = {}
        self.links: list[Link] = []
        self.left_out = 0
        self._continuations = Continuations(view)

    def add(self, step: Step) -> bool:
        """Take a step in; False where it was there, is not wanted, or the trace is full."""
        if step.id in self.steps or not self._is_wanted(step):
            return False
        if len(self.steps) >= STEPS_MAX:
            self.left_out += 1
            return False
        self.steps[step.id] = step
        return True

    def spread(self, levels: int, *, direction: int) -> None:
        """Follow the links from what the trace starts from, level by level."""
        for depth in range(levels):
            for step in [s for s in self.steps.values() if s.depth == depth * direction and s.directive]:
                assert step.directive is not None
                if direction < 0:
                    self._upstream(step.directive, step.depth - 1)
                else:
                    self._downstream(step.directive, step.depth + 1)

    def _is_wanted(self, step: Step) -> bool:
        wanted, day = self.wanted, step.date
        if step.depth == 0 or step.party:
            return True
        if (wanted.since and (day or "") < wanted.since) or (wanted.until and (day or "9") > wanted.until):
            return False
        row = step.directive
        if row is None:
            return True
        if wanted.strengths and row.strength not in wanted.strengths:
            return False
        region = row.region.id if row.region else ""
        return not wanted.region or region == wanted.region or region.startswith(f"{wanted.region}.")

    def _join(self, step: Step, link: Link) -> None:
        self.add(step)
        if step.id in self.steps:
            self.links.append(link)

    def _offer(self, found: Continuation, depth: int, link: Link) -> None:
        self._join(Step(found.row.id, depth, directive=found.row), link)

    def _upstream(self, row: DirectiveRow, depth: int) -> None:
        follows = row.follows or ""
        if follows.startswith("directive/"):
            earlier = directive_views.directive(self.view, follows)
            if earlier is not None:
                self._join(Step(earlier.id, depth, directive=earlier), Link(earlier.id, row.id, True, "follows"))
        possible = self._continuations.of(row, later=False) if self.wanted.possible or follows else ()
        told = False
        for found in possible:
            by_party = found.row.issuer is not None and found.row.issuer.id == follows
            if by_party or self.wanted.possible:
                told = told or by_party
                self._offer(found, depth, Link(found.row.id, row.id, False, found.reason, found.shared))
        if follows and not follows.startswith("directive/") and not told:
            step_id = f"{follows}#{row.id}"
            self._join(Step(step_id, depth, party=follows), Link(step_id, row.id, True, "follows"))

    def _downstream(self, row: DirectiveRow, depth: int) -> None:
        for later in directive_views.first(self.view, DirectiveFilter(follows=(row.id,)), size=20):
            self._join(Step(later.id, depth, directive=later), Link(row.id, later.id, True, "follows"))
        for done in relation_views.follow_ups(self.view, directives=(row.id,), size=20).rows:
            self._join(Step(done.id, depth, follow_up=done), Link(row.id, done.id, True, "follow_up"))
        if not self.wanted.possible:
            return
        for found in self._continuations.of(row, later=True):
            self._offer(found, depth, Link(row.id, found.row.id, False, found.reason, found.shared))
        if row.issuer is None or row.date is None:
            return
        words = act_words(row)
        end = days_after(row.date, WINDOW_DAYS)
        for done in relation_views.follow_ups(self.view, issuers=self.view.members(row.issuer.id), size=100).rows:
            if done.directive or not done.date or not row.date <= done.date <= end:
                continue
            shared = words & telling_words(done.action)
            if len(shared) >= SHARED_WORDS:
                self._join(
                    Step(done.id, depth, follow_up=done),
                    Link(row.id, done.id, False, "words", tuple(sorted(shared))),
                )
