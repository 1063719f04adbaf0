"""Search: everything that can be found by words, narrowed by facets, with all of its state in the URL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, render_template, request

from graph import directive_views, relation_views, search
from graph.directive_views import DirectiveRow
from graph.relation_views import TenureRow
from graph.search import FACETS, Found, Hit
from graph.views import Page, Party
from web import params, queries, tables
from web.kept_pages import kept_page
from web.labels import KINDS, concept
from web.links import entity_url
from web.pages.sections import Answer, Shown, shown_directives
from web.services import services

FACET_VALUES_MAX = 30
"""Values of one facet listed at most, most hits first."""
SUGGESTIONS = 8

blueprint = Blueprint("search", __name__)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet as a box to tick."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A hit with what its entry shows."""

    hit: Hit
    snippet: search.Snippet | None
    directive: Shown[DirectiveRow] | None
    tenures: Sequence[TenureRow]


@blueprint.get("/search")
@kept_page
def page() -> Answer:
    """The search page, or its hits as CSV."""
    view, size = services().view, services().settings.page_size
    words = params.words()
    kinds = params.choices("kind", search.KINDS)
    sort = params.choice("sort", search.SORTS, "relevance")
    filters = {facet: tuple(v for v in request.args.getlist(facet) if v) for facet in FACETS} | {"kind": kinds}
    found = search.find(view, words, filters=filters, sort=sort)
    if tables.wants_csv():
        return tables.hits_csv(found.hits, name=f"search-{words}" if words else "search")
    offset = params.offset(size)
    shown = found.hits[offset : offset + size]
    return render_template(
        "search.html",
        wide=True,
        words=words,
        sort=sort,
        found=found,
        page=Page(shown, len(found.hits), offset, size),
        results=_results(shown, words),
        facets=_facets(found, filters),
        query=queries.search(words) if words else None,
        chosen=sum(len(v) for v in filters.values()),
    )


@blueprint.get("/search/suggest")
def suggest() -> Response:
    """Names that begin with what was typed so far, for the search boxes."""
    hits = search.suggest(services().view, params.words(), size=SUGGESTIONS)
    response = jsonify(
        suggestions=[
            {"id": h.id, "kind": h.kind, "label": h.label, "words": str(KINDS[h.kind].one), "url": entity_url(h.id)}
            for h in hits
        ]
    )
    response.cache_control.private = True
    response.cache_control.max_age = 60
    return response


def _results(hits: Sequence[Hit], words: str) -> list[Result]:
    view = services().view
    snippets = search.snippets(view, words, [hit.id for hit in hits if hit.kind in ("report", "quote")])
    wanted = tuple(hit.id for hit in hits if hit.kind == "directive")
    rows = directive_views.some(view, wanted)
    directives = {shown.row.id: shown for shown in shown_directives(rows)}
    people = [hit.id for hit in hits if hit.kind == "person"]
    held: dict[str, list[TenureRow]] = {}
    for tenure in relation_views.tenures(view, people=people, size=len(people) * 8).rows if people else ():
        if not tenure.former:
            held.setdefault(tenure.person.id, []).append(tenure)
    return [Result(hit, snippets.get(hit.id), directives.get(hit.id), held.get(hit.id, ())[:2]) for hit in hits]


def _facets(found: Found, filters: dict[str, tuple[str, ...]]) -> dict[str, list[FacetValue]]:
    view = services().view
    places = view.parties([*found.facets["region"], *found.facets["body"], *filters["region"], *filters["body"]])
    out = {}
    for facet in FACETS:
        counts = found.facets[facet]
        values = [*list(counts)[:FACET_VALUES_MAX], *(v for v in filters[facet] if v not in counts)]
        if facet == "kind":
            values = [kind for kind in KINDS if kind in values]
        if facet == "year":
            values = sorted(values, reverse=True)
        out[facet] = [
            FacetValue(value, _words(facet, value, places), counts.get(value, 0), value in filters[facet])
            for value in dict.fromkeys(values)
        ]
    return out


def _words(facet: str, value: str, places: dict[str, Party]) -> str:
    if facet == "kind":
        return str(KINDS[value].many)
    if facet == "strength":
        return concept("strength", value)
    if facet in ("region", "body"):
        return places[value].label
    return value
