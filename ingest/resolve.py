"""What the readings mean: people, posts, bodies and places of the report, each with one id."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Organisation, Person, Place, Post, Span, Tenure
from ingest import organisations, people
from ingest.context import Mention
from ingest.entities import Entities, OrganisationRecord, PersonRecord, PostRecord, TenureRecord
from ingest.frame import Frame
from ingest.naming import Namer
from ingest.posts import PERSONAL
from ingest.regions import Regions
from ingest.scan import Readings, scan

if TYPE_CHECKING:
    from ingest.context import Context
    from ingest.organisations import OrganisationReading
    from ingest.people import Cluster, Sighting
    from ingest.posts import PostReading


_body_id = lru_cache(maxsize=8192)(ids.organisation)
_post_id = lru_cache(maxsize=8192)(ids.post)
"""The same bodies and posts come back in report after report."""


def find_mentions(ctx: Context) -> None:
    """Fill `ctx.mentions` and `ctx.entities`."""
    frame = Frame(ctx)
    entities = ctx.entities = Entities()
    entities.quoted = [(quote.start, quote.end) for quote in ctx.quotes]
    readings = scan(frame)
    regions = Regions(ctx.gazetteer)
    regions.count(frame)
    namer = Namer(frame, readings, regions)
    namer.set_legislatures(readings)
    mentions: list[Mention] = []
    owners = _people(frame, readings, entities, mentions)
    _organisations(ctx, frame, readings, entities, namer, mentions)
    _posts(ctx, readings, entities, namer, regions, owners, mentions)
    _places(frame, readings, entities, regions, mentions)
    ctx.mentions = _flat(mentions)
    entities.person_mentions = [mention for mention in ctx.mentions if mention.kind == "person"]


def _flat(mentions: list[Mention]) -> list[Mention]:
    """The mentions in order, without those that overlap an earlier or longer one."""
    mentions.sort(key=lambda m: (m.start, -m.end))
    out: list[Mention] = []
    end = -1
    for mention in mentions:
        if mention.start >= end:
            out.append(mention)
            end = mention.end
    return out


def _people(
    frame: Frame, readings: Readings, entities: Entities, mentions: list[Mention]
) -> dict[int, PersonRecord]:
    """Make the people; the result maps the start of each name to its person."""
    clusters: list[Cluster] = people.cluster(readings.sightings)
    people.add_nicknames(frame, clusters)
    clusters = people.merge_short(clusters)
    people.find_aliases(frame, clusters, readings.taken)
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


def _organisation(
    entities: Entities, ctx: Context, one: OrganisationReading, namer: Namer
) -> OrganisationRecord | None:
    """The record of a body, made when it is met first."""
    name, region, sure = namer.body(one)
    body_id = _body_id(name)
    record = entities.organisations.get(body_id)
    if record is None:
        record = entities.organisations[body_id] = OrganisationRecord(
            body_id, name, one.kind, acronym=one.acronym, rule=one.rule, confidence=sure
        )
        if region is not None:
            record.region = ids.place(ctx.gazetteer.regions[region].code)
        if one.parent is not None:
            parent = _organisation(entities, ctx, one.parent, namer)
            record.part_of = parent.id if parent else None
    record.confidence = max(record.confidence, sure)
    record.acronym = record.acronym or one.acronym
    surface = " ".join(ctx.text[one.start : one.end].split())
    for form in (surface, one.acronym, *_variants(ctx, one, name, region, namer)):
        if form and form != name and form not in record.aliases:
            record.aliases.append(form)
    return record


def _variants(
    ctx: Context, one: OrganisationReading, name: str, region: int | None, namer: Namer
) -> tuple[str, ...]:
    """Other full forms of the name: as the report words it, and without "Daerah" before the region."""
    if one.scope in ("unit", "organ") and name != one.base and name.startswith(one.base):
        return (one.base,)
    if one.kind == "ministry" and "/" in name:
        return (name.partition("/")[0],)
    if region is None:
        return ()
    place = namer.region_phrase(region, one.base)
    out: list[str] = []
    written = " ".join(ctx.text[one.start : one.core_end or one.end].split()).partition(" (")[0]
    if len(written) > 12 and " " in written and written.lower() != one.base.lower() and place not in written:
        out.append(f"{written} {place}")
    if one.base.endswith(" Daerah"):
        out.append(f"{one.base.removesuffix(' Daerah')} {place}")
    return tuple(out)


def _organisations(
    ctx: Context, frame: Frame, readings: Readings, entities: Entities, namer: Namer, mentions: list[Mention]
) -> None:
    for one in readings.organisations:
        if one.collective:
            ctx.register_group(one.start, one.end)
            continue
        record = _organisation(entities, ctx, one, namer)
        if record is None:
            continue
        record.implied = False
        if (one.start, one.end) not in record.spans:
            record.spans.append((one.start, one.end))
        mentions.append(Mention(one.start, one.end, "organisation", record.id, one.rule, one.confidence))


def _posts(
    ctx: Context,
    readings: Readings,
    entities: Entities,
    namer: Namer,
    regions: Regions,
    owners: dict[int, PersonRecord],
    mentions: list[Mention],
) -> None:
    agencies = sorted(
        (
            body
            for body in [*readings.organisations, *(post.body for post in readings.posts if post.body is not None)]
            if not body.collective and body.kind in ("regional_agency", "state_body", "ministry_unit", "ministry")
        ),
        key=lambda body: body.start,
    )
    for one in readings.posts:
        if one.collective or one.rule == "P-02" or one.lower:
            continue
        _inherit(one, agencies)
        _post(ctx, entities, one, namer, mentions)
    for one in readings.posts:
        if one.lower and not one.collective and one.rule != "P-02":
            _role(ctx, readings, entities, one, namer, mentions)
    for one in readings.posts:
        if not one.collective and one.rule == "P-02":
            _bare(ctx, readings, entities, one, namer, owners, mentions)
    for seen, post, rule, sure in readings.tenures:
        person = owners.get(seen.name.start)
        if person is None or post.id is None or post.collective:
            continue
        if post.head == "Presiden Republik Indonesia" and _is_abroad(ctx, post):
            sure = 0.4
        if post.head in _OF_A_REGION and not post.regions and not post.place and person.name.count(" ") == 0:
            # "Gubernur Riyadh": one word, met once, may as well be the place
            if len(person.spans) == 1:
                sure = person.confidence = 0.45
        _tenure(entities, seen, person, post, rule, sure)
    _drop_bare(entities)


_NEAR = 250
"""How far around a bare "Presiden", in characters, the name of another country makes it doubtful whose."""


def _is_abroad(ctx: Context, post: PostReading) -> bool:
    """Whether a bare "Presiden" may well be that of another country."""
    text = ctx.text
    if text[post.start : post.end].lower() != "presiden":
        return False
    low, high = max(0, post.start - _NEAR), post.end + _NEAR
    around = text[low:high]
    if "Indonesia" in around or " RI" in around:
        return False
    home = organisations.HOME
    return any(
        hit.kind == "place" and low <= hit.start < high and ctx.gazetteer.terms[hit.entry].id not in home
        for hit in ctx.hits
    )


def _drop_bare(entities: Entities) -> None:
    """A post told by its head alone is the fuller post of the same function that the person holds."""
    for tenure in list(entities.tenures):
        label = entities.posts[tenure.post].label
        title = label.split(" ", 1)[0]
        if entities.posts[tenure.post].organisation is not None or len(label.split()) > 2:
            continue
        fuller = [
            t for t in entities.tenures
            if t is not tenure and t.person == tenure.person
            and entities.posts[t.post].label.startswith(title) and entities.posts[t.post].organisation is not None
        ]
        if fuller:
            fuller[0].spans.extend(tenure.spans)
            entities.tenures.remove(tenure)
            entities.holders.get(tenure.post, [tenure.person]).remove(tenure.person)


_OF_A_REGION = frozenset({"Gubernur", "Wakil Gubernur", "Bupati", "Wakil Bupati", "Wali Kota", "Wakil Wali Kota"})
_PARTS = ("Kepala Bidang", "Kepala Seksi", "Kepala Sub", "Kepala UPT", "Kepala Divisi")
_REACH = 400
"""How far back, in characters, the body of a subordinate post may have been named."""


def _inherit(one: PostReading, agencies: list[OrganisationReading]) -> None:
    """Give a post that is part of a body, or tells only its kind, the body named last before it."""
    if one.body is not None or one.regions:
        return
    hint = one.hint if one.hint and not one.unit else ""
    if not hint and not one.head.startswith(_PARTS):
        return
    before = [a for a in agencies if a.end <= one.start and (not hint or a.base.startswith(hint))]
    if hint:
        bases = {a.base for a in agencies if a.base.startswith(hint)}
        if not before and len(bases) == 1:
            before = [a for a in agencies if a.base.startswith(hint)]
    elif before and one.start - before[-1].end > _REACH:
        return
    if not before:
        return
    one.body = before[-1]
    one.inherited = True
    if hint:
        one.head = one.title


def _role(
    ctx: Context, readings: Readings, entities: Entities, one: PostReading, namer: Namer, mentions: list[Mention]
) -> None:
    """A post in lower case: a role that refers to a post named elsewhere, or a post where its holder is named."""
    label, _, _, _ = namer.post(one)
    known = _post_id(" ".join(label.split())) in entities.posts
    if known or one.body is not None or one.regions or one.start in readings.held:
        _post(ctx, entities, one, namer, mentions)


def _post(ctx: Context, entities: Entities, one: PostReading, namer: Namer, mentions: list[Mention]) -> None:
    label, region, body_name, sure = namer.post(one)
    label = " ".join(label.split())
    one.id = _post_id(label)
    record = entities.posts.get(one.id)
    if record is None:
        record = entities.posts[one.id] = PostRecord(one.id, label, one.head)
        record.organisation = _post_body(ctx, entities, one, body_name, region, namer)
    record.spans.append((one.start, one.end))
    mentions.append(Mention(one.start, one.end, "post", one.id, one.rule, sure))
    surface = " ".join(ctx.text[one.start : one.end].lower().split())
    words = {surface, one.head.lower(), one.title.lower(), label.lower()}
    first = surface.split(" ", 1)[0]
    if first in _ROLE_WORDS:
        words.add(first)
    if one.acronym:
        words.add(one.acronym.lower())
    for word in words:
        known = entities.post_words.setdefault(word, [])
        if one.id not in known:
            known.append(one.id)


_ROLE_WORDS = frozenset(
    "dirjen menteri wamen gubernur bupati walikota wali sekda kadis kepala ketua kapolres kapolda dandim camat lurah"
    " kajari kajati wagub wabup wawali direktur rektor presiden sekjen irjen deputi asisten kabid kabag karo kaban"
    " walkot sekretaris".split()
)


def _post_body(
    ctx: Context, entities: Entities, one: PostReading, name: str | None, region: int | None, namer: Namer
) -> str | None:
    """Id of the body a post belongs to; the body is marked implied until it is met on its own."""
    if one.body is not None:
        record = _organisation(entities, ctx, one.body, namer)
        if record is not None and not one.inherited and (one.body.start, one.body.end) not in record.spans:
            record.spans.append((one.body.start, one.body.end))
        return record.id if record else None
    if not name:
        return None
    body_id = _body_id(name)
    if body_id not in entities.organisations:
        kind = _implied_kind(ctx, one, name)
        record = OrganisationRecord(body_id, name, kind, rule="O-07", confidence=0.9)
        record.spans.append((one.start, one.end))
        if region is not None:
            record.region = ids.place(ctx.gazetteer.regions[region].code)
        entities.organisations[body_id] = record
    return body_id


def _implied_kind(ctx: Context, one: PostReading, name: str):  # type: ignore[no-untyped-def]
    gazetteer = ctx.gazetteer
    known = gazetteer.body_by_name.get(one.fixed_body or name)
    if known is not None:
        return gazetteer.bodies[known].kind
    if name.startswith("Pemerintah"):
        return "regional_government"
    if name.startswith(("Kepolisian", "Komando")):
        return "security"
    if name.startswith(("Kejaksaan", "Pengadilan")):
        return "state_body"
    if name.startswith("Direktorat Jenderal"):
        return "ministry_unit"
    return "regional_agency"


def _bare(
    ctx: Context,
    readings: Readings,
    entities: Entities,
    one: PostReading,
    namer: Namer,
    owners: dict[int, PersonRecord],
    mentions: list[Mention],
) -> None:
    """A head alone ("Menteri Brian", "Kepala Dinas"): the post so headed that the report names elsewhere."""
    head = one.head
    alike = [p for p in entities.posts.values() if p.label.startswith(head + " ") or p.title == head]
    seen = readings.held.get(one.start)
    if seen is not None:
        person = owners.get(seen.name.start)
        held = [
            p for p in alike
            if person is not None and any(
                owners.get(s.name.start) is person and q.id == p.id for s, q, _, _ in readings.tenures if q is not one
            )
        ]
        if len(held) >= 1:
            alike = held[:1]
    if not alike and head in ("Menteri", "Wakil Menteri"):
        ministries = [o for o in entities.organisations.values() if o.kind == "ministry"]
        if len(ministries) == 1:
            label = f"{head} {ministries[0].name.removeprefix('Kementerian ')}"
            post_id = ids.post(label)
            entities.posts[post_id] = PostRecord(post_id, label, head, ministries[0].id)
            alike = [entities.posts[post_id]]
    if len(alike) == 1:
        one.id = alike[0].id
        alike[0].spans.append((one.start, one.end))
        mentions.append(Mention(one.start, one.end, "post", one.id, "P-02", 0.8))
        return
    if seen is not None and one.acronym is None and head not in ("Menteri", "Wakil Menteri"):
        bodies = [o for o in entities.organisations.values() if not o.implied]
        if head in ("Ketua", "Kepala", "Koordinator", "Direktur", "Sekretaris") and len(bodies) == 1:
            label = f"{head} {bodies[0].name}"
            one.id = _post_id(label)
            entities.posts.setdefault(one.id, PostRecord(one.id, label, head, bodies[0].id)).spans.append((one.start, one.end))
            mentions.append(Mention(one.start, one.end, "post", one.id, "P-02", 0.6))


def _tenure(
    entities: Entities, seen: Sighting, person: PersonRecord, post: PostReading, rule: str, sure: float
) -> None:
    post_id = post.id
    if post_id is None:
        return
    entities.apposed.setdefault(post.start, person.id)
    start = min(post.first, seen.name.first)
    end = max(post.end, seen.name.end)
    if post.head in PERSONAL and not (post.body or post.regions):
        return
    if not post.former:
        held = entities.holders.setdefault(post_id, [])
        if person.id not in held:
            held.append(person.id)
    for known in entities.tenures:
        if known.person == person.id and known.post == post_id:
            if (start, end) not in known.spans:
                known.spans.append((start, end))
            known.acting = known.acting or post.acting
            known.former = known.former or post.former
            known.confidence = max(known.confidence, sure)
            return
    entities.tenures.append(
        TenureRecord(person.id, post_id, post.acting, post.former, [(start, end)], rule, min(sure, person.confidence))
    )


def _places(
    frame: Frame, readings: Readings, entities: Entities, regions: Regions, mentions: list[Mention]
) -> None:
    table = frame.gazetteer.regions

    def add(index: int) -> str:
        region = table[index]
        place_id = ids.place(region.code)
        if place_id not in entities.places:
            if region.parent is not None:
                add(frame.gazetteer.region_by_code[region.parent])
            parent = ids.place(region.parent) if region.parent else None
            entities.places[place_id] = Place(place_id, region.name, region.kind, parent)
        return place_id

    for start, end, candidates in readings.regions:
        chosen = regions.choose(candidates)
        if chosen is not None:
            sure = 1.0 if len(candidates) == 1 else 0.7
            mentions.append(Mention(start, end, "place", add(chosen), "G-01", sure))
    for body in list(entities.organisations.values()):
        if body.region is not None:
            add(frame.gazetteer.region_by_code[body.region.removeprefix("place/")])


def build(
    ctx: Context,
) -> tuple[
    tuple[Person, ...], tuple[Organisation, ...], tuple[Place, ...], tuple[Post, ...], tuple[Tenure, ...]
]:
    """The frozen people, organisations, places, posts and tenures of the report."""
    entities = ctx.entities
    key = ctx.report.info.id

    def spans(pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in sorted(set(pairs)))

    persons = tuple(
        Person(p.id, p.name, tuple(p.titles), tuple(p.aliases), spans(p.spans), p.rule, round(p.confidence, 3))
        for p in entities.people.values()
    )
    bodies = tuple(
        Organisation(
            o.id, o.name, o.kind, o.acronym, tuple(o.aliases), o.part_of, o.region, o.implied, spans(o.spans),
            o.rule, round(o.confidence, 3),
        )
        for o in sorted(entities.organisations.values(), key=lambda o: min(o.spans, default=(0, 0)))
    )  # fmt: skip
    posts = tuple(Post(p.id, p.label, p.title, p.organisation, spans(p.spans)) for p in entities.posts.values())
    tenures = tuple(
        Tenure(
            ids.relation("tenure", key, t.person, t.post, t.acting, str(t.former)),
            t.person, t.post, t.acting, t.former, spans(t.spans), t.rule, round(t.confidence, 3),
        )
        for t in entities.tenures
    )  # fmt: skip
    return persons, bodies, tuple(entities.places.values()), posts, tenures
