"""Large pages under the lists: asked for where the system has them, and harmless elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ingest import large_pages
from tests.reading import names

MIB = 1024 * 1024


def test_what_is_loaded_is_held_and_read_as_before() -> None:
    text = "Bupati Sleman Wira Padmana membuka rapat."
    before = names(text)
    kept = bytearray(range(256)) * (8 * MIB // 256)
    held = large_pages.hold()
    assert (held >= 4 * MIB and held % large_pages.PAGE == 0) or sys.platform != "linux"
    assert kept == bytearray(range(256)) * (8 * MIB // 256)
    assert names(text) == before == {"Wira Padmana"}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("00200000-00800000 rw-p 00000000 00:00 0", [(0x200000, 0x800000)]),
        ("00200000-00800000 rw-p 00000000 00:00 0          [heap]", [(0x200000, 0x800000)]),
        ("00300000-007ff000 rw-p 00000000 00:00 0", [(0x400000, 0x600000)]),
        ("00300000-00500000 rw-p 00000000 00:00 0", []),
        ("00200000-00800000 r-xp 00000000 00:00 0", []),
        ("00200000-00800000 rw-s 00000000 00:00 0", []),
        ("00200000-00800000 rw-p 00000000 08:01 7          /usr/lib/a.so", []),
        ("00200000-00800000 rw-p 00000000 00:00 0          [stack]", []),
        ("", []),
    ],
)
def test_only_memory_of_its_own_is_asked_for(line: str, found: list[tuple[int, int]]) -> None:
    assert list(large_pages._own(line)) == found


def test_a_system_without_the_table_is_left_as_it_is(tmp_path: Path) -> None:
    assert large_pages.hold(tmp_path / "maps") == 0
