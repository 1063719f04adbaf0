"""A report as received: its text, never altered, and what its source says of it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import ReportInfo


@dataclass(frozen=True, slots=True)
class Report:
    """One report to be read.

    `text` is the file's text as decoded; for a JSON Lines record its title, two line ends, then its
    text. `title_end` is the offset where that joined title ends (0 when the text has no title put
    before it). `raw` are the bytes as received, kept by the archive.
    """

    info: ReportInfo
    text: str
    title_end: int = 0
    raw: bytes = b""
