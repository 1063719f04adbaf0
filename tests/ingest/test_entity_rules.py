"""Each rule of the entity layers fires on its own example and keeps still on a near one."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest import lists, resolve
from ingest.context import Context
from ingest.frame import Frame
from ingest.gazetteer import Gazetteer
from ingest.layout import read_layout
from ingest.quotes import find_quotes
from ingest.report import Report
from ingest.rules import RULES, Rule, registry
from ingest.scan import scan


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return lists.load()


def fired(gazetteer: Gazetteer, text: str) -> set[str]:
    """Ids of the rules that read something in `text` and are sure enough to publish it."""
    ctx = Context(Report(ReportInfo("t"), text), text, gazetteer=gazetteer)
    ctx.layout = read_layout(ctx.report)
    ctx.quotes = find_quotes(text, ctx.layout)
    ctx.hits = gazetteer.find(text)
    resolve.find_mentions(ctx)
    readings = scan(Frame(ctx))
    bodies = [*readings.organisations, *(post.body for post in readings.posts if post.body)]
    found = {seen.rule for seen in readings.sightings if seen.confidence >= 0.5}
    found |= {body.rule for body in bodies if body.confidence >= 0.5}
    found |= {post.rule for post in readings.posts}
    found |= {rule for _, _, rule, _ in readings.tenures}
    found |= {tenure.rule for tenure in ctx.entities.tenures}
    found |= {body.rule for body in ctx.entities.organisations.values() if body.implied}
    return found | {mention.rule for mention in ctx.mentions if mention.kind == "place"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_fires_on_its_example_and_not_on_the_near_one(gazetteer: Gazetteer, rule: Rule) -> None:
    assert rule.id in fired(gazetteer, rule.fires)
    assert rule.id not in fired(gazetteer, rule.silent)


def test_every_rule_has_one_id() -> None:
    assert len(registry()) == len({rule.id for rule in registry().values()})
    assert len({rule.id for rule in RULES}) == len(RULES)
