"""Where a list of parties ends, and where it is cut into items."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graph.resources import data_path

if TYPE_CHECKING:
    from ingest.context import Mention

_JOIN = re.compile(
    r"\s*(?:[,;]\s*(?:(?:dan|serta|juga|hingga|termasuk|beserta|maupun)(?=\W))?"
    r"|(?<=\s)(?:dan(?:\s+juga)?|serta(?:\s+juga)?|beserta|bersama|hingga|maupun|termasuk|juga bersama"
    r"|sampai(?=\s+(?:kelompok|tokoh|para|warga|masyarakat|pelajar|ketua|perwakilan)\s))(?=\s))\s*"
)
_END = re.compile(
    r"[!?](?=\s|$)|(?<=[a-z]{4})\.(?=\s+[A-Za-z])|\.(?=\s+[(*])"
    r"|[\"“”]|\n\n|\s*\[|,?\s(?:sementara|sedangkan)\s"
    r"|\s(?:untuk|guna|agar|supaya|pada|saat|ketika|usai|setelah|sejak|dalam|melalui|via|sebagai|selaku|bertempat|dengan|di(?!\s+antara))\s"
    r"|\s(?:me(?!nteri|nengah|wakili)[a-z]{4,}|ber(?!bagai|agam|sama|encana)[a-z]{4,}"
    r"|di(?!nas|re[kr]|rjen|visi|fabel|antara|sab|str|plo|aspora|gital|sk|sh|sd|beberapa|lingk|wilayah|daerah|kec|kel|seluruh"
    r"|setiap|jajaran|bidang|kota|kabup|desa|bawah|luar)[a-z]{4,}|akan|telah|tidak|dapat|bisa|sudah|kini|adalah|hanya|baru-baru|tiba|datang|lebih\s+dah?ulu|ikut|hadir"
    r"|juga\s+(?:me|di|ha)\w+|tersebut|itu\s+(?:me|di|ber)\w+|karena|bahwa|tampak|tanpak|nampak|terlihat|secara|terlepas|terkait(?!\s*(?:[,.;)]|(?:dan|serta|dari|lainnya|setempat|di\s+lingk\w+|se-?[A-Z]\w+|Pem(?:kab|kot|prov|da))\b))|hari"
    r"|dan\s+(?:(?:di|me(?!wakili))[a-z]{4,}|hadiri))\b"
    r"|,\s*(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\b|\s\(\d{1,2}/|,\s*\d{1,2}/\d"
    r"|\s(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\s*[,(]"
)
"""Where a list ends; a full stop within a sentence, or between those of a quotation, only after a whole word."""
_CAPACITY = re.compile(
    r"\s(?:selaku|sebagai)\s(?:(?!\sdi\s)[^,.;:\n]){3,90}?(?=,?\s+(?:dan|serta)\s|,\s)"
    r"(?=[,\s]+(?:(?:dan|serta)\s+)?(?:para|seluruh|sejumlah|perwakilan|jajaran|unsur|tokoh|[A-Z]))"
)
"""In which capacity one of a list is there, where the list goes on after it."""
_SPOKE = re.compile(r"(?:nara\s?sumber|pemateri|pembicara)\s+(?:yaitu|yakni|adalah|ialah)\b")
"""After "sebagai": others follow, who spoke."""
_AMONG = re.compile(
    r"(?:(?:se)?tiap|dua|tiga|empat|lima|\d{1,3}|masing-masing|seluruh|berbagai|beberapa|sejumlah)\s+"
    r"(?:kelurahan|desa|kecamatan|kabupaten|kota|provinsi|wilayah|dinas|OPD)\b"
)
"""After a party and "di": of how many places it is from."""
_REGION_NEXT = re.compile(r"[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3},\s+")
"""Where a party is from, before the next of the list ("pengurus paguyuban di Jambi, Kepala ...")."""
_LAST_LEAD = re.compile(r"^\s*(?:dan\s+|serta\s+)?(?:\d+\s+)?")
_CALLED = re.compile(
    r" (?:diundang|hadir|ikut|turut hadir|tergabung) (?:seperti|antara lain|yakni|yaitu|adalah|di ?antaranya)\b"
)
_BY_LINK = re.compile(
    r" (?:terhubung|bergabung|hadir|ikut serta|mengikuti|menyaksikan)(?: (?:secara|via|melalui))?"
    r" (?:virtual|daring|online|zoom(?: meeting)?|langsung)(?=\s*(?:,|dan\s|serta\s))",
    re.IGNORECASE,
)
"""After "yang": how one of a list took part, where the list goes on."""
_HELD = re.compile(r" (?:ber(?:tempat|langsung|lokasi)|di(?:gelar|laksanakan|selenggarakan|adakan|mulai|pusatkan))\b")
_LED = re.compile(r" di ?(?:pimpin|ketuai|wakili|komandoi|koordinatori)\b")
_COLLECTIVE = re.compile(r"(?:(?i:para|seluruh|sejumlah|beberapa|semua|segenap|berbagai)|\d+)\s+\S+(?:\s+\S+){0,4}$")
_PART_OF = re.compile(r"^(?:[IVX]+\b|\d+\b(?!\s+[A-Za-z]))")
_UNIT = re.compile(r"\b[Bb]idang(?:\s+[a-z]+){1,3}(?:,\s+[a-z]+){0,3}$")
_FIELD_WORDS = (
    r"(?:Perekonomian|Ekonomi|Pembangunan|Keuangan|Pemerintahan|Hukum|Politik|Kesejahteraan(?:\s+Rakyat)?|Kesra"
    r"|Kemasyarakatan|Administrasi(?:\s+Umum)?|SDM|Sumber\s+Daya\s+Manusia|Keamanan|Sosial|Kebudayaan|Umum|Kepegawaian"
    r"|Perencanaan|Program|Evaluasi|Pelaporan|Aset)"
)
_FIELD = re.compile(rf"{_FIELD_WORDS}\b")
_OF_FIELDS = re.compile(
    rf"\b(?:[Bb]idang|(?:Ka)?[Ss]ubb?ag(?:ian)?|Bagian|Kabag|Kabid|Kasi)\s+{_FIELD_WORDS}(?:(?:,|,?\s+dan)\s+{_FIELD_WORDS})*$"
)
"""A post of several fields up to one of them, and the next."""
_UNIT_HEAD = re.compile(r"(?:Biro|Bagian|Bidang|Dinas|Badan|Direktorat|Deputi|Asisten|Staf)\b")
_LAST_FIELD = re.compile(r"[A-Z][a-z]+ \([A-Z][\w-]+\)")
_UNIT_WORD = re.compile(r"[a-z]+\b")
"""What a unit of several fields goes on with, in lower case."""
_EITHER = re.compile(r"\bbaik\s")
_MEMBERS = re.compile(r"anggota\b(?!\s+[A-Z])|anggota(?=\s+(?:DPRD?|Dewan|Komisi)\b)")
_PAIRED = re.compile(r"(?:\bR[TW]|\b[Ee]selon\s+[IVX]+|\b[Bb]upati)$")
_PAIRED_RIGHT = re.compile(r"(?:R[TW]|[Ee]selon\s+[IVX]+|[Ww]ali\s?[Kk]ota(?=\s+se-?\s?[A-Z]))\b")
"""Two of a kind that are one party: "pengurus RT dan RW", "pejabat Eselon I dan Eselon II"."""
STANDS_IN = re.compile(r" (?:yang )?(?:dalam hal ini )?(?:di ?wakili|diwakilkan)(?: (?:oleh|kepada))? ")
"""Before the one who came for the party just named."""
GROUP_LEAD = re.compile(
    r"(?i:para|seluruh|sejumlah|beberapa|semua|segenap|jajaran|perwakilan|unsur|berbagai|puluhan|ratusan|ribuan|belasan"
    r"|masing-masing|tim|utusan|delegasi|peserta|anggota|pimpinan|pengurus|pejabat|tokoh|toko(?=\s+(?:masyarakat|agama|adat|pemuda|perempuan)\b)|warga|masyarakat|undangan"
    r"|keluarga|kerabat|ahli waris|salah satu|kalangan|elite?|pendukung|relawan|sukarelawan|simpatisan|loyalis)\b"
    r"|(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belasan)(?=\s+[a-z])"
)
_LEVELS = re.compile(
    r"(?i:provinsi|kabupaten|kota|kecamatan|kelurahan|desa)(?:[\s/]+(?:dan\s+)?(?i:kabupaten|kota|kelurahan|desa))?(?=\s*(?:[,.]|dan\s|serta\s|di\s|$))"
)
_LEVEL_BEFORE = re.compile(r"\s(?i:provinsi|kabupaten|kota|kecamatan|kelurahan|desa)$")
_LEVEL_ALL = re.compile(
    r"(?i:kabupaten|kota|kecamatan|kelurahan|desa)(?:\s?/\s?(?i:kota|desa|kelurahan))?\s+se-?\s?[A-Z]"
)
FIRST = re.compile(r"[\w/.-]+")
HALL = re.compile(
    r"(?i:kantor|gedung|aula|ruang|ruangan|rujab|hotel|rumah|halaman|lapangan|istana|balai|pendopo|kompleks|kediaman|acara|kegiatan"
    r"|rapat|pertemuan|forum|kesempatan|rangka|sambutan|arahan|hal|sela|kampus|stadion|gelanggang|wisma|graha|alun-alun"
    r"|taman|markas|mako|asrama|jalan|room|gor|gsg|masjid|kafe|restoran)\b"
)
_NAMED_HALL = re.compile(
    r"(?:[A-Z][\w-]*\s+){0,3}(?:Convention|Center|Centre|Hotel|Hall|Ballroom|Expo|Plaza|Mall|Resort)\b"
)
SPLIT = frozenset(
    {
        "eselon", "sekertaris", "deputi", "asisten", "para", "seluruh", "sejumlah", "beberapa", "semua", "segenap",
        "jajaran", "perwakilan", "unsur", "berbagai", "tokoh", "warga", "masyarakat", "mewakili", "tamu", "inspektur",
        "puluhan", "ratusan", "ribuan", "belasan",
        "kabag", "kabid", "kasubbag", "kasubag", "kasi", "kapus", "sekcam", "sekdes", "fungsional", "biro",
    }
)  # fmt: skip
"""Words that begin a party of their own after "dan"."""
_OFFICES = frozenset({"camat", "lurah", "kades", "kapus", "kapolsek", "danramil", "kepala", "asisten"})
_BODIES = frozenset({"pemda", "pemkab", "pemkot", "pemprov"})
_ATTRIBUTES = frozenset({"swasta", "negara", "daerah", "masyarakat"})


@cache
def heads() -> frozenset[str]:
    files = (data_path("gazetteers", name) for name in ("party_heads.tsv", "local_offices.tsv"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    return frozenset(line.split("\t")[0] for line in lines if line)


def _inside(mentions: list[Mention], offset: int) -> Mention | None:
    for mention in mentions:
        if mention.start > offset:
            return None
        if mention.start <= offset < mention.end:
            return mention
    return None


def list_end(text: str, start: int, limit: int, mentions: list[Mention]) -> int:
    at = start
    located = -1
    while match := _END.search(text, at, limit):
        inner = _inside(mentions, match.start() + 1)
        if inner is not None:
            at = inner.end
            continue
        if match[0] == "." and _abbreviates(text, at, match, mentions):
            at = match.end()
            continue
        stands_in = STANDS_IN.match(text, match.start() - 5) or STANDS_IN.match(text, match.start())
        if stands_in is not None and stands_in.end() < limit and text[stands_in.end()].isupper():
            at = stands_in.end()
            continue
        last = _LAST_LEAD.sub("", text[start : match.start()].rsplit(",", 1)[-1])
        named = any(match.start() - len(last) - 1 <= m.start < match.start() for m in mentions)
        lead = GROUP_LEAD.match(last)
        group = not named and (lead or last.split(" ", 1)[0].lower() in heads())
        if lead and not group and match[0].strip() == "di":
            region = _REGION_NEXT.match(text, match.end(), limit)
            group = region is not None and any(m.start == region.end() for m in mentions)
        if _SPOKE.match(text, match.end(), limit):
            return match.start()  # "dipimpin Sekda, sebagai narasumber yaitu Kepala BPS"
        if match[0].strip() in ("selaku", "sebagai") and (beyond := _CAPACITY.match(text, match.start(), limit)):
            at = beyond.end()  # "Forkopimda, selaku pembina, dan para camat"
            continue
        if text[max(start, match.start() - 4) : match.start()].endswith("yang"):
            linked = _BY_LINK.match(text, text.find(" ", match.start() - 1))
            if linked is not None and linked.end() < limit:
                at = linked.end()  # "Asisten I yang hadir secara virtual, Sekda, ..."
                continue
            if _CALLED.match(text, match.start()):
                at = match.end()  # "kepala dinas yang diundang seperti A, B"
                continue
            if _HELD.match(text, match.start()) or _LED.match(text, match.start()):
                return match.start() - 5  # "seluruh camat yang bertempat di ...": the gathering is
            if group:
                at = match.end()  # "10 OPD yang telah mengintegrasikan ..."
                continue
        placed = HALL.match(text, match.end()) or _NAMED_HALL.match(text, match.end())
        again = located >= 0 and _JOIN.search(text, located, match.start()) is None
        if match[0].strip() == "di" and _AMONG.match(text, match.end(), limit) and not placed:
            at = match.end()  # "Bhabinkamtibmas di tiga kelurahan"
            continue
        if match[0].strip() == "di" and group and not placed and not again:
            at = located = match.end()  # "tokoh masyarakat di Kepulauan Meranti"
            continue
        return match.start()
    return limit


def _names_a_field(text: str, start: int, end: int) -> bool:
    """True where a lower-case word that begins no party of its own stands at `start`."""
    word = _UNIT_WORD.match(text, start, end)
    return word is not None and word[0] not in heads() | SPLIT and not GROUP_LEAD.match(text, start)


def _abbreviates(text: str, low: int, stop: re.Match[str], mentions: list[Mention]) -> bool:
    """True for the full stop of "Kabag. Umum", not for that of "para utusan. Rapat itu ..."."""
    if not text[stop.end() + 1 : stop.end() + 2].isupper():
        return False
    words = text[low : stop.start()].split()
    body = any(m.end == stop.start() and m.kind == "organisation" for m in mentions)
    return bool(words) and not words[-1].islower() and not body and words[-1].lower() not in _BODIES


def cut_items(text: str, start: int, end: int, mentions: list[Mention]) -> list[tuple[int, int]]:
    """The list cut into items; joining words inside mentions, brackets or a collective's own words stay."""
    cuts: list[tuple[int, int]] = []
    at = start
    while match := _JOIN.search(text, at, end):
        at = max(match.end(), match.start() + 1)
        inner = _inside(mentions, match.start())
        if inner is not None and match.start() > inner.start:
            at = max(at, inner.end)
            continue
        opened = text.rfind("(", max(start, match.start() - 60), match.start())
        if opened >= 0 and text.find(")", opened, match.start()) < 0:
            continue
        if _UNIT.search(text, cuts[-1][1] if cuts else start, match.start()) and _names_a_field(text, match.end(), end):
            continue  # "staf ahli bidang pemerintahan, hukum dan kesra" is one
        if _FIELD.match(text, match.end(), end) and _OF_FIELDS.search(text, start, match.start()):
            continue  # "Staf Ahli Bidang Ekonomi, Pembangunan dan Keuangan" is one
        if _PAIRED_RIGHT.match(text, match.end(), end) and _PAIRED.search(text, start, match.start()):
            continue
        if _LEVELS.match(text, match.end(), end):
            continue  # "jajaran DPRD provinsi, kabupaten dan kota" is one
        if _LEVEL_BEFORE.search(text, start, match.start()) and _LEVEL_ALL.match(text, match.end(), end):
            continue  # "protokol dari kabupaten dan kota se-Jambi" is one
        word = text[match.start() : match.end()].strip()
        either = word == "maupun" and _EITHER.search(text, cuts[-1][1] if cuts else start, match.start())
        if either and _inside(mentions, match.end()) is None:
            continue  # "pejabat baik sipil maupun militer" are one
        if word in ("dan", "maupun") and not _joins_parties(
            text, start if not cuts else cuts[-1][1], match, end, mentions
        ):
            continue
        cuts.append(match.span())
    out = []
    low = start
    for first, last in cuts:
        out.append((low, first))
        low = last
    out.append((low, end))
    return [(a, b) for a, b in out if b > a]


