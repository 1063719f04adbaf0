"""The project's own commands: what a machine that lacks something is told, and when nothing needs doing."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what `dev.py` needs to begin, and no environment."""
    for name in ("dev.py", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def run(checkout: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in `checkout` with nothing on the search path."""
    cleared = {"PATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(
        [sys.executable, *command], cwd=checkout, env=cleared, capture_output=True, text=True, check=False
    )


def test_without_venv_support_one_sentence_says_what_to_install(checkout: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "ensurepip.py").write_text("raise ImportError('not packaged')", "utf-8")
    done = run(checkout, "dev.py", "run", PYTHONPATH=str(broken))
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "-venv" in line
    assert "Traceback" not in line
    assert not (checkout / ".venv").exists()


def test_an_old_python_is_told_which_one_is_needed(checkout: Path) -> None:
    feigned = (
        "import runpy, sys; from collections import namedtuple;"
        "sys.version_info = namedtuple('V', 'major minor micro releaselevel serial')(3, 9, 2, 'final', 0);"
        "sys.argv = ['dev.py', 'run']; runpy.run_path('dev.py', run_name='__main__')"
    )
    done = run(checkout, "-c", feigned)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "Python 3.11 or newer" in line
    assert "is Python 3.9" in line


def test_an_old_python_hands_over_to_a_newer_one(checkout: Path) -> None:
    newer = checkout / "python3.11"
    newer.write_text('#!/bin/sh\necho "newer: $@"\n', "utf-8")
    newer.chmod(0o755)
    feigned = (
        "import runpy, sys; sys.version_info = (3, 9, 2);"
        "sys.argv = ['dev.py', 'test', '-k', 'x']; runpy.run_path('dev.py', run_name='__main__')"
    )
    done = run(checkout, "-c", feigned)
    assert done.stdout.startswith("newer: ")
    assert done.stdout.rstrip().endswith("dev.py test -k x")


def test_help_lists_the_commands(checkout: Path) -> None:
    done = run(checkout, "dev.py", "--help")
    assert done.returncode == 0
    assert [name for name in dev.COMMANDS if not re.search(rf"^    {name}\b", done.stdout, re.MULTILINE)] == []


def test_the_makefile_names_the_same_commands() -> None:
    (line,) = (line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if line.startswith("COMMANDS"))
    assert line.partition("=")[2].split() == list(dev.COMMANDS)


def test_a_chromium_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RISALAH_CHROMIUM", "/no/such/chromium")
    with pytest.raises(dev.Refusal, match="RISALAH_CHROMIUM"):
        dev.find_chromium()


def test_a_named_chromium_comes_before_an_installed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RISALAH_CHROMIUM", sys.executable)
    assert dev.find_chromium() == sys.executable


def test_no_chromium_is_found_where_none_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("RISALAH_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.find_chromium() is None or os.sep + "Applications" in str(dev.find_chromium())


class TestHoldsReports:
    """Whether the samples need loading."""

    def test_no_archive_holds_none(self, tmp_path: Path) -> None:
        assert not dev.holds_reports(tmp_path / "archive.sqlite")

    def test_an_archive_cut_off_before_its_tables_holds_none(self, tmp_path: Path) -> None:
        sqlite3.connect(tmp_path / "archive.sqlite").close()
        (tmp_path / "archive.sqlite").touch()
        assert not dev.holds_reports(tmp_path / "archive.sqlite")

    def test_an_archive_with_the_samples_holds_some(self, samples: Path) -> None:
        assert dev.holds_reports(samples / "archive.sqlite")


@pytest.mark.parametrize(
    ("processors", "arguments", "options"),
    [
        (2, [], ("-n", "2", "--dist", "worksteal")),
        (64, ["tests/graph", "-k", "ids"], ("-n", "4", "--dist", "worksteal")),
        (1, [], ()),
        (None, [], ()),
        (2, ["-n0"], ()),
        (2, ["-x", "--pdb"], ()),
        (2, ["-s"], ()),
    ],
    ids=["two", "many", "one", "unknown", "number given", "debugger asked for", "output wanted"],
)
def test_tests_run_on_the_processors_there_are_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, processors: int | None, arguments: list[str], options: tuple[str, ...]
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert dev.workers(arguments) == options
