"""Calls that compiled modules make without a look-up give what the methods and functions of Python give."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ingest
from compiling import matchers
from ingest.context import Hit
from tests.building import built
from tests.properties import cases

COMPILING = Path(__file__).resolve().parent.parent / "compiling"
PATTERN = r"(a)|b+(x)?"
PROBE = """
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any


def asked(text: str) -> tuple[bool, bool, bool, bool]:
    return text.isupper(), text.islower(), text.istitle(), text.isalpha()


def begins(text: str, word: str, at: int) -> tuple[bool, bool, bool]:
    return text.startswith(word, at), text.startswith(word), text.endswith(word)


def begins_with_any(text: str, words: tuple[str, ...], at: int) -> tuple[bool, bool, bool]:
    return text.startswith(words, at), text.startswith(words), text.endswith(words)


def ends(text: str, word: str, words: tuple[str, ...], low: int, high: int) -> tuple[bool, bool]:
    return text.endswith(word, low, high), text.endswith(words, low, high)


def runs(pattern: re.Pattern[str], text: str, low: int, high: int) -> list[re.Match[str] | None]:
    return [
        pattern.match(text), pattern.match(text, low), pattern.match(text, low, high),
        pattern.search(text), pattern.search(text, low), pattern.search(text, low, high),
        pattern.fullmatch(text), pattern.fullmatch(text, low), pattern.fullmatch(text, low, high),
    ]


def places(match: re.Match[str], group: int) -> tuple[int, int, int, int]:
    return match.start(), match.end(), match.start(group), match.end(group)


def of_others(one: Any, text: str) -> Any:
    return one.match(text), one.start(), one.end(1)


def bisected(values: Any, wanted: Any, low: int) -> tuple[int, int, int, int]:
    return (
        bisect_left(values, wanted), bisect_right(values, wanted),
        bisect_left(values, wanted, low), bisect_right(values, wanted, low),
    )
"""
SETUP = """
import sys
from pathlib import Path
sys.path.insert(0, {compiling!r})
import calls
from mypyc.build import mypycify
from setuptools import setup
Path("arities.h").write_text(calls.arities(), "utf-8")
calls.register()
extensions = mypycify(["probe.py"], opt_level="0", debug_level="0")
for extension in extensions:
    extension.extra_compile_args = [*extension.extra_compile_args, "-I.", "-I", {compiling!r}, "-include", "calls.h"]
setup(name="probe", packages=[], ext_modules=extensions, script_args=["build_ext", "--inplace"])
"""


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Patterns in C, under the name by which compiled modules know them."""
    files = {**matchers.c_sources([(PATTERN, 0)]), **matchers.runtime()}
    module = built(tmp_path_factory.mktemp("quick"), "quick_patterns", files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "ingest.quick_patterns", module)
        patch.setattr(ingest, "quick_patterns", module, raising=False)
        yield module


