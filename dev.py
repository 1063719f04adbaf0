#!/usr/bin/env python3
"""The project's commands, with nothing but Python: ``python3 dev.py run``, ``python3 dev.py test``.

The first command makes the environment in ``.venv`` from ``requirements.lock`` (with uv where it is
installed, else with venv and pip); later ones find it ready. Standard library only, and readable by
Python 3.6, so that an old interpreter gets a sentence instead of a syntax error.
"""

import argparse
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from"
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

WORKERS_MOST = 4
"""Processes that run tests at a time, at most; each starts services and a browser of its own."""
LINT = (("ruff check", ("ruff", "check", "--quiet")), ("ruff format", ("ruff", "format", "--check", "--quiet")))
TYPES = (("mypy", ("mypy", "--no-error-summary")),)


class Refusal(Exception):
    """The command cannot go on; the message says what to do."""


def say(text: str) -> None:
    """Tell the user what is going on, on standard error."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def find_chromium() -> "str | None":
    """Path of a Chromium for the browser tests: ``RISALAH_CHROMIUM``, else one that is installed.

    Raises:
        Refusal: ``RISALAH_CHROMIUM`` names no program.
    """
    named = os.environ.get("RISALAH_CHROMIUM")
    if named:
        found = shutil.which(named)
        if found is None:
            raise Refusal(
                f"RISALAH_CHROMIUM is {named!r}, which is no program; give the path of a Chromium or unset it"
            )
        return found
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def tool(name: str) -> str:
    """Path of a program of the environment."""
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return str(VENV / folder / (name + suffix))


def fingerprint() -> str:
    """What the environment is made from: a digest of the lock and of the project's declaration."""
    made = hashlib.sha256()
    for part in (LOCK, ROOT / "pyproject.toml"):
        made.update(part.read_bytes())
    return made.hexdigest()


def call(*command: str) -> None:
    """Run a program in the project's folder; end with its exit code if it fails."""
    done = subprocess.run(command, cwd=str(ROOT), check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def environment() -> None:
    """Make `.venv`, or bring it up to date, if the lock or the declaration changed since.

    Raises:
        Refusal: this Python cannot make environments.
    """
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted and Path(tool("python")).exists():
        return
    began = time.monotonic()
    uv = shutil.which("uv")
    if not Path(tool("python")).exists():
        if uv is None and not venv_works():
            version = "{}.{}".format(*sys.version_info[:2])
            raise Refusal(
                f"this Python ({sys.executable}, {version}) lacks the venv module's ensurepip; install it "
                f"(Debian, Ubuntu: sudo apt install python{version}-venv), then give the same command again"
            )
        say(f"making the environment in {VENV.name}, with {'uv' if uv else 'pip'}; this takes a minute or two, once")
        if uv:
            call(uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV))
        else:
            call(sys.executable, "-m", "venv", "--clear", str(VENV))
    else:
        say("bringing the environment up to date")
    install = [uv, "pip", "install", "--python", tool("python")] if uv else [tool("python"), "-m", "pip", "install"]
    call(*install, "--quiet", "--require-hashes", "-r", str(LOCK))
    call(*install, "--quiet", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    STAMP.write_text(wanted, "utf-8")
    say(f"environment ready after {time.monotonic() - began:.0f} s")


def venv_works() -> bool:
    """Whether this Python can make an environment with pip in it."""
    probe = "import ensurepip, venv"
    return subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False).returncode == 0


def holds_reports(archive: Path) -> bool:
    """Whether there is an archive with at least one report."""
    if not archive.exists():
        return False
    connection = sqlite3.connect(str(archive))
    try:
        return bool(connection.execute("SELECT EXISTS(SELECT 1 FROM report)").fetchone()[0])
    except sqlite3.OperationalError:  # made, but cut off before its tables were
        return False
    finally:
        connection.close()


def load_samples() -> None:
    """Load the sample reports if the data directory holds none yet, or if an earlier loading was cut off."""
    data_dir = ROOT / os.environ.get("RISALAH_DATA_DIR", "var/risalah")
    loading = data_dir / "loading-samples"
    if holds_reports(data_dir / "archive.sqlite") and not loading.exists():
        return
    say("loading the sample reports")
    data_dir.mkdir(parents=True, exist_ok=True)
    loading.touch()
    call(tool("risalah"), "ingest", str(ROOT / "data" / "samples" / "reports.jsonl"))
    loading.unlink()


def run(arguments: "list[str]") -> int:
    """Start the service on the sample reports; ARGUMENTS go to `risalah serve`."""
    environment()
    load_samples()
    try:
        return subprocess.run([tool("risalah"), "serve", *arguments], cwd=str(ROOT), check=False).returncode
    except KeyboardInterrupt:
        return 0


def workers(arguments: "list[str]") -> "tuple[str, ...]":
    """Options by which pytest uses the processors there are, unless the user says how or wants to look inside."""
    chosen = ("-n", "--numprocesses", "--dist", "--pdb", "--trace", "-s", "--capture=no", "--collect-only", "--co")
    number = min(WORKERS_MOST, os.cpu_count() or 1)
    if number == 1 or any(argument.startswith(chosen) for argument in arguments):
        return ()
    return ("-n", str(number), "--dist", "worksteal")


