"""Which parts of a report are its own words; what its header says of it."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest.layout import read_layout
from ingest.report import Report

PLAIN = """

KABARDAERAH.CO.ID

Bupati Sleman Buka Rapat Koordinasi Inflasi

wira - SLEMAN.KABARDAERAH.CO.ID

Mar 2, 2025 - 01:34


Bupati Sleman Wira Padmana /foto:humas

SLEMAN - Pemerintah Kabupaten Sleman menggelar rapat koordinasi.

Baca juga: Harga Cabai Turun di Pasar

“Harga sudah stabil sejak pekan lalu,”

kata Wira Padmana. (WP/lar)

#Sleman #Inflasi
"""


def layout_of(text: str, **known: object):  # type: ignore[no-untyped-def]
    return read_layout(Report(ReportInfo("t"), text, **known))  # type: ignore[arg-type]


def paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in layout_of(text).paragraphs]


def test_header_of_a_plain_text_is_read_and_set_aside() -> None:
    found = layout_of(PLAIN)
    assert found.title is not None
    assert found.title.of(PLAIN) == "Bupati Sleman Buka Rapat Koordinasi Inflasi"
    assert (found.publisher, found.author, found.published) == ("KABARDAERAH.CO.ID", "wira", "2025-03-02")
    assert found.dateline == "SLEMAN"
    assert [span.of(PLAIN) for span in found.captions] == ["Bupati Sleman Wira Padmana /foto:humas"]


def test_links_tags_and_signatures_are_no_report_text() -> None:
    assert paragraphs(PLAIN) == [
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi.",
        "“Harga sudah stabil sejak pekan lalu,”\n\nkata Wira Padmana.",
    ]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Baca juga: Harga Cabai Turun", False),
        ("Bacakan laporan itu, kata Bupati.", True),
        ("Foto: Humas Pemkab", False),
        ("Foto itu diambil saat rapat.", True),
        ("Penulis: Wira Padmana", False),
        ("Penulis buku itu hadir dalam rapat.", True),
        ("SCROLL TO CONTINUE WITH CONTENT", False),
        ("Simak juga Video: Rapat Inflasi", False),
        ("Simak penjelasan Bupati berikut ini.", True),
        ("COPYRIGHT © KABAR 2025", False),
        ("[Gambas:Video 20detik]", False),
    ],
)
def test_furniture_is_told_from_sentences_that_begin_alike(line: str, kept: bool) -> None:
    text = f"Bupati membuka rapat itu pada Senin.\n\n{line}\n\nRapat itu berakhir sore hari."
    assert (line in paragraphs(text)) is kept


@pytest.mark.parametrize(
    ("opening", "place", "first"),
    [
        ("SLEMAN, KABAR.com - Rapat digelar.", "SLEMAN", "Rapat digelar."),
        ("KABAR.COM, SLEMAN – Rapat digelar.", "SLEMAN", "Rapat digelar."),
        ("Sleman (KANTOR) - Rapat digelar.", "Sleman", "Rapat digelar."),
        ("MUARASABAK- Usai apel, rapat digelar.", "MUARASABAK", "Usai apel, rapat digelar."),
        ("Wira-Laras hadir dalam rapat itu.", None, "Wira-Laras hadir dalam rapat itu."),
    ],
)
def test_dateline_is_cut_from_the_lead(opening: str, place: str | None, first: str) -> None:
    text = f"{opening}\n\nRapat itu membahas harga."
    found = layout_of(text)
    assert (found.dateline, found.paragraphs[0].of(text)) == (place, first)


def test_a_date_line_of_its_own_tells_when_the_report_was_written() -> None:
    text = "Sleman, 12 Agustus 2025\n\nPemerintah Kabupaten Sleman menggelar rapat."
    found = layout_of(text)
    assert (found.dateline, found.written) == ("Sleman", "2025-08-12")
    assert [span.of(text) for span in found.paragraphs] == ["Pemerintah Kabupaten Sleman menggelar rapat."]


def test_a_line_cut_by_a_link_is_joined_again() -> None:
    text = (
        "Bupati hadir.\nBupati memimpin rapat guna membahas\npembangunan tanggul\natau\nSea Wall\ndi pantai utara.\n"
        "Rapat selesai."
    )
    assert [piece.replace("\n", " ") for piece in paragraphs(text)] == [
        "Bupati hadir.",
        "Bupati memimpin rapat guna membahas pembangunan tanggul atau Sea Wall di pantai utara.",
        "Rapat selesai.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jakarta\n-\nAnggota DPRD\nSleman\nFraksi X, Laras, hadir.", ["Anggota DPRD Sleman Fraksi X, Laras, hadir."]),
        (
            "Bupati hadir.\nAnggota\nDPRD Sleman\n, Laras, hadir.",
            ["Bupati hadir.", "Anggota DPRD Sleman , Laras, hadir."],
        ),
        ("Bupati hadir.\nAcara Pertama\nRapat Koordinasi\nCamat hadir.", None),
    ],
    ids=["after a dateline of its own", "before a comma", "headings stay apart"],
)
def test_a_few_words_before_a_link_belong_to_its_sentence(text: str, expected: list[str] | None) -> None:
    found = [piece.replace("\n", " ") for piece in paragraphs(f"Judul Berita\n\n{text}")]
    assert found == (expected or text.split("\n"))


def test_the_report_goes_on_after_a_link_within_a_paragraph() -> None:
    told = "Rapat itu digelar kemarin. "
    rest = "Padmana mengatakan harga sudah turun. " + "Harga cabai dan harga beras juga turun di pasar. " * 6
    first, second = map(
        str.strip, paragraphs(f"Judul Berita\n\n{told}Baca juga: Sleman dukung harga pangan tetap murah {rest}")
    )
    assert (first, second) == (told.strip(), rest.strip())


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ("Turut hadir antara lain:\n- Laras Wening\n- Gading Sasmita", ["- Laras Wening", "- Gading Sasmita"]),
        ("Rapat menyepakati dua hal:\n1. Pasar murah\n2. Operasi pasar", ["1. Pasar murah", "2. Operasi pasar"]),
        ("Rapat selesai.\n- Humas Sleman", []),
        (
            "Turut hadir antara lain:\n- Laras Wening\n- Gading Sasmita\nHumas Sleman",
            ["- Laras Wening", "- Gading Sasmita"],
        ),
    ],
    ids=["guests", "numbers", "a signature after a sentence", "a signature after a list"],
)
def test_the_last_item_of_a_list_is_no_signature(tail: str, kept: list[str]) -> None:
    assert paragraphs(f"Judul Berita\n\nBupati memimpin rapat itu.\n\n{tail}")[2:] == kept


def test_the_title_of_a_record_is_its_title() -> None:
    title = "Rapat Koordinasi"
    text = f"{title}\n\nBupati membuka rapat."
    found = layout_of(text, title_end=len(title))
    assert found.title is not None
    assert (found.title.of(text), [s.of(text) for s in found.paragraphs]) == (title, ["Bupati membuka rapat."])


@pytest.mark.parametrize("text", ["", "\n\n\n", "   ", "-", "Baca juga: x"])
def test_a_text_without_sentences_has_no_paragraphs(text: str) -> None:
    assert layout_of(text).paragraphs == ()
