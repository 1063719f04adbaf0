"""From a word of taking part to the parties it names, on the side where its grammar puts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.model import Role, Span
from ingest.clause_subjects import PARTY_KINDS, subject
from ingest.meetings.details import MINUTES_HEAD
from ingest.participation.clauses import (
    ACTS,
    ANNOUNCED_TO,
    AWAITED,
    CARRIED_OUT,
    CONDITIONS,
    FROM_SIDE,
    HELD,
    IN_ORDER_TO,
    LED_GROUP,
    LED_GUESTS,
    LED_PART,
    LED_VISITORS,
    MODAL,
    NO_SUBJECT,
    NOT_INVOLVED,
    NOT_SO,
    THANKED_FOR,
    WANTED,
    WILL,
    WISHED,
)
from ingest.participation.cues import (
    ABOUT_GUESTS,
    ALSO_OPENS,
    CHAINED,
    COMPANY,
    CUES,
    EARLY_SENTENCES,
    FOLLOWS_WITHIN,
    FROM_THERE,
    GATHERS,
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
from ingest.participation.items import party_id
from ingest.participation.lists import read_list
from ingest.participation.presence import Presence
from ingest.participation.spoken import (
    ACTED_AS,
    AS_SPEAKER,
    ASKED_BY,
    CONTINUES_WITHIN,
    IT_WAS,
    LISTED_OF,
    LISTED_SPEAKERS,
    QUOTED_WITHIN,
    SET_OFF_NEXT,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.context import Sentence
    from ingest.meetings.frames import Frame


_SPACE = re.compile(r"\s+")
_COMING = frozenset({"present", "attended_by", "attends", "features"})
_PASSIVES = frozenset({"attended_by", "opened_by", "chaired_by"})


class Claim(NamedTuple):
    meeting: str
    who: str
    role: Role
    span: Span
    rule: str
    confidence: float


class Reader(Presence):
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
        if self.text.startswith(CONDITIONS, sentence.start):
            return  # "Jika tidak ada aral melintang, DPRD menggelar sidang hari ini"
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
            if THANKED_FOR.search(text, sentence.start, match.start()) and match[0] == "kehadiran":
                frame = self._follows(number, CONTINUES_WITHIN)  # "berterima kasih atas kehadiran A, B, dan C"
                if frame is not None and not frame.planned:
                    yield from self._those_after(_SPACE.match(text, end), sentence.end, frame, "participant")
                return
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
            if kind == "as_speaker" and frame is not None and ACTED_AS.fullmatch(text, sentence.start, match.start()):
                comma = SET_OFF_NEXT.match(text, end, sentence.end)  # "Bertindak sebagai narasumber, A dan B"
                yield from self._those_after(comma, sentence.end, frame, cue.role)
                return
            if kind == "presides" and (not beside or match[0][:2].lower() in ("in", "pe")):
                named = self.ctx.mentions_between(end, end + TITLES_WITHIN)[:1]  # "Inspektur Upacara Bupati Fulan"
                mention = next((m for m in named if m.kind in ("person", "post")), None)
                beside = mention is not None and self.text[end : mention.start].strip(" ,").count(" ") == 0
            if not beside and (it_was := IT_WAS.match(text, end, sentence.end)):
                mention = next(iter(self.ctx.mentions_between(it_was.end(), it_was.end() + TITLES_WITHIN)), None)
                beside = mention is not None and mention.kind in ("person", "post")
            asked = mention is not None and ASKED_BY.search(text, sentence.start, mention.start)
            if frame is not None and mention is not None and beside and not asked:
                yield frame, party_id(self.ctx, mention), cue.role
                for one in self._listed_with(mention, sentence) if kind == "as_speaker" else ():
                    yield frame, one.id, cue.role
            return
        if cue.side == "accompanies":
            if IN_ORDER_TO.search(text, sentence.start, match.start()):
                return  # "agar protokol cakap mendampingi pimpinan": what a gathering is for
            near_by = next((f for phrase, f in self.phrases.get(number, ()) if not phrase.doubted), None)
            if near_by is not None and not near_by.planned:
                for one in (*self._subjects(sentence, match.start()), *read_list(self.ctx, end, sentence.end)[0]):
                    yield near_by, one.id, "participant"
                namely = NAMELY.match(text, next(p.end for p, f in self.phrases[number] if f is near_by), sentence.end)
                if namely is not None and text.endswith("yang ", sentence.start, match.start()):
                    yield from self._those_after(namely, sentence.end, near_by, "participant")
                elif ALSO_OPENS.fullmatch(text, sentence.start, match.start()):
                    yield from self._companions_named(near_by, number, sentence)
            elif number not in self.phrases and ALSO_OPENS.fullmatch(text, sentence.start, match.start()):
                yield from self._went_along(number, end, sentence.end)
            return
        if cue.side == "line":
            frame = self.main
            if frame is not None and match.start() == sentence.start and number < MINUTES_HEAD:
                for one in read_list(self.ctx, end, sentence.end, trusted=True)[0]:
                    yield frame, one.id, cue.role
            return
        if cue.side == "facing":
            yield from self._audience(match, number, sentence)
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
        if kind == "chaired_by" and led is None and text.endswith("yang ", sentence.start, match.start()):
            led = LED_GUESTS.search(text, sentence.start, match.start())
        if kind == "chaired_by":
            led = led or LED_PART.search(text, sentence.start, match.start())
            led = led or LED_VISITORS.search(text, sentence.start, match.start())
        if kind in ("read_by", "reported_by") and WANTED.search(text, sentence.start, match.start()):
            return
        if kind == "speech_of" and (
            AWAITED.search(text, sentence.start, match.start()) or CARRIED_OUT.match(text, end, sentence.end)
        ):
            return
        frame = self._subject(number, match.start())
        from_side = kind in ("represented", "attended_by") and FROM_SIDE.match(text, sentence.start, match.start())
        if frame is None and from_side:
            frame = self._follows(number, 2)
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
        if kind == "represented" and (frame.planned or not (number in self.phrases or from_side)):
            return
        if kind == "involves" and not frame.planned and WILL.search(text, sentence.start, match.start()):
            return  # "rapat itu akan menjadi agenda rutin dengan melibatkan para camat"
        if kind == "involves" and NOT_INVOLVED.search(text, sentence.start, match.start()):
            return
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
        trusted = kind in (
            "attended_by",
            "hosted_by",
            "accompanied",
            "chaired_by",
            "opened_by",
            "received_by",
            "spokesman",
            "read_by",
            "reported_by",
        )
        if kind == "features" and match[0][0].isupper() and (namely := NAMELY.match(text, end, sentence.end)):
            start, trusted = namely.end(), True  # "Narasumber dalam kegiatan ini adalah A dan B"
        if chain := CHAINED.match(text, start, sentence.end):
            start = chain.end()  # "dibuka dan dikukuhkan oleh X"
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
            if AS_SPEAKER.match(text, last, sentence.end) or AS_SPEAKER.match(text, last_end, sentence.end):
                role = "speaker"  # "menghadirkan A dan B sebagai narasumber"
        if kind == "features" and match[0].endswith("dari ") and (several := LISTED_OF.match(text, end, sentence.end)):
            parties, last_end = read_list(self.ctx, several.end(), sentence.end, trusted=True)
        elif kind == "features" and match[0].endswith("dari "):
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
        guests = self._beside_speakers(end, parties) if kind == "attended_by" and role == "speaker" else []
        for one in parties:
            if one in guests:
                yield frame, one.id, "participant"
                continue
            yield frame, one.id, "participant" if leads and COMPANY.search(text, start, one.start) else role
        if role == "host" and parties:
            partner = PARTNER.match(text, parties[-1].end, sentence.end)
            yield from self._those_after(partner, sentence.end, frame, "host")
            through = THROUGH.match(text, parties[-1].end + 1, sentence.end)
            unit = self._unit_after(through, sentence.end) if through else None
            if unit is not None:
                yield frame, unit, "host"

    def _held_there(self, number: int, at: int) -> bool:
        """True where "bersama X" tells with whom the gathering was held, not with whom someone did a thing."""
        for phrase, _ in self.phrases.get(number, ()):
            if phrase.end <= at and (phrase.strong or phrase.weak) and not phrase.doubted:
                between = self.text[phrase.end : at]
                if not ACTS.search(between) or HELD.search(between):
                    return True
        return False
