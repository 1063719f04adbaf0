"""Tables as CSV: what a page lists, every row with its report, its sentence and where that stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from flask import Response, request

from graph import directive_views, relation_views
from graph.directive_views import DirectiveFilter, DirectiveRow
from graph.entity_views import EntityRow
from graph.ids import slug
from graph.overview import Outlet
from graph.provinces import Tile
from graph.search import Hit
from graph.timeline import Moment
from graph.trace import Step, Trace
from graph.views import Party, Source, View
from web.services import services

CSV_ROWS_MAX = 10_000
"""Rows of one table at most; the header `X-Rows-Left-Out` says how many more there are."""

_SOURCE_COLUMNS = ("report", "outlet", "published", "start", "end", "quote", "rule", "confidence")
DIRECTIVE_COLUMNS = (
    "id", "date", "issuer", "issuer_label", "post", "acting", "addressees", "addressee_labels", "strength", "verb",
    "action", "meeting", "meeting_label", "legal_basis", "deadline", "deadline_date", "follows", "region",
    *_SOURCE_COLUMNS,
)  # fmt: skip
TRACE_COLUMNS = ("step", "depth", "carries_on", "link", "shared", *DIRECTIVE_COLUMNS)
FACT_COLUMNS = ("relation", "id", "subject", "subject_label", "value", "value_label", "date", *_SOURCE_COLUMNS)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def wants_csv() -> bool:
    """Whether the URL asks for the page's rows as CSV."""
    return request.args.get("format") == "csv"


def directives_csv(rows: Iterable[DirectiveRow], *, name: str, left_out: int = 0) -> Response:
    """Directives as CSV."""
    return _csv(DIRECTIVE_COLUMNS, (_directive(row) for row in rows), name=name, left_out=left_out)


def trace_csv(found: Trace, *, name: str) -> Response:
    """A trace as CSV: a row for each step and link; `link` says whether a report states it or it is only possible."""
    numbers = {step.id: number for number, step in enumerate(found.steps, start=1)}
    rows: list[list[object]] = []
    for step in found.steps:
        cells = _step(step)
        for link in found.into(step.id) or (None,):
            head: list[object] = [numbers[step.id], step.depth, "", "", ""]
            if link is not None:
                head[2:] = [numbers[link.earlier], "stated" if link.stated else "possible", "; ".join(link.shared)]
            rows.append([*head, *cells])
    return _csv(TRACE_COLUMNS, rows, name=name, left_out=found.left_out)


def _step(step: Step) -> list[object]:
    """A step in the columns of a directive; a follow-up has its actor as issuer and no strength."""
    if step.directive is not None:
        return _directive(step.directive)
    done = step.follow_up
    cells = dict.fromkeys(DIRECTIVE_COLUMNS, "") | {"id": step.id, "issuer": step.party or ""}
    if done is None:
        return list(cells.values())
    cells |= {"date": done.date or "", "action": done.action, "verb": "follow-up", "follows": done.directive or ""}
    if done.who:
        cells |= {"issuer": done.who.id, "issuer_label": done.who.label}
    return [*list(cells.values())[: -len(_SOURCE_COLUMNS)], *_source(done.source)]


def hits_csv(hits: Sequence[Hit], *, name: str) -> Response:
    """Hits of a search as CSV."""
    base = services().iris
    rows = (
        [h.id, base.id(h.id), h.kind, h.label, h.date or "", h.region or "", h.publisher or "", h.strength or "",
         h.reports, "yes" if h.similar else ""]
        for h in hits[:CSV_ROWS_MAX]
    )  # fmt: skip
    columns = ("id", "iri", "kind", "label", "date", "region", "outlet", "strength", "reports", "similar_name_only")
    return _csv(columns, rows, name=name, left_out=len(hits) - CSV_ROWS_MAX)


def outlets_csv(outlets: Iterable[Outlet]) -> Response:
    """Outlets as CSV."""
    rows = ([o.name, o.reports, o.first or "", o.last or ""] for o in outlets)
    return _csv(("outlet", "reports", "first", "last"), rows, name="outlets")


def provinces_csv(measure: str, rows: Iterable[tuple[Tile, int, int]], elsewhere: int) -> Response:
    """Provinces with what is counted in them and the reports that name them; the last row has no province."""
    cells: list[list[object]] = [[t.code, t.name, t.place, count, reports] for t, count, reports in rows]
    cells.append(["", "", "", elsewhere, ""])
    return _csv(("code", "province", "place", measure, "reports"), cells, name=f"provinces-{measure}")


