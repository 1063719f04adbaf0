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
            "Hal itu dihadiri Camat Lawangsari Wira Padmana Putra, dan warga.",
            {("Wira Padmana Putra", "Camat Lawangsari")},
            id="a name of three words before a comma",
        ),
        pytest.param(
            "Hal itu dihadiri Camat Lawang Kampung Dalam, dan warga.",
            set(),
            id="a place of three words before a comma",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat dipimpin Camat Wira Padmana, S.Sos., di aula. Pada kesempatan itu Wira Padmana mengatakan hal itu.",
            {("Wira Padmana", "Camat")},
            id="the same words speak without the post",
        ),
        pytest.param(
            "Rapat dipimpin Camat Lawang Padmana, S.Sos., di aula. Menurut warga di Lawang Padmana, itu baik.",
            {("Padmana", "Camat Lawang")},
            id="others of a place so called",
        ),
        pytest.param(
            'Musrenbang digelar di Kecamatan Lawang. "Ini penting," kata Camat, Wira Padmana, di lokasi.',
            {("Wira Padmana", "Camat Lawang")},
            id="of the only district that is named",
        ),
        pytest.param(
            'Kecamatan Lawang dan Kecamatan Wening hadir. "Ini penting," kata Camat, Wira Padmana, di lokasi.',
            {("Wira Padmana", "Camat")},
            id="of one of two districts",
        ),
    ],
)
def test_heads_of_districts_without_a_place(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Polres Sleman siaga. Apel dipimpin kapolres sleman AKBP Wira Padmana di lapangan.",
            {("Wira Padmana", "Kepala Kepolisian Resor Sleman")},
            id="a region named with a capital elsewhere",
        ),
        pytest.param(
            "Polres Sleman siaga. Apel dipimpin kapolres baru AKBP Wira Padmana di lapangan.",
            set(),
            id="a word that is no region",
        ),
    ],
)
def test_regions_in_small_letters(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hadir Drs. Wira padmana, Camat Lawang.", {"Wira padmana"}, id="after a title"),
        pytest.param("Hadir Kasi Kesra Wira padmana, S.Sos., di aula.", {"Wira padmana"}, id="before a title"),
        pytest.param("Menurut Drs. Wira hadirin, Camat Lawang.", {"Wira"}, id="an ordinary word"),
        pytest.param("Hadir Bupati Sleman Wira setempat, dan warga.", {"Wira"}, id="no title"),
    ],
)
def test_last_words_of_names_in_small_letters(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Camat Lawang, Padmanawati, membuka acara. "Ini penting," ujar Padmamawati.',
            {"Padmanawati"},
            id="one long word",
        ),
        pytest.param(
            'Camat Lawang, Wiranto, membuka acara. "Ini penting," ujar Wirando.',
            {"Wiranto", "Wirando"},
            id="a short one",
        ),
        pytest.param(
            'Camat Lawang, Wira Padmana, membuka acara. "Ini penting," ujar Wira Padmama.',
            {"Wira Padmana"},
            id="two words of which one has a post",
        ),
        pytest.param(
            "Hadir Camat Lawang, Wira Padmana, dan Kapolsek Lawang, AKP Wira Padmama.",
            {"Wira Padmana", "Wira Padmama"},
            id="two posts tell them apart",
        ),
    ],
)
def test_misspelt_names(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Wira Padmana kepala desa Lawang mengatakan hal itu.",
            {("Wira Padmana", "Kepala Desa Lawang")},
            id="without a comma",
        ),
        pytest.param(
            "Hal itu baik, ujar Wira Padmana, sekretaris Dinas Sosial Sleman sambil tersenyum.",
            {("Wira Padmana", "Sekretaris Dinas Sosial Kabupaten Sleman")},
            id="after a verb of saying",
        ),
        pytest.param("Di Lawang Wening kepala desa Lawang hadir.", set(), id="one who says nothing"),
        pytest.param(
            "Ketua DPRD Sleman sementara, Wira Padmana, membuka sidang.",
            {("Wira Padmana", "Ketua DPRD Kabupaten Sleman")},
            id="for the time being",
        ),
        pytest.param(
            "Kades Lawang Kecamatan Wening Kabupaten Sleman, Padmana mengatakan hal itu.",
            {("Padmana", "Kepala Desa Lawang")},
            id="past the district",
        ),
        pytest.param(
            "Hadir Kades Lawang Kecamatan Wening, Camat Wening, dan warga.", set(), id="another post after it"
        ),
        pytest.param(
            "Plt Bupati Sleman Wira Djoyo Padmana hadir. Plt Bupati Sleman H. Wira Djoyopadmana mengatakan hal itu.",
            {("Wira Djoyo Padmana", "Bupati Sleman")},
            id="words of a name run together",
        ),
        pytest.param(
            "Bupati Sleman Wira Djoyo Padmana hadir. Camat Lawang, Lara Padmanadjoyo, mengatakan hal itu.",
            {("Wira Djoyo Padmana", "Bupati Sleman"), ("Lara Padmanadjoyo", "Camat Lawang")},
            id="other words",
        ),
    ],
)
def test_holders_as_they_are_told_in_passing(text: str, expected: Held) -> None:
    assert held(text) == expected
