"""Cursors: where a list goes on, and in which version of the dataset it was begun."""

from __future__ import annotations

import base64
import binascii
import json

from flask_babel import gettext
from werkzeug.exceptions import Conflict

from graph.errors import UsageError
from graph.views import Page
from web.services import services

OFFSET_MAX = 10_000_000


def cursor(page: Page[object]) -> str | None:
    """The cursor of what comes after a page; None at the end."""
    after = page.offset + len(page.rows)
    if after >= page.total or not page.rows:
        return None
    told = json.dumps([services().view.version(), after], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def offset(given: str | None) -> int:
    """Where the page asked for begins.

    Raises:
        UsageError: the cursor is none of ours.
        Conflict: the dataset changed since the list was begun, so that items might be missed or repeated.
    """
    if not given:
        return 0
    try:
        told = json.loads(base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True))
        version, after = str(told[0]), int(told[1])
    except (binascii.Error, ValueError, TypeError, IndexError, KeyError, RecursionError) as problem:
        raise UsageError(
            gettext("This cursor is not one that an answer gave. Use `next` of the answer before, unchanged.")
        ) from problem
    if not 0 <= after <= OFFSET_MAX:
        raise UsageError(
            gettext("This cursor is not one that an answer gave. Use `next` of the answer before, unchanged.")
        )
    if version != services().view.version():
        raise Conflict(gettext("The dataset changed since this list was begun. Begin again without a cursor."))
    return after
