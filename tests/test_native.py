"""The compiled extraction: its source form means the same, and it runs only where it fits the source."""

from __future__ import annotations

import ast
import dataclasses
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

import pytest

import dev_native
from compiling import forms
from compiling.matchers import c_sources
from ingest import native

ROOT = Path(__file__).resolve().parent.parent
HEAD = "from __future__ import annotations\nfrom dataclasses import dataclass, field\n"
STATE = "from ingest import native; print(native.state())"


def run(source: str, **known: Any) -> dict[str, Any]:
    """What a module of that source defines, where some names are known."""
    found: dict[str, Any] = {"__name__": __name__, "dataclass": dataclass, "field": field, **known}
    exec(compile(source, "made.py", "exec"), found)
    return found


RECORD = (
    HEAD + "@dataclass(slots=True)\nclass Record:\n"
    '    """A record."""\n\n    id: str\n    """Its id."""\n    spans: list[int] = field(default_factory=list)\n'
    "    sure: float = 1.0\n    later: list[int] = field(default=None, repr=False)\n\n"
    "    def twice(self) -> float:\n        return self.sure * 2\n\n"
    "    @property\n    def first(self) -> int:\n        return self.spans[0]\n"
)


@pytest.mark.parametrize("form", [lambda source: source, forms.fast_form], ids=["as written", "as compiled"])
def test_a_record_behaves_alike_in_both_forms(form: Any) -> None:
    record = run(form(RECORD))["Record"]
    replace = dataclasses.replace if dataclasses.is_dataclass(record) else run(forms.REPLACE)["replace"]
    one, other = record("a"), record("a", [3], sure=0.5)
    one.spans.append(4)
    assert (one.spans, record("b").spans, other.sure, one.later) == ([4], [], 0.5, None)
    assert (one.twice(), other.first) == (2.0, 3)
    assert record("a") == record("a")
    assert replace(one, sure=3.0) == record("a", [4], 3.0)
    assert record("a") != other
    with pytest.raises(TypeError):
        record()


@pytest.mark.parametrize(
    "untouched",
    [
        "@dataclass(frozen=True, slots=True)\nclass Value:\n    id: str\n",
        "@dataclass\nclass Value:\n    id: str\n",
        "class Value(NamedTuple):\n    id: str\n",
    ],
    ids=["frozen", "without slots", "tuple"],
)
def test_other_classes_stay_as_they_are(untouched: str) -> None:
    assert untouched in forms.fast_form(HEAD + untouched)


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("LIMIT = 3", "LIMIT: _Final = 3"),
        ('WORDS: dict[str, str] = {"é": "e"}', 'WORDS: _Final[dict[str, str]] = {"é": "e"}'),
        ("A, B = 1, 2", "A, B = 1, 2"),
        ("Kind = str | None", "Kind = str | None"),
        ('T = TypeVar("T")', 'T = TypeVar("T")'),
        ('Mode = Literal["online"]', 'Mode = Literal["online"]'),
        ("N = 1\nN = 2", "N = 1\nN = 2"),
        ("N = 1\nfor N in (2, 3):\n    pass", "N = 1\nfor N in (2, 3):\n    pass"),
        ("N = 1\ndef f() -> None:\n    global N\n    N = 2", "N = 1\ndef f() -> None:\n    global N\n    N = 2"),
        ("N = 1\ndef f() -> None:\n    N = 2", "N: _Final = 1\ndef f() -> None:\n    N = 2"),
    ],
)
def test_names_bound_once_are_final_and_no_others(line: str, made: str) -> None:
    assert forms.fast_form(HEAD + line + "\n").endswith(made + "\n")


def test_ids_and_replace_come_from_what_is_compiled() -> None:
    source = "from dataclasses import dataclass, replace\nfrom graph import ids\nfrom graph.model import Span\n"
    assert forms.fast_form(source).splitlines()[1:] == [
        "from dataclasses import dataclass",
        "from ingest.quick_replace import replace",
        "from ingest import quick_ids as ids",
        "from graph.model import Span",
    ]


def test_automata_and_cuts_come_from_those_in_c() -> None:
    source = (
        "from ahocorasick_rs import AhoCorasick, Implementation\n\n"
        "from ingest.cutting import cut\nfrom ingest.folding import fold\nfrom ingest.remaking import remade\n"
        "from ingest.lookup import Meaning, plainly_listed\n"
    )
    assert forms.fast_form(source).splitlines()[1:] == [
        "from ahocorasick_rs import Implementation",
        "from ingest.quick_words import AhoCorasick",
        "",
        "from ingest.quick_patterns import cut",
        "from ingest.quick_words import fold",
        "from ingest.quick_values import remade",
        "from ingest.lookup import Meaning",
        "from ingest.quick_words import plainly_listed",
    ]


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ('WORD = re.compile(r"é\\w+", re.I)', 'WORD: _Final = _compile_pattern(r"é\\w+", re.I)'),
        ("PAIR = (re.compile('a'), re.compile('b'))", "PAIR: _Final = (_compile_pattern('a'), _compile_pattern('b'))"),
        ("WORD = re.compile('a', flags=re.I)", "WORD: _Final = re.compile('a', flags=re.I)"),
        ("WORD = re.escape('a')", "WORD: _Final = re.escape('a')"),
    ],
)
def test_patterns_come_from_those_compiled_to_c(line: str, made: str) -> None:
    compiled = forms.fast_form(HEAD + line + "\n")
    assert compiled.endswith(made + "\n")
    assert ("from ingest.quick_patterns import" in compiled) is ("_compile_pattern" in made)


