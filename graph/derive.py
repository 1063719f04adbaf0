"""What follows from one extraction without a word of its own: used alike by graph and catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import ROLE_ORDER, Directive, Extraction, Meeting, Span, Tenure


def _overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def issuer_tenure(extraction: Extraction, directive: Directive) -> Tenure | None:
    """The tenure in which a person gave a directive, or None where the report leaves it open.

    It is the person's only present tenure in the report. Where there are several, it is the one
    told in the directive's own evidence, if only one is; a guess between two posts is never made.
    """
    if directive.issuer is None:
        return None
    held = [t for t in extraction.tenures if t.person == directive.issuer and not t.former]
    if len(held) > 1:
        held = [t for t in held if _overlap(t.evidence, directive.evidence)]
    return held[0] if len(held) == 1 else None


def grounds_of(directive: Directive) -> tuple[str, ...]:
    """What a directive rests on, each once: the articles named of a regulation, else the regulation itself."""
    out: list[str] = []
    for regulation in dict.fromkeys(directive.basis):
        named = [a for a in dict.fromkeys(directive.basis_articles) if a.startswith(f"{regulation}/")]
        out += named or [regulation]
    return tuple(out)


def directive_date(extraction: Extraction, directive: Directive) -> str | None:
    """ISO date of a directive: of its meeting where that has one, else of the report."""
    if directive.meeting:
        for meeting in extraction.meetings:
            if meeting.id == directive.meeting and meeting.date:
                return meeting.date
    return extraction.report.published


def party_regions(extraction: Extraction) -> dict[str, str]:
    """Region (id of a place) of each party that has one: of the body, or of the body of the post held."""
    found = {o.id: o.region for o in extraction.organisations if o.region}
    found |= {p.id: found[p.organisation] for p in extraction.posts if p.organisation in found}
    for tenure in extraction.tenures:
        if not tenure.former and tenure.post in found:
            found.setdefault(tenure.person, found[tenure.post])
    return found


def meeting_region(extraction: Extraction, meeting: Meeting, regions: Mapping[str, str]) -> str | None:
    """The region of whoever hosts the meeting, else of whoever chairs it, and so on by role."""
    present = sorted(
        (ROLE_ORDER.index(a.role), regions[a.who])
        for a in extraction.attendance
        if a.meeting == meeting.id and a.who in regions
    )
    return present[0][1] if present else None


def directive_region(directive: Directive, regions: Mapping[str, str]) -> str | None:
    """The region of whoever gave the directive, else the one that all addressees with a region share."""
    told = {regions[a] for a in directive.addressees if a in regions}
    return regions.get(directive.issuer or "") or (told.pop() if len(told) == 1 else None)
