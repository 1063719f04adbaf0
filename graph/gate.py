"""What a report must satisfy before the archive takes it: ids, spans, references, shapes.

A report that fails is refused as a whole and the message says why; the others go on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.document import LAYERS
from graph.mapping import report_triples
from graph.model import Extraction
from graph.registry import EntityFacts, entity_triples, facts, merge
from graph.terms import Triple, ntriples
from graph.validation import REGISTRY, Violation, check, validate_graphs
from graph.vocabulary import Iris

SHOWN = 3
"""Violations told in a message; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the gate found, by position of the extraction."""

    refused: dict[int, str]
    """Why each refused report is refused."""
    graphs: dict[int, str]
    """N-Triples of the report graph of each accepted one."""


def examine(extractions: Sequence[Extraction], iris: Iris) -> Checked:
    """Hold every extraction against all rules; the shapes are run once over all."""
    problems: dict[int, list[str]] = {}
    triples: dict[int, list[Triple]] = {}
    graphs: dict[int, str] = {}
    for number, extraction in enumerate(extractions):
        found = [*repeated_ids(extraction), *map(_said, check(extraction))]
        if not found:
            try:
                triples[number] = report_triples(extraction, iris)
                graphs[number] = ntriples(triples[number])
            except ValueError as problem:
                found = [str(problem)]
                triples.pop(number, None)
        if found:
            problems[number] = found
    for key, several in validate_graphs({str(number): found for number, found in triples.items()}).items():
        problems.setdefault(int(key), []).extend(map(_said, several))
    _examine_entities({n: extractions[n] for n in triples}, iris, problems)
    return Checked(
        {number: told(found) for number, found in problems.items()},
        {number: lines for number, lines in graphs.items() if number not in problems},
    )


def _examine_entities(extractions: dict[int, Extraction], iris: Iris, problems: dict[int, list[str]]) -> None:
    """Hold what the reports together say of each entity against the registry's shapes."""
    known: dict[str, list[EntityFacts]] = {}
    naming: dict[str, set[int]] = {}
    for number, extraction in extractions.items():
        for entity in facts(extraction):
            known.setdefault(entity.id, []).append(entity)
            naming.setdefault(entity.id, set()).add(number)
    registry = [triple for several in known.values() for triple in entity_triples(merge(several), iris)]
    for violation in validate_graphs({}, registry).get(REGISTRY, ()):
        local = iris.local(violation.node) or ""
        entity_id = local if local in naming else local.rpartition("/")[0]
        for number in naming.get(entity_id, ()):
            problems.setdefault(number, []).append(_said(violation))


def _said(violation: Violation) -> str:
    return f"{violation.node}: {violation.message}. {violation.remedy}"


def told(problems: Sequence[str]) -> str:
    """Problems as one message."""
    more = len(problems) - SHOWN
    return "; ".join(problems[:SHOWN]) + (f"; and {more} more" if more > 0 else "")


def repeated_ids(extraction: Extraction) -> list[str]:
    """Ids that an extraction gives to two items, each in words."""
    found = Counter(item.id for layer in LAYERS for item in getattr(extraction, layer))
    return [f"the id {name!r} is given to {count} items" for name, count in found.items() if count > 1]
