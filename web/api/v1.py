"""The views of the JSON API, version 1: each asks the catalogue and answers with a model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from flask import Blueprint
from flask_babel import gettext
from spectree import Response

from graph import directive_views, entity_views, listing, relation_views, search, timeline
from graph.directive_views import DirectiveFilter
from graph.errors import NotFound, UsageError
from graph.timeline import TimeFilter
from graph.trace import KINDS as TRACE_KINDS
from graph.trace import TraceFilter, trace
from graph.views import ENTITY_KINDS, Page
from web.api import arguments as a
from web.api import models as m
from web.api import rows
from web.api.document import spec
from web.api.paging import cursor, offset
from web.pages.bodies import POSTS_MAX
from web.services import services

MENTIONS = 50
"""Reports that name an entity, given with it."""

View = TypeVar("View", bound=Callable[..., m.Answer])
_ROUTES: list[tuple[str, Callable[..., m.Answer]]] = []


def route(
    path: str, answer: type[m.Answer], *, tag: str, paged: bool = False, one: bool = False
) -> Callable[[View], View]:
    """A view at a path: what it answers with, and the errors it may give, as the document tells them."""
    told: dict[str, Any] = {"HTTP_200": answer, "HTTP_400": m.Problem}
    if one:
        told["HTTP_404"] = m.Problem
    if paged:
        told["HTTP_409"] = m.Problem

    def keep(view: View) -> View:
        made: View = spec.validate(resp=Response(**told), tags=[tag])(view)
        _ROUTES.append((path, made))
        return made

    return keep


def add_to(blueprint: Blueprint) -> None:
    """Make the views answer under the blueprint's prefix."""
    for path, view in _ROUTES:
        blueprint.add_url_rule(f"/v1{path}", view_func=view, methods=["GET"])  # type: ignore[arg-type]  # spectree answers


def _version() -> str:
    return services().view.version()


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _parties(local_id: str | None) -> tuple[str, ...]:
    """The ids that a party stands for: those joined to it, and the posts of a body."""
    if not local_id:
        return ()
    view = services().view
    members = view.members(view.canonical(local_id))
    if local_id.startswith("organisation/"):
        posts = entity_views.parts(view, part_of=local_id, kind="post", size=POSTS_MAX)
        members += tuple(post.id for post, _ in posts.rows)
    return members


def _listing(page: Page[Any]) -> dict[str, Any]:
    return {"total": page.total, "next": cursor(page), "dataset_version": _version()}


def _missing(local_id: str) -> NotFound:
    return NotFound(gettext("No report in this dataset names “%(id)s”.", id=local_id))


@route("/counts", m.Counts, tag="dataset")
def counts(query: a.NoQuery) -> m.Counts:
    """How much there is of each kind, and of which period."""
    first, last = entity_views.period_covered(services().view)
    return m.Counts(counts=services().view.counts(), first_report=first, last_report=last, dataset_version=_version())


@route("/reports", m.Reports, tag="dataset", paged=True)
def reports(query: a.ReportsQuery) -> m.Reports:
    """Reports, the latest first."""
    page = listing.reports(
        services().view,
        publisher=query.publisher,
        since=_day(query.since),
        until=_day(query.until),
        offset=offset(query.cursor),
        size=query.limit,
    )
    return m.Reports(items=rows.reports(page.rows), **_listing(page))


@route("/reports/<key>", m.Report, tag="dataset", one=True)
def report(key: str, query: a.NoQuery) -> m.Report:
    """One report."""
    found = rows.reports(listing.reports(services().view, key=key, size=1).rows)
    if not found:
        raise _missing(f"report/{key}")
    return found[0]


@route("/search", m.Hits, tag="search", paged=True)
def find(query: a.SearchQuery) -> m.Hits:
    """Names, directives, quotations and whole texts of reports."""
    filters = {facet: tuple(getattr(query, facet)) for facet in search.FACETS}
    found = search.find(services().view, query.q, filters=filters, sort=query.sort)
    begin = offset(query.cursor)
    page = Page(found.hits[begin : begin + query.limit], len(found.hits), begin, query.limit)
    return m.Hits(items=[rows.hit(h) for h in page.rows], facets=found.facets, more=found.more, **_listing(page))


