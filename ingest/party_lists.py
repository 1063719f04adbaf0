"""Lists of parties as reports write them: "Kepala BPS Agnes, Danramil Mayor Bismi, serta sejumlah undangan".

A list is read from its first word to the first word that belongs to no party. A post and the person
named beside it are one party; "Bupati X yang diwakili Sekda Y" is Y; what no earlier layer named
but heads a party ("para camat", "perwakilan OPD") is a group as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ingest.directives import lexicon
from ingest.directives.reader import PARTIES

if TYPE_CHECKING:
    from ingest.context import Context, Mention
    from ingest.directives.reader import Reader

LONGEST_GROUP = 16
"""Words of a collective party at most; longer stretches are sentences, not parties."""

_OPENERS = frozenset(
    "oleh langsung juga pula antara lain di antaranya diantaranya yakni yaitu adalah : - – secara virtual daring luring"
    " segenap bapak ibu pihak turut para ( ) dari serta termasuk itu tersebut ini".split()
)
"""Words between the verb and the first party of its list."""
_SKIPPED = frozenset(
    "oleh langsung juga pula antara lain diantaranya yakni yaitu : bapak ibu pak bu pihak turut".split()
)
_SEPARATORS = frozenset({",", ";", "dan", "serta", "bersama", "&", "termasuk", "beserta", "maupun", "hingga"})
_EXPLAINED = frozenset({"yakni", "yaitu", "diantaranya", "seperti", "antaranya"})
"""After these, what is named explains the collective word before: the collective is not a party of its own."""
_COMPANIONS = frozenset({"didampingi", "mendampingi", "ditemani"})
_GROUP_ENDS = frozenset(
    "di pada dalam untuk guna disertakan secara bertempat yang saat ketika agar terkait membahas bertujuan melalui via sebagai"
    " selaku dengan digelar dilaksanakan tersebut ini itu berlangsung mulai sejak sebelum usai setelah karena".split()
)
_DETERMINERS = frozenset(
    "para seluruh sejumlah beberapa semua segenap jajaran perwakilan unsur berbagai puluhan ratusan ribuan belasan"
    " masing-masing setiap pihak tim utusan delegasi peserta anggota pimpinan pengurus pejabat tokoh kepala"
    " camat lurah warga masyarakat undangan".split()
)
_SPLITTERS = _DETERMINERS | frozenset(
    {"forkopimda", "opd", "kader", "organisasi", "mahasiswa", "siswa", "guru", "pelaku"}
)
"""Words that begin a party of their own after "dan"."""
_NO_PARTY = frozenset(
    "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober"
    " november desember wib wita wit pukul jalan jl gedung aula hotel ruang kantor".split()
)
_MARKS = frozenset('.?!"“”„«»')


class Listed(NamedTuple):
    """One party of a list."""

    id: str
    start: int
    """Offset of its first word."""
    end: int
    companion: bool
    """True where the list only says that it came along ("didampingi")."""


class PartyList(NamedTuple):
    """What a list names, and the position of the first token after it."""

    parties: tuple[Listed, ...]
    end: int


def read_list(reader: Reader, first: int, *, subject_before: int = -1) -> PartyList:
    """Read the list that begins at token `first`.

    With `subject_before`, a list that is the subject of the verb at that token: groups end there.
    """
    parties: list[Listed] = []
    companion = False
    k = reader.skip(first, _OPENERS if subject_before < 0 else _SKIPPED)
    end = first
    last = reader.count if subject_before < 0 else subject_before
    while k < last:
        found = _party(reader, k, last, opened=bool(parties))
        if found is None:
            break
        made, after = found
        parties.extend(
            Listed(one, reader.starts[k], reader.ends[after - 1], companion)
            for one in made
            if all(one != known.id for known in parties)
        )
        end = after
        k = _after_party(reader, after, last)
        explained = _explained(reader, k)
        if explained and made and made[0].startswith("group/"):
            parties.pop()
            k = reader.skip(explained, _SKIPPED | {","})
            continue
        low = reader.low(k)
        if low == "dalam" and reader.low(k + 1) == "hal" and reader.low(k + 2) == "ini":
            k += 3
            continue
        if low == "melalui" and subject_before >= 0 and reader.is_named(k + 1, frozenset({"organisation"})):
            k += 1
            continue
        if low == "yang" and reader.low(k + 1) in _COMPANIONS | {"diwakili"}:
            k += 1
            low = reader.low(k)
        elif low == "," and reader.low(k + 1) in _COMPANIONS:
            k += 1
            low = reader.low(k)
        if low == "diwakili":
            nxt = reader.skip(k + 1, _SKIPPED)
            stand_in = _party(reader, nxt, last, opened=False)
            if stand_in is None:
                break
            made, after = stand_in
            parties = [
                *parties[:-1],
                *(Listed(one, reader.starts[nxt], reader.ends[after - 1], companion) for one in made),
            ]
            end = after
            k = _after_party(reader, after, last)
            low = reader.low(k)
        elif low in _COMPANIONS:
            companion = True
            k = reader.skip(k + 1, _SKIPPED)
            continue
        if low not in _SEPARATORS or k >= last:
            break
        k = reader.skip(
            k, _SEPARATORS | _SKIPPED | {"turut", "hadir", "dari"} if low != "," else _SEPARATORS | _SKIPPED
        )
    return PartyList(tuple(parties), end)


def _explained(reader: Reader, k: int) -> int:
    """The position after "antara lain", "di antaranya", "yakni" at token `k`; 0 where nothing explains."""
    if reader.low(k) == ",":
        k += 1
    low, nxt = reader.low(k), reader.low(k + 1)
    if low in _EXPLAINED:
        return k + 1
    if (low, nxt) in {("antara", "lain"), ("di", "antaranya"), ("terdiri", "dari"), ("terdiri", "atas")}:
        return k + 2
    return 0


def subject_list(reader: Reader, verb: int, adverbs: frozenset[str]) -> PartyList:
    """The parties that are the subject of the verb at token `verb`; the empty list where none is."""
    stop = reader.skip_back(verb - 1, adverbs) + 1
    if reader.low(stop - 1) == "," and stop > 1:
        stop -= 1
    k = 0
    prepositions = _BEFORE_PLACE
    while k < stop:
        if reader.is_named(k) and k != reader.first_of(k):
            k += 1
            continue
        if (reader.is_named(k) or reader.low(k) in _DETERMINERS) and reader.low(k - 1) not in prepositions:
            found = read_list(reader, k, subject_before=stop)
            reached = reader.skip(found.end, adverbs | {",", "yang"})
            if found.parties and reached >= verb:
                return found
        k += 1
    return PartyList((), verb)


_BEFORE_PLACE = frozenset({"di", "ke", "dari", "pada", "kepada", "oleh", "untuk", "dalam", "menurut", "se"})


def _after_party(reader: Reader, k: int, last: int) -> int:
    """Past the bracket, the "selaku"/"beserta jajaran" and the apposed post that belong to the party before `k`."""
    while k < last:
        low = reader.low(k)
        if low == "(":
            closing = next((j for j in range(k + 1, min(k + 14, reader.count)) if reader.low(j) == ")"), None)
            if closing is None:
                return k
            k = closing + 1
        elif low in {"selaku", "sebagai"} and reader.is_named(k + 1, frozenset({"post"})):
            k = _mention_end(reader, k + 1)
        elif low in {"beserta", "bersama"} and reader.low(k + 1) in {
            "jajaran",
            "jajarannya",
            "rombongan",
            "rombongannya",
            "istri",
        }:
            k += 2
        elif low == "," and _is_degree(reader, k + 1):
            k = _skip_degree(reader, k + 1)
        else:
            return k
    return k


def _is_degree(reader: Reader, k: int) -> bool:
    """A back title: "S.E", "M.Si", "MM" after a name's comma."""
    text = reader.texts[k] if k < reader.count else ""
    return k not in reader.named and (
        ("." in text and len(text) <= 9 and text[:1].isupper())
        or (text in _DEGREES)
        or (len(text) <= 2 and text.isalpha() and text.isupper() and reader.low(k + 1) == ".")
    )


