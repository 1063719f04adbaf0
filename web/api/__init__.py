"""The JSON API under ``/api/v1``, its OpenAPI 3.1 document and the page that shows it.

Read only and open to pages of other sites: GET without credentials. Each answer carries the
dataset's version as ETag, so that an unchanged one is not sent again.
"""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from web.api import v1
from web.api.document import document
from web.kept_pages import kept_page
from web.services import services

blueprint = Blueprint("api", __name__, url_prefix="/api")
v1.add_to(blueprint)

OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
}


@blueprint.before_request
def unchanged() -> Response | None:
    """304 where the client already holds the answer of this version of the dataset."""
    if not request.path.startswith("/api/v1/") or request.method not in ("GET", "HEAD"):
        return None
    tag = services().view.version()
    if not request.if_none_match.contains_weak(tag):
        return None
    response = Response(status=304)
    response.set_etag(tag, weak=True)
    return response


@blueprint.after_request
def finish(response: Response) -> Response:
    """Who may read it, and how long it holds."""
    for name, value in OPEN_TO_ALL.items():
        response.headers.setdefault(name, value)
    if response.status_code == 200 and request.path.startswith("/api/v1/") and request.method in ("GET", "HEAD"):
        response.set_etag(services().view.version(), weak=True)
        response.cache_control.no_cache = True
    return response


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI document."""
    response = Response(document(), mimetype="application/json")
    response.add_etag()
    response.cache_control.no_cache = True
    return response.make_conditional(request)  # type: ignore[return-value]  # it returns itself


@blueprint.get("/docs")
@kept_page
def docs() -> str:
    """The page that shows the document and tries it out."""
    return render_template("api.html", wide=True)
