"""One pass over the report's own words: posts, bodies, regions and names, each read where a hit announces it.

Nothing is resolved here; a reading keeps what is written, and `ingest.resolve` decides what it means.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import (
    bodies,
    chairs,
    defined_bodies,
    faction_speakers,
    governments,
    names,
    open_bodies,
    organisations,
    organs,
    outlets,
    posts,
    short_forms,
)
from ingest.degreed import read_degreed
from ingest.holders import read_holder
from ingest.of_bodies import read_of_bodies
from ingest.places import read_place
from ingest.readings import Readings, read_more_names, sight
from ingest.spoken import read_spoken
from ingest.tickets import read_tickets

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame, Zone


_LAW = ("UU ", "Undang-Undang ", "Undang-undang ")
"""Words after which a body gives its name to a law ("UU Polri")."""


_AFTER_NAME = re.compile(r"[A-Z][a-z]+,? $|\., ?$")


_ASSEMBLY = "Dewan Perwakilan Rakyat Daerah"
_EVERYWHERE = re.compile(
    r" (?:dan|serta|maupun|bersama) (?:[Pp]emerintah [Dd]aerah|[Pp]emda|[Kk]epala [Dd]aerah)"
    r" (?:(?:di |dalam )?(?:seluruh|setiap|se)\b|(?:di|dalam) wilayah kerja\b)"
)
"""After an assembly named with the governments of many regions, so that it is of no one region."""
_PART_OF_A_DEGREE = re.compile(r"(?<![A-Za-z.])[MS]\.$")
"""Before the last letters of a degree ("M.MA"), which are no body's."""
_SPACED_DEGREE = re.compile(r"(?<![A-Za-z.])[MS]\. ?H\. (?:Kes|Hum|Int|Pid)$")
"""A degree written with spaces ("M. H. Kes"), of which "H." is no title."""


def scan(frame: Frame) -> Readings:
    """Read all zones of the report."""
    out = Readings()
    zones = iter(frame.zones)
    zone = next(zones, None)
    cursor = zone.start if zone is not None else 0
    for hit in frame.hits:
        start = hit[0]
        while zone is not None and start >= zone.end:
            zone = next(zones, None)
            cursor = zone.start if zone is not None else 0
        if zone is None:
            break
        if start >= cursor and hit[1] <= zone.end:
            cursor = _read(frame, out, hit, zone, cursor)
    for outlet in outlets.read_outlets(frame):
        out.organisations.append(outlet)
        out.taken.append((outlet.start, outlet.end))
    defined_bodies.read_defined(frame, out)
    faction_speakers.read_speakers(frame, out)
    read_degreed(frame, out)
    read_spoken(frame, out)
    read_tickets(frame, out)
    read_of_bodies(frame, out)
    short_forms.read_short_forms(frame, out)
    return out


