"""Atom feeds: of a search, of anything that has a page, and of what came of one directive.

An entry is a directive, a meeting, a follow-up, a quotation or a report, under the IRI that it has
everywhere else; its time is the day of the report that tells of it. Answers carry the dataset's
version, so that a reader who has the newest one is told so without a body (304).
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from flask import Blueprint, Response, request
from flask_babel import gettext

from graph import directive_views, entity_views, relation_views, search
from graph.directive_views import DirectiveFilter, DirectiveRow
from graph.entity_views import EntityRow
from graph.errors import NotFound
from graph.relation_views import AttendedRow, CitationRow, FollowUpRow
from graph.search import FACETS, Hit
from graph.views import Source
from web import params
from web.atom import MEDIA_TYPE, Feed, FeedEntry, Link, midnight, serialise
from web.labels import KINDS
from web.links import entity_url, feed_query, feed_url
from web.locales import current_language
from web.pages.bodies import POSTS_MAX
from web.quotation import quoted
from web.services import services

ENTRIES_MAX = 50
"""Entries of one feed: the newest."""
TITLE_MAX = 140
"""Characters of an entry's title; a longer one is cut at the end of a word."""

blueprint = Blueprint("feeds", __name__)


@blueprint.get("/feeds/search.atom")
def of_search() -> Response:
    """The newest hits of a search; the arguments are those of `/search`."""
    words, kinds = params.words(), params.choices("kind", search.KINDS)
    filters = {facet: tuple(v for v in request.args.getlist(facet) if v) for facet in FACETS} | {"kind": kinds}
    found = search.find(services().view, words, filters=filters, sort="newest")
    title = gettext("Search: %(words)s", words=words) if words else gettext("Search")
    query = feed_query()
    return _answer(
        title, f"/search?{query}" if query else "/search", "search", (_hit(hit) for hit in found.hits[:ENTRIES_MAX])
    )


@blueprint.get("/feeds/<path:local_id>.atom")
def of_thing(local_id: str) -> Response:
    """What is new about an entity, or what came of a directive.

    Raises:
        NotFound: nothing that has a feed has this id.
    """
    view = services().view
    if local_id.startswith("directive/"):
        row = directive_views.directive(view, local_id)
        if row is None:
            raise _missing(local_id)
        title = gettext("What came of: %(action)s", action=_cut(row.action))
        return _answer(title, entity_url(local_id), local_id, _came_of(row))
    found = entity_views.entity(view, view.canonical(local_id))
    if found is None:
        raise _missing(local_id)
    return _answer(found.label, entity_url(found.id), found.id, _about(found))


def _missing(local_id: str) -> NotFound:
    return NotFound(gettext("No report in this dataset names “%(id)s”.", id=local_id))


def _about(entity: EntityRow) -> Iterable[FeedEntry]:
    """Directives by, to or on it, its meetings, its follow-ups, its citations; newest first."""
    view, own = services().view, entity.members
    wanted: tuple[DirectiveFilter, ...]
    if entity.kind == "meeting":
        wanted = (DirectiveFilter(meeting=entity.id),)
    elif entity.kind == "regulation":
        wanted = (DirectiveFilter(regulation=entity.id),)
    elif entity.kind == "place":
        wanted = (DirectiveFilter(region=entity.id),)
    else:
        if entity.kind == "organisation":
            posts = entity_views.parts(view, part_of=entity.id, kind="post", size=POSTS_MAX)
            own += tuple(post.id for post, _ in posts.rows)
        wanted = (DirectiveFilter(issuers=own), DirectiveFilter(addressees=own))
    entries: dict[str, FeedEntry] = {}
    for one in wanted:
        for row in directive_views.directives(view, one, size=ENTRIES_MAX).rows:
            entries.setdefault(row.id, _directive(row))
    if entity.kind == "regulation":
        for cited in relation_views.citations(view, own, size=ENTRIES_MAX).rows:
            entries.setdefault(cited.id, _citation(cited))
    elif entity.kind not in ("meeting", "place"):
        for attended in relation_views.attended(view, own, size=ENTRIES_MAX).rows:
            entries.setdefault(attended.meeting.id, _meeting(attended))
        for done in relation_views.follow_ups(view, who=own, issuers=own, size=ENTRIES_MAX).rows:
            entries.setdefault(done.id, _follow_up(done))
    return entries.values()


