"""Proposals that two reports tell of one meeting, each with the features that speak for and against.

Only meetings of one day in different reports are compared. A score is the logistic function of a
sum of points; the points are set by hand, so a score ranks and explains, it is no measured chance.
`docs/decisions/0013-same-meeting.md` says how they were tried.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from graph import ids
from graph.judgements import RULES, Judgement, judge, resolve
from graph.model import Extraction
from graph.resources import data_path

SAME_FROM = 0.9
"""Score from which the rules judge "same"."""

UNSURE_FROM = 0.5
"""Score from which a pair is put before a person as "unsure"."""

BIAS = -3.0
"""Points before any feature: most meetings of one day are not the same."""

FULL_NAME = 2.0
"""Points of names that share two telling words or more, and all that one of them has."""

MAX_OF_A_DAY = 400
"""Meetings of one day that are all compared with each other; beyond, only those of one region are."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What of a reported meeting is compared."""

    id: str
    report: str
    name: str
    type: str
    date: str | None
    end_date: str | None = None
    region: str | None = None
    venue: str | None = None
    topic: str | None = None
    mode: str | None = None
    who: frozenset[str] = frozenset()
    """Ids of persons and organisations that took part, spoke or directed at it."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against: points, and a sentence with the values compared."""

    name: str
    points: float
    detail: str


