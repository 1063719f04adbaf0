"""Phrases that speak of one gathering, joined; what each gathering is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.meetings.details import days_beside
from ingest.meetings.phrase import MINUTES, Phrase
from ingest.meetings.phrases import find_phrases
from ingest.meetings.standing import DELIBERATIONS, INSTITUTIONAL, MAIN_SCORE, choose_main, exists, score

if TYPE_CHECKING:
    from graph.model import MeetingType
    from ingest.context import Context

SAME_WORDS_SHARE = 0.5
"""Share of the shorter name's telling words that must agree for two names to mean one gathering."""
UNNAMED_WITHIN = 6
"""A gathering with no name of any kind is looked for in the first sentences, in sentences."""
PRESENT_WITHIN = 40
"""How far before "kegiatan itu" the word of being present is looked for, in characters."""
_EVENT = re.compile(r"(?:[Kk]egiatan|[Aa]cara)\b")
_PRESENT_AT = re.compile(r"\b[Hh]adir(?:\s+(?:pula|juga|langsung))*\s+(?:dalam|pada|di)\s+$")
_TURNED_UP = re.compile(r"(?:Turut|Tampak|Nampak|Ikut|Hadir|Juga)\s+(?:(?:juga|pula)\s+)?(?:hadir|dihadiri)?")
_ABSENT = re.compile(r"\b(?:tidak|tak|tanpa|belum|batal)\b")
_PRESENT = re.compile(
    r"(?:\s+(?:ini|itu|tersebut))?[^.;,]{0,40}?\b(?:di\s?hadiri|di\s?ikuti|di\s?buka|di\s?pimpin|hadir)\b"
)
BARE_AGAIN_WITHIN = 2
"""Sentences after one that speaks of a gathering in which its kind alone still means it."""
REMEMBERED = 40
"""Gatherings met last to which a phrase may still refer; keeps the time linear on long minutes."""
LONG_WORD = 6
"""Characters of a word that tells one partner of a commission from another."""
_BROAD = frozenset({"rapat", "other"})
_ACTS = frozenset({"pelantikan", "peresmian", "penandatanganan"})
"""Ceremonies of which one is no other name of another."""
_NO_DELIBERATION = frozenset({"sosialisasi", "forum"})
"""Types by whose words headlines and leads call the same gathering."""


@dataclass(slots=True)
class Frame:
    """One gathering while the report is read."""

    phrases: list[Phrase] = field(default_factory=list)
    type: MeetingType = "other"
    id: str = ""
    main: bool = False
    score: float = 0.0
    planned: bool = False
    words: set[str] = field(default_factory=set)
    """All telling words of its names."""
    days: list[tuple[str, str]] = field(default_factory=list)
    """First and last day that each sentence naming it tells."""
    aside: bool = True
    """Spoken of only in quotations or as another one: "rapat tersebut" is not that."""
    headline: bool = True
    """Met only in the headline so far."""

    @property
    def named(self) -> list[Phrase]:
        """The phrases that name it rather than refer back to it."""
        return [phrase for phrase in self.phrases if phrase.listed != "back"]

    def add(self, ctx: Context, phrase: Phrase) -> None:
        """Join a phrase to the gathering."""
        only_headline = self.headline and bool(self.phrases)
        self.phrases.append(phrase)
        self.headline = self.headline and phrase.sentence < 0
        if phrase.listed == "back":
            return
        self.words |= phrase.name.words
        self.aside = self.aside and (phrase.other or ctx.entities.in_quote(phrase.start))
        if days := days_beside(ctx, phrase):
            self.days.append(days)
        if _sharper(self.type, phrase.type) or (only_headline and _are_loose(self, phrase)):
            self.type = phrase.type


