"""Instruments listed by their titles: "tiga raperda, yakni tentang Pasar, tentang Sampah serta tentang Pajak"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.regulations.citation import Cited
from ingest.regulations.titles import take_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.regulations.citation import Form

ANNOUNCED_WITHIN = 90
"""How far after a type of instrument the first title of a list stands, in characters."""

SEVERAL = 0.4
"""How sure it is that what commas part in such a list is one title."""
_LISTED = frozenset({"Perda", "Raperda", "Qanun"})
_FIRST = re.compile(r"[^.;:\"“”\n]*?\b(?:yakni|yaitu|antaranya|adalah|meliputi|antara lain)\b[ ,:]*tentang (?=[A-Z])")
_NEXT = re.compile(r"(?: \w+){0,6}?(?:,? (?:dan|serta)|,) tentang (?=[A-Z])")


def first_of_list(text: str, form: Form, end: int) -> Cited | None:
    """The instrument whose title alone opens a list that the type at `form` announces, or None."""
    if form.type not in _LISTED:
        return None
    announced = _FIRST.match(text, form.end, min(end, form.end + ANNOUNCED_WITHIN))
    made = _titled(text, form.type, form.code, announced.end(), end) if announced is not None else None
    if made is not None and "," in (made.title or "") and not _NEXT.match(text, made.end, end):
        made.confidence = SEVERAL
    return made


def others_of_list(text: str, one: Cited, end: int) -> Iterator[Cited]:
    """The instruments whose titles follow that of `one`, each after "tentang", in order."""
    if one.type not in _LISTED or one.rule != "R-02":
        return
    last: Cited | None = one
    while last is not None and (found := _NEXT.match(text, last.end, end)):
        last = _titled(text, one.type, one.code, found.end(), end)
        if last is not None:
            yield last


def _titled(text: str, kind: str, code: str, start: int, end: int) -> Cited | None:
    made = Cited(start, start, code, kind, rule="R-02", confidence=0.75)
    return made if take_title(text, made, start, end) else None
