"""The archive: frozen reports, their extraction documents, and what still has to follow them.

It is the truth of a data directory; store and catalogue are made from it. A report is received
when the archive has it: every commit is on the disk (`synchronous=FULL`) before it is acknowledged.
The outbox names the reports whose store graph or catalogue rows may be behind.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from graph import document, ids
from graph.database import Database, statements
from graph.errors import Abort
from graph.mapping import text_sha256
from graph.model import Extraction

ENTITY_LAYERS = ("people", "organisations", "groups", "places", "posts", "regulations")
"""Layers of an extraction whose items have a place in the registry."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE snapshot(
      sha256 TEXT NOT NULL,            -- of the bytes as received
      text_sha256 TEXT NOT NULL,       -- of the text in UTF-8
      raw BLOB NOT NULL, text BLOB NOT NULL,   -- zlib
      title_end INTEGER NOT NULL, received TEXT NOT NULL,
      PRIMARY KEY(sha256, text_sha256));
    CREATE TABLE report(
      key TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL,
      document BLOB NOT NULL,          -- zlib of the extraction document without its text
      extractor TEXT NOT NULL, added TEXT NOT NULL, changed TEXT NOT NULL,
      FOREIGN KEY(sha256, text_sha256) REFERENCES snapshot(sha256, text_sha256));
    CREATE INDEX report_extractor ON report(extractor);
    CREATE TABLE revision(             -- every change of a report or of judgements, the latest included
      seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, change TEXT NOT NULL,
      sha256 TEXT, text_sha256 TEXT, extractor TEXT, at TEXT NOT NULL);
    CREATE INDEX revision_key ON revision(key);
    CREATE TABLE outbox(key TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE outbox_entity(id TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE run(
      id INTEGER PRIMARY KEY AUTOINCREMENT, started TEXT NOT NULL, finished TEXT, extractor TEXT NOT NULL,
      counts TEXT NOT NULL DEFAULT '{}');
    CREATE TABLE problem(run INTEGER NOT NULL REFERENCES run(id), source TEXT NOT NULL, report TEXT,
      status TEXT NOT NULL, message TEXT NOT NULL);
    CREATE INDEX problem_run ON problem(run);
    CREATE TABLE judgement(
      id TEXT PRIMARY KEY, "left" TEXT NOT NULL, "right" TEXT NOT NULL, verdict TEXT NOT NULL,
      score REAL, reason TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
      ended TEXT, ended_by TEXT, ended_reason TEXT);
    CREATE INDEX judgement_pair ON judgement("left", "right");
    CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO meta VALUES ('version', '0');
    """,
    """
    CREATE TABLE outbox_judged(id TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE split(                -- nodes of their own that follow from judgements: see graph.judgements
      report TEXT NOT NULL, entity TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY(report, entity)) WITHOUT ROWID;
    CREATE INDEX judgement_right ON judgement("right");
    """,
)
"""Steps from an older file to the present one; `PRAGMA user_version` counts those taken."""


Change = Literal["added", "changed", "unchanged"]


def now() -> str:
    """The present moment in UTC as ISO text to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Head:
    """What is enough to tell whether a report has changed."""

    key: str
    id: str
    sha256: str
    text_sha256: str
    extractor: str


@dataclass(frozen=True, slots=True)
class Pending:
    """What store and catalogue may not have yet."""

    keys: tuple[str, ...]
    """Keys of reports put or deleted, the longest waiting first."""
    entities: tuple[str, ...]
    """Ids of entities that those reports name, or named before."""
    judged: tuple[str, ...]
    """Ids that changed judgements concern, and the ids of those judgements."""
    seq: int
    """The last change among them: `Archive.settle` takes it."""

    def __bool__(self) -> bool:
        return bool(self.keys or self.entities or self.judged)


@dataclass(frozen=True, slots=True)
class Run:
    """One call of ingest."""

    id: int
    started: str
    finished: str | None
    """None while it goes on, or where it was cut off."""
    extractor: str
    counts: dict[str, int]
    """How many reports by what became of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A report that a run skipped or refused."""

    source: str
    report: str | None
    status: str
    message: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report as received: bytes, text, and where a title put before the text ends."""

    raw: bytes
    text: str
    title_end: int
    sha256: str
    text_sha256: str
    received: str


def _pack(value: str | bytes) -> bytes:
    return zlib.compress(value if isinstance(value, bytes) else value.encode(), 6)


def _unpack(value: bytes) -> str:
    return zlib.decompress(value).decode()


class Archive:
    """The archive of one data directory; see the module's docstring."""

    def __init__(self, path: Path) -> None:
        self.database = Database(path, synchronous="FULL")
        self._migrate()

    def _migrate(self) -> None:
        have = int(self.database.value("PRAGMA user_version"))
        if have > len(MIGRATIONS):
            raise Abort(
                f"{self.database.path} was written by a newer Risalah (format {have}, this one reads up to "
                f"{len(MIGRATIONS)}); use that version, or name another data directory with --data-dir"
            )
        for step in range(have, len(MIGRATIONS)):
            with self.database.transaction() as connection:
                for statement in statements(MIGRATIONS[step]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {step + 1}")

    def transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """All writes of the block, or none."""
        return self.database.transaction()

    # -- reading -----------------------------------------------------------------------------

    def head(self, key: str) -> Head | None:
        """The state of a report, or None when there is none under that key."""
        row = self.database.row("SELECT key, id, sha256, text_sha256, extractor FROM report WHERE key = ?", (key,))
        return Head(*row) if row else None

    def keys(self) -> list[str]:
        """The keys of all reports, in order of key."""
        return [row[0] for row in self.database.rows("SELECT key FROM report ORDER BY key")]

    def count(self) -> int:
        """The number of reports."""
        return int(self.database.value("SELECT count(*) FROM report"))

    def text(self, key: str) -> str | None:
        """The text of a report, or None when there is none under that key."""
        return self.texts([key]).get(key)

    def texts(self, keys: Iterable[str]) -> dict[str, str]:
        """The texts of those of some reports that there are, by key."""
        told = "SELECT key, text FROM report JOIN snapshot USING(sha256, text_sha256) WHERE key IN"
        found = self.database.rows(f"{told} (SELECT value FROM json_each(?))", (json.dumps(list(keys)),))
        return {row["key"]: _unpack(row["text"]) for row in found}

    def extraction(self, key: str) -> Extraction | None:
        """The extraction of a report, or None when there is none under that key."""
        return next(self.extractions([key]), None)

    def extractions(self, keys: Iterable[str] | None = None) -> Iterator[Extraction]:
        """The extractions of the reports named (those there are), or of all, in order of key."""
        for key in self.keys() if keys is None else keys:
            row = self.database.row(
                "SELECT document, text FROM report JOIN snapshot USING(sha256, text_sha256) WHERE key = ?", (key,)
            )
            if row:
                yield document.from_json({**json.loads(_unpack(row[0])), "text": _unpack(row[1])})

    def frozen(self, key: str) -> Frozen | None:
        """A report as received, or None when there is none under that key."""
        row = self.database.row(
            "SELECT raw, text, title_end, sha256, text_sha256, received FROM snapshot "
            "JOIN report USING(sha256, text_sha256) WHERE key = ?",
            (key,),
        )
        return Frozen(zlib.decompress(row[0]), _unpack(row[1]), *row[2:]) if row else None

    def names(self, key: str, entity: str) -> bool:
        """True where a report names an entity or meeting."""
        found = self.extraction(key)
        if found is None:
            return False
        layers = (*ENTITY_LAYERS, "meetings")
        return any(item.id == entity for layer in layers for item in getattr(found, layer))

    def extractors(self) -> list[str]:
        """Names and versions of what made the extractions, sorted."""
        return [row[0] for row in self.database.rows("SELECT DISTINCT extractor FROM report ORDER BY extractor")]

    def version(self) -> int:
        """Counts the changes of the data: equal versions hold equal data."""
        return int(self.database.value("SELECT value FROM meta WHERE name = 'version'"))

    # -- writing -----------------------------------------------------------------------------

    def put(self, extraction: Extraction, raw: bytes, *, title_end: int = 0) -> Change:
        """Keep a report in place of what was there.

        Returns ``added``, ``changed`` or ``unchanged``; only the first two write anything.
        """
        key = ids.report_key(extraction.report.id)
        raw_digest, digest = sha256(raw).hexdigest(), text_sha256(extraction.text)
        whole = document.to_json(extraction)
        del whole["text"]
        packed = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
        before = self.database.row("SELECT sha256, text_sha256, document FROM report WHERE key = ?", (key,))
        old = _unpack(before["document"]) if before is not None else None
        if before is not None and (*before[:2], old) == (raw_digest, digest, packed):
            return "unchanged"
        change: Change = "added" if before is None else "changed"
        at = now()
        with self.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO snapshot VALUES (?, ?, ?, ?, ?, ?)",
                (raw_digest, digest, _pack(raw), _pack(extraction.text), title_end, at),
            )
            connection.execute(
                "INSERT INTO report VALUES (:key, :id, :sha256, :text_sha256, :document, :extractor, :at, :at) "
                "ON CONFLICT(key) DO UPDATE SET sha256 = :sha256, text_sha256 = :text_sha256, document = :document, "
                "extractor = :extractor, changed = :at",
                {
                    "key": key,
                    "id": extraction.report.id,
                    "sha256": raw_digest,
                    "text_sha256": digest,
                    "document": _pack(packed),
                    "extractor": extraction.extractor,
                    "at": at,
                },
            )
            self._revise(
                Head(key, extraction.report.id, raw_digest, digest, extraction.extractor),
                change,
                _entity_ids(whole) | (_entity_ids(json.loads(old)) if old else set()),
            )
        return change

    def delete(self, key: str) -> bool:
        """Take a report out; its snapshots and its history stay. False when there was none."""
        head = self.head(key)
        if head is None:
            return False
        with self.transaction() as connection:
            packed = self.database.value("SELECT document FROM report WHERE key = ?", (key,))
            connection.execute("DELETE FROM report WHERE key = ?", (key,))
            self._revise(head, "deleted", _entity_ids(json.loads(_unpack(packed))))
        return True

    def bump(self) -> int:
        """Count one change of the data and give the new version."""
        with self.transaction() as connection:
            connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'version'")
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('changed', ?)", (now(),))
        return self.version()

    def _revise(self, head: Head, change: str, entities: set[str]) -> None:
        connection = self.database.connection
        seq = connection.execute(
            "INSERT INTO revision(key, change, sha256, text_sha256, extractor, at) VALUES (?, ?, ?, ?, ?, ?)",
            (head.key, change, head.sha256, head.text_sha256, head.extractor, now()),
        ).lastrowid
        connection.execute("INSERT OR REPLACE INTO outbox VALUES (?, ?)", (head.key, seq))
        connection.executemany(
            "INSERT OR REPLACE INTO outbox_entity VALUES (?, ?)", ((entity, seq) for entity in sorted(entities))
        )
        self.bump()

    # -- runs --------------------------------------------------------------------------------

    def begin_run(self, extractor: str) -> int:
        """Note that a run begins; gives its number."""
        with self.transaction() as connection:
            made = connection.execute("INSERT INTO run(started, extractor) VALUES (?, ?)", (now(), extractor))
        return int(made.lastrowid or 0)

    def end_run(self, run: int, counts: Mapping[str, int], problems: Iterable[Problem]) -> None:
        """Note how a run ended, and what it skipped or refused."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE run SET finished = ?, counts = ? WHERE id = ?", (now(), json.dumps(dict(counts)), run)
            )
            connection.executemany(
                "INSERT INTO problem VALUES (?, ?, ?, ?, ?)",
                ((run, p.source, p.report, p.status, p.message) for p in problems),
            )

    def runs(self, *, limit: int = 20) -> list[Run]:
        """The last runs, the latest first."""
        rows = self.database.rows("SELECT * FROM run ORDER BY id DESC LIMIT ?", (limit,))
        return [
            Run(row["id"], row["started"], row["finished"], row["extractor"], json.loads(row["counts"])) for row in rows
        ]

    def problems(self, run: int) -> list[Problem]:
        """What a run skipped or refused, in order."""
        rows = self.database.rows(
            "SELECT source, report, status, message FROM problem WHERE run = ? ORDER BY rowid", (run,)
        )
        return [Problem(*row) for row in rows]

    # -- outbox ------------------------------------------------------------------------------

    def note_judged(self, nodes: Iterable[str], *, reports: Iterable[str] = ()) -> None:
        """Put ids that judgements concern, and reports to be written anew, into the outbox."""
        with self.transaction() as connection:
            seq = connection.execute(
                "INSERT INTO revision(key, change, at) VALUES ('', 'judged', ?)", (now(),)
            ).lastrowid
            connection.executemany("INSERT OR REPLACE INTO outbox_judged VALUES (?, ?)", ((n, seq) for n in nodes))
            for key in reports:
                connection.execute("INSERT OR REPLACE INTO outbox VALUES (?, ?)", (key, seq))
                packed = self.database.value("SELECT document FROM report WHERE key = ?", (key,))
                entities = _entity_ids(json.loads(_unpack(packed))) if packed else set()
                connection.executemany(
                    "INSERT OR REPLACE INTO outbox_entity VALUES (?, ?)", ((entity, seq) for entity in entities)
                )
            self.bump()

    def pending(self, *, after: int = 0) -> Pending:
        """What store and catalogue may not have yet, of the changes after the one numbered `after`."""
        found = [
            self.database.rows(f"SELECT {column}, seq FROM {table} WHERE seq > ? ORDER BY seq, 1", (after,))
            for table, column in (("outbox", "key"), ("outbox_entity", "id"), ("outbox_judged", "id"))
        ]
        keys, entities, judged = (tuple(row[0] for row in rows) for rows in found)
        return Pending(keys, entities, judged, max([after, *(row[1] for rows in found for row in rows)]))

    def settle(self, seq: int) -> None:
        """Store and catalogue have all changes up to `seq` on the disk."""
        with self.transaction() as connection:
            for table in ("outbox", "outbox_entity", "outbox_judged"):
                connection.execute(f"DELETE FROM {table} WHERE seq <= ?", (seq,))

    def meta(self, name: str) -> str | None:
        """A named value kept with the archive, or None."""
        found: str | None = self.database.value("SELECT value FROM meta WHERE name = ?", (name,))
        return found

    def set_meta(self, name: str, value: str) -> None:
        """Keep a named value."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the file."""
        self.database.close()


def _entity_ids(whole: dict[str, Any]) -> set[str]:
    """Ids of the registry's entities in an extraction document, and of the run that made it."""
    found = {item["id"] for layer in ENTITY_LAYERS for item in whole.get(layer) or ()}
    return found | ({f"run/{ids.slug(whole['extractor'])}"} if whole.get("extractor") else set())
