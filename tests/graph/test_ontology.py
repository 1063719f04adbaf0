"""The vocabulary: every term that the mapping uses is declared in both languages, and every code agrees."""

from __future__ import annotations

from typing import get_args

import pytest
from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph import model
from graph.errors import NotFound
from graph.mapping import registry_triples, report_triples
from graph.ontology import LANGUAGES, Ontology, load, short
from graph.ontology_page import PAGE, page
from graph.resources import data_path
from graph.vocabulary import RISALAH, SCHEMA, SCHEME, Iris, concept
from tests.factories import story

IRIS = Iris("http://test.example/")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def used() -> set[URIRef]:
    """Every class and property that the mapping writes."""
    out = set()
    for x in story():
        for _, p, o in report_triples(x, IRIS) + registry_triples(x, IRIS):
            assert isinstance(p, URIRef)
            out.add(p)
            if p == RDF.type:
                assert isinstance(o, URIRef)
                out.add(o)
    return out


def test_every_class_and_property_of_the_mapping_is_declared(ontology: Ontology) -> None:
    assert used() - set(ontology.terms) == set()


def test_every_code_of_the_mapping_is_declared(ontology: Ontology) -> None:
    codes = {
        o
        for x in story()
        for _, _, o in report_triples(x, IRIS) + registry_triples(x, IRIS)
        if isinstance(o, URIRef) and o.startswith(SCHEME)
    }
    assert codes
    assert codes - set(ontology.concepts) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_scheme_and_concept_has_words_in_both_languages(ontology: Ontology, language: str) -> None:
    for term in ontology.terms.values():
        assert term.labels.get(language), term.iri
        assert term.comments.get(language), term.iri
    for scheme in ontology.schemes.values():
        assert scheme.labels.get(language), scheme.iri
        assert scheme.comments.get(language), scheme.iri
    for known in ontology.concepts.values():
        assert known.labels.get(language), known.iri
        assert known.definitions.get(language), known.iri


def test_no_two_terms_of_our_own_share_a_label_within_a_kind(ontology: Ontology) -> None:
    for language in LANGUAGES:
        seen: dict[tuple[str, str], URIRef] = {}
        for term in ontology.terms.values():
            if term.defined_by is None:
                kind = "class" if term.kind == "class" else "property"
                assert seen.setdefault((kind, term.labels[language].casefold()), term.iri) == term.iri


@pytest.mark.parametrize(
    ("scheme", "codes"),
    [
        ("capacity", ("definitive", *(a.lower() for a in get_args(model.Acting)))),
        ("organisation-kind", get_args(model.OrganisationKind)),
        ("place-kind", get_args(model.PlaceKind)),
        ("meeting-type", get_args(model.MeetingType)),
        ("role", get_args(model.Role)),
        ("strength", get_args(model.Strength)),
        ("date-basis", get_args(model.DateBasis)),
    ],
)
def test_the_codes_of_a_scheme_are_those_of_the_model(ontology: Ontology, scheme: str, codes: tuple[str, ...]) -> None:
    assert set(ontology.codes(scheme)) == set(codes)


@pytest.mark.parametrize("name", ["report", "registry", "judgements"])
def test_the_shapes_allow_exactly_the_codes_of_the_schemes(ontology: Ontology, name: str) -> None:
    shapes = Graph().parse(data_path("shapes", f"{name}.ttl"))
    lists = [list(Collection(shapes, head)) for head in shapes.objects(None, SH["in"])]
    assert lists
    for allowed in lists:
        if all(str(code).startswith(str(SCHEME)) for code in allowed):
            scheme = str(allowed[0]).removeprefix(str(SCHEME)).partition("/")[0]
            assert {str(code) for code in allowed} == {str(c.iri) for c in ontology.schemes[scheme].concepts}
        else:
            assert all(str(code).startswith(str(SCHEMA)) for code in allowed)


