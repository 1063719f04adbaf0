"""Citations of one instrument joined to one."""

from __future__ import annotations

import re

from ingest.regulations.citation import Cited
from ingest.regulations.titles import title_words

_TITLE_WORD = re.compile(r"[^\s()]+")
_OF_A_MINISTER = re.compile(r"^[pk]m[ .]+(?=\d)")
"""The short form of a minister's regulation or decree before its number: "Nomor PM 185" is "PM 185"."""


def merge(cited: list[Cited]) -> list[Cited]:
    """Citations of one instrument joined, in order of first citation."""
    merged: list[Cited] = []
    of_type: dict[str, list[Cited]] = {}
    numbered: dict[tuple[str, str], list[Cited]] = {}
    for one in sorted(cited, key=lambda one: (not one.number, one.year is None and not one.title, one.start)):
        rivals = numbered.get((one.type, _plain(one.number)), ()) if one.number else of_type.get(one.type, ())
        same = next((other for other in rivals if _is_same(other, one)), None)
        if same is None and one.number and one.year is None and one.ministry:
            same = next((other for other in of_type.get(one.type, ()) if _begins(other, one)), None)
        if same is None:
            one.spans.append((one.start, one.end))
            merged.append(one)
            of_type.setdefault(one.type, []).append(one)
            if one.number:
                numbered.setdefault((one.type, _plain(one.number)), []).append(one)
            continue
        same.spans.append((one.start, one.end))
        same.articles += [n for n in one.articles if n not in same.articles]
        same.year = same.year or one.year
        same.ministry = same.ministry or one.ministry
        same.region = one.region if same.region is None else same.region
        same.title = same.title or (one.title if one.number else None)
        same.aliases |= one.aliases
        same.confidence = max(same.confidence, one.confidence)
    return sorted(merged, key=lambda one: min(one.spans))


def _plain(number: str) -> str:
    return _OF_A_MINISTER.sub("", number.lower())


def _begins(known: Cited, one: Cited) -> bool:
    """Is the number of `one`, told without a year, the beginning of a long number: "Kepmendagri Nomor 300"?"""
    if known.number is None or one.number is None or known.ministry != one.ministry:
        return False
    return known.number.startswith(one.number) and not known.number[len(one.number)].isalnum()


def _is_same(known: Cited, one: Cited) -> bool:
    if known.type != one.type:
        return False
    if one.number:
        return bool(
            known.number
            and _plain(known.number) == _plain(one.number)
            and (known.year == one.year or known.year is None or one.year is None)
            and not (known.region is not None and one.region is not None and known.region != one.region)
        )
    if one.type == "UUD" or (one.code == known.code == "pasal"):
        return True
    if not one.title:
        return False
    if one.title.lower() in known.aliases:
        return True
    return known.title is not None and (_alike(known.title, one.title) or _is_short(known, one.title))


def _is_short(known: Cited, title: str) -> bool:
    """True where the title is a short form the report gave the other, with words of its title ("RTRW-nya Sleman")."""
    first, *rest = (word.removesuffix("-nya") for word in _TITLE_WORD.findall(title.lower()))
    return first in known.aliases and set(rest) <= set(_TITLE_WORD.findall(str(known.title).lower()))


def _alike(known: str, title: str) -> bool:
    """True where one title is the other's short form: its words, its first words, or its initials."""
    left, right = _TITLE_WORD.findall(known.lower()), _TITLE_WORD.findall(title.lower())
    if known.startswith("Kitab ") or title.startswith("Kitab "):
        return left == right
    digits = [{word for word in words if word[0].isdigit()} for words in (left, right)]
    if all(digits) and digits[0] != digits[1] and any(one.lower().startswith("perubahan") for one in (known, title)):
        return False  # revisions of two instruments
    if set(right) <= set(left) or set(left) <= set(right):
        return True
    if len(right) == 1 and title.isupper():
        return title.lower() == "".join(w[0] for w in left if w not in title_words("joins"))
    common = len(set(left) & set(right))
    return 2 * common / (len(set(left)) + len(set(right))) >= 0.6
