"""Directives as a trace weighs them: day, parties, telling words and grounds alone, held in memory by month.

A trace compares each of its steps with all directives of half a year. What is compared changes only
with the dataset, so it is read once for each month, and the months asked for last are kept.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from graph.resources import data_path
from graph.schema import JOIN_GROUNDS
from graph.views import IN, Party, View, listed

_WORD = re.compile(r"[a-z][a-z-]{3,}")


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """One directive, its parties and places under their canonical ids."""

    id: str
    date: str | None
    issuer: str | None
    post_label: str
    """Label of the post in which it was given; "" where no report tells one."""
    stands_for: frozenset[str]
    """Ids by which its issuer may have been addressed: person, post, the body it heads."""
    addressees: tuple[Party, ...]
    meeting: str | None
    region: str | None
    strength: str
    follows: str | None
    """Id of a directive, or of the party whose directive it carries on, as its report tells it."""
    words: frozenset[str]
    """Telling words of the act and of the name of its meeting."""
    grounds: Mapping[str, str]
    """Regulations it rests on: id -> label."""


@dataclass(frozen=True, slots=True, eq=False)
class Month:
    """The directives of one month, by whom they were given and whom they address."""

    size: int
    by: Mapping[str, Sequence[Act]]
    """By each id that the issuer may be addressed by."""
    by_post: Mapping[str, Sequence[Act]]
    """By the label of the issuer's post."""
    to: Mapping[str, Sequence[Act]]
    """By id of the addressee."""
    to_group: Mapping[str, Sequence[Act]]
    """By the label, in lower case, of a group that is addressed."""


class Acts:
    """The directives of a catalogue; may be asked by several threads.

    Args:
        kept: directives held in memory at most, by whole months; those of the months asked for last stay.
    """

    def __init__(self, view: View, *, kept: int = 0) -> None:
        self.view = view
        self._kept = kept
        self._lock = threading.Lock()
        self._version = ""
        self._months: OrderedDict[str, Month] = OrderedDict()

    @property
    def held(self) -> int:
        """Directives held at present."""
        with self._lock:
            return self._held()

    def _held(self) -> int:
        return sum(month.size for month in self._months.values())

    def some(self, ids: Iterable[str]) -> dict[str, Act]:
        """Those of some directives that there are, by id."""
        wanted = list(ids)
        found = _read(self.view, f"d.id {IN}", (listed(wanted),)) if wanted else []
        return {act.id: act for act in found}

    def months(self, names: Iterable[str]) -> dict[str, Month]:
        """Months (``2024-03``) by name."""
        wanted = sorted(set(names))
        with self._lock:
            version = self.view.version()
            if version != self._version:
                self._months.clear()
                self._version = version
            missing = [name for name in wanted if name not in self._months]
            for run in _runs(missing):
                self._months.update(self._load(run))
            for name in wanted:
                self._months.move_to_end(name)
            found = {name: self._months[name] for name in wanted}
            while self._held() > self._kept:
                self._months.popitem(last=False)
        return found

    def _load(self, run: Sequence[str]) -> dict[str, Month]:
        acts: dict[str, list[Act]] = {name: [] for name in run}
        for act in _read(self.view, "d.date >= ? AND d.date < ?", (run[0], month_after(run[-1]))):
            acts[(act.date or "")[:7]].append(act)
        return {name: _month(several) for name, several in acts.items()}


def month_after(name: str) -> str:
    """The month after one: ``2024-12`` -> ``2025-01``."""
    year, month = int(name[:4]), int(name[5:7])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def months_between(first: str, last: str) -> list[str]:
    """Names of the months from one ISO day to another, both included."""
    names = [first[:7]]
    while names[-1] < last[:7]:
        names.append(month_after(names[-1]))
    return names


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


def _runs(names: Sequence[str]) -> Iterable[list[str]]:
    """Months in stretches without a gap."""
    if not names:
        return
    run = [names[0]]
    for before, name in pairwise(names):
        if name != month_after(before):
            yield run
            run = []
        run.append(name)
    yield run


