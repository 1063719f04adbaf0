"""Confidences: what was measured counts more the more was measured; nothing measured leaves the rule's word."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import Abort
from graph.model import Directive
from ingest.confidence import DOUBTFUL, SPLIT, Bucket, Calibration, default, outcomes, read, tally, write
from ingest.scoring import LAYERS, score


def measured(right: int, items: int) -> Calibration:
    return Calibration([Bucket("directives", "D-01", True, right, items)])


def test_without_a_measurement_the_rule_is_taken_at_its_word() -> None:
    assert Calibration([]).of("directives", "D-01", 0.8) == 0.8
    assert measured(0, 50).of("directives", "D-02", 0.8) == 0.8


def test_a_few_outcomes_move_a_little_and_many_a_lot() -> None:
    few, many = (measured(0, items).of("directives", "D-01", 0.8) for items in (1, 100))
    assert 0.5 < few < 0.8
    assert many < 0.1


def test_the_halves_of_a_rule_are_measured_apart() -> None:
    calibration = Calibration(
        [Bucket("directives", "D-01", True, 20, 20), Bucket("directives", "D-01", False, 0, 20)],
    )
    assert calibration.of("directives", "D-01", SPLIT) > 0.9
    assert calibration.of("directives", "D-01", SPLIT - 0.1) < 0.2


def test_surer_items_of_a_rule_lift_no_candidate() -> None:
    surer = Calibration([Bucket("quotes", "Q-02", False, 9, 9)])
    assert surer.of("quotes", "Q-02", DOUBTFUL - 0.1) == DOUBTFUL - 0.1
    assert surer.of("quotes", "Q-02", DOUBTFUL) > 0.8
    assert Calibration([Bucket("quotes", "Q-02", False, 0, 9)]).of("quotes", "Q-02", DOUBTFUL - 0.1) < 0.2


def test_no_confidence_is_certain() -> None:
    assert measured(10_000, 10_000).of("directives", "D-01", 1.0) == 0.99
    assert measured(0, 10_000).of("directives", "D-01", 0.8) == 0.05


def test_items_get_the_measured_confidence_and_nothing_else_changes() -> None:
    directive = Directive("directive/1", None, (), "mendata", "order", "meminta", rule="D-01", confidence=0.8)
    (made,) = measured(10, 10).apply("directives", (directive,))
    assert made.confidence > 0.9
    assert made.action == directive.action
    assert measured(10, 10).apply("people", ()) == ()


def test_outcomes_are_those_of_the_scorer() -> None:
    item = {"issuer": None, "addressees": [], "action": "mendata warga", "strength": "order", "verb": "meminta"}
    gold = {"id": "r1", **{layer: [] for layer in LAYERS}, "directives": [item]}
    right = {**item, "rule": "D-01", "confidence": 0.9}
    wrong = {**item, "action": "menutup jalan", "rule": "D-09", "confidence": 0.6}
    extractions = {"r1": {"directives": [right, wrong]}}
    found = outcomes(score([gold], extractions), extractions)
    assert sorted(found) == [("directives", "D-01", 0.9, True, "r1"), ("directives", "D-09", 0.6, False, "r1")]
    assert tally(o[:4] for o in found) == (
        Bucket("directives", "D-01", True, 1, 1),
        Bucket("directives", "D-09", False, 0, 1),
    )


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    write([Bucket("directives", "D-01", True, 3, 4), Bucket("people", "N-01", False, 0, 2)], tmp_path / "table.tsv")
    calibration = read(tmp_path / "table.tsv")
    assert calibration.of("directives", "D-01", 0.9) == measured(3, 4).of("directives", "D-01", 0.9)
    assert calibration.of("people", "N-01", 0.5) < 0.5


@pytest.mark.parametrize(
    "row", ["directives\tD-01\tupper\t1", "verbs\tD-01\tupper\t1\t2", "directives\tD-01\tmiddle\t1\t2"]
)
def test_a_broken_row_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    (tmp_path / "table.tsv").write_text(f"layer\trule\thalf\tright\titems\n{row}\n", "utf-8")
    with pytest.raises(Abort, match=r"table\.tsv:2: "):
        read(tmp_path / "table.tsv")


def test_a_missing_table_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(Abort, match=r"run benchmarks/calibration\.py to make it"):
        read(tmp_path / "none.tsv")


def test_the_kept_table_names_known_rules() -> None:
    assert isinstance(default(), Calibration)
