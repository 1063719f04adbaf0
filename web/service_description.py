"""What the SPARQL endpoint says of itself: SPARQL 1.1 Service Description, with its limits.

Limits are `schema:additionalProperty` of the service, each named like its setting, with value, unit
and a sentence, so that a program can read how long a query may take before it is stopped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

import pyoxigraph as ox
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef

from graph.settings import Settings
from graph.vocabulary import PREFIXES, SCHEMA, Iris
from web.negotiation import GRAPHS, ROWS, Format
from web.query_service import QueryService

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")

_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")

LIMITS: dict[str, str] = {
    "query_timeout_ms": "milliseconds",
    "query_memory_mb": "megabytes",
    "query_max_rows": "rows",
    "query_max_bytes": "bytes",
    "query_max_chars": "characters",
    "query_max_nesting": "brackets",
    "query_workers": "processes",
    "query_queue": "queries",
    "query_client_max": "queries",
}
"""Settings that limit a query -> the unit their value is in."""

_FORMAT_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nq": "N-Quads",
    "n3": "N3",
}

RDF_FORMATS: dict[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "n3": ox.RdfFormat.N3,
}
"""Short name of `web.negotiation` -> the engine's serialiser."""


def limits(settings: Settings) -> list[tuple[str, int, str, str]]:
    """The limits of a query: name, value, unit and a sentence."""
    fields = type(settings).model_fields
    return [(name, int(getattr(settings, name)), unit, fields[name].description or "") for name, unit in LIMITS.items()]


def service_description(queries: QueryService, chosen: Format, *, scheme: str, host: str) -> bytes:
    """The description of the endpoint in an RDF format.

    `scheme` and `host` (with its port) are those of the request: a client looks for the address that it asked
    among the `sd:endpoint`s, which may be another than the one under the base.

    Raises:
        QueryRefused: it answers no queries, since the data are elsewhere.
    """
    queries.only_here()
    asked = f"{scheme}://{host}/sparql" if _HOST.fullmatch(host) else ""
    return _description(queries.settings, queries.union, chosen.name, asked)


def serialise(graph: Graph, name: str) -> bytes:
    """An rdflib graph in an RDF format, by its short name, with those of our prefixes that it uses."""
    # In the order of subjects, so that Turtle says each of them once.
    lines = b"".join(sorted(graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True)))
    triples = (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    known = {**PREFIXES, "sd": str(SD), "void": str(VOID), "dcat": "http://www.w3.org/ns/dcat#"}
    prefixes = {prefix: iri for prefix, iri in known.items() if iri.encode() in lines}
    return ox.serialize(triples, format=RDF_FORMATS[name], prefixes=prefixes) or b""


@lru_cache(maxsize=32)
def _description(settings: Settings, union: bool, name: str, asked: str) -> bytes:
    iris = Iris(settings.base)
    service = URIRef(urljoin(iris.base, "sparql"))
    graph = Graph()
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, service))
    if asked:
        graph.add((service, SD.endpoint, URIRef(asked)))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    for made in (*ROWS, *GRAPHS):
        graph.add((service, SD.resultFormat, FORMATS[_FORMAT_NAMES[made.name]]))
    default = BNode()
    if union:
        graph.add((service, SD.feature, SD.UnionDefaultGraph))
        graph.add(
            (
                default,
                RDFS.comment,
                Literal(
                    "The default graph is the union of all named graphs. It is a bag: a triple that two graphs "
                    "state gives two rows, so say SELECT DISTINCT and COUNT(DISTINCT ...). "
                    "A query with FROM, or a request with default-graph-uri, chooses its own default graph.",
                    lang="en",
                ),
            )
        )
    graph.add((service, SD.defaultDataset, iris.dataset))
    graph.add((iris.dataset, RDF.type, SD.Dataset))
    graph.add((iris.dataset, RDF.type, VOID.Dataset))
    graph.add((iris.dataset, VOID.sparqlEndpoint, service))
    graph.add((iris.dataset, RDFS.seeAlso, URIRef(urljoin(iris.base, "void"))))
    graph.add((iris.dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    for setting, value, unit, sentence in limits(settings):
        limit = BNode()
        graph.add((service, SCHEMA.additionalProperty, limit))
        graph.add((limit, RDF.type, SCHEMA.PropertyValue))
        graph.add((limit, SCHEMA.name, Literal(setting)))
        graph.add((limit, SCHEMA.value, Literal(value, datatype=XSD.integer)))
        graph.add((limit, SCHEMA.unitText, Literal(unit)))
        graph.add((limit, SCHEMA.description, Literal(sentence, lang="en")))
    return serialise(graph, name)
