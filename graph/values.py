"""Frozen dataclasses that are made quickly: a report becomes some eighty of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeVar

_T = TypeVar("_T")


def quick_init(kind: type[_T]) -> type[_T]:
    """The frozen dataclass with slots `kind`, its fields set through their slots instead of `object.__setattr__`.

    That looks every field's slot up by name each time, and takes twice as long. What can be
    passed, and that nothing can be set later, is the same.

    Raises:
        TypeError: a field has a default factory.
    """
    parameters, body = [], []
    known: dict[str, Any] = {}
    for each in fields(kind):  # type: ignore[arg-type]
        if each.default_factory is not MISSING:
            raise TypeError(f"{kind.__name__}.{each.name} has a default factory; quick_init takes defaults only")
        default = "" if each.default is MISSING else f" = _default_{each.name}"
        known[f"_default_{each.name}"] = each.default
        known[f"_set_{each.name}"] = getattr(kind, each.name).__set__
        parameters.append(f"{each.name}{default}")
        body.append(f"    _set_{each.name}(self, {each.name})")
    exec("\n".join([f"def __init__(self, {', '.join(parameters)}):", *body]), known)
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    kind.__init__ = made  # type: ignore[method-assign]
    return kind
