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
_OF_THE_NEXT = re.compile(r"\b(?:202[5-9]|20[3-9]\d|[Pp]residen (?:RI )?[Kk]e-? ?8)\b")
"""What tells a report to be of the time when the seventh president had left office."""
_BODY_AND_NAME = re.compile(r" [A-Z]{3,} [A-Z][a-z]")


def is_of_old(text: str, start: int) -> bool:
    """Whether the post at `start` is a president's told by a number that nobody in office has ("Presiden ke-6 RI")."""
    numbered = _NUMBERED.match(text, start) if text[start] in "PpWw" else None
    if numbered is None:
        return False
    after = int(numbered["number"]) - (LAST_OF_OLD if numbered["deputy"] is None else LAST_DEPUTY_OF_OLD)
    return after < 1 or (after == 1 and _OF_THE_NEXT.search(text) is not None)


def is_of_no_state(frame: Frame, start: int, end: int) -> bool:
    """Whether a body follows a bare "Presiden" that it leads ("Presiden FIFA"), who is no head of state."""
    if frame.text[start:end] not in ("Presiden", "presiden"):
        return False
    return _BODY_AND_NAME.match(frame.text, end) is not None or any(
        hit.kind == "organisation" for hit in frame.at.get(end + 1, ())
    )
