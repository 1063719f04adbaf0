"""All projections of one dataset, made from the catalogue once and brought up to changes of it.

`build` reads everything; `update` reads the reports that changed, and what hangs on them, and gives
the same projections as building anew would.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from graph.network import relations
from graph.network.levels import level_of, region_of
from graph.network.projections import NOTHING, Projection, Unit
from graph.network.relations import DIRECTED_AS, RULES, Offices
from graph.network.rows import Entity, Reading, Report

Row = TypeVar("Row")
Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""

ACTS = ("directive/", "followup/")
"""Nodes of chains that the catalogue's entities do not describe."""
UPDATED_REPORTS_MAX = 2_000
"""Reports brought up one by one; where more are concerned, everything is read anew."""


@dataclass(slots=True)
class Dataset:
    """The projections, and what is known of the parties in them."""

    version: str
    reports: dict[str, Report]
    entities: dict[str, Entity]
    projections: dict[str, Projection]
    canonical: dict[str, str] = field(default_factory=dict)
    occasions: dict[str, str] = field(default_factory=dict)
    """Report -> the canonical meeting it is about."""
    meetings: dict[str, set[str]] = field(default_factory=dict)
    """Report -> canonical meetings in which it says that somebody took part."""

    def occasion(self, report: str) -> str:
        """What a report is counted with: the meeting it is about, or itself."""
        return self.occasions.get(report) or f"report/{report}"

    def label(self, party: str) -> str:
        """The name of a party, or the last words of its id."""
        known = self.entities.get(party)
        return known.label if known else party.rpartition("/")[2].replace("-", " ")


def build(reading: Reading, progress: Progress | None = None) -> Dataset:
    """All projections of what `reading` sees."""
    tell = progress or (lambda done, total: None)
    with _no_collector():
        reports = reading.reports()
        made = {name: Projection(name, rule.directed, reports) for name, rule in RULES.items()}
        data = Dataset(reading.version(), reports, reading.entities(), made, reading.canonical, reading.occasions())
        for step, part in enumerate((_offices_and_directions, _meetings, _citations, _chains, _belongings)):
            tell(step, 6)
            for name, units in part(reading, data, None):
                made[name].fill(units)
        tell(5, 6)
        _describe(data, made.values())
        tell(6, 6)
    return data


def update(data: Dataset, reading: Reading, changed: Iterable[str]) -> bool:
    """Bring a dataset up to what `reading` sees, where the reports `changed` are put, changed or deleted.

    What follows from judgements is found by itself. Gives False, and changes nothing, where so much
    is concerned that building anew is quicker.
    """
    keys = set(changed)
    moved = {node for node, _ in data.canonical.items() ^ reading.canonical.items()}
    if moved:
        ends = {*moved, *(reading.canonical.get(n, n) for n in moved), *(data.canonical.get(n, n) for n in moved)}
        keys |= reading.reports_naming(ends)
    if len(keys) > UPDATED_REPORTS_MAX:
        return False
    named = reading.named_in(keys) | moved
    fresh = reading.entities(named)
    for node in named:
        old, new = data.entities.get(node), fresh.get(node)
        if old and new and (old.part_of, old.region) != (new.part_of, new.region):
            keys |= reading.reports_naming((node,))
    if len(keys) > UPDATED_REPORTS_MAX:
        return False
    _take_in(data, reading, keys, fresh, gone=moved)
    return True


def _take_in(data: Dataset, reading: Reading, keys: set[str], fresh: dict[str, Entity], *, gone: set[str]) -> None:
    before = {data.occasion(key) for key in keys}
    met = {meeting for key in keys for meeting in data.meetings.pop(key, ())}
    data.canonical = reading.canonical
    told = reading.reports(keys)
    occasions = reading.occasions(keys)
    for key in keys:
        data.occasions.pop(key, None)
        # A deleted report stays known until its observations are taken out.
        if key in told:
            data.reports[key] = told[key]
    data.occasions |= occasions
    for node in gone - fresh.keys():
        data.entities.pop(node, None)
    data.entities |= fresh
    # The other reports of the meetings concerned keep their rows, and are read with them.
    meetings = met | reading.meetings_of(keys)
    citing = before | {data.occasion(key) for key in keys}
    together = {
        key
        for key in (*keys, *reading.reports_telling(o for o in citing if o.startswith("meeting/")))
        if data.occasion(key) in citing
    }
    scopes = (
        (_offices_and_directions, keys, keys),
        (_meetings, meetings, meetings),
        (_citations, together, citing),
        (_chains, keys, keys),
        (_belongings, keys, keys),
    )
    touched: dict[str, set[str]] = {}
    for part, scope, owned in scopes:
        for name, units in part(reading, data, scope):
            new = dict(units)
            projection = data.projections[name]
            nodes = touched.setdefault(name, set())
            for key in {*owned, *new}:
                nodes |= projection.replace(key, new.get(key, NOTHING))
    for key in keys - told.keys():
        data.reports.pop(key, None)
    acts = {n for n in touched["chains"] if n.startswith(ACTS)}
    for node in acts - set(data.projections["chains"].graph):
        data.entities.pop(node, None)
    lost = {n for nodes in touched.values() for n in nodes} - fresh.keys() - acts
    known = reading.entities(lost)
    for node in lost - known.keys():
        data.entities.pop(node, None)
    data.entities |= known
    for name, nodes in touched.items():
        _describe_nodes(data, data.projections[name], nodes | fresh.keys())
    data.version = reading.version()


