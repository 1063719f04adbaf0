"""Tables as CSV: what a page lists, every row with its report, its sentence and where that stands.

Rows are read some hundred at a time, and a long table is sent while the rest of it is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from flask import Response, request, stream_with_context

from graph import directive_views, relation_views, timeline
from graph.directive_views import DirectiveFilter, DirectiveRow
from graph.entity_views import EntityRow
from graph.ids import slug
from graph.overview import Outlet
from graph.provinces import Tile
from graph.search import Hit
from graph.timeline import Mark
from graph.trace import Step, Trace
from graph.views import Party, Source, View
from web.compression import compress_stream
from web.services import services

CSV_ROWS_MAX = 10_000
"""Rows of one table at most; the header `X-Rows-Left-Out` says how many more there are."""
ROWS_AT_ONCE = 200
"""Rows read at a time; the first of them are on their way before the next are read."""
BLOCK_BYTES = 65_536
"""Bytes of a table sent at a time; a shorter one is sent whole, with its length."""

Some = TypeVar("Some")
Sourced = tuple[list[object], Source]
"""The cells of a row before those of its source, and the source."""

_SOURCE_COLUMNS = ("report", "outlet", "published", "start", "end", "quote", "rule", "confidence")
DIRECTIVE_COLUMNS = (
    "id", "date", "issuer", "issuer_label", "post", "acting", "addressees", "addressee_labels", "strength", "verb",
    "action", "meeting", "meeting_label", "legal_basis", "deadline", "deadline_date", "follows", "region",
    *_SOURCE_COLUMNS,
)  # fmt: skip
TRACE_COLUMNS = ("step", "depth", "carries_on", "link", "shared", *DIRECTIVE_COLUMNS)
FACT_COLUMNS = ("relation", "id", "subject", "subject_label", "value", "value_label", "date", *_SOURCE_COLUMNS)

_FORMULA = frozenset("=+-@\t\r")


def wants_csv() -> bool:
    """Whether the URL asks for the page's rows as CSV."""
    return request.args.get("format") == "csv"


def directives_csv(rows: Iterable[DirectiveRow], *, name: str, left_out: int = 0) -> Response:
    """Directives as CSV."""
    return _csv(DIRECTIVE_COLUMNS, _sourced(_directive(row) for row in rows), name=name, left_out=left_out)


def directives(view: View, ids: Iterable[str]) -> Iterator[DirectiveRow]:
    """The directives with some ids, in their order, read as they are needed."""
    for some in _batches(ids):
        found = {row.id: row for row in directive_views.some(view, some)}
        yield from (found[one] for one in some if one in found)


def trace_csv(found: Trace, *, name: str) -> Response:
    """A trace as CSV: a row for each step and link; `link` says whether a report states it or it is only possible."""
    numbers = {step.id: number for number, step in enumerate(found.steps, start=1)}

    def rows() -> Iterator[list[object]]:
        cells = [_step(step) for step in found.steps]
        texts = _texts(source for _, source in cells if source)
        for step, (own, source) in zip(found.steps, cells, strict=True):
            for link in found.into(step.id) or (None,):
                head: list[object] = [numbers[step.id], step.depth, "", "", ""]
                if link is not None:
                    head[2:] = [numbers[link.earlier], "stated" if link.stated else "possible", "; ".join(link.shared)]
                yield [*head, *own, *(_source(source, texts) if source else [""] * len(_SOURCE_COLUMNS))]

    return _csv(TRACE_COLUMNS, rows(), name=name, left_out=found.left_out)


def _step(step: Step) -> tuple[list[object], Source | None]:
    """A step in the columns of a directive; a follow-up has its actor as issuer and no strength."""
    if step.directive is not None:
        return _directive(step.directive)
    done = step.follow_up
    cells = dict.fromkeys(DIRECTIVE_COLUMNS[: -len(_SOURCE_COLUMNS)], "") | {"id": step.id, "issuer": step.party or ""}
    if done is None:
        return list(cells.values()), None
    cells |= {"date": done.date or "", "action": done.action, "verb": "follow-up", "follows": done.directive or ""}
    if done.who:
        cells |= {"issuer": done.who.id, "issuer_label": done.who.label}
    return list(cells.values()), done.source


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


def moments_csv(view: View, marks: Sequence[Mark], *, left_out: int = 0) -> Response:
    """Meetings and directives of the time line as CSV."""

    def rows() -> Iterator[Sourced]:
        for m in chain.from_iterable(timeline.read(view, some) for some in _batches(marks)):
            if m.directive is not None:
                d = m.directive
                issuer = d.issuer.label if d.issuer else ""
                region = d.region.id if d.region else ""
                yield ["directive", d.id, d.date or "", d.action, d.strength, issuer, region], d.source
            elif m.meeting is not None:
                h = m.meeting
                region = h.region.id if h.region else ""
                yield ["meeting", h.canonical, h.date or "", h.name, h.type, "", region], h.source

    columns = ("kind", "id", "date", "label", "type_or_strength", "issuer", "region", *_SOURCE_COLUMNS)
    return _csv(columns, _sourced(rows()), name="timeline", left_out=left_out)


