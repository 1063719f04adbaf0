"""What is published as fact, and what is kept for review.

An item below the threshold becomes a candidate. So does a relation that needs such an item: no
published fact points to something that is not published itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from graph.model import (
    Attendance,
    Candidate,
    Directive,
    FollowUp,
    Meeting,
    Organisation,
    Person,
    Quote,
    Regulation,
    Tenure,
)

_Item = TypeVar(
    "_Item", Person, Organisation, Tenure, Meeting, Attendance, Directive, FollowUp, Quote, Regulation
)  # fmt: skip


@dataclass(slots=True)
class Publication:
    """One report's items as they pass the threshold; things first, then the relations between them."""

    threshold: float
    held: list[Candidate] = field(default_factory=list)
    _unpublished: set[str] = field(default_factory=set)

    def things(self, layer: str, items: tuple[_Item, ...]) -> tuple[_Item, ...]:
        """The people, organisations, meetings or regulations that are sure enough."""
        return tuple(item for item in items if self._passes(layer, item, ()))

    def tenures(self, items: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
        """The tenures of published people that are sure enough."""
        return tuple(item for item in items if self._passes("tenures", item, (item.person,)))

    def attendance(self, items: tuple[Attendance, ...]) -> tuple[Attendance, ...]:
        """Who took part in published meetings."""
        return tuple(item for item in items if self._passes("attendance", item, (item.meeting, item.who)))

    def quotes(self, items: tuple[Quote, ...]) -> tuple[Quote, ...]:
        """The statements of published speakers."""
        passed = [item for item in items if self._passes("quotes", item, (item.speaker,))]
        if not self._unpublished:
            return tuple(passed)
        return tuple(replace(item, meeting=self._or_none(item.meeting)) for item in passed)

    def directives(self, items: tuple[Directive, ...]) -> tuple[Directive, ...]:
        """The directives of published issuers, without addressees that are candidates themselves.

        Where nobody is told to have directed, the addressees must be published.
        """
        passed = [
            item
            for item in items
            if self._passes("directives", item, (item.issuer,) if item.issuer else item.addressees)
        ]
        if not self._unpublished:
            return tuple(passed)
        return tuple(
            replace(
                item,
                addressees=tuple(who for who in item.addressees if who not in self._unpublished),
                meeting=self._or_none(item.meeting),
                follows=self._or_none(item.follows),
                basis=(basis := tuple(ground for ground in item.basis if ground not in self._unpublished)),
                basis_articles=tuple(a for a in item.basis_articles if a.rpartition("/")[0] in basis),
            )
            for item in passed
        )

    def follow_ups(self, items: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
        """The follow-ups of published parties."""
        passed = (item for item in items if self._passes("follow_ups", item, (item.who, item.issuer)))
        return tuple(replace(item, directive=self._or_none(item.directive)) for item in passed)

    def _or_none(self, reference: str | None) -> str | None:
        return None if reference in self._unpublished else reference

    def _passes(self, layer: str, item: Any, needs: tuple[str | None, ...]) -> bool:
        missing = None
        if self._unpublished:
            missing = next((reference for reference in needs if reference in self._unpublished), None)
        if missing is not None:
            reason = f"it needs {missing}, which is a candidate itself"
        elif item.confidence < self.threshold:
            reason = f"confidence {item.confidence:.2f} is below {self.threshold:g}"
        else:
            return True
        self._unpublished.add(item.id)
        self.held.append(Candidate(layer, item, reason))
        return False
