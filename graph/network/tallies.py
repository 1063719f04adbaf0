"""Running counts of an edge that many occasions tell of: one more report changes the sums alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.network.rows import Report

if TYPE_CHECKING:
    from graph.network.projections import Observation

TALLIED = 128
"""Observations from which an edge keeps counts; lighter ones are added up anew, which is as quick."""


class Tally:
    """How often each occasion, report, outlet, date, confidence and piece of evidence stands behind an edge."""

    __slots__ = ("confidences", "dates", "evidence", "first", "last", "occasions", "outlets", "reports")

    def __init__(self, seen: Iterable[Observation], reports: Mapping[str, Report]) -> None:
        _, _, occasions, reports_of, dates, _, _, confidences, places = zip(*seen, strict=True)
        self.occasions = Counter(occasions)
        self.reports = Counter(chain.from_iterable(reports_of))
        self.outlets = Counter(reports[key].outlet for key in self.reports)
        self.dates = Counter(filter(None, dates))
        self.first, self.last = min(self.dates, default=None), max(self.dates, default=None)
        self.confidences = Counter(confidences)
        self.evidence = Counter(chain.from_iterable(places))

    def add(self, o: Observation, reports: Mapping[str, Report]) -> None:
        """Count an observation in."""
        for key in o.reports:
            if key not in self.reports:
                self.outlets[reports[key].outlet] += 1
            self.reports[key] += 1
        self.occasions[o.occasion] += 1
        if o.date is not None:
            self.dates[o.date] += 1
            self.first = min(self.first or o.date, o.date)
            self.last = max(self.last or o.date, o.date)
        self.confidences[o.confidence] += 1
        self.evidence.update(o.evidence)

    def remove(self, o: Observation, reports: Mapping[str, Report]) -> None:
        """Count an observation out; `reports` as they were when it was counted in."""
        for key in o.reports:
            _less(self.reports, key)
            if key not in self.reports:
                _less(self.outlets, reports[key].outlet)
        _less(self.occasions, o.occasion)
        if o.date is not None:
            _less(self.dates, o.date)
            if o.date in (self.first, self.last) and o.date not in self.dates:
                self.first, self.last = min(self.dates, default=None), max(self.dates, default=None)
        _less(self.confidences, o.confidence)
        for place in o.evidence:
            _less(self.evidence, place)

    def attributes(self) -> dict[str, Any]:
        """What the edge carries."""
        return {
            "weight": len(self.occasions),
            "reports": len(self.reports),
            "outlets": len(self.outlets),
            "first": self.first,
            "last": self.last,
            "confidence": max(self.confidences, default=0.0),
            "evidence": tuple(self.evidence),
        }


def _less(counts: Counter[Any], item: Any) -> None:
    if counts[item] > 1:
        counts[item] -= 1
    else:
        del counts[item]