def _read(frame: Frame, out: Readings, hit: Hit, zone: Zone, cursor: int) -> int:
    """Read what begins at one hit; the offset up to which the text is then read."""
    kind = hit.kind
    if kind == "post":
        post = posts.read_post(frame, hit, zone.end)
        if post is None or (post.rule == "P-02" and not post.unit):
            read = chairs.read_chair(frame, out, hit, zone, cursor)
            if post is None or read > cursor:
                return read
        if post.body is None and not post.unit and any(h.kind == "rank" for h in frame.at[hit.start]):
            return _titled(frame, out, hit, zone, cursor)
        return read_holder(frame, out, post, zone)
    if kind in ("organisation", "head", "government"):
        surface = frame.text[hit.start : hit.end]
        if frame.text.endswith(_LAW, 0, hit.start) or _is_in_a_number(frame.text, hit):
            out.taken.append((hit.start, hit.end))
            return hit.end
        if surface in frame.gazetteer.back_titles and _is_degree(frame.text, hit):
            return hit.end
        if kind == "head" and zone.heading and frame.gazetteer.heads[hit.entry].complement != "organ":
            return cursor
        if kind == "government":
            body = governments.read_government(frame, hit, zone.end)
        else:
            body = organisations.read_organisation(frame, hit, zone.end)
        if body is None:
            return cursor
        short_forms.read_reversed(frame, body, zone.end)
        if out.organisations:
            organs.go_on_with_factions(frame, out.organisations[-1], body)
        if body.base == _ASSEMBLY and _EVERYWHERE.match(frame.text, body.end) is not None:
            body.collective = not body.regions
        if body.rule == "O-06" and not body.regions and body.base.rpartition(" ")[2] in open_bodies.OF_ANY_REGION:
            body.collective = True  # "Satgas X Kabupaten": of whatever regency
        if body.kind == "security" and body.place == "Jajaran":
            body.collective = True  # "Polsek Jajaran": all below it
        if bodies.is_collective(frame, hit.start) and kind != "head":
            body.collective = body.collective or not body.regions
        out.organisations.append(body)
        out.taken.append((body.start, body.end))
        for other in (*bodies.numbered_alike(body), *bodies.regions_alike(frame, body, zone.end)):
            out.organisations.append(other)
            out.taken.append((other.start, other.end))
        return out.taken[-1][1]
    if kind in ("phrase", "place"):
        head = frame.first(hit.start, "head") if kind == "phrase" and not zone.heading else None
        body = organisations.read_organisation(frame, head, zone.end) if head is not None else None
        if body is not None:
            # "Satgas Pangan": a general word that a name follows
            out.organisations.append(body)
        end = body.end if body is not None else hit.end
        out.taken.append((hit.start, end))
        return end
    if kind == "place_word":
        return read_place(frame, out, hit, zone, cursor)
    if kind == "region":
        entries = tuple(h.entry for h in frame.at[hit.start] if h.kind == "region")
        out.regions.append((hit.start, hit.end, entries))
        out.taken.append((hit.start, hit.end))
        return hit.end
    if kind in ("title", "rank") and not zone.heading:
        return _titled(frame, out, hit, zone, cursor)
    return cursor


_BEARS_A_NAME = (
    "RS ",
    "RS. ",
    "RSUD ",
    "RSJ ",
    "RSUP ",
    "Rumah Sakit ",
    "Jalan ",
    "Jl. ",
    "Jl ",
    "Gedung ",
    "Bandara ",
)
"""What stands before a name that is of a building or a street."""


def _titled(frame: Frame, out: Readings, hit: Hit, zone: Zone, cursor: int) -> int:
    """A name announced by a title or rank."""
    if not zone.heading and not frame.text.endswith(_BEARS_A_NAME, max(zone.start, hit.start - 16), hit.start):
        no_title = frame.text.startswith("Abu Bakar ", hit.start)
        name = names.read_name(frame, hit.start, zone, strong=no_title)
        if name is None or (name.start == hit.start and not no_title):
            return cursor
        if _SPACED_DEGREE.search(frame.text, max(zone.start, hit.start - 4), name.end) is not None:
            return cursor
        courtesy = hit.kind == "title" and frame.gazetteer.terms[hit.entry].group == "courtesy"
        sure = 0.85 if courtesy else 0.93
        seen = sight(frame, out, name, "N-02", sure)
        read_more_names(frame, out, seen, zone)
        return name.last
    return cursor


def _is_in_a_number(text: str, hit: Hit) -> bool:
    """Whether letters are part of a letter's number ("Nomor 821/114/BKD")."""
    if text[hit.start - 1 : hit.start] == "/":
        return text[max(0, hit.start - 2) : hit.start - 1].isdigit()
    return text[hit.end : hit.end + 1] == "/" and text[hit.end + 1 : hit.end + 2].isdigit()


def _is_degree(text: str, hit: Hit) -> bool:
    """Whether letters that are a degree and an acronym ("MA") close a name with its titles, or a degree ("M.MA")."""
    if _PART_OF_A_DEGREE.search(text, max(0, hit.start - 2), hit.start) is not None:
        return True
    if text[hit.end : hit.end + 1] not in (",", ".", "\n", ")", ""):
        return False
    return _AFTER_NAME.search(text, max(0, hit.start - 30), hit.start) is not None
