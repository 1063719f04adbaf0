"""A directive as read from one clause, and where what is to be done ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ingest.directives import lexicon
from ingest.directives.reader import MARKS, NEVER, Reader

if TYPE_CHECKING:
    from graph.model import Strength
    from ingest.directives.lexicon import Trigger
    from ingest.directives.voice import Issuer

LONGEST_ACTION = 60
"""In words; text without punctuation is cut here."""
LONGEST_ABBREVIATION = 5
"""In characters, without its full stop."""
SHORTEST_ACT = 5
"""Words of an act that may stand without its purpose."""
LONG_PURPOSE = 2
"""A purpose this many times as long as its act is left out."""
SHORTEST_ACTION = 4
"""In characters; what is shorter is a fragment."""

_TOWARDS = frozenset({"diarahkan", "diupayakan", "diusahakan", "dipastikan", "berupaya", "berusaha"})
"""Verbs that say nothing without what they lead to."""
_ENDS = MARKS | {"—", "–"}
_OWN_SIDE = frozenset({"kami", "saya", "pihaknya"})
_NOT = frozenset({"tidak", "tak", "bukan", "jangan"})
_ONLY = frozenset({"hanya", "cuma", "saja", "sekadar", "semata", "cukup"})
_BUT = frozenset({"melainkan", "tetapi", "tapi", "namun"})
_LIKE = frozenset({"seperti", "termasuk", "terutama", "khususnya", "baik"})
_NAMELY = frozenset({"terutama", "khususnya", "utamanya", "termasuk", "seperti"})
"""After a comma: they tell of the object more closely."""
_EVERY = frozenset({"para", "seluruh", "semua", "setiap", "segenap"})
_MAY = frozenset({"dapat", "bisa", "agar", "untuk", "diminta", "diharapkan"})
OTHERS_WITHIN = 8
"""Words of other parties before what they are to do."""
_CASES = frozenset({"jika", "kalau", "apabila", "bila"})
_ORDERS = frozenset({"tolong", "mohon", "segera", "jangan", "silakan", "harap", "maka"})
CASE_WITHIN = 20
"""Words of a case before the order that it is for."""
_THAT = frozenset({"hal", "ini", "itu", "tersebut", "demikian", "begitu", "semua"})
_NEXT = frozenset({"selanjutnya", "kemudian", "lalu", "setelah", "itu"})
_TRAILING = frozenset({",", "dan", "serta", "juga", "kemudian", "selain", "atau", "lalu", "bukan"})


class Draft(NamedTuple):
    """A directive as read from one clause; offsets are those of the text."""

    rule: str
    issuer: Issuer
    addressees: tuple[str, ...]
    action: tuple[int, int]
    strength: Strength
    verb: tuple[int, int]


def action_end(reader: Reader, first: int, *, short: bool = False, stop: int = NEVER) -> int:
    """Position after the last token of what is to be done, from token `first` on.

    `short` ends it before a purpose or reason too: "harus ditertibkan, agar ...". `stop` is the
    offset where the next directing word opens a clause of its own.
    """
    breaks, comma_breaks = lexicon.words("breaks"), lexicon.words("comma_breaks")
    attribution, purpose = lexicon.words("attribution"), lexicon.words("purpose")
    openers = lexicon.words("act_openers")
    count = min(reader.count, first + LONGEST_ACTION)
    k = first
    verb_seen = contrast = denied = False
    while k < count:
        if reader.start(k) >= stop:
            break
        low = reader.lows[k]
        verb_seen = verb_seen or (k not in reader.named and lexicon.verb_like(low))
        contrast = contrast or (low in _ONLY and (reader.low(k - 1) in _NOT or (low == "saja" and denied)))
        contrast = contrast or (low == "bukan" and reader.low(k - 1) == "," and k - 1 > first)
        denied = denied or low in _NOT
        if k > first and k not in reader.named:
            if low in _ENDS and not (low == "." and _abbreviates(reader, k)):
                break
            if contrast and (low in _BUT or (low == "," and reader.low(k + 1) in _BUT)):
                contrast = False  # "tidak hanya menerbitkan izin, melainkan juga mengawasi"
                k += 2 if low == "," else 1
                continue
            if low in {"dan", "serta"} and reader.low(k + 1) in _OWN_SIDE:
                break
            if low in breaks and reader.low(k - 1) != "sampai":
                break
            if short and low in purpose and reader.low(k - 1) not in {"jangan", "janganlah"}:
                if k - reader.skip(first, openers) > 1 or (low != "demi" and reader.low(k - 1) not in _TOWARDS):
                    break
                short = False  # "harus netral demi kedaulatan", "harus diarahkan agar merata": one word says little
            if low == "begitu" and reader.low(k - 1) == "dengan":
                k -= 1
                break
            if low == "," and (
                _someone_goes_on(reader, k) or _turns_to_others(reader, k) or _turns_to_a_case(reader, k)
            ):
                break
            if low == ",":
                after = reader.low(k + 1)
                if not verb_seen and after in _LIKE:
                    k += 1  # "perencanaan jalan, seperti drainase, harus dibuat"
                    continue
                if after in attribution or after in comma_breaks or after in breaks:
                    break
                if (
                    short
                    and after not in _NAMELY
                    and after not in {"dan", "serta", "atau", "untuk", "bukan"}
                    and not lexicon.verb_like(after)
                    and not _goes_on(reader, k)
                ):
                    break
        k += 1
    while k > first + 1 and reader.low(k - 1) in _TRAILING:
        k -= 1
    if reader.low(k - 1) == ")" and k > first + 1 and not any(reader.low(j) == "(" for j in range(first, k)):
        k -= 1
    return k


def _someone_goes_on(reader: Reader, k: int) -> bool:
    """Is it told after the comma at token `k` what someone named did next: ", dan selanjutnya Bupati meninjau"?"""
    first = reader.skip(k + 1, _NEXT | {"dan"})
    if reader.low(first - 1) not in _NEXT or first not in reader.named:
        return False
    while first < reader.count and first in reader.named:
        first += 1
    return lexicon.active_verb(reader.low(first))


def _turns_to_others(reader: Reader, k: int) -> bool:
    """Are others spoken to after the comma at token `k`: ", dan kepada para lurah, selalu ..."?"""
    to = reader.skip(k + 1, frozenset({"dan", "serta"}))
    if k + 1 == to:
        return False
    if reader.low(to) in _EVERY:  # ", serta para lurah dapat ..."
        last = next((j for j in range(to + 1, to + OTHERS_WITHIN) if reader.low(j) in _MAY), -1)
        return last > 0 and not any(lexicon.verb_like(reader.low(j)) for j in range(to, last))
    return reader.low(to) == "kepada" and reader.is_party(to + 1, to + 2)


def _turns_to_a_case(reader: Reader, k: int) -> bool:
    """Does a case with an order of its own follow the comma at token `k`: ", jika ada kendala, tolong laporkan"?"""
    if reader.low(k + 1) not in _CASES:
        return False
    comma = next((j for j in range(k + 2, min(k + CASE_WITHIN, reader.count)) if reader.low(j) == ","), -1)
    return comma > 0 and (reader.low(comma + 1) in _ORDERS or lexicon.imperative(reader.low(comma + 1)))


def _abbreviates(reader: Reader, k: int) -> bool:
    """Does the full stop at token `k` belong to a short word before it ("Rp. 5 juta") and end nothing?"""
    if k + 1 >= reader.count or not reader.texts[k + 1][0].isalnum() or reader.texts[k + 1][0].isupper():
        return False
    return reader.end(k - 1) == reader.start(k) and len(reader.texts[k - 1]) <= LONGEST_ABBREVIATION


def _goes_on(reader: Reader, k: int) -> bool:
    """Is the comma at token `k` inside an enumeration: "dan" within a few words, or after more names?"""
    j = k + 1
    while j in reader.named or (j > k + 1 and reader.low(j) == ","):
        j += 1
    if j > k + 1 and reader.low(j) in {"dan", "serta", "maupun"}:
        return True
    return any(reader.low(j) in {"dan", "serta", "maupun"} for j in range(k + 1, min(k + 6, reader.count)))


def _before_long_purpose(reader: Reader, first: int, last: int) -> int:
    """Where the act ends before a purpose that is much longer than itself; `last` where it has none such."""
    acted = False
    for k in range(first, last):
        low = reader.lows[k]
        if acted and k - first >= SHORTEST_ACT and low in lexicon.PURPOSE and k not in reader.named:
            return k if last - k > LONG_PURPOSE * (k - first) else last
        acted = acted or lexicon.verb_like(low)
    return last


def _acts(reader: Reader, k: int, rule: str) -> bool:
    """Does token `k` say what is done? A noun does so only where an act is asked for by its name."""
    low = reader.lows[k]
    if k in reader.named:
        return False
    return (
        low == "jangan"
        or lexicon.verb_like(low)
        or lexicon.imperative(low)
        or (rule == "D-03" and lexicon.act_noun(low))
    )


def draft(
    reader: Reader,
    trigger: Trigger,
    rule: str,
    issuer: Issuer,
    told: tuple[str, ...],
    first: int,
    *,
    short: bool = False,
    stop: int = NEVER,
) -> Draft | None:
    """The directive whose action begins at token `first`; None where nothing is left of it."""
    if first >= reader.count or trigger.end <= stop <= reader.start(first):
        return None
    last = action_end(reader, first, short=short, stop=stop)
    if stop < NEVER and rule != "D-11" and not any(_acts(reader, k, rule) for k in range(first, last)):
        last = action_end(reader, first, short=short)  # "agar jalan, seperti di desa itu, harus diperbaiki"
    verb = reader.skip(first, lexicon.words("act_openers"))
    lone = last - first == 1 or (last - verb == 1 and lexicon.verb_like(reader.low(verb)))
    if lone and stop < NEVER and reader.low(last) in {"dan", "serta"}:
        last = action_end(reader, first, short=short)  # one object for both verbs: "mengawal dan mengingatkan dinas"
    if rule == "D-16":
        last = next((k for k in range(first + 2, last) if reader.lows[k : k + 2] == [",", "yang"]), last)
    if last <= first:
        return None
    last = _before_long_purpose(reader, first, last)
    start, end = reader.span(first, last)
    if end - start < SHORTEST_ACTION or _THAT.issuperset(reader.lows[first:last]):
        return None  # "kami dorong untuk hal ini" tells no act
    return Draft(rule, issuer, told, (start, end), trigger.word.strength, (trigger.start, trigger.end))
