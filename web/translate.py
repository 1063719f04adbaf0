"""Keeps the translations complete: ``python -m web.translate`` brings new strings into every ``.po`` file.

After adding or changing a string in a template or module, run it, then write the translation into
`web/translations/id.po`. With ``--check`` nothing is written and the exit code says whether a
string is missing, untranslated or marked as uncertain; the tests run that.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from web.locales import LANGUAGES, TRANSLATIONS

PACKAGE = Path(__file__).resolve().parent
SOURCE = "en"
"""Language of the strings themselves: it needs no file."""

WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in the files' headers: fixed, so that a file changes only where its strings do."""

_METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
_OPTIONS = {"templates/**.html": {"extensions": "jinja2.ext.do", "trimmed": "true"}}
_KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "lazy_ngettext": (1, 2)}


def strings() -> Catalog:
    """Every string of the pages, with the places where it stands."""
    found = Catalog(project="Risalah", charset="utf-8")
    for name, line, message, comments, context in extract_from_dir(
        PACKAGE, method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS
    ):
        found.add(message, None, [(f"web/{name}", line)], auto_comments=comments, context=context)
    return found


def read(path: Path) -> Catalog:
    """One translation file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def update(path: Path, template: Catalog) -> None:
    """Bring the strings of `template` into a file: new ones empty, unused ones out, translations kept."""
    known = read(path) if path.exists() else Catalog(locale=path.stem)
    known.update(template, no_fuzzy_matching=True)
    catalogue = Catalog(
        locale=path.stem,
        project="Risalah",
        header_comment=f"# The pages of Risalah in {LANGUAGES.get(path.stem, path.stem)}.",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        charset="utf-8",
        fuzzy=False,
        creation_date=WRITTEN,
        revision_date=WRITTEN,
    )
    for message in known:
        if message.id:
            catalogue[message.id] = message
    with path.open("wb") as file:
        write_po(file, catalogue, sort_output=True, omit_header=False, include_lineno=False, width=120)


def gaps(path: Path, template: Catalog) -> Iterator[str]:
    """What is wrong with a file, one line for each string."""
    catalogue = read(path)
    for message in template:
        if not message.id:
            continue
        known = catalogue.get(message.id, message.context)
        words = known.string if known else ""
        done = all(words) if isinstance(words, tuple) else bool(words)
        if known is None:
            yield f"{path.name}: {message.id!r} is missing; run `python -m web.translate`"
        elif not done:
            yield f"{path.name}: {message.id!r} is not translated"
        elif known.fuzzy:
            yield f"{path.name}: {message.id!r} is marked as fuzzy"
        elif problems := list(known.check(catalogue)):
            yield f"{path.name}: {message.id!r}: {problems[0]}"


def main(arguments: list[str]) -> int:
    """Update every file, or with ``--check`` say what is missing."""
    template, found = strings(), 0
    for path in sorted(TRANSLATIONS.glob("*.po")):
        if "--check" not in arguments:
            update(path, template)
        for gap in gaps(path, template):
            print(gap, file=sys.stderr)
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
