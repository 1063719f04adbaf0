"""Answers of SPARQL queries that took long, kept until the data change.

What a dataset answers to a query stays the same while the dataset does. The example questions that
count over everything are asked by every visitor, so each is worked out once for each version.
"""

from __future__ import annotations

import re
from collections import OrderedDict

from web.query_reader import Answer, Snapshot
from web.sparql_protocol import Order

KEPT_FROM_S = 0.02
"""Shortest time of a query whose answer is kept, in seconds; others are as soon worked out anew."""
_DIFFERS = re.compile(r"\b(?:RAND|NOW|UUID|STRUUID|BNODE)\b", re.I)
"""Functions that give another value each time; one of these words anywhere and the answer is not kept."""


class KeptAnswers:
    """The answers last asked for, of one snapshot, up to a number of bytes. Not for several threads."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._snapshot: Snapshot | None = None
        self._answers: OrderedDict[Order, Answer] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def find(self, order: Order, snapshot: Snapshot) -> Answer | None:
        """The answer to the same query, in the same format, over the same snapshot."""
        if snapshot != self._snapshot:
            return None
        found = self._answers.get(order)
        if found is not None:
            self._answers.move_to_end(order)
        return found

    def keep(self, order: Order, snapshot: Snapshot, answer: Answer, took_s: float) -> None:
        """Keep an answer where that is worth it: it took long, is in memory, and is the same each time."""
        if took_s < KEPT_FROM_S or answer.is_large or _DIFFERS.search(order.query):
            return
        if snapshot != self._snapshot:
            self._answers.clear()
            self._snapshot, self._bytes = snapshot, 0
        size = _size(order, answer)
        if order in self._answers or size > self._max_bytes:
            return
        self._answers[order] = answer
        self._bytes += size
        while self._bytes > self._max_bytes:
            oldest, its = self._answers.popitem(last=False)
            self._bytes -= _size(oldest, its)


def _size(order: Order, answer: Answer) -> int:
    return answer.size + len(order.query) * 4 + 1_000
