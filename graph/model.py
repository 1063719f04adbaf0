"""The nouns of the domain: what a report of a meeting states, each with the place that states it.

Everything here is a frozen value; stages of the pipeline hand these on and never change them.
Offsets are Unicode code points into `Extraction.text`, half-open `[start, end)`.
Ids are the local part of an entity's IRI (``person/al-haris``); `graph.ids` makes them.
The JSON form of an `Extraction` is written and read by `graph.document`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graph.values import quick_init

Acting = Literal["Plt", "Plh", "Pj", "Pjs"]
OrganisationKind = Literal[
    "ministry", "ministry_unit", "state_body", "regional_government", "regional_agency",
    "legislature", "security", "other",
]  # fmt: skip
PlaceKind = Literal["country", "province", "regency", "city", "district", "village"]
MeetingType = Literal[
    "rapat_koordinasi", "rapat_kerja", "rapat_paripurna", "rapat_dengar_pendapat",
    "rapat_terbatas", "rapat_evaluasi", "rapat_pimpinan", "rapat_pleno", "rapat", "musrenbang",
    "forum", "sosialisasi", "audiensi", "ceremony", "other",
]  # fmt: skip
Mode = Literal["online", "in_person", "hybrid"]
Role = Literal["host", "chair", "opener", "speaker", "participant"]
Strength = Literal["order", "request", "urge", "remind", "hope"]
DateBasis = Literal["stated", "resolved", "publication"]

ROLE_ORDER: tuple[Role, ...] = ("host", "chair", "opener", "speaker", "participant")
"""Roles from strongest to weakest: the strongest one stated is kept for a party and a meeting."""


@quick_init
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of code points of the report's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch of `text` that this span covers."""
        return text[self.start : self.end]


@quick_init
@dataclass(frozen=True, slots=True)
class ReportInfo:
    """What is known of a report besides its text."""

    id: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO date, or None when no full date is stated."""
    dateline: str | None = None
    """The place of the dateline as written."""
    url: str | None = None
    source: str | None = None
    """File name or URL the bytes came from."""
    sha256: str | None = None
    """Hex digest of the source bytes."""
    language: str | None = None


@quick_init
@dataclass(frozen=True, slots=True)
class Person:
    """A named individual; `name` is the fullest form in the report, without any title."""

    id: str
    name: str
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class Organisation:
    """A body with an identity of its own; `name` is the official long form with its region."""

    id: str
    name: str
    kind: OrganisationKind
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    region: str | None = None
    implied: bool = False
    """True where the body appears only inside a post ("Mendagri")."""
    mentions: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class Group:
    """A collective party as written ("OPD terkait"); never promoted to an organisation."""

    id: str
    label: str
    mentions: tuple[Span, ...] = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Place:
    """An administrative area; the id carries the official region code where there is one."""

    id: str
    name: str
    kind: PlaceKind
    part_of: str | None = None


@quick_init
@dataclass(frozen=True, slots=True)
class Post:
    """An office, whoever holds it; `label` is the long form with its body or region."""

    id: str
    label: str
    title: str
    """The function alone ("Direktur Jenderal", "Gubernur")."""
    organisation: str | None = None
    mentions: tuple[Span, ...] = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Tenure:
    """The report calls this person the holder of this post."""

    id: str
    person: str
    post: str
    acting: Acting | None = None
    former: bool = False
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class Meeting:
    """A gathering of officials as this report tells of it."""

    id: str
    name: str
    type: MeetingType
    date: str | None = None
    """ISO date of the day, or None when it cannot be resolved to a day."""
    end_date: str | None = None
    date_basis: DateBasis | None = None
    mode: Mode | None = None
    venue: str | None = None
    topic: str | None = None
    main: bool = False
    """True where the report is about this meeting; False where it is mentioned in passing."""
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class Attendance:
    """A person, organisation or group took part in a meeting (RDF: `risalah:Participation`)."""

    id: str
    meeting: str
    who: str
    role: Role
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class Directive:
    """Someone asks, orders, urges, reminds or hopes that others do something."""

    id: str
    issuer: str | None
    """Id of a person, post or organisation; None where the report does not say."""
    addressees: tuple[str, ...]
    action: str
    """What is to be done, verbatim."""
    strength: Strength
    verb: str
    """The directing word as written."""
    action_span: Span | None = None
    meeting: str | None = None
    basis: tuple[str, ...] = ()
    """Ids of regulations named as ground."""
    basis_articles: tuple[str, ...] = ()
    """Ids of the articles of these that are named as ground: ``regulation/uu-23-2014/pasal-25-ayat-1``."""
    follows: str | None = None
    """Id of the directive it carries on, or of the party whose directive it is."""
    deadline: str | None = None
    """The deadline as written."""
    deadline_date: str | None = None
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class FollowUp:
    """The report says that a party acted on a directive: a claim, not a truth."""

    id: str
    who: str | None
    action: str
    directive: str | None = None
    """Id of the directive in this report, where it can be told which."""
    issuer: str | None = None
    """Id of the party whose directive was acted on, where the directive is not told."""
    date: str | None = None
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation and who said it (RDF: `risalah:Statement`)."""

    id: str
    speaker: str | None
    text: str
    """Verbatim, without the quotation marks."""
    meeting: str | None = None
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class Regulation:
    """A legal instrument that the report cites."""

    id: str
    type: str
    number: str | None = None
    year: int | None = None
    ministry: str | None = None
    title: str | None = None
    articles: tuple[str, ...] = ()
    """Articles cited: "25", or "25(1)" with its ayat."""
    region: str | None = None
    """Id of the place whose regulation it is, where the report makes that clear."""
    mentions: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class Candidate:
    """An item below the publishing threshold: shown for review, never published as a fact."""

    layer: str
    item: Person | Organisation | Tenure | Meeting | Attendance | Directive | FollowUp | Quote | Regulation
    reason: str = ""
    origin: str = "rules"
    """What proposed it: ``rules``, or the name of another extractor."""


@quick_init
@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one report states. Tuples are in order of first appearance in the text."""

    text: str
    report: ReportInfo
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    groups: tuple[Group, ...] = ()
    places: tuple[Place, ...] = ()
    posts: tuple[Post, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    directives: tuple[Directive, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    quotes: tuple[Quote, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    warnings: tuple[str, ...] = ()
    extractor: str = field(default="")
    """Name and version of what made it."""
