"""Which post each reading of one means, and what that post is called in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from graph import ids
from ingest import fields
from ingest.affiliations import body_id, organisation
from ingest.context import Mention
from ingest.entities import Entities, OrganisationRecord, PersonRecord, PostRecord
from ingest.tenures import add_tenures
from ingest.villages import HEADS_BELOW_REGIONS

if TYPE_CHECKING:
    from graph.model import OrganisationKind
    from ingest.bodies import OrganisationReading
    from ingest.context import Context
    from ingest.naming import Namer
    from ingest.posts import PostReading
    from ingest.readings import Readings


_post_id = lru_cache(maxsize=8192)(ids.post)
"""The same posts come back in report after report."""


def add_posts(
    ctx: Context,
    readings: Readings,
    entities: Entities,
    namer: Namer,
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
    titles = {post.head for post in readings.posts if post.unit or post.body is not None}
    legislature = _only_legislature(readings)
    _share_number(readings)
    for number, one in enumerate(readings.posts):
        if number:
            _share_region(ctx.text, one, readings.posts[number - 1], namer)
        if one.start in readings.held and _is_deputy(one):
            _stand_beside(ctx.text, one, readings.posts[number - 1] if number else None, legislature)
            if one.body is not None:
                _post(ctx, entities, one, namer, mentions)
                continue
        if _speaks_of_another(one, titles) and one.start not in readings.held:
            one.rule = "P-02"
        if one.collective or one.rule == "P-02" or one.lower:
            continue
        _inherit(one, agencies)
        _post(ctx, entities, one, namer, mentions)
    for one in readings.posts:
        if one.lower and not one.collective and one.rule != "P-02":
            _role(ctx, readings, entities, one, namer, mentions)
    held_posts: dict[str, set[str]] = {}
    for seen, post, _, _ in readings.tenures:
        person = owners.get(seen.name.start)
        if person is not None and post.id is not None:
            held_posts.setdefault(person.id, set()).add(post.id)
    entities.left = {one.start for one in readings.posts if one.former}
    for one in readings.posts:
        if not one.collective and one.rule == "P-02":
            _bare(readings, entities, one, owners, held_posts, mentions)
    add_tenures(ctx, readings, entities, owners)


_DEPUTIES = frozenset({"Wakil Ketua", "Wakil Kepala", "Sekretaris", "Wakil Sekretaris", "Bendahara"})
"""Heads that are told without their body after the post of whom they stand beside."""
_CHIEFS = ("Ketua", "Wakil Ketua", "Kepala", "Wakil Kepala", "Sekretaris", "Wakil Sekretaris")
_BESIDE = 160
"""How far after the chief's post, in characters, a deputy's stands beside it."""
_SENTENCE_ENDS = re.compile(r"(?:[a-z]{4}|[)”\"])[.!?]\s|\n")
_OF_SPEAKERS = re.compile(r"I{1,3}|IV|[1-4]")
"""Numbers that tell the deputy speakers of a legislature apart."""


def _is_deputy(one: PostReading) -> bool:
    """Whether a post is a deputy's told by its head, or head and number, alone ("Wakil Ketua II")."""
    if one.head not in _DEPUTIES or one.body is not None or one.regions or one.collective or one.lower:
        return False
    return not one.unit or _OF_SPEAKERS.fullmatch(one.unit) is not None


def _stand_beside(
    text: str, one: PostReading, before: PostReading | None, legislature: OrganisationReading | None
) -> None:
    """Give a deputy the body of the post before it in the sentence ("Ketua DPRD X, A, didampingi Wakil Ketua B").

    A numbered deputy chairman with none before it is one of the only legislature of the report.
    """
    if before is not None and before.body is not None and before.title in _CHIEFS and not before.collective:
        near = one.start - before.end <= _BESIDE and before.body.kind != "regional_government"
        if near and _SENTENCE_ENDS.search(text, before.end, one.start) is None:
            one.body, one.inherited, one.rule = before.body, True, "P-02"
            return
    if one.head == "Wakil Ketua" and one.unit and legislature is not None:
        one.body, one.inherited, one.rule = legislature, True, "P-02"


