"""The open part of the name of a body or post: which words belong to it ("Perumahan Rakyat dan Kawasan Permukiman").

A unit name is read word by word while its words are common nouns, acronyms or numbers; it stops at
what looks like a personal name, at a region, and at the name of another body.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ingest.frame import Frame

MAX_WORDS = 14

_CAP = re.compile(r"[ \xa0]([A-Z][\w’']*(?:[-/][A-Za-z]\w*)*|\d{1,4}(?:/[A-Z]\w*)?(?=[ ,.)])|IPTEK)")
_JOIN = re.compile(r",? (?:dan|serta|&|Dan|DAN|Serta) ([A-Z][\w’']*(?:[-/][A-Z]\w*)*)")
_COMMA = re.compile(
    r", (?!(?:Seluruh|Para|Semua|Segenap|Sejumlah|Beberapa|Jajaran|Perwakilan|Unsur)\b)"
    r"([A-Z][\w’']*(?:[-/][A-Z]\w*)*)(?=(?: [A-Z][\w’'-]*){0,5}"
    r"(?:, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,5}){0,4},? (?:dan|serta|Dan|DAN|&) [A-Z])"
)
_VERB = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)|ber|ter|di)[a-z]{4,}")
_ACRONYM = re.compile(r"[A-Z]{2,}\w*$|[A-Z][a-z]+[A-Z]\w*$")
_NOUN = re.compile(r"(?:pe|ke)[a-z]{3,}an|[a-z]{3,}(?:[a-z]si|logi|itas|isme|tika|ika|grafi|nomi|siswaan)")


class Unit(NamedTuple):
    """The words of a unit name, where they end, and how many are surely no name."""

    end: int
    words: int


def is_unit_word(frame: Frame, word: str, *, capitals: bool = False) -> bool:
    """Whether a capitalised word can be part of the name of a unit."""
    low = word.lower()
    gazetteer = frame.gazetteer
    if low in gazetteer.function_words:
        return False
    if low in gazetteer.unit_words:
        return True
    if low in gazetteer.name_like and not capitals:
        return False
    if len(low) > 7 and low.startswith("dis") and low not in gazetteer.ordinary:
        return True  # "Diskopukmdag": a short form of an agency that no list holds
    if word.isdigit() or (not capitals and len(word) > 1 and (word.isupper() or _ACRONYM.match(word))):
        return True
    if "-" in word or "/" in word:
        return all(is_unit_word(frame, part, capitals=capitals) for part in re.split(r"[-/]", word) if part)
    if low in gazetteer.ordinary:
        return not (capitals and _VERB.fullmatch(low))
    return bool(_NOUN.fullmatch(low)) and len(low) > 6


_ROMAN_OR_LETTER = re.compile(
    r" ((?:X{0,3}(?:IX|IV|V?I{0,3}))(?=\W|$)|[A-G](?=\W|$)|H(?=\W|$)(?! [A-Z][a-z])"
    r"|\d{1,2}(?=\W|$)(?! ?(?:%|(?:persen|juta|ribu|orang)\b))|l{2,3}(?=\W|$))"
)


_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI", "7": "VII", "8": "VIII", "9": "IX"}


def read_number(text: str, pos: int) -> tuple[int, str] | None:
    """The number of a commission or deputy at `pos` (" III", " A", " 2"), and the offset after it."""
    match = _ROMAN_OR_LETTER.match(text, pos)
    if match is None or not match[1]:
        return None
    if match[1] in _ROMAN and text.endswith("Komisi", 0, pos):
        return match.end(), _ROMAN[match[1]]  # as all commissions are numbered
    return match.end(), match[1].replace("l", "I")  # "Komisi lll" is a slip


def read_unit(frame: Frame, pos: int, limit: int, *, capitals: bool = False, started: bool = False) -> Unit:
    """The unit name that continues at `pos` (which is the offset before a space or joiner).

    `started` says that the name already has a word, so that it may go on with "dan X".
    """
    text = frame.text
    count = 0
    while count < MAX_WORDS:
        match = _CAP.match(text, pos)
        joined = False
        if match is None and (count or started):
            match = _JOIN.match(text, pos) or _COMMA.match(text, pos)
            joined = True
        if match is None or match.end() > limit:
            break
        at = match.start(1)
        word = match[1]
        graded = len(word) == 1 and word in "IVABC" and text.endswith(_GRADED, 0, at)
        if (count or started) and word in _AT_HOME_AND_ABROAD and text.startswith(" Negeri", match.end(1)):
            pos = match.end(1) + len(" Negeri")
            count += 2
            continue
        if not graded and not is_unit_word(frame, word, capitals=capitals):
            break
        if _breaks(frame, at, match.end(1), joined=joined):
            break
        if joined and text[match.end() : match.end() + 1] == "." and len(word) <= 3:
            break
        if word.lower() in frame.gazetteer.given_names and _opens_a_person(
            frame, match.end(1), first=not (count or started)
        ):
            break
        pos = match.end(1)
        count += 1
    return Unit(pos, count)


_GRADED = ("Kelas ", "Klas ", "Tipe ", "Wilayah ", "Tingkat ", "Regional ")
"""Words before the number or letter by which offices of a kind are told apart ("Kantor Imigrasi Kelas I")."""
_AT_HOME_AND_ABROAD = ("Dalam", "Luar")
"""Words of no unit, save before "Negeri" ("Bidang Perdagangan Dalam Negeri")."""
_FOLLOWED = re.compile(r" ([A-Z][a-z]+)")


def _opens_a_person(frame: Frame, end: int, *, first: bool) -> bool:
    """Whether a given name that ends there goes on as a person's ("Dirjen Minerba Budi Fulan").

    As the first word of a unit it must not be followed by another word of units ("Bagian Budi Pekerti").
    """
    after = _FOLLOWED.match(frame.text, end)
    return after is not None and not (first and is_unit_word(frame, after[1]))


def _breaks(frame: Frame, at: int, end: int, *, joined: bool) -> bool:
    """Whether what begins at `at` is another thing than a word of the unit."""
    if frame.text.startswith("Kab.", at):
        return True
    for hit in frame.at.get(at, ()):
        kind = hit.kind
        if kind == "government" and frame.text.startswith("Pemerintahan", at):
            continue
        if kind in ("region", "acting", "rank", "weekday", "place", "town", "government"):
            return True
        if kind in ("organisation", "post"):
            return True
        if kind == "head" and joined:
            return True
        if kind == "place_word" and joined and frame.text[at:end].lower() not in frame.gazetteer.unit_words:
            return True
        if kind == "title" and hit.end in (end, end + 1) and frame.text[end : end + 1] in (".", " ") and end - at <= 4:
            return True
    return False


def is_common(frame: Frame, word: str) -> bool:
    """Whether a word in lower case can be part of a unit's name, joining words left out."""
    return word in frame.gazetteer.unit_words and word not in frame.gazetteer.function_words and word != "dan"


