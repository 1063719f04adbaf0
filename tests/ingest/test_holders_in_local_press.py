"""Holders that local papers name before a post in a village, after a unit's place, in brackets or in a list."""

from __future__ import annotations

import pytest

from tests.reading import held, names

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Wira Padmana, SH, MM, selaku Camat Gunung Lawang mengatakan hal itu.",
            {("Wira Padmana", "Camat Gunung Lawang")},
            id="the whole place of one named before",
        ),
        pytest.param(
            "Hadir Wira Padmana yang merupakan Kepala Desa Lawang Wening mengucapkan terima kasih.",
            {("Wira Padmana", "Kepala Desa Lawang Wening")},
            id="a village of two words",
        ),
        pytest.param(
            "Camat Gunung Lawang membuka acara.",
            set(),
            id="a word that is a place only with the next one",
        ),
        pytest.param(
            "Camat Lawang Wira membuka acara.",
            {("Wira", "Camat Lawang")},
            id="a place and its head",
        ),
        pytest.param(
            "Hal itu disampaikan selaku tuan rumah Camat Lawang Wira Padmana di aula.",
            {("Wira Padmana", "Camat Lawang")},
            id="no name before selaku",
        ),
    ],
)
def test_places_of_holders_named_before(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Wira Padmana, S. Sos., M. Si, Kepala Dinas Sosial Sleman, hadir.",
            {("Wira Padmana", "Kepala Dinas Sosial Kabupaten Sleman")},
            id="titles with spaces before a comma",
        ),
        pytest.param(
            "Wira Padmana S.H, M.H. selaku Kepala Dinas Sosial Sleman mengatakan hal itu.",
            {("Wira Padmana", "Kepala Dinas Sosial Kabupaten Sleman")},
            id="the first without a comma",
        ),
        pytest.param(
            "Camat, PKK, selaku panitia, Kepala Dinas Sosial Sleman, hadir.", set(), id="letters that are no title"
        ),
    ],
)
def test_titles_between_a_name_and_its_post(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hadir pula Danramil 0401-02/Lawang Wening.", set(), id="the second word of its place"),
        pytest.param(
            "Hadir Danramil 0401-02/Lawang Wening, Kapten Inf Wira Padmana.",
            {("Wira Padmana", "Komandan Komando Rayon Militer 0401-02/Lawang Wening")},
            id="the holder at a rank after it",
        ),
        pytest.param(
            "Danramil 0401-02/Lawang Elmasena mengatakan hal itu.",
            {("Elmasena", "Komandan Komando Rayon Militer 0401-02/Lawang")},
            id="one who says something",
        ),
    ],
)
def test_second_words_of_places_of_units(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rombongan diterima Kepala Kantor Diklat (Bapak Padmana) di aula.", {"Padmana"}, id="courtesy"),
        pytest.param("Rombongan diterima Kepala Kantor Diklat (Kandiklat) di aula.", set(), id="a short form"),
    ],
)
def test_holders_in_brackets(text: str, expected: set[str]) -> None:
    assert names(text) == expected


_COMMISSION = "Anggota Komisi III DPRD Kabupaten Sleman"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir para Anggota Komisi III DPRD Sleman Wira Padmana, Laras Wening, Elmasena, Binti. Rapat dibuka.",
            {("Wira Padmana", _COMMISSION), ("Laras Wening", _COMMISSION), ("Elmasena", _COMMISSION)}
            | {("Binti", _COMMISSION)},
            id="after para, single words among them",
        ),
        pytest.param(
            "Hadir Anggota Komisi III DPRD Sleman, Wira Padmana, Laras Wening, dan Elmasena.",
            {("Wira Padmana", _COMMISSION), ("Laras Wening", _COMMISSION), ("Elmasena", _COMMISSION)},
            id="a comma before dan",
        ),
        pytest.param(
            "Hadir para Anggota Komisi III DPRD Sleman, Wira Padmana, Camat Lawang, dan warga.",
            {("Wira Padmana", "Camat Lawang")},
            id="other guests after a comma",
        ),
        pytest.param(
            "Hadir Anggota Komisi III DPRD Sleman Wira Padmana, Inspektorat, Dinas Sosial, dan warga.",
            {("Wira Padmana", _COMMISSION)},
            id="bodies after a member",
        ),
    ],
)
def test_members_in_a_list(text: str, expected: Held) -> None:
    assert held(text) == expected
