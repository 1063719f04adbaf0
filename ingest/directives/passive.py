"""Directives told with a passive verb: "Camat diminta mendata warga"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.addressees import addressees
from ingest.directives.draft import Draft, draft
from ingest.directives.groups import group_ending_at, modifies
from ingest.directives.parties import speaker_of
from ingest.directives.reader import ISSUERS
from ingest.directives.voice import GOES_ON_WITHIN, Issuer

if TYPE_CHECKING:
    from ingest.directives.lexicon import Trigger
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

_DUTIES = frozenset({"diwajibkan", "diharuskan"})
_CASES = frozenset({"jika", "kalau", "apabila", "bila", "ketika", "saat", "seandainya"})
_MAY = frozenset({"dapat", "bisa", "akan", "mampu"})
_WHEN_SPOKEN = frozenset({"dalam", "saat", "usai", "ketika", "melalui", "menurut", "kesempatan"})
"""In the words before a comma: they tell who spoke where, not who is directed."""
_SPOKEN_TO = frozenset({"kamu", "anda", "kalian"})
_BEGINS = frozenset({"", ",", "juga", "dan", "khusus", "sedangkan"})
_PLACE = frozenset({"place"})
_CLAUSES = frozenset({",", "yang", "agar", "supaya", "untuk", "karena", "sebab", "bahwa", "jika", "bila"})
"""What opens a clause of its own, in which "oleh" tells who did something else."""
_AT = frozenset({"di", "dari", "pada", "se"})
_EVERY = frozenset({"para", "seluruh", "semua", "setiap", "segenap"})
_TOGETHER = frozenset({"bersama", "beserta"})
_BODY = frozenset({"organisation"})
_ATTRIBUTES = frozenset({"menurut", "kata", "ujar", "lanjut", "tutur", "jelas", "ungkap", "tambah"})
LONGEST_ATTRIBUTION = 10
"""Words between the commas of "pemerintah, menurut Sari Melati, perlu ..."."""
LONGEST_LATE_PARTY = 6
"""Words of a party that follows its verb without a conjunction: "diharapkan para camat hadir"."""
LONGEST_APPOSITION = 12
"""Words between the commas of "pemerintah pusat, khususnya kementerian itu, perlu ..."."""


def passive(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    """D-07, D-08: the one directed stands before, or right after, a passive verb of directing."""
    k = reader.at(trigger.start)
    if k < 0 or reader.low(k - 1) in lexicon.words("not_before_passive"):
        return None
    nxt = k + 1
    agent: Issuer | None = None
    if reader.low(nxt) == "(" and (agent := _agent(reader, nxt + 1, voice)) is not None:
        while nxt < reader.count and reader.low(nxt) != ")":
            nxt += 1
        nxt += 1  # "Kami diminta (Presiden) mendata warga"
    elif reader.low(nxt) == "oleh":
        agent = _agent(reader, nxt + 1, voice)
        by = nxt + 1
        while nxt < reader.count and not reader.opens_act(nxt) and reader.low(nxt) not in lexicon.CONJUNCTIONS:
            if reader.low(nxt) == "bahwa":
                return None
            nxt += 1
        if agent is None and nxt < reader.count and reader.is_party(by, nxt, known=True):
            agent = Issuer(reader.ctx.register_group(*reader.span(by, nxt)), "group")  # "oleh sejumlah warga"
    elif trigger.word.strength != "hope" and (found := _bare_agent(reader, nxt)) is not None:
        agent = Issuer(voice.party_of(reader.named[found]), "named")
        nxt = found + 1
        while nxt in reader.named and reader.named[nxt] is reader.named[found]:
            nxt += 1
    if reader.low(nxt) in lexicon.words("things_asked"):
        return None
    split = reader.split(nxt)
    if split is None:
        return None
    conjunction = split.conjunction in lexicon.PURPOSE
    if trigger.word.frame == "conj" and not conjunction:
        return None
    hope = trigger.word.strength == "hope"
    known = hope or trigger.word.frame in {"strict", "conj"}  # programmes are hoped for and pushed too
    party = party_before(reader, k)
    if known and party is not None and not reader.is_party(*party, known=True) and reader.low(party[0]) != "yang":
        return None
    if party is not None:
        if (split.has_party and not conjunction) or _in_a_case(reader, *party):
            return None
    elif split.has_party and reader.is_party(*split.party, known=known):
        length = split.party[1] - split.party[0]
        if not split.conjunction and length > LONGEST_LATE_PARTY and not _told_of_all(reader, k, *split.party):
            return None
        party = split.party
    elif agent is None:
        return None
    by = _by_whom(reader, split.act) if agent is None and not conjunction else 0
    if by and (agent := _agent(reader, by + 1, voice)) is not None:
        stop = min(stop, reader.start(by))
    if agent is not None:
        issuer = agent
    elif party is not None and reader.quoted and reader.low(party[0]) in lexicon.words("first_person"):
        issuer = voice.other_than(voice.quoted(reader))
        if voice.directed is not None and voice.directed[1] != voice.quoted(reader):
            nearby = 0 < reader.clause.sentence - voice.directed[0] <= GOES_ON_WITHIN
            issuer = Issuer(voice.directed[1], "pronoun") if nearby else issuer  # whose directive was just told
    else:
        issuer = speaker_of(reader, k, voice)
    if trigger.word.frame == "forbid" and issuer.id is None and party is not None:
        issuer = voice.directing(reader)
    if (trigger.word.frame == "forbid" or trigger.word.form in _DUTIES) and issuer.id is None:
        return None  # what a law or a sign forbids, or makes a duty, is no directive
    if issuer.id is None:
        issuer = voice.carried_on(reader)
    if issuer.id is None:
        issuer = voice.goes_on_directing(reader, also="juga" in {reader.low(k - 1), reader.low(k - 2)})
    if issuer.id is None:
        issuer = voice.between(reader)
    if issuer.id is None:
        issuer = voice.told_after(reader)
    if hope and not reader.quoted and party is not None and _body_becomes(reader, party, split.act):
        return None
    rule = "D-08" if hope else "D-07"
    told = addressees(reader, *party, voice) if party is not None else ()
    return draft(reader, trigger, rule, issuer, told, split.act, stop=stop)


def _by_whom(reader: Reader, act: int) -> int:
    """Where "oleh" tells who asks, after an act that is the party's own ("warga diminta waspada oleh BPBD"), or 0."""
    for j in range(act, reader.count):
        low = reader.low(j)
        if low == "oleh":
            done = reader.low(j - 1)
            return j if j > act and not (done.startswith("pe") and done.endswith("an")) else 0
        if low in _CLAUSES or lexicon.passive_verb(low):
            return 0  # "jalan diperbaiki oleh Dinas PU", "pasar yang dibangun oleh warga", "pembangunan oleh warga"
    return 0


