"""What the readings mean: people, posts, bodies and places of the report, each with one id."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Organisation, Person, Place, Post, Span, Tenure
from ingest import aliases, other_names, people
from ingest.affiliations import add_organisations
from ingest.confidence import as_stated, rounded
from ingest.entities import Entities, PersonRecord
from ingest.frame import Frame
from ingest.naming import Namer
from ingest.offices import add_posts
from ingest.places import add_places
from ingest.regions import Regions
from ingest.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.context import Context, Mention
    from ingest.people import Cluster
    from ingest.readings import Readings


def find_mentions(ctx: Context) -> None:
    """Fill `ctx.mentions` and `ctx.entities`."""
    frame = Frame(ctx)
    entities = ctx.entities = Entities()
    entities.quote_edges = [edge for quote in ctx.quotes for edge in (quote.start, quote.end)]
    readings = scan(frame)
    regions = Regions(ctx.gazetteer)
    regions.count(frame)
    namer = Namer(frame, readings, regions)
    namer.set_legislatures(readings)
    mentions: list[Mention] = []
    owners = _people(frame, readings, entities, mentions)
    add_organisations(ctx, readings, entities, namer, mentions)
    add_posts(ctx, readings, entities, namer, owners, mentions)
    add_places(frame, readings, entities, regions, mentions)
    ctx.mentions = _flat(mentions)
    entities.person_mentions = [mention for mention in ctx.mentions if mention.kind == "person"]


def _flat(mentions: list[Mention]) -> list[Mention]:
    """The mentions in order, without those that overlap an earlier or longer one."""
    mentions.sort(key=itemgetter(1), reverse=True)
    mentions.sort(key=itemgetter(0))
    out: list[Mention] = []
    reach = -1
    for mention in mentions:
        start, end, *_ = mention
        if start >= reach:
            out.append(mention)
            reach = end
    return out


def _people(frame: Frame, readings: Readings, entities: Entities, mentions: list[Mention]) -> dict[int, PersonRecord]:
    """Make the people; the result maps the start of each name to its person."""
    clusters: list[Cluster] = people.cluster(readings.sightings, frame.text)
    clusters = other_names.join_other_names(frame, clusters)
    people.add_nicknames(frame, clusters)
    clusters = people.merge_short(clusters)
    aliases.find_aliases(frame, clusters, readings.taken)
    owners: dict[int, PersonRecord] = {}
    found: list[tuple[PersonRecord, list[Mention], Cluster]] = []
    for one in clusters:
        person, spots = people.record(frame, one)
        found.append((person, spots, one))
    found.sort(key=lambda item: item[0].spans[0])
    for person, spots, one in found:
        known = entities.people.get(person.id)
        if known is None:
            entities.people[person.id] = person
        else:
            known.spans = sorted({*known.spans, *person.spans})
            person = known
        mentions.extend(spots)
        for start, _ in person.spans:
            owners[start] = person
        for form in (person.name, *person.aliases, *one.words):
            key = form.lower()
            owned = entities.aliases.setdefault(key, [])
            if person.id not in owned:
                owned.append(person.id)
    return owners


def _spans(pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
    if len(pairs) == 1:
        (low, high), *_ = pairs
        return (Span(low, high),)
    return tuple([Span(start, end) for start, end in sorted(set(pairs))])


def build(
    ctx: Context, sure: Callable[[str, str, float], float] = as_stated
) -> tuple[tuple[Person, ...], tuple[Organisation, ...], tuple[Place, ...], tuple[Post, ...], tuple[Tenure, ...]]:
    """The frozen people, organisations, places, posts and tenures of the report.

    `sure` gives the confidence of an item of a layer from its rule and what the rule states.
    """
    entities = ctx.entities
    key = ctx.report.info.id

    persons = tuple(
        Person(
            p.id,
            p.name,
            tuple(p.titles),
            tuple(p.aliases),
            _spans(p.spans),
            p.rule,
            sure("people", p.rule, rounded(p.confidence)),
        )
        for p in entities.people.values()
    )
    bodies = tuple(
        Organisation(
            o.id, o.name, o.kind, o.acronym, tuple(o.aliases), o.part_of, o.region, o.implied, _spans(o.spans),
            o.rule, sure("organisations", o.rule, rounded(o.confidence)),
        )
        for o in sorted(entities.organisations.values(), key=lambda o: min(o.spans, default=(0, 0)))
    )  # fmt: skip
    posts = tuple(Post(p.id, p.label, p.title, p.organisation, _spans(p.spans)) for p in entities.posts.values())
    tenures = tuple(
        Tenure(
            ids.relation("tenure", key, t.person, t.post, t.acting, str(t.former)),
            t.person, t.post, t.acting, t.former, _spans(t.spans), t.rule,
            sure("tenures", t.rule, rounded(t.confidence)),
        )
        for t in entities.tenures
    )  # fmt: skip
    return persons, bodies, tuple(entities.places.values()), posts, tenures
