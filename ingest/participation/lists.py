"""Lists of parties: "Kepala Bappeda Sari Utami, para camat, dan perwakilan Dinas Sosial".

A list is cut at its commas and joining words, but never inside a name, a title's degrees or
brackets. What an item names decides its party: the person beside a post, the holder of a post, the
body, else the collective words as written.
"""

from __future__ import annotations

import re
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
    r"\s*(?:[,;]\s*(?:dan|serta|juga|hingga|termasuk|beserta|maupun)?(?=\W)|(?<=\s)(?:dan|serta|beserta|bersama|hingga|maupun|juga bersama|&)(?=\s))\s*"
)
_LEAD = re.compile(
    r"(?:[\s,:]|\b(?:oleh|langsung|juga|pula|turut|antara lain|diantaranya|di antaranya|yakni|yaitu|adalah|secara virtual|secara langsung|secara resmi"
    r"|secara daring|secara|resmi|virtual|Bapak|Ibu|pihak|Pihak|dan|serta|bersama|dari pihak|dari unsur|dari|adanya|hadir|baik|lainnya|seperti|kepada|masing-masing oleh)\b(?!\s*/))+"
)
_EXPLAINS = re.compile(r",?\s*(?:antara\s+lain|diantaranya|di\s+antaranya|yakni|yaitu|terdiri\s+(?:dari|atas)|meliputi|seperti)\s*:?\s*")
_END = re.compile(
    r"[.!?](?=\s|$)(?<!Prov\.)(?<!Kab\.)(?<!Ka\.)(?<!Kabag\.)(?<!Dr\.)(?<!Drs\.)(?<!Ir\.)(?<!H\.)(?<!Hj\.)(?<!No\.)(?<!Plt\.)(?<!Plh\.)(?<!Pj\.)(?<!SE\.)(?<!Si\.)"
    r"|[\"“”]|\n\n"
    r"|\s(?:untuk|guna|agar|supaya|pada|saat|ketika|usai|setelah|dalam|melalui|via|sebagai|selaku|bertempat|dengan|di)\s"
    r"|\s(?:me(?!nteri)[a-z]{4,}|ber(?!bagai|sama)[a-z]{4,}|di(?:damping|laku|gelar|laksana|adakan|mulai|buka|pimpin|wakil|terima|harap|isi|ikut|hadir|tutup|lanjut|sampai|selenggara)[a-z]*|akan|telah|ikut|hadir|juga\s+(?:me|di|ha)\w+|tersebut|itu\s+(?:me|di|ber)\w+|karena|bahwa|tampak|terlihat|secara)\b"
    r"|,\s*(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\b|\s\(\d{1,2}/|,\s*\d{1,2}/\d|\s(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\s*[,(]"
)
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,4}\.\s?){1,3}[A-Za-z]{0,5}\.?|S\.?E|SH|ST|MM|MA|MH|MT|MP|MSi|M\.Si|MKes|SPd|MPd|SSos|SIP|SKM|SIK|MAP|PhD|MBA|Ph\.D|Lc|Sp\.\w+|MAg|SAg|MTP|STP|SPi|S\.STP|SSTP"
)
_GROUP_LEAD = re.compile(
    r"(?i:para|seluruh|sejumlah|beberapa|semua|segenap|jajaran|perwakilan|unsur|berbagai|puluhan|ratusan|ribuan|belasan"
    r"|masing-masing|tim|utusan|delegasi|peserta|anggota|pimpinan|pengurus|pejabat|tokoh|warga|masyarakat|undangan|salah satu|kalangan)\b"
)
_COLLECTIVE = re.compile(r"^(?i:para|seluruh|sejumlah|beberapa|semua|segenap|berbagai)\s+\S+(?:\s+\S+)?$")
_COUNTED = re.compile(r"\d{1,5}\s*(?:\([a-z ]+\)\s*)?(?:orang\s+)?(?P<head>[A-Za-z/]+)")
_TAIL = re.compile(r"\s+(?:yang\s+turut|turut|ikut|juga|tersebut|ini|itu|langsung)$")
_PART_OF = re.compile(r"^(?:[IVX]+|\d+)\b")
_AND_SPLIT_HEADS = frozenset(
    "para seluruh sejumlah beberapa semua segenap jajaran perwakilan unsur berbagai tokoh warga masyarakat pejabat kepala"
    " ketua camat lurah mahasiswa pelajar undangan anggota pimpinan pengurus staf tim forkopimda opd".split()
)


