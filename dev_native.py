"""Compiles the extraction from its own typed source, with mypyc: ``python3 dev.py native``.

A copy of the source is brought into the form that mypyc makes fast code of (dataclasses that change
become plain classes, names bound once become `Final`), compiled, held against the source on the
sample reports, and only then put in the place where `ingest.native` looks for it.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from ingest import native

ROOT = Path(__file__).resolve().parent
PACKAGE = ROOT / "ingest"
SETUP = """\
from mypyc.build import mypycify
from setuptools import setup

setup(
    name="risalah-native",
    packages=[],
    ext_modules=mypycify(
        [*{modules!r}, "--config-file", "mypy.ini"],
        opt_level="1",
        debug_level="0",
        group_name="risalah",
        multi_file=True,
    ),
)
"""
TYPES = "[mypy]\nstrict = True\nexplicit_package_bases = True\n"
PROBE = """\
import sys
from pathlib import Path
from graph.document import dumps
from graph.settings import Settings
from ingest import native, readers
from ingest.extract import extract
print(native.state())
for item in readers.read([Path(sys.argv[1])], Settings()):
    print(dumps(extract(item.report)))
"""


def fast_form(source: str) -> str:
    """The source of a module in the form that compiles to fast code, meaning the same."""
    return _with_finals(_with_plain_classes(source))


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
    equal = ["    def __eq__(self, other: object) -> bool:", f"        return {same}"]
    head = [f"class {node.name}:", *declared, "    def __init__(", "        self,", *parameters, "    ) -> None:"]
    return [*head, *body, *equal, *methods]


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
    lines.insert(place, "from typing import Final as _Final")
    return "\n".join(lines) + "\n"


def _is_type(value: ast.expr) -> bool:
    """Whether an alias of a type or a type variable is bound, which cannot be `Final`."""
    if isinstance(value, ast.BinOp):
        return isinstance(value.op, ast.BitOr)
    named = value.value if isinstance(value, ast.Subscript) else value.func if isinstance(value, ast.Call) else None
    return named is not None and ast.unparse(named) in {"Literal", "tuple", "list", "dict", "Callable", "TypeVar"}


def build(work: Path) -> list[Path]:
    """Compile a copy of the source in `work`; the libraries made.

    Raises:
        SystemExit: the compilation failed; what it printed says why.
    """
    without = shutil.ignore_patterns("__pycache__", native.FOLDER)
    for name in ("graph", "ingest"):
        shutil.copytree(ROOT / name, work / name, ignore=without)
    sources = native.compiled_modules(work / "ingest")
    for path in sources:
        path.write_text(fast_form(path.read_text("utf-8")), "utf-8")
    (work / "mypy.ini").write_text(TYPES, "utf-8")
    modules = [path.relative_to(work).as_posix() for path in sources]
    (work / "setup.py").write_text(SETUP.format(modules=modules), "utf-8")
    done = subprocess.run(
        [sys.executable, "setup.py", "build_ext", "--build-lib", "out"],
        cwd=work,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout[-4_000:], file=sys.stderr)
        raise SystemExit("dev_native.py: the extraction was not compiled; it runs as it is, interpreted")
    return sorted((work / "out").rglob("*" + EXTENSION_SUFFIXES[0]))


def documents(switch: str) -> tuple[str, str]:
    """How the extraction ran, and what it read in the sample reports."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(ROOT / "data" / "samples" / "reports.jsonl")],
        cwd=ROOT,
        env={**os.environ, native.SWITCH: switch},
        capture_output=True,
        text=True,
        check=False,
    )
    state, _, found = done.stdout.partition("\n")
    return state, found if done.returncode == 0 else done.stderr


def install(libraries: list[Path], out: Path) -> None:
    """Put the libraries where they are looked for, in place of any build before."""
    folder = PACKAGE / native.FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    goal = folder / native.fingerprint(PACKAGE)
    for path in libraries:
        # compiled packages look for their modules at their own name beside the library
        place = goal / path.relative_to(out)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)


def main() -> int:
    """Compile, compare, install; 1 where compiled and interpreted do not read the samples alike."""
    began = time.monotonic()
    before = native.fingerprint(PACKAGE)
    with tempfile.TemporaryDirectory(prefix="risalah-native-") as folder:
        libraries = build(Path(folder))
        if native.fingerprint(PACKAGE) != before:
            raise SystemExit("dev_native.py: the source changed while it was compiled; give the command again")
        install(libraries, Path(folder) / "out")
    state, found = documents("1")
    if state != "compiled" or found != documents("0")[1]:
        shutil.rmtree(PACKAGE / native.FOLDER)
        print(f"dev_native.py: {state}: {found[-2_000:] if state != 'compiled' else ''}", file=sys.stderr)
        raise SystemExit("dev_native.py: compiled, the sample reports read otherwise; the build was thrown away")
    print(
        f"dev_native.py: {len(libraries) - 1} modules compiled in {time.monotonic() - began:.0f} s; samples read alike"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