@route("/suggestions", m.Suggestions, tag="search")
def suggestions(query: a.SuggestQuery) -> m.Suggestions:
    """Names that begin with what was typed so far."""
    hits = search.suggest(services().view, query.q, size=query.limit)
    items = [m.Suggestion(thing=rows.hit(h).thing, similar=h.similar) for h in hits]
    return m.Suggestions(items=items, dataset_version=_version())


@route("/entities", m.Entities, tag="entities", paged=True)
def entities(query: a.EntitiesQuery) -> m.Entities:
    """People, posts, organisations, groups, places, meetings and regulations, the most named first."""
    return _entities(query.kind or ENTITY_KINDS, query.region, query)


@route("/regulations", m.Entities, tag="regulations", paged=True)
def regulations(query: a.RegulationsQuery) -> m.Entities:
    """Regulations, the most named first."""
    return _entities(("regulation",), query.region, query)


def _entities(kinds: Sequence[str], region: str | None, paging: a.Paging) -> m.Entities:
    page = listing.entities(services().view, kinds, region=region, offset=offset(paging.cursor), size=paging.limit)
    return m.Entities(items=[rows.entity_item(row) for row in page.rows], **_listing(page))


@route("/entities/<path:local_id>", m.Entity, tag="entities", one=True)
def entity(local_id: str, query: a.NoQuery) -> m.Entity:
    """One entity: its names, its facts, and where reports name it."""
    return _entity(local_id)


@route("/regulations/<name>", m.Entity, tag="regulations", one=True)
def regulation(name: str, query: a.NoQuery) -> m.Entity:
    """One regulation."""
    return _entity(f"regulation/{name}")


def _entity(local_id: str) -> m.Entity:
    view = services().view
    found = entity_views.entity(view, view.canonical(local_id))
    if found is None:
        raise _missing(local_id)
    return rows.entity(found, entity_views.mentions(view, found.members, size=MENTIONS), _version())


@route("/citations", m.Citations, tag="regulations", paged=True)
def citations(query: a.CitationsQuery) -> m.Citations:
    """Where reports cite regulations, the latest first."""
    page = relation_views.citations(
        services().view, _parties(query.regulation), offset=offset(query.cursor), size=query.limit
    )
    return m.Citations(items=[rows.citation(row) for row in page.rows], **_listing(page))


@route("/directives", m.Directives, tag="directives", paged=True)
def directives(query: a.DirectivesQuery) -> m.Directives:
    """Who directed whom to do what; what several reports of a meeting state alike is one item."""
    view, words = services().view, search.match(query.q)
    wanted = DirectiveFilter(
        issuers=_parties(query.issuer),
        addressees=_parties(query.addressee),
        strengths=tuple(query.strength),
        meeting=view.canonical(query.meeting) if query.meeting else None,
        regulation=query.regulation,
        region=query.region,
        publisher=query.publisher,
        since=_day(query.since),
        until=_day(query.until),
        words=f"body : {words}" if words else None,
        min_confidence=query.min_confidence,
    )
    page = directive_views.directives(view, wanted, sort=query.sort, offset=offset(query.cursor), size=query.limit)
    return m.Directives(items=[rows.directive(row) for row in page.rows], **_listing(page))


@route("/directives/<report>/<name>", m.Directive, tag="directives", one=True)
def directive(report: str, name: str, query: a.NoQuery) -> m.Directive:
    """One directive, with all reports that state it."""
    found = directive_views.directive(services().view, f"directive/{report}/{name}")
    if found is None:
        raise _missing(f"directive/{report}/{name}")
    return rows.directive(found)


