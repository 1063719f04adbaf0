"""Relations as pages list them: tenures, meetings and who took part, quotations, follow-ups, citations."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import ROLE_ORDER
from graph.views import IN, SOURCE, Page, Party, Source, View, listed, source_of

TENURES_KEPT_MAX = 100_000
"""Tenures of the longest list that is put in order once for all its pages."""


@dataclass(frozen=True, slots=True)
class TenureRow:
    """A person in a post, as all reports that say so in the same capacity state it."""

    person: Party
    post: Party
    organisation: Party | None
    acting: str | None
    former: bool
    first: str | None
    """Date of the first report that says so."""
    last: str | None
    reports: int
    """How many reports say so."""
    source: Source
    """The latest of them."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as one report tells of it."""

    id: str
    canonical: str
    name: str
    type: str
    date: str | None
    end_date: str | None
    date_basis: str | None
    mode: str | None
    venue: str | None
    topic: str | None
    main: bool
    region: Party | None
    source: Source


@dataclass(frozen=True, slots=True)
class AttendedRow:
    """A party at a meeting, in the strongest role that any report states."""

    meeting: Party
    who: Party
    role: str
    date: str | None
    sources: tuple[Source, ...]
    roles: tuple[str, ...]
    """The role that each source states."""

    @property
    def disputed(self) -> bool:
        """Whether reports state different roles."""
        return len(set(self.roles)) > 1


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A direct quotation."""

    id: str
    speaker: Party | None
    text: str
    meeting: Party | None
    date: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A party is reported to have acted on a directive."""

    id: str
    who: Party | None
    action: str
    directive: str | None
    issuer: Party | None
    date: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A report cites a regulation."""

    id: str
    regulation: Party
    articles: tuple[str, ...]
    date: str | None
    source: Source


def tenures(
    view: View,
    *,
    people: Sequence[str] = (),
    posts: Sequence[str] = (),
    organisation: str | None = None,
    each: bool = False,
    offset: int = 0,
    size: int = 10,
) -> Page[TenureRow]:
    """Tenures of people, of posts or of a body's posts (all where none is given), latest first, former ones last.

    One row for each capacity told, however many reports tell it; with `each`, one row for each
    report that does.
    """
    terms: list[str] = []
    values: list[str] = []
    for column, wanted in (("person", people), ("post", posts)):
        if wanted:
            terms.append(f"{column} {IN}")
            values.append(listed(wanted))
    if organisation:
        terms.append("organisation = ?")
        values.append(organisation)
    told = (
        "SELECT t.id, t.acting, t.former, t.date, coalesce(cp.canonical, t.person) AS who, "
        "coalesce(cq.canonical, t.post) AS office FROM tenure t "
        "LEFT JOIN canonical cp ON cp.id = t.person LEFT JOIN canonical cq ON cq.id = t.post "
        f"WHERE {' AND '.join(terms) or '1'}"
    )
    # Grouping is what takes time: it is done once for all pages of a list, until the dataset changes.
    alike = (
        "SELECT former, count(*) AS reports, min(date) AS first, max(date) AS last, "
        "max(coalesce(date, '') || char(9) || id) AS latest "
        f"FROM ({told}) GROUP BY {'id' if each else 'who, office, acting, former'} "
        "ORDER BY former, last DESC, reports DESC, substr(latest, instr(latest, char(9)) + 1)"
    )
    groups = view.rows(alike, values) if each else view.kept(alike, values, most=TENURES_KEPT_MAX)
    shown = {row["latest"].partition("\t")[2]: row for row in groups[offset : offset + size]}
    told_by = {
        row["id"]: row
        for row in view.among(
            f"SELECT t.*, {SOURCE} FROM tenure t JOIN report r ON r.key = t.report WHERE t.id IN ({{ids}})", shown
        )
    }
    found = [(group, told_by[latest]) for latest, group in shown.items() if latest in told_by]
    parties = view.parties(row[name] for _, row in found for name in ("person", "post", "organisation"))
    rows = tuple(
        TenureRow(
            person=parties[row["person"]],
            post=parties[row["post"]],
            organisation=parties.get(row["organisation"] or ""),
            acting=row["acting"],
            former=bool(row["former"]),
            first=group["first"],
            last=group["last"],
            reports=group["reports"],
            source=source_of(row),
        )
        for group, row in found
    )
    return Page(rows, len(groups), offset, size)


def meeting_rows(view: View, canonical: str) -> list[MeetingRow]:
    """What each report tells of one meeting, in order of publication."""
    return meetings_among(view, (canonical,))


def meetings_among(view: View, canonical: Sequence[str]) -> list[MeetingRow]:
    """What each report tells of some meetings, in order of publication."""
    found = view.rows(
        f"SELECT m.*, {SOURCE} FROM meeting m JOIN report r ON r.key = m.report WHERE m.canonical {IN} "
        "ORDER BY r.published IS NULL, r.published, r.key",
        (listed(canonical),),
    )
    parties = view.parties(row["region"] for row in found)
    return [
        MeetingRow(
            id=row["id"],
            canonical=row["canonical"],
            name=row["name"],
            type=row["type"],
            date=row["date"],
            end_date=row["end_date"],
            date_basis=row["date_basis"],
            mode=row["mode"],
            venue=row["venue"],
            topic=row["topic"],
            main=bool(row["main"]),
            region=parties.get(row["region"] or ""),
            source=source_of(row),
        )
        for row in found
    ]


def attended(view: View, who: Sequence[str], *, offset: int = 0, size: int = 10) -> Page[AttendedRow]:
    """Meetings that a party took part in, latest first."""
    wanted = listed(who)
    total = int(view.kept(f"SELECT count(DISTINCT canonical) FROM attendance WHERE who {IN}", (wanted,))[0][0])
    chosen = view.rows(
        f"SELECT canonical, max(date) AS day FROM attendance WHERE who {IN} GROUP BY canonical "
        "ORDER BY day IS NULL, day DESC, canonical LIMIT ? OFFSET ?",
        (wanted, size, offset),
    )
    meetings = [row["canonical"] for row in chosen]
    found = view.rows(
        f"SELECT a.*, {SOURCE} FROM attendance a JOIN report r ON r.key = a.report "
        f"WHERE a.who {IN} AND a.canonical {IN}",
        (wanted, listed(meetings)),
    )
    rows = {row.meeting.id: row for row in _attended(view, found)}
    return Page(tuple(rows[m] for m in meetings if m in rows), total, offset, size)


def participants(view: View, canonical: str, *, offset: int = 0, size: int = 200) -> Page[AttendedRow]:
    """Who took part in a meeting, by role from host to participant, then by name."""
    total = int(view.kept("SELECT count(DISTINCT who) FROM attendance WHERE canonical = ?", (canonical,))[0][0])
    found = view.rows(
        f"SELECT a.*, {SOURCE} FROM attendance a JOIN report r ON r.key = a.report WHERE a.canonical = ?", (canonical,)
    )
    rows = sorted(_attended(view, found), key=lambda a: (_rank(a.role), a.who.kind, a.who.label))
    return Page(tuple(rows[offset : offset + size]), total, offset, size)


def _rank(role: str) -> int:
    return ROLE_ORDER.index(role) if role in ROLE_ORDER else len(ROLE_ORDER)


def _attended(view: View, found: Sequence[sqlite3.Row]) -> list[AttendedRow]:
    parties = view.parties(row[name] for row in found for name in ("who", "canonical"))
    grouped: dict[tuple[str, str], list[sqlite3.Row]] = {}
    for row in found:
        grouped.setdefault((row["canonical"], parties[row["who"]].id), []).append(row)
    return [
        AttendedRow(
            meeting=parties[ordered[0]["canonical"]],
            who=parties[ordered[0]["who"]],
            role=ordered[0]["role"],
            date=max((r["date"] for r in ordered if r["date"]), default=None),
            sources=tuple(source_of(r) for r in ordered),
            roles=tuple(r["role"] for r in ordered),
        )
        for ordered in (sorted(rows, key=lambda r: _rank(r["role"])) for rows in grouped.values())
    ]


def quotes(
    view: View, *, speakers: Sequence[str] = (), meeting: str | None = None, offset: int = 0, size: int = 5
) -> Page[QuoteRow]:
    """Quotations of a speaker, those of a meeting, or all of them, latest first."""
    if not meeting and not speakers:
        where, value = "? = ''", ""
    elif meeting:
        # What is said at a meeting stands in a report of it, and quotations of a report are found by index.
        where = (
            "q.report IN (SELECT report FROM meeting WHERE canonical = ?1) "
            "AND q.meeting IN (SELECT id FROM meeting WHERE canonical = ?1)"
        )
        value = meeting
    else:
        where, value = f"q.speaker {IN}", listed(speakers)
    total = int(view.kept(f"SELECT count(*) FROM quote q WHERE {where}", (value,))[0][0])
    found = view.rows(
        f"SELECT q.*, {SOURCE} FROM quote q JOIN report r ON r.key = q.report WHERE {where} "
        "ORDER BY q.date IS NULL, q.date DESC, q.id LIMIT ? OFFSET ?",
        (value, size, offset),
    )
    parties = view.parties(row[name] for row in found for name in ("speaker", "meeting"))
    rows = tuple(
        QuoteRow(
            row["id"],
            parties.get(row["speaker"] or ""),
            row["text"],
            parties.get(row["meeting"] or ""),
            row["date"],
            source_of(row),
        )
        for row in found
    )
    return Page(rows, total, offset, size)


def follow_ups(
    view: View,
    *,
    who: Sequence[str] = (),
    directives: Sequence[str] = (),
    issuers: Sequence[str] = (),
    offset: int = 0,
    size: int = 10,
) -> Page[FollowUpRow]:
    """Reported follow-ups by a party, on directives, or on what an issuer directed; latest first."""
    terms, values = [], []
    for column, wanted in (("f.who", who), ("f.directive", directives), ("f.issuer", issuers)):
        if wanted:
            terms.append(f"{column} {IN}")
            values.append(listed(wanted))
    where = " OR ".join(terms) or "1"
    total = int(view.kept(f"SELECT count(*) FROM follow_up f WHERE {where}", values)[0][0])
    found = view.rows(
        f"SELECT f.*, {SOURCE} FROM follow_up f JOIN report r ON r.key = f.report WHERE {where} "
        "ORDER BY f.date IS NULL, f.date DESC, f.id LIMIT ? OFFSET ?",
        (*values, size, offset),
    )
    return Page(_follow_ups(view, found), total, offset, size)


def follow_ups_among(view: View, ids: Sequence[str]) -> tuple[FollowUpRow, ...]:
    """The follow-ups with some ids, in no order."""
    found = view.among(
        f"SELECT f.*, {SOURCE} FROM follow_up f JOIN report r ON r.key = f.report WHERE f.id IN ({{ids}})", ids
    )
    return _follow_ups(view, found) if found else ()


def _follow_ups(view: View, found: Sequence[sqlite3.Row]) -> tuple[FollowUpRow, ...]:
    parties = view.parties(row[name] for row in found for name in ("who", "issuer"))
    return tuple(
        FollowUpRow(
            row["id"],
            parties.get(row["who"] or ""),
            row["action"],
            row["directive"],
            parties.get(row["issuer"] or ""),
            row["date"],
            source_of(row),
        )
        for row in found
    )


def citations(view: View, regulation: Sequence[str], *, offset: int = 0, size: int = 10) -> Page[CitationRow]:
    """Reports that cite a regulation, or any where none is given, latest first."""
    wanted = listed(regulation)
    where = f"regulation {IN}" if regulation else "? = '[]'"
    total = int(view.kept(f"SELECT count(*) FROM citation WHERE {where}", (wanted,))[0][0])
    found = view.rows(
        f"SELECT c.*, {SOURCE} FROM citation c JOIN report r ON r.key = c.report WHERE {where} "
        "ORDER BY c.date IS NULL, c.date DESC, c.id LIMIT ? OFFSET ?",
        (wanted, size, offset),
    )
    parties = view.parties(row["regulation"] for row in found)
    rows = tuple(
        CitationRow(
            row["id"], parties[row["regulation"]], tuple(json.loads(row["articles"])), row["date"], source_of(row)
        )
        for row in found
    )
    return Page(rows, total, offset, size)
