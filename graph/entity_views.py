"""What all reports together state of one entity: names, facts, where it is mentioned, who is around it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.views import IN, SOURCE, Page, Party, Source, View, listed, source_of


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity as all reports together state it."""

    id: str
    kind: str
    label: str
    subkind: str | None
    acronym: str | None
    region: Party | None
    part_of: Party | None
    reports: int
    first_seen: str | None
    last_seen: str | None
    aliases: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    """Facts of this kind alone: titles, function, number, year, ministry, title, articles."""
    members: tuple[str, ...] = ()
    """All ids that it stands for, its own first."""


def entity(view: View, entity_id: str) -> EntityRow | None:
    """The entity with an id, or None; the id must be the canonical one."""
    row = view.row("SELECT * FROM entity WHERE id = ?", (entity_id,))
    if row is None:
        return None
    members = view.members(entity_id)
    parties = view.parties((row["region"], row["part_of"]))
    names = [r["alias"] for r in view.among("SELECT alias FROM alias WHERE entity IN ({ids}) ORDER BY alias", members)]
    names += [r["label"] for r in view.among("SELECT label FROM entity WHERE id IN ({ids})", members)]
    reports, first, last = row["reports"], row["first_seen"], row["last_seen"]
    if len(members) > 1 and row["kind"] != "meeting":
        seen = view.among(
            "SELECT count(DISTINCT report), min(date), max(date) FROM mention WHERE entity IN ({ids})", members
        )[0]
        reports, first, last = seen[0], seen[1], seen[2]
    return EntityRow(
        id=row["id"],
        kind=row["kind"],
        label=row["label"],
        subkind=row["subkind"],
        acronym=row["acronym"],
        region=parties.get(row["region"] or ""),
        part_of=parties.get(row["part_of"] or ""),
        reports=reports,
        first_seen=first,
        last_seen=last,
        aliases=tuple(n for n in dict.fromkeys(names) if n != row["label"]),
        extra=json.loads(row["extra"]),
        members=members,
    )


def co_attendees(view: View, who: Sequence[str], *, size: int = 12) -> list[tuple[Party, int]]:
    """Who was at the same meetings most often, with the number of meetings; groups are left out."""
    found = view.kept(
        f"SELECT other.who, count(DISTINCT other.canonical) AS n FROM attendance own "
        f"JOIN attendance other ON other.canonical = own.canonical WHERE own.who {IN} AND NOT other.who {IN} "
        "AND other.who NOT LIKE 'group/%' GROUP BY other.who ORDER BY n DESC, other.who LIMIT ?",
        (listed(who), listed(who), size),
    )
    parties = view.parties(row["who"] for row in found)
    return [(parties[row["who"]], row["n"]) for row in found]


def mentions(view: View, members: Sequence[str], *, offset: int = 0, size: int = 10) -> Page[Source]:
    """Reports that name an entity, latest first, with the places where they do."""
    wanted = listed(members)
    total = int(view.kept(f"SELECT count(DISTINCT report) FROM mention WHERE entity {IN}", (wanted,))[0][0])
    found = view.rows(
        f"SELECT m.evidence, '' AS rule, NULL AS confidence, {SOURCE} FROM mention m JOIN report r ON r.key = m.report "
        f"WHERE m.entity {IN} GROUP BY m.report ORDER BY m.date IS NULL, m.date DESC, m.report LIMIT ? OFFSET ?",
        (wanted, size, offset),
    )
    return Page(tuple(source_of(row) for row in found), total, offset, size)


def parts(
    view: View, *, part_of: str | None = None, region: str | None = None, kind: str, offset: int = 0, size: int = 20
) -> Page[tuple[Party, int]]:
    """Entities of a kind inside a body or place, or of a region, with the number of their reports."""
    column, value = ("part_of", part_of) if part_of else ("region", region)
    total = int(view.value(f"SELECT count(*) FROM entity WHERE {column} = ? AND kind = ?", (value, kind)) or 0)
    found = view.rows(
        f"SELECT id, label, reports FROM entity WHERE {column} = ? AND kind = ? "
        "ORDER BY reports DESC, label LIMIT ? OFFSET ?",
        (value, kind, size, offset),
    )
    return Page(tuple((Party(r["id"], r["label"]), r["reports"]) for r in found), total, offset, size)


def invokers(view: View, regulation: str, *, size: int = 12) -> list[tuple[Party, int]]:
    """Who named a regulation as ground of directives most often, with the number of directives."""
    found = view.kept(
        "SELECT d.issuer, count(DISTINCT d.id) AS n FROM basis b JOIN directive d ON d.id = b.directive "
        "WHERE b.regulation = ? AND d.issuer IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
        (regulation, size),
    )
    parties = view.parties(row["issuer"] for row in found)
    return [(parties[row["issuer"]], row["n"]) for row in found]


def most_named(view: View, kind: str, *, size: int) -> list[tuple[Party, int]]:
    """The entities of a kind that most reports name, with the number of reports."""
    found = view.kept(
        "SELECT id, label, reports FROM entity WHERE kind = ? AND id NOT IN (SELECT id FROM canonical) "
        "ORDER BY reports DESC, label LIMIT ?",
        (kind, size),
    )
    return [(Party(row["id"], row["label"]), row["reports"]) for row in found]


def period_covered(view: View) -> tuple[str | None, str | None]:
    """Dates of the first and the last report."""
    row = view.kept("SELECT min(published) AS first, max(published) AS last FROM report")[0]
    return row["first"], row["last"]
