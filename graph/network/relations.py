"""The projections there are: for each its rule in words, and the function that makes its units.

The words of `RULES` are shown to users as they stand; the functions follow them to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from graph.network.projections import Observation, Unit
from graph.network.rows import Belonging, Cited, Direction, Entity, Link, Presence, Tenure

DIRECTED_AS = ("party", "person", "post", "body")
"""Whom the nodes of directions stand for."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a projection is made, in the words that users read."""

    title: str
    directed: bool
    text: str
    nodes: tuple[str, ...]
    """Kinds of nodes."""


_WEIGHT = (
    "The weight counts distinct meetings; directives given outside a meeting count once a report. Statements from a "
    "party to itself make no edge."
)
RULES: dict[str, Rule] = {
    "directed-party": Rule(
        "Who directed whom, as named",
        True,
        "An edge goes from the issuer of a directive to each of its addressees, each as the report names it: a person, "
        f"a post, a body, a group or a place. {_WEIGHT}",
        ("person", "post", "organisation", "group", "place"),
    ),
    "directed-person": Rule(
        "Who directed whom, by person",
        True,
        "An edge goes from the person who issued a directive to each person it addresses. A post stands for the one "
        "person whom the same report calls its present holder; a directive whose issuer or addressee is no person "
        f"by this is left out. {_WEIGHT}",
        ("person", "group"),
    ),
    "directed-post": Rule(
        "Who directed whom, by post",
        True,
        "An edge goes from the post in which a directive was issued to each post it addresses. A person stands for the "
        "one post that the same report says they hold; parties without a post by this are left out, so that holders "
        f"come and go and the post stays. {_WEIGHT}",
        ("post", "group"),
    ),
    "directed-body": Rule(
        "Who directed whom, by body",
        True,
        "An edge goes from the body of the issuer to the body of each addressee. A person stands for the body of the "
        "one post that the same report says they hold, a post for its body; parties without a body by this are left "
        f"out. {_WEIGHT}",
        ("organisation", "group"),
    ),
    "co-attendance": Rule(
        "Who met whom",
        False,
        "An edge joins two parties that reports say took part in the same meeting, in whatever role. Reports of one "
        "meeting are read together. The weight counts distinct meetings, so that three outlets on one meeting count "
        "once. Being in the room together is all it says.",
        ("person", "organisation", "post", "group"),
    ),
    "person-post-body": Rule(
        "Who holds which post in which body",
        True,
        "An edge goes from a person to each post that a report says they hold or held, and from a post to its body. "
        "The weight counts distinct occasions: the meeting that the report is about, or the report.",
        ("person", "post", "organisation"),
    ),
    "hierarchy": Rule(
        "Which body is part of which",
        True,
        "An edge goes from a body to the body that reports say it is part of. The weight counts distinct reports.",
        ("organisation",),
    ),
    "co-citation": Rule(
        "Which regulations are cited together",
        False,
        "An edge joins two regulations that are cited on the same occasion, in the text or as the ground of a "
        "directive: in reports of the same meeting, or in the same report. The weight counts distinct occasions.",
        ("regulation",),
    ),
    "chains": Rule(
        "Which directive carries on which",
        True,
        "An edge goes from a directive to the directive that carries it on, or to the act that a report calls its "
        "follow-up. Where the report names only the party whose directive it is, the edge goes from that party. "
        "The weight counts distinct occasions.",
        ("directive", "followup", "person", "post", "organisation", "group"),
    ),
}
"""Name of a projection -> its rule."""


@dataclass(slots=True)
class Offices:
    """Who holds which post by one report."""

    posts: dict[str, set[str]] = field(default_factory=dict)
    """Person -> posts held at present."""
    holders: dict[str, set[str]] = field(default_factory=dict)
    """Post -> its present holders."""

    def add(self, tenure: Tenure) -> None:
        """Take note of a tenure; former ones say nothing of the present."""
        if not tenure.former:
            self.posts.setdefault(tenure.person, set()).add(tenure.post)
            self.holders.setdefault(tenure.post, set()).add(tenure.person)


def stands_for(party: str, level: str, offices: Offices, entities: Mapping[str, Entity]) -> str | None:
    """Whom a party stands for on a level of `DIRECTED_AS`, or None where that is not told for certain."""
    kind = party.partition("/")[0]
    if level == "party" or kind == "group":
        return party
    if level == "person":
        return party if kind == "person" else _only(offices.holders.get(party)) if kind == "post" else None
    if level == "post":
        return party if kind == "post" else _only(offices.posts.get(party)) if kind == "person" else None
    if kind == "organisation":
        return party
    post = party if kind == "post" else _only(offices.posts.get(party)) if kind == "person" else None
    known = entities.get(post or "")
    return known.part_of if known else None


def _only(found: set[str] | None) -> str | None:
    return next(iter(found)) if found and len(found) == 1 else None


