"""Whether a post and a name that stand next to each other are of one person ("Bahtiar, Dirjen ...")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import names, people, units, words
from ingest.likeness import is_one_letter_apart
from ingest.regions import LEVELS

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.posts import PostReading

_GOES_ON = re.compile(r" [A-Z]")
_WORD = re.compile(r"[A-Z]\w+")
_NEXT = re.compile(r",? (?:dan |serta )?(?=[A-Z])")


def may_be(frame: Frame, post: PostReading) -> bool:
    """Whether the post is closed: its own holder, or another post or body of a list, does not follow it."""
    if _GOES_ON.match(frame.text, post.end):
        return False
    match = _NEXT.match(frame.text, post.end)
    if match is None or match[0] == " ":
        return True
    word = _WORD.match(frame.text, match.end()) if "dan " in match[0] or "serta " in match[0] else None
    if word is not None and units.is_unit_word(frame, word[0]):
        return False  # "Kepala Biro Hukum dan Humas": the name of the post goes on
    return not any(hit.kind in ("post", "acting", "organisation", "head") for hit in frame.at.get(match.end(), ()))


def is_plausible(text: str, name: Name, post: PostReading) -> bool:
    """A name before ", POST" needs two words, or the post closed by a comma or verb after it."""
    if len(people.name_words(text[name.start : name.end])) > 1:
        return True
    return (text[post.end : post.end + 1] in (",", ")", ".", " ") and post.body is not None) or bool(post.regions)


_FRONTED = re.compile(
    r"(?:^|[.!?:\n”\"–—-] ?|, )(?:[Mm]e|[Dd]i|[Bb]er)[a-z]{3,}(?: (?!oleh)[a-z]+){0,2}(?: (?:Bapak|Ibu|Pak|Bu))? $"
)
"""A verb that begins the sentence or clause, up to the name it is said with."""
_ACTS = re.compile(
    r" (?:juga |turut |kemudian |langsung |kembali |lalu |pun |secara \w+ |akan |telah |sempat )*"
    r"(?:(?:me|ber)[a-z]{4,}|hadir|ingin|minta|akan|telah|sempat)\b"
)
_WITH_ANOTHER = re.compile(
    r"(?:^|[.!?:\n”\"–—-] ?)(?:(?:Senada|Sama|Berbeda|Serupa|Sejalan|Selaras|Bersama)(?: halnya)?(?: dengan)?|Seperti"
    r"|Di|Dari|Ke|Kepada|Pada|Untuk)(?: (?:Bapak|Ibu|Pak|Bu))? $"
)
"""What begins a sentence up to one who is not its subject ("Senada dengan Fulan, Menteri X, Binti, mengatakan")."""
_IN_A_PHRASE = re.compile(
    r"(?:^|[.!?:\n”\"–—-] ?)(?:Di ?samping|Selain|Setelah|Usai|Sesudah|Sebelum|Dalam|Melalui|Selama|Sejak|Untuk|Guna"
    r"|Demi|Terkait|Dengan|Lewat)(?: [a-z]+){1,4} $"
)
"""A phrase that opens a sentence and ends in a name of something ("Di samping kunjungan X, Bupati Y didampingi")."""
_IS_DONE_TO = re.compile(r" (?:juga |turut |langsung )?di[a-z]{5,}\b")
_ANOTHER_NAMED = re.compile(r", [A-Z]")
_LOOK_BACK = 60
"""How far before a name, in characters, the beginning of its clause is looked for."""


def is_fronted(text: str, floor: int, name: int, post: PostReading) -> bool:
    """Whether the name is part of a phrase before the sentence's subject, which is the post and acts.

    "Mewakili Wira Padmana, Kepala Dinas Sosial membuka rapat": two people; "Didampingi Wira Padmana,
    Kepala Dinas Sosial, Bupati membuka rapat" is of one. `name` is where the name begins, titles and all.
    """
    low = max(floor, name - _LOOK_BACK)
    before = text[low:name] if low == floor else f"…{text[low:name]}"
    acts = _ACTS.match(text, post.end) is not None
    if (acts or _IS_DONE_TO.match(text, post.end)) and _IN_A_PHRASE.search(before) is not None:
        return True
    if (acts or _ANOTHER_NAMED.match(text, post.end)) and _WITH_ANOTHER.search(before) is not None:
        return True
    return acts and _FRONTED.search(before) is not None


_THEN_SAYS = re.compile(r",? (?:juga |turut |dalam \w+ )?(?:me[a-z]{5,}|ber[a-z]{5,}|hadir)\b")


def acts(frame: Frame, post: PostReading) -> bool:
    """Whether a post of a body or region has a capital right before it and a verb after ("Fulan Kabid X")."""
    text = frame.text
    if post.first < 4 or text[post.first - 1] != " " or not text[post.first - 2].islower():
        return False
    if not (post.body or post.regions or post.place) or _THEN_SAYS.match(text, post.end) is None:
        return False
    return text[text.rfind(" ", 0, post.first - 1) + 1].isupper()


_HAS_A_NAME = re.compile(r"[A-Z][a-z’']+ $")
_THEN = re.compile(r", (?=[A-Z])")
_BRACKET = re.compile(r" \((?=[A-Z])")


def is_listed_behind(frame: Frame, post: PostReading, zone: Zone) -> bool:
    """Whether a post is one of a list that names each holder first ("Fulan anggota DPR, Binti Mantan Bupati X, ...").

    A name stands right before it, and the next of the list is a name with a post right behind it, too.
    """
    text = frame.text
    before = _HAS_A_NAME.search(text, max(zone.start, post.first - 24), post.first)
    gap = _THEN.match(text, post.end, zone.end) if before is not None else None
    if before is None or gap is None or frame.at.get(gap.end()):
        return False
    if before[0].strip().lower() in frame.gazetteer.ordinary or frame.at.get(before.start()):
        return False
    name = names.read_name(frame, gap.end(), zone, strong=False)
    if name is None or name.last != name.end:
        return False
    bracket = _BRACKET.match(text, name.end)
    at = name.end + 1 if bracket is None else bracket.end()
    return any(hit.kind in ("post", "acting") for hit in frame.at.get(at, ()))


_SAYS = re.compile(
    r",? (?:juga |turut )?me(?:ngatakan|nyampaikan|nyebut|negaskan|njelaskan|nuturkan|ngungkapkan|nyatakan)"
    r"|,? (?:juga |turut )?ber(?:kata|harap)\b"
)


_SAID_BY = re.compile(r"\b(?:kata|ujar|sebut|jelas|tutur|ucap|ungkap|tegas|papar|terang|imbuh|tambah) $")
_SAID_WITHIN = 12


def is_told_and_says(text: str, post: PostReading, start: int | None) -> bool:
    """Whether a post in small letters tells its body or place and says something, or the name before it does.

    "Fulan, anggota X mengatakan", "Fulan kepala desa X menyebut", "kata Fulan, sekretaris X". `start` is where the run
    of words that ends in the name begins.
    """
    if start is None or not (post.body or post.place or post.regions):
        return False
    if _SAYS.match(text, post.end) is not None:
        return True
    return _SAID_BY.search(text, max(0, start - _SAID_WITHIN), start) is not None


_OF_A_MINISTRY = ("Menteri ", "Wakil Menteri ")
_CAPITAL_BEFORE = re.compile(r"\w [A-Z][\w.]* $")


def is_of_a_minister(text: str, post: PostReading) -> bool:
    """Whether the post is a minister's that stands by itself, not as a part of another's ("Tim Humas Menpora")."""
    if not post.head.startswith(_OF_A_MINISTRY):
        return False
    return _CAPITAL_BEFORE.search(text, max(0, post.first - 24), post.first) is None


_LEAST_MISSPELT = 6
"""Shortest name of a region, in letters, that a word one letter off is taken for."""
_OF_A_PLACE = re.compile(
    r"(?:Gubernur|Bupati|Wali ?[Kk]ota|Kabupaten|Kota|Provinsi|Pemkab|Pemkot?|Pemprov|DPRD|\b[Dd]i|\b[Kk]e|\bdari) $"
)


def is_a_region(frame: Frame, post: PostReading, name: Name) -> bool:
    """Whether the one word after a head of region is a region that no list holds so written ("Bupati Bireun").

    It is one letter off a listed region of that level, or the same head with a region goes on after it
    ("Bupati X, Bupati Sleman"); and the report has the word only where a region may stand.
    """
    text = frame.text
    word = text[name.start : name.end]
    if post.regions or not post.level or name.titles or " " in word or not word.isalpha():
        return False
    listed = _goes_on_alike(frame, post, name.end)
    if not listed and not is_misspelt_region(frame, post, word):
        return False
    spots = words.places(text, word)
    return all(_OF_A_PLACE.search(text, max(0, spot - 12), spot) is not None for spot in spots)


def _goes_on_alike(frame: Frame, post: PostReading, end: int) -> bool:
    match = _NEXT.match(frame.text, end)
    if match is None or match[0] == " ":
        return False
    posts = frame.gazetteer.posts
    for hit in frame.at.get(match.end(), ()):
        if hit.kind == "post" and posts[hit.entry].label == post.head:
            return any(one.kind == "region" for one in frame.at.get(hit.end + 1, ()))
    return False


def is_misspelt_region(frame: Frame, post: PostReading, word: str) -> bool:
    """Whether a word is a region of the post's level but for one letter, or for two that changed places."""
    kinds = LEVELS[post.level]
    low = word.lower()
    return len(word) >= _LEAST_MISSPELT and any(
        region.kind in kinds
        and len(region.short) >= _LEAST_MISSPELT
        and abs(len(region.short) - len(word)) < 2
        and (is_one_letter_apart(low, region.short.lower()) or _is_shuffled(low, region.short.lower()))
        for region in frame.gazetteer.regions
    )


