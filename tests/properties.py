"""On how many made-up cases a property is tried.

The tests try the same cases on every run, so that the gate answers for a change and not for chance.
``RISALAH_PROPERTIES=20`` tries twenty times as many, other ones each time: that is how new faults are
looked for. What it finds is kept as an `example` beside the property.
"""

from __future__ import annotations

import os

TIMES = int(os.environ.get("RISALAH_PROPERTIES", "1"))
"""How many times the usual number of cases are tried."""


def cases(usual: int) -> int:
    """The number of cases to try, where `usual` are enough for the gate."""
    return usual * TIMES