def _share_number(readings: Readings) -> None:
    """Give a commander told without a unit the number of the one so headed that the report tells ("Dandim", later on).

    A commander named with his post is that one only if the report names him with the number as well; nobody but its
    holder tells the place of a post in a village.
    """
    told: dict[str, list[PostReading]] = {}
    for one in readings.posts:
        if one.takes == "DONE" or ((one.place or one.body) and one.head in HEADS_BELOW_REGIONS):
            told.setdefault(one.head, []).append(one)
    # worked out once for a head: a text may hold thousands of posts
    single = {
        head: len({(other.unit, other.place, other.body and other.body.base) for other in alike}) == 1
        for head, alike in told.items()
    }
    holders = {
        head: {frozenset(held.words) for other in alike if (held := readings.held.get(other.start)) is not None}
        for head, alike in told.items()
    }
    for one in readings.posts if told else ():
        if not single.get(one.head) or one.takes == "DONE" or one.collective:
            continue
        alike = told[one.head]
        if one.body is not None or one.regions or one.place or one.unit:
            continue
        seen = readings.held.get(one.start)
        if seen is not None and any(words.issuperset(seen.words) for words in holders[one.head]):
            one.unit, one.place, one.takes = alike[0].unit, alike[0].place, alike[0].takes
            one.body, one.inherited = alike[0].body, alike[0].body is not None
        elif seen is None and alike[0].takes == "DONE":
            one.unit, one.takes, one.rule = alike[0].unit, "DONE", "P-02"


_OF_SEVERAL = ("Wakil Ketua",)
"""A bare head that several may have in one report."""
_OF_ANY_LEVEL = ("Sekretaris Daerah", "Asisten")


def _share_region(text: str, one: PostReading, before: PostReading, namer: Namer) -> None:
    """Give a secretary or assistant told without a region that of the head of region before it in the sentence."""
    if one.regions or one.body is not None or one.collective or not one.head.startswith(_OF_ANY_LEVEL):
        return
    if not before.regions or before.collective or before.level not in ("province", "regency", "city"):
        return
    if one.start - before.end <= _BESIDE and _SENTENCE_ENDS.search(text, before.end, one.start) is None:
        region, _ = namer.region_of(before)
        if region is not None:
            one.regions = (region,)


def _only_legislature(readings: Readings) -> OrganisationReading | None:
    """The legislature of a region that the report names, where it names one only."""
    found: dict[tuple[str, tuple[int, ...]], OrganisationReading] = {}
    for body in [*readings.organisations, *(post.body for post in readings.posts if post.body is not None)]:
        for one in (body, body.parent):
            if one is not None and one.kind == "legislature" and one.scope != "organ" and not one.collective:
                found.setdefault((one.base, one.regions), one)
    told = [one for (_, regions), one in found.items() if regions]
    return told[0] if len(told) == 1 and len({base for base, _ in found}) == 1 else None


_OF_A_UNIT = ("Direktur Jenderal", "Deputi", "Inspektur Jenderal", "Staf Ahli")
"""Heads that several people of one report may have in common, each for a unit."""


def _speaks_of_another(one: PostReading, titles: set[str]) -> bool:
    """Whether the report names the post in full elsewhere ("Bapak Dirjen" beside "Dirjen Wira Padmana Fulan")."""
    if one.head not in _OF_A_UNIT or one.unit or one.body is not None or one.regions or one.collective:
        return False
    return any(title.startswith(one.head + " ") for title in titles)


_PARTS = ("Kepala Bidang", "Kepala Seksi", "Kepala Sub", "Kepala UPT", "Kepala Divisi")


_NEAREST = 40
"""How many bodies around a post are looked at for the one it is part of."""
_REACH = 400
"""How far back, in characters, the body of a subordinate post may have been named."""