def _told_of_all(reader: Reader, k: int, first: int, last: int) -> bool:
    """Does the verb open the clause, and a relative clause make the party long: "Diharapkan semua ASN yang ..."?"""
    return reader.low(k - 1) == "" and "yang" in reader.lows[first:last] and "," not in reader.lows[first:last]


def _in_a_case(reader: Reader, first: int, last: int) -> bool:
    """Is it told of a case or a time only: "siap jika pihaknya diminta ...", "ketika ia diminta ..."?"""
    return any(reader.low(j) in _CASES for j in range(first - 1, last))


def _body_becomes(reader: Reader, party: tuple[int, int], act: int) -> bool:
    """Is what is hoped how a body will turn out ("badan itu diharapkan menjadi contoh"), not what it does?"""
    mention = reader.named.get(party[0])
    if mention is None or mention.kind != "organisation":
        return False
    return reader.low(act) in {"menjadi", "mampu", "semakin"} or reader.low(reader.skip(act, _MAY)) == "menjadi"


def _agent(reader: Reader, k: int, voice: Voice) -> Issuer | None:
    for j in range(k, min(k + 3, reader.count)):
        if reader.is_named(j, ISSUERS):
            return Issuer(voice.party_of(reader.named[j]), "named")
    return None


def _bare_agent(reader: Reader, nxt: int) -> int | None:
    """The one who directs, right after the passive verb: "Kami diminta Presiden menghitung ..."."""
    k = reader.skip(nxt, frozenset({"bapak", "ibu", "pak", "bu", "langsung"}))
    mention = reader.named.get(k)
    if mention is None or mention.kind not in ISSUERS:
        return None
    while reader.named.get(k + 1) is not None and reader.named[k + 1].kind in ISSUERS:
        k += 1
    if reader.named[k].kind == "organisation" and party_before(reader, nxt - 1) is None:
        return None
    return k


