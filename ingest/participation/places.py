"""Which gathering a place in the text speaks of."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from ingest.participation.clauses import OTHER_CLAUSE
from ingest.participation.cues import EARLY_SENTENCES, OBJECT_WITHIN, SUBJECT_WITHIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Quote
    from ingest.context import Context
    from ingest.meetings.frames import Frame
    from ingest.meetings.phrase import Phrase


class Places:
    """The gatherings of one report and the sentences that speak of them."""

    def __init__(self, ctx: Context, quotes: Sequence[Quote]) -> None:
        self.ctx = ctx
        self.text = ctx.text
        self.quotes = quotes
        self.starts = [sentence.start for sentence in ctx.sentences]
        self.phrases: dict[int, list[tuple[Phrase, Frame]]] = {}
        self.frames = ctx.frames
        for frame in ctx.frames:
            for phrase in frame.phrases:
                if phrase.sentence >= 0:
                    self.phrases.setdefault(phrase.sentence, []).append((phrase, frame))
        for row in self.phrases.values():
            row.sort(key=lambda pair: pair[0].start)
        mains = [frame for frame in ctx.frames if frame.main]
        self.main = mains[0] if mains else None
        mains = mains or _leading(ctx.frames)
        self.told = sorted((p.sentence, n) for n, f in enumerate(mains) for p in f.phrases)
        self.mains = mains
        """What the report is about; where it is about none, the gathering its lead tells of."""
        self.quoted: dict[int, Quote] = {}
        for quote in quotes:
            for span in quote.evidence:
                self.quoted[self._sentence(span.end - 1)] = quote
        self.ends = [quote.evidence[-1].end for quote in quotes if quote.evidence]

    def _sentence(self, offset: int) -> int:
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.ctx.sentences[at].end else -1

    def _follows(self, number: int, within: int) -> Frame | None:
        """The main gathering, where a sentence at most `within` before this one speaks of it."""
        at = bisect_right(self.told, (number, len(self.mains))) - 1
        if at < 0 or number - self.told[at][0] > within:
            return None
        return self.mains[self.told[at][1]]

    def _object(self, number: int, start: int) -> tuple[Phrase, Frame] | None:
        """The gathering that begins soon after `start` in its sentence."""
        for phrase, frame in self.phrases.get(number, ()):
            if start <= phrase.start <= start + OBJECT_WITHIN:
                return None if OTHER_CLAUSE.search(self.text, start, phrase.start) else (phrase, frame)
            if phrase.start < start <= phrase.end:
                return phrase, frame
        return None

    def _subject(self, number: int, start: int) -> Frame | None:
        """The gathering named just before `start`, the subject of a passive."""
        best: Frame | None = None
        for phrase, frame in self.phrases.get(number, ()):
            if phrase.start < start and start - phrase.end <= SUBJECT_WITHIN and not _is_wished(phrase):
                best = frame
        if best is not None:
            return best
        before = [pair for pair in self.phrases.get(number, ()) if pair[0].start < start and not _is_wished(pair[0])]
        told = [pair for pair in before if not pair[0].weak] or before[:1]
        return told[-1][1] if told else None

    def _frame_of(self, phrase: Phrase, number: int) -> Frame:
        return next(frame for other, frame in self.phrases[number] if other is phrase)

    def _object_after(self, number: int, start: int, within: int = 150) -> Phrase | None:
        for phrase, _ in self.phrases.get(number, ()):
            if start <= phrase.start <= start + within and not phrase.doubted:
                return phrase
        return None


def _leading(frames: Sequence[Frame]) -> list[Frame]:
    """The gathering told first and as held, where it opens the report."""
    told = [
        frame
        for frame in frames
        if not frame.planned
        and any(p.strong and not p.doubted and 0 <= p.sentence < EARLY_SENTENCES for p in frame.named)
    ]
    alone = frames[0] if not told and len(frames) == 1 and not frames[0].planned else None
    if alone is not None and (alone.type in _CALLED or _is_dated(alone) or _is_headline(alone)):
        return list(frames)
    return sorted(told, key=lambda frame: -frame.score)[:1]


def _is_dated(frame: Frame) -> bool:
    """True where the lead tells the gathering's day ("dalam pertemuan antara A dan B, Kamis")."""
    return bool(frame.days) and any(not p.doubted and 0 <= p.sentence < EARLY_SENTENCES for p in frame.named)


def _is_headline(frame: Frame) -> bool:
    """True where the headline names the gathering and the report tells of it as held, or of it early."""
    told = any(
        not p.doubted and (p.strong or 0 <= p.sentence < EARLY_SENTENCES) for p in frame.phrases if p.sentence >= 0
    )
    return told and any(p.sentence < 0 and not (p.doubted or p.planned) for p in frame.named)


_CALLED = frozenset({"rapat_dengar_pendapat", "rapat_paripurna", "musrenbang"})
"""Gatherings that bodies hold by office: one told of late in a report is still what its lead is about."""


def _is_wished(phrase: Phrase) -> bool:
    return phrase.doubted and not phrase.refers
