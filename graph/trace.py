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

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from graph import directive_views, relation_views
from graph.directive_views import DirectiveFilter, DirectiveRow
from graph.relation_views import FollowUpRow
from graph.resources import data_path
from graph.views import IN, View, listed

WINDOW_DAYS = 180
"""How long after a directive a possible continuation is looked for, in days: half a year, the
longest distance between a central directive and its regional echo in the sample stories."""
SHARED_WORDS = 2
"""Telling words two acts must share to speak of the same; one alone joined unrelated acts."""
SEEDS_MAX = 12
"""Directives a trace of a party, meeting, regulation or topic starts from: the newest."""
STEPS_MAX = 60
"""Steps of one trace; what is left out is counted."""
CANDIDATES_MAX = 150
"""Directives compared with one step for their words, and as many for their ground."""

KINDS = ("directive", "person", "organisation", "post", "group", "meeting", "regulation", "place")
"""Kinds of local ids a trace can start from."""

_WORD = re.compile(r"[a-z][a-z-]{3,}")


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
        return directive_views.directives(view, replace(base, words=topic), size=SEEDS_MAX).rows
    members = view.members(view.canonical(start))
    if kind == "regulation":
        whole, _, article = start.removeprefix("regulation/").partition("/")
        return directive_views.directives(
            view, replace(base, regulation=f"regulation/{whole}", article=article or None), size=SEEDS_MAX
        ).rows
    if kind == "meeting":
        return directive_views.directives(view, replace(base, meeting=view.canonical(start)), size=SEEDS_MAX).rows
    if kind == "place":
        return directive_views.directives(view, replace(base, region=start), size=SEEDS_MAX).rows
    if kind == "organisation":
        members += _posts_of(view, members)
    given = directive_views.directives(view, replace(base, issuers=members), size=SEEDS_MAX).rows
    taken = directive_views.directives(view, replace(base, addressees=members), size=SEEDS_MAX).rows
    both = {row.id: row for row in (*given, *taken)}
    return sorted(both.values(), key=lambda row: row.date or "", reverse=True)[:SEEDS_MAX]


def _posts_of(view: View, bodies: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        row["id"] for row in view.rows(f"SELECT id FROM entity WHERE kind = 'post' AND part_of {IN}", (listed(bodies),))
    )


@cache
def group_functions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Words of a group's label -> beginnings of the labels of the posts it covers."""
    with data_path("trace", "group_functions.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            (row["words"], tuple(row["functions"].split("|"))) for row in csv.DictReader(lines, delimiter="\t")
        )


