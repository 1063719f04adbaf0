"""Directives told with a verb of saying or stressing, which directs only with what follows it.

"Bupati menegaskan agar camat mendata warga", "Bupati menekankan pentingnya para camat mendata warga".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.addressees import addressees
from ingest.directives.draft import Draft, draft
from ingest.directives.parties import issuer_of
from ingest.directives.reader import IMPORTANCE, Split

if TYPE_CHECKING:
    from ingest.directives.lexicon import Trigger
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

CONJUNCTION_WITHIN = 14
"""How many words after "menegaskan" its "agar" may stand."""

AT_ONCE = frozenset({"segera", "tidak", "tetap", "selalu", "terus", "senantiasa", "jangan"})
"""After "untuk": what follows is told to be done, and no purpose."""
_STRESSES = frozenset({"menekankan", "tekankan"})
_POINTS = frozenset({"hal", "poin", "point", "pesan", "langkah", "tugas"})
_ACROSS = frozenset({"lintas", "antar"})
_AFTER_PARTIES = frozenset({"dalam", "untuk", "guna", "agar", "demi", "sebagai", "pada", "."})
_TOPIC = frozenset({"soal", "tentang", "mengenai", "terkait", "perihal"})


def _may_open(reader: Reader, trigger: Trigger, j: int) -> bool:
    """Does "untuk" at token `j` open an act: "berpesan untuk ...", "menjelaskan untuk segera ..."?"""
    urgent = reader.low(j + 1) in AT_ONCE
    return urgent or trigger.word.form in {"berpesan", "menekankan", "tekankan", "ditekankan", "menitipkan"}


def _leads_to_an_act(reader: Reader, k: int) -> bool:
    """Does a way to behave lead to an act: "kesiapsiagaan dalam menghadapi banjir", not "kesiapsiagaan" alone?"""
    if reader.low(k) not in lexicon.words("behaviour"):
        return False
    for j in range(k + 1, min(k + CONJUNCTION_WITHIN, reader.count - 1)):
        low = reader.low(j)
        if low in {"dalam", "untuk", "guna"} and lexicon.active_verb(reader.low(j + 1)):
            return True
        if low in {",", "."} or (j not in reader.named and lexicon.verb_like(low)):
            return False
    return False


def _across_parties(reader: Reader, k: int) -> bool:
    """Does working together across bodies lead to an act or an end: "koordinasi lintas sektor agar ..."?"""
    if reader.low(k) not in _ACROSS and not reader.low(k).startswith("antar"):
        return False
    for j in range(k + 1, min(k + CONJUNCTION_WITHIN, reader.count - 1)):
        low = reader.low(j)
        if low in {"dalam", "untuk", "guna"}:
            return lexicon.active_verb(reader.low(j + 1))
        if low in lexicon.PURPOSE:
            return any(lexicon.verb_like(reader.low(i)) for i in range(j + 1, reader.count))
        if low in {",", "."} or (j not in reader.named and lexicon.verb_like(low)):
            return False
    return False


def _deed_stressed(reader: Reader, trigger: Trigger, k: int, nxt: int, voice: Voice, stop: int) -> Draft | None:
    """D-16: an act stressed by its name alone: "Kita tekankan sinkronisasi program dengan anggaran"."""
    if trigger.word.form not in _STRESSES or nxt in reader.named or reader.low(nxt) not in lexicon.words("deeds"):
        return None
    issuer = issuer_of(reader, k, voice)
    if issuer.how not in {"named", "pronoun", "quote"} or (issuer.id or "").startswith("organisation/"):
        return None
    made = draft(reader, trigger, "D-16", issuer, (), nxt, stop=stop)
    return None if made is None or made.action[1] <= reader.end(nxt) else made._replace(strength="urge")


def _between_parties(reader: Reader, k: int) -> tuple[int, int] | None:
    """Those who are to work together: "kolaborasi antara pemerintah pusat dan daerah dalam ..."."""
    first = reader.skip(k, frozenset({"sama", "yang", "baik", "erat", "kuat"})) + 1
    if reader.low(first - 1) != "antara":
        return None
    last = first
    while last < reader.count and (last in reader.named or reader.low(last) not in _AFTER_PARTIES):
        last += 1
    return (first, last) if reader.is_party(first, last, known=True) else None


def _importance_of_act(reader: Reader, trigger: Trigger, k: int, nxt: int, voice: Voice, stop: int) -> Draft | None:
    """D-16: the importance of an act, whoever is to do it: "menekankan pentingnya menata ulang izin"."""
    nxt += reader.low(nxt + 1) == "juga"
    low = reader.low(nxt + 1)
    if trigger.word.form not in lexicon.words("stressing"):
        return None
    if nxt + 1 in reader.named:
        return None
    told: tuple[str, ...] = ()
    if low in lexicon.words("cooperation"):
        between = _between_parties(reader, nxt + 2)
        if between is None and not _across_parties(reader, nxt + 2):
            return None  # "pentingnya sinergi lintas sektor" names no one who is to work together
        told = addressees(reader, *between, voice) if between is not None else ()
    elif not (lexicon.active_verb(low) or lexicon.deed(low) or _leads_to_an_act(reader, nxt + 1)):
        return None
    made = draft(reader, trigger, "D-16", issuer_of(reader, k, voice), told, nxt + 1, stop=stop)
    if made is None or made.action[1] <= reader.end(nxt + 1):
        return None  # the act is not told of: "pentingnya pencegahan"
    strength = trigger.word.strength if trigger.word.strength == "remind" else "urge"
    return made._replace(strength=strength, verb=(trigger.start, reader.end(nxt)))


def told_one_by_one(reader: Reader, nxt: int) -> Split | None:
    """ "menekankan beberapa hal, yaitu segera ...": the first of the acts that are told one by one."""
    last = min(nxt + CONJUNCTION_WITHIN, reader.count - 1)
    for j in range(nxt, last):
        others = reader.low(j) == "antara" and reader.low(j + 1) == "lain"
        if others or reader.low(j) in {"yaitu", "yakni", ":"}:
            j += others
            told = any(reader.low(i) in _POINTS for i in range(nxt, j)) and reader.opens_act(j + 1)
            return Split((j + 1, j + 1), j + 1, "") if told else None
        if reader.low(j) in lexicon.PURPOSE:
            return None
    return None


def said(reader: Reader, trigger: Trigger, k: int, nxt: int, voice: Voice, stop: int) -> Draft | None:
    """D-04, D-05: verbs that direct only with "agar", "kepada X untuk", or "pentingnya" and an act of a party."""
    if reader.low(nxt) in _TOPIC and reader.low(nxt + 1) in IMPORTANCE:
        nxt += 1  # "menekankan tentang pentingnya ..."
    if reader.low(nxt) in IMPORTANCE:
        split = reader.split(nxt + 1)
        if split is None or not split.has_party or not reader.is_party(*split.party):
            return _importance_of_act(reader, trigger, k, nxt, voice, stop)
        told = addressees(reader, *split.party, voice)
        made = draft(reader, trigger, "D-04", issuer_of(reader, k, voice), told, split.act, stop=stop)
        return None if made is None else made._replace(strength="urge", verb=(trigger.start, reader.end(nxt)))
    if (stressed := _deed_stressed(reader, trigger, k, nxt, voice, stop)) is not None:
        return stressed
    if reader.low(nxt) == "bahwa" and trigger.word.strength == "request":
        split = reader.split(nxt + 1)  # "mengatakan bahwa para camat untuk selalu mendata warga"
        if split is None or split.conjunction != "untuk" or not reader.is_party(*split.party, known=True):
            return None
        if reader.low(split.act) not in lexicon.words("act_openers"):
            return None  # "bahwa petugas untuk menjaga pasar sudah siap"
        told = addressees(reader, *split.party, voice)
        return draft(reader, trigger, "D-05", issuer_of(reader, k, voice), told, split.act, stop=stop)
    to = reader.low(k + 1) == "kepada"
    if reader.low(nxt) == "pada" and reader.is_party(nxt + 1, nxt + 2, known=True):
        to, nxt = True, nxt + 1  # "berpesan pada warga untuk ..."
    topic = next((j for j in range(nxt, min(nxt + CONJUNCTION_WITHIN, reader.count)) if reader.low(j) in _TOPIC), -1)
    if to and topic > nxt and reader.is_party(nxt, topic) and lexicon.deed(reader.low(topic + 1)):
        told = addressees(reader, nxt, topic, voice)  # "menekankan kepada dinas soal penataan pasar"
        return draft(reader, trigger, "D-05", issuer_of(reader, k, voice), told, topic + 1, stop=stop)
    if not to and trigger.word.form in _STRESSES:
        last = next(
            (j for j in range(nxt, min(nxt + CONJUNCTION_WITHIN, reader.count)) if reader.low(j) == "untuk"), nxt
        )
        to = reader.is_party(nxt, last, known=True) and "," not in reader.lows[nxt:last]
    saying = lexicon.merely_says(trigger.word)
    for j in range(nxt, min(nxt + CONJUNCTION_WITHIN, reader.count)):
        word = reader.low(j)
        if (
            word in {"bahwa", ".", ";", '"', "“", "jika", "harus"}
            or (word == "yang" and not to)
            or word in lexicon.words("saying")
        ):
            return None
        if word in lexicon.PURPOSE or (word == "untuk" and (to or (j == nxt and _may_open(reader, trigger, j)))):
            break
    else:
        return None
    split = reader.split(j)
    if split is None:
        return None
    if word == "untuk" and split.has_party:
        twice = trigger.word.form == "berpesan" and reader.is_party(*split.party, known=True)
        if not (twice and split.conjunction == "untuk"):
            return None  # "berpesan untuk seluruh warga untuk ..." alone names the party so
    between = reader.is_party(nxt, j)
    if reader.low(nxt) == "," and j == nxt + 1:
        saying = False  # "melanjutkan, agar ..."
    if j > nxt and not (to and between) and (saying or not (between or reader.low(j - 1) == ",")):
        return None
    told = addressees(reader, *split.party, voice) if split.has_party else ()
    if not told and j > nxt and between:
        told = addressees(reader, nxt, j, voice)
    return draft(reader, trigger, "D-05", issuer_of(reader, k, voice), told, split.act, stop=stop)
