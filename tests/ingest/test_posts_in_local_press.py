"""Posts and their holders as local papers write them: in small letters, with ranks, numbers and villages between."""

from __future__ import annotations

import pytest

from tests.reading import held

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hal itu dikemukakan wakil bupati Sleman Wira Padmana saat sidang.",
            {("Wira Padmana", "Wakil Bupati Sleman")},
            id="several words in small letters",
        ),
        pytest.param(
            "Sidang dipimpin wakil ketua DPRD Sleman, Wira Padmana, di gedung dewan.",
            {("Wira Padmana", "Wakil Ketua DPRD Kabupaten Sleman")},
            id="a body after them",
        ),
        pytest.param(
            "Hadir asisten II Wira Padmana dan para undangan.",
            {("Wira Padmana", "Asisten Perekonomian dan Pembangunan")},
            id="a number after them",
        ),
        pytest.param("Pemilihan wakil bupati Sleman digelar Senin.", set(), id="a post that is to be filled"),
        pytest.param("Para kepala desa, Babinsa dan warga hadir.", set(), id="many, and a post after the comma"),
        pytest.param("Pelantikan wakil bupati digelar. Wira hadir.", set(), id="nothing named after it"),
    ],
)
def test_posts_of_several_words_in_small_letters(text: str, expected: Held) -> None:
    assert held(text) == expected