_DEGREES = frozenset(
    "SH SE ST MM MA MH MSi MKes SPd MPd SSos SIP SKM MT MTP MP SP SPi SAg MAP SSTP SPt MSc PhD MBA SIK MIK Lc".split()
)


def _skip_degree(reader: Reader, k: int) -> int:
    k += 1
    while k < reader.count and k not in reader.named and reader.low(k) == ".":
        k += 1
    return k


def _mention_end(reader: Reader, k: int) -> int:
    mention = reader.named.get(k)
    while reader.named.get(k) is mention and k < reader.count:
        k += 1
    return k


def _party(reader: Reader, k: int, last: int, *, opened: bool) -> tuple[list[str], int] | None:
    """The party whose words begin at token `k`, and the position after it; None where there is none."""
    mention = reader.named.get(k)
    if mention is not None and mention.kind in PARTIES:
        return _named(reader, mention, k, last)
    acting = _skip_acting(reader, k)
    if acting > k:
        inner = _party(reader, acting, last, opened=opened)
        if inner is not None:
            return inner
    titled = k
    while reader.low(titled) in _FRONT_TITLES or (titled > k and reader.low(titled) == "."):
        titled += 1
    beside = reader.named.get(titled)
    if titled > k and beside is not None and beside.kind == "person":
        return [beside.id], _mention_end(reader, titled)
    low = reader.low(k)
    text = reader.texts[k] if k < reader.count else ""
    number = text[:1].isdigit()
    if low in _NO_PARTY:
        return None
    heads = low in _DETERMINERS or low in lexicon.party_heads() or (number and _counts(reader, k))
    capital = opened and text[:1].isupper() and low not in _MARKS
    if not heads and not capital:
        return None
    end = _group_end(reader, k, last)
    if end <= k:
        return None
    inner = next((j for j in range(k, end) if reader.is_named(j)), None)
    if inner is not None and inner == k + 1 and low in {"pihak", "bapak", "ibu", "saudara"}:
        named = reader.named[inner]
        return _named(reader, named, inner, last)
    holder = _beside_group(reader, end, last)
    if holder is not None and (text[:1].isupper() or low in _OFFICES):
        return holder
    return [reader.ctx.register_group(*reader.span(k, end))], end


