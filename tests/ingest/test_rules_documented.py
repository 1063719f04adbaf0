"""The table of rules in the documentation is the registry's."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.settings import Settings
from ingest import readers
from ingest.directives.rules import Rule
from ingest.extract import Extractor
from ingest.rules import registry

PAGE = Path(__file__).parents[2] / "docs" / "extraction.md"


@pytest.mark.parametrize("rule", registry().values(), ids=lambda rule: rule.id)
def test_each_rule_and_its_claim_are_in_the_documentation(rule: Rule) -> None:
    assert f"| {rule.id} | {rule.claim} |" in PAGE.read_text("utf-8")


SAMPLES = Path(__file__).parents[2] / "data" / "samples"
GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.parametrize("folder", [SAMPLES, GOLD], ids=["samples", "gold"])
def test_every_rule_that_fires_states_its_claim(folder: Path) -> None:
    if not folder.exists():
        pytest.skip(f"{folder.name}: not beside the project")
    extractor = Extractor(publish_threshold=0.0)
    fired: set[str] = set()
    for item in readers.read([next(folder.glob("*.jsonl"))], Settings()):
        assert isinstance(item, readers.Read)
        made = extractor.extract(item.report)
        for layer in ("people", "organisations", "tenures", "meetings", "attendance", "directives", "quotes"):
            fired |= {entry.rule for entry in getattr(made, layer)}
        fired |= {regulation.rule for regulation in made.regulations}
    assert fired
    assert fired <= set(registry())
