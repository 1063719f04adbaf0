"""The SPARQL of the network's projections: the query that gives the same edges and weights from the store."""

from __future__ import annotations

from graph.network.analysis import Question
from graph.network.projections import Filter
from graph.vocabulary import concept
from web.queries import with_prefixes

_SAME = "OPTIONAL { ?%s risalah:canonical ?%sSame } BIND(COALESCE(?%sSame, ?%s) AS ?%s)"


def _same(found: str, name: str) -> str:
    """The node to count by: the one that judgements put in place of what the report names."""
    return _SAME % (found, found, found, found, name)


def projection(asked: Question) -> str | None:
    """The query of a projection, or None where its rule looks into one report after the other."""
    makers = {
        "directed-party": _directed,
        "co-attendance": _met,
        "hierarchy": _parts,
    }
    make = makers.get(asked.projection)
    return make(asked.filter) if make else None


def _directed(wanted: Filter) -> str:
    lines = [
        "SELECT ?source ?target (COUNT(DISTINCT ?occasion) AS ?weight) WHERE {",
        "  ?directive a risalah:Directive ; risalah:issuer ?issuer ; risalah:addressee ?addressee ;",
        "    risalah:report ?report .",
        "  OPTIONAL { ?directive risalah:meeting ?meeting . OPTIONAL { ?meeting risalah:canonical ?meetingSame } }",
        "  BIND(COALESCE(?meetingSame, ?meeting, ?report) AS ?occasion)",
        f"  {_same('issuer', 'source')}",
        f"  {_same('addressee', 'target')}",
        *_narrowed(wanted, "directive"),
        "  FILTER(?source != ?target)",
    ]
    if wanted.strengths:
        codes = " ".join(f"<{concept('strength', code)}>" for code in wanted.strengths)
        lines += ["  ?directive risalah:strength ?strength .", f"  VALUES ?strength {{ {codes} }}"]
    if wanted.since or wanted.until:
        lines.append("  ?directive dct:date ?date .")
        lines += _period(wanted, "date")
    return _finished(lines, wanted, "GROUP BY ?source ?target\nORDER BY DESC(?weight) ?source ?target")


def _met(wanted: Filter) -> str:
    lines = [
        "SELECT ?source ?target (COUNT(DISTINCT ?meeting) AS ?weight) WHERE {",
        "  ?one a risalah:Participation ; risalah:meeting ?oneMeeting ; risalah:participant ?onePart .",
        "  ?other a risalah:Participation ; risalah:meeting ?otherMeeting ; risalah:participant ?otherPart .",
        f"  {_same('oneMeeting', 'meeting')}",
        "  OPTIONAL { ?otherMeeting risalah:canonical ?otherMeetingSame }",
        "  FILTER(COALESCE(?otherMeetingSame, ?otherMeeting) = ?meeting)",
        f"  {_same('onePart', 'source')}",
        f"  {_same('otherPart', 'target')}",
        *_narrowed(wanted, "one"),
        *_narrowed(wanted, "other"),
        "  FILTER(STR(?source) < STR(?target))",
    ]
    if wanted.since or wanted.until:
        lines.append("  ?oneMeeting schema:startDate ?date .")
        lines += _period(wanted, "date")
    return _finished(lines, wanted, "GROUP BY ?source ?target\nORDER BY DESC(?weight) ?source ?target")


def _parts(wanted: Filter) -> str:
    return with_prefixes(
        "SELECT DISTINCT ?source ?target WHERE {\n"
        "  ?source a ?kind ; org:subOrganizationOf ?target .\n"
        "}\nORDER BY ?source ?target"
    )


def _narrowed(wanted: Filter, name: str) -> list[str]:
    if not wanted.min_confidence:
        return []
    return [f"  ?{name} risalah:confidence ?{name}Sure . FILTER(?{name}Sure >= {wanted.min_confidence})"]


def _period(wanted: Filter, name: str) -> list[str]:
    found = [f'  FILTER(?{name} >= "{wanted.since}"^^xsd:date)'] if wanted.since else []
    return found + ([f'  FILTER(?{name} <= "{wanted.until}"^^xsd:date)'] if wanted.until else [])


def _finished(lines: list[str], wanted: Filter, foot: str) -> str:
    if not wanted.groups:
        lines += [f"  FILTER NOT EXISTS {{ ?{end} a risalah:Group }}" for end in ("source", "target")]
    note = "# Without the page's filter on the region, which the graph has no property for.\n" if wanted.region else ""
    return note + with_prefixes("\n".join([*lines, f"}}\n{foot}"]))
