"""Who directed whom: rows of directives with everybody and everything they point to, by any filter."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.model import Span
from graph.periods import inside, whole_months
from graph.repeats import stated_too
from graph.views import IN, SOURCE, Page, Party, Source, View, listed, source_of

SORTS: dict[str, str] = {
    "newest": "d.date DESC, d.id",
    "oldest": "d.date IS NULL, d.date, d.id",
    "issuer": "coalesce(e.label, d.issuer) IS NULL, coalesce(e.label, d.issuer) COLLATE NOCASE, d.date DESC, d.id",
    "strength": "CASE d.strength WHEN 'order' THEN 0 WHEN 'request' THEN 1 WHEN 'urge' THEN 2 WHEN 'remind' THEN 3 "
    "ELSE 4 END, d.date DESC, d.id",
    "confidence": "d.confidence DESC, d.date DESC, d.id",
    "deadline": "d.deadline_date IS NULL, d.deadline_date, d.id",
}
"""Name of an order -> ORDER BY terms."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A regulation named as ground of a directive, with the article where one is named."""

    regulation: Party
    article: str
    """Last part of the article's id (``pasal-25-ayat-1``); "" where none is named."""

    @property
    def id(self) -> str:
        """Local id of the article, or of the regulation."""
        return f"{self.regulation.id}/{self.article}" if self.article else self.regulation.id

    @property
    def label(self) -> str:
        """The article before the regulation, as one cites them: "Pasal 25 ayat 1 UU 23/2014"."""
        if not self.article:
            return self.regulation.label
        return f"{self.article.replace('-', ' ').capitalize()} {self.regulation.label}"


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """One directive as one report states it."""

    id: str
    issuer: Party | None
    post: Party | None
    """The post in which it was given, where the report tells."""
    acting: str | None
    addressees: tuple[Party, ...]
    action: str
    action_span: Span | None
    strength: str
    verb: str
    meeting: Party | None
    """The canonical meeting."""
    bases: tuple[Basis, ...]
    follows: str | None
    """Id of a directive, or of the party whose directive it carries on."""
    deadline: str | None
    deadline_date: str | None
    date: str | None
    region: Party | None
    source: Source
    also: tuple[Source, ...] = ()
    """Where other reports of the same meeting state the same directive in the same words."""


@dataclass(frozen=True, slots=True)
class DirectiveFilter:
    """What directives are wanted; an empty field asks for nothing."""

    issuers: tuple[str, ...] = ()
    """Ids of persons, posts or organisations; a post also finds what its holders gave in it."""
    addressees: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    meeting: str | None = None
    regulation: str | None = None
    article: str | None = None
    """Last part of an article's id; also finds its ayat."""
    region: str | None = None
    """Id of a place; also finds the places inside it."""
    publisher: str | None = None
    report: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    """A full-text query (`graph.search.match`) over the action."""
    follows: tuple[str, ...] = ()
    grounded: bool = False
    """Only those with a legal basis."""
    min_confidence: float = 0.0
    ids: tuple[str, ...] = ()

    @property
    def merged(self) -> bool:
        """Whether what several reports of one meeting state alike is one row.

        It is not where the filter asks for what tells such rows apart: a report, an outlet, an id,
        the confidence of the reading.
        """
        return not (self.ids or self.report or self.publisher or self.min_confidence or self.follows)

    @property
    def narrow(self) -> bool:
        """Whether an index leads to the few directives that are wanted."""
        return bool(self.issuers or self.addressees or self.meeting or self.regulation or self.follows or self.ids)


