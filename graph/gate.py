"""What a report must satisfy before the archive takes it: ids, spans, shapes.

A report that fails is refused as a whole and the message says why; the others go on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.document import LAYERS
from graph.model import Extraction
from graph.vocabulary import Iris

if TYPE_CHECKING:
    from graph.service import Submission


def check(submissions: Sequence[Submission], iris: Iris) -> dict[int, str]:
    """Why each refused submission is refused: position -> message. All others are fit for the archive."""
    refused: dict[int, str] = {}
    for number, one in enumerate(submissions):
        problems = id_problems(one.extraction)
        if problems:
            refused[number] = "; ".join(problems)
    return refused


def id_problems(extraction: Extraction) -> list[str]:
    """Ids that an extraction gives to two items, each in words."""
    found = Counter(item.id for layer in LAYERS for item in getattr(extraction, layer))
    return [f"the id {name!r} is given to {count} items" for name, count in found.items() if count > 1]
