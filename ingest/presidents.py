"""Presidents told by number, and those of bodies that are no state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.frame import Frame

LAST_OF_OLD = 6
"""Number of the last president who left office before the press on the web told of any by number."""
LAST_DEPUTY_OF_OLD = 12
"""The same of vice presidents."""
_NUMBERED = re.compile(
    r"(?P<deputy>[Ww]akil |Wa)?[Pp]res(?:iden)?(?: (?:RI|Republik Indonesia))?,? [Kk]e-? ?(?P<number>\d{1,2})\b"
)
_BODY_AND_NAME = re.compile(r" (?!SBY\b)[A-Z]{3,} [A-Z][a-z]")


def is_of_old(text: str, start: int) -> bool:
    """Whether the post at `start` is a president's told by a number that nobody in office has ("Presiden ke-6 RI")."""
    numbered = _NUMBERED.match(text, start) if text[start] in "PpWw" else None
    if numbered is None:
        return False
    return int(numbered["number"]) <= (LAST_OF_OLD if numbered["deputy"] is None else LAST_DEPUTY_OF_OLD)


def is_of_no_state(frame: Frame, start: int, end: int) -> bool:
    """Whether a body follows a bare "Presiden" that it leads ("Presiden FIFA"), who is no head of state."""
    if frame.text[start:end] not in ("Presiden", "presiden"):
        return False
    return _BODY_AND_NAME.match(frame.text, end) is not None or any(
        hit.kind == "organisation" for hit in frame.at.get(end + 1, ())
    )
