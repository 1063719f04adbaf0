"""The vocabulary as data: terms, concept schemes and their words in English and Indonesian.

The truth is `data/ontology/risalah.ttl`; this module loads it and answers questions on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Literal, Node

from graph.errors import Abort, NotFound
from graph.resources import data_path
from graph.vocabulary import PREFIXES, SCHEME

LANGUAGES = ("en", "id")
"""Languages in which every term has its words."""

ONTOLOGY = URIRef("https://w3id.org/risalah/ontology")

_KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    RDF.Property: "property",
    OWL.NamedIndividual: "individual",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or individual, of this vocabulary or of another as it is used here."""

    iri: URIRef
    kind: str
    """class, object property, datatype property, property or individual."""
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    parents: tuple[URIRef, ...] = ()
    domain: URIRef | None = None
    range: URIRef | None = None
    see_also: tuple[URIRef, ...] = ()
    defined_by: URIRef | None = None
    """The vocabulary it is taken from, or None for a term of our own."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A code of a scheme."""

    iri: URIRef
    scheme: str
    code: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A closed list of codes, in the order of the file."""

    iri: URIRef
    name: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All terms by IRI and all schemes by name, in the order of the file."""

    version: str
    licence: str
    terms: Mapping[URIRef, Term]
    schemes: Mapping[str, Scheme]
    concepts: Mapping[URIRef, Concept]
    graph: Graph

    def label(self, term: str, language: str) -> str:
        """The words for a class, property, individual or concept in ``en`` or ``id``.

        Raises:
            NotFound: the vocabulary has no such term.
        """
        iri = URIRef(term)
        found: Term | Concept | None = self.terms.get(iri) or self.concepts.get(iri)
        if found is None:
            raise NotFound(f"the vocabulary has no term {term!r}; see docs/ontology.md for those it has")
        return found.labels.get(language) or found.labels["en"]

    def code_label(self, scheme: str, code: str, language: str) -> str:
        """The words for a code of a scheme: ``code_label("strength", "order", "id")``.

        Raises:
            NotFound: there is no such scheme, or no such code in it.
        """
        known = self.schemes.get(scheme)
        if known is None:
            raise NotFound(f"there is no scheme {scheme!r}; the schemes are {', '.join(self.schemes)}")
        for concept in known.concepts:
            if concept.code == code:
                return concept.labels.get(language) or concept.labels["en"]
        codes = ", ".join(concept.code for concept in known.concepts)
        raise NotFound(f"the scheme {scheme!r} has no code {code!r}; its codes are {codes}")

    def codes(self, scheme: str) -> tuple[str, ...]:
        """The codes of a scheme, in the order of the file.

        Raises:
            NotFound: there is no such scheme.
        """
        if scheme not in self.schemes:
            raise NotFound(f"there is no scheme {scheme!r}; the schemes are {', '.join(self.schemes)}")
        return tuple(concept.code for concept in self.schemes[scheme].concepts)


def short(iri: str) -> str:
    """`iri` with the project's prefix where one fits: ``risalah:Directive``."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return str(iri)


@lru_cache(maxsize=1)
def load() -> Ontology:
    """The vocabulary, read once.

    Raises:
        Abort: the file is missing or cannot be read as Turtle.
    """
    path = data_path("ontology", "risalah.ttl")
    graph = Graph(bind_namespaces="none")
    try:
        graph.parse(path, format="turtle")
    except SyntaxError as problem:
        raise Abort(f"{path} is not Turtle: {problem}; install Risalah again") from problem

    def words(node: Node, predicate: URIRef) -> dict[str, str]:
        return {o.language: str(o) for o in graph.objects(node, predicate) if isinstance(o, Literal) and o.language}

    def iris(node: Node, predicate: URIRef) -> tuple[URIRef, ...]:
        return tuple(sorted(o for o in graph.objects(node, predicate) if isinstance(o, URIRef)))

    def one(node: Node, predicate: URIRef) -> URIRef | None:
        return next(iter(iris(node, predicate)), None)

    terms = {
        node: Term(
            node,
            _KINDS[kind],
            words(node, RDFS.label),
            words(node, RDFS.comment),
            iris(node, RDFS.subClassOf) + iris(node, RDFS.subPropertyOf),
            one(node, RDFS.domain),
            one(node, RDFS.range),
            iris(node, RDFS.seeAlso),
            one(node, RDFS.isDefinedBy),
        )
        for node, _, kind in graph.triples((None, RDF.type, None))
        if isinstance(node, URIRef) and isinstance(kind, URIRef) and kind in _KINDS
    }
    schemes = {}
    for node in graph.subjects(RDF.type, SKOS.ConceptScheme):
        name = str(node).removeprefix(str(SCHEME))
        concepts = tuple(
            Concept(
                concept,
                name,
                str(graph.value(concept, SKOS.notation)),
                words(concept, SKOS.prefLabel),
                words(concept, SKOS.definition),
            )
            for concept in graph.subjects(SKOS.inScheme, node)
            if isinstance(concept, URIRef)
        )
        schemes[name] = Scheme(URIRef(str(node)), name, words(node, RDFS.label), words(node, RDFS.comment), concepts)
    return Ontology(
        str(graph.value(ONTOLOGY, OWL.versionInfo)),
        str(graph.value(ONTOLOGY, DCTERMS.license)),
        terms,
        schemes,
        {concept.iri: concept for scheme in schemes.values() for concept in scheme.concepts},
        graph,
    )
