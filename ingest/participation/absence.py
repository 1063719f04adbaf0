"""Who is told not to have come to a gathering announced to be held with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.clause_subjects import subject
from ingest.participation.items import party_id
from ingest.stems import Stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.context import Context
    from ingest.participation.reader import Claim

_ABSENCE = Stems(("erhalangan", "k hadir", "dapat hadir", "bisa hadir", "atal hadir", "enuhi undangan"))
_ABSENT = re.compile(
    r"\b(?:berhalangan|(?:tidak|tak|batal)\s+(?:dapat\s+|bisa\s+|jadi\s+)?(?:hadir|memenuhi\s+undangan))\b"
)
_WITH_WHOM = frozenset({"A-04", "A-20"})
"""Rules by which those a gathering is to be held with, or who are called to it, took part."""
_WITHIN = 4
"""How many sentences after a gathering is told of someone may be told to have stayed away."""


def came(ctx: Context, claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those of whom the report soon says that they could not come ("Kapolri berhalangan hadir")."""
    if not _ABSENCE.stand_in(ctx.text) or not any(claim.rule in _WITH_WHOM for claim in claims):
        return list(claims)
    away: list[tuple[int, str]] = []
    for number, sentence in enumerate(ctx.sentences):
        told = _ABSENT.search(ctx.text, sentence.start, sentence.end)
        if told is None or ctx.entities.in_quote(told.start()) or ctx.text.endswith("yang ", 0, told.start()):
            continue
        mention = subject(ctx, sentence.start, told.start())
        if mention is not None:
            away.append((number, party_id(ctx, mention)))
    starts = {sentence.start: number for number, sentence in enumerate(ctx.sentences)}
    return [
        claim
        for claim in claims
        if claim.rule not in _WITH_WHOM
        or not any(
            who == claim.who and 0 <= number - starts.get(claim.span.start, number + 1) <= _WITHIN
            for number, who in away
        )
    ]
