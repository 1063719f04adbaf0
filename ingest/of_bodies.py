"""Experts and party people named after the body they are of: "Ekonom Senior INDEF Wira Padmana menilai"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import names
from ingest.readings import sight

if TYPE_CHECKING:
    from ingest.bodies import OrganisationReading
    from ingest.frame import Frame
    from ingest.names import Name
    from ingest.readings import Readings

_EXPERT = re.compile(
    r"\b(?:[Ee]konom|[Pp]akar|[Pp]eneliti|[Aa]nalis|[Pp]engamat|[Ss]osiolog|[Kk]riminolog|[Aa]kademisi|[Pp]olitikus|[Pp]olitisi"
    r"|[Ff]ungsionaris|[Ll]egislator|[Dd]osen|[Gg]uru [Bb]esar|[Aa]ktivis|[Pp]raktisi|[Hh]umas|[Kk]ader|[Ss]ejarawan"
    r"|[Aa]hli|[Kk]uasa [Hh]ukum|[Cc]aleg)\b[^,.;:\n“”\"()]{0,50} $"
)
_REACH = 70
"""How far before a body such a word is looked for, in characters."""
_GOES_ON = re.compile(
    r"(?P<says>,? (?:juga |pun |turut )?(?:mengatakan|menilai|menyebut|menyebutkan|menjelaskan|menegaskan|menyatakan"
    r"|meminta|mengungkapkan|menuturkan|mengaku|berharap|mengimbau|memandang|menduga|mengkritik|menyoroti|berpendapat|melihat)\b)"
    r"|,? (?:me[a-z]{4,}|ber[a-z]{3,}|juga|pun|saat|ketika|dalam|di|pada|kepada|usai|yang|tidak|tak|ikut|turut|dan)\b"
    r"|[”\"]|, "
)


def read_of_bodies(frame: Frame, out: Readings) -> None:
    """Names right after a body that an expert or a party's man is told to be of."""
    text = frame.text
    for body in list(out.organisations):
        at = body.end + 1
        if text[body.end : at] != " " or not text[at : at + 1].isupper() or body.collective or body.partial:
            continue
        if any(hit.kind != "title" for hit in frame.at.get(at, ())) or (body.scope == "regional" and not body.regions):
            continue
        if _EXPERT.search(text, max(0, body.start - _REACH), body.start) is None:
            continue
        name = _name(frame, body, at)
        if name is not None and name.start not in out.named:
            sight(frame, out, name, "N-06", 0.85)


def _name(frame: Frame, body: OrganisationReading, at: int) -> Name | None:
    """The name of two words or more at `at`, or of one who then speaks."""
    zone = frame.zone(body.start)
    if zone is None or zone.capitals or zone.heading:
        return None
    name = names.read_name(frame, at, zone, strong=False)
    after = _GOES_ON.match(frame.text, name.last) if name is not None else None
    if name is None or after is None:
        return None
    return name if " " in frame.text[name.start : name.end] or after["says"] is not None else None