def test(arguments: "list[str]") -> int:
    """Check style, types and behaviour; ARGUMENTS go to pytest. Its closing line comes last."""
    environment()
    chromium = find_chromium()
    say(
        f"browser tests use {chromium}"
        if chromium
        else "NO CHROMIUM FOUND: THE BROWSER TESTS WILL BE SKIPPED (install chromium, or set RISALAH_CHROMIUM)"
    )
    failed = []
    for name, command in (*LINT, *TYPES):
        say(name)
        if not passes(command):
            failed.append(name)
    say("pytest")
    # conftest.py repeats the failed checks above pytest's closing line, which stays the last line
    told = {**os.environ, "RISALAH_FAILED_CHECKS": ", ".join(failed)}
    pytest = [tool("python"), "-m", "pytest", *workers(arguments), *arguments]
    done = subprocess.run(pytest, cwd=str(ROOT), env=told, check=False)
    return done.returncode or bool(failed)


def passes(command: "tuple[str, ...]") -> bool:
    """Run a program of the environment on the source; whether it found nothing."""
    return subprocess.run([tool(command[0]), *command[1:]], cwd=str(ROOT), check=False).returncode == 0


def check(checks: "tuple[tuple[str, tuple[str, ...]], ...]") -> int:
    """Run checks of the source, all of them; 1 if any fails."""
    environment()
    failed = [name for name, command in checks if not passes(command)]
    say(f"failed: {', '.join(failed)}" if failed else "nothing found")
    return int(bool(failed))


def lint(_: "list[str]") -> int:
    """Check style and form with ruff."""
    return check(LINT)


def types(_: "list[str]") -> int:
    """Check types with mypy."""
    return check(TYPES)


def tidy(_: "list[str]") -> int:
    """Bring the source into form with ruff."""
    environment()
    call(tool("ruff"), "check", "--fix", "--quiet")
    call(tool("ruff"), "format", "--quiet")
    return 0


def lock(arguments: "list[str]") -> int:
    """Pin the newest dependencies anew (needs uv); ARGUMENTS go to uv, e.g. ``--upgrade-package flask``."""
    uv = shutil.which("uv")
    if uv is None:
        raise Refusal("uv is not installed; it makes the lock (pipx install uv), then give the same command again")
    shape = ("--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet")
    call(uv, "pip", "compile", *shape, "--all-extras", "--group", "dev", "pyproject.toml", "-o", LOCK.name, *arguments)
    places = [line for line in LOCK.read_text("utf-8").splitlines() if re.search(r"://|^-|\s@\s", line)]
    if places:
        raise Refusal(f"{LOCK.name} names places of this machine, which it must not: {places[:3]}")
    say(f"{LOCK.name} written; the next command installs it")
    return 0


def docs(_: "list[str]") -> int:
    """Write the generated pages of the documentation anew: commands, settings, ontology, queries."""
    environment()
    for module in ("web.reference", "graph.ontology_page", "graph.queries_page"):
        call(tool("python"), "-m", module)
    return 0


def native(_: "list[str]") -> int:
    """Compile the extraction, which then reads nearly twice as many reports (needs a C compiler; takes minutes)."""
    environment()
    if shutil.which("cc") is None and shutil.which("gcc") is None and os.name != "nt":
        raise Refusal(
            "no C compiler is installed; install one (Debian, Ubuntu: sudo apt install gcc python3-dev), "
            "then give the same command again. Without it the extraction runs as it is, interpreted"
        )
    return subprocess.run([tool("python"), "dev_native.py"], cwd=str(ROOT), check=False).returncode


def screenshots(arguments: "list[str]") -> int:
    """Take the pictures of the documentation anew from the sample reports."""
    environment()
    return subprocess.run([tool("python"), "docs/screenshots.py", *arguments], cwd=str(ROOT), check=False).returncode


COMMANDS = {
    "run": run,
    "test": test,
    "lint": lint,
    "format": tidy,
    "types": types,
    "lock": lock,
    "docs": docs,
    "screenshots": screenshots,
    "native": native,
}


def newer_python() -> "str | None":
    """A Python on this machine that is new enough."""
    return next(filter(None, map(shutil.which, NEWER)), None)


def main() -> int:
    """Run the command named by the first argument."""
    if sys.version_info < OLDEST:
        other = newer_python()
        if other:
            os.execv(other, [other, str(Path(__file__).resolve()), *sys.argv[1:]])
        raise Refusal(
            "Risalah needs Python 3.11 or newer, and {} is Python {}.{}; install a newer one "
            "(Debian, Ubuntu: sudo apt install python3.11 python3.11-venv), then run "
            "python3.11 dev.py".format(sys.executable, *sys.version_info[:2])
        )
    parser = argparse.ArgumentParser(
        description="The commands of the project.",
        epilog="example: python3 dev.py run --port 9000",
    )
    chosen = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, function in COMMANDS.items():
        chosen.add_parser(name, help=(function.__doc__ or "").splitlines()[0], add_help=False)
    options, rest = parser.parse_known_args()
    return COMMANDS[options.command](rest)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Refusal as reason:
        say(str(reason))
        sys.exit(1)
