"""The state of the graph explorer as it stands in its address, read and checked.

    /explore?start=<id>&step=<id>~<relation>~<in|out>~<kind>&node=<id>&path=<id>~<id>~<hops>&hide=<id>&pin=<id>~<x>~<y>
            &without=meeting&without=attended&region=place/15&since=2024-01&until=2024-06&confidence=0.8

The moves `start`, `node`, `step` and `path` are done in the order in which they stand; all else
narrows or arranges what they brought. A step keeps the period and confidence that were chosen when
it was made (``~<since>~<until>~<confidence>``), so that later filters do not change what it brought.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import request
from flask_babel import gettext

from graph.errors import UsageError
from graph.exploration import Add, Connect, Expand, Move, Start
from graph.exploring import RELATIONS, Scope
from graph.paths import HOPS, HOPS_MAX, RELATIONS_OF_PATHS
from web import params

MOVES_MAX = 400
"""Moves of one address at most."""
ID_CHARS_MAX = 600
NODE_KINDS = ("person", "post", "organisation", "group", "place", "meeting", "regulation", "directive", "report")
"""Kinds of things in the explorer, in the order in which it lists them."""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class State:
    """One picture of the explorer."""

    moves: tuple[Move, ...]
    hidden: frozenset[str] = frozenset()
    pins: tuple[tuple[str, float, float], ...] = ()
    without: tuple[str, ...] = ()
    """Kinds and relations that are not shown."""
    region: str | None = None
    since: str | None = None
    until: str | None = None
    confidence: float = 0.0

    @property
    def scope(self) -> Scope:
        """Which statements are shown."""
        shown = tuple(relation for relation in RELATIONS if relation not in self.without)
        return Scope(shown, self.since, self.until, self.confidence)


def read() -> State:
    """The state in the address of the current request.

    Raises:
        UsageError: a part of it is not accepted.
    """
    pairs = parse_qsl(request.query_string.decode("utf-8", "replace"), keep_blank_values=False)
    moves = tuple(_moves(pairs))
    if len(moves) > MOVES_MAX:
        raise UsageError(
            gettext(
                "The address holds %(given)s moves; at most %(limit)s are accepted. "
                "Begin a new picture from one of its things.",
                given=len(moves),
                limit=MOVES_MAX,
            )
        )
    pins = {pin[0]: pin for pin in (_pin(value) for name, value in pairs if name == "pin")}
    return State(
        moves=moves,
        hidden=frozenset(_id("hide", value) for name, value in pairs if name == "hide"),
        pins=tuple(sorted(pins.values())),
        without=params.choices("without", (*NODE_KINDS, *RELATIONS)),
        region=params.local_id("region", ("place",)),
        since=params.day("since"),
        until=params.last_day("until"),
        confidence=params.share("confidence"),
    )


def scope() -> Scope:
    """The filters on statements alone, for the panel of one thing or relation."""
    return Scope(tuple(RELATIONS), params.day("since"), params.last_day("until"), params.share("confidence"))


def _moves(pairs: Sequence[tuple[str, str]]) -> Iterable[Move]:
    for name, value in pairs:
        if name == "start":
            yield Start(_id(name, value))
        elif name == "node":
            yield Add(_id(name, value))
        elif name == "step":
            yield _step(value)
        elif name == "path":
            yield _path(value)


def _step(value: str) -> Expand:
    parts = (value.split("~") + [""] * 7)[:7]
    local, relation, direction, kind, since, until, confidence = parts
    if (
        (relation and relation not in RELATIONS)
        or direction not in ("", "in", "out")
        or (kind and kind not in NODE_KINDS)
        or any(day and not _DATE.fullmatch(day) for day in (since, until))
    ):
        accepted = f"<id>~<{'|'.join(RELATIONS)}>~<in|out>~<{'|'.join(NODE_KINDS)}>~<since>~<until>~<0…1>"
        raise _wrong("step", value, accepted)
    return Expand(
        _id("step", local),
        relation or None,
        "in" if direction == "in" else "out" if direction == "out" else None,
        kind or None,
        since or None,
        f"{until}-12-31"[:10] if len(until) == 4 else f"{until}-31"[:10] if until else None,
        _number("step", confidence or "0", 0, 1),
    )


def _path(value: str) -> Connect:
    parts = value.split("~")
    accepted = f"<id>~<id>~<1…{HOPS_MAX}>~<{'|'.join(RELATIONS)}>~…"
    if len(parts) < 2:
        raise _wrong("path", value, accepted)
    source, target, hops, *relations = [*parts, ""] if len(parts) == 2 else parts
    relations = [r for r in relations if r]
    if any(r not in RELATIONS for r in relations):
        raise _wrong("path", value, accepted)
    return Connect(
        _id("path", source),
        _id("path", target),
        tuple(dict.fromkeys(relations)) or RELATIONS_OF_PATHS,
        int(_number("path", hops or str(HOPS), 1, HOPS_MAX)),
    )


def _pin(value: str) -> tuple[str, float, float]:
    parts = value.rsplit("~", 2)
    if len(parts) != 3:
        raise _wrong("pin", value, "<id>~<x>~<y>")
    return _id("pin", parts[0]), _number("pin", parts[1], -1e6, 1e6), _number("pin", parts[2], -1e6, 1e6)


def _id(name: str, value: str) -> str:
    if value.partition("/")[0] not in NODE_KINDS or not value.partition("/")[2] or len(value) > ID_CHARS_MAX:
        raise _wrong(name, value, ", ".join(f"{kind}/…" for kind in NODE_KINDS))
    return value


def _number(name: str, value: str, least: float, most: float) -> float:
    try:
        number = float(value)
    except ValueError as problem:
        raise _wrong(name, value, f"{least:g} … {most:g}") from problem
    if not least <= number <= most:
        raise _wrong(name, value, f"{least:g} … {most:g}")
    return number


def _wrong(name: str, value: str, accepted: str) -> UsageError:
    return UsageError(
        gettext(
            "“%(given)s” is not accepted for %(name)s; accepted: %(accepted)s.",
            given=value[:200],
            name=name,
            accepted=accepted,
        )
    )
