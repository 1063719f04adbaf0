"""The bodies of a report, each with one record, whether met on its own or inside a post."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from graph import ids
from ingest.context import Mention
from ingest.entities import Entities, OrganisationRecord

if TYPE_CHECKING:
    from ingest.bodies import OrganisationReading
    from ingest.context import Context
    from ingest.naming import Namer
    from ingest.readings import Readings


body_id = lru_cache(maxsize=8192)(ids.organisation)
"""Id of a body by its name; the same bodies come back in report after report."""


_NAMED_FOR = ("Universitas", "Rumah Sakit", "Rumah Sakit Umum Daerah", "Yayasan", "Masjid", " Pemenangan", " Kampanye")
"""Ends after which a person's name belongs to the body's."""
_TRAILING_BRACKET = re.compile(r" ?\([^()]*\)$")


def organisation(entities: Entities, ctx: Context, one: OrganisationReading, namer: Namer) -> OrganisationRecord:
    """The record of a body, made when it is met first."""
    name, region, sure = namer.body(one)
    if one.rule == "O-06":
        name = _without_person(entities, name)
    key = body_id(name)
    record = entities.organisations.get(key)
    if record is None:
        record = entities.organisations[key] = OrganisationRecord(
            key, name, one.kind, acronym=one.acronym, rule=one.rule, confidence=sure
        )
        if region is None and one.regions and one.parent is None and one.scope not in ("national", "unit"):
            several = " or ".join(ctx.gazetteer.regions[index].name for index in one.regions)
            ctx.warnings.append(f'region: "{ctx.text[one.start : one.end]}" may be of {several}; left as written')
        if region is not None:
            record.region = ids.place(ctx.gazetteer.regions[region].code)
        if one.parent is not None:
            parent = organisation(entities, ctx, one.parent, namer)
            record.part_of = parent.id
    record.confidence = max(record.confidence, sure)
    record.acronym = record.acronym or one.acronym
    if one.partial:
        return record
    surface = " ".join(ctx.text[one.start : one.end].split())
    bare = _TRAILING_BRACKET.sub("", surface) if surface.endswith(")") else surface
    for form in (surface, bare, one.acronym, *_variants(ctx, one, name, region, namer)):
        if form and form != name and form not in record.aliases:
            record.aliases.append(form)
    return record


def _without_person(entities: Entities, name: str) -> str:
    """The name of a body without a person of the report who follows it ("Koalisi Wira Fulan Wirasaba")."""
    for person in entities.people.values():
        before = name.removesuffix(f" {person.name}")
        if before != name and " " in person.name and " " in before and not before.endswith(_NAMED_FOR):
            return before
    return name


def _listed_short_form(ctx: Context, one: OrganisationReading) -> str | None:
    """The short name that the lists have of a body."""
    index = ctx.gazetteer.body_by_name.get(one.base)
    return ctx.gazetteer.bodies[index].acronym if index is not None else None


def _variants(ctx: Context, one: OrganisationReading, name: str, region: int | None, namer: Namer) -> tuple[str, ...]:
    """Other full forms of the name: as the report words it, and without "Daerah" before the region."""
    written = " ".join(ctx.text[one.start : one.core_end or one.end].split()).partition(" (")[0]
    if one.base.startswith("Fraksi ") and not written.lower().startswith("fraksi"):
        return (f"Fraksi {written}",)
    if one.scope in ("unit", "organ") and name != one.base and name.startswith(one.base):
        return (one.base,)
    if one.kind == "other" and name.startswith("Partai "):
        short = _listed_short_form(ctx, one)
        return (f"Partai {short}",) if short and not short.isupper() and f"Partai {short}" != name else ()
    if one.kind == "ministry" and "/" in name:
        return (name.partition("/")[0],)
    if one.base.startswith("Partai ") and not written.startswith("Partai"):
        return (f"Partai {written}",)
    if region is None:
        return ()
    place = namer.region_phrase(region, one.base)
    out: list[str] = []
    if len(written) > 10 and " " in written and written.lower() != one.base.lower() and place not in written:
        level, _, rest = place.partition(" ")
        last = written.rpartition(" ")[2].capitalize()
        told = last == level or (last == "Propinsi" and level == "Provinsi")
        out.append(f"{written} {rest if told else place}")
    if one.base.startswith("Biro "):
        # a unit of the secretariat, which the press leaves out
        out += [one.base, f"{one.base} {ctx.gazetteer.regions[region].name}"]
    if one.base.endswith(" Daerah"):
        out.append(f"{one.base.removesuffix(' Daerah')} {place}")
    return tuple(out)


def add_organisations(
    ctx: Context, readings: Readings, entities: Entities, namer: Namer, mentions: list[Mention]
) -> None:
    for one in readings.organisations:
        if one.collective:
            ctx.register_group(one.start, one.end)
            continue
        record = organisation(entities, ctx, one, namer)
        record.implied = False
        record.spans.append((one.start, one.end))
        mentions.append(Mention(one.start, one.end, "organisation", record.id, one.rule, one.confidence))
