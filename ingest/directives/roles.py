"""Who is meant by a role instead of a name: "politisi partai itu", "Sari Melati Fraksi X", "kepala negara"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.voice import NOBODY, Issuer

if TYPE_CHECKING:
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

_FROM = frozenset({"dari", "asal"})
_RANKS = frozenset({"senior", "muda", "perempuan"})
_GROUPS = frozenset({"fraksi", "partai", "f"})
_EPITHETS = (
    ("lembagaantirasuah", "Komisi Pemberantasan Korupsi"),
    ("komisiantirasuah", "Komisi Pemberantasan Korupsi"),
    ("korpsbhayangkara", "Kepolisian Negara Republik Indonesia"),
    ("korpsadhyaksa", "Kejaksaan Agung"),
)
"""What the press calls a body, without spaces, and its name."""
LONGEST_EPITHET = 3
"""In words, with "ini" or "itu"."""
_SOMEONE = frozenset({"eksekutif", "politisi", "politikus", "legislator", "senator", "birokrat", "perwira", "jenderal"})
_THIS = frozenset({"ini", "inipun", "itu", "itupun", "tersebut"})
"""After a common noun for one person: the last one named."""
_STATE = ("kepala", "negara")


def member_of(reader: Reader, first: int) -> Issuer | None:
    """Who directs where the body named at token `first` only tells where someone belongs; None where it directs itself.

    A person named right before it ("Sari Melati Fraksi X"), or nobody yet where a common noun stands
    for the last speaker ("politisi Partai X itu").
    """
    before = first - 1
    if reader.low(before) in _FROM | _RANKS:
        before -= 1
    mention = reader.named.get(before)
    if mention is not None:
        group = reader.lows[first].partition("-")[0] in _GROUPS
        return Issuer(mention.id, "named") if mention.kind == "person" and group else None
    return NOBODY if reader.low(before) in lexicon.words("partisans") else None


def by_epithet(reader: Reader, first: int, last: int, voice: Voice) -> Issuer | None:
    """Whom an epithet stands for: "kepala negara", "lembaga antirasuah"; None where the words are none."""
    if tuple(reader.lows[first : first + 2]) == _STATE and last - first <= LONGEST_EPITHET:
        president = reader.ctx.entities.resolve("Presiden", reader.start(first))
        return Issuer(president.id, "named") if president is not None else voice.last("pronoun")
    if reader.low(first) in _SOMEONE and not _THIS.isdisjoint((reader.low(last - 1), reader.low(last))):
        return voice.last("pronoun")  # "top eksekutif di kabupaten itu meminta ..."
    called = "".join(reader.lows[first : min(last, first + LONGEST_EPITHET)])
    names = [name for epithet, name in _EPITHETS if called.startswith(epithet)]
    bodies = reader.ctx.entities.organisations if names else {}
    return next((Issuer(key, "named") for key, body in bodies.items() if body.name in names), None)
