"""Posts of other countries, and bodies of theirs, are theirs and not those of ours with the same name."""

from __future__ import annotations

import pytest

from tests.reading import bodies, extract, held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menteri Keuangan AS Wira Padmana hadir.", ("Wira Padmana", "Menteri Keuangan Amerika Serikat")),
        (
            "Menteri Transportasi dan Logistik Arab Saudi, Wira Padmana, hadir.",
            ("Wira Padmana", "Menteri Transportasi dan Logistik Arab Saudi"),
        ),
        ("Menteri Lingkungan Kenya, Wira Padmana, hadir.", ("Wira Padmana", "Menteri Lingkungan Kenya")),
        ("Menteri Lingkungan Hidup Prancis Wira Padmana hadir.", ("Wira Padmana", "Menteri Lingkungan Hidup Prancis")),
        (
            "Duta Besar Jepang untuk Indonesia Wira Padmana hadir.",
            ("Wira Padmana", "Duta Besar Jepang untuk Indonesia"),
        ),
        ("Menteri Lingkungan Hidup Wira Padmana hadir.", ("Wira Padmana", "Menteri Lingkungan Hidup")),
        ("Menteri Keuangan Indonesia Wira Padmana hadir.", ("Wira Padmana", "Menteri Keuangan")),
    ],
)
def test_a_post_is_called_by_its_country(text: str, expected: tuple[str, str]) -> None:
    assert held(text) == {expected}


def test_words_of_a_minister_abroad_are_not_another_s_whose_portfolio_is_alike() -> None:
    made = extract(
        "Menteri Lingkungan Hidup Prancis Laras Tembesi mengaku gusar. \u201cKita butuh perjanjian yang berlaku di "
        "semua negara,\u201d kata Menteri Lingkungan Kenya, Wira Padmana."
    )
    assert [quote.speaker for quote in made.quotes] == ["person/wira-padmana"]


def test_a_ministry_abroad_is_called_by_its_country_in_full() -> None:
    assert bodies("Pihak Kementerian Keuangan AS menolak usul itu.") == {"Kementerian Keuangan Amerika Serikat"}
    assert bodies("Pihak Kementerian Keuangan RI menolak usul itu.") == {"Kementerian Keuangan"}
