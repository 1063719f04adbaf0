"""Lists of parties: "Kepala Bappeda Sari Utami, para camat, dan perwakilan Dinas Sosial".

A list is cut at its commas and joining words, but never inside a name, a title's degrees or
brackets; `items` tells which party an item is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from ingest.anywhere import written
from ingest.participation.cutting import cut_items, heads, list_end
from ingest.participation.degrees import SURE_DEGREE
from ingest.participation.items import COUNTED, EXPLAINS, LEAD, NAME, STOP, TITLE, Draft, read_item

if TYPE_CHECKING:
    from ingest.context import Context, Mention

LIST_MAX_CHARS = 4_000
EXTENDED_MAX_WORDS = 7


_JOINED = ("/", "-", "–")
_ADVERB_LAST = re.compile(r"(?<=[a-z]) (?:kembali|juga|turut|langsung)$")
"""After a collective that is the subject of what follows ("Pemerintah kembali menggelar")."""


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
    lead = LEAD.match(text, start, limit)
    at = lead.end() if lead else start
    mentions = [m for m in ctx.mentions_between(start, limit) if m.kind in ("person", "post", "organisation")]
    end = list_end(text, at, limit, mentions)
    drafts: list[Draft] = []
    items = cut_items(text, at, end, mentions)
    for number, (low, high) in enumerate(items):
        if drafts and _is_origin(ctx, low, high, drafts[-1]):
            continue
        if drafts and not drafts[-1].id and EXPLAINS.match(text, low, high):
            drafts.pop()  # "sejumlah tokoh, antara lain A, B": those named explain the collective
        if drafts and _is_place(ctx, low, high, drafts[-1]):
            continue  # "Pemerintah Kecamatan Wirasari, Sleman, Yogyakarta menggelar ..."
        after = items[number + 1] if number + 1 < len(items) else None
        if (
            drafts
            and after is not None
            and drafts[-1].id.startswith("organisation/")
            and _ONE_WORD.fullmatch(text, low, high)
            and _is_place(ctx, after[0], after[1], drafts[-1])
            and not any(low <= m.start < high for m in mentions)
        ):
            continue  # "Pemerintah Kabupaten Wira, Madura, Jawa Timur"
        draft = read_item(ctx, low, high, mentions, drafts, opened=bool(drafts) or trusted)
        if draft is None:
            continue
        if draft is STOP and common and number == 0 and (nouns := _nouns(text, low, high)):
            draft = Draft("", nouns.start(), nouns.end())
        if draft is STOP:
            piece = text[low:high].strip()
            goes_on = number + 1 < len(items) and piece[:1].islower() and len(piece.split()) <= EXTENDED_MAX_WORDS
            if drafts and drafts[-1].id == "" and goes_on:
                drafts[-1] = drafts[-1]._replace(end=high)  # "Ka. Dinas Perumahan, kawasan & pertanahan, Ka. Dinas ..."
                continue
            if drafts and drafts[-1].id.startswith("organisation/") and goes_on and _LOWER.fullmatch(piece):
                after = items[number + 1]
                if any(after[0] <= m.start < after[1] for m in mentions):
                    drafts.append(Draft("", low, high))  # "TNI, pemerintahan daerah, termasuk Bupati X"
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
        key = _key(ctx, draft)
        if out and out[-1].id == key:
            out[-1] = out[-1]._replace(end=draft.end)  # "Kepala Dinas Sosial, Fulan": the office, then its holder
        elif all(key != known.id for known in out):
            out.append(Listed(key, draft.start, draft.end))
            out += _joined_to(ctx, draft)
    return out, end


def _joined_to(ctx: Context, draft: Draft) -> list[Listed]:
    """The body written together with a party that is one ("TNI/Polri")."""
    if not draft.id.startswith("organisation/"):
        return []
    named = next((one for one in ctx.mentions_between(draft.start, draft.end) if one.id == draft.id), None)
    if named is None or ctx.text[named.end : named.end + 1] not in _JOINED:
        return []
    other = next(iter(ctx.mentions_between(named.end + 1, named.end + 2)), None)
    whole = other is not None and other.kind == "organisation"
    return [Listed(other.id, draft.start, draft.end)] if other is not None and whole else []


def _key(ctx: Context, draft: Draft) -> str:
    """The id of a party; a body that every region has, and of none in particular, is a group as written."""
    named = [one for one in ctx.mentions_between(draft.start, draft.end) if draft.id and one.id == draft.id]
    anywhere = written(ctx, named[0], draft.id) if named else None
    if draft.id and anywhere is None:
        return draft.id
    start, end = anywhere if anywhere is not None else (draft.start, draft.end)
    adverb = _ADVERB_LAST.search(ctx.text, start, end)
    return ctx.register_group(start, end if adverb is None else adverb.start())


def _nouns(text: str, low: int, high: int) -> re.Match[str] | None:
    """Common nouns that fill `[low, high)`, where punctuation or a joining word ends them."""
    lead = LEAD.match(text, low, high)
    found = _NOUNS.fullmatch(text, lead.end() if lead else low, high)
    return found if found and _ENDS_ITEM.match(text, high) else None


def _is_origin(ctx: Context, low: int, high: int, before: Draft) -> bool:
    """True for the places that go on in "perwakilan warga dari Jawa Barat, Jawa Tengah, dan Jawa Timur"."""
    if before.id or _ORIGIN.search(ctx.text, before.start, before.end) is None:
        return False
    lead = LEAD.match(ctx.text, low, high)
    start = lead.end() if lead else low
    place = next(iter(ctx.mentions_between(start, start + 1)), None)
    return place is not None and place.kind == "place" and not ctx.text[place.end : high].strip(" .,;")


_SET_OFF = re.compile(
    r"\s*(?:\([^()]{2,40}\)\s*)?(?:(?:Provinsi|Kabupaten|Kota|Kab\.)\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,2})?\s*,\s*"
)
"""From an office to its holder: a short form, a region, a comma."""
_ORIGIN = re.compile(r"\s(?:dari|di)\s+\S+(?:\s+\S+){0,4}$")


def _is_place(ctx: Context, low: int, high: int, before: Draft) -> bool:
    """True for the place a party is in or from: a bare name, or the district a government is of."""
    here = _place(ctx, low)
    if here is None or ctx.text[here.end : high].strip():
        return False
    known = _place(ctx, before.start)
    if known is not None and known.end == before.end:
        return False  # "diikuti Jambi, Riau, dan Bali": places stand for those who came
    return _LEVEL.match(ctx.text, low) is None or ctx.text.startswith("Pem", before.start)


def _place(ctx: Context, start: int) -> Mention | None:
    """The place named at `start`."""
    return next((m for m in ctx.mentions_between(start, start + 1) if m.kind == "place"), None)


_ONE_WORD = re.compile(r"[A-Z][a-z]+")
_LEVEL = re.compile(r"(?:Provinsi|Kab(?:upaten|\.)|Kota|Kec(?:amatan|\.)|Kel(?:urahan|\.)|Desa|Distrik|Nagari)\s")


def _is_title_of(ctx: Context, before: Draft, person: Draft) -> bool:
    """True where the item before is the post of the one named next: "Plh. Karo Umum Kementerian X, Fulan"."""
    text = ctx.text
    if before.id.startswith("person/") or _SET_OFF.fullmatch(text, before.end, person.start) is None:
        return False
    named = ctx.mentions_between(person.start, person.end)
    known = bool(named) and named[0].kind == "person" and named[0].start == person.start
    name = known or (not named and NAME.fullmatch(text, person.start, person.end))
    if name and text.startswith(";", person.end):
        return not before.id.startswith("organisation/")  # "Staf Khusus Wakil Presiden, Fulan; Ketua ..."
    degree = _DEGREE_NEXT.match(text, person.end)
    titles = _TITLES.match(text, person.start, person.end)
    start = titles.end() if titles else person.start
    if degree and _ONE_NAME.fullmatch(text, start, person.end):
        if _TITLE_HEAD.search(text, max(0, before.start - TITLE_BEFORE), before.end) is not None:
            return True
        if not known:
            return False
    if known and _OFFICE.match(text, before.start, before.end):
        return True  # "Kepala Pusat Strategi Kebijakan Wilayah-BSKDN, Fulan"
    words = TITLE.search(text, max(0, before.start - TITLE_BEFORE), before.end)
    if not name or words is None or words.end() < before.start:
        return False
    head = text[person.start : person.end].split(maxsplit=1)[0].lower()
    return known or (head not in heads() and words["short"] is not None)


def _counts_those_of(ctx: Context, before: Draft) -> bool:
    """True for "11 perwakilan dosen dari Universitas Wira", where the next bodies are others they are from."""
    if before.id or COUNTED.match(ctx.text, before.start, before.end) is None:
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
TITLE_BEFORE = 24
"""The title before the body of a post begins at most this far before it, in characters."""
_OFFICE = re.compile(
    r"(?:Kepala|Ketua|Direktur|Sekretaris|Komandan|Koordinator|Inspektur|Rektor|Dekan|Widya\s?[Ii]swara)\s[^,;]{2,110}"
)
"""An office told in words no list holds, up to the comma before its holder."""
_TITLES = re.compile(r"(?:(?:[A-Z][A-Za-z]{0,4}\.|Hj?|KH)\s*)+(?=[A-Z])")
_ONE_NAME = re.compile(r"[A-Z][a-z']+(?: [A-Z][a-z']+){0,4}")
_DEGREE_NEXT = re.compile(rf",\s*(?!Ka\.|Kab)(?:{SURE_DEGREE.pattern})(?=[\s,.])")
"""After a name nobody knows: a degree, which makes it one."""
_TITLE_HEAD = re.compile(r"\b(?i:(?:wakil|ketua|kepala|sekretaris|direktur|asisten|koordinator|anggota)\b)[^,;]{0,90}$")
