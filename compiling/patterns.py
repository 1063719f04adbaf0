"""Reads regular expressions as `re` itself does, into the few kinds of node that are written out in C.

Which characters a class takes is asked of `re`, character by character. What is not written out
(references to groups, groups in what is looked at or never given back, ASCII rules, bytes) is
`Unsupported`: such patterns stay with `re`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

BMP = 0x10000
"""Characters of the Basic Multilingual Plane: texts with others are left to `re`."""
MOST_GROUPS = 39
_ALL = "".join(map(chr, range(BMP)))
_FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.UNICODE

Taken = int
"""A set of characters: bit n is set where the character n is in it."""
Node = tuple[Any, ...]


class Unsupported(Exception):
    """The pattern has something that is not written out."""


@cache
def _taken(code: str, value: str, flags: int, _item: _Hidden) -> Taken:
    """The characters that one item of a parsed pattern takes, by `re` itself."""
    state = _parser.State()
    state.flags = flags
    one = _parser.SubPattern(state, [_item.value])
    bits = bytearray(BMP // 8)
    for match in _compiler.compile(one, flags).finditer(_ALL):
        bits[match.start() >> 3] |= 1 << (match.start() & 7)
    return int.from_bytes(bits, "little")


@dataclass(frozen=True)
class _Hidden:
    """A value that is no part of a key."""

    value: Any = field(compare=False)


def _simplify(parsed: Any, flags: int, *, always: bool, free: bool) -> list[Node]:
    """The parsed pattern in the few kinds of node that are written out.

    `always` holds where every match goes through these nodes, `free` where groups may stand.
    """
    nodes: list[Node] = []
    for code, value in parsed:
        if code in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            if code is op.LITERAL and not flags & re.IGNORECASE:
                if value >= BMP:
                    raise Unsupported("a character beyond the plane")
                nodes.append(("one", 1 << value))
            else:
                nodes.append(("one", _taken(str(code), repr(value), flags, _Hidden((code, value)))))
        elif code is op.AT:
            nodes.append(("at", _place(value, flags)))
        elif code is op.SUBPATTERN:
            group, added, removed, inner = value
            part = _simplify(inner, (flags | added) & ~removed, always=always, free=free)
            if group is None:
                nodes += part
            elif not free:
                raise Unsupported("a group where what was matched is not given back")
            else:
                nodes += [("open", group, always), *part, ("close", group, always)]
        elif code is op.BRANCH:
            nodes.append(("branch", [_simplify(part, flags, always=False, free=free) for part in value[1]]))
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            low, high, inner = value
            mode = {op.MAX_REPEAT: "most", op.MIN_REPEAT: "least"}.get(code, "kept")
            part = _simplify(inner, flags, always=always and (low, high) == (1, 1), free=free and mode != "kept")
            nodes.append(("repeat", mode, int(low), None if high is op.MAXREPEAT else int(high), part))
        elif code is op.ATOMIC_GROUP:
            nodes.append(("repeat", "kept", 1, 1, _simplify(value, flags, always=False, free=False)))
        elif code in (op.ASSERT, op.ASSERT_NOT):
            way, inner = value
            back = 0 if way > 0 else inner.getwidth()[0]
            nodes.append(
                ("look", way < 0, code is op.ASSERT_NOT, back, _simplify(inner, flags, always=False, free=False))
            )
        else:
            raise Unsupported(str(code))
    return nodes


def _place(code: Any, flags: int) -> str:
    if code is op.AT_BEGINNING:
        return "line_begins" if flags & re.MULTILINE else "text_begins"
    if code is op.AT_END:
        return "line_ends" if flags & re.MULTILINE else "text_ends"
    places = {
        op.AT_BEGINNING_STRING: "text_begins",
        op.AT_END_STRING: "all_ends",
        op.AT_BOUNDARY: "boundary",
        op.AT_NON_BOUNDARY: "no_boundary",
    }
    if code not in places:
        raise Unsupported(str(code))
    return places[code]


def first(nodes: Sequence[Node]) -> tuple[Taken, bool]:
    """With which characters a match can begin, and whether it can be empty."""
    taken = 0
    for node in nodes:
        if node[0] == "one":
            return taken | node[1], False
        if node[0] == "branch":
            parts = [first(part) for part in node[1]]
            for some, _ in parts:
                taken |= some
            if not any(empty for _, empty in parts):
                return taken, False
        elif node[0] == "repeat":
            some, empty = first(node[4])
            taken |= some
            if node[2] and not empty:
                return taken, False
    return taken, True


def least(nodes: Sequence[Node]) -> int:
    """The fewest characters that a match takes."""
    total = 0
    for node in nodes:
        if node[0] == "one":
            total += 1
        elif node[0] == "branch":
            total += min(least(part) for part in node[1])
        elif node[0] == "repeat":
            total += node[2] * least(node[4])
    return total


@dataclass(frozen=True)
class Parsed:
    """A pattern that can be written out."""

    pattern: str
    flags: int
    """As they were given."""
    nodes: list[Node]
    groups: int
    names: dict[int, str]
    """By the number of the group."""


def parse(pattern: str, flags: int) -> Parsed:
    """The pattern in nodes.

    Raises:
        Unsupported: the pattern is left to `re`.
    """
    made = re.compile(pattern, flags)
    if made.flags & ~_FLAGS or made.groups > MOST_GROUPS or re.search("[\0\ud800-\udfff]", pattern):
        raise Unsupported("its flags, groups or characters")
    nodes = _simplify(_parser.parse(pattern, flags), made.flags, always=True, free=True)
    return Parsed(pattern, int(flags), nodes, made.groups, {n: name for name, n in made.groupindex.items()})


def word_characters() -> Taken:
    """The characters whose neighbours make the boundary of a word."""
    return _taken("IN", "word", int(re.UNICODE), _Hidden((op.IN, [(op.CATEGORY, op.CATEGORY_WORD)])))
