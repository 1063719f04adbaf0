"""When, where, how and about what a gathering was held."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date as day
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from graph.model import DateBasis
from ingest.meetings.modes import ONLINE
from ingest.meetings.phrase import HELD, SAYING_TAIL, WINDOW, is_customary, sentence_at, sentences_of
from ingest.meetings.topics import told_topic
from ingest.meetings.venues import VENUE, hall_at, venue_of

if TYPE_CHECKING:
    from ingest.context import Context, DateSpan
    from ingest.meetings.frames import Frame
    from ingest.meetings.modes import ONLINE
from ingest.meetings.phrase import Phrase

HISTORY_YEARS = 10
"""A day this long before the newest one the report names is history, not the day of a gathering."""
UNRESOLVED = re.compile(r"\(\d{1,2}/\d{1,2}\)")

MINUTES_HEAD = 12
"""Sentences at the head of minutes that may be lines with a label."""
_DAY_LINE = re.compile(r"(?:Hari\s*(?:/|,|dan)?\s*)?[Tt]anggal\s*:\s*")
_PLACE_LINE = re.compile(r"(?:Tempat|Lokasi)(?:\s+[Rr]apat)?\s*:\s*")
_AGENDA_LINE = re.compile(r"(?:Agenda|Acara|Perihal|Hal)(?:\s+[Rr]apat)?\s*:\s*")

_UNTIL = re.compile(r"\s*(?:-|–|s/d|s\.d\.?|sampai(?:\s+dengan)?|hingga)\s*")
"""Between two days of their own: "Rabu (5/3/2025) sampai Jumat (7/3/2025)"."""
_FROM_TO = re.compile(r"\bdimulai\b[^.]{0,60}\b(?:berakhir|hingga|sampai)\b")


class When(NamedTuple):
    """The day of a gathering and how it is known."""

    iso: str
    end_iso: str | None
    basis: DateBasis
    span: tuple[int, int] | None


def dates_between(ctx: Context, low: int, high: int) -> list[DateSpan]:
    """The dates that begin in `[low, high)`, in order; those of history are left out."""
    found = ctx.dates[bisect_left(ctx.dates, (low,)) : bisect_left(ctx.dates, (high,))]
    if not found:
        return found
    oldest = f"{int(max(date.iso for date in ctx.dates)[:4]) - HISTORY_YEARS:04d}"
    return [date for date in found if date.iso >= oldest]


def days_beside(ctx: Context, phrase: Phrase) -> tuple[str, str] | None:
    """First and last day that the phrase's sentence names beside it."""
    if phrase.sentence < 0:
        return None
    sentence = ctx.sentences[phrase.sentence]
    found = [
        d
        for d in dates_between(ctx, sentence.start, min(sentence.end, phrase.end + WINDOW))
        if (d.start >= phrase.start - 40 or d.start < sentence.start + 40) and not of_another(ctx, phrase, d)
    ]
    if not found or (len(found) == 1 and _is_last(ctx, found[0])):
        return None
    return min(d.iso for d in found), max(d.end_iso or d.iso for d in found)


def _is_last(ctx: Context, date: DateSpan) -> bool:
    """True for "yang berlangsung sampai Rabu (28/2)": such a day alone tells no gathering from another."""
    return (
        date.end_iso is None and _AT_LAST.search(ctx.folded, max(0, date.start - LAST_WITHIN), date.start) is not None
    )


LAST_WITHIN = 30
"""The word that makes a day the last one stands at most this far before it, in characters."""
_AT_LAST = re.compile(
    r"\b(?:(?:berlangsung|digelar|dilaksanakan)\s+(?:sampai(?:\s+dengan)?|hingga)|berakhir(?:\s+pada)?)\s+(?:hari\s+|tanggal\s+)?$"
)