def moments_csv(rows: Iterable[Moment], *, left_out: int = 0) -> Response:
    """Meetings and directives of the time line as CSV."""
    cells: list[list[object]] = []
    for m in rows:
        if m.directive is not None:
            d = m.directive
            issuer = d.issuer.label if d.issuer else ""
            region = d.region.id if d.region else ""
            cells.append(["directive", d.id, d.date or "", d.action, d.strength, issuer, region, *_source(d.source)])
        elif m.meeting is not None:
            h = m.meeting
            region = h.region.id if h.region else ""
            cells.append(["meeting", h.canonical, h.date or "", h.name, h.type, "", region, *_source(h.source)])
    columns = ("kind", "id", "date", "label", "type_or_strength", "issuer", "region", *_SOURCE_COLUMNS)
    return _csv(columns, cells, name="timeline", left_out=left_out)


def facts_csv(view: View, entity: EntityRow) -> Response:
    """All relations of one entity as CSV, one fact a row."""
    own, rows = entity.members, []
    if entity.kind in ("person", "post", "organisation"):
        tenures = relation_views.tenures(
            view,
            people=own if entity.kind == "person" else (),
            posts=own if entity.kind == "post" else (),
            organisation=entity.id if entity.kind == "organisation" else None,
            each=True,
            size=CSV_ROWS_MAX,
        )
        for t in tenures.rows:
            capacity = "former" if t.former else t.acting or "definitive"
            rows.append(_fact(f"holds post ({capacity})", "", t.person, t.post, t.last, t.source))
    if entity.kind == "meeting":
        attended = relation_views.participants(view, entity.id, size=CSV_ROWS_MAX)
    else:
        attended = relation_views.attended(view, own, size=CSV_ROWS_MAX)
    for a in attended.rows:
        rows += [_fact(f"took part ({a.role})", "", a.who, a.meeting, a.date, s) for s in a.sources]
    for wanted in _wanted(entity):
        for d in directive_views.directives(view, wanted, size=CSV_ROWS_MAX).rows:
            for who in d.addressees or (None,):
                rows.append(_fact(f"directed ({d.strength})", d.id, d.issuer, who, d.date, d.source))
            rows += [_fact("legal basis", d.id, d.issuer, b.regulation, d.date, d.source) for b in d.bases]
    if entity.kind == "regulation":
        for c in relation_views.citations(view, own, size=CSV_ROWS_MAX).rows:
            rows.append(_fact("cited", c.id, None, c.regulation, c.date, c.source))
    for f in relation_views.follow_ups(view, who=own, issuers=own, size=CSV_ROWS_MAX).rows:
        rows.append(_fact("followed up", f.id, f.who, f.issuer, f.date, f.source))
    return _csv(FACT_COLUMNS, rows, name=entity.id)


def _wanted(entity: EntityRow) -> tuple[DirectiveFilter, ...]:
    if entity.kind == "meeting":
        return (DirectiveFilter(meeting=entity.id),)
    if entity.kind == "regulation":
        return (DirectiveFilter(regulation=entity.id),)
    if entity.kind == "place":
        return (DirectiveFilter(region=entity.id),)
    return DirectiveFilter(issuers=entity.members), DirectiveFilter(addressees=entity.members)


def _fact(
    relation: str, local_id: str, subject: Party | None, value: Party | None, date: str | None, source: Source
) -> list[object]:
    return [
        relation, local_id, subject.id if subject else "", subject.label if subject else "",
        value.id if value else "", value.label if value else "", date or "", *_source(source),
    ]  # fmt: skip


def _directive(row: DirectiveRow) -> list[object]:
    return [
        row.id, row.date or "", row.issuer.id if row.issuer else "", row.issuer.label if row.issuer else "",
        row.post.id if row.post else "", row.acting or "", " ".join(a.id for a in row.addressees),
        "; ".join(a.label for a in row.addressees), row.strength, row.verb, row.action,
        row.meeting.id if row.meeting else "", row.meeting.label if row.meeting else "",
        " ".join(b.id for b in row.bases), row.deadline or "", row.deadline_date or "", row.follows or "",
        row.region.id if row.region else "", *_source(row.source),
    ]  # fmt: skip


def _source(source: Source) -> list[object]:
    text = services().reports.text(source.report) or ""
    first = source.spans[0] if source.spans else None
    return [
        source.report, source.publisher or "", source.published or "", first.start if first else "",
        first.end if first else "", " … ".join(s.of(text) for s in source.spans), source.rule, source.confidence,
    ]  # fmt: skip


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]], *, name: str, left_out: int = 0) -> Response:
    def lines() -> Iterator[str]:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\r\n")
        for row in chain([columns], rows):
            writer.writerow([_cell(value) for value in row])
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()

    response = Response("".join(lines()), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="risalah-{slug(name)}.csv"'
    if left_out > 0:
        response.headers["X-Rows-Left-Out"] = str(left_out)
    return response


def _cell(value: object) -> object:
    """A cell that a spreadsheet takes as text: a leading sign would make it a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
