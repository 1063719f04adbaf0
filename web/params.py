"""Query arguments of pages, read once and checked: a wrong one gets an error that says what is accepted."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import date

from flask import request
from flask_babel import gettext

from graph.errors import UsageError

WORDS_MAX = 200
"""Longest search text, in characters; the rest is cut off."""
PAGE_MAX = 100_000


def words(name: str = "q") -> str:
    """A text to search for, without control characters, at most `WORDS_MAX` long."""
    given = re.sub(r"[\x00-\x1f\x7f]+", " ", request.args.get(name, ""))
    return " ".join(given.split())[:WORDS_MAX]


def offset(size: int, name: str = "page") -> int:
    """Where the page asked for begins; pages are numbered from 1 and a wrong number means the first."""
    given = request.args.get(name, "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 1
    return (min(max(number, 1), PAGE_MAX) - 1) * size


def choice(name: str, accepted: Collection[str], default: str) -> str:
    """One of a fixed set of words.

    Raises:
        UsageError: another word was given.
    """
    given = request.args.get(name) or default
    if given not in accepted:
        raise _wrong(name, given, ", ".join(accepted))
    return given


def choices(name: str, accepted: Collection[str]) -> tuple[str, ...]:
    """Any of a fixed set of words, each given by an argument of its own.

    Raises:
        UsageError: another word was given.
    """
    given = [g for g in request.args.getlist(name) if g]
    for one in given:
        if one not in accepted:
            raise _wrong(name, one, ", ".join(accepted))
    return tuple(dict.fromkeys(given))


def day(name: str) -> str | None:
    """An ISO date, a month (``2022-03``) or a year as its first day.

    Raises:
        UsageError: it is none of these.
    """
    return _day(name, last=False)


def last_day(name: str) -> str | None:
    """An ISO date, or a month or a year as its last day.

    Raises:
        UsageError: it is none of these.
    """
    return _day(name, last=True)


def _day(name: str, *, last: bool) -> str | None:
    given = request.args.get(name, "").strip()
    if not given:
        return None
    if re.fullmatch(r"\d{4}", given):
        return f"{given}-12-31" if last else f"{given}-01-01"
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", given):
        return f"{given}-{monthrange(int(given[:4]) or 4, int(given[5:]))[1]}" if last else f"{given}-01"
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as problem:
        raise _wrong(name, given, "2022-03-01, 2022-03, 2022") from problem


def share(name: str) -> float:
    """A number from 0 to 1; 0 where none is given.

    Raises:
        UsageError: it is not such a number.
    """
    given = request.args.get(name) or "0"
    try:
        value = float(given)
    except ValueError as problem:
        raise _wrong(name, given, "0 … 1") from problem
    if not 0 <= value <= 1:
        raise _wrong(name, given, "0 … 1")
    return value


def local_id(name: str, kinds: Collection[str]) -> str | None:
    """The local id of a thing of one of some kinds.

    Raises:
        UsageError: it is not such an id.
    """
    given = request.args.get(name, "").strip()
    if not given:
        return None
    if given.partition("/")[0] not in kinds or len(given) > 400:
        raise _wrong(name, given[:100], ", ".join(f"{kind}/…" for kind in kinds))
    return given


def _wrong(name: str, given: str, accepted: str) -> UsageError:
    return UsageError(
        gettext(
            "“%(given)s” is not accepted for %(name)s; accepted: %(accepted)s.",
            given=given,
            name=name,
            accepted=accepted,
        )
    )
