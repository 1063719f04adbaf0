"""Where the words with given stems begin: exactly where a plain search finds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.stems import LONGEST_WORD, Stems

STEMS = ("hadir", "adir", "a b", "aa")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Rapat itu dihadiri camat", [10]),
        ("“dihadiri”", [1]),
        ("\U0001f600 hadirin", [2]),
        ("para a bupati", [5]),
        ("aaa", [0]),
        ("rapat itu", []),
        ("", []),
    ],
)
def test_the_words_that_hold_a_stem_are_found(text: str, starts: list[int]) -> None:
    found = Stems(STEMS).word_starts(text)
    assert found == starts


@given(st.text(alphabet="hadir b.é“\n", max_size=80))
def test_the_places_are_those_of_a_plain_search(text: str) -> None:
    wanted = {at for stem in STEMS for at in range(len(text)) if text.startswith(stem, at)}
    assert Stems(STEMS).places(text) == wanted


def test_sets_that_are_looked_for_together_keep_their_places_apart() -> None:
    first, second = Stems(("hadir", "camat")), Stems(("camat", "rapat"))
    text = "rapat itu dihadiri camat"
    assert first.places(text) == {12, 19}
    assert second.places(text) == {0, 19}
    assert Stems(("bupati",)).places(text) == set()  # made after the text was searched


def test_a_word_without_an_end_is_not_followed_to_its_beginning() -> None:
    assert Stems(("hadir",)).word_starts("x" * 100 + "hadir") == [100 - LONGEST_WORD]


def test_a_stem_of_other_letters_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        Stems(("“kata",))
