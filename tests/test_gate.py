"""The gate: extraction may only get better, on the samples always and on real reports where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.evaluation import evaluate, read_corpus, table
from ingest.extract import Extractor

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "floors.json"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The extractor with its published settings."""
    return Extractor()


def check(folder: Path, extractor: Extractor) -> None:
    """Score a corpus and hold it to its floors."""
    made = evaluate(read_corpus(folder), extract=extractor.extract, floors=FLOORS)
    again = f"risalah evaluate {folder.name} --floors tests/floors.json --store NAME"
    assert made.floors, f"corpus {made.fingerprint} has no floors yet; look at its figures, then run {again}"
    assert made.passed, "\n" + table(made)


def test_the_samples_are_read_as_well_as_before(extractor: Extractor) -> None:
    check(ROOT / "data" / "samples", extractor)


def test_real_reports_are_read_as_well_as_before(extractor: Extractor, shared: Path) -> None:
    check(shared / "gold", extractor)


def test_a_report_without_a_meeting_yields_none(extractor: Extractor) -> None:
    corpus = read_corpus(ROOT / "data" / "samples")
    (report,) = (report for report in corpus.reports if report.info.id == "bukan-rapat-1-bali")
    found = extractor.extract(report)
    assert found.meetings == ()
    assert found.directives == ()
    assert found.tenures == ()
