"""What the automata find in a text: listed forms where words begin, and where stems stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ingest.context import Hit

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick, BytesAhoCorasick


class Meaning(NamedTuple):
    """One of the entries that a listed form may mean."""

    capital: bool
    """It counts only where the form begins with a capital."""
    asks: bool
    """In small letters, what stands in or after the form decides whether one of its meanings counts."""
    kind: str
    entry: int


def begins_word(text: str, at: int) -> bool:
    """May a word begin at `at`: after no letter or digit, or with a capital after a small letter ("eksMenteri")?"""
    # most words stand after a space: to compare with one costs half of asking for letters
    return (
        not at or (before := text[at - 1]) == " " or not before.isalnum() or (text[at].isupper() and before.islower())
    )


def from_word_starts(automaton: AhoCorasick, folded: str, text: str, longest: int) -> list[tuple[int, int, int]]:
    """The longest form at each place where a word may begin: its number, start and end, in order, without overlaps.

    `folded` is the text as the automaton takes it, with the offsets of `text`; no form is longer than `longest`.
    """
    found: list[tuple[int, int, int]] = []
    until = 0
    for number, start, end in automaton.find_matches_as_indexes(folded):
        if start >= until and begins_word(text, start):
            found.append((number, start, end))
            until = end
            continue
        # what the automaton found from inside a word may hide forms that begin in it
        at = max(start, until)
        while at < end:
            if begins_word(text, at):
                here = automaton.find_matches_as_indexes(folded[at : at + longest])
                if here and not here[0][1]:
                    found.append((here[0][0], at, at + here[0][2]))
                    at += here[0][2]
                    continue
            at += 1
        until = max(until, at)
    return found


def plainly_listed(
    automaton: AhoCorasick, folded: str, text: str, longest: int, meanings: Sequence[tuple[Meaning, ...]]
) -> tuple[list[Hit], list[tuple[int, int, int]]]:
    """Hits of the forms that stand as words and mean what they mean whatever is around; and all other matches.

    Both in order; a form gives one hit for each of its meanings that counts, by the case it is written in.
    """
    hits: list[Hit] = []
    others: list[tuple[int, int, int]] = []
    length = len(text)
    for found in from_word_starts(automaton, folded, text, longest):
        number, start, end = found
        if (start and (beside := text[start - 1]) != " " and beside.isalnum()) or (
            end < length and (beside := text[end]) != " " and beside.isalnum()
        ):
            others.append(found)
            continue
        may = meanings[number]
        if text[start].isupper():
            for _, _, kind, entry in may:
                hits.append(_new(Hit, (start, end, kind, entry)))
        elif may[0].asks:
            others.append(found)
        else:
            for capital, _, kind, entry in may:
                if not capital:
                    hits.append(_new(Hit, (start, end, kind, entry)))
    return hits, others


def places_of(automaton: BytesAhoCorasick, text: str, owners: Sequence[Sequence[int]], count: int) -> list[set[int]]:
    """Where stems stand: one of `count` sets of offsets for each owner of stems; `owners` are those of every stem."""
    found: list[set[int]] = [set() for _ in range(count)]
    # one byte for each code point, so that the places found are offsets of `text`
    raw = text.encode("latin-1", "replace")
    for stem, start, _ in automaton.find_matches_as_indexes(raw, overlapping=True):
        for number in owners[stem]:
            found[number].add(start)
    return found


_new = tuple.__new__
"""Makes a hit at half the cost of a call of its class; there are some sixty in a report."""