@cache
def _generic() -> frozenset[str]:
    lines = [
        line
        for path in (data_path("judgements", "generic_words.txt"), data_path("trace", "generic_acts.txt"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def telling_words(*texts: str | None) -> frozenset[str]:
    """Lower-case words of four letters or more that say what an act is about."""
    found = {word for text in texts if text for word in _WORD.findall(text.lower())}
    return frozenset(found - _generic())


class _Maker:
    """A trace while it grows, one level after the other."""

    def __init__(self, view: View, wanted: TraceFilter) -> None:
        self.view = view
        self.wanted = wanted
        self.steps: dict[str, Step] = {}
        self.links: list[Link] = []
        self.left_out = 0
        self._names: dict[str, frozenset[str]] = {}

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

    def _upstream(self, row: DirectiveRow, depth: int) -> None:
        follows = row.follows or ""
        if follows.startswith("directive/"):
            earlier = directive_views.directive(self.view, follows)
            if earlier is not None:
                self._join(Step(earlier.id, depth, directive=earlier), Link(earlier.id, row.id, True, "follows"))
        possible = self._possible(row, later=False) if self.wanted.possible or follows else ()
        told = False
        for other, link in possible:
            by_party = other.issuer is not None and other.issuer.id == follows
            if by_party or self.wanted.possible:
                told = told or by_party
                self._join(Step(other.id, depth, directive=other), link)
        if follows and not follows.startswith("directive/") and not told:
            step_id = f"{follows}#{row.id}"
            self._join(Step(step_id, depth, party=follows), Link(step_id, row.id, True, "follows"))

    def _downstream(self, row: DirectiveRow, depth: int) -> None:
        for later in directive_views.directives(self.view, DirectiveFilter(follows=(row.id,)), size=20).rows:
            self._join(Step(later.id, depth, directive=later), Link(row.id, later.id, True, "follows"))
        for done in relation_views.follow_ups(self.view, directives=(row.id,), size=20).rows:
            self._join(Step(done.id, depth, follow_up=done), Link(row.id, done.id, True, "follow_up"))
        if not self.wanted.possible:
            return
        for other, link in self._possible(row, later=True):
            self._join(Step(other.id, depth, directive=other), link)
        if row.issuer is None or row.date is None:
            return
        words = self._words(row)
        end = _days_after(row.date, WINDOW_DAYS)
        for done in relation_views.follow_ups(self.view, issuers=self.view.members(row.issuer.id), size=100).rows:
            if done.directive or not done.date or not row.date <= done.date <= end:
                continue
            shared = words & telling_words(done.action)
            if len(shared) >= SHARED_WORDS:
                self._join(
                    Step(done.id, depth, follow_up=done),
                    Link(row.id, done.id, False, "words", tuple(sorted(shared))),
                )

    def _words(self, row: DirectiveRow) -> frozenset[str]:
        return telling_words(row.action, row.meeting.label if row.meeting else None)

    def _possible(self, row: DirectiveRow, *, later: bool) -> list[tuple[DirectiveRow, Link]]:
        """Directives that may carry this one on (`later`), or that it may carry on."""
        if row.date is None:
            return []
        words = self._words(row)
        bases = {basis.regulation.id: basis.regulation.label for basis in row.bases}
        low, high = (
            (row.date, _days_after(row.date, WINDOW_DAYS)) if later else (_days_after(row.date, -WINDOW_DAYS), row.date)
        )
        found: list[tuple[DirectiveRow, Link]] = []
        for other in self._near(row, words, bases, low, high):
            if other.id == row.id or (row.meeting and other.meeting and other.meeting.id == row.meeting.id):
                continue
            first, second = (row, other) if later else (other, row)
            if not self._was_addressed(second, first):
                continue
            shared_bases = [label for key, label in bases.items() if any(b.regulation.id == key for b in other.bases)]
            shared = words & self._words(other)
            if shared_bases:
                found.append((other, Link(first.id, second.id, False, "regulation", tuple(shared_bases))))
            elif len(shared) >= SHARED_WORDS:
                found.append((other, Link(first.id, second.id, False, "words", tuple(sorted(shared)))))
        return found

    def _near(
        self, row: DirectiveRow, words: frozenset[str], bases: Iterable[str], low: str, high: str
    ) -> Sequence[DirectiveRow]:
        """Directives of a period that rest on the same regulations or share telling words, at most `CANDIDATES_MAX`."""
        ids = {
            found["directive"]
            for found in self.view.rows(
                f"SELECT b.directive FROM basis b JOIN directive d ON d.id = b.directive WHERE b.regulation {IN} "
                "AND d.date BETWEEN ? AND ? LIMIT ?",
                (listed(bases), low, high, CANDIDATES_MAX),
            )
        }
        ids.update(self._alike(words, low, high))
        ids.discard(row.id)
        return directive_views.some(self.view, ids)

    def _alike(self, words: frozenset[str], low: str, high: str) -> list[str]:
        """Ids of the directives of a period that share telling words, those that share most first."""
        if not words:
            return []
        asked = " OR ".join(f'"{word}"' for word in sorted(words))
        # The period comes first: a common word stands in a great part of all reports.
        met = self.view.rows(
            "WITH near AS MATERIALIZED (SELECT x.rowid AS place, d.id, d.action, d.canonical FROM directive d "
            "JOIN searchable x ON x.id = d.id WHERE d.date BETWEEN ? AND ?) "
            "SELECT near.id, near.action, e.label FROM near LEFT JOIN entity e ON e.id = near.canonical "
            "WHERE near.place IN (SELECT rowid FROM search WHERE search MATCH ?)",
            (low, high, f"body : ({asked})"),
        )
        shared = {found["id"]: len(words & telling_words(found["action"], found["label"])) for found in met}
        alike = [found for found, number in shared.items() if number >= SHARED_WORDS]
        return sorted(alike, key=lambda found: (-shared[found], found))[:CANDIDATES_MAX]

    def _was_addressed(self, second: DirectiveRow, first: DirectiveRow) -> bool:
        """Was the one who gives `second` among those whom `first` addressed?"""
        if second.issuer is None or (first.issuer and first.issuer.id == second.issuer.id):
            return False
        me = self._stands_for(second)
        post = second.post.label if second.post else (second.issuer.label if second.issuer.kind == "post" else "")
        for party in first.addressees:
            if party.id in me:
                return True
            if party.kind == "group" and post:
                label = party.label.lower()
                if any(words in label and post.startswith(functions) for words, functions in group_functions()):
                    return _region_fits(first, second)
        return False

    def _stands_for(self, row: DirectiveRow) -> frozenset[str]:
        """Ids by which the issuer of a directive may have been addressed: person, post, the body it heads."""
        key = row.id
        if key not in self._names:
            ids = [party.id for party in (row.issuer, row.post) if party]
            posts = [i for i in ids if i.startswith("post/")]
            if not posts and row.issuer and row.issuer.kind == "person":
                held = self.view.rows(
                    "SELECT DISTINCT post FROM tenure WHERE person = ? AND NOT former", (row.issuer.id,)
                )
                posts = [one["post"] for one in held]
                ids += posts
            bodies = self.view.among("SELECT part_of FROM entity WHERE id IN ({ids}) AND part_of IS NOT NULL", posts)
            self._names[key] = frozenset([*ids, *(one["part_of"] for one in bodies)])
        return self._names[key]


def _region_fits(first: DirectiveRow, second: DirectiveRow) -> bool:
    """A group addressed in one region does not cover posts of another; one addressed nationally covers all."""
    if first.region is None or second.region is None:
        return True
    above, below = first.region.id, second.region.id
    return below == above or below.startswith(f"{above}.")


def _days_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
