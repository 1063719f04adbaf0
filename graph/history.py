"""From when to when a national body existed, and what came before and after it.

Read from the lists of ministries and state bodies in `data/gazetteers/`, which name the decree
behind each date. A body that was split has several successors, a merged one several predecessors.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as day
from functools import lru_cache
from pathlib import Path

from rdflib.namespace import DCTERMS

from graph import ids
from graph.errors import Abort
from graph.resources import data_path
from graph.terms import Triple, date, text
from graph.vocabulary import RISALAH, Iris

FILES = ("ministries.tsv", "state_bodies.tsv")

_NO_BODIES = frozenset({"cabinet"})
"""Kinds of row that name no body."""


Period = tuple[str | None, str | None]
"""First and last ISO day; None where it is not known, or where it has not ended."""


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a body's life besides the reports."""

    id: str
    name: str
    periods: tuple[Period, ...] = ()
    """When it existed under this name, in order: a body may be dissolved and made again."""
    predecessors: tuple[str, ...] = ()
    """Ids of the bodies that it follows, in order."""
    successors: tuple[str, ...] = ()
    """Ids of the bodies that follow it, in order."""
    sources: tuple[str, ...] = ()
    """Decrees and laws behind this."""


def of(organisation: str) -> History | None:
    """The history of an organisation by its id; None where the lists have none."""
    return _histories().get(organisation)


@lru_cache(maxsize=1)
def _histories() -> Mapping[str, History]:
    rows = [row for name in FILES for row in _rows(data_path("gazetteers", name))]
    names: dict[str, str] = {}
    for row in rows:
        names[row["canonical"]] = row["canonical"]
    for row in rows:
        other = [row["canonical"].partition("/")[0], *row["acronyms"].split("|"), *row["aliases"].split("|")]
        for form in other:
            names.setdefault(form, row["canonical"])
    periods: dict[str, list[Period]] = defaultdict(list)
    sources: dict[str, dict[str, None]] = defaultdict(dict)
    after: dict[str, dict[str, None]] = defaultdict(dict)
    before: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        name = row["canonical"]
        sources[name] |= dict.fromkeys(_listed(row["source"]))
        if row["valid_from"] or row["valid_to"]:
            periods[name].append((row["valid_from"] or None, row["valid_to"] or None))
        for written in _listed(row["successor"]):
            successor = names.get(written, written)
            after[name][successor] = None
            before[successor][name] = None
    return {
        ids.organisation(name): History(
            ids.organisation(name),
            name,
            tuple(sorted(periods[name], key=lambda period: (period[0] or "", period[1] or "9999"))),
            tuple(map(ids.organisation, before[name])),
            tuple(map(ids.organisation, after[name])),
            tuple(sources[name]),
        )
        for name in dict.fromkeys([*periods, *after, *before])
    }


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _rows(path: Path) -> list[dict[str, str]]:
    out = []
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
            for column in ("valid_from", "valid_to"):
                _check(row[column], f"{path.name}:{number}")
            if row["kind"] not in _NO_BODIES:
                out.append(row)
    return out


def _check(value: str, where: str) -> None:
    try:
        if value:
            day.fromisoformat(value)
    except ValueError as problem:
        raise Abort(f"{where}: {value!r} is not a day; write it as 2024-10-21") from problem


def history_triples(organisation: str, iris: Iris) -> list[Triple]:
    """What the registry says of a body's life; nothing where the lists have none.

    Days are given for a body with one period only: two that are not joined would say what is not so.
    """
    known = of(organisation)
    if known is None:
        return []
    node = iris.id(organisation)
    out: list[Triple] = []
    if len(known.periods) == 1:
        ((first, last),) = known.periods
        out += [(node, RISALAH.validFrom, date(first))] if first else []
        out += [(node, RISALAH.validTo, date(last))] if last else []
    out += [(node, DCTERMS.replaces, iris.id(earlier)) for earlier in known.predecessors]
    out += [(node, DCTERMS.isReplacedBy, iris.id(later)) for later in known.successors]
    out += [(node, DCTERMS.source, text(source)) for source in known.sources]
    return out
