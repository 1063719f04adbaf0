"""Reading time grows with the text, not with its square: hostile texts made to make a pattern search on."""

from __future__ import annotations

import time
from functools import lru_cache

import pytest

from graph.model import ReportInfo
from ingest import lists, resolve
from ingest.context import Context
from ingest.gazetteer import Gazetteer
from ingest.layout import read_layout
from ingest.report import Report

SMALL, LARGE = 20_000, 120_000
"""Lengths in characters; the larger text may take this many times longer, and a margin for a busy machine."""
MARGIN = 3.5


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return lists.load()


def seconds(text: str) -> float:
    """Least processor time of three readings."""
    ctx = Context(Report(ReportInfo("t"), text), text, gazetteer=gazetteer())
    ctx.layout = read_layout(ctx.report)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        ctx.hits = gazetteer().find(text)
        resolve.find_mentions(ctx)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("(", id="brackets"),
        pytest.param("A. ", id="initials"),
        pytest.param("Dinas Kesehatan dan ", id="bodies joined for ever"),
        pytest.param("Komisi I ", id="commissions inside commissions"),
        pytest.param("Bupati Wira Padma, ", id="posts and names"),
        pytest.param("kata Wira Laras Padma ", id="speakers"),
        pytest.param("Pangdam Jaya (Pangdam) Wira Padma ", id="commanders told with and without a number"),
        pytest.param("Kepala Desa Muara Wira, Laras Padma. ", id="heads of villages"),
        pytest.param("Wira Padma (WP) ", id="definitions"),
        pytest.param("pasangan Wira Padma-Laras Wening nomor urut 1, ", id="tickets"),
        pytest.param("Kepala ", id="heads without end"),
        pytest.param("KEPALA DINAS KESEHATAN ", id="capitals"),
        pytest.param("Pendidikan, Pemuda, ", id="a unit that never closes"),
        pytest.param("x", id="one word"),
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    small, large = (unit * (size // len(unit) + 1) for size in (SMALL, LARGE))
    assert seconds(large) <= max(seconds(small), 0.002) * (LARGE / SMALL) * MARGIN