def test_nearly_all_patterns_of_the_extraction_are_written_out_in_c() -> None:
    met = set(dev_native.patterns())
    written = sum(text.count("\nconst program_t p") for text in c_sources(met).values())
    assert len(met) > 300
    assert written > 0.95 * len(met)


TUPLES = {
    **forms.named_tuples(path.read_text("utf-8") for path in native.compiled_modules(ROOT / "ingest")),
    **forms.frozen_values((ROOT / "graph" / "model.py").read_text("utf-8")),
}
HIT = "class Hit(NamedTuple):\n    start: int\n    end: int = 9\n    kind: str = 'k'\n\n"


@pytest.mark.parametrize(
    "call",
    [
        "Hit(1)",
        "Hit((1))",
        "Hit(1, 2, 'x')",
        "Hit(1, kind='x')",
        "Hit(start=1, kind=('x'))",
        "Hit(\n    1,  # one, two\n    2,\n)",
        "Hit(\n    1,\n    2  # of it\n)",
        "Hit(Hit(1, 2).end, Hit(3).end)",
        "Hit(1, len('é'), 'é' 'x')",
        "Hit(kind='x', start=1)",
        "Hit(*(1, 2))",
    ],
)
def test_a_named_tuple_is_made_alike_in_both_forms(call: str) -> None:
    def named(kind: Any, *values: Any) -> Any:
        return tuple.__new__(kind, values)

    source = "from __future__ import annotations\nfrom typing import NamedTuple\n\n" + HIT + f"made = {call}\n"
    compiled = forms.fast_form(source, forms.named_tuples([source]))
    assert (
        ("from ingest.quick_values import named" in compiled)
        is ("_named_new(Hit, " in compiled)
        is not call.startswith(("Hit(*", "Hit(kind"))
    )
    made = run(compiled.replace("from ingest.quick_values import named as _named_new\n", ""), _named_new=named)["made"]
    assert made == run(source)["made"]
    assert type(made).__name__ == "Hit"
    assert len(made) == 3


KEPT = """from __future__ import annotations
from functools import cache, lru_cache

calls: list[object] = []


@cache
def all_of_them() -> frozenset[str]:
    calls.append(())
    return frozenset({"a"})


@cache
def one(word: str) -> str:
    calls.append(word)
    return word.upper()


@lru_cache(maxsize=2)
def few(
    word: str,
    number: int,
) -> bool:
    calls.append((word, number))
    return number > 1


@lru_cache(maxsize=None)
def left_alone(word: str) -> str:
    return word
"""


@pytest.mark.parametrize("form", [lambda source: source, forms.fast_form], ids=["as written", "as compiled"])
def test_what_a_function_gave_is_kept_in_both_forms(form: Any) -> None:
    made = run(form(KEPT))
    assert all(made["all_of_them"]() == {"a"} for _ in range(2))
    assert [made["one"](word) for word in ("a", "b", "a")] == ["A", "B", "A"]
    assert made["calls"] == [(), "a", "b"]
    made["calls"].clear()
    assert [made["few"]("x", number) for number in (1, 2, 2, 1, 3)] == [False, True, True, False, True]
    assert made["calls"] == [("x", 1), ("x", 2), ("x", 3)]
    made["few"]("x", 2)
    assert len(made["calls"]) in {3, 4}  # of two kept, the eldest or both are parted with
    assert made["left_alone"]("x") == "x"


def test_only_functions_that_keep_values_ask_a_dictionary() -> None:
    compiled = forms.fast_form(KEPT)
    assert [name in compiled for name in ("_kept_all_of_them", "_kept_one", "_kept_few", "_kept_left_alone")] == [
        True, True, True, False,
    ]  # fmt: skip


FROZEN = "@dataclass(frozen=True, slots=True)\nclass Mark:\n    start: int\n    end: int = 9\n    kind: str = 'k'\n\n"


@pytest.mark.parametrize(
    "call",
    [
        "Mark(1)",
        "Mark(1, 2, 'x')",
        "Mark(1, kind='x')",
        "Mark(\n    start=1,  # one\n    end=Mark(2, 3).end,\n)",
        "Mark(*(1,))",
    ],
)
def test_a_frozen_dataclass_is_made_alike_in_both_forms(call: str) -> None:
    def frozen(kind: Any, *values: Any) -> Any:
        assert len(values) == 3
        return kind(*values)

    frozen_values = forms.frozen_values(HEAD + FROZEN)
    source = HEAD + f"made = {call}\n"
    compiled = forms.fast_form(source, frozen_values)
    assert (
        ("from ingest.quick_values import frozen" in compiled)
        is ("_frozen_new(Mark, " in compiled)
        is ("*" not in call)
    )
    known = run(HEAD + FROZEN)
    for form in (source, compiled.replace("from ingest.quick_values import frozen as _frozen_new\n", "")):
        names = {**known, "_frozen_new": frozen}
        exec(compile(form, "made.py", "exec"), names)
        assert names["made"] == eval(call, known)


