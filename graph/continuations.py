"""Which directives may carry one on: what trace offers as possible, and never as stated.

A later directive may carry an earlier one on where the one who gives it was addressed by the
earlier (by name, by post, as the head of a body or as part of a group), at most `WINDOW_DAYS`
before, and both speak of the same: they rest on one regulation or share at least `SHARED_WORDS`
telling words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from graph import directive_views
from graph.directive_views import DirectiveRow
from graph.resources import data_path
from graph.views import IN, View, listed

WINDOW_DAYS = 180
"""How long after a directive a possible continuation is looked for, in days: half a year, the
longest distance between a central directive and its regional echo in the sample stories."""
SHARED_WORDS = 2
"""Telling words two acts must share to speak of the same; one alone joined unrelated acts."""
CANDIDATES_MAX = 150
"""Directives compared with one for their words, and as many for their ground."""
TEXTS_KEPT = 20_000
"""Acts whose telling words are held in memory."""

_WORD = re.compile(r"[a-z][a-z-]{3,}")


@dataclass(frozen=True, slots=True)
class Continuation:
    """A directive that may carry another on, or that another may carry on."""

    row: DirectiveRow
    reason: str
    """regulation or words."""
    shared: tuple[str, ...]
    """What both speak of: labels of regulations, or words."""


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


@lru_cache(TEXTS_KEPT)
def telling_words(*texts: str | None) -> frozenset[str]:
    """Lower-case words of four letters or more that say what an act is about."""
    found = {word for text in texts if text for word in _WORD.findall(text.lower())}
    return frozenset(found - _generic())


def act_words(row: DirectiveRow) -> frozenset[str]:
    """Telling words of a directive and of the name of its meeting."""
    return telling_words(row.action, row.meeting.label if row.meeting else None)


class Continuations:
    """Finds possible continuations in one catalogue; made anew for each trace."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._names: dict[str, frozenset[str]] = {}

    def of(self, row: DirectiveRow, *, later: bool) -> list[Continuation]:
        """Directives that may carry this one on (`later`), or that it may carry on; the oldest first."""
        if row.date is None or (not later and row.issuer is None):
            return []
        words = act_words(row)
        bases = {basis.regulation.id: basis.regulation.label for basis in row.bases}
        found: list[Continuation] = []
        for other in self._near(row, words, bases, later=later):
            if other.id == row.id or (row.meeting and other.meeting and other.meeting.id == row.meeting.id):
                continue
            first, second = (row, other) if later else (other, row)
            if not self._was_addressed(second, first):
                continue
            shared_bases = [label for key, label in bases.items() if any(b.regulation.id == key for b in other.bases)]
            shared = words & act_words(other)
            if shared_bases:
                found.append(Continuation(other, "regulation", tuple(shared_bases)))
            elif len(shared) >= SHARED_WORDS:
                found.append(Continuation(other, "words", tuple(sorted(shared))))
        return found

    def _near(
        self, row: DirectiveRow, words: frozenset[str], bases: Iterable[str], *, later: bool
    ) -> tuple[DirectiveRow, ...]:
        """Directives of the period and of fitting parties that rest on the same regulations or share telling words."""
        assert row.date is not None
        far = days_after(row.date, WINDOW_DAYS if later else -WINDOW_DAYS)
        fitting, parties = self._givers(row) if later else self._addressing(row)
        values = [*((row.date, far) if later else (far, row.date)), *parties]
        near = (
            "WITH near AS MATERIALIZED (SELECT d.id, d.action, d.canonical FROM directive d "
            f"WHERE d.date BETWEEN ? AND ? AND {fitting}) "
        )
        ids: set[str] = set()
        if grounds := list(bases):
            grounded = self.view.rows(
                f"{near} SELECT DISTINCT near.id FROM near JOIN basis b ON b.directive = near.id "
                f"WHERE b.regulation {IN} ORDER BY near.id LIMIT ?",
                (*values, listed(grounds), CANDIDATES_MAX),
            )
            ids.update(str(found["id"]) for found in grounded)
        ids.update(self._alike(words, near, values))
        ids.discard(row.id)
        return directive_views.some(self.view, ids)

    def _alike(self, words: frozenset[str], near: str, values: list[object]) -> list[str]:
        """Ids of those near that share telling words, those that share most first."""
        if not words:
            return []
        met = self.view.rows(
            f"{near} SELECT near.id, near.action, e.label FROM near LEFT JOIN entity e ON e.id = near.canonical",
            values,
        )
        shared = {found["id"]: len(words & telling_words(found["action"], found["label"])) for found in met}
        alike = [found for found, number in shared.items() if number >= SHARED_WORDS]
        return sorted(alike, key=lambda found: (-shared[found], found))[:CANDIDATES_MAX]

    def _givers(self, first: DirectiveRow) -> tuple[str, list[object]]:
        """SQL for: those whom `first` addressed, or may have meant with a group, give `d`; a few more may pass."""
        asked = [party.id for party in first.addressees]
        posts = [i for i in asked if i.startswith("post/")]
        heads = self.view.among("SELECT id FROM entity WHERE kind = 'post' AND part_of IN ({ids})", asked)
        posts += [str(row["id"]) for row in heads]
        held = self.view.among("SELECT DISTINCT person FROM tenure WHERE NOT former AND post IN ({ids})", posts)
        meant = listed(self._all_ids([*asked, *posts, *(str(r["person"]) for r in held)]))
        sql, values = f"(d.issuer {IN} OR d.issuer_post {IN}", [meant, meant]
        labels = [p.label.lower() for p in first.addressees if p.kind == "group"]
        functions = {f for words, several in group_functions() if any(words in x for x in labels) for f in several}
        if functions:
            begins = " OR ".join("p.label LIKE ?" for _ in functions)
            sql += f" OR EXISTS (SELECT 1 FROM entity p WHERE p.id IN (d.issuer_post, d.issuer) AND ({begins}))"
            values += [f"{function}%" for function in sorted(functions)]
        return f"{sql})", list(values)

    def _addressing(self, second: DirectiveRow) -> tuple[str, list[object]]:
        """SQL for: `d` addresses whoever gives `second`, or a group that may mean them; a few more may pass."""
        me = listed(self._all_ids(self._stands_for(second)))
        group = " OR a.who LIKE 'group/%'" if self._post_label(second) else ""
        return f"EXISTS (SELECT 1 FROM addressee a WHERE a.directive = d.id AND (a.who {IN}{group}))", [me]

    def _all_ids(self, ids: Iterable[str]) -> list[str]:
        """These ids and all that judgements joined to them."""
        own = list(ids)
        joined = self.view.among("SELECT id FROM canonical WHERE canonical IN ({ids})", own)
        return [*own, *(str(row["id"]) for row in joined)]

    def _was_addressed(self, second: DirectiveRow, first: DirectiveRow) -> bool:
        """Was the one who gives `second` among those whom `first` addressed?"""
        if second.issuer is None or (first.issuer and first.issuer.id == second.issuer.id):
            return False
        me, post = self._stands_for(second), self._post_label(second)
        for party in first.addressees:
            if party.id in me:
                return True
            if party.kind == "group" and post:
                label = party.label.lower()
                if any(words in label and post.startswith(functions) for words, functions in group_functions()):
                    return _region_fits(first, second)
        return False

    @staticmethod
    def _post_label(row: DirectiveRow) -> str:
        if row.post:
            return row.post.label
        return row.issuer.label if row.issuer and row.issuer.kind == "post" else ""

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


def days_after(day: str, days: int) -> str:
    """The ISO date so many days after another; before it where negative."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
