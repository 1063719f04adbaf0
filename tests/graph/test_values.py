"""Quick frozen values behave as the dataclasses they are."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest

from graph import model
from graph.values import quick_init


@dataclass(frozen=True, slots=True, order=True)
class Plain:
    id: str
    spans: tuple[int, ...] = ()
    sure: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True, order=True)
class Quick:
    id: str
    spans: tuple[int, ...] = ()
    sure: float = 1.0


@pytest.mark.parametrize("kind", [Plain, Quick])
def test_a_value_is_made_compared_and_changed_alike(kind: Any) -> None:
    one = kind("a", sure=0.5)
    assert (one.id, one.spans, one.sure) == ("a", (), 0.5)
    assert repr(one) == f"{kind.__name__}(id='a', spans=(), sure=0.5)"
    assert one == kind("a", (), 0.5)
    assert one < kind("b")
    assert hash(one) == hash(kind("a", (), 0.5))
    assert replace(one, id="c") == kind("c", (), 0.5)
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == one


@pytest.mark.parametrize("kind", [Plain, Quick])
def test_a_value_refuses_what_it_does_not_take(kind: Any) -> None:
    for wrong in (lambda: kind(), lambda: kind("a", other=1), lambda: kind("a", (), 1.0, 2)):
        with pytest.raises(TypeError, match=rf"{kind.__name__}.__init__\(\)"):
            wrong()
    with pytest.raises(FrozenInstanceError):
        kind("a").id = "b"


def test_a_default_factory_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        spans: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match=r"Listed\.spans has a default factory"):
        quick_init(Listed)


def test_the_nouns_of_the_domain_are_quick() -> None:
    assert "_set_start" in model.Span.__init__.__code__.co_names