def direction_units(rows: Iterable[Direction], offices: Offices, entities: Mapping[str, Entity]) -> dict[str, Unit]:
    """The directions of one report on each level."""
    made: dict[str, list[Observation]] = {level: [] for level in DIRECTED_AS}
    left_out, own = dict.fromkeys(DIRECTED_AS, 0), dict.fromkeys(DIRECTED_AS, 0)
    for row in rows:
        rest = (row.occasion, (row.report,), row.date, row.region, row.strength, row.confidence, row.evidence)
        known: dict[tuple[str, str], Observation] = {}
        for level in DIRECTED_AS:
            issuer = row.issuer_post if row.issuer_post and level in ("post", "body") else row.issuer
            source = stands_for(issuer, level, offices, entities)
            target = stands_for(row.addressee, level, offices, entities)
            if source is None or target is None:
                left_out[level] += 1
            elif source == target:
                own[level] += 1
            else:
                pair = source, target
                if pair not in known:  # most levels share it
                    known[pair] = Observation(source, target, *rest)
                made[level].append(known[pair])
    return {level: Unit(tuple(made[level]), left_out[level], own[level]) for level in DIRECTED_AS}


def meeting_unit(rows: Iterable[Presence]) -> Unit:
    """Who met whom in one meeting, from all reports of it."""
    by_party: dict[str, list[Presence]] = {}
    for row in rows:
        by_party.setdefault(row.who, []).append(row)
    if len(by_party) < 2:
        return Unit(())
    parties: list[tuple[str, tuple[str, ...], float, tuple[str, ...]]] = []
    for who in sorted(by_party):
        seen = by_party[who]
        first = seen[0]
        if len(seen) == 1:
            parties.append((who, (first.report,), first.confidence, first.evidence))
        else:
            parties.append(
                (
                    who,
                    tuple(sorted({r.report for r in seen})),
                    max(r.confidence for r in seen),
                    tuple(dict.fromkeys(e for r in seen for e in r.evidence)),
                )
            )
    any_row = first
    date = min((r.date for seen in by_party.values() for r in seen if r.date), default=None)
    region = next((r.region for seen in by_party.values() for r in seen if r.region), None)
    return Unit(
        tuple(
            [
                Observation(
                    a, b, any_row.meeting, ra if ra == rb else tuple(sorted({*ra, *rb})), date, region, None,
                    ca if ca < cb else cb, ea + eb,
                )
                for (a, ra, ca, ea), (b, rb, cb, eb) in combinations(parties, 2)
            ]
        )
    )  # fmt: skip


def office_unit(rows: Iterable[Tenure], occasion: str, entities: Mapping[str, Entity]) -> Unit:
    """Who holds or held which post in which body by one report."""
    made: list[Observation] = []
    bodies: set[str] = set()
    for row in rows:
        known = entities.get(row.post)
        body = row.body or (known.part_of if known else None)
        region = entities[body].region if body and body in entities else None
        rest = (occasion, (row.report,), row.date, region, None, row.confidence, row.evidence)
        made.append(Observation(row.person, row.post, *rest))
        if body and row.post not in bodies:
            bodies.add(row.post)
            made.append(Observation(row.post, body, *rest))
    return Unit(tuple(made))


def belonging_unit(rows: Iterable[Belonging], entities: Mapping[str, Entity]) -> Unit:
    """Which body is part of which by one report."""
    made: list[Observation] = []
    own = 0
    for row in rows:
        if row.body == row.parent:
            own += 1
            continue
        region = entities[row.body].region if row.body in entities else None
        made.append(
            Observation(
                row.body, row.parent, f"report/{row.report}", (row.report,), row.date, region, None, 1.0, row.evidence
            )
        )
    return Unit(tuple(made), 0, own) if made or own else Unit(())


def citation_unit(rows: Iterable[Cited], occasion: str) -> Unit:
    """Which regulations were cited together on one occasion, from all reports of it."""
    by_law: dict[str, list[Cited]] = {}
    for row in rows:
        by_law.setdefault(row.regulation, []).append(row)
    made = []
    for a, b in combinations(sorted(by_law), 2):
        both = [*by_law[a], *by_law[b]]
        sure = min(max(r.confidence for r in by_law[law]) for law in (a, b))
        made.append(
            Observation(
                a, b, occasion, tuple(sorted({r.report for r in both})),
                min((r.date for r in both if r.date), default=None), next((r.region for r in both if r.region), None),
                None, sure, tuple(dict.fromkeys(e for r in both for e in r.evidence)),
            )
        )  # fmt: skip
    return Unit(tuple(made))


def chain_unit(rows: Iterable[Link], occasion: str) -> Unit:
    """Which directive carries on which, by one report."""
    made, own = [], 0
    for row in rows:
        if row.source == row.target:
            own += 1
            continue
        made.append(
            Observation(
                row.source,
                row.target,
                occasion,
                (row.report,),
                row.date,
                row.region,
                row.strength,
                row.confidence,
                row.evidence,
            )
        )
    return Unit(tuple(made), 0, own) if made or own else Unit(())
