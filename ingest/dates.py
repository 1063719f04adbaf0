"""Indonesian date expressions, resolved to days.

Written in full ("Selasa, 21 Oktober 2025", "(21/10/2025)"), without a year ("Selasa (1/3)"), as a
range ("7-9 Maret 2022", "31 Januari hingga 2 Februari 2019") or by the day of the report ("Selasa"
alone, "Senin pekan lalu", "hari ini"). What is missing is taken from the report's own date; where
nothing fixes it, the expression is left out and a warning says so. A weekday that contradicts its
date is flagged, never used to invent another day.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ingest.context import DateSpan
from ingest.folding import fold
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.context import Context

NEAR_DAYS = 183
"""A day and month without a year is the one nearest the report's date, at most this far off."""
OLDEST_YEAR, NEWEST_YEAR = 1945, 2100
WEEK_DAYS = 7

_MONTH_FORMS = (
    ("januari", "january", "jan"), ("februari", "pebruari", "february", "feb", "peb"), ("maret", "march", "mar"),
    ("april", "apr"), ("mei", "may"), ("juni", "june", "jun"), ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "agst", "aug"), ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"), ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)  # fmt: skip
_MONTHS = {form: number for number, forms in enumerate(_MONTH_FORMS, 1) for form in forms}
_WEEKDAY_FORMS = (
    ("senin",),
    ("selasa",),
    ("rabu",),
    ("kamis",),
    ("jumat", "jum'at", "jum’at"),
    ("sabtu",),
    ("minggu", "ahad"),
)
_WEEKDAYS = {form: number for number, forms in enumerate(_WEEKDAY_FORMS) for form in forms}
_WEEKDAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

# Patterns are in lower case, for texts in lower case (`Context.folded`): setting case aside costs the engine a look-up
# for every character, and a try of every branch.
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad"
_PART = r"pagi|siang|sore|malam|petang|subuh|dini\ hari"
_TO = r"\s*(?:-|–|—|s/d|s\.d\.?|sampai(?:\s+dengan)?|hingga|dan|&)\s*"

_MAY_FOLLOW = " \n\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0?-/&" + "".join({form[0] for form in _MONTHS} | set("sdh"))
"""What stands right after the last digit of a day ("?" for signs that ISO 8859-1 lacks, as `Stems` has it)."""
_LAST_DIGITS = Stems(digit + after for digit in "0123456789" for after in sorted({*_MAY_FOLLOW, *_MAY_FOLLOW.upper()}))
_TRIGGER = re.compile(
    rf"[0-9](?:(?<![0-9]{{3}})(?=\s*(?:[-–—/&]|s[/.]d|sampai|hingga|dan\b|(?:{_MONTH})\b))"
    r"|(?P<iso>(?<=[0-9]{4})-[0-9]{2}-[0-9]{2}(?![0-9])))"
)
"""The last digit of a day that something follows which makes it a date, or of the year of one written in digits."""
_NO_DATE_BEFORE = frozenset("/.,_")
_DIGITS = frozenset("0123456789")
_WORDED = re.compile(
    rf"(?<!\w)(?P<d1>\d{{1,2}})(?:\s+(?P<m1>{_MONTH})\.?(?:\s+(?P<y1>\d{{4}}))?)?{_TO}(?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH})\b\.?(?:,?\s*(?P<y2>\d{{4}}))?"
    rf"|(?<!\w)(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH})(?=\W|\d|$)\.?(?:,?\s*(?P<y>\d{{4}})(?!\d))?"
)
_SLASHED = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:/(?P<m1>\d{{1,2}})(?:/(?P<y1>\d{{2,4}}))?)?{_TO}(?P<d2>\d{{1,2}})/(?P<m2>\d{{1,2}})(?:/(?P<y2>\d{{2,4}}))?(?![\d/])"
    rf"|(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:/(?P<y>\d{{2,4}}))?(?![\d/])"
)
_BEFORE = re.compile(
    rf"(?P<weekday>{_WEEKDAY})(?:\s+(?:besok|kemarin|lalu))?(?:\s+(?:{_PART}))?\s*[,.]?\s*(?:tanggal\s+|tgl\.?\s+)?\(?\s*$"
)
_WEEKDAY_STEMS = ("senin", "selasa", "rabu", "kamis", "jum", "sabtu", "minggu", "ahad")
"""Without any of these in lower case no weekday is named."""
_DIGIT = re.compile(r"\d")
_ENGLISH = re.compile(rf"(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}}),\s*(?P<y>(?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_RELATIVE_TAIL = re.compile(
    rf"(?:\s+(?:{_PART}))?(?:\s+(?P<when>(?:pekan|minggu)\s+(?P<week>lalu|ini|depan)|kemarin|lalu|besok))?"
    r"\b(?!\s*[,.]?\s*\(?\s*(?:tanggal\s+)?\d)"
)
_SHIFTS = (("hari ini", 0), ("Hari ini", 0), ("kemarin", -1), ("Kemarin", -1), ("besok", 1), ("Besok", 1))
_OTHER_SENSE = re.compile(r"(?:setiap|tiap|per|se|dua|tiga|empat|lima|[0-9]+)\s*$", re.IGNORECASE)
"""Before a weekday's name: a habit, or "minggu" as a length of time."""
_YEAR_MENTION = re.compile(r"\b(?:19|20)\d\d\b")


