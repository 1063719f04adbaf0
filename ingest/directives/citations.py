"""Phrases that name a directive given elsewhere: "sesuai arahan Gubernur", "menindaklanjuti instruksi Menteri"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ingest.directives.reader import ISSUERS
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.context import Context

NOUNS = ("arahan", "instruksi", "perintah", "imbauan", "himbauan", "permintaan", "petunjuk", "seruan")
"""Nouns of a directive that can be acted on."""
_NOUNS = Stems(NOUNS)
ISSUER_WITHIN = 40
"""How many characters after the noun its issuer may be named."""
BESIDE = 3
"""Characters between a post and its holder beside it."""

_CITED = re.compile(
    r"\b(?P<act>menindak ?lanjuti|menjalankan|melaksanakan|mengikuti|mematuhi|memenuhi)"
    r"|\b(?:sesuai(?: dengan)?|atas|berdasarkan|sejalan dengan|sebagaimana|tindak lanjut(?: dari)?)",
    re.IGNORECASE,
)
_WITH_AN_INSTRUMENT = re.compile(
    r"\b(?P<act>menindak ?lanjuti) (?:Surat Edaran|SE|Instruksi|Inpres|Peraturan|Perpres|Permendagri)\b[^;\n]{0,90}?"
    r" (?:dan|serta) $"
)
"""An instrument acted on together with a directive: "menindaklanjuti Surat Edaran ... dan arahan Menteri"."""
_INSTRUMENT_WITHIN = 130
_BEFORE_NOUN = 28
"""Longest "sesuai dengan ", "sebagai tindak lanjut dari " in characters."""
_BEFORE_ISSUER = frozenset(
    {"dari", "bapak", "ibu", "pak", "bu", "langsung", "tegas", "dan", "perintah"}
    | {"plt", "plh", "pj", "pjs", "penjabat", "pelaksana", "tugas", "harian", "sementara"}
)


class Citation(NamedTuple):
    """A phrase that names a directive given elsewhere: "sesuai arahan Gubernur"."""

    start: int
    end: int
    issuer: str
    acts: bool
    """True for a verb of acting on it ("menindaklanjuti"), False for an adverbial ("sesuai")."""


def citations(ctx: Context, start: int, end: int) -> list[Citation]:
    """The directives of named parties that `[start, end)` says are acted on, in order."""
    text = ctx.text
    out: list[Citation] = []
    for at in _NOUNS.places(text):
        if start <= at < end:
            for noun in NOUNS:
                made = _citation(ctx, at, at + len(noun), start, end) if text.startswith(noun, at, end) else None
                if made is not None:
                    out.append(made)
    return sorted(out)


def _citation(ctx: Context, at: int, noun_end: int, start: int, end: int) -> Citation | None:
    text = ctx.text
    if text[at - 1 : at].isalnum() or text[noun_end : noun_end + 1].isalnum():
        return None
    lead = None
    for match in _CITED.finditer(text, max(start, at - _BEFORE_NOUN), at):
        if not text[match.end() : at].strip(" ").replace("surat", "").strip():
            lead = match
    if lead is None:
        lead = _WITH_AN_INSTRUMENT.search(text, max(start, at - _INSTRUMENT_WITHIN), at)
    if lead is None:
        return None
    named = ctx.mentions_between(noun_end, min(end, noun_end + ISSUER_WITHIN))
    if not named or named[0].kind not in ISSUERS:
        return None
    between = ctx.text[noun_end : named[0].start].split()
    if any(word.strip(",.()").lower() not in _BEFORE_ISSUER for word in between):
        return None
    last = named[0]
    if len(named) > 1 and named[1].kind == "person" and named[1].start - last.end <= BESIDE:
        last = named[1]  # the holder beside the post
    return Citation(lead.start(), last.end, ctx.entities.party(last).id, lead["act"] is not None)
