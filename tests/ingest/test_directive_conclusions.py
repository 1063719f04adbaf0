"""Directives told as lists: conclusions of a meeting, and what someone answers point by point."""

from __future__ import annotations

import pytest

from tests.reading import directives, read_on


def told(text: str) -> list[tuple[str | None, list[str], str]]:
    """Issuer, addressees and action of every published directive, in words."""
    return directives(read_on("2022-03-02", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat imunisasi\n\n1. Komisi IX DPR RI mendesak Kementerian Kesehatan untuk:\n"
            "a. Meningkatkan cakupan imunisasi di daerah.\nb. Menyusun peta jalan imunisasi.\n"
            "2. Komisi IX DPR RI meminta BPJS Kesehatan memperbaiki data peserta.\n"
            "3. Komisi IX DPR RI menyetujui anggaran itu.",
            [
                ("Komisi IX DPR RI", ["Kementerian Kesehatan"], "Meningkatkan cakupan imunisasi di daerah"),
                ("Komisi IX DPR RI", ["Kementerian Kesehatan"], "Menyusun peta jalan imunisasi"),
                ("Komisi IX DPR RI", ["BPJS Kesehatan"], "memperbaiki data peserta"),
            ],
            id="a list within a list of conclusions",
        ),
        pytest.param(
            "Rapat imunisasi\n\n1. Komisi IX DPR RI mencatat hal berikut:\n"
            "a. Meningkatnya cakupan imunisasi di daerah.\nb. Peta jalan imunisasi yang baru.",
            [],
            id="a list of what was noted",
        ),
        pytest.param(
            "Kasus obat\n\nKasus itu diungkap. Respon Ketua MPR RI Sari Melati:\n\n"
            "A. Meminta Kepolisian untuk mengungkap kasus obat itu.\n\nB. Mendorong BPOM menata ulang semua pabrik.",
            [
                ("Sari Melati", ["Kepolisian Negara Republik Indonesia"], "mengungkap kasus obat itu"),
                ("Sari Melati", ["Badan Pengawas Obat dan Makanan"], "menata ulang semua pabrik"),
            ],
            id="points that direct, in answer to something",
        ),
        pytest.param(
            "Kasus obat\n\nKasus itu diungkap. Respon Ketua MPR RI Sari Melati:\n\n"
            "A. Mengungkap kasus obat itu.\n\nB. Menata ulang semua pabrik.",
            [],
            id="points that do not direct",
        ),
        pytest.param(
            "Kasus obat\n\nKasus itu diungkap. Respon warga:\n\nA. Menolak pabrik itu.\n\nB. Menata ulang kebun.",
            [],
            id="an answer of no one named",
        ),
    ],
)
def test_items_of_a_list_are_directives_of_the_one_who_announces_them(
    text: str, expected: list[tuple[str | None, list[str], str]]
) -> None:
    assert told(text) == expected


def test_a_sure_telling_makes_the_fuller_one_sure() -> None:
    """An opinion ("menurut ... perlu") alone is kept for review; quoted as an order it is published, told in full."""
    opinion = "Menurut dia, pemerintah perlu menyiapkan gudang untuk menjaga harga beras di semua kota."
    order = '"Pemerintah harus menyiapkan gudang," kata Ketua DPR RI Sari Melati.\n'
    assert told(f"Rapat pangan\n\n{order}{opinion}") == [
        ("Sari Melati", ["Pemerintah"], "menyiapkan gudang untuk menjaga harga beras di semua kota")
    ]


def test_two_words_alone_repeat_nothing() -> None:
    text = (
        'Rapat bus\n\n"Bus itu harus diperiksa dengan baik. Saya minta para camat mengawal pemeriksaan terminal dengan '
        'baik," kata Menteri Agama Sari Melati.'
    )
    assert [action for _, _, action in told(text)] == [
        "diperiksa dengan baik",
        "mengawal pemeriksaan terminal dengan baik",
    ]


def test_an_act_quoted_with_another_purpose_is_the_same_directive() -> None:
    text = (
        "Rapat vaksin\n\nBupati Sari Melati meminta semua camat mempercepat pembagian vaksin agar warga sehat.\n\n"
        '"Saya meminta para lurah mempercepat vaksin agar jangan sampai kendor," kata Bupati Sari Melati.'
    )
    assert len(told(text)) == 1


def test_another_act_quoted_with_the_same_purpose_is_another_directive() -> None:
    text = (
        "Rapat vaksin\n\nBupati Sari Melati meminta semua camat mempercepat pembagian vaksin agar warga sehat.\n\n"
        '"Saya meminta para lurah membersihkan selokan agar warga sehat," kata Bupati Sari Melati.'
    )
    assert len(told(text)) == 2
