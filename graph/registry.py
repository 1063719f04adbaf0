"""What entities are, gathered from the reports that name them: the registry graph's triples.

The registry says each fact once. Reports may write one entity differently ("Al Haris", "Al-Haris");
`merge` settles on one label and keeps the others as aliases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS, XSD
from rdflib.term import Literal

from graph import ids
from graph.errors import UsageError
from graph.history import history_triples
from graph.model import Extraction
from graph.terms import Triple, text
from graph.vocabulary import ELI, RISALAH, SCHEMA, Iris, concept

UNITS = frozenset({"ministry_unit", "regional_agency"})
"""Kinds of organisation that are known only within a larger one (`org:OrganizationalUnit`)."""


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """What is known of one entity besides the relations it stands in."""

    id: str
    label: str
    subkind: str | None = None
    """Organisation kind, place kind or regulation type."""
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    region: str | None = None
    part_of: str | None = None
    """Parent organisation or place, or the organisation of a post."""
    function: str | None = None
    number: str | None = None
    year: int | None = None
    ministry: str | None = None
    title: str | None = None
    articles: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The first segment of the id: person, organisation, group, place, post or regulation."""
        return self.id.partition("/")[0]


def regulation_label(type_: str, number: str | None, year: int | None, ministry: str | None, title: str | None) -> str:
    """The short name of a regulation: ``UU 23/2014``, or its title where it has no number."""
    head = f"{type_} {ministry}" if ministry else type_
    if number:
        return f"{head} {number}/{year}" if year else f"{head} {number}"
    words = title or (str(year) if year else "")
    return words if words.casefold().startswith(head.casefold()) else f"{head} {words}".strip()


def facts(extraction: Extraction) -> list[EntityFacts]:
    """The facts on every entity that one extraction names, in its order."""
    x = extraction
    out = [EntityFacts(p.id, p.name, aliases=p.aliases, titles=p.titles) for p in x.people]
    out += [
        EntityFacts(o.id, o.name, o.kind, o.acronym, o.aliases, region=o.region, part_of=o.part_of)
        for o in x.organisations
    ]
    out += [EntityFacts(g.id, g.label) for g in x.groups]
    out += [EntityFacts(p.id, p.name, p.kind, part_of=p.part_of) for p in x.places]
    out += [EntityFacts(p.id, p.label, part_of=p.organisation, function=p.title) for p in x.posts]
    out += [
        EntityFacts(
            r.id,
            regulation_label(r.type, r.number, r.year, r.ministry, r.title),
            r.type,
            region=r.region,
            number=r.number,
            year=r.year,
            ministry=r.ministry,
            title=r.title,
            articles=r.articles,
        )
        for r in x.regulations
    ]
    return out


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], -len(v), v)) if counts else None


def merge(several: Iterable[EntityFacts]) -> EntityFacts:
    """One set of facts from the sets that several reports give for one id; order does not matter.

    The label is the one most reports use, then the longest; other labels become aliases.

    Raises:
        ValueError: no facts, or facts on different ids.
    """
    found = list(several)
    if len({f.id for f in found}) != 1:
        raise ValueError(f"facts on one entity expected, met {sorted({f.id for f in found})}")
    label = _most(f.label for f in found) or found[0].label
    names = {*chain.from_iterable((f.label, *f.aliases) for f in found)} - {label}
    years = Counter(f.year for f in found if f.year)
    return EntityFacts(
        found[0].id,
        label,
        _most(f.subkind for f in found),
        _most(f.acronym for f in found),
        tuple(sorted(names)),
        tuple(sorted({*chain.from_iterable(f.titles for f in found)})),
        _most(f.region for f in found),
        _most(f.part_of for f in found),
        _most(f.function for f in found),
        _most(f.number for f in found),
        min(years, key=lambda y: (-years[y], y)) if years else None,
        _most(f.ministry for f in found),
        _most(f.title for f in found),
        tuple(sorted({*chain.from_iterable(f.articles for f in found)})),
    )


def entity_triples(entity: EntityFacts, iris: Iris) -> list[Triple]:
    """The registry's triples on one entity.

    Raises:
        UsageError: the id is of no kind that the registry knows.
    """
    node = iris.id(entity.id)
    label = text(entity.label)
    out: list[Triple] = [(node, RDFS.label, label), (node, SKOS.prefLabel, label)]
    out += [(node, SKOS.altLabel, text(alias)) for alias in entity.aliases if alias != entity.label]
    write = _WRITERS.get(entity.kind)
    if write is None:
        raise UsageError(
            f"{entity.id!r} is not an entity of the registry; its id must begin with one of "
            + ", ".join(f"{kind}/" for kind in sorted(_WRITERS))
        )
    return out + write(entity, node, iris)


