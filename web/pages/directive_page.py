"""The page of one directive: who, in which post, to whom, what, when, on which ground, and what came of it."""

from __future__ import annotations

from flask import render_template
from flask_babel import gettext

from graph import directive_views, relation_views
from graph.directive_views import DirectiveFilter, DirectiveRow
from graph.errors import NotFound
from graph.views import Party
from web import queries
from web.pages import sections
from web.quotation import quoted
from web.services import services
from web.tables import directives_csv, wants_csv


def page(directive_id: str) -> sections.Answer:
    """The page, or the directive as a CSV of one row.

    Raises:
        NotFound: no directive has this id.
    """
    view = services().view
    row = directive_views.directive(view, directive_id)
    if row is None:
        raise NotFound(gettext("There is no directive “%(id)s”; its report may have been read anew.", id=directive_id))
    if wants_csv():
        return directives_csv([row], name=directive_id)
    later = directive_views.directives(view, DirectiveFilter(follows=(directive_id,)), size=50)
    follow_ups = relation_views.follow_ups(view, directives=(directive_id,), size=50)
    upstream, upstream_party = _followed(row)
    return render_template(
        "directive.html",
        row=row,
        local_id=row.id,
        quotation=quoted(row.source, row.action_span),
        upstream=sections.shown_directives([upstream]) if upstream else [],
        upstream_party=upstream_party,
        later=sections.shown_directives(later.rows),
        follow_ups=sections.shown_follow_ups(follow_ups.rows),
        beside=_beside(row),
        query=queries.directive(row.id),
    )


def _followed(row: DirectiveRow) -> tuple[DirectiveRow | None, Party | None]:
    """What a directive carries on: another directive, or the party whose directive it is."""
    view = services().view
    if row.follows is None:
        return None, None
    if row.follows.startswith("directive/"):
        return directive_views.directive(view, row.follows), None
    return None, view.parties([row.follows])[row.follows]


def _beside(row: DirectiveRow) -> list[sections.Shown[DirectiveRow]]:
    """Other directives of the same meeting."""
    if row.meeting is None:
        return []
    found = directive_views.directives(services().view, DirectiveFilter(meeting=row.meeting.id), size=9)
    return sections.shown_directives(
        [other for other in found.rows if (other.action, other.issuer) != (row.action, row.issuer)][:8]
    )
