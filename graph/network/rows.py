"""What projections are made of: one streamed query for each relation of the catalogue.

All queries of one reading see the same version of the data. Ids come out as the canonical ones; a
relation can be read whole, or for some reports or meetings alone, by the same query.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from graph.schema import JOIN_GROUNDS, SCHEMA
from graph.views import listed


class Report(NamedTuple):
    """What is counted of a report beside itself."""

    outlet: str
    published: str | None


class Entity(NamedTuple):
    """What is known of a party."""

    kind: str
    label: str
    subkind: str | None
    region: str | None
    part_of: str | None


class Tenure(NamedTuple):
    """A report calls a person the holder of a post."""

    report: str
    person: str
    post: str
    body: str | None
    former: bool
    date: str | None
    confidence: float
    evidence: tuple[str, ...]


class Direction(NamedTuple):
    """A directive and one of its addressees."""

    report: str
    directive: str
    issuer: str
    issuer_post: str | None
    addressee: str
    occasion: str
    """The canonical meeting at which it was given; of a directive without meeting, the report."""
    date: str | None
    region: str | None
    strength: str
    confidence: float
    evidence: tuple[str, ...]


class Presence(NamedTuple):
    """A report says that a party took part in a meeting."""

    report: str
    meeting: str
    who: str
    date: str | None
    region: str | None
    confidence: float
    evidence: tuple[str, ...]


class Cited(NamedTuple):
    """A report cites a regulation, in its text or as the ground of a directive."""

    report: str
    regulation: str
    date: str | None
    region: str | None
    confidence: float
    evidence: tuple[str, ...]


class Link(NamedTuple):
    """A directive is carried on, by another directive or by what was done about it."""

    report: str
    source: str
    """The directive carried on, or the party whose directive it is where it is not told which."""
    target: str
    date: str | None
    region: str | None
    strength: str | None
    confidence: float
    evidence: tuple[str, ...]


class Belonging(NamedTuple):
    """Reports say that a body is part of another."""

    body: str
    parent: str
    report: str
    date: str | None
    evidence: tuple[str, ...]


class Reading:
    """One consistent look at the catalogue."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @cached_property
    def canonical(self) -> dict[str, str]:
        """Id -> the id that stands for it, where that is another."""
        return dict(self._connection.execute("SELECT id, canonical FROM canonical"))

    @cached_property
    def _pool(self) -> dict[str, str]:
        # Ids come thousands of times: the pool gives the canonical one, as one string for all.
        return dict(self.canonical)

    def version(self) -> str:
        """The version of the data."""
        row = self._connection.execute("SELECT value FROM meta WHERE name = 'dataset_version'").fetchone()
        return str(row[0]) if row else "empty"

    def reports(self, keys: Iterable[str] | None = None) -> dict[str, Report]:
        """Reports by key; outlets without a name count as one."""
        sql, values = _narrowed("SELECT key, publisher, published FROM report", "key", keys)
        return {key: Report(outlet or "", published) for key, outlet, published in self._rows(sql, values)}

    def occasions(self, keys: Iterable[str] | None = None) -> dict[str, str]:
        """Report -> the canonical meeting it is about; reports about none are left out."""
        sql, values = _narrowed("SELECT report, min(canonical) FROM meeting WHERE main = 1", "report", keys)
        return dict(self._rows(f"{sql} GROUP BY report", values))

    def entities(self, ids: Iterable[str] | None = None) -> dict[str, Entity]:
        """Entities by id, meetings left out."""
        sql, values = _narrowed(
            "SELECT id, kind, label, subkind, region, part_of FROM entity WHERE kind <> 'meeting'", "id", ids
        )
        return {
            local_id: Entity(kind, label, subkind, region, self._same(part_of))
            for local_id, kind, label, subkind, region, part_of in self._rows(sql, values)
        }

    def named_in(self, keys: Iterable[str]) -> set[str]:
        """Ids of the entities that some reports name: those they are named by and those that stand for them."""
        found = self._rows(f"SELECT DISTINCT entity FROM mention WHERE report IN ({_EACH})", (listed(keys),))
        own = {row[0] for row in found}
        return own | {self._same_as(node) for node in own}

    def reports_naming(self, ids: Iterable[str]) -> set[str]:
        """Keys of the reports that name any of some ids."""
        found = self._rows(f"SELECT DISTINCT report FROM mention WHERE entity IN ({_EACH})", (listed(ids),))
        return {row[0] for row in found}

    def meetings_of(self, keys: Iterable[str]) -> set[str]:
        """Canonical meetings that some reports tell of."""
        found = self._rows(f"SELECT DISTINCT canonical FROM meeting WHERE report IN ({_EACH})", (listed(keys),))
        return {row[0] for row in found}

    def reports_telling(self, meetings: Iterable[str]) -> set[str]:
        """Keys of the reports that tell of some canonical meetings."""
        found = self._rows(f"SELECT DISTINCT report FROM meeting WHERE canonical IN ({_EACH})", (listed(meetings),))
        return {row[0] for row in found}

    def tenures(self, keys: Iterable[str] | None = None) -> Iterator[Tenure]:
        """Tenures, of all reports or of some."""
        sql, values = _narrowed(
            "SELECT report, person, post, organisation, former, date, confidence, evidence FROM tenure", "report", keys
        )
        same = self._pool.setdefault
        for report, person, post, body, former, date, confidence, evidence in self._rows(sql, values):
            yield Tenure(
                same(report, report), same(person, person), same(post, post), self._same(body), bool(former), date,
                _sure(confidence), evidence_ids(report, evidence),
            )  # fmt: skip

    def directions(self, keys: Iterable[str] | None = None) -> Iterator[Direction]:
        """Directives by addressee; those whose issuer is not told are left out."""
        sql, values = _narrowed(
            "SELECT d.report, d.id, d.issuer, d.issuer_post, a.who, d.canonical, d.date, d.region, d.strength, "
            "d.confidence, d.evidence FROM directive d JOIN addressee a ON a.directive = d.id "
            "WHERE d.issuer IS NOT NULL",
            "d.report",
            keys,
        )
        same = self._pool.setdefault
        for report, directive, issuer, post, who, meeting, date, region, strength, sure, evidence in self._rows(
            sql, values
        ):
            yield Direction(
                same(report, report), directive, same(issuer, issuer), self._same(post), same(who, who),
                self._same(meeting) or f"report/{report}", date, region, strength, _sure(sure),
                evidence_ids(report, evidence),
            )  # fmt: skip

    def presences(self, meetings: Iterable[str] | None = None) -> Iterator[Presence]:
        """Who took part, in no order; all meetings or some (canonical ids)."""
        sql, values = _narrowed(
            "SELECT a.report, a.canonical, a.who, coalesce(m.date, a.date), m.region, a.confidence, a.evidence "
            "FROM attendance a LEFT JOIN meeting m ON m.id = a.meeting",
            "a.canonical",
            meetings,
        )
        same = self._pool.setdefault
        for report, meeting, who, date, region, confidence, evidence in self._rows(sql, values):
            yield Presence(
                same(report, report), same(meeting, meeting), same(who, who), date, region, _sure(confidence),
                evidence_ids(report, evidence),
            )  # fmt: skip

    def cited(self, keys: Iterable[str] | None = None) -> Iterator[Cited]:
        """Regulations that reports cite, and those that their directives rest on."""
        same = self._pool.setdefault
        sql, values = _narrowed("SELECT report, regulation, date, confidence, evidence FROM citation", "report", keys)
        for report, regulation, date, confidence, evidence in self._rows(sql, values):
            yield Cited(
                report, same(regulation, regulation), date, None, _sure(confidence), evidence_ids(report, evidence)
            )
        sql, values = _narrowed(
            "SELECT d.report, b.regulation, d.date, d.region, d.confidence, d.evidence FROM directive d "
            f"{JOIN_GROUNDS}",
            "d.report",
            keys,
        )
        for report, regulation, date, region, confidence, evidence in self._rows(sql, values):
            yield Cited(
                report, same(regulation, regulation), date, region, _sure(confidence), evidence_ids(report, evidence)
            )

    def links(self, keys: Iterable[str] | None = None) -> Iterator[Link]:
        """Directives carried on by directives, then those that follow-ups answer."""
        same = self._pool.setdefault
        sql, values = _narrowed(
            "SELECT report, follows, id, date, region, strength, confidence, evidence FROM directive "
            "WHERE follows IS NOT NULL",
            "report",
            keys,
        )
        for report, follows, directive, date, region, strength, sure, evidence in self._rows(sql, values):
            yield Link(
                report, same(follows, follows), directive, date, region, strength, _sure(sure),
                evidence_ids(report, evidence),
            )  # fmt: skip
        sql, values = _narrowed(
            "SELECT report, coalesce(directive, issuer), id, date, confidence, evidence FROM follow_up "
            "WHERE coalesce(directive, issuer) IS NOT NULL",
            "report",
            keys,
        )
        for report, answered, follow_up, date, confidence, evidence in self._rows(sql, values):
            yield Link(
                report, same(answered, answered), follow_up, date, None, None, _sure(confidence),
                evidence_ids(report, evidence),
            )  # fmt: skip

    def belongings(self, keys: Iterable[str] | None = None) -> Iterator[Belonging]:
        """What reports say of which body is part of which."""
        sql, values = _narrowed(
            "SELECT entity, report, evidence, date, says FROM mention "
            "WHERE entity >= 'organisation/' AND entity < 'organisation0'",
            "report",
            keys,
        )
        same = self._pool.setdefault
        for body, report, evidence, date, says in self._rows(sql, values):
            if '"part_of"' in says:
                for field, value in json.loads(says):
                    if field == "part_of":
                        yield Belonging(
                            same(body, body), same(value, value), report, date, evidence_ids(report, evidence)
                        )

    def chain_parties(self, ids: Iterable[str]) -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
        """What directives and follow-ups say: id -> words, who gave or did it, to whom."""
        wanted = listed(ids)
        out: dict[str, tuple[str, str | None, tuple[str, ...]]] = {}
        for item, action, who in self._rows(
            f"SELECT id, action, issuer FROM directive WHERE id IN ({_EACH})", (wanted,)
        ):
            out[item] = (action, self._same(who), ())
        for item, action, who in self._rows(f"SELECT id, action, who FROM follow_up WHERE id IN ({_EACH})", (wanted,)):
            out[item] = (action, self._same(who), ())
        told: dict[str, list[str]] = {}
        for item, who in self._rows(
            f"SELECT directive, who FROM addressee WHERE directive IN ({_EACH}) ORDER BY directive, position", (wanted,)
        ):
            told.setdefault(item, []).append(self._same_as(who))
        return {item: (words, who, tuple(told.get(item, ()))) for item, (words, who, _) in out.items()}

    def _same_as(self, local_id: str) -> str:
        return self._pool.setdefault(local_id, local_id)

    def _same(self, local_id: str | None) -> str | None:
        return None if local_id is None else self._pool.setdefault(local_id, local_id)

    def _rows(self, sql: str, values: tuple[str, ...]) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)


