"""Who is the grammatical subject of a clause: who says, leads or does what its verb tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.kin import KIN

if TYPE_CHECKING:
    from ingest.context import Context, Mention

# Patterns for `ctx.folded` are in lower case: setting case aside costs the engine a try of every branch.
_GOVERNING = (
    "di|ke|dari|kepada|oleh|dengan|bersama|didampingi|usai|untuk|dalam|pada|terhadap|bagi|antara|melalui|via|bahwa"
    "|atas|serta|beserta|termasuk|menemui|menerima|mengundang|bertemu|arahan|perintah|instruksi|amanat|mandat|permintaan|terkait|tentang|soal|sebelum|setelah|saat|ketika|selain|hanya"
    "|kata|ujar|menurut|disaksikan|diikuti|dihadiri|mewakili|milik|tim|rumah|kantor|gedung|ruang|"
) + "|".join(KIN)
_BETWEEN = "para|sejumlah|jajaran|bapak|ibu|pak|bu|langsung|juga|pihak|oleh|calon|pimpinan|anggota|bersama"
_ACTING = "pj|plt|plh|pjs|penjabat"
_OBLIQUE = re.compile(rf"\b(?:{_GOVERNING})\s+(?:(?:{_BETWEEN}|(?:{_ACTING})\.?)\s+)*$")
_OBLIQUE_ENDS = tuple(
    {*_GOVERNING.split("|"), *_BETWEEN.split("|"), *_ACTING.split("|"), "pj.", "plt.", "plh.", "pjs."}
)
"""`_OBLIQUE` ends with one of these and space."""
_CLAUSE_BREAK = re.compile(
    r"[;,s](?:(?<=;)|(?<=,)\s*(?:sementara|sedangkan|namun|tetapi|tapi|lalu|kemudian)\b"
    r"|(?<=\bs)(?:ementara itu\b,?|edangkan\b))"
)
"""Begins with one class of characters, so that the engine runs from one of them to the next."""
_NO_VERBS = ("Menurut", "Memang", "Meski", "Melalui", "Mengenai", "Menjelang")
"""What opens a sentence like a verb and is none."""
_TITLES = re.compile(r"(?:[ ,]+[A-Z][A-Za-z.]{0,6})*[ ,]*")
"""What may stand between a name and what follows it: degrees."""
BESIDE_WITHIN = 14
"""A person this near behind a post is its holder, rank and titles between, in characters."""
THROUGH_WITHIN = 160
"""How far before "melalui" the party begins that speaks through another, in characters."""
ACTING_WITHIN = 6
"""How far after it that other begins ("Plt. " between), in characters."""
PARTY_KINDS = frozenset({"person", "post", "organisation"})


def _is_governed(folded: str, start: int, end: int) -> bool:
    """Whether what follows `folded[start:end]` hangs on a preposition or a verb of company at its end."""
    # most stretches end with another word: a look at that is a fifth of the search
    return folded[start:end].rstrip().endswith(_OBLIQUE_ENDS) and _OBLIQUE.search(folded, start, end) is not None


def subject(ctx: Context, start: int, end: int) -> Mention | None:
    """The mention that is the grammatical subject of the clause `[start, end)` before its verb.

    It is the first party not governed by a preposition or a verb of company ("didampingi"),
    counted from the last clause break; after a clause that begins with a verb, the one that a comma sets off.
    """
    text = ctx.text
    named = ctx.mentions_between(start, end)
    if len(named) > 1:
        stands_in = ctx.folded.rfind("diwakili ", start, named[-1].start)
        if stands_in > named[0].start and text[stands_in - 1] == " ":
            start = stands_in + len("diwakili ")  # "Bupati X, diwakili (oleh) Asisten Y, mengatakan": Y does
            start += len("oleh ") if ctx.folded.startswith("oleh ", start) else 0
        through = ctx.folded.rfind(" melalui ", start, named[-1].start)
        if through > named[0].start and speaks_through(ctx, through, end):
            start = through + len(" melalui ")
        for found in _CLAUSE_BREAK.finditer(ctx.folded, start, end):
            if named[-1].start >= found.end():
                start = found.end()
        if text.startswith("Me", start) and named[0].start > start and not text.startswith(_NO_VERBS, start):
            # "Menanggapi Bupati X, Ketua DPRD Y mengatakan": who did the first is named after the comma
            apart = [m.start for m in named if m.kind in PARTY_KINDS and text.startswith(", ", m.start - 2)]
            start = apart[-1] if apart else start
    organisation: Mention | None = None
    skipped = -1
    for mention in ctx.mentions_between(start, end):
        if mention.kind not in PARTY_KINDS or ctx.entities.in_quote(mention.start):
            continue
        if _is_governed(ctx.folded, max(start, mention.start - 48), mention.start):
            skipped = mention.end
            continue
        if (
            mention.kind == "person"
            and 0 <= mention.start - skipped <= BESIDE_WITHIN
            and "," not in text[skipped : mention.start]
        ):
            continue  # "dikomandoi oleh Wakapolres Kompol X": X is governed as the post is
        if mention.kind == "organisation":
            organisation = organisation or mention
            continue
        return mention
    return organisation


def speaks_through(ctx: Context, at: int, end: int) -> bool:
    """Whether one in office or a person right after "melalui" at `at` speaks for the party right before it."""
    low = at + len(" melalui ")
    after = ctx.mentions_between(low, min(end, low + ACTING_WITHIN))
    before = ctx.mentions_between(max(0, at - THROUGH_WITHIN), at)
    if not after or not before or after[0].kind not in ("post", "person") or before[-1].kind not in PARTY_KINDS:
        return False
    return _TITLES.fullmatch(ctx.text, before[-1].end, at) is not None
