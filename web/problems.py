"""What a reader sees when something is not there or not accepted: a page, or problem+json (RFC 9457).

Machines get problem+json: requests under `/api`, and those whose Accept prefers JSON over HTML.
A traceback is logged and never shown.
"""

from __future__ import annotations

import logging

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException, InternalServerError

from graph.errors import NotFound, RisalahError, UsageError

logger = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Answer every error of `app` in one of the two forms."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(RisalahError, _ours)
    app.register_error_handler(Exception, _unforeseen)


def wants_json() -> bool:
    """Whether the client would rather have JSON than a page."""
    if request.path.startswith("/api/"):
        return True
    best = request.accept_mimetypes.best_match(("text/html", "application/json", "application/problem+json"))
    return best != "text/html" and bool(request.accept_mimetypes)


def problem(status: int, title: str, detail: str) -> Response:
    """One error, as a page or as problem+json."""
    if wants_json():
        response = jsonify(type="about:blank", title=title, status=status, detail=detail)
        response.mimetype = "application/problem+json"
    else:
        response = make_response(render_template("problem.html", status=status, title=title, detail=detail))
    response.status_code = status
    return response


def _http(error: HTTPException) -> Response:
    code = error.code or 500
    if error.response is not None or code < 400:
        return make_response(error.get_response())
    titles = {
        400: gettext("This request was not understood"),
        403: gettext("This is not allowed"),
        404: gettext("There is nothing here"),
        405: gettext("This address does not accept that"),
        413: gettext("That is too large"),
        429: gettext("Too many requests"),
        503: gettext("The service is busy"),
    }
    details = {
        404: gettext("The address may be mistyped, or the report it came from was removed. Try the search."),
    }
    default = HTTPException.description if error.description is None else error.description
    stated = error.description if error.description != type(error).description else None
    response = problem(code, titles.get(code, error.name), stated or details.get(code) or str(default or error.name))
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            response.headers.setdefault(name, value)
    return response


def _ours(error: RisalahError) -> Response:
    if isinstance(error, NotFound):
        return problem(404, gettext("There is nothing here"), str(error))
    if isinstance(error, UsageError):
        return problem(400, gettext("This request was not understood"), str(error))
    return _unforeseen(error)


def _unforeseen(error: Exception) -> Response:
    logger.exception("%s %s failed", request.method, request.path, exc_info=error)
    detail = gettext("The error was written to the service's log. Nothing was changed.")
    return problem(InternalServerError.code, gettext("Something went wrong here"), detail)
