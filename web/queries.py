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
    patterns += _between("?date", wanted.since, wanted.until)
    if wanted.min_confidence:
        patterns.append(f"?directive risalah:confidence ?confidence . FILTER(?confidence >= {wanted.min_confidence})")
    if wanted.grounded:
        patterns.append("?directive risalah:legalBasis ?basis .")
    if wanted.region:
        patterns += [_inside(wanted.region), "?directive risalah:region ?place ."]
    note = "# Without the page's full-text filter, which a graph has no index for.\n" if wanted.words else ""
    return note + _directives(*patterns)


def search(words: str) -> str:
    """What is named with all of some words; a comment says what the page finds beside that."""
    filters = "".join(
        f"\n  FILTER(CONTAINS(LCASE(STR(?name)), {Literal(word.lower()).n3()}))" for word in words.split()[:VALUES_MAX]
    )
    return "# Names alone: the page's index also finds quotations, whole reports and misspelt names.\n" + with_prefixes(
        "SELECT DISTINCT ?thing ?name WHERE {\n"
        f"  ?thing rdfs:label|skos:altLabel|risalah:acronym ?name .{filters}\n"
        "}\nORDER BY ?name"
    )


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


def _stated(directive: str, graph: str) -> str:
    """Directives of meetings that several reports tell of, with what makes two of them the same."""
    return f"""    {{ SELECT {directive} {graph} ?event ?act ?strength
        (COUNT(?value) AS ?n) (MIN(STR(?value)) AS ?low) (MAX(STR(?value)) AS ?high) (SUM(STRLEN(STR(?value))) AS ?size)
      WHERE {{
        {{ ?at risalah:canonical ?event }}
        UNION {{ SELECT DISTINCT (?one AS ?at) (?one AS ?event) WHERE {{ ?other risalah:canonical ?one }} }}
        GRAPH {graph} {{
          {directive} risalah:meeting ?at ; risalah:action ?action ; risalah:strength ?strength .
          OPTIONAL {{ {directive} risalah:issuer|risalah:addressee|risalah:legalBasis ?value }}
        }}
        BIND(LCASE(STR(?action)) AS ?act)
      }} GROUP BY {directive} {graph} ?event ?act ?strength }}"""


_ONCE = f"""  # What another report of the meeting states alike counts once.
  MINUS {{ SELECT DISTINCT ?counted WHERE {{
{_stated("?counted", "?report")}
{_stated("?earlier", "?before")}
    FILTER(STR(?before) < STR(?report)) }} }}"""
"""Takes away those of `?counted` that a report with a lesser key states already: `graph.repeats`."""


def by_province(measure: str, since: str | None, until: str | None) -> str:
    """Meetings or directives of a period by province; one that reports place in two counts in both."""
    patterns = [
        "{ SELECT ?region ?name ?place WHERE {",
        f"  ?region risalah:placeKind <{concept('place-kind', 'province')}> ; skos:prefLabel ?name .",
        "  ?place schema:containedInPlace* ?region } }",
    ]
    if measure == "meetings":
        day, told = "schema:startDate", "?told"
        patterns += [
            "?told risalah:region ?place ; a risalah:Meeting .",
            "OPTIONAL { ?told risalah:canonical ?one } BIND(COALESCE(?one, ?told) AS ?counted)",
        ]
    else:
        day, told = "dct:date", "?counted"
        patterns.append("?counted risalah:region ?place ; a risalah:Directive .")
    if since or until:
        patterns.append(f"{told} {day} ?day .")
    patterns += _between("?day", since, until)
    body = "\n".join([*(f"  {p}" for p in patterns), *([_ONCE] if measure == "directives" else [])])
    return with_prefixes(
        "SELECT ?region ?name (COUNT(DISTINCT ?counted) AS ?count) WHERE {\n"
        f"{body}\n}}\nGROUP BY ?region ?name\nORDER BY DESC(?count) ?name"
    )


def moments(wanted: TimeFilter, body: str | None) -> str:
    """Meetings and directives of the time line: a meeting that several reports tell of is one, on its first day."""
    parts = []
    if "meetings" in wanted.kinds and not wanted.strengths:
        parts.append(_meeting_moments(wanted, body))
    if "directives" in wanted.kinds:
        parts.append(_directive_moments(wanted, body))
    joined = "\n  } UNION {\n".join(parts) or "    VALUES (?moment ?date ?label ?type ?strength) {}"
    narrowed = "".join(f"\n  {line}" for line in _between("?date", wanted.since, wanted.until))
    return with_prefixes(
        "SELECT ?moment ?date ?label ?type ?strength WHERE {\n"
        f"  {{\n{joined}\n  }}{narrowed}\n}}\nORDER BY DESC(?date)"
    )


