"""`/trace`: who directed whom to do what, on which ground, and what came of it, step by step.

The address holds everything: where the trace starts, how far it goes and what is left out; the same
address gives the same trace as page, CSV, SVG and JSON-LD, and as a frame for other sites
(`/embed/trace/...`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import gettext
from rdflib import Graph, URIRef

from graph import directive_views, search
from graph.directive_views import DirectiveFilter
from graph.errors import NotFound
from graph.mapping import report_triples, to_graph
from graph.model import Span
from graph.trace import KINDS, Link, Step, Trace, TraceFilter, trace
from graph.views import Party, Source
from web import params, queries, tables
from web.kept_pages import kept_page
from web.pages.directives import STRENGTHS
from web.pages.sections import Answer
from web.quotation import Quotation, all_quoted
from web.security import CONTENT_SECURITY_POLICY
from web.services import services
from web.trace_picture import picture

STEPS_FARTHEST = 5
"""Steps upstream or downstream at most."""
STEPS = 3
"""Steps upstream and downstream where the address says nothing."""
EXAMPLES = 6
"""Directives offered to start from where none was asked for."""
FORMATS = ("html", "csv", "svg", "jsonld")

blueprint = Blueprint("trace", __name__)


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step as the page shows it; `number` counts the steps from 1, in the order shown."""

    number: int
    step: Step
    quotation: Quotation | None
    party: Party | None
    links: tuple[tuple[int, Link], ...]
    """Numbers of the steps it carries on, with how that is known."""


@blueprint.get("/trace")
@kept_page
def topic() -> Answer:
    """The trace of a topic (`q`), or where to start."""
    words = params.words()
    matched = search.match(words)
    if not matched:
        return render_template("trace.html", start="", words=words, examples=_examples(), **_frame(None))
    return _answer("", words, topic=f"body : {matched}")


@blueprint.get("/trace/<path:local_id>")
@kept_page
def page(local_id: str) -> Answer:
    """The trace from one thing.

    Raises:
        NotFound: nothing has this id, or traces do not start from its kind.
    """
    return _answer(_known(local_id), "")


@blueprint.get("/embed/trace/<path:local_id>")
def embedded(local_id: str) -> Response:
    """The flow alone, for a frame on another site.

    Raises:
        NotFound: nothing has this id, or traces do not start from its kind.
    """
    found = _trace(_known(local_id), None)
    response = make_response(render_template("trace_embed.html", **_shown(found, "")))
    # the one page that may stand in another's frame: it holds no form and no session
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY.replace(
        "frame-ancestors 'none'", "frame-ancestors *"
    )
    return response


def _known(local_id: str) -> str:
    view = services().view
    kind = local_id.partition("/")[0]
    table = "directive" if kind == "directive" else "entity"
    wanted = "/".join(local_id.split("/")[:2]) if kind == "regulation" else local_id
    standing = wanted if kind == "directive" else view.canonical(wanted)
    if kind not in KINDS or view.value(f"SELECT 1 FROM {table} WHERE id = ?", (standing,)) is None:
        raise NotFound(
            gettext(
                "No report in this dataset names “%(id)s”. It may be mistyped, or its report was removed.", id=local_id
            )
        )
    return local_id if kind == "regulation" else standing


def _filter() -> TraceFilter:
    return TraceFilter(
        since=params.day("since"),
        until=params.last_day("until"),
        strengths=params.choices("strength", STRENGTHS),
        region=params.local_id("region", ("place",)),
        possible=params.choice("possible", ("1", "0"), "1") == "1",
    )


def _steps(name: str) -> int:
    accepted = [str(n) for n in range(STEPS_FARTHEST + 1)]
    return int(params.choice(name, accepted, str(STEPS)))


def _trace(start: str, matched: str | None) -> Trace:
    known = services()
    return trace(
        known.view, start, topic=matched, up=_steps("up"), down=_steps("down"), wanted=_filter(), acts=known.acts
    )


