"""Who directs: the subject of a verb of directing, or the one who says what is to be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import words
from ingest.directives import lexicon
from ingest.directives.circulars import says
from ingest.directives.clauses import Clause
from ingest.directives.groups import group_ending_at
from ingest.directives.reader import ISSUERS, Reader
from ingest.directives.relayed import relayed
from ingest.directives.roles import by_epithet, member_of
from ingest.directives.things import is_law, is_thing, told_of_a_thing
from ingest.directives.voice import A_THING, NOBODY, Issuer, role_at, says_it_again, subject_between

if TYPE_CHECKING:
    from ingest.context import Mention
    from ingest.directives.voice import Voice

FULLER_GROUP_WITHIN = 800
"""How far back, in characters, the full name of a group is looked for."""

RANK_WITHIN = 12
"""How many words before its verb "orang nomor satu" may stand."""
GROUP_WITHIN = 6
"""How many sentences back the group that "mereka" means is looked for."""
CAPACITY_WITHIN = 10
"""How many words before a name "kami selaku ..." may stand."""
DASHED_WITHIN = 16
"""How many words may stand between dashes after a name."""
RANKS_WITHIN = 5
"""How many words before a name "dikatakan" may stand, with ranks between."""
SHORTEST_NAME = 3
"""In characters; shorter words are no part of a name by themselves."""

_GOES_ON = re.compile(r"(?: [A-Z][\w-]*)+")
"""The name after a common noun for a group."""
_AGENT = re.compile(
    r"\b(?:(?:oleh|dipimpin|dibuka)(?: langsung)?"
    r"|(?:apresiasi|tanggapan|kritik(?:an)?|sorotan|respons?|reaksi|kecaman|komentar|pernyataan|datang) dari) $"
)
_IN_COMPANY = frozenset({"didampingi", "ditemani", "disaksikan", "bersama", "mewakili", "mendampingi", "hadapan"})
_LISTING = frozenset({",", "dan", "serta", "para", "seluruh", "jajaran", "sejumlah", "unsur", "(", ")", "."})
_AS = frozenset({"menjadi", "jadi", "menjabat"})
"""Before a post: in what office someone did it."""
_BEFORE_SUBJECT = frozenset({"dan", "serta", "pada", "agar", "bahwa", "menurut"})
_TOLD_BY = frozenset(
    {"dijelaskan", "dikatakan", "disampaikan", "disebutkan", "ditambahkan", "ditegaskan", "diungkapkan", "diterangkan"}
)
_TOLD_BY_IT = frozenset({"menurutnya", "katanya", "ujarnya"} | {f"{word}nya" for word in _TOLD_BY})
"""With "-nya": the last speaker says what follows."""
_PARENTHETICAL = frozenset(
    {"kata", "ujar", "menurut", "lanjut", "tutur", "jelas", "tambah", "ungkap", "terang", "ucap", "sebut", "papar",
     "dikatakan", "disebutkan", "disampaikan", "dijelaskan", "diungkapkan", "disebut"}
)  # fmt: skip
_BEFORE_TOLD = frozenset({"tadi", "kemarin", "bapak", "ibu", "pak", "bu", "jadi", "dan", "kebetulan", "kemudian", ","})
_OWN_SIDE = frozenset({"pihaknya", "dirinya"})
_PASSED_ON = frozenset(
    {"arahan", "pesan", "instruksi", "perintah", "amanat", "imbauan", "himbauan", "harapan", "permintaan"}
)
"""After a verb of saying: what is passed on, by whom is told next."""
_DASHES = frozenset({"–", "—", "-"})
_HIGH = frozenset({"presiden", "wapres", "menteri", "menko", "gubernur", "bupati", "kapolri", "panglima"})
_COURTESY = frozenset({"bapak", "ibu", "pak", "bu"})
_THE_SPEAKER = frozenset({"dirinya", "ia", "dia", "beliau"})


def _mention_ending_at(reader: Reader, k: int) -> tuple[Mention, int] | None:
    """The issuer named up to token `k`, through a closing bracket and the comma of an apposition."""
    if reader.low(k) == ",":
        k -= 1
    if reader.low(k) == ")":
        opening = next((j for j in range(k - 1, max(-1, k - 12), -1) if reader.low(j) == "("), None)
        if opening is None:
            return None
        k = opening - 1
    if not reader.is_named(k, ISSUERS):
        return None
    return reader.named[k], reader.first_of(k)


def subject_of_clause(reader: Reader, before: int, voice: Voice) -> str | None:
    """The first one named before token `before` who is no object: "Dalam rapat itu, Bupati Sari ..."."""
    prepositions = lexicon.words("prepositions")
    k = 0
    while k < before:
        mention = reader.named.get(k)
        if mention is None or mention.kind not in ISSUERS:
            k += 1
            continue
        first = k
        while k < before and reader.named.get(k) is mention:
            k += 1
        left = reader.low(first - 1)
        if left in prepositions or (first and (lexicon.active_verb(left) or left in lexicon.words("belongings"))):
            continue
        return _beside(reader, mention, k, voice)
    return None


def _beside(reader: Reader, mention: Mention, k: int, voice: Voice) -> str:
    """The person named right after a post or a body ("Ketua DPRD Kota Bandar, Sari"), else its own party."""
    if mention.kind == "post" or mention.kind == "organisation":
        after = reader.named.get(k) or (reader.named.get(k + 1) if reader.low(k) in {",", ")"} else None)
        if after is not None and after.kind == "person":
            return after.id
    return voice.party_of(mention)


def _ranks_first(reader: Reader, k: int) -> bool:
    """Do the words up to token `k` call someone by rank: "orang nomor satu di lingkungan Pemkab Sleman itu,"?"""
    for j in range(k, max(0, k - RANK_WITHIN), -1):
        if reader.low(j) == "nomor" and reader.low(j - 1) == "orang":
            return reader.low(j + 1) in {"satu", "dua", "tiga", "1", "2", "3"}
        if reader.low(j) == "," and j < k:
            return False
    return False


def issuer_of(reader: Reader, k: int, voice: Voice) -> Issuer:
    """Who is the subject of the verb at token `k`."""
    speaker = voice.quoted(reader) if reader.quoted else voice.running
    speaks = Issuer(speaker, "quote" if reader.quoted else "running") if speaker else NOBODY
    joined = reader.low(k - 1) == "sekaligus"  # "menemui wali kota baru sekaligus meminta ..."
    if reader.low(k - 1) in {"adalah", "ialah"}:
        return A_THING  # "ketentuan yang lebih tepat adalah melarang penjualan"
    k = reader.before_titles(reader.skip_back(k - 1, lexicon.words("subject_adverbs")))
    if reader.low(k) in _DASHES:  # "Sari – yang saat itu camat – meminta ..."
        opens = next((j for j in range(k - 1, max(0, k - DASHED_WITHIN), -1) if reader.low(j) in _DASHES), 0)
        k = opens - 1 if opens else k
    if k < 0 and reader.low(0) in {"ini", "itu"}:
        return A_THING  # "Ini sekaligus menegaskan pentingnya ..."
    relative = reader.low(k) == "yang"
    k -= relative
    low = reader.low(k)
    if relative and low in {"mana", "siapa"}:
        return A_THING  # "tidak mengungkapkan siapa yang meminta ..."
    if low in lexicon.words("first_person"):
        return speaks
    if low in lexicon.PRONOUNS:
        if reader.quoted:
            return voice.other_than(speaker)  # "beliau memerintahkan ..."
        who = subject_of_clause(reader, max(k, 0), voice) or _one_named_before(reader, voice)
        is_person = who is not None and who.startswith("person/")
        return Issuer(who, "pronoun") if is_person else voice.last_person()
    if low == "mereka":
        return _last_group(reader, voice)
    if reader.quoted and low in _HIGH and k not in reader.named and reader.low(k - 1) in _COURTESY:
        return voice.other_than(speaker)  # "bapak presiden memerintahkan ..." in lower case
    speaks_on = reader.low(0) in _THE_SPEAKER and reader.low(1) in lexicon.words("saying")
    if low in _OWN_SIDE and speaks_on and not reader.quoted:
        return voice.last("pronoun")  # "Dirinya menegaskan, Bupati setuju, sehingga dirinya mengajak ..."
    if _ranks_first(reader, k):
        return voice.last("pronoun")  # "orang nomor satu di Pemkab Sleman itu meminta ..."
    found = _mention_ending_at(reader, k)
    if found is not None and (said := _told_between(reader, found[1])) > 0:
        k = said - 2  # "Pemerintah kota, kata Sari, meminta ..."
        low = reader.low(k)
        found = _mention_ending_at(reader, k)
    if found is not None:
        mention, first = found
        if relative or reader.low(first - 1) not in lexicon.words("prepositions") - _BEFORE_SUBJECT:
            while reader.is_named(first - 1, ISSUERS):
                first = reader.first_of(first - 1)
            if reader.quoted and _speaks_for(reader, first):
                return speaks
            if reader.low(first - 1) in lexicon.words("kin"):
                return NOBODY  # "putra sulung Presiden Sari meminta ..."
            if (company := _company_before(reader, first)) >= 0:  # "Bupati didampingi Sekda Sari meminta ..."
                who = None if reader.quoted else subject_of_clause(reader, company, voice)
                return Issuer(who, "sentence") if who is not None else speaks
            if reader.low(first - 1) in _AS and mention.kind == "post":
                return speaks  # "semasa menjadi gubernur, telah meminta ..."
            if mention.kind == "post" and says_it_again(reader.ctx, mention):
                return voice.last("pronoun")
            if mention.kind == "organisation" and (member := member_of(reader, found[1])) is not None:
                return member if member.id is not None else voice.last("pronoun")
            return Issuer(voice.party_of(mention), "named")
    elif not joined and low not in _OWN_SIDE | {"", "dan", "serta", ","}:
        if k >= 0 and (known := _name_of(reader, k, voice)) is not None:
            return Issuer(known, "named")
        group = group_ending_at(reader, k)
        if group is not None and (titled := _title_of(reader, group[0])) is not None:
            return Issuer(voice.party_of(titled), "named")
        left = reader.low(group[0] - 1) if group is not None else ""
        if group is not None and (not lexicon.active_verb(left) or left in lexicon.words("saying")):
            return _collective(reader, *group, voice)  # but "DPRD mewakili warga meminta ..."
        if group is None and is_thing(reader, k):
            return A_THING
    if relative or told_of_a_thing(reader, k) or is_law(reader, k):
        return A_THING
    if reader.quoted:
        return (_told_of(reader, k, voice) or speaks) if low in {"dan", "serta"} else speaks
    if reader.low(0) in lexicon.PRONOUNS and low in {"dan", "serta", ","}:
        return voice.last("pronoun")  # "Ia mengucapkan selamat kepada PGRI dan berharap ..."
    subject = subject_of_clause(reader, max(k, 0), voice)
    if subject is None and low == "pihaknya":
        return voice.last("pronoun")
    return Issuer(subject, "sentence") if subject is not None else voice.last("running")


def _company_before(reader: Reader, first: int) -> int:
    """Where "didampingi" stands before the one at token `first`, who ends a list of those along or is alone; or -1."""
    j = first - 1
    if reader.low(j) in {"dan", "serta"} and j not in reader.named:
        while j > 0 and (j in reader.named or reader.low(j) in _LISTING or reader.texts[j][0].isupper()):
            j -= 1
        if j == 0:
            return -1  # "Didampingi Sekda Sari, Bupati Budi dan Camat Wati meminta ..."
    return j if j >= 0 and reader.low(j) in _IN_COMPANY and j not in reader.named else -1


def _told_between(reader: Reader, first: int) -> int:
    """Where ", kata (Irjen) X," opens that names X at token `first`, or 0 where it is no such words."""
    for j in range(first - 1, max(1, first - RANKS_WITHIN), -1):
        if reader.low(j) in _PARENTHETICAL:
            return j if reader.low(j - 1) == "," else 0
        if not reader.texts[j][0].isupper() and reader.low(j) != ".":
            return 0
    return 0


def _told_of(reader: Reader, k: int, voice: Voice) -> Issuer | None:
    """Of whom the speaker tells, up to the "dan" at token `k`: "Tadi Presiden menelepon saya dan meminta ..."."""
    first = reader.skip(0, _BEFORE_TOLD)
    if not reader.is_named(first, ISSUERS):
        return None
    last = first
    while reader.is_named(last, ISSUERS):
        last += 1
    verb = reader.skip(last, lexicon.words("subject_adverbs"))
    if verb >= k or not lexicon.active_verb(reader.low(verb)):
        return None
    return Issuer(voice.party_of(reader.named[last - 1]), "named")


def _speaks_for(reader: Reader, first: int) -> bool:
    """Does the speaker say for whom: "kami selaku kuasa hukum dari Sari, mendesak ..."?"""
    return any(
        reader.low(j) in lexicon.words("first_person") and reader.low(j + 1) in {"selaku", "sebagai"}
        for j in range(max(0, first - CAPACITY_WITHIN), first)
    )


def _one_named_before(reader: Reader, voice: Voice) -> str | None:
    """The only one whom the sentence before names, where it has no subject: "Rapat dipimpin oleh Sari. Ia ..."."""
    ctx, number = reader.ctx, reader.clause.sentence - 1
    if number < 0 or ctx.sentences[number].paragraph != reader.paragraph:
        return None
    before = ctx.sentences[number]
    if subject_between(ctx, before.start, before.end, voice) is not None:
        return None
    mentions = [m for m in ctx.mentions_between(before.start, before.end) if m.kind in {"person", "post"}]
    named = {who for m in mentions if (who := voice.party_of(m)).startswith("person/")}
    agent = len(named) == 1 and _AGENT.search(ctx.text, before.start, mentions[0].start) is not None
    return named.pop() if agent else None


def _title_of(reader: Reader, k: int) -> Mention | None:
    """The person whose degree after the name the capitals at token `k` are: "Sari Melati, ST meminta ..."."""
    if not reader.texts[k].isupper() or reader.low(k) in lexicon.party_heads() or reader.low(k - 1) != ",":
        return None
    mention = reader.named.get(k - 2)
    return mention if mention is not None and mention.kind == "person" else None


def _name_of(reader: Reader, k: int, voice: Voice) -> str | None:
    """Whose name the one capital word at `k` is part of ("Putri juga meminta"): the last speaker's, or one other's."""
    word = reader.texts[k]
    if not word[0].isupper() or reader.low(k - 1) not in {"", ",", "bahwa"} or len(word) < SHORTEST_NAME:
        return None
    people = reader.ctx.entities.people
    last = people.get(voice.running or "")
    if last is not None and word in last.name.split():
        return voice.running
    called = [key for key, person in people.items() if word in person.name.split()]
    return called[0] if len(called) == 1 else None


def _last_group(reader: Reader, voice: Voice) -> Issuer:
    """Whom "mereka" means: the last body or group that was the subject of a sentence shortly before."""
    last = reader.clause.sentence
    for number in range(last - 1, max(-1, last - 1 - GROUP_WITHIN), -1):
        sentence = reader.ctx.sentences[number]
        told = Reader(reader.ctx, Clause(sentence.start, sentence.end, -1, number))
        verb = next((j for j in range(told.count) if _main_verb(told, j)), -1)
        if verb < 1:
            continue
        end = told.skip_back(verb - 1, lexicon.words("subject_adverbs"))
        found = _mention_ending_at(told, end)
        if found is not None and found[0].kind == "organisation":
            return Issuer(voice.party_of(found[0]), "pronoun")
        group = group_ending_at(told, end) if found is None else None
        if group is not None and told.low(group[0]) not in lexicon.words("first_person") | {"mereka"}:
            return _collective(told, *group, voice)
    return NOBODY


def _main_verb(reader: Reader, j: int) -> bool:
    low = reader.low(j)
    return (
        j not in reader.named
        and (lexicon.active_verb(low) or lexicon.passive_verb(low))
        and reader.low(j - 1) != "yang"
    )


def _collective(reader: Reader, first: int, last: int, voice: Voice) -> Issuer:
    """The issuer written at `[first, last)` without a mention of its own: a role ("Plh bupati"), or a group."""
    if (meant_so := by_epithet(reader, first, last, voice)) is not None:
        return meant_so
    if reader.is_named(first, ISSUERS):
        if says_it_again(reader.ctx, reader.named[first]):
            return voice.last("pronoun")  # "mantan Bupati dua periode itu"
        return Issuer(voice.party_of(reader.named[first]), "named")  # "Wakil Gubernur dalam sambutan itu"
    body = reader.named.get(first + 1)
    if reader.low(first) == "perwakilan" and body is not None and body.kind == "organisation":
        return Issuer(voice.party_of(body), "named")
    start, end = reader.span(first, last)
    meant = reader.ctx.entities.resolve(reader.ctx.text[start:end], start)
    if meant is not None:
        return Issuer(meant.id, "named")
    return Issuer(_fuller_group(reader, first, last), "group")


def _fuller_group(reader: Reader, first: int, last: int) -> str:
    """The id of a collective issuer; "warga" alone stands for "warga Desa Sukamaju" named shortly before."""
    start, end = reader.span(first, last)
    text = reader.ctx.text
    if last - first == 1 and text[start:end].isalpha():
        earlier = None
        window = max(0, start - FULLER_GROUP_WITHIN)
        before = text[window:start]
        for at in words.places(before, text[start:end].lower()):
            goes_on = _GOES_ON.match(before, at + end - start)
            earlier = (window + at, window + goes_on.end()) if goes_on is not None else earlier
        if earlier is not None:
            return reader.ctx.register_group(*earlier)
    return reader.ctx.register_group(start, end)


def speaker_of(reader: Reader, k: int, voice: Voice) -> Issuer:
    """Who says the clause that holds token `k`: the quotation's speaker, or the subject of its saying."""
    if reader.quoted:
        speaker = relayed(reader, k, voice) or voice.quoted(reader)
        return Issuer(speaker, "quote") if speaker else NOBODY
    saying = lexicon.words("saying") | lexicon.words("opinion")
    attribution = lexicon.words("attribution")
    for j in range(k - 1, -1, -1):
        low = reader.low(j)
        if low in saying and j not in reader.named:
            whose = _passed_on(reader, j, voice)
            return Issuer(whose, "named") if whose is not None else issuer_of(reader, j, voice)
        goes_on = low in attribution and (reader.low(j - 1) == "," or (j == 0 and low.endswith("nya")))
        if low in {"menurut", "kata"} or goes_on:
            return voice.last("pronoun") if low.endswith("nya") else _named_after(reader, j, voice)
        if low in _TOLD_BY_IT:
            return voice.last("pronoun")
        if low in _TOLD_BY and reader.low(j - 1) in {"", ","} and reader.is_named(j + 1, ISSUERS):
            return _named_after(reader, j, voice)  # "Dijelaskan Bupati, warga harus ..."
    for j in range(k + 1, reader.count):
        low = reader.low(j)
        if low in attribution and reader.low(j - 1) == ",":
            return voice.last("pronoun") if low.endswith("nya") else _named_after(reader, j, voice)
    if any(reader.low(j) in lexicon.words("first_person") for j in range(k)) or says(reader, k):
        return voice.last("running")
    return NOBODY


def _passed_on(reader: Reader, k: int, voice: Voice) -> str | None:
    """Whose words the verb of saying at token `k` passes on: "menyampaikan arahan Gubernur bahwa ...", or None."""
    if reader.low(k + 1) not in _PASSED_ON:
        return None
    first = reader.skip(k + 2, _COURTESY | {"dari", "langsung"})
    if not reader.is_named(first, ISSUERS):
        return None
    mention, last = reader.named[first], first
    while reader.named.get(last) is mention:
        last += 1
    return _beside(reader, mention, last, voice)


def _named_after(reader: Reader, j: int, voice: Voice) -> Issuer:
    """The speaker right after "kata", "menurut"."""
    for k in range(j + 1, min(j + 4, reader.count)):
        mention = reader.named.get(k)
        if mention is not None and mention.kind in ISSUERS:
            last = k
            while reader.named.get(last) is mention:
                last += 1
            return Issuer(_beside(reader, mention, last, voice), "named")
        if reader.low(k) in lexicon.PRONOUNS:
            return voice.last("pronoun")
        if (role := role_at(reader, k)) is not None:
            return Issuer(role, "named")
    return voice.last("running")