def compiled(folder: Path) -> ModuleType:
    (folder / "probe.py").write_text(PROBE, "utf-8")
    (folder / "setup.py").write_text(SETUP.format(compiling=str(COMPILING)), "utf-8")
    done = subprocess.run([sys.executable, "setup.py"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
    library = folder / ("probe" + EXTENSION_SUFFIXES[0])
    spec = spec_from_file_location("probe", library, loader=ExtensionFileLoader("probe", str(library)))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory, quick: Any) -> Any:
    if os.name == "nt":
        pytest.skip("calls are made directly with GCC and Clang alone")
    return compiled(tmp_path_factory.mktemp("probe"))


@pytest.fixture(scope="module")
def plain() -> Any:
    names: dict[str, Any] = {}
    exec(compile(PROBE, "probe.py", "exec"), names)
    return names


LETTERS = st.text("aAbBéÉßǅ1 x\u2019ª\U0001d400", max_size=6)
PLACES = st.integers(-8, 8) | st.sampled_from((2**62, -(2**62), 2**70, -(2**70)))

pytestmark = pytest.mark.slow


@settings(max_examples=cases(300), deadline=None)
@given(LETTERS, LETTERS, st.lists(LETTERS, max_size=3).map(tuple), PLACES, PLACES)
def test_strings_answer_as_python_has_them_answer(
    probe: Any, plain: Any, text: str, word: str, words: tuple[str, ...], at: int, end: int
) -> None:
    assert probe.ends(text, word, words, at, end) == plain["ends"](text, word, words, at, end)
    assert probe.ends(text + word, word, (word,), 0, len(text + word)) == (True, True)
    assert probe.asked(text) == plain["asked"](text)
    assert probe.begins(text, word, at) == plain["begins"](text, word, at)
    assert probe.begins(text + word, word, len(text))[::2] == (True, True)
    assert probe.begins_with_any(text, words, at) == plain["begins_with_any"](text, words, at)
    for others in ((*words, word), (word[:1], text[1:])):
        assert probe.begins_with_any(text, others, at) == plain["begins_with_any"](text, others, at)


def spans(matches: list[Any]) -> list[Any]:
    return [match and [match.span(n) for n in range(3)] for match in matches]


@settings(max_examples=cases(300), deadline=None)
@given(st.text("abx\u2019\U0001d400", max_size=8), PLACES, PLACES)
def test_patterns_find_the_same_however_they_are_called(
    probe: Any, plain: Any, quick: Any, text: str, low: int, high: int
) -> None:
    real = re.compile(PATTERN)
    fast = quick.compile(PATTERN)
    assert type(fast) is not type(real)
    low, high = (max(-(2**62), min(2**62, number)) for number in (low, high))
    expected = plain["runs"](real, text, low, high)
    for pattern in (real, fast):
        found = probe.runs(pattern, text, low, high)
        assert spans(found) == spans(expected)
        for match, other in zip(found, expected, strict=True):
            for group in range(3) if other else ():
                assert probe.places(match, group) == plain["places"](other, group)


def test_a_group_that_is_not_there_is_refused(probe: Any, quick: Any) -> None:
    for pattern in (re.compile(PATTERN), quick.compile(PATTERN)):
        with pytest.raises(IndexError):
            probe.places(pattern.match("a"), 3)
        with pytest.raises(TypeError):
            probe.runs(pattern, b"a", 0, 1)


def test_what_is_no_string_cannot_be_begun_with(probe: Any) -> None:
    for words in (("b", 7), ("b", None)):
        with pytest.raises(TypeError):
            probe.begins_with_any("a", words, 0)
    assert probe.begins_with_any("a", ("a", 7), 0)[0] is True  # as Python: the first that stands there is enough


def test_other_objects_with_methods_of_those_names_are_asked(probe: Any) -> None:
    class Other:
        def match(self, text: str) -> str:
            return text * 2

        def start(self) -> int:
            return 2**70

        def end(self, group: int) -> int:
            return group + 6

    assert probe.of_others(Other(), "a") == ("aa", 2**70, 7)


NUMBERS = st.integers(-5, 5) | st.sampled_from((2**29, 2**30, 2**40, -(2**30), 2**70))


@settings(max_examples=cases(300), deadline=None)
@given(st.lists(NUMBERS, max_size=8).map(sorted), NUMBERS, st.integers(0, 9))
def test_numbers_are_found_in_sorted_lists(probe: Any, plain: Any, values: list[int], wanted: int, low: int) -> None:
    for known in (values, tuple(values)):
        assert probe.bisected(known, wanted, low) == plain["bisected"](known, wanted, low)
    hits = [Hit(value, n, "post", n) for n, value in enumerate(values)]
    for key in ((wanted,), (wanted, 3), (wanted, 3, "post", 9), Hit(wanted, 1, "a", 1)):
        assert probe.bisected(hits, key, low) == plain["bisected"](hits, key, low)


def test_lists_that_cannot_be_searched_are_refused(probe: Any) -> None:
    for values, wanted, low, error in (
        ([1], "a", 0, TypeError), ([(1,)], ("a",), 0, TypeError), ([1], 1, -1, ValueError), (7, 1, 0, TypeError),
    ):  # fmt: skip
        with pytest.raises(error):
            probe.bisected(values, wanted, low)
    assert probe.bisected("abd", "c", 0) == (2, 2, 2, 2)


def test_every_number_of_fields_up_to_the_most_has_its_functions() -> None:
    calls = import_module("compiling.calls")
    text = calls.arities()
    for fields in range(1, calls.MOST_FIELDS + 1):
        assert f"quick_named_{fields}(PyObject *kind" in text
        assert f"quick_frozen(given, {fields + 1})" in text
