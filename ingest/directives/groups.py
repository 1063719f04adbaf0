"""Collective parties that no mention names: "para camat", "warga Desa Sukamaju", and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.things import ABSTRACT

if TYPE_CHECKING:
    from ingest.directives.reader import Reader

_TIMES = frozenset({"depan", "ini", "itu", "tersebut", "lalu", "nanti", "kini", "besok", "sekarang", "mendatang"})
_ENDS = frozenset(
    {",", ".", ":", ";", "(", ")", "yang", "bahwa", "agar", "untuk", "maka", "tetapi", "tapi", "namun", "sedangkan",
     "sementara", "melainkan", '"', "“", "”"}
)  # fmt: skip
"""No party goes on across them."""
_EVERY = frozenset({"para", "seluruh", "semua", "setiap", "segenap"})


def modifies(reader: Reader, first: int) -> bool:
    """Is the party at token `first` part of the name of a thing: "keterlibatan warga", "distribusi guru"?"""
    left = reader.low(first - 1)
    if first == 0 or first - 1 in reader.named or not left.isalpha() or left in _TIMES:
        return False
    if lexicon.act_noun(left) or ABSTRACT.fullmatch(left) is not None:
        return True
    return reader.texts[first - 1].islower() and left not in lexicon.before_party() and not lexicon.verb_like(left)


def group_ending_at(reader: Reader, k: int, *, longest: int = 8) -> tuple[int, int] | None:
    """The collective party whose words end at token `k`: "para camat", "warga Desa Sukamaju"."""
    stops = lexicon.words("saying")
    first = k
    while first >= 0 and k - first < longest:
        low = reader.low(first)
        if low in _ENDS or low in stops:
            break
        if (lexicon.active_verb(low) or lexicon.passive_verb(low)) and not reader.is_named(first):
            break
        first -= 1
    prepositions = lexicon.words("prepositions")
    for start in range(first + 1, k + 1):
        low = reader.low(start)
        if low in prepositions or (reader.low(start - 1) in prepositions - {"dan", "serta"} and start - 1 > first):
            continue
        if reader.low(start - 1) in _EVERY and reader.low(start - 2) == "kepada" and start < k:
            continue  # "kepada para OPD Bupati meminta ..."
        if reader.is_party(start, k + 1):
            if reader.low(start - 1) in prepositions - {"dan", "serta", "agar", "bahwa"} or modifies(reader, start):
                return None
            return start, k + 1
    return None
