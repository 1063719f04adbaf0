"""People whom only the titles after their names tell: "diserahkan kepada Wira Padmana, S.Sos., M.Si., yang ..."."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ingest import names, runs
from ingest.readings import sight
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.readings import Readings

_TITLES = Stems(
    (
        *(", S.", ",S.", ", M.", ", SH", ", SE", ", ST", ", SP", ", SKM", ", S.", ", A.Md", ", Amd", ", Ph.D", ", MM"),
        *(" S.Sos", " S.STP", " S.Pd", " S.Ag", " S.IP", " S.Kom", " S.H", " S.E", " SSos", " SSTP", " SPd", " SKom"),
    )
)
"""How titles after a name begin, with what stands before them."""
_SURE = 0.85
_SURE_WITH_ONE = 0.7
_SAYS = re.compile(r",? (?:juga |turut |saat |yang |selaku |sebagai |me[a-z]{4,}|ber[a-z]{4,}|hadir)")


def read_degreed(frame: Frame, out: Readings) -> None:
    """Names before two titles or one written with dots, that stand beside no post; before one after a comma, too.

    The last has two words, or a verb or a clause about it after the title.
    """
    text = frame.text
    places = _TITLES.places(text)
    if not places:
        return
    out.taken.sort()
    starts = [span[0] for span in out.taken]
    for place in sorted(places):
        zone = frame.zone(place)
        start = runs.run_before(text, place, zone.start) if zone is not None else None
        if zone is None or start is None or zone.heading or zone.capitals:
            continue
        name = _name_before(frame, start, place, zone)
        if name is None or name.start in out.named:
            continue
        at = bisect_right(starts, name.start) - 1
        if at >= 0 and out.taken[at][1] > name.start:
            continue
        sure = _how_sure(text, name)
        if sure:
            sight(frame, out, name, "N-10", sure)


_NO_NAMES = frozenset({"post", "organisation", "head", "acting", "government"})
"""Kinds of hits that begin no name."""


def _name_before(frame: Frame, start: int, end: int, zone: Zone) -> Name | None:
    """The longest name within `[start, end)` that ends at `end`, past words that are read as something else."""
    text = frame.text
    pos = start
    while pos < end:
        if all(hit.kind not in _NO_NAMES for hit in frame.at.get(pos, ())):
            name = names.read_name(frame, pos, zone, strong=False)
            if name is not None and name.end == end:
                titled = text[name.start : end].replace(" ", "").rstrip(".") in frame.gazetteer.back_titles
                return None if titled else name
        space = text.find(" ", pos, end)
        pos = space + 1 if space >= 0 else end
    return None


def _how_sure(text: str, name: Name) -> float:
    """How sure the titles after a name make it; 0 where they may be letters of something else."""
    written = text[name.end : name.last]
    if text[name.last : name.last + 2].strip()[:1].isupper():
        return 0.0  # "Jaksa Agung ST Fulan"
    several = written.count(",") + written.strip(", ").count(" ") > 1
    if "." in written.rstrip(".") or several:
        return _SURE
    told = " " in text[name.start : name.end] or _SAYS.match(text, name.last) is not None
    return _SURE_WITH_ONE if written.startswith(",") and told else 0.0
