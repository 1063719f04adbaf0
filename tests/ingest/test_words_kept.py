"""What is kept from report to report changes nothing that is read."""

import pytest

from graph.resources import data_path
from graph.settings import Settings
from ingest import names, readers
from ingest.extract import Extractor


def test_words_of_names_are_read_alike_whether_kept_or_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor = Extractor()
    reports = [
        item.report
        for item in readers.read([data_path("samples", "reports.jsonl")], Settings())
        if isinstance(item, readers.Read)
    ][:12]
    first = [extractor.extract(report) for report in reports]
    assert extractor.gazetteer.name_words
    again = [extractor.extract(report) for report in reports]
    monkeypatch.setattr(names, "WORDS_KEPT", 1)
    extractor.gazetteer.name_words.clear()
    anew = [extractor.extract(report) for report in reports]
    assert first == again == anew
