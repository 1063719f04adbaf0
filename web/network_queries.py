"""The SPARQL of the network's projections: the query that gives the same edges and weights from the store."""

from __future__ import annotations

from collections.abc import Callable

from graph.network.analysis import Question
from graph.network.projections import Filter
from graph.vocabulary import concept
from web.queries import with_prefixes
from web.services import services


def projection(asked: Question) -> str:
    """The query of a projection."""
    made, note = _MAKERS[asked.projection](asked.filter)
    return "".join(f"# {line}\n" for line in note) + with_prefixes("\n".join(made))


Query = tuple[list[str], list[str]]
"""Lines of a query, and of what it leaves out of the question."""


def _same(found: str, name: str) -> str:
    """The node to count by: the one that judgements put in place of what the report names."""
    return f"OPTIONAL {{ ?{found} risalah:canonical ?{found}Same }} BIND(COALESCE(?{found}Same, ?{found}) AS ?{name})"


def _is(name: str, *kinds: str) -> str:
    """Whether a node is of one of some kinds: its address says it."""
    base = f"{services().settings.base}id/"
    return " || ".join(f'STRSTARTS(STR(?{name}), "{base}{kind}/")' for kind in kinds)


# Of a report without a meeting its directives and citations count with the report itself.
_MAIN = (
    "  OPTIONAL { SELECT ?report (MIN(?about) AS ?main) WHERE {",
    "    ?told a risalah:Meeting ; risalah:main true ; risalah:report ?report .",
    f"    {_same('told', 'about')}",
    "  } GROUP BY ?report }",
    "  BIND(COALESCE(?main, ?report) AS ?occasion)",
)


def _only(kept: str, key: str, party: str, found: str) -> list[str]:
    """The one `kept` ("post" or "person") that the same report says of a `key`, for a party that is one."""
    return [
        f"  OPTIONAL {{ SELECT ?report (?{key}At AS ?{party}) (MIN(?{kept}At) AS ?{found}) WHERE {{",
        "    ?held a risalah:Tenure ; risalah:report ?report ; risalah:former false ;",
        "      org:member ?holder ; risalah:post ?office .",
        f"    {_same('holder', 'personAt')}",
        f"    {_same('office', 'postAt')}",
        f"  }} GROUP BY ?report ?{key}At HAVING(COUNT(DISTINCT ?{kept}At) = 1) }}",
    ]


def _stands_for(level: str, party: str, name: str) -> list[str]:
    """Whom a party stands for on a level, as `graph.network.relations` has it."""
    if level == "party":
        return [f"  BIND(?{party} AS ?{name})"]
    if level == "person":
        lines = _only("person", "post", party, f"{party}Person")
        return [*lines, f"  BIND(IF({_is(party, 'person', 'group')}, ?{party}, ?{party}Person) AS ?{name})"]
    lines = _only("post", "person", party, f"{party}Office")
    if level == "post":
        return [*lines, f"  BIND(IF({_is(party, 'post', 'group')}, ?{party}, ?{party}Office) AS ?{name})"]
    return [
        *lines,
        # An unbound variable would fit every post there is.
        f"  BIND(IF({_is(party, 'post')}, ?{party}, COALESCE(?{party}Office, rdf:nil)) AS ?{party}At)",
        f"  OPTIONAL {{ ?{party}At org:postIn ?{party}In . {_same(f'{party}In', f'{party}Body')} }}",
        f"  BIND(IF({_is(party, 'organisation', 'group')}, ?{party}, ?{party}Body) AS ?{name})",
    ]


_SLOW = (
    "Looks up, report by report, who holds which post: for more than some thousand reports that takes longer than",
    "this service lets a query take (query_timeout_ms). The files of the network hold the same edges.",
)


