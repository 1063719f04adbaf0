"""The page of a region: the regions inside it, its bodies, its meetings, and what was directed there."""

from __future__ import annotations

from flask import render_template

from graph import directive_views, entity_views
from graph.directive_views import DirectiveFilter
from graph.entity_views import EntityRow
from web import charts, params, queries
from web.pages import sections
from web.services import services
from web.tables import facts_csv, wants_csv


def page(entity: EntityRow) -> sections.Answer:
    """The page, or its facts as CSV."""
    view = services().view
    if wants_csv():
        return facts_csv(view, entity)
    directed = DirectiveFilter(region=entity.id)
    return render_template(
        "place.html",
        entity=entity,
        local_id=entity.id,
        inside=entity_views.parts(view, part_of=entity.id, kind="place", offset=params.offset(20, "inside")),
        bodies=entity_views.parts(view, region=entity.id, kind="organisation", offset=params.offset(20, "bodies")),
        meetings=entity_views.parts(view, region=entity.id, kind="meeting", offset=params.offset(20, "meetings")),
        directed=sections.directive_section("given", directed),
        months=charts.bars(directive_views.months(view, directed)),
        reports=entity_views.mentions(view, entity.members, offset=params.offset(10, "reports")),
        query=queries.place(entity.id),
    )
