"""Whether a gathering is told of as one that takes place, and whether the report is about it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.meetings.details import days_beside, has_place
from ingest.meetings.phrase import ANYWHERE, DATED, WINDOW, Phrase

if TYPE_CHECKING:
    from ingest.context import Context
    from ingest.meetings.frames import Frame

LEAD_SENTENCES = 4
"""Sentences from the start that tell what a report is about."""
MAIN_SCORE = 5.0
"""Least score of a gathering the report is about; set on the annotated reports (docs/evaluation)."""
OTHER_MAIN_SHARE = 0.75
"""A second gathering is also what the report is about from this share of the first one's score."""

OLD_NEWS_DAYS = 30
"""A gathering this long before the report, told after its lead, is background."""

_DATED_TYPES = frozenset({"audiensi", "forum", "sosialisasi"})
"""Loose types of which the kind and a day in brackets suffice ("dalam diskusi di Jakarta, Senin (3/3)")."""
_TWO_MET = re.compile(r"[Pp]ertemuan\s.+\s(?:dan|dengan)\s[A-Z]")
_VISIT_TO = re.compile(r"[Kk]un(?:jungan\s+kerja|ker)\s+(?:\w+\s+)?ke\s+[A-Z]")
"""A name that tells who met whom needs no more, nor does a visit that tells where it goes."""
INSTITUTIONAL = frozenset({"rapat_paripurna", "rapat_dengar_pendapat", "rapat_terbatas", "musrenbang", "rapat_pleno"})
_IN_IT = re.compile(r"\b(?:dalam|saat|pada|ketika|di)\s+(?:acara\s+|kegiatan\s+|agenda\s+)?[\"“]?$")
_SAID = re.compile(
    r"[\"”]\s*,?\s*(?:kata|ujar|ucap|ungkap|jelas|tutur|tambah|tegas|terang|papar|beber|imbuh|pungkas|tandas|sebut)"
    r"|\b(?:disampaikan|dikatakan|diungkapkan|dikemukakan|ditegaskan|menyampaikan|mengatakan|menegaskan|memaparkan)\b"
)
_INTERVIEW = re.compile(r"\b(?:ditemui|dijumpai|kepada\s+\w+)\s+(?:\w+\s+){0,3}?(?:usai|seusai|setelah|di\s+sela\S*)\b")
DELIBERATIONS = frozenset(
    {
        "rapat", "rapat_koordinasi", "rapat_kerja", "rapat_paripurna", "rapat_dengar_pendapat", "rapat_terbatas",
        "rapat_evaluasi", "rapat_pimpinan", "rapat_pleno",
    }
)  # fmt: skip
_LOOSE = frozenset({"sosialisasi", "forum", "ceremony", "audiensi", "other"})
"""Types whose words also name activities and bodies: they need more to count as a gathering."""


def exists(ctx: Context, frame: Frame) -> bool:
    """True where some phrase tells of the gathering as one that took or will take place."""
    told = [p for p in frame.named if not p.doubted and (p.strong or p.weak or p.planned)]
    first = frame.phrases[0]
    if not told and first.sentence < 0 and ANYWHERE.match(ctx.text, first.end) is None:
        told = [p for p in frame.phrases if p.refers or p.strong]
    if not told:
        return False
    if frame.type in _LOOSE:
        return any(p.strong for p in frame.phrases) or any(
            p.weak
            and (
                p.name.words
                or p.refers
                or (frame.type in _DATED_TYPES and _is_dated(ctx, p))
                or _TWO_MET.match(p.name.text)
                or _VISIT_TO.match(ctx.text, p.start)
            )
            for p in told
        )
    return True


def _is_dated(ctx: Context, phrase: Phrase) -> bool:
    """True where the phrase is followed by a day in brackets, as in the report of a visit."""
    sentence = ctx.sentences[phrase.sentence] if phrase.sentence >= 0 else None
    return (
        sentence is not None and DATED.search(ctx.text, phrase.end, min(sentence.end, phrase.end + WINDOW)) is not None
    )


def score(ctx: Context, frame: Frame) -> float:
    """How much the report is about the gathering: where, how often and how fully it is spoken of."""
    body = [p for p in frame.named if p.sentence >= 0 and not p.doubted]
    if not body:
        return 0.0
    first = min(p.sentence for p in body)
    strong = any(p.strong for p in frame.phrases if p.sentence >= 0)
    days = frame.days or [d for p in frame.phrases if (d := days_beside(ctx, p))]
    dated = bool(days) or any(
        DATED.search(ctx.text, p.end, min(ctx.sentences[p.sentence].end, p.end + WINDOW)) for p in body
    )
    points = 2.5 if first < 2 else 2.0 if first < LEAD_SENTENCES else 1.0 if first < 2 * LEAD_SENTENCES else 0.0
    points += 2.0 * any(p.sentence < 0 for p in frame.phrases)
    points += 1.5 * strong + 0.5 * any(p.name.words for p in body) + 1.5 * dated
    points += 1.5 * any(p.sentence == 0 and p.strong for p in body)
    points += 0.5 * min(4, len(frame.phrases) - 1)
    points += 0.5 * any(has_place(ctx, p) for p in body)
    if frame.type in _LOOSE:
        points -= 1.0
    elif frame.type in INSTITUTIONAL:
        points += 1.0
    elif len(frame.phrases) > 1:
        points += 0.5
    if any(_said_in(ctx, p) for p in body):
        points += 2.0 if frame.type in DELIBERATIONS else 1.0
    if frame.planned:
        points -= 1.5
    if all(ctx.entities.in_quote(p.start) for p in body):
        points -= 1.5
    if all(p.weak and _INTERVIEW.search(ctx.text, max(0, p.start - 60), p.start) for p in body):
        points -= 1.0
    if not any(p.name.words for p in body) and frame.type in ("rapat", "audiensi", "forum"):
        told = [p for p in frame.phrases if p.strong and days_beside(ctx, p)]
        if not told and not dated:
            points -= 3.0  # "rapat di hotel": gatherings in general
        if any(p.doubted for p in frame.named):
            points -= 1.5
    reported = ctx.report.info.published or ctx.layout.published
    if reported and days and first >= 2 and max(high for _, high in days) < _earlier(reported):
        points -= 1.5
    return points


def _said_in(ctx: Context, phrase: Phrase) -> bool:
    """True where words are attributed to someone speaking in the gathering ("...," kata X dalam rapat Y)."""
    if not _IN_IT.search(ctx.text, max(0, phrase.start - 30), phrase.start):
        return False
    low = max(ctx.sentences[phrase.sentence].start, phrase.start - WINDOW)
    return _SAID.search(ctx.text, low, phrase.start) is not None


def _earlier(iso: str) -> str:
    try:
        return (date.fromisoformat(iso) - timedelta(days=OLD_NEWS_DAYS)).isoformat()
    except ValueError:
        return ""


def choose_main(frames: list[Frame]) -> None:
    best = max((frame.score for frame in frames), default=0.0)
    for frame in frames:
        frame.main = frame.score >= MAIN_SCORE and frame.score >= OTHER_MAIN_SHARE * best
