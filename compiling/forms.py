"""Brings the typed source of a module into the form that mypyc makes fast code of, meaning the same.

Dataclasses that change become plain classes, names bound once become `Final`, named tuples are made
as tuples are and frozen dataclasses by C, ids come from a copy that is compiled too, and regular
expressions and automata from those in C.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

REPLACE = '''\
from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

T = TypeVar("T")


def replace(value: T, **changes: Any) -> T:
    """`dataclasses.replace`, for plain classes made of dataclasses too."""
    plain: Any = value
    if hasattr(plain, "_replaced"):
        made: T = plain._replaced(changes)
        return made
    frozen: T = dataclasses.replace(plain, **changes)
    return frozen
'''


QUICK_AUTOMATA = ("AhoCorasick", "BytesAhoCorasick")
"""What of `ahocorasick_rs` the extraction has in C of its own."""


QUICK_LOOKUPS = ("from_word_starts", "places_of", "plainly_listed")
"""What of `ingest.lookup` there is in C."""


class Value(NamedTuple):
    """A class whose making is written out."""

    fields: Sequence[tuple[str, str | None]]
    """Its fields' names in order, each with its default as written."""
    frozen: bool
    """It is a frozen dataclass; else a named tuple."""


def named_tuples(sources: Iterable[str]) -> dict[str, Value]:
    """The named tuples of the modules; names that several modules give to different ones are left out."""
    found: dict[str, Value] = {}
    twice: set[str] = set()
    for source in sources:
        own = _tuples_of(source)
        twice |= own.keys() & found.keys()
        found |= own
    return {name: value for name, value in found.items() if name not in twice}


def _tuples_of(source: str) -> dict[str, Value]:
    return {
        node.name: Value(_fields(node), frozen=False)
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef) and [ast.unparse(base) for base in node.bases] == ["NamedTuple"]
    }


def frozen_values(source: str) -> dict[str, Value]:
    """The frozen dataclasses with slots of a module, but for those with a default that is more than a value."""
    found: dict[str, Value] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and any(
            ast.unparse(each).startswith("dataclass(frozen=True, slots=True") for each in node.decorator_list
        ):
            fields = _fields(node)
            if all(default is None or _is_literal(default) for _, default in fields):
                found[node.name] = Value(fields, frozen=True)
    return found


def _fields(node: ast.ClassDef) -> list[tuple[str, str | None]]:
    parts = [part for part in node.body if isinstance(part, ast.AnnAssign)]
    return [(ast.unparse(p.target), None if p.value is None else ast.unparse(p.value)) for p in parts]


def _is_literal(default: str) -> bool:
    return default == "()" or isinstance(ast.parse(default, mode="eval").body, ast.Constant)


