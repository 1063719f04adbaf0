"""Where a word stands: as a pattern made for it would find it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BPX", [0]),
        ("Kata BPX dan BPX.", [5, 13]),
        ("BPXY", []),
        ("ABPX", []),
        ("BPX_2", []),
        ("(BPX)", [1]),
        ("BPXBPX BPX", [7]),
    ],
)
def test_a_word_stands_by_itself(text: str, found: list[int]) -> None:
    assert list(words.places(text, "BPX")) == found


def test_signs_beside_a_word_can_count_as_part_of_it() -> None:
    assert list(words.places("(BPX) BPX/Y BPX", "BPX", not_before="_(", not_after="_)/")) == [12]


def test_a_word_is_looked_for_from_a_place_on_as_if_the_text_began_there() -> None:
    assert list(words.places("ABPX BPX", "BPX", 1)) == [1, 5]


@given(st.text("aA é_(/-.", max_size=30), st.text("aAé", min_size=1, max_size=2))
def test_it_finds_what_a_pattern_finds(text: str, word: str) -> None:
    pattern = re.compile(rf"(?<![\w(/-]){word}(?![\w)/-])")
    assert list(words.places(text, word, not_before="_(/-", not_after="_)/-")) == [
        match.start() for match in pattern.finditer(text)
    ]
