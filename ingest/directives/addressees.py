"""Who is directed: from the words between a verb and an act to ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.anywhere import written
from ingest.directives import lexicon
from ingest.directives.reader import PARTIES, Reader

if TYPE_CHECKING:
    from ingest.context import Context, Mention
    from ingest.directives.voice import Voice

_HEADS_OF_REGIONS = frozenset({"presiden", "gubernur", "bupati", "wali kota", "walikota", "menteri"})
_JOINING = frozenset({"dan", "serta", "juga", "maupun", "khususnya", "terutama", "utamanya", "termasuk"})
"""Words after which another party of a list is named."""
_PARTING = frozenset({",", "dan", "serta", "maupun", "khususnya", "terutama"})
_LEVELS = frozenset({"provinsi", "kabupaten", "kota", "kabupaten/kota", "kecamatan", "kelurahan", "desa", "daerah"})
_COLLEAGUES = frozenset({"teman-teman", "rekan-rekan", "kawan-kawan", "teman", "rekan", "kawan"})
_CASES = frozenset({"jika", "bila", "kalau", "apabila", "saat", "ketika", "agar", "selama", "baik"})
"""After those who are told: when they are, or who all of them are."""
_JOINED = frozenset({"/", "-", "–"})
_BODIES = frozenset({"dinas", "kementerian"})


def addressees(reader: Reader, first: int, last: int, voice: Voice) -> tuple[str, ...]:
    """Ids of those named by the tokens `[first, last)`; what no earlier layer named becomes a group as written."""
    after = max(
        (k + 1 for k in range(first, last) if reader.low(k) == "kepada" and k not in reader.named), default=first
    )
    first = min(reader.skip(after, frozenset({"kepada", "pada", "bagi", "untuk", ",", "agar"})), last)
    pieces: list[tuple[int, int]] = []
    start = first
    for k in range(first, last):
        if k in reader.named or reader.low(k) not in _PARTING or _in_brackets(reader, first, k):
            continue
        right = reader.skip(k + 1, _JOINING)
        if reader.low(right) in _LEVELS and right == last - 1 and right not in reader.named:
            continue  # "pemerintah provinsi dan kabupaten/kota" are told as one
        if start < k and reader.is_party(start, k) and right < last and reader.is_party(right, last):
            pieces.append((start, k))
            start = right
    pieces.append((start, last))
    out: list[str] = []
    for piece in pieces:
        made = _party_id(reader, *piece, voice, alone=len(pieces) == 1)
        if made is not None and made not in out:
            out.append(made)
        other = _joined_to(reader, piece[0])
        if other is not None and other.id not in out:
            out.append(other.id)
    return tuple(out)


def _joined_to(reader: Reader, head: int) -> Mention | None:
    """The body written together with the one at token `head` ("TNI/Polri")."""
    mention = reader.named.get(head)
    if (
        mention is None
        or mention.kind != "organisation"
        or reader.ctx.text[mention.end : mention.end + 1] not in _JOINED
    ):
        return None
    other = next(iter(reader.ctx.mentions_between(mention.end + 1, mention.end + 2)), None)
    return other if other is not None and other.kind == "organisation" else None


def _in_brackets(reader: Reader, first: int, k: int) -> bool:
    marks = [reader.low(j) for j in range(first, k)]
    return marks.count("(") > marks.count(")")


def _party_id(reader: Reader, first: int, last: int, voice: Voice, *, alone: bool = True) -> str | None:
    first = min(reader.skip(first, frozenset({",", "dan", "serta"})), last)
    while last > first and reader.low(last - 1) in {",", "dan", "serta", "juga", "yaitu", "yakni", "dapat", "bisa"}:
        last -= 1
    if first >= last:
        return None
    head = min(reader.skip(first, frozenset({"bapak", "ibu", "pak", "bu"})), last - 1)
    mention = reader.named.get(head)
    if mention is not None and mention.kind in PARTIES:
        k = head
        while k < last and (k in reader.named or reader.low(k) in {",", "(", ")"}):
            other = reader.named.get(k)
            if other is not None and other.kind == "person":
                return other.id
            k += 1
        party = voice.party_of(mention)
        anywhere = written(reader.ctx, mention, party)
        return party if anywhere is None else reader.ctx.register_group(*anywhere)
    if reader.low(head) in _COLLEAGUES and reader.low(head + 1) in {"di", "dari"} and head + 2 < last:
        body = reader.named.get(head + 2)
        if body is not None and body.kind == "organisation":
            return voice.party_of(body)  # "teman-teman di Badan Kesbangpol"
    # "instansi terkait yakni Dinas Sosial": what is named explains the collective word
    for k in range(head, last - 1):
        if reader.low(k) in {"yakni", "yaitu"} and reader.is_named(k + 1):
            return _party_id(reader, k + 1, last, voice)
    if reader.low(head) in lexicon.words("first_person") | {"mereka", "dirinya"}:
        last = head + 1
    while last - first > 1 and reader.low(last - 1) in {"ini", "itu", "tersebut"}:
        last -= 1
    last = next((k for k in range(first + 1, last) if reader.low(k) in _CASES and k not in reader.named), last)
    start, end = reader.span(first, last)
    bare = reader.ctx.text[start:end].lower()
    # "gubernur, bupati dan wali kota" are all of them, not the ones of the report
    known = _bare_party(reader.ctx, bare, start) if alone or bare not in _HEADS_OF_REGIONS else None
    return known if known is not None else reader.ctx.register_group(start, end)


def _bare_party(ctx: Context, word: str, offset: int) -> str | None:
    """Whom a bare "bupati" or "dinas" means: the one holder or body the report has of that name."""
    if word in _HEADS_OF_REGIONS:
        meant = ctx.entities.resolve(word, offset)
        return meant.id if meant is not None and meant.id.startswith("person/") else None
    if word in _BODIES:
        bodies = [key for key, body in ctx.entities.organisations.items() if body.name.lower().startswith(word + " ")]
        return bodies[0] if len(bodies) == 1 else None
    return None
