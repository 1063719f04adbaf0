"""Each rule of the event layers fires on its own example and keeps still on a near one."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest.event_rules import RULES
from ingest.extract import Extractor
from ingest.report import Report
from ingest.rules import Rule


def fired(extractor: Extractor, text: str) -> set[str]:
    """Ids of the rules that made an item from `text`."""
    made = extractor.extract(Report(ReportInfo("t"), text))
    return {item.rule for layer in (made.regulations, made.quotes, made.meetings, made.attendance) for item in layer}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_fires_on_its_example_and_not_on_the_near_one(extractor: Extractor, rule: Rule) -> None:
    assert rule.id in fired(extractor, rule.fires)
    assert rule.id not in fired(extractor, rule.silent)
