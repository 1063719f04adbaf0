"""Where the title of a legal instrument ends.

A capitalised title runs over capitalised words, years and the small words between them; one in
lower case runs to the next verb or mark.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graph.resources import data_path

if TYPE_CHECKING:
    from ingest.regulations.citation import Cited

TITLE_MAX_WORDS = 30
"""Longest title read, in words; a lower-case title is cut at `LOWER_TITLE_MAX_WORDS`."""
LOWER_TITLE_MAX_WORDS = 14

WORD = re.compile(r"\s*(?P<comma>,?)\s*(?P<word>[^\s,;:()\"“”‘’]+|\([^()\n]{1,30}\))")
ACRONYM = re.compile(r"\s*\((?P<acronym>[A-Z][\w -]{1,24})\)")
_LIST_AHEAD = re.compile(
    r",\s+(?:[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,5},\s+){0,5}(?:[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,5},?\s+)?(?:dan|serta)\s+[A-Z]"
)
_LOWER_LIST = re.compile(r",\s+(?:[a-z]+\s+){1,4}(?:dan|serta)\s")
_GLUED_END = re.compile(r"([\w-]{3,})[.!?](?=[A-Z][a-z])")
_AFTER_BRACKET = frozenset(
    {"Provinsi", "Kabupaten", "Kota", "Tahun", "Daerah", "Republik", "dan", "untuk", "bagi", "di", "pada"}
)
_DOTTED = frozenset({"prov.", "kab.", "no.", "kec.", "st.", "jo."})
INSTRUMENT = re.compile(
    r"(?:UU|PP|Perpres|Perppu|Permen\w*|Perda|Pergub|Perbup|Perwal(?:i|kot)?|PKPU|Qanun|Inpres|Keppres|Undang-[Uu]ndang"
    r"|Peraturan|Pasal|Keputusan|Revisi|RUU|Raperda|Ranperda|Rancangan|SE)\b"
)

_REVISES = re.compile(r"\b(?i:(?:pencabutan|perubahan(?:\s+(?:pertama|ke\w+|terakhir))?)(?:\s+(?:atas|terhadap))?)\s*$")
"""Says, at its end, that another instrument is revised or withdrawn: its name goes on the title."""
_NESTED = re.compile(r"[\w-]+(?:\s+(?:[A-Z][\w.-]*|daerah|\([A-Z]\w+\))){0,6}\s+(?:(?i:nomor|no\b)|\d|tentang\b)")
_OF_LAWS = re.compile(r"[Pp]eraturan\s+[Pp]erundang")
"""Laws in general, which are a subject and no instrument."""
_SUBJECT = re.compile(
    r"(?:(?:Pe|Ke)[a-z]+an|Rencana|Larangan|Tata|Pajak|Retribusi|Sistem|Standar|Batas|Upah|Jam|Hak)\s+$"
)
"""The first word of a title that is hardly the whole of it."""
_GOES_ON = re.compile(r"(?!(?:me|di|ber|ter)[a-z]{3}|soal\b|banyak\b)[a-z]{3,}\b")
"""A word in lower case that is no verb."""
_LINKS = frozenset({"dan", "serta"})
_JOINS = frozenset({"dan", "serta", "atau", "atas", "tentang"})
"""Small words that no lower-case title ends with."""


@cache
def title_words(role: str) -> frozenset[str]:
    """Lower-case words of `data/gazetteers/title_words.tsv` with this role: joins, ends, no_name."""
    lines = data_path("gazetteers", "title_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(word for word, _, listed in (line.partition("\t") for line in lines) if listed == role)


def take_title(text: str, one: Cited, start: int, end: int, *, strict: bool = False) -> bool:
    """Read the title that begins at `start` into `one`; False where nothing that can be one stands there.

    A capitalised title runs over capitalised words, years and the small words between them; a
    lower-case one to the next verb or mark. `strict` allows no small word but "dan".
    """
    if text[start] in "\"“‘'":
        close = text.find({"“": "”", "‘": "’"}.get(text[start], text[start]), start + 1, min(end, start + 300))
        if close < 0:
            return False
        one.title, one.end = clean(text[start + 1 : close]), close + 1
        return True
    capital = text[start].isupper()
    at = last = start
    nested = False
    limit, taken = TITLE_MAX_WORDS if capital else LOWER_TITLE_MAX_WORDS, 0
    while taken < limit:
        taken += 1
        match = WORD.match(text, at, end)
        if match is None:
            break
        word = match["word"]
        begin = match.start("word")
        if "\n\n" in text[at:begin]:
            break
        if (
            match["comma"]
            and at > start
            and not ((_LIST_AHEAD if capital else _LOWER_LIST).match(text, match.start("comma"), end))
        ):
            break
        closed = word.endswith((".", "!", "?")) and word.lower() not in _DOTTED
        if glued := _GLUED_END.match(word):  # "Cipta Kerja.Pasalnya"
            word, closed = glued[1], True
        bare = word.rstrip(".!?")
        if word[0] == "(":
            ahead = WORD.match(text, match.end(), end)
            follows = ahead is not None and not ahead["comma"] and not closed
            if not follows or not (nested or (capital and ahead and ahead["word"] in _AFTER_BRACKET)):
                break
            if ACRONYM.match(text, at, end):
                one.aliases.add(word.strip("()").lower())
            at = match.end()
            continue
        if taken == 2 and capital and not strict and not match["comma"] and _goes_on_small(text, start, begin, bare):
            capital, limit = False, LOWER_TITLE_MAX_WORDS
        instrument = INSTRUMENT.match(bare) is not None and not _OF_LAWS.match(text, begin)
        revised = begin > start and _REVISES.search(text, start, begin) is not None
        if revised and instrument and _NESTED.match(text, begin, end):
            nested, limit = True, TITLE_MAX_WORDS
        if capital:
            if bare.lower() == "jo":
                break  # "juncto": another article follows
            if bare in _LINKS and text.startswith(" tentang ", begin + len(bare)):
                break  # "Pasar serta tentang Sampah": the title of another
            small = bare.lower() in title_words("joins") and not bare.isupper()
            if (
                small
                and strict
                and bare not in ("dan", "-", "Tanpa")
                and not nested
                and not (revised and bare.lower() == "atas")
            ):
                break
            if not small and not (bare[:1].isupper() or bare[:1].isdigit() or (nested and bare in ("nomor", "tahun"))):
                break
            if (
                instrument
                and begin > start
                and not (nested and revised)
                and not text[start:begin].rstrip().endswith(("atas", "tentang", "Perubahan"))
            ):
                break
            if strict and not nested and bare in ("Tahun", "Nomor", "Pasal", "No"):
                break
            if not small:
                last = begin + len(bare)
        else:
            if bare.lower() in title_words("ends") or (instrument and not (nested and revised)):
                break
            if bare.lower() not in _JOINS:
                last = begin + len(bare)
        at = match.end()
        if closed:
            break
    if last <= start or _REVISES.fullmatch(text, start, last):
        return False
    one.title, one.end = clean(text[start:last]), last
    if acronym := ACRONYM.match(text, last, end):
        one.aliases.add(acronym["acronym"].lower())
    return True


def _goes_on_small(text: str, start: int, second: int, word: str) -> bool:
    """Whether only the first word of the title has a capital ("Perlindungan anak"), which is hardly the whole of it."""
    if _SUBJECT.match(text, start, second) is None or _GOES_ON.match(text, second) is None:
        return False
    return word not in title_words("ends") and word not in title_words("joins")


def clean(title: str) -> str:
    return " ".join(title.split()).strip(" ,.-")
