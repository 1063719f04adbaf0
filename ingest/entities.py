"""Who and what one report speaks of, and what its words for them refer to.

`Entities` is filled by `ingest.resolve` before meetings, quotes and directives are read, and is
what those layers ask: who holds this post, whom does "Haris", "Bapak Dirjen" or "ia" mean here.

For the layers that build on it:

- `ctx.mentions` holds every mention of a person, post, organisation and place, in order of start.
  "Gubernur Jambi H. Al Haris" gives two: the post and the person ("Al Haris", titles left out).
- `ctx.entities.party(mention)` turns a mention into the party that acts: the holder written beside
  a post, else the post's only known holder, else the mention's own id.
- `ctx.entities.resolve(surface, offset)` reads a surface form that has no mention of its own
  (pronouns, "-nya", bare roles) as it is meant at `offset`.
- `ctx.register_group(start, end)` gives a collective party its id.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.model import Acting, OrganisationKind, Place
from ingest.context import Mention

SURE_OF_REGION = 0.65
"""Below it the report does not tell of which region a body is that every region has."""
OF_OLD = 0.4
"""How sure it is that a post that was left stands for itself: it stands for someone the report names otherwise."""
_ASSEMBLY = "DPRD"


class Resolution(NamedTuple):
    """What a surface form refers to, and how sure that is."""

    id: str
    confidence: float
    rule: str


@dataclass(slots=True)
class PersonRecord:
    """A person while the report is being read."""

    id: str
    name: str
    titles: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    rule: str = ""
    confidence: float = 1.0


@dataclass(slots=True)
class OrganisationRecord:
    """An organisation while the report is being read."""

    id: str
    name: str
    kind: OrganisationKind
    acronym: str | None = None
    aliases: list[str] = field(default_factory=list)
    part_of: str | None = None
    region: str | None = None
    implied: bool = True
    """True until the body is met outside a post."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    rule: str = ""
    confidence: float = 1.0


@dataclass(slots=True)
class PostRecord:
    """A post while the report is being read."""

    id: str
    label: str
    title: str
    organisation: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class TenureRecord:
    """A person called the holder of a post; `spans` are the stretches that say so."""

    person: str
    post: str
    acting: Acting | None
    former: bool
    spans: list[tuple[int, int]] = field(default_factory=list)
    rule: str = ""
    confidence: float = 1.0


_PRONOUNS = frozenset({"ia", "dia", "beliau", "pihaknya", "nya", "-nya", "dirinya", "yang bersangkutan"})
_COURTESY = ("bapak ", "pak ", "ibu ", "bu ", "saudara ", "sang ")