def find_frames(ctx: Context) -> list[Frame]:
    """The gatherings the report speaks of, in order of first phrase."""
    frames: list[Frame] = []
    recent: list[Frame] = []
    phrases = find_phrases(ctx)
    early: list[Phrase] = []
    for phrase in phrases:
        frame = _frame_of(ctx, phrase, recent)
        if frame is None:
            if phrase.listed == "back" and phrase.strong and 0 <= phrase.sentence < UNNAMED_WITHIN:
                early.append(phrase)
            if phrase.listed == "back" or (phrase.refers and not (phrase.strong and days_beside(ctx, phrase))):
                continue
            frame = Frame(type=phrase.type)
            frames.append(frame)
        else:
            recent.remove(frame)
        frame.add(ctx, phrase)
        recent.append(frame)
        if len(recent) > REMEMBERED:
            del recent[0]
    doubtful = [frame for frame in frames if frame.headline]
    frames = [frame for frame in frames if exists(ctx, frame)]
    if not frames and doubtful and _is_attended(ctx):
        doubtful[0].main = True  # only the headline names it, but the lead tells who was there
        return doubtful[:1]
    late = all(
        frame.phrases[0].sentence >= UNNAMED_WITHIN and not (frame.words and any(p.strong for p in frame.named))
        for frame in frames
    )
    if late and (unnamed := _unnamed(ctx, phrases)) is not None:
        return [unnamed]
    for frame in frames:
        told = [phrase for phrase in frame.named if phrase.sentence >= 0 and not phrase.doubted]
        frame.planned = bool(told) and 2 * sum(phrase.planned for phrase in told) > len(told)
        frame.score = score(ctx, frame)
    choose_main(frames)
    title = ctx.layout.title
    if title is not None and MINUTES.match(ctx.text, title.start):
        for frame in frames:
            frame.main = any(phrase.sentence < 0 for phrase in frame.named)
    mains = [frame for frame in frames if frame.main] or frames
    if early and len(mains) == 1:  # "Kegiatan ini dibuka ..." before the gathering is named
        mains[0].phrases.extend(phrase for phrase in early if not ctx.entities.in_quote(phrase.start))
    return frames


def _is_attended(ctx: Context) -> bool:
    """True where a sentence of the lead opens by telling who was there."""
    return any(_TURNED_UP.match(ctx.text, sentence.start) for sentence in ctx.sentences[:UNNAMED_WITHIN])


def _unnamed(ctx: Context, phrases: list[Phrase]) -> Frame | None:
    """What a report calls only "kegiatan ini" or "rapat tersebut", where its lead tells who was there."""
    back = [p for p in phrases if p.refers and p.sentence >= 0 and not ctx.entities.in_quote(p.start)]
    for phrase in back:
        if phrase.sentence >= UNNAMED_WITHIN:
            return None
        word = _EVENT.match(ctx.text, phrase.start)
        if phrase.listed == "back" and word is None:
            continue
        sentence = ctx.sentences[phrase.sentence]
        low = max(sentence.start, phrase.start - PRESENT_WITHIN)
        told = _PRESENT_AT.search(ctx.text, low, phrase.start) or _PRESENT.match(ctx.text, phrase.end, sentence.end)
        if told is None or _ABSENT.search(told[0]):
            continue
        name = word[0].lower() if word else phrase.name.text
        first = phrase._replace(listed="unnamed", name=phrase.name._replace(text=name), strong=True, refers=False)
        frame = Frame([first, *(p for p in back if p is not phrase)], type=phrase.type, main=True, score=MAIN_SCORE / 2)
        frame.days = [days for p in frame.phrases if (days := days_beside(ctx, p))]
        return frame
    return None


def _sharper(old: MeetingType, new: MeetingType) -> bool:
    return old in _BROAD and new not in _BROAD and (old == "other" or new in DELIBERATIONS)


def _compatible(frame: Frame, phrase: Phrase) -> bool:
    if phrase.listed == "back":
        return True
    if frame.type == phrase.type:
        return True
    if frame.headline and phrase.sentence >= 0 and _are_loose(frame, phrase) and " " in phrase.name.text:
        told = phrase.name.text.lower()
        return any(told in known.name.text.lower() for known in frame.named)  # "Sosialisasi dan Rembuk X"
    both = {frame.type, phrase.type}
    if both <= DELIBERATIONS:
        return bool(both & _BROAD)
    if phrase.listed == "pertemuan":
        return frame.type in DELIBERATIONS | {"audiensi", "forum"}
    return "other" in both and phrase.refers


def _are_loose(frame: Frame, phrase: Phrase) -> bool:
    return frame.type in _NO_DELIBERATION and phrase.type in _NO_DELIBERATION


