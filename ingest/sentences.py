"""Where sentences end: abbreviations, initials, domain names and quotations do not end one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graph.resources import data_path
from ingest.context import QuoteSpan, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.context import Layout

_MARK, _CLOSE = 1, 2
"""Groups of `_END`: asked for by number, for there is a match for every sentence."""
# What is searched for begins with a class of characters and not with a repeated one: only then does the engine run
# to the next candidate instead of trying the pattern at every character.
_END = re.compile(
    r"([.!?…][.!?…]*)([\"”’»)\]']*)"
    r"(?:\s+(?=[\"“‘«(\[']*[A-Z0-9À-Þ])|(?=[\"“]?[A-Z][a-zA-Z]+[\s,-]))"
)


@cache
def _abbreviations() -> frozenset[str]:
    lines = data_path("gazetteers", "abbreviations.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


LONGEST_ABBREVIATION = 16
"""How much of the word before a full stop is looked at, in characters."""
_IN_WORDS = "_'’-"
_ENDING_ABBREVIATIONS = frozenset({"dll", "dkk", "dst", "tbk"})
_DEGREE_NEXT = re.compile(r"\s*[A-Z][A-Za-z]{0,3}\.")
_BARE_DEGREE = re.compile(r",\s*[SMA]\.(?:[A-Z]\.)?[A-Z]$")
"""A degree of single letters after a comma ("Fulan, S.E., M.M."), which no name goes on from."""
_OPENS_SENTENCE = re.compile(
    r"\s+(?:Dalam|Pada|Selain|Sementara|Selanjutnya|Kemudian|Adapun|Hadir|Turut|Tampak|Juga|Usai|Saat|Menurut|Ia|Dia"
    r"|Beliau|Hal|Sebelumnya|Setelah|Untuk|Namun|Agenda|Sidang|Acara|Kegiatan|Rapat|Rakor|Upacara|Apel|Pertemuan|Sosialisasi|Musrenbang)\s"
)
"""After such a degree: what begins another sentence and no party of a list."""
_NUMBERED = re.compile(r"\b(?:[Aa]sisten|[Ee]selon|[Kk]omisi|[Tt]ahap|[Kk]elas|[Ww]ilayah)\s+[IVX]$")
"""A Roman number that can end a sentence ("dan Asisten I."), unlike an initial."""
_DEGREE_BEFORE = 8
"""The comma before a degree of single letters stands at most this far before its last full stop, in characters."""
_LIST_MARK = re.compile(r"\s*\(?[0-9a-zA-Z]{1,2}$")


def split(text: str, layout: Layout, quotes: Sequence[QuoteSpan] = ()) -> list[Sentence]:
    """The sentences of the paragraphs of `layout`, in order; the title is none of them.

    A quotation is never cut, whatever ends inside it; nor is it cut from an attribution that
    follows or precedes it.
    """
    out: list[Sentence] = []
    ahead, count = 0, len(quotes)
    for number, paragraph in enumerate(layout.paragraphs):
        start = paragraph.start
        for match in _END.finditer(text, paragraph.start, paragraph.end):
            mark = match.start()
            while ahead < count and quotes[ahead].end < mark:
                ahead += 1
            quote = quotes[ahead] if ahead < count else None
            if not _ends(text, start, match, quote):
                continue
            end, after = match.end(_CLOSE), match.end()
            if quote is not None and quote.start == match.end(_MARK) + 1:
                end = after = match.end(_MARK)  # the mark after the full stop opens the next sentence
            out.append(Sentence(start, end, number))
            start = after
        if start < paragraph.end:
            out.append(Sentence(start, paragraph.end, number))
    return out


def _ends(text: str, start: int, match: re.Match[str], quote: QuoteSpan | None) -> bool:
    mark = match.start()
    if mark == start or text[mark - 1].isspace():
        return False
    if quote and quote.start <= mark < quote.end:
        # a full stop right before the closing mark ends the sentence unless a clause follows it
        return bool(match[_CLOSE]) and match.end(_MARK) == quote.end
    if match[_MARK] != ".":
        return True
    begin, floor = mark, max(start, mark - LONGEST_ABBREVIATION)
    before = text[floor:mark].rpartition(" ")[2]
    if before.isalnum():
        begin = mark - len(before)
    while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] in _IN_WORDS):
        begin -= 1
    if begin == mark:
        return True
    word = text[begin:mark].rsplit("-", 1)[-1]  # "se-Prov." is as short as "Prov."
    if match[_CLOSE]:
        return word.lower() not in _abbreviations() or not word[0].isupper()
    if match.end() == match.end(_CLOSE):  # no space follows: "internal.Untuk" ends, "Drs.Ahmad" and "KOMPAS.com" do not
        return len(word) > 2 and (word[-1].islower() or word[-1].isdigit()) and word.lower() not in _abbreviations()
    if len(word) == 1 and word.isalpha():
        if text[mark - 2] == "." and _BARE_DEGREE.search(text, max(start, mark - _DEGREE_BEFORE), mark):
            return _OPENS_SENTENCE.match(text, match.end(_CLOSE)) is not None
        return word in "IVX" and _NUMBERED.search(text, start, mark) is not None
    if mark - len(word) - start <= 1 and _LIST_MARK.fullmatch(text, start, mark):
        return False
    low = word.lower()
    if low in _ENDING_ABBREVIATIONS:
        return True
    if low in _abbreviations() and (word[0].isupper() or low in {"dr", "no", "jl", "a.n", "an", "u.p", "up"}):
        return False
    if text[mark - len(word) - 1] == "." and len(word) <= 4:  # "M.Si. Kegiatan" ends, "S.IP. M.Si" does not
        return _DEGREE_NEXT.match(text, match.end(_CLOSE)) is None
    return True
