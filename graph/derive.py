"""What follows from one extraction without a word of its own: used alike by graph and catalogue."""

from __future__ import annotations

from graph.model import Directive, Extraction, Span, Tenure


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


def directive_date(extraction: Extraction, directive: Directive) -> str | None:
    """ISO date of a directive: of its meeting where that has one, else of the report."""
    if directive.meeting:
        for meeting in extraction.meetings:
            if meeting.id == directive.meeting and meeting.date:
                return meeting.date
    return extraction.report.published
