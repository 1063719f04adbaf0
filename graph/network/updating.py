"""Bringing a dataset up to changes of the catalogue: the reports that changed, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.network.dataset import (
    Dataset,
    belongings_of,
    chains_of,
    citations_of,
    describe,
    describe_nodes,
    meetings_of,
    offices_of,
)
from graph.network.rows import Entity, Reading

ACTS = ("directive/", "followup/")
"""Nodes of chains that the catalogue's entities do not describe."""
UPDATED_REPORTS_MAX = 2_000
"""Reports brought up one by one; where more are concerned, everything is read anew."""


def update(data: Dataset, reading: Reading, changed: Iterable[str]) -> bool:
    """Bring a dataset up to what `reading` sees, where the reports `changed` are put, changed or deleted.

    What follows from judgements is found by itself. Gives False, and changes nothing, where so much
    is concerned that building anew is quicker.
    """
    changed = set(changed)
    keys = set(changed)
    moved = _different(data.canonical, reading.canonical)
    if moved:
        ends = {*moved, *(reading.canonical.get(n, n) for n in moved), *(data.canonical.get(n, n) for n in moved)}
        keys |= reading.reports_naming(ends)
    if len(keys) > UPDATED_REPORTS_MAX:
        return False
    # What a report named before it was changed is told nowhere any more, and what a body that is judged to be
    # another was part of is told of others: then all that is known is compared.
    alone = data.reports.keys().isdisjoint(changed) and all(node.startswith("meeting/") for node in moved)
    named, fresh = _renewed(data, reading, keys if alone else None, moved)
    shifted = {node for node in named if _seat(data.entities.get(node)) != _seat(fresh.get(node))}
    known = shifted & data.entities.keys()
    if known:
        keys |= reading.reports_naming(known)
    if len(keys) > UPDATED_REPORTS_MAX:
        return False
    _take_in(data, reading, keys, named, fresh)
    if any(n.startswith("place/") for n in shifted):
        # What lies in a region may be another than what passed a filter before.
        for key in [key for key in data.narrowed if key[1].region]:
            del data.narrowed[key]
    if any(e.part_of in shifted or e.region in shifted for n, e in data.entities.items() if n not in fresh):
        # The level of a party follows from what it is part of, however far up.
        describe(data)
        for projection in data.narrowed.values():
            data.describe_alike(projection, projection.graph)
    return True


def _renewed(
    data: Dataset, reading: Reading, keys: set[str] | None, moved: set[str]
) -> tuple[set[str], dict[str, Entity]]:
    """Entities that may have changed with the reports `keys`, or with any; and what is known of them now."""
    if keys is not None:
        named = reading.named_in(keys) | moved
        return named, reading.entities(named)
    every = reading.entities()
    named = moved | {n for n, e in every.items() if data.entities.get(n) != e}
    named |= {n for n in data.entities if n not in every and not n.startswith(ACTS)}
    return named, {n: every[n] for n in named if n in every}


def _seat(known: Entity | None) -> tuple[str | None, ...]:
    """What of an entity decides where others stand."""
    return (known.subkind, known.region, known.part_of) if known else ()


def _take_in(data: Dataset, reading: Reading, keys: set[str], named: set[str], fresh: dict[str, Entity]) -> None:
    before = {data.occasion(key) for key in keys}
    met = {meeting for key in keys for meeting in data.meetings.pop(key, ())}
    data.canonical = reading.canonical
    told = reading.reports(keys)
    for key in keys:
        data.occasions.pop(key, None)
    data.occasions |= reading.occasions(keys)
    for node in named - fresh.keys():
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
        (offices_of, keys, keys),
        (meetings_of, meetings, meetings),
        (citations_of, together, citing),
        (chains_of, keys, keys),
        (belongings_of, keys, keys),
    )
    units = {name: (owned, dict(made)) for part, scope, owned in scopes for name, made in part(reading, data, scope)}
    kept = {name: [(p, w.chooser(data.entities)) for (n, w), p in data.narrowed.items() if n == name] for name in units}
    for name, (owned, new) in units.items():
        for projection in (data.projections[name], *(p for p, _ in kept[name])):
            projection.take_out({*owned, *new})
    # Observations are taken out with the outlets they were counted with.
    data.reports |= told
    for key in keys - told.keys():
        data.reports.pop(key, None)
    touched = {name: data.projections[name].put_in(new) for name, (_, new) in units.items()}
    for node in data.entities.keys() & {n for n in touched["chains"] if n.startswith(ACTS)}:
        if node not in data.projections["chains"].graph:
            del data.entities[node]
    # Whoever holds other posts than before stands elsewhere in every projection.
    described = fresh.keys() | touched["person-post-body"]
    for name, nodes in touched.items():
        describe_nodes(data, data.projections[name], nodes | described)
        for projection, passes in kept[name]:
            projection.put_in({key: unit.narrowed(passes) for key, unit in units[name][1].items()})
            data.describe_alike(projection, nodes | described)
    data.version = reading.version()


def _different(one: Mapping[str, str], other: Mapping[str, str]) -> set[str]:
    """Ids that do not stand for the same in both."""
    if one == other:
        return set()
    return {n for n, same in one.items() if other.get(n) != same} | {n for n in other if n not in one}
