"""Regions in small letters after a post in small letters ("kapolres sleman AKBP Fulan")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.frame import Frame
    from ingest.posts import PostReading

_WORDS = re.compile(r" ([a-z]{3,}(?: [a-z]{3,})?),? (?=[A-Z])")
_ANNOUNCING = ("rank", "title")
_TAKES = ("REGION", "SETDA")


def read_region(frame: Frame, post: PostReading) -> None:
    """Take into the post the region after it, if the report names it with a capital and a rank or title follows."""
    text = frame.text
    if (
        post.regions
        or post.body is not None
        or post.takes not in _TAKES
        or not text[post.end + 1 : post.end + 2].islower()
    ):
        return
    match = _WORDS.match(text, post.end)
    if match is None or not any(hit.kind in _ANNOUNCING for hit in frame.at.get(match.end(), ())):
        return
    word = match[1]
    for start, hits in frame.at.items():
        entries = tuple(hit.entry for hit in hits if hit.kind == "region")
        if entries and text[start : hits[0].end].lower() == word:
            post.regions, post.end = entries, match.end(1)
            return