def _inherit(one: PostReading, agencies: list[OrganisationReading]) -> None:
    """Give a post that is part of a body, or tells only its kind, the body named last before it."""
    if one.body is not None or one.regions or one.office:
        return
    hint = one.hint if one.hint and not one.unit else ""
    if not hint and not one.head.startswith(_PARTS) and not fields.is_clerical(one):
        return
    at = bisect_left(agencies, one.start, key=lambda body: body.start)
    before = [a for a in agencies[max(0, at - _NEAREST) : at] if a.end <= one.start and a.base.startswith(hint)]
    if hint and not before:
        after = [a for a in agencies[at : at + _NEAREST] if a.base.startswith(hint)]
        before = after if len({a.base for a in after}) == 1 else []
    elif not hint and before and one.start - before[-1].end > _REACH:
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
    [
        "dirjen",
        "menteri",
        "wamen",
        "gubernur",
        "bupati",
        "walikota",
        "wali",
        "sekda",
        "kadis",
        "kepala",
        "ketua",
        "kapolres",
        "kapolda",
        "dandim",
        "camat",
        "lurah",
        "kajari",
        "kajati",
        "wagub",
        "wabup",
        "wawali",
        "direktur",
        "rektor",
        "presiden",
        "sekjen",
        "irjen",
        "deputi",
        "asisten",
        "kabid",
        "kabag",
        "karo",
        "kaban",
        "walkot",
        "sekretaris",
    ]
)


def _post_body(
    ctx: Context, entities: Entities, one: PostReading, name: str | None, region: int | None, namer: Namer
) -> str | None:
    """Id of the body a post belongs to; the body is marked implied until it is met on its own."""
    if one.body is not None:
        record = organisation(entities, ctx, one.body, namer)
        if not one.inherited:
            record.spans.append((one.body.start, one.body.end))
        return record.id
    if not name:
        return None
    key = body_id(name)
    if key not in entities.organisations:
        kind = _implied_kind(ctx, one, name)
        record = OrganisationRecord(key, name, kind, rule="O-07", confidence=0.9)
        record.spans.append((one.start, one.end))
        if region is not None:
            record.region = ids.place(ctx.gazetteer.regions[region].code)
        entities.organisations[key] = record
    return key


def _implied_kind(ctx: Context, one: PostReading, name: str) -> OrganisationKind:
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
    readings: Readings,
    entities: Entities,
    one: PostReading,
    owners: dict[int, PersonRecord],
    held_posts: dict[str, set[str]],
    mentions: list[Mention],
) -> None:
    """A head alone ("Menteri Brian", "Kepala Dinas"): the post so headed that the report names elsewhere."""
    head = one.head
    alike = [p for p in entities.posts.values() if p.label.startswith(head + " ") or p.title == head]
    seen = readings.held.get(one.start)
    person = owners.get(seen.name.start) if seen is not None else None
    others: set[str] = set()
    if person is not None:
        own = held_posts.get(person.id, set())
        others = {post for other, posts in held_posts.items() if other != person.id for post in posts}
        alike = [p for p in alike if p.id in own][:1] or [p for p in alike if p.id not in others or head in _OF_SEVERAL]
    if not alike and head in ("Menteri", "Wakil Menteri"):
        ministries = [o for o in entities.organisations.values() if o.kind == "ministry"]
        label = f"{head} {ministries[0].name.removeprefix('Kementerian ')}" if len(ministries) == 1 else ""
        post_id = _post_id(label)
        # a minister beside the one of the only ministry is another's, maybe of another country
        if label and post_id not in others:
            entities.posts[post_id] = PostRecord(post_id, label, head, ministries[0].id)
            alike = [entities.posts[post_id]]
    if len(alike) > 1 and seen is None:
        # of several the one that was just spoken of
        alike = [p for p in alike if any(one.start - _REACH < end <= one.start for _, end in p.spans)]
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
            one.guessed = True
            entities.posts.setdefault(one.id, PostRecord(one.id, label, head, bodies[0].id)).spans.append(
                (one.start, one.end)
            )
            mentions.append(Mention(one.start, one.end, "post", one.id, "P-02", 0.6))