class FullDate(NamedTuple):
    """A date written with day, month and year, in `[start, end)`, weekday included."""

    start: int
    end: int
    iso: str


def _day(year: int, month: int, day: int) -> date | None:
    if not OLDEST_YEAR <= year <= NEWEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(written: str | None) -> int | None:
    if not written or len(written) == 3:  # "(19/6/205)" says no year that can be known
        return None
    return 2000 + int(written) if len(written) == 2 else int(written)


def _weekday_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """The weekday that ends `text[start:end]`, in lower case, with what ties it to a date."""
    before = text[start:end]
    if not any(stem in before for stem in _WEEKDAY_STEMS):
        return None
    return _BEFORE.search(text, start, end)


def full_date(text: str, start: int, end: int) -> FullDate | None:
    """The first date with day, month and year in `text[start:end]`, or None.

    >>> full_date("Kendari, 12 Agustus 2021", 0, 24)
    FullDate(start=9, end=24, iso='2021-08-12')
    """
    best: FullDate | None = None
    if _DIGIT.search(text, start, end) is None:
        return None
    text = fold(text[:end])
    for pattern in (_WORDED, _SLASHED, _ENGLISH, _ISO):
        match = pattern.search(text, start, end)
        if match is None:
            continue
        year, month, day = (match[g] for g in "ymd")
        if not (year and month and day) or len(year) == 3:
            continue
        number = _MONTHS.get(month.lower()) or int(month)
        if (found := _day(_year(year) or 0, number, int(day))) is None:
            continue
        before = _weekday_before(text, max(start, match.start() - 30), match.start())
        low = before.start() if before else match.start()
        high = match.end() + (text[match.end() : match.end() + 1] == ")" and "(" in text[low : match.start()])
        if best is None or low < best.start:
            best = FullDate(low, high, found.isoformat())
    return best


class _Reading:
    """Dates of one report while its reference date is being established."""

    def __init__(self, ctx: Context, reference: date | None) -> None:
        self.ctx = ctx
        self.reference = reference
        self.unsure = False
        """The reference is only the first full date of the text, and not written as a day of news."""
        self.years: set[int] | None = None

    def nearest(self, month: int, day: int) -> date | None:
        """The day of that month nearest the report's date, None when nothing fixes the year."""
        ref = self.reference
        if ref is None:
            return None
        found = [d for year in (ref.year - 1, ref.year, ref.year + 1) if (d := _day(year, month, day))]
        close = [d for d in found if abs((d - ref).days) <= NEAR_DAYS]
        return min(close, key=lambda d: abs((d - ref).days)) if close else None

    def mentions_year(self, year: int) -> bool:
        """True where the report's text writes `year` somewhere."""
        if self.years is None:
            self.years = {int(m) for m in _YEAR_MENTION.findall(self.ctx.text)}
        return year in self.years

    def check_weekday(self, found: date, weekday: int, written: str, year_written: bool) -> date:
        """`found`, or the same day and month of a year the report speaks of that fits the weekday."""
        if found.weekday() == weekday:
            return found
        if year_written:
            for year in (found.year + 1, found.year - 1):
                other = _day(year, found.month, found.day)
                if other and other.weekday() == weekday and self.mentions_year(year):
                    self.ctx.warnings.append(
                        f'date: "{written}" is no {_WEEKDAY_NAMES[weekday]} in {found.year}; '
                        f"read as {other.isoformat()}"
                    )
                    return other
        self.ctx.warnings.append(f'date: "{written}" is a {_WEEKDAY_NAMES[found.weekday()]}, not the weekday written')
        return found


