"""What the commands share: options, the settings made of them, and how they talk.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, ParamSpec, TypeVar

import click
from pydantic import ValidationError

from graph.errors import UsageError
from graph.settings import Settings

if TYPE_CHECKING:
    from graph.service import Outcome

Command = TypeVar("Command", bound=Callable[..., Any])
P = ParamSpec("P")
R = TypeVar("R")

EXIT_SKIPPED = 1
"""Exit code where something was skipped, refused or failed."""


def example(*lines: str) -> str:
    """The closing part of a command's help: lines a user may type."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def data_dir_option(command: Command) -> Command:
    """Add `--data-dir` to a command; it overrides the one given before the command's name."""
    return click.option(
        "--data-dir",
        "data_dir",
        type=click.Path(path_type=Path, file_okay=False),
        expose_value=False,
        callback=_remember_data_dir,
        is_eager=True,
        help="Folder that holds archive, store and catalogue [default: var/risalah, or RISALAH_DATA_DIR].",
    )(command)


def _remember_data_dir(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.find_root().meta["data_dir"] = value


def settings(**overrides: Any) -> Settings:
    """The settings of this call: environment, then options (None: not given).

    Raises:
        UsageError: a setting has a value that is not accepted.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    data_dir = click.get_current_context().find_root().meta.get("data_dir")
    if data_dir is not None:
        given["data_dir"] = data_dir
    try:
        return Settings(**given)
    except ValidationError as problem:
        told = "; ".join(
            f"RISALAH_{'_'.join(map(str, e['loc'])).upper()} is {e['input']!r}: {e['msg']}" for e in problem.errors()
        )
        raise UsageError(f"a setting is not accepted: {told}") from problem


def talk(message: str) -> None:
    """Say something to the user, on standard error."""
    click.echo(message, err=True)


def tell(outcome: Outcome) -> None:
    """Say what became of a report, where it is worth a line."""
    if outcome.message:
        where = outcome.source or outcome.report or ""
        talk(f"{where}: {outcome.status}: {outcome.message}" if not outcome.ok else f"{where}: {outcome.message}")


@contextmanager
def output(path: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that appears under its name only when it is complete.

    Raises:
        UsageError: the file cannot be written.
    """
    if path is None or str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except OSError as problem:
        raise UsageError(f"{path} cannot be written: {problem.strerror or problem}") from problem
    finally:
        part.unlink(missing_ok=True)


class Progress:
    """A line on standard error that counts; silent where that is no terminal."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = sys.stderr.isatty()

    def __call__(self, done: int, total: int | None = None) -> None:
        """So many are done."""
        if self._shown and (done % 10 == 0 or done == total):
            of = f" of {total:,}" if total else ""
            click.echo(f"\r{self._what}: {done:,}{of} ", err=True, nl=False)

    def close(self) -> None:
        """Leave the line."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def closes_quietly(command: Callable[P, R]) -> Callable[P, R]:
    """End without a trace where the reader of standard output has gone (`risalah export | head`)."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except BrokenPipeError:
            sys.stderr.close()
            raise SystemExit(0) from None

    return run
