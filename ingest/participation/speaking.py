"""Those who are told of as speaking in a gathering, or as interviewed after it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from ingest.clause_subjects import subject
from ingest.participation.clauses import (
    DOES_FIRST,
    INNER_VERB,
    NOT_SO,
    THERE,
    WILL,
)
from ingest.participation.cues import (
    COMPANY,
    FOLLOWS_WITHIN,
    NARRATES,
    OBJECT_WITHIN,
)
from ingest.participation.items import party_id
from ingest.participation.lists import Listed, read_list
from ingest.participation.spoken import (
    ADDRESS,
    AT_ANOTHER,
    AT_EVENT,
    AT_HOME_OF,
    CONTINUES_WITHIN,
    DIALOGUE,
    HANDS_OVER,
    NAMELY_OPENS,
    NEXT_SPEAKER,
    PRESS,
    READ_OUT,
    SAID_BY,
    SAID_PASSIVE,
    SAYS,
    SAYS_WITHIN,
    SENT,
    SHALL_WITHIN,
    SPEAKER_BESIDE,
    SPEAKERS_MAX,
    SPEECH_GIVEN,
    THAT_SITTING,
    THAT_WAS,
    THEME,
    TOLD_TO,
)
from ingest.participation.subjects import DONE_BY, Subjects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Role
    from ingest.context import Mention, Sentence
    from ingest.meetings.frames import Frame
    from ingest.meetings.phrase import Phrase


class Speaking(Subjects):
    """Reads speeches, attributions and interviews of one report."""

    def _speaking(
        self, kind: str, match: re.Match[str], number: int, sentence: Sentence
    ) -> Iterable[tuple[Frame, str, Role]]:
        ctx, text = self.ctx, self.text
        if kind == "told_in":
            found = self._object_after(number, match.end())
            if found is None or (match[0][0] == "D" and not THERE.search(text, match.end(), found.start)):
                return  # "Dikatakannya, rapat ini akan ...": said of the gathering, not in it
            agent = self._agent(match, number, found.start)
            if agent:
                yield self._frame_of(found, number), agent, self._inner_role(match.end(), found)
            return
        if kind == "after":
            found = self._object_after(number, match.end(), within=70)
            if found is None or "," in text[match.end() : found.start]:
                return  # "setelah ketuanya mundur, KPU akan menggelar rapat"
            frame = self._frame_of(found, number)
            if THAT_SITTING.match(text, match.end(), found.start) and NARRATES.search(text, match.end(), found.start):
                met = self._follows(number, FOLLOWS_WITHIN)  # "Seusai pertemuan X mengatakan munas ..."
                if met is None or met is frame:
                    return
                frame = met
            did = DOES_FIRST.match(text, match.end(), found.start)
            role: Role = "participant" if did is None else "opener" if did["open"] else "chair"
            said = SAID_BY.search(text, sentence.start, match.start())
            if said:
                quote = self.quoted.get(number)
                if quote is not None and quote.speaker:
                    yield frame, quote.speaker, role
                return
            mention = subject(ctx, sentence.start, match.start()) or subject(ctx, found.end, sentence.end)
            done_by = DONE_BY.search(text, mention.end, match.start()) if mention is not None else None
            if done_by is not None:
                mention = next(iter(ctx.mentions_between(done_by.end(), match.start())), mention)
            if mention is not None and AT_HOME_OF.search(text, sentence.start, mention.start):
                return  # "Seusai rapat, para relawan mendatangi kediaman X"
            if mention is not None and mention.kind in ("person", "post"):
                yield frame, party_id(ctx, mention), role
                given = HANDS_OVER.search(text, mention.end, match.start()) if "sela" in match[0] else None
                for one in read_list(ctx, given.end(), match.start())[0] if given else ():
                    yield frame, one.id, "participant"
            return
        if kind == "presents":
            yield from self._gives_speech(match, number, sentence)
            return
        ahead = AT_EVENT.match(text, match.end(), sentence.end) if kind == "speech" else None
        target = self._object_after(number, match.end(), within=70) if ahead else None
        held = self._subject(number, match.end() + 1) or (self._frame_of(target, number) if target else None)
        if held is None and not AT_ANOTHER.match(text, match.end(), sentence.end):
            held = self._follows(number, CONTINUES_WITHIN)
        if held is None or held.planned or (kind == "speech" and PRESS.search(text, sentence.start, match.end())):
            return
        read_out = READ_OUT.search(text, match.end(), sentence.end) if "sambutan" in match[0] else None
        if read_out is not None:
            reader = next(iter(ctx.mentions_between(read_out.end(), read_out.end() + 20)), None)
            if reader is not None and reader.kind in ("person", "post"):
                yield held, party_id(ctx, reader), "speaker"
            return
        dialogue = DIALOGUE.search(text, match.end(), sentence.end)
        if dialogue is not None and (first := subject(ctx, match.end(), dialogue.start())) is not None:
            for who in (party_id(ctx, first), *(one.id for one in read_list(ctx, dialogue.end(), sentence.end)[0])):
                yield held, who, "participant"
            return
        verb = NARRATES.search(text, sentence.start, sentence.end)
        addressed = SPEECH_GIVEN.search(match[0])
        spoke = kind == "speech" and ADDRESS.search(match[0])
        said = SAID_BY.search(text, sentence.start, match.start()) if spoke else None
        if said is not None:  # "...," kata X dalam sambutannya
            quote = self.quoted.get(number)
            named = [m for m in ctx.mentions_between(said.end(), match.start()) if m.kind in ("person", "post")]
            speaker = quote.speaker if quote is not None else party_id(ctx, named[-1]) if named else None
            if speaker:
                yield held, speaker, "speaker"
            return
        last = ctx.mentions_between(sentence.start, match.start())[-1:] if spoke else []
        if (
            last
            and match.start() - last[0].end <= SPEAKER_BESIDE
            and last[0].kind in ("person", "post")
            and SAID_PASSIVE.search(text, sentence.start, last[0].start)
        ):
            yield held, party_id(ctx, last[0]), "speaker"  # "dikatakan X dalam sambutannya, bahwa Pemkab ..."
            return
        if (verb is None and not addressed) or (verb and NOT_SO.search(text, sentence.start, verb.start())):
            return
        before = subject(ctx, sentence.start, match.start())
        after = subject(ctx, match.end(), verb.start() if verb and verb.start() > match.end() else sentence.end)
        mention = after or before
        if mention is None:
            near_by = [m for m in ctx.mentions_between(match.end(), match.end() + 4) if m.kind in ("person", "post")]
            near_by = near_by or [
                m
                for m in ctx.mentions_between(sentence.start, match.start())[-1:]
                if addressed and m.kind in ("person", "post") and match.start() - m.end <= SPEAKER_BESIDE
            ]
            mention = near_by[0] if near_by else None
        if mention is not None and mention.kind in ("person", "post"):
            spoke_at = verb.start() if verb and verb.start() > mention.end else mention.end
            if (speaker := self._speaks(mention, spoke_at)) is not None:
                yield held, speaker, "speaker"

    def _in_next(self, number: int, end: int) -> tuple[list[Listed], int]:
        """The speakers of "3 narasumber. Yakni, A, B, dan C", where a full stop stands before the list."""
        if number + 1 >= len(self.ctx.sentences) or self.text[end : self.ctx.sentences[number].end].strip(" .:"):
            return [], end
        following = self.ctx.sentences[number + 1]
        namely = NAMELY_OPENS.match(self.text, following.start, following.end)
        return read_list(self.ctx, namely.end(), following.end, trusted=True) if namely else ([], end)

    def _with_themes(self, end: int, limit: int) -> list[Listed]:
        """Those who follow in "A dengan materi B, dan C dengan materi D", from where the list is cut at `end`."""
        found: list[Listed] = []
        for _ in range(SPEAKERS_MAX):
            theme = THEME.match(self.text, end - 5 if self.text.startswith(" yang", end - 5) else end, limit)
            if theme is None:
                break
            for mention in self.ctx.mentions_between(theme.end(), limit):
                before = self.text[max(theme.end(), mention.start - OBJECT_WITHIN) : mention.start]
                if mention.kind in ("person", "post") and NEXT_SPEAKER.search(before):
                    listed, end = read_list(self.ctx, mention.start, limit)
                    known = [one for one in listed if one.id.startswith("person/")]
                    known = known or (listed[:1] if THEME.match(self.text, end, limit) else [])
                    if known:
                        found += known
                        break
            else:
                break
        return found

    def _gives_speech(self, match: re.Match[str], number: int, sentence: Sentence) -> Iterable[tuple[Frame, str, Role]]:
        """ "X memberikan sambutan": in the gathering its sentence names, or in the one just told of."""
        ctx = self.ctx
        target = self._object(number, match.end())
        told = self._subject(number, match.start()) or (target[1] if target else None)
        if told is None and (SPEECH_GIVEN.search(match[0]) or (self.main is not None and self.main.type == "audiensi")):
            earlier = self.text.startswith("Sebelumnya", sentence.start)  # "Sebelumnya, X telah menyampaikan nota"
            earlier = earlier and self.text.endswith("telah ", sentence.start, match.start())
            told = None if earlier else self._follows(number, CONTINUES_WITHIN)
        if told is None or told.planned or PRESS.search(self.text, match.start(), sentence.end):
            return
        if WILL.search(self.text, max(sentence.start, match.start() - SHALL_WITHIN), match.start()):
            return  # "akan memberikan materi"
        mention = subject(ctx, sentence.start, match.start())
        if mention is not None and target is None and SAYS.search(self.text, mention.end, match.start()):
            return  # "X menyebut menteri sering memberikan arahan"
        if mention is None and SPEECH_GIVEN.search(match[0]):  # "Bergantian memberikan sambutan, Kepala Bappeda X"
            comma = self.text.startswith(", ", match.end())
            mention = next((m for m in ctx.mentions_between(match.end(), match.end() + 3) if comma), None)
        if mention is None or mention.kind == "organisation":
            return
        if mention.end < match.start() and SENT.search(self.text, mention.end, match.start()):
            if (sent := self._speaks(mention, match.start())) is not None:
                yield told, sent, "speaker"
            return
        if mention.start > match.end():  # "Turut memberikan materi, A dan B"
            for one in read_list(ctx, mention.start, sentence.end)[0] or [Listed(party_id(ctx, mention), 0, 0)]:
                yield told, one.id, "speaker"
            return
        yield told, party_id(ctx, mention), "speaker"
        parties = self._subjects(sentence, match.start()) if mention.start < match.start() else []
        for one in parties[1:]:
            if ctx.mentions_between(one.start, one.end):
                together = COMPANY.search(self.text, mention.end, one.start)
                yield told, one.id, "participant" if together else "speaker"

    def _agent(self, match: re.Match[str], number: int, limit: int) -> str | None:
        ctx = self.ctx
        by_pronoun = " " in match[0]  # "hal itu ia sampaikan"
        for mention in () if by_pronoun else ctx.mentions_between(match.end(), limit):
            if TOLD_TO.search(self.text, match.end(), mention.start):
                break
            if mention.kind in ("person", "post") or (
                mention.kind == "organisation"
                and mention.start - match.end() < 7
                and not self.text.startswith(",", match.end())
            ):
                return party_id(ctx, mention)
        sentence = ctx.sentences[number]
        if by_pronoun or match[0].endswith("nya") or "nya" in self.text[match.end() : match.end() + 12]:
            at = bisect_right(self.ends, sentence.start) - 1
            if at >= 0 and self.quotes[at].speaker:
                return self.quotes[at].speaker
            return ctx.entities.last_person(match.start())
        if (
            THAT_WAS.fullmatch(self.text, sentence.start, match.start())
            and " oleh " not in self.text[match.end() : limit]
        ):
            return self._spoke_before(number)  # "Hal itu disampaikan dalam rapat ..."
        return None

    def _narrated(self, sentence: Sentence) -> str | None:
        """Who says something in the sentence, outside quotation marks."""
        ctx = self.ctx
        terms = ctx.gazetteer.terms
        hits = ctx.hits
        at = bisect_left(hits, (sentence.start,))
        while at < len(hits) and hits[at].start < sentence.end:
            if hits[at].kind in ("speech", "directive") and terms[hits[at].entry].form == "active":
                break
            at += 1
        else:
            return None
        verb = hits[at].start
        if ctx.entities.in_quote(verb):
            return None
        mention = subject(ctx, sentence.start, verb)
        if mention is None or mention.kind not in ("person", "post"):
            return None
        last = ctx.mentions_between(mention.start, verb)[-1]
        return self._speaks(mention, verb) if verb - last.end < SAYS_WITHIN else None

    def _speaks(self, mention: Mention, verb: int) -> str | None:
        """Who speaks: the subject, or whoever he sent ("Bupati X, melalui Wabup Y mengimbau"); None if unread."""
        ctx = self.ctx
        named = ctx.mentions_between(mention.end, verb)
        sent = next((m for m in named if SENT.search(self.text, mention.end, m.start)), None)
        if sent is None:
            return party_id(ctx, mention) if SENT.search(self.text, mention.end, verb) is None else None
        return next((m.id for m in reversed(named) if m.kind == "person"), None) or party_id(ctx, sent)

    def _spoke_before(self, number: int) -> str | None:
        """Whoever the sentence before says something of, outside quotation marks or in them."""
        if number == 0:
            return None
        before = self.ctx.sentences[number - 1]
        quote = self.quoted.get(number - 1)
        return quote.speaker if quote is not None else self._narrated(before)

    def _inner_role(self, start: int, phrase: Phrase) -> Role:
        inner = INNER_VERB.search(self.text, start, phrase.start)
        if inner is None:
            after = re.compile(r"\b(?:usai|seusai|setelah|di\s+sela)").search(self.text, start, phrase.start)
            return "participant" if after else "speaker"
        if inner["host"]:  # "setelah Kemenko X menggelar rapat": X held it, not whoever speaks
            others = (m for m in self.ctx.mentions_between(start, inner.start()) if m.kind == "organisation")
            return "host" if next(others, None) is None else "participant"
        return "participant" if inner["attend"] else "opener" if inner["open"] else "chair"
