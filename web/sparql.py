"""The SPARQL page: a form that works without script, examples, and answers to look at and to take along.

Under `web.server` only requests for HTML come here; under any other WSGI server this blueprint also
speaks the protocol itself, by the same functions.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import urlencode

import pyoxigraph as ox
from flask import Blueprint, Flask, Response, current_app, jsonify, make_response, render_template, request
from flask_babel import gettext

from graph.errors import NotFound, UsageError
from graph.ontology import load
from graph.queries import ExampleQuery, Parameter, example, examples, fill
from graph.vocabulary import PREFIXES
from web import assets, query_results
from web.locales import current_language
from web.negotiation import GRAPHS, ROWS, Format, negotiate, prefers_html
from web.query_check import QueryRefused
from web.query_graph import drawing
from web.query_results import Cell, Chart, Table
from web.query_service import QueryService, Result
from web.service_description import limits, service_description
from web.services import services
from web.snapshots import DirectorySource
from web.sparql_protocol import (
    PREFLIGHT,
    SparqlRequest,
    answer_headers,
    asks_for_file,
    body_too_large,
    file_headers,
    max_body_bytes,
    read_request,
    refusal_body,
    refusal_headers,
)

blueprint = Blueprint("sparql", __name__)

_KEY = "risalah-queries"
GROUPS = ("directives", "people", "bodies", "meetings", "law", "sources")
"""Groups of examples in the order of the page."""
VIEWS = ("table", "chart", "graph")
SHOWN_CHARS = 200_000
"""Characters of a graph's Turtle shown on the page; downloads have all."""
ANY_QUERY = "SELECT * WHERE {\n  ?s ?p ?o\n}\nLIMIT 20\n"
DEFAULT_QUERY = """PREFIX risalah: <https://w3id.org/risalah/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT DISTINCT ?issuer ?addressee ?action WHERE {
  ?directive a risalah:Directive ;
    risalah:issuer/rdfs:label ?issuer ;
    risalah:addressee/rdfs:label ?addressee ;
    risalah:action ?action .
}
LIMIT 20
"""


def install(app: Flask, queries: QueryService) -> None:
    """Let the pages of `app` ask `queries`."""
    app.extensions[_KEY] = queries


def query_service() -> QueryService:
    """The query service of the current application; made over its data directory at the first need."""
    if _KEY not in current_app.extensions:
        known = services()
        source = DirectorySource(known.settings.data_dir, version=known.view.version)
        current_app.extensions[_KEY] = QueryService(known.settings, source)
    return cast(QueryService, current_app.extensions[_KEY])


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as the page shows it; exactly one of the first three is there."""

    table: Table | None = None
    truth: bool | None = None
    turtle: str | None = None
    cut: bool = False
    """Whether `turtle` is only the beginning."""
    chart: Chart | None = None
    has_graph: bool = False
    view: str = "table"
    downloads: tuple[tuple[str, str], ...] = ()
    """Label and address."""
    version: str = ""


@blueprint.route("/sparql", methods=["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"], strict_slashes=False)
def endpoint() -> Response:
    """The page for people; the protocol for programs."""
    accept = request.headers.get("Accept")
    in_browser = request.method in ("GET", "HEAD") and prefers_html(accept)
    if in_browser and not asks_for_file(request.query_string):
        return _page()
    return _protocol(accept, as_file=in_browser)


def _page() -> Response:
    queries = query_service()
    chosen, filled, problem = _chosen_example()
    refused: QueryRefused | None = None
    shown: Shown | None = None
    text = filled if filled is not None else request.args.get("query", "")
    if text and not problem:
        try:
            shown = _show(queries, text)
        except QueryRefused as told:
            refused = told
    status = refused.status if refused else 400 if problem else 200
    response = make_response(
        render_template(
            "sparql.html",
            query=text or (DEFAULT_QUERY if _is_ours() else ANY_QUERY),
            asked=bool(text),
            shown=shown,
            refused=refused,
            problem=problem,
            reason=_reason(refused) if refused else "",
            groups=_groups() if _is_ours() else {},
            example=chosen,
            values=_values(chosen),
            choices=_choices,
            limits=limits(queries.settings),
            permalink="/sparql?" + urlencode({"query": text}),
            graph_url="/sparql/graph.json?" + urlencode({"query": text}),
            union=queries.union,
            editor="yasqe.min.js" in assets.files(),
        ),
        status,
    )
    if refused:
        for name, value in refusal_headers(refused):
            if name == "Retry-After":
                response.headers[name] = value
    response.headers["Vary"] = "Accept, Accept-Language, Cookie"
    return response


def _chosen_example() -> tuple[ExampleQuery | None, str | None, str]:
    """The example that the address names, its text with the parameters in place, and what is wrong with them."""
    name = request.args.get("example")
    if not name:
        return None, None, ""
    chosen = example(name)
    given = {p.name: request.args[f"p.{p.name}"] for p in chosen.parameters if f"p.{p.name}" in request.args}
    try:
        return chosen, fill(chosen, given, services().iris), ""
    except UsageError as told:
        return chosen, chosen.text, str(told)


def _is_ours() -> bool:
    """Whether the dataset is in our vocabulary, and not any RDF file."""
    return "home" in current_app.blueprints


def _values(chosen: ExampleQuery | None) -> dict[str, str]:
    if chosen is None:
        return {}
    return {p.name: request.args.get(f"p.{p.name}", p.default) for p in chosen.parameters}


def _choices(parameter: Parameter) -> tuple[str, ...]:
    return parameter.codes


def _groups() -> dict[str, list[ExampleQuery]]:
    """The examples by group, titles in the order of the page's language."""
    language = current_language()
    found: dict[str, list[ExampleQuery]] = {group: [] for group in GROUPS}
    for one in sorted(examples().values(), key=lambda e: e.titles[language]):
        found.setdefault(one.group, []).append(one)
    return {group: some for group, some in found.items() if some}


