"""Gatherings that no list names: those called by a name of their own, and parties that meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.context import Hit
from ingest.meetings.names import Name, read_name
from ingest.meetings.phrase import AFTER, CLAUSE_BEFORE, DATED, DOUBTED, HABIT, PLANNED, STRONG, Phrase, sentence_at
from ingest.speech import subject
from ingest.stems import Stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import MeetingType
    from ingest.context import Context

_TITLED = re.compile(
    r"\b(?P<head>[Aa]cara|[Aa]jang|[Kk]egiatan|[Pp]rogram(?:\s+kegiatan)?)\s+(?:bergengsi\s+|kegiatan\s+)?(?=[A-Z\"“])"
)
_MEETS = re.compile(r"\b(?:menemui|bertemu(?:\s+dengan)?|menerima|beraudiensi(?:\s+dengan)?|mengunjungi)\s+(?=[A-Z])")
LEAD_OF_ENCOUNTERS = 4
"""An encounter counts as a gathering only in the first sentences, in sentences."""


TITLED_TAILS = Stems(("cara ", "jang ", "egiatan ", "rogram "))
_FESTIVE = re.compile(r"\b(?:Awards?|Penghargaan|Anugerah|Festival|Peringatan|Hari|Haul|Kirab|Karnaval)\b")


def titled(ctx: Context, places: Sequence[int]) -> Iterator[Phrase]:
    """ "Acara X", "ajang X": a gathering that only its own name calls one."""
    text = ctx.text
    for place in places:
        match = _TITLED.match(text, place)
        if match is None:
            continue
        at = sentence_at(ctx, match.start())
        if at < 0 or ctx.entities.in_quote(match.start()):
            continue
        low, high = ctx.sentences[at].start, ctx.sentences[at].end
        name = read_name(ctx, Hit(match.start(), match.end() - 1, "meeting", -1), low, high, proper=True)
        if len(name.text.split()) < 3:
            continue
        text_of = name.text.split(None, 1)[1].removeprefix("bergengsi ").removeprefix("kegiatan ")
        before = text[max(low, match.start() - CLAUSE_BEFORE) : match.start()]
        strong = STRONG.search(before) is not None or AFTER.match(text, name.end, high) is not None
        if not strong:
            continue
        kind: MeetingType = "ceremony" if _FESTIVE.search(text_of) else "other"
        yield Phrase(
            match.start(), name.end, kind, "titled", at, name._replace(text=text_of), refers=False, strong=True,
            weak=False,
            doubted=DOUBTED.search(before) is not None or HABIT.match(text, name.end, high) is not None,
            planned=PLANNED.search(before) is not None, other=False,
        )  # fmt: skip


def encounters(ctx: Context) -> Iterator[Phrase]:
    """ "Gubernur X menemui Menteri Y": two parties meet, and the clause is all the name there is."""
    text = ctx.text
    lead = ctx.sentences[:LEAD_OF_ENCOUNTERS]
    for match in _MEETS.finditer(text, 0, lead[-1].end) if lead else ():
        at = sentence_at(ctx, match.start())
        if at < 0 or ctx.entities.in_quote(match.start()):
            continue
        low, high = ctx.sentences[at].start, ctx.sentences[at].end
        left = subject(ctx, low, match.start())
        right = next(iter(ctx.mentions_between(match.end(), min(high, match.end() + 12))), None)
        if left is None or right is None or right.kind not in ("person", "post"):
            continue
        last = right
        for mention in ctx.mentions_between(right.start, min(high, right.start + 160)):
            if ctx.entities.apposed.get(right.start) == mention.id:
                last = mention
        dated = any(low <= date.start < high for date in ctx.dates)
        if not dated and DATED.search(text, low, high) is None:
            continue
        name = Name(left.start, last.end, " ".join(text[left.start : last.end].split()), frozenset(), None)
        yield Phrase(
            left.start, last.end, "audiensi", "encounter", at, name, refers=False, strong=True, weak=False,
            doubted=DOUBTED.search(text[low : match.start()]) is not None,
            planned=PLANNED.search(text, left.end, match.start()) is not None, other=False,
        )  # fmt: skip
