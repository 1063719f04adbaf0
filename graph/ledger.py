"""The archive's rows of judgements: kept, found, replaced and taken back, with what follows from each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, fields

from graph.archive import Archive
from graph.errors import NotFound
from graph.judgements import OCCURRENCE, RULES, Identity, Judgement, base, end, resolve

_COLUMNS = ", ".join(f'"{f.name}"' for f in fields(Judgement))
_MARKS = ", ".join("?" for _ in fields(Judgement))
_LAST = "\uffff"
"""Sorts after every character of an id: closes a range of ids that begin alike."""


def _judgements(rows: Iterable[sqlite3.Row]) -> list[Judgement]:
    return [Judgement(*row) for row in rows]


class Ledger:
    """The judgements of one archive. Every change goes to the outbox with all ids it may concern."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._database = archive.database

    # -- reading -----------------------------------------------------------------------------

    def all(self) -> list[Judgement]:
        """Every judgement ever made, the latest first."""
        return _judgements(self._database.rows(f"SELECT {_COLUMNS} FROM judgement ORDER BY at DESC, id"))

    def any(self) -> bool:
        """True where a judgement was ever made."""
        return self._database.value("SELECT 1 FROM judgement LIMIT 1") is not None

    def get(self, judgement: str) -> Judgement:
        """The judgement with an id.

        Raises:
            NotFound: there is none.
        """
        row = self._database.row(f"SELECT {_COLUMNS} FROM judgement WHERE id = ?", (judgement,))
        if row is None:
            raise NotFound(f"there is no judgement {judgement!r}; `risalah judgements` lists them")
        return Judgement(*row)

    def about(self, nodes: Iterable[str]) -> list[Judgement]:
        """Every judgement on one of the ids, those taken back included, in order of id."""
        found: dict[str, Judgement] = {}
        for node in nodes:
            for side in ("left", "right"):
                rows = self._database.rows(f'SELECT {_COLUMNS} FROM judgement WHERE "{side}" = ?', (node,))
                found |= {j.id: j for j in _judgements(rows)}
        return [found[i] for i in sorted(found)]

    def component(self, nodes: Iterable[str]) -> tuple[set[str], list[Judgement]]:
        """All ids that judgements in force link to `nodes`, directly or not, and every judgement on them.

        What follows for these ids follows from these judgements alone.
        """
        seen: set[str] = set()
        judgements: dict[str, Judgement] = {}
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            waiting += self._occurrences(node)
            for one in self.about([node]):
                judgements[one.id] = one
                if one.ended is None and one.verdict != "unsure":
                    waiting += (one.left, one.right)
        return seen, [judgements[i] for i in sorted(judgements)]

    def _occurrences(self, node: str) -> list[str]:
        entity, report = base(node)
        if report is not None:
            return [entity]
        head = f"{node}{OCCURRENCE}"
        return [
            row[0]
            for side in ("left", "right")
            for row in self._database.rows(
                f'SELECT DISTINCT "{side}" FROM judgement WHERE "{side}" >= ? AND "{side}" < ?', (head, head + _LAST)
            )
        ]

    def identity(self) -> Identity:
        """What follows from all judgements."""
        return resolve(_judgements(self._database.rows(f"SELECT {_COLUMNS} FROM judgement WHERE ended IS NULL")))

    def splits(self, key: str) -> dict[str, str]:
        """Ids of a report's own nodes: id as extracted -> id in graph and catalogue."""
        return {
            row[0]: row[1]
            for row in self._database.rows("SELECT entity, node FROM split WHERE report = ? ORDER BY entity", (key,))
        }

    # -- writing -----------------------------------------------------------------------------

    def add(self, judgement: Judgement) -> None:
        """Keep a person's judgement; it takes the place of what a person said of the pair before."""
        with self._database.transaction():
            before = self._concerned([judgement])
            for old in self.about([judgement.left]):
                if old.pair == judgement.pair and old.ended is None and old.by != RULES:
                    self._write(end(old, at=judgement.at, by=judgement.id))
            self._write(judgement)
            self._settle([judgement], before)

    def take_back(self, judgement: str, *, at: str, by: str, reason: str) -> Judgement:
        """End a judgement; what it replaced, or what the rules say, holds again.

        Raises:
            NotFound: there is none with that id, or it was taken back before.
        """
        old = self.get(judgement)
        if old.ended is not None:
            raise NotFound(f"the judgement {judgement!r} was taken back on {old.ended}")
        with self._database.transaction():
            before = self._concerned([old])
            made = end(old, at=at, by=by, reason=reason)
            self._write(made)
            for other in self.about([old.left]):
                if other.ended_by == old.id:
                    self._write(
                        Judgement(
                            other.id, other.left, other.right, other.verdict, other.by, other.at, other.score,
                            other.reason,
                        )
                    )  # fmt: skip
            self._settle([made], before)
        return made

    def renew(self, proposed: Sequence[Judgement], *, meetings: set[str], vanished: Iterable[str]) -> None:
        """Let the rules' judgements on `meetings` be `proposed`, and none be on those that have vanished.

        Where the rules say what they said before, the row stays as it is; where a person has judged,
        or has taken the rules' judgement back, the rules' row stays too.
        """
        gone = set(vanished)
        held = self.about(meetings | gone)
        by_person = {j.pair for j in held if j.by != RULES or (j.ended is not None and j.ended_by != RULES)}
        wanted = {(j.pair, j.verdict, j.score): j for j in proposed if j.pair not in by_person}
        drop: list[Judgement] = []
        for old in held:
            if old.by != RULES or old.ended is not None:
                continue
            lost = old.left in gone or old.right in gone
            within = old.left in meetings and old.right in meetings
            if wanted.pop((old.pair, old.verdict, old.score), None) is None and (
                lost or (within and old.pair not in by_person)
            ):
                drop.append(old)
        if not drop and not wanted:
            return
        with self._database.transaction() as connection:
            changed = [*drop, *wanted.values()]
            before = self._concerned(changed)
            connection.executemany("DELETE FROM judgement WHERE id = ?", ((j.id,) for j in drop))
            for new in wanted.values():
                self._write(new)
            self._settle(changed, before)

    def of_report(self, key: str) -> set[str]:
        """Ids of meetings of a report that judgements speak of."""
        head = f"meeting/{key}/"
        return {
            row[0]
            for side in ("left", "right")
            for row in self._database.rows(
                f'SELECT DISTINCT "{side}" FROM judgement WHERE "{side}" >= ? AND "{side}" < ?', (head, head + _LAST)
            )
        }

    # -- parts -------------------------------------------------------------------------------

    def _write(self, judgement: Judgement) -> None:
        self._database.connection.execute(
            f"INSERT OR REPLACE INTO judgement({_COLUMNS}) VALUES ({_MARKS})", astuple(judgement)
        )

    def _concerned(self, judgements: Sequence[Judgement]) -> set[str]:
        return self.component({node for j in judgements for node in (j.left, j.right)})[0]

    def _settle(self, changed: Sequence[Judgement], before: set[str]) -> None:
        """Write what follows for reports' own nodes, and all that is concerned into the outbox."""
        nodes, rows = self.component(before | self._concerned(changed))
        found = resolve(rows).splits
        reports = {report for node in nodes if (report := base(node)[1]) is not None}
        entities = {base(node)[0] for node in nodes}
        moved = {key for key in reports if self._replace_splits(key, entities, found.get(key, {}))}
        self._archive.note_judged([*nodes, *(j.id for j in changed), *(j.id for j in rows)], reports=moved)

    def _replace_splits(self, key: str, entities: set[str], new: Mapping[str, str]) -> bool:
        old = {entity: node for entity, node in self.splits(key).items() if entity in entities}
        if old == dict(new):
            return False
        connection = self._database.connection
        connection.executemany(
            "DELETE FROM split WHERE report = ? AND entity = ?", ((key, entity) for entity in entities)
        )
        connection.executemany(
            "INSERT INTO split VALUES (?, ?, ?)", ((key, entity, node) for entity, node in new.items())
        )
        return True
