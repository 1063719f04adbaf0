"""All projections of one dataset, made from the catalogue once; `updating` brings them up to changes of it."""

from __future__ import annotations

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from graph.network import relations
from graph.network.levels import level_of, region_of
from graph.network.projections import EVERYTHING, Filter, Projection, Unit
from graph.network.relations import DIRECTED_AS, RULES, Offices
from graph.network.rows import Entity, Reading, Report

Row = TypeVar("Row")
Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""

NARROWED_KEPT = 24
"""Narrowed projections held in memory."""


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

    narrowed: OrderedDict[tuple[str, Filter], Projection] = field(default_factory=OrderedDict)
    """Projections under filters, those asked for last at the end."""

    _narrowing: threading.Lock = field(default_factory=threading.Lock)

    def projection(self, name: str, wanted: Filter) -> Projection:
        """A projection of what passes a filter, made once and kept for as long as few others are asked for."""
        whole = self.projections[name]
        if wanted == EVERYTHING:
            return whole
        key = (name, wanted)
        with self._narrowing:
            if key not in self.narrowed:
                self.narrowed[key] = made = whole.filtered(wanted, self.entities)
                self.describe_alike(made, made.graph)
                while len(self.narrowed) > NARROWED_KEPT:
                    self.narrowed.popitem(last=False)
            self.narrowed.move_to_end(key)
            return self.narrowed[key]

    def describe_alike(self, narrowed: Projection, nodes: Iterable[str]) -> None:
        """Let some nodes of a narrowed projection carry what they carry in the whole one."""
        known, whole = narrowed.graph.nodes, self.projections[narrowed.name].graph.nodes
        for node in nodes:
            if node in known:
                known[node].update(whole[node])

    def label(self, party: str) -> str:
        """The name of a party, or the last words of its id."""
        known = self.entities.get(party)
        return known.label if known else party.rpartition("/")[2].replace("-", " ")


def build(reading: Reading, progress: Progress | None = None) -> Dataset:
    """All projections of what `reading` sees."""
    tell = progress or (lambda done, total: None)
    steps = len(PARTS) + 1
    with _no_collector():
        reports = reading.reports()
        made = {name: Projection(name, rule.directed, reports) for name, rule in RULES.items()}
        data = Dataset(reading.version(), reports, reading.entities(), made, reading.canonical, reading.occasions())
        for step, part in enumerate(PARTS):
            tell(step, steps)
            for name, units in part(reading, data, None):
                made[name].fill(units)
        tell(len(PARTS), steps)
        describe(data)
        tell(steps, steps)
    return data


Made = Iterator[tuple[str, Iterable[tuple[str, Unit]]]]


def offices_of(reading: Reading, data: Dataset, keys: set[str] | None) -> Made:
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


def meetings_of(reading: Reading, data: Dataset, meetings: set[str] | None) -> Made:
    present = _by(reading.presences(meetings), lambda row: row.meeting)
    for meeting, rows in present.items():
        for row in rows:
            data.meetings.setdefault(row.report, set()).add(meeting)
    yield "co-attendance", ((meeting, relations.meeting_unit(rows)) for meeting, rows in present.items())


def citations_of(reading: Reading, data: Dataset, keys: set[str] | None) -> Made:
    cited = _by(reading.cited(keys), lambda row: data.occasion(row.report))
    yield "co-citation", ((occasion, relations.citation_unit(rows, occasion)) for occasion, rows in cited.items())


def chains_of(reading: Reading, data: Dataset, keys: set[str] | None) -> Made:
    links = _by(reading.links(keys), lambda row: row.report)
    ends = {end for rows in links.values() for row in rows for end in (row.source, row.target)}
    for item, (words, who, told) in reading.chain_parties(ends).items():
        # An act stands where the party that gave or did it stands; its addressees say how far down it went.
        lowest = who if item.startswith("followup/") or not told else told[0]
        data.entities[item] = Entity(item.partition("/")[0], words, None, None, lowest)
    yield "chains", ((key, relations.chain_unit(rows, data.occasion(key))) for key, rows in links.items())


def belongings_of(reading: Reading, data: Dataset, keys: set[str] | None) -> Made:
    rows = _by(reading.belongings(keys), lambda row: row.report)
    yield "hierarchy", ((key, relations.belonging_unit(said, data.entities)) for key, said in rows.items())


PARTS = (offices_of, meetings_of, citations_of, chains_of, belongings_of)
"""What makes the units of the projections, all or those of some reports or meetings."""


def _by(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def describe(data: Dataset) -> None:
    """Give all nodes of all projections their labels, kinds, levels and regions."""
    for projection in data.projections.values():
        describe_nodes(data, projection, projection.graph)


def describe_nodes(data: Dataset, projection: Projection, nodes: Iterable[str]) -> None:
    """Give some nodes their labels, kinds, levels and regions; those that are not in the projection are passed over."""
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
