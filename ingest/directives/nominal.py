"""Directives told with a noun or a bare "agar": "imbauan Bupati agar ...", "Camat agar mendata warga"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.active import denied
from ingest.directives.addressees import addressees
from ingest.directives.attributed import asked_for
from ingest.directives.draft import Draft, draft
from ingest.directives.hopes import hoped_to_be_done
from ingest.directives.parties import issuer_of, speaker_of
from ingest.directives.passive import list_before, party_before
from ingest.directives.reader import ISSUERS
from ingest.directives.said import AT_ONCE
from ingest.directives.views import holds_office
from ingest.directives.voice import NOBODY, Issuer

if TYPE_CHECKING:
    from ingest.directives.lexicon import Trigger
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

CONJUNCTION_WITHIN = 14
"""How many words after the noun its "agar" may stand."""
LONG_PARTY_WITHIN = 28
"""The same where "kepada" and those told stand between them."""
THING_WITHIN = 8
"""Words of a thing before "agar" that it be acted on."""

_WHOSE = frozenset({"saya", "kami", "kita", "agar", "supaya", "kepada"})
"""After "harapan": it is the speaker's."""
_ACTED_ON = frozenset(
    {"sesuai", "atas", "berdasarkan", "mengikuti", "menindaklanjuti", "menjalankan", "melaksanakan", "sebagaimana",
     "sejalan", "mendapat", "menerima", "seperti"}
)  # fmt: skip
_BY_MEANS = frozenset({"dengan", "melalui", "lewat"})
_KINDS = frozenset({"tegas", "khusus", "langsung", "resmi", "penting", "keras"})
"""Between a noun of directing and "kepada": what kind it is."""
_SPOKEN_OF = frozenset({"bentuk", "sebagai", "merupakan", "adalah", "surat"})
_POINTING = frozenset({"ini", "itu", "tersebut"})
_TOPIC = frozenset({"terkait", "mengenai", "tentang", "soal", "perihal"})
_OF = frozenset({"dari", "pak", "bapak", "ibu", "bu"})
_TO = frozenset({"kepada", "bagi"})
_AT_ONCE = frozenset({"segera", "terus", "tetap"})
_CARRIED_OUT = frozenset({"dilakukan", "dilaksanakan", "diadakan", "ditingkatkan", "dioptimalkan", "diantisipasi"})
_EVERY = frozenset({"seluruh", "semua", "setiap", "para", "masing-masing", "segenap"})
_CONCLUDES = frozenset({"untuk", "itu", "maka", "dari", "oleh", "karena", "karenanya", "jadi", "dan"})
_ORDINALS = frozenset({"pertama", "kedua", "ketiga", "keempat", "kelima", "terakhir"})
_BEFORE_PARTY = frozenset(
    {
        "khususnya",
        "terutama",
        "utamanya",
        "terakhir",
        "selanjutnya",
        "untuk",
        "dan",
        "juga",
        "kepada",
        "selain",
        "itu",
        ",",
        "bagi",
        "sekali",
        "kemudian",
    }
)


