"""One entry for a directive that a report tells twice: in its own words, then as a quotation."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.directives import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Directive

NEAR = 1_500
"""How far apart, in characters, a paraphrase and its quotation may stand."""
LOOK_BACK = 40
"""How many earlier directives one is compared with: more than lie within `NEAR`."""
PARAPHRASE = 0.7
"""Share of the shorter action's content words that the longer one holds, where one is told and one quoted."""
UNSURE = 0.5
"""A telling surer than this makes the other, fuller one as sure as itself."""
FEW_WORDS = 2
"""Content words of an action too short to be told again by accident."""
REPETITION = 0.8
"""The same, where both are told or both are quoted."""

_PREFIXES = ("meng", "meny", "mem", "men", "me", "ber", "di", "peng", "pem", "pen", "per", "ter", "se")
_NASAL = frozenset({"meng", "meny", "mem", "men", "peng", "pem", "pen"})
SHORTEST_STEM = 4
"""In letters, of a word that gives up its first one."""
_SUFFIXES = ("kannya", "nya", "kan", "lah", "an", "i")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A rough stem: enough to see that "berkoordinasi" and "koordinasi" are one word."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 4:
            word = word[len(prefix) :]
            break
    else:
        prefix = ""
    # "pahami" and "memahami", "kurangi" and "mengurangi" are one word: the nasal takes the place of the first letter
    if prefix not in _NASAL and len(word) > SHORTEST_STEM and word[0] in "kpts" and word[1] in "aiueo":
        word = word[1:]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    return word


@lru_cache(maxsize=512)
def _content(action: str) -> frozenset[str]:
    empty = lexicon.words("empty")
    act, _, _ = action.lower().partition(" agar ")
    words = re.findall(r"[^\W_]+", act if " " in act else action.lower())
    return frozenset(stem(word) for word in words if word not in empty and len(word) > 2)


def _same_addressee(a: Directive, b: Directive) -> bool:
    """Is one party told by both, "para pemilik kios" and "seluruh pemilik kios" being one?"""
    determiners = lexicon.words("party_determiners")
    left, right = (
        {
            frozenset(word for word in key.partition("/")[2].split("-") if word not in determiners)
            for key in d.addressees
        }
        for d in (a, b)
    )
    return bool(left & right)


def _read_out(told: Directive, quoted: Directive) -> bool:
    """Does someone read out in the same words what the body then is quoted as the issuer of?"""
    return (
        (told.issuer or "").startswith("person/")
        and (quoted.issuer or "").startswith("organisation/")
        and told.action.lower() == quoted.action.lower()
        and told.verb.lower() == quoted.verb.lower()
        and bool(told.addressees)
        and told.addressees == quoted.addressees
    )


def _likeness(a: Directive, b: Directive, *, paraphrase: bool) -> float:
    """How much two tellings look like one directive, 0 where they do not."""
    if a.action_span is None or b.action_span is None:
        return 0.0
    if a.issuer != b.issuer:
        return 1.0 if paraphrase and _read_out(a, b) else 0.0
    if abs(a.action_span.start - b.action_span.start) > NEAR:
        return 0.0
    if a.action_span.start < b.action_span.end and b.action_span.start < a.action_span.end:
        return 1.0
    if not paraphrase and a.addressees and b.addressees and not _same_addressee(a, b):
        return 0.0
    left, right = _content(a.action), _content(b.action)
    shorter = min(len(left), len(right))
    if not shorter:
        return 1.0 if a.action.lower() == b.action.lower() else 0.0
    shared = len(left & right)
    share = shared / shorter
    first = stem(a.action.split()[0].lower()) == stem(b.action.split()[0].lower())
    # two words alone make no repetition of another's length: "dikawal dengan baik", "mengawal bus ... dengan baik"
    if share >= REPETITION and (shorter > FEW_WORDS or left == right or (shorter == FEW_WORDS and first)):
        return share
    if paraphrase:
        if shorter >= 2 and share >= PARAPHRASE:
            return share
        if first and shared and _same_addressee(a, b):
            return 0.5
    # an order repeated in one breath: "Bawa tamumu pulang. Bawa pulang!"
    if first and a.rule == b.rule == "D-13" and a.evidence == b.evidence:
        return 0.5
    return 0.0


def merge(directives: Sequence[Directive], quoted: Sequence[bool]) -> tuple[Directive, ...]:
    """Keep the fuller of two tellings, with the evidence of both, in order of the text.

    `quoted` says of each directive whether it stands in a quotation; a told directive takes up one
    quotation at most, the most alike.
    """
    kept: list[tuple[Directive, bool, bool]] = []
    for directive, is_quote in sorted(
        zip(directives, quoted, strict=True), key=lambda pair: pair[0].action_span or pair[0].evidence[0]
    ):
        best, at = 0.0, -1
        for number in range(len(kept) - 1, max(-1, len(kept) - 1 - LOOK_BACK), -1):
            earlier, was_quote, taken = kept[number]
            likeness = _likeness(earlier, directive, paraphrase=was_quote != is_quote and not taken)
            if likeness >= best and likeness > 0:
                best, at = likeness, number
        if at < 0:
            kept.append((directive, is_quote, False))
            continue
        earlier, was_quote, taken = kept[at]
        longer = len(directive.action) > len(earlier.action) and directive.rule != "D-13"
        fuller, other = (directive, earlier) if longer else (earlier, directive)
        merged = replace(
            fuller,
            addressees=fuller.addressees or other.addressees,
            basis=tuple(dict.fromkeys((*fuller.basis, *other.basis))),
            basis_articles=tuple(dict.fromkeys((*fuller.basis_articles, *other.basis_articles))),
            confidence=max(fuller.confidence, other.confidence),
            rule=other.rule if fuller.confidence < UNSURE <= other.confidence else fuller.rule,
            evidence=tuple(sorted({*earlier.evidence, *directive.evidence})),
        )
        kept[at] = (merged, was_quote, taken or was_quote != is_quote)
    return tuple(directive for directive, _, _ in kept)
