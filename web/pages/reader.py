"""The report reader: the frozen text with everything that was read from it, and what other reports say."""

from __future__ import annotations

from flask import render_template
from flask_babel import gettext

from graph import directive_views, relation_views
from graph.directive_views import DirectiveFilter
from graph.errors import NotFound
from graph.ids import article as article_id
from graph.model import Extraction
from graph.views import Party
from web import queries, reading
from web.pages import sections
from web.pages.meetings import Told, compare
from web.services import services
from web.tables import CSV_ROWS_MAX, directives_csv, wants_csv


def page(report_key: str) -> sections.Answer:
    """The reader, or the report's directives as CSV.

    Raises:
        NotFound: there is no such report.
    """
    found = services()
    extraction = found.reports.extraction(report_key)
    if extraction is None:
        raise NotFound(gettext("There is no report “%(key)s” in this dataset.", key=report_key))
    if wants_csv():
        rows = directive_views.directives(found.view, DirectiveFilter(report=report_key), size=CSV_ROWS_MAX)
        return directives_csv(rows.rows, name=f"report-{report_key}", left_out=rows.total - len(rows.rows))
    info = extraction.report
    return render_template(
        "reader.html",
        wide=True,
        local_id=f"report/{report_key}",
        key=report_key,
        info=info,
        title=info.title or info.id,
        x=extraction,
        paragraphs=reading.paragraphs(extraction),
        legend=tuple(reading.kinds_present(extraction)),
        party=_parties(extraction),
        article_id=article_id,
        elsewhere=_elsewhere(report_key),
        query=queries.report(report_key),
    )


def _parties(x: Extraction) -> dict[str, Party]:
    """Every id of the report with the words the dataset has for it."""
    ids = [item.id for layer in (x.people, x.posts, x.organisations, x.groups, x.regulations) for item in layer]
    ids += [d.issuer for d in x.directives if d.issuer] + [a for d in x.directives for a in d.addressees]
    ids += [a.who for a in x.attendance] + [m.id for m in x.meetings]
    ids += [q.speaker for q in x.quotes if q.speaker] + [f.who for f in x.follow_ups if f.who]
    return services().view.parties(ids)


def _elsewhere(report_key: str) -> list[tuple[Party, list[Told], int]]:
    """Meetings of this report that others tell of too: the meeting, what is told how, and by how many."""
    view = services().view
    rows = view.rows(
        "SELECT DISTINCT own.canonical FROM meeting own JOIN meeting other ON other.canonical = own.canonical "
        "AND other.report <> own.report WHERE own.report = ?",
        (report_key,),
    )
    parties = view.parties(row["canonical"] for row in rows)
    out = []
    for row in rows:
        told = relation_views.meeting_rows(view, row["canonical"])
        out.append((parties[row["canonical"]], compare(told), len(told)))
    return out