def date_of(ctx: Context, frame: Frame) -> When | None:
    """The day: in the sentence that names the gathering or says it was held, else the day of the dateline.

    A date behind an attribution ("kata X, Selasa (1/3)") is the day of speaking; it counts only for
    a gathering the report is about that has no other.
    """
    text = ctx.text
    for phrase, sentence in sentences_of(ctx, frame.phrases):
        if phrase.listed == "back" and not phrase.strong:
            continue
        near = dates_between(ctx, max(sentence.start, phrase.start - WINDOW), min(sentence.end, phrase.end + WINDOW))
        found = [d for d in near if not of_another(ctx, phrase, d) and not _is_of_instrument(ctx, d)]
        if phrase.refers and phrase is not frame.phrases[0]:
            found = [
                d
                for d in found
                if HELD.search(ctx.folded, max(sentence.start, d.start - WINDOW), d.start)
                or abs(d.start - phrase.end) < 40
            ]
        found = [
            d for d in found if d.start >= phrase.start or phrase.start - d.end < 60 or d.start - sentence.start < 12
        ]
        if not found:
            if not phrase.refers and UNRESOLVED.search(text, phrase.end, min(sentence.end, phrase.end + WINDOW)):
                return None  # "Jumat (20/5)" of an unknown year: no other day is this gathering's
            continue
        after = [d for d in found if d.start >= phrase.start]
        best = after[0] if after else found[-1]
        if best.end_iso is None and (run := _whole_run(ctx, frame, best)):
            return When(run.iso, run.end_iso, _basis(run), (run.start, run.end))
        if (
            len(after) > 1
            and after[0].end_iso is None
            and after[0].iso < after[1].iso
            and (
                _FROM_TO.search(text, phrase.start, after[1].start)
                or _UNTIL.fullmatch(text, after[0].end, after[1].start)
            )
        ):
            return When(after[0].iso, after[1].iso, _basis(best), (best.start, after[1].end))
        return When(best.iso, best.end_iso, _basis(best), (best.start, best.end))
    if alone := _day_alone(ctx, frame):
        return alone
    line = minutes_line(ctx, frame, _DAY_LINE)
    for date in dates_between(ctx, *line) if line else ():
        return When(date.iso, date.end_iso, _basis(date), (date.start, date.end))
    return _day_of_report(ctx, frame)


def _day_alone(ctx: Context, frame: Frame) -> When | None:
    """The day that fills the sentence after one that tells of the gathering ("... di Aula X. Senin, 3 Maret 2025.")."""
    for phrase, sentence in sentences_of(ctx, frame.phrases):
        after = ctx.sentences[phrase.sentence + 1 : phrase.sentence + 2]
        if not after or after[0].end - after[0].start > DAY_ALONE or after[0].paragraph != sentence.paragraph:
            continue
        for date in dates_between(ctx, after[0].start, after[0].end):
            if _WEEKDAY.fullmatch(ctx.text, after[0].start, date.start) and after[0].end - date.end <= len(")."):
                return When(date.iso, date.end_iso, _basis(date), (date.start, date.end))
    return None


DAY_ALONE = 40
"""Characters of a sentence that is a day and no more."""
_WEEKDAY = re.compile(r"(?:(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu),?\s*\(?)?")


def _whole_run(ctx: Context, frame: Frame, day: DateSpan) -> DateSpan | None:
    """The days a gathering is told to have run over, where `day` is only that of its opening."""
    for phrase, sentence in sentences_of(ctx, frame.phrases):
        if phrase.listed == "back" and not phrase.strong:
            continue
        for date in dates_between(ctx, phrase.end, min(sentence.end, phrase.end + WINDOW)):
            if (
                date.end_iso is not None
                and date.iso <= day.iso <= date.end_iso
                and HELD.search(ctx.folded, phrase.end, date.start)
                and not of_another(ctx, phrase, date)
            ):
                return date
    return None


def minutes_line(ctx: Context, frame: Frame, label: re.Pattern[str]) -> tuple[int, int] | None:
    """What stands after a label at the head of minutes ("Tempat: Aula Bappeda"), for the gathering they are of."""
    if not any(phrase.sentence < 0 and phrase.strong for phrase in frame.named):
        return None
    for sentence in ctx.sentences[:MINUTES_HEAD]:
        if match := label.match(ctx.text, sentence.start, sentence.end):
            return match.end(), sentence.end
    return None


