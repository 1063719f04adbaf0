"""What pages of several kinds have in common: rows with their quotations, and paging of one section."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from werkzeug.wrappers import Response

from graph import directive_views, relation_views
from graph.directive_views import DirectiveFilter, DirectiveRow
from graph.model import Span
from graph.relation_views import AttendedRow, FollowUpRow, QuoteRow, TenureRow
from graph.views import Page, Source
from web import params
from web.quotation import Quotation, all_quoted
from web.services import services

Row = TypeVar("Row")
Answer = str | Response
"""What a page gives: HTML, or a response such as a table in CSV."""

SECTION_ROWS = 10
"""Rows of a section of an entity page; the rest is a page further, or in the table of all."""


@dataclass(frozen=True, slots=True)
class Shown(Generic[Row]):
    """A row with the sentence that states it."""

    row: Row
    quotation: Quotation | None


def shown_directives(rows: Iterable[DirectiveRow]) -> list[Shown[DirectiveRow]]:
    """Directives with their sentences, the action marked."""
    return _shown(rows, lambda row: (row.source, row.action_span))


def shown_quotes(rows: Iterable[QuoteRow]) -> list[Shown[QuoteRow]]:
    """Quotations with what stands around them."""
    return _shown(rows, lambda row: (row.source, None))


def shown_follow_ups(rows: Iterable[FollowUpRow]) -> list[Shown[FollowUpRow]]:
    """Follow-ups with their sentences."""
    return _shown(rows, lambda row: (row.source, None))


def shown_attended(rows: Iterable[AttendedRow]) -> list[Shown[AttendedRow]]:
    """Attendance with the sentence that states the strongest role."""
    return _shown(rows, lambda row: (row.sources[0], None))


def shown_tenures(rows: Iterable[TenureRow]) -> list[Shown[TenureRow]]:
    """Tenures with the sentence of the latest report that says so."""
    return _shown(rows, lambda row: (row.source, None))


def _shown(rows: Iterable[Row], told: Callable[[Row], tuple[Source, Span | None]]) -> list[Shown[Row]]:
    several = list(rows)
    return [Shown(row, quotation) for row, quotation in zip(several, all_quoted(map(told, several)), strict=True)]


def directive_section(name: str, wanted: DirectiveFilter) -> tuple[Page[DirectiveRow], list[Shown[DirectiveRow]]]:
    """One page of a section of directives; `name` is the argument that holds its page number."""
    found = directive_views.directives(
        services().view, wanted, offset=params.offset(SECTION_ROWS, name), size=SECTION_ROWS
    )
    return found, shown_directives(found.rows)


def attended_section(name: str, who: tuple[str, ...]) -> tuple[Page[AttendedRow], list[Shown[AttendedRow]]]:
    """One page of the meetings of a party."""
    found = relation_views.attended(services().view, who, offset=params.offset(SECTION_ROWS, name), size=SECTION_ROWS)
    return found, shown_attended(found.rows)
