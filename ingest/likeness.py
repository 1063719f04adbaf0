"""When two names in a report are of one person, and when they only look so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.people import Cluster, Sighting


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of `short` is a word of `long`, in order; an initial stands for a word."""
    at = 0
    for word in short:
        while at < len(long) and not (
            long[at] == word
            or (len(word) == 1 and long[at].startswith(word))
            or (len(long[at]) == 1 and word.startswith(long[at]))
        ):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


_WIVES = ("Hj.", "Ny.", "Dra.")
_WIVES_POSTS = re.compile(r"PKK|Dekranas|Dharma Wanita|Bhayangkari|Penggerak|Bunda|Wanita|Kerajinan")


_OF_THE_CABINET = ("Wakil Menteri", "Menteri")


def is_spouse(short: Sighting, long: Cluster) -> bool:
    """Whether a name with a post of its own closes the name of another, who is told by other posts or as a woman.

    "Gubernur X, H. Wira Padmana" and "Ketua Dekranasda X, Laras Wening Wira Padmana"; the president and a minister
    are two as well.
    """
    count = len(short.words)
    if short.post is None or count >= len(long.words) or long.words[-count:] != short.words:
        return False
    posts = [one.post for one in long.sightings if one.post is not None]
    if any(post.head == short.post.head for post in posts):
        return False
    if short.post.head == "Presiden" and any(post.head.startswith(_OF_THE_CABINET) for post in posts):
        return True
    titled = any(title in _WIVES for one in long.sightings for title in one.name.titles)
    hers = any(_WIVES_POSTS.search(f"{post.head} {post.body.base if post.body else ''} {post.unit}") for post in posts)
    return titled or hers


_WHOSE_KIN = re.compile(
    r"\b(?:ayah|ayahanda|ibu|ibunda|istri|suami|anak|putra|putri|adik|kakak|menantu|mertua|paman)(?: kandung)?nya"
    r"(?:,| yang bernama| bernama)? $"
)
_KIN_REACH = 40


def is_kin(short: Sighting, long: Cluster, text: str) -> bool:
    """Whether a name told of as somebody's kin closes the name of another, whose family name it is then."""
    count = len(short.words)
    if count >= len(long.words) or long.words[-count:] != short.words:
        return False
    first = short.name.first
    return _WHOSE_KIN.search(text, max(0, first - _KIN_REACH), first) is not None


_LEAST_MISSPELT = 5
"""Shortest word of a name of two, in letters, that may be misspelt."""
LEAST_MISSPELT_ALONE = 8
"""Shortest name of one word, in letters, that may be: shorter ones are too often two names ("Padmana", "Padmara")."""


def is_misspelt(one: Sighting, known: Cluster) -> bool:
    """Whether two names of as many words differ in one letter of one word only, and no two posts tell them apart."""
    if len(one.words) != len(known.words) or len(one.words) < 2:
        return False
    unlike = [(a, b) for a, b in zip(one.words, known.words, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    left, right = unlike[0]
    shortest = min(len(left), len(right))
    if shortest < _LEAST_MISSPELT - 1 or not is_one_letter_apart(left, right):
        return False
    if len(one.words) > 2:
        return True
    head = one.post.head if one.post is not None else ""
    heads = {seen.post.head for seen in known.sightings if seen.post is not None}
    return head in heads if head and heads else shortest >= _LEAST_MISSPELT


def is_misspelt_word(one: Sighting, known: Cluster) -> bool:
    """Whether a long name of one word is a word of another but for one letter, and no two posts tell them apart."""
    word = one.words[0]
    if len(word) < LEAST_MISSPELT_ALONE:
        return False
    if not any(len(other) >= LEAST_MISSPELT_ALONE and is_one_letter_apart(word, other) for other in known.words):
        return False
    heads = {seen.post.head for seen in known.sightings if seen.post is not None}
    return one.post is None or not heads or one.post.head in heads


def is_one_letter_apart(left: str, right: str) -> bool:
    """Whether one letter is put in, left out or exchanged; "Saputra" and "Saputri" are two names all the same."""
    if left[:-1] == right[:-1] and {left[-1], right[-1]} <= {"a", "i", "o"}:
        return False
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((number for number, letter in enumerate(short) if letter != long[number]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


_LEAST_OF_A_BLEND = 2
"""Fewest letters that each part of a blended name takes from a word."""


def is_blend(word: str, words: tuple[str, ...]) -> bool:
    """Whether `word` joins the beginning of a name's first word with that of a later one ("Budsan" of Budi Santoso)."""
    first = words[0]
    for cut in range(_LEAST_OF_A_BLEND, min(len(first), len(word) - _LEAST_OF_A_BLEND) + 1):
        if not first.startswith(word[:cut]):
            return False
        if any(later.startswith(word[cut:]) for later in words[1:]):
            return True
    return False
