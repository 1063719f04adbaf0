"""Where, when and about what a gathering was, and how far its name goes, in short invented reports."""

from __future__ import annotations

import pytest

from graph.model import Meeting, ReportInfo
from ingest.extract import Extractor
from ingest.report import Report


def only_meeting(extractor: Extractor, text: str) -> Meeting:
    (found,) = (m for m in extractor.extract(Report(ReportInfo("t"), text)).meetings if m.main)
    return found


LEAD = "Bupati Sleman Wira Padmana memimpin rapat koordinasi"


@pytest.mark.parametrize(
    ("told", "venue"),
    [
        (f"{LEAD} di Aula Bappeda mulai pagi, Senin (3/3/2025).", "Aula Bappeda"),
        (f"{LEAD} di Aula Bappeda, 3 Maret 2025.", "Aula Bappeda"),
        (f"{LEAD} di Aula Bappeda dihadiri para camat, Senin (3/3/2025).", "Aula Bappeda"),
        (f"{LEAD} di Gedung Dinas Pertanian, Senin (3/3/2025).", "Gedung Dinas Pertanian"),
        (f"{LEAD} di Aula Gedung Satu, Jalan Dr. Wira No. 14, Jumat (7/3/2025).",
         "Aula Gedung Satu, Jalan Dr. Wira No. 14"),
        (f"{LEAD} terkait penanganan sampah di Kabupaten Sleman, Senin (3/3/2025).", None),
        (f"{LEAD} terkait sampah yang digelar di Kabupaten Sleman, Senin (3/3/2025).", "Kabupaten Sleman"),
        (f"{LEAD} di Sleman, Senin (3/3/2025). Rapat koordinasi digelar di Aula Bappeda.", "Aula Bappeda"),
        (f"{LEAD} di Sleman, Senin (3/3/2025). Rapat koordinasi itu usai, lalu ia singgah di Aula Bappeda.", "Sleman"),
        (f"{LEAD} di Sleman yang digelar di Aula Bappeda, Senin (3/3/2025).", "Aula Bappeda"),
        (f"{LEAD}, Senin (3/3/2025), tanpa sekda karena bertugas di Istana Negara.", None),
        (f"{LEAD} menjelang Pemilu di Pilkada serentak, Senin (3/3/2025).", None),
        (f"{LEAD} dan disiarkan di YouTube Pemkab, Senin (3/3/2025).", None),
        ("“Kemarin sudah rapat, sehingga beres,” kata Bupati Sleman Wira Padmana usai rapat koordinasi di Kantor"
         " Bupati, Senin (3/3/2025).", "Kantor Bupati"),
        (f"{LEAD} di kantornya, Senin (3/3/2025).", "kantornya"),
        (f"{LEAD} di Kabupaten Sleman Tahun 2025 bersama camat di Aula Bappeda, Senin (3/3/2025).", "Aula Bappeda"),
        (f"{LEAD} di Kabupaten Sleman usai meninjau pasar di Gedung Satu, Senin (3/3/2025).", "Kabupaten Sleman"),
        (f"{LEAD} kesiapan Pilkada di Jawa Tengah, Senin (3/3/2025).", None),
        (f"{LEAD} yang digelar di Jawa Tengah, Senin (3/3/2025).", "Jawa Tengah"),
    ],
    ids=[
        "adverb after", "date after", "verb after", "a body's hall", "abbreviation", "region of the matter",
        "region it was held in", "hall told later", "hall of another act", "hall after a town", "place of a reason",
        "an election", "a channel", "reason in the quotation", "his office", "hall after a region",
        "hall of another act after a region", "province alone", "held in a province",
    ],
)  # fmt: skip
def test_the_venue_is_where_it_was_held_and_no_more(extractor: Extractor, told: str, venue: str | None) -> None:
    assert only_meeting(extractor, told).venue == venue


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        ("Rapat itu juga membahas mengenai harga beras.", "harga beras"),
        ("Rapat itu berlangsung singkat.", None),
        ("“Rapat itu membahas harga beras,” katanya.", None),
        ("Harga beras dibahas warga.", None),
        ("Dalam rapat tersebut, bupati dan para camat membahas harga beras.", "harga beras"),
        ("Dalam rapat tersebut, bupati yang kerap membahas harga beras menyapa camat.", None),
    ],
    ids=["told after", "nothing told", "in a quotation", "of others", "those in it", "told of one of them"],
)
def test_what_it_was_about_may_be_told_after_its_name(extractor: Extractor, told: str, topic: str | None) -> None:
    assert only_meeting(extractor, f"{LEAD} di Sleman, Senin (3/3/2025). {told}").topic == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Rapat Koordinasi Pengendalian Inflasi Daerah", "Pengendalian Inflasi Daerah"),
        ("Rapat Koordinasi Kementerian Pertanian", None),
        ("Rapat Koordinasi Kecamatan Depok", None),
        ("Rapat Koordinasi terkait harga beras, Jumat", "harga beras"),
    ],
)
def test_a_name_that_tells_the_matter_gives_the_topic(extractor: Extractor, name: str, topic: str | None) -> None:
    text = f"Bupati Sleman Wira Padmana memimpin {name} (7/3/2025) di Aula Bappeda."
    assert only_meeting(extractor, text).topic == topic


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("rapat dengan DPRD Kabupaten Sleman dan diterima Laras", "rapat dengan DPRD Kabupaten Sleman"),
        ("rapat dengan DPRD Kabupaten Sleman kemarin", "rapat dengan DPRD Kabupaten Sleman"),
        ("rapat dengan Menteri Pertanian dan para camat", "rapat dengan Menteri Pertanian dan para camat"),
        ("Rapat antara Pemerintah Kabupaten Sleman dengan sejumlah warga",
         "Rapat antara Pemerintah Kabupaten Sleman dengan sejumlah warga"),
        ("rapat dengan tertib", "rapat"),
    ],
    ids=["a clause after", "a day after", "a ministry's head", "between two", "a manner"],
)  # fmt: skip
def test_a_name_ends_where_the_parties_do(extractor: Extractor, told: str, name: str) -> None:
    text = f"Bupati Sleman Wira Padmana menggelar {told} di Sleman, Senin (3/3/2025)."
    assert only_meeting(extractor, text).name == name


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("Rapat koordinasi itu berlangsung pada 2-5 Maret 2025.", ("2025-03-02", "2025-03-05")),
        ("Pameran itu berlangsung pada 2-5 Maret 2025.", ("2025-03-03", None)),
        ("Rapat koordinasi itu menyambut pasar murah, 8-9 Maret 2025.", ("2025-03-03", None)),
    ],
    ids=["its own days", "another's days", "later days"],
)
def test_the_day_of_the_opening_lies_in_the_days_it_ran(
    extractor: Extractor, told: str, days: tuple[str, str | None]
) -> None:
    found = only_meeting(extractor, f"{LEAD} di Sleman, Senin (3/3/2025). {told}")
    assert (found.date, found.end_date) == days


