"""Proposals that two reports tell of one meeting: precise first, explained, and never over a person's word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.judgements import RULES, Judgement, end, judge, resolve
from graph.same_meeting import MeetingFacts, features, meeting_facts, propose, reason, score
from tests.factories import central, province, story

AT = "2024-03-08T09:00:00Z"

FLOOD = MeetingFacts(
    "meeting/p1/2024-03-06-rapat-koordinasi-penanganan-banjir", "p1", "Rapat Koordinasi Penanganan Banjir Jambi",
    "rapat_koordinasi", "2024-03-06", region="place/15", venue="Ruang Pola Kantor Gubernur", topic="banjir",
    mode="in_person", who=frozenset({"person/hasan-baruna", "person/laila-mardiani"}),
)  # fmt: skip


def other(**change: object) -> MeetingFacts:
    """The flood meeting as another report tells of it."""
    return replace(FLOOD, id="meeting/p2/2024-03-06-rakor-banjir", report="p2", **change)  # type: ignore[arg-type]


NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        pytest.param(other(), "same", id="told alike"),
        pytest.param(
            other(venue="Aula BPBD", name="Rakor Penanganan Banjir"), "same", id="outlets disagree on the venue"
        ),
        pytest.param(other(topic=None, venue=None, mode=None, region=None), "same", id="told in few words"),
        pytest.param(
            other(who=NOBODY, venue=None, topic=None, region=None, name="Rapat Penanganan Banjir Jambi"),
            "unsure",
            id="only the name speaks for it",
        ),
        pytest.param(other(name="Rapat Paripurna", who=NOBODY, venue=None, topic=None), None, id="no telling word"),
        pytest.param(other(region="place/73", who=NOBODY), None, id="another province"),
        pytest.param(
            other(name="Rapat Evaluasi Stunting", who=frozenset({"person/dewi"}), venue="Hotel Z", topic="stunting"),
            None,
            id="another matter",
        ),
        pytest.param(other(date="2024-03-07"), None, id="another day"),
        pytest.param(other(date=None), None, id="no day known"),
        pytest.param(replace(other(), report="p1"), None, id="two meetings of one report"),
    ],
)
def test_a_pair_is_proposed_only_where_much_speaks_for_it(told: MeetingFacts, verdict: str | None) -> None:
    found = propose([FLOOD, told], at=AT)
    assert [j.verdict for j in found] == ([verdict] if verdict else [])


def test_a_proposal_explains_itself() -> None:
    (made,) = propose([FLOOD, other()], at=AT)
    assert made.by == RULES
    assert made.at == AT
    assert made.score is not None
    assert 0.9 <= made.score <= 1
    assert "+4.0 the same people: person/hasan-baruna, person/laila-mardiani" in made.reason
    assert "names share: banjir, jambi, penanganan" in made.reason


def test_what_speaks_against_is_told_too() -> None:
    found = features(FLOOD, other(venue="Aula BPBD", region="place/73"))
    assert any(f.points < 0 and "different regions" in f.detail for f in found)
    assert reason(found).split("; ")[0].startswith(("+4.0", "-4.0"))


def test_what_one_report_leaves_open_says_nothing() -> None:
    names = {f.name for f in features(FLOOD, other(venue=None, topic=None, mode=None, region=None, who=NOBODY))}
    assert names == {"name", "type"}


def test_more_shared_people_score_higher() -> None:
    one = score(features(FLOOD, other(who=frozenset({"person/hasan-baruna"}))))
    both = score(features(FLOOD, other()))
    assert one < both


def test_the_order_of_meetings_does_not_matter() -> None:
    third = replace(other(), id="meeting/p3/x", report="p3")
    assert propose([FLOOD, other(), third], at=AT) == propose([third, other(), FLOOD], at=AT)


def test_a_pair_that_others_join_is_not_put_before_a_person() -> None:
    quiet = replace(FLOOD, id="meeting/p3/x", report="p3", who=NOBODY, venue=None, topic=None)
    loud = replace(quiet, who=frozenset({"person/hasan-baruna"}), venue=FLOOD.venue)
    link = replace(loud, id="meeting/p4/x", report="p4")
    assert [j.verdict for j in propose([FLOOD, quiet], at=AT)] == ["unsure"]
    linked = propose([FLOOD, quiet, link, replace(loud, id="meeting/p3/y")], at=AT)
    assert {j.verdict for j in linked if FLOOD.id in j.pair and link.id in j.pair} == {"same"}
    identity = resolve(linked)
    for one in linked:
        assert one.verdict == "same" or identity.of(one.left) != identity.of(one.right)


def test_the_same_name_in_the_same_place_on_one_day_is_the_same() -> None:
    cabinet = replace(
        FLOOD, name="Sidang Kabinet Paripurna", venue="Istana Negara", who=NOBODY, topic=None, region=None
    )
    again = replace(cabinet, id="meeting/p2/x", report="p2", venue="Istana Negara, Jakarta")
    elsewhere = replace(again, venue="Istana Bogor")
    assert [j.verdict for j in propose([cabinet, again], at=AT)] == ["same"]
    assert "same" not in [j.verdict for j in propose([cabinet, elsewhere], at=AT)]


def test_of_two_meetings_in_one_report_only_the_better_match_is_the_same() -> None:
    worse = other(venue=None, topic=None, region=None)
    worse = replace(worse, id="meeting/p2/2024-03-06-lain")
    found = {j.right if j.left == FLOOD.id else j.left: j.verdict for j in propose([FLOOD, other(), worse], at=AT)}
    assert found == {other().id: "same", worse.id: "unsure"}


def _rules(verdict: str = "same") -> Judgement:
    (made,) = propose([FLOOD, other()], at=AT)
    return replace(made, verdict=verdict)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("judged", "count"),
    [
        pytest.param([], 1, id="nothing judged yet"),
        pytest.param([_rules()], 0, id="the rules said so before"),
        pytest.param([_rules("unsure")], 1, id="the rules were unsure before"),
        pytest.param([judge(FLOOD.id, other().id, "different", by="rani", at=AT)], 0, id="a person judged"),
        pytest.param([end(_rules(), at=AT, by="rani")], 0, id="a person took the proposal back"),
        pytest.param([end(_rules(), at=AT, by=RULES)], 1, id="the rules replaced their own"),
    ],
)
def test_the_rules_do_not_repeat_themselves_nor_overrule_a_person(judged: list[Judgement], count: int) -> None:
    assert len(propose([FLOOD, other()], at=AT, judged=judged)) == count


def test_facts_are_read_from_an_extraction() -> None:
    (found,) = meeting_facts(province())
    assert found.report == "p1"
    assert found.date == "2024-03-06"
    assert found.venue == "Ruang Pola Kantor Gubernur"
    assert found.who == {"person/hasan-baruna", "person/laila-mardiani"}


def test_the_meeting_that_two_outlets_tell_differently_becomes_one() -> None:
    meetings = [m for x in story() for m in meeting_facts(x)]
    identity = resolve(propose(meetings, at=AT))
    assert list(identity.clusters.values()) == [tuple(m.id for x in story()[1:3] for m in meeting_facts(x))]
    assert meeting_facts(central())[0].id not in identity.canonical


def test_a_day_with_very_many_meetings_is_compared_by_region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.same_meeting.MAX_OF_A_DAY", 2)
    third = replace(FLOOD, id="meeting/p3/x", report="p3", region="place/16")
    assert [j.verdict for j in propose([FLOOD, other(), third], at=AT)] == ["same"]