def _directed(level: str) -> Callable[[Filter], Query]:
    def make(wanted: Filter) -> Query:
        office = (
            [
                f"  OPTIONAL {{ ?directive risalah:issuerTenure/risalah:post ?as . {_same('as', 'asOffice')} }}",
                "  BIND(COALESCE(?asOffice, ?issuerSelf) AS ?one)",
            ]
            if level in ("post", "body")
            else ["  BIND(?issuerSelf AS ?one)"]
        )
        lines = [
            "SELECT ?source ?target (COUNT(DISTINCT ?occasion) AS ?weight) WHERE {",
            "  ?directive a risalah:Directive ; risalah:issuer ?issuer ; risalah:addressee ?addressee ;",
            "    risalah:report ?report .",
            "  OPTIONAL { ?directive risalah:meeting ?meeting . OPTIONAL { ?meeting risalah:canonical ?meetingSame } }",
            "  BIND(COALESCE(?meetingSame, ?meeting, ?report) AS ?occasion)",
            f"  {_same('issuer', 'issuerSelf')}",
            f"  {_same('addressee', 'other')}",
            *office,
            *_stands_for(level, "one", "source"),
            *_stands_for(level, "other", "target"),
            *_sure(wanted, "directive"),
            *_strong(wanted, "directive"),
            *_within(wanted, "directive"),
            *_dated(wanted, "directive", "dct:date"),
            "  FILTER(BOUND(?source) && BOUND(?target) && ?source != ?target)",
        ]
        return _finished(lines, wanted), [] if level == "party" else list(_SLOW)

    return make


def _met(wanted: Filter) -> Query:
    lines = [
        "SELECT ?source ?target (COUNT(DISTINCT ?meeting) AS ?weight) WHERE {",
        "  ?one a risalah:Participation ; risalah:meeting ?oneMeeting ; risalah:participant ?onePart .",
        "  ?other a risalah:Participation ; risalah:meeting ?otherMeeting ; risalah:participant ?otherPart .",
        f"  {_same('oneMeeting', 'meeting')}",
        "  OPTIONAL { ?otherMeeting risalah:canonical ?otherMeetingSame }",
        "  FILTER(COALESCE(?otherMeetingSame, ?otherMeeting) = ?meeting)",
        f"  {_same('onePart', 'source')}",
        f"  {_same('otherPart', 'target')}",
        *_sure(wanted, "one"),
        *_sure(wanted, "other"),
        *_within(wanted, "oneMeeting"),
        *_met_on(wanted),
        "  FILTER(STR(?source) < STR(?target))",
    ]
    return _finished(lines, wanted), []


def _held(wanted: Filter) -> Query:
    lines = [
        "SELECT ?source ?target (COUNT(DISTINCT ?occasion) AS ?weight) WHERE {",
        "  ?tenure a risalah:Tenure ; risalah:report ?report ; org:member ?member ; risalah:post ?named .",
        f"  {_same('member', 'person')}",
        f"  {_same('named', 'post')}",
        "  OPTIONAL { ?tenure org:organization ?stated }",
        "  OPTIONAL { ?post org:postIn ?known }",
        "  BIND(COALESCE(?stated, ?known, rdf:nil) AS ?in)",
        f"  {_same('in', 'body')}",
        *_MAIN,
        *_sure(wanted, "tenure"),
        *_dated(wanted, "tenure", "risalah:firstCited"),
    ]
    head, *body = lines
    inner = ["  { SELECT ?person ?post ?body ?occasion WHERE {", *(f"  {line}" for line in body), "  } }"]
    pairs = [
        "  VALUES ?step { 1 2 }",
        "  BIND(IF(?step = 1, ?person, ?post) AS ?source)",
        "  BIND(IF(?step = 1, ?post, ?body) AS ?target)",
        "  FILTER(?target != rdf:nil)",
    ]
    return _finished([head, *inner, *pairs], wanted), _no_region(wanted)


def _parts(wanted: Filter) -> Query:
    lines = [
        "SELECT DISTINCT ?source ?target WHERE {",
        "  ?body org:subOrganizationOf ?parent .",
        f"  {_same('body', 'source')}",
        f"  {_same('parent', 'target')}",
        "  FILTER(?source != ?target)",
        "}",
        "ORDER BY ?source ?target",
    ]
    note = ["What most reports say; the numbers of reports that say it, and of those that say otherwise, are in the"]
    return lines, [*note, "table and in the file of all tables, for the registry states each fact once."]


def _cited(wanted: Filter) -> Query:
    one = [
        "    { ?at a risalah:Citation ; risalah:report ?report ; risalah:cites ?law }",
        "    UNION { ?at a risalah:Directive ; risalah:report ?report ; risalah:legalBasis ?ground .",
        "      OPTIONAL { ?ground eli:is_part_of ?whole } BIND(COALESCE(?whole, ?ground) AS ?law) }",
    ]
    both: list[str] = []
    for end in ("source", "target"):
        both += [
            f"  {{ SELECT DISTINCT ?occasion ?{end} WHERE {{",
            *one,
            f"    {_same('law', end)}",
            *(f"  {line}" for line in _MAIN),
            *(f"  {line}" for line in _sure(wanted, "at")),
            "  } }",
        ]
    lines = [
        "SELECT ?source ?target (COUNT(DISTINCT ?occasion) AS ?weight) WHERE {", *both,
        "  FILTER(STR(?source) < STR(?target))",
    ]  # fmt: skip
    note = ["Without the page's filter on the period."] if wanted.since or wanted.until else []
    return _finished(lines, wanted), note + _no_region(wanted)


