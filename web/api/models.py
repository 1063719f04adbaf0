"""What the JSON API gives, as pydantic models: the OpenAPI document is made from them.

Every model of an answer is closed: no field beyond those declared. Dates are ISO text, as far as a
report tells them; ids are local ids, each with its IRI; spans count code points, half open.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    """What every model of an answer has in common."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Problem(Answer):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Party(Answer):
    """Whoever or whatever a fact points to."""

    id: str
    kind: str
    label: str
    iri: str
    page: str = Field(description="Address of its page.")


class Span(Answer):
    """A stretch of a report's text, in code points: from `start` up to, not including, `end`."""

    start: int
    end: int


class Evidence(Answer):
    """Where a fact is stated."""

    report: str = Field(description="Key of the report.")
    title: str
    publisher: str | None
    published: str | None
    spans: list[Span]
    quote: str = Field(description="The words of the spans; several are joined by an ellipsis.")
    reader: str = Field(description="Address of the report with the words lit.")
    rule: str
    confidence: float


class Listing(Answer):
    """One part of a list."""

    total: int = Field(description="Items of the whole list.")
    next: str | None = Field(description="Cursor of the next part; null at the end.")
    dataset_version: str


class Hit(Answer):
    """One thing found."""

    thing: Party
    date: str | None
    region: str | None
    publisher: str | None
    strength: str | None
    reports: int
    similar: bool = Field(description="Found by likeness of spelling only.")


class Hits(Listing):
    """What a search gives; `facets` counts the values by which it can be narrowed."""

    items: list[Hit]
    facets: dict[str, dict[str, int]]
    more: bool = Field(description="Whether there were more hits than are looked at.")


class Suggestion(Answer):
    """A name that begins so."""

    thing: Party
    similar: bool


class Suggestions(Answer):
    """Names that begin so."""

    items: list[Suggestion]
    dataset_version: str


class EntityItem(Answer):
    """An entity as a list names it."""

    thing: Party
    subkind: str | None
    acronym: str | None
    region: Party | None
    part_of: Party | None
    reports: int
    first_seen: str | None
    last_seen: str | None


class Entities(Listing):
    """Entities."""

    items: list[EntityItem]


class Entity(EntityItem):
    """One entity with all its names and where reports name it."""

    aliases: list[str]
    members: list[str] = Field(description="All local ids that it stands for, its own first.")
    extra: dict[str, Any] = Field(description="Facts of its kind alone.")
    mentions: list[Evidence] = Field(description="The latest reports that name it, at most 50.")
    mentions_total: int
    dataset_version: str


class Basis(Answer):
    """A regulation named as ground, with the article where one is named."""

    regulation: Party
    article: str | None
    label: str


class Directive(Answer):
    """One directive."""

    id: str
    iri: str
    page: str
    issuer: Party | None
    post: Party | None
    acting: str | None
    addressees: list[Party]
    action: str
    strength: str
    verb: str
    date: str | None
    meeting: Party | None
    legal_basis: list[Basis]
    follows: str | None
    deadline: str | None
    deadline_date: str | None
    region: Party | None
    evidence: list[Evidence] = Field(description="Where it is stated; the first is the report it was read from.")


class Directives(Listing):
    """Directives."""

    items: list[Directive]


class FollowUp(Answer):
    """A party is reported to have acted on a directive."""

    id: str
    iri: str
    who: Party | None
    action: str
    directive: str | None
    issuer: Party | None
    date: str | None
    evidence: Evidence


class Tenure(Answer):
    """A person in a post, as all reports that say so in the same capacity state it."""

    person: Party
    post: Party
    organisation: Party | None
    capacity: str = Field(description="definitive, or Plt, Plh, Pj, Pjs.")
    former: bool
    first_cited: str | None
    last_cited: str | None
    reports: int
    evidence: Evidence = Field(description="The latest report that says so.")


class Tenures(Listing):
    """Tenures."""

    items: list[Tenure]


class MeetingTold(Answer):
    """A meeting as one report tells of it."""

    id: str
    iri: str
    name: str
    type: str
    date: str | None
    end_date: str | None
    date_basis: str | None
    mode: str | None
    venue: str | None
    topic: str | None
    region: Party | None
    evidence: Evidence


class MeetingItem(Answer):
    """A meeting as a list names it: in the words of one report."""

    thing: Party
    told: MeetingTold
    other_reports: int


class Meetings(Listing):
    """Meetings."""

    items: list[MeetingItem]


class Participant(Answer):
    """Who took part, in the strongest role that any report states."""

    who: Party
    role: str
    disputed: bool = Field(description="Whether reports state different roles.")
    evidence: list[Evidence]


class Meeting(Answer):
    """One meeting: what each report tells, and who took part."""

    thing: Party
    told: list[MeetingTold]
    participants: list[Participant]
    dataset_version: str


class Quote(Answer):
    """A direct quotation."""

    id: str
    iri: str
    speaker: Party | None
    text: str
    meeting: Party | None
    date: str | None
    evidence: Evidence


class Quotes(Listing):
    """Quotations."""

    items: list[Quote]


class Citation(Answer):
    """A report cites a regulation."""

    id: str
    iri: str
    regulation: Party
    articles: list[str]
    date: str | None
    evidence: Evidence


class Citations(Listing):
    """Citations."""

    items: list[Citation]


class TraceLink(Answer):
    """One step carries on another."""

    earlier: str
    later: str
    stated: bool = Field(description="Whether a report says so; else it is only possible.")
    reason: str
    shared: list[str]


class TraceStep(Answer):
    """A directive, a follow-up, or a party whose directive is carried on without being named."""

    id: str
    depth: int = Field(description="0 where the trace starts; negative upstream, positive downstream.")
    directive: Directive | None
    follow_up: FollowUp | None
    party: str | None


class Trace(Answer):
    """A trace: its steps and the links between them."""

    start: str | None
    steps: list[TraceStep]
    links: list[TraceLink]
    left_out: int
    dataset_version: str


class Report(Answer):
    """A report: where it comes from; its text is read on its page."""

    key: str
    id: str
    iri: str
    page: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    dateline: str | None
    url: str | None
    language: str | None
    sha256: str | None
    chars: int
    warnings: int


class Reports(Listing):
    """Reports."""

    items: list[Report]


class Counts(Answer):
    """How much there is of each kind."""

    counts: dict[str, int]
    first_report: str | None
    last_report: str | None
    dataset_version: str