def _before_apposition(reader: Reader, comma: int) -> int:
    """Where the party before ", khususnya X" ends; `comma` itself where no such words follow a comma.

    The comma that closes them may be left out: "para camat, termasuk camat di pulau itu harus ...".
    """
    closed = reader.low(comma) == ","
    for j in range(comma - closed, max(0, comma - LONGEST_APPOSITION), -1):
        if j in reader.named:
            continue
        if reader.low(j) == ",":
            return j - 1 if reader.low(j + 1) in {"khususnya", "terutama", "termasuk", "utamanya", "seperti"} else comma
        if not closed and lexicon.verb_like(reader.low(j)):
            return comma
    return comma


def _before_attribution(reader: Reader, comma: int) -> int:
    """The last word before ", menurut X," or ", kata X,"; `comma` itself where no such words stand before it."""
    opening = next((j for j in range(comma - 1, max(0, comma - LONGEST_ATTRIBUTION), -1) if reader.low(j) == ","), -1)
    return opening - 1 if opening > 0 and reader.low(opening + 1) in _ATTRIBUTES else comma


def _set_off(reader: Reader, comma: int) -> tuple[int, int] | None:
    """The party that a comma parts from its predicate: "Para camat di daerah pesisir, diminta ..."."""
    first = comma
    while first and (reader.low(first - 1) not in {",", "bahwa", ":"} or first - 1 in reader.named):
        first -= 1
    if reader.low(first) in _SPOKEN_TO or not _WHEN_SPOKEN.isdisjoint(reader.lows[first:comma]):
        return None
    if not reader.is_party(first, comma, known=True):
        return None
    for j in range(first, comma):
        if reader.low(j) == "yang":
            return first, comma
        if j not in reader.named and lexicon.verb_like(reader.low(j)):
            return None
    return first, comma


def _before_brackets(reader: Reader, k: int) -> int:
    """The word before the brackets that close at token `k`; `k` itself where none do."""
    if reader.low(k) != ")" or k in reader.named:
        return k
    return next((i - 1 for i in range(k - 1, max(-1, k - 8), -1) if reader.low(i) == "("), -1)


def list_before(reader: Reader, first: int, last: int) -> int:
    """Where the list begins that ends with the party `[first, last)`: "Lurah dan Camat", "Lurah, Camat dan warga"."""
    joined = not {"dan", "serta"}.isdisjoint(reader.lows[first:last])
    while first >= 2 and (reader.low(first - 1) in {"dan", "serta"} or (joined and reader.low(first - 1) == ",")):
        if reader.is_named(first - 2):
            start = reader.first_of(first - 2)
        elif reader.is_party(first - 2, first - 1):
            start = first - 2
        else:
            break
        if reader.low(first - 1) == "," and reader.low(start - 1) not in {"", ",", "bahwa", "agar", "para", "seluruh"}:
            break  # "menurut Bupati, camat dan lurah diminta ..."
        left = reader.low(reader.skip_back(start - 1, lexicon.words("party_determiners") | {"anggota", "jajaran"}))
        if left in lexicon.words("prepositions") - {"dan", "serta", "bagi", "agar", "bahwa", "kepada"}:
            break  # "bersama Bupati dan camat diminta ..."
        joined = True
        first = start
    return first


def party_before(reader: Reader, k: int) -> tuple[int, int] | None:
    """The party, or the list of parties, that is the subject of the predicate at token `k`, as token positions."""
    party = _last_party_before(reader, k)
    return None if party is None else (list_before(reader, *party), party[1])


def _through(reader: Reader, k: int) -> int:
    """Where "melalui" stands before those through whom a body acts ("Pemkab melalui dinas terkait diminta"), or `k`."""
    for j in range(k - 1, max(0, k - LONGEST_LATE_PARTY), -1):
        if j in reader.named:
            continue
        if reader.low(j) in {"melalui", "lewat"}:
            while reader.is_named(j - 1, _PLACE) and reader.low(j - 2) == ",":
                j -= 2  # "Pemkab Sleman, DIY melalui ..."
            return j if reader.is_named(j - 1, ISSUERS) or reader.low(j - 1) == ")" else k
        if lexicon.verb_like(reader.low(j)) or reader.low(j) in {",", "bahwa"}:
            return k
    return k


