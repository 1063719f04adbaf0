"""What must hold before a report is published: spans, references and SHACL shapes.

`check` looks at an extraction, before any triple is made; `validate_graphs` holds the triples of
many reports against `data/shapes/` in one pySHACL run, since a run of its own for each report costs
several times as much (`docs/decisions/0011-shacl-in-batches.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyshacl
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from graph import ids
from graph.errors import Abort
from graph.mapping import text_sha256
from graph.model import Extraction, Span
from graph.resources import data_path
from graph.terms import AnyTriple
from graph.vocabulary import OA, RISALAH

REGISTRY = "registry"
"""Key under which `validate_graphs` gives the violations of the registry graph."""

JUDGEMENTS = "judgements"
"""Key of the violations of the graph of judgements."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that must hold and does not."""

    report: str
    """Key of the report, or `REGISTRY` or `JUDGEMENTS`."""
    node: str
    """IRI or local id of the node it was met at."""
    message: str
    """What was met, and where."""
    remedy: str
    """What is accepted, and so what to do."""

    def __str__(self) -> str:
        return f"{self.report}: {self.node}: {self.message}. {self.remedy}"


# --- Extractions -----------------------------------------------------------------------------------


def check(extraction: Extraction) -> list[Violation]:
    """Every span and reference of an extraction that does not hold, spans first."""
    return check_spans(extraction) + check_references(extraction)


def _spans(item: Any) -> Iterator[Span]:
    yield from getattr(item, "evidence", ())
    yield from getattr(item, "mentions", ())
    action = getattr(item, "action_span", None)
    if action is not None:
        yield action


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _stated(words: str, spans: tuple[Span, ...], text: str) -> bool:
    """Whether the spans hold `words`; marks and line ends between paragraphs do not count."""
    found = [span.of(text) for span in spans]
    return any(words in stretch for stretch in found) or _letters(words) in _letters("".join(found))


def check_spans(extraction: Extraction) -> list[Violation]:
    """Spans outside the text or empty, words that their spans do not hold, text that is no Unicode."""
    x, size = extraction, len(extraction.text)
    key = ids.report_key(x.report.id)
    out: list[Violation] = []

    def wrong(node: str, message: str, remedy: str) -> None:
        out.append(Violation(key, node, message, remedy))

    try:
        x.text.encode()
    except UnicodeEncodeError as problem:
        wrong(
            f"report/{key}",
            f"the text holds {x.text[problem.start]!a} at {problem.start}, half of a surrogate pair",
            "Decode the source again, with the encoding it was written in.",
        )
    layers = (
        x.people, x.organisations, x.groups, x.posts, x.tenures, x.meetings, x.attendance, x.directives,
        x.follow_ups, x.quotes, x.regulations,
    )  # fmt: skip
    for layer in layers:
        for item in layer:
            for span in _spans(item):
                if not 0 <= span.start < span.end <= size:
                    wrong(
                        item.id,
                        f"the span {span.start}-{span.end} is empty or outside the text, which has {size} code points",
                        "Give spans as half-open code points of the report's text.",
                    )
    for directive in x.directives:
        if directive.action_span is not None and directive.action_span.of(x.text) != directive.action:
            wrong(
                directive.id,
                f"the action {directive.action!r} is not what its span holds: {directive.action_span.of(x.text)!r}",
                "Take the action from the text, word for word.",
            )
        elif directive.action_span is None and not _stated(directive.action, directive.evidence, x.text):
            wrong(
                directive.id,
                f"the action {directive.action!r} is not in its evidence",
                "Take the action from the text, word for word, and let the evidence cover it.",
            )
    for quote in x.quotes:
        if not _stated(quote.text, quote.evidence, x.text):
            wrong(
                quote.id,
                f"the quotation {quote.text[:60]!r} is not in its evidence",
                "Take the quotation from the text, word for word, and let the evidence cover it.",
            )
    return out


def check_references(extraction: Extraction) -> list[Violation]:
    """Ids that a relation names and that the extraction does not describe."""
    x = extraction
    key = ids.report_key(x.report.id)
    people, posts = {p.id for p in x.people}, {p.id for p in x.posts}
    parties = people | posts | {o.id for o in x.organisations} | {g.id for g in x.groups}
    meetings, directives = {m.id for m in x.meetings}, {d.id for d in x.directives}
    laws = {r.id for r in x.regulations}
    laws |= {ids.article(r.id, number) for r in x.regulations for number in r.articles}
    named: list[tuple[str, str, str | None, set[str]]] = []
    for t in x.tenures:
        named += [(t.id, "person", t.person, people), (t.id, "post", t.post, posts)]
    for a in x.attendance:
        named += [(a.id, "meeting", a.meeting, meetings), (a.id, "who", a.who, parties)]
    for d in x.directives:
        named += [(d.id, "issuer", d.issuer, parties), (d.id, "meeting", d.meeting, meetings)]
        named += [(d.id, "addressee", addressee, parties) for addressee in d.addressees]
        named += [(d.id, "basis", basis, laws) for basis in (*d.basis, *d.basis_articles)]
        named.append((d.id, "follows", d.follows, directives | parties))
    for f in x.follow_ups:
        named += [(f.id, "who", f.who, parties), (f.id, "directive", f.directive, directives)]
        named.append((f.id, "issuer", f.issuer, parties))
    for q in x.quotes:
        named += [(q.id, "speaker", q.speaker, parties), (q.id, "meeting", q.meeting, meetings)]
    return [
        Violation(
            key,
            node,
            f"{role} names {target!r}, which the extraction does not describe",
            "Add it to its layer, or leave the relation out.",
        )
        for node, role, target, known in named
        if target is not None and target not in known
    ]


