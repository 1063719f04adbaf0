"""People and posts listed on lines of their own, and words that only look like titles, numbers or other names."""

from __future__ import annotations

import pytest

from tests.reading import bodies, held, names

LEAD = "Sejumlah pejabat hadir dalam rapat tersebut. Di antaranya:\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Rapat itu digelar kemarin.\n{LEAD}Menteri Kesehatan Wira Padmana\nBupati Sleman Laras Wening\n"
            "Mereka membahas pasar.",
            {"Wira Padmana", "Laras Wening"},
            id="announced by a colon",
        ),
        pytest.param(
            f"Rapat itu digelar kemarin.\n{LEAD}1. Bupati Sleman Wira Padmana, S.H.\n2. Camat Wirasari Laras Wening\n"
            "Mereka membahas pasar.",
            {"Wira Padmana", "Laras Wening"},
            id="an item that ends with a degree",
        ),
        pytest.param(
            "Rapat itu digelar kemarin.\nBupati Sleman Wira Padmana Tinjau Pasar\nMereka membahas pasar.",
            set(),
            id="a heading within the report",
        ),
        pytest.param(
            f"Rapat itu digelar kemarin.\n{LEAD}Menteri Kesehatan Wira Padmana\nMereka membahas pasar itu.\n"
            "Bupati Sleman Laras Wening Tinjau Pasar\nWarga senang.",
            {"Wira Padmana"},
            id="a heading after the list",
        ),
    ],
)
def test_names_on_lines_are_read_where_a_line_announces_them(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hadir Bupati Sleman Wira Abu Bakar, S.E.", {"Wira Abu Bakar"}, id="a title inside a name"),
        pytest.param(
            "Hadir Bupati Sleman Wira Padmana dan Habib Laras Wening.", {"Wira Padmana", "Laras Wening"}, id="a title"
        ),
    ],
)
def test_a_title_inside_a_name_is_part_of_it(text: str, expected: set[str]) -> None:
    assert names(text) == expected


def test_members_listed_after_a_commission_are_no_part_of_its_name() -> None:
    post = "Anggota Komisi IV DPRD Provinsi Riau"
    told = held(f"Hadir {post} yaitu Sahidin, Wira Padmana, Laras Wening, dan Tirta Sena.")
    assert told == {(name, post) for name in ("Sahidin", "Wira Padmana", "Laras Wening", "Tirta Sena")}


def test_a_number_written_with_small_letters_is_one() -> None:
    assert held("Anggota Komisi lll DPRD Kota Bontang, Wira Padmana hadir.") == {
        ("Wira Padmana", "Anggota Komisi III DPRD Kota Bontang")
    }
    assert bodies("Komisi l DPRD itu hadir.") == set()
