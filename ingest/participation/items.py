"""Which party an item of a list is: the person beside a post, the holder of a post, the body, else the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ingest.anywhere import written
from ingest.participation.cutting import FIRST, GROUP_LEAD, HALL, SPLIT, STANDS_IN, heads
from ingest.participation.degrees import DEGREES, LIKE_DEGREE, SURE_DEGREE

if TYPE_CHECKING:
    from ingest.context import Context, Mention

ITEM_MAX_CHARS = 170
"""A longer item is a clause, not a party."""
GROUP_MAX_WORDS = 18
UNSURE = 0.5
"""A body read with less confidence is no body to refer to."""

LEAD = re.compile(
    r"(?:[\s,:]|\b(?:oleh|langsung|juga|pula|turut|antara lain|diantaranya|di antaranya|yakni|yaitu|adalah"
    r"|secara virtual|secara langsung|secara resmi|secara daring|secara luring|secara|luring|resmi|virtual|Bapak|Ibu"
    r"|pihak(?=\s+[A-Z])"
    r"|Pihak(?=\s+[A-Z])|dan|serta|bersama|dari pihak|dari unsur|dari|adanya|hadir|baik|lainnya|seperti|kepada|kemudian"
    r"|[Ss]ebanyak|[Ss]edikitnya|lebih dari|lebih kurang|kurang lebih|[Ss]ekitar|hampir"
    r"|masing-masing oleh|(?:kedua |ketiga |para )?wakilnya(?=,?\s+[A-Z]))\b(?!\s*/))+"
)
EXPLAINS = re.compile(
    r",?\s*\b(?:antara\s+lain|di\s?antara(?:nya)?|yakni|yaitu|terdiri\s+(?:dari|atas)|mulai\s+dari|meliputi|seperti)\s*[:,]?\s*"
)
_BARE_TITLE = re.compile(r"(?:Pdt|Ust|Ustadz|Pnt|Tgk|KH|Hj?|Drs?|Dra|Ir|Prof|Bapak|Ibu)\.?")
COUNTED = re.compile(
    r"\d{1,5}(?:-?an\b)?\s*(?:\([a-z ]+\)\s*)?(?:dari\s+(?:total\s+)?\d{1,5}\s+)?(?:orang\s+)?(?P<head>[A-Za-z/]+)"
)
_FROM_FACTION = re.compile(r"(?:[fp]raksi|partai|dapil|daerah\s+pemilihan)\b", re.IGNORECASE)
_OF_FACTION = re.compile(r"(?P<name>[A-Z][\w'.]+(?: [A-Z][\w'.]+){0,4})\s+dari\s+(?i:[fp]raksi|partai|dapil)\s.+")
"""A name before the faction or party its bearer is of."""
_NAME_FROM = re.compile(r"(?P<name>[A-Z][\w'.]+(?: [A-Z][\w'.]+){1,4})\s+dari\s+(?=[A-Z])")
"""A name nobody knows before the body its bearer is from."""
_NAME_OF = re.compile(r"(?P<name>[A-Z][a-z'.]+(?: [A-Z][a-z'.]+){1,4})\s*\((?P<body>[A-Z][^()]*)\)")
"""A name nobody knows before the body its bearer is from in brackets."""
_FROM_HALL = re.compile(
    r"\s+dari\s+(?i:ruang(?:an)?|aula|gedung|kantor|pendopo|rumah|command|mapolres|mako|makodim|hotel)\b.*", re.DOTALL
)
"""From which room a party followed a gathering."""
_OFFICE_BEHIND = re.compile(
    r"(?P<name>[A-Z][\w'.]+(?: [A-Z][\w'.]+){0,4})\s*\(\s*(?i:wakil|ketua|kepala|sekretaris|anggota|camat"
    r"|lurah|asisten|kabid|kadis|direktur|koordinator|plt|plh|pj)\b[^()]*\)?"
)
"""A name before its office in brackets: "Fulan Anu (wakil ketua komisi A)"."""
_SHARE = re.compile(r"\d+ (?:para )?[a-z]+(?: [a-z]+){0,2}?(?= dari (?:total )?\d+ )")
_ALIAS = re.compile(r"[A-Z][\w'.]+(?: [A-Z][\w'.]+)+(?= (?:atau|alias) [A-Z])")
"""A name before the one its bearer is also called by."""
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_TAIL = re.compile(
    r"\s+(?:dan\s+lain(?:nya|-lain)|yang(?:\s+[\w-]+)?|turut|ikut|juga|baik|tersebut|ini|itu|langsung|dan|serta|pun)$"
)
NAME = re.compile(r"[A-Z][a-z'.]+(?: [A-Z][a-z'.]+){1,4}")
_NUMERAL = re.compile(r"[IVX]+")
TITLE = re.compile(
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
        anywhere = written(ctx, mention, found)
        return found if anywhere is None else ctx.register_group(*anywhere)
    record = ctx.entities.posts.get(mention.id)
    spans = record.spans if record and record.spans else [(mention.start, mention.end)]
    start, end = min(spans, key=lambda span: (span[0] - span[1], span[0]))  # the fullest spelling, first met
    return ctx.register_group(start, end)


def is_named_for(ctx: Context, body: Mention, person: Mention) -> bool:
    """True for "Tim Pemenangan Fulan-Anu": the team is meant, not the one it is named for."""
    known = ctx.entities.organisations.get(body.id) if body.kind == "organisation" else None
    return known is not None and ctx.text[person.start : person.end] in known.name


class Draft(NamedTuple):
    """A party before its collective words are given an id (empty until then)."""

    id: str
    start: int
    end: int


STOP = Draft("", -1, -1)
_BESIDE = re.compile(r"\s*,?\s*(?:(?:[A-Z][\w.]{0,8}\.?)\s+){0,3}")


def read_item(
    ctx: Context, low: int, high: int, mentions: list[Mention], before: list[Draft], *, opened: bool
) -> Draft | None:
    """The party of one item, None where it is none, `STOP` where the list ends before it."""
    text = ctx.text
    if lead := LEAD.match(text, low, high):
        low = lead.end()
        if lead[0].endswith("dari ") and before and _PLACE.match(text, low, high):
            return STOP  # "dipimpin Wamen X, dari Ruang Rapat Y"
    while high > low and text[high - 1] in " ,.:;)[]\n" and not (text[high - 1] == ")" and "(" in text[low:high]):
        high -= 1
    if high <= low:
        return None
    piece = text[low:high]
    if office := _OFFICE_BEHIND.fullmatch(text, low, high):
        holder = next((m for m in mentions if low <= m.start < office.end("name") and m.kind == "person"), None)
        return Draft(holder.id if holder else "", low, office.end("name"))
    own = _NAME_OF.fullmatch(text, low, high) if opened else None
    if own is not None and own["body"][0] != own["name"][0] and _is_unread_name(own, mentions):
        return Draft("", low, own.end("name"))  # "Fulan Anu (BPKP)"
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
    elif stands_in is not None and NAME.fullmatch(text, stands_in.end(), high):
        return Draft("", stands_in.end(), high)  # "Kabid Pasar diwakili Fulan Anu", whom nothing knows
    explains = EXPLAINS.search(text, low, high)
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
    if _FROM_FACTION.match(text, low, high) and text[low - 5 : low] == "dari ":
        return None  # "Fulan, dari fraksi Wira"
    if member := _OF_FACTION.fullmatch(text, low, high):
        high = member.end("name")
        piece = text[low:high]
        if not any(low <= m.start < high for m in mentions) and before:
            return Draft("", low, high)
    if not piece or _ALONE.fullmatch(piece) or piece.startswith("sebagai "):
        return None
    if opened and (origin := _NAME_FROM.match(text, low, high)) and _is_unread_name(origin, mentions):
        return Draft("", low, origin.end("name"))  # "Fulan Anu dari Dinas Sosial"
    if piece.startswith(("di ", "ke ")):
        return STOP
    if piece.startswith("peserta yang "):
        return None  # "diikuti peserta yang berasal dari berbagai unsur, termasuk A dan B"
    if piece.startswith("mewakili "):
        return Draft("", low, high)  # someone came for the holder, who did not
    if (stands_for := piece.find(" mewakili ")) > 0:
        high = low + stands_for  # "Sekda Fulan mewakili Bupati Anu": Fulan came
        piece = text[low:high]
        if after_person and DEGREES.fullmatch(piece):
            return None
    if guests := _GUESTS_OF.match(piece):
        low += guests.end()
        piece = text[low:high]
    if hall := _FROM_HALL.search(text, low, high):
        high = hall.start()
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
        named = NAME.fullmatch(text, here[-1].end + 1, high)
        if named and not ctx.mentions_between(named.start(), high):
            return Draft("", named.start(), high)  # "perwakilan Dinas Sosial Fulan Anu"
    if here and here[-1].kind == "person" and _ONE_OF.match(piece) and not _THOSE_OF.search(text, low, here[-1].start):
        return Draft(here[-1].id, low, here[-1].end)  # "perwakilan Polsek Wirasari Aiptu Fulan"
    counted = COUNTED.match(piece)
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
    if not known and not (opened and piece[0].isupper() and head not in _NOT_PARTIES):
        return STOP
    if len(text[low:high].split()) > GROUP_MAX_WORDS:
        return STOP
    return Draft("", low, high)


def _named(ctx: Context, low: int, high: int, here: list[Mention], *, opened: bool) -> Draft | None:
    text = ctx.text
    first = here[0]
    if first.start > low and (_PLACE if first.kind == "organisation" else HALL).match(
        text, low + 3 if text.startswith("di ", low) else low
    ):
        return STOP if opened else None  # "di Rumah Jabatan Gubernur": a place, not its master
    if first.start - low > 40 and not text[low : first.start].strip().istitle():
        word = FIRST.match(text, low)
        if word and word[0].lower() in heads() and first.kind == "organisation":
            return Draft("", low, high)  # "staf ahli bidang pemerintahan, hukum dan kesra Pemda Sleman"
        return STOP if opened else None
    person = next((m for m in here if m.kind == "person"), None)
    if person is not None and is_named_for(ctx, first, person):
        return Draft(first.id, low, first.end)
    if person is not None and (first is person or first.kind in ("post", "organisation")):
        return Draft(person.id, low, person.end)
    if (
        first.kind == "post"
        and " " not in text[first.start : first.end]
        and (any_such := _CONCERNED.match(text, first.end))
    ):
        return Draft("", first.start, any_such.end())  # "Menteri terkait": those concerned, not the one last named
    if first.kind == "post" and _HEAD_AND.fullmatch(text, low, first.start):
        return Draft("", low, first.end)  # "Ketua dan Anggota DPRD Sleman": those who preside, and the others
    if first.kind == "post" and text.startswith("/", first.end):
        return Draft("", first.start, high)  # "Bupati/Wali Kota": any of them, not the one the report names
    if first.kind == "post":
        found = ctx.entities.party(first).id
        if found.startswith("person/") and _ONE_OF_SEVERAL.match(text, first.start, first.end + len(" yang ")):
            return Draft("", first.start, first.end)  # "Wakil Ketua DPRD yang ditunjuk": which of them is told later
        if found.startswith("person/"):
            return Draft(found, low, first.end)
        grown = _grown(text, first.end, high)
        return Draft("" if grown > first.end else party_id(ctx, first), first.start, grown)
    named = NAME.fullmatch(text, first.end + 1, high)
    title = first.kind == "organisation" and (
        TITLE.match(text, low, first.end) or _TITLE_WORDS.fullmatch(text, low, first.start)
    )
    if named and title:
        return Draft("", named.start(), high)  # "Waket II DPRD Sleman Fulan Anu"
    if _is_of_many(ctx, first) and _PLACES_NEXT.fullmatch(text, first.end, high):
        return Draft("", low, high)  # "Forkopimcam Wirasari"
    if _is_of_many(ctx, first) and not text[first.end : high].strip():
        office = text[low : first.start].strip().lower()
        whole = office == "dan" or office in heads()  # "Puskesmas", "Dan Lanal": any of the kind, so called
        return Draft("", low if whole else first.start, first.end)
    if _SE.match(text, first.end, high) or _OF_BODY.match(text, low) or len(text[low : first.start].split()) > 1:
        return Draft("", low, high)
    return Draft(first.id, low, first.end)


def _is_unread_name(found: re.Match[str], mentions: list[Mention]) -> bool:
    """True for capitalised words that nothing has read, of which the first begins no party of another kind."""
    words = found["name"]
    head = words.split(" ", 1)[0].lower()
    if head in heads() or head in SPLIT or GROUP_LEAD.match(words) is not None:
        return False
    return not any(found.start() <= m.start < found.end("name") for m in mentions)


def _is_of_many(ctx: Context, mention: Mention) -> bool:
    """True for a kind of body named without the place or parent that would tell which one is meant."""
    known = ctx.entities.organisations.get(mention.id) if mention.kind == "organisation" else None
    return known is not None and known.confidence < UNSURE


def _grown(text: str, end: int, high: int) -> int:
    """The end of a post that goes on in words no list knows ("Direktur Land Reform")."""
    rest = text[end:high].strip(" ,")
    grows = rest and rest[0] != "(" and len(rest.split()) <= 12 and rest.split()[0] not in _ADVERBS
    return high if grows else end


_CONCERNED = re.compile(
    r"\s+terkait(?:\s+lain(?:nya)?)?(?=\s*[,.;\"”]|\s+(?:dan|serta|kemarin|tersebut|di|pada|untuk|hari|yang|lalu)\b|$)"
)
"""After an office in general, of whoever has to do with the matter."""
_PLACES_NEXT = re.compile(r"(?:\s+[A-Z][\w-]*){1,6}")
_HEAD_AND = re.compile(r"(?:para\s+|unsur\s+)?(?:[Kk]etua|[Pp]impinan)\s+(?:dan|serta|beserta)\s+")
"""Before "anggota DPRD X", with which it is one party."""
_ALONE = re.compile(
    r"(?:beserta |seluruh |segenap )?jajaran(?:nya)?|rombongan|(?:salah satu )?(?:pemateri|narasumber|pembicara)"
    r"|\d+ orang|serta|dan|juga|beserta|termasuk|ditambah|moderator|hadirin"
    r"|(?:para |seluruh |semua |segenap )?peserta(?: utama)?|(?:anggota|staf|pengurus|bawahan|ajudan)nya"
    r"|(?:berbagai|sejumlah|semua|beberapa|para) pihak(?: terkait)?"
    r"|(?:pimpinan|pemimpin) (?:sidang|rapat)"
    r"|(?:sang )?(?:istri|isteri|suami)(?:nya)?|d[lk][lk]\.?|lain-lain|lainnya|(?-i:AS|RI)",
    re.IGNORECASE,
)
"""What follows a party without being one ("Kepala Dinas Sosial beserta jajaran")."""
_NO_PARTY = re.compile(
    r"(?:beberapa|sejumlah|seluruh|berbagai|semua|\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan)\s+(?:waktu|hari|tahun|bulan|kali|pekan|minggu|jam|menit|hal|materi"
    r"|program|agenda|kegiatan|rangkaian|lokasi|titik|isu|topik|persoalan)\b"
    r"|(?:penyerahan|pemberian|pembacaan|penandatanganan|penampilan|pemutaran|penganugerahan|pelantikan|pengukuhan|peluncuran"
    r"|peresmian|penyematan|pemotongan|penanaman)\s"
    r"|(?:dalam\s+rangka|seperti\s+halnya|demi|guna|jelang|menjelang|selain|sesuai|berdasarkan)\b",
    re.IGNORECASE,
)
"""Times and things that are counted as parties are, and what is done to a thing."""
_ONE_OF_SEVERAL = re.compile(r"(?i:wakil\s+ketua|anggota|asisten|staf\s+ahli)\b.*\syang\s", re.DOTALL)
"""An office that several hold, and what tells which of them is meant."""
_ONE_OF = re.compile(r"(?:tokoh|perwakilan|pengurus|anggota|pejabat|utusan|salah\s+satu)\s", re.IGNORECASE)
"""Before the one of a body or of many who came, named."""
_THOSE_OF = re.compile(r"\b(?:pendukung|keluarga|kabinet|kubu|relawan|tim|istri|suami|putr[ai])\b", re.IGNORECASE)
"""Between them and a name that is not theirs ("tokoh partai pendukung Fulan")."""
_OF_BODY = re.compile(
    r"(?i:kapos|menteri|person(?:n?e|i)l|prajurit|staf|pju|sekum|bendum|caleg|kader|rombongan|ibu-ibu|karyawan|pegawai|petugas"
    r"|perwira|kanit|kasat|taruna|mahasiswa|siswa|dosen|guru|alumni)\s"
)
"""Before a body whose people came, and not the body."""
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
_NOT_PARTIES = frozenset(
    {
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "sabtu",
        "minggu",
        "digelar",
        "dihadiri",
        "diikuti",
        "dibuka",
        "tepatnya",
        "bertempat",
    }
)
"""What no party begins with, capitalised or not: days, and verbs of headings."""
_PLACE = re.compile(r"(?i:aula|gedung|ruang|ruangan|rujab|rumah|halaman|lapangan|pendopo|hotel|masjid)\b")
