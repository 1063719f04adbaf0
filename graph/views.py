"""A read-only handle on the catalogue, and what every page asks of it: labels, counts, version.

The queries of one kind of page stand in a module of their own (`graph.directive_views`,
`graph.entity_views`, `graph.search`, `graph.neighbourhood`); each takes a `View`. None of them runs
a query per row: what a list needs is fetched by a fixed number of queries.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from graph.model import Span
from graph.schema import SCHEMA

Row = TypeVar("Row")
Params = Sequence[Any] | Mapping[str, Any]

ENTITY_KINDS = ("person", "post", "organisation", "group", "place", "meeting", "regulation")
"""Kinds of rows of the entity table, in the order in which pages list them."""


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever or whatever a row points to: enough to show it and to link to it."""

    id: str
    label: str

    @property
    def kind(self) -> str:
        """The kind of thing: the first segment of its id."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Source:
    """The report a row comes from, and the spans of its text that state it."""

    report: str
    """Key of the report."""
    title: str
    publisher: str | None
    published: str | None
    spans: tuple[Span, ...]
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a longer list."""

    rows: tuple[Row, ...]
    total: int
    offset: int = 0
    size: int = 25

    @property
    def number(self) -> int:
        """The number of this page, from 1."""
        return self.offset // self.size + 1

    @property
    def pages(self) -> int:
        """How many pages there are; at least 1."""
        return max(1, -(-self.total // self.size))


KEPT_QUERIES, KEPT_ROWS_MAX, KEPT_ROWS = 4_096, 1_000, 1_000_000
"""Answers that `View.kept` remembers, the rows of the longest of them where nothing else is asked for, and all rows."""

IN = "IN (SELECT value FROM json_each(?))"
"""SQL for "is one of"; the value is made by `listed`."""


def listed(values: Iterable[str]) -> str:
    """Values as the one parameter that `IN` takes."""
    return json.dumps(list(values))


def spans_of(evidence: str | None) -> tuple[Span, ...]:
    """The spans of an `evidence` column."""
    return tuple(Span(int(start), int(end)) for start, end in json.loads(evidence or "[]"))


def source_of(row: sqlite3.Row) -> Source:
    """The source of a row that was selected with the columns of `SOURCE`."""
    return Source(
        report=row["report"],
        title=row["report_title"] or row["report"],
        publisher=row["publisher"],
        published=row["published"],
        spans=spans_of(row["evidence"]),
        rule=row["rule"] or "",
        confidence=1.0 if row["confidence"] is None else float(row["confidence"]),
    )


SOURCE = "r.key AS report, r.title AS report_title, r.publisher, r.published"
"""Columns of the report `r` that `source_of` needs beside evidence, rule and confidence."""


class View:
    """A read-only handle on the catalogue: one connection for each thread that asks.

    A catalogue that is not there yet reads as an empty one. When the file is replaced (`risalah
    rebuild`), the next query reads the new one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Any, ...], list[sqlite3.Row]] = OrderedDict()
        self._kept_rows = 0

    def rows(self, sql: str, params: Params = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._connection().execute(sql, params).fetchall()

    def row(self, sql: str, params: Params = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found: sqlite3.Row | None = self._connection().execute(sql, params).fetchone()
        return found

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row of a query, or None."""
        found = self._connection().execute(sql, params).fetchone()
        return found[0] if found else None

    def kept(self, sql: str, params: Sequence[Any] = (), *, most: int = KEPT_ROWS_MAX) -> list[sqlite3.Row]:
        """All rows of a query, remembered until the dataset changes: for counts that many pages ask for.

        More than `most` rows are not remembered.
        """
        key = (self.version(), sql, tuple(params))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self.rows(sql, params)
        if len(found) <= most:
            with self._lock:
                self._kept_rows += len(found) - len(self._kept.pop(key, ()))
                self._kept[key] = found
                while len(self._kept) > KEPT_QUERIES or self._kept_rows > KEPT_ROWS:
                    self._kept_rows -= len(self._kept.popitem(last=False)[1])
        return found

    def among(self, sql: str, ids: Iterable[str]) -> list[sqlite3.Row]:
        """The rows of a query whose ``{ids}`` stands for a list of values, however long it is."""
        return self.rows(sql.replace("{ids}", "SELECT value FROM json_each(?)"), (listed(ids),))

    def canonical(self, entity: str) -> str:
        """The id that stands for `entity`: its own, unless a judgement joined it to another."""
        return str(self.value("SELECT canonical FROM canonical WHERE id = ?", (entity,)) or entity)

    def members(self, entity: str) -> tuple[str, ...]:
        """All ids that `entity` stands for, its own first."""
        joined = self.rows("SELECT id FROM canonical WHERE canonical = ? AND id <> ? ORDER BY id", (entity, entity))
        return (entity, *(row["id"] for row in joined))

    def parties(self, ids: Iterable[str | None]) -> dict[str, Party]:
        """The parties that these ids stand for, by the id asked for.

        An id without an entity is labelled by its own last part.
        """
        wanted = sorted({i for i in ids if i})
        found = {
            row["asked"]: Party(row["id"], row["label"])
            for row in self.rows(
                "SELECT w.value AS asked, e.id, e.label FROM json_each(?) w LEFT JOIN canonical c ON c.id = w.value "
                "JOIN entity e ON e.id = coalesce(c.canonical, w.value)",
                (listed(wanted),),
            )
        }
        return found | {i: Party(i, fallback_label(i)) for i in wanted if i not in found}

    def counts(self) -> dict[str, int]:
        """How many of each kind of thing there are: entity kinds, report, directive, quote, follow_up."""
        found = dict.fromkeys(ENTITY_KINDS, 0)
        found |= {r["kind"]: r["n"] for r in self.kept("SELECT kind, count(*) AS n FROM entity GROUP BY kind")}
        for table in ("report", "directive", "quote", "follow_up", "tenure", "attendance"):
            found[table] = int(self.kept(f"SELECT count(*) FROM {table}")[0][0])
        return found

    def version(self) -> str:
        """The version of the dataset: changes whenever what the pages show may have changed."""
        return str(self.value("SELECT value FROM meta WHERE name = 'dataset_version'") or "empty")

    def _connection(self) -> sqlite3.Connection:
        try:
            stat = self.path.stat()
            stamp: tuple[int, int] | None = (stat.st_dev, stat.st_ino)
        except FileNotFoundError:
            stamp = None
        held: tuple[tuple[int, int] | None, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if held is not None and held[0] == stamp:
            return held[1]
        if held is not None:
            held[1].close()
        if stamp is None:
            connection = sqlite3.connect(":memory:")
            connection.executescript(SCHEMA)
        else:
            connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA mmap_size = 268435456")
        connection.row_factory = sqlite3.Row
        self._local.held = (stamp, connection)
        return connection


def fallback_label(local_id: str) -> str:
    """Words for an id that no entity row describes: ``person/al-haris`` -> "al haris"."""
    return local_id.rpartition("/")[2].replace("-", " ") or local_id