def _came_of(row: DirectiveRow) -> Iterable[FeedEntry]:
    view = services().view
    for later in directive_views.directives(view, DirectiveFilter(follows=(row.id,)), size=ENTRIES_MAX).rows:
        yield _directive(later)
    for done in relation_views.follow_ups(view, directives=(row.id,), size=ENTRIES_MAX).rows:
        yield _follow_up(done)


def _directive(row: DirectiveRow) -> FeedEntry:
    who = row.issuer.label if row.issuer else gettext("Issuer not said")
    to = ", ".join(party.label for party in row.addressees)
    title = f"{who} → {to}: {row.action}" if to else f"{who}: {row.action}"
    return _entry(row.id, title, row.source, "directive", row.date)


def _follow_up(row: FollowUpRow) -> FeedEntry:
    who = f"{row.who.label}: " if row.who else ""
    return _entry(row.id, f"{who}{row.action}", row.source, "follow_up", row.date)


def _meeting(row: AttendedRow) -> FeedEntry:
    return _entry(row.meeting.id, row.meeting.label, row.sources[0], "meeting", row.date)


def _citation(row: CitationRow) -> FeedEntry:
    return _entry(row.id, row.source.title, row.source, "report", row.date)


def _entry(local_id: str, title: str, source: Source, kind: str, day: str | None) -> FeedEntry:
    quotation = quoted(source)
    summary = "".join(fragment.text for fragment in quotation.fragments) if quotation else title
    links = [Link(_absolute(entity_url(local_id)), "alternate", "text/html")]
    if quotation:
        links.append(Link(_absolute(quotation.url), "related", "text/html", title=source.title))
    return FeedEntry(
        str(services().iris.id(local_id)),
        _cut(title),
        midnight(source.published or day or _dataset_day()),
        tuple(links),
        source.publisher or "Risalah",
        summary,
        str(KINDS[kind].one),
    )


def _hit(hit: Hit) -> FeedEntry:
    updated = midnight(hit.date or _last_seen(hit) or _dataset_day())
    links = (Link(_absolute(entity_url(hit.id)), "alternate", "text/html"),)
    kind = str(KINDS[hit.kind].one)
    author = hit.publisher or "Risalah"
    return FeedEntry(
        str(services().iris.id(hit.id)), _cut(hit.label), updated, links, author, f"{kind}: {hit.label}", kind
    )


def _last_seen(hit: Hit) -> str | None:
    seen: str | None = services().view.value("SELECT last_seen FROM entity WHERE id = ?", (hit.id,))
    return seen


def _dataset_day() -> str:
    return str(services().view.value("SELECT value FROM meta WHERE name = 'dataset_date'") or "1970-01-01")


def _answer(title: str, page: str, name: str, entries: Iterable[FeedEntry]) -> Response:
    """The feed as a response, newest entries first."""
    language, version = current_language(), services().view.version()
    response = Response(mimetype=MEDIA_TYPE)
    response.set_etag(f"{version}-{language}")
    response.cache_control.public = True
    response.cache_control.no_cache = True
    response.vary.update(("Accept-Language", "Cookie"))
    response.headers["Access-Control-Allow-Origin"] = "*"
    if request.if_none_match and request.if_none_match.contains(f"{version}-{language}"):
        response.status_code = 304
        return response
    chosen = sorted(entries, key=lambda e: (e.updated, e.id), reverse=True)[:ENTRIES_MAX]
    own = _absolute(request.full_path.rstrip("?"))
    feed = Feed(
        id=_absolute(feed_url(name, feed_query() if name == "search" else "")),
        title=f"{title} · Risalah",
        subtitle=gettext("What published reports of government meetings state, each with its sentence."),
        updated=chosen[0].updated if chosen else midnight(_dataset_day()),
        links=(Link(own, "self", MEDIA_TYPE), Link(_absolute(page), "alternate", "text/html")),
        author="Risalah",
        rights=gettext("Sentences are quoted from the reports named; they belong to their outlets."),
        language=language,
        entries=chosen,
    )
    response.set_data(serialise(feed))
    return response


def _absolute(path: str) -> str:
    return urljoin(services().settings.base, path)


def _cut(text: str) -> str:
    """A text of one line and at most `TITLE_MAX` characters."""
    line = " ".join(text.split())
    if len(line) <= TITLE_MAX:
        return line or "–"
    return line[: TITLE_MAX - 1].rsplit(" ", 1)[0][: TITLE_MAX - 1] + "…"
