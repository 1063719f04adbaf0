"""What a circular says is told by the one who signed it: "Dalam surat edaran tersebut, disebutkan bahwa ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.directives import lexicon

if TYPE_CHECKING:
    from graph.model import Regulation
    from ingest.directives.reader import Reader

ISSUED_WITHIN = 3
"""How many sentences back it is told that the circular was issued."""

OPENS = re.compile(
    r"(?:Dalam|Melalui|Lewat|Pada) (?:(?:surat )?edaran|SE|instruksi|maklumat) (?:tersebut|itu|ini)\b",
    re.IGNORECASE,
)
"""Opens a sentence that tells what a circular told of before says."""
_CIRCULAR = re.compile(r"\b(?:edaran|SE|instruksi|maklumat)\b", re.IGNORECASE)
_ISSUES = re.compile(r"\b(?:menandatangani|ditandatangani|menerbitkan|mengeluarkan)(?:nya)?\b", re.IGNORECASE)
KINDS = frozenset({"SE", "Inpres", "Ingub", "Inbup", "other"})
"""Types of instrument that such a sentence may mean."""


def says(reader: Reader, k: int) -> bool:
    """Does the clause tell, up to token `k`, what a circular says that the last speaker is told to have issued?"""
    ctx, number = reader.ctx, reader.clause.sentence
    if reader.quoted or OPENS.match(ctx.text[reader.clause.start : reader.clause.end].lstrip()) is None:
        return False
    if lexicon.words("written").isdisjoint(reader.lows[:k]):
        return False
    for sentence in ctx.sentences[max(0, number - ISSUED_WITHIN) : number]:
        told = ctx.text[sentence.start : sentence.end]
        if _CIRCULAR.search(told) and _ISSUES.search(told):
            return True
    return False


def meant(regulation: Regulation) -> bool:
    """Can "surat edaran tersebut" mean this instrument?"""
    return regulation.type in KINDS
