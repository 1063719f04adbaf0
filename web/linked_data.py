"""Linked data: every IRI dereferences, in every usual format, with links to what belongs to it.

An IRI under ``/id/`` answers 303 to a page for people or to a document for programs. Documents,
graphs, the ontology, the dataset's description and dumps all say their dataset version (ETag).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode, urljoin

import pyoxigraph as ox
from flask import Blueprint, Response, abort, make_response, redirect, render_template, request
from flask_babel import gettext
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL

from graph.errors import NotFound
from graph.model import Span
from graph.ontology import ONTOLOGY, load, short
from graph.resources import data_path
from graph.vocabulary import SCHEME
from web.dataset_description import description
from web.links import entity_url, report_url
from web.negotiation import DATA, GRAPHS, Format, choices, named, negotiate, prefers_html
from web.query_check import QueryRefused
from web.service_description import serialise
from web.services import services
from web.sparql import query_service
from web.sparql_protocol import ANY_HEADERS, CORS, SparqlRequest, refusal_body, refusal_headers

blueprint = Blueprint("linked_data", __name__)

INCOMING_MAX = 1_000
"""Statements that point to a thing, given at most in its document; SPARQL has all of them."""

PAGES = frozenset({"person", "organisation", "group", "place", "post", "regulation", "meeting", "directive", "report"})
"""First segments of the local ids that have a page of their own."""

_EVIDENCE = re.compile(r"evidence/([^/]+)/(\d+)-(\d+)")
_ABOUT = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX risalah: <https://w3id.org/risalah/ontology#>
CONSTRUCT {{ ?s ?p ?o . ?o rdfs:label ?label . ?part ?partP ?partO }} WHERE {{
  {{ BIND({iri} AS ?s) ?s ?p ?o OPTIONAL {{ ?o rdfs:label ?label }} }}
  UNION {{ {iri} risalah:evidence?/oa:hasSelector? ?part . FILTER(?part != {iri}) ?part ?partP ?partO
           FILTER(STRSTARTS(STR(?part), STR({evidence}))) }}
  UNION {{ {{ SELECT DISTINCT ?s ?p {{ ?s ?p {iri} }} LIMIT {limit} }} BIND({iri} AS ?o) }}
}}"""


@blueprint.errorhandler(QueryRefused)
def _refused(problem: QueryRefused) -> Response:
    return Response(refusal_body(problem), problem.status, refusal_headers(problem))


@blueprint.after_request
def _open_to_all(response: Response) -> Response:
    for name, value in ANY_HEADERS if request.method == "OPTIONS" else CORS:
        response.headers.setdefault(name, value)
    return response


@blueprint.get("/id/<path:local_id>")
def thing(local_id: str) -> Response:
    """Anything with an IRI: see other, a page or a document by what is accepted."""
    accept = request.headers.get("Accept")
    if prefers_html(accept):
        target = _page_of(local_id)
    else:
        chosen = negotiate(accept, DATA)
        if chosen is None:
            return _not_acceptable(DATA)
        target = f"/data/{_escaped(local_id)}.{chosen.name}"
    response = make_response(redirect(target, 303))
    response.headers["Vary"] = "Accept"
    response.headers["Link"] = _links((f"/data/{_escaped(local_id)}.{f.name}", "alternate", f.media_type) for f in DATA)
    return response


def _page_of(local_id: str) -> str:
    evidence = _EVIDENCE.match(local_id)
    if evidence:
        return report_url(evidence[1], Span(int(evidence[2]), int(evidence[3])))
    if local_id.partition("/")[0] in PAGES:
        return entity_url(local_id)
    return "/sparql?" + urlencode({"query": f"DESCRIBE <{services().iris.id(local_id)}>"})


