"""Indonesian date expressions and the days they mean."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo, Span
from ingest import dates, lists
from ingest.context import Context, Layout
from ingest.gazetteer import Gazetteer
from ingest.report import Report


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return lists.load()


def read(gazetteer: Gazetteer, text: str, published: str | None) -> Context:
    ctx = Context(Report(ReportInfo("t", published=published), text), text, gazetteer=gazetteer)
    ctx.layout = Layout(paragraphs=(Span(0, len(text)),))
    ctx.hits = gazetteer.find(text)
    dates.find_dates(ctx)
    return ctx


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Rapat digelar Selasa (1/3).", "2022-03-02", [("2022-03-01", None, "resolved")]),
        ("Rapat digelar Selasa (21/10/2025).", None, [("2025-10-21", None, "stated")]),
        ("Rapat pada Rabu, 29 November 2023 lalu.", None, [("2023-11-29", None, "stated")]),
        ("Kamis 18 Nopember 2021", None, [("2021-11-18", None, "stated")]),
        ("Rapat digelar 7-9 Maret 2022.", None, [("2022-03-07", "2022-03-09", "stated")]),
        ("Rapat 31 Januari hingga 2 Februari 2019.", None, [("2019-01-31", "2019-02-02", "stated")]),
        ("Rapat 5 s/d 7 November 2014.", None, [("2014-11-05", "2014-11-07", "stated")]),
        ("Rapat digelar Senin pagi (06/01).", "2020-02-10", [("2020-01-06", None, "resolved")]),
        ("Kata dia, Selasa.", "2025-06-10", [("2025-06-10", None, "resolved")]),
        ("Rapat Senin pekan lalu.", "2025-06-11", [("2025-06-02", None, "resolved")]),
        ("Rapat digelar hari ini.", "2025-06-11", [("2025-06-11", None, "resolved")]),
        ("Rapat digelar (31/12).", "2025-01-02", [("2024-12-31", None, "resolved")]),
        ("Pilkada serentak tahun 2024.", "2022-03-02", []),
        ("Tahun ajaran 2023/2024 dan 3/4 anggota.", "2022-03-02", []),
        ("UU Nomor 23 Tahun 2014.", "2022-03-02", []),
        ("Rapat setiap Senin.", "2022-03-02", []),
        ("Rapat digelar Selasa (1/3).", None, []),
        ("Rapat digelar (31/2/2025).", "2025-03-02", []),
    ],
)
def test_expressions_resolve_to_days(
    gazetteer: Gazetteer, text: str, published: str | None, expected: list[tuple[str, str | None, str]]
) -> None:
    assert [(d.iso, d.end_iso, d.basis) for d in read(gazetteer, text, published).dates] == expected


def test_a_weekday_that_contradicts_its_date_is_flagged_and_the_date_kept(gazetteer: Gazetteer) -> None:
    ctx = read(gazetteer, "Rapat digelar Selasa (21/7/2025).", None)
    assert [d.iso for d in ctx.dates] == ["2025-07-21"]
    assert len(ctx.warnings) == 1
    assert "Senin" in ctx.warnings[0]


def test_a_year_the_report_speaks_of_may_put_a_weekday_right(gazetteer: Gazetteer) -> None:
    ctx = read(gazetteer, "Apel hari pertama tahun 2023 digelar Senin (2/1/2022).", None)
    assert [d.iso for d in ctx.dates] == ["2023-01-02"]
    assert len(ctx.warnings) == 1


def test_a_day_without_a_year_is_told_in_a_warning(gazetteer: Gazetteer) -> None:
    assert read(gazetteer, "Rapat digelar Selasa (1/3).", None).warnings == [
        'date: nothing fixes the year of "Selasa (1/3)"'
    ]
