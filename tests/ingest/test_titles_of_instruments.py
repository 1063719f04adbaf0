"""Titles of legal instruments: where they end, and several in a list."""

from __future__ import annotations

import pytest

from tests.reading import extract

Titled = set[tuple[str, str | None]]

LEAD = "Rapat itu penting bagi semua warga.\n\n"


def titled(text: str) -> Titled:
    """Type and title of every instrument in the paragraph after a lead."""
    return {(one.type, one.title) for one in extract(LEAD + text).regulations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ketiga raperda yang disetujui itu yakni, tentang Perubahan APBD tahun anggaran 2023, tentang Kota Layak"
            " Anak, serta tentang Pajak Daerah.",
            {("Raperda", "Perubahan APBD"), ("Raperda", "Kota Layak Anak"), ("Raperda", "Pajak Daerah")},
            id="a list that begins after the word that announces it",
        ),
        pytest.param(
            "Dua draf itu adalah Raperda tentang Ketertiban Umum dan tentang Pengelolaan Sampah.",
            {("Raperda", "Ketertiban Umum"), ("Raperda", "Pengelolaan Sampah")},
            id="two titles of one type",
        ),
        pytest.param(
            "Raperda itu dibahas, yakni oleh pansus. Warga bertanya tentang Pasar.", set(), id="no list of titles"
        ),
        pytest.param(
            "Raperda yang dibahas antara lain tentang Lahan Pangan, Aset Daerah, dan Bencana.",
            set(),
            id="what commas part may be one title or several",
        ),
        pytest.param(
            "DPRD menyetujui Raperda tentang Perubahan APBD 2023.",
            {("Raperda", "Perubahan APBD 2023")},
            id="a budget that is changed",
        ),
        pytest.param("DPRD membahas Raperda tentang Perubahan Ketiga.", set(), id="a change of nothing told"),
        pytest.param(
            "Penertiban itu sesuai Perda Kawasan Tanpa Rokok dan Perwali tentang Jam Malam.",
            {("Perda", "Kawasan Tanpa Rokok"), ("Perwali", "Jam Malam")},
            id="a name before another's title",
        ),
        pytest.param(
            "DPRD membahas Perda tentang Perlindungan anak dan perempuan.",
            {("Perda", "Perlindungan anak dan perempuan")},
            id="a capital on the first word alone",
        ),
        pytest.param(
            "Warga menggugat UU tentang Pemilu soal batas usia.", {("UU", "Pemilu")}, id="a word that is a whole title"
        ),
        pytest.param(
            "DPRD menilai Perda tentang Perlindungan dinilai baik.", {("Perda", "Perlindungan")}, id="a verb after it"
        ),
        pytest.param(
            "DPR membahas RUU Pasar Rakyat dan Revisi Tata Ruang.", {("RUU", "Pasar Rakyat")}, id="a revision after it"
        ),
        pytest.param(
            "DPR membahas Perda tentang Revisi Tata Ruang.", {("Perda", "Revisi Tata Ruang")}, id="a revision itself"
        ),
        pytest.param(
            "DPRD menyetujui Raperda tentang pertanggungjawaban pelaksanaan APBD tahun 2019 sekaligus menutup sidang.",
            {("Raperda", "pertanggungjawaban pelaksanaan APBD tahun 2019")},
            id="what is done with it",
        ),
        pytest.param(
            "Hal itu sesuai Perbup Nomor 10 Tahun 2020 tanggal 2 April tahun 2020 tentang Jam Malam.",
            {("Perbup", "Jam Malam")},
            id="a title after the day",
        ),
        pytest.param(
            "Hal itu sesuai Perbup Nomor 10 Tahun 2020 tanggal 2 April, bukan tentang Jam Malam.",
            {("Perbup", None)},
            id="no title after the day",
        ),
    ],
)
def test_a_title_is_read_whole_and_for_its_own_instrument(text: str, expected: Titled) -> None:
    assert titled(text) == expected
