"""Gatherings and acts that a report calls the follow-up of a directive: whose they are, and what is none."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest.extract import Extractor
from ingest.report import Report

EXTRACTOR = Extractor()
OPENING = "Bupati Sleman Sari Melati memimpin rapat koordinasi di pendopo, Selasa (1/3/2022).\n\n"


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    """Who, whose directive, and the words, of every follow-up."""
    found = EXTRACTOR.extract(Report(ReportInfo("r1", published="2022-03-02"), OPENING + text))
    names = {item.id: item.name for item in (*found.people, *found.organisations)}
    names |= {post.id: post.label for post in found.posts}
    return [(names.get(f.who or ""), names.get(f.issuer or ""), f.action) for f in found.follow_ups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat itu menindaklanjuti arahan Gubernur Jambi Rangga Lesmana agar posko dibuka.",
            ("Sari Melati", "Rangga Lesmana", "Rapat itu menindaklanjuti arahan Gubernur Jambi Rangga Lesmana"),
            id="a meeting, by who led it",
        ),
        pytest.param(
            "Rapat tersebut digelar untuk menindaklanjuti arahan Gubernur Jambi Rangga Lesmana.",
            (
                "Sari Melati",
                "Rangga Lesmana",
                "Rapat tersebut digelar untuk menindaklanjuti arahan Gubernur Jambi Rangga Lesmana",
            ),
            id="a meeting held for it",
        ),
        pytest.param(
            "Rapat ini digelar untuk menindaklanjuti Surat Edaran Nomor 5 Tahun 2022 dan arahan Gubernur Jambi Rangga"
            " Lesmana.",
            (
                "Sari Melati",
                "Rangga Lesmana",
                "Rapat ini digelar untuk menindaklanjuti Surat Edaran Nomor 5 Tahun 2022 dan arahan Gubernur Jambi"
                " Rangga Lesmana",
            ),
            id="an instrument and a directive",
        ),
        pytest.param(
            "Camat Turi Dewi Lestari mengatakan pendataan itu merupakan tindak lanjut instruksi"
            " Pj Gubernur Jambi Rangga Lesmana.",
            (
                "Dewi Lestari",
                "Rangga Lesmana",
                "pendataan itu merupakan tindak lanjut instruksi Pj Gubernur Jambi Rangga Lesmana",
            ),
            id="an act, by who says so",
        ),
    ],
)
def test_what_carries_a_directive_on_is_told_with_its_doer(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rapat itu akan menindaklanjuti arahan Gubernur Jambi Rangga Lesmana.", id="not yet"),
        pytest.param("Rapat itu membahas arahan Gubernur Jambi Rangga Lesmana.", id="only talked about"),
        pytest.param("Langkah itu merupakan tindak lanjut instruksi Gubernur Jambi Rangga Lesmana.", id="nobody's act"),
        pytest.param("Rapat itu menindaklanjuti arahan Bupati Sleman Sari Melati.", id="her own directive"),
    ],
)
def test_what_is_not_told_as_done_by_someone_else_is_left_out(text: str) -> None:
    assert told(text) == []
