"""Those a gathering's own name tells of, and those quoted as speaking in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import Role, Span
from ingest.clause_subjects import PARTY_KINDS, subject
from ingest.meetings.details import has_place
from ingest.meetings.phrase import MINUTES
from ingest.participation.below import ITEM_LEAD, ITEM_MARK, ITEM_NAME, ITEM_WORDS, LISTED_BELOW, LISTED_MAX
from ingest.participation.clauses import (
    ANOTHER_CLAUSE,
    DENIED,
    NOT_SO,
    PREPOSED_IN,
    SET_OFF,
    THERE,
)
from ingest.participation.cues import (
    AND_BETWEEN,
    AND_WITH,
    DELIBERATIONS,
    EARLY_SENTENCES,
    FACTIONS,
    FOLLOWS_WITHIN,
    HEADLINE,
    HEADLINE_WITHIN,
    INTERVIEWED,
    JOINT,
    NARRATES,
    OFFICIAL,
    REGIONAL,
    WE,
)
from ingest.participation.cutting import heads
from ingest.participation.items import party_id
from ingest.participation.lists import read_list
from ingest.participation.met import Met
from ingest.participation.reader import Claim
from ingest.participation.spoken import (
    READ_OUT,
    SAID_BY,
    SAYS_WITHIN,
    TELLS,
    THERE_WITHIN,
)
from ingest.stems import Stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Quote
    from ingest.context import Sentence
    from ingest.meetings.frames import Frame
    from ingest.meetings.phrase import Phrase


_OF_FACTIONS = Stems(("fraksi", "Fraksi", "FRAKSI"))


class Companions(Met):
    """Reads who took part from the names of gatherings and from attributions."""

    def companions(self) -> Iterable[Claim]:
        """Those a gathering's own name tells of: "audiensi dengan DPRD", and who meets whom."""
        ctx = self.ctx
        for frame in self.frames:
            for phrase in frame.phrases:
                if phrase.sentence < 0 or phrase.doubted or phrase.listed == "back":
                    continue
                sentence = ctx.sentences[phrase.sentence]
                span = Span(sentence.start, sentence.end)
                if phrase.listed == "encounter":
                    yield from self._meet(frame, phrase, span)
                    continue
                if phrase.type == "audiensi" and phrase.weak:
                    yield from self._visit(frame, phrase, sentence)
                if phrase.strong and self.text[phrase.start : phrase.start + 3].lower() == "ber":
                    for one in self._subjects(sentence, phrase.start):
                        yield Claim(frame.id, one.id, "participant", span, "A-15", 0.85)
                if joint := JOINT.match(self.text, phrase.start, sentence.end):
                    for one in read_list(ctx, joint.end(), sentence.end)[0]:
                        yield Claim(frame.id, one.id, "participant", span, "A-04", 0.8)
                if (who := self._tells_there(phrase, sentence)) is not None:
                    yield Claim(frame.id, who[0], who[1], span, "A-18", 0.78)
                for start in self._with(phrase, sentence):
                    parties, end = read_list(ctx, start, sentence.end)
                    if other := AND_WITH.match(self.text, end, sentence.end):  # "antara Pemkot X dengan Aliansi Y"
                        parties += read_list(ctx, other.end(), sentence.end)[0]
                    for one in parties:
                        yield Claim(frame.id, one.id, "participant", span, "A-04", 0.8)

        title = ctx.layout.title
        if title is not None and self.main is not None and MINUTES.match(self.text, title.start):
            yield from self._in_minutes(self.main)
        for quote in self.quotes:
            yield from self._quoted(quote)
        yield from self._speaks_up()
        yield from self._below()
        yield from self._factions()
        yield from self._headline()

    def _headline(self) -> Iterable[Claim]:
        """ "Pemkab X Gelar Rakor": what the headline tells of a gathering the report is about."""
        title = self.ctx.layout.title
        for frame in self.mains if title is not None else ():
            for phrase in frame.phrases:
                if title is None or phrase.sentence >= 0 or phrase.doubted or phrase.planned:
                    continue
                verb = HEADLINE.search(self.text, max(title.start, phrase.start - HEADLINE_WITHIN), phrase.start)
                who = subject(self.ctx, title.start, verb.start()) if verb else None
                if verb is None or who is None or verb.start() - who.end > 1:
                    continue
                role: Role = "host" if verb["host"] else "chair" if verb["chair"] else "opener"
                role = "participant" if verb["attend"] else role
                yield Claim(frame.id, party_id(self.ctx, who), role, title, "A-27", 0.8)

    def _tells_there(self, phrase: Phrase, sentence: Sentence) -> tuple[str, Role] | None:
        """ "X menyampaikan pantun dalam rapat Y": what is told is told there, if no other clause stands between."""
        if PREPOSED_IN.fullmatch(self.text, sentence.start, phrase.start):
            return self._opens_telling(phrase, sentence)
        there = THERE.search(self.text, max(sentence.start, phrase.start - THERE_WITHIN), phrase.start)
        if there is None or phrase.planned or self.ctx.entities.in_quote(phrase.start):
            return None
        verbs = list(TELLS.finditer(self.text, sentence.start, there.start()))
        verb = verbs[-1] if verbs else None
        if verb is None or ANOTHER_CLAUSE.search(self.text, verb.end(), there.start()):
            return None
        mention = subject(self.ctx, sentence.start, verb.start())
        if mention is None or mention.kind not in ("person", "post") or self.ctx.entities.in_quote(verb.start()):
            return None
        last = self.ctx.mentions_between(mention.start, verb.start())[-1]
        if verb.start() - last.end >= SAYS_WITHIN or NOT_SO.search(self.text, mention.end, verb.start()):
            return None
        return party_id(self.ctx, mention), self._inner_role(verb.end(), phrase)

    def _opens_telling(self, phrase: Phrase, sentence: Sentence) -> tuple[str, Role] | None:
        """ "Dalam rapat Y di Aula Z, X menyampaikan ...": X, set off by a comma, spoke there."""
        verb = NARRATES.search(self.text, phrase.end, sentence.end)
        if verb is None or phrase.planned or phrase.refers or self.ctx.entities.in_quote(verb.start()):
            return None
        named = self.ctx.mentions_between(phrase.name.end, verb.start())
        mention = next(
            (
                m
                for m in named
                if m.kind in ("person", "post") and SET_OFF.search(self.text, phrase.name.end - 1, m.start)
            ),
            None,
        )
        if mention is None or verb.start() - named[-1].end >= SAYS_WITHIN:
            return None
        if NOT_SO.search(self.text, mention.end, verb.start()) or self._tells_of_press(self._sentence(verb.start())):
            return None
        who = self._speaks(mention, verb.start())
        return (who, "speaker") if who else None

    def _below(self) -> Iterable[Claim]:
        """Those on the lines after "narasumber, antara lain:", a line each."""
        ctx = self.ctx
        for number, sentence in enumerate(ctx.sentences):
            if self.text[sentence.end - 1] != ":":
                continue
            intro = LISTED_BELOW.search(self.text, sentence.start, sentence.end)
            if intro is None or self.ctx.entities.in_quote(intro.start()):
                continue
            frame = self._subject(number, sentence.end) or self._follows(number, FOLLOWS_WITHIN)
            title = ctx.layout.title
            if frame is None and title is not None and MINUTES.match(self.text, title.start):
                frame = self.main
            if frame is None or DENIED.search(self.text, sentence.start, intro.end()):
                continue
            role: Role = "speaker" if intro["speaks"] else "participant"
            paragraph = sentence.paragraph
            for item in ctx.sentences[number + 1 : number + 1 + LISTED_MAX]:
                if item.paragraph == paragraph:
                    continue  # more is told of the one just named
                paragraph = item.paragraph
                who = self._of_line(item)
                if who is None:
                    break
                yield Claim(
                    frame.id, who, role, Span(item.start, item.end), "A-12" if intro["speaks"] else "A-01", 0.85
                )

    def _of_line(self, item: Sentence) -> str | None:
        """The party a line of a list opens with, followed by its post, its subject or nothing."""
        lead = ITEM_LEAD.match(self.text, item.start, item.end)
        start = lead.end() if lead else item.start
        mention = next((m for m in self.ctx.mentions_between(start, start + 1) if m.kind in PARTY_KINDS), None)
        if mention is None:
            name = ITEM_NAME.match(self.text, start, item.end) or self._office_of(start, item)
            return self.ctx.register_group(name.start(), name.end()) if name else None
        after = self.text[mention.end : item.end].lstrip()
        if mention.kind == "post" and after[:3].lower() == "se-" and ITEM_WORDS.fullmatch(self.text, start, item.end):
            return self.ctx.register_group(mention.start, item.end)  # "Kepala Desa se-Kecamatan X"
        if mention.kind == "post" or not after or after[0] in ",.;(-–:":
            return party_id(self.ctx, mention)
        return None

    def _office_of(self, start: int, item: Sentence) -> re.Match[str] | None:
        """ "- Koordinator Penyuluh Pertanian": an office no list holds, alone on a marked line."""
        if not ITEM_MARK.search(self.text, item.start, start):
            return None
        words = ITEM_WORDS.fullmatch(self.text, start, item.end)
        return words if words and words[0].split(" ", 1)[0].lower() in heads() else None

    def _factions(self) -> Iterable[Claim]:
        """ "7 fraksi di DPRD X menyampaikan pendapat akhir": they spoke in the sitting told of."""
        if not _OF_FACTIONS.stand_in(self.text):
            return
        for number, sentence in enumerate(self.ctx.sentences):
            found = FACTIONS.search(self.text, sentence.start, sentence.end)
            if found is None or self.ctx.entities.in_quote(found.start()):
                continue
            frame = self._subject(number, sentence.end) or self._follows(number, FOLLOWS_WITHIN)
            if frame is not None and not frame.planned:
                span = Span(sentence.start, sentence.end)
                yield Claim(frame.id, self.ctx.register_group(*found.span("who")), "speaker", span, "A-13", 0.8)
                who = found.start("who")
                for one in self.ctx.mentions_between(sentence.start, who)[-1:]:  # "Badan Anggaran dan semua fraksi"
                    if one.kind == "organisation" and AND_BETWEEN.fullmatch(self.text, one.end, who):
                        yield Claim(frame.id, party_id(self.ctx, one), "speaker", span, "A-13", 0.8)

    def _quoted(self, quote: Quote) -> Iterable[Claim]:
        """ "...," kata X dalam rapat Y: X speaks there; "kami menggelar rapat": X takes part."""
        if not quote.speaker or not quote.evidence:
            return
        evidence = quote.evidence[-1]
        number = self._sentence(evidence.end - 1)
        for phrase, frame in self.phrases.get(number, ()):
            sentence = self.ctx.sentences[number]
            inside = self.ctx.entities.in_quote(phrase.start)
            if inside and evidence.start <= phrase.start < evidence.end and phrase.strong and not phrase.doubted:
                if WE.search(self.text, max(evidence.start, phrase.start - 60), phrase.start):
                    yield Claim(frame.id, quote.speaker, "participant", evidence, "A-23", 0.75)
            elif not inside and phrase.start >= evidence.start and not phrase.doubted:
                said = SAID_BY.search(self.text, evidence.start, phrase.start)
                there = said and THERE.search(self.text, said.end(), phrase.start)
                if there and phrase.start - there.end() < 60:
                    yield Claim(
                        frame.id, quote.speaker, self._inner_role(said.end(), phrase) if said else "speaker",
                        Span(sentence.start, sentence.end), "A-18", 0.8,
                    )  # fmt: skip

    def _speaks_up(self) -> Iterable[Claim]:
        """Office-holders who say something, without a word of an interview, where one deliberation is the news."""
        frame, since = self.main, self._opens_with()
        if frame is None or since is None:
            return
        asked = {quote.speaker for quote in self.quotes if self._is_interview(quote)}
        for quote in self.quotes:
            who = quote.speaker
            if who is None or who in asked or not quote.evidence:
                continue
            if not (self._serves(who, OFFICIAL) or self._is_guest(who, since)):
                continue
            evidence = quote.evidence[-1]
            if self._sentence(evidence.end - 1) >= since:
                yield Claim(frame.id, who, "speaker", Span(evidence.start, evidence.end), "A-25", 0.72)
        if frame.type == "ceremony":
            return
        for number, sentence in enumerate(self.ctx.sentences):
            who = self._narrated(sentence) if number > since else None
            if who is None or who in asked or not (self._serves(who, REGIONAL) or self._is_guest(who, since)):
                continue
            if not self._tells_of_press(number) and READ_OUT.search(self.text, *sentence[:2]) is None:
                yield Claim(frame.id, who, "speaker", Span(sentence.start, sentence.end), "A-25", 0.7)

    def _is_guest(self, who: str, since: int) -> bool:
        """True where the party speaks for a body that the sentence of an audience names, or for its local office."""
        frame = self.main
        if frame is None or frame.type != "audiensi":
            return False
        sentence = self.ctx.sentences[since]
        bodies = {m.id for m in self.ctx.mentions_between(sentence.start, sentence.end) if m.kind == "organisation"}
        entities = self.ctx.entities
        own = {entities.posts[post].organisation for post in entities.posts_of(who) if post in entities.posts}
        return any(body == held or (held or "").startswith(f"{body}-") for body in bodies for held in own)

    def _serves(self, who: str, kinds: frozenset[str]) -> bool:
        """True where the party holds a post of a body of one of these kinds."""
        entities = self.ctx.entities
        held = (entities.posts[post].organisation for post in entities.posts_of(who) if post in entities.posts)
        return any(body in entities.organisations and entities.organisations[body].kind in kinds for body in held)

    def _opens_with(self) -> int | None:
        """The sentence of the lead that tells of the only gathering of the report as held; None without one."""
        frame = self.main
        if frame is None or len(self.mains) > 1 or frame.planned or frame.type not in DELIBERATIONS:
            return None
        told = [
            p
            for p in frame.named
            if p.strong
            and not (p.doubted or p.planned or self.ctx.entities.in_quote(p.start))
            and not (p.weak and frame.type == "audiensi")
        ]
        if not told or told[0].sentence >= EARLY_SENTENCES:
            return None
        placed = any(has_place(self.ctx, p) for p in told if p.sentence >= 0)
        return told[0].sentence if frame.days or placed or frame.words else None

    def _tells_of_press(self, number: int) -> bool:
        """True where the sentence or the one before speaks of the press or an interview."""
        sentence = self.ctx.sentences[number]
        before = self.ctx.sentences[number - 1].start if number > 0 else sentence.start
        return INTERVIEWED.search(self.text, before, sentence.end) is not None

    def _is_interview(self, quote: Quote) -> bool:
        """True where the words were given to the press, or on a day of their own."""
        if not quote.evidence:
            return True
        number = self._sentence(quote.evidence[-1].end - 1)
        sentence = self.ctx.sentences[number]
        dated = any(sentence.start <= date.start < sentence.end for date in self.ctx.dates)
        return dated or self._tells_of_press(number)

    def _in_minutes(self, frame: Frame) -> Iterable[Claim]:
        """In minutes, whoever says, asks or proposes something did so in the gathering."""
        for sentence in self.ctx.sentences:
            who = self._narrated(sentence)
            if who is not None:
                yield Claim(frame.id, who, "speaker", Span(sentence.start, sentence.end), "A-26", 0.85)