_OFFICES = frozenset("kepala ketua sekretaris camat lurah kadis sekdis kabid kabag direktur wakil asisten ka".split())


_ACTING = frozenset("plt plh pj pjs pelaksana tugas harian penjabat sementara".split())


def _skip_acting(reader: Reader, k: int) -> int:
    """Past "Pelaksana Tugas (Plt.)", "Pj." before an office."""
    j = k
    while (
        j < reader.count
        and j not in reader.named
        and (reader.low(j) in _ACTING or (j > k and reader.low(j) in {"(", ")", "."}))
    ):
        j += 1
    return j


def _counts(reader: Reader, k: int) -> bool:
    """ "7 (tujuh) gubernur", "48 kementerian": a number before those who came."""
    j = k + 1
    if reader.low(j) == "(":
        j += 3
    if reader.low(j) == "orang":
        j += 1
    return reader.is_party(j, j + 1)


def _beside_group(reader: Reader, end: int, last: int) -> tuple[list[str], int] | None:
    """The person named right after an office that no list knows: "Sekdis Kominfo, Ahmad"."""
    j = end + 1 if reader.low(end) == "," else end
    while reader.low(j) in _FRONT_TITLES or (reader.low(j) == "." and reader.low(j - 1) in _FRONT_TITLES):
        j += 1
    beside = reader.named.get(j)
    if j < last and beside is not None and beside.kind == "person":
        return [beside.id], _mention_end(reader, j)
    return None


