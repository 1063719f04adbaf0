"""What is hoped: of a party, that no one do a thing, or that something be done to a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.alone import THING_BEFORE_VERB

if TYPE_CHECKING:
    from ingest.directives.reader import Reader, Split

MEANS_WITHIN = 16
"""Words of the means by which a party is to act."""
LONGEST_PARTY = 6
"""Words of those who are to be there no more."""


def hoped_to_be_done(reader: Reader, split: Split) -> int:
    """Where what is hoped to be done to a thing begins ("berharap jalan itu segera diperbaiki"), or -1."""
    first = reader.skip(split.party[0], frozenset({","}))
    for j in range(first, min(first + THING_BEFORE_VERB, reader.count)):
        low = reader.lows[j]
        if j in reader.named or low in {"yang", "dan", ","} or not reader.texts[j].islower():
            if low == "yang":
                return -1  # a relative clause says what the thing is
            continue
        if lexicon.passive_verb(low):
            return -1 if low in lexicon.words("states") or low in lexicon.words("felt") else first
        if lexicon.active_verb(low) or low in lexicon.PURPOSE or low in lexicon.words("breaks"):
            return -1
    return -1


def no_one_who(reader: Reader, nxt: int) -> tuple[int, int] | None:
    """The party in "tidak ada lagi warga yang membuang sampah", which is to be there no more."""
    if reader.low(nxt) not in {"tidak", "tak"} or reader.low(nxt + 1) != "ada":
        return None
    first = reader.skip(nxt + 2, frozenset({"lagi"}))
    who = next((j for j in range(first + 1, min(first + LONGEST_PARTY, reader.count)) if reader.low(j) == "yang"), -1)
    if who < 0 or not reader.is_party(first, who, known=True):
        return None
    acts = reader.skip(who + 1, lexicon.words("act_openers"))
    return (first, who) if lexicon.active_verb(reader.low(acts)) else None


def hoped_of(reader: Reader, first: int) -> bool:
    """Do a party and "untuk" with its act begin at token `first`?"""
    split = reader.split(first)
    return (
        split is not None and bool(split.conjunction) and split.has_party and reader.is_party(*split.party, known=True)
    )


def by_way_of(reader: Reader, k: int) -> int:
    """Where the party stands whose act is hoped for after "dengan upaya bersama," or ", selain target itu,"; or 0."""
    besides = reader.low(k) == "," and reader.low(k + 1) == "selain"
    if besides:
        k += 1
    if reader.low(k - 1) == "dengan":
        k -= 1  # passed over as a filler
    if not besides and reader.low(k) not in {"dengan", "melalui", "lewat"}:
        return 0
    comma = next((j for j in range(k + 1, min(k + MEANS_WITHIN, reader.count)) if reader.low(j) == ","), 0)
    if not comma or (
        not besides and any(lexicon.active_verb(reader.low(j)) for j in range(k + 1, comma) if j not in reader.named)
    ):
        return 0
    split = reader.split(comma + 1)
    acts = split is not None and split.has_party and reader.is_party(*split.party, known=True)
    return comma + 1 if acts else 0
