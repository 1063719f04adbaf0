"""Judgements: who wins, what clusters follow, that all can be undone, and that a name can be split."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF
from rdflib.namespace import PROV

from graph.document import dumps
from graph.errors import UsageError
from graph.judgement_graph import judgement_triples
from graph.judgements import (
    RULES,
    VERDICTS,
    Identity,
    Judgement,
    base,
    end,
    in_force,
    judge,
    occurrence,
    resolve,
    split,
)
from graph.mapping import report_triples, to_graph
from graph.ontology import load
from graph.terms import Triple
from graph.validation import check, validate_graphs, validate_judgements
from graph.vocabulary import RISALAH, Iris, concept
from tests.factories import central, follow_up, province
from tests.properties import cases

A, B, C, D = "person/a", "person/bb", "person/ccc", "person/dddd"
DAY = "2024-03-0{}T08:00:00Z"


def says(
    left: str, right: str, verdict: str = "same", *, by: str = RULES, day: int = 1, score: float | None = None
) -> Judgement:
    return judge(left, right, verdict, by=by, at=DAY.format(day), score=score)


@pytest.mark.parametrize(
    ("rows", "clusters"),
    [
        pytest.param([], {}, id="nothing judged"),
        pytest.param([says(A, B)], {B: (A, B)}, id="two are one, the fuller name stands for both"),
        pytest.param([says(A, B), says(B, C)], {C: (A, B, C)}, id="one and one are three"),
        pytest.param([says(A, B, "unsure")], {}, id="unsure joins nothing"),
        pytest.param([says(A, B, "different")], {}, id="different joins nothing"),
        pytest.param([says(A, B), says(A, B, "different", by="rani")], {}, id="a person wins over the rules"),
        pytest.param(
            [says(A, B, day=9), says(A, B, "different", by="rani", day=1)], {}, id="also when the rules came later"
        ),
        pytest.param([says(A, B, "different"), says(B, A, by="rani")], {B: (A, B)}, id="either way round"),
        pytest.param(
            [says(A, B, by="rani", day=1), says(A, B, "different", by="sari", day=2)], {}, id="the later person wins"
        ),
        pytest.param(
            [says(A, B, day=1), says(B, C, day=2), says(A, C, "different", by="rani")],
            {B: (A, B)},
            id="different wins over the same reached through others",
        ),
        pytest.param(
            [says(A, B, score=0.91), says(B, C, score=0.99), says(A, C, "different", by="rani")],
            {C: (B, C)},
            id="of two proposals that clash the surer is kept",
        ),
        pytest.param(
            [says(A, B, score=0.99), says(B, C, by="rani"), says(A, C, "different", by="rani")],
            {C: (B, C)},
            id="a person's same is kept before a surer one of the rules",
        ),
    ],
)
def test_clusters_follow_from_the_rows(rows: list[Judgement], clusters: dict[str, tuple[str, ...]]) -> None:
    found = resolve(rows)
    assert found.clusters == clusters
    assert found.canonical == {m: c for c, members in clusters.items() for m in members if m != c}
    assert resolve(reversed(rows)) == found


def test_a_clash_is_listed_for_review() -> None:
    clash = says(A, B, score=0.91)
    found = resolve([clash, says(B, C, score=0.99), says(A, C, "different", by="rani")])
    assert found.conflicts == (clash,)


def test_a_judgement_taken_back_leaves_no_trace_in_the_clusters() -> None:
    one, other = says(A, B), says(B, C, by="rani")
    before = resolve([one])
    taken_back = end(other, at=DAY.format(5), by="sari", reason="another person")
    assert resolve([one, other]) != before
    assert resolve([one, taken_back]) == before
    assert (taken_back.ended_by, taken_back.ended_reason) == ("sari", "another person")


def test_what_the_rules_proposed_holds_again_when_a_person_takes_their_own_back() -> None:
    rules, person = says(A, B), says(A, B, "different", by="rani")
    assert in_force([rules, person])[A, B] is person
    assert in_force([rules, end(person, at=DAY.format(6), by="rani")])[A, B] is rules


@pytest.mark.parametrize(
    ("left", "right", "verdict", "words"),
    [
        (A, A, "same", "against itself"),
        (A, "post/a", "same", "different kinds"),
        (A, B, "maybe", "same, different, unsure"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(left: str, right: str, verdict: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        judge(left, right, verdict, by="rani", at=DAY.format(1))


def test_the_same_judgement_has_the_same_id_whichever_side_is_left() -> None:
    assert says(A, B).id == says(B, A).id
    assert says(A, B).id != says(A, B, "different").id
    assert says(A, B).id != says(A, B, by="rani").id


# --- Meetings --------------------------------------------------------------------------------------


def meeting(report: str, name: str = "rakor") -> str:
    return f"meeting/{report}/2024-03-06-{name}"


def test_the_rules_never_make_one_of_two_meetings_that_a_report_tells_apart() -> None:
    rows = [
        says(meeting("r1"), meeting("r2", "rakor"), score=0.99),
        says(meeting("r1"), meeting("r2", "raker"), score=0.95),
    ]
    found = resolve(rows)
    assert found.clusters == {meeting("r1"): (meeting("r1"), meeting("r2", "rakor"))}
    assert found.conflicts == (rows[1],)


def test_a_person_may_make_one_of_two_meetings_of_a_report() -> None:
    found = resolve([says(meeting("r1"), meeting("r1", "raker"), by="rani")])
    assert len(found.clusters) == 1


# --- Two people of one name ------------------------------------------------------------------------

BUDI = "person/budi-santoso"


def test_an_occurrence_names_its_id_and_report() -> None:
    assert occurrence(BUDI, "r7") == "person/budi-santoso~r7"
    assert base("person/budi-santoso~r7") == (BUDI, "r7")
    assert base(BUDI) == (BUDI, None)


def test_one_report_can_be_told_to_mean_another_person_of_the_name() -> None:
    found = resolve([says(BUDI, occurrence(BUDI, "r7"), "different", by="rani")])
    assert found.splits == {"r7": {BUDI: occurrence(BUDI, "r7")}}
    assert found.canonical == {}


def test_two_reports_that_mean_the_other_person_share_a_node() -> None:
    r7, r9 = occurrence(BUDI, "r7"), occurrence(BUDI, "r9")
    found = resolve([says(BUDI, r7, "different", by="rani"), says(r7, r9, by="rani")])
    assert found.splits == {"r7": {BUDI: r7}, "r9": {BUDI: r9}}
    assert found.canonical == {r9: r7}


def test_two_reports_told_apart_leave_one_with_the_name() -> None:
    r1, r7 = occurrence(BUDI, "r1"), occurrence(BUDI, "r7")
    assert resolve([says(r1, r7, "different", by="rani")]).splits == {"r7": {BUDI: r7}}


def test_an_occurrence_judged_the_same_as_its_name_is_no_node() -> None:
    found = resolve([says(BUDI, occurrence(BUDI, "r7"), by="rani")])
    assert found == Identity()


def test_the_other_person_can_be_joined_to_someone_else() -> None:
    r7 = occurrence(BUDI, "r7")
    found = resolve([says(BUDI, r7, "different", by="rani"), says(r7, "person/budi-s", by="rani")])
    assert found.canonical == {r7: "person/budi-s"}


def test_a_split_changes_one_report_and_is_undone_without_trace() -> None:
    governor = "person/hasan-baruna"
    row = says(governor, occurrence(governor, "f1"), "different", by="rani")
    identity = resolve([row])
    changed = split(follow_up(), identity)
    assert f'"{governor}"' not in dumps(changed)
    assert f'"{governor}~f1"' in dumps(changed)
    assert dumps(changed).replace(f"{governor}~f1", governor) == dumps(follow_up())
    assert check(changed) == []
    assert validate_graphs({"f1": report_triples(changed, Iris("http://test.example/"))}) == {}
    assert split(province(), identity) is not None
    assert dumps(split(province(), identity)) == dumps(province())
    assert dumps(split(follow_up(), resolve([end(row, at=DAY.format(2), by="rani")]))) == dumps(follow_up())


def test_a_split_reaches_addressees_legal_bases_and_candidates() -> None:
    for x, entity in (
        (central(), "post/gubernur-jambi"),
        (central(), "regulation/uu-24-2007"),
        (province(), "group/opd-terkait"),
    ):
        own = occurrence(entity, x.report.id)
        changed = split(x, resolve([says(entity, own, "different", by="rani")]))
        assert f'"{entity}"' not in dumps(changed)
        assert check(changed) == [], entity


# --- The published graph ---------------------------------------------------------------------------

IRIS = Iris("http://test.example/")
R7 = occurrence(BUDI, "r7")
ROWS = [
    says(A, B, score=0.95),
    end(says(B, C, by="Rani Ardhita"), at=DAY.format(5), by="sari", reason="another person"),
    end(says(C, D), at=DAY.format(6), by="judgement/0123456789abcdef"),
    says(BUDI, R7, "different", by="Rani Ardhita"),
]


def test_every_judgement_is_published_with_who_when_why_and_whether_it_holds() -> None:
    graph = to_graph(judgement_triples(ROWS, resolve(ROWS), IRIS))
    node = IRIS.id(ROWS[1].id)
    assert graph.value(node, RISALAH.verdict) == concept("verdict", "same")
    assert graph.value(node, PROV.wasAttributedTo) == IRIS.id("agent/rani-ardhita")
    assert str(graph.value(node, PROV.generatedAtTime)) == DAY.format(1)
    assert str(graph.value(node, PROV.invalidatedAtTime)) == DAY.format(5)
    assert graph.value(node, RISALAH.endedBy) == IRIS.id("agent/sari")
    assert str(graph.value(node, RISALAH.endedReason)) == "another person"
    assert graph.value(IRIS.id(ROWS[2].id), RISALAH.supersededBy) == IRIS.id("judgement/0123456789abcdef")
    holds = {IRIS.id(j.id): bool(graph.value(IRIS.id(j.id), RISALAH.inForce)) for j in ROWS}
    assert list(holds.values()) == [True, False, False, True]


def test_canonical_is_published_for_those_that_do_not_stand_for_themselves() -> None:
    graph = to_graph(judgement_triples(ROWS, resolve(ROWS), IRIS))
    assert list(graph.subject_objects(RISALAH.canonical)) == [(IRIS.id(A), IRIS.id(B))]


def test_the_published_graph_is_valid_and_all_its_terms_are_declared() -> None:
    triples = judgement_triples(ROWS, resolve(ROWS), IRIS)
    assert validate_judgements(triples) == []
    assert {p for _, p, _ in triples} - set(load().terms) == set()
    assert {o for _, p, o in triples if p == RDF.type} - set(load().terms) == set()
    assert set(load().codes("verdict")) == set(VERDICTS)


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ((IRIS.id(B), RISALAH.canonical, IRIS.id(C)), "stands for itself"),
        ((IRIS.id(A), RISALAH.canonical, IRIS.id(C)), "at most one risalah:canonical"),
        ((IRIS.id(ROWS[0].id), RISALAH.verdict, concept("verdict", "maybe")), "scheme verdict"),
        ((IRIS.id(ROWS[0].id), RISALAH.left, IRIS.id(B)), "not its risalah:right"),
        ((IRIS.id("judgement/x"), RDF.type, RISALAH.Judgement), "says who judged"),
    ],
)
def test_a_graph_of_judgements_that_contradicts_itself_is_refused(extra: Triple, words: str) -> None:
    found = validate_judgements([*judgement_triples(ROWS, resolve(ROWS), IRIS), extra])
    assert any(words in violation.remedy for violation in found), found


# --- Any rows --------------------------------------------------------------------------------------

NODES = [A, B, C, D, occurrence(A, "r1"), occurrence(A, "r2")]


@st.composite
def rows(draw: st.DrawFn) -> Judgement:
    left, right = draw(st.lists(st.sampled_from(NODES), min_size=2, max_size=2, unique=True))
    made = judge(
        left,
        right,
        draw(st.sampled_from(["same", "different", "unsure"])),
        by=draw(st.sampled_from([RULES, "rani", "sari"])),
        at=DAY.format(draw(st.integers(1, 9))),
        score=draw(st.sampled_from([None, 0.5, 0.9])),
    )
    return replace(made, ended=draw(st.sampled_from([None, None, None, "2024-04-01T00:00:00Z"])))


@settings(max_examples=cases(300), deadline=None)
@given(st.lists(rows(), max_size=12), st.randoms())
def test_clusters_never_hold_two_that_were_judged_different(judged: list[Judgement], random: object) -> None:
    judged = list({j.id: j for j in judged}.values())
    found = resolve(judged)
    for pair, one in in_force(judged).items():
        if one.verdict == "different":
            left, right = pair
            own = [found.of(found.splits.get(base(n)[1] or "", {}).get(base(n)[0], base(n)[0])) for n in (left, right)]
            assert own[0] != own[1], one
    for member, chosen in found.canonical.items():
        assert found.of(chosen) == chosen
        assert member in found.clusters[chosen]
    shuffled = list(judged)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == found
