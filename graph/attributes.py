"""What the catalogue knows of things of any kind, as flat attributes for pictures and for other programs."""

from __future__ import annotations

from collections.abc import Iterable

from graph.views import View

Value = str | int | float

_COLUMNS = {
    "entity": "SELECT id, subkind, acronym, region, part_of, reports, first_seen, last_seen FROM entity "
    "WHERE id IN ({ids})",
    "meeting": "SELECT id, date, end_date, venue, topic FROM meeting WHERE id IN ({ids})",
    "directive": "SELECT id, strength, verb, date, deadline_date, region, confidence, report, 1 AS reports "
    "FROM directive WHERE id IN ({ids})",
    "report": "SELECT 'report/' || key AS id, publisher, published AS date, url, 1 AS reports FROM report "
    "WHERE key IN ({ids})",
}


def attributes(view: View, ids: Iterable[str]) -> dict[str, dict[str, Value]]:
    """Attributes of things by id, those that are not known left out.

    Keys are column names of the catalogue; dates are ISO text; `region` is a place id.
    """
    asked = list(ids)
    found: dict[str, dict[str, Value]] = {i: {} for i in asked}
    for table, sql in _COLUMNS.items():
        wanted = [i for i in asked if table == "entity" or i.startswith(f"{table}/")]
        if not wanted:
            continue
        if table == "report":
            wanted = [i.partition("/")[2] for i in wanted]
        for row in view.among(sql, wanted):
            found[row["id"]] |= {k: row[k] for k in row.keys() if k != "id" and row[k] is not None}  # noqa: SIM118
    for local, place in regions(view, asked).items():
        found[local]["region"] = place
    return found


def regions(view: View, ids: Iterable[str]) -> dict[str, str]:
    """The place in which each of some things lies, where the catalogue tells one.

    A person lies where the body of the latest post does, a post where its body does.
    """
    asked = list(ids)
    found = {i: i for i in asked if i.startswith("place/")}
    for sql in (
        "SELECT p.id, o.region FROM entity p JOIN entity o ON o.id = p.part_of "
        "WHERE p.kind = 'post' AND p.id IN ({ids}) AND o.region IS NOT NULL",
        "SELECT t.person AS id, o.region FROM tenure t JOIN entity o ON o.id = t.organisation "
        "WHERE t.person IN ({ids}) AND o.region IS NOT NULL ORDER BY t.former DESC, t.date",
        "SELECT id, region FROM directive WHERE id IN ({ids}) AND region IS NOT NULL",
        "SELECT id, region FROM entity WHERE id IN ({ids}) AND region IS NOT NULL AND kind <> 'place'",
    ):
        found |= {row["id"]: row["region"] for row in view.among(sql, asked)}
    return found
