"""Lists of parties: "Kepala Bappeda Sari Utami, para camat, dan perwakilan Dinas Sosial".

A list is cut at its commas and joining words, but never inside a name, a title's degrees or
brackets. What an item names decides its party: the person beside a post, the holder of a post, the
body, else the collective words as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.resources import data_path

if TYPE_CHECKING:
    from ingest.context import Context, Mention

ITEM_MAX_CHARS = 170
"""A longer item is a clause, not a party."""
LIST_MAX_CHARS = 4_000
GROUP_MAX_WORDS = 18

_JOIN = re.compile(
    r"\s*(?:[,;]\s*(?:(?:dan|serta|juga|hingga|termasuk|beserta|maupun)(?=\W))?"
    r"|(?<=\s)(?:dan|serta|beserta|bersama|hingga|maupun|juga bersama)(?=\s))\s*"
)
_LEAD = re.compile(
    r"(?:[\s,:]|\b(?:oleh|langsung|juga|pula|turut|antara lain|diantaranya|di antaranya|yakni|yaitu|adalah"
    r"|secara virtual|secara langsung|secara resmi|secara daring|secara|resmi|virtual|Bapak|Ibu|pihak(?=\s+[A-Z])"
    r"|Pihak(?=\s+[A-Z])|dan|serta|bersama|dari pihak|dari unsur|dari|adanya|hadir|baik|lainnya|seperti|kepada"
    r"|masing-masing oleh)\b(?!\s*/))+"
)
_EXPLAINS = re.compile(
    r",?\s*(?:antara\s+lain|diantaranya|di\s+antaranya|yakni|yaitu|terdiri\s+(?:dari|atas)|meliputi|seperti)\s*:?\s*"
)
_STANDS_IN = re.compile(r" (?:yang )?(?:di ?wakili|diwakilkan)(?: (?:oleh|kepada))? ")
"""Before the one who came for the party just named."""
_END = re.compile(
    r"[!?](?=\s|$)|(?<=[a-z]{4})\.(?=\s+[a-z])|\.(?=\s+[(*])"
    r"|[\"“”]|\n\n"
    r"|\s(?:untuk|guna|agar|supaya|pada|saat|ketika|usai|setelah|dalam|melalui|via|sebagai|selaku|bertempat|dengan|di(?!\s+antara))\s"
    r"|\s(?:me(?!nteri|nengah|wakili)[a-z]{4,}|ber(?!bagai|sama|encana)[a-z]{4,}"
    r"|di(?!nas|re[kr]|rjen|visi|fabel|antara|sab|str|plo|aspora|gital|sk|sh|sd|beberapa|lingk|wilayah|daerah|kec|kel|seluruh"
    r"|setiap|bidang|kota|kabup|desa|bawah|luar)[a-z]{4,}|akan|telah|ikut|hadir"
    r"|juga\s+(?:me|di|ha)\w+|tersebut|itu\s+(?:me|di|ber)\w+|karena|bahwa|tampak|terlihat|secara|terlepas|terkait(?!\s*(?:[,.;)]|(?:dan|serta|dari|lainnya|setempat)\b))|hari"
    r"|dan\s+(?:di|me(?!wakili))[a-z]{4,})\b"
    r"|,\s*(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\b|\s\(\d{1,2}/|,\s*\d{1,2}/\d"
    r"|\s(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\s*[,(]"
)
"""Where a list ends; a full stop within a sentence ends it only after a whole word."""
_CAPACITY = re.compile(
    r"\s(?:selaku|sebagai)\s(?:(?!\sdi\s)[^,.;:\n]){3,90}?(?=,?\s+(?:dan|serta)\s|,\s)"
    r"(?=[,\s]+(?:(?:dan|serta)\s+)?(?:para|seluruh|sejumlah|perwakilan|jajaran|unsur|tokoh|[A-Z]))"
)
"""In which capacity one of a list is there, where the list goes on after it."""
_CALLED = re.compile(
    r" (?:diundang|hadir|ikut|turut hadir|tergabung) (?:seperti|antara lain|yakni|yaitu|adalah|di ?antaranya)\b"
)
_HELD = re.compile(r" (?:ber(?:tempat|langsung|lokasi)|di(?:gelar|laksanakan|selenggarakan|adakan|mulai|pusatkan))\b")
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,4}\.\s?){1,3}[A-Za-z]{0,5}\.?|S\.?E|SH|ST|MM|MA|MH|MT|MP|MSi|M\.Si|MKes|SPd|MPd|SSos|SIP|SKM|SIK|MAP|PhD|MBA|Ph\.D|Lc|Sp\.\w+|MAg|SAg|MTP|STP|SPi|S\.STP|SSTP|AP|A\.P|APt|A\.Pt|SAP|S\.AP|SIKom|SHI|STh|SKep|Ners|AKS|AMd"
)
_SURE_DEGREE = re.compile(
    r"[SM]\.\s?[A-Z][A-Za-z]{0,4}\.?|(?:[A-Z][A-Za-z]{0,4}\.)+[A-Za-z]{0,4}|[A-Z]|SE|SH|ST|MM|MT|MH|MSi|SSos|SIP|SIK|MIK"
    r"|MAP|MBA|SPd|MPd|SKM|MKes"
)
"""A degree even where what stands before it is not known to be a person."""
_BARE_TITLE = re.compile(r"(?:Pdt|Ust|Ustadz|Pnt|Tgk|KH|Hj?|Drs?|Dra|Ir|Prof|Bapak|Ibu)\.?")
_GROUP_LEAD = re.compile(
    r"(?i:para|seluruh|sejumlah|beberapa|semua|segenap|jajaran|perwakilan|unsur|berbagai|puluhan|ratusan|ribuan|belasan"
    r"|masing-masing|tim|utusan|delegasi|peserta|anggota|pimpinan|pengurus|pejabat|tokoh|warga|masyarakat|undangan"
    r"|salah satu|kalangan)\b"
)
_COLLECTIVE = re.compile(r"(?:(?i:para|seluruh|sejumlah|beberapa|semua|segenap|berbagai)|\d+)\s+\S+(?:\s+\S+){0,4}$")
_COUNTED = re.compile(r"\d{1,5}\s*(?:\([a-z ]+\)\s*)?(?:orang\s+)?(?P<head>[A-Za-z/]+)")
_TAIL = re.compile(r"\s+(?:yang(?:\s+\w+)?|turut|ikut|juga|tersebut|ini|itu|langsung|dan|serta|pun)$")
_PART_OF = re.compile(r"^(?:[IVX]+\b|\d+\b(?!\s+[A-Za-z]))")


class Listed(NamedTuple):
    """One party of a list, written at `[start, end)`."""

    id: str
    start: int
    end: int


@cache
def _heads() -> frozenset[str]:
    lines = data_path("gazetteers", "party_heads.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(line.split("\t")[0] for line in lines if line)


def read_list(ctx: Context, start: int, limit: int, *, trusted: bool = False) -> tuple[list[Listed], int]:
    """The parties listed from `start`, and where the list ends (at most `limit`).

    `trusted` where the words before leave no doubt that parties follow ("dihadiri oleh"): the first
    may then be capitalised words that nothing else knows.
    """
    text = ctx.text
    limit = min(limit, start + LIST_MAX_CHARS)
    dated = bisect_left(ctx.dates, (start,))
    if dated < len(ctx.dates):
        limit = min(limit, ctx.dates[dated].start)
    lead = _LEAD.match(text, start, limit)
    at = lead.end() if lead else start
    mentions = [m for m in ctx.mentions_between(start, limit) if m.kind in ("person", "post", "organisation")]
    end = _list_end(text, at, limit, mentions)
    drafts: list[_Draft] = []
    items = _items(text, at, end, mentions)
    for number, (low, high) in enumerate(items):
        if drafts and not drafts[-1].id and _EXPLAINS.match(text, low, high):
            drafts.pop()  # "sejumlah tokoh, antara lain A, B": those named explain the collective
        draft = _item(ctx, low, high, mentions, drafts, opened=bool(drafts) or trusted)
        if draft is None:
            continue
        if draft is STOP:
            piece = text[low:high].strip()
            goes_on = number + 1 < len(items) and piece[:1].islower() and len(piece.split()) <= EXTENDED_MAX_WORDS
            if drafts and drafts[-1].id == "" and goes_on:
                drafts[-1] = drafts[-1]._replace(end=high)  # "Ka. Dinas Perumahan, kawasan & pertanahan, Ka. Dinas ..."
                continue
            end = low
            break
        drafts.append(draft)
    out: list[Listed] = []
    for draft in drafts:
        key = draft.id or ctx.register_group(draft.start, draft.end)
        if all(key != known.id for known in out):
            out.append(Listed(key, draft.start, draft.end))
    return out, end


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


def _inside(mentions: list[Mention], offset: int) -> Mention | None:
    for mention in mentions:
        if mention.start > offset:
            return None
        if mention.start <= offset < mention.end:
            return mention
    return None


def _list_end(text: str, start: int, limit: int, mentions: list[Mention]) -> int:
    at = start
    while match := _END.search(text, at, limit):
        inner = _inside(mentions, match.start() + 1)
        if inner is not None:
            at = inner.end
            continue
        stands_in = _STANDS_IN.match(text, match.start() - 5) or _STANDS_IN.match(text, match.start())
        if stands_in is not None and stands_in.end() < limit and text[stands_in.end()].isupper():
            at = stands_in.end()
            continue
        last = text[start : match.start()].rsplit(",", 1)[-1].strip()
        named = any(match.start() - len(last) - 1 <= m.start < match.start() for m in mentions)
        group = not named and (_GROUP_LEAD.match(last) or last.split(" ", 1)[0].lower() in _heads())
        if match[0].strip() in ("selaku", "sebagai") and (beyond := _CAPACITY.match(text, match.start(), limit)):
            at = beyond.end()  # "Forkopimda, selaku pembina, dan para camat"
            continue
        if text[max(start, match.start() - 4) : match.start()].endswith("yang"):
            if _CALLED.match(text, match.start()):
                at = match.end()  # "kepala dinas yang diundang seperti A, B"
                continue
            if _HELD.match(text, match.start()):
                return match.start() - 5  # "seluruh camat yang bertempat di ...": the gathering is
            if group:
                at = match.end()  # "10 OPD yang telah mengintegrasikan ..."
                continue
        if match[0].strip() == "di" and group and not _HALL.match(text, match.end()):
            at = match.end()  # "tokoh masyarakat di Kepulauan Meranti"
            continue
        return match.start()
    return limit


def _items(text: str, start: int, end: int, mentions: list[Mention]) -> list[tuple[int, int]]:
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
        if _LEVELS.match(text, match.end(), end):
            continue  # "jajaran DPRD provinsi, kabupaten dan kota" is one
        word = text[match.start() : match.end()].strip()
        if word == "dan" and not _joins_parties(text, start if not cuts else cuts[-1][1], match, end, mentions):
            continue
        cuts.append(match.span())
    out = []
    low = start
    for first, last in cuts:
        out.append((low, first))
        low = last
    out.append((low, end))
    return [(a, b) for a, b in out if b > a]


def _joins_parties(text: str, low: int, match: re.Match[str], end: int, mentions: list[Mention]) -> bool:
    """True where "dan" parts two parties rather than two words of one ("pejabat eselon II dan III")."""
    left = text[low : match.start()].strip()
    right = text[match.end() : min(end, match.end() + 40)]
    if _PART_OF.match(right):
        return False
    if _inside(mentions, match.end()) is not None:
        return True
    word = _FIRST.match(right)
    head = word[0].lower() if word else ""
    collective = _COLLECTIVE.match(left) and not any(low <= m.start < match.start() for m in mentions)
    if collective and right[:1].islower() and head not in _SPLIT:
        return False
    if head in _heads() or head in _SPLIT or head[:1].isdigit():
        return True
    if not right[:1].isupper():
        return False
    ends_name = any(m.end >= match.start() - 1 and m.start >= low for m in mentions if m.start < match.start())
    return ends_name or len(left.split()) <= 3


def _item(
    ctx: Context, low: int, high: int, mentions: list[Mention], before: list[_Draft], *, opened: bool
) -> _Draft | None:
    """The party of one item, None where it is none, `STOP` where the list ends before it."""
    text = ctx.text
    if lead := _LEAD.match(text, low, high):
        low = lead.end()
    while high > low and text[high - 1] in " ,.:;)\n" and not (text[high - 1] == ")" and "(" in text[low:high]):
        high -= 1
    if high <= low:
        return None
    piece = text[low:high]
    if before and (_SURE_DEGREE.fullmatch(piece) or (before[-1].id.startswith("person/") and _DEGREE.fullmatch(piece))):
        return None
    if _BARE_TITLE.fullmatch(piece):
        return None
    if piece.count("(") != piece.count(")"):
        return None
    stands_in = _STANDS_IN.search(text, low, high)
    if stands_in is not None and any(stands_in.end() <= m.start < high for m in mentions):
        low = stands_in.end()
        piece = text[low:high]
    explains = _EXPLAINS.search(text, low, high)
    if explains and explains.start() > low:
        if text[explains.end() : explains.end() + 1].isupper() or any(
            explains.end() <= m.start < high for m in mentions
        ):
            low = explains.end()
        else:
            high = explains.start()  # "para pejabat yang di antaranya membawakan materi"
        piece = text[low:high]
    if (capacity := piece.find("selaku ")) >= 0 or (capacity := piece.find("sebagai ")) > 0:
        high = low + capacity
        while high > low and text[high - 1] in " ,":
            high -= 1
        piece = text[low:high]
        if _SURE_DEGREE.fullmatch(piece):
            return None
    if not piece or _ALONE.fullmatch(piece) or piece.startswith("sebagai "):
        return None
    if piece.startswith(("di ", "ke ")):
        return STOP
    if piece.startswith("mewakili "):
        return _Draft("", low, high)  # someone came for the holder, who did not
    if guests := _GUESTS_OF.match(piece):
        low += guests.end()
        piece = text[low:high]
    while tail := _TAIL.search(text, low, high):
        high = tail.start()
    piece = text[low:high]
    here = [m for m in mentions if low <= m.start < high]
    grouped = _GROUP_LEAD.match(piece)
    counted = _COUNTED.match(piece)
    if here and not ((grouped or counted) and here[0].start > low):
        return _named(ctx, low, high, here, opened=bool(before))
    if len(piece) > ITEM_MAX_CHARS:
        return STOP
    word = _FIRST.match(piece)
    head = word[0].lower().rstrip(".") if word else ""
    if head in _PRONOUNS:
        return STOP
    many = counted and (counted["head"][0].isupper() or counted["head"].lower() in _heads() | _SPLIT)
    known = grouped or head in _heads() or head in _SPLIT or many
    if not known and not (opened and piece[0].isupper() and head not in _WEEKDAYS):
        return STOP
    if len(text[low:high].split()) > GROUP_MAX_WORDS:
        return STOP
    return _Draft("", low, high)


def _named(ctx: Context, low: int, high: int, here: list[Mention], *, opened: bool) -> _Draft | None:
    text = ctx.text
    first = here[0]
    if first.start > low and (_PLACE if first.kind == "organisation" else _HALL).match(
        text, low + 3 if text.startswith("di ", low) else low
    ):
        return STOP if opened else None  # "di Rumah Jabatan Gubernur": a place, not its master
    if first.start - low > 40 and not text[low : first.start].strip().istitle():
        return STOP if opened else None
    person = next((m for m in here if m.kind == "person"), None)
    if person is not None and (first is person or first.kind in ("post", "organisation")):
        return _Draft(person.id, low, person.end)
    if first.kind == "post":
        found = ctx.entities.party(first).id
        if found.startswith("person/"):
            return _Draft(found, low, first.end)
        grown = _grown(text, first.end, high)
        return _Draft("" if grown > first.end else party_id(ctx, first), first.start, grown)
    if _SE.match(text, first.end, high) or len(text[low : first.start].split()) > 1:
        return _Draft("", low, high)
    return _Draft(first.id, low, first.end)


def _grown(text: str, end: int, high: int) -> int:
    """The end of a post that goes on in words no list knows ("Direktur Land Reform")."""
    rest = text[end:high].strip(" ,")
    grows = rest and rest[0] != "(" and len(rest.split()) <= 12 and rest.split()[0] not in _ADVERBS
    return high if grows else end


_LEVELS = re.compile(
    r"(?i:provinsi|kabupaten|kota|kecamatan|kelurahan|desa)(?:[\s/]+(?:dan\s+)?(?i:kabupaten|kota|kelurahan|desa))?(?=\s*(?:,|dan\s|serta\s|$))"
)
_FIRST = re.compile(r"[\w/.-]+")
_ALONE = re.compile(
    r"(?:beserta |seluruh |segenap )?jajaran(?:nya)?|rombongan|pemateri|narasumber|pembicara|moderator|hadirin"
    r"|d[lk][lk]\.?|lain-lain|lainnya",
    re.IGNORECASE,
)
"""What follows a party without being one ("Kepala Dinas Sosial beserta jajaran")."""
_SE = re.compile(r"\s*se-?\s?[A-Z]")
_GUESTS_OF = re.compile(r"(?:peserta|perwakilan\s+peserta)\s+dari\s+(?=jajaran|para|unsur)")
_PRONOUNS = frozenset({"mereka", "ia", "dia", "kita", "kami", "saya", "beliau", "pihaknya"})
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
_HALL = re.compile(
    r"(?i:kantor|gedung|aula|ruang|ruangan|rujab|hotel|rumah|halaman|lapangan|istana|balai|pendopo|kompleks|kediaman|acara|kegiatan"
    r"|rapat|pertemuan|forum|kesempatan|rangka|sambutan|arahan|hal)\b"
)
_PLACE = re.compile(r"(?i:aula|gedung|ruang|ruangan|rujab|rumah|halaman|lapangan|pendopo|hotel|masjid)\b")
_SPLIT = frozenset(
    {
        "eselon", "sekertaris", "deputi", "asisten", "para", "seluruh", "sejumlah", "beberapa", "semua", "segenap",
        "jajaran", "perwakilan", "unsur", "berbagai", "tokoh", "warga", "masyarakat", "mewakili",
    }
)  # fmt: skip
"""Words that begin a party of their own after "dan"."""
