"""Where a gathering was held, as news tells it, and places beside it that are of something else."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest.extract import Extractor
from ingest.report import Report

LEAD = "Bupati Sleman Wira Padmana memimpin rapat koordinasi"
DAY = "Senin (3/3/2025)"


@pytest.mark.parametrize(
    ("told", "venue"),
    [
        (f"{LEAD} di kawasan Kaliurang, Sleman, {DAY}.", "kawasan Kaliurang, Sleman"),
        (f"{LEAD} terkait abu vulkanik di kawasan Asia Tenggara, {DAY}.", None),
        (f"{LEAD} di desa yang rawan longsor, {DAY}.", None),
        (f"{LEAD} bersama jajaran di Koalisi Sleman Maju, {DAY}.", None),
        (f"{LEAD} membahas izin tambang di Kaliurang ini dan nasib warga.", None),
        (f"{LEAD} membahas izin tambang di Kaliurang, {DAY}.", "Kaliurang"),
        (f"{LEAD} membahas izin tambang di Aula Bappeda bersama camat.", "Aula Bappeda"),
        (f"{LEAD} di hotel tersebut, {DAY}.", None),
        (f"{LEAD} di hotel Sembada, {DAY}.", "hotel Sembada"),
        (f"{LEAD} di Kaliurang beberapa waktu lalu.", "Kaliurang"),
        (f"{LEAD} di Aula Bappeda dijadikan contoh bagi camat, {DAY}.", "Aula Bappeda"),
        (f"{LEAD} di Aula Dinas Pertanian, {DAY}.", "Aula Dinas Pertanian"),
        (f"{LEAD} di Kaliurang.Menurut Wira, warga siap. Itu katanya, {DAY}.", "Kaliurang"),
    ],
    ids=[
        "an area", "a part of the world", "villages in general", "a coalition", "town of the matter",
        "town before a day", "hall", "a kind of hall alone", "a hall of its own name", "up to a time",
        "up to a verb", "a body's hall", "no space after the stop",
    ],
)  # fmt: skip
def test_the_venue_is_a_place_and_the_gatherings_own(extractor: Extractor, told: str, venue: str | None) -> None:
    assert [m.venue for m in extractor.extract(Report(ReportInfo("t"), told)).meetings] == [venue]


@pytest.mark.parametrize(
    ("told", "venue"),
    [
        ("“Tadi kami menggelar rapat koordinasi dengan para camat,”", "Kantor Bupati Sleman"),
        ("Para camat mengikuti rapat koordinasi. “Rapat ini hanya sebentar saja,”", "Kantor Bupati Sleman"),
        ("“Kami sudah menggelar rapat koordinasi dengan para camat,”", None),
    ],
    ids=["straight from it", "still there", "some time"],
)
def test_where_words_are_said_is_where_it_was_only_if_it_has_just_been(
    extractor: Extractor, told: str, venue: str | None
) -> None:
    text = f"{told} kata Bupati Sleman Wira Padmana di Kantor Bupati Sleman, {DAY}."
    assert [m.venue for m in extractor.extract(Report(ReportInfo("t"), text)).meetings] == [venue]


def test_the_place_told_with_the_gathering_after_the_words_is_its_own(extractor: Extractor) -> None:
    text = (
        "“Kami sudah rapat dan sepakat,” kata Bupati Sleman Wira Padmana usai rapat bersama para camat"
        f" di Kantor Bupati Sleman, {DAY}."
    )
    assert [m.venue for m in extractor.extract(Report(ReportInfo("t"), text)).meetings] == ["Kantor Bupati Sleman"]


@pytest.mark.parametrize(
    ("told", "venue"),
    [
        ("ke Lapas Sembada, Sleman", "Lapas Sembada, Sleman"),
        ("ke Bupati Bantul Laras Wening", None),
        ("ke Kabupaten Bantul di Pendopo Bantul", "Pendopo Bantul"),
    ],
    ids=["a place", "a person", "a hall is told"],
)
def test_a_visit_is_held_where_it_goes(extractor: Extractor, told: str, venue: str | None) -> None:
    text = f"Bupati Sleman Wira Padmana melakukan kunjungan kerja {told}, {DAY}."
    found = [m for m in extractor.extract(Report(ReportInfo("t"), text)).meetings if m.type == "audiensi"]
    assert [m.venue for m in found] == [venue]
