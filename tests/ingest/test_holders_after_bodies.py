"""Holders told by a title after words of a body, after a stray mark, in long lists of members, and bodies in short."""

from __future__ import annotations

import pytest

from tests.reading import held, names

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Direktur Rumah Sakit Ibu dan Anak Wira Husada Dr. Laras Wening dan warga.",
            {("Laras Wening", "Direktur Rumah Sakit Ibu dan Anak Wira Husada")},
            id="a hospital in no list",
        ),
        pytest.param(
            "Kepala Dinas Pengendalian Penduk dan Keluarga (DPPK) Kabupaten Sleman Drs. Wira Padmana, hadir.",
            {("Wira Padmana", "Kepala Dinas Pengendalian Penduk dan Keluarga Kabupaten Sleman")},
            id="a misspelt agency with its region",
        ),
        pytest.param(
            "Juru Bicara Satgas Penanganan Covid-19 Prof Wira Padmana mengatakan hal itu.",
            {("Wira Padmana", "Juru Bicara Satuan Tugas Penanganan Covid-19")},
            id="a title without a full stop",
        ),
        pytest.param(
            "Direktur Rumah Sakit Prof Wira Padmana, Laras Wening, hadir.",
            {("Laras Wening", "Direktur Rumah Sakit Prof Wira Padmana")},
            id="a title that a hospital bears",
        ),
        pytest.param(
            "Hadir Staf Alhi Bupati Bidang Hukum Drs. Wira Padmana.", set(), id="one who serves the head of a region"
        ),
        pytest.param(
            "Hadir Koordinator Elmasena Wira Drs. Laras Wening.", set(), id="words that may be a name before the title"
        ),
        pytest.param(
            "Hadir Kepala Balai Pelatihan Lawang, Drs. Wira Padmana, dan warga.",
            {("Wira Padmana", "Kepala Balai Pelatihan Lawang")},
            id="a comma before the title",
        ),
    ],
)
def test_titles_after_bodies(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kabid Sarana dan Prasarana, Dinas Pendidikan Sleman, Wira Padmana, S.Pd., mengatakan hal itu.",
            {("Wira Padmana", "Kepala Bidang Sarana dan Prasarana Dinas Pendidikan Kabupaten Sleman")},
            id="the agency between two commas",
        ),
        pytest.param(
            "Hadir Kabid Sosial, Dinas Pendidikan Sleman, Wira Padmana, Camat Lawang.",
            {("Wira Padmana", "Camat Lawang")},
            id="a name with a post of its own",
        ),
        pytest.param("Hadir Kabid Sosial, Dinas Pendidikan Sleman, Camat Lawang.", set(), id="a list of guests"),
    ],
)
def test_agencies_between_commas(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Wakil Bupati Sleman’ H. Wira Padmana, Dandim 0732/Sleman’ Letkol Inf. Laras, Kabag SDM Polres.",
            {
                ("Wira Padmana", "Wakil Bupati Sleman"),
                ("Laras", "Komandan Komando Distrik Militer 0732/Sleman"),
            },
            id="a quotation mark for a comma",
        ),
        pytest.param("Tulisan ‘Bupati Sleman’ Wira lihat di baliho.", set(), id="a post in quotation marks"),
        pytest.param(
            "Acara dibuka Kepala Bidang Kesehatan Masyarakat - Dinas Kesehatan Sleman dr. Wira Padmana.",
            {("Wira Padmana", "Kepala Bidang Kesehatan Masyarakat Dinas Kesehatan Kabupaten Sleman")},
            id="a dash before the body",
        ),
    ],
)
def test_stray_marks(text: str, expected: Held) -> None:
    assert held(text) == expected


_MEMBER = "Anggota Panitia Khusus 6 DPRD Kota Bandung"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Anggota Pansus 6 DPRD Kota Bandung Wira Padmana, S.H.; Hj. Laras Wening, M.Si.; dan drg. Elmasena.",
            {("Wira Padmana", _MEMBER), ("Laras Wening", _MEMBER), ("Elmasena", _MEMBER)},
            id="semicolons between members with titles",
        ),
        pytest.param(
            "Hadir Anggota Pansus 6 DPRD Kota Bandung Ir. Wira Padmana, N. Laras Wening, S.E. Rapat dibuka.",
            {("Wira Padmana", _MEMBER), ("Laras Wening", _MEMBER)},
            id="a degree ends the list",
        ),
        pytest.param(
            "Hadir Anggota Pansus 6 DPRD Kota Bandung Wira Padmana; Camat Lawang; Dinas Sosial.",
            {("Wira Padmana", _MEMBER)},
            id="posts and bodies after semicolons",
        ),
    ],
)
def test_long_lists_of_members(text: str, expected: Held) -> None:
    assert {(name.removeprefix("N. "), post) for name, post in held(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hadir Rektor Unwira, Ketua MUI, dan para camat.", set(), id="a campus"),
        pytest.param("Rektor Laras mengatakan hal itu.", {"Laras"}, id="one who says something"),
        pytest.param("Hadir Rektor Unwira, Laras Wening, dan warga.", {"Laras Wening"}, id="the holder after it"),
        pytest.param(
            "Hadir dr. Laras Wening SPOG. M. H. Kes. Acara dibuka.", {"Laras Wening"}, id="a degree in pieces"
        ),
        pytest.param("Hadir Bupati H. Kesuma dan warga.", {"Kesuma"}, id="a name after H."),
        pytest.param("Hadir Bupati Kesuma dan warga.", set(), id="a word that may be a place"),
        pytest.param(
            "Panitia pelaksana Ganti Padmana (Kabid Sosial Dinas Sosial Sleman) hadir.",
            {"Ganti Padmana"},
            id="an ordinary word before the post in brackets",
        ),
        pytest.param("Hadir Kabag SDM Polres Sleman, Kompol Wira Chr. Padmana.", {"Wira Chr. Padmana"}, id="Chr."),
    ],
)
def test_names_beside_posts(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Usul Lurah Kelurahan Lawang Padmana SIP.", {("Padmana", "Lurah Lawang")}, id="kind and degree"),
        pytest.param("Hadir Camat Kecamatan Lawang, Wira Padmana.", {("Wira Padmana", "Camat Lawang")}, id="a comma"),
        pytest.param("Hadir Camat Lawang Wening.", set(), id="a place of two words"),
        pytest.param(
            "Ketua Komisi 2 DPRD Sleman, Wira Padmana, hadir. Ketua Komisi II Wira Padmana mengatakan hal itu.",
            {("Wira Padmana", "Ketua Komisi II DPRD Kabupaten Sleman")},
            id="one number of a commission in two scripts",
        ),
    ],
)
def test_places_and_numbers_of_posts(text: str, expected: Held) -> None:
    assert held(text) == expected