def _show(queries: QueryService, text: str) -> Shown:
    iris = services().iris
    prepared = queries.prepare(_request(text), "*/*")
    graphs = prepared.facts.form in ("CONSTRUCT", "DESCRIBE")
    result = queries.query(text, request=replace(_request(text), formats=("nt" if graphs else "json",)))
    base = "/sparql?" + urlencode({"query": text})
    view = request.args.get("view", "table")
    view = view if view in VIEWS else "table"
    downloads = tuple((made.label, f"{base}&format={made.name}") for made in (GRAPHS if graphs else ROWS))
    shown = Shown(view=view, downloads=downloads, version=result.version)
    if graphs:
        return _show_graph(shown, result)
    if prepared.facts.form == "ASK":
        return replace(shown, truth=b"true" in result.body)
    table = query_results.table(result.body, text, iris)
    return replace(
        shown,
        table=table,
        chart=query_results.chart(table),
        has_graph=query_results.links_of_rows(table, 2) is not None,
    )


def _show_graph(shown: Shown, result: Result) -> Shown:
    triples = [quad.triple for quad in ox.parse(result.body, format=ox.RdfFormat.N_TRIPLES)]
    used = {name: iri for name, iri in PREFIXES.items() if iri.encode() in result.body}
    turtle = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b"").decode()
    links = query_results.links_of_triples(triples, services().iris, 2)
    return replace(shown, turtle=turtle[:SHOWN_CHARS], cut=len(turtle) > SHOWN_CHARS, has_graph=links is not None)


def _request(text: str) -> SparqlRequest:
    asked = read_request("GET", request.query_string, "", b"")
    return replace(asked, query=text, formats=())


@blueprint.get("/sparql/terms.json")
def terms() -> Response:
    """Classes, properties and prefixes for an editor to complete."""
    known = load().terms.values()
    response = jsonify(
        classes=sorted(str(term.iri) for term in known if term.kind == "class"),
        properties=sorted(str(term.iri) for term in known if "property" in term.kind),
        prefixes=PREFIXES,
    )
    response.cache_control.max_age = 3600
    return response