def _person(entity: EntityFacts, node: URIRef, iris: Iris) -> list[Triple]:
    return [(node, RDF.type, FOAF.Person), *((node, FOAF.title, text(title)) for title in entity.titles)]


def _organisation(entity: EntityFacts, node: URIRef, iris: Iris) -> list[Triple]:
    kind = entity.subkind or "other"
    class_ = ORG.OrganizationalUnit if kind in UNITS else ORG.FormalOrganization
    out: list[Triple] = [(node, RDF.type, class_), (node, ORG.classification, concept("organisation-kind", kind))]
    if entity.acronym:
        acronym = text(entity.acronym)
        out.append((node, RISALAH.acronym, acronym))
        if entity.acronym not in entity.aliases and entity.acronym != entity.label:
            out.append((node, SKOS.altLabel, acronym))
    if entity.part_of:
        out.append((node, ORG.subOrganizationOf, iris.id(entity.part_of)))
    return out + _region(entity, node, iris) + history_triples(entity.id, iris)


def _region(entity: EntityFacts, node: URIRef, iris: Iris) -> list[Triple]:
    return [(node, RISALAH.region, iris.id(entity.region))] if entity.region else []


def _group(entity: EntityFacts, node: URIRef, iris: Iris) -> list[Triple]:
    return [(node, RDF.type, RISALAH.Group)]


def _place(entity: EntityFacts, node: URIRef, iris: Iris) -> list[Triple]:
    out: list[Triple] = [(node, RDF.type, SCHEMA.AdministrativeArea)]
    if entity.subkind:
        out.append((node, RISALAH.placeKind, concept("place-kind", entity.subkind)))
    code = entity.id.partition("/")[2]
    if code.replace(".", "").isdigit():
        out.append((node, DCTERMS.identifier, text(code)))
    if entity.part_of:
        out.append((node, SCHEMA.containedInPlace, iris.id(entity.part_of)))
    return out


def _post(entity: EntityFacts, node: URIRef, iris: Iris) -> list[Triple]:
    out: list[Triple] = [(node, RDF.type, ORG.Post)]
    if entity.function:
        out.append((node, RISALAH.function, text(entity.function)))
    if entity.part_of:
        out.append((node, ORG.postIn, iris.id(entity.part_of)))
    return out


def _regulation(entity: EntityFacts, node: URIRef, iris: Iris) -> list[Triple]:
    out: list[Triple] = [
        (node, RDF.type, ELI.LegalResource),
        (node, RISALAH.regulationType, concept("regulation-type", entity.subkind or "other")),
    ]
    if entity.number:
        out.append((node, ELI.number, text(entity.number)))
    if entity.year:
        out.append((node, RISALAH.year, Literal(f"{entity.year:04d}", datatype=XSD.gYear, normalize=False)))
    if entity.ministry:
        out.append((node, RISALAH.ministry, text(entity.ministry)))
    if entity.title:
        out.append((node, DCTERMS.title, text(entity.title, lang="id")))
    for number in entity.articles:
        part = iris.id(ids.article(entity.id, number))
        head, _, paragraph = number.partition("(")
        name = f"Pasal {head} ayat ({paragraph}" if paragraph else f"Pasal {head}"
        label = text(f"{name} {entity.label}")
        out += [
            (node, ELI.has_part, part),
            (part, RDF.type, ELI.LegalResourceSubdivision),
            (part, RDFS.label, label),
            (part, SKOS.prefLabel, label),
            (part, ELI.number, text(number)),
            (part, ELI.is_part_of, node),
        ]
    return out + _region(entity, node, iris)


_WRITERS = {
    "person": _person,
    "organisation": _organisation,
    "group": _group,
    "place": _place,
    "post": _post,
    "regulation": _regulation,
}


def run_triples(extractor: str, iris: Iris) -> list[Triple]:
    """The run and the software agent behind `extractor` ("name version"); nothing for an empty one."""
    if not extractor:
        return []
    name = ids.slug(extractor)
    run, agent = iris.id(f"run/{name}"), iris.id(f"agent/{name}")
    return [
        (run, RDF.type, PROV.Activity),
        (run, RDFS.label, text(extractor)),
        (run, PROV.wasAssociatedWith, agent),
        (agent, RDF.type, PROV.SoftwareAgent),
        (agent, RDFS.label, text(extractor)),
    ]


def registry_triples(extraction: Extraction, iris: Iris) -> list[Triple]:
    """The registry's triples as this one extraction alone would have them.

    For a registry over many reports, `merge` the `facts` of each id first.
    """
    out = run_triples(extraction.extractor, iris)
    for entity in facts(extraction):
        out += entity_triples(entity, iris)
    return list(dict.fromkeys(out))
