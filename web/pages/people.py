"""The page of an official: posts held, directives given and received, meetings, words, company kept."""

from __future__ import annotations

from flask import render_template

from graph import directive_views, entity_views, relation_views
from graph.directive_views import DirectiveFilter
from graph.entity_views import EntityRow
from web import charts, params, queries
from web.pages import sections
from web.services import services
from web.tables import facts_csv, wants_csv

Answer = sections.Answer

POSTS_MAX = 20
"""Posts of a person whose directives count as addressed to the person's post."""


def page(entity: EntityRow) -> Answer:
    """The page, or its facts as CSV."""
    view, own = services().view, entity.members
    if wants_csv():
        return facts_csv(view, entity)
    tenures = relation_views.tenures(view, people=own, offset=params.offset(10, "posts"))
    present = [t for t in relation_views.tenures(view, people=own, size=POSTS_MAX).rows if not t.former]
    given = DirectiveFilter(issuers=own)
    to_posts = tuple(dict.fromkeys(t.post.id for t in present))
    quotes = relation_views.quotes(view, speakers=own, offset=params.offset(5, "quotes"), size=5)
    follow_ups = relation_views.follow_ups(view, who=own, issuers=own, offset=params.offset(10, "followups"))
    return render_template(
        "person.html",
        entity=entity,
        local_id=entity.id,
        present=present,
        tenures=(tenures, sections.shown_tenures(tenures.rows)),
        line=charts.time_line(tenures.rows),
        given=sections.directive_section("given", given),
        months=charts.bars(directive_views.months(view, given)),
        received=sections.directive_section("received", DirectiveFilter(addressees=own)),
        to_posts=sections.directive_section("toposts", DirectiveFilter(addressees=to_posts)) if to_posts else None,
        attended=sections.attended_section("meetings", own),
        quotes=(quotes, sections.shown_quotes(quotes.rows)),
        follow_ups=(follow_ups, sections.shown_follow_ups(follow_ups.rows)),
        company=entity_views.co_attendees(view, own),
        reports=entity_views.mentions(view, own, offset=params.offset(10, "reports")),
        query=queries.person(entity.id),
    )
