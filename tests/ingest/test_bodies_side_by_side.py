"""Bodies told in lists and by short forms: factions, committees, units of a secretariat, honorary posts."""

from __future__ import annotations

import pytest

from tests.reading import bodies, extract, held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Raperda itu diterima fraksi Demokrat, PDI Perjuangan serta fraksi Kebangkitan Bangsa.",
            {
                "Fraksi Demokrat",
                "Fraksi PDI Perjuangan",
                "Fraksi PKB",
            },
            id="a list of factions",
        ),
        pytest.param(
            "Hadir Fraksi PKS dan Partai Golkar.",
            {"Fraksi PKS", "Partai Golkar"},
            id="the word for a party ends the list",
        ),
        pytest.param(
            "Raperda itu ditolak Fraksi PKS. Golkar menerima.",
            {"Fraksi PKS", "Partai Golkar"},
            id="another sentence ends the list",
        ),
        pytest.param("Hadir Fraksi Wira Padmana.", set(), id="words of no party"),
        pytest.param(
            "Pansus I, II dan Pansus III DPRD Kota Bogor bekerja.",
            {f"Panitia Khusus {number} DPRD Kota Bogor" for number in ("I", "II", "III")},
            id="numbered committees",
        ),
        pytest.param(
            "Rapat dibuka Panitia Khusus I DPRD Kota Bogor dan Dinas Sosial Kota Bogor.",
            {"Panitia Khusus I DPRD Kota Bogor", "Dinas Sosial Kota Bogor"},
            id="an agency is no committee",
        ),
        pytest.param(
            "Rapat digelar bersama biro Adpim Provinsi Kalimantan Timur.",
            {"Biro Administrasi Pimpinan Sekretariat Daerah Provinsi Kalimantan Timur"},
            id="a bureau in lower case, its region after it",
        ),
        pytest.param(
            "Bupati Sleman meminta biro hukum bekerja.", set(), id="a bureau in lower case of whatever office"
        ),
        pytest.param(
            "Hadir Dinas Kehutanan, Biro Ekonomi dan Pembangunan (Ekbang), serta Biro Umum Setda Provinsi Jawa Barat.",
            {
                "Dinas Kehutanan Provinsi Jawa Barat",
                "Biro Ekonomi dan Pembangunan Sekretariat Daerah Provinsi Jawa Barat",
                "Biro Umum Sekretariat Daerah Provinsi Jawa Barat",
            },
            id="a bureau with a joined name",
        ),
        pytest.param(
            "Hadir Biro Ekonomi dan Biro Umum Setda Provinsi Jawa Barat.",
            {
                "Biro Perekonomian Sekretariat Daerah Provinsi Jawa Barat",
                "Biro Umum Sekretariat Daerah Provinsi Jawa Barat",
            },
            id="two bureaus",
        ),
        pytest.param(
            "Pemerintah Kota Bogor melalui Bagian Hubungan Masyarakat (Humas) menggelar rapat di Kota Bogor.",
            {"Pemerintah Kota Bogor", "Bagian Hubungan Masyarakat Sekretariat Daerah Kota Bogor"},
            id="a division of a secretariat",
        ),
        pytest.param(
            "Pansus LKPJ DPRD Kota Bogor bekerja. Pansus meminta data.",
            {"Panitia Khusus LKPJ DPRD Kota Bogor"},
            id="a committee with its topic, and without it later",
        ),
        pytest.param(
            "Pansus I DPRD Kota Bogor dan Pansus II DPRD Kota Bogor bekerja. Pansus meminta data.",
            {"Panitia Khusus I DPRD Kota Bogor", "Panitia Khusus II DPRD Kota Bogor", "Panitia Khusus DPRD Kota Bogor"},
            id="one of two committees",
        ),
        pytest.param(
            "Pansus Raperda Pasar DPRD Kota Bogor bekerja.",
            {"Panitia Khusus DPRD Kota Bogor", "DPRD Kota Bogor"},
            id="a draft is no part of a committee's name",
        ),
        pytest.param(
            "Rapat dihadiri BNNK Kabupaten Sleman.",
            {"Badan Narkotika Nasional Kabupaten Sleman"},
            id="the level of a region is not said twice",
        ),
        pytest.param(
            "Rapat dihadiri Dinas Sosial kota Bogor dan DPRD kab.Sleman.",
            {"Dinas Sosial Kota Bogor", "DPRD Kabupaten Sleman"},
            id="levels of regions in lower case",
        ),
        pytest.param(
            "Rapat dihadiri Dinas Sosial provinsi Jambi.",
            {"Dinas Sosial Provinsi Jambi"},
            id="a province in lower case",
        ),
        pytest.param("Di provinsi jambi dan kota lama Bupati datang.", set(), id="a name in lower case is none"),
        pytest.param(
            "Rapat dihadiri Polresta Kota Bogor.", {"Kepolisian Resor Kota Bogor"}, id="a level that is of a name"
        ),
        pytest.param(
            "Bapemperda Sleman menggelar rapat.",
            {"Badan Pembentukan Peraturan Daerah DPRD Kabupaten Sleman"},
            id="a board with the region of its legislature",
        ),
        pytest.param("Satgas Sleman menggelar rapat.", {"Satuan Tugas Sleman"}, id="a task force is of no legislature"),
    ],
)
def test_bodies_told_in_lists_and_short(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Karo Adpim Setda Provinsi Jawa Barat, Wira Padmana, hadir.",
            {("Wira Padmana", "Kepala Biro Administrasi Pimpinan Sekretariat Daerah Provinsi Jawa Barat")},
            id="a head and the short form of its bureau",
        ),
        pytest.param(
            "Bupati Karo Wira Padmana hadir.", {("Wira Padmana", "Bupati Karo")}, id="the regency of that name"
        ),
        pytest.param(
            "Sekretaris Dinas DPMPD Kota Bogor Wira Padmana hadir.",
            {("Wira Padmana", "Sekretaris Dinas Pemberdayaan Masyarakat dan Pemerintahan Desa Kota Bogor")},
            id="the kind of body is not said twice",
        ),
        pytest.param(
            "Hadir Menteri Sosial, Lelana, Menteri Agama Wira Padmana, dan Kepala BPS.",
            {("Lelana", "Menteri Sosial"), ("Wira Padmana", "Menteri Agama")},
            id="a minister of one name in a list",
        ),
        pytest.param("Hadir Sekda, Disduk, dan TNI.", set(), id="a body in a list"),
        pytest.param(
            "Bunda PAUD Kota Bogor, Laras Padmawati, hadir.",
            {("Laras Padmawati", "Bunda PAUD Kota Bogor")},
            id="an honorary post",
        ),
        pytest.param("Bunda Laras Padmawati hadir.", set(), id="a courtesy"),
        pytest.param(
            "Wira Padmana, seorang anggota Komisi III DPRD Kota Bogor, meminta data.",
            {("Wira Padmana", "Anggota Komisi III DPRD Kota Bogor")},
            id="one of several members",
        ),
        pytest.param(
            "Datang dari Sleman, seorang anggota Komisi III DPRD Kota Bogor meminta data.", set(), id="unnamed"
        ),
        pytest.param(
            "Direktur Pengembangan Kapasitas Aparatur Pemerintahan Desa, Wira Padmana, hadir.",
            {("Wira Padmana", "Direktur Pengembangan Kapasitas Aparatur Pemerintahan Desa")},
            id="what an office deals with is no village",
        ),
        pytest.param(
            "Kepala Desa Wirasari, Laras Padmawati, hadir.",
            {("Laras Padmawati", "Kepala Desa Wirasari")},
            id="a village",
        ),
    ],
)
def test_posts_told_short(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


def cited(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(one.type, one.number, one.title) for one in extract(text).regulations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Itu diatur Perbup Nomor 21 A Tahun 2022 tentang Pasar Desa.",
            {("Perbup", "21 A", "Pasar Desa")},
            id="a number with a letter",
        ),
        pytest.param(
            "Itu diatur Perda Nomor 7. A Tahun demi tahun berlalu.", {("Perda", "7", None)}, id="a letter of no number"
        ),
        pytest.param(
            "Perda Nomor 5 Tahun 2012 tentang Rencana Tata Ruang Wilayah (RTRW) Kabupaten Sleman berlaku."
            " Menurut Perda RTRW-nya Sleman, itu sawah.",
            {("Perda", "5", "Rencana Tata Ruang Wilayah (RTRW) Kabupaten Sleman")},
            id="a short form of the title",
        ),
        pytest.param(
            "Perda Nomor 5 Tahun 2012 tentang Rencana Tata Ruang Wilayah (RTRW) Kabupaten Sleman berlaku."
            " Menurut Perda RTRW Bantul, itu sawah.",
            {("Perda", "5", "Rencana Tata Ruang Wilayah (RTRW) Kabupaten Sleman"), ("Perda", None, "RTRW Bantul")},
            id="that of another region",
        ),
        pytest.param(
            "Sesuai Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan.",
            {("UU", "12", "Pembentukan Peraturan Perundang-undangan")},
            id="laws in general are a subject",
        ),
        pytest.param(
            "Sesuai UU Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Bupati Nomor 3 Tahun 2012.",
            {("UU", "12", "Pembentukan"), ("Perbup", "3", None)},
            id="another instrument ends a title",
        ),
        pytest.param(
            "Yakni Raperda tentang perubahan kedua atas Peraturan Daerah Nomor 4 Tahun 2017 tentang perangkat desa, dan"
            " Raperda tentang perubahan keempat atas Peraturan Daerah Nomor 20 Tahun 2016 tentang perangkat daerah.",
            {
                ("Raperda", None, "perubahan kedua atas Peraturan Daerah Nomor 4 Tahun 2017 tentang perangkat desa"),
                (
                    "Raperda",
                    None,
                    "perubahan keempat atas Peraturan Daerah Nomor 20 Tahun 2016 tentang perangkat daerah",
                ),
                ("Perda", "4", "perangkat desa"),
                ("Perda", "20", "perangkat daerah"),
            },
            id="revisions of two instruments are two",
        ),
        pytest.param(
            "Dibahas Raperda tentang perubahan Peraturan daerah (Perda) nomor 13 tahun 2016 tentang perangkat desa dan"
            " Raperda tentang Pasar Rakyat.",
            {
                ("Raperda", None, "perubahan Peraturan daerah (Perda) nomor 13 tahun 2016 tentang perangkat desa"),
                ("Perda", "13", "perangkat desa"),
                ("Raperda", None, "Pasar Rakyat"),
            },
            id="the revised instrument with its short form",
        ),
    ],
)
def test_instruments_told_short(text: str, expected: set[tuple[str, str | None, str | None]]) -> None:
    assert cited(text) == expected