def meeting_facts(extraction: Extraction) -> list[MeetingFacts]:
    """The meetings of one extraction, as they are compared."""
    x = extraction
    who: dict[str, set[str]] = defaultdict(set)
    told: list[tuple[str | None, str | None]] = [(a.meeting, a.who) for a in x.attendance]
    told += [(q.meeting, q.speaker) for q in x.quotes] + [(d.meeting, d.issuer) for d in x.directives]
    for meeting, party in told:
        if meeting and party and party.startswith(("person/", "organisation/")):
            who[meeting].add(party)
    regions = {o.id: o.region for o in x.organisations if o.region}
    out = []
    for m in x.meetings:
        hosts = [regions[a.who] for a in x.attendance if a.meeting == m.id and a.role == "host" and a.who in regions]
        out.append(
            MeetingFacts(
                m.id, ids.report_key(x.report.id), m.name, m.type, m.date, m.end_date, hosts[0] if hosts else None,
                m.venue, m.topic, m.mode, frozenset(who[m.id]),
            )
        )  # fmt: skip
    return out


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    lines = data_path("judgements", "generic_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=50_000)
def _words(text: str | None) -> frozenset[str]:
    """The telling words of a name, venue or topic: none of the generic ones, no numbers, no two letters."""
    found = map(str.casefold, _WORD.findall(text or ""))
    return frozenset(w for w in found if len(w) > 2 and not w.isdigit()) - _generic()


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set that both hold."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def features(one: MeetingFacts, other: MeetingFacts) -> list[Feature]:
    """Every feature that says something on a pair; what either report leaves open says nothing."""
    return [f for f in _features(one, other) if f is not None]


def _features(one: MeetingFacts, other: MeetingFacts) -> Iterator[Feature | None]:
    name = _name(one, other)
    yield name
    people = [frozenset(w for w in m.who if w.startswith("person/")) for m in (one, other)]
    both = people[0] & people[1]
    if both:
        # A governor may attend two meetings of one day: one person of six says less than one of one.
        points = (2.5 if len(both) == 1 else 4.0) * (0.5 + 0.5 * _shared(*people))
        yield Feature("people", points, f"the same people: {_list(both)}")
    elif all(people):
        yield Feature("people", -0.5, f"no person in common: {_list(people[0])} / {_list(people[1])}")
    bodies = [m.who - p for m, p in zip((one, other), people, strict=True)]
    if bodies[0] & bodies[1]:
        yield Feature("bodies", 1.0, f"the same bodies: {_list(bodies[0] & bodies[1])}")
    if one.region and other.region:
        yield _region(one.region, other.region)
    venues = _words(one.venue), _words(other.venue)
    if all(venues):
        share = _shared(*venues)
        yield Feature("venue", 1.5 * share if share else -0.5, f"venues: {one.venue} / {other.venue}")
        if share == 1 and name is not None and name.points >= FULL_NAME:
            yield Feature("name and venue", 1.2, "the same name in the same place on one day")
    told = _words(one.name) & _words(other.name)
    topics = _words(one.topic) - told, _words(other.topic) - told
    if _shared(*topics):
        yield Feature("topic", 1.0 * _shared(*topics), f"topics share: {_list(topics[0] & topics[1])}")
    if one.type == other.type:
        yield Feature("type", 0.5, f"both are {one.type}")
    elif "rapat" not in (one.type, other.type):
        yield Feature("type", -0.5, f"types: {one.type} / {other.type}")
    if one.mode and other.mode and one.mode != other.mode and "hybrid" not in (one.mode, other.mode):
        yield Feature("mode", -0.5, f"modes: {one.mode} / {other.mode}")


def _name(one: MeetingFacts, other: MeetingFacts) -> Feature | None:
    names = _words(one.name), _words(other.name)
    if not all(names):
        return None
    both = names[0] & names[1]
    if not both:
        few = min(map(len, names)) < 2
        return Feature("name", -0.5 if few else -2.0, f"names share no telling word: {one.name} / {other.name}")
    # One shared word ("banjir") says less than three, even where it is all that one name has.
    points = 3.0 * _shared(*names) * min(1.0, 0.4 + 0.3 * (len(both) - 1))
    return Feature("name", points, f"names share: {_list(both)}")


def _region(one: str, other: str) -> Feature:
    if one == other:
        return Feature("region", 1.0, f"the same region: {one}")
    if one.startswith(f"{other}.") or other.startswith(f"{one}."):
        return Feature("region", 0.0, f"one region within the other: {one} / {other}")
    return Feature("region", -4.0, f"different regions: {one} / {other}")


def score(found: Iterable[Feature]) -> float:
    """From 0 to 1, rounded to four decimals."""
    return round(1 / (1 + math.exp(-(BIAS + sum(f.points for f in found)))), 4)


def reason(found: Iterable[Feature]) -> str:
    """The features in words, the weightiest first: ``+4.0 the same people: ...; -0.5 venues: ...``."""
    ordered = sorted(found, key=lambda f: (-abs(f.points), f.name))
    return "; ".join(f"{f.points:+.1f} {f.detail}" for f in ordered)


def propose(meetings: Iterable[MeetingFacts], *, at: str, judged: Iterable[Judgement] = ()) -> list[Judgement]:
    """The rules' judgements "same" and "unsure" on pairs of meetings, in order of their ids.

    `at` is the moment (UTC, ISO). A pair that a person has judged, or on which a person took the
    rules' judgement back, is left alone, and so is one on which the rules have said the same before.
    Of two meetings in one report, at most one is proposed as the same as a meeting of another report.
    A pair that others join already is not put before a person.
    """
    settled: set[tuple[str, str]] = set()
    said: set[tuple[tuple[str, str], str, float | None]] = set()
    rows = list(judged)
    for old in rows:
        if old.by != RULES or (old.ended is not None and old.ended_by != RULES):
            settled.add(old.pair)
        elif old.ended is None:
            said.add((old.pair, old.verdict, old.score))
    days: dict[str, list[MeetingFacts]] = defaultdict(list)
    for meeting in meetings:
        if meeting.date:
            days[meeting.date].append(meeting)
    scored: list[tuple[float, MeetingFacts, MeetingFacts, list[Feature]]] = []
    for day in sorted(days):
        for one, other in _pairs(sorted(days[day], key=lambda m: m.id)):
            found = features(one, other)
            points = score(found)
            if points >= UNSURE_FROM:
                scored.append((points, one, other, found))
    taken: set[tuple[str, str]] = set()
    made: list[Judgement] = []
    for points, one, other, found in sorted(scored, key=lambda s: (-s[0], s[1].id, s[2].id)):
        places = {(one.id, other.report), (other.id, one.report)}
        sure = points >= SAME_FROM and taken.isdisjoint(places)
        if sure:
            taken |= places
        verdict = "same" if sure else "unsure"
        made.append(judge(one.id, other.id, verdict, by=RULES, at=at, score=points, reason=reason(found)))
    joined = resolve([*rows, *(j for j in made if j.verdict == "same")])
    return sorted(
        (
            j
            for j in made
            if j.pair not in settled
            and (j.pair, j.verdict, j.score) not in said
            and (j.verdict == "same" or joined.of(j.left) != joined.of(j.right))
        ),
        key=lambda j: j.pair,
    )


def _pairs(meetings: list[MeetingFacts]) -> Iterator[tuple[MeetingFacts, MeetingFacts]]:
    groups = [meetings]
    if len(meetings) > MAX_OF_A_DAY:
        regions: dict[str | None, list[MeetingFacts]] = defaultdict(list)
        for meeting in meetings:
            regions[meeting.region].append(meeting)
        groups = list(regions.values())
    for group in groups:
        for one, other in combinations(group, 2):
            if one.report != other.report:
                yield one, other
