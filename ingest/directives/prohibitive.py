"""Directives told with "jangan": what the hearers are told not to do, or not to let happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.addressees import addressees
from ingest.directives.draft import Draft, draft
from ingest.directives.modal import conditional
from ingest.directives.parties import speaker_of
from ingest.directives.passive import party_before
from ingest.directives.views import holds_office

if TYPE_CHECKING:
    from ingest.directives.lexicon import Trigger
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

_MERELY = frozenset({"hanya", "cuma", "sekadar"})
_EFFECTS = frozenset(
    {"menimbulkan", "menyebabkan", "mengakibatkan", "memicu", "merugikan", "mengganggu", "menghambat", "membuat",
     "menyurutkan", "memengaruhi", "mempengaruhi", "memunculkan", "menurunkan", "meluas", "merosot", "melebar"}
)  # fmt: skip
"""What things bring about: forbidden to no one by "jangan sampai"."""
_SLACK = frozenset({"loyo", "lengah", "lalai", "kendor", "kendur", "terlena", "malas", "abai", "lamban", "menyerah"})
"""How those who act may be found wanting."""
_FALLS = frozenset({"terlibat", "terjebak", "terlena", "terpengaruh", "terprovokasi", "terpancing", "terjerumus"})
"""What those who are warned are not to fall into."""
_WRONGS = frozenset(
    {"melakukan", "melanggar", "menyalahgunakan", "membiarkan", "menyakiti", "mengabaikan", "menunda", "bersikap"}
)
"""What they may do that they are not to."""
_PERSONS = frozenset({"mereka", "kalian", "anda", "kita"})
_SEEMING = frozenset({"dikatakan", "dibilang", "dikira", "dipandang", "dicap", "dicemooh", "ditinggal", "ditinggalkan"})
"""Passives of what others do or think, which no one present can be told to leave."""
_NO_THING = frozenset({"ada", "nanti", "hanya", "karena", "setelah", "yang", "dan", "tidak", "ini", "itu", "terjadi"})
_OWN_SIDE = frozenset({"saya", "kami", "kita", ""})
_SUFFERS = frozenset({"merugi", "rugi", "menderita", "terlambat", "terdampak", "kehilangan", "sakit"})
_CASES = frozenset({"kalau", "jika", "apabila", "bila"})
_WHEN = frozenset({"saat", "ketika", "setelah", "begitu", "pas", "nanti"})
_LEFT = frozenset({"ada", "lagi", "pernah"})
_TIMES = frozenset({"hari", "sekarang", "kemarin", "tadi", "besok"})
"""No one is told to leave them: "jangan hari ini saja"."""
AFTER_CASE = 2
"""Words of a case at least, before what it forbids."""
LONGEST_THING = 5
"""Words of the thing after "jangan sampai"."""


def prohibitive(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    """D-11: "Jangan menunggu lama": what a speaker tells others not to do."""
    k = reader.at(trigger.start)
    if k < 0 or not (reader.quoted or _said(reader, k)):
        return None
    nxt = reader.low(k + 1)
    party: tuple[int, int] | None = None
    warned = False
    if nxt == "lagi" and lexicon.verb_like(reader.low(k + 2)):
        nxt = reader.low(k + 2)  # "jangan lagi bekerja dengan cara lama"
    elif _no_one_is_to(reader, k):
        nxt, warned = "ada", True
    if nxt == "sampai" and (_is_done_by_someone(reader.low(k + 2)) or reader.low(k + 2) in _SLACK):
        nxt = reader.low(k + 2)  # "jangan sampai gadaikan izin itu"; "jangan sampai terjadi" tells no one
    elif nxt == "sampai" and (verb := _done_to_a_thing(reader, k + 2)):
        nxt = verb  # "jangan sampai dana ini disalahgunakan"
    elif nxt == "sampai" and (fallen := _falls_into(reader, k + 2)) is not None:
        party, nxt = fallen  # "jangan sampai TNI terlibat politik"
    elif nxt == "sampai" and _warns(reader, k):
        nxt = reader.low(k + 2)  # "Jangan sampai terjadi perselisihan"
        warned = True
    if nxt in _MERELY and _goes_further(reader, k + 2):
        nxt = reader.low(k + 2)  # "jangan hanya meninjau, tetapi perbaiki"
    if nxt == "lupa" and reader.opens_act(reader.skip(k + 2, frozenset({"untuk"}))):
        nxt = reader.low(k + 2)  # "jangan lupa memilih"
    if not nxt or not nxt[0].isalpha() or nxt.endswith("nya") or nxt == "harap":
        return None  # "jangan harap ekonomi tumbuh" tells what will not be
    if nxt in {"untuk", "bagi"} | _TIMES or (nxt in lexicon.words("happenings") and not warned):
        return None
    if reader.low(k - 1) in {"agar", "supaya", "untuk", "bahwa", "yang", "biar"} or _in_a_reason(reader, k):
        return None
    if any(reader.low(j - 1) in lexicon.PURPOSE and reader.is_party(j, k) for j in range(max(1, k - LONGEST_THING), k)):
        return None  # "mengawal supaya petani jangan rugi"
    issuer = speaker_of(reader, k, voice)
    if issuer.id is None or (reader.quoted and reader.low(k - 1) in lexicon.words("first_person")):
        return None
    if (warned or not reader.quoted) and not holds_office(reader, issuer):
        return None
    party = party or party_before(reader, k)
    told = addressees(reader, *party, voice) if party is not None else ()
    if not told and reader.low(k - 1) == "kita":
        told = (reader.ctx.register_group(*reader.span(k - 1, k)),)
    return draft(reader, trigger, "D-11", issuer, told, k, short=True, stop=stop)


def _in_a_reason(reader: Reader, k: int) -> bool:
    """Does "jangan" stand in a reason, a question or right after "kalau"? A case before it only says when it holds."""
    case = next((j for j in range(k - 1, -1, -1) if reader.low(j) in _CASES), -1)
    return not (reader.quoted and 0 <= case < k - AFTER_CASE) and conditional(reader, k)


def _said(reader: Reader, k: int) -> bool:
    """Do a verb of saying and, at most, those who are told stand before it: "menyampaikan, kita jangan lelah"?"""
    comma = next((j for j in range(k - 1, 0, -1) if reader.low(j) in {",", "bahwa"}), 0)
    if not comma or reader.low(comma - 1) not in lexicon.words("saying"):
        return False
    party = party_before(reader, k)
    return reader.lows[comma + 1 : k] in ([], ["kita"]) or (party is not None and party[0] == comma + 1)


def _warns(reader: Reader, k: int) -> bool:
    """Does "jangan sampai" open a sentence of a quotation, so that all it says is what is not to come about?"""
    opens = reader.skip(0, lexicon.words("quote_openers")) == k
    if reader.low(k + 2) in _WHEN:
        return False  # "jangan sampai saat api membesar, kita baru bingung"
    return opens and reader.quoted and reader.low(k + 2) not in _OWN_SIDE | _EFFECTS and not _befalls(reader, k + 2)


def _no_one_is_to(reader: Reader, k: int) -> bool:
    """Does the order at token `k` say that there be no one who does a thing: "Jangan ada lagi yang menunda"?"""
    if not reader.quoted or not (reader.skip(0, lexicon.words("quote_openers")) == k or reader.low(k - 1) == ","):
        return False
    first = reader.skip(k + 1, _LEFT)
    if "ada" not in reader.lows[k + 1 : first]:
        return False
    who = next((j for j in range(first, min(first + LONGEST_THING, reader.count - 1)) if reader.low(j) == "yang"), -1)
    return who >= 0 and (who == first or reader.is_party(first, who, known=True))


def _befalls(reader: Reader, first: int) -> bool:
    """Is it what befalls a party, or how something looks to others: "warga dirugikan", "jalan ini dianggap selesai"?"""
    for j in range(first, min(first + LONGEST_THING, reader.count)):
        low = reader.low(j)
        if low == "ada":
            return False
        if j not in reader.named and (lexicon.verb_like(low) or low in _SUFFERS):
            suffers = low in _SUFFERS or lexicon.passive_verb(low)
            seems = low in _SEEMING or low in lexicon.words("felt")
            return j > first and (seems or (suffers and reader.is_party(first, j)))
    return False


def _is_done_by_someone(low: str) -> bool:
    """Is it an act ("mengorbankan hutan"), not what things bring about ("menimbulkan masalah")?"""
    if low in _EFFECTS or low in lexicon.words("states"):
        return False
    return lexicon.imperative(low) or (low.startswith("me") and lexicon.active_verb(low))


def _done_to_a_thing(reader: Reader, first: int) -> str:
    """The verb of what is not to be done to the thing at token `first`, or "": "dana ini disalahgunakan"."""
    if reader.low(first) in _NO_THING or reader.is_party(first, first + 1):
        return ""
    for j in range(first, min(first + LONGEST_THING, reader.count)):
        low = reader.low(j)
        if j > first and lexicon.passive_verb(low) and j not in reader.named:
            seems = low in _SEEMING or low in lexicon.words("states") or low in lexicon.words("felt")
            return "" if seems or reader.low(j + 1) == "di" else low  # "dikerjakan di desa lain": where is what matters
        if not low.isalpha() or low in _NO_THING - {"ini", "itu"} or lexicon.verb_like(low):
            return ""
    return ""


def _falls_into(reader: Reader, first: int) -> tuple[tuple[int, int], str] | None:
    """The party at token `first` and what it is not to do or fall into: "TNI terlibat politik praktis"."""
    for j in range(first + 1, min(first + LONGEST_THING, reader.count)):
        low = reader.low(j)
        if j in reader.named or not (lexicon.verb_like(low) or low in _SLACK):
            continue
        falls = low in _FALLS or low in _SLACK or low in _WRONGS
        someone = reader.low(first) in _PERSONS or reader.is_party(first, j, known=True)
        return ((first, j), low) if falls and someone else None
    return None


def _goes_further(reader: Reader, first: int) -> bool:
    """Does an act, or what is to be done instead, follow?"""
    if reader.opens_act(first):
        return True
    return any(reader.low(j) in {"tapi", "tetapi", "melainkan"} for j in range(first + 1, reader.count))
