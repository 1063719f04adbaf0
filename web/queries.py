"""The SPARQL behind each view: the query that gives the page's rows from the store."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib import Literal

from graph.directive_views import DirectiveFilter
from graph.timeline import TimeFilter
from graph.vocabulary import PREFIXES, concept
from web.services import services

VALUES_MAX = 20
"""Parties that a shown query names at most."""

_DIRECTIVE_PARTS = """  ?directive a risalah:Directive ; risalah:action ?action ; risalah:strength ?strength ;
    risalah:evidence ?evidence .
  OPTIONAL { ?directive risalah:issuer ?issuer . ?issuer rdfs:label ?issuerLabel }
  OPTIONAL { ?directive risalah:addressee ?addressee . ?addressee rdfs:label ?addresseeLabel }
  OPTIONAL { ?directive risalah:meeting ?meeting }
  OPTIONAL { ?directive risalah:legalBasis ?basis }
  OPTIONAL { ?directive dct:date ?date }"""
_DIRECTIVE_HEAD = (
    "SELECT ?directive ?date ?issuerLabel ?addresseeLabel ?strength ?action ?meeting ?basis ?evidence WHERE {"
)
_DIRECTIVE_FOOT = "}\nORDER BY DESC(?date)"


def _iri(local_id: str) -> str:
    return f"<{services().iris.id(local_id)}>"


def with_prefixes(query: str) -> str:
    """A query with the prefixes that it uses."""
    used = [f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items() if f"{name}:" in query]
    return "\n".join([*used, query])


def _directives(*patterns: str) -> str:
    body = "\n".join(f"  {p}" for p in patterns)
    return with_prefixes(f"{_DIRECTIVE_HEAD}\n{body}\n{_DIRECTIVE_PARTS}\n{_DIRECTIVE_FOOT}")


def person(local_id: str) -> str:
    """What an official directed and was asked to do."""
    iri = _iri(local_id)
    return _directives(f"{{ ?directive risalah:issuer {iri} }} UNION {{ ?directive risalah:addressee {iri} }}")


def post(local_id: str) -> str:
    """Who held a post, in which capacity, from the first to the last report that says so."""
    return with_prefixes(
        "SELECT ?person ?name ?capacity ?former (MIN(?cited) AS ?first) (MAX(?cited) AS ?last) WHERE {\n"
        f"  ?tenure a risalah:Tenure ; risalah:post {_iri(local_id)} ; org:member ?person ;\n"
        "    risalah:capacity ?capacity ; risalah:former ?former .\n"
        "  ?person rdfs:label ?name .\n"
        "  OPTIONAL { ?tenure risalah:firstCited ?cited }\n"
        "}\nGROUP BY ?person ?name ?capacity ?former\nORDER BY DESC(?last)"
    )


def body(local_id: str) -> str:
    """What was directed to a body or a group, or to one of its posts, and what was directed in its name."""
    iri = _iri(local_id)
    return _directives(
        f"{{ ?directive risalah:addressee {iri} }} UNION {{ ?directive risalah:issuer {iri} }}",
        f"UNION {{ ?post org:postIn {iri} . ?directive risalah:addressee ?post }}",
        f"UNION {{ ?post org:postIn {iri} . ?directive risalah:issuerTenure/risalah:post ?post }}",
    )


def meeting(local_id: str) -> str:
    """Who took part in a meeting, in which role, in all reports judged to tell of it."""
    return with_prefixes(
        "SELECT ?report ?who ?name ?role ?evidence WHERE {\n"
        f"  {{ BIND({_iri(local_id)} AS ?meeting) }} UNION {{ ?meeting risalah:canonical {_iri(local_id)} }}\n"
        "  ?participation risalah:meeting ?meeting ; risalah:participant ?who ;\n"
        "    risalah:participationRole ?role ; risalah:report ?report ; risalah:evidence ?evidence .\n"
        "  ?who rdfs:label ?name\n"
        "}\nORDER BY ?role ?name"
    )


def regulation(local_id: str) -> str:
    """Which directives rest on a regulation or on one of its articles."""
    iri = _iri(local_id)
    return _directives(
        f"{{ ?directive risalah:legalBasis {iri} }}",
        f"UNION {{ {iri} eli:has_part+ ?article . ?directive risalah:legalBasis ?article }}",
    )


def place(local_id: str) -> str:
    """Which bodies belong to a region, and what they are."""
    return with_prefixes(
        "SELECT ?body ?name ?kind WHERE {\n"
        f"  ?body risalah:region {_iri(local_id)} ; skos:prefLabel ?name .\n"
        "  OPTIONAL { ?body org:classification ?kind }\n"
        "}\nORDER BY ?name"
    )


def directive(local_id: str) -> str:
    """All that is stated of one directive."""
    return f"DESCRIBE {_iri(local_id)}"


def trace(directive_ids: Sequence[str]) -> str:
    """The directives of a trace, and which of them are stated to carry on another."""
    nodes = " ".join(_iri(local_id) for local_id in directive_ids[:VALUES_MAX])
    return _directives(f"VALUES ?directive {{ {nodes} }}", "OPTIONAL { ?directive risalah:follows ?follows }").replace(
        "?basis ?evidence WHERE", "?basis ?follows ?evidence WHERE"
    )


def directives(wanted: DirectiveFilter) -> str:
    """Directives as a filter asks for them; what only the page applies is said in a comment on top."""
    patterns = []
    only_here = [name for name, value in (("words", wanted.words), ("region", wanted.region)) if value]
    for role, ids in (("issuer", wanted.issuers), ("addressee", wanted.addressees)):
        if ids:
            patterns.append(f"VALUES ?{role} {{ {' '.join(_iri(i) for i in ids[:VALUES_MAX])} }}")
            patterns.append(f"?directive risalah:{role} ?{role} .")
    if wanted.strengths:
        codes = " ".join(f"<{concept('strength', code)}>" for code in wanted.strengths)
        patterns.append(f"VALUES ?strength {{ {codes} }}")
    if wanted.meeting:
        patterns.append(f"?directive risalah:meeting/risalah:canonical? {_iri(wanted.meeting)} .")
    if wanted.regulation:
        patterns.append(f"{_iri(wanted.regulation)} eli:has_part* ?basis . ?directive risalah:legalBasis ?basis .")
    if wanted.publisher:
        patterns.append(f"?directive risalah:report/schema:publisher {Literal(wanted.publisher).n3()} .")
    if wanted.since or wanted.until:
        patterns.append("?directive dct:date ?date .")
    if wanted.since:
        patterns.append(f'FILTER(?date >= "{wanted.since}"^^xsd:date)')
    if wanted.until:
        patterns.append(f'FILTER(?date <= "{wanted.until}"^^xsd:date)')
    if wanted.min_confidence:
        patterns.append(f"?directive risalah:confidence ?confidence . FILTER(?confidence >= {wanted.min_confidence})")
    if wanted.grounded:
        patterns.append("?directive risalah:legalBasis ?basis .")
    note = f"# Without the page's filter on {' and '.join(only_here)}, which the graph has no property for.\n"
    return (note if only_here else "") + _directives(*patterns)


def report(report_key: str) -> str:
    """All triples that one report states."""
    graph = services().iris.report_graph(report_key)
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"


def coverage() -> str:
    """How many reports each outlet has, and of which period."""
    return with_prefixes(
        "SELECT ?outlet (COUNT(?report) AS ?reports) (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {\n"
        "  ?report a schema:NewsArticle .\n"
        "  OPTIONAL { ?report schema:publisher ?outlet }\n"
        "  OPTIONAL { ?report dct:issued ?day }\n"
        "}\nGROUP BY ?outlet\nORDER BY DESC(?reports) ?outlet"
    )


def by_province(measure: str, since: str | None, until: str | None) -> str:
    """Meetings or directives of a period by the region of the bodies concerned; a comment says how the page differs."""
    day = "schema:startDate" if measure == "meetings" else "dct:date"
    if measure == "meetings":
        patterns = [
            "?report_of a risalah:Meeting . OPTIONAL { ?report_of risalah:canonical ?one }",
            "BIND(COALESCE(?one, ?report_of) AS ?counted)",
            "?part risalah:meeting ?report_of ; risalah:participant/(^org:member/org:organization)? ?body .",
        ]
        note = "# The page counts a meeting once, where its host (else chair) belongs; here for every participant."
    else:
        patterns = [
            "?counted a risalah:Directive ; risalah:issuer/(^org:member/org:organization)? ?body .",
        ]
        note = "# The page adds those whose addressees alone have a region, and merges what reports repeat."
    patterns.append("?body risalah:region ?region . ?region skos:prefLabel ?name .")
    if since or until:
        subject = "?report_of" if measure == "meetings" else "?counted"
        patterns.append(f"{subject} {day} ?day .")
    if since:
        patterns.append(f'FILTER(?day >= "{since}"^^xsd:date)')
    if until:
        patterns.append(f'FILTER(?day <= "{until}"^^xsd:date)')
    body = "\n".join(f"  {p}" for p in patterns)
    return (
        note
        + "\n"
        + with_prefixes(
            "SELECT ?region ?name (COUNT(DISTINCT ?counted) AS ?count) WHERE {\n"
            f"{body}\n}}\nGROUP BY ?region ?name\nORDER BY DESC(?count) ?name"
        )
    )


def moments(wanted: TimeFilter, body: str | None) -> str:
    """Meetings and directives of the time line; what only the page applies is said in a comment on top."""
    parts = []
    if "meetings" in wanted.kinds and not wanted.strengths:
        patterns = [
            "?told a risalah:Meeting ; rdfs:label ?label ; risalah:meetingType ?type ; risalah:evidence ?evidence .",
            "OPTIONAL { ?told risalah:canonical ?one } BIND(COALESCE(?one, ?told) AS ?moment)",
            "OPTIONAL { ?told schema:startDate ?date }",
        ]
        if body:
            patterns.append(f"?part risalah:meeting ?told ; risalah:participant {_iri(body)} .")
        parts.append("\n    ".join(patterns))
    if "directives" in wanted.kinds:
        patterns = [
            "?moment a risalah:Directive ; rdfs:label ?label ; risalah:strength ?strength ;",
            "  risalah:evidence ?evidence .",
            "OPTIONAL { ?moment risalah:meeting/risalah:meetingType ?type }",
            "OPTIONAL { ?moment dct:date ?date }",
        ]
        if wanted.strengths:
            codes = " ".join(f"<{concept('strength', code)}>" for code in wanted.strengths)
            patterns.insert(0, f"VALUES ?strength {{ {codes} }}")
        if body:
            iri = _iri(body)
            patterns.append(f"{{ ?moment risalah:issuer {iri} }} UNION {{ ?moment risalah:addressee {iri} }}")
        parts.append("\n    ".join(patterns))
    filters = []
    if wanted.types:
        codes = ", ".join(f"<{concept('meeting-type', code)}>" for code in wanted.types)
        filters.append(f"FILTER(?type IN ({codes}))")
    if wanted.since:
        filters.append(f'FILTER(?date >= "{wanted.since}"^^xsd:date)')
    if wanted.until:
        filters.append(f'FILTER(?date <= "{wanted.until}"^^xsd:date)')
    joined = "\n  } UNION {\n    ".join(parts)
    narrowed = "".join(f"\n  {line}" for line in filters)
    only_here = [words for words, on in (("region", wanted.region), ("posts of the body", body)) if on]
    note = f"# Without the page's filter on {' and '.join(only_here)}, which the graph has no property for.\n"
    return (note if only_here else "") + with_prefixes(
        "SELECT ?moment ?date ?label ?type ?strength ?evidence WHERE {\n"
        f"  {{\n    {joined}\n  }}{narrowed}\n}}\nORDER BY DESC(?date)"
    )
