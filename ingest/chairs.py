"""The chair of a legislature's organ that is named before it: "Komisi I dengan ketua Fulan"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import names
from ingest.posts import PostReading
from ingest.readings import Readings, hold, sight

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame, Zone

_CHAIRS = frozenset({"Ketua", "Wakil Ketua", "Sekretaris"})
_REACH = 90
"""How far after the organ, in characters, its chair is named."""
_APART = re.compile(r"[.;!?\n“”\"]|\b(?:DPRD|DPR|[Pp]artai|[Kk]omisi|[Bb]adan|[Pp]ansus|mengatakan|menyampaikan)\b")
"""What stands between an organ and the chair of something else."""
_MEMBER = re.compile(r" (?=\(|dari |asal )|,? (?:dan|serta) |, |\.|$")
"""After the name of a chair."""


def read_chair(frame: Frame, out: Readings, hit: Hit, zone: Zone, cursor: int) -> int:
    """A bare "ketua" with a name right after it, of the organ just named; the offset up to which the text is read."""
    form = frame.gazetteer.posts[hit.entry]
    organ = out.organisations[-1] if out.organisations else None
    text = frame.text
    if form.label not in _CHAIRS or organ is None or zone.heading or not text.startswith(" ", hit.end):
        return cursor
    if organ.kind != "legislature" or organ.scope != "organ" or organ.collective or organ.base.startswith("Fraksi"):
        return cursor
    if not 0 < hit.start - organ.end < _REACH or _APART.search(text, organ.end, hit.start) is not None:
        return cursor
    name = names.read_name(frame, hit.end + 1, zone, strong=True)
    if name is None or _MEMBER.match(text, name.last, zone.end) is None:
        return cursor
    post = PostReading(hit.start, hit.end, form.label, form.title, form.takes, body=organ, first=hit.start)
    post.inherited, post.regions = True, organ.regions
    out.posts.append(post)
    out.taken.append((post.start, post.end))
    seen = sight(frame, out, name, "N-01", 0.85, post)
    hold(out, seen, post, "T-01", 0.85)
    return name.last
