"""The parts of the compiled extraction written in C by hand do what they stand for does."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ahocorasick_rs
import pytest
from ahocorasick_rs import MatchKind
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Post, Span
from ingest.context import Hit
from ingest.folding import fold
from ingest.lookup import Meaning, begins_word, from_word_starts, places_of, plainly_listed
from ingest.remaking import remade
from tests.building import built
from tests.properties import cases

COMPILING = Path(__file__).resolve().parent.parent / "compiling"


def compiled(factory: pytest.TempPathFactory, module: str, *files: str) -> Any:
    return built(factory.mktemp(module), module, {file: (COMPILING / file).read_text("utf-8") for file in files})


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return compiled(tmp_path_factory, "quick_words", "words.c")


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return compiled(tmp_path_factory, "quick_values", "values.c", "values.h")


LETTERS = "abAé’ \u0142"
FORMS = st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=12, unique=True)
TEXTS = st.text(LETTERS + "z\U0001f600", max_size=40)


@settings(max_examples=cases(300), deadline=None)
@given(FORMS, TEXTS)
def test_the_longest_forms_are_found_where_the_automaton_finds_them(words: Any, forms: list[str], text: str) -> None:
    real = ahocorasick_rs.AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)
    assert words.AhoCorasick(forms).find_matches_as_indexes(text) == real.find_matches_as_indexes(text)


WORDS = st.text("abAB\u00e9\u00c9 .1\u2019", max_size=40)


@settings(max_examples=cases(400), deadline=None)
@given(st.lists(st.text("ab\u00e9 .1", min_size=1, max_size=6), min_size=1, max_size=12, unique=True), WORDS, st.data())
def test_forms_are_looked_up_where_words_begin_as_the_source_looks_them_up(
    words: Any, forms: list[str], text: str, data: st.DataObject
) -> None:
    real = ahocorasick_rs.AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)
    longest = max(map(len, forms))
    lowered = fold(text)
    found = from_word_starts(real, lowered, text, longest)
    assert words.from_word_starts(words.AhoCorasick(forms), lowered, text, longest) == found
    assert found == list(searched(forms, lowered, text))
    entries = st.lists(st.tuples(st.booleans(), st.sampled_from(("post", "place"))), min_size=1, max_size=3)
    meanings = []
    for number in range(len(forms)):
        asks = data.draw(st.booleans())
        drawn = enumerate(data.draw(entries))
        meanings.append(tuple([Meaning(capital, asks, kind, number * 10 + n) for n, (capital, kind) in drawn]))
    hits, others = words.plainly_listed(words.AhoCorasick(forms), lowered, text, longest, meanings)
    assert (hits, others) == plainly_listed(real, lowered, text, longest, meanings)
    assert {type(hit) for hit in hits} <= {Hit}


def searched(forms: list[str], lowered: str, text: str) -> Iterator[tuple[int, int, int]]:
    """What is looked up, said the long way: where a word may begin, the longest form that stands there."""
    at = 0
    while at < len(text):
        here = [n for n, form in enumerate(forms) if lowered.startswith(form, at)] if begins_word(text, at) else []
        if here:
            number = max(here, key=lambda n: len(forms[n]))
            yield number, at, at + len(forms[number])
            at += len(forms[number])
        else:
            at += 1


def test_what_cannot_be_looked_up_is_refused(words: Any) -> None:
    trie = words.AhoCorasick(["a"])
    for arguments in ((trie, "a", "a"), ("a", "a", "a", 1), (trie, b"a", "a", 1), (trie, "a", None, 1)):
        with pytest.raises(TypeError):
            words.from_word_starts(*arguments)
    with pytest.raises(ValueError, match="one length"):
        words.from_word_starts(trie, "ab", "a", 1)
    for meanings in ((), [], [()], [[]]):
        with pytest.raises((TypeError, ValueError)):
            words.plainly_listed(trie, "a", "a", 1, meanings)


STEMS = st.lists(st.binary(min_size=1, max_size=4).map(lambda b: bytes(65 + c % 3 for c in b)), min_size=1, unique=True)


@settings(max_examples=cases(300), deadline=None)
@given(STEMS, st.binary(max_size=40).map(lambda b: bytes(65 + c % 4 for c in b)))
def test_every_stem_is_found_where_the_automaton_finds_it(words: Any, stems: list[bytes], raw: bytes) -> None:
    real = ahocorasick_rs.BytesAhoCorasick(stems, matchkind=MatchKind.Standard)
    found = words.BytesAhoCorasick(stems, matchkind=MatchKind.Standard).find_matches_as_indexes(raw, overlapping=True)
    assert sorted(found) == sorted(real.find_matches_as_indexes(raw, overlapping=True))
    assert [end for _, _, end in found] == sorted(end for _, _, end in found)


@settings(max_examples=cases(300), deadline=None)
@given(STEMS, st.text("ABCDé\u2019", max_size=40), st.data())
def test_places_of_stems_are_those_that_the_source_finds(
    words: Any, stems: list[bytes], text: str, data: st.DataObject
) -> None:
    owners = [data.draw(st.lists(st.integers(0, 3), max_size=3)) for _ in stems]
    real = ahocorasick_rs.BytesAhoCorasick(stems, matchkind=MatchKind.Standard)
    found = words.places_of(words.BytesAhoCorasick(stems), text, owners, 4)
    assert found == places_of(real, text, owners, 4)


def test_owners_that_cannot_be_are_refused(words: Any) -> None:
    stems = words.BytesAhoCorasick([b"a"])
    for owners in ([[1]], [[-1]], [], ["x"], [[None]]):
        with pytest.raises((TypeError, ValueError)):
            words.places_of(stems, "a", owners, 1)
    for arguments in ((stems, "a", [[0]]), ("a", "a", [[0]], 1), (stems, b"a", [[0]], 1), (stems, "a", ((0,),), 1)):
        with pytest.raises(TypeError):
            words.places_of(*arguments)


@settings(max_examples=cases(500), deadline=None)
@given(st.text(max_size=30) | st.text("aAÀ×ÿŸ\u0130\u03a3\u212a z", max_size=12))
def test_text_is_folded_as_python_folds_it(words: Any, text: str) -> None:
    made = words.fold(text)
    assert made == fold(text)
    assert (hash(made), made.isascii(), len(made)) == (hash(fold(text)), fold(text).isascii(), len(text))


def test_every_letter_is_folded_as_python_folds_it(words: Any) -> None:
    for n in range(0x10000):
        if not 0xD800 <= n < 0xE000:
            for text in (chr(n), f"A{chr(n)}\u2019"):
                assert words.fold(text) == fold(text)
    with pytest.raises(TypeError):
        words.fold(b"A")


def test_a_form_of_all_lengths_and_none(words: Any) -> None:
    assert words.AhoCorasick([]).find_matches_as_indexes("abc") == []
    assert words.AhoCorasick(["a"]).find_matches_as_indexes("") == []
    long = "ab" * 5_000
    assert words.AhoCorasick([long, "ab"]).find_matches_as_indexes(f"ab{long}") == [(0, 0, 10_000), (1, 10_000, 10_002)]


@pytest.mark.parametrize("forms", [["a", "a"], [""], [b"a"], ["\U0001f600"], [chr(n) for n in range(100, 300)]])
def test_forms_that_cannot_be_held_are_refused(words: Any, forms: list[Any]) -> None:
    with pytest.raises((ValueError, TypeError)):
        words.AhoCorasick(forms)


@pytest.mark.parametrize("stems", [[b"a", b"a"], [b""], ["a"], [bytes([n]) for n in range(256)], [b"ab" * 40_000]])
def test_stems_that_cannot_be_held_are_refused(words: Any, stems: list[Any]) -> None:
    with pytest.raises((ValueError, TypeError)):
        words.BytesAhoCorasick(stems)


def test_text_and_bytes_are_told_apart(words: Any) -> None:
    with pytest.raises(TypeError, match="not bytes"):
        words.AhoCorasick(["a"]).find_matches_as_indexes(b"a")
    with pytest.raises(TypeError, match="not text"):
        words.BytesAhoCorasick([b"a"]).find_matches_as_indexes("a", overlapping=True)
    assert words.BytesAhoCorasick([]).find_matches_as_indexes(b"abc", overlapping=True) == []


def test_a_frozen_value_is_the_one_its_class_makes(values: Any) -> None:
    spans = (Span(1, 2),)
    made = values.frozen(Post, "post/x", "X", "Kepala", None, spans)
    assert made == Post("post/x", "X", "Kepala", None, spans)
    assert (type(made), hash(made)) == (Post, hash(Post("post/x", "X", "Kepala", None, spans)))
    assert values.frozen(Span, 1, 2) < values.frozen(Span, 1, 3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.id = "post/y"
    before = sys.getrefcount(spans)
    for _ in range(100):
        values.frozen(Post, "post/x", "X", "Kepala", None, spans)
    assert sys.getrefcount(spans) == before


def test_a_named_tuple_is_the_one_its_class_makes(values: Any) -> None:
    kind = "".join(["post"])
    made = values.named(Hit, 3, 9, kind, 1)
    assert made == Hit(3, 9, "post", 1)
    assert (type(made), made.kind, hash(made)) == (Hit, "post", hash(Hit(3, 9, "post", 1)))
    before = sys.getrefcount(kind)
    for _ in range(100):
        values.named(Hit, 3, 9, kind, 1)
    assert sys.getrefcount(kind) == before
    for refused in ((), (int, 1), ("Hit", 1)):
        with pytest.raises(TypeError):
            values.named(*refused)


def test_a_value_is_remade_with_another_field(values: Any) -> None:
    spans = (Span(1, 2),)
    post = Post("post/x", "X", "Kepala", None, spans)
    for place, field in ((0, "post/y"), (3, "organisation/z"), (4, ())):
        assert values.remade(post, place, field) == remade(post, place, field)
    assert post == Post("post/x", "X", "Kepala", None, spans)
    before = sys.getrefcount(spans)
    for _ in range(100):
        values.remade(post, 0, "post/y")
    assert sys.getrefcount(spans) == before


@pytest.mark.parametrize("given", [(), (Span(1, 2), 0), (Span(1, 2), -1, 3), (Span(1, 2), 2, 3), (7, 0, 3)])
def test_what_cannot_be_remade_is_refused(values: Any, given: tuple[Any, ...]) -> None:
    with pytest.raises((TypeError, IndexError, AttributeError)):
        values.remade(*given)


@dataclass
class Open:
    start: int


@pytest.mark.parametrize("given", [(), (Span,), (Span, 1), (Span, 1, 2, 3), (Open, 1), (int, 1), ("Span", 1, 2)])
def test_what_is_no_frozen_value_is_refused(values: Any, given: tuple[Any, ...]) -> None:
    with pytest.raises((TypeError, AttributeError)):
        values.frozen(*given)