def _frame_of(ctx: Context, phrase: Phrase, recent: list[Frame]) -> Frame | None:
    """The gathering a phrase belongs to, or None where it opens a new one; `recent` has the last met at its end."""
    if phrase.other:
        return None
    own = days_beside(ctx, phrase)
    words = phrase.name.words
    last_first = recent[::-1]
    held = not words and not phrase.planned
    last_first.sort(
        key=lambda frame: (
            frame.aside,
            phrase.refers and bool(words) and not words & frame.words,
            held and all(known.planned for known in frame.named),  # "usai pertemuan": not the one yet to come
        )
    )
    for frame in last_first:
        if not _compatible(frame, phrase):
            continue
        if phrase.refers:
            told = frame.aside and phrase.type in DELIBERATIONS and not ctx.entities.in_quote(phrase.start)
            return (_told_last(recent) if told else None) or frame
        if phrase.type in DELIBERATIONS and _of_other_commission(ctx, frame, phrase):
            continue
        if phrase.listed in _ACTS and not phrase.strong:
            known = {p.listed for p in frame.named}
            if known <= _ACTS and phrase.listed not in known:
                continue  # "meresmikan gedung", and the signing of an agreement told of beside it
        agree = own is not None and any(low <= own[1] and own[0] <= high for low, high in frame.days)
        if own and frame.days and not agree:
            continue
        if frame.type == phrase.type and frame.headline:
            return frame
        if own is None and _is_named_by_company(ctx, frame, phrase):
            return frame
        if frame.words and words:
            share = len(frame.words & words) / min(len(frame.words), len(words))
            if share >= SAME_WORDS_SHARE or (frame.phrases[0].sentence < 0 and share > 0):
                return frame
            if own is None and _of_one_commission(ctx, frame, phrase):
                return frame
            if frame.type == phrase.type and (
                agree or _is_bare_again(frame, phrase) or (own is None and _is_in_short(ctx, frame, phrase))
            ):
                return frame
            continue
        return frame
    return None


def _told_last(recent: list[Frame]) -> Frame | None:
    """The deliberation told last in the report's own words."""
    told = (f for f in reversed(recent) if not f.aside and not f.headline and f.type in DELIBERATIONS)
    return next(told, None)


def _of_one_commission(ctx: Context, frame: Frame, phrase: Phrase) -> bool:
    """True where the same commission is told to meet one whom the sentence of the first name tells too."""
    if phrase.type not in INSTITUTIONAL | {"rapat_kerja"} or frame.type != phrase.type:
        return False
    known = next((p for p in frame.named if p.sentence >= 0), None)
    if known is None or phrase.sentence < 0 or not _commissions(ctx, known) & _commissions(ctx, phrase):
        return False
    sentence = ctx.sentences[known.sentence]
    told = ctx.folded[known.end : sentence.end]
    return any(len(word) >= LONG_WORD and word in told for word in phrase.name.words - frame.words)


def _is_bare_again(frame: Frame, phrase: Phrase) -> bool:
    """True where the kind alone comes again soon ("Dalam hearing yang membahas ..."): no other is brought in."""
    apart = phrase.sentence - max(p.sentence for p in frame.phrases)
    return phrase.type in INSTITUTIONAL and not phrase.strong and 0 <= apart <= BARE_AGAIN_WITHIN


def _is_named_by_company(ctx: Context, frame: Frame, phrase: Phrase) -> bool:
    """True for "membuka rapat virtual bersama para camat" soon after a lead that names and dates the same.

    Who was there is all that the second name adds.
    """
    known = [p for p in frame.named if p.sentence >= 0]
    if not known or not frame.days or phrase.type != "rapat" or frame.type not in DELIBERATIONS or phrase.doubted:
        return False
    near = known[0].sentence == 0 and phrase.sentence - known[-1].sentence <= BARE_AGAIN_WITHIN
    return near and _COMPANY_ONLY.match(ctx.text, phrase.start) is not None


_COMPANY_ONLY = re.compile(r"[Rr]apat(?:\s+(?:virtual|daring|online|itu|tersebut))*\s+(?:bersama|dengan)\s")


def _is_in_short(ctx: Context, frame: Frame, phrase: Phrase) -> bool:
    """True for "Rapimcab DPC Wira dihadiri ..." right after "rapat pimpinan cabang (rapimcab)"."""
    if not 0 <= phrase.sentence - frame.phrases[-1].sentence <= BARE_AGAIN_WITHIN:
        return False
    short = f"({ctx.text[phrase.start : phrase.end].split(maxsplit=1)[0].lower()})"
    return any(short in known.name.text.lower() for known in frame.named)


_COMMISSION = re.compile(r"\bKomisi (?:[IVX]+|[A-E])\b")


def _of_other_commission(ctx: Context, frame: Frame, phrase: Phrase) -> bool:
    """True where both sentences name a commission, and not the same: each commission has meetings of its own."""
    if "Komisi " not in ctx.text:
        return False
    known, met = (_commissions(ctx, p) for p in (frame.phrases[0], phrase))
    return bool(known and met) and not known & met


def _commissions(ctx: Context, phrase: Phrase) -> set[str]:
    span = ctx.layout.title if phrase.sentence < 0 else ctx.sentences[phrase.sentence]
    return set(_COMMISSION.findall(ctx.text, span.start, span.end)) if span is not None else set()
