"""Where sentences and quotations begin and end."""

from __future__ import annotations

import pytest

from graph.model import Span
from ingest.context import Layout
from ingest.quotes import find_quotes
from ingest.sentences import split


def layout(text: str) -> Layout:
    spans, at = [], 0
    for piece in text.split("\n\n"):
        spans.append(Span(at, at + len(piece)))
        at += len(piece) + 2
    return Layout(paragraphs=tuple(spans))


def sentences(text: str) -> list[str]:
    page = layout(text)
    return [text[s.start : s.end] for s in split(text, page, find_quotes(text, page))]


def quotations(text: str) -> list[tuple[str, bool]]:
    return [(text[q.start : q.end], q.closed) for q in find_quotes(text, layout(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat digelar. Bupati hadir.", ["Rapat digelar.", "Bupati hadir."]),
        ("Dr. Wira hadir.", ["Dr. Wira hadir."]),
        ("Johan G. Wira hadir.", ["Johan G. Wira hadir."]),
        ("Camat Moch. Wira dan Much. Padmana hadir.", ["Camat Moch. Wira dan Much. Padmana hadir."]),
        ("Ketua TP. PKK hadir.", ["Ketua TP. PKK hadir."]),
        ("Dinas Prov. Jambi hadir.", ["Dinas Prov. Jambi hadir."]),
        ("Situs KABAR.CO.ID memuatnya.", ["Situs KABAR.CO.ID memuatnya."]),
        ("Rapat pukul 09.00 WIB.", ["Rapat pukul 09.00 WIB."]),
        ("Rapat Senin (2/1/2025).Dalam rapat itu ia hadir.", ["Rapat Senin (2/1/2025).", "Dalam rapat itu ia hadir."]),
        ("Hadir Wira, M.Si. Kegiatan dibuka.", ["Hadir Wira, M.Si.", "Kegiatan dibuka."]),
        ("Pelaksana Tugas (Plt.) Bupati hadir.", ["Pelaksana Tugas (Plt.) Bupati hadir."]),
        ("“Jalan rusak. Kami perbaiki,” kata dia. Ia pergi.", ["“Jalan rusak. Kami perbaiki,” kata dia.", "Ia pergi."]),
        ('Ia hadir."Kami siap," katanya.', ["Ia hadir.", '"Kami siap," katanya.']),
    ],
)
def test_sentences_end_at_their_end_only(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Kami siap,” kata dia.", [("Kami siap,", True)]),
        ('"Kami siap," kata dia.', [("Kami siap,", True)]),
        ("‘’Kami siap,’’ katanya.", [("Kami siap,", True)]),
        ('“Kami siap" katanya.', [("Kami siap", True)]),
        ('"Kami siap semua, katanya menutup rapat.', [("Kami siap semua,", False)]),
        ("“Kami siap\n\n“Jalan rusak,” kata dia.", [("Kami siap", False), ("Jalan rusak,", True)]),
        ('Agenda "PERCEPATAN " yang dimulai.', [("PERCEPATAN ", True)]),
        ('"Frasa "wajib belajar" itu penting," katanya.', [('Frasa "wajib belajar" itu penting,', True)]),
        ("Jum'at itu ia hadir.", []),
    ],
)
def test_quotations_pair_within_their_paragraph(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quotations(text) == expected
