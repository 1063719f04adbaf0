"""Who speaks for a faction: "Fraksi X melalui Fulan", "Fraksi X yang dibacakan Fulan", "Fraksi X Fulan, bahwa"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import names
from ingest.readings import sight

if TYPE_CHECKING:
    from ingest.frame import Frame
    from ingest.readings import Readings

_FACTION = "Fraksi"
_SPEAKS = re.compile(
    r",? (?:yang )?(?P<cue>(?:melalui|lewat|di(?:wakili|bacakan|sampaikan|bawakan|utarakan|lontarkan))(?: oleh)? )?"
    r"(?=[A-Z])"
)
_SURE = 0.85
_SURE_WITHOUT_CUE = 0.7


def read_speakers(frame: Frame, out: Readings) -> None:
    """Names right after a faction, or after words by which it lets someone speak.

    A name without such words has two at least, and a comma or a verb after it.
    """
    for body in [one for one in out.organisations if one.base.startswith(_FACTION) and not one.collective]:
        zone = frame.zone(body.start)
        match = _SPEAKS.match(frame.text, body.end) if zone is not None and not zone.heading else None
        if zone is None or match is None or match.end() >= zone.end or frame.at.get(match.end()):
            continue
        cue = match["cue"] is not None
        if not cue and match[0] != " ":
            continue
        name = names.read_name(frame, match.end(), zone, strong=cue)
        if name is None or name.start in out.named:
            continue
        if cue or (" " in frame.text[name.start : name.end] and _GOES_ON.match(frame.text, name.last) is not None):
            sight(frame, out, name, "N-05", _SURE if cue else _SURE_WITHOUT_CUE)


_GOES_ON = re.compile(r", (?:bahwa|me[a-z]{4,}|yang|pihaknya|ia|dia)\b| (?:me[a-z]{4,}|juga|dalam|saat|turut)\b")