def noun(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    """D-14: "seruan Presiden agar ...", "harapan kami, masyarakat dapat ..."."""
    k = reader.at(trigger.start)
    received = reader.low(k - 1) in lexicon.words("receiving")
    if k < 0 or (received and not (reader.low(k - 1) in _ACTED_ON and _named_after(reader, k))):
        return None
    hope = trigger.word.frame == "hope"
    to_whom = reader.skip(k + 1, _KINDS)
    to = reader.low(to_whom) == "kepada"
    # "harapan kami, ..." and "harapannya ..." say whose it is; "harapan masyarakat" is only spoken of
    own = 0 if trigger.word.form.endswith("nya") else 1
    whose = reader.skip(k + 1, _OF)
    if hope and own and not (reader.low(k + 1) in _WHOSE or reader.is_named(whose)):
        return None
    giving = next((m for m in range(k - 1, max(-1, k - 4), -1) if reader.low(m) in lexicon.words("giving")), -1)
    if giving >= 0 and denied(reader, giving):
        return None
    if trigger.word.frame == "task" and not (giving >= 0 and to):
        return None
    issuer: Issuer | None = None
    if giving >= 0 and reader.low(k + 1) in _TOPIC:
        issuer = issuer_of(reader, giving, voice)
    j = k + 1
    last = min(k + (LONG_PARTY_WITHIN if to else CONJUNCTION_WITHIN), reader.count)
    while j < last:
        low = reader.low(j)
        if low in lexicon.PURPOSE or (low == "untuk" and ((hope and own == 0) or (to and giving >= 0))):
            break
        if low in {"ke", "kepada", "terhadap"} and issuer is not None and (late := _told_after(reader, j)) > 0:
            to_whom, to, j = j, True, late  # "arahan Bupati kepada para camat untuk ..."
            break
        if low == "untuk" and issuer is None and giving >= 0 and not hope and reader.low(j + 1) in AT_ONCE:
            break  # "Bupati memberikan arahan untuk tetap waspada"
        if low == "untuk" and issuer is not None and not hope and _orders(reader, j + 1, received=received):
            break  # "arahan Bupati untuk segera menutup jalan"
        if (
            hope
            and j > k + own
            and (j >= whose or reader.low(k + 1) != "dari")
            and not reader.is_named(j, ISSUERS)
            and (low == "," or reader.is_party(j, j + 1))
        ):
            break
        if reader.is_named(j):
            left = reader.low(reader.first_of(j) - 1)
            mine = hope and reader.low(k + 1) in lexicon.words("first_person")
            if (
                issuer is None
                and not mine
                and not to
                and reader.is_named(j, ISSUERS)
                and left not in {"kepada", "di", "dalam"}
            ):
                issuer = Issuer(voice.party_of(reader.named[j]), "named")
        elif low in _TOPIC and issuer is not None:
            j = _after_topic(reader, j + 1, last)  # "memberikan arahan terkait kredit agar ..."
            continue
        elif low not in lexicon.words("noun_fillers") and (not to or _has_a_verb(reader, j)):
            return None
        j += 1
    if j >= last:
        return None
    if issuer is None and giving < 0 and (reader.low(k - 1) in _SPOKEN_OF or lexicon.active_verb(reader.low(k - 1))):
        return None  # "merumuskan rekomendasi agar ...", "bentuk peringatan agar ...": it is not given
    if issuer is None:
        issuer = issuer_of(reader, giving, voice) if giving >= 0 else NOBODY
        if issuer.id is None and (giving < 0 or reader.quoted):
            issuer = speaker_of(reader, k, voice)
    if issuer.id is None:
        return None
    first = j + 1 if reader.low(j) == "," else j
    split = reader.split(_after_wish(reader, first) if hope else first)
    if split is None:
        return None
    is_party = split.has_party and reader.is_party(*split.party)
    wished = hope and not is_party and not lexicon.PURPOSE.isdisjoint((reader.low(j), reader.low(j + 1)))
    if wished and (first := hoped_to_be_done(reader, split)) >= 0:
        return draft(reader, trigger, "D-14", issuer, (), first, stop=stop)  # "harapannya agar data itu dibagikan"
    told_to = to and reader.is_party(to_whom + 1, j)  # "harapan kepada camat agar ..."
    if hope and not told_to and not (is_party and reader.is_party(*split.party, known=True)):
        return None
    told = addressees(reader, *split.party, voice) if is_party else ()
    if told == (issuer.id,):
        return None  # what someone hopes for oneself
    if not told and to:
        told = addressees(reader, to_whom + 1, j, voice)
    if not told and split.act < reader.count and _becomes(reader, split.act):
        return None  # "arahan agar kegiatan ini dapat menjadi contoh"
    return draft(reader, trigger, "D-14", issuer, told, split.act, stop=stop)


def _becomes(reader: Reader, first: int) -> bool:
    """Is what is directed how a thing will turn out, within a few words from token `first` on?"""
    for j in range(first, min(first + CONJUNCTION_WITHIN, reader.count)):
        low = reader.low(j)
        if low == "menjadi":
            return reader.low(j - 1) in {"dapat", "bisa", "mampu", "akan"}
        if j not in reader.named and low not in {"dapat", "bisa", "mampu"} and lexicon.verb_like(low):
            return False
    return False


def _after_topic(reader: Reader, first: int, last: int) -> int:
    """Where "agar" follows what a directive is about, from token `first` on; `last` where a clause goes on instead."""
    for j in range(first, last):
        if reader.low(j) in lexicon.PURPOSE:
            return j
        if reader.low(j) == "yang" or _has_a_verb(reader, j):
            return last
    return last


def _told_after(reader: Reader, to: int) -> int:
    """Where "untuk" or "agar" stands after the party that "ke" or "kepada" at token `to` names, or 0."""
    for j in range(to + 2, min(to + CONJUNCTION_WITHIN, reader.count)):
        if reader.low(j) in lexicon.PURPOSE | {"untuk"} and j not in reader.named:
            return j if reader.is_party(to + 1, j, known=True) and reader.opens_act(j + 1) else 0
        if _has_a_verb(reader, j) or reader.low(j) in {",", "."}:
            return 0
    return 0


def _has_a_verb(reader: Reader, j: int) -> bool:
    """Is token `j` a verb that belongs to no relative clause ("para camat yang menjabat")?"""
    return j not in reader.named and lexicon.active_verb(reader.low(j)) and reader.low(j - 1) != "yang"


def _after_wish(reader: Reader, k: int) -> int:
    """Where the party stands in "harapan Bupati, semoga dengan rapat ini, warga ..."; `k` itself without semoga."""
    if reader.low(k) != "semoga":
        return k
    if reader.low(k + 1) not in _BY_MEANS:
        return k + 1
    comma = next((j for j in range(k + 2, min(k + CONJUNCTION_WITHIN, reader.count)) if reader.low(j) == ","), k)
    return comma + 1


def _orders(reader: Reader, k: int, *, received: bool) -> bool:
    """Is the act after "untuk" what was directed, not what the one who received the directive is after?"""
    low = reader.low(k)
    return low in {"jangan", "tidak", "segera"} or (not received and (lexicon.active_verb(low) or low == "coba"))


def _named_after(reader: Reader, k: int) -> bool:
    """Is the issuer named at once: "sesuai arahan Bupati agar ..." tells what the Bupati directed?"""
    j = reader.skip(k + 1, frozenset({"dari", "bapak", "ibu", "pak", "bu", "langsung"}))
    return reader.is_named(j, ISSUERS)


def bare_agar(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    """D-15: a party right before "agar" and no verb of its own: "Camat agar mendata warga"."""
    k = reader.at(trigger.start)
    if k == 0:
        return _opening_agar(reader, trigger, voice, stop)
    split = reader.split(k) if k > 0 else None
    if split is None or split.has_party:
        return None
    called = _called_on(reader, k)
    party = called or party_before(reader, k) or _relative_party(reader, k)
    if party is None:
        asker = speaker_of(reader, k, voice)
        if not _thing_to_be_done(reader, k, split.act) or not holds_office(reader, asker):
            return None
        return draft(reader, trigger, "D-15", asker, (), split.act, stop=stop)
    first = party[0] if called else list_before(reader, *party)
    while reader.low(first - 1) in _EVERY and first - 1 not in reader.named:
        first -= 1
    prior = first - 1
    while prior >= 0 and reader.low(prior) in _BEFORE_PARTY:
        prior -= 1
    numbered = next((j for j in (first, first - 1) if reader.low(j) in _ORDINALS), -1)
    if numbered >= 0 and reader.low(numbered - 1) in {",", ";", "dan", ""}:
        first, prior = numbered + 1, -1  # an item of a list told in one sentence
    said = -1
    if called:
        prior = -1
    if prior >= 0 and reader.quoted and reader.low(first - 1) == "kepada" and _begins_anew(reader, first - 2):
        prior = -1  # "..., untuk itu kepada para camat agar ..."
    if prior >= 0:
        if reader.low(first - 1) != "kepada":
            return None
        said = next(
            (j for j in range(first - 1, max(-1, first - 5), -1) if reader.low(j) in lexicon.words("saying")), -1
        )
        if said < 0 or denied(reader, said):
            return None
    issuer = issuer_of(reader, said, voice) if said >= 0 else speaker_of(reader, k, voice)
    if issuer.id is None and not reader.quoted:
        issuer = voice.last("running")
    if issuer.id is None or issuer == NOBODY:
        return None
    undergoes = lexicon.passive_verb(reader.low(reader.skip(split.act, lexicon.words("act_openers"))))
    told = () if undergoes else addressees(reader, first, party[1], voice)  # "mereka agar dibekali masker"
    return draft(reader, trigger, "D-15", issuer, told, split.act, stop=stop)


def _thing_to_be_done(reader: Reader, k: int, act: int) -> bool:
    """Is all that a sentence of a quotation says that a thing is to be acted on: "Data itu agar segera dilengkapi"?"""
    verb = reader.low(reader.skip(act, lexicon.words("act_openers")))
    if not reader.quoted or k > THING_WITHIN or not lexicon.passive_verb(verb):
        return False
    if verb in lexicon.words("felt") or verb in lexicon.words("states") or reader.low(k - 1) not in _POINTING:
        return False
    head = reader.low(reader.skip(0, _BEFORE_PARTY | _EVERY))
    if head in _POINTING | {"hal", "semua"} or head.endswith("nya") or not head.isalpha():
        return False
    return not any(lexicon.verb_like(reader.low(j)) and j not in reader.named for j in range(k))


def _called_on(reader: Reader, k: int) -> tuple[int, int] | None:
    """The party that a clause calls on first: "Oleh karena itu, kepada para camat dan lurah agar ..."."""
    to = reader.skip(0, _CONCLUDES | {",", "juga", "khusus", "khususnya", "karenanya"})
    if reader.low(to - 1) == "untuk" and reader.low(to) not in _TO:
        to -= 1
    if reader.low(to) not in _TO | {"untuk"} or not reader.is_party(to + 1, k, known=True):
        return None
    if any(_has_a_verb(reader, j) or reader.low(j) in lexicon.words("saying") for j in range(to + 1, k)):
        return None
    return to + 1, k


def _begins_anew(reader: Reader, k: int) -> bool:
    """Do the words up to token `k` go on after a comma with a conclusion: ", untuk itu", ", maka dari itu"?"""
    comma = reader.skip_back(k, _CONCLUDES)
    return comma < k and reader.low(comma) in {",", "."}


def _opening_agar(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    """D-15: "Agar warga berhati-hati" as all that a sentence of a quotation says."""
    # "..., kami menggelar pasar murah. Agar warga tenang": a later sentence tells what the one before is for
    own = reader.quoted and reader.clause.quote < len(reader.ctx.quotes)  # no item of a list, which is read as one
    opens = own and reader.clause.start <= reader.ctx.quotes[reader.clause.quote].start + 1
    strength = asked_for(reader)
    if strength == "hope" and not opens:
        strength = None
    if strength is not None:
        asker = speaker_of(reader, 0, voice)
        party = reader.split(0)
        if asker.id is not None and (party is None or not party.has_party or not reader.is_party(*party.party)):
            made = draft(reader, trigger, "D-15", asker, (), 1, stop=stop)
            return None if made is None else made._replace(strength=strength)
    issuer = speaker_of(reader, 0, voice)
    alone = opens and "," not in reader.lows[:-1]
    if alone and reader.low(reader.skip(1, _AT_ONCE)) in _CARRIED_OUT and holds_office(reader, issuer):
        return draft(reader, trigger, "D-15", issuer, (), 1, stop=stop)  # "Agar dilakukan patroli di sekolah"
    split = reader.split(0) if alone else None
    if split is None or not split.has_party or issuer.id is None or not reader.is_party(*split.party, known=True):
        return None
    if reader.low(reader.skip(split.act, lexicon.words("act_openers"))) in lexicon.words("states"):
        return None  # "Agar BUMD itu bisa berjalan dengan baik"
    return draft(reader, trigger, "D-15", issuer, addressees(reader, *split.party, voice), split.act, stop=stop)


def _relative_party(reader: Reader, k: int) -> tuple[int, int] | None:
    """ "mereka yang bertugas di lapangan agar ...": a party with a relative clause from the clause's start."""
    for first in range(min(6, k)):
        if reader.low(first) in _BEFORE_PARTY:
            continue
        if reader.low(first + 1) == "yang" and reader.is_party(first, first + 1):
            verbs = sum(1 for j in range(first + 2, k) if lexicon.verb_like(reader.low(j)) and j not in reader.named)
            return (first, k) if verbs <= 1 else None
        return None
    return None
