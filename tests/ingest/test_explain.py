"""The explanation: every mention with its rule, what it resolved to, what else it might be, and why not published."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest.explain import Explanation, as_text, explain
from ingest.extract import Extractor
from ingest.report import Report

TEXT = (
    "SLEMAN - Bupati Sleman Sari Melati memimpin Rapat Koordinasi Pendataan Warga di pendopo, Selasa (1/3/2022).\n\n"
    "Sari Melati meminta seluruh camat segera mendata warga. "
    "Menurut Sari Melati, jalan desa harus segera diperbaiki.\n\n"
    "Rapat itu juga dihadiri Kepala Dinas Kesehatan Kabupaten Sleman Dewi Melati.\n"
)


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return explain(Report(ReportInfo("r1", published="2022-03-02"), TEXT), Extractor())


def test_every_mention_reproduces_its_words_and_names_its_rule(explanation: Explanation) -> None:
    assert explanation.marked
    for mark in explanation.marked:
        assert mark.span.of(TEXT) == mark.surface
        assert mark.rule
        assert 0 < mark.confidence <= 1
    assert "Sari Melati" in {mark.label for mark in explanation.marked}


def test_what_is_stated_says_who_does_what_by_which_rule(explanation: Explanation) -> None:
    (directive,) = [item for item in explanation.stated if item.layer == "directives"]
    assert directive.summary == "Sari Melati to seluruh camat (request, 'meminta'): segera mendata warga"
    assert directive.rule == "D-01"
    assert directive.claim.startswith("The subject of a verb of directing")
    assert [span.of(TEXT) for span in directive.spans] == ["Sari Melati meminta seluruh camat segera mendata warga."]


def test_a_candidate_says_why_it_is_not_published(explanation: Explanation) -> None:
    held = [item for item in explanation.candidates if item.layer == "directives"]
    assert [item.rule for item in held] == ["D-17"]
    assert "is below 0.5" in held[0].reason


def test_the_terminal_shows_all_of_it(explanation: Explanation) -> None:
    shown = as_text(explanation)
    for words in (
        "REPORT r1",
        "'Sari Melati' person -> Sari Melati (person/sari-melati)",
        "directives: Sari Melati to seluruh camat",
        "rule D-01, confidence",
        "CANDIDATES (not published)",
    ):
        assert words in shown
    assert all(paragraph[:60] in shown.replace("\n  ", " ") for paragraph in TEXT.split("\n\n")[:1])


def test_a_form_that_may_mean_two_people_names_the_other() -> None:
    text = TEXT + "\nMelati menambahkan, data itu penting.\n"
    shown = explain(Report(ReportInfo("r1", published="2022-03-02"), text), Extractor())
    marks = [mark for mark in shown.marked if mark.surface == "Melati"]
    assert marks
    assert any(mark.alternatives for mark in marks)
    assert "also possible: person/" in as_text(shown)


def test_a_report_that_names_no_one_is_explained_too() -> None:
    empty = explain(Report(ReportInfo("r1"), "Hujan turun sejak pagi."), Extractor())
    assert empty.stated == empty.candidates == ()
    assert "Hujan turun sejak pagi." in as_text(empty)