@pytest.mark.parametrize(
    ("told", "name", "topic"),
    [
        ("rapat penetapan status siaga darurat di Sleman", "rapat penetapan status siaga darurat",
         "penetapan status siaga darurat"),
        ("rapat evaluasi fisik dan keuangan Kabupaten Sleman di Sleman",
         "rapat evaluasi fisik dan keuangan Kabupaten Sleman", "fisik dan keuangan Kabupaten Sleman"),
        ("rapat koordinasi dan menanam pohon di Sleman", "rapat koordinasi", None),
        ("rapat koordinasi bersama pengurus di Sleman", "rapat koordinasi bersama pengurus", None),
        ("rapat persiapan pelantikan kepala daerah bersama camat di Sleman",
         "rapat persiapan pelantikan kepala daerah bersama camat", "pelantikan kepala daerah"),
    ],
    ids=["an act", "two things", "another act", "company", "what is prepared"],
)  # fmt: skip
def test_a_plain_name_tells_what_is_dealt_with(extractor: Extractor, told: str, name: str, topic: str | None) -> None:
    found = only_meeting(extractor, f"Bupati Sleman Wira Padmana memimpin {told}, Senin (3/3/2025).")
    assert (found.name, found.topic) == (name, topic)


def test_the_purpose_of_an_installation_is_no_topic(extractor: Extractor) -> None:
    text = "Bupati Sleman Wira Padmana melantik 10 pejabat di Pendopo Sleman. Pejabat dilantik untuk melayani warga."
    assert only_meeting(extractor, text).topic is None


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Bupati Sleman Wira Padmana audiensi dengan Gubernur Jambi Laras Wening, Senin (3/3/2025).",
         ["audiensi dengan Gubernur Jambi Laras Wening"]),
        ("Bupati Sleman Wira Padmana menolak permintaan audiensi dengan Gubernur Jambi Laras Wening.", []),
        ("Camat menggelar kegiatan bertajuk Bincang Bersama Warga di Pendopo Sleman, Senin (3/3/2025).",
         ["Bincang Bersama Warga"]),
        ("Camat menyukai lagu bertajuk Bincang Bersama Warga di Pendopo Sleman, Senin (3/3/2025).", []),
        ("Menjelang HUT Sleman ke-9, camat menggelar pasar murah di Pendopo Sleman, Senin (3/3/2025).", []),
        ("Camat menggelar peringatan HUT Sleman ke-9 di Pendopo Sleman, Senin (3/3/2025).",
         ["peringatan HUT Sleman ke-9"]),
        ("Camat mengikuti Rapat Dewan Gubernur Bank Indonesia di Sleman, Senin (3/3/2025).",
         ["Rapat Dewan Gubernur Bank Indonesia"]),
    ],
    ids=[
        "a noun for the verb", "asked for", "named by bertajuk", "a song", "an occasion", "an anniversary held",
        "a board",
    ],
)  # fmt: skip
def test_what_is_told_as_a_gathering(extractor: Extractor, told: str, names: list[str]) -> None:
    assert [m.name for m in extractor.extract(Report(ReportInfo("t"), told)).meetings if m.main] == names


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Hari ini, 5 Maret 2025, Bupati Sleman Wira Padmana dilantik oleh Gubernur Jambi Laras Wening berdasarkan"
         " Keputusan Nomor 5 Tahun 2025, tanggal 1 Maret 2025.", "2025-03-05"),
        ("Bupati Sleman Wira Padmana memimpin rapat koordinasi Program Nomor Satu di Sleman, tanggal 1 Maret 2025.",
         "2025-03-01"),
    ],
    ids=["the decision's day", "its own day"],
)  # fmt: skip
def test_the_day_of_a_decision_is_not_the_meetings(extractor: Extractor, told: str, day: str) -> None:
    assert only_meeting(extractor, told).date == day


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("melaksanakan Forum Komunikasi Pengelola Informasi", ["Forum Komunikasi Pengelola Informasi"]),
        ("melaksanakan Salat Idul Fitri Bersama", []),
    ],
    ids=["a forum", "a prayer"],
)
def test_a_name_of_its_own_may_follow_melaksanakan(extractor: Extractor, told: str, names: list[str]) -> None:
    text = f"Pemerintah Kabupaten Sleman {told} di Pendopo Sleman, Senin (3/3/2025)."
    assert [m.name for m in extractor.extract(Report(ReportInfo("t"), text)).meetings] == names


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Evaluasi kinerja tim yang digelar di Aula Bappeda, Senin (3/3/2025), dihadiri para camat.",
         ["Evaluasi kinerja tim"]),
        ("Evaluasi kinerja tim yang akan digelar di Aula Bappeda tahun depan dinanti para camat.", []),
        ("Evaluasi kinerja tim yang tertunda di Aula Bappeda, Senin (3/3/2025), dinanti para camat.", []),
    ],
    ids=["held", "to come", "not held"],
)  # fmt: skip
def test_work_in_common_held_in_a_hall_on_a_day_is_a_gathering(
    extractor: Extractor, told: str, names: list[str]
) -> None:
    made = extractor.extract(Report(ReportInfo("t"), told))
    assert [m.name for m in made.meetings] == names


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("Senin (3/3/2025) sampai Rabu (5/3/2025)", ("2025-03-03", "2025-03-05")),
        ("Senin (3/3/2025), setelah pasar murah Rabu (5/2/2025)", ("2025-03-03", None)),
    ],
    ids=["from day to day", "two events"],
)
def test_two_days_may_be_first_and_last(extractor: Extractor, days: str, expected: tuple[str, str | None]) -> None:
    found = only_meeting(extractor, f"{LEAD} di Sleman, {days}.")
    assert (found.date, found.end_date) == expected


def test_where_someone_speaks_is_not_where_they_will_meet(extractor: Extractor) -> None:
    text = (
        "“Kami akan menggelar rapat koordinasi dengan warga,” kata Bupati Sleman Wira Padmana di Kantor Bupati,"
        " Senin (3/3/2025)."
    )
    assert [m.venue for m in extractor.extract(Report(ReportInfo("t"), text)).meetings] == [None]
