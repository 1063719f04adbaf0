"""The command line: `risalah`.

Exit codes: 0 all good, 1 something was skipped or failed, 2 the command was not used as it should be.
"""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path
from typing import Any

import click

from graph.errors import RisalahError, UsageError
from ingest import native
from web.commands.common import _remember_data_dir, example

COMMANDS: dict[str, str] = {
    "extract": "web.commands.reports",
    "ingest": "web.commands.reports",
    "delete": "web.commands.reports",
    "serve": "web.commands.serve",
    "query": "web.commands.data",
    "export": "web.commands.data",
    "analyse": "web.commands.network",
    "validate": "web.commands.data",
    "info": "web.commands.data",
    "runs": "web.commands.data",
    "rebuild": "web.commands.data",
    "evaluate": "web.commands.quality",
    "explain": "web.commands.quality",
    "judge": "web.commands.judgements",
    "judgements": "web.commands.judgements",
}
"""Command -> module whose function of that name it is. A command joins by being listed."""

OURS = ("graph", "ingest", "web")


class Commands(click.Group):
    """Loads a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; our own errors become a message and an exit code."""
        try:
            return super().invoke(ctx)
        except UsageError as problem:
            click.echo(f"risalah: {problem}", err=True)
            ctx.exit(2)
        except RisalahError as problem:
            click.echo(f"risalah: {problem}", err=True)
            ctx.exit(1)


def foreign_owners() -> dict[str, list[str]]:
    """Other distributions that own one of our package names: package -> names."""
    found = packages_distributions()
    return {name: others for name in OURS if (others := sorted(set(found.get(name, ())) - {"risalah"}))}


def _version() -> str:
    try:
        return version("risalah")
    except PackageNotFoundError:
        return "unknown"


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example(
        "risalah ingest reports.jsonl", "risalah serve", "risalah query 'SELECT DISTINCT ?d { ?d a risalah:Directive }'"
    ),
)
@click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    expose_value=False,
    callback=_remember_data_dir,
    help="Folder that holds archive, store and catalogue [default: var/risalah, or RISALAH_DATA_DIR].",
)
@click.option("-v", "--verbose", count=True, help="Say more of what is done; twice for still more.")
@click.version_option(
    _version(), prog_name="risalah", message=f"%(prog)s, version %(version)s, extraction {native.state()}"
)
def main(verbose: int) -> None:
    """Risalah: a knowledge graph of government meetings in which every fact opens its sentence."""
    logging.basicConfig(
        stream=sys.stderr,
        level=(logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)],
        format="%(levelname)s %(name)s: %(message)s",
    )
    for package, owners in foreign_owners().items():
        click.echo(
            f"risalah: warning: the package {package!r} belongs to {', '.join(owners)} too; "
            "install Risalah in an environment of its own",
            err=True,
        )


if __name__ == "__main__":
    main()
