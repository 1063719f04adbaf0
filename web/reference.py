"""Makes docs/commands.md and docs/settings.md from what the program says of itself: ``python -m web.reference``."""

from __future__ import annotations

from pathlib import Path

import click

from graph.settings import Settings
from web.cli import main as risalah

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH = 96
"""Characters of a line of help."""


def _context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    wide = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return click.Context(command, info_name=name, parent=parent, **wide)


def _help(context: click.Context) -> str:
    return f"```text\n{context.get_help().rstrip()}\n```\n"


def commands_page() -> str:
    """The help of every command, as Markdown."""
    top = _context(risalah, "risalah")
    parts = [
        "# Commands\n",
        "<!-- made by python -m web.reference -->\n",
        "Results go to standard output, everything else to standard error. Exit codes: 0 all good, 1 something was\n"
        "skipped, refused or failed, 2 the command was not used as it should be.\n",
        _help(top),
    ]
    for name in risalah.list_commands(top):
        command = risalah.get_command(top, name)
        if command is not None:
            parts += [f"## {name}\n", _help(_context(command, name, top))]
    return "\n".join(parts)


def settings_page() -> str:
    """Every setting with its environment variable, default and meaning, as Markdown."""
    lines = [
        "# Settings\n",
        "<!-- made by python -m web.reference -->\n",
        "Read from the environment, overridden by command line options. A unit at the end of a name (`_ms`, `_mb`)\n"
        "is the unit of its value.\n",
        "| variable | default | meaning |",
        "| --- | --- | --- |",
    ]
    for name, field in Settings.model_fields.items():
        default = "" if field.default in ("", None) else f"`{field.default}`"
        lines.append(
            f"| `RISALAH_{name.upper()}` | {default} | {(field.description or '').replace('|', chr(92) + '|')} |"
        )
    return "\n".join(lines) + "\n"


PAGES = {"commands.md": commands_page, "settings.md": settings_page}
"""File under `docs/` -> what makes it."""


def main() -> None:
    """Write the pages."""
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
