"""The day of a gathering, and days told beside it that are of something else, in short invented reports."""

from __future__ import annotations

import pytest

from graph.model import Meeting, ReportInfo
from ingest.extract import Extractor
from ingest.report import Report


def meetings(extractor: Extractor, text: str) -> list[Meeting]:
    return list(extractor.extract(Report(ReportInfo("t"), text)).meetings)


SAID = "“Warga menunggu hasilnya,” kata Bupati Sleman Wira Padmana di Pendopo Sleman, Selasa (4/3/2025)."
HELD = "Bupati Sleman Wira Padmana memimpin rapat koordinasi penanganan banjir bersama para camat"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (f"{HELD}. {SAID}", "2025-03-04"),
        (f"{HELD} kemarin. {SAID}", "2025-03-03"),
        (f"{HELD} pekan lalu. {SAID}", None),
        (f"{HELD} beberapa waktu lalu. {SAID}", None),
        (f"{HELD} pada akhir Februari. {SAID}", None),
        (f"{HELD} Kamis kemarin. {SAID}", None),
        (f"{HELD}. {SAID} Pekan lalu ia mengunjungi pasar.", "2025-03-04"),
        (f"{HELD}. Akun Kabar Kita pada Selasa (4/3/2025) membagikan videonya.", None),
        (f"{HELD}. Video itu dilihat warga sejak Selasa (4/3/2025).", None),
        (f"{HELD}. Menurut kanal yang diunggah pada Selasa (4/3/2025), warga puas.", None),
    ],
    ids=[
        "the report's", "the day before", "a week before", "some time before", "a month alone", "a weekday before",
        "another event's", "a post's", "a video's", "when it was put up",
    ],
)  # fmt: skip
def test_the_day_of_the_report_is_the_gatherings_unless_words_beside_it_say_otherwise(
    extractor: Extractor, told: str, day: str | None
) -> None:
    (found,) = (m for m in meetings(extractor, told) if m.main)
    assert found.date == day


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Pemkab Sleman akan menggelar rapat koordinasi pada Jumat (7/3/2025).", "2025-03-07"),
        ("Pemkab Sleman akan menggelar rapat koordinasi setelah warga mengadu pada Jumat (7/3/2025).", None),
        ("Pemkab Sleman akan menggelar rapat koordinasi menjelang panen raya pada Jumat (7/3/2025).", None),
        ("Pada Jumat (7/3/2025), Pemkab Sleman akan menggelar rapat koordinasi.", "2025-03-07"),
        ("Masa tugas panitia berakhir pada Jumat (7/3/2025), Bupati Sleman Wira Padmana berharap rapat koordinasi"
         " digelar di Sleman.", None),
        ("Dalam berita yang terbit Jumat (7/3/2025) disebutkan bahwa Pemkab Sleman menggelar rapat koordinasi.", None),
        ("Hal itu dibahas dalam dialog pada Jumat (7/3/2025) dan akan dimatangkan dalam rapat koordinasi.", None),
    ],
    ids=[
        "its own", "of what it comes after", "of what it goes before", "its own, told first", "of what gives cause",
        "of the news", "of the gathering before it",
    ],
)  # fmt: skip
def test_a_day_told_of_something_else_is_not_the_gatherings(extractor: Extractor, told: str, day: str | None) -> None:
    found = [m for m in meetings(extractor, told) if m.type == "rapat_koordinasi"]
    assert [m.date for m in found] == [day]


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("Bupati yang lahir 8 Agustus 1987 itu", None),
        ("Bupati yang dilantik pada Jumat (28/2/2025) itu", "2025-03-04"),
    ],
    ids=["day of birth", "day of news"],
)
def test_the_year_of_a_day_of_history_is_not_lent_to_a_day_that_its_weekday_contradicts(
    extractor: Extractor, first: str, day: str | None
) -> None:
    text = f"{HELD} di Sleman, Selasa (4/3). {first} berharap warga siap."
    assert [m.date for m in meetings(extractor, text) if m.type == "rapat_koordinasi"] == [day]


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Pemerintah pusat kini membolehkan Pemkab Sleman mengadakan rapat di hotel.", []),
        ("Kegiatan Pemkab Sleman kembali ramai. Pemkab Sleman mengadakan rapat di hotel dan restoran.", []),
        ("Pemkab Sleman mengadakan rapat di Hotel Sembada, Senin (3/3/2025).", ["rapat"]),
    ],
    ids=["allowed", "in general", "one that was held"],
)
def test_gatherings_in_hotels_in_general_are_none(extractor: Extractor, told: str, names: list[str]) -> None:
    assert [m.name for m in meetings(extractor, told)] == names