def _meeting_moments(wanted: TimeFilter, body: str | None) -> str:
    patterns = [
        "?told a risalah:Meeting ; rdfs:label ?name ; risalah:meetingType ?kind .",
        "OPTIONAL { ?told risalah:canonical ?one } BIND(COALESCE(?one, ?told) AS ?moment)",
        "OPTIONAL { ?told schema:startDate ?day }",
    ]
    if wanted.types:
        patterns.append(f"FILTER(?kind IN ({_concepts('meeting-type', wanted.types)}))")
    if wanted.region:
        patterns = [_inside(wanted.region), "?told risalah:region ?place .", *patterns]
    if body:
        patterns = [
            "{ SELECT ?told ?name ?kind ?moment ?day WHERE {",
            *(f"  {pattern}" for pattern in patterns),
            "} }",
            "{ SELECT DISTINCT ?moment WHERE {",
            *_each(wanted.bodies, body, "?part risalah:participant ?who ; risalah:meeting ?of"),
            f"  UNION {{ GRAPH ?report {{ ?tenure org:organization {_iri(body)} ; org:member ?who .",
            "    ?part risalah:participant ?who ; risalah:meeting ?of } }",
            "  OPTIONAL { ?of risalah:canonical ?one } BIND(COALESCE(?one, ?of) AS ?moment) } }",
        ]
    inside = "\n".join(f"      {p}" for p in patterns)
    return (
        "    SELECT ?moment (MIN(?day) AS ?date) (SAMPLE(?name) AS ?label) (SAMPLE(?kind) AS ?type) WHERE {\n"
        f"{inside}\n    }} GROUP BY ?moment"
    )


def _directive_moments(wanted: TimeFilter, body: str | None) -> str:
    patterns = ["?moment a risalah:Directive ; rdfs:label ?label ; risalah:strength ?strength ."]
    if wanted.strengths:
        patterns.append(f"FILTER(?strength IN ({_concepts('strength', wanted.strengths)}))")
    if wanted.types:
        patterns += [
            "?moment risalah:meeting/risalah:canonical? ?held .",
            "?also risalah:canonical? ?held ; risalah:meetingType ?type .",
            f"FILTER(?type IN ({_concepts('meeting-type', wanted.types)}))",
        ]
    if wanted.region:
        patterns = [_inside(wanted.region), "?moment risalah:region ?place .", *patterns]
    if body:
        patterns = [
            "{ SELECT DISTINCT ?moment WHERE {",
            *_each(wanted.bodies, body, "?moment risalah:issuer|risalah:addressee ?who"),
            "  UNION",
            *_each(wanted.bodies, body, "?tenure risalah:post ?who . ?moment risalah:issuerTenure ?tenure"),
            "} }",
            *patterns,
        ]
    patterns.append("OPTIONAL { ?moment dct:date ?date }")
    inside = "\n".join(f"      {p}" for p in patterns)
    once = "\n".join(f"    {line}" for line in _ONCE.replace("?counted", "?moment").splitlines())
    return f"    SELECT DISTINCT ?moment ?date ?label ?strength WHERE {{\n{inside}\n{once}\n    }}"


def _each(bodies: Sequence[str], body: str, pattern: str) -> list[str]:
    """A pattern for `?who`: a party (and what a judgement joined to it), or one of its posts."""
    own = [i for i in bodies if i.partition("/")[0] == body.partition("/")[0]]
    return [
        f"  {{ VALUES ?who {{ {' '.join(map(_iri, own))} }} {pattern} }}",
        f"  UNION {{ ?who org:postIn {_iri(body)} . {pattern} }}",
    ]


def _inside(region: str) -> str:
    return f"{{ SELECT ?place WHERE {{ ?place schema:containedInPlace* {_iri(region)} }} }}"


def _concepts(scheme: str, codes: Sequence[str]) -> str:
    return ", ".join(f"<{concept(scheme, code)}>" for code in codes)


def _between(variable: str, since: str | None, until: str | None) -> list[str]:
    bounds = [f'{variable} >= "{since}"^^xsd:date'] if since else []
    bounds += [f'{variable} <= "{until}"^^xsd:date'] if until else []
    return [f"FILTER({' && '.join(bounds)})"] if bounds else []
