"""Degrees, hamlets and short forms that look like people and bodies, and whose a bare post is."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest.report import Report
from tests.reading import bodies, extract, extractor, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sekda Sleman Ir.Wira Padmana,M.MA membuka rapat.", set(), id="letters of a degree are no body"),
        pytest.param(
            "Kata Wira Padmana. MA membuka rapat itu.", {"Mahkamah Agung"}, id="the same letters by themselves are"
        ),
        pytest.param(
            "Badan Penyelenggara Jaminan Sosial (BPJS) Ketenagakerjaan menggelar rapat di Sleman.",
            {"BPJS Ketenagakerjaan"},
            id="a name that goes on past its short form",
        ),
        pytest.param(
            "Badan Penyelenggara Jaminan Sosial (BPJS) Sleman menggelar rapat di kantornya.",
            {"Badan Penyelenggara Jaminan Sosial Kabupaten Sleman"},
            id="a region after the short form is no part of the name",
        ),
        pytest.param(
            "Wali Kota Langsa Wira Padmana ikut rapat bersama DPRD dan Pemerintah Daerah dalam wilayah kerja itu.",
            set(),
            id="assemblies of many regions are none of this one",
        ),
        pytest.param(
            "Wali Kota Langsa Wira Padmana ikut rapat bersama DPRD dan Pemerintah Daerah di gedung dewan.",
            {"DPRD Kota Langsa"},
            id="an assembly without more is that of the region",
        ),
    ],
)
def test_bodies(text: str, expected: set[str]) -> None:
    found = bodies(text)
    assert {one for one in found if not one.startswith("Pemerintah")} == expected


def test_a_degree_in_no_list_is_kept_as_written() -> None:
    (person,) = extract("Sekda Sleman Ir. Wira Padmana, M.MA membuka rapat.").people
    assert (person.name, person.titles) == ("Wira Padmana", ("Ir.", "M.MA"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Warga Padukuhan Lawangwira mengikuti sosialisasi itu.", set(), id="a hamlet is nobody"),
        pytest.param("Kapanewon Lawangwira menggelar rapat kerja.", set(), id="nor is a district"),
        pytest.param(
            "Di Padukuhan Lawangwira Bupati Sleman Laras Padmana membuka sosialisasi itu.",
            {"Laras Padmana"},
            id="who stands after the hamlet is",
        ),
    ],
)
def test_hamlets(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        pytest.param(
            "Camat Lawangwira, Tirta Padmana, S.Pd, menyebut hujan deras. Camat meminta warga waspada.",
            {"person/tirta-padmana"},
            id="one district named, and its head",
        ),
        pytest.param(
            "Camat Lawangwira, Tirta Padmana, dan Camat Wiralawang, Laras Wening, hadir. Camat meminta warga waspada.",
            {"post/camat"},
            id="two districts named",
        ),
        pytest.param(
            "Camat Lawangwira, Tirta Padmana, menyebut hujan deras. Para lurah dan Camat meminta warga waspada.",
            {"post/camat"},
            id="one of a list of many",
        ),
    ],
)
def test_whose_a_bare_post_is(text: str, issuers: set[str]) -> None:
    found = {one.issuer for one in extract(text).directives}
    assert found == issuers or (issuers == {"post/camat"} and "person/tirta-padmana" not in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat dihadiri Bupati Bireun, Bupati Bener Meriah, dan Bupati Aceh Utara.", set(), id="a region misspelt"
        ),
        pytest.param(
            "Rapat dihadiri Bupati Lawangwira, Bupati Sleman, dan Bupati Bantul.", set(), id="one in a list of regions"
        ),
        pytest.param(
            "Bupati Lawangwira, Bupati Sleman, dan Bupati Bantul hadir. Kata Lawangwira, rapat berguna.",
            {"Lawangwira"},
            id="who speaks is a person",
        ),
        pytest.param(
            "Rapat dibuka Bupati Padmana. Padmana meminta warga waspada.", {"Padmana"}, id="a name like no region"
        ),
    ],
)
def test_regions_in_no_list(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Camat Minta Seluruh Kades Siaga Banjir", {"Camat"}, id="the words of a headline are no place"),
        pytest.param(
            "Camat Ujung Batu, Wira Padmana Buka Rapat Kerja",
            {"Camat Ujung Batu"},
            id="an ordinary word of a place that a comma closes",
        ),
        pytest.param("Camat Lawangwira Buka Rapat Kerja", {"Camat Lawangwira"}, id="a place in a headline"),
    ],
)
def test_districts_of_headlines(title: str, expected: set[str]) -> None:
    text = f"{title}\nWarga desa itu bersiap sejak pagi."
    found = extractor().extract(Report(ReportInfo("t", title=title), text, title_end=len(title)))
    assert {post.label for post in found.posts if post.label != "Kepala Desa"} == expected
