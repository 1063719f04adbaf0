"""What hangs on a directive: its deadline, its legal ground, the meeting it was given at."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Span
from ingest.directives import circulars
from ingest.regulations.articles import articles_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Meeting, Regulation
    from ingest.context import Context, Sentence

_MONTH = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_WHEN = "|".join(
    (
        r"\w+(?: \(\w+\))? (?:hari|pekan|minggu|bulan|jam|tahun)\b(?: ke depan| kerja| ini| mendatang| depan)?",
        rf"\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?",
        rf"(?:{_MONTH})(?: \d{{4}})?",
        r"\w+ \(\d{1,2}/\d{1,2}(?:/\d{4})?\)",
        r"(?:tahun )?\d{4}",
        r"(?:pekan|minggu|bulan|tahun) (?:ini|depan)",
        r"besok|hari ini",
    )
)
_DEADLINE = re.compile(
    r"\b(?P<firm>paling (?:lambat|telat)|selambat-lambatnya|selambatnya|sebelum|hingga|sampai(?: dengan)?"
    r"|dalam (?:kurun )?waktu|maksimal"
    r"|dalam(?= \w+(?: \(\w+\))? (?:jam|(?:hari|pekan|minggu|bulan|tahun) (?:ke depan|mendatang|kerja))\b))?"
    r"(?P<loose>\b(?:pada )?akhir|\bpada)? ?"
    r"(?:(?:pada|hari|tanggal|bulan|akhir|pekan|minggu|tahun) ){0,2}"
    rf"(?:{_WHEN})"
)
_GROUND = re.compile(
    r"\b(?:sesuai|berdasarkan|sebagaimana|mengacu|merujuk|amanat|diatur|diamanatkan|tertera|menindaklanjuti|atas dasar)"
    r"(?: \S+){0,6} ?$",
    re.IGNORECASE,
)
_BY_THEN = (
    "paling ", "selambat", "sebelum", "hingga", "sampai", "waktu", "maksimal", " ke depan", " mendatang", " jam",
    " kerja",
)  # fmt: skip
"""One of these is in the group "firm" of `_DEADLINE`."""
_AT = ("akhir", "pada")
"""One of these is in its group "loose", which needs a date."""
GROUND_WITHIN = 70
"""How many characters before a regulation the word that makes it the ground may stand."""


def deadline_of(ctx: Context, action: Span) -> tuple[str | None, str | None]:
    """The deadline inside what is to be done, as written, and its ISO date where it resolves to a day."""
    text = action.of(ctx.text)
    if not any(word in text for word in _BY_THEN) and not (
        any(word in text for word in _AT) and any(action.start <= date.start < action.end for date in ctx.dates)
    ):
        return None, None  # spares most acts the long pattern
    for match in _DEADLINE.finditer(ctx.text, action.start, action.end):
        dated = next(
            (d for d in ctx.dates if match.start() <= d.start < match.end() + 20 and d.start < action.end), None
        )
        if not match["firm"] and (dated is None or not match["loose"]):
            continue
        end = max(match.end(), dated.end if dated is not None and dated.end <= action.end else 0)
        return ctx.text[match.start() : end], (dated.end_iso or dated.iso) if dated is not None else None
    return None, None


class Grounds:
    """Where regulations are cited, to be asked for the grounds that a sentence names."""

    def __init__(self, ctx: Context, regulations: Sequence[Regulation]) -> None:
        self._text = ctx.text
        self._circulars = sorted(
            (mention.start, regulation.id)
            for regulation in regulations
            if circulars.meant(regulation)
            for mention in regulation.mentions
        )
        self._cited = sorted(
            (mention.start, mention.end, regulation.id) for regulation in regulations for mention in regulation.mentions
        )

    def of(self, sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Ids of regulations that the sentence names as ground, and of their articles named with them.

        Grounds are told by "sesuai ...", "dalam surat edaran tersebut ..." and the like; an article counts
        where it stands beside its regulation ("Pasal 10 Perpres 72/2021").
        """
        out: list[str] = []
        articles: list[str] = []
        if circulars.OPENS.match(self._text[sentence.start : sentence.end].lstrip()):
            earlier = bisect_left(self._circulars, (sentence.start, ""))
            out += [self._circulars[earlier - 1][1]] if earlier else []
        for at in range(bisect_left(self._cited, (sentence.start,)), len(self._cited)):
            start, end, regulation = self._cited[at]
            if start >= sentence.end:
                break
            before = self._text[max(sentence.start, start - GROUND_WITHIN) : start]
            if not _GROUND.search(before):
                continue
            if regulation not in out:
                out.append(regulation)
            articles += [ids.article(regulation, number) for number in articles_in(self._text, start, end)]
        return tuple(out), tuple(dict.fromkeys(articles))


def main_meeting(meetings: Sequence[Meeting]) -> str | None:
    """The one meeting that the report is about; None where there is none or more than one."""
    main = [meeting.id for meeting in meetings if meeting.main]
    return main[0] if len(main) == 1 else None
