"""Small charts as numbers for SVG attributes: templates draw them, so no script and no inline style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.relation_views import TenureRow

BAR_MONTHS_MAX = 60
"""Months drawn at most; a longer stretch is drawn by year."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `x`, `width` and `height` are per cent of the drawing."""

    label: str
    """ISO month or year."""
    value: int
    x: float
    width: float
    height: float


def bars(counts: Mapping[str, int]) -> tuple[Bar, ...]:
    """Bars over time of counts by ISO month, with the empty months between; () for less than two months."""
    known = {month: n for month, n in counts.items() if len(month) == 7}
    if len(known) < 2:
        return ()
    labels = _months(min(known), max(known))
    if len(labels) > BAR_MONTHS_MAX:
        years: dict[str, int] = {}
        for month, n in known.items():
            years[month[:4]] = years.get(month[:4], 0) + n
        known, labels = years, [str(y) for y in range(int(min(years)), int(max(years)) + 1)]
    top, step = max(known.values()), 100 / len(labels)
    return tuple(
        Bar(
            label,
            known.get(label, 0),
            round(i * step, 3),
            round(step * 0.78, 3),
            round(100 * known.get(label, 0) / top, 2),
        )
        for i, label in enumerate(labels)
    )


def _months(first: str, last: str) -> list[str]:
    start, end = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (first, last))
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(start, end + 1)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A tenure on the time line: from the first to the last report that says so, in per cent."""

    tenure: TenureRow
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Tenures over a common axis."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[str, float], ...]
    """Years and where they begin, in per cent."""


def time_line(tenures: Sequence[TenureRow]) -> TimeLine | None:
    """Tenures with dates on one axis; None where they all fall on one day."""
    dated = [t for t in tenures if t.first and t.last]
    days = [date.fromisoformat(d).toordinal() for t in dated for d in (t.first, t.last) if d]
    if not days or min(days) == max(days):
        return None
    margin = max(20, (max(days) - min(days)) // 20)
    start, end = min(days) - margin, max(days) + margin
    scale = 100 / (end - start)
    stretches = []
    for tenure in sorted(dated, key=lambda t: (t.first or "", t.last or "")):
        first, last = (date.fromisoformat(d).toordinal() for d in (tenure.first or "", tenure.last or ""))
        stretches.append(Stretch(tenure, round((first - start) * scale, 3), round(max((last - first) * scale, 0.8), 3)))
    years = range(date.fromordinal(start).year + 1, date.fromordinal(end).year + 1)
    step = -(-len(years) // 8) or 1
    ticks = tuple((str(y), round((date(y, 1, 1).toordinal() - start) * scale, 3)) for y in years if y % step == 0)
    return TimeLine(tuple(stretches), ticks)


HEATS = 4
"""Shades of a count; the style sheet has a class ``heat-N`` for each, and ``heat-0`` for none."""


def heat(value: int, top: int) -> int:
    """The shade of a count, from 0 for none to `HEATS` for the largest: equal steps from 1 to `top`."""
    return 0 if value <= 0 else min(HEATS, 1 + (value - 1) * HEATS // max(1, top))