def test_a_default_that_is_more_than_a_value_is_left_to_the_class() -> None:
    assert forms.frozen_values(HEAD + FROZEN.replace("'k'", "field(default='k')")) == {}
    assert set(forms.frozen_values((ROOT / "graph" / "model.py").read_text("utf-8"))) >= {"Span", "Quote", "Tenure"}


def test_a_module_s_own_tuple_comes_before_another_of_that_name() -> None:
    others = forms.named_tuples(["class Hit(NamedTuple):\n    other: int\n"])
    assert "_named_new(Hit, 1, 2, 'k')" in forms.fast_form(HIT + "made = Hit(1, 2)\n", others)
    assert "= Hit(1)" in forms.fast_form("class Hit:\n    pass\n\n\nmade = Hit(1)\n", others)


def test_calls_that_cannot_be_right_are_left_to_fail() -> None:
    tuples = forms.named_tuples([HIT])
    for call in ("Hit()", "Hit(1, 2, 'x', 4)", "Hit(1, other=2)"):
        assert f"= {call}\n" in forms.fast_form(HIT + f"made = {call}\n", tuples)


def test_a_name_of_two_tuples_is_left_as_it_is() -> None:
    assert forms.named_tuples([HIT, "class Hit(NamedTuple):\n    other: int\n"]) == {}


@pytest.mark.parametrize("path", native.compiled_modules(ROOT / "ingest"), ids=lambda path: path.stem)
def test_every_module_has_a_fast_form_that_is_python(path: Path) -> None:
    compile(forms.fast_form(path.read_text("utf-8"), TUPLES), str(path), "exec")


@pytest.mark.parametrize("path", native.compiled_modules(ROOT / "ingest"), ids=lambda path: path.stem)
def test_classes_hold_only_what_can_be_compiled(path: Path) -> None:
    kinds = (ast.FunctionDef, ast.AnnAssign, ast.Assign, ast.Expr, ast.Pass)
    classes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ClassDef)]
    others = [part.lineno for one in classes for part in one.body if not isinstance(part, kinds)]
    assert not others, "mypyc refuses these lines: no `if TYPE_CHECKING:` in a class"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package's source, with no build."""
    without = shutil.ignore_patterns("__pycache__", native.FOLDER)
    shutil.copytree(ROOT / "ingest", tmp_path / "ingest", ignore=without)
    return tmp_path / "ingest"


@pytest.mark.parametrize(
    ("module", "changes"),
    [("names.py", True), ("directives/__init__.py", True), ("scoring.py", False), ("readers.py", False)],
)
def test_a_build_fits_until_a_compiled_module_is_edited(package: Path, module: str, changes: bool) -> None:
    before = native.fingerprint(package)
    with (package / module).open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    assert (native.fingerprint(package) != before) is changes


def state(package: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", STATE],
        cwd=package.parent,
        env={**os.environ, "PYTHONPATH": str(package.parent), native.SWITCH: "1", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_without_a_build_the_source_runs(package: Path) -> None:
    assert state(package) == "interpreted"


def test_a_build_of_other_source_is_left_alone_and_said(package: Path) -> None:
    (package / native.FOLDER / ("0" * 32)).mkdir(parents=True)
    assert state(package).startswith("interpreted, for the source changed")
    assert state(package, RISALAH_NATIVE="0") == "interpreted, for RISALAH_NATIVE is 0"


def test_a_new_build_takes_the_place_of_the_one_before(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev_native, "PACKAGE", package)
    (package / native.FOLDER / "of-other-source").mkdir(parents=True)
    library = tmp_path / "out" / "ingest" / "names.so"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"library")
    dev_native.install([library], tmp_path / "out")
    (build,) = (package / native.FOLDER).iterdir()
    assert build.name == native.fingerprint(package)
    assert (build / "ingest" / "names.so").read_bytes() == b"library"


def test_a_build_that_cannot_be_loaded_is_left_alone_and_said(package: Path) -> None:
    build = package / native.FOLDER / native.fingerprint(package)
    build.mkdir(parents=True)
    (build / (native.LIBRARY + EXTENSION_SUFFIXES[0])).write_bytes(b"no library")
    assert state(package).startswith("interpreted, for the compiled library cannot be loaded: ")


def test_a_build_that_fits_reads_the_samples_as_the_source_does() -> None:
    told, compiled = dev_native.documents("1")
    if told != "compiled":
        pytest.skip(f"the extraction is {told}; python3 dev.py native compiles it")
    assert compiled == dev_native.documents("0")[1]


def test_matches_are_asked_and_not_told_by_the_class_of_re() -> None:
    """`re.Match.span` takes no match of a pattern written out in C, `methodcaller("span")` takes both."""
    unbound = [
        path.name
        for path in native.compiled_modules(dev_native.PACKAGE)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in {"re.Match", "re.Pattern"}
    ]
    assert unbound == []