def _is_another(left: list[str], head: str) -> bool:
    """True where a collective has its own complement or names offices, so that another party follows its "dan"."""
    if head not in heads() | _OFFICES or head in _ATTRIBUTES or (head == "pengawas" and "pejabat" in left):
        return False
    return left[-1].lower() in _OFFICES or (len(left) > 2 and "dari" not in left)  # "para camat dan lurah"


def _with_members(left: str, right: str) -> bool:
    """True for "jajaran pimpinan dan anggota" and "Ketua dan Anggota Komisi II", which are one party."""
    if (left == "pimpinan" or left.endswith(" pimpinan")) and _MEMBERS.match(right):
        return True
    return left.lower() == "ketua" and right.lower().startswith("anggota ")


def _joins_parties(text: str, low: int, match: re.Match[str], end: int, mentions: list[Mention]) -> bool:
    """True where "dan" parts two parties rather than two words of one ("pejabat eselon II dan III")."""
    left = text[low : match.start()].strip()
    right = text[match.end() : min(end, match.end() + 40)]
    if _PART_OF.match(right) or _with_members(left, right):
        return False
    if _inside(mentions, match.end()) is not None:
        return True
    word = FIRST.match(right)
    head = word[0].lower().rstrip(".") if word else ""
    collective = _COLLECTIVE.match(left) and not any(low <= m.start < match.start() for m in mentions)
    if collective and right[:1].islower() and head not in SPLIT and not _is_another(left.split(), head):
        return False
    if head in heads() or head in SPLIT or head[:1].isdigit():
        return True
    if not right[:1].isupper():
        return False
    if _UNIT_HEAD.match(left.rsplit(", ", 1)[-1]) and _LAST_FIELD.match(right):
        return False  # "Biro Ekonomi dan Pembangunan (Ekbang)"
    ends_name = any(m.end >= match.start() - 1 and m.start >= low for m in mentions if m.start < match.start())
    return ends_name or len(left.split()) <= 3