class Listed(NamedTuple):
    """One party of a list, written at `[start, end)`."""

    id: str
    start: int
    end: int


@cache
def _heads() -> frozenset[str]:
    lines = data_path("gazetteers", "party_heads.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(line.split("\t")[0] for line in lines if line)


def read_list(ctx: Context, start: int, limit: int) -> tuple[list[Listed], int]:
    """The parties listed from `start`, and where the list ends (at most `limit`)."""
    text = ctx.text
    limit = min(limit, start + LIST_MAX_CHARS)
    lead = _LEAD.match(text, start, limit)
    at = lead.end() if lead else start
    mentions = [m for m in ctx.mentions_between(start, limit) if m.kind in ("person", "post", "organisation")]
    end = _list_end(text, at, limit, mentions)
    out: list[Listed] = []
    last_was_person = False
    for low, high in _items(text, at, end, mentions):
        found, explained, stop = _item(ctx, low, high, mentions, opened=bool(out), after_person=last_was_person)
        if stop:
            end = low
            break
        if found is None:
            continue
        last_was_person = found.id.startswith("person/")
        if all(found.id != known.id for known in out):
            out.append(found)
        del explained
    return out, end


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
        word = match[0].strip()
        follows = text[match.end() : match.end() + 1]
        group = text[max(start, match.start() - 60) : match.start()]
        if inner is not None:
            at = inner.end
            continue
        if word in ("di", "dalam", "dengan", "pada") and _GROUP_LEAD.search(group.rsplit(",", 1)[-1]) and not _place_follows(text, match.end()):
            at = match.end()  # "tokoh masyarakat di Kepulauan Meranti"
            continue
        del follows
        return match.start()
    return limit


_HALL = re.compile(r"(?i:kantor|gedung|aula|ruang|hotel|rumah|halaman|lapangan|istana|balai|pendopo|kompleks|kediaman|acara|kegiatan|rapat|pertemuan|forum|kesempatan|rangka|sambutan|arahan|hal)\b")


def _place_follows(text: str, at: int) -> bool:
    return _HALL.match(text, at) is not None


def _items(text: str, start: int, end: int, mentions: list[Mention]) -> list[tuple[int, int]]:
    """The list cut into items; joining words inside mentions, brackets or a collective's own words stay."""
    cuts: list[tuple[int, int]] = []
    at = start
    depth_until = -1
    while match := _JOIN.search(text, at, end):
        at = max(match.end(), match.start() + 1)
        inner = _inside(mentions, match.start())
        if inner is not None and match.start() > inner.start:
            at = max(at, inner.end)
            continue
        opened = text.rfind("(", start, match.start())
        if opened >= 0 and text.find(")", opened, match.start()) < 0:
            continue
        if match.start() < depth_until:
            continue
        word = text[match.start() : match.end()].strip()
        left = text[cuts[-1][1] if cuts else start : match.start()].strip()
        right = text[match.end() : min(end, match.end() + 40)]
        if word in ("dan", "&") and _PART_OF.match(right):
            continue
        if word in ("dan", "&") and not _starts_party(text, match.end(), mentions) and not right[:1].isupper():
            continue
        if word in ("dan", "&") and _COLLECTIVE.match(left) and right[:1].islower() and right.split(" ", 1)[0] not in _SPLIT:
            continue
        cuts.append((match.start(), match.end()))
    out = []
    low = start
    for first, last in cuts:
        out.append((low, first))
        low = last
    out.append((low, end))
    return [(a, b) for a, b in out if b > a]


_SPLIT = frozenset("para seluruh sejumlah beberapa semua segenap jajaran perwakilan unsur berbagai tokoh warga masyarakat".split())


def _starts_party(text: str, at: int, mentions: list[Mention]) -> bool:
    if _inside(mentions, at) is not None:
        return True
    match = re.compile(r"[\w/-]+").match(text, at)
    return match is not None and (match[0].lower() in _heads() or match[0].lower() in _AND_SPLIT_HEADS or match[0][0].isdigit())


def _item(
    ctx: Context, low: int, high: int, mentions: list[Mention], *, opened: bool, after_person: bool
) -> tuple[Listed | None, bool, bool]:
    """The party of one item; whether the item only announces the list; whether the list stops before it."""
    text = ctx.text
    lead = _LEAD.match(text, low, high)
    if lead:
        low = lead.end()
    while high > low and text[high - 1] in " ,.:;)" and not (text[high - 1] == ")" and "(" in text[low:high]):
        high -= 1
    if high <= low:
        return None, False, False
    piece = text[low:high]
    if after_person and _DEGREE.fullmatch(piece):
        return None, False, False
    explains = _EXPLAINS.search(text, low, high)
    if explains and explains.start() > low:
        inner = next((m for m in mentions if explains.end() <= m.start < high), None)
        if inner is not None:
            low, piece = explains.end(), text[explains.end() : high]
        else:
            return None, True, False
    here = [m for m in mentions if low <= m.start < high]
    grouped = _GROUP_LEAD.match(piece)
    if here and not (grouped and here[0].start > low):
        first = here[0]
        if first.start - low > 40 and not text[low : first.start].strip().istitle():
            return None, False, opened
        person = next((m for m in here if m.kind == "person"), None)
        if person is not None and (first is person or first.kind in ("post", "organisation") or first.start == low):
            return Listed(person.id, low, person.end), False, False
        if first.kind == "post":
            found = ctx.entities.party(first)
            if found.id.startswith("person/"):
                return Listed(found.id, low, first.end), False, False
            return Listed(ctx.register_group(first.start, max(first.end, _grown(text, first.end, high))), low, high), False, False
        if first.start > low + 2 and not text[low : first.start].isspace() and len(text[low : first.start].split()) > 1:
            return Listed(ctx.register_group(low, high), low, high), False, False
        if re.compile(r"\s*se-?\s?[A-Z]").match(text, first.end, high):
            return Listed(ctx.register_group(first.start, high), low, high), False, False
        return Listed(first.id, low, first.end), False, False
    if len(piece) > ITEM_MAX_CHARS:
        return None, False, True
    word = re.compile(r"[\w/.-]+").match(piece)
    head = word[0].lower().rstrip(".") if word else ""
    counted = _COUNTED.match(piece)
    is_group = bool(
        grouped or head in _heads() or head in _AND_SPLIT_HEADS or (counted and counted["head"].lower() in _heads() | _AND_SPLIT_HEADS)
        or (counted and counted["head"][0].isupper())
    )
    named = opened and piece[0].isupper() and head not in _WEEKDAYS
    if not is_group and not named:
        return None, False, True
    tail = _TAIL.search(piece)
    if tail:
        high = low + tail.start()
    words = text[low:high].split()
    if len(words) > GROUP_MAX_WORDS:
        return None, False, True
    return Listed(ctx.register_group(low, high), low, high), False, False


_WEEKDAYS = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"})


def _grown(text: str, end: int, high: int) -> int:
    """The end of a post that goes on in words no list knows ("Direktur Land Reform")."""
    rest = text[end:high]
    return high if rest and not rest.strip(" ,").startswith("(") and len(rest.split()) <= 12 else end
