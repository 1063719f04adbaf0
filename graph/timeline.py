"""Meetings and directives over time: counted by year, month or day, and listed in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph import directive_views, relation_views
from graph.directive_views import DirectiveRow
from graph.relation_views import MeetingRow
from graph.views import IN, Page, View, listed

KINDS = ("meetings", "directives")
PERIOD_CHARS = {"year": 4, "month": 7, "day": 10}
"""Grain of a count -> how many characters of an ISO date tell it."""


@dataclass(frozen=True, slots=True)
class TimeFilter:
    """What is wanted on the time line; an empty field asks for nothing."""

    kinds: tuple[str, ...] = KINDS
    since: str | None = None
    until: str | None = None
    region: str | None = None
    """Id of a place; also finds the places inside it."""
    bodies: tuple[str, ...] = ()
    """Ids of a body and of its posts: meetings that they or their people attended, directives by and to them."""
    types: tuple[str, ...] = ()
    """Codes of meeting types; directives count by the meeting at which they were given."""
    strengths: tuple[str, ...] = ()
    """Strengths of directives; meetings have none and are left out where one is asked for."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A meeting or a directive; what several reports tell alike is one."""

    date: str | None
    meeting: MeetingRow | None = None
    directive: DirectiveRow | None = None
    others: int = 0
    """How many other reports tell of the meeting."""


def _moments(wanted: TimeFilter) -> tuple[str, list[Any]]:
    """SQL for the rows ``id, kind, date`` that a filter asks for, and its values."""
    parts: list[str] = []
    values: list[Any] = []
    bodies = listed(wanted.bodies)
    if "meetings" in wanted.kinds and not wanted.strengths:
        terms = ["1"]
        if wanted.since or wanted.until:
            # Of these only are the rows grouped; the period is then asked of the day that they are shown under.
            terms.append("m.canonical IN (SELECT canonical FROM meeting WHERE date BETWEEN ? AND ?)")
            values += [wanted.since or "", wanted.until or "9999"]
        if wanted.types:
            terms.append(f"m.type {IN}")
            values.append(listed(wanted.types))
        if wanted.region:
            terms.append("(m.region = ? OR m.region LIKE ?)")
            values += [wanted.region, f"{wanted.region}.%"]
        if wanted.bodies:
            terms.append(
                f"m.canonical IN (SELECT canonical FROM attendance WHERE who {IN} UNION SELECT a.canonical "
                f"FROM tenure t JOIN attendance a ON a.who = t.person AND a.report = t.report "
                f"WHERE t.organisation {IN})"
            )
            values += [bodies, bodies]
        parts.append(
            "SELECT canonical AS id, 'meeting' AS kind, min(date) AS date FROM meeting m "
            f"WHERE {' AND '.join(terms)} GROUP BY canonical"
        )
    if "directives" in wanted.kinds:
        terms = ["NOT EXISTS (SELECT 1 FROM repeated p WHERE p.directive = d.id)"]
        if wanted.since or wanted.until:
            terms.append("d.date BETWEEN ? AND ?")
            values += [wanted.since or "", wanted.until or "9999"]
        if wanted.types:
            terms.append(f"d.canonical IN (SELECT canonical FROM meeting WHERE type {IN})")
            values.append(listed(wanted.types))
        if wanted.region:
            terms.append("(d.region = ? OR d.region LIKE ?)")
            values += [wanted.region, f"{wanted.region}.%"]
        if wanted.bodies:
            terms.append(
                f"d.rowid IN (SELECT rowid FROM directive WHERE issuer {IN} UNION SELECT rowid FROM directive "
                f"WHERE issuer_post {IN} UNION SELECT x.rowid FROM addressee a JOIN directive x ON x.id = a.directive "
                f"WHERE a.who {IN})"
            )
            values += [bodies, bodies, bodies]
        if wanted.strengths:
            terms.append(f"d.strength {IN}")
            values.append(listed(wanted.strengths))
        parts.append(f"SELECT id, 'directive' AS kind, date FROM directive d WHERE {' AND '.join(terms)}")
    made = " UNION ALL ".join(parts) or "SELECT NULL AS id, NULL AS kind, NULL AS date WHERE 0"
    period = ["1"]
    if wanted.since:
        period.append("date >= ?")
        values.append(wanted.since)
    if wanted.until:
        period.append("date <= ?")
        values.append(wanted.until)
    return f"SELECT * FROM ({made}) WHERE {' AND '.join(period)}", values


def counts(view: View, wanted: TimeFilter, *, grain: str) -> dict[str, dict[str, int]]:
    """How many meetings and directives fall in each year, month or day (a key of `PERIOD_CHARS`), in order of time.

    What has no date stands under "".
    """
    rows, values = _moments(wanted)
    found: dict[str, dict[str, int]] = {}
    for row in view.kept(
        f"SELECT coalesce(substr(date, 1, {PERIOD_CHARS[grain]}), '') AS period, kind, count(*) AS n FROM ({rows}) "
        "GROUP BY 1, 2 ORDER BY 1",
        values,
    ):
        found.setdefault(row["period"], dict.fromkeys(KINDS, 0))[f"{row['kind']}s"] = row["n"]
    return found


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting or a directive before it is read in full."""

    id: str
    kind: str
    """meeting or directive."""
    date: str | None


def moments(view: View, wanted: TimeFilter, *, offset: int = 0, size: int = 25) -> Page[Moment]:
    """Meetings and directives in order of time, the latest first; on one day a meeting before its directives."""
    page = marks(view, wanted, offset=offset, size=size)
    return Page(read(view, page.rows), page.total, offset, size)


def marks(view: View, wanted: TimeFilter, *, offset: int = 0, size: int = 25) -> Page[Mark]:
    """What `moments` gives, for `read`."""
    rows, values = _moments(wanted)
    total = int(view.kept(f"SELECT count(*) FROM ({rows})", values)[0][0])
    found = view.rows(
        f"SELECT id, kind, date FROM ({rows}) ORDER BY date IS NULL, date DESC, kind DESC, id LIMIT ? OFFSET ?",
        [*values, size, offset],
    )
    return Page(tuple(Mark(*row) for row in found), total, offset, size)


def read(view: View, found: Sequence[Mark]) -> tuple[Moment, ...]:
    """Some meetings and directives in full, in the same order."""
    given = {d.id: d for d in directive_views.some(view, (mark.id for mark in found if mark.kind == "directive"))}
    held = _meetings(view, [mark.id for mark in found if mark.kind == "meeting"])
    made = []
    for mark in found:
        told = held.get(mark.id, [])
        meeting = next((m for m in told if m.date == mark.date), told[0]) if told else None
        made.append(Moment(mark.date, meeting, given.get(mark.id), max(0, len(told) - 1)))
    return tuple(made)


def _meetings(view: View, canonical: Sequence[str]) -> dict[str, list[MeetingRow]]:
    found: dict[str, list[MeetingRow]] = {}
    for row in relation_views.meetings_among(view, canonical):
        found.setdefault(row.canonical, []).append(row)
    return found


def meeting_types(view: View) -> list[str]:
    """Codes of the types of meetings there are, the most frequent first."""
    return [r[0] for r in view.kept("SELECT type FROM meeting GROUP BY type ORDER BY count(*) DESC, type")]


def regions(view: View) -> list[str]:
    """Ids of the regions that meetings or directives belong to."""
    return [
        row[0]
        for row in view.kept(
            "SELECT region FROM meeting WHERE region IS NOT NULL UNION "
            "SELECT region FROM directive WHERE region IS NOT NULL ORDER BY 1"
        )
    ]
