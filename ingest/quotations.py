"""A quotation while its speaker is looked for, and the statement it becomes."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Meeting, Quote, Span
from ingest.confidence import rounded

if TYPE_CHECKING:
    from ingest.context import Context, QuoteSpan

_IN_MEETING = re.compile(
    r"\b(?:dalam|pada|di)\s+(?:sambutan|arahan|pidato|paparan|kesempatan|rapat|rakor|pertemuan|acara|kegiatan|forum|sidang"
    r"|musrenbang|upacara|apel|sosialisasi|audiensi)(?:nya|\s+(?:itu|tersebut))"
)


@dataclass(slots=True)
class Entry:
    """One quotation, which may run over paragraphs."""

    parts: list[QuoteSpan]
    speaker: str | None = None
    confidence: float = 0.0
    rule: str = ""
    tail: int = 0
    """Where the attribution ends."""
    blocked: bool = False
    """The text gives it to someone it does not name: nobody else may have it."""
    other: bool = False
    """Someone who was not read spoke it, and may go on."""


def finished(ctx: Context, entry: Entry, meeting: Meeting | None) -> Quote:
    """The statement of an entry whose speaker is found; `meeting` is the one the report is about, if it is told."""
    text = "\n\n".join(ctx.text[part.start : part.end].strip() for part in entry.parts)
    spans = []
    for part in entry.parts:
        last = part is entry.parts[-1]
        start = part.start - 1 if part.start and not ctx.text[part.start - 1].isspace() else part.start
        end = max(part.end, entry.tail) if last else part.end
        if end == part.end and part.closed:
            end = min(part.end + 1, len(ctx.text))
        spans.append(Span(start, end))
    if entry.rule == "Q-04":
        at = bisect_right(ctx.sentences, (spans[0].start, len(ctx.text) + 1, 0)) - 1
        if at >= 0 and spans[0].start < ctx.sentences[at].end:
            spans[0] = Span(ctx.sentences[at].start, spans[0].end)
    said_there = meeting and _IN_MEETING.search(ctx.folded, spans[0].start, min(len(ctx.text), spans[-1].end + 80))
    return Quote(
        id=ids.relation("quote", ctx.report.info.id, entry.speaker, str(entry.parts[0].start)),
        speaker=entry.speaker,
        text=text,
        meeting=meeting.id if meeting and said_there else None,
        evidence=tuple(spans),
        rule=entry.rule,
        confidence=rounded(entry.confidence),
    )
