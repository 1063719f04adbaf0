"""The catalogue's writer: a relational index of all reports, made from their extractions.

It follows the archive and can be made anew from it at any time. Each call is one transaction:
readers see a batch of reports entirely or not at all. What pages ask of it: `graph.views`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph import ids
from graph.catalogue_rows import Row, fold, report_rows, settle
from graph.database import Database, statements
from graph.model import Extraction
from graph.registry import EntityFacts
from graph.schema import SCHEMA, SCHEMA_VERSION

_BY_REPORT = (
    "tenure", "meeting", "attendance", "directive", "follow_up", "quote", "citation", "candidate", "mention",
)  # fmt: skip
_BUILD_CACHE_KIB = 200_000
"""Page cache while building, in KiB: index pages stay in memory instead of being read again."""


class Catalogue:
    """The catalogue of one data directory; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.database = Database(path, synchronous="NORMAL")
        if self._value("schema_version") != str(SCHEMA_VERSION):
            self._create()

    @property
    def path(self) -> Path:
        """The file, for `graph.views.View`."""
        return self.database.path

    def version(self) -> int:
        """The version of the data held; -1 for a catalogue that must be built."""
        return int(self._value("dataset_version") or -1)

    def put(
        self,
        extractions: Iterable[Extraction],
        *,
        deleted: Iterable[str] = (),
        canonical: Mapping[str, str] | None = None,
        version: tuple[int, str],
    ) -> set[str]:
        """Take reports in, in place of what was there, and others (by key) out.

        `canonical` are all ids that judgements join to another (None: as before); `version` is the
        number of the data and its ISO date. Gives the ids of the entities touched.
        """
        with self.database.transaction() as connection:
            touched: set[str] = set()
            for key in deleted:
                touched |= self._remove(connection, key)
            for extraction in extractions:
                touched |= self._remove(connection, ids.report_key(extraction.report.id))
                touched |= self._insert(connection, extraction)
            if canonical is not None:
                touched |= self._join(connection, canonical)
            else:
                self._apply_canonical(connection, touched)
            self._refresh(connection, touched)
            self._stamp(connection, version)
        return touched

    def build(
        self, extractions: Iterable[Extraction], *, canonical: Mapping[str, str], version: tuple[int, str]
    ) -> None:
        """Make the catalogue anew; readers see the old one until it is done."""
        self.database.connection.execute(f"PRAGMA cache_size = -{_BUILD_CACHE_KIB}")
        with self.database.transaction() as connection:
            self._clear(connection)
            for extraction in extractions:
                self._insert(connection, extraction)
            connection.executemany("INSERT INTO canonical VALUES (?, ?)", canonical.items())
            self._apply_canonical(connection, None)
            everything = connection.execute("SELECT DISTINCT entity FROM variant")
            self._refresh(connection, [row[0] for row in everything])
            self._stamp(connection, version)
        self.database.connection.execute("ANALYZE")
        self.database.connection.execute("PRAGMA cache_size = -2000")
        self.database.checkpoint()

    def entity_facts(self, entities: Iterable[str]) -> Iterator[EntityFacts]:
        """What all reports together say of entities; ids that no report names are left out."""
        for entity in entities:
            counted = self._variants([entity])
            if counted:
                yield settle(entity, counted)

    def all_entities(self) -> list[str]:
        """Ids of all entities of the registry (not of meetings), sorted."""
        return [
            row[0]
            for row in self.database.rows("SELECT DISTINCT entity FROM variant WHERE entity NOT LIKE 'meeting/%'")
        ]

    def meetings(self, *, dates: Iterable[str] | None = None) -> list[sqlite3.Row]:
        """Rows of the table `meeting`, of all or of some days, in order of id."""
        if dates is None:
            return self.database.rows("SELECT * FROM meeting ORDER BY id")
        found = [row for date in dates for row in self.database.rows("SELECT * FROM meeting WHERE date = ?", (date,))]
        return sorted(found, key=lambda row: str(row["id"]))

    def checkpoint(self) -> None:
        """Bring all writes onto the disk."""
        self.database.checkpoint()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    # -- parts -------------------------------------------------------------------------------

    def _value(self, name: str) -> str | None:
        try:
            found: str | None = self.database.value("SELECT value FROM meta WHERE name = ?", (name,))
        except sqlite3.OperationalError:
            return None
        return found

    def _create(self) -> None:
        with self.database.transaction() as connection:
            self._clear(connection)

    def _clear(self, connection: sqlite3.Connection) -> None:
        for kind, name in connection.execute(
            "SELECT type, name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"
        ).fetchall():
            connection.execute(f'DROP {kind} "{name}"')
        for kind, name in connection.execute(
            "SELECT type, name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            connection.execute(f'DROP {kind} "{name}"')
        for statement in statements(SCHEMA):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('schema_version', ?)", (str(SCHEMA_VERSION),))

    def _stamp(self, connection: sqlite3.Connection, version: tuple[int, str]) -> None:
        connection.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            (("dataset_version", str(version[0])), ("dataset_date", version[1])),
        )

    def _remove(self, connection: sqlite3.Connection, key: str) -> set[str]:
        if connection.execute("SELECT 1 FROM report WHERE key = ?", (key,)).fetchone() is None:
            return set()
        told = connection.execute("SELECT entity, says FROM mention WHERE report = ?", (key,)).fetchall()
        for entity, pairs in told:
            for name, value in json.loads(pairs):
                connection.execute(
                    "UPDATE variant SET reports = reports - 1 WHERE (entity, field, value) = (?, ?, ?)",
                    (entity, name, value),
                )
            connection.execute("DELETE FROM variant WHERE entity = ? AND reports <= 0", (entity,))
        for found in ("directive", "quote"):
            for (item,) in connection.execute(f"SELECT id FROM {found} WHERE report = ?", (key,)).fetchall():
                self._unindex(connection, item)
        self._unindex(connection, f"report/{key}")
        joined = connection.execute("SELECT canonical FROM meeting WHERE report = ?", (key,)).fetchall()
        for table in ("addressee", "basis"):
            connection.execute(
                f"DELETE FROM {table} WHERE directive IN (SELECT id FROM directive WHERE report = ?)", (key,)
            )
        for table in _BY_REPORT:
            connection.execute(f"DELETE FROM {table} WHERE report = ?", (key,))
        connection.execute("DELETE FROM report WHERE key = ?", (key,))
        return {row[0] for row in told} | {row[0] for row in joined}

    def _insert(self, connection: sqlite3.Connection, extraction: Extraction) -> set[str]:
        made = report_rows(extraction)
        for table, rows in made.tables.items():
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        mentions: Sequence[Row] = made.tables.get("mention", ())
        connection.executemany(
            "INSERT INTO variant VALUES (?, ?, ?, 1) "
            "ON CONFLICT(entity, field, value) DO UPDATE SET reports = reports + 1",
            [(row[0], name, value) for row in mentions for name, value in json.loads(str(row[4]))],
        )
        for item, kind, label, body in made.searchable:
            self._index(connection, item, kind, label, body)
        return {str(row[0]) for row in mentions}

    def _index(self, connection: sqlite3.Connection, item: str, kind: str, label: str, body: str) -> int:
        row = connection.execute("INSERT INTO searchable(id) VALUES (?)", (item,)).lastrowid
        connection.execute(
            "INSERT INTO search(rowid, id, kind, label, body) VALUES (?, ?, ?, ?, ?)", (row, item, kind, label, body)
        )
        return int(row or 0)

    def _unindex(self, connection: sqlite3.Connection, item: str) -> None:
        row = connection.execute("SELECT rowid FROM searchable WHERE id = ?", (item,)).fetchone()
        if row is not None:
            for table in ("search", "name", "searchable"):
                connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row[0],))

    # -- identity ----------------------------------------------------------------------------

    def _join(self, connection: sqlite3.Connection, canonical: Mapping[str, str]) -> set[str]:
        """Set which ids stand for which; gives the ids whose canonical id changed, before and after."""
        before = dict(connection.execute("SELECT id, canonical FROM canonical").fetchall())
        changed = {i for i in before.keys() | canonical.keys() if before.get(i) != canonical.get(i)}
        connection.executemany("DELETE FROM canonical WHERE id = ?", ((i,) for i in changed))
        connection.executemany(
            "INSERT INTO canonical VALUES (?, ?)", ((i, canonical[i]) for i in changed if i in canonical)
        )
        touched = changed | {before[i] for i in changed if i in before}
        touched |= {canonical[i] for i in changed if i in canonical}
        self._apply_canonical(connection, touched)
        return touched

    def _apply_canonical(self, connection: sqlite3.Connection, touched: set[str] | None) -> None:
        """Write canonical ids into the rows of meetings; adds to `touched` the clusters they belong to."""
        stands = "coalesce((SELECT c.canonical FROM canonical c WHERE c.id = {}), {})"
        for table, column in (("meeting", "id"), ("attendance", "meeting"), ("directive", "meeting")):
            update = f"UPDATE {table} SET canonical = {stands.format(f'{table}.{column}', column)}"
            if touched is None:
                connection.execute(f"{update} WHERE {column} IN (SELECT id FROM canonical)")
            else:
                meetings = [i for i in touched if i.startswith("meeting/")]
                connection.executemany(
                    f"{update} WHERE {_by_meeting(table, column)}", ((meeting,) for meeting in meetings)
                )
        if touched is not None:
            for meeting in [i for i in touched if i.startswith("meeting/")]:
                row = connection.execute("SELECT canonical FROM canonical WHERE id = ?", (meeting,)).fetchone()
                if row is not None:
                    touched.add(row[0])

    # -- entities ----------------------------------------------------------------------------

    def _variants(self, members: Sequence[str]) -> list[tuple[str, str, int]]:
        connection = self.database.connection
        if len(members) == 1:
            found = connection.execute(
                "SELECT field, value, reports FROM variant WHERE entity = ?", (members[0],)
            ).fetchall()
            return [(row[0], row[1], row[2]) for row in found]
        counts: dict[tuple[str, str], int] = {}
        for member in members:
            for name, value, reports in self._variants([member]):
                counts[name, value] = counts.get((name, value), 0) + reports
        return [(name, value, reports) for (name, value), reports in counts.items()]

    def _refresh(self, connection: sqlite3.Connection, entities: Iterable[str]) -> None:
        """Make the rows of entities, and what the search knows of them, agree with `variant` and `mention`."""
        for entity in entities:
            members = [entity]
            if entity.startswith("meeting/"):
                rows = connection.execute("SELECT id FROM meeting WHERE canonical = ? ORDER BY id", (entity,))
                members = [row[0] for row in rows]
            counted = self._variants(members) if members else []
            connection.execute("DELETE FROM alias WHERE entity = ?", (entity,))
            self._unindex(connection, entity)
            if not counted:
                connection.execute("DELETE FROM entity WHERE id = ?", (entity,))
                continue
            known = settle(entity, counted)
            reports, first, last = self._seen(connection, members)
            connection.execute(
                "INSERT OR REPLACE INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    entity, known.kind, known.label, known.subkind, known.acronym, known.region, known.part_of,
                    reports, first, last, _extra(known),
                ),
            )  # fmt: skip
            connection.executemany("INSERT INTO alias VALUES (?, ?)", ((entity, alias) for alias in known.aliases))
            names = [n for n in (known.label, known.acronym, *known.aliases) if n]
            row = self._index(connection, entity, known.kind, "\n".join(dict.fromkeys(names)), known.title or "")
            folded = "\n".join(dict.fromkeys(fold(name) for name in names))
            connection.execute("INSERT INTO name(rowid, id, label) VALUES (?, ?, ?)", (row, entity, folded))

    def _seen(self, connection: sqlite3.Connection, members: Sequence[str]) -> tuple[int, str | None, str | None]:
        """Number of reports that name the entity, and the dates of the first and the last."""
        marks = ", ".join("?" * len(members))
        found = connection.execute(
            f"SELECT count(DISTINCT report), min(date), max(date) FROM mention WHERE entity IN ({marks})", members
        ).fetchone()
        return found[0], found[1], found[2]


def _by_meeting(table: str, column: str) -> str:
    # Only `attendance.canonical` and `directive.canonical` are indexed; a row's canonical id before
    # the change is the meeting itself or the cluster it was in, so rows are found through the report.
    if table == "meeting":
        return f"{column} = ?"
    return f"report = (SELECT report FROM meeting WHERE id = ?1) AND {column} = ?1"


def _extra(known: EntityFacts) -> str:
    """The facts that have no column of their own, as JSON."""
    names = ("titles", "function", "number", "year", "ministry", "title", "articles")
    return json.dumps({n: getattr(known, n) for n in names if getattr(known, n)}, ensure_ascii=False)
