"""Patterns of parties on lines of their own, announced by the line before ("peserta yang hadir, antara lain:")."""

from __future__ import annotations

import re

LISTED_BELOW = re.compile(
    r"\b(?:(?P<speaks>nara\s?sumber|pemateri|pembicara)|peserta|undangan|di\s?hadiri|hadir)\b[^.;]*:$", re.IGNORECASE
)
"""At the end of a sentence whose list follows, a line for each party."""
ITEM_LEAD = re.compile(r"(?:[-*•·–—]\s*|\(?[a-zA-Z0-9]{1,2}[.)]\s*|\d{1,2}\s+)?(?:(?:Bapak|Ibu|Pl[th]\.?|Pjs?\.?)\s+)*")
ITEM_MARK = re.compile(r"(?:[-*•·–—]|\(?[a-zA-Z0-9]{1,2}[.)]|\b\d{1,2}\s)\s*$")
"""Before an item that a mark sets off as one of a list."""
ITEM_WORDS = re.compile(r"[A-Z][\w/.-]*(?: [\w/.()-]+){0,9}[.;,]?")
"""An item of few words and no more."""
ITEM_NAME = re.compile(r"[A-Z][a-z'.]+(?: [A-Z][a-z'.]+){1,4}(?=,\s+[A-Z])")
"""A name no reader knows, where a title follows it on the line of a list."""
LISTED_MAX = 30
"""Longest list of parties on lines of their own, in lines."""
