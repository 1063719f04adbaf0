"""Directives told as what others must, should or may not do: "Jalan itu harus segera diperbaiki"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import circulars, lexicon
from ingest.directives.addressees import addressees
from ingest.directives.attributed import asked_for
from ingest.directives.draft import Draft, draft
from ingest.directives.parties import speaker_of
from ingest.directives.passive import party_before
from ingest.directives.predicates import told_in_any_words
from ingest.directives.views import holds_office, is_view, of_own_body

if TYPE_CHECKING:
    from ingest.directives.lexicon import Trigger
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Issuer, Voice

_CONDITION_WITHIN = 12
_RELATIVE_WITHIN = 8
LONGEST_DOER = 6
"""Words of the party after "oleh"."""
_BECAUSE = frozenset({"karena", "sebab"})
_EVERY = frozenset({"setiap", "seluruh", "semua", "segenap"})
_BODY = frozenset({"organisation"})
_AFTER = frozenset({"dan", "untuk", "agar", "di", "pada", "dalam", "sebagai", "karena", "yang", "secara", "dengan"})
_FILLERS = frozenset(
    {"juga", "pun", "tetap", "tentu", "memang", "ini", "sekarang", "ya", "maka", "semua", "nanti", "itu", "masih"}
)
_GETS = frozenset({"menjadi", "jadi", "mendapat", "mendapatkan"})
_CASES = frozenset({"apabila", "jika", "kalau", "bila"})
_RULES = frozenset({"aturannya", "ketentuannya", "syaratnya", "prosedurnya", "mekanismenya"})
_HEEDED = frozenset({"diperhatikan", "dibaca", "dilihat", "dipahami", "diketahui", "dicatat", "disadari"})
"""What is done with the eyes or the mind; an act to be done where its doer is told."""
_RESTS_ON = frozenset({"mengacu", "berpedoman", "merujuk", "berpijak"})
_BASED_ON = frozenset({"berbasis", "berdasarkan", "berlandaskan"})
_HAVE = frozenset({"memiliki", "mempunyai", "punya", "menunjukkan"})
_ATTITUDES = frozenset(
    {
        "semangat",
        "komitmen",
        "integritas",
        "kepedulian",
        "inovasi",
        "kesadaran",
        "inisiatif",
        "etos",
        "loyalitas",
        "kepekaan",
        "keberanian",
        "tekad",
    }
)
_EXAMPLES = frozenset(
    {
        "contoh",
        "teladan",
        "panutan",
        "pelopor",
        "garda",
        "penggerak",
        "poros",
        "pionir",
        "pioner",
        "pioneer",
        "motor",
        "orang",
        "ujung",
        "mitra",
        "agen",
        "bagian",
    }
)
_ISSUED = frozenset({"kebijakan", "izin", "aturan", "peraturan", "surat", "edaran", "instruksi", "rekomendasi"})
_CARE = frozenset({"prioritas", "perhatian", "target"})
_ALSO = frozenset({"juga", "pula"})
_MINDS = frozenset(
    {"menyadari", "memahami", "mengakui", "mengerti", "melihat", "mensyukuri", "bersyukur", "mengetahui"}
)
"""What goes on in the mind of all of us."""
_TELLS = frozenset({"menegaskan", "menyampaikan", "menjelaskan", "mengatakan", "tegaskan", "sampaikan", "jelaskan"})
"""Before "bahwa": what the speaker is about to say, no act of another."""
_OWN_SIDE = frozenset({"saya", "kami", "aku", "pihaknya", "ia", "dia", "dirinya"})
_HOW = frozenset(
    {"secara", "dengan", "oleh", "pada", "dari", "melalui", "lewat", "paling", "sebelum", "hingga", "sesuai", "mulai",
     "sejak", "kepada", "tepat", "bersama", "bersama-sama", "berdasarkan", "di", "ke", "dalam", "sebaik", "semaksimal"}
)  # fmt: skip
"""After what is to be done: how, by whom, where or by when."""
_USED = frozenset({"digunakan", "dimanfaatkan", "dipakai", "dipergunakan"})
_TURNS_OUT = frozenset({"lebih", "kurang", "rusak", "gagal", "putus", "sama", "selesai"})
_TURNS = frozenset(
    {"hidup", "tinggal", "jadi", "efektif", "tumbuh", "naik", "keluar", "punya", "memiliki", "percaya", "sadar"}
)
"""Bare verbs of how things are or turn out."""
_ACHIEVED = frozenset({"terserap", "terealisasi", "tercapai", "terlaksana", "terpenuhi", "terselesaikan", "tuntas"})
"""What is to be brought about."""
_TOPICS = frozenset({"selain", "terkait", "soal", "untuk", "dalam"})
"""Open what a clause is about: "Selain kelaikan bus, sopir juga harus ..."."""
_NOW = frozenset({"kini", "sekarang", "juga", "tetap", "terpaksa", "nanti", "nantinya", "selalu"})
_THEREFORE = frozenset({"karena", "itu", "untuk", "selain", "oleh", "maka", "jadi", "dan", ","})
"""Words that go on with what was said: "Untuk itu, camat harus ..."."""
_INSTEAD = frozenset({"melainkan", "tetapi", "tapi", "namun"})
_GOES_WITH = frozenset({"diikuti", "dibarengi", "disertai", "diimbangi", "didasari", "dilandasi", "dimulai"})
"""What goes with a thing, no act upon it."""
_UNLESS = frozenset({"tidak", "tak", "bukan", "belum", "masih", "sehingga", "yang", "agar", "bahkan", "seolah"})


def conditional(reader: Reader, k: int) -> bool:
    """Does the word at token `k` stand in a condition, a reason or a question?"""
    for j in range(k - 1, max(-1, k - _CONDITION_WITHIN), -1):
        low = reader.low(j)
        if low == ",":
            return reader.low(j - 1) in {"karena", "sebab"}
        if low in _BECAUSE and reader.low(j + 1) == "itu" and reader.low(j - 1) in {"", "oleh"}:
            # "karena itu camat harus ..." concludes; "karena itu harus dijaga" tells why
            return not any(reader.is_party(i, k, known=True) for i in range(j + 2, k))
        if low in lexicon.words("condition"):
            return True
    return False


def _in_relative(reader: Reader, k: int) -> bool:
    """Does "dan" join the modal to a relative clause: "jalan yang rawan longsor dan harus diperbaiki"?"""
    if reader.low(k - 1) not in {"dan", "serta", "atau"}:
        return False
    for j in range(k - 2, max(-1, k - _RELATIVE_WITHIN), -1):
        if reader.low(j) in {",", "bahwa"} or reader.low(j) in lexicon.words("first_person"):
            return False
        if reader.low(j) == "yang":
            return True
    return False


def _of_anyone(reader: Reader, k: int) -> bool:
    """Is the subject one of a kind ("seorang pemimpin harus ..."), so that it is a view of that kind?"""
    for j in range(k - 1, max(-1, k - _RELATIVE_WITHIN), -1):
        if reader.low(j) in {",", "bahwa", "yang"}:
            return False
        if reader.low(j) in {"seorang", "siapapun"}:
            return True
    return False


def _told_to_be(reader: Reader, after: int, act: int) -> int:
    """Where the word stands that says how others must be ("harus tetap waspada"), or 0."""
    return next((j for j in range(after, act + 1) if reader.low(j) in lexicon.words("being")), 0)


def _may_be_told(reader: Reader, act: int) -> bool:
    """Is the state at token `act` one that others are told to be in: "harus memiliki semangat kerja"?"""
    low, nxt = reader.low(act), reader.low(act + 1)
    if low == "menjadi":
        return nxt in _EXAMPLES
    return (
        (low in _HEEDED and nxt == "oleh")
        or (low in _HAVE and nxt in _ATTITUDES)
        or (low == "bertanggung" and nxt == "jawab")
        or (low == "mengeluarkan" and nxt in _ISSUED)
    )


def _befalls(low: str) -> bool:
    """Is it how things may not turn out ("tidak boleh terhenti"), not what others may not do?"""
    return low in _TURNS_OUT or (low.startswith("ter") and low not in lexicon.words("going"))


def _goes(low: str) -> bool:
    return low in lexicon.words("going") or lexicon.active_verb(low)


def _colloquially(low: str) -> bool:
    """Is it a verb without a prefix, as it is spoken: "camat harus koordinasi", "kita harus tahu tugas kita"?"""
    return low in lexicon.words("bare_verbs") and low not in _TURNS


def _as_a_rule(reader: Reader, k: int, frame: str) -> bool:
    """Does the clause explain how things are ("aturannya begitu", "memang harus") rather than direct?"""
    if not _RULES.isdisjoint(reader.lows):
        return True
    if frame == "mustnot" and reader.low(0) in _CASES and reader.low(k + 2).startswith("di"):
        return True  # "apabila ada orangnya, tidak boleh diisi"
    for j in range(k - 1, max(-1, k - _CONDITION_WITHIN), -1):
        if reader.low(j) == ",":
            return False
        if reader.low(j) == "memang":
            return True
    return False


def _one_government(reader: Reader, told: tuple[str, ...]) -> bool:
    body = reader.ctx.entities.organisations.get(told[0]) if len(told) == 1 else None
    return body is not None and body.kind == "regional_government"


def _said_of_a_party(reader: Reader, k: int, issuer: Issuer) -> bool:
    """Does a verb of saying tell what others must do: "mengatakan, dinas itu harus memeriksa jalan"?

    The word of an office-holder is enough however it is told: "menurut Bupati, dinas itu perlu memeriksa jalan".
    """
    before = [reader.low(j) for j in range(k)]
    if issuer.how == "named" and "menurut" in before:
        before.remove("menurut")  # the view of someone, no rule
    if not lexicon.words("by_rule").isdisjoint(before):
        return False
    if holds_office(reader, issuer):
        return True
    return not lexicon.words("saying").isdisjoint(before) or circulars.says(reader, k)


def _concludes(reader: Reader) -> bool:
    """Does the clause draw a conclusion: "Untuk itu, kesiapan warga harus selalu dijaga"?"""
    that = reader.skip(0, frozenset({"oleh", "karena", "untuk", "maka", "dari"}))
    return that > 0 and reader.low(that) == "itu" and reader.low(that + 1) == ","


def _opens(reader: Reader, first: int, *, after_topic: bool) -> bool:
    """Does the party at token `first` open the clause; or, with `after_topic`, follow what else was spoken of?"""
    if first == reader.skip(0, _THEREFORE):
        return True
    if not after_topic or reader.low(first - 1) != "," or reader.low(0) not in _TOPICS:
        return False
    return not any(lexicon.verb_like(reader.low(j)) and j not in reader.named for j in range(first))


def _told_how(reader: Reader, k: int, act: int, issuer: Issuer) -> bool:
    """Does an office-holder say of a thing how, by whom or by when something is to be done to it?

    "Bupati mengatakan, data itu harus diperbarui secara berkala"; without that it may be no more than a view.
    """
    if not holds_office(reader, issuer):
        return False
    low = reader.low(act)
    if not lexicon.passive_verb(low) and low not in _RESTS_ON:
        return False
    used = low in _USED and reader.low(act + 1) == "untuk"
    by_someone = reader.is_party(act + 1, act + 3, known=True)  # "harus ditindaklanjuti seluruh camat"
    told_how = used or by_someone or reader.low(act + 1) in _HOW
    if low in _GOES_WITH or (low not in _RESTS_ON and not told_how):
        return False
    for j in range(k - 1, -1, -1):
        if reader.low(j) in _INSTEAD:
            break
        if j not in reader.named and reader.low(j) in _UNLESS | lexicon.words("condition"):
            return False
        if reader.low(j) in lexicon.words("saying"):
            break
    return True


def _doer_after(reader: Reader, act: int, *, bare: bool = False) -> tuple[int, int] | None:
    """The party by which the passive act at token `act` is to be done: "harus diperbaiki oleh dinas itu".

    With `bare` it stands there without "oleh", as a body or all of a kind: "didata warga" may be an act to them.
    """
    first = act + 1 if bare else act + 2
    if not bare and reader.low(act + 1) != "oleh":
        return None
    if bare and not (reader.low(first) in _EVERY or reader.is_named(first, _BODY)):
        return None
    last = first
    while last < reader.count and last - first < LONGEST_DOER:
        low = reader.low(last)
        if last not in reader.named and (lexicon.verb_like(low) or not low.replace("-", "").isalpha() or low in _AFTER):
            break
        last += 1
    return (first, last) if last < reader.count and reader.is_party(first, last, known=True) else None


def modal(reader: Reader, trigger: Trigger, voice: Voice, stop: int) -> Draft | None:
    """D-09, D-10: "X harus V" said by someone."""
    k = reader.at(trigger.start)
    if (
        k < 0
        or reader.low(k - 1) in lexicon.words("not_before_modal")
        or conditional(reader, k)
        or _in_relative(reader, k)
        or reader.texts[-1] == "?"
    ):
        return None
    if reader.low(reader.skip_back(k - 1, _NOW)) == "yang":
        return None  # "warga yang kini harus memutar"
    frame = trigger.word.frame
    after = k + trigger.word.form.count(" ") + 1
    act = reader.skip(after, lexicon.words("modal_fillers"))
    if reader.low(act) == "untuk" and (
        (act > after and reader.low(act - 1) in {"mampu", "siap"}) or (act == after and trigger.word.form == "wajib")
    ):
        act += 1  # "camat harus mampu untuk mendata warga", "camat wajib untuk mendata warga"
        after = act if act == after + 1 else after
    told: tuple[str, ...] = ()
    if frame == "better" and reader.low(act) in {"ia", "dia", "beliau", "mereka"}:
        act = after = act + 1
    elif frame == "better":
        late = reader.split(after)  # "Hendaknya DPRD bersikap hati-hati"
        if late is not None and late.has_party and not late.conjunction and reader.is_party(*late.party):
            told = addressees(reader, *late.party, voice)
            act = after = late.act
    elif frame == "need" and reader.quoted and reader.skip(0, lexicon.words("quote_openers")) == k:
        late = reader.split(act)  # "Perlu juga pemerintah membentuk ..."
        if late is not None and late.has_party and not late.conjunction and reader.is_party(*late.party, known=True):
            told = addressees(reader, *late.party, voice)
            act = after = late.act
    if act >= reader.count or (act in reader.named and not told) or "kita" in reader.lows[after:act]:
        return None  # "hutan itu harus kita jaga" is what all of us do
    low = reader.low(act)
    if reader.low(act + 1) == "bahwa" and low in _TELLS:
        return None  # "kami perlu menegaskan bahwa ..." is said by the speaker
    thing_done = lexicon.passive_verb(low) or low in _RESTS_ON
    if frame == "must" and low in _BASED_ON and not reader.quoted:
        thing_done = True  # what an office-holder insists on; in a quotation it is a view
    if reader.quoted and frame == "must" and low in _ACHIEVED:
        thing_done = True  # "dana itu harus terserap"
    if low in _GETS and not _CARE.isdisjoint((reader.low(act + 1), reader.low(act + 2))):
        thing_done = True
    elif low in lexicon.words("states") and not _may_be_told(reader, act):
        return None
    elif frame in {"must", "need"}:
        be = frame == "must" and _told_to_be(reader, after, act)
        if be and not reader.quoted and lexicon.verb_like(reader.low(be + 1)):
            be = 0  # "harus selektif memilih": how to do it, not how to be
        if be:
            act = be
        elif not (
            thing_done
            or lexicon.imperative(low)
            or _goes(low)
            or (reader.quoted and frame == "must" and (_colloquially(low) or _may_be_told(reader, act)))
            or (frame == "must" and told_in_any_words(reader, k, act))
        ):
            return None
    elif (
        not low.isalpha()
        or low in lexicon.words("happenings")
        or (frame == "mustnot" and (_befalls(low) or _befalls(reader.low(after))))
    ):
        return None
    issuer = speaker_of(reader, k, voice)
    goes_on = issuer.id is None and not reader.quoted
    if goes_on:
        issuer = voice.carried_on(reader)  # "Bupati mengatakan ... Camat harus mendata warga."
    if issuer.id is None or (goes_on and not holds_office(reader, issuer)):
        return None
    if not reader.quoted and frame != "better" and any(reader.low(j) in lexicon.words("opinion") for j in range(k)):
        return None
    doer = reader.low(reader.skip_back(k - 1, _FILLERS))
    if doer in _OWN_SIDE or (doer == "kita" and low in _MINDS):
        return None  # "kita harus menyadari bahwa ..."
    party = party_before(reader, k)
    if _of_anyone(reader, k) and asked_for(reader) is None:
        return None
    if not told and party is not None and doer != "kita" and not thing_done:
        told = addressees(reader, *party, voice)
        if issuer.id in told:
            return None
    # "Harus siap dengan ...", "Harus sering turun ke lapangan": told to whoever hears it
    alone = reader.low(k - 1) == "" or (reader.low(k - 1) == "," and reader.low(0) in _CASES and reader.quoted)
    bare = alone and (
        reader.low(act) in lexicon.words("being")
        or _goes(reader.low(act))
        or (reader.quoted and _colloquially(reader.low(act)))
    )
    if not thing_done and not told and frame in {"must", "need"} and doer != "kita" and not bare:
        return None
    if not told and _as_a_rule(reader, k, frame):
        return None
    if thing_done and not told and (done_by := _doer_after(reader, act)) is not None:
        told = addressees(reader, *done_by, voice)
    rule = "D-10" if frame in {"need", "better"} else "D-09"
    if (
        not reader.quoted
        and frame in {"must", "need"}
        and not any(reader.low(j) in lexicon.words("insisting") for j in range(k))
    ):
        if frame == "must" and of_own_body(reader, issuer, told) and _one_government(reader, told):
            return None  # "Bupati mengatakan, pemerintah kabupaten harus menyesuaikan harga" is its own task
        if told and _said_of_a_party(reader, k, issuer):
            rule = "D-18"
        else:
            rule = "D-21" if thing_done and not told and _told_how(reader, k, act, issuer) else "D-17"
    goes_on_so = goes_on and voice.directing(reader).id == issuer.id
    if goes_on and thing_done and not told and frame == "must" and (goes_on_so or _concludes(reader)):
        rule = "D-21"  # "Bupati meminta warga dijaga. Semua data harus diperiksa."
    elif goes_on and (rule != "D-18" or party is None or not _opens(reader, party[0], after_topic=goes_on_so)):
        return None
    if rule in {"D-09", "D-10"}:
        if frame == "need" and of_own_body(reader, issuer, told):
            return None  # "Gubernur mengatakan, pemerintah provinsi perlu mengajukan perubahan"
        if not told and is_view(reader, frame, trigger.word.form, issuer, k, act):
            rule = "D-17"
    if thing_done and not told and (done_by := _doer_after(reader, act, bare=True)) is not None:
        told = addressees(reader, *done_by, voice)
    first = k if frame == "mustnot" else reader.skip(after, _ALSO)
    return draft(reader, trigger, rule, issuer, told, first, short=True, stop=stop)
