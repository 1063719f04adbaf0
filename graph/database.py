"""SQLite as Risalah uses it: WAL, one connection a thread, one writer at a time."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from graph.errors import Abort

BUSY_TIMEOUT_MS = 30_000
"""How long a statement waits for another process's write before it fails."""


class _Connection(sqlite3.Connection):
    """A connection that can be weakly referred to: that of an ended thread may go."""


class Database:
    """One SQLite file; safe to use from several threads.

    `synchronous` is ``FULL`` where a commit must survive a power cut, ``NORMAL`` where a kill is
    enough and what is lost can be made anew.
    """

    def __init__(self, path: Path, *, synchronous: Literal["FULL", "NORMAL"]) -> None:
        self.path = path
        self._synchronous = synchronous
        self._threads = threading.local()
        self._opened: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._write_lock = threading.RLock()
        self._depth = 0
        self._closed = False

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode; rows come as `sqlite3.Row`.

        Raises:
            Abort: the file cannot be opened, or is not a database.
        """
        known: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if known is not None and not self._closed:
            return known
        if self._closed:
            raise Abort(f"{self.path} was closed; open the data directory again")
        try:
            made = sqlite3.connect(
                self.path,
                timeout=BUSY_TIMEOUT_MS / 1000,
                isolation_level=None,
                check_same_thread=False,
                factory=_Connection,
            )
            made.row_factory = sqlite3.Row
            made.execute("PRAGMA journal_mode = WAL")
            made.execute(f"PRAGMA synchronous = {self._synchronous}")
            made.execute("PRAGMA foreign_keys = ON")
        except sqlite3.Error as problem:
            raise Abort(
                f"{self.path} cannot be opened as a database ({problem}); "
                "check the path and its permissions, or name another data directory with --data-dir"
            ) from problem
        self._threads.connection = made
        self._opened.add(made)
        return made

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All writes of the block, or none; blocks may be nested and then count as the outermost."""
        with self._write_lock:
            connection = self.connection
            if self._depth:
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            else:
                connection.execute("COMMIT")
            finally:
                self._depth = 0

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found: sqlite3.Row | None = self.connection.execute(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return found[0] if found is not None else None

    def checkpoint(self) -> None:
        """Bring all committed writes onto the disk, without waiting for readers."""
        self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Close the connections of all threads."""
        self._closed = True
        for connection in list(self._opened):
            connection.close()
        self._threads = threading.local()


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script; `executescript` would end the transaction they belong to."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
