"""What a text is read as, by the extractor as it publishes: the words of case tables on people, posts and bodies."""

from __future__ import annotations

from functools import cache

from graph.model import Extraction, ReportInfo
from ingest.extract import Extractor
from ingest.report import Report


@cache
def extractor() -> Extractor:
    """The extractor with the threshold of the product, made once."""
    return Extractor()


def extract(text: str) -> Extraction:
    """What a report of this text, without title or date, states."""
    return extractor().extract(Report(ReportInfo("t"), text))


def names(text: str) -> set[str]:
    """Names of the people."""
    return {person.name for person in extract(text).people}


def bodies(text: str) -> set[str]:
    """Names of the bodies named in their own right."""
    return {body.name for body in extract(text).organisations if not body.implied}


def held(text: str) -> set[tuple[str, str]]:
    """Who holds which post, by name and label."""
    found = extract(text)
    people = {p.id: p.name for p in found.people}
    posts = {p.id: p.label for p in found.posts}
    return {(people[t.person], posts[t.post]) for t in found.tenures}


TOLD_BEFORE = (
    "Ketua DPRD Kabupaten Sleman Laras Wening dikenal tegas. Pemerintah Kabupaten Sleman menggelar rapat koordinasi"
    " di Aula Bappeda, Senin (3/3/2025). "
)
"""The beginning of a report of a meeting, before the sentence that tells who took part."""


def roles(made: Extraction) -> dict[str, str]:
    """Party by name -> its role."""
    named = {p.id: p.name for p in made.people} | {o.id: o.name for o in made.organisations}
    named |= {g.id: g.label for g in made.groups}
    return {named.get(a.who, a.who): a.role for a in made.attendance}


def read_on(day: str, text: str) -> Extraction:
    """What a report of this text, published on `day` (ISO 8601), states."""
    return extractor().extract(Report(ReportInfo("r1", published=day), text))


def directives(made: Extraction) -> list[tuple[str | None, list[str], str]]:
    """Issuer, addressees and action of every published directive, in words and in order."""
    named = {person.id: person.name for person in made.people} | {body.id: body.name for body in made.organisations}
    named |= {group.id: group.label for group in made.groups} | {post.id: post.label for post in made.posts}
    return [
        (named[d.issuer] if d.issuer else None, [named[who] for who in d.addressees], d.action) for d in made.directives
    ]
