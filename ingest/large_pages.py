"""What a process has loaded, held in large pages: its lists are then found with fewer steps through page tables.

A report touches words all over the lists, so that much of its time goes into finding their pages.
Linux holds memory in pages of 2 MiB where it is asked to; other systems are left as they are.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = 2 * 1024 * 1024
"""Size of a large page, in bytes."""
MAPS = Path("/proc/self/maps")
_ADVISE, _COLLAPSE = 14, 25
"""MADV_HUGEPAGE and MADV_COLLAPSE of Linux; the second since 6.1, before which the first is heeded in time."""


def hold(maps: Path = MAPS) -> int:
    """Ask for large pages under all that this process has in memory of its own; the bytes that can lie in them.

    Takes some tenths of a second once, so it is for processes that go on to read many reports. Gives 0
    where the system has no such pages. Nothing but speed, and some MiB of memory, depends on it.
    """
    if sys.platform != "linux":
        return 0
    try:
        table = maps.read_text("utf-8", "replace")
        advise = ctypes.CDLL(None).madvise
    except (OSError, AttributeError):
        return 0
    advise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    held = 0
    for begin, end in _own(table):
        if advise(begin, end - begin, _ADVISE) == 0:
            advise(begin, end - begin, _COLLAPSE)
            held += end - begin
    return held


def _own(table: str) -> Iterator[tuple[int, int]]:
    """Whole large pages in the memory that is no file's and can be written, from a table of `/proc/PID/maps`."""
    for line in table.splitlines():
        fields = line.split()
        if len(fields) < 2 or fields[1] != "rw-p" or (len(fields) > 5 and fields[5] != "[heap]"):
            continue
        begin, _, end = fields[0].partition("-")
        first, last = -(-int(begin, 16) // PAGE) * PAGE, int(end, 16) // PAGE * PAGE
        if first < last:
            yield first, last