def _where(wanted: DirectiveFilter) -> tuple[str, list[Any]]:
    """The WHERE clause of a filter over `directive d JOIN report r`, and its values."""
    terms: list[str] = []
    values: list[Any] = []

    def add(term: str, *given: Any) -> None:
        terms.append(term)
        values.extend(given)

    if wanted.ids:
        add(f"d.id {IN}", listed(wanted.ids))
    if wanted.issuers:
        issuers = listed(wanted.issuers)
        add(
            f"d.rowid IN (SELECT rowid FROM directive WHERE issuer {IN} "
            f"UNION SELECT rowid FROM directive WHERE issuer_post {IN})",
            issuers,
            issuers,
        )
    if wanted.addressees:
        add(
            f"d.id IN (SELECT directive FROM addressee WHERE who {IN})",
            listed(wanted.addressees),
        )
    if wanted.strengths:
        add(f"d.strength {IN}", listed(wanted.strengths))
    if wanted.meeting:
        add("d.canonical = ?", wanted.meeting)
    if wanted.regulation:
        article = wanted.article or ""
        add(
            "d.id IN (SELECT directive FROM basis WHERE regulation = ? AND (? = '' OR article = ? OR article LIKE ?))",
            wanted.regulation,
            article,
            article,
            f"{article}-ayat-%",
        )
    if wanted.region:
        add("(d.region = ? OR d.region LIKE ?)", wanted.region, f"{wanted.region}.%")
    if wanted.publisher:
        add("r.publisher = ?", wanted.publisher)
    if wanted.report:
        add("d.report = ?", wanted.report)
    if wanted.since:
        add("d.date >= ?", wanted.since)
    if wanted.until:
        add("d.date <= ?", wanted.until)
    if wanted.words:
        add(
            "d.id IN (SELECT id FROM searchable WHERE rowid IN (SELECT rowid FROM search WHERE search MATCH ?))",
            wanted.words,
        )
    if wanted.follows:
        add(f"d.rowid IN (SELECT rowid FROM directive WHERE follows {IN})", listed(wanted.follows))
    if wanted.grounded:
        add("EXISTS (SELECT 1 FROM basis b WHERE b.directive = d.id)")
    if wanted.min_confidence > 0:
        add("d.confidence >= ?", wanted.min_confidence)
    if wanted.merged:
        add("NOT EXISTS (SELECT 1 FROM repeated p WHERE p.directive = d.id)")
    return (" WHERE " + " AND ".join(terms) if terms else ""), values


def directives(
    view: View, wanted: DirectiveFilter, *, sort: str = "newest", offset: int = 0, size: int = 25
) -> Page[DirectiveRow]:
    """One page of the directives that a filter asks for; `sort` is a key of `SORTS`."""
    return Page(first(view, wanted, sort=sort, offset=offset, size=size), count(view, wanted), offset, size)


def count(view: View, wanted: DirectiveFilter) -> int:
    """How many rows there are in all."""
    return sum(_by_month(view, wanted).values())


def first(
    view: View, wanted: DirectiveFilter, *, sort: str = "newest", offset: int = 0, size: int = 25
) -> tuple[DirectiveRow, ...]:
    """The same rows where nobody asks how many there are in all."""
    found = _selected(view, f"d.*, {SOURCE}", wanted, sort, offset, size)
    also = _twins(view, [row["id"] for row in found]) if wanted.merged else {}
    return tuple(_rows(view, found, also))


def first_ids(view: View, wanted: DirectiveFilter, *, sort: str = "newest", size: int = 25) -> dict[str, str | None]:
    """Ids of the same rows in their order, with their days."""
    return {row["id"]: row["date"] for row in _selected(view, "d.id, d.date", wanted, sort, 0, size)}


def _selected(
    view: View, columns: str, wanted: DirectiveFilter, sort: str, offset: int, size: int
) -> list[sqlite3.Row]:
    where, values = _where(wanted)
    # The sign keeps the engine from walking through all days in order for the few rows that a narrow filter leaves.
    order = f"+{SORTS[sort]}" if wanted.narrow else SORTS[sort]
    joins = "JOIN report r ON r.key = d.report " if wanted.publisher or SOURCE in columns else ""
    joins += "LEFT JOIN entity e ON e.id = d.issuer" if sort == "issuer" else ""
    return view.rows(
        f"SELECT {columns} FROM directive d {joins}{where} ORDER BY {order} LIMIT ? OFFSET ?",
        [*values, size, offset],
    )


def some(view: View, ids: Iterable[str], *, also: bool = False) -> tuple[DirectiveRow, ...]:
    """The directives with some ids, the oldest first; with `also`, each with all reports that state it."""
    wanted = list(ids)
    found = view.among(
        f"SELECT d.*, {SOURCE} FROM directive d JOIN report r ON r.key = d.report WHERE d.id IN ({{ids}}) "
        f"ORDER BY {SORTS['oldest']}",
        wanted,
    )
    return tuple(_rows(view, found, _twins(view, wanted, than="<>") if also else {}))


def directive(view: View, directive_id: str) -> DirectiveRow | None:
    """The directive with an id, or None."""
    return next(iter(some(view, (directive_id,), also=True)), None)


