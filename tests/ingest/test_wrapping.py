"""Breaks at a fixed width read as spaces; every other break stays."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import ReportInfo
from ingest.extract import extract
from ingest.report import Report
from ingest.wrapping import unwrap

TOLD = (
    "SLEMAN - Gubernur Jambi, Laras Wening melakukan audiensi dengan Bupati Sleman, Wira Padmana bertempat di Gedung"
    " Merapi Sleman, Senin (3/3/2025) untuk mempersiapkan rencana penanaman pohon yang akan dilaksanakan di lereng"
    " bersama warga dan para camat yang datang dari seluruh pelosok kabupaten itu."
)
LIST = "DAFTAR HADIR\nkepala dinas\nPara camat\nTokoh agama\nBupati Sleman\nGubernur Jambi\nKetua DPRD\n"


@pytest.mark.parametrize("width", [38, 50, 55])
def test_names_cut_by_the_width_are_whole(width: int) -> None:
    text = textwrap.fill(TOLD, width)
    made = extract(Report(ReportInfo("t"), text))
    assert {p.name for p in made.people} == {"Laras Wening", "Wira Padmana"}
    in_one_line = extract(Report(ReportInfo("t"), TOLD))
    assert (made.attendance, made.meetings, made.groups) == (
        in_one_line.attendance, in_one_line.meetings, in_one_line.groups,
    )  # fmt: skip
    assert made.text == text
    for person in made.people:
        for span in person.mentions:
            assert " ".join(span.of(text).split()) == person.name


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        LIST,
        TOLD + "\n" + textwrap.fill(TOLD, 50),
        "1. Rapat dibuka bupati\n2. Camat melapor\n3. Lurah melapor\n4. Camat diminta siap\n5. Rapat tutup\n6. Usai\n",
        "Rapat dibuka.\nCamat melapor.\nLurah melapor.\nCamat diminta siap.\nRapat ditutup.\nSelesai.\n",
    ],
    ids=["one line", "a list", "a paragraph among them", "numbered", "sentences"],
)
def test_lines_that_no_width_made_stay(text: str) -> None:
    assert unwrap(text) == text


def test_a_headline_items_and_paragraphs_of_a_wrapped_text_stay() -> None:
    body = textwrap.fill(TOLD, 50)
    text = f"Gubernur Jambi Temui Bupati Sleman\n{body}\n- para camat\n- para lurah\n\n{body}"
    kept = unwrap(text)
    assert kept.splitlines() == [
        "Gubernur Jambi Temui Bupati Sleman", TOLD, "- para camat", "- para lurah", "", TOLD,
    ]  # fmt: skip


@given(st.text(alphabet="aB ,.\n\r-1", max_size=300), st.integers(0, 20))
def test_offsets_stay(text: str, start: int) -> None:
    read = unwrap(text, min(start, len(text)))
    assert len(read) == len(text)
    assert all(a == b or (b in "\n\r" and a == " ") for a, b in zip(read, text, strict=True))
