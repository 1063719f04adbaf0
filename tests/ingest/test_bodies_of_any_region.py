"""Bodies told by a level of region without its name, names that end there, and bodies whose letters tell another."""

from __future__ import annotations

import pytest

from tests.reading import bodies, held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Satgas Linmas Kabupaten Sleman. Hadir pula Satgas Pangan Kecamatan.",
            {"Satuan Tugas Linmas Kabupaten Sleman"},
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Pemerintah Kabupaten Bengkulu Utara hadir. Pemkab BU siap.",
            {"Pemerintah Kabupaten Bengkulu Utara"},
            id="the initials of a regency named in full",
        ),
        pytest.param(
            "Pemerintah Kabupaten Sleman hadir. Pemkab BU siap.", {"Pemerintah Kabupaten Sleman"}, id="of none"
        ),
        pytest.param(
            "Komisi 10 persen itu berat. Komisi 4 DPRD Sleman hadir.", {"Komisi IV DPRD Kabupaten Sleman"}, id="share"
        ),
        pytest.param("Kodam Siliwangi siap.", {"Komando Daerah Militer III/Siliwangi"}, id="a command by its name"),
        pytest.param(
            "Fraksi Persatuan Nurani Rakyat menolak hal itu.", {"Fraksi Persatuan Nurani Rakyat"}, id="a joint faction"
        ),
        pytest.param("Fraksi Wira Padmana menolak hal itu.", set(), id="a name is no faction"),
        pytest.param("Hadir Polsek Jajaran dan Polsek Wirasari.", {"Kepolisian Sektor Wirasari"}, id="all below"),
        pytest.param("DPR Papua Tengah menggelar rapat.", {"DPR Papua Tengah"}, id="an assembly of Papua"),
    ],
)
def test_a_body_in_short_is_the_one_meant(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Pemkab Bengkulu Utara hadir. Sekda BU Wira Padmana hadir.",
            {("Wira Padmana", "Sekretaris Daerah Kabupaten Bengkulu Utara")},
            id="initials are no part of the name",
        ),
        pytest.param(
            "Pemkab Sleman hadir. Bupati RM Wira Padmana hadir.",
            {("RM Wira Padmana", "Bupati Sleman")},
            id="letters of no region",
        ),
        pytest.param(
            "Kepala Dinas PUPR-PKPP Provinsi Riau Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Dinas PUPR-PKPP Provinsi Riau")},
            id="letters of two fields",
        ),
        pytest.param(
            "Kepala Badan Intelijen Negara Daerah (Kabinda) Jambi Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Badan Intelijen Negara Daerah Provinsi Jambi")},
            id="intelligence of a province",
        ),
    ],
)
def test_a_post_of_a_body_in_short_has_its_holder(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Pemkot Ambon hadir. Dinas Sosial Kota hadir.",
            {"Pemerintah Kota Ambon", "Dinas Sosial Kota Ambon"},
            id="a level is told once",
        ),
        pytest.param("Pemkot Ambon hadir. Personel Polsek hadir.", {"Pemerintah Kota Ambon"}, id="of no regency"),
        pytest.param(
            "Pemkot Ambon hadir. Personel Polsek Wirasari hadir.",
            {"Pemerintah Kota Ambon", "Kepolisian Sektor Wirasari"},
            id="of a district",
        ),
    ],
)
def test_a_body_without_its_region_takes_that_of_the_report(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected
