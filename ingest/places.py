"""Regions that a report names, and places below them that a common noun announces ("Kecamatan X")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Place, PlaceKind
from ingest.context import Mention

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.entities import Entities
    from ingest.frame import Frame, Zone
    from ingest.readings import Readings
    from ingest.regions import Regions


_PLACE_PART = re.compile(r"[ \xa0]((?:[A-Z][\w’'-]*|[IVX]+\b|\d{1,3}\b))")


_BELOW: dict[str, PlaceKind] = {"district": "district", "village": "village"}


def read_place(frame: Frame, out: Readings, hit: Hit, zone: Zone, cursor: int) -> int:
    """A place named by a common noun ("Kecamatan X", "Jalan X"): its words are nobody's name."""
    text = frame.text
    pos = hit.end + (text[hit.end : hit.end + 1] == ".")
    count = 0
    while count < 4:
        match = _PLACE_PART.match(text, pos)
        if match is None or match.end() > zone.end:
            break
        known = frame.at.get(match.start(1), ())
        if any(h.kind in ("post", "organisation", "acting", "government", "rank", "weekday") for h in known):
            break
        pos = match.end()
        count += 1
    if not count:
        return cursor
    term = frame.gazetteer.terms[hit.entry]
    below: PlaceKind | None = _BELOW.get(term.group)
    if below is not None:
        name = " ".join(text[hit.end : pos].strip(" .").split())
        kind = "Kecamatan" if term.canonical.startswith("Kec") else term.canonical
        out.places.append((hit.start, pos, f"{kind} {name}", below))
    out.taken.append((hit.start, pos))
    return pos


def add_places(frame: Frame, readings: Readings, entities: Entities, regions: Regions, mentions: list[Mention]) -> None:
    for start, end, candidates in readings.regions:
        chosen = regions.choose(candidates)
        if chosen is not None:
            sure = 1.0 if len(candidates) == 1 else 0.7
            mentions.append(Mention(start, end, "place", _add(frame, entities, chosen), "G-01", sure))
    for start, end, name, kind in readings.places:
        place_id = ids.place(name)
        entities.places.setdefault(place_id, Place(place_id, name, kind))
        mentions.append(Mention(start, end, "place", place_id, "G-02", 0.9))
    for body in list(entities.organisations.values()):
        if body.region is not None:
            _add(frame, entities, frame.gazetteer.region_by_code[body.region.removeprefix("place/")])


def _add(frame: Frame, entities: Entities, index: int) -> str:
    """The id of a listed region, which is then among the places with all that it is part of."""
    # a function within the caller would hold itself, and with it the whole reading, until a collection
    region = frame.gazetteer.regions[index]
    place_id = ids.place(region.code)
    if place_id not in entities.places:
        if region.parent is not None:
            _add(frame, entities, frame.gazetteer.region_by_code[region.parent])
        parent = ids.place(region.parent) if region.parent else None
        entities.places[place_id] = Place(place_id, region.name, region.kind, parent)
    return place_id
