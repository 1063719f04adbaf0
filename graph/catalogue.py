"""The catalogue's writer: a relational index of all reports, made from their extractions.

It follows the archive and can be made anew from it at any time. Each call is one transaction:
readers see a batch of reports entirely or not at all. What pages ask of it: `graph.views`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from graph import ids, repeats
from graph.catalogue_rows import Row, fold, report_rows, settle
from graph.database import Database, statements
from graph.model import Extraction
from graph.registry import EntityFacts
from graph.same_meeting import MeetingFacts
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

    def put(self, extractions: Iterable[Extraction], *, deleted: Iterable[str] = ()) -> set[str]:
        """Take reports in, in place of what was there, and others (by key) out.

        Gives the ISO dates of the meetings that those reports tell of, or told of before.
        """
        with self.database.transaction() as connection:
            touched, days = set[str](), set[str]()
            for key in deleted:
                touched |= self._remove(connection, key, days)
            for extraction in extractions:
                touched |= self._remove(connection, ids.report_key(extraction.report.id), days)
                touched |= self._insert(connection, extraction)
                days |= {meeting.date for meeting in extraction.meetings if meeting.date}
            touched |= self._apply_canonical(connection, {i for i in touched if i.startswith("meeting/")})
            self._refresh(connection, touched)
        return days

    def join(self, canonical: Mapping[str, str]) -> None:
        """Let each of these ids stand for the one it is given with, or for itself.

        All ids that are one are given together: the id that stands for others stands for itself.
        """
        with self.database.transaction() as connection:
            before = {
                node: row[0]
                for node in canonical
                if (row := connection.execute("SELECT canonical FROM canonical WHERE id = ?", (node,)).fetchone())
            }
            changed = {node: new for node, new in canonical.items() if before.get(node, node) != new}
            connection.executemany("DELETE FROM canonical WHERE id = ?", ((node,) for node in changed))
            connection.executemany(
                "INSERT INTO canonical VALUES (?, ?)", ((node, new) for node, new in changed.items() if new != node)
            )
            touched = {*changed, *changed.values(), *(before[node] for node in changed if node in before)}
            meetings = {node for node in touched if node.startswith("meeting/")}
            self._refresh(connection, meetings | self._apply_canonical(connection, meetings))

    def stamp(self, version: int, changed: str) -> None:
        """Say which version of the data the catalogue holds, and the ISO date of its last change."""
        with self.database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                (("dataset_version", str(version)), ("dataset_date", changed)),
            )

    @contextmanager
    def building(self) -> Iterator[None]:
        """Make the catalogue anew within the block; readers see the old one until its end."""
        self.database.connection.execute(f"PRAGMA cache_size = -{_BUILD_CACHE_KIB}")
        with self.database.transaction() as connection:
            self._clear(connection)
            yield
        self.database.connection.execute("ANALYZE")
        self.database.connection.execute("PRAGMA cache_size = -2000")
        self.database.checkpoint()

    def fill(self, extractions: Iterable[Extraction]) -> None:
        """Take reports into an empty catalogue; entities are described once, at the end."""
        with self.database.transaction() as connection:
            for extraction in extractions:
                self._insert(connection, extraction)
            everything = connection.execute("SELECT DISTINCT entity FROM variant").fetchall()
            self._refresh(connection, [row[0] for row in everything])

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

    def known(self, entity: str) -> bool:
        """True where some report names this id."""
        return self.database.value("SELECT 1 FROM mention WHERE entity = ? LIMIT 1", (entity,)) is not None

    def days(self) -> list[str]:
        """ISO dates of all meetings, sorted."""
        return [row[0] for row in self.database.rows("SELECT DISTINCT date FROM meeting WHERE date > '' ORDER BY date")]

    def meeting_facts(self, days: Iterable[str]) -> list[MeetingFacts]:
        """What of the meetings of some days is compared to find those that are one."""
        out: list[MeetingFacts] = []
        for day in days:
            found = self.database.rows("SELECT * FROM meeting WHERE date = ? ORDER BY id", (day,))
            out += [self._meeting_facts(row) for row in found]
        return out

    def _meeting_facts(self, row: sqlite3.Row) -> MeetingFacts:
        pair = (row["report"], row["id"])
        parties = self.database.rows(
            "SELECT who FROM attendance WHERE report = ?1 AND meeting = ?2 "
            "UNION SELECT speaker FROM quote WHERE report = ?1 AND meeting = ?2 "
            "UNION SELECT issuer FROM directive WHERE report = ?1 AND meeting = ?2",
            pair,
        )
        host = self.database.value(
            "SELECT e.region FROM attendance a JOIN entity e ON e.id = a.who WHERE a.report = ? AND a.meeting = ? "
            "AND a.role = 'host' AND e.kind = 'organisation' AND e.region IS NOT NULL ORDER BY a.rowid LIMIT 1",
            pair,
        )
        who = frozenset(p[0] for p in parties if p[0] and p[0].startswith(("person/", "organisation/")))
        return MeetingFacts(
            row["id"], row["report"], row["name"], row["type"], row["date"], row["end_date"], host, row["venue"],
            row["topic"], row["mode"], who,
        )  # fmt: skip

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

    def _remove(self, connection: sqlite3.Connection, key: str, days: set[str]) -> set[str]:
        """Take a report out; gives the entities it named, and adds the dates of its meetings to `days`."""
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
        joined = connection.execute("SELECT canonical, date FROM meeting WHERE report = ?", (key,)).fetchall()
        days |= {row[1] for row in joined if row[1]}
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

    def _apply_canonical(self, connection: sqlite3.Connection, meetings: set[str]) -> set[str]:
        """Write canonical ids into the rows of meetings; gives the ids that stand for them."""
        chosen: set[str] = set()
        for meeting in meetings:
            row = connection.execute("SELECT canonical FROM canonical WHERE id = ?", (meeting,)).fetchone()
            stands = row[0] if row is not None else meeting
            chosen.add(stands)
            connection.execute("UPDATE meeting SET canonical = ? WHERE id = ?", (stands, meeting))
            for table in ("attendance", "directive"):
                # Found through the report, whose rows are few and indexed.
                connection.execute(
                    f"UPDATE {table} SET canonical = ? WHERE meeting = ? "
                    "AND report = (SELECT report FROM meeting WHERE id = ?)",
                    (stands, meeting, meeting),
                )
        return chosen

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
                repeats.refresh(connection, entity)
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


def _extra(known: EntityFacts) -> str:
    """The facts that have no column of their own, as JSON."""
    names = ("titles", "function", "number", "year", "ministry", "title", "articles")
    return json.dumps({n: getattr(known, n) for n in names if getattr(known, n)}, ensure_ascii=False)