def _chained(wanted: Filter) -> Query:
    lines = [
        "SELECT ?source ?target (COUNT(DISTINCT ?occasion) AS ?weight) WHERE {",
        "  { ?target a risalah:Directive ; risalah:follows ?before }",
        "  UNION { ?target a risalah:FollowUp . OPTIONAL { ?target risalah:respondsTo ?answered }",
        "    OPTIONAL { ?target risalah:respondsToParty ?whose } BIND(COALESCE(?answered, ?whose) AS ?before) }",
        "  FILTER(BOUND(?before))",
        "  ?target risalah:report ?report .",
        f"  {_same('before', 'source')}",
        *_MAIN,
        *_sure(wanted, "target"),
        *_dated(wanted, "target", "dct:date"),
        *_strong(wanted, "target", optional=True),
        "  FILTER(?source != ?target)",
    ]
    return _finished(lines, wanted), _no_region(wanted)


_MAKERS: dict[str, Callable[[Filter], Query]] = {
    "directed-party": _directed("party"),
    "directed-person": _directed("person"),
    "directed-post": _directed("post"),
    "directed-body": _directed("body"),
    "co-attendance": _met,
    "person-post-body": _held,
    "hierarchy": _parts,
    "co-citation": _cited,
    "chains": _chained,
}


def _sure(wanted: Filter, name: str) -> list[str]:
    if not wanted.min_confidence:
        return []
    return [f"  ?{name} risalah:confidence ?{name}Sure . FILTER(?{name}Sure >= {wanted.min_confidence})"]


def _strong(wanted: Filter, name: str, *, optional: bool = False) -> list[str]:
    if not wanted.strengths:
        return []
    codes = ", ".join(f"<{concept('strength', code)}>" for code in wanted.strengths)
    told = f"?{name} risalah:strength ?strength ."
    if optional:  # what has no strength is not narrowed by it
        return [f"  OPTIONAL {{ {told} }}", f"  FILTER(!BOUND(?strength) || ?strength IN ({codes}))"]
    return [f"  {told} FILTER(?strength IN ({codes}))"]


def _within(wanted: Filter, name: str) -> list[str]:
    if not wanted.region:
        return []
    return [f"  ?{name} risalah:region/schema:containedInPlace* <{services().iris.id(wanted.region)}> ."]


def _no_region(wanted: Filter) -> list[str]:
    return ["Without the page's filter on the region."] if wanted.region else []


def _met_on(wanted: Filter) -> list[str]:
    """The first day that reports give a meeting; one without a day counts with its report's."""
    if not (wanted.since or wanted.until):
        return []
    return [
        "  { SELECT ?meeting (MIN(?held) AS ?day) WHERE {",
        "    ?part a risalah:Participation ; risalah:meeting ?of ; risalah:report ?by .",
        f"    {_same('of', 'meeting')}",
        "    OPTIONAL { ?of schema:startDate ?start } OPTIONAL { ?by dct:issued ?issued }",
        "    BIND(COALESCE(?start, ?issued) AS ?held)",
        "  } GROUP BY ?meeting }",
        *_days(wanted, "day"),
    ]


def _dated(wanted: Filter, name: str, property_: str) -> list[str]:
    if not (wanted.since or wanted.until):
        return []
    return [f"  ?{name} {property_} ?{name}Day .", *_days(wanted, f"{name}Day")]


def _days(wanted: Filter, day: str) -> list[str]:
    bounds = ((">=", wanted.since), ("<=", wanted.until))
    return [f'  FILTER(?{day} {sign} "{given}"^^xsd:date)' for sign, given in bounds if given]


def _finished(lines: list[str], wanted: Filter) -> list[str]:
    if not wanted.groups:
        lines = [*lines, *(f"  FILTER NOT EXISTS {{ ?{end} a risalah:Group }}" for end in ("source", "target"))]
    return [*lines, "}", "GROUP BY ?source ?target", "ORDER BY DESC(?weight) ?source ?target"]
