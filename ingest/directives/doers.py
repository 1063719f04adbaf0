"""Who is to do what is to be done to a thing: "berharap jalan itu segera diperbaiki oleh dinas terkait"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.addressees import addressees

if TYPE_CHECKING:
    from ingest.directives.draft import Draft
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

_ENDS = frozenset({"dalam", "untuk", "agar", "guna", "supaya", "sehingga", "pada", "karena", "demi", "dengan"})
_THIS = frozenset({"ini", "itu", "hal", "tersebut"})


def with_doer(reader: Reader, made: Draft, voice: Voice) -> Draft:
    """The draft with the party after "oleh" as the one directed and the act without it; unchanged where none is."""
    first = reader.at(made.action[0])
    if made.addressees or first < 0:
        return made
    for j in range(first + 1, reader.count):
        if reader.start(j) >= made.action[1]:
            return made
        if reader.low(j) == "oleh" and lexicon.passive_verb(reader.low(j - 1)) and j - 1 not in reader.named:
            break
    else:
        return made
    last = j + 1
    while last < reader.count and reader.start(last) < made.action[1]:
        if last not in reader.named and reader.low(last) in _ENDS:
            break
        last += 1
    if not reader.is_party(j + 1, last, known=True):
        return made
    told = addressees(reader, j + 1, last, voice)
    act = reader.skip(first, _THIS)
    if made.issuer.id in told or act >= j:
        return made
    return made._replace(addressees=told, action=reader.span(act, j))
