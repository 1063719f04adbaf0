"""Every page there is: addresses over the story of `tests.factories`, held against the routes of the application."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from flask import Flask

PERSON, BODY = "person/hasan-baruna", "organisation/pemerintah-provinsi-jambi"
MEETING = "meeting/p1/2024-03-06-rapat-koordinasi-penanganan-banjir-provinsi-jambi"
QUERY = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 5"

PAGES: tuple[str, ...] = (
    "/",
    "/search", "/search?q=jambi", "/search?q=hasn", "/search?q=zzzzz", "/search?kind=directive",
    "/directives", "/directives?strength=order&since=2024-03", "/directives?issuer=person/nobody",
    f"/page/{PERSON}", "/page/post/gubernur-jambi", f"/page/{BODY}", "/page/group/opd-terkait", "/page/place/15",
    f"/page/{MEETING}", "/page/regulation/uu-24-2007", "/page/directive/p1/3e3a8e0f", "/page/report/p1",
    "/trace", "/trace?q=banjir", "/trace?q=zzzzz", f"/trace/{PERSON}", "/trace/directive/p1/3e3a8e0f",
    f"/trace/{MEETING}", f"/embed/trace/{PERSON}",
    "/explore", f"/explore?start={BODY}",
    "/network",
    "/timeline", "/timeline?at=2024-03", "/timeline?at=1999",
    "/map", "/map?what=directives", "/map?since=1999&until=1999",
    "/about", "/watchlist", "/api/docs", "/dumps", "/ontology", "/void",
    "/sparql", f"/sparql?query={quote(QUERY)}",
)  # fmt: skip
"""Addresses that answer with a page, the empty states among them."""

PROBLEMS: dict[str, int] = {
    "/nothing/here": 404,
    "/page/person/nobody": 404,
    "/trace/person/nobody": 404,
    "/directives?since=yesterday": 400,
    "/timeline?at=2024-13": 400,
    "/sparql?query=nonsense": 400,
}
"""Addresses that answer with a page that tells what was wrong, and its status."""

NOT_PAGES = frozenset(
    (
        "assets.asset", "dumps.file", "dumps.newest_file", "explore.export", "explore.relation", "explore.thing",
        "explore.view", "feeds.of_search", "feeds.of_thing", "graphs.entity_graph", "linked_data.dataset",
        "linked_data.document", "linked_data.named_graph", "linked_data.scheme", "linked_data.thing",
        "linked_data.well_known", "network.export", "network.graph_data", "network.picture", "network.table",
        "network.whole", "search.suggest", "sparql.graph_of_answer", "sparql.terms",
    )
)  # fmt: skip
"""Routes that answer with data or lead elsewhere; those under ``/api/v1`` are data, too."""


def forgotten(app: Flask) -> set[str]:
    """Routes that are neither among the pages above nor said to be none."""
    adapter = app.url_map.bind("localhost")
    met = {adapter.match(urlsplit(address).path)[0] for address in PAGES}
    routes = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.rule.startswith("/api/")
    }
    return routes - met - NOT_PAGES