# --- Graphs ----------------------------------------------------------------------------------------


def check_evidence(triples: Iterable[AnyTriple], *, report: str, text: str) -> list[Violation]:
    """Evidence of a report graph whose position does not give its quote in the frozen `text`."""
    starts: dict[Node, int] = {}
    ends: dict[Node, int] = {}
    quotes: dict[Node, str] = {}
    selectors: dict[Node, list[Node]] = {}
    out: list[Violation] = []
    for s, p, o in triples:
        if p == OA.start:
            starts[s] = int(str(o))
        elif p == OA.end:
            ends[s] = int(str(o))
        elif p == OA.exact:
            quotes[s] = str(o)
        elif p == OA.hasSelector:
            selectors.setdefault(s, []).append(o)
        elif p == RISALAH.textSha256 and str(o) != text_sha256(text):
            out.append(
                Violation(
                    report,
                    str(s),
                    f"the snapshot's digest {o} is not that of the text",
                    "Read the report again: its graph was made from another text.",
                )
            )
    for node, both in selectors.items():
        start = next((starts[b] for b in both if b in starts), -1)
        end = next((ends[b] for b in both if b in ends), -1)
        exact = next((quotes[b] for b in both if b in quotes), "")
        if not 0 <= start < end or text[start:end] != exact:
            out.append(
                Violation(
                    report,
                    str(node),
                    f"the text at {start}-{end} is {text[max(0, start) : max(0, end)]!r}, the quote is {exact!r}",
                    "Read the report again: its graph was made from another text.",
                )
            )
    return out


_TARGETS = (SH.targetClass, SH.targetSubjectsOf)


@lru_cache(maxsize=4)
def shapes(name: str) -> Graph:
    """The shapes of ``data/shapes/<name>.ttl``, rewritten for batches.

    pySHACL runs the property shapes of a node shape once for each node, but a property shape with a
    target of its own once for all of them: 2.3 instead of 9.8 ms a report. Our node shapes only list
    property shapes, so giving these the targets says the same.

    Raises:
        Abort: a node shape says more than its targets and property shapes.
    """
    graph = Graph().parse(data_path("shapes", f"{name}.ttl"), format="turtle")
    for node in list(graph.subjects(RDF.type, SH.NodeShape)):
        more = {p for p in graph.predicates(node) if str(p).startswith(str(SH))} - {*_TARGETS, SH.property}
        if more:
            raise Abort(
                f"{name}.ttl: the node shape {node} uses {', '.join(sorted(map(str, more)))}; "
                "only targets and sh:property are read there: put constraints into property shapes"
            )
        for shape in graph.objects(node, SH.property):
            graph.add((shape, RDF.type, SH.PropertyShape))
            for kind in _TARGETS:
                for target in graph.objects(node, kind):
                    graph.add((shape, kind, target))
        graph.remove((node, None, None))
    return graph


def validate_graphs(
    graphs: Mapping[str, Iterable[AnyTriple]], registry: Iterable[AnyTriple] | None = None
) -> dict[str, list[Violation]]:
    """The violations of many report graphs, and of the registry, by the keys of `graphs` and `REGISTRY`.

    All graphs go through one run; only if that fails, those that hold a failing node are run alone.
    Keys without a violation are left out. An rdflib `Graph` is an iterable of triples too.
    """
    known = {key: list(triples) for key, triples in graphs.items()}
    out: dict[str, list[Violation]] = {}
    failing = {node for node, _, _ in _run(_union(known.values()), "report")} if known else set()
    if failing:
        for key, triples in known.items():
            if any(s in failing for s, _, _ in triples):
                found = _violations(key, triples, "report")
                if found:
                    out[key] = found
    if registry is not None:
        found = _violations(REGISTRY, registry, "registry")
        if found:
            out[REGISTRY] = found
    return out


def validate_judgements(triples: Iterable[AnyTriple]) -> list[Violation]:
    """The violations of the graph of judgements."""
    return _violations(JUDGEMENTS, triples, "judgements")


def _union(several: Iterable[Iterable[AnyTriple]]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for triples in several:
        for triple in triples:
            graph.add(triple)
    return graph


def _violations(key: str, triples: Iterable[AnyTriple], name: str) -> list[Violation]:
    return sorted({Violation(key, str(node), met, remedy) for node, met, remedy in _run(_union([triples]), name)})


def _run(graph: Graph, name: str) -> list[tuple[Node, str, str]]:
    """Node, what was met, and remedy of each result of one pySHACL run."""
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=shapes(name), inference="none", inplace=True)
    if conforms:
        return []
    if not isinstance(results, Graph):
        raise Abort(f"the shapes data/shapes/{name}.ttl cannot be used: {results}")
    out: list[tuple[Node, str, str]] = []
    for result in results.subjects(RDF.type, SH.ValidationResult):
        node, path, value = (results.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
        kind = str(results.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        where = f" of {_shown(path)}" if isinstance(path, URIRef) else ""
        met = f" is not met by {_shown(value)}" if value is not None else " is not met"
        remedy = " ".join(sorted(map(str, results.objects(result, SH.resultMessage))))
        out.append((node or result, f"{kind.removesuffix('ConstraintComponent')}{where}{met}", remedy))
    return out


def _shown(term: Node | None) -> str:
    if isinstance(term, Literal):
        return repr(str(term))
    return str(term)
