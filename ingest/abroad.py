"""Posts of other countries: "Menteri Keuangan AS", "Menteri Lingkungan Kenya", "Duta Besar Jepang untuk Indonesia"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import bodies

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame
    from ingest.posts import PostReading

_IN_FULL = {"AS": "Amerika Serikat", "Saudi": "Arab Saudi", "Korsel": "Korea Selatan", "Korut": "Korea Utara"}
"""Short names of countries -> names in full, as posts and bodies are called by them."""
_ACCREDITED = re.compile(
    r" untuk (?:Republik )?(?:Arab Saudi|Amerika Serikat|Korea \w+|Timor Leste|[A-Z]\w+)(?: dan ASEAN)?"
)
"""The country an ambassador is sent to."""
_OURS = re.compile(r" Indonesia(?=,? [A-Z])")
"""After a post of ours that a name follows."""


def name_of(frame: Frame, country: Hit) -> str:
    """The name in full of a country that stands in the text."""
    name = frame.gazetteer.terms[country.entry].canonical
    return _IN_FULL.get(name, name)


def country_at(frame: Frame, at: int) -> Hit | None:
    """Another country than ours that is named at `at`, after a space."""
    hit = frame.first(at, "place")
    if hit is None or frame.text[at - 1] != " " or frame.gazetteer.terms[hit.entry].id in bodies.HOME:
        return None
    return hit


def name_by_country(frame: Frame, post: PostReading) -> None:
    """A post of another country ("Menteri Keuangan AS") is named with that country and has no body of ours."""
    country = country_at(frame, post.end + 1)
    if country is not None:
        post.head = f"{post.head.removesuffix(' Republik Indonesia')} {name_of(frame, country)}"
        post.fixed_body = ""
        post.end = country.end
    elif post.fixed_body and _OURS.match(frame.text, post.end):
        post.end += len(" Indonesia")
    else:
        own = frame.first(post.end + 1, "organisation")
        if own is not None and frame.gazetteer.bodies[own.entry].name == post.fixed_body:
            post.end = own.end  # "Jampidsus Kejagung"
    accredited = _ACCREDITED.match(frame.text, post.end) if post.title == "Duta Besar" else None
    if accredited is not None:
        post.head, post.end = f"{post.head}{accredited[0]}", accredited.end()


def read_portfolio(frame: Frame, post: PostReading, pos: int, end: int) -> bool:
    """Read the portfolio in `[pos, end)` of a minister of the country named after it; False where none is."""
    country = country_at(frame, end + 1) if pos < end else None
    if country is None:
        return False
    post.head = f"{post.head} {' '.join(frame.text[pos:end].split())} {name_of(frame, country)}"
    post.fixed_body, post.takes, post.end = "", "NONE", country.end
    return True
