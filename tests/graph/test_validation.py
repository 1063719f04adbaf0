"""SHACL and span checks: what is refused, what the message says, and that good reports pass beside bad ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDFS, SKOS

from graph import ids
from graph.errors import Abort
from graph.mapping import registry_triples, report_graph, report_triples
from graph.model import Extraction, Span
from graph.terms import Triple, decimal, integer
from graph.validation import REGISTRY, check, check_evidence, shapes, validate_graphs
from graph.vocabulary import ELI, OA, RISALAH, SCHEMA, Iris, concept
from tests.factories import central, empty, follow_up, province, story

IRIS = Iris("http://test.example/")


def first(x: Extraction, layer: str, **change: Any) -> Extraction:
    """`x` with the first item of a layer changed."""
    items = getattr(x, layer)
    changed: dict[str, Any] = {layer: (replace(items[0], **change), *items[1:])}
    return replace(x, **changed)


def test_every_report_of_the_story_passes_all_checks() -> None:
    registry = [t for x in story() for t in registry_triples(x, IRIS)]
    assert [check(x) for x in story()] == [[], [], [], []]
    assert validate_graphs({x.report.id: report_graph(x, IRIS) for x in story()}, registry) == {}


def test_a_report_in_which_nothing_was_found_is_valid() -> None:
    assert check(empty()) == []
    assert validate_graphs({"e1": report_triples(empty(), IRIS)}, []) == {}


def test_no_graphs_give_no_violations() -> None:
    assert validate_graphs({}) == {}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(lambda x: first(x, "tenures", evidence=()), "at least one risalah:evidence", id="no evidence"),
        pytest.param(lambda x: first(x, "tenures", rule=""), "exactly one risalah:rule", id="no rule"),
        pytest.param(lambda x: first(x, "meetings", confidence=1.2), "from 0 to 1", id="confidence above one"),
        pytest.param(lambda x: first(x, "meetings", confidence=-0.1), "from 0 to 1", id="confidence below zero"),
        pytest.param(lambda x: first(x, "tenures", acting="Pgs"), "scheme capacity", id="unknown capacity"),
        pytest.param(lambda x: first(x, "directives", strength="beg"), "scheme strength", id="unknown strength"),
        pytest.param(lambda x: first(x, "attendance", role="guest"), "scheme role", id="unknown role"),
        pytest.param(lambda x: first(x, "meetings", type="party"), "scheme meeting-type", id="unknown meeting type"),
        pytest.param(lambda x: first(x, "meetings", date="2024-02-30"), "true calendar day", id="a day that is none"),
        pytest.param(lambda x: first(x, "meetings", date="2024-03"), "true calendar day", id="a month for a day"),
        pytest.param(
            lambda x: first(x, "meetings", end_date="2024-03-01"), "not after its schema:endDate", id="end before start"
        ),
        pytest.param(lambda x: first(x, "meetings", name=""), "exactly one name", id="meeting without a name"),
        pytest.param(lambda x: first(x, "directives", action=""), "exactly one risalah:action", id="no action"),
        pytest.param(lambda x: first(x, "directives", verb=""), "exactly one risalah:verb", id="no verb"),
        pytest.param(lambda x: first(x, "quotes", text=""), "exactly one risalah:text", id="empty quotation"),
        pytest.param(
            lambda x: replace(x, directives=(*x.directives, replace(x.directives[0], action="menunggu"))),
            "two of them share one id",
            id="two directives under one id",
        ),
        pytest.param(
            lambda x: first(x, "attendance", meeting="meeting/c1/none"), "describes that meeting", id="unknown meeting"
        ),
        pytest.param(
            lambda x: replace(x, report=replace(x.report, published="2024-13-01")), "dct:issued", id="no true month"
        ),
        pytest.param(lambda x: replace(x, report=replace(x.report, sha256="12ab")), "64 hexadecimal", id="cut digest"),
    ],
)
def test_a_broken_relation_is_refused_with_what_to_do(change: Callable[[Extraction], Extraction], words: str) -> None:
    found = validate_graphs({"c1": report_triples(change(central()), IRIS)})
    assert any(words in violation.remedy for violation in found["c1"]), found


def test_a_bad_report_does_not_taint_the_good_ones_of_its_batch() -> None:
    bad = first(central(), "directives", evidence=())
    found = validate_graphs({x.report.id: report_triples(x, IRIS) for x in (bad, province(), follow_up())})
    assert list(found) == ["c1"]
    assert [v.node for v in found["c1"]] == [str(IRIS.id(bad.directives[0].id))]


def test_two_reports_with_the_same_bytes_and_one_text_pass_together() -> None:
    one, other = province("p1"), province("p2")
    assert one.report.sha256 == other.report.sha256
    assert validate_graphs({"p1": report_triples(one, IRIS), "p2": report_triples(other, IRIS)}) == {}


def _evidence(triples: list[Triple]) -> URIRef:
    return next(s for s, _, o in triples if o == OA.SpecificResource)


@pytest.mark.parametrize(
    ("predicate", "words"),
    [
        (OA.hasSource, "exactly one oa:hasSource"),
        (OA.hasSelector, "exactly two selectors"),
        (OA.start, "exactly one selector with oa:start"),
        (OA.end, "exactly one oa:end"),
        (OA.exact, "non-empty oa:exact"),
        (OA.prefix, "exactly one oa:prefix"),
        (OA.suffix, "exactly one oa:suffix"),
        (RISALAH.textSha256, "exactly one risalah:textSha256"),
        (RISALAH.snapshot, "exactly one risalah:snapshot"),
        (RISALAH.report, "belongs to exactly one report"),
        (RISALAH.participant, "exactly one risalah:participant"),
        (RISALAH.former, "whether it is former"),
        (RISALAH.main, "whether the report is about it"),
        (RISALAH.cites, "exactly one risalah:cites"),
    ],
)
def test_a_graph_that_lost_a_property_is_refused(predicate: URIRef, words: str) -> None:
    triples = [t for t in report_triples(central(), IRIS) if t[1] != predicate]
    found = validate_graphs({"c1": triples})
    assert any(words in violation.remedy for violation in found["c1"]), found


def test_a_relation_whose_evidence_is_described_nowhere_is_refused() -> None:
    triples = report_triples(central(), IRIS)
    node = _evidence(triples)
    found = validate_graphs({"c1": [t for t in triples if t[0] != node]})
    assert any("same graph" in violation.remedy for violation in found["c1"])


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        pytest.param((IRIS.id("person/hasan-baruna"), RDFS.label, Literal("H")), "exactly one rdfs:label", id="labels"),
        pytest.param(
            (IRIS.id("person/hasan-baruna"), SKOS.altLabel, Literal("Hasan Baruna")), "does not repeat", id="alias"
        ),
        pytest.param(
            (IRIS.id("place/15"), RISALAH.placeKind, concept("place-kind", "city")), "scheme place-kind", id="kinds"
        ),
        pytest.param((IRIS.id("place/15"), DCTERMS.identifier, Literal("Jambi")), "region code", id="code"),
        pytest.param(
            (IRIS.id("regulation/uu-24-2007"), RISALAH.year, integer(2007)),
            "xsd:gYear",
            id="year",
        ),
        pytest.param(
            (IRIS.id("regulation/uu-24-2007"), ELI.has_part, IRIS.id("regulation/uu-24-2007/pasal-1")),
            "described in the registry",
            id="article",
        ),
        pytest.param((IRIS.id("person/new"), RDF.type, URIRef("http://xmlns.com/foaf/0.1/Person")), "label", id="bare"),
    ],
)
def test_a_registry_that_contradicts_itself_is_refused(extra: Triple, words: str) -> None:
    registry = [t for x in story() for t in registry_triples(x, IRIS)]
    found = validate_graphs({}, [*registry, extra])
    assert any(words in violation.remedy for violation in found[REGISTRY]), found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(lambda x: first(x, "tenures", evidence=(Span(0, 99_999),)), "outside the text", id="past the end"),
        pytest.param(lambda x: first(x, "people", mentions=(Span(5, 5),)), "empty or outside", id="empty span"),
        pytest.param(lambda x: first(x, "people", mentions=(Span(-3, 5),)), "empty or outside", id="negative start"),
        pytest.param(lambda x: first(x, "directives", action_span=Span(0, 4)), "not what its span holds", id="action"),
        pytest.param(
            lambda x: first(x, "directives", action="berdoa", action_span=None), "is not in its evidence", id="invented"
        ),
        pytest.param(lambda x: first(x, "quotes", text="Kami siap membantu"), "quotation", id="invented quotation"),
        pytest.param(lambda x: replace(x, text=x.text + "\ud83d"), "surrogate", id="half of a surrogate pair"),
        pytest.param(lambda x: first(x, "tenures", person="person/nobody"), "'person/nobody'", id="unknown person"),
        pytest.param(
            lambda x: first(x, "directives", basis=("regulation/uu-1-1945",)), "basis names", id="unknown law"
        ),
        pytest.param(lambda x: first(x, "directives", follows="directive/x/1"), "follows names", id="unknown chain"),
        pytest.param(lambda x: first(x, "quotes", speaker="group/nobody"), "speaker names", id="unknown speaker"),
    ],
)
def test_an_extraction_whose_spans_or_references_do_not_hold_is_told(
    change: Callable[[Extraction], Extraction], words: str
) -> None:
    found = check(change(central()))
    assert any(words in violation.message for violation in found), found


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda x: first(x, "directives", action_span=None), id="an action found in its evidence"),
        pytest.param(lambda x: first(x, "directives", issuer=None), id="no issuer"),
        pytest.param(lambda x: first(x, "quotes", speaker=None, meeting=None), id="no speaker"),
        pytest.param(lambda x: first(x, "directives", follows="person/wiratama-surya-kusuma"), id="follows a party"),
    ],
)
def test_what_a_report_may_leave_open_is_accepted(change: Callable[[Extraction], Extraction]) -> None:
    changed = change(central())
    assert check(changed) == []
    assert validate_graphs({"c1": report_triples(changed, IRIS)}) == {}


def test_evidence_in_a_graph_reproduces_its_quote() -> None:
    for x in story():
        assert check_evidence(report_triples(x, IRIS), report=x.report.id, text=x.text) == []


def test_evidence_made_from_another_text_is_told() -> None:
    x = central()
    found = check_evidence(report_triples(x, IRIS), report="c1", text="X" + x.text)
    assert {"digest" in v.message for v in found} == {True, False}
    assert all(v.report == "c1" for v in found)


def test_a_node_shape_that_cannot_be_batched_is_refused(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "closed.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:closed true ; sh:targetClass <urn:c> ."
    )
    monkeypatch.setenv("RISALAH_RESOURCES", str(tmp_path))
    with pytest.raises(Abort, match="closed"):
        shapes("closed")


def test_violations_read_as_one_line() -> None:
    bad = report_triples(first(central(), "tenures", rule=""), IRIS)
    (violation,) = validate_graphs({"c1": bad})["c1"]
    assert str(violation).startswith("c1: http://test.example/id/tenure/c1/")
    assert "\n" not in str(violation)


def test_the_union_is_not_changed_by_validation() -> None:
    graph = report_graph(central(), IRIS)
    size = len(graph)
    validate_graphs({"c1": graph})
    assert len(graph) == size
    assert isinstance(graph, Graph)
    assert (IRIS.id(f"report/{ids.report_key('c1')}"), RDF.type, SCHEMA.NewsArticle) in graph
    assert decimal(0.92) in set(graph.objects(None, RISALAH.confidence))
