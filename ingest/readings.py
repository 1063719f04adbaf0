"""What one pass over a report has read, before anything is resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest import names, organisations, people
from ingest.people import Sighting

if TYPE_CHECKING:
    from graph.model import PlaceKind
    from ingest.bodies import OrganisationReading
    from ingest.context import Hit
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.posts import PostReading


@dataclass(slots=True)
class Readings:
    """What one pass has read, in order of start."""

    posts: list[PostReading] = field(default_factory=list)
    organisations: list[OrganisationReading] = field(default_factory=list)
    regions: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    places: list[tuple[int, int, str, PlaceKind]] = field(default_factory=list)
    """Places below the regencies: span, name with its kind, kind."""
    sightings: list[Sighting] = field(default_factory=list)
    tenures: list[tuple[Sighting, PostReading, str, float]] = field(default_factory=list)
    """Name, post, rule, confidence."""
    taken: list[tuple[int, int]] = field(default_factory=list)
    """Stretches already read as something, in order."""
    named: dict[int, Sighting] = field(default_factory=dict)
    """Start of a name -> its sighting."""
    held: dict[int, Sighting] = field(default_factory=dict)
    """Start of a post -> the person named beside it."""
    tied: list[tuple[PostReading, PostReading]] = field(default_factory=list)
    """A post and the one before it whose holder has it too ("Bupati X selaku Ketua Y")."""


def sight(
    frame: Frame, out: Readings, name: Name, rule: str, confidence: float, post: PostReading | None = None
) -> Sighting:
    seen = people.sighting(frame, name, rule, confidence, post)
    out.sightings.append(seen)
    out.named[name.start] = seen
    out.taken.append((name.start, name.end))
    return seen


def hold(out: Readings, seen: Sighting, post: PostReading, rule: str, sure: float) -> None:
    out.tenures.append((seen, post, rule, sure))
    out.held.setdefault(post.start, seen)


def is_taken(out: Readings, start: int) -> bool:
    return any(s <= start < e for s, e in out.taken[-12:])


_PAIR = re.compile(r"(?P<party> ?\([A-Z][\w .-]{1,24}\))?(?:[-–]|[,;]? dan |[,;] |[,;]? serta |/)(?=[A-Z]|drg?\. )")
_PARTY = re.compile(r" ?\([A-Z][\w .-]{1,24}\)")
"""The party of a member, in brackets after the name."""


def read_more_names(frame: Frame, out: Readings, seen: Sighting, zone: Zone) -> None:
    """More names that are coordinated with one just read ("A dan B", "A-B")."""
    text = frame.text
    pos = seen.name.last
    several = _are_members(seen)
    full = len(seen.words) > 1
    for number in range(8):
        party = _party_told(frame, pos)
        match = _PAIR.match(text, pos if party is None else party.end)
        if match is None:
            return
        dash = match[0] in ("-", "–", "/")
        name = names.read_name(frame, match.end(), zone, strong=False)
        if name is None:
            return
        alike = match["party"] is not None and _PARTY.match(text, name.last, zone.end) is not None
        if party is not None:
            if _party_told(frame, name.last) is None:
                return
            _keep(frame, out, party, zone)
        elif not alike:
            if match["party"] or (match[0][0] in ",;" and match[0] != ", " and not (several and full)):
                return
            single = len(people.name_words(text[name.start : name.end])) < 2 and not name.titles
            listed = several and full and (number > 0 or not single) and not frame.at.get(name.start)
            told = listed and _GOES_ON.match(text, name.last) is not None
            if single and not (told or _is_one_of_two(text, seen, match[0], name)):
                return
            ends = (",", ";", " dan", " serta", ".") if listed else (",", " dan", " serta")
            if match[0] == ", " and not (text.startswith(ends, name.last) or (listed and text[name.last - 1] == ".")):
                return
        if alike:
            _party(frame, out, match.start("party"), zone)
        seen = sight(frame, out, name, "N-05", 0.75 if dash else 0.7)
        pos = name.last


_OF_SEVERAL = ("Anggota", "Wakil Ketua", "Komisioner")
"""Heads of posts that several hold at a time."""
_GOES_ON = re.compile(r",? (?:me|ber|hadir|turut|saat|yang|dalam|di |pada)|[.,]")


def _are_members(seen: Sighting) -> bool:
    """Whether a name stands right after a post that several hold, of a body: those listed after it hold it too."""
    post = seen.post
    if post is None or not post.head.startswith("Anggota") or not (post.body or post.regions):
        return False
    return seen.name.first - post.end < _RIGHT_AFTER


_RIGHT_AFTER = 3
"""How far after a post, in characters, the first of its holders is named."""


def _is_one_of_two(text: str, seen: Sighting, joined: str, name: Name) -> bool:
    """Whether a name of one word is that of another member beside one just named ("Anggota X Fulan dan Fulanah")."""
    post = seen.post
    if post is None or not post.head.startswith(_OF_SEVERAL) or not (post.body or post.regions) or name.titles:
        return False
    return joined.strip(", ") in ("dan", "serta") and _GOES_ON.match(text, name.last) is not None


def _party(frame: Frame, out: Readings, bracket: int, zone: Zone) -> None:
    """Keep the party in the bracket, over which the list of names goes on."""
    at = frame.text.index("(", bracket) + 1
    hit = next((one for one in frame.at.get(at, ()) if one.kind == "organisation"), None)
    if hit is not None:
        _keep(frame, out, hit, zone)


_FROM_PARTY = re.compile(r" dari (?:[Ff]raksi |[Pp]artai )?")


def _party_told(frame: Frame, pos: int) -> Hit | None:
    """The party a member is told to be from right after the name ("Fulan dari Partai X")."""
    match = _FROM_PARTY.match(frame.text, pos)
    for at in (match.end(), pos + len(" dari ")) if match is not None else ():
        for hit in frame.at.get(at, ()):
            if hit.kind == "organisation" and frame.gazetteer.bodies[hit.entry].kind == "other":
                return hit
    return None


def _keep(frame: Frame, out: Readings, hit: Hit, zone: Zone) -> None:
    """Keep the party named at a hit among the bodies."""
    party = organisations.read_organisation(frame, hit, zone.end)
    if party is not None:
        out.organisations.append(party)
        out.taken.append((party.start, party.end))
