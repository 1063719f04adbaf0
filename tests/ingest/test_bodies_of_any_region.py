"""Bodies told by a level of region without its name, names that end there, and bodies whose letters tell another."""

from __future__ import annotations

import pytest

from tests.reading import bodies, held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Satgas Linmas Kabupaten Sleman. Hadir pula Satgas Pangan Kecamatan.",
            {"Satgas Linmas Kabupaten Sleman"},
            id="a level without a region is of any",
        ),
        pytest.param(
            "Pemerintah Desa Seluruh Kecamatan hadir. Pemerintah Desa Wirasari hadir.",
            {"Pemerintah Desa Wirasari"},
            id="all villages are none",
        ),
        pytest.param(
            "Taruna Akademi Kepolisian (Akpol) Semarang hadir. Kepolisian Daerah Jambi hadir.",
            {"Akademi Kepolisian", "Kepolisian Daerah Jambi"},
            id="an academy is not the police",
        ),
        pytest.param("Partai Golongan Karya hadir.", {"Partai Golkar"}, id="a party by its usual name"),
    ],
)
def test_a_body_is_one_of_its_own(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


def test_the_leader_is_no_part_of_the_name_that_ends_with_a_level() -> None:
    assert held("Kepala UPTD PU Provinsi Wira Padmana, hadir.") == {("Wira Padmana", "Kepala UPTD PU Provinsi")}
    assert held("Kepala UPTD PU Provinsi Jambi Wira Padmana hadir.") == {
        ("Wira Padmana", "Kepala UPTD PU Provinsi Jambi")
    }