Made = Iterator[tuple[str, Iterable[tuple[str, Unit]]]]


def _offices_and_directions(reading: Reading, data: Dataset, keys: set[str] | None) -> Made:
    offices: dict[str, Offices] = {}
    tenures = _by(reading.tenures(keys), lambda row: row.report)
    for report, held in tenures.items():
        known = offices[report] = Offices()
        for tenure in held:
            known.add(tenure)
    entities = data.entities
    yield (
        "person-post-body",
        [(key, relations.office_unit(held, data.occasion(key), entities)) for key, held in tenures.items()],
    )
    none = Offices()
    units: dict[str, list[tuple[str, Unit]]] = {level: [] for level in DIRECTED_AS}
    for key, given in _by(reading.directions(keys), lambda row: row.report).items():
        for level, unit in relations.direction_units(given, offices.get(key, none), entities).items():
            units[level].append((key, unit))
    for level in DIRECTED_AS:
        yield f"directed-{level}", units[level]


def _meetings(reading: Reading, data: Dataset, meetings: set[str] | None) -> Made:
    present = _by(reading.presences(meetings), lambda row: row.meeting)
    for meeting, rows in present.items():
        for row in rows:
            data.meetings.setdefault(row.report, set()).add(meeting)
    yield "co-attendance", ((meeting, relations.meeting_unit(rows)) for meeting, rows in present.items())


def _citations(reading: Reading, data: Dataset, keys: set[str] | None) -> Made:
    cited = _by(reading.cited(keys), lambda row: data.occasion(row.report))
    yield "co-citation", ((occasion, relations.citation_unit(rows, occasion)) for occasion, rows in cited.items())


def _chains(reading: Reading, data: Dataset, keys: set[str] | None) -> Made:
    links = _by(reading.links(keys), lambda row: row.report)
    ends = {end for rows in links.values() for row in rows for end in (row.source, row.target)}
    for item, (words, who, told) in reading.chain_parties(ends).items():
        # An act stands where the party that gave or did it stands; its addressees say how far down it went.
        lowest = who if item.startswith("followup/") or not told else told[0]
        data.entities[item] = Entity(item.partition("/")[0], words, None, None, lowest)
    yield "chains", ((key, relations.chain_unit(rows, data.occasion(key))) for key, rows in links.items())


def _belongings(reading: Reading, data: Dataset, keys: set[str] | None) -> Made:
    rows = _by(reading.belongings(keys), lambda row: row.report)
    yield "hierarchy", ((key, relations.belonging_unit(said, data.entities)) for key, said in rows.items())


def _by(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _describe(data: Dataset, projections: Iterable[Projection]) -> None:
    for projection in projections:
        _describe_nodes(data, projection, projection.graph)


def _describe_nodes(data: Dataset, projection: Projection, nodes: Iterable[str]) -> None:
    """Give nodes their labels, kinds, levels and regions."""
    known = projection.graph.nodes
    for node in nodes:
        if node in known:
            known[node].update(description(data, node))


def description(data: Dataset, node: str) -> dict[str, str | None]:
    """What a node carries: label, kind, level of government, region."""
    seat = seat_of(data, node)
    return {
        "label": data.label(node),
        "kind": node.partition("/")[0],
        "level": level_of(seat, data.entities),
        "region": region_of(seat, data.entities),
    }


def seat_of(data: Dataset, node: str) -> str | None:
    """What decides where a party stands: of a person the post most often told of them, then the latest."""
    if not node.startswith("person/"):
        return node
    graph = data.projections["person-post-body"].graph
    held = graph.adj.get(node, {}) if node in graph else {}
    return max(held, key=lambda post: (held[post]["weight"], held[post]["last"] or "", post), default=None)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the search for cycles away from millions of small lasting objects, now and later.

    It would look through them again and again while they are made, and whenever it looks through
    everything: some seconds each time.
    """
    was = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()
