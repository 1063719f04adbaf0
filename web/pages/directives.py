"""`/directives`: who directed whom, in one table, narrowed and ordered as the URL says."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from graph import directive_views, entity_views, search
from graph.directive_views import SORTS, DirectiveFilter
from graph.views import Party
from web import charts, params, queries, tables
from web.kept_pages import kept_page
from web.pages.bodies import POSTS_MAX
from web.pages.sections import Answer, shown_directives
from web.services import services

PARTY_KINDS = ("person", "post", "organisation", "group")
STRENGTHS = ("order", "request", "urge", "remind", "hope")
NAMES_MAX = 500
"""Parties that a name typed as issuer or addressee may stand for."""

blueprint = Blueprint("directives", __name__)


@blueprint.get("/directives")
@kept_page
def page() -> Answer:
    """The table, or its rows as CSV."""
    view, size = services().view, services().settings.page_size
    sort = params.choice("sort", SORTS, "newest")
    issuer, addressee = params.words("issuer"), params.words("addressee")
    words = params.words()
    wanted = DirectiveFilter(
        issuers=_parties(issuer),
        addressees=_parties(addressee),
        strengths=params.choices("strength", STRENGTHS),
        meeting=params.local_id("meeting", ("meeting",)),
        regulation=params.local_id("regulation", ("regulation",)),
        region=params.local_id("region", ("place",)),
        publisher=request.args.get("publisher") or None,
        since=params.day("since"),
        until=params.last_day("until"),
        words="body : " + search.match(words) if search.match(words) else None,
        grounded=request.args.get("grounded") == "1",
        min_confidence=params.share("confidence"),
    )
    if tables.wants_csv():
        ids = directive_views.first_ids(view, wanted, sort=sort, size=tables.CSV_ROWS_MAX)
        left_out = directive_views.count(view, wanted) - len(ids)
        return tables.directives_csv(tables.directives(view, ids), name="directives", left_out=left_out)
    found = directive_views.directives(view, wanted, sort=sort, offset=params.offset(size), size=size)
    return render_template(
        "directives.html",
        wide=True,
        wanted=wanted,
        words=words,
        issuer=issuer,
        addressee=addressee,
        named=_named(wanted, issuer, addressee),
        sort=sort,
        found=found,
        rows=shown_directives(found.rows),
        months=charts.bars(directive_views.months(view, wanted)),
        strengths=STRENGTHS,
        publishers=directive_views.all_publishers(view),
        regions=directive_views.all_regions(view),
        query=queries.directives(wanted),
    )


def _parties(given: str) -> tuple[str, ...]:
    """The ids that an issuer or addressee stands for: an id with its posts and joined names, or a name's hits.

    A name that no party has gives an id that no directive has, so that nothing is found.
    """
    if not given:
        return ()
    view = services().view
    if given.partition("/")[0] in PARTY_KINDS and "/" in given:
        members = view.members(view.canonical(given))
        if given.startswith("organisation/"):
            posts = entity_views.parts(view, part_of=given, kind="post", size=POSTS_MAX)
            members += tuple(post.id for post, _ in posts.rows)
        return members
    hits = search.named(view, given, kinds=PARTY_KINDS, size=NAMES_MAX)
    return tuple(hits) or ("none/none",)


def _named(wanted: DirectiveFilter, issuer: str, addressee: str) -> dict[str, Party]:
    """Parties that filters name by id, for their words."""
    ids = [i for i in (issuer, addressee, wanted.meeting, wanted.regulation, wanted.region) if i and "/" in i]
    return services().view.parties(ids)
