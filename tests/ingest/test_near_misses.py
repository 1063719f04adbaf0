"""Reports that only look like reports of a meeting: nothing is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.evaluation import read_corpus
from ingest.extract import Extractor

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param(ROOT / "data" / "samples", id="samples"),
        pytest.param(GOLD, id="gold", marks=pytest.mark.skipif(not GOLD.is_dir(), reason="lies outside the project")),
    ],
)
def test_a_report_annotated_with_no_meeting_and_no_directive_gets_neither(folder: Path) -> None:
    corpus = read_corpus(folder)
    extractor = Extractor()
    bare = {
        raw["id"]
        for raw in corpus.annotations
        if not raw.get("directives") and not any(meeting["main"] for meeting in raw.get("meetings") or ())
    }
    assert bare
    for report in corpus.reports:
        if report.info.id in bare:
            extraction = extractor.extract(report)
            assert [m.name for m in extraction.meetings if m.main] == [], report.info.id
            assert [d.action for d in extraction.directives] == [], report.info.id
