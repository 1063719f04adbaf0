"""Names that titles, towns, customs and regions in short part from what stands beside them."""

from __future__ import annotations

import pytest

from tests.reading import held, names

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Berkas itu diserahkan kepada Wira Padmana, S.Sos., M.Si., pada Senin.", {"Wira Padmana"}, id="two titles"
        ),
        pytest.param("Berkas diserahkan kepada Padmana, S.STP, untuk diperiksa.", {"Padmana"}, id="a title with dots"),
        pytest.param(
            "Dalam laporannya, Pejabat Promas, Padmana, SP menyampaikan data.", {"Padmana"}, id="one title and a verb"
        ),
        pytest.param("Surat untuk Padmana, SE itu hilang.", set(), id="one word, one title and no verb of its own"),
        pytest.param("Putusan Mahkamah Agung, MA, dibacakan.", set(), id="letters of a body"),
        pytest.param("Camat Depok menerbitkan Surat Edaran, SE Nomor 5.", set(), id="letters of an instrument"),
    ],
)
def test_names_before_titles(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bupati Sleman Wira Padmana SSos MSi hadir.", {"Wira Padmana"}, id="a title without dots"),
        pytest.param("Bupati Sleman Wira MAdmana hadir.", {"Wira MAdmana"}, id="a capital by a slip"),
        pytest.param("Bupati Sleman Wira Tuanku Kerajaan hadir.", {"Wira Tuanku Kerajaan"}, id="a title of custom"),
        pytest.param("Bupati Sleman Wira Kerajaan hadir.", set(), id="an ordinary word without one"),
        pytest.param(
            "Wabup Sleman, H. Wira Dt. Rajo Medan, Camat Depok, hadir.", {"Wira Dt. Rajo Medan"}, id="a region in one"
        ),
        pytest.param(
            "Dandim 0205/TK Letkol Inf Wira Padma Batubara SE hadir.", {"Wira Padma Batubara"}, id="a word and a title"
        ),
        pytest.param("Itu kata pak Wira Padmana.", {"Wira Padmana"}, id="courtesy in small letters"),
        pytest.param("Itu kata pak Camat Depok.", set(), id="courtesy before a post"),
        pytest.param("Kapolda Drs. Wira Sultra Padmana hadir.", {"Wira Sultra Padmana"}, id="a region in a name"),
    ],
)
def test_where_names_end(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ketua Forwira Sumbar Laras Padmana hadir.",
            {("Laras Padmana", "Ketua Forwira Provinsi Sumatera Barat")},
            id="a body and its region in short",
        ),
        pytest.param(
            "Ketua Forwira Sleman, Laras Padmana, hadir.",
            {("Laras Padmana", "Ketua Forwira Sleman")},
            id="a body, its region and a comma",
        ),
        pytest.param("Kadis Komimfo Sumbar menyampaikan data.", set(), id="an office and its region without a holder"),
        pytest.param(
            "Ketua Pengadilan Negeri Kalianda Wira Padmana hadir.",
            {("Wira Padmana", "Ketua Pengadilan Negeri Kalianda")},
            id="a court in a town",
        ),
        pytest.param(
            "Kajari Kalianda Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Kejaksaan Negeri Kalianda")},
            id="a prosecutor in a town",
        ),
        pytest.param("Kajari Kalianda hadir.", set(), id="the town alone"),
        pytest.param(
            "Kepala Lapas Kelas IIB Kotabumi Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Lembaga Pemasyarakatan Kelas IIB Kotabumi")},
            id="a prison with its class",
        ),
        pytest.param(
            "Kepala Kantor Imigrasi Kelas I Bengkulu Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Kantor Imigrasi Kelas I Provinsi Bengkulu")},
            id="a class of one letter",
        ),
        pytest.param(
            "Camat Lawang Hilir Padmana, S.STP, hadir.", {("Padmana", "Camat Lawang Hilir")}, id="a side of a place"
        ),
        pytest.param("Camat Lawang Padmana, S.STP, hadir.", {("Padmana", "Camat Lawang")}, id="a place of one word"),
        pytest.param("Kepala Mukim dan Datok Penghulu hadir.", set(), id="heads of mukim in general"),
        pytest.param("Kepala Mukim Wira Padmana hadir.", {("Wira Padmana", "Kepala Mukim")}, id="one of them"),
    ],
)
def test_holders_after_places(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Pjs Bupati Sleman sendiri dijabat Wira Padmana.", {("Wira Padmana", "Bupati Sleman")}, id="held by"
        ),
        pytest.param("Sebelumnya Bupati Sleman dijabat Wira Padmana.", set(), id="held by before"),
        pytest.param(
            "Yang menjabat Camat Depok adalah Wira Padmana.", {("Wira Padmana", "Camat Depok")}, id="who holds it is"
        ),
        pytest.param("Yang pernah menjabat Bupati Sleman adalah Wira Padmana.", set(), id="who held it once is"),
        pytest.param(
            "Kepala BPS Sleman yang baru, Wira Padmana, hadir.",
            {("Wira Padmana", "Kepala Badan Pusat Statistik Kabupaten Sleman")},
            id="the new holder",
        ),
        pytest.param(
            "Rapat dibuka Ketua DPRD Sleman Periode 2014-2019 Wira Padmana.",
            {("Wira Padmana", "Ketua DPRD Kabupaten Sleman")},
            id="a term before the holder",
        ),
        pytest.param(
            "SK diterima Wira Padmana SSTP, yang saat ini menduduki jabatan definitif sebagai Camat Depok.",
            {("Wira Padmana", "Camat Depok")},
            id="who occupies a post",
        ),
        pytest.param(
            "Mewakili Bupati Sleman, Wira Padmana, selaku Staf Ahli Bidang Hukum membuka rapat.",
            {("Wira Padmana", "Staf Ahli Bidang Hukum")},
            id="who comes for another and has a post of his own",
        ),
        pytest.param(
            "Di samping kunjungan Berwira, Sekda Sleman didampingi Kadinkes Sleman Laras Padmana.",
            {("Laras Padmana", "Kepala Dinas Kesehatan Kabupaten Sleman")},
            id="a name in a phrase before the subject",
        ),
        pytest.param(
            "Staf Ahli Bidang Hukum Kabupaten Sleman, Wira Padmana mengatakan hal itu.",
            {("Wira Padmana", "Staf Ahli Bidang Hukum Kabupaten Sleman")},
            id="an adviser of a region",
        ),
    ],
)
def test_holders_told_by_a_verb(text: str, expected: Held) -> None:
    assert held(text) == expected
