"""Whose directive it is: one handed on is of whom it comes from, one only supposed or suspected is nobody's."""

from __future__ import annotations

import pytest

from tests.reading import directives, read_on

OPENING = (
    "Kabar daerah\n\nBupati Sleman Sari Melati hadir. Camat Depok Laras Wening mengatakan rapat itu penting."
    " Camat Mlati Wira Padmana mendengarkan.\n\n"
)


def issuers(text: str) -> list[str | None]:
    """Who issued each published directive of the text after the opening."""
    return [issuer for issuer, _, _ in directives(read_on("2022-03-02", OPENING + text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Tadi Bupati Sari Melati pesan, jangan buang sampah ke sungai," kata Laras Wening.', ["Sari Melati"]),
        ("Ternyata, tautan tersebut meminta pengguna memasukkan nama lengkap.", []),
        ("Ketentuan yang lebih tepat adalah melarang penjualan rokok kepada anak.", []),
        ('"Jangan buang sampah ke sungai," kata Laras Wening.', ["Laras Wening"]),
        ('"Sesuai pesan saya, jangan buang sampah ke sungai," kata Laras Wening.', ["Laras Wening"]),
        (
            '"Bupati Sari Melati selalu bilang bahwa warga harus menjaga sungai itu," kata Laras Wening.',
            ["Sari Melati"],
        ),
        ('"Sungai itu kotor, jadi warga harus menjaga sungai itu," kata Laras Wening.', ["Laras Wening"]),
        ('"Andaikan pasar itu jadi milik warga, tentu ramai sekali," kata Laras Wening.', []),
    ],
)
def test_an_order_handed_on_is_of_whom_it_comes_from(text: str, expected: list[str]) -> None:
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Camat Laras Wening menyambut baik apabila Bupati turut mengimbau warga untuk menjaga sungai.", []),
        ("Camat Laras Wening mengimbau warga untuk menjaga sungai apabila hujan turun.", ["Laras Wening"]),
        ("Camat Laras Wening mengatakan kalau Bupati meminta warga untuk menjaga sungai.", ["Sari Melati"]),
        ("Jaksa mendalami dugaan adanya pihak yang mengarahkan camat untuk menjual tanah.", []),
        ("Bupati Sari Melati mengarahkan camat untuk menjual tanah.", ["Sari Melati"]),
    ],
)
def test_what_is_supposed_or_suspected_was_not_ordered(text: str, expected: list[str]) -> None:
    assert issuers(text) == expected


def test_the_outlet_that_someone_spoke_to_directs_nobody() -> None:
    told = '"Saya berharap warga dapat menerima penetapan upah itu," kata dia saat dihubungi Kabarini.com, Jumat.'
    assert directives(read_on("2022-03-02", f"Kabar daerah\n\n{told}\n\nBupati Sleman Sari Melati hadir.")) == []
