"""Candidates named two by two: "pasangan A B-C D", "tiga pasangan calon, yakni A B-C D, E F-G H"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import names
from ingest.readings import sight
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.frame import Frame
    from ingest.names import Name
    from ingest.readings import Readings

_ANNOUNCED = Stems(("pasangan", "paslon", "capres", "calon", "duet", "Kampanye", "Pemenangan"))
_CUE = re.compile(
    r"\b(?:[Pp]asangan|[Pp]aslon|[Cc]apres|[Cc]awapres|[Cc]alon|[Dd]uet|Tim (?:Kampanye|Pemenangan)|T[KP][ND])\b"
)
_WITHIN = 160
"""How far before a pair a word that announces it is looked for, in characters; no full stop lies between."""
_SENTENCE_END = re.compile(r"[.!?][”\"]? (?=[A-Z])|\n")
_FIRST_OF_TWO = re.compile(r"(?:[A-Z][\w’']+\.? ){1,3}[A-Z][\w’']+\.?$")
_LONGEST_NAME = 60
"""How far before the dash the first name may begin, in characters."""


def read_tickets(frame: Frame, out: Readings) -> None:
    """Both names of each pair of candidates in full that a sentence announces as such."""
    text = frame.text
    if not _ANNOUNCED.stand_in(text):
        return
    announced = 0
    at = text.find("-")
    while at >= 0:
        if text[at + 1 : at + 2].isupper() and text[at - 1 : at].isalnum():
            pair = _pair(frame, at) if at < announced or _is_announced(text, at) else None
            if pair is not None:
                announced = pair[1].last + _WITHIN // 2
                for name in pair:
                    if name.start not in out.named:
                        sight(frame, out, name, "N-07", 0.8)
        at = text.find("-", at + 1)


def _is_announced(text: str, at: int) -> bool:
    start = max(0, at - _WITHIN - _LONGEST_NAME)
    for end in _SENTENCE_END.finditer(text, start, at):
        start = end.end()
    return _CUE.search(text, start, at) is not None


def _pair(frame: Frame, dash: int) -> tuple[Name, Name] | None:
    """The two names of two words or more that a dash joins."""
    zone = frame.zone(dash)
    if zone is None or zone.heading or zone.capitals:
        return None
    words = _FIRST_OF_TWO.search(frame.text, max(zone.start, dash - _LONGEST_NAME), dash)
    if words is None:
        return None
    first = names.read_name(frame, words.start(), zone, strong=False)
    second = names.read_name(frame, dash + 1, zone, strong=False)
    if first is None or second is None or first.end != dash:
        return None
    full = all(" " in frame.text[name.start : name.end] for name in (first, second))
    return (first, second) if full else None
