"""Extraction to triples: every layer, nothing invented, the same through every serialisation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, SKOS

from graph import ids
from graph.mapping import (
    registry_triples,
    report_graph,
    report_ntriples,
    report_triples,
    shorten,
    to_graph,
    web_address,
)
from graph.model import Directive, Extraction, Quote, ReportInfo, Span, Tenure
from graph.terms import date, ntriples
from graph.validation import check, check_evidence, validate_graphs
from graph.vocabulary import ELI, OA, RISALAH, SCHEMA, Iris, concept
from tests.factories import central, empty, follow_up, province, story
from tests.properties import cases

IRIS = Iris("http://test.example/")


def node(local: str) -> URIRef:
    return IRIS.id(local)


def test_a_tenure_says_who_what_where_and_in_which_capacity() -> None:
    graph = report_graph(province(), IRIS)
    tenure = next(graph.subjects(ORG.member, node("person/laila-mardiani")))
    assert graph.value(tenure, RISALAH.capacity) == concept("capacity", "plt")
    assert graph.value(tenure, RISALAH.post) == node("post/kepala-badan-penanggulangan-bencana-daerah-provinsi-jambi")
    assert graph.value(tenure, ORG.organization) == node(
        "organisation/badan-penanggulangan-bencana-daerah-provinsi-jambi"
    )
    assert graph.value(tenure, RISALAH.former) == Literal(False)
    assert graph.value(tenure, RISALAH.firstCited) == date("2024-03-06")
    assert {ORG.Membership, RISALAH.Tenure} == set(graph.objects(tenure, RDF.type))


def test_a_former_holder_does_not_hold_the_post() -> None:
    graph = report_graph(follow_up(), IRIS)
    assert (node("person/laila-mardiani"), RISALAH.holdsPost, None) not in graph
    assert (node("person/rangga-wibisana"), RISALAH.holdsPost, None) in graph


def test_a_directive_names_issuer_tenure_addressee_deadline_and_article() -> None:
    x = central()
    graph = report_graph(x, IRIS)
    directive = node(x.directives[0].id)
    assert graph.value(directive, RISALAH.issuer) == node("person/wiratama-surya-kusuma")
    assert graph.value(directive, RISALAH.issuerTenure) == node(x.tenures[0].id)
    assert graph.value(directive, RISALAH.addressee) == node("post/gubernur-jambi")
    assert graph.value(directive, RISALAH.action) == Literal("mempercepat penyaluran bantuan", lang="id")
    assert graph.value(directive, RISALAH.legalBasis) == node("regulation/uu-24-2007/pasal-69")
    assert graph.value(directive, RISALAH.deadlineDate) == date("2024-03-15")
    assert graph.value(directive, DCTERMS.date) == date("2024-03-04")
    assert (node("person/wiratama-surya-kusuma"), RISALAH.directed, node("post/gubernur-jambi")) in graph


def test_a_directive_without_an_issuer_has_no_derived_edge() -> None:
    x = central()
    x = replace(x, directives=(replace(x.directives[0], issuer=None),))
    graph = report_graph(x, IRIS)
    assert (None, RISALAH.issuer, None) not in graph
    assert (None, RISALAH.directed, None) not in graph
    assert (None, RISALAH.issuerTenure, None) not in graph


def test_candidates_are_not_published() -> None:
    x = province()
    item = x.candidates[0].item
    assert isinstance(item, Directive)
    assert (node(item.id), None, None) not in report_graph(x, IRIS)


def test_a_meeting_keeps_its_report_in_its_id() -> None:
    one, other = (report_graph(province(key), IRIS) for key in ("p1", "p2"))
    assert set(one.subjects(RDF.type, RISALAH.Meeting)).isdisjoint(other.subjects(RDF.type, RISALAH.Meeting))


def test_a_follow_up_names_the_party_whose_directive_it_answers() -> None:
    graph = report_graph(follow_up(), IRIS)
    (found,) = graph.subjects(RDF.type, RISALAH.FollowUp)
    assert graph.value(found, RISALAH.respondsToParty) == node("person/hasan-baruna")
    assert graph.value(found, RISALAH.respondsTo) is None
    assert graph.value(found, DCTERMS.date) == date("2024-03-11")


def test_a_citation_names_regulation_and_article_and_none_is_made_without_a_mention() -> None:
    x = central()
    graph = report_graph(x, IRIS)
    (citation,) = graph.subjects(RDF.type, RISALAH.Citation)
    assert graph.value(citation, RISALAH.cites) == node("regulation/uu-24-2007")
    assert graph.value(citation, RISALAH.citesArticle) == node("regulation/uu-24-2007/pasal-69")
    bare = replace(x, regulations=(replace(x.regulations[0], mentions=()),))
    assert (None, RDF.type, RISALAH.Citation) not in report_graph(bare, IRIS)


def test_evidence_has_position_quote_and_context_on_the_snapshot() -> None:
    x = central()
    graph = report_graph(x, IRIS)
    span = x.tenures[0].evidence[0]
    evidence = node(f"evidence/c1/{span.start}-{span.end}")
    assert (node(x.tenures[0].id), RISALAH.evidence, evidence) in graph
    position, quotation = URIRef(f"{evidence}#position"), URIRef(f"{evidence}#quote")
    assert set(graph.objects(evidence, OA.hasSelector)) == {position, quotation}
    assert str(graph.value(quotation, OA.exact)) == "Menteri Dalam Negeri Wiratama Surya Kusuma"
    around = x.text[span.start - 32 : span.start], x.text[span.end : span.end + 32]
    assert (str(graph.value(quotation, OA.prefix)), str(graph.value(quotation, OA.suffix))) == around
    assert (graph.value(evidence, OA.hasSource), RDF.type, RISALAH.Snapshot) in graph


def test_a_graph_has_no_blank_node() -> None:
    for x in story():
        for triple in report_triples(x, IRIS) + registry_triples(x, IRIS):
            assert all(isinstance(term, URIRef | Literal) for term in triple)


def test_the_report_graph_says_what_it_holds_and_what_made_it() -> None:
    graph = report_graph(central(), IRIS)
    name = IRIS.report_graph("c1")
    assert graph.identifier == name
    assert graph.value(name, FOAF.primaryTopic) == node("report/c1")
    assert graph.value(name, PROV.wasGeneratedBy) == node("run/risalah-rules-0-1-0")
    assert graph.value(node("report/c1"), SCHEMA.publisher) == Literal("Kabar Nusantara")


def test_the_registry_tells_kind_part_region_and_article() -> None:
    graph = to_graph(t for x in story() for t in registry_triples(x, IRIS))
    agency = node("organisation/badan-penanggulangan-bencana-daerah-provinsi-jambi")
    assert graph.value(agency, RDF.type) == ORG.OrganizationalUnit
    assert graph.value(agency, ORG.classification) == concept("organisation-kind", "regional_agency")
    assert graph.value(agency, ORG.subOrganizationOf) == node("organisation/pemerintah-provinsi-jambi")
    assert graph.value(agency, RISALAH.region) == node("place/15")
    assert {str(o) for o in graph.objects(agency, SKOS.altLabel)} == {"BPBD", "BPBD Provinsi Jambi"}
    article = node("regulation/uu-24-2007/pasal-69")
    assert graph.value(article, RDFS.label) == Literal("Pasal 69 UU 24/2007")
    assert (node("regulation/uu-24-2007"), ELI.has_part, article) in graph
    assert graph.value(node("place/15.04"), SCHEMA.containedInPlace) == node("place/15")
    assert graph.value(node("person/hasan-baruna"), FOAF.title) == Literal("Dr.")
    assert graph.value(node("run/risalah-rules-0-1-0"), PROV.wasAssociatedWith) == node("agent/risalah-rules-0-1-0")


@pytest.mark.parametrize("format_", ["turtle", "nt", "xml", "json-ld"])
def test_a_report_graph_survives_a_round_trip(format_: str) -> None:
    for x in story():
        graph = report_graph(x, IRIS)
        again = Graph().parse(data=graph.serialize(format=format_), format=format_)
        assert isomorphic(graph, again)


def test_the_dataset_survives_a_round_trip_through_trig() -> None:
    dataset = Dataset()
    for x in story():
        for triple in report_triples(x, IRIS):
            dataset.graph(IRIS.report_graph(x.report.id)).add(triple)
    again = Dataset()
    again.parse(data=dataset.serialize(format="trig"), format="trig")
    for x in story():
        name = IRIS.report_graph(x.report.id)
        assert isomorphic(dataset.graph(name), again.graph(name))


def test_the_fast_n_triples_are_those_of_rdflib() -> None:
    for x in story():
        assert isomorphic(Graph().parse(data=report_ntriples(x, IRIS), format="nt"), report_graph(x, IRIS))


def test_the_same_extraction_gives_the_same_bytes() -> None:
    assert report_ntriples(central(), IRIS) == report_ntriples(central(), IRIS)


def test_an_empty_report_still_says_what_it_is() -> None:
    graph = report_graph(empty(), IRIS)
    assert graph.value(node("report/e1"), RDFS.label) == Literal("e1")
    assert (None, RISALAH.evidence, None) not in graph


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://kabar.example/a b?q={x}", "https://kabar.example/a%20b?q=%7Bx%7D"),
        ("https://kabar.example/%20ok", "https://kabar.example/%20ok"),
        ("javascript:alert(1)", None),
        ("kabar.example/a", None),
        ("https://", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_iris(url: str | None, iri: str | None) -> None:
    assert web_address(url) == (URIRef(iri) if iri else None)


@pytest.mark.parametrize(
    ("words", "shown"),
    [("pendek saja", "pendek saja"), ("a\n b\t c", "a b c"), ("kata " * 30, ("kata " * 15).strip() + " ...")],
)
def test_labels_from_running_text_are_short_and_on_one_line(words: str, shown: str) -> None:
    assert shorten(words) == shown
    assert len(shorten(words)) <= 80


@pytest.mark.parametrize(
    ("tenures", "expected"),
    [
        pytest.param((("a", False, 0),), "a", id="the only one"),
        pytest.param((("a", True, 0),), None, id="a former one is none"),
        pytest.param((("a", False, 0), ("b", False, 40)), "a", id="the one told in the directive's sentence"),
        pytest.param((("a", False, 0), ("b", False, 5)), None, id="two in one sentence are open"),
        pytest.param((("a", False, 40), ("b", False, 50)), None, id="two elsewhere are open"),
    ],
)
def test_the_issuers_tenure_is_never_guessed(tenures: tuple[tuple[str, bool, int], ...], expected: str | None) -> None:
    made = tuple(
        Tenure(f"tenure/r/{name}", "person/x", f"post/{name}", None, former, (Span(at, at + 4),), "T")
        for name, former, at in tenures
    )
    directive = Directive("directive/r/1", "person/x", (), "maju", "order", "harus", evidence=(Span(0, 20),), rule="D")
    x = Extraction("kata " * 20, ReportInfo("r"), tenures=made, directives=(directive,))
    found = report_graph(x, IRIS).value(node("directive/r/1"), RISALAH.issuerTenure)
    assert found == (node(f"tenure/r/{expected}") if expected else None)


# --- Any text --------------------------------------------------------------------------------------

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=8, max_size=80)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """An extraction over any Unicode text, with names, actions and quotations cut anywhere from it."""
    text = draw(ANY_TEXT)

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    report = draw(st.text(min_size=1, max_size=20).filter(lambda s: s.isprintable()))
    base = replace(empty(report, text), extractor=draw(st.sampled_from(["", "x 1.0"])))
    action, words = span(), span()
    confidence = draw(st.floats(0, 1))
    issuer = ids.person(text)
    return replace(
        base,
        directives=(
            Directive(
                ids.relation("directive", report, text), issuer, (ids.group(text),), action.of(text), "order",
                span().of(text), action, evidence=(action, span()), rule="D", confidence=confidence,
            ),
        ),
        quotes=(
            Quote(ids.relation("statement", report, text), issuer, words.of(text), None, (words,), "Q", confidence),
        ),
    )  # fmt: skip


@settings(max_examples=cases(60), deadline=None)
@given(extractions())
def test_any_extraction_gives_a_valid_graph_that_reads_back(x: Extraction) -> None:
    key = ids.report_key(x.report.id)
    triples = report_triples(x, IRIS)
    assert validate_graphs({key: triples}) == {}
    assert check_evidence(triples, report=key, text=x.text) == []
    again = Graph().parse(data=ntriples(triples).encode(), format="nt")
    assert set(again) == set(triples)


OPTIONAL: dict[str, dict[str, object]] = {
    "people": {"titles": (), "aliases": ()},
    "organisations": {"acronym": None, "aliases": (), "part_of": None, "region": None},
    "places": {"part_of": None},
    "posts": {"organisation": None, "mentions": ()},
    "tenures": {"acting": None, "former": True, "confidence": 0.0},
    "meetings": {"date": None, "end_date": None, "date_basis": None, "mode": None, "venue": None, "topic": None},
    "attendance": {"role": "host", "confidence": 1.0},
    "directives": {
        "issuer": None, "addressees": (), "action_span": None, "meeting": None, "basis": (), "basis_articles": (),
        "follows": None, "deadline": None, "deadline_date": None,
    },
    "follow_ups": {"who": None, "directive": None, "issuer": None, "date": None},
    "quotes": {"speaker": None, "meeting": None},
    "regulations": {"number": None, "year": None, "title": None, "articles": (), "mentions": ()},
}  # fmt: skip
"""What a report may leave open, by layer."""


@settings(max_examples=cases(80), deadline=None)
@given(st.sampled_from(story()), st.data())
def test_whatever_a_report_leaves_open_its_graph_is_valid(x: Extraction, data: st.DataObject) -> None:
    layers: dict[str, Any] = {}
    for layer, known in OPTIONAL.items():
        left_open = data.draw(st.sets(st.sampled_from(sorted(known))))
        layers[layer] = tuple(replace(item, **{name: known[name] for name in left_open}) for item in getattr(x, layer))
    if not layers["regulations"] or not layers["regulations"][0].articles:
        layers["directives"] = tuple(replace(d, basis=(), basis_articles=()) for d in layers["directives"])
    info = data.draw(
        st.sets(st.sampled_from(["title", "publisher", "author", "published", "url", "sha256", "language"]))
    )
    dropped: dict[str, Any] = dict.fromkeys(info)
    x = replace(x, report=replace(x.report, **dropped), **layers)
    key = x.report.id
    triples = report_triples(x, IRIS)
    assert check(x) == []
    assert validate_graphs({key: triples}, registry_triples(x, IRIS)) == {}
    assert check_evidence(triples, report=key, text=x.text) == []
