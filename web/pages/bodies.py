"""The page of a body (ministry, agency, regional government ...) or of a group named as a party.

What a body directs is what was directed in its name or by a holder of one of its posts, in that
post; what is directed to it is what was addressed to the body or to one of its posts.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template

from graph import directive_views, entity_views, history, relation_views
from graph.directive_views import DirectiveFilter
from graph.entity_views import EntityRow
from graph.views import Party, View
from web import charts, params, queries
from web.pages import sections
from web.services import services
from web.tables import facts_csv, wants_csv

POSTS_MAX = 200
"""Posts of a body whose directives count as the body's."""


def page(entity: EntityRow) -> sections.Answer:
    """The page, or its facts as CSV."""
    view, own = services().view, entity.members
    if wants_csv():
        return facts_csv(view, entity)
    posts = entity_views.parts(view, part_of=entity.id, kind="post", size=POSTS_MAX)
    names = (*own, *(post.id for post, _ in posts.rows))
    given = DirectiveFilter(issuers=names)
    tenures = relation_views.tenures(view, organisation=entity.id, offset=params.offset(10, "people"))
    quotes = relation_views.quotes(view, speakers=own, offset=params.offset(5, "quotes"), size=5)
    follow_ups = relation_views.follow_ups(view, who=own, offset=params.offset(10, "followups"))
    return render_template(
        "body.html",
        entity=entity,
        local_id=entity.id,
        names=names,
        tenures=(tenures, sections.shown_tenures(tenures.rows)),
        posts=posts,
        units=entity_views.parts(view, part_of=entity.id, kind="organisation", offset=params.offset(20, "units")),
        given=sections.directive_section("given", given),
        received=sections.directive_section("received", DirectiveFilter(addressees=names)),
        months=charts.bars(directive_views.months(view, DirectiveFilter(addressees=names))),
        attended=sections.attended_section("meetings", own),
        quotes=(quotes, sections.shown_quotes(quotes.rows)),
        follow_ups=(follow_ups, sections.shown_follow_ups(follow_ups.rows)),
        reports=entity_views.mentions(view, own, offset=params.offset(10, "reports")),
        life=life(view, entity.id),
        query=queries.body(entity.id),
    )


@dataclass(frozen=True, slots=True)
class Life:
    """When a national body existed, what came before and after it, and the decrees behind that."""

    periods: tuple[history.Period, ...]
    before: tuple[tuple[Party, bool], ...]
    """Bodies it follows, and whether the dataset has a page for each."""
    after: tuple[tuple[Party, bool], ...]
    sources: tuple[str, ...]


def life(view: View, organisation: str) -> Life | None:
    """What the lists of national bodies tell of one; None where they tell nothing."""
    known = history.of(organisation)
    if known is None:
        return None
    ids = (*known.predecessors, *known.successors)
    here = {row["id"] for row in view.among("SELECT id FROM entity WHERE id IN ({ids})", ids)}
    parties = view.parties(ids)

    def named(several: tuple[str, ...]) -> tuple[tuple[Party, bool], ...]:
        told = ((i, history.of(i)) for i in several)
        return tuple((Party(i, other.name) if other else parties[i], i in here) for i, other in told)

    return Life(known.periods, named(known.predecessors), named(known.successors), known.sources)
