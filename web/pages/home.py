"""The start page: the search, what there is, and the newest directives with their sentences."""

from __future__ import annotations

from flask import Blueprint, render_template

from graph import directive_views, entity_views, overview
from graph.directive_views import DirectiveFilter
from web import charts
from web.kept_pages import kept_page
from web.pages.sections import shown_directives
from web.services import services

NEWEST, MOST_NAMED = 7, 8
"""Directives shown, and officials, bodies and regulations listed."""

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@kept_page
def home() -> str:
    """The start page."""
    view = services().view
    newest = directive_views.directives(view, DirectiveFilter(), size=NEWEST)
    first, last = entity_views.period_covered(view)
    return render_template(
        "home.html",
        counts=view.counts(),
        first=first,
        last=last,
        outlets=overview.outlets(view),
        months=charts.bars(overview.reports_by_month(view)),
        newest=shown_directives(newest.rows),
        most_named={
            kind: entity_views.most_named(view, kind, size=MOST_NAMED)
            for kind in ("person", "organisation", "regulation")
        },
    )
