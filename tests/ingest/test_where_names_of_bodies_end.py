"""Names of bodies in no list: past a short form or a joining word, before a person, and what is no name at all."""

from __future__ import annotations

import pytest

from tests.reading import bodies, extract, held, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Koalisi Wira untuk Padmana (KWP) hadir. KWP setuju.",
            {"Koalisi Wira untuk Padmana"},
            id="past a joining word",
        ),
        pytest.param("Koalisi Wira untuk Padmana hadir.", {"Koalisi Wira"}, id="no short form tells the end"),
        pytest.param(
            "Badan Teknologi, Informasi, dan Intelijen Keuangan (BaTII) hadir.",
            {"Badan Teknologi, Informasi, dan Intelijen Keuangan"},
            id="past commas",
        ),
        pytest.param(
            "Survei Badan Kebijakan Transportasi Kemenhub (Baketrans) terbit.",
            {"Badan Kebijakan Transportasi Kementerian Perhubungan"},
            id="the ministry is no part of the name",
        ),
        pytest.param(
            "Acara di Pondok Pesantren (Ponpes) Wira Bangsa. Ponpes Wira Bangsa siap.",
            {"Pondok Pesantren Wira Bangsa"},
            id="past the short form of the head",
        ),
        pytest.param("Persatuan (KPP) Wira Padmana hadir.", set(), id="letters of another"),
        pytest.param(
            "Satuan Tugas (Satgas) Penanganan Banjir hadir. Satgas Penanganan Banjir siap.",
            {"Satuan Tugas Penanganan Banjir"},
            id="one task force in two forms",
        ),
        pytest.param(
            "Direktorat Jenderal (Ditjen) Bina Marga menggelar rapat.",
            {"Direktorat Jenderal Bina Marga Kementerian Pekerjaan Umum"},
            id="a listed unit past the short form",
        ),
        pytest.param(
            "Universitas Islam Negeri (UIN) Wira Bangsa menggelar rapat.",
            {"Universitas Islam Negeri Wira Bangsa"},
            id="on after letters that begin names",
        ),
        pytest.param(
            "Asosiasi Perangkat Daring (Garda) Indonesia menggelar rapat.",
            {"Asosiasi Perangkat Daring Indonesia"},
            id="on with the country",
        ),
        pytest.param(
            "Hadir Bank Sumsel Babel dan Bank Jateng Syariah.",
            {"Bank Sumsel Babel", "Bank Jateng Syariah"},
            id="a bank of regions",
        ),
        pytest.param(
            "Kementerian Kelautan Perikanan hadir.", {"Kementerian Kelautan dan Perikanan"}, id="a ministry without dan"
        ),
        pytest.param("Rapat di PN Jaksel digelar.", {"Pengadilan Negeri Jakarta Selatan"}, id="a city in short"),
        pytest.param("Wira Economic Forum 2025 dibuka.", set(), id="the year of an event"),
        pytest.param("Forum Wira 25 dibuka.", {"Forum Wira 25"}, id="a forum with a number"),
    ],
)
def test_a_name_goes_on_to_its_end(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Direktur PT Wira Media Fulan Padmana hadir. Fulan mengatakan hal itu penting.",
            {("Fulan Padmana", "Direktur PT Wira Media")},
            id="who speaks is a person",
        ),
        pytest.param("Direktur PT Wira Media Fulan Padmana hadir.", set(), id="nobody is known to speak"),
        pytest.param(
            "Direktur Utama Bank Kalteng Wira Padmana hadir.",
            {("Wira Padmana", "Direktur Utama Bank Kalteng")},
            id="after a bank of a region",
        ),
        pytest.param(
            "Chief Investment Officer (CIO) Danantara Wira Padmana hadir.",
            {("Wira Padmana", "Chief Investment Officer Danantara")},
            id="after an office in English",
        ),
        pytest.param(
            'Ketua Relawan Sahabat Fulan Padmana hadir. "Kami siap," kata Fulan.', set(), id="named after who speaks"
        ),
        pytest.param(
            "Koordinator Aksi Wira Padmana Sena hadir. Wira meminta gubernur turun.",
            {("Wira Padmana Sena", "Koordinator Aksi")},
            id="who speaks by the first name",
        ),
        pytest.param(
            "Direktur Utama Wirafirma Fulan Binti hadir. Di Wirafirma semua siap. Fulan menilai hal itu baik.",
            {("Fulan Binti", "Direktur Utama Wirafirma")},
            id="a firm does not speak",
        ),
        pytest.param(
            "Ketua Gabungan Aksi Roda Dua (Garda) Igun Padmana hadir.",
            {("Igun Padmana", "Ketua Gabungan Aksi Roda Dua")},
            id="the holder after the letters",
        ),
        pytest.param(
            "Ketua Pergerakan Advokat (Perekat) Nusantara Fulan Padmana hadir.",
            {("Fulan Padmana", "Ketua Pergerakan Advokat Nusantara")},
            id="the holder after the country",
        ),
    ],
)
def test_the_holder_is_no_part_of_the_name(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_an_observer_named_after_a_university_is_a_person() -> None:
    assert names('Pengamat dari Universitas Wirasari Fulan Padmana hadir. "Begitu," kata Fulan.') == {"Fulan Padmana"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Wira Investment Authority (WIA). WIA siap.", {"Wira Investment Authority"}, id="a kind at the end"
        ),
        pytest.param(
            "Hadir Center of Wira and Law Studies (CWLS).", {"Center of Wira and Law Studies"}, id="a kind at the start"
        ),
        pytest.param("Hadir peserta Wira Investment Forum (WIF).", set(), id="an event"),
        pytest.param("Hadir di Wira Convention Center (WCC).", set(), id="a building"),
        pytest.param("Ketua Steering Committee (SC) hadir.", set(), id="a kind of body"),
        pytest.param("Hadir Wira Investment Authority.", set(), id="no short form"),
    ],
)
def test_a_name_in_english_with_its_short_form_is_a_body(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


def test_letters_of_a_body_in_english_stand_for_it() -> None:
    found = extract("Hadir Wira Investment Authority (WIA). Lalu WIA menilai hal itu penting.")
    assert [(body.acronym, len(body.mentions)) for body in found.organisations] == [("WIA", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ekonom Senior INDEF Wira Padmana menilai hal itu baik.", {"Wira Padmana"}, id="an expert"),
        pytest.param(
            "Pakar hukum tata negara Universitas Andalas Wira Padmana mengatakan itu.",
            {"Wira Padmana"},
            id="of a field",
        ),
        pytest.param("Politisi Gerindra Padmana menyatakan itu.", {"Padmana"}, id="one word, who speaks"),
        pytest.param("Politisi Gerindra Padmana di kota itu.", set(), id="one word, who does not speak"),
        pytest.param("Ekonom senior, INDEF Wira Padmana menilai hal itu.", set(), id="past a comma"),
        pytest.param("Rapat PWRI Lawang Wira menilai hal itu baik.", set(), id="nobody is told to be of it"),
        pytest.param("Dosen Universitas Andalas Padang mengatakan itu.", set(), id="a place"),
    ],
)
def test_experts_are_named_after_the_body_they_are_of(text: str, expected: set[str]) -> None:
    assert names(text) == expected


def test_letters_that_mean_other_things_are_a_body_only_before_a_region() -> None:
    assert bodies("KIP Aceh Utara hadir. Beasiswa KIP dibagikan.") == {
        "Komisi Independen Pemilihan Kabupaten Aceh Utara"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hadir para pekerja migran Indonesia (PMI). PMI siap.", set(), id="people told in common nouns"),
        pytest.param("Hadir palang Merah Indonesia (PMI). PMI siap.", {"Palang Merah Indonesia"}, id="the body itself"),
        pytest.param(
            "Hadir PMI dan BPBD Sleman.",
            {"Palang Merah Indonesia", "Badan Penanggulangan Bencana Daerah Kabupaten Sleman"},
            id="undefined",
        ),
    ],
)
def test_letters_defined_by_common_nouns_are_no_body(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        pytest.param("Ketua Partai Bulan Bintang (PBB) Wira Padmana hadir. PBB siap.", True, id="letters in brackets"),
        pytest.param("Ketua Partai Bulan Bintang Wira Padmana hadir. PBB siap.", False, id="letters of another"),
    ],
)
def test_letters_a_report_gives_a_listed_association_stand_for_it(text: str, stated: bool) -> None:
    assert ("Partai Bulan Bintang" in bodies(text)) is stated
