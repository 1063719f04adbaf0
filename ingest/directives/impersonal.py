"""Passive verbs of directing that name no one who is directed: "Diharapkan agar selalu waspada"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.draft import Draft, draft
from ingest.directives.hopes import hoped_to_be_done
from ingest.directives.parties import speaker_of
from ingest.directives.passive import passive
from ingest.directives.views import holds_office

if TYPE_CHECKING:
    from ingest.directives.lexicon import Trigger
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

_NO_SUBJECT = frozenset({"", ",", "dan", "serta", "itu"})
"""Before the verb: it has no subject of its own."""
_HOPED = frozenset({"diharapkan", "diharap", "dimohon"})
_AGAIN = frozenset({"pula", "juga", "kembali", "lagi"})


def told_passively(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    """D-07, D-08: a passive verb of directing, with the party directed or, as an office-holder says it, without."""
    made = passive(reader, trigger, voice, stop)
    return made if made is not None else _impersonal(reader, trigger, voice, stop)


def _impersonal(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    k = reader.at(trigger.start)
    if k < 0 or reader.low(reader.skip_back(k - 1, lexicon.words("passive_fillers"))) not in _NO_SUBJECT:
        return None
    if reader.low(k - 1) in lexicon.words("not_before_passive") or trigger.word.frame == "forbid":
        return None
    nxt = reader.skip(k + 1, _AGAIN)
    if reader.quoted and reader.low(nxt) in lexicon.words("being") and trigger.word.form in _HOPED:
        issuer = speaker_of(reader, k, voice)  # "diharapkan hati-hati"
        return draft(reader, trigger, "D-08", issuer, (), nxt, stop=stop) if issuer.id is not None else None
    split = reader.split(nxt) if reader.low(nxt) in lexicon.PURPOSE else None
    if split is None or split.has_party:
        return None
    issuer = speaker_of(reader, k, voice)
    if issuer.id is None:
        issuer = voice.directing(reader)
    if issuer.id is None or not holds_office(reader, issuer):
        return None
    first = split.act if reader.quoted and reader.opens_act(split.act) else hoped_to_be_done(reader, split)
    if first < 0:
        return None
    rule = "D-08" if trigger.word.strength == "hope" else "D-07"
    return draft(reader, trigger, rule, issuer, (), first, stop=stop)
