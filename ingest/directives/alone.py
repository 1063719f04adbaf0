"""Acts asked for without naming who is to do them: "Bupati meminta agar segera mendata warga"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon

if TYPE_CHECKING:
    from ingest.directives.lexicon import Trigger
    from ingest.directives.reader import Reader, Split

THING_BEFORE_VERB = 18
"""How many words after "agar" the verb of what is to be done may stand."""

_GOING_ON = frozenset({"tetap", "selalu", "terus", "senantiasa"})
_OF_ONESELF = frozenset({"tambah", "tunda", "tutup", "bantu", "isi", "buka", "ganti", "bayar", "bagikan"})
"""After "minta": what may be asked for, as much as an act."""
_REMINDS = frozenset({"mengingatkan", "ingatkan", "memperingatkan"})


def act_alone(reader: Reader, trigger: Trigger, nxt: int, split: Split) -> bool:
    """Is an act asked for without naming who does it: "meminta agar ...", "menginstruksikan segera ..."?"""
    if split.has_party:
        return False
    frame = trigger.word.frame
    if frame == "strict" and reader.low(nxt) == "untuk":
        act = reader.low(split.act)
        if trigger.word.form in _REMINDS and act.startswith("me") and lexicon.active_verb(act):
            return act not in lexicon.words("states")  # "mengingatkan untuk memperkuat kerja sama"
        then = reader.low(split.act + 1)  # "mengingatkan untuk selalu mewaspadai banjir"
        return reader.low(split.act) in _GOING_ON | {"tidak", "segera"} and lexicon.active_verb(then)
    if frame == "strict":
        return reader.low(nxt) in lexicon.PURPOSE and _holds_a_verb(reader, split.act)
    if reader.low(nxt) in lexicon.PURPOSE:
        return True
    low = reader.low(split.act)
    of_others = (
        trigger.word.form == "meminta"
        and low.startswith("me")
        and lexicon.active_verb(low)
        and low not in lexicon.words("asked_for_oneself")
    )
    if reader.low(nxt) == "untuk":
        then = reader.low(split.act + 1)
        if low in _GOING_ON and lexicon.active_verb(then) and then not in lexicon.words("asked_for_oneself"):
            return True  # "meminta untuk tetap menjaga pasar"
        done = frame == "object" and lexicon.passive_verb(low) and low not in lexicon.words("asked_for_oneself")
        return frame == "free" or low in {"tidak", "jangan", "segera"} or of_others or done
    if trigger.word.form == "meminta" and reader.quoted and low in lexicon.imperatives() and low not in _OF_ONESELF:
        return reader.texts[split.act].islower()  # "kami meminta gunakan benih itu"
    if trigger.word.form == "minta" and reader.low(nxt) != "untuk" and low not in _OF_ONESELF:
        then = reader.low(split.act + 1)  # "saya minta tetap siaga", "kami minta jaga pasar"
        if (low in _GOING_ON and lexicon.verb_like(then)) or lexicon.imperative(low):
            return True
        if reader.quoted and low.startswith("me") and lexicon.active_verb(low):
            return low not in lexicon.words("asked_for_oneself")  # "kita minta mendampingi keluarga"
    if frame == "object":
        return low in {"tidak", "tak", "segera"} or of_others
    if frame == "free" and low in _GOING_ON:
        then = reader.low(split.act + 1)  # "mengimbau tetap jaga pasar"
        return lexicon.active_verb(then) or lexicon.imperative(then)
    return low in {"tidak", "tak", "segera"} or (frame == "free" and lexicon.active_verb(low))


def _holds_a_verb(reader: Reader, first: int) -> bool:
    """Is anything said to be done within a few words from token `first` on: "agar gagasan itu tidak dipakai"?"""
    return any(reader.opens_act(j) for j in range(first, min(first + THING_BEFORE_VERB, reader.count)))
