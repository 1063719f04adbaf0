"""Directives held in memory for traces: never stale, never more than allowed, the same as read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import ids
from graph.acts import Acts, month_after, months_between, telling_words
from graph.model import Directive, Extraction, Group, Meeting, Person, ReportInfo, Span
from graph.service import Service, Submission
from graph.settings import Settings
from graph.views import View


def told(key: str, day: str, action: str = "membuka gudang pangan") -> Extraction:
    """A report of one directive of one person to one group."""
    text = f"Bima Laksana meminta bupati {action}."
    span = Span(0, len(text))
    person, group = ids.person("Bima Laksana"), ids.group("bupati")
    meeting = Meeting(ids.meeting(key, "Rapat", day), "Rapat", "rapat_koordinasi", date=day, main=True,
                      evidence=(span,), rule="M-00")  # fmt: skip
    directive = Directive(ids.relation("directive", key, action), person, (group,), action, "request", "meminta",
                          meeting=meeting.id, evidence=(span,), rule="D-00")  # fmt: skip
    return Extraction(
        text,
        ReportInfo(key, title=key, publisher="Kabar Uji", published=day),
        people=(Person(person, "Bima Laksana", mentions=(span,)),),
        groups=(Group(group, "bupati", (span,)),),
        meetings=(meeting,),
        directives=(directive,),
    )


def put(folder: Path, *extractions: Extraction) -> View:
    settings = Settings(data_dir=folder)
    with Service(settings) as service:
        outcomes = service.put([Submission(x, x.text.encode()) for x in extractions])
    assert [o.message for o in outcomes if not o.ok] == []
    return View(folder / "catalogue.sqlite")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-03-05", "2024-03-30", ["2024-03"]),
        ("2023-11-30", "2024-02-01", ["2023-11", "2023-12", "2024-01", "2024-02"]),
        ("2024-03-05", "2024-02-01", ["2024-03"]),
    ],
)
def test_months_from_one_day_to_another(first: str, last: str, expected: list[str]) -> None:
    assert months_between(first, last) == expected


def test_december_is_followed_by_january() -> None:
    assert [month_after(m) for m in ("2024-11", "2024-12")] == ["2024-12", "2025-01"]


def test_telling_words_leave_out_what_every_act_says() -> None:
    assert telling_words("segera melaksanakan operasi pasar di daerah", None) == {"operasi", "pasar"}


def test_a_month_holds_its_own_directives_by_party_and_by_group(tmp_path: Path) -> None:
    view = put(tmp_path, told("a", "2024-03-31"), told("b", "2024-04-01"), told("c", "2024-06-01"))
    found = Acts(view).months(["2024-03", "2024-04", "2024-05"])
    assert {name: month.size for name, month in found.items()} == {"2024-03": 1, "2024-04": 1, "2024-05": 0}
    march = found["2024-03"]
    assert [act.date for act in march.by[ids.person("Bima Laksana")]] == ["2024-03-31"]
    assert [act.date for act in march.to[ids.group("bupati")]] == ["2024-03-31"]
    assert [act.words for act in march.to_group["bupati"]] == [telling_words("membuka gudang pangan")]


@pytest.mark.parametrize(("kept", "expected"), [(0, 0), (2, 2), (100, 5)])
def test_no_more_is_held_than_allowed_and_nothing_is_missing(tmp_path: Path, kept: int, expected: int) -> None:
    days = ["2024-01-01", "2024-02-01", "2024-02-02", "2024-03-01", "2024-04-01"]
    acts = Acts(put(tmp_path, *(told(f"r{n}", day) for n, day in enumerate(days))), kept=kept)
    for name in ("2024-01", "2024-02", "2024-03", "2024-04"):
        assert acts.months([name])[name].size == sum(day.startswith(name) for day in days)
    assert acts.held == expected


def test_what_is_held_follows_the_dataset(tmp_path: Path) -> None:
    view = put(tmp_path, told("a", "2024-03-02"))
    acts = Acts(view, kept=100)
    assert acts.months(["2024-03"])["2024-03"].size == 1
    put(tmp_path, told("b", "2024-03-09"))
    assert acts.months(["2024-03"])["2024-03"].size == 2


def test_directives_by_id_leave_out_those_there_are_not(tmp_path: Path) -> None:
    report = told("a", "2024-03-02")
    known = report.directives[0].id
    assert set(Acts(put(tmp_path, report)).some([known, "directive/none/0"])) == {known}
