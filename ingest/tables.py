"""One TSV file or word list of `data/gazetteers/`, read with errors that name file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import Abort
from graph.resources import data_path


class Table:
    """One TSV file, read row by row with errors that name file and line."""

    def __init__(self, name: str, required: Iterable[str]) -> None:
        self.path: Path = data_path("gazetteers", name)
        lines = self.path.read_text(encoding="utf-8").split("\n")
        self.columns = lines[0].split("\t")
        missing = [column for column in required if column not in self.columns]
        if missing:
            raise Abort(
                f"{self.path.name}:1: column {missing[0]!r} is missing; the columns are {', '.join(self.columns)}"
            )
        self._lines = lines[1:]
        self._required = tuple(required)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Line number and cells of each row.

        Raises:
            Abort: a row has too many cells, an empty first required cell, or repeats an entry.
        """
        seen: dict[str, int] = {}
        width = len(self.columns)
        key = self._required[0]
        for number, line in enumerate(self._lines, start=2):
            if not line:
                continue
            cells = line.split("\t")
            if len(cells) != width:
                raise self.error(number, f"{len(cells)} cells, but the heading has {width}")
            row = dict(zip(self.columns, cells, strict=True))
            value = row[key]
            if not value.strip():
                raise self.error(number, f"column {key!r} is empty")
            identity = line
            if identity in seen:
                raise self.error(number, f"{value!r} repeats line {seen[identity]}")
            seen[identity] = number
            yield number, row

    def error(self, line: int, problem: str) -> Abort:
        """An error that names the file and the line."""
        return Abort(f"{self.path.name}:{line}: {problem}; correct the row in data/gazetteers/{self.path.name}")


def split_forms(cell: str) -> list[str]:
    """The forms of a cell, which are joined by ``|``."""
    return [form for form in cell.split("|") if form]


def word_list(name: str) -> list[str]:
    """The lines of a plain word list, without comments."""
    lines = data_path("gazetteers", name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]
