"""The dataset's own description: its counts are those of what the store holds."""

from __future__ import annotations

from io import BytesIO

import pytest
import rdflib
from rdflib import RDF, VOID, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL

from graph.description import Counts, Distribution, count, dataset_triples
from graph.mapping import registry_triples, report_ntriples, report_triples, to_graph
from graph.ontology import load
from graph.store import Change, EmbeddedStore
from graph.terms import date, integer, ntriples
from graph.vocabulary import RISALAH, SCHEMA, Iris
from tests.factories import story

IRIS = Iris("http://test.example/")


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    made = EmbeddedStore()
    for x in story():
        made.apply(Change(((IRIS.report_graph(x.report.id), report_ntriples(x, IRIS)),)))
    registry = dict.fromkeys(t for x in story() for t in registry_triples(x, IRIS))
    made.apply(Change(((IRIS.registry, ntriples(registry)),)))
    return made


@pytest.fixture(scope="module")
def counts(store: EmbeddedStore) -> Counts:
    return count(store)


def test_the_statements_are_the_lines_of_a_dump(store: EmbeddedStore, counts: Counts) -> None:
    out = BytesIO()
    store.dump(out, media_type="application/n-quads")
    assert counts.statements == len(out.getvalue().splitlines())
    assert counts.statements == sum(counts.properties.values())


def test_classes_and_properties_are_counted_as_the_mapping_wrote_them(counts: Counts) -> None:
    triples = [t for x in story() for t in report_triples(x, IRIS)]
    directives = {s for s, p, o in triples if p == RDF.type and o == RISALAH.Directive}
    assert counts.classes[str(RISALAH.Directive)] == len(directives)
    assert counts.properties[str(RISALAH.evidence)] == sum(p == RISALAH.evidence for _, p, _ in triples)
    assert counts.classes[str(SCHEMA.NewsArticle)] == len(story())
    assert counts.graphs == len(story()) + 1


def test_period_and_outlets_are_those_of_the_reports(counts: Counts) -> None:
    assert (counts.first, counts.last) == ("2024-03-04", "2024-03-11")
    assert counts.outlets == 3


def described(counts: Counts, **known: object) -> Graph:
    return to_graph(
        dataset_triples(
            counts,
            IRIS,
            version="7",
            modified="2024-03-12",
            endpoint="http://test.example/sparql",
            **known,  # type: ignore[arg-type]
        )
    )


def test_the_description_states_the_counts_and_the_version(counts: Counts) -> None:
    graph = described(counts)
    dataset = IRIS.dataset
    assert {rdflib.DCAT.Dataset, VOID.Dataset} == set(graph.objects(dataset, RDF.type))
    assert graph.value(dataset, VOID.triples) == integer(counts.statements)
    assert graph.value(dataset, OWL.versionInfo) == Literal("7")
    assert graph.value(dataset, DCTERMS.modified) == date("2024-03-12")
    parts = {
        graph.value(part, VOID["class"]): graph.value(part, VOID.entities)
        for part in graph.objects(dataset, VOID.classPartition)
    }
    assert parts == {URIRef(iri): integer(number) for iri, number in counts.classes.items()}
    assert {o.language for o in graph.objects(dataset, DCTERMS.title) if isinstance(o, Literal)} == {"en", "id"}
    assert RISALAH.outlets in load().terms


def test_partitions_never_share_a_node(counts: Counts) -> None:
    graph = described(counts)
    classes, properties = (list(graph.objects(IRIS.dataset, p)) for p in (VOID.classPartition, VOID.propertyPartition))
    assert len(set(classes)) == len(counts.classes)
    assert len(set(properties)) == len(counts.properties)


def test_dumps_have_their_size_and_checksum(counts: Counts) -> None:
    graph = described(
        counts, distributions=[Distribution("http://test.example/dump.nq.gz", "application/n-quads", 12, "ab" * 32)]
    )
    (one,) = graph.objects(IRIS.dataset, rdflib.DCAT.distribution)
    assert graph.value(one, rdflib.DCAT.byteSize) == integer(12)
    assert (None, None, Literal("ab" * 32, datatype=URIRef("http://www.w3.org/2001/XMLSchema#hexBinary"))) in graph


def test_an_empty_store_is_described_too() -> None:
    empty = count(EmbeddedStore())
    assert (empty.statements, empty.classes, empty.first) == (0, {}, None)
    graph = described(empty)
    assert graph.value(IRIS.dataset, VOID.triples) == integer(0)
    assert (IRIS.dataset, DCTERMS.temporal, None) not in graph