@blueprint.get("/data/<path:name>")
def document(name: str) -> Response:
    """What the dataset says of a thing, in the format of the name's ending, or by what is accepted.

    Raises:
        NotFound: it says nothing of it.
    """
    local_id, chosen = _split(name)
    if chosen is None:
        chosen = negotiate(request.headers.get("Accept"), DATA)
        if chosen is None:
            return _not_acceptable(DATA)
    queries = query_service()
    queries.start()
    unchanged = _unchanged(f"{queries.version}-{chosen.name}")
    if unchanged:
        return unchanged
    iris = services().iris
    subject = iris.id(local_id)
    text = _ABOUT.format(iri=f"<{subject}>", evidence=f"<{iris.base}id/evidence/>", limit=INCOMING_MAX)
    result = queries.query(text, request=SparqlRequest(text, formats=("nt",)))
    graph = Graph().parse(data=result.body, format="nt")
    if not len(graph):
        raise NotFound(gettext("No report in this dataset names “%(id)s”.", id=local_id))
    _describe_document(graph, subject, URIRef(f"{iris.base}data/{_escaped(local_id)}"), result.version)
    response = _rdf(serialise(graph, chosen.name), chosen, result.version)
    response.headers["Link"] = _links(
        [
            (str(subject), "about", ""),
            (_page_of(local_id), "alternate", "text/html"),
            *((f"/data/{_escaped(local_id)}.{f.name}", "alternate", f.media_type) for f in DATA if f != chosen),
            ("/void", "describedby", ""),
        ]
    )
    return response


def _describe_document(graph: Graph, subject: URIRef, about: URIRef, version: str) -> None:
    incoming = sum(1 for _ in graph.triples((None, None, subject)))
    graph.add((about, RDF.type, FOAF.Document))
    graph.add((about, FOAF.primaryTopic, subject))
    graph.add((about, DCTERMS.isPartOf, services().iris.dataset))
    graph.add((about, OWL.versionInfo, Literal(version)))
    if incoming >= INCOMING_MAX:
        words = f"Of the statements that point to this, only {INCOMING_MAX} are given here; SPARQL has all."
        graph.add((about, RDFS.comment, Literal(words, lang="en")))


@blueprint.get("/graph/<path:name>")
def named_graph(name: str) -> Response:
    """All triples of one named graph: of a report, the registry, or the judgements.

    Raises:
        NotFound: there is no such graph, or it is empty.
    """
    local, chosen = _split(name)
    accept = request.headers.get("Accept")
    if chosen is None and prefers_html(accept) and local.startswith("report/"):
        return make_response(redirect(entity_url(local), 303))
    chosen = chosen or negotiate(accept, GRAPHS) or (GRAPHS[0] if prefers_html(accept) else None)
    if chosen is None:
        return _not_acceptable(GRAPHS)
    queries = query_service()
    queries.start()
    unchanged = _unchanged(f"{queries.version}-{chosen.name}")
    if unchanged:
        return unchanged
    iri = f"{services().iris.base}graph/{quote(local, safe='/-._~')}"
    text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"
    result = queries.query(text, request=SparqlRequest(text, formats=("nt",)))
    if not result.body:
        raise NotFound(gettext("There is no graph “%(name)s”.", name=local))
    body = _in_graph(result.body, iri, chosen)
    response = _rdf(body, chosen, result.version)
    response.headers["Link"] = _links([(iri, "about", ""), ("/void", "describedby", "")])
    return response


