"""From a word of taking part to the parties it names, on the side where its grammar puts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.model import Role, Span
from ingest.meetings.details import MINUTES_HEAD
from ingest.participation.clauses import (
    ACTS,
    ANNOUNCED_TO,
    FINITE,
    HELD,
    IN_ORDER_TO,
    MODAL,
    NO_SUBJECT,
    NOT_SO,
    OPENING,
    PREPOSED,
    WILL,
    WISHED,
)
from ingest.participation.cues import (
    ABOUT_GUESTS,
    ADJUNCT,
    ANNOUNCED,
    AWAITED,
    BEFORE_PRESENT,
    CARRIED_MIN,
    CHAINED,
    COMPANY,
    CUES,
    EARLY_SENTENCES,
    ELSEWHERE,
    FOLLOWED_BY_VERB,
    FOLLOWS_WITHIN,
    FROM_BODIES,
    FROM_THERE,
    GATHERS,
    IDLY,
    LED_GROUP,
    NAMED_HOST,
    NAMELY,
    NARRATES,
    NEAR_OR_AFTER,
    PARTNER,
    SEEN_MIN,
    THROUGH,
    TITLES_WITHIN,
    VISITED,
    Cue,
)
from ingest.participation.holding import Holding
from ingest.participation.lists import Listed, party_id, read_list
from ingest.participation.spoken import (
    AS_SPEAKER,
    CONTINUES_WITHIN,
    IT_WAS,
    LISTED_SPEAKERS,
    NAMELY_OPENS,
    QUOTED_WITHIN,
)
from ingest.speech import PARTY_KINDS, subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.context import Sentence
    from ingest.meetings.frames import Frame


_COMING = frozenset({"present", "attended_by", "attends", "features"})
_PASSIVES = frozenset({"attended_by", "opened_by", "chaired_by"})


class Claim(NamedTuple):
    meeting: str
    who: str
    role: Role
    span: Span
    rule: str
    confidence: float


class Reader(Holding):
    """Reads the words of taking part of one report."""

    def read(self, match: re.Match[str]) -> Iterable[Claim]:
        """What one word of taking part says."""
        at = match.start()
        number = self._sentence(at)
        if number < 0:
            return
        sentence = self.ctx.sentences[number]
        kind = match.lastgroup or ""
        if NOT_SO.search(self.text, max(sentence.start, at - 24), at):
            return
        bare = match[0] in ("ikuti", "hadiri")  # "mengundang warga untuk hadiri rapat"
        bare = bare or kind in ("present", "attended_by")
        wanted = WISHED if bare else MODAL if CUES[kind].side == "object" else None
        if wanted is not None and wanted.search(self.text, max(sentence.start, at - 24), at):
            return
        if self.ctx.entities.in_quote(at) and not self._told_in_quote(kind, number, at):
            return
        cue = CUES[kind]
        span = Span(sentence.start, sentence.end)
        shall = kind in _COMING and ANNOUNCED_TO.search(self.text, max(sentence.start, at - 40), at) is not None
        for frame, who, role in self._claims(kind, cue, match, number, sentence):
            if shall and not frame.planned:
                continue
            yield Claim(frame.id, who, role, span, cue.rule, cue.confidence)

    def _told_in_quote(self, kind: str, number: int, at: int) -> bool:
        """True where the quotation itself names the gathering right before ("musrenbang ini dihadiri ...")."""
        if kind not in ("attended_by", "chaired_by", "opened_by", "comprises"):
            return False
        for phrase, frame in self.phrases.get(number, ()):
            if self.ctx.entities.in_quote(phrase.start) and 0 <= at - phrase.end <= QUOTED_WITHIN:
                return not (frame.planned or phrase.doubted or phrase.planned)
        return False

    def _claims(
        self, kind: str, cue: Cue, match: re.Match[str], number: int, sentence: Sentence
    ) -> Iterable[tuple[Frame, str, Role]]:
        text, end = self.text, match.end()
        if cue.side == "object":
            yield from self._by_subject(kind, cue, match, number, sentence)
            return
        if cue.side == "noun":
            target = self._object_after(number, end, within=80)
            if target is None:
                return
            named = [m for m in self.ctx.mentions_between(end, target.start) if m.kind in PARTY_KINDS]
            mention = named[0] if named else subject(self.ctx, target.name.end, sentence.end)
            if mention is not None:
                yield self._frame_of(target, number), party_id(self.ctx, mention), "participant"
            return
        if cue.side == "as":
            frame = self._subject(number, match.start()) or self._follows(number, CONTINUES_WITHIN)
            mention = next(
                (
                    m
                    for m in reversed(self.ctx.mentions_between(sentence.start, match.start()))
                    if m.kind in ("person", "post")
                ),
                None,
            )
            beside = mention is not None and match.start() - mention.end < 40
            listed = NAMELY.match(text, end, min(sentence.end, end + 12)) if kind == "as_speaker" else None
            if frame is not None and listed is not None:
                for one in read_list(self.ctx, listed.end(), sentence.end, trusted=True)[0]:
                    yield frame, one.id, cue.role  # "sebagai narasumber yaitu A, B, dan C"
                return
            if not beside and (it_was := IT_WAS.match(text, end, sentence.end)):
                mention = next(iter(self.ctx.mentions_between(it_was.end(), it_was.end() + TITLES_WITHIN)), None)
                beside = mention is not None and mention.kind in ("person", "post")
            if frame is not None and mention is not None and beside:
                yield frame, party_id(self.ctx, mention), cue.role
            return
        if cue.side == "accompanies":
            if IN_ORDER_TO.search(text, sentence.start, match.start()):
                return  # "agar protokol cakap mendampingi pimpinan": what a gathering is for
            near_by = next((f for phrase, f in self.phrases.get(number, ()) if not phrase.doubted), None)
            if near_by is not None and not near_by.planned:
                for one in (*self._subjects(sentence, match.start()), *read_list(self.ctx, end, sentence.end)[0]):
                    yield near_by, one.id, "participant"
            return
        if cue.side == "line":
            frame = self.main
            if frame is not None and match.start() == sentence.start and number < MINUTES_HEAD:
                for one in read_list(self.ctx, end, sentence.end, trusted=True)[0]:
                    yield frame, one.id, cue.role
            return
        if cue.side == "joint":
            yield from self._joint_effort(match, number, sentence)
            return
        if cue.side == "installs":
            yield from self._installation(match, number, sentence)
            return
        if cue.side == "invites":
            yield from self._invitation(match, number, sentence)
            return
        if cue.side in ("told", "interview", "address", "before"):
            yield from self._speaking(kind, match, number, sentence)
            return
        led = LED_GROUP.search(text, sentence.start, match.start()) if kind == "chaired_by" else None
        if led is not None and not led["came"]:
            return
        if kind == "speech_of" and AWAITED.search(text, sentence.start, match.start()):
            return
        frame = self._subject(number, match.start())
        if kind in ("signed_by", "reported_by"):
            frame = next((f for p, f in self.phrases.get(number, ()) if not (p.doubted or p.planned)), None)
        if kind == "read_by" or (kind == "reported_by" and "baca" in match[0]):
            frame = frame or self._follows(number, CONTINUES_WITHIN)
        if kind in ("signed_by", "reported_by", "read_by") and frame is not None and frame.planned:
            return
        if frame is None and kind == "together" and VISITED.search(text, sentence.start, match.start()):
            near_by = self._follows(number, FOLLOWS_WITHIN)
            frame = near_by if near_by is not None and near_by.type == "audiensi" else None
            if frame is not None:
                for one in read_list(self.ctx, end, sentence.end)[0]:
                    yield frame, one.id, "participant"
            return
        if frame is None and kind in ("attended_by", "opened_by", "chaired_by", "comprises"):
            frame = self._opens(sentence, match)
        if kind in NEAR_OR_AFTER:
            near = self._object(number, end)
            frame = frame or (near[1] if near else None) or self._follows(number, FOLLOWS_WITHIN)
        if frame is None and kind == "speech_of" and GATHERS.search(text, sentence.start, match.start()):
            frame = self._follows(number, CONTINUES_WITHIN)  # "Acara dilanjutkan dengan paparan oleh X"
        if frame is None and kind == "gathered" and number < EARLY_SENTENCES:
            frame = self.main
        if frame is None and kind == "opened_by" and GATHERS.search(text, sentence.start, match.start()):
            frame = self._follows(number, 1)
        if frame is None and kind in ("attended_by", "opened_by", "chaired_by") and number < EARLY_SENTENCES:
            # "Kegiatan ini dibuka oleh ...": told before the gathering is named
            frame = self.main if GATHERS.search(text, sentence.start, match.start()) else None
        if frame is None and kind in _PASSIVES and NO_SUBJECT.fullmatch(text, sentence.start, match.start()):
            frame = self._follows(number, 2)  # "... di Aula Bappeda. Yang dihadiri oleh X"
        if frame is None:
            return
        if kind == "gathered" and frame.planned:
            return
        if kind == "gathered":
            for one in self._subjects(sentence, match.start()):
                yield frame, one.id, "participant"
            for one in read_list(self.ctx, end, sentence.end)[0]:
                yield frame, one.id, "host"
            return
        if (
            kind == "comprises"
            and "peserta" not in match[0].lower()
            and not ABOUT_GUESTS.search(text, sentence.start, match.start())
        ):
            return
        if kind == "represented" and (number not in self.phrases or frame.planned):
            return
        if kind == "involves" and not frame.planned and WILL.search(text, sentence.start, match.start()):
            return  # "rapat itu akan menjadi agenda rutin dengan melibatkan para camat"
        if kind == "together" and not self._held_there(number, match.start()):
            return
        if kind == "accompanied" and number not in self.phrases and NARRATES.search(text, end, sentence.end):
            return
        role: Role = "participant" if led is not None else cue.role
        if kind == "present":
            yield from self._present(frame, match, sentence)
            return
        start = end
        if match[0].endswith("saksikan") and frame.type != "ceremony":
            return
        if kind == "attended_by" and FROM_THERE.match(text, end, sentence.end):
            return
        if kind == "hosted_by":
            by = re.compile(r"(?:\s+(?:secara\s+\w+|langsung|kembali|rutin))?(?P<by>\s+oleh)?\s+").match(
                text, end, sentence.end
            )
            if by is None:
                return
            start = by.end()
            after = self.ctx.mentions_between(start, start + 2)
            known = by["by"] or (after and after[0].kind in PARTY_KINDS)
            relative = text.endswith("yang ", sentence.start, match.start())
            if not known and not (relative and NAMED_HOST.match(text, start)):
                return
        if chain := CHAINED.match(text, start, sentence.end):
            start = chain.end()  # "dibuka dan dikukuhkan oleh X"
        trusted = kind in (
            "attended_by",
            "hosted_by",
            "accompanied",
            "chaired_by",
            "opened_by",
            "received_by",
            "spokesman",
            "read_by",
        )
        common = match[0].lower().endswith("hadiri")  # "diikuti doa bersama" tells what came next
        parties, last_end = read_list(self.ctx, start, sentence.end, trusted=trusted, common=common)
        if kind == "seen" and (len(parties) < SEEN_MIN or text[last_end : sentence.end].strip(" .")):
            return  # "tampak Bupati tersenyum"
        if kind == "received_by" and "sambut" in match[0] and frame.type != "audiensi":
            return
        if kind == "attended_by" and LISTED_SPEAKERS.search(text, end, min(sentence.end, end + 50)):
            role = "speaker"
        if kind in ("attended_by", "comprises", "gathered"):
            last = parties[-1].end if parties else end
            if AS_SPEAKER.match(text, last, sentence.end):
                role = "speaker"  # "menghadirkan A dan B sebagai narasumber"
        if kind == "features" and match[0].endswith("dari "):
            parties = [one for one in parties if one.id.startswith("person/")]  # "narasumber dari BPS, Fulan"
        if kind == "features" and not parties and not match[0].endswith("dari "):
            parties, last_end = self._in_next(number, end)
        if role == "speaker" and kind in ("features", "attended_by"):
            parties += self._with_themes(last_end, sentence.end)
        alone = (
            kind in ("represented", "spokesman", "speech_of", "reported_by", "read_by", "leader_named")
            and "enyampaian" not in match[0]
        )
        parties = parties[:1] if alone else parties
        if kind == "accompanied" and number in self.phrases:
            for one in self._subjects(sentence, match.start()):
                if self.ctx.mentions_between(one.start, one.end):
                    yield frame, one.id, "participant"
        leads = role in ("chair", "opener", "host")
        if kind == "attended_by":
            parties += self._carried_over(number, parties)
        for one in parties:
            yield frame, one.id, "participant" if leads and COMPANY.search(text, start, one.start) else role
        if role == "host" and parties:
            partner = PARTNER.match(text, parties[-1].end, sentence.end)
            yield from self._those_after(partner, sentence.end, frame, "host")
            through = THROUGH.match(text, parties[-1].end + 1, sentence.end)
            unit = self._unit_after(through, sentence.end) if through else None
            if unit is not None:
                yield frame, unit, "host"

    def _carried_over(self, number: int, parties: list[Listed]) -> list[Listed]:
        """The list in a sentence of its own, with no verb, after a list that ended its sentence."""
        if not parties or number + 1 >= len(self.ctx.sentences):
            return []
        text, following = self.text, self.ctx.sentences[number + 1]
        if text[parties[-1].end : self.ctx.sentences[number].end].strip(" .,)"):
            return []
        if FINITE.search(text, following.start, following.end) or self.ctx.entities.in_quote(following.start):
            return []
        lead = OPENING.match(text, following.start, following.end)
        namely = NAMELY_OPENS.match(text, following.start, following.end)
        if namely is None and PREPOSED.match(text, following.start):
            return []
        lead = namely or lead
        more, end = read_list(self.ctx, lead.end() if lead else following.start, following.end, trusted=True)
        return more if (namely or len(more) >= CARRIED_MIN) and not text[end : following.end].strip(" .") else []

    def _held_there(self, number: int, at: int) -> bool:
        """True where "bersama X" tells with whom the gathering was held, not with whom someone did a thing."""
        for phrase, _ in self.phrases.get(number, ()):
            if phrase.end <= at and (phrase.strong or phrase.weak) and not phrase.doubted:
                between = self.text[phrase.end : at]
                if not ACTS.search(between) or HELD.search(between):
                    return True
        return False

    def _present(self, frame: Frame, match: re.Match[str], sentence: Sentence) -> Iterable[tuple[Frame, str, Role]]:
        text, end = self.text, match.end()
        speaker = AS_SPEAKER.match(text, end, sentence.end)
        lead = BEFORE_PRESENT.search(text, max(sentence.start, match.start() - 24), match.start())
        opening = (lead[0] if lead else match[0]).strip()
        if (other := ELSEWHERE.match(text, end, sentence.end)) and self._object(self._sentence(end), end) is None:
            known = self.ctx.mentions_between(other.end(), other.end() + 1)
            if not known or known[0].kind != "organisation":
                return  # "negara yang hadir pada KTTW itu"
        if opening in ("hadir", "yang") and IDLY.match(text, end, sentence.end):
            return  # "Diskominfo hadir dengan tiga urusan"
        namely = NAMELY.match(text, end, sentence.end) if opening.startswith("yang") and not speaker else None
        if opening.startswith("yang") and namely is None and ABOUT_GUESTS.search(text, sentence.start, match.start()):
            namely = FROM_BODIES.match(text, end, sentence.end)  # "dengan peserta yang hadir dari OPD, Kodim"
        if namely is not None and (listed := read_list(self.ctx, namely.end(), sentence.end, trusted=True)[0]):
            for one in listed:
                yield frame, one.id, "participant"
            return
        if speaker or opening.startswith("yang"):
            who = self._subjects(sentence, match.start())
            if speaker and not who:  # "Hadir sebagai narasumber A dan B"
                who = read_list(self.ctx, speaker.end(), sentence.end, trusted=True)[0]
            for one in who:
                yield frame, one.id, "speaker" if speaker else "participant"
            return
        adjunct = ANNOUNCED.match(text, end, sentence.end) or ADJUNCT.match(text, end, sentence.end)
        parties: list[Listed] = []
        role: Role = "speaker" if LISTED_SPEAKERS.search(text, end, min(sentence.end, end + 60)) else "participant"
        for start in dict.fromkeys((adjunct.end() if adjunct else end, self._past_comma(end, sentence.end), end)):
            parties = read_list(self.ctx, start, sentence.end)[0]
            if parties:
                break
        named = self._object(self._sentence(end), end)
        before = self._subjects(sentence, match.start()) if opening == "hadir" or not parties else []
        if named is not None and opening == "hadir" and before:  # "X hadir dalam rapat DPRD": the rapat's own name
            parties = [one for one in parties if one.end <= named[0].start or one.start > named[0].end + 2]
        elif named is not None and (not parties or parties[-1].end < named[0].start):
            # "Turut hadir mendampingi Bupati pada upacara itu Kapolres dan para camat"
            beyond = ADJUNCT.match(text, named[0].end, sentence.end)
            after = beyond.end() if beyond else named[0].end
            more = read_list(self.ctx, after, sentence.end)[0]
            parties += more if more and more[0].start - after < FOLLOWED_BY_VERB else []
        if before:  # "Sekda Fulan hadir mewakili Bupati": nobody else came
            parties = [one for one in parties if not text.startswith("mewakili ", one.start)]
        if not parties or opening == "hadir":
            for one in before:
                yield frame, one.id, "participant"
        for one in (*parties, *self._carried_over(self._sentence(end), parties)):
            yield frame, one.id, role

    def _past_comma(self, start: int, end: int) -> int:
        at = self.text.find(",", start, min(end, start + 80))
        return at + 1 if at >= 0 else start
