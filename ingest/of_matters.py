"""Holders named after what their post deals with, or after the party or constituency they are of.

"Ketua Panja terkait RUU X, Fulan Binti", "Anggota DPR RI dari Fraksi X, Fulan".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import names, organisations
from ingest.between import TO_NAME
from ingest.places import read_place
from ingest.readings import hold, sight

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.posts import PostReading
    from ingest.readings import Readings

_FROM = re.compile(r",? dari (?=[A-Z])|,? (?=Fraksi )")
_MATTER = re.compile(
    r" (?:terkait|bidang|urusan|periode|asal|untuk|wilayah|tahun|yang membidangi)\b[^,.\n“”\"]{0,50}, (?=[A-Z])"
)


def past_matter(frame: Frame, out: Readings, post: PostReading, zone: Zone) -> int:
    """The holder named after what the post deals with ("Ketua Panja terkait RUU X, A B"); 0 where none is."""
    match = _MATTER.match(frame.text, post.end, zone.end)
    if match is None:
        return 0
    name = names.read_name(frame, match.end(), zone, strong=False)
    if name is None or " " not in frame.text[name.start : name.end]:
        return 0
    seen = sight(frame, out, name, "N-01", 0.8, post)
    hold(out, seen, post, "T-02", 0.8)
    return name.last


def past_party(frame: Frame, out: Readings, post: PostReading, zone: Zone) -> int:
    """The holder named after the party or constituency: "Anggota DPR RI dari Fraksi X, Fulan"."""
    text = frame.text
    match = _FROM.match(text, post.end)
    if match is None:
        return post.end
    for hit in frame.at.get(match.end(), ()):
        end = hit.end
        if hit.kind in ("organisation", "head"):
            body = organisations.read_organisation(frame, hit, zone.end)
            if body is None:
                continue
            out.organisations.append(body)
            out.taken.append((body.start, body.end))
            end = body.end
        elif hit.kind == "place_word":
            end = read_place(frame, out, hit, zone, hit.end)
        else:
            continue
        gap = TO_NAME.match(text, end)
        if gap is None:
            return end
        name = names.read_name(frame, gap.end(), zone, strong=True)
        if name is None:
            return end
        seen = sight(frame, out, name, "N-01", 0.88, post)
        hold(out, seen, post, "T-02", 0.88)
        return name.last
    return post.end
