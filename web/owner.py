"""The owner's interface for commands of the same user on the same machine.

The process that serves the web owns the data directory. `announce` writes its address and a token
into `owner.json` beside the store, readable by the owner's user alone; requests need that token and
must come from this machine.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import asdict
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, current_app, request

from graph import document
from graph.errors import RisalahError, SkipReport, UsageError
from graph.service import Outcome, Service, Submission
from web.owner_client import FILE_NAME, identity

blueprint = Blueprint("owner", __name__, url_prefix="/owner")

LARGEST_REPORTS = 4
"""A request may hold this many reports of the greatest size, with their extraction documents."""

_KEY = "risalah-owner"


def install(app: Flask, service: Service, token: str) -> None:
    """Let requests that carry `token` work on `service`."""
    app.extensions[_KEY] = (service, token)
    app.register_blueprint(blueprint)


def announce(data_dir: Path, url: str, token: str) -> Path:
    """Write the owner's address and token for commands to find; gives the file."""
    target = data_dir / FILE_NAME
    part = data_dir / f"{FILE_NAME}.{secrets.token_hex(4)}"
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump({"url": url, "token": token, "pid": os.getpid(), "directory": identity(data_dir)}, stream)
    part.replace(target)
    return target


@blueprint.before_request
def _admit() -> Response | None:
    service, token = _owner()
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    peer = request.remote_addr or ""
    here = peer == service.settings.host or _is_loopback(peer)
    if not here or not secrets.compare_digest(given.encode(), token.encode()):
        return _answer({"error": "this interface is for the commands of the service's own user"}, 403)
    request.max_content_length = LARGEST_REPORTS * current_app.config["MAX_CONTENT_LENGTH"]
    return None


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


@blueprint.errorhandler(RisalahError)
def _failed(problem: RisalahError) -> Response:
    return _answer({"error": str(problem)}, 400 if isinstance(problem, UsageError) else 409)


def _owner() -> tuple[Service, str]:
    found: tuple[Service, str] = current_app.extensions[_KEY]
    return found


def _answer(body: Any, status: int = 200) -> Response:
    return Response(json.dumps(body, ensure_ascii=False), status, mimetype="application/json")


def _body() -> dict[str, Any]:
    found = request.get_json(silent=True)
    if not isinstance(found, dict):
        raise UsageError("the request is no JSON object")
    return found


def _listed(name: str) -> list[Any]:
    found = _body().get(name)
    if not isinstance(found, list):
        raise UsageError(f"the request needs `{name}`, a list")
    return found


@blueprint.get("/info")
def info() -> Response:
    """What the data directory holds."""
    return _answer(_owner()[0].info())


@blueprint.post("/unchanged")
def unchanged() -> Response:
    """Which of some reports are kept as they are."""
    pairs = [(str(pair[0]), str(pair[-1])) for pair in _listed("reports") if isinstance(pair, list) and pair]
    return _answer(sorted(_owner()[0].unchanged(pairs, extractor=str(_body().get("extractor", "")))))


@blueprint.post("/put")
def put() -> Response:
    """Keep reports."""
    return _answer([asdict(outcome) for outcome in _owner()[0].put([_submission(s) for s in _listed("submissions")])])


@blueprint.post("/begin-run")
def begin_run() -> Response:
    """Note that a run begins."""
    return _answer(_owner()[0].begin_run(str(_body().get("extractor", ""))))


@blueprint.post("/end-run")
def end_run() -> Response:
    """Note how a run ended."""
    body = _body()
    try:
        outcomes = [Outcome(**one) for one in _listed("outcomes")]
        counts = {str(status): int(count) for status, count in dict(body["counts"]).items()}
        _owner()[0].end_run(int(body["run"]), counts, outcomes)
    except (KeyError, TypeError, ValueError) as problem:
        raise UsageError(f"not the end of a run: {problem}") from problem
    return _answer(None)


@blueprint.get("/runs")
def runs() -> Response:
    """The last runs."""
    return _answer([asdict(one) for one in _owner()[0].runs()])


@blueprint.post("/problems")
def problems() -> Response:
    """What a run skipped or refused."""
    run = _body().get("run")
    return _answer([asdict(one) for one in _owner()[0].problems(run if isinstance(run, int) else 0)])


@blueprint.post("/delete")
def delete() -> Response:
    """Take reports out."""
    return _answer([asdict(outcome) for outcome in _owner()[0].delete([str(r) for r in _listed("reports")])])


@blueprint.post("/rebuild")
def rebuild() -> Response:
    """Make store and catalogue anew."""
    _owner()[0].rebuild()
    return _answer(None)


@blueprint.post("/judge")
def judge() -> Response:
    """Keep a judgement."""
    body = _body()
    left, right, verdict, by, reason = (str(body.get(n, "")) for n in ("left", "right", "verdict", "by", "reason"))
    return _answer(asdict(_owner()[0].judge(left, right, verdict, by=by, reason=reason)))


@blueprint.post("/take-back")
def take_back() -> Response:
    """End a judgement."""
    body = _body()
    made = _owner()[0].take_back(
        str(body.get("judgement", "")), by=str(body.get("by", "")), reason=str(body.get("reason", ""))
    )
    return _answer(asdict(made))


@blueprint.post("/judgements")
def judgements() -> Response:
    """All judgements, or those on one id."""
    about = _body().get("about")
    return _answer([asdict(one) for one in _owner()[0].judgements(str(about) if about is not None else None)])


@blueprint.post("/copy")
def copy() -> Response:
    """Make a copy of the store for the caller to read and remove."""
    return _answer(str(_owner()[0].copy().resolve()))


def _submission(raw: Any) -> Submission:
    try:
        return Submission(
            document.from_json(raw["document"]),
            base64.b64decode(raw["raw"], validate=True),
            int(raw["title_end"]),
            str(raw["source"]),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise SkipReport(f"not a submission: {problem}") from problem
