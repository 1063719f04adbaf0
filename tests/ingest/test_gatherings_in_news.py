"""Gatherings that news tells of in passing: where someone spoke, who met whom, and by which title they went."""

from __future__ import annotations

import pytest

from graph.model import Meeting, ReportInfo
from ingest.extract import Extractor
from ingest.report import Report

DAY = "Senin (3/3/2025)"


def meetings(extractor: Extractor, text: str) -> list[Meeting]:
    return list(extractor.extract(Report(ReportInfo("t"), text)).meetings)


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (f"dalam acara Sembada Economic Outlook 2025 di Hotel Sembada, {DAY}", ["Sembada Economic Outlook 2025"]),
        (f"usai acara Sembada Tani Berjaya di Sleman, {DAY}", ["Sembada Tani Berjaya"]),
        (f"dalam acara penyerahan sertifikat tanah di Sleman, {DAY}", ["penyerahan sertifikat tanah"]),
        ("dalam acara Sembada Economic Outlook 2025 di Hotel Sembada", []),
        (f"dalam program Sembada Menyapa Petang di Sleman, {DAY}", []),
        (f"dalam acara Sembada Menyapa TV di Sleman, {DAY}", []),
        (f"dalam acara Konferensi Pers Sembada Maju di Sleman, {DAY}", []),
        (f"menjelang acara Sembada Economic Outlook 2025 di Sleman, {DAY}", []),
        (f"dalam diskusi di Hotel Sembada, {DAY}", ["diskusi"]),
        ("dalam diskusi di Hotel Sembada", []),
        (f"di acara Bimtek di Hotel Sembada, {DAY}", ["Bimtek"]),
    ],
    ids=[
        "in it", "straight from it", "described", "on no day", "a programme", "a broadcast", "the press", "before it",
        "a kind and a day", "a kind alone", "another kind and a day",
    ],
)  # fmt: skip
def test_someone_speaks_in_a_gathering_on_a_day(extractor: Extractor, told: str, names: list[str]) -> None:
    text = f"“Warga Sleman perlu air bersih segera,” kata Bupati Sleman Wira Padmana {told}."
    assert [m.name for m in meetings(extractor, text)] == names


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("diskusi bertajuk “Air bagi Semua”", "diskusi bertajuk “Air bagi Semua”"),
        ("seminar berjudul 'Air bagi Semua'", "seminar berjudul 'Air bagi Semua'"),
        ("diskusi bertema “Air bagi Semua”", "diskusi"),
        ("diskusi bertajuk air bagi semua", "diskusi"),
    ],
    ids=["its title", "its title in other marks", "a theme", "no marks"],
)
def test_the_title_in_quotation_marks_is_part_of_the_name(extractor: Extractor, told: str, name: str) -> None:
    (found,) = meetings(extractor, f"Bupati Sleman Wira Padmana membuka {told} di Hotel Sembada, {DAY}.")
    assert found.name == name


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Bupati Sleman Wira Padmana bertemu Bupati Bantul Laras Wening di Sleman",
         "bertemu Bupati Bantul Laras Wening"),
        ("Bupati Sleman Wira Padmana dan Bupati Bantul Laras Wening bertemu di Sleman",
         "Bupati Sleman Wira Padmana dan Bupati Bantul Laras Wening bertemu"),
        ("Bupati Sleman Wira Padmana bertemu mereka di Sleman", "bertemu"),
    ],
    ids=["whom", "who", "not told"],
)  # fmt: skip
def test_those_who_meet_are_what_a_meeting_is_called_by(extractor: Extractor, told: str, name: str) -> None:
    (found,) = meetings(extractor, f"{told}, {DAY}.")
    assert found.name == name


