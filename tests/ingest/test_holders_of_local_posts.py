"""Holders of local posts: after a unit, a side of a place or a regency, named first in a list, or installed anew."""

from __future__ import annotations

import pytest

from tests.reading import held, names

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kasat Intel Wira AKP Laras Padmana hadir.",
            {("Laras Padmana", "Kepala Satuan Intel Wira")},
            id="words of a unit before a rank",
        ),
        pytest.param(
            "Kasat Res Narkoba AKP Laras Padmana hadir.",
            {("Laras Padmana", "Kepala Satuan Reserse Narkoba")},
            id="a unit in short",
        ),
        pytest.param(
            "Bupati Sleman Wira Padmana, AKBP Laras hadir.",
            {("Wira Padmana", "Bupati Sleman")},
            id="a name and a comma",
        ),
        pytest.param(
            "Plt.Camat Lawang Kabupaten Sleman Wira Padmana dengan jajarannya hadir.",
            {("Wira Padmana", "Camat Lawang")},
            id="a regency before the name",
        ),
        pytest.param("Camat Lawang Kabupaten Sleman hadir.", set(), id="a regency and no name"),
        pytest.param(
            "Sekdes Pekon Lawang Wira Padmana beserta warga hadir.",
            {("Wira Padmana", "Sekretaris Desa Lawang")},
            id="a kind of village",
        ),
        pytest.param(
            "Camat Lawang Barat Padmana, lurah dan warga hadir.", {("Padmana", "Camat Lawang Barat")}, id="after a side"
        ),
        pytest.param("Camat Lawang Kiri Hulu, lurah dan warga hadir.", set(), id="sides alone"),
        pytest.param(
            "Rapat dipimpin camat Padmana di aula. Padmana mengatakan warga siap.",
            {("Padmana", "Camat")},
            id="a speaker after a post in small letters",
        ),
        pytest.param("Rapat dipimpin camat Depok di aula.", set(), id="the place of one"),
        pytest.param(
            "Hadir Staff Ahli Bupati Bid. Hukum dan Politik Ir. Wira Padmana.",
            {("Wira Padmana", "Staf Ahli Bupati Bidang Hukum dan Politik")},
            id="a field in short",
        ),
        pytest.param(
            "Pj Walinagari Lawang Wira Padmana hadir.",
            {("Wira Padmana", "Wali Nagari Lawang")},
            id="a head in one word",
        ),
    ],
)
def test_holders_after_what_a_post_is_of(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Komandan Kompi Brimob Ujung Patiwa, Pengadilan Negeri Sleman hadir.", set(), id="a place"),
        pytest.param("Ketua KAN Koto nan Ampek hadir.", set(), id="a joining word of places"),
        pytest.param("Ketua DPRD Sleman Defenitif, Provinsi Riau hadir.", set(), id="a word of an office"),
        pytest.param("Ketua DPRD YB. Dt. Parmato Wira, hadir.", {"YB. Dt. Parmato Wira"}, id="initials and custom"),
        pytest.param(
            "Ketua KPU Sleman, Sahat SP Padmana, SH, hadir.", {"Sahat SP Padmana"}, id="initials like a degree"
        ),
        pytest.param("Kadinkes Sleman Padmana SH Camat Depok hadir.", {"Padmana"}, id="a degree before a post"),
    ],
)
def test_names_and_what_is_none(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Rawi anggota DPD RI, Wira Padmana anggota DPR RI, "
            "Laras Wening Mantan Bupati Sleman, Bagas (Ketua Forwira)",
            {("Rawi", "Anggota DPD RI"), ("Wira Padmana", "Anggota DPR RI"), ("Laras Wening", "Bupati Sleman")},
            id="each before the post",
        ),
        pytest.param(
            "Hadir anggota DPD RI, Wira Padmana, Camat Depok, Laras.",
            {("Wira Padmana", "Anggota DPD RI"), ("Laras", "Camat Depok")},
            id="after it",
        ),
        pytest.param(
            "Gusti Padmana SH yang jabatan lamanya Kepala Dinas Sosial Sleman (Dinsos) dilantik menjadi Camat Depok.",
            {("Gusti Padmana", "Kepala Dinas Sosial Kabupaten Sleman"), ("Gusti Padmana", "Camat Depok")},
            id="the post left and the new one",
        ),
        pytest.param(
            "Padmana dilantik setelah Kepala Dinas Sosial Sleman (Dinsos) dan Camat Depok.", set(), id="posts of others"
        ),
        pytest.param(
            "Wira Padmana yang juga berperan sebagai Ketua PMI Sleman hadir.",
            {("Wira Padmana", "Ketua Palang Merah Indonesia Kabupaten Sleman")},
            id="a part played",
        ),
    ],
)
def test_holders_named_first(text: str, expected: Held) -> None:
    assert held(text) == expected
