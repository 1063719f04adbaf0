"""Who held, led, called, attended or installed: the parties around a verb whose object is a gathering."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.clause_subjects import PARTY_KINDS
from ingest.participation.clauses import (
    AND_ALSO,
    ANOTHER_ACT,
    CLAUSE_START,
    FINITE,
    HADIR_OPENS,
    SET_OFF,
    WILL,
)
from ingest.participation.cues import (
    AFTER_OBJECT,
    ALSO_OPENS,
    AT_A_DISTANCE,
    BY,
    COMPANY,
    EARLY_SENTENCES,
    EFFORT_MAX,
    FOLLOWED_BY_VERB,
    FOLLOWS_WITHIN,
    NAMED_NEXT,
    OATH,
    OF_EFFORT,
    OWN_UNIT,
    PARTNER,
    THE_OCCASION,
    THIS_OPENS,
    THROUGH,
    TITLES_WITHIN,
    TOGETHER_WITH,
    WHILE,
    Cue,
)
from ingest.participation.items import party_id
from ingest.participation.lists import read_list
from ingest.participation.speaking import Speaking
from ingest.participation.spoken import AS_SPEAKER, SHALL_WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Role
    from ingest.context import Sentence
    from ingest.meetings.frames import Frame


class Holding(Speaking):
    """Reads the subjects and objects of verbs of holding, attending, calling and installing."""

    def _those_after(
        self, found: re.Match[str] | None, limit: int, frame: Frame, role: Role
    ) -> Iterable[tuple[Frame, str, Role]]:
        """The parties listed right after `found`, all in one role; none where it was not found."""
        if found is not None:
            for one in read_list(self.ctx, found.end(), limit)[0]:
                yield frame, one.id, role

    def _by_subject(
        self, kind: str, cue: Cue, match: re.Match[str], number: int, sentence: Sentence
    ) -> Iterable[tuple[Frame, str, Role]]:
        if kind == "attends" and AT_A_DISTANCE.match(text := self.text, match.end(), sentence.end):
            near = self._subject(number, match.start()) or self._follows(number, FOLLOWS_WITHIN)
            low = max((c.end() for c in CLAUSE_START.finditer(text, sentence.start, match.start())), default=0)
            parties, end = read_list(self.ctx, max(low, sentence.start), match.start())
            if near is not None and match.start() - end < FOLLOWED_BY_VERB:
                for one in parties:
                    yield near, one.id, cue.role
            return
        there = THE_OCCASION.match(self.text, match.end(), sentence.end) if kind != "hosts" else None
        if there is not None and WHILE.fullmatch(self.text, sentence.start, match.start()):
            told = self._follows(number, FOLLOWS_WITHIN)
            doer = self._doer_after(there.end() - 1, sentence.end) if told is not None and not told.planned else None
            if told is not None and doer is not None:
                yield told, doer, cue.role
                return
        found = self._object(number, match.end())
        if found is None:
            if kind == "attends" and ALSO_OPENS.fullmatch(self.text, sentence.start, match.start()):
                told = self._follows(number, FOLLOWS_WITHIN)  # "Turut menghadiri, Sekda X dan Kabag Y"
                if told is not None:
                    after = NAMED_NEXT.match(self.text, match.end(), sentence.end)
                    yield from self._those_after(after, sentence.end, told, "participant")
            return
        phrase, frame = found
        if phrase.doubted:
            return
        if kind == "hosts" and ANOTHER_ACT.search(self.text, match.end(), phrase.start):
            return  # "membuat gebrakan dengan memimpin rapat": led, not made
        role: Role = cue.role
        visits = phrase.type == "audiensi" and match[0] == "melakukan"
        if kind == "hosts" and (visits or phrase.listed == "kunjungan-kerja") and not match[0].endswith("erima"):
            role = "participant"  # whoever makes a visit is a guest there
        if kind == "hosts" and HADIR_OPENS.match(self.text, sentence.start, match.start()):
            return  # "Hadir dalam rapat itu A, B, menggelar rapat": they came
        doers = self._subjects(sentence, match.start())
        if not doers and kind != "hosts" and WHILE.fullmatch(self.text, sentence.start, match.start()):
            doer = self._doer_after(phrase.end, sentence.end)
            if doer is not None:
                yield frame, doer, role
                return
        if kind == "attends" and ALSO_OPENS.fullmatch(self.text, sentence.start, match.start()):
            comma = AFTER_OBJECT.match(self.text, phrase.end, sentence.end)  # "Turut mengikuti rapat itu, A dan B"
            yield from self._those_after(comma, sentence.end, frame, "participant")
            return
        if kind == "attends" and (sent := THROUGH.search(self.text, sentence.start, match.start())):
            came = [m for m in self.ctx.mentions_between(sent.end(), match.start()) if m.kind == "person"]
            if came:  # "Bupati X melalui Asisten Y mengikuti rapat": Y came
                yield frame, came[-1].id, "participant"
                return
        for one in doers:
            together = kind in ("chairs", "opens") and one is not doers[0]
            together = together and COMPANY.search(self.text, doers[0].end, one.start) is not None
            yield frame, one.id, "participant" if together else role
        if kind == "attends":
            also = AND_ALSO.match(self.text, phrase.name.end, sentence.end)
            yield from self._those_after(also, sentence.end, frame, "participant")
        if kind == "hosts":
            partner = PARTNER.search(self.text, sentence.start, match.start())
            yield from self._those_after(partner, match.start(), frame, "host")
            joined = TOGETHER_WITH.search(self.text, doers[0].end, match.start()) if doers else None
            yield from self._those_after(joined, match.start(), frame, role)
            through = THROUGH.search(self.text, sentence.start, match.start())
            unit = self._unit_after(through, match.start()) if through else None
            if unit is not None:
                yield frame, unit, "host"

    def _doer_after(self, start: int, limit: int) -> str | None:
        """Who a comma sets off after a clause without a subject, and who then does something."""
        named = self.ctx.mentions_between(start, limit)
        for one in named:
            if one.kind not in ("person", "post") or not SET_OFF.search(self.text, start, one.start):
                continue
            last = one.end
            for m in named:
                if m.kind in ("person", "post") and 0 <= m.start - last <= TITLES_WITHIN:
                    last = m.end
            act = FINITE.search(self.text, last, limit)
            return party_id(self.ctx, one) if act is not None and act.start() - last <= FOLLOWED_BY_VERB else None
        return None

    def _unit_after(self, through: re.Match[str], limit: int) -> str | None:
        """The part of a body that acts for it: "Pemkab Sleman melalui Bagian Humas menggelar ..."."""
        mention = next(iter(self.ctx.mentions_between(through.end(), limit)), None)
        unit = OWN_UNIT.match(self.text, through.end(), limit)
        if unit is not None and (mention is None or mention.start > through.end()):
            return self.ctx.register_group(unit.start(), unit.end())
        return party_id(self.ctx, mention) if mention is not None and mention.kind in PARTY_KINDS else None

    def _invitation(self, match: re.Match[str], number: int, sentence: Sentence) -> Iterable[tuple[Frame, str, Role]]:
        found = self._object(number, match.end())
        frame = found[1] if found else None
        if frame is None and len(self.mains) == 1 and number < EARLY_SENTENCES:
            frame = self.mains[0]
        if frame is None:
            return
        hosts = self._subjects(sentence, match.start())
        start = match.end()
        if found and found[0].start - match.end() < 4:
            start = found[0].end if found[0].name.end == found[0].end else found[0].start + 5
            start = match.end() + len(re.compile(r"\s+\w+").match(self.text, match.end())[0])  # type: ignore[index]
        guests = read_list(self.ctx, start, sentence.end)[0]
        if not guests:
            return
        for one in hosts:
            yield frame, one.id, "host"
        role: Role = "speaker" if AS_SPEAKER.match(self.text, guests[-1].end, sentence.end) else "participant"
        for one in guests:
            yield frame, one.id, role

    def _joint_effort(self, match: re.Match[str], number: int, sentence: Sentence) -> Iterable[tuple[Frame, str, Role]]:
        """ "terselenggara atas kerja sama A melalui B dengan C": all of them hosted it."""
        frame = self._subject(number, match.start()) or self._opens(sentence, match)
        start = match.end()
        for _ in range(EFFORT_MAX if frame is not None and not frame.planned else 0):
            parties, end = read_list(self.ctx, start, sentence.end, trusted=True)
            for one in parties:
                if frame is not None:
                    yield frame, one.id, "host"
            onward = OF_EFFORT.match(self.text, end, sentence.end)
            if onward is None:
                return
            start = onward.end()

    def _installation(self, match: re.Match[str], number: int, sentence: Sentence) -> Iterable[tuple[Frame, str, Role]]:
        """ "X melantik Y", "Y dilantik X": the one who installs leads, those installed take part."""
        passive = match[0][:2].lower() == "di"
        agent = BY.match(self.text, match.end(), sentence.end) if passive else None
        frame = next(
            (
                frame
                for phrase, frame in self.phrases.get(number, ())
                if phrase.start == match.start()
                and frame.type == "ceremony"
                and not phrase.doubted
                and (phrase.strong or (frame.main and (agent is not None or not passive)))
            ),
            None,
        )
        shall = WILL.search(self.text, max(sentence.start, match.start() - SHALL_WITHIN), match.start())
        aimed_at = self.text.endswith(("dalam rangka ", "sejak ", "semenjak "), sentence.start, match.start())
        if frame is None or frame.planned or shall or aimed_at:
            return
        before = self._subjects(sentence, match.start())
        oath = OATH.match(self.text, match.end(), sentence.end)
        after = read_list(self.ctx, (agent or oath or match).end(), sentence.end)[0]
        if passive and not agent:
            after = []
        verb = match[0].lower()
        if verb in ("meresmikan", "menandatangani"):  # a thing is opened, a paper signed: nobody is installed
            for one in before:
                yield frame, one.id, "opener" if verb == "meresmikan" else "participant"
            return
        if verb == "diresmikan":
            for one in after[:1]:
                yield frame, one.id, "opener"
            return
        for one in before:
            yield frame, one.id, "participant" if passive else "chair"
        for one in after[:1] if passive else after:
            yield frame, one.id, "chair" if passive else "participant"

    def _opens(self, sentence: Sentence, match: re.Match[str]) -> Frame | None:
        """The gathering of "Evaluasi ini diikuti ...", where a word of its own name opens the sentence."""
        opening = THIS_OPENS.match(self.text, sentence.start, match.start())
        frame = self.main or (self.frames[0] if len(self.frames) == 1 else None)
        if opening is None or frame is None or frame.planned:
            return None
        word = opening["head"].lower()
        return frame if any(word in phrase.name.text.lower().split() for phrase in frame.named) else None
