"""Every file a page loads, served from this machine: our own and those that sit inside wheels.

The URL of a file carries a digest of all of them, so a browser may keep it for ever and an upgrade
is seen at once. Only the files listed here are served.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, abort, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as WerkzeugResponse

STATIC = Path(__file__).resolve().parent / "static"
MAX_AGE_S = 365 * 24 * 3600

_FROM_WHEELS: dict[str, tuple[str, str]] = {
    "bootstrap.min.css": ("flask_bootstrap", "static/bootstrap5/css/bootstrap.min.css"),
    "vis-network.min.js": ("pyvis", "lib/vis-9.1.2/vis-network.min.js"),
    "swagger-ui.css": ("flask_swagger_ui", "dist/swagger-ui.css"),
    "swagger-ui-bundle.js": ("flask_swagger_ui", "dist/swagger-ui-bundle.js"),
}
"""Name in the URL -> package of the wheel, and path inside it."""

_EDITOR = Path(__file__).resolve().parent / "editor" / "node_modules" / "@zazuko" / "yasqe" / "build"
_FROM_EDITOR = ("yasqe.min.js", "yasqe.min.css")
"""The editor of the SPARQL page, where `npm ci` was run in `web/editor`; the page works without it."""

_ICONS = ("flask_bootstrap", "static/bootstrap5/icons/bootstrap-icons.svg")
_SUFFIXES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}

blueprint = Blueprint("assets", __name__, url_prefix="/assets")


def _inside(package: str, path: str) -> Path:
    """The path of a file inside an installed package, without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the package {package!r} is not installed; install Risalah again")
    return Path(next(iter(spec.submodule_search_locations)), path)


@cache
def files() -> dict[str, Path]:
    """Every file that may be asked for: name in the URL -> where it lies."""
    own = {p.relative_to(STATIC).as_posix(): p for p in sorted(STATIC.rglob("*")) if p.suffix in _SUFFIXES}
    editor = {name: _EDITOR / name for name in _FROM_EDITOR if (_EDITOR / name).is_file()}
    return own | editor | {name: _inside(*where) for name, where in _FROM_WHEELS.items()}


@cache
def version() -> str:
    """A digest of all files: one for all, so that modules find each other by relative names."""
    digest = hashlib.blake2b(digest_size=6)
    for name, path in sorted(files().items()):
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@blueprint.get("/<digest>/<path:name>")
def asset(digest: str, name: str) -> WerkzeugResponse:
    """One file. An outdated digest gets the current file, kept for no time."""
    path = files().get(name)
    if path is None:
        abort(404)
    response = Response(_content(path), mimetype=_SUFFIXES[path.suffix])
    response.set_etag(version())
    current = digest == version()
    response.cache_control.no_cache = None if current else True
    response.cache_control.public = True
    response.cache_control.max_age = MAX_AGE_S if current else 0
    response.cache_control.immutable = current
    return response.make_conditional(request)


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()


def asset_url(name: str) -> str:
    """The URL of a file, with the digest of what it holds."""
    return url_for("assets.asset", digest=version(), name=name)


@cache
def icon(name: str) -> Markup:
    """An icon of Bootstrap Icons as inline SVG, hidden from screen readers."""
    found = re.search(rf'<symbol[^>]*viewBox="([^"]+)" id="{re.escape(name)}">(.*?)</symbol>', _sprite(), re.DOTALL)
    if found is None:
        raise KeyError(f"no icon is called {name!r}")
    return Markup(f'<svg class="icon" viewBox="{found[1]}" aria-hidden="true" focusable="false">{found[2]}</svg>')


@cache
def _sprite() -> str:
    return _inside(*_ICONS).read_text("utf-8")
