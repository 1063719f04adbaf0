"""What the dataset says of itself: DCAT for catalogues, VoID with real counts, its period and outlets.

Counting reads the whole store (about a second for a million statements): count once for each
version of the dataset and keep the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rdflib import DCAT, RDF, VOID, XSD, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL
from rdflib.term import Node

from graph import ids
from graph.ontology import short
from graph.store import Store, rows
from graph.terms import Triple, date, integer, text
from graph.vocabulary import PREFIXES, RISALAH, SCHEMA, Iris

SPDX = Namespace("http://spdx.org/rdf/terms#")

TITLES = {"en": "Risalah: government meetings in the news", "id": "Risalah: rapat pemerintahan dalam berita"}
DESCRIPTIONS = {
    "en": "Officials, posts, bodies, meetings, directives and regulations as news reports state them, each with the "
    "sentence it came from. The dataset covers what was read into it, not all that happened.",
    "id": "Pejabat, jabatan, badan, rapat, arahan, dan peraturan sebagaimana dinyatakan berita, masing-masing dengan "
    "kalimat asalnya. Himpunan data ini mencakup apa yang telah dibaca, bukan semua yang terjadi.",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    statements: int
    """Statements, counted in each named graph: the lines of a dump in N-Quads."""
    graphs: int
    subjects: int
    classes: Mapping[str, int] = field(default_factory=dict)
    """IRI of a class -> its distinct members."""
    properties: Mapping[str, int] = field(default_factory=dict)
    """IRI of a property -> the statements with it, counted in each named graph."""
    outlets: int = 0
    first: str | None = None
    """ISO date of the earliest report with a date."""
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file to be fetched: all data in one format."""

    url: str
    media_type: str
    size: int | None = None
    """Bytes."""
    sha256: str | None = None


def _number(value: Node | None) -> int:
    return int(str(value)) if value is not None else 0


def count(store: Store) -> Counts:
    """The counts of all that a store holds at this moment."""
    (whole,) = rows(
        store,
        "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?g) AS ?graphs) (COUNT(DISTINCT ?s) AS ?subjects) "
        "WHERE { GRAPH ?g { ?s ?p ?o } }",
    )
    classes = rows(store, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?c } } GROUP BY ?c")
    properties = rows(store, "SELECT ?p (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?p")
    (period,) = rows(
        store,
        f"SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {{ GRAPH ?g {{ ?r <{DCTERMS.issued}> ?day }} }}",
    )
    (outlets,) = rows(store, f"SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE {{ GRAPH ?g {{ ?r <{SCHEMA.publisher}> ?o }} }}")
    first, last = period.get("first"), period.get("last")
    return Counts(
        _number(whole["n"]),
        _number(whole["graphs"]),
        _number(whole["subjects"]),
        {str(row["c"]): _number(row["n"]) for row in sorted(classes, key=lambda r: str(r["c"]))},
        {str(row["p"]): _number(row["n"]) for row in sorted(properties, key=lambda r: str(r["p"]))},
        _number(outlets["n"]),
        None if first is None else str(first),
        None if last is None else str(last),
    )


def dataset_triples(
    counts: Counts,
    iris: Iris,
    *,
    version: str,
    modified: str,
    endpoint: str,
    licence: str | None = None,
    distributions: Iterable[Distribution] = (),
) -> list[Triple]:
    """The dataset's description; `modified` is the ISO date of the version, `endpoint` that of SPARQL."""
    dataset = iris.dataset
    out: list[Triple] = [
        (dataset, RDF.type, DCAT.Dataset),
        (dataset, RDF.type, VOID.Dataset),
        (dataset, OWL.versionInfo, text(version)),
        (dataset, DCTERMS.modified, date(modified)),
        (dataset, DCTERMS.conformsTo, URIRef("https://w3id.org/risalah/ontology")),
        (dataset, FOAF.homepage, URIRef(iris.base)),
        (dataset, VOID.sparqlEndpoint, URIRef(endpoint)),
        (dataset, VOID.uriSpace, text(f"{iris.base}id/")),
        (dataset, VOID.triples, integer(counts.statements)),
        (dataset, VOID.distinctSubjects, integer(counts.subjects)),
        (dataset, VOID.classes, integer(len(counts.classes))),
        (dataset, VOID.properties, integer(len(counts.properties))),
        (dataset, VOID.documents, integer(counts.classes.get(str(SCHEMA.NewsArticle), 0))),
    ]
    out += [(dataset, DCTERMS.title, text(words, lang=lang)) for lang, words in TITLES.items()]
    out += [(dataset, DCTERMS.description, text(words, lang=lang)) for lang, words in DESCRIPTIONS.items()]
    out += [(dataset, VOID.vocabulary, URIRef(iri)) for iri in PREFIXES.values()]
    out.append((dataset, RISALAH.outlets, integer(counts.outlets)))
    if licence:
        out.append((dataset, DCTERMS.license, URIRef(licence)))
    if counts.first and counts.last:
        period = URIRef(f"{dataset}#period")
        out += [
            (dataset, DCTERMS.temporal, period),
            (period, RDF.type, DCTERMS.PeriodOfTime),
            (period, DCAT.startDate, date(counts.first)),
            (period, DCAT.endDate, date(counts.last)),
        ]
    for class_, number in counts.classes.items():
        part = _part(dataset, "class", class_)
        out += [
            (dataset, VOID.classPartition, part),
            (part, VOID["class"], URIRef(class_)),
            (part, VOID.entities, integer(number)),
        ]
    for predicate, number in counts.properties.items():
        part = _part(dataset, "property", predicate)
        out += [
            (dataset, VOID.propertyPartition, part),
            (part, VOID.property, URIRef(predicate)),
            (part, VOID.triples, integer(number)),
        ]
    for one in distributions:
        out += _distribution(dataset, one)
    return out


def _part(dataset: URIRef, kind: str, iri: str) -> URIRef:
    return URIRef(f"{dataset}#{kind}-{ids.slug(short(iri))}")


def _distribution(dataset: URIRef, one: Distribution) -> list[Triple]:
    node = URIRef(f"{dataset}#{ids.slug(one.media_type)}")
    media = URIRef(f"https://www.iana.org/assignments/media-types/{one.media_type}")
    out: list[Triple] = [
        (dataset, DCAT.distribution, node),
        (dataset, VOID.dataDump, URIRef(one.url)),
        (node, RDF.type, DCAT.Distribution),
        (node, DCAT.downloadURL, URIRef(one.url)),
        (node, DCAT.mediaType, media),
    ]
    if one.size is not None:
        out.append((node, DCAT.byteSize, integer(one.size)))
    if one.sha256:
        checksum = URIRef(f"{node}-checksum")
        out += [
            (node, SPDX.checksum, checksum),
            (checksum, RDF.type, SPDX.Checksum),
            (checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
            (checksum, SPDX.checksumValue, Literal(one.sha256, datatype=XSD.hexBinary, normalize=False)),
        ]
    return out
