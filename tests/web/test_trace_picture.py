"""The picture of a trace: no box over another, linked ones near each other, all of it inside the picture."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from graph.trace import Trace, trace
from graph.views import View
from web.trace_picture import ABREAST, DrawnBox, Picture, picture


def drawn(found: Trace) -> Picture:
    """The trace laid out, its steps numbered as on the page."""
    return picture(found, {step.id: number for number, step in enumerate(found.steps, start=1)})


def traces(data_dir: Path) -> list[Trace]:
    """The trace from everything in the data that one can start from."""
    view = View(data_dir / "catalogue.sqlite")
    starts = [
        row["id"]
        for row in view.rows(
            "SELECT id FROM entity WHERE kind IN ('person', 'organisation', 'meeting', 'regulation') "
            "UNION SELECT id FROM directive ORDER BY 1"
        )
    ]
    return [found for found in (trace(view, start) for start in starts) if found.steps]


def over_each_other(one: DrawnBox, other: DrawnBox) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@pytest.mark.parametrize("data", ["story_dir", "samples"])
def test_boxes_stand_apart_inside_the_picture(request: pytest.FixtureRequest, data: str) -> None:
    found = traces(request.getfixturevalue(data))
    assert len({len(one.depths) for one in found}) > 1
    for one in found:
        made = drawn(one)
        assert [box.number for box in made.boxes] == list(range(1, len(one.steps) + 1))
        assert [pair for pair in itertools.combinations(made.boxes, 2) if over_each_other(*pair)] == []
        for box in made.boxes:
            assert 0 < box.x < box.x + box.width < made.width
            assert 0 < box.y < box.y + box.height < made.height


def test_a_step_stands_beside_the_only_one_it_carries_on(samples: Path) -> None:
    some = 0
    for one in traces(samples):
        boxes = {box.number: box for box in drawn(one).boxes}
        for link in drawn(one).links:
            ends = boxes[link.earlier], boxes[link.later]
            if len(one.links) == 1 and ends[0].x != ends[1].x:
                some += 1
                assert max(b.y for b in ends) < min(b.y + b.height for b in ends)
    assert some > 0


def test_steps_of_one_depth_stand_in_rows_in_order(samples: Path) -> None:
    found = next(one for one in traces(samples) if len(one.depths) == 1 and len(one.steps) > ABREAST)
    boxes = drawn(found).boxes
    assert [(box.y, box.x) for box in boxes] == sorted((box.y, box.x) for box in boxes)
    assert len({box.x for box in boxes}) == ABREAST
    assert all(len({box.height for box in boxes if box.y == y}) == 1 for y in {box.y for box in boxes})


def test_a_box_names_the_ground_of_its_directive(samples: Path) -> None:
    grounds = {box.ground for one in traces(samples) for box in drawn(one).boxes if box.step.directive}
    assert "" in grounds
    assert any(ground.startswith("§ ") for ground in grounds)
