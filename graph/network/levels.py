"""Levels of government: which one a party stands on."""

from __future__ import annotations

from collections.abc import Mapping

from graph.network.rows import Entity

LEVELS: tuple[str, ...] = ("centre", "province", "regency", "district", "village")
"""From the top down; a city (kota) stands beside the regencies (kabupaten)."""

UNKNOWN = "unknown"
"""Level of a party of which no report tells enough."""

_OF_PLACE = {
    "country": "centre", "province": "province", "regency": "regency", "city": "regency", "district": "district",
    "village": "village",
}  # fmt: skip
_CENTRAL = frozenset({"ministry", "ministry_unit", "state_body"})
_STEPS_MAX = 20
"""Steps up a chain of parts; a longer one goes round in a circle."""


def level_of(party: str | None, entities: Mapping[str, Entity]) -> str:
    """The level of a body, a post or a place: of its region where it has one, else by its kind.

    A post stands where its body stands. People stand on no level of their own: see `post_of`.

    >>> level_of("organisation/x", {"organisation/x": Entity("organisation", "X", "ministry", None, None)})
    'centre'
    """
    for _ in range(_STEPS_MAX):
        known = entities.get(party or "")
        if known is None:
            return UNKNOWN
        if known.kind == "place":
            return _OF_PLACE.get(known.subkind or "", UNKNOWN)
        if known.region is not None and known.region in entities:
            return _OF_PLACE.get(entities[known.region].subkind or "", UNKNOWN)
        if known.subkind in _CENTRAL:
            return "centre"
        party = known.part_of
    return UNKNOWN


def region_of(party: str | None, entities: Mapping[str, Entity]) -> str | None:
    """The place a body, a post or a place belongs to; None for the centre and where it is not known."""
    for _ in range(_STEPS_MAX):
        known = entities.get(party or "")
        if known is None:
            return None
        if known.kind == "place":
            return party
        if known.region is not None:
            return known.region
        party = known.part_of
    return None


def province_of(place: str | None, entities: Mapping[str, Entity]) -> str | None:
    """The province that a place is or lies in."""
    for _ in range(_STEPS_MAX):
        known = entities.get(place or "")
        if known is None:
            return None
        if known.subkind == "province":
            return place
        place = known.part_of
    return None


def places_within(place: str, entities: Mapping[str, Entity]) -> frozenset[str]:
    """A place and all places that lie in it."""
    inside: dict[str, list[str]] = {}
    for local_id, known in entities.items():
        if known.kind == "place" and known.part_of:
            inside.setdefault(known.part_of, []).append(local_id)
    found, waiting = {place}, [place]
    while waiting:
        for lower in inside.get(waiting.pop(), ()):
            if lower not in found:
                found.add(lower)
                waiting.append(lower)
    return frozenset(found)
