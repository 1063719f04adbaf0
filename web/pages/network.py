"""`/network`: who matters, who connects whom, which groups form, what flows where and what changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, current_app, g, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from graph import directive_views
from graph.errors import NotFound, UsageError
from graph.ids import slug
from graph.network import analysis, exporting
from graph.network.analysis import Answer as Found
from graph.network.analysis import Question
from graph.network.cache import Network, Networks
from graph.network.measures import MEASURES
from graph.network.projections import Filter
from graph.network.relations import RULES
from graph.views import Page, Party
from web import network_queries, network_tables, network_words, params
from web.graphs import drawing
from web.kept_pages import kept_page
from web.network_jobs import Answers
from web.network_ties import ego, label_of, strongest
from web.pages.directives import STRENGTHS
from web.problems import problem, wants_json
from web.services import services

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web.pictures import Kind

EDGE_DRAWS = 10_000_000
"""Edges times draws that a page works out; larger networks get fewer draws, never below `DRAWS_MIN`."""
DRAWS_MIN = 40
PARTY_KINDS = ("person", "post", "organisation", "group", "place", "regulation", "directive", "followup")
PICTURES = ("ranking", "communities", "flow", "regions", "change", "ego")
ASK_AGAIN_S = 1
"""Seconds after which a page that waits for the network is loaded again."""
_KEY = "risalah-networks"
_MAKING = threading.Lock()

blueprint = Blueprint("network", __name__)


class NotYet(Exception):
    """The network is being worked out."""


def answers() -> Answers:
    """The answers of the application, worked out in the background."""
    with _MAKING:
        if _KEY not in current_app.extensions:
            known = services().settings
            current_app.extensions[_KEY] = Answers(
                Networks(known.data_dir), lambda network, asked: _work_out(network, asked, known.network_draws)
            )
    found: Answers = current_app.extensions[_KEY]
    return found


def _wait_s() -> float:
    return services().settings.network_wait_ms / 1000


def question() -> Question:
    """What the address asks.

    Raises:
        UsageError: an argument is not accepted.
    """
    since, until = params.day("since"), params.last_day("until")
    before = params.day("before_since"), params.last_day("before_until")
    for first, last in ((since, until), before):
        if first and last and first > last:
            raise UsageError(
                gettext("The period from %(first)s until %(last)s ends before it begins.", first=first, last=last)
            )
    projection = params.choice("projection", tuple(RULES), "directed-body")
    usual = "influence" if RULES[projection].directed else "attention"
    return Question(
        projection,
        params.choice("measure", tuple(MEASURES), usual),
        Filter(
            since,
            until,
            params.local_id("region", ("place",)),
            params.choices("strength", STRENGTHS),
            params.share("confidence"),
            request.args.get("groups") == "1",
        ),
        before if any(before) else None,
    )


def answer(asked: Question) -> Found:
    """The answer to a question.

    Raises:
        UsageError: the question asks for what there is not.
        NotYet: it is being worked out.
    """
    region = asked.filter.region
    if region and not services().view.rows("SELECT 1 FROM entity WHERE id = ?", (region,)):
        raise UsageError(gettext("No report names the region “%(id)s”.", id=region))
    if MEASURES[asked.measure].directed and not RULES[asked.projection].directed:
        raise UsageError(
            gettext("This network has no directions, so nothing can be ranked by %(measure)s; choose another measure.",
                    measure=network_words.MEASURES[asked.measure].title)
        )  # fmt: skip
    found = answers().of(asked, wait_s=_wait_s())
    if found is None:
        raise NotYet
    return found


@contextmanager
def held(found: Found) -> Iterator[tuple[Network, Any]]:
    """The network that an answer is about, and the graph of its question, which do not change meanwhile.

    Raises:
        NotYet: it is being worked out.
    """
    asked = found.question
    with answers().networks.held() as network:
        if network is None:
            raise NotYet
        graph = network.projection(asked.projection, asked.filter).graph
        if network.data.version != found.version:
            # The network went on since: of what came with it the answer says nothing.
            graph = graph.subgraph([node for node in graph if node in found.communities.of])
        yield network, graph


def _work_out(network: Network, asked: Question, draws: int) -> Found:
    """The answer, with as many draws as a page can wait for; the question stays as it was asked."""
    edges = network.projection(asked.projection, asked.filter).graph.number_of_edges()
    if draws:
        draws = min(draws, max(DRAWS_MIN, EDGE_DRAWS // max(1, edges)))
    found = analysis.analyse(network, replace(asked, replicates=draws))
    return replace(found, question=asked)


@blueprint.errorhandler(NotYet)
def _being_worked_out(_: NotYet) -> Response:
    """A page that asks again by itself, without a script; for what is no page, when to ask again."""
    done, total = answers().progress
    if request.endpoint == "network.page" and not wants_json() and request.args.get("format") != "csv":
        response = make_response(render_template("network_wait.html", done=done, total=total), 202)
        response.headers["Refresh"] = str(ASK_AGAIN_S)
    else:
        response = problem(
            503, gettext("The network is being computed"), gettext("Ask for the same address again in a moment.")
        )
        response.headers["Retry-After"] = str(ASK_AGAIN_S)
    response.cache_control.no_store = True
    return response


@blueprint.get("/network")
def page() -> ResponseReturnValue:
    """The page, or its ranking as CSV."""
    asked = question()
    found = answer(asked)
    if request.args.get("format") == "csv":
        return _table_response("ranking", analysis.ranking_table(found))
    g.network_answer = found
    # An answer about the data as they were a moment ago is shown, and not remembered.
    return _kept() if found.version == answers().networks.version() else _page()


def _page() -> ResponseReturnValue:
    found: Found = g.network_answer
    asked = found.question
    view, size = services().view, services().settings.page_size
    offset = params.offset(size)
    places = found.ranking.places
    around = None
    if request.args.get("ego"):
        with held(found) as (network, _):
            around = ego(network, asked, params.local_id("ego", PARTY_KINDS) or "")
    return render_template(
        "network.html",
        wide=True,
        asked=asked,
        found=found,
        ego=around,
        rows=Page(places[offset : offset + size], len(places), offset, size),
        parties=network_tables.parties(places[offset : offset + size]),
        communities=network_tables.communities(found),
        projections=network_words.PROJECTIONS,
        measures=network_words.MEASURES,
        fitting=[n for n, m in MEASURES.items() if RULES[asked.projection].directed or not m.directed],
        levels=network_words.LEVEL_WORDS,
        level_table=network_tables.level_table(found),
        cells=network_tables.cells(found),
        changed=network_tables.changed(found),
        strengths=STRENGTHS,
        regions=directive_views.all_regions(view),
        formats={name: extension for name, (extension, _, _) in exporting.FORMATS.items()},
        query=network_queries.projection(asked),
        address=_address,
        score=network_tables.score,
        chain_party=lambda local_id: Party(local_id, label_of(found, local_id)),
    )


_kept = kept_page(_page)


def _address(path: str, **changes: str | None) -> str:
    """Another address of the network with the present filters."""
    from urllib.parse import urlencode

    args = [(k, v) for k, values in request.args.lists() for v in values if k not in ("page", "format", *changes)]
    args += [(k, v) for k, v in changes.items() if v]
    return path + (f"?{urlencode(args)}" if args else "")


@blueprint.get("/network/graph.json")
def graph_data() -> Response:
    """The strongest part of the network, or what surrounds one node, for the picture that can be moved."""
    asked = question()
    found = answer(asked)
    with held(found) as (_, graph):
        focus = params.local_id("ego", PARTY_KINDS)
        shown = strongest(graph, found, asked.projection, focus, services().settings.graph_max_nodes)
        return jsonify(drawing(shown, focus=focus, aspect=1.8))


@blueprint.get("/network/picture/<name>.<any(svg, png):kind>")
def picture(name: str, kind: Kind) -> Response:
    """One picture of the answer.

    Raises:
        NotFound: there is no such picture.
    """
    from web import pictures

    if name not in PICTURES:
        raise NotFound(gettext("There is no picture “%(name)s”.", name=name))
    asked = question()
    found = answer(asked)
    with held(found) as (_, graph):
        makers: dict[str, Callable[[], Any]] = {
            "ranking": lambda: pictures.ranking(found.ranking, str(network_words.MEASURES[asked.measure].title)),
            "communities": lambda: pictures.community_map(graph, found.communities),
            "ego": lambda: pictures.ego(graph, params.local_id("ego", PARTY_KINDS) or "", _labels(graph)),
        }
        if found.level_flow is not None and found.region_flow is not None:
            level, region = found.level_flow, found.region_flow
            words = {code: str(told) for code, told in network_words.LEVEL_WORDS.items()}
            makers["flow"] = lambda: pictures.flow_chart(level, words)
            makers["regions"] = lambda: pictures.heat_map(region, network_tables.region_words(found))
        if found.change is not None:
            change = found.change
            periods = (_period(*(asked.before or (None, None))), _period(asked.filter.since, asked.filter.until))
            makers["change"] = lambda: pictures.change(
                change, {m.node: label_of(found, m.node) for m in change.nodes}, periods
            )
        if name not in makers:
            raise NotFound(gettext("This network has no picture “%(name)s”.", name=name))
        figure = makers[name]()
    response = Response(pictures.render(figure, kind), mimetype=pictures.MEDIA_TYPES[kind])
    response.set_etag(f"{found.version}-{slug(request.full_path)}"[:120])
    response.cache_control.private = True
    response.cache_control.no_cache = True
    return response


def _labels(graph: Any) -> dict[str, str]:
    return dict(graph.nodes(data="label"))


def _period(since: str | None, until: str | None) -> str:
    return f"{since or '…'} – {until or '…'}"


@blueprint.get("/network/export.<extension>")
def export(extension: str) -> Response:
    """The network under the present filters, for other programs.

    Raises:
        NotFound: there is no such format.
    """
    kinds = {ending: (name, media) for name, (ending, media, _) in exporting.FORMATS.items()}
    if extension not in kinds:
        raise NotFound(gettext("There is no format “%(name)s”.", name=extension))
    asked = question()
    if not answers().brought_up(wait_s=_wait_s()):
        raise NotYet
    with answers().networks.held() as network:
        if network is None:
            raise NotYet
        data = exporting.write(network.projection(asked.projection, asked.filter).graph, kinds[extension][0])
    response = Response(data, mimetype=kinds[extension][1])
    response.headers["Content-Disposition"] = f'attachment; filename="risalah-{asked.projection}.{extension}"'
    return response


@blueprint.get("/network/tables/<name>.csv")
def table(name: str) -> Response:
    """One table of the answer as CSV.

    Raises:
        NotFound: the answer has no such table.
    """
    known = analysis.tables(answer(question()))
    if name not in known:
        raise NotFound(gettext("This network has no table “%(name)s”.", name=name))
    return _table_response(name, known[name])


@blueprint.get("/network/analysis.json")
def whole() -> Response:
    """The whole answer as JSON."""
    data = analysis.as_json(answer(question()))
    return Response(json.dumps(data, ensure_ascii=False), mimetype="application/json")


def _table_response(name: str, known: analysis.Table) -> Response:
    response = Response(exporting.table_csv(*known), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="risalah-network-{slug(name)}.csv"'
    return response
