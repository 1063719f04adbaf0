"""Subjects that can direct no one: things, laws, and what a clause with "bahwa" is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.directives import lexicon

if TYPE_CHECKING:
    from ingest.directives.reader import Reader

ABSTRACT = re.compile(r"ke[a-z]{4,}an")
"""A state or a thing by the shape of its name: "kebijakan"."""
_THINGS = frozenset(
    {
        "program", "aturan", "bantuan", "langkah", "hal", "situasi", "upaya", "acara", "rapat", "inovasi", "tautan",
        "laman", "situs", "unggahan", "video", "foto", "narasi", "pesan", "surat", "konten", "formulir", "aplikasi",
        "artikel", "klaim",
    }
)  # fmt: skip
_OWN_SIDE = frozenset({"pihaknya", "dirinya"})


def is_thing(reader: Reader, k: int) -> bool:
    """Is the subject that ends at token `k` neither a party nor unsaid: "kebijakan itu", "frekuensi banjir"?"""
    prepositions = lexicon.words("prepositions")
    for j in range(k, -1, -1):
        low = reader.low(j)
        if low in {"bahwa", ":"}:
            return j < k and reader.low(j + 1) not in lexicon.words("openers")
        if low == "," and j == k - 1 and reader.low(k + 1) in {"ini", "itu", "tersebut"}:
            return _names_a_thing(reader.low(k))  # "Karena itu, program ini mendorong ..."
        if low in {",", "dan", "serta", "juga", "lalu", "kemudian", "–", "-"} or (j in reader.named and j < k):
            return False
        if low in prepositions:
            return reader.low(j - 1) == "bahwa"
        if j == 0:
            return low.isalpha() and low not in lexicon.words("openers")
    return False


def told_of_a_thing(reader: Reader, k: int) -> bool:
    """Does "bahwa" open a clause whose subject, up to token `k`, names no party: "bahwa frekuensi banjir ..."?"""
    that = next((j for j in range(k, -1, -1) if reader.low(j) in {"bahwa", ","}), -1)
    if that < 0 or reader.low(that) == "," or that >= k or reader.low(k) in {"dan", "serta"}:
        return False  # "mengatakan bahwa surat itu palsu dan meminta ...": the one who says it asks
    head = reader.low(that + 1)
    if not head.isalpha() or not reader.texts[that + 1].islower() or head in lexicon.words("openers"):
        return False
    if head in _OWN_SIDE | lexicon.PRONOUNS | {"mereka"} or lexicon.verb_like(head):
        return False
    return not any(reader.is_party(j, j + 1) for j in range(that + 1, k + 1))


def is_law(reader: Reader, k: int) -> bool:
    """Is the subject up to token `k` an instrument: "Undang-Undang Nomor 5 Tahun 2014 melarang ..."?"""
    first = next((j for j in range(k, -1, -1) if reader.low(j) in {",", "bahwa"}), -1) + 1
    if reader.low(k) in _OWN_SIDE | lexicon.PRONOUNS:
        return False  # "sesuai Peraturan Nomor 5 Tahun 2014 pihaknya melarang ..."
    laws = lexicon.words("instruments")
    return any(reader.low(j) in laws and (j == first or reader.texts[j][0].isupper()) for j in range(first, k + 1))


def _names_a_thing(low: str) -> bool:
    return low in _THINGS or lexicon.act_noun(low) or ABSTRACT.fullmatch(low) is not None
