"""Teams, halls, companies and congresses as local papers name them: which are bodies, and where their names end."""

from __future__ import annotations

import pytest

from tests.reading import bodies, extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir tim percepatan penurunan stunting Kabupaten Sleman.",
            {"Tim Percepatan Penurunan Stunting Kabupaten Sleman"},
            id="a team in lower case, of a region",
        ),
        pytest.param("Hadir tim percepatan penurunan stunting dan camat.", set(), id="a team of no region"),
        pytest.param(
            "Hadir TPID tingkat Kota Bogor.",
            {"Tim Pengendalian Inflasi Daerah Kota Bogor"},
            id="the level before the region",
        ),
        pytest.param("Hadir TPID tingkat kota dan camat.", set(), id="teams of any level"),
        pytest.param(
            "Hadir Tim Pencegahan dan Percepatan Penurunan Stunting (TP3S) tingkat Kabupaten Sleman.",
            {"Tim Pencegahan dan Percepatan Penurunan Stunting Kabupaten Sleman"},
            id="a team in no list, on past a joining word",
        ),
        pytest.param("Hadir Tim Pencegahan dan Dewi Lestari.", set(), id="a person after the joining word"),
        pytest.param(
            "Hadir Tim Reaksi Cepat Penanggulangan Bencana (TRC-PB) Kota Bogor.",
            {"Tim Reaksi Cepat Penanggulangan Bencana Kota Bogor"},
            id="initials with more after a hyphen",
        ),
        pytest.param("Rapat digelar di Balai Budaya Wening Padmana.", set(), id="a hall is no office"),
        pytest.param(
            "Rapat digelar Balai Pemasyarakatan Kota Bogor.",
            {"Balai Pemasyarakatan Kota Bogor"},
            id="an office",
        ),
        pytest.param(
            "Bupati bertemu pimpinan PT Wening Bersama di Sleman.", {"PT Wening Bersama"}, id="a company's last word"
        ),
        pytest.param("Pimpinan PT Wening bersama camat hadir.", {"PT Wening"}, id="together with another"),
        pytest.param(
            "Bupati menghadiri Kongres Masyarakat Wening (KMW) VI di Sleman.", set(), id="a congress of a number"
        ),
        pytest.param(
            "Bupati menerima Kongres Perempuan Wening (KPW) di Sleman.", {"Kongres Perempuan Wening"}, id="a body"
        ),
        pytest.param(
            "Dokter di RSUD dr. T.C. Wening masih kurang.",
            {"Rumah Sakit Umum Daerah dr. T.C. Wening"},
            id="a hospital named after a person with initials",
        ),
        pytest.param("Dokter di RSUD dr. dan perawat masih kurang.", set(), id="no person follows"),
        pytest.param(
            "Rapat digelar Bagian Pemerintahan Kampung dan Kampung Adat Setda Kabupaten Jayapura.",
            {"Bagian Pemerintahan Kampung dan Kampung Adat Sekretariat Daerah Kabupaten Jayapura"},
            id="a unit whose list entry is only its beginning",
        ),
        pytest.param(
            "Rapat digelar Bagian Pemerintahan Setda Kabupaten Jayapura.",
            {"Bagian Tata Pemerintahan Sekretariat Daerah Kabupaten Jayapura"},
            id="the listed unit itself",
        ),
        pytest.param(
            "Hadir Kepala Dinas Perindagkop dan UKM Kota Bogor Dewi Lestari serta Dinas Koperindag Kota Bogor.",
            {"Dinas Koperindag Kota Bogor"},
            id="an agency in short after its kind",
        ),
        pytest.param("Modal disertakan ke PT Bank BPD Bali.", {"PT Bank BPD Bali"}, id="a bank with a short form"),
        pytest.param("Modal disertakan ke PT BPR Bank Wening.", {"PT BPR Bank Wening"}, id="a small bank"),
        pytest.param("Hadir BPD Bali.", {"Bank Pembangunan Daerah Provinsi Bali"}, id="the bank of a province"),
        pytest.param(
            "Hadir BPD Desa Wening Kabupaten Sleman.",
            {"Badan Permusyawaratan Desa Wening Kabupaten Sleman"},
            id="a village's council",
        ),
        pytest.param(
            "BOPW (Badan Otoritas Pariwisata Wening) hadir.", {"Badan Otoritas Pariwisata Wening"}, id="letters first"
        ),
        pytest.param(
            "Pemda (Badan Otoritas Pariwisata Wening) hadir.", {"Badan Otoritas Pariwisata"}, id="other letters"
        ),
        pytest.param(
            "Rakor Pimpinan Daerah Se Propinsi Maluku Utara digelar Pemprov Maluku Utara.",
            {"Pemerintah Provinsi Maluku Utara"},
            id="leaders of a whole region",
        ),
        pytest.param(
            "Musrenbang dan Forum Komunikasi Publik Rencana Kerja (FKP) 2025 digelar.", set(), id="a public forum"
        ),
        pytest.param("Hadir Forum Komunikasi Wening (FKW).", {"Forum Komunikasi Wening"}, id="a forum of members"),
        pytest.param("Hadir Pemkab Morotai.", {"Pemerintah Kabupaten Pulau Morotai"}, id="a regency in short"),
        pytest.param("Hadir Pemkab Wening.", set(), id="no regency"),
        pytest.param(
            "Hadir para pimpinan Dinas, Badan, Bagian Lingkup Pemda Kabupaten Sleman.",
            {"Pemerintah Kabupaten Sleman"},
            id="units of any kind",
        ),
    ],
)
def test_bodies_are_named_whole_and_halls_are_none(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Pemerintah Propinsi Maluku Utara hadir.", {"Pemerintah Propinsi Maluku Utara"}),
        ("Pemerintah Provinsi Maluku Utara hadir.", set()),
    ],
)
def test_a_level_is_not_told_twice(text: str, aliases: set[str]) -> None:
    assert {alias for body in extract(text).organisations for alias in body.aliases} == aliases


LED_BY_THE_PROVINCE = (
    "Gubernur Bali Wira Padmana memimpin rapat di Kantor Gubernur Bali dihadiri pejabat Pemerintah Provinsi Bali. Wali"
    " Kota Denpasar Laras Wening "
)


@pytest.mark.parametrize(
    ("told", "body"),
    [
        (
            "didampingi pejabat dari Pemerintah Kota Denpasar, antara lain Kepala Bapenda Dewi Lestari, S.Pd., M.Pd.;"
            " Kepala Dinas Sosial drg. Arum Lestari.",
            "Dinas Sosial Kota Denpasar",
        ),
        (
            "datang dari Kota Denpasar, antara lain bersama Kepala Dinas Sosial Arum Lestari.",
            "Dinas Sosial Provinsi Bali",
        ),
        (
            "datang dari Pemerintah Kota Denpasar, antara lain untuk belajar. Kepala Dinas Sosial Arum Lestari hadir.",
            "Dinas Sosial Provinsi Bali",
        ),
    ],
    ids=["opened by a government", "opened by a place", "another sentence"],
)
def test_officials_in_a_list_are_of_the_government_that_opens_it(told: str, body: str) -> None:
    found = extract(LED_BY_THE_PROVINCE + told)
    assert [one.name for one in found.organisations if one.name.startswith("Dinas Sosial")] == [body]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hadir Kepala Badan Intelejen Daerah Maluku Brigjend TNI Wira Padmana.", set()),
        ("Hadir jajaran TNI dan Wira.", {"Tentara Nasional Indonesia"}),
    ],
)
def test_ranks_as_the_press_writes_them_hide_their_force(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected
