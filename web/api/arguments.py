"""What the JSON API takes, as pydantic models of query strings; `web.api.models` has what it gives."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["person", "post", "organisation", "group", "place", "meeting", "regulation"]
FoundKind = Literal[
    "person", "post", "organisation", "group", "place", "meeting", "regulation", "directive", "quote", "report"
]
Strength = Literal["order", "request", "urge", "remind", "hope"]
LocalId = Annotated[str, Field(max_length=400, pattern=r"^[a-z]+/[^\s\x00-\x1f]+$")]
Words = Annotated[str, Field(max_length=200)]

LIMIT_DEFAULT, LIMIT_MAX = 50, 500


class Query(BaseModel):
    """What every model of a query string has in common: an unknown argument is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Literal["en", "id"] | None = Field(None, description="Language of the texts of errors.")


class Paging(Query):
    """How much of a list is wanted, and from where."""

    limit: int = Field(LIMIT_DEFAULT, ge=1, le=LIMIT_MAX, description="Items of one answer at most.")
    cursor: str | None = Field(None, max_length=200, description="`next` of the answer before; none for the first.")


class Period(Paging):
    """A stretch of days; either end may be left open."""

    since: date | None = Field(None, description="First day wanted.")
    until: date | None = Field(None, description="Last day wanted.")


class SearchQuery(Paging):
    """What is searched for; the filters are the facets of the search page."""

    q: Words = Field("", description="Words that must all occur; words in double quotes are a phrase.")
    kind: list[FoundKind] = Field([], description="Kinds of things wanted; none means all.")
    region: list[str] = Field([], description="Local ids of places.")
    body: list[str] = Field([], description="Local ids of organisations.")
    year: list[str] = Field([], description="Years.")
    publisher: list[str] = Field([], description="Outlets.")
    strength: list[Strength] = Field([], description="Strengths of directives.")
    sort: Literal["relevance", "newest", "oldest", "name", "reports"] = Field("relevance")


class SuggestQuery(Query):
    """What was typed so far."""

    q: Words = Field("", description="The beginning of a name.")
    limit: int = Field(8, ge=1, le=20)


class EntitiesQuery(Paging):
    """Which entities are wanted."""

    kind: list[Kind] = Field([], description="Kinds wanted; none means all.")
    region: LocalId | None = Field(None, description="Local id of a place; places inside it count too.")


class DirectivesQuery(Period):
    """Which directives are wanted; every argument narrows."""

    issuer: LocalId | None = Field(None, description="Person, post or organisation that directed.")
    addressee: LocalId | None = Field(None, description="Party that was directed.")
    strength: list[Strength] = Field([])
    meeting: LocalId | None = Field(None)
    regulation: LocalId | None = Field(None, description="Regulation that is named as ground.")
    region: LocalId | None = Field(None, description="Local id of a place; places inside it count too.")
    publisher: str | None = Field(None, max_length=300)
    q: Words = Field("", description="Words of the action.")
    min_confidence: float = Field(0.0, ge=0, le=1)
    sort: Literal["newest", "oldest", "confidence", "deadline"] = Field("newest")


class TenuresQuery(Paging):
    """Which tenures are wanted."""

    person: LocalId | None = Field(None)
    post: LocalId | None = Field(None)
    organisation: LocalId | None = Field(None)


class MeetingsQuery(Period):
    """Which meetings are wanted."""

    party: LocalId | None = Field(None, description="Person, post, organisation or group that took part.")
    region: LocalId | None = Field(None, description="Local id of a place; places inside it count too.")
    type: list[str] = Field([], description="Codes of meeting types, such as rapat_koordinasi.")


class QuotesQuery(Paging):
    """Which quotations are wanted."""

    speaker: LocalId | None = Field(None)
    meeting: LocalId | None = Field(None)


class RegulationsQuery(Paging):
    """Which regulations are wanted."""

    region: LocalId | None = Field(None, description="Local id of the place that made it.")


class CitationsQuery(Paging):
    """Which citations are wanted."""

    regulation: LocalId | None = Field(None)


class TraceQuery(Query):
    """Where a trace starts and how far it goes."""

    start: LocalId | None = Field(None, description="Local id of what the trace starts from.")
    q: Words = Field("", description="Topic, where no start is given.")
    up: int = Field(3, ge=0, le=5, description="Steps upstream.")
    down: int = Field(3, ge=0, le=5, description="Steps downstream.")
    since: date | None = Field(None)
    until: date | None = Field(None)
    strength: list[Strength] = Field([])
    region: LocalId | None = Field(None)
    possible: Literal["0", "1"] = Field("1", description="Whether links that no report states are followed too.")


class ReportsQuery(Period):
    """Which reports are wanted."""

    publisher: str | None = Field(None, max_length=300)


class NoQuery(Query):
    """No arguments but the language."""