_NEXT = re.compile(r" ([A-Z][A-Za-z]+)")


def _opens_a_name(frame: Frame, word: re.Match[str]) -> bool:
    """Whether a word in no name of a unit has a word after it that is none either ("Dinas X Junior Fulan")."""
    after = _NEXT.match(frame.text, word.end())
    low = word[1].lower()
    if after is None or low in frame.gazetteer.unit_words or word[1].isupper() or _NOUN.fullmatch(low):
        return False
    return not (is_unit_word(frame, after[1]) or frame.at.get(after.start(1)))


_OFFICES = ("Biro ", "Bagian ")
_JOINED_LETTERS = re.compile(r"[-/][A-Z]{2,8}\b")
"""Letters of a second field after those of the first ("Dinas PUPR-PKPP")."""
_JOINERS = re.compile(r",| dan\b")


def _plain(name: str) -> str:
    """A name without the commas and joining words that the press leaves out."""
    return _JOINERS.sub("", name.lower())


def end_of_agency(frame: Frame, start: int, end: int, limit: int, name: str) -> int:
    """Where the name of an agency ends of which the lists may hold only the beginning.

    That is so where it stands in full ("Dinas Kesehatan Hewan"), or in short after "Dinas" with a word of
    units or another short name next to it ("Dinas Koperasi UKM Perindustrian", "Dinas PU Perkim").
    """
    text = frame.text
    joined = _JOINED_LETTERS.match(text, end, limit)
    if joined is not None:
        return joined.end()
    word = _NEXT.match(text, end)
    in_dinas = text.startswith("Dinas ", start)
    short = next((hit for hit in frame.at.get(end + 1, ()) if hit.kind == "organisation"), None)
    if in_dinas and word is not None and short is not None:
        agency = frame.gazetteer.bodies[short.entry].kind == "regional_agency"
        return short.end if agency and " " not in text[short.start : short.end] else end
    if _plain(text[start:end]) != _plain(name) and (
        not (in_dinas or text.startswith(_OFFICES, start))
        or word is None
        or word[1].lower() not in frame.gazetteer.unit_words
    ):
        return end
    if word is not None and (word[1].lower() in frame.gazetteer.name_like or _opens_a_name(frame, word)):
        return end
    more = read_unit(frame, end, limit, started=True)
    other = any(hit.kind != "place_word" for hit in frame.at.get(end + 1, ()))
    return more.end if more.words and not other else end
