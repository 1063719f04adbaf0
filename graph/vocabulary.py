"""Namespaces, and the one place where IRIs are made and taken apart.

The vocabulary's namespace is fixed, so that a query written for one installation runs on another.
The IRIs of the data stand under the base of the installation (setting `base`).
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS, XSD

RISALAH = Namespace("https://w3id.org/risalah/ontology#")
SCHEME = Namespace("https://w3id.org/risalah/scheme/")
SCHEMA = Namespace("http://schema.org/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")

PREFIXES: dict[str, str] = {
    "risalah": str(RISALAH),
    "scheme": str(SCHEME),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "xsd": str(XSD),
    "skos": str(SKOS),
    "dct": str(DCTERMS),
    "foaf": str(FOAF),
    "org": str(ORG),
    "prov": str(PROV),
    "schema": str(SCHEMA),
    "eli": str(ELI),
    "oa": str(OA),
}
"""Prefixes used in every serialisation, query and page, in this order."""


def concept(scheme: str, code: str) -> URIRef:
    """The SKOS concept of a code: ``concept("strength", "order")``."""
    return URIRef(f"{SCHEME}{scheme}/{code}")


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRIs of one installation; `base` ends in a slash."""

    base: str

    def __post_init__(self) -> None:
        if not self.base.endswith("/"):
            object.__setattr__(self, "base", self.base + "/")

    def id(self, local: str) -> URIRef:
        """The IRI of a local id: ``person/al-haris`` -> ``<base>id/person/al-haris``."""
        return URIRef(f"{self.base}id/{quote(local, safe='/-._~')}")

    def local(self, iri: str) -> str | None:
        """The local id of an IRI made by `id`, or None for any other IRI."""
        head = f"{self.base}id/"
        return unquote(iri[len(head) :]) if iri.startswith(head) else None

    def report_graph(self, report_key: str) -> URIRef:
        """The named graph that holds all that one report states."""
        return URIRef(f"{self.base}graph/report/{quote(report_key, safe='-._~')}")

    @property
    def registry(self) -> URIRef:
        """The named graph of what entities are, each fact once."""
        return URIRef(f"{self.base}graph/registry")

    @property
    def judgements(self) -> URIRef:
        """The named graph of judgements on identity."""
        return URIRef(f"{self.base}graph/judgements")

    @property
    def dataset(self) -> URIRef:
        """The dataset as a whole (DCAT, VoID)."""
        return URIRef(f"{self.base}dataset")