def _month(acts: Sequence[Act]) -> Month:
    by: dict[str, list[Act]] = {}
    by_post: dict[str, list[Act]] = {}
    to: dict[str, list[Act]] = {}
    to_group: dict[str, list[Act]] = {}
    for act in acts:
        for own in act.stands_for:
            by.setdefault(own, []).append(act)
        if act.post_label:
            by_post.setdefault(act.post_label, []).append(act)
        for party in act.addressees:
            to.setdefault(party.id, []).append(act)
            if party.kind == "group":
                to_group.setdefault(party.label.lower(), []).append(act)
    return Month(len(acts), by, by_post, to, to_group)


def _read(view: View, where: str, values: Sequence[Any]) -> list[Act]:
    """The directives `d` of a condition, whatever their number by the same few queries."""
    found = view.rows(
        "SELECT d.id, d.date, d.issuer, d.issuer_post, d.action, d.canonical, d.region, d.strength, d.follows "
        f"FROM directive d WHERE {where}",
        values,
    )
    addressees: dict[str, list[str]] = {}
    for directive, who in view.rows(
        f"SELECT a.directive, a.who FROM directive d JOIN addressee a ON a.directive = d.id WHERE {where} "
        "ORDER BY a.directive, a.position",
        values,
    ):
        addressees.setdefault(directive, []).append(who)
    grounds: dict[str, list[str]] = {}
    for directive, regulation in view.rows(
        f"SELECT b.directive, b.regulation FROM directive d {JOIN_GROUNDS} WHERE {where} "
        "ORDER BY b.directive, b.regulation",
        values,
    ):
        grounds.setdefault(directive, []).append(regulation)
    parties = view.parties(
        [row[name] for row in found for name in ("issuer", "issuer_post", "canonical", "region")]
        + [i for known in (addressees, grounds) for several in known.values() for i in several]
    )

    def party(local_id: str | None) -> Party | None:
        return parties[local_id] if local_id else None

    givers = [(party(row["issuer"]), party(row["issuer_post"])) for row in found]
    known_as = _known_as(view, set(givers))
    acts = []
    for row, giver in zip(found, givers, strict=True):
        issuer, post = giver
        meeting, region = party(row["canonical"]), party(row["region"])
        office = post or (issuer if issuer and issuer.kind == "post" else None)
        acts.append(
            Act(
                id=row["id"],
                date=row["date"],
                issuer=issuer.id if issuer else None,
                post_label=office.label if office else "",
                stands_for=known_as[giver],
                addressees=tuple(parties[who] for who in addressees.get(row["id"], ())),
                meeting=meeting.id if meeting else None,
                region=region.id if region else None,
                strength=row["strength"],
                follows=row["follows"],
                words=telling_words(row["action"], meeting.label if meeting else None),
                grounds={parties[i].id: parties[i].label for i in grounds.get(row["id"], ())},
            )
        )
    return acts


def _known_as(
    view: View, givers: Iterable[tuple[Party | None, Party | None]]
) -> dict[tuple[Party | None, Party | None], frozenset[str]]:
    """Ids by which an issuer in a post may have been addressed; one without a post, by those reported of them."""
    known = {giver: [party.id for party in giver if party] for giver in givers}
    alone = {mine[0] for mine in known.values() if len(mine) == 1 and mine[0].startswith("person/")}
    held: dict[str, list[str]] = {}
    for person, post in view.among(
        "SELECT DISTINCT person, post FROM tenure WHERE person IN ({ids}) AND NOT former", alone
    ):
        held.setdefault(person, []).append(post)
    for mine in known.values():
        if len(mine) == 1:
            mine += held.get(mine[0], ())
    posts = {i for mine in known.values() for i in mine if i.startswith("post/")}
    parts = view.among("SELECT id, part_of FROM entity WHERE id IN ({ids}) AND part_of IS NOT NULL", posts)
    bodies: dict[str, str] = {row["id"]: row["part_of"] for row in parts}
    return {giver: frozenset([*mine, *(bodies[i] for i in mine if i in bodies)]) for giver, mine in known.items()}