def _reference(ctx: Context) -> date | None:
    """The day the report is from, as its header tells it."""
    for iso in (ctx.report.info.published, ctx.layout.published, ctx.layout.written):
        if iso and (match := _ISO.match(iso)):
            return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    return None


def find_dates(ctx: Context) -> None:
    """Store on `ctx.dates`, in order, every day or range of days that the paragraphs name.

    Dates that cannot be resolved to a day are left out; `ctx.warnings` names them.
    """
    reference = _reference(ctx)
    reading = _Reading(ctx, reference)
    spans = [(p.start, p.end) for p in ctx.layout.paragraphs]
    if ctx.layout.title:
        spans.insert(0, (ctx.layout.title.start, ctx.layout.title.end))
    raw = _numbered(ctx, spans)
    if reference is None:
        reading.reference, reading.unsure = _first_full(raw)
    found = [span for match in raw if (span := _resolve(reading, match))]
    if reference is not None:
        taken = {i for span in found for i in (span.start, span.end)}
        found += _relative(reading, spans, taken)
    found.sort()
    ctx.dates = found


def _span_of(spans: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    at = bisect_right(spans, (offset, sys.maxsize)) - 1
    return spans[at] if at >= 0 and offset < spans[at][1] else None


_OPENINGS = frozenset({form[:3] for form in _MONTHS} | {"s/d", "s.d", "sam", "hin", "dan"})
"""What the words begin with that may follow a day."""
_LOOK_ON = 8
"""How far past a number its next word is looked for, in characters; the pattern looks on where none is so near."""


def _leads_on(text: str, at: int) -> bool:
    """A look at what follows a number, which spares most numbers the pattern."""
    following = text[at : at + _LOOK_ON].lstrip()
    return not following or following[0] in "-–—/&" or following[:3] in _OPENINGS or len(following) < len("mei")


def _numbered(ctx: Context, spans: list[tuple[int, int]]) -> list[re.Match[str]]:
    """The dates with a number for their day, as found in the text in lower case."""
    text = ctx.folded
    found: list[re.Match[str]] = []
    reached = 0
    for last in sorted(_LAST_DIGITS.places(ctx.text)):
        if last < reached or not _leads_on(text, last + 1):
            continue
        trigger = _TRIGGER.match(text, last)
        if trigger is None:
            continue
        begin = last - 3 if trigger["iso"] else last - 1 if text[last - 1 : last] in _DIGITS else last
        if begin < reached or (begin and (text[begin - 1] in _NO_DATE_BEFORE or text[begin - 1].isalnum())):
            continue
        span = _span_of(spans, begin)
        if span is None:
            continue
        end = span[1]
        if trigger["iso"]:
            match = _ISO.match(text, begin, end)
        else:
            match = _WORDED.match(text, begin, end) or _SLASHED.match(text, begin, end)
        if match:
            reached = match.end()
            found.append(match)
    return found


def _first_full(matches: list[re.Match[str]]) -> tuple[date | None, bool]:
    """The first full date of the text, and whether it lacks what marks a day of news: brackets or a weekday."""
    for match in matches:
        groups = match.groupdict()
        year, month, day = (groups.get(g) or groups.get(g + "2") for g in "ymd")
        if year and month and day and (number := _year(year)):
            found = _day(number, _MONTHS.get(month.lower()) or int(month), int(day))
            if found:
                text, at = match.string, match.start()
                news = text[at - 1 : at] == "(" or _weekday_before(text, max(0, at - 36), at) is not None
                return found, not news
    return None, False


def _resolve(reading: _Reading, match: re.Match[str]) -> DateSpan | None:
    text = reading.ctx.text
    groups = match.groupdict()
    start, end = match.span()
    written = text[start:end]
    slashed = "/" in written and not any(c.isalpha() for c in written.replace("s/d", "").replace("dan", ""))
    before = _weekday_before(reading.ctx.folded, max(0, start - 36), start)
    bracket = start > 0 and text[start - 1] == "("
    if slashed and not (before or bracket or groups.get("y") or groups.get("y2")):
        return None  # "3/4 anggota", "2023/2024"
    first_groups = ("y", "m", "d") if groups.get("d") else ("y2", "m2", "d2")
    year, month, day = (groups.get(g) for g in first_groups)
    if month is None or day is None:
        return None
    if year and len(year) == 3:
        year = None
    number = _MONTHS.get(month.lower()) or int(month)
    last = _day(_year(year) or 0, number, int(day)) if year else reading.nearest(number, int(day))
    if before:
        start = before.start()
    if end < len(text) and text[end] == ")" and "(" in text[start : match.start() + 1]:
        end += 1
    elif bracket and end < len(text) and text[end] == ")":
        start, end = match.start() - 1, end + 1
    if last is None:
        if before or bracket:
            reading.ctx.warnings.append(f'date: nothing fixes the year of "{text[start:end]}"')
        return None
    basis = "stated" if year else "resolved"
    if groups.get("d2") is None:
        if before:
            weekday = _WEEKDAYS[before["weekday"].lower()]
            if reading.unsure and not year and last.weekday() != weekday:
                reading.ctx.warnings.append(f'date: nothing fixes the year of "{text[start:end]}"')
                return None
            last = reading.check_weekday(last, weekday, text[start:end], bool(year))
        return DateSpan(start, end, last.isoformat(), None, basis)
    first_day, first_month = groups.get("d1"), groups.get("m1")
    first_number = (_MONTHS.get(first_month.lower()) or int(first_month)) if first_month else number
    first_year = _year(groups.get("y1")) or (last.year - 1 if first_number > number else last.year)
    first = _day(first_year, first_number, int(first_day or 0))
    if first is None or first >= last:
        return DateSpan(start, end, last.isoformat(), None, basis)
    return DateSpan(start, end, first.isoformat(), last.isoformat(), basis)


def _relative(reading: _Reading, spans: list[tuple[int, int]], taken: set[int]) -> Iterator[DateSpan]:
    """Days told by the day of the report: "Selasa" alone, "Senin pekan lalu", "hari ini"."""
    reference = reading.reference
    if reference is None:
        return
    ctx = reading.ctx
    text = ctx.text
    terms = ctx.gazetteer.terms
    for hit in ctx.hits_of("weekday"):
        if hit.start in taken or _span_of(spans, hit.start) is None:
            continue
        match = _RELATIVE_TAIL.match(text, hit.end)
        name = terms[hit.entry].canonical.lower()
        if match is None or match.end() in taken or name not in _WEEKDAYS:
            continue
        if _OTHER_SENSE.search(text, max(0, hit.start - 8), hit.start):
            continue
        yield DateSpan(hit.start, match.end(), _meant(reference, _WEEKDAYS[name], match).isoformat(), None, "resolved")
    for word, shift in _SHIFTS:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            whole = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
            if whole and at not in taken and _span_of(spans, at) and _RELATIVE_TAIL.match(text, end):
                yield DateSpan(at, end, (reference + timedelta(shift)).isoformat(), None, "resolved")
            at = text.find(word, end)


def _meant(reference: date, weekday: int, tail: re.Match[str]) -> date:
    """The day of that name: the last one, unless "pekan lalu", "pekan depan" or "besok" says otherwise."""
    back = (reference.weekday() - weekday) % WEEK_DAYS
    if tail["week"] == "lalu":
        return reference - timedelta(reference.weekday() + WEEK_DAYS - weekday)
    if tail["week"] == "depan":
        return reference + timedelta(WEEK_DAYS - reference.weekday() + weekday)
    if tail["when"] == "besok":
        return reference + timedelta(-back % WEEK_DAYS)
    return reference - timedelta(back)
