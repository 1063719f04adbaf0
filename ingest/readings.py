"""What one pass over a report has read, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest import people
from ingest.people import Sighting

if TYPE_CHECKING:
    from graph.model import PlaceKind
    from ingest.bodies import OrganisationReading
    from ingest.frame import Frame
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