def _day_of_report(ctx: Context, frame: Frame) -> When | None:
    """The day of the dateline or of the first attribution, for what the report is about."""
    if not frame.main or frame.planned:
        return None
    if ctx.layout.written:
        return When(ctx.layout.written, None, "publication", None)
    back = _days_back(ctx, frame)
    if back is None:
        return None
    for sentence in ctx.sentences[:8]:
        for date in dates_between(ctx, sentence.start, sentence.end):
            if date.end_iso is None and ctx.text[date.end - 1] == ")":
                near = (p for p in frame.named if sentence.start <= p.start < sentence.end)
                if any(_of_other_matter(ctx, p, date) for p in near):
                    continue
                if _POSTED.match(ctx.text, sentence.start) or _SHOWN.search(ctx.folded, sentence.start, date.start):
                    return None
                iso = (day.fromisoformat(date.iso) - timedelta(days=back)).isoformat() if back else date.iso
                return When(iso, None, "resolved", (date.start, date.end))
    return None


_POSTED = re.compile(r"(?:Akun|Beredar|Unggahan|Video|Sebuah\s+(?:akun|unggahan|video))\b")
"""Opens a sentence that tells when something was put on the web, as does `_SHOWN` before its day."""
_SHOWN = re.compile(r"\b(?:di|meng)?(?:unggah|tayang)(?:kan)?\s+(?:pada\s+)?$")
_BEFORE, _BESIDE = 30, 60
"""How far before and after a gathering the words stand that tell its day by that of the report, in characters."""
_OTHER_DAY = re.compile(
    r"\b(?:pekan|minggu|bulan|tahun|hari|waktu|semester)\s+(?:yang\s+)?(?:lalu|silam|depan|mendatang)\b|\bakhir\s+pekan\b"
    r"|(?<!\d)(?<!\d\s)\b(?:awal|pertengahan|akhir|pada|bulan)\s+(?:bulan\s+)?"
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b"
    r"|\b(?P<weekday>senin|selasa|rabu|kamis|jum.?at|sabtu|minggu)\s+(?:kemarin|lalu)\b"
)
"""Of a gathering on another day than the report's, which one is not told."""
_QUOTE_END = re.compile('["”]')
_YESTERDAY = re.compile(r"\bkemarin\b")


def _days_back(ctx: Context, frame: Frame) -> int | None:
    """How long before the day of the report a gathering was, by the words beside it; None where they do not say."""
    yesterday = False
    for phrase, sentence in sentences_of(ctx, frame.phrases):
        low, high = max(sentence.start, phrase.start - _BEFORE), min(sentence.end, phrase.end + _BESIDE)
        if mark := _QUOTE_END.search(ctx.text, low, phrase.start):
            low = mark.end()
        if _OTHER_DAY.search(ctx.folded, low, high):
            return None
        yesterday = yesterday or _YESTERDAY.search(ctx.folded, low, high) is not None
    return int(yesterday)


def _basis(date: DateSpan) -> DateBasis:
    return "stated" if date.basis == "stated" else "resolved"


OF_ITSELF = 20
"""This near after a name "yang akan dilaksanakan" is said of the gathering itself, in characters."""
_YET_TO_BE = re.compile(r"\byang\s+(?:rencananya\s+)?akan\s+(?:di|ber)[a-z]{4,}\b")


def of_another(ctx: Context, phrase: Phrase, date: DateSpan) -> bool:
    """True where the date is that of an attribution ("...," kata X, Selasa) or of what is told beside the gathering."""
    if _of_other_matter(ctx, phrase, date):
        return True
    if (
        date.start > phrase.start
        and not phrase.planned
        and _TO_COME.match(ctx.folded, date.end)
        and _PREPARES.search(ctx.folded, phrase.start, date.start)
    ):
        return True  # "rapat persiapan kunjungan Menteri pada 11 Mei mendatang"
    sentence = ctx.sentences[phrase.sentence]
    tail = SAYING_TAIL.search(ctx.text, max(sentence.start, date.start - WINDOW), date.start)
    return tail is not None and not tail.start() < phrase.start < date.start


def _of_other_matter(ctx: Context, phrase: Phrase, date: DateSpan) -> bool:
    """True where the date is that of something else in the sentence, which is not the day of the report either."""
    if date.end <= phrase.start:
        return _OF_WHAT_GOES_BEFORE.search(ctx.folded, date.end, phrase.start) is not None
    if phrase.planned:
        return _OF_OTHER_EVENT.search(ctx.folded, phrase.end, date.start) is not None
    return _YET_TO_BE.search(ctx.text, phrase.end + OF_ITSELF, date.start) is not None


