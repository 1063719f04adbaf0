"""Directives that ask a party for its part: "Bupati mengharapkan dukungan semua pihak dalam menata pasar"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.addressees import addressees
from ingest.directives.draft import Draft, draft
from ingest.directives.parties import issuer_of

if TYPE_CHECKING:
    from ingest.directives.lexicon import Trigger
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

LONGEST_PART = 5
"""Words that name the part, before the party: "dukungan dan kerja sama"."""
LONGEST_PARTY = 14
"""Words of the party of whom it is hoped."""

_PARTS = frozenset(
    {"dukungan", "bantuan", "partisipasi", "komitmen", "kerjasama", "keterlibatan", "peran", "kontribusi", "sinergi",
     "sinergitas", "kerja", "keaktifan", "kepedulian", "peranan"}
)  # fmt: skip
"""What others give towards an act."""
_BEFORE = frozenset({"adanya", "pemberian", "akan", "agar", "juga", "betul", "sangat"})
_BETWEEN = frozenset({"dan", "serta", "sama", "penuh", "aktif", "besar", "nyata", "maksimal", "lebih", ",", "atau"})
_OF = frozenset({"dari", "seluruh", "semua", "segenap", "para", "setiap"})
_PREDICATES = frozenset({"dapat", "bisa", "tidak", "akan", "semakin", "terus", "mampu", "tetap"})
_NO_PARTY = frozenset({"mungkin", "semacam", "seperti", "melalui", "berupa", "lewat", "karena", "sebab", "dengan"})
_TOWARDS = frozenset({"dalam", "untuk", "guna", "agar", "terhadap", "demi", "pada"})


def support(reader: Reader, trigger: Trigger, k: int, nxt: int, voice: Voice, stop: int) -> Draft | None:
    """D-22: the part of a named party in an act is hoped for."""
    first = nxt
    while reader.low(first) in _BEFORE and first < reader.count - 1:
        first += 1
    if reader.low(first) not in _PARTS or first in reader.named:
        return None
    hope = trigger.word.frame == "hope"  # "meminta bantuan dari warga" alone is no more than asking for help
    start = first - 1 if reader.low(first - 1) == "pemberian" else first
    j = first + 1
    while (
        j < min(reader.count, first + LONGEST_PART) and (reader.low(j) in _BETWEEN | _PARTS) and j not in reader.named
    ):
        j += 1
    given = reader.skip(j, frozenset({"dari"}))
    last = given
    while last < min(reader.count, given + LONGEST_PARTY):
        low = reader.low(last)
        if low == "(" and reader.low(last + 2) == ")":
            last += 3  # "Organisasi Perangkat Daerah (OPD)"
            continue
        if low in _NO_PARTY or (
            last not in reader.named and (low in _TOWARDS or not low.replace("-", "").replace("/", "").isalnum())
        ):
            break
        last += 1
    if not reader.is_party(given, last, known=True):
        return None
    if any(_tells_of_it(reader, i) for i in range(last, reader.count)):
        return None  # "bantuan pemerintah pusat untuk desa tidak berhenti"
    told = addressees(reader, given, last, voice)
    issuer = issuer_of(reader, k, voice)
    in_so_many_words = given > j and (hope or reader.low(first) != "bantuan")
    if not hope and given == j and reader.low(first) == "dukungan":
        in_so_many_words = last == reader.count or reader.low(last) == "."  # "meminta dukungan pemerintah daerah."
    if issuer.id is None or issuer.id in told or not _towards_an_act(reader, last, asked=in_so_many_words):
        return None
    return draft(reader, trigger, "D-22", issuer, told, start, stop=stop)


def _tells_of_it(reader: Reader, i: int) -> bool:
    """Does token `i` say of the support how it is to be, rather than what it is for?"""
    if i in reader.named or reader.low(i - 1) in {"yang", "tidak", "agar", "supaya", "dan"}:
        return False
    return reader.low(i) in _PREDICATES or lexicon.passive_verb(reader.low(i))


def _towards_an_act(reader: Reader, k: int, *, asked: bool) -> bool:
    """Is it told what the support is for; or is it asked of the party in so many words ("dari semua pihak")?"""
    if reader.low(k) not in _TOWARDS:
        return asked
    return lexicon.verb_like(reader.low(k + 1)) or lexicon.act_noun(reader.low(k + 1)) or reader.low(k) == "agar"
