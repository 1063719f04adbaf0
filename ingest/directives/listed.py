"""Directives told as a list: "Bupati menekankan beberapa hal:", then an item a line.

The items are the words of the one whose directives the list tells, as a quotation is its speaker's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from ingest.directives import lexicon
from ingest.directives.addressees import addressees
from ingest.directives.clauses import Clause
from ingest.directives.draft import Draft, draft
from ingest.directives.lexicon import Trigger, Word
from ingest.directives.parties import issuer_of
from ingest.directives.reader import ISSUERS, Reader
from ingest.directives.voice import NOBODY, Issuer

if TYPE_CHECKING:
    from ingest.context import Context
    from ingest.directives.voice import Voice

_MARK = r"(?:[-•–*]|\d{1,2}[.)]|[A-Za-z][.)](?=[ \t]))[ \t]*"
_OPENS = re.compile(rf":[ \t]*\n\s*(?P<mark>{_MARK})\S")
_ITEM = re.compile(rf"\s*{_MARK}(?=\S)")
_NOUNS = frozenset({"arahan", "instruksi", "imbauan", "perintah", "pesan"})
_ANSWERS = frozenset({"respon", "respons", "tanggapan", "sikap", "kesimpulan", "rekomendasi", "catatan", "permintaan"})
"""Nouns that announce what someone has to say; only what directs by itself in the list is a directive."""
_TO = frozenset({"kepada", "agar", "supaya", "untuk", ":", ","})
ISSUER_WITHIN = 6
"""Words after "arahan" within which its issuer is named."""


class Items(NamedTuple):
    """A list of directives: the sentence that announces it, and those that are its items, half-open."""

    lead: int
    first: int
    last: int


class Lead(NamedTuple):
    """Whose directives a list tells, and by which word it is announced."""

    issuer: Issuer
    trigger: Trigger
    told: tuple[str, ...] = ()
    """Ids of those whom all items are told to."""
    directs: bool = True
    """Is an item that is no more than an act a directive?"""


def lists_of(ctx: Context) -> tuple[Items, ...]:
    """The lists of the report that follow a colon, in order."""
    text = ctx.text
    if ":" not in text or not ctx.sentences:
        return ()
    starts = [sentence.start for sentence in ctx.sentences]
    out: list[Items] = []
    for match in _OPENS.finditer(text):
        lead = bisect_right(starts, match.start()) - 1
        last = lead + 1
        paragraph = -1
        kind = _kind(match["mark"][0])
        while last < len(starts):
            sentence = ctx.sentences[last]
            mark = _ITEM.match(text, sentence.start)
            if sentence.paragraph != paragraph and (mark is None or _kind(mark[0].strip()[0]) != kind):
                break
            paragraph = sentence.paragraph
            last += 1
        if lead >= 0 and last > lead + 1:
            out.append(Items(lead, lead + 1, last))
    return tuple(out)


def _kind(mark: str) -> str:
    """What marks the items, so that "2." ends the list of "a." and "b." within the first item."""
    return "1" if mark.isdigit() else "a" if mark.isalpha() else "-"


def lead_of(reader: Reader, voice: Voice) -> Lead | None:
    """Whose directives the list after this sentence tells; None where it tells something else."""
    for k in range(reader.count - 1, -1, -1):
        low = reader.low(k)
        if k in reader.named:
            continue
        word = lexicon.active_words().get(low)
        if word is not None and (word.frame != "conj" or low in lexicon.words("stressing")):
            strength = "urge" if word.frame == "hope" else word.strength
            trigger = _trigger(reader, k, word._replace(strength=strength))
            found = Lead(issuer_of(reader, k, voice), trigger, _told_all(reader, k, voice))
            return found if found.issuer.id is not None else None
        if low in _NOUNS:
            issuer = _named_after(reader, k, voice)
            return None if issuer == NOBODY else Lead(issuer, _trigger(reader, k, Word(low, "noun", "order", "agar")))
    for k in range(reader.count):
        if reader.low(k) in _ANSWERS and (issuer := _named_after(reader, k, voice)) != NOBODY:
            return Lead(issuer, _trigger(reader, k, Word(reader.low(k), "noun", "request", "agar")), directs=False)
    return None


def _told_all(reader: Reader, k: int, voice: Voice) -> tuple[str, ...]:
    """Those told by the directing word at token `k` to do all that follows: "mendesak Kementerian Sosial untuk:"."""
    first, last = reader.skip(k + 1, _TO), reader.count
    while last > first and reader.low(last - 1) in _TO and last - 1 not in reader.named:
        last -= 1
    return addressees(reader, first, last, voice) if reader.is_party(first, last, known=True) else ()


def _trigger(reader: Reader, k: int, word: Word) -> Trigger:
    return Trigger(reader.start(k), reader.end(k), word)


def _named_after(reader: Reader, k: int, voice: Voice) -> Issuer:
    for j in range(k + 1, min(k + 1 + ISSUER_WITHIN, reader.count)):
        if reader.is_named(j, ISSUERS):
            return Issuer(voice.party_of(reader.named[j]), "named")
    return NOBODY


def item(ctx: Context, number: int, quote: int) -> Clause:
    """The sentence as a clause with the voice `quote`, without the mark that numbers it."""
    sentence = ctx.sentences[number]
    mark = _ITEM.match(ctx.text, sentence.start)
    start = mark.end() if mark is not None and mark.end() < sentence.end else sentence.start
    return Clause(start, sentence.end, quote, number)


def whole_item(reader: Reader, lead: Lead, voice: Voice) -> Draft | None:
    """D-20: an item that says no more than an act, or a party and its act."""
    split = reader.split(0) if lead.directs else None
    if split is None or (split.has_party and not reader.is_party(*split.party, known=True)):
        return None
    told = addressees(reader, *split.party, voice) if split.has_party else lead.told
    if lead.issuer.id in told:
        return None  # "Komisi III menyetujui anggaran" is what it does itself
    return draft(reader, lead.trigger, "D-20", lead.issuer, told, split.act)
