"""Directives as they are spoken, inside quotations: imperatives, "mari ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.addressees import addressees
from ingest.directives.draft import Draft, draft
from ingest.directives.fronted import spoken_to
from ingest.directives.lexicon import Trigger, Word
from ingest.directives.parties import speaker_of
from ingest.directives.views import holds_office

if TYPE_CHECKING:
    from ingest.directives.clauses import Clause
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

_WORD = re.compile(r"[a-z]+")
_OPENING = 60
"""Characters looked at for a verb that opens a sentence."""
_TELLS = frozenset({"memang", "harus", "adalah", "bukan", "merupakan", "bukanlah"})
"""After the first words of a sentence: they are its subject."""
TELLS_WITHIN = 4
PARTY_WITHIN = 10
"""Words from the beginning of a sentence within which "untuk" leads from a party to its act."""
_GOING_ON = frozenset({"segera", "selalu", "tetap", "terus", "senantiasa", "turut", "ikut"})
_FINITE = frozenset(
    {"sudah", "telah", "akan", "adalah", "merupakan", "perlu", "harus", "wajib", "bisa", "dapat", "masih", "belum",
     "kami", "saya", "kita", "ada", "sedang", "tidak", "bukan", "membutuhkan", "minta", "mohon", "penting", "cukup",
     "siap", "sepakat", "setuju", "komit", "berhak", "hadir", "datang", "mampu", "ingin", "mau", "bersedia", "sanggup"}
)  # fmt: skip
"""Words of a sentence that has a verb of its own."""
_REASONS = frozenset({"karena", "sebab", "dari"})
_LEADS = frozenset({"selain", "agar", "supaya", "sebelum", "setelah"})
"""They open what stands before an order: "Selain menata pasar, pastikan warga didata"."""
_CASES = frozenset({"jika", "kalau", "apabila", "bila"})
CASE_WITHIN = 16
"""Words after "kalau" within which the order begins."""
_NO_ORDER_AFTER = frozenset({"yang", "untuk", "mereka", "mau", "dan", "atau", "segera", "tetap", "di", "oleh", "agar"})
_LETS = frozenset({"mari", "marilah"})
_PLEADING = frozenset({"ya", "dong"})
"""Words after "tolong" that only plead: "tolong ya, masukkan guru honorer"."""
_ORDER_ENDS = frozenset({"kan", "lah"})


def hortative(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    """D-12: "Mari (kita) ...", "Ayo ...", "Tolong ..."."""
    k = reader.at(trigger.start)
    if k < 0 or reader.low(k - 1) in {"yang", "minta", "untuk", "saling"} or not (reader.quoted or _calls(reader, k)):
        return None
    act = reader.skip(k + 1, lexicon.words("together") | _PLEADING)
    told: tuple[str, ...] = ()
    for j in range(k + 1, act):
        if reader.low(j) == "kita":
            told = (reader.ctx.register_group(*reader.span(j, j + 1)),)
    if not told and (party := spoken_to(reader, k)) is not None:
        told = addressees(reader, *party, voice)
    low = reader.low(act)
    called = reader.split(k + 1) if trigger.word.form == "tolong" and act == k + 1 else None
    if called is not None and called.has_party and reader.is_party(*called.party, known=True):
        told = addressees(reader, *called.party, voice)  # "tolong teman-teman camat pahami aturan itu"
        act, low = called.act, reader.low(called.act)
    if not (reader.opens_act(act) or lexicon.imperative(low) or low.endswith(("kan", "lah"))):
        return None
    # without quotation marks it is the speech that goes on: "Bupati mengatakan ... Mari jaga desa."
    issuer = speaker_of(reader, k, voice) if reader.quoted or k else voice.carried_on(reader)
    if issuer.id is None and k:
        issuer = voice.carried_on(reader)
    if issuer.id is None:
        return None
    return draft(reader, trigger, "D-12", issuer, told, act, stop=stop)


def _calls(reader: Reader, k: int) -> bool:
    """Does speech without quotation marks call on its hearers: "Mari jaga desa", "Harapan saya, mari jaga desa"?"""
    return k == 0 or (reader.low(k) in _LETS and reader.low(k - 1) in {",", "dan", "maka"})


def may_be_imperative(text: str, clause: Clause) -> bool:
    """Could the clause hold an imperative? A quick look that spares reading most sentences word by word."""
    opening = _WORD.findall(text[clause.start : min(clause.end, clause.start + _OPENING)].lower())[:6]
    if not opening:
        return False
    listed = lexicon.imperatives()
    if opening[0] == "segera":
        return True
    for word in opening:
        if word in listed or (word[-3:] in _ORDER_ENDS and lexicon.imperative(word)):
            return True
    start, end = clause.start, clause.end
    if text.find(" untuk ", start, min(end, start + _OPENING)) >= 0:
        return True
    if text.find("tetap ", start, end) >= 0 or text.find("segera ", start, end) >= 0:
        return True
    if (opening[0] in lexicon.words("condition") or opening[0] in _LEADS) and (
        _orders_after(text, ",", start, end) or _orders_after(text, " maka ", start, end)
    ):
        return True
    for case in ("alau ", "ika ", "bila "):
        at = text.find(case, start, end)
        if at >= 0 and text.find("kan ", at, end) >= 0:
            return True
    at = text.find("lah ", start, end)
    while at >= 0:
        if lexicon.imperative(text[text.rfind(" ", start, at) + 1 : at + 3].lower()):
            return True
        at = text.find("lah ", at + 4, end)
    return False


def _orders_after(text: str, mark: str, start: int, end: int) -> bool:
    """Does a word that can open an order stand right after the mark?"""
    at = text.find(mark, start, end)
    while at >= 0:
        word = _WORD.match(text[at + len(mark) : min(end, at + _OPENING)].lstrip().lower())
        if word is not None and lexicon.imperative(word[0]):
            return True
        at = text.find(mark, at + 1, end)
    return False


def verbless(reader: Reader, voice: Voice) -> Draft | None:
    """D-15: "TNI dan Polri untuk menjaga desa" as all that a sentence of a quotation says: the verb is left out.

    So with "segera" in its place, in what someone says: "Camat segera turun ke lapangan".
    """
    first = reader.skip(_after_reason(reader), lexicon.words("quote_openers") | {","})
    if reader.low(first) == "kepada":
        first += 1  # "Kepada para camat untuk lebih giat menjaga pasar"
    spoken = reader.clause.quote < len(reader.ctx.quotes)  # no item of a list
    links = {"untuk", "segera"} if spoken else {"untuk"}
    to = next((j for j in range(first + 1, min(reader.count, first + PARTY_WITHIN)) if reader.low(j) in links), -1)
    if to < 0 or not reader.is_party(first, to, known=True) or "," in reader.lows[first:to]:
        return None
    urgent = reader.low(to) == "segera"
    if urgent and reader.low(to - 1) in lexicon.CONJUNCTIONS:
        return None
    act = reader.skip(to + 1, lexicon.words("act_openers"))
    goes = urgent and (reader.low(act) in lexicon.words("going") | lexicon.words("bare_verbs"))
    if not (goes or lexicon.active_verb(reader.low(act))) or act in reader.named:
        return None
    if not _FINITE.isdisjoint(reader.lows[: _act_goes_to(reader, act)]) or any(
        lexicon.verb_like(low) for low in reader.lows[first:to]
    ):
        return None
    issuer = speaker_of(reader, to, voice)
    if issuer.id is None or (urgent and not holds_office(reader, issuer)):
        return None
    trigger = Trigger(reader.start(to), reader.end(to), Word(reader.low(to), "conj", "request", "agar"))
    return draft(reader, trigger, "D-15", issuer, addressees(reader, first, to, voice), to if urgent else to + 1)


def _act_goes_to(reader: Reader, act: int) -> int:
    """Where a purpose or a consequence begins after the act at token `act`, which may have a verb of its own."""
    ends = lexicon.PURPOSE | {"sehingga", "karena", "sebab"}
    return next((j for j in range(act + 1, reader.count) if reader.low(j) in ends), reader.count)


def _after_reason(reader: Reader) -> int:
    """Where a sentence goes on after "Oleh karena itu,", "Maka dari itu,"; 0 where it opens with no such words."""
    that = next((j for j in range(1, 4) if reader.low(j) == "itu"), -1)
    return that + 1 if that > 0 and reader.low(that - 1) in _REASONS else 0


def _in_case(reader: Reader) -> list[int]:
    """Where an order begins that stands in a case without a comma: "kalau ada kendala laporkan kepada camat"."""
    if _CASES.isdisjoint(reader.lows):
        return []
    case = next(j for j in range(reader.count) if reader.low(j) in _CASES)
    for j in range(case + 2, min(case + CASE_WITHIN, reader.count - 1)):
        low = reader.low(j)
        if (
            not low.endswith("kan")
            or low not in lexicon.imperatives()
            or j in reader.named
            or not reader.texts[j].islower()
        ):
            continue
        if reader.low(j - 1) in _FINITE | _NO_ORDER_AFTER | lexicon.PRONOUNS or (
            reader.is_party(j - 1, j) and reader.low(j - 2) not in {"di", "ke", "pada", "dari"}
        ):
            return []
        return [j]
    return []


def imperatives(reader: Reader, voice: Voice) -> list[Draft]:
    """D-13: a bare verb opens a sentence of a quotation, or follows a comma with "tetap" or "segera"."""
    out: list[Draft] = []
    conditional_start = reader.low(0) in lexicon.words("condition") or reader.low(0) in _LEADS
    starts = [reader.skip(_after_reason(reader), lexicon.words("quote_openers"))]
    lows = reader.lows
    for j in range(1, reader.count - 2):
        low = lows[j]
        if conditional_start and lows[j - 1] in {",", "maka"} and lexicon.imperative(low) and j not in reader.named:
            starts.append(j)
        elif low in {"tetap", "segera"} and (
            conditional_start or lows[j - 1] in {",", "tapi", "tetapi", "dan", "–", "maka"}
        ):
            starts.append(j + 1)
        elif low.endswith("lah") and lexicon.imperative(low) and j not in reader.named:
            starts.append(j)
    starts += _in_case(reader)
    for k in starts:
        low = reader.low(k)
        urgent = reader.low(k - 1) == "segera" and low in lexicon.words("going")
        # "Jika ada kendala, segera berkoordinasi"
        urgent = urgent or (
            conditional_start and reader.lows[k - 2 : k] == [",", "segera"] and lexicon.active_verb(low)
        )
        if not low or k in reader.named or not (urgent or lexicon.imperative(low)):
            continue
        if low == "buat" and reader.is_party(k + 1, k + 2, known=True):
            continue  # "buat teman-teman, segera ...": it is for them
        ends = urgent and reader.low(k + 1) in {".", ","}
        if (reader.low(k + 1) in lexicon.words("not_after_imperative") and not ends) or reader.texts[-1] == "?":
            continue
        if k == 0 and not reader.texts[0][0].isupper():
            continue
        thing = reader.low(k - 1) == "itu" and reader.low(k - 2) not in _REASONS | {"setelah", "untuk", "selain"}
        if thing or not _TELLS.isdisjoint(reader.lows[k + 1 : k + TELLS_WITHIN]):
            continue  # "itu buat bayar makan", "bangun pagi memang sulit"
        issuer = speaker_of(reader, k, voice)
        if issuer.id is None:
            return []
        first = k
        while reader.low(first - 1) in {"segera", "tetap"}:
            first -= 1
        trigger = Trigger(reader.start(k), reader.end(k), Word(low, "imperative", "order", "act"))
        made = draft(reader, trigger, "D-13", issuer, (), first)
        if made is not None and not (out and made.action[0] < out[-1].action[1]):
            out.append(made)
    return out
