"""The graph explorer: begin anywhere, see what there is to expand, go on step by step; its address is its state."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from flask_babel import gettext

from graph import exploring
from graph.attributes import attributes
from graph.errors import NotFound, UsageError
from graph.ids import slug
from graph.paths import HOPS, HOPS_MAX, RELATIONS_OF_PATHS
from web import exploration_state, params
from web.exploration_files import FILES as OTHER_FILES
from web.exploration_json import facts, groups_json, picture_json
from web.exploration_picture import Picture, picture
from web.exploration_query import query as picture_query
from web.exploration_words import words
from web.kept_pages import kept_page
from web.links import entity_url, report_url
from web.locales import day, number
from web.negotiation import prefers_html
from web.pages.sections import Answer
from web.quotation import quoted
from web.services import services

QUERY_IN_ADDRESS_MAX = 6_000
"""Longest query, in bytes, that opens in the editor; a longer one is a file."""
STATEMENTS_SHOWN = 5
"""Sentences of one relation shown in the panel; the report or the entity's page has all."""

FILES = {**OTHER_FILES, "rq": ("application/sparql-query", picture_query)}

blueprint = Blueprint("explore", __name__)


@blueprint.get("/explore")
@kept_page
def page() -> Answer:
    """The explorer's page; what it draws comes from `view`."""
    exploration_state.read()
    view = services().view
    begin = [
        (kind, exploring.most_connected(view, kind))
        for kind in ("organisation", "person", "post", "meeting", "regulation")
    ]
    return render_template(
        "explore.html",
        wide=True,
        begin=[(kind, found) for kind, found in begin if found],
        formats=[name for name in FILES if name != "svg"],
        path_relations=[(r, words(r), r in RELATIONS_OF_PATHS) for r in exploring.RELATIONS],
        hops=HOPS,
        hops_max=HOPS_MAX,
        limit=services().settings.graph_max_nodes,
    )


def _picture() -> Picture:
    return picture(services().view, exploration_state.read(), max_nodes=services().settings.graph_max_nodes)


@blueprint.get("/explore/view.json")
def view() -> Response:
    """What the address draws."""
    return _kept(jsonify(picture_json(_picture(), services().settings.graph_max_nodes)))


@blueprint.get("/explore/thing.json")
def thing() -> Response:
    """One thing: what is known of it, and how many neighbours of each kind it has under the filters.

    Raises:
        NotFound: nothing has this id.
    """
    catalogue = services().view
    asked = params.local_id("id", exploration_state.NODE_KINDS) or ""
    own = exploring.standing(catalogue, [asked])[asked]
    if not exploring.known(catalogue, [own]):
        raise NotFound(gettext("No report in this dataset names “%(id)s”.", id=asked))
    party = exploring.parties(catalogue, [own])[own]
    known = dict(attributes(catalogue, [own])[own])
    names = catalogue.parties(str(known[key]) for key in ("part_of", "region") if key in known)
    return _kept(
        jsonify(
            id=own,
            name=party.label,
            url=entity_url(own),
            facts=facts(party, known, names),
            groups=groups_json(exploring.groups(catalogue, own, exploration_state.scope())),
        )
    )


@blueprint.get("/explore/relation.json")
def relation() -> Response:
    """One relation between two things, with the sentences that state it, surest first.

    Raises:
        NotFound: no report states it.
    """
    catalogue = services().view
    name = params.choice("relation", tuple(exploring.RELATIONS), "directed")
    ends = [params.local_id(end, exploration_state.NODE_KINDS) or "" for end in ("source", "target")]
    at = exploring.standing(catalogue, ends)
    source, target = at[ends[0]], at[ends[1]]
    if not exploring.known(catalogue, [source]) or not exploring.known(catalogue, [target]):
        raise NotFound(gettext("No report in this dataset relates these two."))
    found = exploring.statements(catalogue, name, source, target, exploration_state.scope())
    parties = exploring.parties(catalogue, [source, target])
    return _kept(
        jsonify(
            words=words(name),
            source={"id": source, "name": parties[source].label, "url": entity_url(source)},
            target={"id": target, "name": parties[target].label, "url": entity_url(target)},
            stated=exploring.RELATIONS[name].stated is not None,
            total=len(found),
            sentences=[_sentence(statement) for statement in found[:STATEMENTS_SHOWN]],
        )
    )


def _sentence(statement: exploring.Statement) -> dict[str, object]:
    source = statement.source
    quotation = quoted(source)
    parts = [{"text": part.text, "marked": part.marked} for part in quotation.fragments] if quotation else []
    return {
        "parts": parts,
        "before": bool(quotation and quotation.cut_before),
        "after": bool(quotation and quotation.cut_after),
        "outlet": source.publisher or "",
        "date": day(statement.date),
        "published": day(source.published),
        "confidence": number(source.confidence, digits=2),
        "url": report_url(source.report, statement.span),
        "page": entity_url(statement.id) if statement.id and statement.id.startswith("directive/") else "",
    }


@blueprint.get("/explore/export.<name>")
def export(name: str) -> Response:
    """Exactly what the address draws, as a file.

    Raises:
        UsageError: there is no such format.
    """
    if name not in FILES:
        raise UsageError(
            gettext("“%(given)s” is not accepted for %(name)s; accepted: %(accepted)s.",
                    given=name[:40], name="export", accepted=", ".join(FILES))
        )  # fmt: skip
    media_type, write = FILES[name]
    shown = _picture()
    body = write(shown, services().iris)
    if name == "rq" and len(body) <= QUERY_IN_ADDRESS_MAX and prefers_html(request.headers.get("Accept")):
        return make_response(redirect(f"/sparql?query={quote(body)}", 303))
    response = make_response(body)
    response.mimetype = media_type
    starts = [t.party.label for t in shown.things if t.start] or ["picture"]
    response.headers["Content-Disposition"] = f'attachment; filename="risalah-{slug(starts[0])[:60]}.{name}"'
    response.headers["X-Dataset-Version"] = services().view.version()
    return _kept(response)


def _kept(response: Response) -> Response:
    response.cache_control.private = True
    response.cache_control.no_cache = True
    response.add_etag()
    return make_response(response.make_conditional(request))
