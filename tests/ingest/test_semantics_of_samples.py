"""From report to graph to answer: what the extraction finds is valid, and the example queries answer from it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from graph.judgement_graph import judgement_triples
from graph.judgements import resolve
from graph.mapping import report_triples
from graph.model import Extraction
from graph.queries import ExampleQuery, examples, fill
from graph.registry import EntityFacts, entity_triples, facts, merge
from graph.resources import data_path
from graph.same_meeting import meeting_facts, propose
from graph.settings import Settings
from graph.store import Change, EmbeddedStore, rows
from graph.terms import Triple, ntriples
from graph.validation import check, check_evidence, validate_graphs, validate_judgements
from graph.vocabulary import Iris
from ingest import readers
from ingest.extract import default_extractor

IRIS = Iris("http://test.example/")


def extractions(*paths: Path) -> list[Extraction]:
    found = [getattr(one, "report", None) for one in readers.read(paths, Settings())]
    return [default_extractor().extract(report) for report in found if report is not None]


def registry(several: list[Extraction]) -> list[Triple]:
    told: dict[str, list[EntityFacts]] = defaultdict(list)
    for x in several:
        for fact in facts(x):
            told[fact.id].append(fact)
    return [t for known in told.values() for t in entity_triples(merge(known), IRIS)]


def assert_all_valid(several: list[Extraction]) -> None:
    assert [violation for x in several for violation in check(x)] == []
    graphs = {x.report.id: report_triples(x, IRIS) for x in several}
    assert validate_graphs(graphs, registry(several)) == {}
    for x in several:
        assert check_evidence(graphs[x.report.id], report=x.report.id, text=x.text) == []


@pytest.fixture(scope="module")
def sampled() -> list[Extraction]:
    return extractions(data_path("samples", "reports.jsonl"))


@pytest.fixture(scope="module")
def store(sampled: list[Extraction]) -> EmbeddedStore:
    made = EmbeddedStore()
    for x in sampled:
        made.apply(Change(((IRIS.report_graph(x.report.id), ntriples(report_triples(x, IRIS))),)))
    judged = propose([m for x in sampled for m in meeting_facts(x)], at="2026-01-01T00:00:00Z")
    triples = judgement_triples(judged, resolve(judged), IRIS)
    assert validate_judgements(triples) == []
    made.apply(Change(((IRIS.registry, ntriples(registry(sampled))), (IRIS.judgements, ntriples(triples)))))
    return made


def test_every_sample_is_valid_and_its_evidence_reproduces_its_quotes(sampled: list[Extraction]) -> None:
    assert len(sampled) >= 12
    assert_all_valid(sampled)


def test_every_real_report_is_valid_and_its_evidence_reproduces_its_quotes(shared: Path) -> None:
    assert_all_valid(extractions(shared / "gold" / "reports.jsonl", shared / "reports" / "seed.txt"))


def test_the_meeting_that_three_outlets_tell_of_is_one(sampled: list[Extraction]) -> None:
    meetings = [m for x in sampled for m in meeting_facts(x) if m.report.startswith("banjir-")]
    clusters = resolve(propose(meetings, at="2026-01-01T00:00:00Z")).clusters
    assert max(len({m.split("/")[1] for m in members}) for members in clusters.values()) >= 3


MAY_BE_EMPTY = frozenset({"directive-chains", "changes-of-bodies"})
"""Questions on what few reports state: that a directive carries on another, a body that was replaced."""


@pytest.mark.parametrize("query", [pytest.param(q, id=q.name) for q in examples().values()])
def test_every_example_query_answers_from_the_samples(query: ExampleQuery, store: EmbeddedStore) -> None:
    found = rows(store, fill(query, {}, IRIS))
    assert found or query.name in MAY_BE_EMPTY