_TO_COME = re.compile(r"\s*\)?\s+(?:mendatang|nanti|(?:pekan|minggu|bulan)\s+depan)\b")
"""After a day that is yet to come."""
_PREPARES = re.compile(r"\b(?:persiapan|kesiapan|mempersiapkan|menyambut|menghadapi|(?:men)?jelang)\b")
_OF_WHAT_GOES_BEFORE = re.compile(
    r"\b(?:ber|di)?harap(?:kan)?\b|\bbahwa\b|\b(?:dan|lalu|kemudian|serta)\s+(?:akan|bakal)\b|\bsebelum(?:nya)?\b|\bsetelah\s+itu\b"
    r"|\b(?:mengatakan|menjelaskan|menyebutkan|menuturkan|mengungkapkan|mengaku|menyatakan)\b"
)
"""Between a day and a gathering: the day is that of saying so, or of what went before."""
_OF_OTHER_EVENT = re.compile(
    r"\b(?:usai|setelah|saat|ketika|sejak|sebelum|menjelang|jelang)\b[^,.;]{3,}\bpada\s+(?:tanggal\s+|hari\s+)?$"
)
"""Between a gathering yet to come and a day: the day is that of what it comes after or goes before."""


_INSTRUMENT = re.compile(
    r"\b(?:nomor|no\.?)\s*:?\s*[\w./-]*\d[^.;\n]{0,60}?(?:,?\s+(?:ter)?tanggal\s+|,\s+)$", re.IGNORECASE
)
"""Before the day of a decision or letter ("Keputusan Nomor 5 Tahun 2021, tanggal ...")."""
INSTRUMENT_WITHIN = 90


def _is_of_instrument(ctx: Context, date: DateSpan) -> bool:
    low = max(0, date.start - INSTRUMENT_WITHIN)
    return _INSTRUMENT.search(ctx.text, low, date.start) is not None


def has_place(ctx: Context, phrase: Phrase) -> bool:
    """True where the phrase's sentence names a hall or a way of meeting at a distance after it."""
    end = min(ctx.sentences[phrase.sentence].end, phrase.name.end + WINDOW)
    return VENUE.search(ctx.text, phrase.name.end, end) is not None or bool(
        ONLINE.search(ctx.folded, phrase.start, end)
    )


def place_of(ctx: Context, frame: Frame, when: When | None) -> tuple[int, int] | None:
    """Where: the place told with the gathering, on the line "Tempat:" of minutes, or where words are said that day."""
    return venue_of(ctx, frame.phrases) or minutes_line(ctx, frame, _PLACE_LINE) or _spoken_at(ctx, frame, when)


_SPOKEN_AT = re.compile(
    rf"{SAYING_TAIL.pattern}(?:(?!\b(?:ditemui|dijumpai|dihubungi|usai|seusai|setelah|kepada|saat|ketika|sebelum)\b)[^.;\n\"“”]){{2,90}}?"
    r"\sdi\s(?=[A-Z]?[a-z]+)"
)


def _spoken_at(ctx: Context, frame: Frame, when: When | None) -> tuple[int, int] | None:
    """The hall of the attribution whose day is that of what the report is about ("kata X di Aula Y, Senin (3/3)")."""
    if when is None or when.span is None or not frame.main:
        return None
    at = sentence_at(ctx, when.span[0])
    if at < 0 or any(phrase.sentence == at and phrase.listed != "back" for phrase in frame.phrases):
        return None
    told = _SPOKEN_AT.search(ctx.text, ctx.sentences[at].start, when.span[0])
    return hall_at(ctx, ctx.sentences[at], told.end()) if told else None


def topic_of(ctx: Context, frame: Frame, full: Phrase) -> tuple[int, int] | None:
    """What it was about, as written beside one of its names."""
    for phrase in (full, *frame.named):
        if phrase.name.topic and not is_customary(ctx, phrase):
            return phrase.name.topic
    for phrase in sorted(frame.phrases, key=lambda p: p.start):
        if phrase.sentence < 0 or ctx.entities.in_quote(phrase.start):
            continue
        if told := told_topic(ctx.text, phrase.end, ctx.sentences[phrase.sentence].end):
            return told
    return minutes_line(ctx, frame, _AGENDA_LINE)
