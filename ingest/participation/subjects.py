"""Who is the subject of a verb of taking part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.clause_subjects import subject
from ingest.participation.clauses import (
    ACTED_ON,
    CLAUSE_START,
    COLLECTS,
    DASHED,
    FINITE,
    FIRST_DONE,
    JOINING,
    OF_GROUP,
    OF_PEOPLE,
    OPENING,
    PREPOSED,
    PURPOSE,
    SET_OFF,
    SUBJECT_LEAD,
)
from ingest.participation.cues import (
    NARRATES,
    VERB_WITHIN,
    WHILE_SO,
)
from ingest.participation.cutting import GROUP_LEAD
from ingest.participation.items import is_named_for, party_id
from ingest.participation.lists import Listed, read_list
from ingest.participation.places import Places

if TYPE_CHECKING:
    from ingest.context import Mention, Sentence


_BESIDES = ("sekaligus ", "sekaligus yang ")
"""Right before what someone did beside what was just told of him."""
DONE_BY = re.compile(r"\bdi[a-z]{3,}\s+(?:langsung\s+)?oleh\s+(?=[A-Z])")
"""Before the one who did what someone tells of."""
_JOINED = ("/", "-", "–")
"""Between two bodies written as one."""
DATELINE_WITHIN = 90
"""A dateline that no reader took away ends at most this far after the start of its sentence, in characters."""


class Subjects(Places):
    """Reads the parties before a verb."""

    def _subjects(self, sentence: Sentence, verb: int) -> list[Listed]:
        """The parties that are the subject of the verb at `verb`: its first party and those joined to it."""
        ctx = self.ctx
        low = sentence.start
        if self.text.endswith(_BESIDES, low, verb) and (done := self._done_by(low, verb)) is not None:
            return done
        named = ctx.mentions_between(low, verb)
        for found in CLAUSE_START.finditer(self.text, low, verb):
            if any(m.start < found.start() < m.end for m in named):
                continue
            if JOINING.match(found[0]) and not FINITE.search(self.text, low, found.start()):
                continue  # "A, B, dan C hadir": the list goes on
            if named and named[-1].start >= found.end():
                low = found.end()
        if low == sentence.start and (passed := self._first_done(low, verb)) is not None:
            # "Usai mengikuti arahan Mendagri, Bupati memimpin rapat"
            low = self._after_comma(passed, [m for m in named if m.start > passed])
        first = self._doer(low, verb)
        said = NARRATES.search(self.text, first.end, verb) if first else None
        if first is not None and said is not None:
            return self._told_subjects(first, said.end(), verb)
        if first is None:
            lead = OPENING.match(self.text, low, verb)
            if PREPOSED.match(self.text, lead.end() if lead else low, verb):
                return []
            parties, end = read_list(ctx, lead.end() if lead else low, verb)
            near = verb - end < 30 and SUBJECT_LEAD.search(self.text, max(0, low - 10), low) is None
            if not near or low != sentence.start:
                return []
            return parties[:1] + [one for one in parties[1:] if GROUP_LEAD.match(self.text, one.start)]
        if self.text[first.start - 1 : first.start] in _JOINED:  # "TNI-Polri menggelar apel"
            first = next((one for one in named if one.end == first.start - 1), first)
        lead = OPENING.match(self.text, low, verb)
        opening = lead.end() if lead else low
        start = opening if low == sentence.start and COLLECTS.match(self.text, opening, first.start) else first.start
        of_whom = OF_GROUP if first.kind == "organisation" else OF_PEOPLE
        if group := of_whom.search(self.text, low, first.start):
            start = group.start()
        kept = [
            one
            for one in read_list(ctx, start, verb)[0]
            if one.start < verb and not (one.start > first.start and self.text.startswith("mewakili ", one.start))
        ]
        kept = kept or [Listed(party_id(ctx, first), first.start, first.end)]
        return kept if verb - kept[-1].end <= VERB_WITHIN else []

    def _done_by(self, low: int, verb: int) -> list[Listed] | None:
        """Who did one thing, of whom another is told beside it ("dihadiri oleh X sekaligus membuka"): none of several.

        Nothing where no such thing was done by anyone.
        """
        done = DONE_BY.search(self.text, low, verb)
        if done is None:
            return None
        parties = read_list(self.ctx, done.end(), verb)[0]
        return parties if len(parties) == 1 else []

    def _first_done(self, low: int, verb: int) -> int | None:
        """Where what was done first begins: at the start, or after the dash of a dateline left standing."""
        if FIRST_DONE.match(self.text, low, verb):
            return low
        dash = DASHED.search(self.text, low, min(verb, low + DATELINE_WITHIN))
        while dash is not None:
            if FIRST_DONE.match(self.text, dash.end(), verb):
                return dash.end()
            dash = DASHED.search(self.text, dash.end(), min(verb, low + DATELINE_WITHIN))
        return None

    def _after_comma(self, low: int, named: list[Mention]) -> int:
        """Where the first party that a comma sets off begins, of those named from `low` on."""
        return next((m.start for m in named if SET_OFF.search(self.text, low, m.start)), low)

    def _doer(self, low: int, verb: int) -> Mention | None:
        """The subject of the verb; a body before it that acts on it ("Diskominfo mendatangkan Kepala X dan ...")."""
        first = subject(self.ctx, low, verb)
        if first is None or first.kind == "organisation":
            return first
        team = next(iter(self.ctx.mentions_between(low, first.start)[-1:]), None)
        if team is not None and first.start - team.end <= 1 and is_named_for(self.ctx, team, first):
            return team
        body = subject(self.ctx, low, first.start)
        acted = ACTED_ON.match(self.text, body.end, first.start) if body is not None else None
        if acted is None:
            return first
        return None if PURPOSE.search(self.text, first.end, verb) else body

    def _told_subjects(self, speaker: Mention, start: int, verb: int) -> list[Listed]:
        """Whom "X mengatakan pihaknya akan menggelar ..." makes the host: the body X speaks for.

        What someone said while doing it is that one's own doing ("X mengatakan itu saat memimpin rapat").
        """
        ctx = self.ctx
        if WHILE_SO.search(self.text, start, verb):
            done_by = DONE_BY.search(self.text, start, verb)  # "keputusan itu diambil oleh X setelah menggelar rapat"
            for one in ctx.mentions_between(done_by.end(), verb)[:1] if done_by else ():
                return [Listed(party_id(ctx, one), one.start, one.end)]
            return [Listed(party_id(ctx, speaker), speaker.start, speaker.end)]
        inner = subject(ctx, start, verb)
        if inner is not None:
            return [Listed(party_id(ctx, inner), inner.start, inner.end)]
        if re.compile(r"\bpihaknya\b").search(self.text, start, verb):
            bodies = [
                ctx.entities.posts[p].organisation
                for p in ctx.entities.posts_of(party_id(ctx, speaker))
                if p in ctx.entities.posts
            ]
            return [Listed(body, start, verb) for body in bodies[:1] if body]
        return read_list(ctx, start, verb)[0][:1]
