"""Holders beside divisions, short forms of agencies, initials and slips; and words that only look like names."""

from __future__ import annotations

import pytest

from tests.reading import extract, held, names

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Komisioner Bawaslu Sleman Divisi Hukum dan Sengketa, Wira Padmana, mengatakan hal itu.",
            {("Wira Padmana", "Komisioner Badan Pengawas Pemilihan Umum Kabupaten Sleman Divisi Hukum dan Sengketa")},
            id="the division of a commissioner",
        ),
        pytest.param(
            "Rapat DPRD Sleman dipimpin Waka II Wira Padmana.",
            {("Wira Padmana", "Wakil Ketua II DPRD Kabupaten Sleman")},
            id="Waka with a number, of a legislature",
        ),
        pytest.param(
            "Rapat itu dihadiri Assisten I Pemkab Sleman Wira Padmana.",
            {("Wira Padmana", "Asisten Pemerintahan dan Kesejahteraan Rakyat Pemerintah Kabupaten Sleman")},
            id="an assistant with a letter too many",
        ),
        pytest.param(
            "Rapat itu dihadiri Waka Polres Sleman Wira Padmana.",
            {("Wira Padmana", "Wakil Kepala Kepolisian Resor Sleman")},
            id="Waka without a number",
        ),
        pytest.param(
            "Divisi Hukum Wira Padmana hadir. Ketua KPU Sleman datang.", set(), id="a division without a commissioner"
        ),
        pytest.param(
            "Hadir Kadis Kominfo Sandik Wira Padmana. Menurut Wira Padmana, Sandik itu dinas baru.",
            {("Wira Padmana", "Kepala Dinas Komunikasi dan Informatika")},
            id="a short form that stands elsewhere without the name",
        ),
        pytest.param(
            "Hadir Kadis Kominfo Sleman Elma Wira Padmana. Menurut Wira Padmana, hal itu baik.",
            {("Elma Wira Padmana", "Kepala Dinas Komunikasi dan Informatika Kabupaten Sleman")},
            id="the first word of a name",
        ),
        pytest.param(
            "Acara dihadiri Bupati Sleman ,Wira Padmana, dan warga.",
            {("Wira Padmana", "Bupati Sleman")},
            id="a space before the comma",
        ),
        pytest.param(
            "Hal itu disampaikan Sdr. Padmana Selaku Komisioner Bawaslu Sleman kemarin.",
            {("Padmana", "Komisioner Badan Pengawas Pemilihan Umum Kabupaten Sleman")},
            id="Selaku with a capital",
        ),
        pytest.param(
            "Wira Padmana, anggota Bawaslu Sleman mengatakan hal itu.",
            {("Wira Padmana", "Anggota Badan Pengawas Pemilihan Umum Kabupaten Sleman")},
            id="a post in small letters whose holder says something",
        ),
        pytest.param(
            "Menurut Wira Padmana, anggota Bawaslu Sleman harus netral.", set(), id="members in general after a comma"
        ),
        pytest.param(
            "Hal itu dikatakan juru bicara Pemkab Sleman Wira Padmana.",
            {("Wira Padmana", "Juru Bicara Pemerintah Kabupaten Sleman")},
            id="the spokesman of a government",
        ),
    ],
)
def test_holders(text: str, expected: Held) -> None:
    found = {(name, post) for name, post in held(text)}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Apel dipimpin Kapolres Sleman AKBP FX. Wira Padmana.", {"FX. Wira Padmana"}, id="two initials"),
        pytest.param("Camat Lawang diwakili oleh M Padmana beserta staf.", {"M Padmana"}, id="an initial and a word"),
        pytest.param("Lahan itu milik warga Lawang Wening RT02 di Sleman.", set(), id="where they live"),
        pytest.param("Pendapat warga Wira Padmana yang hadir didengar.", {"Wira Padmana"}, id="one of them"),
        pytest.param("Para pengungsi Elmasena menyelamatkan diri ke Sleman.", set(), id="a people"),
        pytest.param("Anggota paduan suara, mahasiswa Unwira yang hadir, bernyanyi.", set(), id="a campus in short"),
        pytest.param("Menurut polisi, korban Elmasena (50) ditolong warga.", {"Elmasena"}, id="one with an age"),
        pytest.param("Seorang warga, Elmasena, yang hadir diam saja.", {"Elmasena"}, id="one after a comma"),
        pytest.param("Hadir Kapolsek Lawang, Warga Wening, dan Bupati.", set(), id="people of a place"),
        pytest.param(
            "Rapat didampingi Wakil Ketua Wira Padmana, Laras Wening, dan warga.",
            {"Wira Padmana", "Laras Wening"},
            id="deputies are no body",
        ),
    ],
)
def test_names(text: str, expected: set[str]) -> None:
    assert names(text) == expected


_KPU = "Komisi Pemilihan Umum"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir anggota KPU Sleman Wira Padmana dan sekretaris KPU Laras Wening.",
            {
                ("Wira Padmana", f"Anggota {_KPU} Kabupaten Sleman"),
                ("Laras Wening", f"Sekretaris {_KPU} Kabupaten Sleman"),
            },
            id="a body that a post before tells with its region",
        ),
        pytest.param(
            "Hadir Ketua KPU RI Wira Padmana dan anggota KPU Sleman. Sekretaris KPU Laras Wening berbicara.",
            {("Wira Padmana", f"Ketua {_KPU}"), ("Laras Wening", f"Sekretaris {_KPU}")},
            id="the state's is named as well",
        ),
        pytest.param(
            "Hadir anggota KPU Sleman Wira Padmana dan anggota KPU Bantul. Sekretaris KPU Laras Wening berbicara.",
            {("Wira Padmana", f"Anggota {_KPU} Kabupaten Sleman"), ("Laras Wening", f"Sekretaris {_KPU}")},
            id="two regions",
        ),
    ],
)
def test_bodies_introduced_by_posts(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Plh.Sekda Sleman Wira Padmana hadir.", {("Wira Padmana", "Plh")}, id="run together with the post"
        ),
        pytest.param("Rapat di Plp.Bupati Sleman Wira Padmana hadir.", {("Wira Padmana", None)}, id="other letters"),
        pytest.param("Pejabat Bupati Sleman Wira Padmana hadir.", {("Wira Padmana", "Pj")}, id="Pejabat for Penjabat"),
        pytest.param("Pejabat Kepala Dinas Sosial Sleman Wira Padmana.", {("Wira Padmana", None)}, id="an official"),
        pytest.param(
            "Pejabat sementara Bupati Sleman Wira Padmana.", {("Wira Padmana", "Pjs")}, id="for the time being"
        ),
        pytest.param("Para pejabat Bupati Sleman Wira Padmana.", set(), id="officials in general"),
    ],
)
def test_acting(text: str, expected: set[tuple[str, str | None]]) -> None:
    found = extract(text)
    people = {person.id: person.name for person in found.people}
    assert {(people[tenure.person], tenure.acting) for tenure in found.tenures} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Camat Gunung Lawang (Gunlawang), Wira Padmana, S. Sos. membuka acara.",
            {("Wira Padmana", "Camat Gunung Lawang")},
            id="what else a place is called",
        ),
        pytest.param(
            "Camat Lawang (Wira Padmana), Kapolsek, dan warga hadir.",
            {("Wira Padmana", "Camat Lawang")},
            id="the holder in brackets",
        ),
    ],
)
def test_brackets_after_a_place(text: str, expected: Held) -> None:
    assert held(text) == expected