def fast_form(source: str, values: Mapping[str, Value] | None = None) -> str:
    """The source of a module in the form that compiles to fast code, meaning the same.

    `values` are the named tuples and frozen dataclasses whose making is written out, beside the module's own tuples.
    """
    own = {node.name for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
    others = {name: value for name, value in (values or {}).items() if name not in own}
    made = _with_quick_patterns(_with_made_values(_with_own_caches(source), others | _tuples_of(source)))
    return _with_finals(_with_plain_classes(_with_own_imports(made)))


def _with_own_caches(source: str) -> str:
    """Functions that keep what they gave (`cache`, `lru_cache`) as functions that ask a dictionary.

    What `functools` makes of a function is called as an object of Python, at ten times the cost of a compiled function.
    One that kept as much as it may begins anew, as good as parting with the eldest where texts follow each other.
    """
    lines = source.splitlines()
    for node in reversed(ast.parse(source).body):
        if isinstance(node, ast.FunctionDef) and len(node.decorator_list) == 1:
            limit = _kept_at_most(node.decorator_list[0])
            if limit is not None and not (node.args.kwonlyargs or node.args.vararg or node.args.kwarg):
                end = node.end_lineno or 0
                lines[node.decorator_list[0].lineno - 1 : end] = _keeping(node, limit, lines[node.lineno - 1 : end])
    return "\n".join(lines) + "\n"


def _kept_at_most(decorator: ast.expr) -> int | None:
    """How many values a function keeps, 0 for all; nothing where it keeps none."""
    if ast.unparse(decorator) == "cache":
        return 0
    if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "lru_cache":
        for word in decorator.keywords:
            if word.arg == "maxsize" and isinstance(word.value, ast.Constant) and isinstance(word.value.value, int):
                return word.value.value
    return None


def _keeping(node: ast.FunctionDef, limit: int, lines: Sequence[str]) -> list[str]:
    given = [(each.arg, ast.unparse(each.annotation) if each.annotation else "object") for each in node.args.args]
    names, kinds = [name for name, _ in given], [kind for _, kind in given]
    kept, made, value = (
        f"_kept_{node.name}",
        f"_made_{node.name}",
        ast.unparse(node.returns) if node.returns else "object",
    )
    asked = f"{made}({', '.join(names)})"
    head = [f"def {made}" + lines[0].removeprefix(f"def {node.name}"), *lines[1:], ""]
    taken = ", ".join(f"{name}: {kind}" for name, kind in given)
    called = f"def {node.name}({taken}) -> {value}:"
    if not names:
        once = [f"    if not {kept}:", f"        {kept}.append({asked})", f"    return {kept}[0]"]
        return [*head, f"{kept}: list[{value}] = []", "", called, *once]
    key = names[0] if len(names) == 1 else f"({', '.join(names)})"
    of = kinds[0] if len(kinds) == 1 else f"tuple[{', '.join(kinds)}]"
    full = [f"        if len({kept}) >= {limit}:", f"            {kept}.clear()"] if limit else []
    return [
        *head,
        f"{kept}: dict[{of}, {value}] = {{}}",
        "",
        called,
        f"    found = {kept}.get({key})",
        "    if found is None:",
        *full,
        f"        found = {kept}[{key}] = {asked}",
        "    return found",
    ]


def _with_quick_patterns(source: str) -> str:
    """`re.compile` as that of the module that has patterns compiled to C."""
    lines = source.splitlines()
    places = [
        node.func
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile" and not node.keywords
    ]
    for place in sorted(places, key=lambda func: (func.lineno, func.col_offset), reverse=True):
        line = lines[place.lineno - 1].encode()
        made = line[: place.col_offset] + b"_compile_pattern" + line[place.end_col_offset :]
        lines[place.lineno - 1] = made.decode()
    if places:
        _import(lines, "from ingest.quick_patterns import compile as _compile_pattern")
    return "\n".join(lines) + "\n"


def _with_made_values(source: str, values: Mapping[str, Value]) -> str:
    """Named tuples and frozen dataclasses made by C: their own ways are never compiled."""
    raw = source.encode()
    begins = [0, *(match.end() for match in re.finditer(rb"\n", raw))]
    edits: list[tuple[int, int, str]] = []
    makers: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in values:
            made = _made(node, values[node.func.id], raw, begins)
            edits += made
            if made:
                makers.add("frozen" if values[node.func.id].frozen else "named")
    for begin, end, text in sorted(edits, reverse=True):
        raw = raw[:begin] + text.encode() + raw[end:]
    lines = raw.decode().splitlines()
    for maker in sorted(makers):
        _import(lines, f"from ingest.quick_values import {maker} as _{maker}_new")
    return "\n".join(lines) + "\n"


def _import(lines: list[str], wanted: str) -> None:
    begin = next((n for n, line in enumerate(lines, 1) if line.startswith("from __future__")), 0)
    lines[begin:begin] = [wanted]


def _made(call: ast.Call, value: Value, raw: bytes, begins: list[int]) -> list[tuple[int, int, str]]:
    """Where what is to stand for what, in bytes; nothing where the call is not plain."""
    fields = value.fields
    names = [name for name, _ in fields]
    given = [*zip(names, call.args, strict=False), *((word.arg or "", word.value) for word in call.keywords)]
    order = [names.index(name) if name in names else -1 for name, _ in given]
    if len(call.args) > len(names) or any(isinstance(each, ast.Starred) for each in call.args) or -1 in order:
        return []
    missing = [fields[number][1] for number in range(len(names)) if number not in order]
    if order != sorted(order) or None in missing or not given:
        return []

    def place(line: int, column: int) -> int:
        return begins[line - 1] + column

    opening = raw.index(b"(", place(call.func.end_lineno or 0, call.func.end_col_offset or 0))
    start = place(call.lineno, call.col_offset)
    edits = [(start, start, "_frozen_new(" if value.frozen else "_named_new("), (opening, opening + 1, ", ")]
    filled = len(call.args)
    for word, number in zip(call.keywords, order[filled:], strict=True):
        begin = place(word.lineno, word.col_offset)
        between = "".join(f"{default}, " for _, default in fields[filled:number])
        edits.append((begin, raw.index(b"=", begin) + 1, between))
        filled = number + 1
    last = given[-1][1]
    end = place(last.end_lineno or 0, last.end_col_offset or 0)
    closing = place(call.end_lineno or 0, call.end_col_offset or 0) - 1
    comma = "" if b"," in re.sub(rb"#[^\n]*", b"", raw[end:closing]) else ","
    rest = ", ".join(f"{default}" for _, default in fields[filled:])
    edits.append((closing, closing, f"{comma} {rest}" if rest else comma))
    return edits


def _with_own_imports(source: str) -> str:
    """Ids from the compiled copy, a `replace` that takes plain classes, and what there is in C."""
    lines = source.splitlines()
    for node in reversed([node for node in ast.parse(source).body if isinstance(node, ast.ImportFrom)]):
        names = [alias.name for alias in node.names]
        if node.module == "graph" and names == ["ids"]:
            made = ["from ingest import quick_ids as ids"]
        elif node.module == "dataclasses" and "replace" in names:
            others = ", ".join(name for name in names if name != "replace")
            made = [
                *([f"from dataclasses import {others}"] if others else []),
                "from ingest.quick_replace import replace",
            ]
        elif node.module == "ingest.cutting":
            made = ["from ingest.quick_patterns import cut"]
        elif node.module == "ingest.remaking":
            made = ["from ingest.quick_values import remade"]
        elif node.module == "ingest.folding":
            made = ["from ingest.quick_words import fold"]
        elif node.module == "ingest.lookup":
            others = ", ".join(name for name in names if name not in QUICK_LOOKUPS)
            made = [
                *([f"from ingest.lookup import {others}"] if others else []),
                f"from ingest.quick_words import {', '.join(name for name in names if name in QUICK_LOOKUPS)}",
            ]
        elif node.module == "ahocorasick_rs":
            quick = [name for name in names if name in QUICK_AUTOMATA]
            made = [
                f"from ahocorasick_rs import {', '.join(name for name in names if name not in QUICK_AUTOMATA)}",
                f"from ingest.quick_words import {', '.join(quick)}",
            ]
        else:
            continue
        lines[node.lineno - 1 : node.end_lineno] = made
    return "\n".join(lines) + "\n"


def _with_plain_classes(source: str) -> str:
    """`@dataclass(slots=True)` written out: compiled, a dataclass with slots is no faster than interpreted."""
    lines = source.splitlines()
    for node in reversed(ast.parse(source).body):
        if isinstance(node, ast.ClassDef) and [ast.unparse(d) for d in node.decorator_list] == [
            "dataclass(slots=True)"
        ]:
            lines[node.decorator_list[0].lineno - 1 : node.end_lineno] = _plain(node, lines)
    return "\n".join(lines) + "\n"


def _plain(node: ast.ClassDef, lines: list[str]) -> list[str]:
    declared, parameters, body, methods = [], [], [], []
    names = []
    for part in node.body:
        if isinstance(part, ast.FunctionDef):
            first = min([part.lineno, *(d.lineno for d in part.decorator_list)])
            methods += lines[first - 1 : part.end_lineno]
        if not isinstance(part, ast.AnnAssign) or not isinstance(part.target, ast.Name):
            continue
        name, kind = part.target.id, ast.unparse(part.annotation)
        names.append(name)
        declared.append(f"    {name}: {kind}")
        default = {} if part.value is None else _default(part.value)
        if "default_factory" in default:
            parameters.append(f"        {name}: {kind} | None = None,")
            body.append(f"        self.{name} = {name} if {name} is not None else {default['default_factory']}()")
            continue
        ignored = "  # type: ignore[assignment]" if default.get("default") == "None" and "None" not in kind else ""
        parameters.append(f"        {name}: {kind}" + (f" = {default['default']}" if default else "") + f",{ignored}")
        body.append(f"        self.{name} = {name}")
    same = " and ".join([f"isinstance(other, {node.name})", *(f"self.{name} == other.{name}" for name in names)])
    values = ", ".join(f'"{name}": self.{name}' for name in names)
    replaced = [
        "    def _replaced(self, changes: dict[str, object]) -> object:",
        f"        values: dict[str, object] = {{{values}}}",
        "        values.update(changes)",
        f"        return {node.name}(**values)  # type: ignore[arg-type]",
    ]
    equal = ["    def __eq__(self, other: object) -> bool:", f"        return {same}"]
    head = [f"class {node.name}:", *declared, "    def __init__(", "        self,", *parameters, "    ) -> None:"]
    return [*head, *body, *equal, *replaced, *methods]


def _default(value: ast.expr) -> dict[str, str]:
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
        return {str(word.arg): ast.unparse(word.value) for word in value.keywords}
    return {"default": ast.unparse(value)}


def _with_finals(source: str) -> str:
    """Module-level names that are bound once, declared so: others are looked up anew at every use."""
    tree = ast.parse(source)
    bound: dict[str, int] = {}
    for node in ast.walk(tree):
        names = node.names if isinstance(node, ast.Global) else []
        for name in names:
            bound[name] = 2
    for statement in tree.body:
        inner = [statement] if isinstance(statement, ast.FunctionDef | ast.ClassDef) else ast.walk(statement)
        for node in inner:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                bound[node.id] = bound.get(node.id, 0) + 1
    lines = source.splitlines()
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target: ast.expr = statement.targets[0]
            begin = end = target.end_col_offset or 0
            words = "" if _is_type(statement.value) else ": _Final"
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            target, kind = statement.target, statement.annotation
            begin, end = kind.col_offset, kind.end_col_offset or 0
            words = f"_Final[{ast.unparse(kind)}]" if kind.lineno == kind.end_lineno else ""
        else:
            continue
        if isinstance(target, ast.Name) and bound[target.id] == 1 and words and not words.startswith("_Final[Final"):
            line = lines[target.lineno - 1].encode()
            lines[target.lineno - 1] = (line[:begin] + words.encode() + line[end:]).decode()
    place = next((n for n, line in enumerate(lines, 1) if line.startswith("from __future__")), 0)
    lines[place:place] = ["from typing import Final as _Final"]
    return "\n".join(lines) + "\n"


def _is_type(value: ast.expr) -> bool:
    """Whether an alias of a type or a type variable is bound, which cannot be `Final`."""
    if isinstance(value, ast.BinOp):
        return isinstance(value.op, ast.BitOr)
    named = value.value if isinstance(value, ast.Subscript) else value.func if isinstance(value, ast.Call) else None
    return named is not None and ast.unparse(named) in {"Literal", "tuple", "list", "dict", "Callable", "TypeVar"}