@blueprint.get("/sparql/graph.json")
def graph_of_answer() -> Response:
    """The relations in an answer, ready to be drawn.

    Raises:
        NotFound: the answer holds no relations.
    """
    queries = query_service()
    text = request.args.get("query", "")
    settings, iris = queries.settings, services().iris
    try:
        prepared = queries.prepare(_request(text), "*/*")
        graphs = prepared.facts.form in ("CONSTRUCT", "DESCRIBE")
        result = queries.query(text, request=replace(_request(text), formats=("nt" if graphs else "json",)))
    except QueryRefused as refused:
        return Response(refusal_body(refused), refused.status, refusal_headers(refused))
    if graphs:
        parsed = (quad.triple for quad in ox.parse(result.body, format=ox.RdfFormat.N_TRIPLES))
        links = query_results.links_of_triples(parsed, iris, settings.graph_max_nodes)
    elif prepared.facts.form == "SELECT":
        links = query_results.links_of_rows(query_results.table(result.body, text, iris), settings.graph_max_nodes)
    else:
        links = None
    if links is None:
        raise NotFound(gettext("This answer holds no relations between things."))
    return jsonify(drawing(links, _names(links.nodes), iris))


def _names(nodes: tuple[Cell, ...]) -> dict[str, str]:
    """The labels of things as the dataset gives them, by IRI."""
    values = " ".join(f"<{node.iri}>" for node in nodes)
    text = (
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        f"SELECT ?s (SAMPLE(?label) AS ?name) {{ VALUES ?s {{ {values} }} ?s rdfs:label ?label }} GROUP BY ?s"
    )
    queries = query_service()
    if len(text) > queries.settings.query_max_chars:
        return {}
    try:
        rows = json.loads(queries.query(text, format="json").body)["results"]["bindings"]
    except QueryRefused:
        return {}
    return {row["s"]["value"]: row["name"]["value"] for row in rows if "name" in row}


def _reason(refused: QueryRefused) -> str:
    """Why the query was not answered, in the page's language; the exact words of the service follow it."""
    reasons = {
        "syntax": gettext("The query is not SPARQL as it stands."),
        "update": gettext("This service answers queries; it takes no updates."),
        "too_long": gettext("The query is too long."),
        "too_deep": gettext("The brackets of the query are nested too deeply."),
        "service": gettext("This service asks no other host, so SERVICE is not done."),
        "function": gettext("The query calls a function that this service does not have."),
        "timeout": gettext("The query took longer than a query may. Nothing is known of its answer."),
        "memory": gettext("The query needs more memory than a query may take."),
        "rows": gettext("The answer has more rows than are given at once."),
        "bytes": gettext("The answer is larger than what is given at once."),
        "busy": gettext("The service is busy. Try again in a moment."),
        "client": gettext("Too many of your queries are running. Wait for some of them."),
        "stopped": gettext("The query was stopped to let others through."),
        "unavailable": gettext("The query service is not available."),
    }
    return str(reasons.get(refused.code, gettext("The query was not answered.")))


def _protocol(accept: str | None, *, as_file: bool) -> Response:
    if request.method == "OPTIONS":
        return Response(status=204, headers=list(PREFLIGHT))
    queries = query_service()
    queries.start()
    try:
        limit = max_body_bytes(queries.settings)
        body = (
            request.stream.read(limit + 1)
            if request.content_length or "chunked" in request.headers.get("Transfer-Encoding", "")
            else b""
        )
        if len(body) > limit:
            raise body_too_large(limit)
        content_type, coding = (request.headers.get(name, "") for name in ("Content-Type", "Content-Encoding"))
        asked = read_request(request.method, request.query_string, content_type, body, coding)
        if asked.query is None:
            return _description(queries, accept)
        prepared = queries.prepare(asked, accept)
        answer = queries.wait(queries.evaluate(prepared, client=request.remote_addr or ""))
    except QueryRefused as refused:
        return Response(refusal_body(refused), refused.status, refusal_headers(refused))
    headers = answer_headers(prepared, answer.size, answer.version)
    return Response(answer.chunks(), headers=headers + file_headers(prepared) if as_file else headers)


def _description(queries: QueryService, accept: str | None) -> Response:
    chosen: Format | None = negotiate(accept, GRAPHS)
    if chosen is None:
        raise QueryRefused("parameters", "no query was sent; send exactly one `query`")
    body = service_description(queries, chosen, scheme=request.scheme, host=request.host)
    return Response(body, headers={"Content-Type": chosen.content_type, "Vary": "Accept", **dict(PREFLIGHT[:2])})
