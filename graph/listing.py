"""Plain lists of all there is of a kind: entities and reports, for whoever pages through everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.views import IN, Page, Party, View, listed


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity as a list names it."""

    party: Party
    subkind: str | None
    acronym: str | None
    region: Party | None
    part_of: Party | None
    reports: int
    first_seen: str | None
    last_seen: str | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report and how much was read from it."""

    key: str
    id: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    dateline: str | None
    url: str | None
    language: str | None
    sha256: str | None
    chars: int
    warnings: int


def entities(
    view: View, kinds: Sequence[str], *, region: str | None = None, offset: int = 0, size: int = 50
) -> Page[Listed]:
    """Entities of some kinds, those that most reports name first; ids joined to another are left out."""
    terms, values = [f"kind {IN}", "id NOT IN (SELECT id FROM canonical)"], [listed(kinds)]
    if region:
        terms.append("(region = ? OR region LIKE ? OR id = ?)")
        values += [region, f"{region}.%", region]
    where = " AND ".join(terms)
    total = int(view.kept(f"SELECT count(*) FROM entity WHERE {where}", values)[0][0])
    found = view.rows(
        f"SELECT * FROM entity WHERE {where} ORDER BY reports DESC, id LIMIT ? OFFSET ?", [*values, size, offset]
    )
    parties = view.parties(row[name] for row in found for name in ("region", "part_of"))
    rows = tuple(
        Listed(
            Party(row["id"], row["label"]),
            row["subkind"],
            row["acronym"],
            parties.get(row["region"] or ""),
            parties.get(row["part_of"] or ""),
            row["reports"],
            row["first_seen"],
            row["last_seen"],
        )
        for row in found
    )
    return Page(rows, total, offset, size)


def reports(
    view: View,
    *,
    key: str | None = None,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    offset: int = 0,
    size: int = 50,
) -> Page[ReportRow]:
    """Reports, the latest first."""
    terms, values = ["1"], []
    for term, value in (
        ("key = ?", key),
        ("publisher = ?", publisher),
        ("published >= ?", since),
        ("published <= ?", until),
    ):
        if value:
            terms.append(term)
            values.append(value)
    where = " AND ".join(terms)
    total = int(view.kept(f"SELECT count(*) FROM report WHERE {where}", values)[0][0])
    found = view.rows(
        f"SELECT * FROM report WHERE {where} ORDER BY published IS NULL, published DESC, key LIMIT ? OFFSET ?",
        [*values, size, offset],
    )
    return Page(tuple(ReportRow(**dict(row)) for row in found), total, offset, size)