def _named(reader: Reader, mention: Mention, k: int, last: int) -> tuple[list[str], int]:
    ctx = reader.ctx
    end = _mention_end(reader, k)
    if mention.kind in ("post", "organisation"):
        nxt = end
        if reader.low(nxt) == "(":
            nxt = _after_party(reader, nxt, last)
        if reader.low(nxt) == ",":
            nxt += 1
        while reader.low(nxt) in _FRONT_TITLES or (reader.low(nxt) == "." and reader.low(nxt - 1) in _FRONT_TITLES):
            nxt += 1
        beside = reader.named.get(nxt)
        if nxt < last and beside is not None and beside.kind == "person":
            apposed = ctx.entities.apposed.get(mention.start)
            if apposed == beside.id or (mention.kind == "post" and apposed is None):
                return [beside.id], _mention_end(reader, nxt)
        if mention.kind == "post":
            return [_holder(ctx, mention)], end
        if reader.low(end) == "se" or reader.low(end).startswith("se-"):
            return [ctx.register_group(mention.start, reader.ends[min(end, reader.count - 1)])], end + 1
        return [mention.id], end
    if mention.kind == "person":
        nxt = end
        while nxt < last and reader.low(nxt) == "," and _is_degree(reader, nxt + 1):
            nxt = _skip_degree(reader, nxt + 1)
        after = reader.named.get(nxt + 1) if reader.low(nxt) == "," else None
        if after is not None and after.kind == "post" and ctx.entities.apposed.get(after.start) == mention.id:
            return [mention.id], _mention_end(reader, nxt + 1)
        return [mention.id], nxt
    return [mention.id], end


def _holder(ctx: Context, mention: Mention) -> str:
    """The holder of a post where the report names one; else the office as written, as a party of its own."""
    party = ctx.entities.party(mention).id
    return ctx.register_group(mention.start, mention.end) if party.startswith("post/") else party


_FRONT_TITLES = frozenset(
    "h hj dr drs ir prof kh tgk letkol kolonel mayor kapten letda lettu letjen mayjen brigjen jenderal komjen irjen kombes"
    " akbp kompol akp iptu ipda aiptu pol inf arm kav laut tni purn marsda marsma laksda laksma".split()
)


def _group_end(reader: Reader, k: int, last: int) -> int:
    """The position after the last word of the collective party that begins at token `k`."""
    j = k
    limit = min(last, k + LONGEST_GROUP)
    while j < limit:
        low = reader.low(j)
        if low == "(" and j > k:
            closing = next((i for i in range(j + 1, min(j + 8, limit)) if reader.low(i) == ")"), None)
            if closing is None:
                break
            j = closing + 1
            continue
        if (
            low == "."
            and len(reader.low(j - 1)) <= 4
            and reader.texts[j - 1][:1].isupper()
            and reader.texts[min(j + 1, reader.count - 1)][:1].isupper()
        ):
            j += 1
            continue
        if low in _MARKS or low in {",", ";", ":", "(", ")", "-", "–"}:
            break
        verb = lexicon.active_verb(low) or lexicon.passive_verb(low)
        if j > k and j not in reader.named and (low in _GROUP_ENDS or (verb and reader.texts[j].islower())):
            break
        if low in {"dan", "serta", "&", "bersama", "beserta"} and j > k:
            nxt = reader.low(j + 1)
            joint = j - k <= 2 and reader.low(k) in _QUANTIFIERS or reader.texts[k][:1].isdigit()
            if low in {"serta", "bersama", "beserta"} or ((reader.is_named(j + 1) or nxt in _SPLITTERS) and not joint):
                break
        j += 1
    while j > k and reader.low(j - 1) in {"dan", "serta", "juga", "dari", "turut", "hadir", "antara", "."}:
        j -= 1
    return j


_QUANTIFIERS = frozenset("para seluruh sejumlah beberapa semua segenap berbagai puluhan ratusan".split())
