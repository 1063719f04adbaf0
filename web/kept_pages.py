"""Pages remembered until the dataset changes: the same address in the same language is rendered once.

What a page shows depends on the dataset, the address, the language and the day alone; a request
that carries a session is never answered from memory. Browsers are given a tag, so that a page they
already hold is not sent again.
"""

from __future__ import annotations

import functools
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Response, current_app, make_response, request
from flask.typing import ResponseReturnValue

from web.locales import current_language
from web.services import services

PAGES_KEPT = 512
PAGE_BYTES_MAX = 400_000
_KEY = "risalah-kept-pages"

View = Callable[..., ResponseReturnValue]


class _Pages:
    """The pages of one application, the least recently asked for dropped first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[tuple[str, ...], tuple[bytes, str]] = OrderedDict()

    def get(self, key: tuple[str, ...]) -> tuple[bytes, str] | None:
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def put(self, key: tuple[str, ...], body: bytes, tag: str) -> None:
        with self._lock:
            self._pages[key] = (body, tag)
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)


def kept_page(view: View) -> View:
    """Make a view of an HTML page answer from memory where it can."""

    @functools.wraps(view)
    def answer(**arguments: Any) -> ResponseReturnValue:
        if current_app.config["SESSION_COOKIE_NAME"] in request.cookies:
            return view(**arguments)
        pages: _Pages = current_app.extensions.setdefault(_KEY, _Pages())
        today = datetime.now(UTC).date().isoformat()
        key = (services().view.version(), current_language(), today, request.host, request.full_path)
        found = pages.get(key)
        if found is None:
            response = make_response(view(**arguments))
            if response.status_code != 200 or response.mimetype != "text/html" or response.is_streamed:
                return response
            body = response.get_data()
            tag = hashlib.blake2b(body, digest_size=8).hexdigest()
            if len(body) <= PAGE_BYTES_MAX:
                pages.put(key, body, tag)
        else:
            body, tag = found
            response = Response(body, mimetype="text/html")
        response.set_etag(tag)
        response.cache_control.private = True
        response.cache_control.no_cache = True
        return response

    return answer