@pytest.mark.parametrize(
    ("told", "venue"),
    [("Hotel Sembada, Sleman", "Hotel Sembada, Sleman"), ("Bupati Bantul Laras Wening", None)],
    ids=["a place", "a person"],
)
def test_a_place_may_be_set_off_by_commas(extractor: Extractor, told: str, venue: str | None) -> None:
    text = f"Bupati Sleman Wira Padmana menghadiri Rapat Koordinasi Pangan, {told}, {DAY}."
    assert [m.venue for m in meetings(extractor, text)] == [venue]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (f"dalam pertemuan Bupati Sleman Wira Padmana dan Bupati Bantul Laras Wening di Sleman, {DAY}",
         "pertemuan Bupati Sleman Wira Padmana dan Bupati Bantul Laras Wening"),
        (f"dari pertemuan Bupati Sleman Wira Padmana dengan para camat, {DAY} (3/3/2025)",
         "pertemuan Bupati Sleman Wira Padmana dengan para camat"),
        (f"dari pertemuan warga, {DAY}", None),
        (f"dari kabar yang membantah adanya pertemuan Bupati Sleman Wira Padmana dan para camat, {DAY}", None),
    ],
    ids=["two", "one and many", "nobody in office", "denied"],
)  # fmt: skip
def test_those_who_met_are_told_after_the_word(extractor: Extractor, told: str, name: str | None) -> None:
    made = extractor.extract(Report(ReportInfo("t"), f"Kesepakatan soal air itu lahir {told}."))
    assert [m.name for m in made.meetings] == ([name] if name else [])
    people = {p.id: p.name for p in made.people}
    assert ("Wira Padmana" in {people.get(a.who) for a in made.attendance}) is (name is not None)


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Bupati Sleman Wira Padmana menerima kunjungan pendiri Yayasan Air. Pertemuan itu berlangsung hangat.",
         ["Bupati Sleman Wira Padmana menerima kunjungan pendiri Yayasan Air"]),
        ("Bupati Sleman Wira Padmana menemui Bupati Bantul Laras Wening. Dalam pertemuan tersebut, air dibahas.",
         ["Bupati Sleman Wira Padmana menemui Bupati Bantul Laras Wening"]),
        ("Bupati Sleman Wira Padmana menemui Bupati Bantul Laras Wening. Warga senang.", []),
        ("Bupati Sleman Wira Padmana memanggil seluruh camat. Rapat itu membahas air.",
         ["Bupati Sleman Wira Padmana memanggil seluruh camat"]),
        ("Bupati Sleman Wira Padmana memanggil seluruh camat. Warga senang.", []),
        ("Pertemuan Bupati Sleman Wira Padmana dan Bupati Bantul Laras Wening menjadi buah bibir.",
         ["Pertemuan Bupati Sleman Wira Padmana dan Bupati Bantul Laras Wening"]),
    ],
    ids=["a visitor nobody knows", "two", "never told again", "those called", "called for something", "the word"],
)  # fmt: skip
def test_an_encounter_without_a_day_is_a_gathering_where_it_is_called_one(
    extractor: Extractor, told: str, names: list[str]
) -> None:
    assert [m.name for m in meetings(extractor, told)] == names


@pytest.mark.parametrize(
    ("told", "aliases"),
    [("dipanggil Wira ke Sleman", ()), ("yang akrab dipanggil Iron hadir di Sleman", ("Iron",))],
    ids=["summoned", "called"],
)
def test_whoever_summons_someone_lends_him_no_name(extractor: Extractor, told: str, aliases: tuple[str, ...]) -> None:
    text = f"Bupati Sleman Wira Padmana menunggu. Bupati Bantul Laras Wening {told}."
    people = {p.name: p.aliases for p in extractor.extract(Report(ReportInfo("t"), text)).people}
    assert people["Laras Wening"] == aliases


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (f"Hal itu dibahas saat Bupati Sleman Wira Padmana bertemu dengan para camat di Sleman, {DAY}.",
         ["bertemu dengan para camat"]),
        (f"Warga senang bertemu dengan para camat di Sleman, {DAY}.", []),
        (f"Hal itu dibahas dalam forum town hall meeting di Sleman, {DAY}.", ["town hall meeting"]),
        ("Hal itu dibahas dalam forum town hall meeting di Sleman.", []),
        ("Hal itu dibahas dalam pertemuan bilateral antara Presiden Wira Padmana dan Presiden Laras Wening.",
         ["pertemuan bilateral antara Presiden Wira Padmana dan Presiden Laras Wening"]),
        ("Presiden Wira Padmana tiba dalam kunjungan kerja ke Sleman.", ["kunjungan kerja"]),
        ("Presiden Wira Padmana tiba dalam kunjungan kerja singkat.", []),
    ],
    ids=["who meets", "nobody in office", "a forum", "a forum on no day", "both sides", "a visit", "to nowhere"],
)  # fmt: skip
def test_gatherings_in_which_something_was_told_are_read(extractor: Extractor, told: str, names: list[str]) -> None:
    assert [m.name for m in meetings(extractor, told)] == names


def test_who_speaks_at_an_event_spoke_there(extractor: Extractor) -> None:
    text = f"“Warga perlu air bersih segera,” kata Bupati Sleman Wira Padmana di acara Bimtek di Hotel Sembada, {DAY}."
    made = extractor.extract(Report(ReportInfo("t"), text))
    assert [(a.who, a.role) for a in made.attendance] == [("person/wira-padmana", "speaker")]


@pytest.mark.parametrize(
    ("after", "names"),
    [
        ("Hadir dalam pertemuan tersebut para camat.", ["menerima pengurus Dinas Sosial Kabupaten Sleman"]),
        ("Hadir pula para camat.", []),
    ],
    ids=["called a meeting", "never called one"],
)
def test_who_speaks_after_receiving_guests_met_them(extractor: Extractor, after: str, names: list[str]) -> None:
    text = (
        "“Warga perlu air bersih segera,” kata Bupati Sleman Wira Padmana usai menerima pengurus Dinas Sosial"
        f" Kabupaten Sleman di Sleman. {after}"
    )
    assert [m.name for m in meetings(extractor, text)] == names
