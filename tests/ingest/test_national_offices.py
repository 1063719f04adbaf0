"""Holders of offices of the state: deputies, directors, advisers and commanders, as ministries name them."""

from __future__ import annotations

import pytest

from tests.reading import held, names

CASES = [
    (
        "Hadir Kepala Kantor Komunikasi Presiden Wira Padmana dalam rapat itu.",
        {("Wira Padmana", "Kepala Kantor Komunikasi Kepresidenan")},
    ),
    ("Presiden Wira Padmana memimpin rapat.", {("Wira Padmana", "Presiden Republik Indonesia")}),
    ("Hadir Staff khusus Menteri BUMN Wira Padmana.", {("Wira Padmana", "Staf Khusus Menteri BUMN")}),
    ("Hadir Menteri BUMN Wira Padmana.", {("Wira Padmana", "Menteri Badan Usaha Milik Negara")}),
    ("Asisten Khusus Menteri Pertahanan Wira Padmana hadir.", set()),
    ("Tim Ahli Wakil Presiden Wira Padmana hadir.", set()),
    ("Asrena Kapolri Irjen Pol Wira Padmana hadir.", set()),
    (
        "Deputi Bidang Koordinasi Pangan dan Agribisnis Kemenko Perekonomian Wira Padmana hadir.",
        {
            (
                "Wira Padmana",
                "Deputi Bidang Koordinasi Pangan dan Agribisnis Kementerian Koordinator Bidang Perekonomian",
            )
        },
    ),
    (
        "Deputi Bidang Koordinasi dan Supervisi KPK Wira Padmana hadir.",
        {("Wira Padmana", "Deputi Bidang Koordinasi dan Supervisi Komisi Pemberantasan Korupsi")},
    ),
    (
        "Deputi Kepala Perwakilan Bank Indonesia NTB Wira Padmana hadir.",
        {("Wira Padmana", "Deputi Kepala Perwakilan Bank Indonesia Provinsi Nusa Tenggara Barat")},
    ),
    ("Kabaharkam Polri Komjen Pol Wira Padmana hadir.", {("Wira Padmana", "Kepala Badan Pemelihara Keamanan")}),
    (
        "Kapolri diwakili Kepala Badan Pemelihara Keamanan (Kabaharkam), Komjen Pol Wira Padmana.",
        {("Wira Padmana", "Kepala Badan Pemelihara Keamanan")},
    ),
    (
        "Dirjen Minerba Budi Padmana hadir.",
        {("Budi Padmana", "Direktur Jenderal Mineral dan Batubara Kementerian Energi dan Sumber Daya Mineral")},
    ),
    ("Penasihat Khusus Presiden Budi Padmana hadir.", {("Budi Padmana", "Penasihat Khusus Presiden")}),
    ("Menteri Kominfo, Wira Padmana, hadir.", {("Wira Padmana", "Menteri Komunikasi dan Informatika")}),
    ("Wamen Dikdasmen Wira Padmana hadir.", {("Wira Padmana", "Wakil Menteri Pendidikan Dasar dan Menengah")}),
    ("Menteri Kominforma Wira Padmana hadir.", set()),
    (
        "Rapat itu dihadiri kepala Dinas Kominfo. Dirjen Informasi Publik Kominfo, Wira Padmana, hadir.",
        {("Wira Padmana", "Direktur Jenderal Informasi Publik Kementerian Komunikasi dan Informatika")},
    ),
    (
        "Rapat itu dihadiri kepala Dinas Kominfo. Kabid Informasi Publik Kominfo Sleman, Wira Padmana, hadir.",
        {("Wira Padmana", "Kepala Bidang Informasi Publik Dinas Komunikasi dan Informatika Kabupaten Sleman")},
    ),
    (
        "Kabiro Humas KPK Wira Padmana hadir.",
        {("Wira Padmana", "Kepala Biro Hubungan Masyarakat Komisi Pemberantasan Korupsi")},
    ),
    (
        "Karo Humas Setda Provinsi Jambi Wira Padmana hadir.",
        {("Wira Padmana", "Kepala Biro Hubungan Masyarakat Sekretariat Daerah Provinsi Jambi")},
    ),
    (
        "Kabid Urais dan Binsyar Kanwil Kemenag Aceh Wira Padmana hadir.",
        {("Wira Padmana", "Kepala Bidang Urais dan Binsyar Kantor Wilayah Kementerian Agama Provinsi Aceh")},
    ),
    (
        "Kepala Bidang Perdagangan Dalam Negeri Disperindag Jawa Barat Wira Padmana hadir.",
        {
            (
                "Wira Padmana",
                "Kepala Bidang Perdagangan Dalam Negeri Dinas Perindustrian dan Perdagangan Provinsi Jawa Barat",
            )
        },
    ),
    ("Direktur Dalam Wira Padmana hadir.", set()),
    ("Deputi Kepala Staf Kepresidenan Wira Padmana hadir.", {("Wira Padmana", "Deputi Kepala Staf Kepresidenan")}),
    ("Kepala Staf Kepresidenan Wira Padmana hadir.", {("Wira Padmana", "Kepala Staf Kepresidenan")}),
    (
        "Sesmenko Perekonomian Wira Padmana hadir.",
        {("Wira Padmana", "Sekretaris Kementerian Koordinator Bidang Perekonomian")},
    ),
    (
        "Sesmen BUMN Wira Padmana hadir.",
        {("Wira Padmana", "Sekretaris Kementerian Badan Usaha Milik Negara")},
    ),
    ("Kasatgas Pangan Polri Brigjen Pol Wira Padmana hadir.", {("Wira Padmana", "Kepala Satuan Tugas Pangan Polri")}),
    ("Anggota DPD RI Dapil Bali Wira Padmana hadir.", {("Wira Padmana", "Anggota DPD RI")}),
    ("Anggota DPR RI dari Dapil NTB II, Wira Padmana, hadir.", {("Wira Padmana", "Anggota DPR RI")}),
    ("Anggota DPD RI Dapil NTB I Wayan Padmana hadir.", {("I Wayan Padmana", "Anggota DPD RI")}),
    ("Anggota DPR RI Dapil Wirasari, Wira Padmana, hadir.", set()),
    (
        "Wakil Ketua DPR RI Koordinator Bidang Kesejahteraan Rakyat (Korkesra) Wira Padmana hadir.",
        {("Wira Padmana", "Wakil Ketua DPR RI")},
    ),
    ("Wakil Jaksa Agung Wira Padmana hadir.", {("Wira Padmana", "Wakil Jaksa Agung")}),
    ("Wakil Dirjen Pajak Wira Padmana hadir.", set()),
    ("Deputi Panglima TNI Wira Padmana hadir.", set()),
    ("Sekretaris Presiden Wira Padmana hadir.", set()),
    ("Sekretaris Kabinet Wira Padmana hadir.", {("Wira Padmana", "Sekretaris Kabinet")}),
    ("Wakil Menteri Keuangan Wira Padmana hadir.", {("Wira Padmana", "Wakil Menteri Keuangan")}),
    ("Jamwas Wira Padmana hadir.", {("Wira Padmana", "Jaksa Agung Muda Pengawasan")}),
    (
        "Menko Polkam ad interim Wira Padmana hadir.",
        {("Wira Padmana", "Menteri Koordinator Bidang Politik dan Keamanan")},
    ),
    ("Menko Polkam ad interim hadir bersama Wira Padmana.", set()),
    ("Menteri Desa Wira Padmana hadir.", {("Wira Padmana", "Menteri Desa dan Pembangunan Daerah Tertinggal")}),
    (
        "Hadir para Wakil Ketua DPD RI Laras Wening, Wira Padmana dan Gading Sasmita.",
        {
            ("Laras Wening", "Wakil Ketua DPD RI"),
            ("Wira Padmana", "Wakil Ketua DPD RI"),
            ("Gading Sasmita", "Wakil Ketua DPD RI"),
        },
    ),
    ("Hadir para Wakil Ketua DPRD Sleman, Wira Padmana dan Gading Sasmita.", set()),
    ("Wakil Ketua DPD RI GKR Padmana hadir.", {("Padmana", "Wakil Ketua DPD RI")}),
    ("Bupati Sleman KRT Wira Padmana hadir.", {("Wira Padmana", "Bupati Sleman")}),
    ("Bupati Sleman Raden Wira Padmana hadir.", {("Raden Wira Padmana", "Bupati Sleman")}),
    (
        "Ketua DPD RI Laras Wening didampingi Ketua Komite I Wira Padmana dan Ketua Komite II Gading Sasmita.",
        {
            ("Laras Wening", "Ketua DPD RI"),
            ("Wira Padmana", "Ketua Komite I DPD RI"),
            ("Gading Sasmita", "Ketua Komite II DPD RI"),
        },
    ),
    ("Ketua Komite Sekolah I Wayan Padmana hadir.", set()),
    ("Wakil Ketua DPR RI Korinbang Wira Padmana hadir.", {("Wira Padmana", "Wakil Ketua DPR RI")}),
    ("Wakil Ketua DPR RI Korneles Padmana hadir.", {("Korneles Padmana", "Wakil Ketua DPR RI")}),
    (
        "Direktur Budi Daya Ternak Wira Padmana hadir.",
        {("Wira Padmana", "Direktur Budi Daya Ternak")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_office_of_the_state_is_held_by_who_is_named_after_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat dimulai. Sedangkan kepada Mendagri, Wira Padmana meminta penjelasan.", set()),
        ("Rapat dimulai. Sementara itu, terhadap Mendagri, Wira Padmana menyampaikan kritik.", set()),
        ("Rapat dimulai. Di depan Menteri Pertanian, Wira Padmana menyampaikan keluhan petani.", set()),
        ("Rapat dimulai. Sebelum menjawab penjelasan Mendagri, Wira Padmana itu meminta izin.", set()),
        ("Rapat dimulai. Menanggapi pernyataan Mendagri, Wira Padmana menilai hal itu wajar.", set()),
        (
            "Rapat dimulai. Berdasarkan penjelasan Mendagri, Wira Padmana menyebut hal itu wajar.",
            {("Wira Padmana", "Menteri Dalam Negeri")},
        ),
        (
            "Rapat dimulai. Menanggapi pernyataan Mendagri, Wira Padmana, warga menilai hal itu wajar.",
            {("Wira Padmana", "Menteri Dalam Negeri")},
        ),
        (
            "Rapat dimulai. Sedangkan Mendagri, Wira Padmana, meminta penjelasan.",
            {("Wira Padmana", "Menteri Dalam Negeri")},
        ),
        (
            "Rapat dimulai. Sedangkan kepada Mendagri, Wira Padmana, warga meminta penjelasan.",
            {("Wira Padmana", "Menteri Dalam Negeri")},
        ),
    ],
)
def test_whom_someone_speaks_to_holds_the_post(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_a_gathering_by_its_short_name_is_nobody() -> None:
    assert names("Menteri Keuangan disambut peserta Rapim yang merupakan anggota TNI.") == set()
    assert names("Menteri Keuangan disambut peserta Wira yang merupakan anggota TNI.") == {"Wira"}
