"""`/network`: who matters, who connects whom, which groups form, what flows where and what changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, current_app, jsonify, render_template, request
from flask_babel import gettext

from graph import directive_views
from graph.errors import NotFound, UsageError
from graph.ids import slug
from graph.network import analysis, exporting
from graph.network.analysis import Answer as Found
from graph.network.analysis import Question
from graph.network.cache import Network, Networks
from graph.network.measures import MEASURES, Place
from graph.network.projections import Filter
from graph.network.relations import RULES
from graph.views import Page, Party
from web import network_queries, network_words, params
from web.graphs import drawing
from web.kept_pages import kept_page
from web.locales import number
from web.network_ties import ego, label_of, strongest
from web.pages.directives import STRENGTHS
from web.services import services

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web.pictures import Kind

EDGE_DRAWS = 10_000_000
"""Edges times draws that a page works out; larger networks get fewer draws, never below `DRAWS_MIN`."""
DRAWS_MIN = 40
MEMBERS_SHOWN, COMMUNITIES_SHOWN, CHANGES_SHOWN, CELLS_SHOWN = 6, 12, 20, 25
PARTY_KINDS = ("person", "post", "organisation", "group", "place", "regulation", "directive", "followup")
PICTURES = ("ranking", "communities", "flow", "regions", "change", "ego")
_KEY = "risalah-networks"
_MAKING = threading.Lock()

blueprint = Blueprint("network", __name__)


def networks() -> Networks:
    """The network of the data directory that the application shows."""
    with _MAKING:
        if _KEY not in current_app.extensions:
            current_app.extensions[_KEY] = Networks(services().settings.data_dir)
    found: Networks = current_app.extensions[_KEY]
    return found


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


@contextmanager
def answered() -> Iterator[tuple[Network, Question, Found]]:
    """The network, what the address asks of it, and the answer, worked out once for each version of the data."""
    asked = question()
    with networks().current() as network:
        found = network.kept((asked,), lambda: _answer(network, asked))
        yield network, asked, found


def _answer(network: Network, asked: Question) -> Found:
    from dataclasses import replace

    if asked.filter.region and asked.filter.region not in network.data.entities:
        raise UsageError(gettext("No report names the region “%(id)s”.", id=asked.filter.region))
    measure, directed = MEASURES[asked.measure], RULES[asked.projection].directed
    if measure.directed and not directed:
        raise UsageError(
            gettext("This network has no directions, so nothing can be ranked by %(measure)s; choose another measure.",
                    measure=network_words.MEASURES[asked.measure].title)
        )  # fmt: skip
    edges = network.projection(asked.projection, asked.filter).graph.number_of_edges()
    draws = services().settings.network_draws
    if draws:
        draws = min(draws, max(DRAWS_MIN, EDGE_DRAWS // max(1, edges)))
    return analysis.analyse(network, replace(asked, replicates=draws))


@blueprint.get("/network")
@kept_page
def page() -> str | Response:
    """The page, or its ranking as CSV."""
    view, size = services().view, services().settings.page_size
    with answered() as (network, asked, found):
        if request.args.get("format") == "csv":
            return _table_response("ranking", analysis.ranking_table(found))
        offset = params.offset(size)
        places = found.ranking.places
        around = ego(network, asked, params.local_id("ego", PARTY_KINDS) or "") if request.args.get("ego") else None
        return render_template(
            "network.html",
            wide=True,
            asked=asked,
            found=found,
            ego=around,
            rows=Page(places[offset : offset + size], len(places), offset, size),
            parties=_parties(places[offset : offset + size]),
            communities=_communities(found),
            projections=network_words.PROJECTIONS,
            measures=network_words.MEASURES,
            fitting=[n for n, m in MEASURES.items() if RULES[asked.projection].directed or not m.directed],
            levels=network_words.LEVEL_WORDS,
            level_table=_level_table(found),
            cells=_cells(found),
            changed=_changed(found),
            strengths=STRENGTHS,
            regions=directive_views.all_regions(view),
            formats={name: extension for name, (extension, _, _) in exporting.FORMATS.items()},
            query=network_queries.projection(asked),
            address=_address,
            score=_score,
            chain_party=lambda local_id: Party(local_id, label_of(found, local_id)),
        )


def _address(path: str, **changes: str | None) -> str:
    """Another address of the network with the present filters."""
    from urllib.parse import urlencode

    args = [(k, v) for k, values in request.args.lists() for v in values if k not in ("page", "format", *changes)]
    args += [(k, v) for k, v in changes.items() if v]
    return path + (f"?{urlencode(args)}" if args else "")


def _score(value: float) -> str:
    """A score with as many decimals as tell scores apart."""
    if value == int(value):
        return number(int(value))
    return number(value, digits=1 if value >= 10 else 3 if value >= 0.1 else 5)


def _parties(places: tuple[Place, ...]) -> dict[str, Party]:
    return {place.node: Party(place.node, place.label) for place in places}


def _communities(found: Found) -> list[dict[str, Any]]:
    """The largest communities, their members in the order of the ranking."""
    order = {p.node: n for n, p in enumerate(found.ranking.places)}
    shown = []
    for place, members in enumerate(found.communities.members[:COMMUNITIES_SHOWN], start=1):
        first = sorted(members, key=lambda node: order[node])
        shown.append(
            {
                "number": place,
                "size": len(members),
                "members": [Party(n, found.labels.get(n) or n) for n in first[:MEMBERS_SHOWN]],
                "belonging": sum(found.communities.belonging[n] for n in members) / len(members),
            }
        )
    return shown


def _level_table(found: Found) -> list[tuple[str, tuple[int, ...]]]:
    flow = found.level_flow
    return list(zip(flow.ends, flow.cells, strict=True)) if flow else []


def _cells(found: Found) -> list[tuple[str, str, int]]:
    """The largest cells of the flow between regions."""
    flow = found.region_flow
    if flow is None:
        return []
    words = region_words(found)
    cells = [
        (words[source], words[target], flow.cells[i][j])
        for i, source in enumerate(flow.ends)
        for j, target in enumerate(flow.ends)
        if flow.cells[i][j]
    ]
    return sorted(cells, key=lambda cell: (-cell[2], cell[:2]))[:CELLS_SHOWN]


def region_words(found: Found) -> dict[str, str]:
    """Words for the ends of the flow between regions."""
    ends = found.region_flow.ends if found.region_flow else ()
    return {e: str(network_words.LEVEL_WORDS.get(e) or found.labels.get(e) or e) for e in ends}


def _changed(found: Found) -> list[tuple[Party, Any]]:
    if found.change is None:
        return []
    return [
        (Party(m.node, label_of(found, m.node)), m)
        for m in found.change.nodes[:CHANGES_SHOWN]
        if m.rank_after is not None
    ]


@blueprint.get("/network/graph.json")
def graph_data() -> Response:
    """The strongest part of the network, or what surrounds one node, for the picture that can be moved."""
    with answered() as (network, asked, found):
        graph = network.projection(asked.projection, asked.filter).graph
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
    with answered() as (network, asked, found):
        graph = network.projection(asked.projection, asked.filter).graph
        makers: dict[str, Callable[[], Any]] = {
            "ranking": lambda: pictures.ranking(found.ranking, str(network_words.MEASURES[asked.measure].title)),
            "communities": lambda: pictures.community_map(graph, found.communities),
            "ego": lambda: pictures.ego(graph, params.local_id("ego", PARTY_KINDS) or "", _labels(graph)),
        }
        if found.level_flow is not None and found.region_flow is not None:
            level, region = found.level_flow, found.region_flow
            words = {code: str(told) for code, told in network_words.LEVEL_WORDS.items()}
            makers["flow"] = lambda: pictures.flow_chart(level, words)
            makers["regions"] = lambda: pictures.heat_map(region, region_words(found))
        if found.change is not None:
            change = found.change
            periods = (_period(*(asked.before or (None, None))), _period(asked.filter.since, asked.filter.until))
            makers["change"] = lambda: pictures.change(
                change, {m.node: label_of(found, m.node) for m in change.nodes}, periods
            )
        if name not in makers:
            raise NotFound(gettext("This network has no picture “%(name)s”.", name=name))
        response = Response(pictures.render(makers[name](), kind), mimetype=pictures.MEDIA_TYPES[kind])
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
    with networks().current() as network:
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
    with answered() as (_, _, found):
        known = analysis.tables(found)
    if name not in known:
        raise NotFound(gettext("This network has no table “%(name)s”.", name=name))
    return _table_response(name, known[name])


@blueprint.get("/network/analysis.json")
def whole() -> Response:
    """The whole answer as JSON."""
    with answered() as (_, _, found):
        data = analysis.as_json(found)
    return Response(json.dumps(data, ensure_ascii=False), mimetype="application/json")


def _table_response(name: str, known: analysis.Table) -> Response:
    response = Response(exporting.table_csv(*known), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="risalah-network-{slug(name)}.csv"'
    return response
