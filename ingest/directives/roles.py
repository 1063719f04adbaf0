"""Who is meant by a role instead of a name: "politisi partai itu", "Sari Melati Fraksi X", "kepala negara"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.voice import NOBODY, Issuer

if TYPE_CHECKING:
    from ingest.directives.reader import Reader

_FROM = frozenset({"dari", "asal"})
_RANKS = frozenset({"senior", "muda", "perempuan"})
_GROUPS = frozenset({"fraksi", "partai", "f"})
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


def leads_the_state(reader: Reader, first: int, last: int) -> bool:
    """Do the words call the president by the office alone: "kepala negara"?"""
    return tuple(reader.lows[first : first + 2]) == _STATE and last - first <= len(_STATE) + 1