@route("/tenures", m.Tenures, tag="tenures", paged=True)
def tenures(query: a.TenuresQuery) -> m.Tenures:
    """Who is reported to hold which post, in which capacity."""
    view = services().view
    page = relation_views.tenures(
        view,
        people=view.members(view.canonical(query.person)) if query.person else (),
        posts=view.members(view.canonical(query.post)) if query.post else (),
        organisation=query.organisation,
        offset=offset(query.cursor),
        size=query.limit,
    )
    return m.Tenures(items=[rows.tenure(row) for row in page.rows], **_listing(page))


@route("/meetings", m.Meetings, tag="meetings", paged=True)
def meetings(query: a.MeetingsQuery) -> m.Meetings:
    """Meetings, the latest first; one that several reports tell of is one item."""
    wanted = TimeFilter(
        kinds=("meetings",),
        since=_day(query.since),
        until=_day(query.until),
        region=query.region,
        bodies=_parties(query.party),
        types=tuple(query.type),
    )
    page = timeline.moments(services().view, wanted, offset=offset(query.cursor), size=query.limit)
    told = [(row.meeting, row.others) for row in page.rows if row.meeting]
    named = services().view.parties(row.canonical for row, _ in told)
    items = [
        m.MeetingItem(thing=rows.party(named[row.canonical]), told=rows.told(row), other_reports=others)
        for row, others in told
    ]
    return m.Meetings(items=items, **_listing(page))


@route("/meetings/<report>/<name>", m.Meeting, tag="meetings", one=True)
def meeting(report: str, name: str, query: a.NoQuery) -> m.Meeting:
    """One meeting: what each report tells, and who took part in which role."""
    view, local_id = services().view, f"meeting/{report}/{name}"
    standing = view.canonical(local_id)
    if view.value("SELECT 1 FROM meeting WHERE canonical = ?", (standing,)) is None:
        raise _missing(local_id)
    return rows.meeting(view.parties([standing])[standing], _version())


@route("/quotes", m.Quotes, tag="quotes", paged=True)
def quotes(query: a.QuotesQuery) -> m.Quotes:
    """Direct quotations, the latest first."""
    view = services().view
    page = relation_views.quotes(
        view,
        speakers=view.members(view.canonical(query.speaker)) if query.speaker else (),
        meeting=view.canonical(query.meeting) if query.meeting else None,
        offset=offset(query.cursor),
        size=query.limit,
    )
    return m.Quotes(items=[rows.quote(row) for row in page.rows], **_listing(page))


@route("/trace", m.Trace, tag="trace", one=True)
def traced(query: a.TraceQuery) -> m.Trace:
    """From a directive, party, meeting, regulation or topic, upstream and downstream."""
    start, words = query.start or "", search.match(query.q)
    if not start and not words:
        raise UsageError(gettext("A trace needs a start (a local id) or words (q)."))
    view = services().view
    if start and (start.partition("/")[0] not in TRACE_KINDS or not _known(start)):
        raise _missing(start)
    found = trace(
        view,
        start,
        topic=None if start else f"body : {words}",
        up=query.up,
        down=query.down,
        wanted=TraceFilter(
            since=_day(query.since),
            until=_day(query.until),
            strengths=tuple(query.strength),
            region=query.region,
            possible=query.possible == "1",
        ),
        acts=services().acts,
    )
    return m.Trace(
        start=start or None,
        steps=[rows.step(one) for one in found.steps],
        links=[
            m.TraceLink(earlier=x.earlier, later=x.later, stated=x.stated, reason=x.reason, shared=list(x.shared))
            for x in found.links
        ],
        left_out=found.left_out,
        dataset_version=_version(),
    )


def _known(start: str) -> bool:
    view = services().view
    if start.startswith("directive/"):
        return view.value("SELECT 1 FROM directive WHERE id = ?", (start,)) is not None
    whole = "/".join(start.split("/")[:2]) if start.startswith("regulation/") else view.canonical(start)
    return view.value("SELECT 1 FROM entity WHERE id = ?", (whole,)) is not None
