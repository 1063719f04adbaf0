"""How a gathering was held: in a hall, at a distance, or both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.meetings.phrase import WINDOW, sentences_of

if TYPE_CHECKING:
    from graph.model import Mode
    from ingest.context import Context, Sentence
    from ingest.meetings.frames import Frame

_NO_GATHERING = "".join(
    f"(?<!{word} )"
    for word in (
        *("ojek", "judi", "taksi", "angkutan", "transportasi", "pengemudi", "mitra", "jasa", "layanan", "aplikasi"),
        *("sistem", "toko", "belanja", "transaksi", "perdagangan", "bisnis", "lelang", "pinjaman", "perizinan"),
        *("pendaftaran", "penipuan", "prostitusi", "media", "berita", "gim", "game", "pembelajaran", "kelas"),
    )
)
"""Things that are themselves "online" or "daring": "ojek online" tells no way of meeting."""
ONLINE = re.compile(
    rf"\b(?:secara\s+(?:virtual|daring|online)|{_NO_GATHERING}(?:virtual|daring|online)|zoom|video\s*conference|vid?con|vicon|telekonferensi|teleconference|webinar|konferensi\s+video|video\s+telekonferensi|google\s+meet)\b"
)
_HYBRID = re.compile(
    r"\b(?:(?:secara|via|dengan|rapat|acara|kegiatan|sistem|metode|model|konsep|format|bersifat|mode|zoom|daring|luring)\s+"
    r"(?:hybrid|hibrida?)|(?:hybrid|hibrida?)\s+meeting|(?<=\()(?:hybrid|hibrida?)(?=\))|luring\s+(?:dan|maupun|serta)\s+daring|daring\s+(?:dan|maupun|serta)\s+luring|secara\s+fisik\s+[^.]{0,60}\bvirtual|langsung\s+(?:dan|maupun)\s+(?:virtual|daring))\b"
)
_IN_PERSON = re.compile(
    r"\b(?:diikuti|dihadiri|hadir|mengikuti)\s+(?:secara\s+)?(?:langsung|luring|tatap\s+muka|fisik)\b"
)
"""Beside a way of meeting at a distance: some were there, some were not."""
_OUTLET = re.compile(
    r"(?:[A-Z][\w./]*[\s,–—-]+){0,4}(?!Ra(?:pat|kor)\b|Sidang\b)[A-Z][\w.]*\s+(?:Online|ONLINE)[,):–—-]"
)
"""A dateline up to the name of the outlet."""
_OTHERS_ONLINE = re.compile(
    r"\b(?:lain|lainnya|lainya|sejumlah|sebagian|sementara|sedangkan)\b[^.\n]{0,60}?\b(?:mengikuti|bergabung|hadir|ikut)\s+"
    r"(?:secara|melalui|lewat|via)\s+(?:virtual|daring|online|zoom|video)\b"
)
"""Others took part at a distance in what has a venue: "sejumlah camat lain mengikuti melalui Zoom"."""
_OTHERS_WITHIN = 3
"""Sentences after the last one that speaks of the gathering in which others may be told to follow it."""
_MODE_WORDS = (
    "virtual",
    "daring",
    "online",
    "zoom",
    "conference",
    "con",
    "webinar",
    "konferens",
    "meet",
    "hybrid",
    "hibri",
    "fisik",
)
"""Without any of these in lower case a sentence tells no way of meeting at a distance."""


def mode_of(ctx: Context, frame: Frame, *, has_venue: bool) -> Mode | None:
    """online, in_person or hybrid, by the sentences that speak of the gathering."""
    online = False
    for phrase, sentence in sentences_of(ctx, frame.phrases):
        low, high = max(sentence.start, phrase.start - WINDOW), min(sentence.end, phrase.end + WINDOW)
        lowered = ctx.folded[low:high]
        if not any(word in lowered for word in _MODE_WORDS) or (phrase.listed == "back" and not phrase.strong):
            continue
        if _HYBRID.search(ctx.folded, low, high):
            return "hybrid"
        if (found := ONLINE.search(ctx.folded, low, high)) and not _names_outlet(ctx, found.end(), sentence):
            online = True
            if _IN_PERSON.search(ctx.folded, low, high):
                return "hybrid"
    if not online and ctx.layout.title and frame.main:
        online = ONLINE.search(ctx.folded, ctx.layout.title.start, ctx.layout.title.end) is not None
    if online:
        return "online"
    if has_venue and frame.main and _others_online(ctx, frame):
        return "hybrid"
    return "in_person" if has_venue else None


def _names_outlet(ctx: Context, end: int, sentence: Sentence) -> bool:
    """Is "Online" up to `end` part of an outlet's name in the dateline ("SLEMAN - Wira Online, ...")?"""
    return _OUTLET.match(ctx.text, sentence.start, min(end + 1, sentence.end)) is not None


def _others_online(ctx: Context, frame: Frame) -> bool:
    last = max((phrase.sentence for phrase in frame.phrases), default=-1)
    near = ctx.sentences[last : last + 1 + _OTHERS_WITHIN] if last >= 0 else []
    return bool(near) and _OTHERS_ONLINE.search(ctx.folded, near[0].start, near[-1].end) is not None