@pytest.mark.parametrize("name", ["report", "registry", "judgements"])
def test_every_term_in_the_shapes_is_declared(ontology: Ontology, name: str) -> None:
    shapes = Graph().parse(data_path("shapes", f"{name}.ttl"))
    named = {o for p in (SH.targetClass, SH["class"], SH.lessThan, SH.equals) for o in shapes.objects(None, p)}
    for path in shapes.objects(None, SH.path):
        named |= {path} if isinstance(path, URIRef) else set(Collection(shapes, path))
    assert named - set(ontology.terms) == set()


def test_every_shape_with_constraints_says_what_to_do() -> None:
    for name in ("report", "registry", "judgements"):
        shapes = Graph().parse(data_path("shapes", f"{name}.ttl"))
        for shape in shapes.subjects(SH.path, None):
            assert len(str(shapes.value(shape, SH.message))) > 20, shape


def test_labels_are_found_for_terms_and_codes(ontology: Ontology) -> None:
    assert ontology.label(RISALAH.Directive, "id") == "Arahan"
    assert ontology.label(concept("strength", "order"), "en") == "order"
    assert ontology.code_label("capacity", "plt", "id") == "Plt (pelaksana tugas)"
    assert ontology.label(RISALAH.Directive, "fr") == "Directive"


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda o: o.label(RISALAH.Nothing, "en"), "no term"),
        (lambda o: o.code_label("strength", "beg", "en"), "order, request"),
        (lambda o: o.code_label("colour", "red", "en"), "the schemes are capacity"),
        (lambda o: o.codes("colour"), "no scheme"),
    ],
)
def test_an_unknown_term_is_told_with_what_there_is(ontology: Ontology, ask: object, words: str) -> None:
    assert callable(ask)
    with pytest.raises(NotFound, match=words):
        ask(ontology)


def test_domains_ranges_and_parents_are_declared_or_of_xsd(ontology: Ontology) -> None:
    outside = ("http://www.w3.org/2001/XMLSchema#", str(RDF), str(SKOS), "http://www.w3.org/ns/", str(RDFS))
    known = set(ontology.terms) | {URIRef("http://xmlns.com/foaf/0.1/Agent")}
    for term in ontology.terms.values():
        for iri in (*term.parents, term.domain, term.range):
            assert iri is None or iri in known or str(iri).startswith(outside), (term.iri, iri)


def test_domains_and_ranges_hold_in_the_story(ontology: Ontology) -> None:
    triples = {t for x in story() for t in report_triples(x, IRIS) + registry_triples(x, IRIS)}
    types: dict[Node, set[URIRef]] = {}
    for s, p, o in triples:
        if p == RDF.type:
            assert isinstance(o, URIRef)
            types.setdefault(s, set()).update({o, *above(ontology, o)})
    for s, p, o in triples:
        term = ontology.terms[p]
        if term.domain is not None:
            assert term.domain in types[s], (p, s)
        if term.range is None:
            continue
        if isinstance(o, Literal):
            kind = RDF.langString if o.language else o.datatype or XSD.string
            assert term.range == kind, (p, o)
        elif term.range == SKOS.Concept:
            assert o in ontology.concepts, (p, o)
        else:
            assert term.range in types[o], (p, o)


def above(ontology: Ontology, class_: URIRef) -> set[URIRef]:
    """The classes that a class narrows, over all steps."""
    parents = ontology.terms[class_].parents if class_ in ontology.terms else ()
    return {*parents}.union(*(above(ontology, parent) for parent in parents))


def test_short_names_use_the_projects_prefixes() -> None:
    assert short(RISALAH.Directive) == "risalah:Directive"
    assert short(concept("strength", "order")) == str(concept("strength", "order"))
    assert short("http://elsewhere.example/x") == "http://elsewhere.example/x"


def test_the_ontology_page_is_fresh(ontology: Ontology) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(ontology), "run: python -m graph.ontology_page"


def test_the_ontology_page_names_every_term_and_code(ontology: Ontology) -> None:
    made = page(ontology)
    for term in ontology.terms.values():
        assert short(term.iri) in made
    for known in ontology.concepts.values():
        assert f"`{known.code}`" in made
