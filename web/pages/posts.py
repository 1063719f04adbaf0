"""The page of a post: its holders over time with their capacity, and what was directed in it and to it."""

from __future__ import annotations

from flask import render_template

from graph import directive_views, entity_views, relation_views
from graph.directive_views import DirectiveFilter
from graph.entity_views import EntityRow
from web import charts, params, queries
from web.pages import sections
from web.services import services
from web.tables import facts_csv, wants_csv


def page(entity: EntityRow) -> sections.Answer:
    """The page, or its facts as CSV."""
    view, own = services().view, entity.members
    if wants_csv():
        return facts_csv(view, entity)
    tenures = relation_views.tenures(view, posts=own, offset=params.offset(10, "holders"))
    given = DirectiveFilter(issuers=own)
    return render_template(
        "post.html",
        entity=entity,
        local_id=entity.id,
        tenures=(tenures, sections.shown_tenures(tenures.rows)),
        present=[t for t in tenures.rows if not t.former],
        line=charts.time_line(tenures.rows),
        given=sections.directive_section("given", given),
        months=charts.bars(directive_views.months(view, given)),
        received=sections.directive_section("received", DirectiveFilter(addressees=own)),
        attended=sections.attended_section("meetings", own),
        reports=entity_views.mentions(view, own, offset=params.offset(10, "reports")),
        query=queries.post(entity.id),
    )
