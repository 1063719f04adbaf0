"""The table of rules in the documentation is the registry's."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.directives.rules import Rule
from ingest.rules import registry

PAGE = Path(__file__).parents[2] / "docs" / "extraction.md"


@pytest.mark.parametrize("rule", registry().values(), ids=lambda rule: rule.id)
def test_each_rule_and_its_claim_are_in_the_documentation(rule: Rule) -> None:
    assert f"| {rule.id} | {rule.claim} |" in PAGE.read_text("utf-8")
