"""How the tests are made, and what they share.

- `tests/graph`, `tests/ingest` and `tests/web` mirror the packages; there is no `__init__.py` here, and
  helpers are imported by full name (`from tests.factories import story`).
- A test tells one behaviour; case tables have ids that read as sentences and a negative beside each
  positive. Our own parts are never mocked. Nothing waits by the clock and nothing is measured in
  seconds: speed goes to `benchmarks/`.
- Tests never leave the machine. Servers under test listen on 127.0.0.1 on a free port (`free_port`).
- `samples` is a data directory with the sample reports in it (read it, or copy it first); `site` is
  the address of a running service over a copy of it, started with the real command.
- Browser tests use the fixtures of pytest-playwright (`page`, `context`) and carry the mark `browser`.
  Here those block every request to another machine and fail on script errors, console errors and
  violations of the Content-Security-Policy. A test that means to meet one says so:
  `faults.expect("404")`. Without a Chromium such tests are skipped, and the summary says so.
- Properties are tried on the same made-up cases every time, or on many more (`tests.properties`).
- Tests over real reports take the fixture `shared` and are skipped where that folder is missing.
- Tests of more than ten seconds carry the mark `slow`.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import hypothesis
import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from dev import Refusal, find_chromium
from tests.properties import TIMES, cases

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "data" / "samples"
SHARED = ROOT.parent / "shared"
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 60
"""Longest wait for a service to answer its first request; only a broken one gets there."""

hypothesis.settings.register_profile("project", deadline=None, derandomize=TIMES == 1, max_examples=cases(100))
hypothesis.settings.load_profile("project")
expect.set_options(timeout=30_000)  # milliseconds; a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real reports and their annotations, which is no part of the project."""
    if not SHARED.is_dir():
        pytest.skip("no folder ../shared with real reports beside the project")
    return SHARED


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def risalah(*arguments: str | Path, data_dir: Path | None = None) -> list[str]:
    """The command line that runs `risalah` in this environment."""
    chosen = ["--data-dir", str(data_dir)] if data_dir else []
    return [sys.executable, "-m", "web.cli", *chosen, *map(str, arguments)]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the sample reports, loaded once per run with the real command."""
    data_dir = tmp_path_factory.mktemp("samples") / "data"
    done = subprocess.run(
        risalah("ingest", SAMPLES / "reports.jsonl", data_dir=data_dir),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return data_dir


def start_service(command: list[str], cwd: Path, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start a service that picks its own port and tells its address; wait until it does.

    `command` ends the options of `risalah`; the address ends in a slash.
    """
    with log.open("wb") as stream:
        process = subprocess.Popen([*command, "serve", "--port", "0"], cwd=cwd, stdout=stream, stderr=stream)
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        told = log.read_text("utf-8", errors="replace")
        found = re.search(r"http://127\.0\.0\.1:\d+/", told)
        if found:
            return process, found[0]
        if process.poll() is not None:
            pytest.fail(f"the service ended with code {process.returncode}:\n{told}")
        time.sleep(0.05)
    process.kill()
    pytest.fail(f"the service told no address in {START_SECONDS} s:\n{told}")


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Start the service on a data directory with the real command; gives its address, ending in a slash."""
    running: list[subprocess.Popen[bytes]] = []

    def start(data_dir: Path) -> str:
        log = tmp_path_factory.mktemp("serve") / "log.txt"
        process, address = start_service(risalah(data_dir=data_dir), ROOT, log)
        running.append(process)
        return address

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def site(samples: Path, serve: Callable[[Path], str]) -> str:
    """The address of a service that shows the sample reports."""
    return serve(samples)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; the test is skipped where there is none."""
    try:
        found = find_chromium()
    except Refusal as problem:
        pytest.fail(str(problem))
    if found is None:
        pytest.skip("no Chromium found; install chromium or set RISALAH_CHROMIUM")
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium: str) -> dict[str, Any]:
    """How pytest-playwright starts the browser."""
    return {"executable_path": chromium, "headless": True, "args": list(CHROMIUM_ARGS)}


class Faults:
    """What went wrong in the browser; the test fails at its end unless it expected it."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._expected: list[re.Pattern[str]] = []

    def expect(self, pattern: str) -> None:
        """Say that faults matching `pattern` (a regular expression) are what the test is about."""
        self._expected.append(re.compile(pattern))

    @property
    def unexpected(self) -> list[str]:
        """The faults that no pattern matches."""
        return [fault for fault in self.seen if not any(p.search(fault) for p in self._expected)]


@pytest.fixture
def faults() -> Iterator[Faults]:
    """The faults of this test's browser context."""
    found = Faults()
    yield found
    assert not found.unexpected, "faults in the browser:\n" + "\n".join(found.unexpected)


REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", e =>
  console.error(`policy violation: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
"""


def guard(context: BrowserContext, faults: Faults) -> BrowserContext:
    """Keep `context` on this machine, and note all that goes wrong in its pages."""

    def only_local(route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme in ("data", "blob", "about") or parts.hostname in LOCAL_HOSTS:
            route.fallback()
        else:
            faults.seen.append(f"request to another machine: {route.request.url}")
            route.abort()

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: faults.seen.append(f"script error on {page.url}: {error}"))
        page.on(
            "console",
            lambda message: (
                faults.seen.append(f"console error on {page.url}: {message.text} ({message.location.get('url', '')})")
                if message.type == "error"
                else None
            ),
        )

    context.route("**/*", only_local)
    context.add_init_script(REPORT_VIOLATIONS)
    context.on("page", watch)
    return context


@pytest.fixture
def context(new_context: Callable[..., BrowserContext], faults: Faults) -> BrowserContext:
    """A browser context that stays on this machine and notes faults."""
    return guard(new_context(), faults)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for a browser carries the mark `browser`."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly, right above the closing line, what was not checked and which checks before pytest failed."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", ())
        if isinstance(report.longrepr, tuple) and "no Chromium found" in report.longrepr[2]
    ]
    if skipped:
        terminalreporter.section("BROWSER TESTS SKIPPED", sep="!")
        terminalreporter.line(f"{len(skipped)} tests need a Chromium: install chromium, or set RISALAH_CHROMIUM.")
    failed = os.environ.get("RISALAH_FAILED_CHECKS")
    if failed:
        terminalreporter.section("CHECKS BEFORE PYTEST FAILED", sep="!")
        terminalreporter.line(f"{failed}: see above; the command ends with an error although tests may have passed.")
