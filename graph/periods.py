"""Periods of whole months, for which counts by month that are held in memory are enough."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta


def whole_months(since: str | None, until: str | None) -> tuple[str, str] | None:
    """First and last month (``2024-03``; "" where open) of a period of ISO days; None where it cuts a month."""
    try:
        if since and date.fromisoformat(since).day != 1:
            return None
        if until and (date.fromisoformat(until) + timedelta(days=1)).day != 1:
            return None
    except (ValueError, OverflowError):
        return None
    return (since or "")[:7], (until or "")[:7]


def inside(months: Iterable[str], first: str, last: str) -> list[str]:
    """Those of some months that lie in a period; what has no month ("") lies in one that is open on both sides."""
    if not first and not last:
        return list(months)
    return [month for month in months if month and month >= first and (not last or month <= last)]
