"""`/page/<local id>`: the page of anything that has an id. The first segment of the id is its kind.

Relations that have no page of their own (tenures, citations, evidence ...) open the report at
the sentence that states them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from flask import Blueprint, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from graph import entity_views
from graph.entity_views import EntityRow
from graph.errors import NotFound
from graph.model import Span
from graph.views import View, spans_of
from web.kept_pages import kept_page
from web.links import entity_url, report_url
from web.pages import bodies, directive_page, meetings, people, places, posts, reader, regulations
from web.services import services

Answer = str | Response

blueprint = Blueprint("entities", __name__)

PAGES: dict[str, Callable[[EntityRow], Answer]] = {
    "person": people.page,
    "post": posts.page,
    "organisation": bodies.page,
    "group": bodies.page,
    "place": places.page,
    "meeting": meetings.page,
    "regulation": regulations.page,
}
"""Kinds of the entity table -> what shows one."""

RELATIONS = {
    "tenure": "tenure",
    "participation": "attendance",
    "followup": "follow_up",
    "statement": "quote",
    "citation": "citation",
}
"""Relations without a page: kind in the id -> table that holds them."""


@blueprint.get("/page/<path:local_id>")
@kept_page
def page(local_id: str) -> Answer:
    """The page of one thing.

    Raises:
        NotFound: nothing has this id.
    """
    view = services().view
    kind, _, rest = local_id.partition("/")
    if kind == "report":
        return reader.page(rest)
    if kind == "directive":
        return directive_page.page(local_id)
    if kind == "regulation" and "/" in rest:
        whole, article = f"{kind}/{rest.partition('/')[0]}", rest.partition("/")[2]
        return redirect(f"{entity_url(whole)}?article={article}")
    if kind == "evidence":
        return _evidence(rest)
    if kind in RELATIONS:
        return _relation(view, RELATIONS[kind], local_id)
    if kind not in PAGES:
        raise _missing(local_id)
    standing = view.canonical(local_id)
    if standing != local_id:
        query = request.query_string.decode()
        return redirect(entity_url(standing) + (f"?{query}" if query else ""))
    found = entity_views.entity(view, local_id)
    if found is None:
        raise _missing(local_id)
    return PAGES[kind](found)


def _relation(view: View, table: str, local_id: str) -> Answer:
    row = view.row(f"SELECT report, evidence FROM {table} WHERE id = ?", (local_id,))
    if row is None:
        raise _missing(local_id)
    spans = spans_of(row["evidence"])
    return redirect(report_url(row["report"], spans[0] if spans else None))


def _evidence(rest: str) -> Answer:
    found = re.fullmatch(r"(.+)/(\d{1,9})-(\d{1,9})", rest)
    if found is None:
        raise _missing(f"evidence/{rest}")
    return redirect(report_url(found[1], Span(int(found[2]), int(found[3]))))


def _missing(local_id: str) -> NotFound:
    return NotFound(
        gettext("No report in this dataset names “%(id)s”. It may be mistyped, or its report was removed.", id=local_id)
    )
