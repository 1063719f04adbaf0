"""What is run together with a word of a name, as scraped texts have it ("Wira Padmanamengatakan")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.bodies import stands_alone

if TYPE_CHECKING:
    from ingest.frame import Frame

_GLUED = re.compile(
    r"(?<=[a-z]{3})(?:mengatakan|menyatakan|menjelaskan|menegaskan|menyampaikan|mengungkapkan|menambahkan|menuturkan|meminta|melalui)$"
)
"""A verb run together with the name before it, as scraped texts have it."""
_TAIL = re.compile(
    r"(?:ini|itu|yang|akan|untuk|saat|dalam|pada|telah|sebagai|atau|resmi|(?<!mem)(?<!di)(?<!ter)buka|awal|usai|kepada|dengan|bahwa|soal|di[a-z]{4,}|me[a-z]{4,}|ber[a-z]{4,}|ter[a-z]{3,})$"
)
_NO_SYLLABLES = ("yang", "untuk", "sebagai", "atau", "dalam", "resmi", "buka", "kepada", "dengan", "bahwa")
"""Words that end no name of more letters than these: six stand before them."""
_LEAST_GLUED = 4
"""Shortest word, in letters, that another is run together with."""


def may_be(word: str) -> bool:
    """Whether a word has an ending that may be another word run together with it."""
    return _GLUED.search(word) is not None or _TAIL.search(word) is not None


def glued(frame: Frame, word: str) -> re.Match[str] | None:
    """What is run together with a word of a name: a verb of saying, or a word after one that the report has alone."""
    found = _GLUED.search(word) if len(word) > 12 else None
    if found is not None:
        return found
    if _TAIL.search(word) is None:
        return None
    for start in range(len(word) - 3, _LEAST_GLUED - 1, -1):
        tail = _TAIL.match(word, start)
        if tail is not None and (
            (start > 5 and tail[0] in _NO_SYLLABLES)
            or (len(word) - start > 5 and word[start:] in frame.gazetteer.ordinary)
            or stands_alone(frame.text, word[:start])
            or frame.gazetteer.knows(word[:start].lower())
        ):
            return tail
    return None
