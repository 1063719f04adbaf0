"""The walls of the house: imports run web -> ingest -> graph, and importing a module does nothing."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOWER = {"graph": {"ingest", "web"}, "ingest": {"web"}, "web": set[str]()}
"""Package -> our packages that it must not know."""
MODULES = sorted(path for package in LOWER for path in (ROOT / package).rglob("*.py") if "_data" not in path.parts)
LONGEST = 400
"""Lines of a module; a longer one answers more than one question."""

DOING = frozenset(
    {"open", "print", "connect", "urlopen", "run", "Popen", "read_text", "read_bytes", "write_text", "mkdir"}
    | {"exists", "iterdir", "glob", "rglob", "getenv", "basicConfig", "load", "Settings", "data_path"}
)
"""Names of calls that touch the world; none may stand at the top of a module."""


def imports(tree: ast.AST) -> set[str]:
    """Top-level packages that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def acts(tree: ast.Module) -> list[str]:
    """Calls that touch the world and run when the module is imported, as ``line: name``."""
    found: list[str] = []

    def walk(node: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for outer in (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)):
                walk(outer)
            return
        if isinstance(node, ast.Lambda):
            return
        if isinstance(node, ast.If) and "__main__" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Call) and called(node) in DOING:
            found.append(f"{node.lineno}: {called(node)}")
        for child in ast.iter_child_nodes(node):
            walk(child)

    walk(tree)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_knows_no_layer_above_its_own(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    forbidden = imports(ast.parse(path.read_text("utf-8"))) & LOWER[package]
    assert not forbidden, f"{path.relative_to(ROOT)} imports {', '.join(sorted(forbidden))}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_importing_a_module_touches_nothing(path: Path) -> None:
    assert acts(ast.parse(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_stays_short_enough_to_answer_one_question(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= LONGEST, f"{path.relative_to(ROOT)} has {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_the_import_check_sees_imports_inside_functions() -> None:
    assert imports(ast.parse("def f():\n    from web.cli import main\n")) == {"web"}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("TEXT = open('x').read()", ["1: open"]),
        ("def f(text=open('x')):\n    pass", ["1: open"]),
        ("class A:\n    here = Path('x').exists()", ["2: exists"]),
        ("def f():\n    return open('x')", []),
        ("f = lambda: open('x')", []),
        ("if __name__ == '__main__':\n    print(1)", []),
    ],
    ids=["at the top", "in a default", "in a class", "in a function", "in a lambda", "when run as a program"],
)
def test_the_import_time_check_tells_when_a_call_runs(source: str, found: list[str]) -> None:
    assert acts(ast.parse(source)) == found


def test_no_package_lies_under_tests() -> None:
    # a package tests/graph would shadow the real graph package
    assert [str(path) for path in (ROOT / "tests").rglob("__init__.py")] == []


def test_data_folders_hold_no_code() -> None:
    assert [str(path) for path in (ROOT / "data").rglob("*.py")] == []


def test_the_development_script_needs_the_standard_library_alone() -> None:
    source = (ROOT / "dev.py").read_text("utf-8")
    assert imports(ast.parse(source)) <= sys.stdlib_module_names
    ast.parse(source, feature_version=(3, 6))  # an old Python must get as far as the sentence that refuses it