def _head_of_relative(reader: Reader, relative: int) -> int:
    """Where the party begins whose relative clause opens at token `relative`, or -1: "tokoh agama yang hadir"."""
    if reader.is_named(relative - 1):
        return reader.first_of(relative - 1)
    if reader.is_party(relative - 1, relative):
        return relative - 2 if reader.low(relative - 2) in lexicon.party_heads() else relative - 1
    head = relative - 2
    if (
        head < 0
        or head + 1 in reader.named
        or not reader.low(head + 1).isalpha()
        or lexicon.verb_like(reader.low(head + 1))
    ):
        return -1
    if reader.low(head + 1) in lexicon.words("prepositions") or not reader.is_party(head, relative, known=True):
        return -1
    if head and reader.low(head - 1) in lexicon.words("party_determiners"):
        return head - 1
    left = reader.low(head - 1)
    thing = left.isalpha() and head - 1 not in reader.named and left not in lexicon.before_party()
    return -1 if thing else head  # "Pameran industri pertahanan yang digelar di sini" is no industry


def _last_party_before(reader: Reader, k: int) -> tuple[int, int] | None:
    k = _through(reader, k)
    j = _before_apposition(reader, reader.skip_back(k - 1, lexicon.words("passive_fillers")))
    if j < 0 or reader.low(j) in {"dan", "serta"}:
        return None  # "... dan diminta": the subject stands in the clause before
    if reader.low(j) == "," and j not in reader.named:
        said = _before_attribution(reader, j)
        if said == j:
            return _set_off(reader, j)
        j = said
    prepositions = lexicon.words("prepositions")
    if reader.low(j) in lexicon.words("first_person") | {"mereka", "kalian", "anda"}:
        return j, j + 1
    last = j + 1
    j = _before_brackets(reader, j)
    if j < 0:
        return None
    if reader.is_named(j):
        first = reader.first_of(j)
        while reader.low(first - 1) in {"para", "seluruh", "semua", "setiap", "jajaran"}:
            first -= 1
        if reader.low(first - 1) in {"khususnya", "terutama"} and reader.is_party(first - 2, first - 1):
            first -= 2  # "pemerintah khususnya Kementerian Sosial harus ..."
        if reader.low(first - 1) in _AT:
            group = group_ending_at(reader, j)  # "ASN di Pemprov itu harus ..."
            return None if group is None or group[0] >= first else (group[0], last)
        if reader.low(first - 1) in _TOGETHER and first > 1:
            leader = _last_party_before(reader, first - 1)  # "camat bersama Forkopimcam diminta ..."
            return None if leader is None else (leader[0], last)
        if reader.low(first - 1) == "kepada" and reader.low(first - 2) in _BEGINS:
            return first, last  # "Kepada semua Bupati diminta ..."
        object_of = reader.low(first - 1) in prepositions - {"dan", "serta", "bagi", "agar", "bahwa"}
        return None if object_of or modifies(reader, first) else (first, last)
    # "bagi yang telah divaksin diminta ...": a headless relative clause names the party
    for first in range(j, max(-1, j - 14), -1):
        if reader.low(first) in {",", ".", ":", ";", "bahwa"}:
            break
        if reader.low(first) == "bagi" and reader.low(first + 1) == "yang":
            return first + 1, last
        if reader.low(first) == "yang" and first and (head := _head_of_relative(reader, first)) >= 0:
            return None if modifies(reader, head) else (head, last)  # "suara warga yang cemas itu" is a thing
    group = group_ending_at(reader, j)
    if group is not None:
        first = group[0]
        while reader.low(first - 1) in _EVERY:
            first -= 1  # "Kepada semua camat diminta ..."
        return first, last
    if reader.is_named(j, _PLACE) and reader.low(reader.first_of(j) - 1) == "di":
        seated = _before_brackets(reader, reader.first_of(j) - 2)  # "PT Fulan (PTF) di Kabupaten Sleman harus ..."
        if reader.is_named(seated, _BODY) and not modifies(reader, reader.first_of(seated)):
            return reader.first_of(seated), last
    for first in range(j - 1, max(-1, j - LONGEST_LATE_PARTY), -1):
        # "untuk penyelenggara harus bersikap netral"
        begins = reader.low(first) in {"untuk", "bagi", "kepada"} and reader.low(first - 1) in _BEGINS
        if begins and reader.is_party(first + 1, last, known=True):
            return first + 1, last
    return None
