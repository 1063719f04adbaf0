"""What is installed: the lock, the declared dependencies, and the wheel in an environment of its own."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import sysconfig
import tomllib
import urllib.request
import venv
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import start_service

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
OURS = {"graph", "ingest", "web"}
UNSEEN = {
    "bootstrap-flask": "its wheel carries Bootstrap, which is served from there",
    "flask-swagger-ui": "its wheel carries Swagger UI, which is served from there",
    "cmeel-mimalloc": "loaded into the processes that answer SPARQL, never imported",
    "httptools": "uvicorn parses requests with it",
    "uvloop": "uvicorn runs on it",
    "oxrdflib": "rdflib loads it as a plugin by name",
    "scipy": "networkx computes PageRank with it",
    "numpy": "networkx and scipy hand it out",
}
"""Declared dependencies that no module of ours imports by name, and why they are declared."""


def pins() -> dict[str, list[tuple[str, list[str]]]]:
    """Package -> its pins in the lock: version and hashes (several where markers choose between them)."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for entry in re.split(r"\n(?=\S)", LOCK.strip()):
        head = re.match(r"([A-Za-z0-9._-]+)==(\S+)", entry)
        assert head, f"the lock holds something that is no pin: {entry[:80]!r}"
        hashes = re.findall(r"--hash=(sha256:[0-9a-f]{64})", entry)
        found.setdefault(canonicalize_name(head[1]), []).append((head[2], hashes))
    return found


def declared() -> list[Requirement]:
    """All that `pyproject.toml` asks for, development and build tools included."""
    asked = list(PROJECT["project"]["dependencies"]) + list(PROJECT["build-system"]["requires"])
    for extra in PROJECT["project"].get("optional-dependencies", {}).values():
        asked += extra
    for group in PROJECT["dependency-groups"].values():
        asked += [entry for entry in group if isinstance(entry, str)]
    return [Requirement(entry) for entry in asked]


def test_the_lock_names_no_place() -> None:
    named = re.findall(r"^.*(?:://|file:| @ |^-|/\w+/).*$", LOCK, re.MULTILINE)
    assert named == []


def test_everything_in_the_lock_is_pinned_by_hash() -> None:
    assert [name for name, versions in pins().items() for _, hashes in versions if not hashes] == []


@pytest.mark.parametrize("requirement", declared(), ids=lambda requirement: requirement.name)
def test_the_lock_satisfies_what_is_declared(requirement: Requirement) -> None:
    versions = [version for version, _ in pins().get(canonicalize_name(requirement.name), [])]
    assert versions, f"{requirement.name} is not in the lock; run python3 dev.py lock"
    assert all(requirement.specifier.contains(version, prereleases=True) for version in versions)


def third_party() -> dict[str, str]:
    """Top-level packages that the product imports from elsewhere -> one module that does."""
    found: dict[str, str] = {}
    for package in sorted(OURS):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names: list[str] = []
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names = [node.module]
                for name in names:
                    top = name.split(".")[0]
                    if top not in OURS and top not in sys.stdlib_module_names:
                        found.setdefault(top, str(path.relative_to(ROOT)))
    return found


def runtime() -> set[str]:
    """Names of the dependencies of the product, those of its optional parts included."""
    asked = list(PROJECT["project"]["dependencies"])
    for extra in PROJECT["project"].get("optional-dependencies", {}).values():
        asked += extra
    return {canonicalize_name(Requirement(entry).name) for entry in asked}


def test_what_the_product_imports_is_declared() -> None:
    owners = packages_distributions()
    undeclared = {
        top: where
        for top, where in third_party().items()
        if not {canonicalize_name(owner) for owner in owners.get(top, [top])} & runtime()
    }
    assert undeclared == {}


def test_what_is_declared_is_used() -> None:
    owners = packages_distributions()
    used = {canonicalize_name(owner) for top in third_party() for owner in owners.get(top, [])}
    assert runtime() - used - set(UNSEEN) == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.glob("*.whl")
    return made


@pytest.mark.slow
def test_the_wheel_carries_the_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == OURS
    packed = {name.removeprefix("graph/_data/") for name in names if name.startswith("graph/_data/")}
    tracked = subprocess.run(["git", "ls-files", "data"], cwd=ROOT, capture_output=True, text=True, check=False)
    expected = {line.removeprefix("data/") for line in tracked.stdout.splitlines()}
    if tracked.returncode:
        pytest.skip("no git, or no clone: what is tracked is not known")
    assert expected
    assert expected - packed == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel, and our dependencies but not this checkout.

    The dependencies are those of the running environment, so that the test needs no network; that
    they are all declared is what the tests above are for.
    """
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    done = subprocess.run([*command, "--force-reinstall", str(wheel)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return home / "bin"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="environments lie otherwise on Windows")
class TestInstalledWheel:
    """The wheel in an environment of its own, run from a folder that is not the checkout."""

    def test_help_works_and_comes_from_the_wheel(self, installed: Path, tmp_path: Path) -> None:
        where = [installed / "python", "-c", "import web, graph; print(web.__file__); print(graph.__file__)"]
        told = subprocess.run(where, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        assert all(line.startswith(str(installed.parent)) for line in told.split())
        done = subprocess.run(
            [installed / "risalah", "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0
        assert "ingest" in done.stdout

    def test_it_ingests_and_serves(self, installed: Path, tmp_path: Path) -> None:
        report = tmp_path / "report.txt"
        report.write_text("KENDARI - Bupati Konawe Syahrir Lamokula meminta camat mendata lahan tidur.\n", "utf-8")
        data = ["--data-dir", "data"]  # relative, as the default is
        done = subprocess.run(
            [installed / "risalah", *data, "ingest", report], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        command = [str(installed / "risalah"), *data]
        process, address = start_service(command, tmp_path, tmp_path / "log.txt")
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                assert answer.status == 200
                assert b"Risalah" in answer.read()
            with urllib.request.urlopen(f"{address}sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D", timeout=30) as answer:
                assert b"true" in answer.read()
        finally:
            process.terminate()
            process.wait(timeout=30)
