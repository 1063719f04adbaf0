"""Which directives may carry one on: what trace offers as possible, and never as stated.

A later directive may carry an earlier one on where the one who gives it was addressed by the
earlier (by name, by post, as the head of a body or as part of a group), at most `WINDOW_DAYS`
before, and both speak of the same: they rest on one regulation or share at least `SHARED_WORDS`
telling words.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from graph.acts import Act, Acts, Month, months_between
from graph.resources import data_path

WINDOW_DAYS = 180
"""How long after a directive a possible continuation is looked for, in days: half a year, the
longest distance between a central directive and its regional echo in the sample stories."""
SHARED_WORDS = 2
"""Telling words two acts must share to speak of the same; one alone joined unrelated acts."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """A directive that may carry another on, or that another may carry on."""

    act: Act
    reason: str
    """regulation or words."""
    shared: tuple[str, ...]
    """What both speak of: labels of regulations, or words."""


@cache
def group_functions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Words of a group's label -> beginnings of the labels of the posts it covers."""
    with data_path("trace", "group_functions.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            (row["words"], tuple(row["functions"].split("|"))) for row in csv.DictReader(lines, delimiter="\t")
        )


def continuations(acts: Acts, level: Sequence[Act], *, later: bool) -> dict[str, list[Continuation]]:
    """Directives that may carry each of some on (`later`), or that each may carry on; the oldest first.

    The months are read for all of them at once. A directive without a day has none.
    """
    windows = {act.id: window for act in level if (window := _window(act, later=later))}
    months = acts.months(name for window in windows.values() for name in months_between(*window))
    return {
        act.id: _of(act, windows[act.id], [months[name] for name in months_between(*windows[act.id])], later=later)
        if act.id in windows
        else []
        for act in level
    }


def _window(act: Act, *, later: bool) -> tuple[str, str] | None:
    if act.date is None or (not later and act.issuer is None):
        return None
    return (act.date, days_after(act.date, WINDOW_DAYS)) if later else (days_after(act.date, -WINDOW_DAYS), act.date)


def _of(act: Act, window: tuple[str, str], months: Sequence[Month], *, later: bool) -> list[Continuation]:
    first, last = window
    fitting = _giving(act, months) if later else _addressing(act, months)
    near = {other.id: other for other in fitting if first <= (other.date or "") <= last}
    found = []
    for other in near.values():
        second = other if later else act
        if other.id == act.id or second.issuer is None or other.issuer == act.issuer:
            continue
        if act.meeting and other.meeting == act.meeting:
            continue
        if grounds := [label for ground, label in act.grounds.items() if ground in other.grounds]:
            found.append(Continuation(other, "regulation", tuple(grounds)))
        elif len(shared := act.words & other.words) >= SHARED_WORDS:
            found.append(Continuation(other, "words", tuple(sorted(shared))))
    return sorted(found, key=lambda one: (one.act.date or "", one.act.id))


def _giving(first: Act, months: Iterable[Month]) -> Iterator[Act]:
    """What those gave whom `first` addressed, or may have meant with a group."""
    asked = [party.id for party in first.addressees]
    labels = [party.label.lower() for party in first.addressees if party.kind == "group"]
    functions = tuple(f for words, several in group_functions() if any(words in x for x in labels) for f in several)
    for month in months:
        for local_id in asked:
            yield from month.by.get(local_id, ())
        if functions:
            for label, given in month.by_post.items():
                if label.startswith(functions):
                    yield from (other for other in given if _region_fits(first, other))


def _addressing(second: Act, months: Iterable[Month]) -> Iterator[Act]:
    """What addressed whoever gives `second`, or a group that may mean them."""
    post = second.post_label
    meant = [words for words, functions in group_functions() if post.startswith(functions)]
    for month in months:
        for local_id in second.stands_for:
            yield from month.to.get(local_id, ())
        if meant:
            for label, taken in month.to_group.items():
                if any(words in label for words in meant):
                    yield from (other for other in taken if _region_fits(other, second))


def _region_fits(first: Act, second: Act) -> bool:
    """A group addressed in one region does not cover posts of another; one addressed nationally covers all."""
    if first.region is None or second.region is None:
        return True
    return second.region == first.region or second.region.startswith(f"{first.region}.")


def days_after(day: str, days: int) -> str:
    """The ISO date so many days after another; before it where negative."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
