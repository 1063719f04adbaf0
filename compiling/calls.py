"""Tells mypyc which calls of methods `calls.h` answers; imported by the set-up script of the build before mypyc runs.

mypyc has functions in C for some methods of strings; for others, and for those of patterns and matches, it looks the
method up by its name at every call and makes an object of every number given and returned.
"""

from __future__ import annotations

from mypyc.ir.ops import ERR_MAGIC, ERR_NEVER
from mypyc.ir.rtypes import (
    RType,
    bool_rprimitive,
    int_rprimitive,
    object_rprimitive,
    str_rprimitive,
    tuple_rprimitive,
)
from mypyc.primitives.registry import function_op, method_op

PREFERRED = 9
"""Above the ways that mypyc has of its own."""
MOST_FIELDS = 24
"""Fields of the largest value that is made without a call of a function of Python."""


def register() -> None:
    """Make mypyc use the functions of `calls.h`."""

    def add(name: str, takes: list[RType], gives: RType, function: str, fails: int = ERR_MAGIC) -> None:
        method_op(name, takes, gives, function, fails, priority=PREFERRED)

    for name in ("isupper", "islower", "istitle", "isalpha"):
        add(name, [str_rprimitive], bool_rprimitive, f"quick_{name}", ERR_NEVER)
    words: list[tuple[RType, str]] = [(str_rprimitive, ""), (tuple_rprimitive, "_any")]
    for given, ending in words:
        for name in ("startswith", "endswith"):
            add(name, [str_rprimitive, given], bool_rprimitive, f"quick_{name}{ending}_2")
        add("startswith", [str_rprimitive, given, int_rprimitive], bool_rprimitive, f"quick_startswith{ending}_3")
        takes = [str_rprimitive, given, int_rprimitive, int_rprimitive]
        add("endswith", takes, bool_rprimitive, f"quick_endswith{ending}_4")
    for name in ("match", "fullmatch", "search"):
        numbers: list[RType] = []
        for count in (1, 2, 3):
            add(name, [object_rprimitive, str_rprimitive, *numbers], object_rprimitive, f"quick_{name}_{count}")
            numbers.append(int_rprimitive)
    for name in ("start", "end"):
        add(name, [object_rprimitive], int_rprimitive, f"quick_{name}_0")
        add(name, [object_rprimitive, int_rprimitive], int_rprimitive, f"quick_{name}_1")
    for name in ("bisect_left", "bisect_right"):
        for module in ("bisect", "_bisect"):
            takes = [object_rprimitive, object_rprimitive]
            function_op(f"{module}.{name}", takes, int_rprimitive, f"quick_{name}_2", ERR_MAGIC)
            function_op(f"{module}.{name}", [*takes, int_rprimitive], int_rprimitive, f"quick_{name}_3", ERR_MAGIC)
    for fields in range(1, MOST_FIELDS + 1):
        for name in ("named", "frozen"):
            function_op(
                f"ingest.quick_values.{name}",
                [object_rprimitive] * (fields + 1),
                object_rprimitive,
                f"quick_{name}_{fields}",
                ERR_MAGIC,
                steals=[False, *[name == "named"] * fields],
            )


def arities() -> str:
    """The file ``arities.h``: a function for each number of fields of a value."""
    lines = ["/* Written by calls.py: values of so many fields, made by what calls.h has for any number. */"]
    for fields in range(1, MOST_FIELDS + 1):
        values = ", ".join(f"v{n}" for n in range(1, fields + 1))
        taken = ", ".join(f"PyObject *v{n}" for n in range(1, fields + 1))
        lines += [
            f"static inline PyObject *quick_named_{fields}(PyObject *kind, {taken})",
            "{",
            f"    PyObject *const values[] = {{{values}}};",
            f"    return quick_named(kind, values, {fields});",
            "}",
            f"static inline PyObject *quick_frozen_{fields}(PyObject *kind, {taken})",
            "{",
            f"    PyObject *const given[] = {{kind, {values}}};",
            f"    return quick_frozen(given, {fields + 1});",
            "}",
        ]
    return "\n".join(lines) + "\n"