def _is_shuffled(one: str, other: str) -> bool:
    """Whether two words of the same letters differ in the place of two of them only ("yakuhimo", "yahukimo")."""
    return one[0] == other[0] and sorted(one) == sorted(other) and sum(map(str.__ne__, one, other)) == 2


def _of_level(frame: Frame, post: PostReading, pos: int) -> Hit | None:
    """The region of the post's level that begins at `pos`."""
    regions = frame.gazetteer.regions
    found = (hit for hit in frame.at.get(pos, ()) if hit.kind == "region")
    return next((hit for hit in found if regions[hit.entry].kind in LEVELS[post.level]), None)


def past_misspelt_region(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name | None:
    """The holder, of two words, after a region whose letters are out of place ("Bupati Selman Wira Padmana").

    Its acronym in brackets tells one of several words ("Bupati Ogan Komerig Ulu (OKU) Wira Padmana").
    """
    text = frame.text
    words = text[name.start : name.end].split(" ")
    if name.titles or post.regions or not post.level:
        return name
    short = _of_level(frame, post, name.end + 2) if text.startswith(" (", name.end) else None
    if short is not None and text.startswith(") ", short.end):
        holder = names.read_name(frame, short.end + 2, zone, strong=False)
        if holder is not None:
            post.place, post.end = text[name.start : name.end], short.end + 1
            return holder
    if len(words) < 3 or not is_misspelt_region(frame, post, words[0]):
        return name
    end = name.start + len(words[0])
    holder = names.read_name(frame, end + 1, zone, strong=False)
    if holder is None or " " not in text[holder.start : holder.end]:
        return name
    post.place, post.end = words[0], end
    return holder