def _in_graph(lines: bytes, iri: str, chosen: Format) -> bytes:
    """The triples of a graph; formats with graph names keep the name."""
    from web.service_description import RDF_FORMATS

    triples = (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    kind = RDF_FORMATS[chosen.name]
    from graph.vocabulary import PREFIXES

    if chosen.name in ("trig", "nq"):
        node = ox.NamedNode(iri)
        quads = (ox.Quad(t.subject, t.predicate, t.object, node) for t in triples)
        return ox.serialize(quads, format=kind, prefixes=PREFIXES) or b""
    return ox.serialize(triples, format=kind, prefixes=PREFIXES) or b""


@blueprint.get("/ontology")
@blueprint.get("/ontology.<name>")
def ontology(name: str | None = None) -> Response:
    """The vocabulary: a page for people, and its file in every format."""
    accept = request.headers.get("Accept")
    if name is None and prefers_html(accept):
        return _ontology_page()
    chosen = named(name, DATA) if name else negotiate(accept, DATA)
    if chosen is None:
        return abort(404) if name else _not_acceptable(DATA)
    version = load().version
    return _unchanged(f"{version}-{chosen.name}") or _rdf(_ontology_file(chosen.name), chosen, version)


def _ontology_file(name: str) -> bytes:
    source = data_path("ontology") / "risalah.ttl"
    if name == "ttl":
        return source.read_bytes()
    return serialise(Graph().parse(source, format="turtle"), name)


def _ontology_page() -> Response:
    known = load()
    terms = list(known.terms.values())
    response = make_response(
        render_template(
            "ontology.html",
            ontology=known,
            own=[t for t in terms if t.defined_by is None],
            others=[t for t in terms if t.defined_by is not None],
            short=short,
            fragment=_fragment,
            formats=DATA,
            namespace=ONTOLOGY,
        )
    )
    response.headers["Vary"] = "Accept"
    response.headers["Link"] = _links((f"/ontology.{f.name}", "alternate", f.media_type) for f in DATA)
    return response


def _fragment(iri: str) -> str:
    return iri.rpartition("#")[2] if "#" in iri else iri.removeprefix(str(SCHEME)).replace("/", "-")


@blueprint.get("/scheme/<path:name>")
def scheme(name: str) -> Response:
    """A concept scheme or a code: it stands in the ontology."""
    accept = request.headers.get("Accept")
    if prefers_html(accept):
        return make_response(redirect(f"/ontology#{name.strip('/').replace('/', '-')}", 303))
    chosen = negotiate(accept, DATA)
    return make_response(redirect(f"/ontology.{chosen.name}", 303)) if chosen else _not_acceptable(DATA)


@blueprint.get("/.well-known/void")
def well_known() -> Response:
    """Where programs look first for the description of a dataset."""
    return make_response(redirect("/void", 303))


@blueprint.get("/dataset")
def dataset() -> Response:
    """The dataset as a thing; its description is a document."""
    return make_response(redirect("/void", 303))


@blueprint.get("/void")
@blueprint.get("/void.<name>")
def void(name: str | None = None) -> Response:
    """The dataset's description (VoID, DCAT) with its counts."""
    accept = request.headers.get("Accept")
    html = name is None and prefers_html(accept)
    chosen = named(name, DATA) if name else DATA[0] if html else negotiate(accept, DATA)
    if chosen is None:
        return abort(404) if name else _not_acceptable(DATA)
    known = description(query_service(), services())
    body = serialise(known.graph, chosen.name)
    if html:
        return make_response(
            render_template(
                "rdf.html",
                title=gettext("Description of the dataset"),
                text=body.decode(),
                downloads=[(f.label, f"/void.{f.name}") for f in DATA],
            )
        )
    tag = f"{known.tag}-{chosen.name}"
    response = _unchanged(tag) or _rdf(body, chosen, known.version)
    response.set_etag(tag)
    return response


# -- common --------------------------------------------------------------------------------------


def _split(name: str) -> tuple[str, Format | None]:
    """A path and the format of its ending, where it ends in one."""
    stem, dot, ending = name.rpartition(".")
    chosen = next((f for f in GRAPHS if f.name == ending), None) if dot else None
    return (stem, chosen) if chosen else (name, None)


def _escaped(local_id: str) -> str:
    return quote(local_id, safe="/-._~")


def _rdf(body: bytes, chosen: Format, version: str) -> Response:
    response = Response(body, headers={"Content-Type": chosen.content_type, "Vary": "Accept"})
    response.headers["Dataset-Version"] = version
    response.headers["Cache-Control"] = "public, no-cache"
    response.set_etag(f"{version}-{chosen.name}")
    return response


def _unchanged(tag: str) -> Response | None:
    """304 where the client has this version already."""
    if tag and request.if_none_match.contains(tag):
        response = Response(status=304, headers={"Vary": "Accept"})
        response.set_etag(tag)
        return response
    return None


def _not_acceptable(offered: Sequence[Format]) -> Response:
    return Response(
        f"this is given as text/html, {choices(offered)}\n",
        406,
        {"Content-Type": "text/plain; charset=utf-8", "Vary": "Accept"},
    )


def _links(links: Any) -> str:
    base = services().iris.base
    return ", ".join(
        f'<{urljoin(base, target)}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")
        for target, relation, media_type in links
    )
