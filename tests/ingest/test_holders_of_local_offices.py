"""Holders in offices of the state in regions, in chambers by party, and of posts that were left or tell a number."""

from __future__ import annotations

import pytest

from tests.reading import bodies, extract, held, names

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Kasi Wirakim, Laras Padmana, dan warga.", {("Laras Padmana", "Kepala Seksi Wirakim")}, id="a section"
        ),
        pytest.param("Hadir Kasi Wirakim dan warga.", set(), id="a section and no name"),
        pytest.param(
            "Hadir Kasubsi Penindakan, Laras Padmana.",
            {("Laras Padmana", "Kepala Subseksi Penindakan")},
            id="subsection",
        ),
        pytest.param("Hadir Kasubsi Penyidikan Pidsus dan warga.", set(), id="words of a unit"),
        pytest.param(
            "Hadir Kalapas Kelas IIA Siak Wira Padmana.",
            {("Wira Padmana", "Kepala Lembaga Pemasyarakatan Kelas IIA Kabupaten Siak")},
            id="a head in short with the class",
        ),
        pytest.param("Kalapas Kelas IIA Siak hadir.", set(), id="the head alone"),
        pytest.param(
            "Camat Koto XI Tarusan Padmana, SE., hadir.", {("Padmana", "Camat Koto XI Tarusan")}, id="a number within"
        ),
        pytest.param(
            "Camat IV Jurai Wira Padmana hadir.", {("Wira Padmana", "Camat IV Jurai")}, id="a number at first"
        ),
        pytest.param("Camat Ilir Barat I hadir.", set(), id="a number at last"),
        pytest.param(
            "Wakil Walikota Padang Wira Padmana hadir.", {("Wira Padmana", "Wakil Wali Kota Padang")}, id="in one word"
        ),
        pytest.param(
            "Kepala Dinas Sosial Sleman  Wira  Padmana  hadir.",
            {("Wira Padmana", "Kepala Dinas Sosial Kabupaten Sleman")},
            id="two spaces between words",
        ),
        pytest.param(
            "Hadir Asra (Kepala Dinas Sosial Sleman), Temasman (Staf Ahli Gubernur).",
            {("Asra", "Kepala Dinas Sosial Kabupaten Sleman"), ("Temasman", "Staf Ahli Gubernur")},
            id="posts in brackets",
        ),
        pytest.param(
            "Wakil Menteri Desa dan Trasmigra (Staf Ahli Gubernur) hadir.",
            set(),
            id="a word of what is before brackets",
        ),
    ],
)
def test_holders_in_local_offices(text: str, expected: Held) -> None:
    assert held(text) == expected


def test_clerks_are_of_the_office_named_before() -> None:
    text = "Kanwil Kementerian Agama Provinsi Riau menggelar rapat. Hadir Kabag TU, Drs. Wira Padmana."
    assert held(text) == {
        ("Wira Padmana", "Kepala Bagian TU Kantor Wilayah Kementerian Agama Provinsi Riau"),
    }
    assert ("Wira Padmana", "Kepala Bagian Umum Sekretariat Daerah Provinsi Riau") in held(
        "Gubernur Riau menggelar rapat. Hadir Kabag Umum, Drs. Wira Padmana."
    )


@pytest.mark.parametrize(
    ("text", "acting"),
    [("Hadir pejabat Kabag Umum Setda Sleman, Wira Padmana.", None), ("Hadir Pj Sekda Sleman, Wira Padmana.", "Pj")],
)
def test_an_official_is_no_interim_holder(text: str, acting: str | None) -> None:
    assert [tenure.acting for tenure in extract(text).tenures] == [acting]


