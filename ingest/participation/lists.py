"""Lists of parties: "Kepala Bappeda Sari Utami, para camat, dan perwakilan Dinas Sosial".

A list is cut at its commas and joining words, but never inside a name, a title's degrees or
brackets. What an item names decides its party: the person beside a post, the holder of a post, the
body, else the collective words as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from ingest.participation.cutting import FIRST, GROUP_LEAD, HALL, SPLIT, STANDS_IN, cut_items, heads, list_end
from ingest.participation.degrees import DEGREES, LIKE_DEGREE, SURE_DEGREE

if TYPE_CHECKING:
    from ingest.context import Context, Mention

ITEM_MAX_CHARS = 170
"""A longer item is a clause, not a party."""
LIST_MAX_CHARS = 4_000
GROUP_MAX_WORDS = 18

_LEAD = re.compile(
    r"(?:[\s,:]|\b(?:oleh|langsung|juga|pula|turut|antara lain|diantaranya|di antaranya|yakni|yaitu|adalah"
    r"|secara virtual|secara langsung|secara resmi|secara daring|secara|resmi|virtual|Bapak|Ibu|pihak(?=\s+[A-Z])"
    r"|Pihak(?=\s+[A-Z])|dan|serta|bersama|dari pihak|dari unsur|dari|adanya|hadir|baik|lainnya|seperti|kepada"
    r"|[Ss]ebanyak|[Ss]edikitnya|lebih dari|lebih kurang|kurang lebih|[Ss]ekitar|hampir"
    r"|masing-masing oleh)\b(?!\s*/))+"
)
_EXPLAINS = re.compile(
    r",?\s*(?:antara\s+lain|diantaranya|di\s+antaranya|yakni|yaitu|terdiri\s+(?:dari|atas)|mulai\s+dari|meliputi|seperti)\s*[:,]?\s*"
)
_BARE_TITLE = re.compile(r"(?:Pdt|Ust|Ustadz|Pnt|Tgk|KH|Hj?|Drs?|Dra|Ir|Prof|Bapak|Ibu)\.?")
_COUNTED = re.compile(r"\d{1,5}(?:-?an\b)?\s*(?:\([a-z ]+\)\s*)?(?:orang\s+)?(?P<head>[A-Za-z/]+)")
_SHARE = re.compile(r"\d+ [a-z]+(?= dari (?:total )?\d+ )")
_ALIAS = re.compile(r"[A-Z][\w'.]+(?: [A-Z][\w'.]+)+(?= (?:atau|alias) [A-Z])")
"""A name before the one its bearer is also called by."""
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_TAIL = re.compile(
    r"\s+(?:dan\s+lain(?:nya|-lain)|yang(?:\s+[\w-]+)?|turut|ikut|juga|baik|tersebut|ini|itu|langsung|dan|serta|pun)$"
)


class Listed(NamedTuple):
    """One party of a list, written at `[start, end)`."""

    id: str
    start: int
    end: int


def read_list(
    ctx: Context, start: int, limit: int, *, trusted: bool = False, common: bool = False
) -> tuple[list[Listed], int]:
    """The parties listed from `start`, and where the list ends (at most `limit`).

    `trusted` where the words before leave no doubt that parties follow ("dihadiri oleh"): the first
    may then be capitalised words that nothing else knows; `common` where it may be common nouns as well.
    """
    text = ctx.text
    limit = min(limit, start + LIST_MAX_CHARS)
    dated = bisect_left(ctx.dates, (start,))
    if dated < len(ctx.dates):
        limit = min(limit, ctx.dates[dated].start)
    lead = _LEAD.match(text, start, limit)
    at = lead.end() if lead else start
    mentions = [m for m in ctx.mentions_between(start, limit) if m.kind in ("person", "post", "organisation")]
    end = list_end(text, at, limit, mentions)
    drafts: list[_Draft] = []
    items = cut_items(text, at, end, mentions)
    for number, (low, high) in enumerate(items):
        if drafts and _is_origin(ctx, low, high, drafts[-1]):
            continue
        if drafts and not drafts[-1].id and _EXPLAINS.match(text, low, high):
            drafts.pop()  # "sejumlah tokoh, antara lain A, B": those named explain the collective
        draft = _item(ctx, low, high, mentions, drafts, opened=bool(drafts) or trusted)
        if draft is None:
            continue
        if draft is STOP and common and number == 0 and (nouns := _nouns(text, low, high)):
            draft = _Draft("", nouns.start(), nouns.end())
        if draft is STOP:
            piece = text[low:high].strip()
            goes_on = number + 1 < len(items) and piece[:1].islower() and len(piece.split()) <= EXTENDED_MAX_WORDS
            if drafts and drafts[-1].id == "" and goes_on:
                drafts[-1] = drafts[-1]._replace(end=high)  # "Ka. Dinas Perumahan, kawasan & pertanahan, Ka. Dinas ..."
                continue
            if drafts and drafts[-1].id.startswith("organisation/") and goes_on and _LOWER.fullmatch(piece):
                after = items[number + 1]
                if any(after[0] <= m.start < after[1] for m in mentions):
                    drafts.append(_Draft("", low, high))  # "TNI, pemerintahan daerah, termasuk Bupati X"
                    continue
            end = low
            break
        if drafts and _is_title_of(ctx, drafts[-1], draft):
            drafts.pop()
        elif drafts and draft.id.startswith("organisation/") and _counts_those_of(ctx, drafts[-1]):
            continue  # "11 perwakilan dosen dari Universitas A, Universitas B": those came, not the universities
        drafts.append(draft)
    out: list[Listed] = []
    for draft in drafts:
        key = draft.id or ctx.register_group(draft.start, draft.end)
        if all(key != known.id for known in out):
            out.append(Listed(key, draft.start, draft.end))
    return out, end


def _nouns(text: str, low: int, high: int) -> re.Match[str] | None:
    """Common nouns that fill `[low, high)`, where punctuation or a joining word ends them."""
    lead = _LEAD.match(text, low, high)
    found = _NOUNS.fullmatch(text, lead.end() if lead else low, high)
    return found if found and _ENDS_ITEM.match(text, high) else None


def _is_origin(ctx: Context, low: int, high: int, before: _Draft) -> bool:
    """True for the places that go on in "perwakilan warga dari Jawa Barat, Jawa Tengah, dan Jawa Timur"."""
    if before.id or _ORIGIN.search(ctx.text, before.start, before.end) is None:
        return False
    lead = _LEAD.match(ctx.text, low, high)
    start = lead.end() if lead else low
    place = next(iter(ctx.mentions_between(start, start + 1)), None)
    return place is not None and place.kind == "place" and not ctx.text[place.end : high].strip(" .,;")


_ORIGIN = re.compile(r"\s(?:dari|di)\s+\S+(?:\s+\S+)?$")


def _is_title_of(ctx: Context, before: _Draft, person: _Draft) -> bool:
    """True where the item before is the post of the one named next: "Plh. Karo Umum Kementerian X, Fulan"."""
    text = ctx.text
    if before.id.startswith("person/") or text[before.end : person.start].strip() != ",":
        return False
    named = ctx.mentions_between(person.start, person.end)
    known = bool(named) and named[0].kind == "person" and named[0].start == person.start
    name = known or (not named and _NAME.fullmatch(text, person.start, person.end))
    if name and text.startswith(";", person.end):
        return not before.id.startswith("organisation/")  # "Staf Khusus Wakil Presiden, Fulan; Ketua ..."
    degree = _DEGREE_NEXT.match(text, person.end)
    titles = _TITLES.match(text, person.start, person.end)
    start = titles.end() if titles else person.start
    if degree and not known and _ONE_NAME.fullmatch(text, start, person.end):
        return _TITLE_HEAD.search(text, max(0, before.start - TITLE_BEFORE), before.end) is not None
    words = _TITLE.search(text, max(0, before.start - TITLE_BEFORE), before.end)
    if not name or words is None or words.end() < before.start:
        return False
    head = text[person.start : person.end].split(maxsplit=1)[0].lower()
    return known or (head not in heads() and words["short"] is not None)


def _counts_those_of(ctx: Context, before: _Draft) -> bool:
    """True for "11 perwakilan dosen dari Universitas Wira", where the next bodies are others they are from."""
    if before.id or _COUNTED.match(ctx.text, before.start, before.end) is None:
        return False
    origin = ctx.text.rfind(" dari ", before.start, before.end)
    from_body = ctx.mentions_between(origin, origin + len(" dari ") + 1) if origin > 0 else []
    return bool(from_body) and from_body[0].kind == "organisation"


_NOUNS = re.compile(
    r"(?!(?:yang|dengan|dalam|juga|pula|hingga|warna|suasana|rasa|semangat|doa|harapan|satu|orang)\b)"
    r"[a-z][a-z/-]{3,}(?: [\w/-]+){0,5}"
)
"""A party told in common nouns, where nothing else can follow ("dihadiri pengelola pasar Wirasari")."""
_ENDS_ITEM = re.compile(r"\s*(?:[,.;]|(?:dan|serta)\s)")
_LOWER = re.compile(r"[a-z]+(?: [a-z]+){1,3}")
_NAME = re.compile(r"[A-Z][a-z'.]+(?: [A-Z][a-z'.]+){1,4}")
TITLE_BEFORE = 24
"""The title before the body of a post begins at most this far before it, in characters."""
_TITLES = re.compile(r"(?:(?:[A-Z][A-Za-z]{0,4}\.|Hj?|KH)\s*)+(?=[A-Z])")
_ONE_NAME = re.compile(r"[A-Z][a-z']+(?: [A-Z][a-z']+){0,4}")
_DEGREE_NEXT = re.compile(rf",\s*(?!Ka\.|Kab)(?:{SURE_DEGREE.pattern})(?=[\s,.])")
"""After a name nobody knows: a degree, which makes it one."""
_TITLE_HEAD = re.compile(r"\b(?i:(?:wakil|ketua|kepala|sekretaris|direktur|asisten|koordinator|anggota)\b)[^,;]{0,90}$")
_NUMERAL = re.compile(r"[IVX]+")
_TITLE = re.compile(
    r"\b(?P<short>Plh|Plt|Pjs?|Pgs|Ka(?:ro|bag|bid|si|sub\w*|dis\w*|kan\w*|kor\w*)|Wak(?:et|a))\.?\s[^,;]{2,90}$"
    r"|\b(?:Wakil|Ketua|Kepala|Sek(?:retaris|wan|da)|Direktur|Asisten|Analis|Koordinator|Komandan|Inspektur)"
    r"(?:\s+[A-Z][\w-]*){0,4}\s*$"
)
"""A post that no list knows, up to its end or up to the body it is of."""
_TITLE_WORDS = re.compile(r"(?:[A-Z][\w-]*\s+){1,3}")
"""Words before a body that are a post nobody lists ("COO Wira Persero Fulan Anu")."""
_FROM_LEVEL = re.compile(
    r"[a-z]+ dari (?:provinsi|kabupaten|kota|kecamatan|kelurahan|desa|seluruh|setiap|berbagai|masing)\b"
)
"""After a party, lower-case words that begin another: "protokol dari kabupaten dan kota"."""


def party_id(ctx: Context, mention: Mention) -> str:
    """The party a mention stands for; an office nobody is named for is a group, one for all its spellings."""
    if mention.kind == "post":
        beside = next(iter(ctx.mentions_between(mention.end, mention.end + 24)), None)
        if beside and beside.kind == "person" and _BESIDE.fullmatch(ctx.text, mention.end, beside.start):
            return beside.id
    found = ctx.entities.party(mention).id
    if not found.startswith("post/"):
        return found
    record = ctx.entities.posts.get(mention.id)
    spans = record.spans if record and record.spans else [(mention.start, mention.end)]
    start, end = min(spans, key=lambda span: (span[0] - span[1], span[0]))  # the fullest spelling, first met
    return ctx.register_group(start, end)


class _Draft(NamedTuple):
    """A party before its collective words are given an id (empty until then)."""

    id: str
    start: int
    end: int


STOP = _Draft("", -1, -1)
EXTENDED_MAX_WORDS = 7
_BESIDE = re.compile(r"\s*,?\s*(?:(?:[A-Z][\w.]{0,8}\.?)\s+){0,3}")


def _item(
    ctx: Context, low: int, high: int, mentions: list[Mention], before: list[_Draft], *, opened: bool
) -> _Draft | None:
    """The party of one item, None where it is none, `STOP` where the list ends before it."""
    text = ctx.text
    if lead := _LEAD.match(text, low, high):
        low = lead.end()
    while high > low and text[high - 1] in " ,.:;)[]\n" and not (text[high - 1] == ")" and "(" in text[low:high]):
        high -= 1
    if high <= low:
        return None
    piece = text[low:high]
    after_person = bool(before) and before[-1].id.startswith("person/")
    bare = _BRACKET.sub("", piece)
    if before and (SURE_DEGREE.fullmatch(bare) or (after_person and DEGREES.fullmatch(piece))):
        return None
    if _BARE_TITLE.fullmatch(piece) or _NUMERAL.fullmatch(piece):
        return None
    if piece.count("(") != piece.count(")"):
        return None
    if before and LIKE_DEGREE.fullmatch(piece) and not any(low <= m.start < high for m in mentions):
        return None
    if before and (relative := piece.find(" yang ")) > 0 and SURE_DEGREE.fullmatch(piece[:relative]):
        return None  # "Fulan, S.IP yang juga tampil sebagai ..."
    stands_in = STANDS_IN.search(text, low, high)
    if stands_in is not None and any(stands_in.end() <= m.start < high for m in mentions):
        low = stands_in.end()
        piece = text[low:high]
    explains = _EXPLAINS.search(text, low, high)
    if explains and explains.start() > low:
        if text[explains.end() : explains.end() + 1].isupper() or any(
            explains.end() <= m.start < high for m in mentions
        ):
            low = explains.end()
        elif explains.end() == high and text[high : high + 3].strip(" ,:")[:1].isupper():
            return None  # "beberapa anggota yaitu, A, B": those named explain the collective
        else:
            high = explains.start()  # "para pejabat yang di antaranya membawakan materi"
        piece = text[low:high]
    if (capacity := piece.find("selaku ")) >= 0 or (capacity := piece.find("sebagai ")) > 0:
        high = low + capacity
        while high > low and text[high - 1] in " ,":
            high -= 1
        piece = text[low:high]
        if SURE_DEGREE.fullmatch(piece) or (after_person and DEGREES.fullmatch(piece)):
            return None
    if not piece or _ALONE.fullmatch(piece) or piece.startswith("sebagai "):
        return None
    if piece.startswith(("di ", "ke ")):
        return STOP
    if piece.startswith("peserta yang "):
        return None  # "diikuti peserta yang berasal dari berbagai unsur, termasuk A dan B"
    if piece.startswith("mewakili "):
        return _Draft("", low, high)  # someone came for the holder, who did not
    if (stands_for := piece.find(" mewakili ")) > 0:
        high = low + stands_for  # "Sekda Fulan mewakili Bupati Anu": Fulan came
        piece = text[low:high]
        if after_person and DEGREES.fullmatch(piece):
            return None
    if guests := _GUESTS_OF.match(piece):
        low += guests.end()
        piece = text[low:high]
    while tail := _TAIL.search(text, low, high):
        high = tail.start()
    if alias := _ALIAS.match(text, low, high):
        high = alias.end()
    if share := _SHARE.match(text, low, high):
        high = share.end()  # "16 kecamatan dari 20 kecamatan"
    piece = text[low:high]
    if _ALONE.fullmatch(piece) or (after_person and DEGREES.fullmatch(piece)):
        return None
    here = [m for m in mentions if low <= m.start < high]
    if _NO_PARTY.match(piece):
        return STOP
    grouped = GROUP_LEAD.match(piece)
    if grouped and grouped[0].lower() == "perwakilan" and here and here[-1].kind == "organisation":
        named = _NAME.fullmatch(text, here[-1].end + 1, high)
        if named and not ctx.mentions_between(named.start(), high):
            return _Draft("", named.start(), high)  # "perwakilan Dinas Sosial Fulan Anu"
    counted = _COUNTED.match(piece)
    if here and not ((grouped or counted) and here[0].start > low):
        return _named(ctx, low, high, here, opened=bool(before))
    if len(piece) > ITEM_MAX_CHARS:
        return STOP
    word = FIRST.match(piece)
    head = word[0].lower().rstrip(".") if word else ""
    if head in _PRONOUNS or piece.rsplit(None, 1)[-1].lower() in _PRONOUNS:
        return STOP
    many = counted and (counted["head"][0].isupper() or counted["head"].lower() in heads() | SPLIT)
    known = grouped or head in heads() or head in SPLIT or many or (before and _FROM_LEVEL.match(piece))
    if not known and not (opened and piece[0].isupper() and head not in _WEEKDAYS):
        return STOP
    if len(text[low:high].split()) > GROUP_MAX_WORDS:
        return STOP
    return _Draft("", low, high)


def _named(ctx: Context, low: int, high: int, here: list[Mention], *, opened: bool) -> _Draft | None:
    text = ctx.text
    first = here[0]
    if first.start > low and (_PLACE if first.kind == "organisation" else HALL).match(
        text, low + 3 if text.startswith("di ", low) else low
    ):
        return STOP if opened else None  # "di Rumah Jabatan Gubernur": a place, not its master
    if first.start - low > 40 and not text[low : first.start].strip().istitle():
        word = FIRST.match(text, low)
        if word and word[0].lower() in heads() and first.kind == "organisation":
            return _Draft("", low, high)  # "staf ahli bidang pemerintahan, hukum dan kesra Pemda Sleman"
        return STOP if opened else None
    person = next((m for m in here if m.kind == "person"), None)
    if person is not None and (first is person or first.kind in ("post", "organisation")):
        return _Draft(person.id, low, person.end)
    if first.kind == "post" and text.startswith("/", first.end):
        return _Draft("", first.start, high)  # "Bupati/Wali Kota": any of them, not the one the report names
    if first.kind == "post":
        found = ctx.entities.party(first).id
        if found.startswith("person/"):
            return _Draft(found, low, first.end)
        grown = _grown(text, first.end, high)
        return _Draft("" if grown > first.end else party_id(ctx, first), first.start, grown)
    named = _NAME.fullmatch(text, first.end + 1, high)
    title = first.kind == "organisation" and (
        _TITLE.match(text, low, first.end) or _TITLE_WORDS.fullmatch(text, low, first.start)
    )
    if named and title:
        return _Draft("", named.start(), high)  # "Waket II DPRD Sleman Fulan Anu"
    if _SE.match(text, first.end, high) or len(text[low : first.start].split()) > 1:
        return _Draft("", low, high)
    return _Draft(first.id, low, first.end)


def _grown(text: str, end: int, high: int) -> int:
    """The end of a post that goes on in words no list knows ("Direktur Land Reform")."""
    rest = text[end:high].strip(" ,")
    grows = rest and rest[0] != "(" and len(rest.split()) <= 12 and rest.split()[0] not in _ADVERBS
    return high if grows else end


_ALONE = re.compile(
    r"(?:beserta |seluruh |segenap )?jajaran(?:nya)?|rombongan|(?:salah satu )?(?:pemateri|narasumber|pembicara)"
    r"|\d+ orang|serta|dan|juga|beserta|termasuk|ditambah|moderator|hadirin"
    r"|(?:para |seluruh |semua |segenap )?peserta|(?:anggota|staf|pengurus|bawahan|ajudan)nya"
    r"|(?:berbagai|sejumlah|semua|beberapa|para) pihak(?: terkait)?"
    r"|d[lk][lk]\.?|lain-lain|lainnya|(?-i:AS|RI)",
    re.IGNORECASE,
)
"""What follows a party without being one ("Kepala Dinas Sosial beserta jajaran")."""
_NO_PARTY = re.compile(
    r"(?:beberapa|sejumlah|seluruh|berbagai|semua)\s+(?:waktu|hari|tahun|bulan|kali|pekan|minggu|jam|menit|hal|materi"
    r"|program|agenda|kegiatan|rangkaian|lokasi|titik|isu|topik|persoalan)\b"
    r"|(?:dalam\s+rangka|seperti\s+halnya|demi|guna|jelang|menjelang|selain|sesuai|berdasarkan)\b",
    re.IGNORECASE,
)
"""Times and things that are counted as parties are."""
_SE = re.compile(r"\s*se-?\s?[A-Z]")
_GUESTS_OF = re.compile(r"(?:peserta|perwakilan\s+peserta)\s+dari\s+(?=jajaran|para|unsur)")
_PRONOUNS = frozenset(
    {"keduanya", "ketiganya", "semuanya", "mereka", "ia", "dia", "kita", "kami", "saya", "beliau", "pihaknya"}
)
_ADVERBS = frozenset(
    {
        "juga",
        "pun",
        "telah",
        "akan",
        "langsung",
        "turut",
        "kembali",
        "sudah",
        "sempat",
        "ikut",
        "yang",
        "itu",
        "ini",
        "tersebut",
    }
)
_WEEKDAYS = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"})
_PLACE = re.compile(r"(?i:aula|gedung|ruang|ruangan|rujab|rumah|halaman|lapangan|pendopo|hotel|masjid)\b")
