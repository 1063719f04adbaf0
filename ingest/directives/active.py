"""Directives told with an active verb: "Bupati meminta camat mendata warga"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.addressees import addressees
from ingest.directives.alone import act_alone
from ingest.directives.doers import with_doer
from ingest.directives.draft import Draft, draft
from ingest.directives.fronted import fronted
from ingest.directives.hopes import by_way_of, hoped_of, hoped_to_be_done, no_one_who
from ingest.directives.modal import conditional
from ingest.directives.parties import issuer_of
from ingest.directives.passive import party_before
from ingest.directives.reader import IMPORTANCE, ISSUERS, Split
from ingest.directives.said import said, told_one_by_one
from ingest.directives.support import support
from ingest.directives.supposed import is_supposed
from ingest.directives.voice import A_THING, Issuer

if TYPE_CHECKING:
    from ingest.directives.lexicon import Trigger
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

_BEFORE_VERB = frozenset({"juga", "pun", "secara", "kembali", "terus", "selalu", "segera", "pernah"})

BRACKETS_WITHIN = 8
"""Words in brackets between a name and its verb."""
LONGEST_UNKNOWN = 3
"""Words of an addressee that nothing else names: "meminta Samsat membuka loket"."""
FEW_WORDS = 2
"""Words of a party in common nouns that no list has."""
LONGEST_THING = 6
"""Words of a thing that something is to be done to."""


_MOVES_TOO = frozenset({"mendorong", "mengharuskan", "mewajibkan", "menuntut"})
"""Verbs of directing that events are the subject of too: "hujan turun deras, mendorong warga untuk pindah"."""
_PRONOUNS = frozenset({"ia", "dia", "beliau", "saya", "kami", "kita", "pihaknya"})
_PARTS = frozenset(
    {"perhatian", "bantuan", "masukan", "dukungan", "partisipasi", "komitmen", "kerjasama", "keterlibatan", "peran"}
)
"""What a party is asked to give towards an act."""
_HELP = frozenset({"bantuan", "dukungan"})
_ADJECTIVES = frozenset({"aktif", "penuh", "nyata", "serta", "lebih", "serius"})
_ONESELF = frozenset({"kami", "saya", "pihaknya", "dirinya"})
_PROPOSES = frozenset({"mengusulkan", "usulkan"})
_TO_A_THING = frozenset({"D-01", "D-02", "D-03", "D-19"})
_OFFICE = frozenset({"person", "post"})
_IS_SO = frozenset({"akan", "sudah", "telah", "masih", "sedang", "belum"})
"""After a party that is reminded: of what, or of how things are."""
_WANTS = frozenset({"menginginkan", "menghendaki"})
"""Verbs of wanting: they direct where it is told who wants."""
_SUGGESTS = frozenset(
    {"menyarankan", "sarankan", "menganjurkan", "merekomendasikan", "rekomendasikan", "menyerukan", "serukan"}
)
_BEGS = frozenset({"mohon", "memohon"})
_REQUESTS = frozenset({"harap", "mohon"})
"""Bare stems that ask by themselves: "harap melapor"."""
_THIS = frozenset({"ini", "itu", "tersebut"})
_TAKES_PART = frozenset({"dilibatkan", "diajak", "dididik", "dibekali", "dilatih"})
_UNSAID = frozenset({"hal", "itu", "ini", "tersebut", "keras", "tegas", "sambil", "dan", "apapun"})
_PRESSING = frozenset(
    {"kebutuhan", "keperluan", "kepentingan", "keadaan", "kondisi", "masalah", "persoalan", "isu", "hal", "sangat",
     "paling", "semakin", "makin", "cukup", "lebih", "begitu"}
)  # fmt: skip
"""Right before "mendesak" where it tells how things are: "kebutuhan mendesak agar ..."."""
_NOT = frozenset({"tidak", "tak", "bukan", "belum", "dilarang"})
DENIED_WITHIN = 4
"""How many words before "atau" the word stands that denies both verbs."""
_PLACE = frozenset({"place"})


def denied(reader: Reader, k: int) -> bool:
    """Is the verb at token `k` planned, denied, conditional or a purpose rather than told?"""
    left = reader.skip_back(k - 1, _BEFORE_VERB)
    if reader.low(left) == "atau" and not _NOT.isdisjoint(reader.lows[max(0, left - DENIED_WITHIN) : left]):
        return True  # "tidak pernah mengusulkan atau memerintahkan ..."
    return reader.low(left) in lexicon.words("not_told") or is_supposed(reader, k)


def active(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    """D-01 to D-06: the issuer is the subject of an active verb of directing."""
    k = reader.at(trigger.start)
    if k < 0 or denied(reader, k) or reader.texts[-1] == "?":
        return None
    if trigger.word.form == "mendesak" and reader.low(k - 1) in _PRESSING:
        return None
    before = fronted(reader, k)
    made = _read(reader, trigger, k, voice, stop)
    if before is not None and made is None and trigger.word.frame in {"hope", "strict", "object"}:
        made = _asked_of_those_before(reader, trigger, k, voice, stop)
    if made is None or made.issuer == A_THING:
        return None
    told = made.rule == "D-02" and made.issuer.how in {"named", "pronoun"} and not reader.quoted
    if made.rule == "D-02" and reader.quoted and made.addressees:  # "kami menginginkan para camat untuk ..."
        told = reader.low(reader.at(made.action[0]) - 1) in lexicon.CONJUNCTIONS
    if trigger.word.form in _WANTS and not told:
        return None
    if trigger.word.form.endswith("nya") and made.issuer.how not in {"named", "pronoun"}:
        return None  # "Bupati memintanya untuk ...": of whom it is asked was told before, so who asks must be named
    if made.issuer.id in made.addressees:
        made = made._replace(addressees=tuple(who for who in made.addressees if who != made.issuer.id))
    if before is not None and not made.addressees and not _done_to_it(reader, made):
        made = made._replace(addressees=addressees(reader, *before, voice))
    if made.rule in _TO_A_THING:
        made = with_doer(reader, made, voice)
    moved = trigger.word.form in _MOVES_TOO and made.issuer.how == "running" and not reader.quoted
    return None if moved and _has_a_noun_before(reader, k) else made


def _done_to_it(reader: Reader, made: Draft) -> bool:
    """Is the act done to something, so that the party told first may be the one it is for?"""
    first = reader.skip(max(reader.at(made.action[0]), 0), lexicon.words("act_openers"))
    return lexicon.passive_verb(reader.low(first))


def _asked_of_those_before(reader: Reader, trigger: Trigger, k: int, voice: Voice, stop: int) -> Draft | None:
    """ "Kepada para camat, saya harapkan memberikan perhatian": nothing but the act follows the verb."""
    split = reader.split(reader.skip(k + 1, lexicon.words("after_verb")))
    if split is None or split.has_party:
        return None
    rule = "D-02" if trigger.word.frame == "hope" else "D-01"
    return draft(reader, trigger, rule, issuer_of(reader, k, voice), (), split.act, stop=stop)


def _has_a_noun_before(reader: Reader, k: int) -> bool:
    """Is the subject of the verb at token `k` a word that names no one: "isu pasar kerja mendorong ..."?"""
    before = reader.skip_back(k - 1, lexicon.words("subject_adverbs"))
    low = reader.low(before)
    return low.isalpha() and low not in lexicon.words("openers") | _PRONOUNS | {"dan", "serta", "mereka"}


def _read(reader: Reader, trigger: Trigger, k: int, voice: Voice, stop: int) -> Draft | None:
    frame = trigger.word.frame
    if trigger.word.form == "ingin" and not _wants(reader, k):
        return None
    if trigger.word.kind == "first" and not _has_speaker(reader, k):
        return _bare_request(reader, trigger, k, voice, stop)
    nxt = reader.skip(k + 1, lexicon.words("after_verb"))
    if reader.low(nxt) == "dan" and lexicon.active_verb(reader.low(nxt + 1)):
        nxt = reader.skip(nxt + 2, lexicon.words("after_verb"))  # "mendorong dan mendukung pekerja untuk ..."
    if frame == "hope" and reader.low(nxt) in {"bahwa", "semoga"}:
        nxt += 1
    if (frame == "hope" or reader.low(nxt) == ",") and (hoped := by_way_of(reader, nxt)) > 0:
        nxt = hoped  # "berharap dengan upaya bersama, warga dapat ..."
    if frame == "hope" and reader.low(nxt) == "dari" and hoped_of(reader, nxt + 1):
        nxt += 1  # "kami harapkan dari para camat untuk ..."
    if reader.low(nxt) == "," and _goes_on_after_comma(reader, frame, nxt):
        nxt = reader.skip(nxt + 1, lexicon.words("after_verb"))  # "mengingatkan, para sopir untuk tidak ..."
    if reader.low(nxt) == "tolong" and trigger.word.form in {"minta", "meminta"}:
        nxt = reader.skip(nxt + 1, frozenset({"kepada", "untuk", "ke"}))  # "minta tolong kepada camat mendata warga"
    if nxt >= reader.count or reader.low(nxt) == "-":
        return None
    asked = _asked_of_a_party(reader, nxt) or told_one_by_one(reader, nxt)
    if asked is not None:
        told = addressees(reader, *asked.party, voice) if asked.has_party else ()
        rule = "D-02" if frame == "hope" else "D-01"
        return draft(reader, trigger, rule, issuer_of(reader, k, voice), told, asked.act, stop=stop)
    asks = frame in {"hope", "object"} or trigger.word.form in _BEGS
    if asks and (made := support(reader, trigger, k, nxt, voice, stop)) is not None:
        return made
    if frame == "hope" and (none := no_one_who(reader, nxt)) is not None:
        told = addressees(reader, *none, voice)  # "berharap tidak ada lagi warga yang membuang sampah"
        return draft(reader, trigger, "D-02", issuer_of(reader, k, voice), told, nxt, stop=stop)
    if reader.low(nxt) in lexicon.words("things_asked"):
        return None
    if trigger.word.form in _MOVES_TOO and reader.low(k - 1) == "," and _tells_an_event(reader, k):
        return None
    if frame == "conj" or (frame == "strict" and reader.low(nxt) in IMPORTANCE):
        return said(reader, trigger, k, nxt, voice, stop)
    split = reader.split(nxt)
    if split is not None and split.has_party and _told(reader, frame, split):
        return _to_party(reader, trigger, k, split, voice, stop)
    by_means = reader.low(reader.skip(k + 1, lexicon.words("after_verb") - {"dengan"})) == "dengan"
    if frame == "hope" and split is not None and not by_means and (first := hoped_to_be_done(reader, split)) >= 0:
        return draft(reader, trigger, "D-19", issuer_of(reader, k, voice), (), first, stop=stop)
    if frame == "forbid" and (lexicon.active_verb(reader.low(nxt)) or lexicon.act_noun(reader.low(nxt))):
        return draft(reader, trigger, "D-06", issuer_of(reader, k, voice), (), nxt, stop=stop)
    if frame == "forbid" and nxt not in reader.named and (_names_conduct(reader, nxt) or _stays_away(reader, split)):
        issuer = issuer_of(reader, k, voice)  # a law or a crowd forbids no one officially
        return None if issuer.how == "group" else draft(reader, trigger, "D-06", issuer, (), nxt, stop=stop)
    if frame in {"hope", "forbid"}:
        return None
    at_once = reader.low(nxt) == "untuk" or lexicon.imperative(reader.low(nxt))
    if split is not None and trigger.word.kind == "first" and at_once and not split.has_party:
        # "bagi yang belum terdata kami minta untuk mendaftar": the party stands first
        me = reader.skip_back(k - 1, lexicon.words("me_fillers"))
        party = party_before(reader, me) if reader.low(me) in lexicon.words("first_person") else None
        if party is not None:
            told = addressees(reader, *party, voice)
            return draft(reader, trigger, "D-01", issuer_of(reader, k, voice), told, split.act, stop=stop)
    if split is not None and act_alone(reader, trigger, nxt, split):
        return draft(reader, trigger, "D-01", issuer_of(reader, k, voice), (), split.act, stop=stop)
    if trigger.word.form in _PROPOSES and nxt not in reader.named and lexicon.deed(reader.low(nxt)):
        return draft(reader, trigger, "D-03", issuer_of(reader, k, voice), (), nxt, stop=stop)
    done = nxt + (reader.low(nxt) == "adanya")
    if trigger.word.form == "mendorong" and done not in reader.named and lexicon.deed(reader.low(done)):
        issuer = issuer_of(reader, k, voice)  # a body that pushes something may do it itself
        someone = (issuer.id or "").startswith("person/") and issuer.how in {"named", "pronoun", "quote"}
        someone = someone and reader.low(k - 1) not in {"atau", "dan", "serta", ","}
        return draft(reader, trigger, "D-03", issuer, (), nxt, stop=stop) if someone else None
    if trigger.word.form in _SUGGESTS and nxt not in reader.named and lexicon.deed(reader.low(nxt)):
        issuer = issuer_of(reader, k, voice)
        passed_on = issuer.how in {"running", "group"} or reader.low(k - 1) == "yang"
        return None if passed_on else draft(reader, trigger, "D-03", issuer, (), nxt, stop=stop)
    if (
        (frame == "object" or (frame == "free" and trigger.word.strength == "order"))
        and nxt not in reader.named
        and (lexicon.act_noun(reader.low(nxt)) or _thing_done(reader, k, split))
    ):
        return draft(reader, trigger, "D-03", issuer_of(reader, k, voice), (), nxt, stop=stop)
    return None


def _wants(reader: Reader, k: int) -> bool:
    """Do "saya" or "kami" want a party to act, or something done? What others or all of us want is only told of."""
    named = reader.texts[k].islower() and reader.is_named(k - 1, _OFFICE)
    own = {"saya", "kami"} if reader.quoted else {"pihaknya", "dirinya"}
    if not (named or reader.low(k - 1) in own) or conditional(reader, k):
        return False
    split = reader.split(k + 1)
    if split is None or not split.has_party:
        return False
    low = reader.low(reader.skip(split.act, lexicon.words("act_openers")))
    return lexicon.passive_verb(low) or (lexicon.active_verb(low) and low not in lexicon.words("states"))


def _names_conduct(reader: Reader, nxt: int) -> bool:
    """Is what stands after "melarang" called by the name of an act: "segala bentuk pungutan"?"""
    head = reader.low(reader.skip(nxt, lexicon.words("kinds_of")))
    return lexicon.act_noun(head) or head in lexicon.words("conduct")


def _stays_away(reader: Reader, split: Split | None) -> bool:
    """Is a thing kept from what it does or undergoes: "melarang truk melintas", "melarang mobil dinas dipakai"?"""
    if split is None or split.conjunction or split.party[1] - split.party[0] > LONGEST_UNKNOWN:
        return False
    words = [reader.low(j) for j in range(*split.party)]
    if not words or not lexicon.words("breaks").isdisjoint(words) or not _UNSAID.isdisjoint(words):
        return False
    verb = reader.low(split.act)
    return all(word.isalpha() for word in words) and (lexicon.active_verb(verb) or lexicon.passive_verb(verb))


def _asked_of_a_party(reader: Reader, nxt: int) -> Split | None:
    """ "meminta masukan dari warga untuk ...": the party of whom a part is asked, and its act."""
    of = reader.skip(nxt + 1, _ADJECTIVES)
    at_once = reader.low(nxt) in _HELP and reader.low(nxt - 1) in {
        "minta",
        "meminta",
    }  # "minta bantuan camat untuk ..."
    if reader.low(nxt) not in _PARTS or not (at_once or reader.low(of) in {"dari", "kepada"}):
        return None
    split = reader.split(of + 1 if reader.low(of) in {"dari", "kepada"} else of)
    if split is None or not split.conjunction or not split.has_party or not reader.is_party(*split.party, known=True):
        return None
    return split


def _goes_on_after_comma(reader: Reader, frame: str, comma: int) -> bool:
    """Do a party and the conjunction before its act follow the comma at once? A hope may do without that word."""
    split = reader.split(comma + 1)
    if split is None or not split.has_party or not (split.conjunction or frame == "hope"):
        return False
    return reader.is_party(*split.party, known=not split.conjunction)


def _told(reader: Reader, frame: str, split: Split) -> bool:
    """Is the party of the split someone who can be told: known as such, "kami", or an unknown name?"""
    first, last = split.party
    verb = reader.low(reader.skip(split.act, lexicon.words("act_openers")))
    if reader.low(first - 1) == "kepada" and (split.conjunction or lexicon.active_verb(verb)):
        return True  # whoever they are, someone is told
    if split.conjunction and reader.texts[first][0].isupper() and any(reader.is_named(j) for j in range(first, last)):
        return True  # "mendesak Budi, Ketua DPRD, untuk mundur"
    if reader.is_party(first, last, known=True) or reader.low(first) in {"kita", "kami", "saya", "dirinya"}:
        return True
    act = reader.low(split.act)
    acts = bool(split.conjunction) or lexicon.active_verb(act)
    if frame != "hope" and acts and reader.is_party(first, last):
        return True  # an acronym that nothing else names
    by_name = reader.texts[first][0].isupper()
    if frame not in {"free", "object"} and not (frame == "strict" and split.conjunction and by_name):
        return False
    if first in reader.named:
        return False
    if not by_name:
        return split.conjunction in {"untuk", "agar"} and acts_alone(reader, split)
    if split.conjunction:
        act = reader.low(reader.skip(split.act, lexicon.words("act_openers")))  # "meminta Indonesia untuk tidak ..."
    return last - first <= LONGEST_UNKNOWN and (lexicon.active_verb(act) or act in lexicon.words("going"))


def acts_alone(reader: Reader, split: Split) -> bool:
    """Is it a word or two for who acts that stands before the act: "meminta pengikutnya untuk memberi saran"?"""
    first, last = split.party
    head = reader.low(first)
    thing = lexicon.act_noun(head) or head in lexicon.words("things_asked") or head in _UNSAID or head.startswith("ke")
    act = reader.low(reader.skip(split.act, lexicon.words("act_openers")))
    return (
        not thing and last - first <= FEW_WORDS and head.isalpha() and act.startswith("me") and lexicon.active_verb(act)
    )


def _tells_an_event(reader: Reader, k: int) -> bool:
    """Is no one named, nor meant by a pronoun, before token `k`?"""
    return not any(reader.is_named(j, ISSUERS) or reader.low(j) in _PRONOUNS for j in range(k))


def _thing_done(reader: Reader, k: int, split: Split | None) -> bool:
    """Is what is asked for that something be done to a thing: "meminta jalan itu diperbaiki"?

    Without the thing it is asked for by the speaker ("saya minta didata"); "ia minta dijemput" is for oneself.
    """
    if split is None or split.conjunction or split.party[1] - split.party[0] > LONGEST_THING:
        return False
    before = reader.low(reader.skip_back(k - 1, lexicon.words("me_fillers")))
    if not split.has_party and before not in lexicon.words("first_person"):
        return False
    act = reader.low(reader.skip(split.act, lexicon.words("act_openers")))
    return lexicon.passive_verb(act) or act == "mengacu"


def _has_speaker(reader: Reader, k: int) -> bool:
    """Bare stems direct only after their subject: "kami minta", "Mendagri minta"."""
    before = reader.skip_back(k - 1, lexicon.words("me_fillers"))
    if reader.low(before) in lexicon.words("first_person") | lexicon.PRONOUNS | _ONESELF:
        return True
    if before != k - 1 and not reader.is_named(before, _OFFICE):
        return False  # "Sari juga tegaskan agar ..."
    while before > 0 and reader.is_named(before, _PLACE):
        before -= 1  # "Pemkab Sleman, DIY minta ..."
    before = reader.before_titles(before)
    if reader.low(before) == ")" and before not in reader.named:
        opening = next((j for j in range(before, max(0, before - BRACKETS_WITHIN), -1) if reader.low(j) == "("), 0)
        before = opening - 1  # "Bupati Sari Melati (Sari) minta ..."
    return reader.is_named(before) or (reader.low(before) == "," and reader.is_named(before - 1))


def _bare_request(reader: Reader, trigger: Trigger, k: int, voice: Voice, stop: int) -> Draft | None:
    """D-12: "harap melapor", "mohon diteruskan" at the start of what is spoken."""
    opens = reader.low(k - 1) in {"", ","} or (reader.low(k - 1) in _THIS and k <= FEW_WORDS + 1)
    if trigger.word.form not in _REQUESTS or not reader.quoted or not opens:
        return None  # "Data itu mohon segera dilengkapi"
    issuer = Issuer(voice.quoted(reader), "quote")
    if issuer.id is None:
        return None
    if not reader.opens_act(k + 1):
        return support(reader, trigger, k, k + 1, voice, stop) if trigger.word.form in _BEGS else None
    return draft(reader, trigger, "D-12", issuer, (), k + 1, stop=stop)


def _to_party(reader: Reader, trigger: Trigger, k: int, split: Split, voice: Voice, stop: int) -> Draft | None:
    frame = trigger.word.frame
    to = any(reader.low(j) == "kepada" for j in range(k + 1, split.party[0]))
    if frame in {"hope", "strict"} and not to and _only_places(reader, split):
        return None
    if frame == "strict" and reader.low(split.act) == "menjadi":
        return None  # "mengusulkan seseorang menjadi pahlawan" tells no one to do anything
    rule = {"hope": "D-02", "forbid": "D-06"}.get(frame, "D-01")
    if frame == "hope" and reader.low(split.party[0]) in _ONESELF:
        return None
    alone = split.party[1] - split.party[0] == 1 and reader.low(split.party[0]) in {"semua", "semuanya"}
    if frame == "hope" and alone and reader.low(split.act) == "lebih":
        return None  # "berharap semua lebih baik"
    if trigger.word.strength == "remind" and not split.conjunction and reader.low(split.act) in _IS_SO:
        return None  # "mengingatkan kita akan persatuan", "mengingatkan warga sudah tahu"
    if trigger.word.strength == "remind" and not split.conjunction and _told_that(reader, split.act):
        return None  # "mengingatkan para kades atau biasa dipanggil pambakal, bahwa ..."
    if split.conjunction != "untuk" and _undergoes(reader, split) and not to:
        return draft(reader, trigger, rule, issuer_of(reader, k, voice), (), split.party[0], stop=stop)
    told = addressees(reader, *split.party, voice)
    return draft(reader, trigger, rule, issuer_of(reader, k, voice), told, split.act, stop=stop)


def _told_that(reader: Reader, act: int) -> bool:
    """Does a comma and "bahwa" follow token `act` within a few words: of what someone is reminded?"""
    return any(
        reader.low(j) == "," and reader.low(j + 1) == "bahwa"
        for j in range(act, min(act + LONGEST_THING, reader.count))
    )


def _undergoes(reader: Reader, split: Split) -> bool:
    """Is the act done to what stands before it, so that this belongs to it: "agar hutan itu tidak dirusak"?"""
    act = reader.skip(split.act, lexicon.words("act_openers"))
    return lexicon.passive_verb(reader.low(act)) and reader.low(act) not in _TAKES_PART


def _only_places(reader: Reader, split: Split) -> bool:
    return all(reader.is_named(k, _PLACE) for k in range(*split.party))
