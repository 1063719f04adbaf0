"""Who was there: the parties around "hadir", those who went along, and lists that a full stop cuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.participation.clauses import FACED, FINITE, FROM_THEM, FROM_UNIT, OPENING, PREPOSED
from ingest.participation.cues import (
    ABOUT_GUESTS,
    ADJUNCT,
    ANNOUNCED,
    BEFORE_PRESENT,
    CARRIED_MIN,
    ELSEWHERE,
    FOLLOWED_BY_VERB,
    FOLLOWS_WITHIN,
    FROM_BODIES,
    IDLY,
    NAMED_BEYOND,
    NAMED_LATER,
    NAMELY,
    NARRATES,
    SEEN_MIN,
    SUCH_AS,
)
from ingest.participation.holding import Holding
from ingest.participation.items import NAME
from ingest.participation.lists import Listed, read_list
from ingest.participation.spoken import (
    AS_SPEAKER,
    CONTINUES_WITHIN,
    LISTED_SPEAKERS,
    NAMELY_OPENS,
    SPEAKERS_FROM,
    WHERE_FROM,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from graph.model import Role
    from ingest.context import Mention, Sentence
    from ingest.meetings.frames import Frame


class Presence(Holding):
    """Reads who is told to have been there."""

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
        if opening.startswith("yang") and namely is None and not speaker:
            first = next(iter(self.ctx.mentions_between(end, end + 2)), None)
            if first is not None and first.kind in ("person", "post"):  # "pejabat yang hadir Sekda X, Kadis Y"
                listed = read_list(self.ctx, end, sentence.end, trusted=True)[0]
                if len(listed) >= SEEN_MIN:
                    for one in listed:
                        yield frame, one.id, "participant"
                    return
        if namely is not None and (listed := read_list(self.ctx, namely.end(), sentence.end, trusted=True)[0]):
            for one in (*listed, *self._carried_over(self._sentence(end), listed)):
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
        such = SUCH_AS.match(text, end, sentence.end)
        if such is not None:
            parties = read_list(self.ctx, such.end(), sentence.end, trusted=True)[0]
        for start in dict.fromkeys((adjunct.end() if adjunct else end, self._past_comma(end, sentence.end), end)):
            parties = parties or read_list(self.ctx, start, sentence.end)[0]
        if not parties and match.start() == sentence.start and (later := NAMED_LATER.match(text, end, sentence.end)):
            parties = read_list(self.ctx, later.end(), sentence.end)[0]  # "Hadir dalam rapat yang ... antara lain A"
        named = self._object(self._sentence(end), end)
        before = self._subjects(sentence, match.start()) if opening == "hadir" or not parties else []
        if such is not None and parties and before and text.endswith("dari ", sentence.start, before[0].start):
            before = []  # "Sementara dari perusahaan hadir di antaranya A, B"
        if named is not None and opening == "hadir" and before:  # "X hadir dalam rapat DPRD": the rapat's own name
            parties = [one for one in parties if one.end <= named[0].start or one.start > named[0].end + 2]
        elif named is not None and (not parties or parties[-1].end < named[0].start):
            # "Turut hadir mendampingi Bupati pada upacara itu Kapolres dan para camat"
            beyond = ADJUNCT.match(text, named[0].end, sentence.end)
            after = beyond.end() if beyond else named[0].end
            more = read_list(self.ctx, after, sentence.end)[0]
            parties += more if more and more[0].start - after < FOLLOWED_BY_VERB else []
        if len(parties) > 1 and text.startswith("mewakili ", parties[0].start):
            parties = parties[1:]  # "Hadir mewakili Bupati, Asisten Fulan"
        if self._sent_by(end, parties):
            parties = parties[1:]  # "Hadir dari Kejaksaan, Kasi Intel Fulan"
        if parties and before and FROM_UNIT.search(text, sentence.start, before[0].start):
            before = []  # "Dari unsur TNI hadir Dandim Fulan"
        if before:  # "Sekda Fulan hadir mewakili Bupati": nobody else came
            parties = [one for one in parties if not text.startswith("mewakili ", one.start)]
        if not parties or opening == "hadir":
            for one in before:
                yield frame, one.id, "participant"
        if not parties and before:
            told = max(named[0].end if named is not None else end, adjunct.end() if adjunct else end)
            parties = self._in_next(self._sentence(end), told)[0]  # "Sejumlah menteri hadir. Di antaranya A dan B"
        guests = self._beside_speakers(end, parties) if role == "speaker" else []
        for one in (*parties, *self._carried_over(self._sentence(end), parties)):
            yield frame, one.id, "participant" if one in guests else role

    def _beside_speakers(self, start: int, parties: list[Listed]) -> list[Listed]:
        """The guests of "dihadiri narasumber dari BPS, Fulan Anu, dan para lurah", who did not speak."""
        found = SPEAKERS_FROM.search(self.text, start, parties[0].end) if parties else None
        if found is None:
            return []
        return [
            one
            for one in parties
            if one.start > found.start()
            and not one.id.startswith("person/")
            and NAME.fullmatch(self.text, one.start, one.end) is None
        ]

    def _audience(self, match: re.Match[str], number: int, sentence: Sentence) -> Iterable[tuple[Frame, str, Role]]:
        """ "Di hadapan para camat, Bupati menegaskan ...": they were there, up to the comma before who speaks."""
        frame = self._follows(number, CONTINUES_WITHIN) if match.start() == sentence.start else None
        verb = NARRATES.search(self.text, match.end(), sentence.end)
        if frame is None or frame.planned or verb is None or FACED.match(self.text, match.end(), sentence.end):
            return
        comma = self.text.rfind(",", match.end(), verb.start())
        while comma > 0:
            if any(m.kind in ("person", "post") for m in self.ctx.mentions_between(comma + 1, comma + 3)):
                for one in read_list(self.ctx, match.end(), comma)[0]:
                    yield frame, one.id, "participant"
                return
            comma = self.text.rfind(",", match.end(), comma)

    def _sent_by(self, start: int, parties: list[Listed]) -> bool:
        """True where "dari" stands before the first party and a comma after it, before someone it sent."""
        if len(parties) < SEEN_MIN or parties[0].id.startswith("person/") or not parties[1].id.startswith("person/"):
            return False
        first = parties[0]
        return self.text[first.end] == "," and FROM_THEM.search(self.text, start, first.start) is not None

    def _past_comma(self, start: int, end: int) -> int:
        at = self.text.find(",", start, min(end, start + 80))
        return at + 1 if at >= 0 else start

    def _listed_with(self, last: Mention, sentence: Sentence) -> list[Listed]:
        """The others of "A, B, dan C menjadi narasumber", of whom `last` is named last."""
        listed = [one for one in self._subjects(sentence, last.end + 1) if one.end < last.start]
        told = listed and FINITE.search(self.text, listed[0].start, last.start) is None
        return [one for one in listed if one.id.startswith("person/")] if told else []

    def _companions_named(self, frame: Frame, number: int, sentence: Sentence) -> Iterable[tuple[Frame, str, Role]]:
        """Those after the gathering in "Turut mendampingi Menteri dalam rapat itu, Dirjen X, dan Karo Y"."""
        phrase = next(phrase for phrase, one in self.phrases[number] if one is frame)
        beyond = NAMED_BEYOND.match(self.text, phrase.end, sentence.end)
        for one in read_list(self.ctx, beyond.end(), sentence.end, trusted=True)[0] if beyond else ():
            yield frame, one.id, "participant"

    def _went_along(self, number: int, start: int, limit: int) -> Iterable[tuple[Frame, str, Role]]:
        """ "Turut mendampingi Gubernur, Kapolda X, dan Danrem Y.": all of them were at the gathering just told of."""
        frame = self._follows(number, FOLLOWS_WITHIN)
        parties, end = read_list(self.ctx, start, limit)
        if frame is None or frame.planned or len(parties) < SEEN_MIN or self.text[end:limit].strip(" ."):
            return
        for one in parties:
            yield frame, one.id, "participant"

    def _carried_over(self, number: int, parties: list[Listed]) -> list[Listed]:
        """The list in a sentence of its own, with no verb, after a list that ended its sentence."""
        if not parties or number + 1 >= len(self.ctx.sentences):
            return []
        text, following = self.text, self.ctx.sentences[number + 1]
        rest = text[parties[-1].end : self.ctx.sentences[number].end].strip(" .,)")
        namely = NAMELY_OPENS.match(text, following.start, following.end)
        if rest and (namely is None or WHERE_FROM.fullmatch(rest) is None):
            return []  # "... 250 peserta dari beragam kalangan. Mulai dari A, B": those told of are named
        if FINITE.search(text, following.start, following.end) or self.ctx.entities.in_quote(following.start):
            return []
        lead = OPENING.match(text, following.start, following.end)
        if namely is None and PREPOSED.match(text, following.start):
            return []
        lead = namely or lead
        more, end = read_list(self.ctx, lead.end() if lead else following.start, following.end, trusted=True)
        return more if (lead or len(more) >= CARRIED_MIN) and not text[end : following.end].strip(" .") else []