class Entities:
    """People, posts, organisations, places and groups of one report, and look-ups on them."""

    __slots__ = (
        "_person_starts", "aliases", "apposed", "holders", "left", "organisations", "people",
        "person_mentions", "places", "post_words", "posts", "quote_edges", "tenures",
    )  # fmt: skip

    def __init__(self) -> None:
        self.people: dict[str, PersonRecord] = {}
        self.posts: dict[str, PostRecord] = {}
        self.organisations: dict[str, OrganisationRecord] = {}
        self.places: dict[str, Place] = {}
        self.tenures: list[TenureRecord] = []
        self.apposed: dict[int, str] = {}
        """Start of a mention of a post -> id of the person named beside it."""
        self.left: set[int] = set()
        """Starts of the mentions of posts that were left ("mantan Kapolri itu")."""
        self.holders: dict[str, list[str]] = {}
        """Id of a post -> ids of its present holders, in order of first mention."""
        self.aliases: dict[str, list[str]] = {}
        """Lower-case form of a name -> ids of the people it may mean."""
        self.post_words: dict[str, list[str]] = {}
        """Lower-case head of a post ("dirjen", "gubernur") -> ids of posts so called."""
        self.person_mentions: list[Mention] = []
        """Mentions of people in order of start."""
        self.quote_edges: list[int] = []
        """Where each quotation begins and ends, in order: after an odd number of them is inside one."""
        self._person_starts: list[int] | None = None

    def holder(self, post_id: str) -> str | None:
        """The only person this report calls the present holder of the post, or None."""
        holders = self.holders.get(post_id, ())
        return holders[0] if len(holders) == 1 else None

    def past_holder(self, post_id: str) -> str | None:
        """The only person this report calls a past holder of the post, or None."""
        past = {tenure.person for tenure in self.tenures if tenure.post == post_id and tenure.former}
        return past.pop() if len(past) == 1 else None

    def posts_of(self, person_id: str) -> list[str]:
        """Ids of the posts the report says the person holds or held."""
        return [tenure.post for tenure in self.tenures if tenure.person == person_id]

    def party(self, mention: Mention) -> Resolution:
        """The party a mention stands for: the holder of a post where the report names one."""
        if mention.kind == "post":
            beside = self.apposed.get(mention.start)
            if beside:
                return Resolution(beside, mention.confidence, "party/apposed")
            left = mention.start in self.left
            holder = self.past_holder(mention.id) if left else self.holder(mention.id)
            if holder:
                return Resolution(holder, min(mention.confidence, 0.9), "party/holder")
            if left:  # whoever held it before, and never who holds it now
                return Resolution(mention.id, min(mention.confidence, OF_OLD), "party/itself")
        return Resolution(mention.id, mention.confidence, "party/itself")

    def is_of_any_region(self, party: str) -> bool:
        """Whether the party is a body that every region has, of which the report does not tell whose ("BPBD").

        Such a body is none of its own; where it takes part or is directed, it is a group as written.
        """
        body = self.organisations.get(party)
        if body is None or body.region is not None or body.confidence >= SURE_OF_REGION:
            return False
        return body.kind == "regional_agency" or body.kind == "security" or body.name == _ASSEMBLY

    def in_quote(self, offset: int) -> bool:
        """Whether the offset lies inside quotation marks."""
        return bisect_right(self.quote_edges, offset) & 1 == 1

    def last_person(self, offset: int, *, quoted: bool = False) -> str | None:
        """The person mentioned last before `offset`; mentions inside quotations count only if `quoted`."""
        if self._person_starts is None:
            self._person_starts = [mention.start for mention in self.person_mentions]
        at = bisect_left(self._person_starts, offset) - 1
        while at >= 0:
            mention = self.person_mentions[at]
            if quoted or not self.in_quote(mention.start):
                return mention.id
            at -= 1
        return None

    def resolve(self, surface: str, offset: int) -> Resolution | None:
        """What `surface` refers to at `offset`: a name, a role with or without courtesy, or a pronoun."""
        low = surface.lower().strip()
        if low in _PRONOUNS:
            person = self.last_person(offset)
            return Resolution(person, 0.75, "resolve/pronoun") if person else None
        for courtesy in _COURTESY:
            if low.startswith(courtesy):
                low = low[len(courtesy) :].strip()
                break
        named = self.aliases.get(low)
        if named:
            if len(named) == 1:
                return Resolution(named[0], 0.95, "resolve/name")
            return Resolution(self._nearest(named, offset), 0.6, "resolve/shared-name")
        posts = self.post_words.get(low)
        if posts:
            certain = 0.9 if len(posts) == 1 else 0.6
            best = posts[0] if len(posts) == 1 else self._nearest_post(posts, offset)
            holder = self.holder(best)
            return Resolution(holder or best, certain if holder else certain - 0.1, "resolve/role")
        return None

    def _nearest(self, people: list[str], offset: int) -> str:
        best = people[0]
        for mention in self.person_mentions:
            if mention.start >= offset:
                break
            if mention.id in people:
                best = mention.id
        return best

    def _nearest_post(self, posts: list[str], offset: int) -> str:
        def distance(post_id: str) -> tuple[int, int]:
            before = [offset - start for start, _ in self.posts[post_id].spans if start < offset]
            return (0, min(before)) if before else (1, 0)

        return min(posts, key=distance)