def test_members_told_with_their_parties() -> None:
    listed = "Wira Padmana dari fraksi Partai Gerindra, Laras Wening dari PDIP dan Hj. Sari dari Partai PKB"
    text = f"Hadir Anggota DPRD Sleman, {listed}."
    post = "Anggota DPRD Kabupaten Sleman"
    assert held(text) == {("Wira Padmana", post), ("Laras Wening", post), ("Sari", post)}
    assert "Partai Gerakan Indonesia Raya" in bodies(text)
    apart = "Hadir Anggota DPRD Sleman, Wira Padmana dari Partai Gerindra, Laras Wening dari warga."
    assert held(apart) == {("Wira Padmana", post)}


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("Wira Padmana saat pernah menjabat sebagai Bupati Sleman meresmikan jalan.", True),
        ("Wira Padmana saat ini menjabat sebagai Bupati Sleman.", False),
    ],
)
def test_who_held_a_post_at_the_time(text: str, former: bool) -> None:
    assert [tenure.former for tenure in extract(text).tenures] == [former]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Anggota DPRD Sleman, Adi sucita, hadir.", {"Adi sucita"}, id="a small letter between commas"),
        pytest.param("Anggota DPRD Sleman, Adi sendiri, hadir.", {"Adi"}, id="an ordinary word"),
        pytest.param(
            "Harapan datang dari Wira Padmana, warga Kelurahan Depok.", {"Wira Padmana"}, id="where one lives"
        ),
        pytest.param("Harapan datang dari Kota Bogor, warga Kelurahan Depok hadir.", set(), id="a place"),
    ],
)
def test_names_told_by_what_follows(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Camat Depok Wira Padmana Ssos, Sekda Sleman Laras Wening Mpd.",
            {("Wira Padmana", "Camat Depok"), ("Laras Wening", "Sekretaris Daerah Kabupaten Sleman")},
            id="a degree as a word",
        ),
        pytest.param(
            "Hadir Camat Depok Wira Padmana ST. Setelah itu warga makan.",
            {("Wira Padmana", "Camat Depok")},
            id="a degree before the end of a sentence",
        ),
        pytest.param(
            "Hadir Camat Depok Wira St. Padmana.", {("Wira St. Padmana", "Camat Depok")}, id="a word like it within"
        ),
        pytest.param(
            "Hadir Sekda Sleman Wira Padmana Sri.",
            {("Wira Padmana Sri", "Sekretaris Daerah Kabupaten Sleman")},
            id="a word like a degree",
        ),
        pytest.param(
            "Hadir Sekda Sleman Drs H Abu Padmana.",
            {("Abu Padmana", "Sekretaris Daerah Kabupaten Sleman")},
            id="a name after titles",
        ),
        pytest.param(
            "Hadir Sekda Sleman Abu Padmana.",
            {("Padmana", "Sekretaris Daerah Kabupaten Sleman")},
            id="a title of a cleric",
        ),
        pytest.param(
            "Hadir Ketua DPRD Kab.Sleman Wira Padmana ST.",
            {("Wira Padmana", "Ketua DPRD Kabupaten Sleman")},
            id="a region run together with its level",
        ),
        pytest.param(
            "Hadir Kepala Dinas Sosial Kab.Sleman Wira Padmana.",
            {("Wira Padmana", "Kepala Dinas Sosial Kabupaten Sleman")},
            id="run together after a unit",
        ),
        pytest.param(
            "Bupati Ogan Komerig Ulu (OKU) Wira Padmana hadir.",
            {("Wira Padmana", "Bupati Ogan Komerig Ulu")},
            id="a misspelt region with its acronym",
        ),
        pytest.param(
            "Bupati Wira Padmana (PKB) Laras Wening hadir.", {("Wira Padmana", "Bupati")}, id="no acronym of a region"
        ),
    ],
)
def test_degrees_titles_and_regions_by_a_slip(text: str, expected: Held) -> None:
    assert held(text) == expected


def test_abu_bakar_is_a_name() -> None:
    assert names("Ia hadir bersama Abu Bakar Padmana dan Abu Wiratama.") == {"Abu Bakar Padmana", "Wiratama"}
