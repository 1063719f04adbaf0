"""How catalogue and store follow the archive: what is behind is written anew, by report, entity and judgement.

Everything here can be done twice with the same result: after a kill at any point the archive's
outbox still names what was under way, and doing it again ends in the same state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from rdflib import URIRef

from graph import ids
from graph.archive import Archive, Pending, now
from graph.catalogue import Catalogue
from graph.judgement_graph import agent, judgement_triples
from graph.judgements import RULES, Identity, resolve, split
from graph.ledger import Ledger
from graph.mapping import report_ntriples
from graph.model import Extraction
from graph.registry import entity_triples, run_triples
from graph.same_meeting import propose
from graph.store import Change, Store
from graph.terms import ntriples
from graph.vocabulary import Iris

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""

Described = tuple[URIRef, tuple[URIRef, ...], str]

NOT_ENTITIES = ("meeting/", "judgement/", "run/")
"""Beginnings of ids that the registry does not describe as entities."""


class Follower:
    """Brings one catalogue and one store up to one archive."""

    def __init__(self, archive: Archive, ledger: Ledger, catalogue: Catalogue, store: Store, iris: Iris) -> None:
        self._archive = archive
        self._ledger = ledger
        self._catalogue = catalogue
        self._store = store
        self._iris = iris

    def follow(self, graphs: Mapping[str, str], *, after: int) -> int:
        """Bring up all changes after the one numbered `after`; gives the number of the last.

        `graphs` are N-Triples by key of report, where they are at hand.

        Raises:
            StoreUnavailable: the store cannot be reached; the catalogue has what it lacks.
        """
        pending = self._archive.pending(after=after)
        if not pending:
            return after
        present = {key: x for key in pending.keys if (x := self._extraction(key)) is not None}
        days = self._catalogue.put(present.values(), deleted=[k for k in pending.keys if k not in present])
        self._propose(days, pending.keys)
        pending = self._archive.pending(after=after)
        judged = self._judged(pending)
        self._catalogue.stamp(self._archive.version(), (self._archive.meta("changed") or "")[:10])
        self._store.apply(
            Change(
                tuple(
                    (self._iris.report_graph(key), self._lines(present.get(key), graphs.get(key)))
                    for key in pending.keys
                ),
                (self._described(self._entities(pending)), judged),
            )
        )
        return pending.seq

    def rebuild(self, folder: Path, progress: Progress | None = None) -> int:
        """Make catalogue and store anew; gives the number of the last change. Needs `folder` for a large file."""
        with self._catalogue.building():
            self._catalogue.fill(_counted(self._all(), self._archive.count(), progress))
            self._propose(self._catalogue.days(), ())
            seq = self._archive.pending().seq
            identity = self._ledger.identity()
            self._catalogue.join(identity.canonical)
            self._catalogue.stamp(self._archive.version(), (self._archive.meta("changed") or "")[:10])
        with TemporaryDirectory(dir=folder, prefix="rebuild-") as temporary:
            path = Path(temporary) / "all.nq"
            with path.open("w", encoding="utf-8", newline="\n") as out:
                self._write_everything(out, identity)
            self._store.load(path)
        return seq

    # -- reports -----------------------------------------------------------------------------

    def _extraction(self, key: str) -> Extraction | None:
        """A report as graph and catalogue have it: with the nodes of its own that judgements give it."""
        found = self._archive.extraction(key)
        return self._split(found) if found is not None else None

    def _split(self, extraction: Extraction) -> Extraction:
        key = ids.report_key(extraction.report.id)
        renamed = self._ledger.splits(key)
        return split(extraction, Identity(splits={key: renamed})) if renamed else extraction

    def _all(self) -> Iterator[Extraction]:
        return map(self._split, self._archive.extractions())

    def _lines(self, extraction: Extraction | None, known: str | None) -> str:
        if extraction is None:
            return ""
        renamed = self._ledger.splits(ids.report_key(extraction.report.id))
        return known if known is not None and not renamed else report_ntriples(extraction, self._iris)

    # -- entities ----------------------------------------------------------------------------

    def _entities(self, pending: Pending) -> list[str]:
        nodes = {node for node in pending.judged if not node.startswith(NOT_ENTITIES)}
        own = {node for key in pending.keys for node in self._ledger.splits(key).values()}
        return sorted({*pending.entities, *nodes, *own})

    def _described(self, entities: Iterable[str]) -> Described:
        """What the registry says of some entities and runs from now on."""
        wanted = list(entities)
        runs = {f"run/{ids.slug(name)}": name for name in self._archive.extractors()}
        lines = [ntriples(run_triples(runs[node], self._iris)) for node in wanted if node in runs]
        others = [node for node in wanted if not node.startswith("run/")]
        lines += [ntriples(entity_triples(known, self._iris)) for known in self._catalogue.entity_facts(others)]
        agents = [f"agent/{node.removeprefix('run/')}" for node in wanted if node.startswith("run/")]
        return self._iris.registry, tuple(map(self._iris.id, (*wanted, *agents))), "".join(lines)

    # -- judgements --------------------------------------------------------------------------

    def _propose(self, days: Iterable[str], keys: Iterable[str]) -> None:
        """Let the rules judge the meetings of some days anew, and forget meetings that reports no longer tell of."""
        found = self._catalogue.meeting_facts(sorted(days))
        told = {meeting for key in keys for meeting in self._ledger.of_report(key)}
        present = {meeting.id for meeting in found}
        vanished = {meeting for meeting in told - present if not self._catalogue.known(meeting)}
        proposed = propose(found, at=now()) if len(found) > 1 else []
        self._ledger.renew(proposed, meetings=present, vanished=vanished)

    def _judged(self, pending: Pending) -> Described:
        """What the graph of judgements says of the ids concerned from now on; the catalogue is told too."""
        nodes, rows = self._ledger.component(node for node in pending.judged if not node.startswith("judgement/"))
        identity = resolve(rows)
        self._catalogue.join({node: identity.of(node) for node in nodes})
        subjects = {*nodes, *(j.id for j in rows), *pending.judged}
        lines = ntriples(judgement_triples(rows, identity, self._iris))
        if not self._ledger.any():
            subjects.add(agent(RULES))
        return self._iris.judgements, tuple(self._iris.id(node) for node in sorted(subjects)), lines

    # -- everything --------------------------------------------------------------------------

    def _write_everything(self, out: TextIO, identity: Identity) -> None:
        for extraction in self._all():
            graph = self._iris.report_graph(ids.report_key(extraction.report.id))
            _write_quads(out, report_ntriples(extraction, self._iris), graph)
        runs = [f"run/{ids.slug(name)}" for name in self._archive.extractors()]
        for some in _chunks([*self._catalogue.all_entities(), *runs], 1000):
            _write_quads(out, self._described(some)[2], self._iris.registry)
        judgements = judgement_triples(self._ledger.all(), identity, self._iris)
        _write_quads(out, ntriples(judgements), self._iris.judgements)


def _write_quads(out: TextIO, lines: str, graph: URIRef) -> None:
    end = f" <{graph}> .\n"
    out.writelines(f"{line[:-2]}{end}" for line in lines.split("\n") if line)


def _chunks(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _counted(items: Iterable[Extraction], total: int, progress: Progress | None) -> Iterator[Extraction]:
    for number, item in enumerate(items, start=1):
        yield item
        if progress is not None:
            progress(number, total)
