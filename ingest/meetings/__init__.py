"""Gatherings of officials: what they are called, when and where, and whether the report is about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Meeting, Span
from ingest.confidence import rounded
from ingest.meetings.details import date_of, place_of, topic_of
from ingest.meetings.frames import Frame, find_frames
from ingest.meetings.modes import mode_of
from ingest.meetings.phrase import is_customary, sentence_at

if TYPE_CHECKING:
    from ingest.context import Context
    from ingest.meetings.phrase import Phrase


NAME_WORDS = 18
"""Beyond this length, in words, a longer name says no more."""


def find_meetings(ctx: Context) -> tuple[Meeting, ...]:
    """The gatherings the report tells of, in order of first mention; `ctx.frames` keeps how they were found."""
    frames = find_frames(ctx)
    out: list[Meeting] = []
    seen: dict[str, int] = {}
    for frame in frames:
        meeting = _meeting(ctx, frame)
        seen[meeting.id] = seen.get(meeting.id, 0) + 1
        if seen[meeting.id] > 1:  # same name and day twice: what is told apart must not share an id
            meeting = replace(meeting, id=f"{meeting.id}-{seen[meeting.id]}")
        frame.id = meeting.id
        out.append(meeting)
    ctx.frames = frames
    return tuple(out)


def _fullest(ctx: Context, frame: Frame) -> Phrase:
    """The phrase with the fullest name of the gathering's own type."""
    once = [p for p in frame.named if not is_customary(ctx, p)] or frame.named
    own = [p for p in once if (p.type == frame.type or p.listed == "titled") and not p.refers] or once
    told = [p for p in frame.named if p.sentence >= 0 and not ctx.entities.in_quote(p.start)]
    if told and all(ctx.entities.in_quote(p.start) for p in own):
        own = told  # the report's own name for it goes before what someone calls it
    return max(own, key=lambda p: (_fullness(p), p.sentence >= 0, -p.start))


def _fullness(phrase: Phrase) -> int:
    """Words of a name, as far as more of them say more; a verb is no name while there is another."""
    if phrase.name.text.startswith("bertemu ") and not phrase.name.words:
        return 1
    return min(len(phrase.name.text.split()), NAME_WORDS)


def _meeting(ctx: Context, frame: Frame) -> Meeting:
    full = _fullest(ctx, frame)
    when = date_of(ctx, frame)
    venue = place_of(ctx, frame, when)
    topic = topic_of(ctx, frame, full)
    spans: list[Span] = []
    for phrase in sorted({frame.phrases[0], full}, key=lambda p: p.start):
        if phrase.sentence >= 0:
            sentence = ctx.sentences[phrase.sentence]
            spans.append(Span(sentence.start, sentence.end))
        else:
            spans.append(Span(phrase.start, phrase.end))
    for piece in (when.span if when else None, venue):
        if piece and not any(span.start <= piece[0] < span.end for span in spans):
            at = sentence_at(ctx, piece[0])
            spans.append(Span(ctx.sentences[at].start, ctx.sentences[at].end) if at >= 0 else Span(*piece))
    return Meeting(
        id=ids.meeting(ctx.report.info.id, full.name.text, when.iso if when else None),
        name=full.name.text,
        type=frame.type,
        date=when.iso if when else None,
        end_date=when.end_iso if when else None,
        date_basis=when.basis if when else None,
        mode=mode_of(ctx, frame, has_venue=venue is not None),
        venue=_words(ctx, venue),
        topic=_words(ctx, topic),
        main=frame.main,
        evidence=tuple(sorted(set(spans))),
        rule=_RULES.get(full.listed, "M-01"),
        confidence=rounded(min(0.97, 0.5 + 0.07 * max(0.0, frame.score))),
    )


_RULES = {"titled": "M-02", "encounter": "M-03", "called": "M-03", "unnamed": "M-04"}
"""How the fullest name was found -> rule; a listed kind of meeting is M-01."""


def _words(ctx: Context, piece: tuple[int, int] | None) -> str | None:
    return " ".join(ctx.text[piece[0] : piece[1]].split()) if piece else None
