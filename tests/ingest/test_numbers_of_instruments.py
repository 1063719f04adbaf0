"""Numbers, years and names of legal instruments as the press writes them."""

from __future__ import annotations

import pytest

from tests.reading import extract

Cited = set[tuple[str, str | None, int | None]]


def cited(text: str) -> Cited:
    """Type, number and year of every instrument."""
    return {(one.type, one.number, one.year) for one in extract(text).regulations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Keputusan KPU Nomor 27/2023 tentang Pasar berlaku.", {("other", "27", 2023)}, id="a number with its year"
        ),
        pytest.param(
            "Surat Edaran Nomor 5120/2023 tentang Pasar berlaku.", {("SE", "5120/2023", 2023)}, id="a file's number"
        ),
        pytest.param(
            "SE Nomor 188.45/ 123 /Kep/2024 tentang Pasar berlaku.",
            {("SE", "188.45/ 123 /Kep/2024", 2024)},
            id="spaces around the strokes",
        ),
        pytest.param(
            "UU Nomor 23 / Perpres Nomor 5 Tahun 2020 berlaku.",
            {("UU", "23", None), ("Perpres", "5", 2020)},
            id="a stroke between two instruments",
        ),
        pytest.param(
            "Keputusan Bupati Sleman Nomor 100.3.3.2 - 123 Tahun 2024 berlaku.",
            {("Kepbup", "100.3.3.2 - 123", 2024)},
            id="a dash within the number",
        ),
        pytest.param(
            "SK Bupati Sleman Nomor 188.45/12/2023 berlaku.", {("Kepbup", "188.45/12/2023", 2023)}, id="SK of a regent"
        ),
        pytest.param("SK Nomor 188.45/12/2023 berlaku.", {("other", "188.45/12/2023", 2023)}, id="SK of nobody told"),
        pytest.param(
            "Instruksi Bupati Sleman Nomor BU: 440/PKP.9/I/2021 berlaku.",
            {("Inbup", "BU: 440/PKP.9/I/2021", 2021)},
            id="letters and a colon before the number",
        ),
        pytest.param(
            "Keputusan Bupati Sleman Nomor 800.1-88 DUKCAPIL Tahun 2024 berlaku.",
            {("Kepbup", "800.1-88 DUKCAPIL", 2024)},
            id="capitals after the number",
        ),
        pytest.param("UU Nomor 23 PASAL 5 berlaku.", {("UU", "23", None)}, id="capitals that are none of the number"),
        pytest.param("Undang-Undang Nomor 1 (satu) Tahun 2022 berlaku.", {("UU", "1", 2022)}, id="the number in words"),
        pytest.param("Amanat undang -undang nomor 23 Tahun 2014 itu jelas.", {("UU", "23", 2014)}, id="a stray space"),
        pytest.param("UU tahun 2014 tentang Desa berlaku.", {("UU", None, 2014)}, id="the year alone"),
        pytest.param("UU tahun 2014 lalu berlaku.", set(), id="the year alone, about nothing"),
        pytest.param("Peraturan KPK Nomor 12 Tahun 2021 berlaku.", {("other", "12", 2021)}, id="of a body in letters"),
        pytest.param("Peraturan itu berlaku. Nomor 12 Tahun 2021 juga.", set(), id="of nobody"),
        pytest.param(
            "Sesuai pasal 132 ayat 4 Peraturan DPRD nomor 1 tahun 2019 itu.",
            {("other", "1", 2019)},
            id="of an assembly",
        ),
        pytest.param(
            "Raperda tentang perubahan atas peraturan daerah kabupaten Lebong nomor 21 tahun 2007 dibahas.",
            {("Raperda", None, None), ("Perda", "21", 2007)},
            id="the one that a draft revises",
        ),
        pytest.param(
            "Mereka menilai RUU Prolegnas dan Raperda Prakarsa DPRD.", set(), id="drafts by where they are from"
        ),
        pytest.param("Mereka menilai RUU Pemilu.", {("RUU", None, None)}, id="a draft by its name"),
    ],
)
def test_an_instrument_is_cited_by_its_number_and_year(text: str, expected: Cited) -> None:
    assert cited(text) == expected


def test_a_minister_s_regulation_is_one_with_its_short_form_in_the_number() -> None:
    text = "Rapat membahas PM {} tahun 2015. Menurut Peraturan Menteri Perhubungan Nomor PM 185 Tahun 2015, tarif naik."
    assert cited(text.format(185)) == {("Permen", "185", 2015)}
    assert cited(text.format(186)) == {("Permen", "186", 2015), ("Permen", "PM 185", 2015)}
