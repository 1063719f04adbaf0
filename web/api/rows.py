"""Rows of the catalogue as models of the API: every fact with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from graph import listing, relation_views, search, views
from graph.directive_views import DirectiveRow
from graph.entity_views import EntityRow
from graph.relation_views import AttendedRow, CitationRow, FollowUpRow, MeetingRow, QuoteRow, TenureRow
from graph.trace import Step
from graph.views import Page, Source
from web.api import models as m
from web.links import entity_url, report_url
from web.services import services


def address(path: str) -> str:
    """An absolute address on this installation."""
    return urljoin(services().settings.base, path)


def iri(local_id: str) -> str:
    """The IRI of a local id."""
    return str(services().iris.id(local_id))


def party(row: views.Party) -> m.Party:
    """A party."""
    return m.Party(id=row.id, kind=row.kind, label=row.label, iri=iri(row.id), page=address(entity_url(row.id)))


def maybe(row: views.Party | None) -> m.Party | None:
    """A party, or none."""
    return party(row) if row else None


def evidence(source: Source) -> m.Evidence:
    """A source with the words of its spans."""
    text = services().reports.text(source.report) or ""
    return m.Evidence(
        report=source.report,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        spans=[m.Span(start=s.start, end=s.end) for s in source.spans],
        quote=" … ".join(s.of(text) for s in source.spans),
        reader=address(report_url(source.report, source.spans[0] if source.spans else None)),
        rule=source.rule,
        confidence=source.confidence,
    )


def hit(row: search.Hit) -> m.Hit:
    """A hit of a search."""
    return m.Hit(
        thing=m.Party(id=row.id, kind=row.kind, label=row.label, iri=iri(row.id), page=address(entity_url(row.id))),
        date=row.date,
        region=row.region,
        publisher=row.publisher,
        strength=row.strength,
        reports=row.reports,
        similar=row.similar,
    )


def entity_item(row: listing.Listed) -> m.EntityItem:
    """An entity of a list."""
    return m.EntityItem(
        thing=party(row.party),
        subkind=row.subkind,
        acronym=row.acronym,
        region=maybe(row.region),
        part_of=maybe(row.part_of),
        reports=row.reports,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
    )


def entity(row: EntityRow, mentions: Page[Source], version: str) -> m.Entity:
    """One entity."""
    return m.Entity(
        thing=party(views.Party(row.id, row.label)),
        subkind=row.subkind,
        acronym=row.acronym,
        region=maybe(row.region),
        part_of=maybe(row.part_of),
        reports=row.reports,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        aliases=list(row.aliases),
        members=list(row.members),
        extra=row.extra,
        mentions=[evidence(source) for source in mentions.rows],
        mentions_total=mentions.total,
        dataset_version=version,
    )


def directive(row: DirectiveRow) -> m.Directive:
    """A directive with all reports that state it."""
    return m.Directive(
        id=row.id,
        iri=iri(row.id),
        page=address(entity_url(row.id)),
        issuer=maybe(row.issuer),
        post=maybe(row.post),
        acting=row.acting,
        addressees=[party(a) for a in row.addressees],
        action=row.action,
        strength=row.strength,
        verb=row.verb,
        date=row.date,
        meeting=maybe(row.meeting),
        legal_basis=[
            m.Basis(regulation=party(b.regulation), article=b.article or None, label=b.label) for b in row.bases
        ],
        follows=row.follows,
        deadline=row.deadline,
        deadline_date=row.deadline_date,
        region=maybe(row.region),
        evidence=[evidence(source) for source in (row.source, *row.also)],
    )


def follow_up(row: FollowUpRow) -> m.FollowUp:
    """A follow-up."""
    return m.FollowUp(
        id=row.id,
        iri=iri(row.id),
        who=maybe(row.who),
        action=row.action,
        directive=row.directive,
        issuer=maybe(row.issuer),
        date=row.date,
        evidence=evidence(row.source),
    )


def tenure(row: TenureRow) -> m.Tenure:
    """A tenure."""
    return m.Tenure(
        person=party(row.person),
        post=party(row.post),
        organisation=maybe(row.organisation),
        capacity=row.acting or "definitive",
        former=row.former,
        first_cited=row.first,
        last_cited=row.last,
        reports=row.reports,
        evidence=evidence(row.source),
    )


def told(row: MeetingRow) -> m.MeetingTold:
    """A meeting as one report tells of it."""
    return m.MeetingTold(
        id=row.id,
        iri=iri(row.id),
        name=row.name,
        type=row.type,
        date=row.date,
        end_date=row.end_date,
        date_basis=row.date_basis,
        mode=row.mode,
        venue=row.venue,
        topic=row.topic,
        region=maybe(row.region),
        evidence=evidence(row.source),
    )


def participant(row: AttendedRow) -> m.Participant:
    """Who took part."""
    return m.Participant(
        who=party(row.who), role=row.role, disputed=row.disputed, evidence=[evidence(s) for s in row.sources]
    )


def meeting(canonical: views.Party, version: str) -> m.Meeting:
    """One meeting."""
    view = services().view
    total = relation_views.participants(view, canonical.id, size=1).total
    return m.Meeting(
        thing=party(canonical),
        told=[told(row) for row in relation_views.meeting_rows(view, canonical.id)],
        participants=[
            participant(row) for row in relation_views.participants(view, canonical.id, size=max(1, total)).rows
        ],
        dataset_version=version,
    )


def quote(row: QuoteRow) -> m.Quote:
    """A quotation."""
    return m.Quote(
        id=row.id,
        iri=iri(row.id),
        speaker=maybe(row.speaker),
        text=row.text,
        meeting=maybe(row.meeting),
        date=row.date,
        evidence=evidence(row.source),
    )


def citation(row: CitationRow) -> m.Citation:
    """A citation."""
    return m.Citation(
        id=row.id,
        iri=iri(row.id),
        regulation=party(row.regulation),
        articles=list(row.articles),
        date=row.date,
        evidence=evidence(row.source),
    )


def step(row: Step) -> m.TraceStep:
    """A step of a trace."""
    return m.TraceStep(
        id=row.id,
        depth=row.depth,
        directive=directive(row.directive) if row.directive else None,
        follow_up=follow_up(row.follow_up) if row.follow_up else None,
        party=row.party,
    )


def reports(rows: Iterable[listing.ReportRow]) -> list[m.Report]:
    """Reports."""
    return [
        m.Report(
            key=row.key,
            id=row.id,
            iri=iri(f"report/{row.key}"),
            page=address(report_url(row.key)),
            title=row.title,
            publisher=row.publisher,
            author=row.author,
            published=row.published,
            dateline=row.dateline,
            url=row.url,
            language=row.language,
            sha256=row.sha256,
            chars=row.chars,
            warnings=row.warnings,
        )
        for row in rows
    ]
