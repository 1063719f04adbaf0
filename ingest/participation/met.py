"""Who met, from the words of a gathering itself: "pertemuan X dengan Y", a visit, an encounter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import Role, Span
from ingest.clause_subjects import PARTY_KINDS
from ingest.participation.cues import AND_ANOTHER, GUEST, KIND, MET, MUTUAL, OWNED, SIGNED_BETWEEN, VISITS, WITH
from ingest.participation.cutting import GROUP_LEAD
from ingest.participation.items import party_id
from ingest.participation.lists import read_list
from ingest.participation.reader import Claim, Reader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.context import Sentence
    from ingest.meetings.frames import Frame
    from ingest.meetings.phrase import Phrase


TOLD_WITH = re.compile(r"\s(?:dengan|bersama)\s+(?=(?:para|seluruh|sejumlah|segenap|jajaran|perwakilan|unsur)\s)")
"""In the name of a gathering, before those with whom it was held."""


class Met(Reader):
    """Reads the parties that the words of a gathering name."""

    def _with(self, phrase: Phrase, sentence: Sentence) -> Iterable[int]:
        if phrase.type == "ceremony" and (signed := SIGNED_BETWEEN.match(self.text, phrase.start, sentence.end)):
            yield signed.end()
            return
        if phrase.type not in MUTUAL and " antara " in phrase.name.text:
            return
        first = KIND.match(self.text, phrase.start, sentence.end)
        told = TOLD_WITH.search(self.text, phrase.name.start, phrase.name.end)
        ends = (first.end() if first else None, told.start() if told else None, phrase.name.end)
        places = [p for p in ends if p is not None]
        for place in dict.fromkeys(places):
            if phrase.type == "audiensi" and (guest := GUEST.match(self.text, place, sentence.end)):
                yield guest.end()
                return
            if met := MET.match(self.text, place, sentence.end):
                yield met.end()
                return
            if (both := self._who_met(phrase, place, sentence)) is not None:
                yield from both
                return
            joined = AND_ANOTHER.match(self.text, place, sentence.end)
            match = WITH.match(self.text, place if joined is None else joined.end(), sentence.end)
            owned = OWNED.match(self.text, place, sentence.end) if match is None else None
            if owned is not None:
                match = WITH.match(self.text, read_list(self.ctx, owned.end(), sentence.end)[1], sentence.end)
            if match and (match["with"] not in ("dari", "antara") or phrase.type in MUTUAL):
                if owned is not None and match["with"] in ("dengan", "bersama"):
                    yield owned.end()
                yield match.end()
                return

    def _who_met(self, phrase: Phrase, place: int, sentence: Sentence) -> list[int] | None:
        """Where the lists begin of those who met, told right after "pertemuan" ("pertemuan X dan Y")."""
        start = place + 1
        if phrase.listed != "pertemuan" or self.text[place : place + 1] != " ":
            return None
        if not any(m.kind in ("person", "post") for m in self.ctx.mentions_between(start, start + 1)):
            return None
        parties, end = read_list(self.ctx, start, sentence.end)
        other = WITH.match(self.text, end, sentence.end)
        if other is not None and other["with"] in ("dengan", "bersama"):
            return [start, other.end()]
        return [start] if len(parties) > 1 else None

    def _visit(self, frame: Frame, phrase: Phrase, sentence: Sentence) -> Iterable[Claim]:
        """ "Pemkab X mengunjungi Pemkot Y dalam rangka kunjungan kerja": who came, and whom they came to."""
        verb = VISITS.search(self.text, sentence.start, phrase.start)
        if verb is None or self.ctx.entities.in_quote(verb.start()):
            return
        visited = read_list(self.ctx, verb.end(), phrase.start)[0]
        if not visited:
            return
        span = Span(sentence.start, sentence.end)
        receives = verb["receives"] is not None
        for one in self._subjects(sentence, verb.start()):
            yield Claim(frame.id, one.id, "host" if receives else "participant", span, "A-15", 0.85)
        for one in visited:
            yield Claim(frame.id, one.id, "participant", span, "A-15", 0.85)

    def _meet(self, frame: Frame, phrase: Phrase, span: Span) -> Iterable[Claim]:
        ctx = self.ctx
        words = self.text[phrase.start : phrase.end]
        receives = " menerima " in words or " menyambut " in words
        kinds = PARTY_KINDS if receives else ("person", "post")
        met = [m for m in ctx.mentions_between(phrase.start, phrase.end) if m.kind in kinds]
        before = [o for o in read_list(ctx, phrase.start, phrase.end)[0] if GROUP_LEAD.match(self.text, o.start)]
        parties = list(dict.fromkeys((*(one.id for one in before), *(party_id(ctx, m) for m in met))))
        for position, who in enumerate(parties):
            role: Role = "host" if receives and position == 0 else "participant"
            yield Claim(frame.id, who, role, span, "A-15", 0.85)