def _answer(start: str, words: str, *, topic: str | None = None) -> Answer:
    found = _trace(start, topic)
    wanted = params.choice("format", FORMATS, "html")
    name = start or f"trace-{words}"
    if wanted == "csv":
        return tables.trace_csv(found, name=name)
    if wanted == "jsonld":
        return _jsonld(found)
    shown = _shown(found, words)
    if wanted == "svg":
        response = Response(render_template("_trace_picture.html", standalone=True, **shown), mimetype="image/svg+xml")
        response.headers["Content-Disposition"] = 'attachment; filename="risalah-trace.svg"'
        return response
    return render_template("trace.html", **shown)


def _shown(found: Trace, words: str) -> dict[str, Any]:
    """What the templates of a trace get."""
    view = services().view
    numbers = {step.id: number for number, step in enumerate(found.steps, start=1)}
    parties = view.parties([found.start, *(step.party for step in found.steps)])
    quotations = all_quoted(_told(step) for step in found.steps)
    steps = [
        ShownStep(
            number=numbers[step.id],
            step=step,
            quotation=quotation,
            party=parties.get(step.party or ""),
            links=tuple((numbers[link.earlier], link) for link in found.into(step.id)),
        )
        for step, quotation in zip(found.steps, quotations, strict=True)
    ]
    first = next((step.directive for step in found.level(0) if step.directive), None)
    is_directive = found.start.startswith("directive/")
    return {
        "start": found.start,
        "words": words,
        "subject": None if is_directive or not found.start else parties[found.start],
        "focus": first if is_directive else None,
        "found": found,
        "steps": steps,
        "drawn": picture(found, numbers),
        "embed_address": urljoin(services().settings.base, f"embed/trace/{quote(found.start, safe='/-._~')}"),
        "query": queries.trace([step.id for step in found.steps if step.directive]),
        **_frame(found),
    }


def _frame(found: Trace | None) -> dict[str, Any]:
    """What the form needs: the filter as given, and what can be chosen."""
    return {
        "wanted": _filter(),
        "up": _steps("up"),
        "down": _steps("down"),
        "farthest": STEPS_FARTHEST,
        "strengths": STRENGTHS,
        "regions": directive_views.all_regions(services().view),
        "query_string": request.query_string.decode(),
        "is_empty": found is None or not found.steps,
    }


def _told(step: Step) -> tuple[Source, Span | None] | None:
    if step.directive is not None:
        return step.directive.source, step.directive.action_span
    return (step.follow_up.source, None) if step.follow_up is not None else None


def _examples() -> list[directive_views.DirectiveRow]:
    """Directives worth a trace: those that rest on a regulation or carry another on, newest first."""
    view = services().view
    carried = [
        row["id"]
        for row in view.kept(
            "SELECT id FROM directive WHERE follows IS NOT NULL ORDER BY date DESC, id LIMIT ?", (EXAMPLES,)
        )
    ]
    grounded = directive_views.directives(view, DirectiveFilter(grounded=True), size=EXAMPLES).rows
    wanted = dict.fromkeys([*carried, *(row.id for row in grounded)])
    ids = tuple(wanted)[:EXAMPLES]
    return list(directive_views.directives(view, DirectiveFilter(ids=ids), size=EXAMPLES).rows) if ids else []


def _jsonld(found: Trace) -> Response:
    """What the reports state of the steps, as JSON-LD; possible links are no statements and stay out."""
    iris = services().iris
    graph = Graph(bind_namespaces="none")
    wanted: dict[str, set[str]] = {}
    for step in found.steps:
        row = step.directive or step.follow_up
        if row is not None:
            wanted.setdefault(row.source.report, set()).add(str(iris.id(step.id)))
    for report, nodes in wanted.items():
        extraction = services().reports.extraction(report)
        if extraction is None:
            continue
        triples = report_triples(extraction, iris)
        evidence = {str(o) for s, p, o in triples if str(s) in nodes and str(p).endswith("#evidence")}
        for triple in triples:
            subject = str(triple[0])
            if subject in nodes or subject.partition("#")[0] in evidence:
                graph.add(triple)
    for prefix, namespace in to_graph(()).namespaces():
        graph.bind(prefix, namespace)
    body = graph.serialize(format="json-ld", auto_compact=True)
    response = Response(body, mimetype="application/ld+json")
    response.headers["Link"] = f'<{URIRef(iris.base)}dataset>; rel="collection"'
    return response
