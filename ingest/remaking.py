"""A value as it is but for one of its fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

_T = TypeVar("_T")


def remade(value: _T, place: int, field: object) -> _T:
    """`value`, a frozen dataclass of several fields, with `field` for what is in its field of that number.

    >>> from graph.model import Span
    >>> remade(Span(3, 9), 1, 12)
    Span(start=3, end=12)
    """
    kind: Any = value.__class__
    row = list(_fields(kind)(value))
    row[place] = field
    made: _T = kind(*row)
    return made


@cache
def _fields(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a value at once, as `dataclasses.replace` does one by one."""
    return attrgetter(*[field.name for field in fields(kind)])
