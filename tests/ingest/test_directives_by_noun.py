"""Directives told by what is asked for rather than by a verb: support, coordination, what is not to happen."""

from __future__ import annotations

import pytest

from graph.model import Extraction, ReportInfo
from ingest.extract import Extractor
from ingest.report import Report

EXTRACTOR = Extractor(publish_threshold=0.5)
OPENING = "Bupati Sleman Sari Melati memimpin rapat koordinasi di pendopo, Selasa (1/3/2022).\n\n"


def read(text: str) -> Extraction:
    return EXTRACTOR.extract(Report(ReportInfo("r1", published="2022-03-02"), OPENING + text))


def told(text: str) -> list[tuple[str | None, list[str], str]]:
    extraction = read(text)
    names = {item.id: item.name for item in (*extraction.people, *extraction.organisations)}
    names |= {item.id: item.label for item in (*extraction.groups, *extraction.posts)}
    return [
        (names[d.issuer] if d.issuer else None, [names[a] for a in d.addressees], d.action)
        for d in extraction.directives
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"Mohon dukungan dari para camat maupun warga desa. Kami tidak bisa sendiri," kata Bupati Sari Melati.',
            ("Sari Melati", ["para camat", "warga desa"], "dukungan dari para camat maupun warga desa"),
            id="support begged of parties",
        ),
        pytest.param(
            "Sari Melati meminta dukungan dari para camat melalui program desa.",
            ("Sari Melati", ["para camat"], "dukungan dari para camat melalui program desa"),
            id="support asked of a party",
        ),
        pytest.param(
            "Sari Melati menyatakan rapat itu menjadi ajang berkenalan dengan lurah baru sekaligus "
            "meminta dukungan para camat.",
            ("Sari Melati", ["para camat"], "dukungan para camat"),
            id="who asks stands before the verb that is joined",
        ),
        pytest.param(
            "Sari Melati menekankan pentingnya koordinasi lintas dinas agar pembangunan jalan berjalan lancar.",
            ("Sari Melati", [], "koordinasi lintas dinas agar pembangunan jalan berjalan lancar"),
            id="working together across bodies towards an end",
        ),
        pytest.param(
            '"Kita tekankan sinkronisasi usulan desa dengan rencana kabupaten," kata Bupati Sari Melati.',
            ("Sari Melati", [], "sinkronisasi usulan desa dengan rencana kabupaten"),
            id="an act stressed by its name",
        ),
        pytest.param(
            '"Jangan sampai dana ini disalahgunakan pihak lain," kata Bupati Sari Melati.',
            ("Sari Melati", [], "Jangan sampai dana ini disalahgunakan pihak lain"),
            id="what is not to be done to a thing",
        ),
        pytest.param(
            '"Jangan sampai lengah menghadapi banjir," kata Bupati Sari Melati.',
            ("Sari Melati", [], "Jangan sampai lengah menghadapi banjir"),
            id="how those who act are not to be",
        ),
        pytest.param(
            "Sari Melati menyampaikan, kita jangan pernah berhenti menjaga harga pangan.",
            ("Sari Melati", ["kita"], "jangan pernah berhenti menjaga harga pangan"),
            id="jangan in reported speech",
        ),
        pytest.param(
            "Sari Melati mengatakan pendataan warga miskin harus di dukung oleh semua pihak.",
            ("Sari Melati", ["semua pihak"], "di dukung oleh semua pihak"),
            id="a passive written apart",
        ),
        pytest.param(
            '"Pendataan warga harus jadi prioritas di desa," kata Bupati Sari Melati.',
            ("Sari Melati", [], "jadi prioritas di desa"),
            id="what must be made the first thing",
        ),
        pytest.param(
            '"Jalan itu rusak," kata Bupati Sari Melati.\n\n'
            "Dirinya menegaskan, Camat Depok Dewi Lestari mendukung program itu, sehingga dirinya mengajak para lurah "
            "untuk mendata warga.",
            ("Sari Melati", ["para lurah"], "mendata warga"),
            id="dirinya is who speaks",
        ),
    ],
)
def test_who_is_directed_to_what(text: str, expected: tuple[str | None, list[str], str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"Mohon doa dari para warga desa," kata Bupati Sari Melati.', id="asking for prayers"),
        pytest.param("Sari Melati meminta bantuan dari para camat.", id="asking for help"),
        pytest.param("Sari Melati menekankan pentingnya koordinasi lintas dinas.", id="working together, to no end"),
        pytest.param(
            "Program ini menekankan sinkronisasi usulan desa dengan rencana kabupaten.", id="a thing stresses"
        ),
        pytest.param('"Kita tekankan persatuan warga desa," kata Bupati Sari Melati.', id="a state stressed"),
        pytest.param('"Jangan sampai warga desa dirugikan," kata Bupati Sari Melati.', id="what befalls a party"),
        pytest.param('"Jangan sampai jalan ini dianggap selesai," kata Bupati Sari Melati.', id="what others think"),
        pytest.param(
            "Seorang warga menyampaikan, kita jangan berhenti menjaga sungai.", id="jangan by no office-holder"
        ),
        pytest.param("Sari Melati mengatakan, warga takut jangan sampai banjir.", id="a fear told"),
        pytest.param("Sari Melati mengatakan warga harus di rumah.", id="di before a place"),
        pytest.param('"Desa itu harus jadi kota," kata Bupati Sari Melati.', id="what a thing must become"),
    ],
)
def test_what_directs_no_one(text: str) -> None:
    assert told(text) == []


def test_what_is_read_out_for_a_body_is_told_once() -> None:
    text = (
        "Wakil Ketua DPRD Sleman Budi Lesmana meminta Bupati untuk menata pasar.\n\n"
        '"DPRD Sleman meminta Bupati untuk menata pasar," ujar Budi Lesmana.'
    )
    assert told(text) == [("Budi Lesmana", ["Sari Melati"], "menata pasar")]


def test_a_body_that_asks_for_something_else_is_told_beside() -> None:
    text = (
        "Wakil Ketua DPRD Sleman Budi Lesmana meminta Bupati untuk menata pasar.\n\n"
        '"DPRD Sleman meminta Bupati untuk membangun jembatan," ujar Budi Lesmana.'
    )
    assert [action for _, _, action in told(text)] == ["menata pasar", "membangun jembatan"]