_EACH = "SELECT value FROM json_each(?)"


def _narrowed(sql: str, column: str, wanted: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
    if wanted is None:
        return sql, ()
    joint = "AND" if " WHERE " in sql else "WHERE"
    return f"{sql} {joint} {column} IN ({_EACH})", (listed(wanted),)


def _sure(confidence: float | None) -> float:
    return 1.0 if confidence is None else confidence


def evidence_ids(report: str, evidence: str) -> tuple[str, ...]:
    """Local ids of the evidence that an `evidence` column names.

    >>> evidence_ids("r1", "[[120,180],[200,210]]")
    ('evidence/r1/120-180', 'evidence/r1/200-210')
    """
    if len(evidence) < 5:
        return ()
    return tuple([f"evidence/{report}/{pair.replace(',', '-')}" for pair in evidence[2:-2].split("],[")])


@contextmanager
def reading(path: Path) -> Iterator[Reading]:
    """Look at one version of the catalogue; a catalogue that is not there yet reads as an empty one."""
    if path.exists():
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        connection.execute("PRAGMA mmap_size = 268435456")
        connection.execute("BEGIN")
    else:
        connection = sqlite3.connect(":memory:")
        connection.executescript(SCHEMA)
    try:
        yield Reading(connection)
    finally:
        connection.close()
