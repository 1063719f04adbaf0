"""The gate: the extraction is as good as its floors on the samples, and on the larger gold set where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.evaluation import evaluate, read_corpus, table
from ingest.extract import Extractor

ROOT = Path(__file__).parents[2]
FLOORS = ROOT / "tests" / "floors.json"
GOLD = ROOT.parent / "shared" / "gold"


def hold(folder: Path) -> None:
    evaluation = evaluate(read_corpus(folder), extract=Extractor().extract, floors=FLOORS)
    assert evaluation.floors, (
        f"no floors are kept for corpus {evaluation.fingerprint}: its annotations changed; "
        "look at the figures, then keep them with `risalah evaluate`"
    )
    assert evaluation.passed, table(evaluation)


def test_the_samples_are_read_as_well_as_before() -> None:
    hold(ROOT / "data" / "samples")


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold set lies outside the project")
def test_the_gold_set_is_read_as_well_as_before() -> None:
    hold(GOLD)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold set lies outside the project")
def test_reports_of_no_meeting_give_no_main_meeting_and_no_directive() -> None:
    """A report whose annotation has neither must not get either: nothing is invented."""
    corpus = read_corpus(GOLD)
    extractor = Extractor()
    bare = {
        raw["id"] for raw in corpus.annotations if not raw["directives"] and not any(m["main"] for m in raw["meetings"])
    }
    for report in corpus.reports:
        if report.info.id in bare:
            extraction = extractor.extract(report)
            assert not [m.name for m in extraction.meetings if m.main], report.info.id
            assert not [d.action for d in extraction.directives], report.info.id
