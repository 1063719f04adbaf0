"""The addresses of pages and data, in one place: templates and modules never spell a path."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from flask import current_app, request

from graph.model import Span

DATA_FORMATS = {"ttl": "Turtle", "jsonld": "JSON-LD", "rdf": "RDF/XML", "nt": "N-Triples"}


def entity_url(local_id: str) -> str:
    """The page of anything that has a local id."""
    return f"/page/{quote(local_id, safe='/-._~')}"


def report_url(report_key: str, span: Span | None = None) -> str:
    """The report reader, opened at a span when one is given."""
    return entity_url(f"report/{report_key}") + (f"#{anchor(span)}" if span else "")


def anchor(span: Span) -> str:
    """The fragment that lights a span in the reader."""
    return f"e{span.start}-{span.end}"


def data_url(local_id: str, extension: str) -> str:
    """The RDF of an entity in one format (a key of `DATA_FORMATS`)."""
    return f"/data/{quote(local_id, safe='/-._~')}.{extension}"


def feed_url(local_id: str, query: str = "") -> str:
    """The Atom feed of something that has a page, or of a search (``search`` with its query string)."""
    return f"/feeds/{quote(local_id, safe='/-._~')}.atom" + (f"?{query}" if query else "")


FEED_KINDS = frozenset({"person", "post", "organisation", "group", "place", "meeting", "regulation", "directive"})
"""Kinds of things that have an Atom feed."""

_NOT_OF_A_FEED = ("lang", "page", "format", "sort")


def feed_query() -> str:
    """The part of the current query string that says what is searched for, not how it is shown."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in _NOT_OF_A_FEED and value]
    return urlencode(sorted(kept))


def with_args(**changes: Any) -> str:
    """The current address with some query arguments set, or taken out where the value is None.

    A change of anything but the page goes back to the first page.
    """
    args = {name: values for name, values in request.args.lists() if name != "lang" or "lang" in changes}
    if "page" not in changes:
        args.pop("page", None)
    for name, value in changes.items():
        if value is None or value == "":
            args.pop(name, None)
        else:
            args[name] = [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]
    query = urlencode(sorted(args.items()), doseq=True)
    return f"{request.path}?{query}" if query else request.path


def has_page(path: str) -> bool:
    """Whether the application answers at a path: navigation shows only what is there."""
    return path in _paths()


def _paths() -> frozenset[str]:
    found: frozenset[str] | None = current_app.extensions.get("risalah-paths")
    if found is None:
        found = frozenset(rule.rule for rule in current_app.url_map.iter_rules())
        current_app.extensions["risalah-paths"] = found
    return found
