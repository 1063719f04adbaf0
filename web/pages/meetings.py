"""The page of a meeting: what each report tells of it, where they disagree, who was there, what was directed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import render_template
from flask_babel import LazyString, lazy_gettext

from graph import relation_views
from graph.directive_views import DirectiveFilter
from graph.entity_views import EntityRow
from graph.relation_views import AttendedRow, MeetingRow
from web import params, queries
from web.labels import concept
from web.locales import day, period
from web.pages import sections
from web.quotation import quoted
from web.services import services
from web.tables import facts_csv, wants_csv


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of the meeting, and which reports tell it how."""

    words: LazyString
    values: tuple[tuple[str, tuple[MeetingRow, ...]], ...]
    """Pairs of what is told and the reports that tell it, most reports first; silent reports are left out."""

    @property
    def disputed(self) -> bool:
        """Whether two reports tell it differently."""
        return len(self.values) > 1


_FACTS: tuple[tuple[LazyString, Callable[[MeetingRow], str | None]], ...] = (
    (lazy_gettext("Name"), lambda m: m.name),
    (lazy_gettext("Kind of meeting"), lambda m: concept("meeting-type", m.type)),
    (lazy_gettext("Day"), lambda m: period(m.date, m.end_date)),
    (lazy_gettext("Held"), lambda m: concept("mode", m.mode)),
    (lazy_gettext("Venue"), lambda m: m.venue),
    (lazy_gettext("About"), lambda m: m.topic),
)


def compare(rows: list[MeetingRow]) -> list[Told]:
    """The facts of a meeting as its reports tell them; a fact that no report tells is left out."""
    told = []
    for words, read in _FACTS:
        values: dict[str, list[MeetingRow]] = {}
        for row in rows:
            value = read(row)
            if value:
                values.setdefault(value, []).append(row)
        if values:
            ordered = sorted(values.items(), key=lambda item: -len(item[1]))
            told.append(Told(words, tuple((value, tuple(by)) for value, by in ordered)))
    return told


def page(entity: EntityRow) -> sections.Answer:
    """The page, or its facts as CSV."""
    view = services().view
    if wants_csv():
        return facts_csv(view, entity)
    rows = relation_views.meeting_rows(view, entity.id)
    participants = relation_views.participants(view, entity.id, offset=params.offset(60, "people"), size=60)
    roles: dict[str, list[sections.Shown[AttendedRow]]] = {}
    for shown in sections.shown_attended(participants.rows):
        roles.setdefault(shown.row.role, []).append(shown)
    quotes = relation_views.quotes(view, meeting=entity.id, offset=params.offset(5, "quotes"), size=5)
    return render_template(
        "meeting.html",
        entity=entity,
        local_id=entity.id,
        told=compare(rows),
        sources=[(row, quoted(row.source)) for row in rows],
        when=day(next((row.date for row in rows if row.date), None), style="full"),
        participants=participants,
        roles=roles,
        directed=sections.directive_section("given", DirectiveFilter(meeting=entity.id)),
        quotes=(quotes, sections.shown_quotes(quotes.rows)),
        query=queries.meeting(entity.id),
    )