def months(view: View, wanted: DirectiveFilter) -> dict[str, int]:
    """How many directives fall in each month (``2022-03``), in order of time."""
    counted = _by_month(view, wanted)
    return {month: counted[month] for month in sorted(counted) if month}


def _by_month(view: View, wanted: DirectiveFilter) -> dict[str, int]:
    """How many fall in each month; those without a day under "". Periods of whole months share one count."""
    bounds = whole_months(wanted.since, wanted.until)
    if bounds is None:
        return _counts(view, wanted, "substr(d.date, 1, 7)")
    counted = _counts(view, replace(wanted, since=None, until=None), "substr(d.date, 1, 7)")
    return {month: counted[month] for month in inside(counted, *bounds)}


def _counts(view: View, wanted: DirectiveFilter, column: str) -> dict[str, int]:
    where, values = _where(wanted)
    join = "JOIN report r ON r.key = d.report" if wanted.publisher or column.startswith("r.") else ""
    rows = view.kept(
        f"SELECT {column} AS code, count(*) AS n FROM directive d {join}{where} GROUP BY 1 ORDER BY 2 DESC, 1", values
    )
    return {row["code"] or "": row["n"] for row in rows}


def _twins(view: View, ids: Iterable[str], *, than: str = ">") -> dict[str, list[Source]]:
    """Where other reports state some directives too, by id: reports whose key is greater, or any other (``<>``)."""
    out: dict[str, list[Source]] = {}
    for row in view.among(
        f"SELECT d.id AS shown, t.*, {SOURCE} FROM directive d JOIN directive t ON {stated_too(than)} "
        "JOIN report r ON r.key = t.report WHERE d.id IN ({ids}) ORDER BY r.published, r.key",
        ids,
    ):
        out.setdefault(row["shown"], []).append(source_of(row))
    return out


def _rows(view: View, found: Sequence[sqlite3.Row], also: Mapping[str, Sequence[Source]]) -> Iterable[DirectiveRow]:
    ids = [row["id"] for row in found]
    addressees: dict[str, list[str]] = {}
    for row in view.among(
        "SELECT directive, who FROM addressee WHERE directive IN ({ids}) ORDER BY directive, position", ids
    ):
        addressees.setdefault(row["directive"], []).append(row["who"])
    bases: dict[str, list[tuple[str, str]]] = {}
    for row in view.among(
        "SELECT * FROM basis WHERE directive IN ({ids}) ORDER BY directive, regulation, article", ids
    ):
        bases.setdefault(row["directive"], []).append((row["regulation"], row["article"]))
    parties = view.parties(
        [row[name] for row in found for name in ("issuer", "issuer_post", "canonical", "region")]
        + [who for several in addressees.values() for who in several]
        + [regulation for several in bases.values() for regulation, _ in several]
    )

    def party(local_id: str | None) -> Party | None:
        return parties[local_id] if local_id else None

    for row in found:
        start, end = row["action_start"], row["action_end"]
        yield DirectiveRow(
            id=row["id"],
            issuer=party(row["issuer"]),
            post=party(row["issuer_post"]),
            acting=row["acting"],
            addressees=tuple(parties[who] for who in addressees.get(row["id"], ())),
            action=row["action"],
            action_span=None if start is None or end is None else Span(start, end),
            strength=row["strength"],
            verb=row["verb"],
            meeting=party(row["canonical"]),
            bases=tuple(Basis(parties[regulation], article) for regulation, article in bases.get(row["id"], ())),
            follows=row["follows"],
            deadline=row["deadline"],
            deadline_date=row["deadline_date"],
            date=row["date"],
            region=party(row["region"]),
            source=source_of(row),
            also=tuple(also.get(row["id"], ())),
        )


def all_publishers(view: View) -> list[str]:
    """Outlets that report directives, in alphabetical order."""
    return [
        row[0]
        for row in view.kept(
            "SELECT DISTINCT r.publisher FROM report r WHERE r.publisher IS NOT NULL "
            "AND EXISTS (SELECT 1 FROM directive d WHERE d.report = r.key) ORDER BY 1"
        )
    ]


def all_regions(view: View) -> list[Party]:
    """Regions that directives belong to, in alphabetical order."""
    ids = [row[0] for row in view.kept("SELECT DISTINCT region FROM directive WHERE region IS NOT NULL")]
    return sorted(view.parties(ids).values(), key=lambda p: (p.label, p.id))
