"""Who took part in a gathering, and in which role.

A word of taking part is met ("dihadiri", "memimpin", "menggelar") and its parties are read on the
side where its grammar puts them; what a report leaves unsaid is not filled in. Someone who speaks
in the gathering is a speaker, someone interviewed after it a participant, and someone merely quoted
is not marked. The strongest role stated for a party and a gathering is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph import ids
from graph.model import ROLE_ORDER, Attendance, Span
from ingest.name_titles import RANK_TAIL
from ingest.participation.absence import came
from ingest.participation.companions import Companions
from ingest.participation.cues import STEMS, TRIGGER
from ingest.participation.reader import Claim
from ingest.stems import Stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Meeting, Quote
    from ingest.context import Context


_STEMS = Stems(STEMS)
_ALL_OF = re.compile(
    r"^(?:para|seluruh|segenap|semua|sejumlah|\d+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s+",
    re.IGNORECASE,
)
LAST_RESORT = frozenset({"A-25", "A-27"})
"""Rules that go by quotations or the headline alone: they tell nothing of someone whose part is told in words."""


def find_attendance(ctx: Context, meetings: Sequence[Meeting], quotes: Sequence[Quote] = ()) -> tuple[Attendance, ...]:
    """Participations the report states, in order of first evidence; none where there is no meeting.

    `meetings` are those `find_meetings` gave for the same context; `quotes` tell who is interviewed.
    """
    if not meetings or not ctx.frames:
        return ()
    reader = Companions(ctx, quotes)
    claims: list[Claim] = []
    reached = 0
    for start in _STEMS.word_starts(ctx.text):
        low = start - 3 if ctx.text[start - 3 : start] in ("di ", "Di ") else start
        if start < reached:
            continue
        match = TRIGGER.match(ctx.text, low) or (TRIGGER.match(ctx.text, start) if low < start else None)
        if match:
            reached = match.end()
            claims.extend(reader.read(match))
    claims.extend(reader.companions())
    return _strongest(ctx, came(ctx, claims))


def _is_rank(ctx: Context, who: str) -> bool:
    """Whether a group is no more than a rank, cut off the name it goes with ("Kasum TNI, Letjen TNI, Fulan")."""
    group = ctx.groups.get(who)
    if group is None or len(group.label) > _LONGEST_RANK:
        return False
    rank = next((hit for hit in ctx.gazetteer.find(group.label) if hit.kind == "rank" and hit.start == 0), None)
    if rank is None:
        return False
    tail = RANK_TAIL.match(group.label, rank.end)
    return (rank.end if tail is None else tail.end()) == len(group.label)


_LONGEST_RANK = 40
"""Longest rank with its corps, in characters."""


def _strongest(ctx: Context, claims: Iterable[Claim]) -> tuple[Attendance, ...]:
    """One participation for each party and gathering, with its strongest role and all its evidence."""
    best: dict[tuple[str, str], Claim] = {}
    spans: dict[tuple[str, str], set[Span]] = {}
    called: dict[tuple[str, str], str] = {}
    for told in claims:
        claim = told
        if _is_rank(ctx, claim.who):
            continue
        if claim.who in ctx.groups:  # "Camat se-Sleman" and "para camat se-Sleman" are the same
            bare = _ALL_OF.sub("", ctx.groups[claim.who].label).lower()
            claim = claim._replace(who=called.setdefault((claim.meeting, bare), claim.who))
        key = (claim.meeting, claim.who)
        known = best.get(key)
        if known is not None and claim.rule in LAST_RESORT:
            continue
        spans.setdefault(key, set()).add(claim.span)
        if known is None or ROLE_ORDER.index(claim.role) < ROLE_ORDER.index(known.role):
            best[key] = claim
    report = ctx.report.info.id
    return tuple(
        Attendance(
            id=ids.relation("participation", report, claim.meeting, claim.who),
            meeting=claim.meeting,
            who=claim.who,
            role=claim.role,
            evidence=tuple(sorted(spans[key])),
            rule=claim.rule,
            confidence=claim.confidence,
        )
        for key, claim in sorted(best.items(), key=lambda item: (min(spans[item[0]]), item[0]))
    )