def facts_csv(view: View, entity: EntityRow) -> Response:
    """All relations of one entity as CSV, one fact a row."""
    return _csv(FACT_COLUMNS, _sourced(_facts(view, entity)), name=entity.id)


def _facts(view: View, entity: EntityRow) -> Iterator[Sourced]:
    own = entity.members
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
            yield _fact(f"holds post ({capacity})", "", t.person, t.post, t.last, t.source)
    if entity.kind == "meeting":
        attended = relation_views.participants(view, entity.id, size=CSV_ROWS_MAX)
    else:
        attended = relation_views.attended(view, own, size=CSV_ROWS_MAX)
    for a in attended.rows:
        for source in a.sources:
            yield _fact(f"took part ({a.role})", "", a.who, a.meeting, a.date, source)
    for wanted in _wanted(entity):
        for d in directives(view, directive_views.first_ids(view, wanted, size=CSV_ROWS_MAX)):
            for who in d.addressees or (None,):
                yield _fact(f"directed ({d.strength})", d.id, d.issuer, who, d.date, d.source)
            for b in d.bases:
                yield _fact("legal basis", d.id, d.issuer, b.regulation, d.date, d.source)
    if entity.kind == "regulation":
        for c in relation_views.citations(view, own, size=CSV_ROWS_MAX).rows:
            yield _fact("cited", c.id, None, c.regulation, c.date, c.source)
    for f in relation_views.follow_ups(view, who=own, issuers=own, size=CSV_ROWS_MAX).rows:
        yield _fact("followed up", f.id, f.who, f.issuer, f.date, f.source)


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
) -> Sourced:
    return [
        relation, local_id, subject.id if subject else "", subject.label if subject else "",
        value.id if value else "", value.label if value else "", date or "",
    ], source  # fmt: skip


def _directive(row: DirectiveRow) -> Sourced:
    return [
        row.id, row.date or "", row.issuer.id if row.issuer else "", row.issuer.label if row.issuer else "",
        row.post.id if row.post else "", row.acting or "", " ".join(a.id for a in row.addressees),
        "; ".join(a.label for a in row.addressees), row.strength, row.verb, row.action,
        row.meeting.id if row.meeting else "", row.meeting.label if row.meeting else "",
        " ".join(b.id for b in row.bases), row.deadline or "", row.deadline_date or "", row.follows or "",
        row.region.id if row.region else "",
    ], row.source  # fmt: skip


def _sourced(rows: Iterable[Sourced]) -> Iterator[list[object]]:
    """Rows with the cells of their sources; the texts of some are read at once."""
    for some in _batches(rows):
        texts = _texts(source for _, source in some)
        yield from ([*cells, *_source(source, texts)] for cells, source in some)


def _batches(rows: Iterable[Some]) -> Iterator[list[Some]]:
    remaining = iter(rows)
    while some := list(islice(remaining, ROWS_AT_ONCE)):
        yield some


def _texts(sources: Iterable[Source]) -> dict[str, str]:
    return services().reports.texts({source.report for source in sources})


def _source(source: Source, texts: dict[str, str]) -> list[object]:
    text = texts.get(source.report, "")
    first = source.spans[0] if source.spans else None
    return [
        source.report, source.publisher or "", source.published or "", first.start if first else "",
        first.end if first else "", " … ".join(s.of(text) for s in source.spans), source.rule, source.confidence,
    ]  # fmt: skip


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]], *, name: str, left_out: int = 0) -> Response:
    blocks = _blocks(chain([columns], rows))
    # The first is made before anything is answered: what goes wrong until then is answered as an error.
    first = next(blocks)
    if len(first) < BLOCK_BYTES:
        response = Response(first, mimetype="text/csv")
    else:
        response = Response(stream_with_context(chain([first], blocks)), mimetype="text/csv")
        compress_stream(response)
    response.headers["Content-Disposition"] = f'attachment; filename="risalah-{slug(name)}.csv"'
    if left_out > 0:
        response.headers["X-Rows-Left-Out"] = str(left_out)
    return response


def _blocks(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The lines in blocks of `BLOCK_BYTES` or a little more; only the last is shorter."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        if buffer.tell() >= BLOCK_BYTES:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _cell(value: object) -> object:
    """A cell that a spreadsheet takes as text: a leading sign would make it a formula."""
    if isinstance(value, str) and value[:1] in _FORMULA:
        return "'" + value
    return value
