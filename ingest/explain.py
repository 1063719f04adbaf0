"""Why does an extraction say what it says? Every mention, its rule, what it resolved to and what else it might be.

`explain` gives a structure that a page can show; `as_text` prints it for a terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.document import LAYERS
from graph.model import Candidate, Extraction, Span
from ingest.extract import Extractor, default_extractor
from ingest.rules import registry

if TYPE_CHECKING:
    from ingest.context import Context
    from ingest.report import Report

SHOWN = 110
"""Characters of a stretch of text shown in one line."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the text that was read as naming something."""

    span: Span
    surface: str
    kind: str
    id: str
    label: str
    rule: str
    confidence: float
    alternatives: tuple[str, ...]
    """Ids of what the same words might mean in this report, the chosen one left out."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An item of the extraction, or a candidate, with the stretches that state it."""

    layer: str
    id: str
    summary: str
    rule: str
    claim: str
    """What the rule claims; empty where the rule has no sentence of its own."""
    confidence: float
    spans: tuple[Span, ...]
    reason: str = ""
    """Why a candidate is not published; empty for what is published."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that was read in one report, and by which rules."""

    report: str
    text: str
    marked: tuple[Marked, ...]
    stated: tuple[Stated, ...]
    candidates: tuple[Stated, ...]
    warnings: tuple[str, ...]


def claims() -> Mapping[str, str]:
    """Rule id -> its one-sentence claim."""
    return {key: rule.claim for key, rule in registry().items()}


def explain(report: Report, extractor: Extractor | None = None) -> Explanation:
    """What the extractor read in the report and why; the same on every run."""
    ctx, extraction = (extractor or default_extractor()).read_all(report)
    labels = _labels(extraction)
    known = claims()
    return Explanation(
        report=extraction.report.id,
        text=extraction.text,
        marked=tuple(_marked(ctx, labels)),
        stated=tuple(
            _stated(layer, item, labels, known)
            for layer in LAYERS
            for item in getattr(extraction, layer)
            if _states(item)
        ),
        candidates=tuple(_candidate(candidate, labels, known) for candidate in extraction.candidates),
        warnings=extraction.warnings,
    )


def _labels(extraction: Extraction) -> dict[str, str]:
    out: dict[str, str] = {}
    for layer in ("people", "organisations", "places", "meetings"):
        out.update((item.id, item.name) for item in getattr(extraction, layer))
    for layer in ("posts", "groups"):
        out.update((item.id, item.label) for item in getattr(extraction, layer))
    return out


def _marked(ctx: Context, labels: Mapping[str, str]) -> Iterator[Marked]:
    for mention in ctx.mentions:
        surface = ctx.text[mention.start : mention.end]
        low = surface.lower()
        others = [*ctx.entities.aliases.get(low, ()), *ctx.entities.post_words.get(low, ())]
        yield Marked(
            span=Span(mention.start, mention.end),
            surface=surface,
            kind=mention.kind,
            id=mention.id,
            label=labels.get(mention.id, mention.id),
            rule=mention.rule,
            confidence=mention.confidence,
            alternatives=tuple(dict.fromkeys(other for other in others if other != mention.id)),
        )


def _states(item: Any) -> bool:
    return hasattr(item, "rule")


def _spans(item: Any) -> tuple[Span, ...]:
    spans: tuple[Span, ...] = item.evidence if hasattr(item, "evidence") else item.mentions
    return spans


def _stated(layer: str, item: Any, labels: Mapping[str, str], known: Mapping[str, str], reason: str = "") -> Stated:
    return Stated(
        layer=layer,
        id=item.id,
        summary=_summary(layer, item, labels),
        rule=item.rule,
        claim=known.get(item.rule, ""),
        confidence=item.confidence,
        spans=_spans(item),
        reason=reason,
    )


def _candidate(candidate: Candidate, labels: Mapping[str, str], known: Mapping[str, str]) -> Stated:
    origin = "" if candidate.origin == "rules" else f" ({candidate.origin})"
    return _stated(candidate.layer, candidate.item, labels, known, candidate.reason + origin)


def _summary(layer: str, item: Any, labels: Mapping[str, str]) -> str:
    """One line in words: who, what, to whom."""

    def name(reference: str | None) -> str:
        return labels.get(reference, reference) if reference else "someone unnamed"

    match layer:
        case "people" | "organisations":
            return str(item.name)
        case "tenures":
            acting = f"{item.acting} " if item.acting else "former " if item.former else ""
            return f"{name(item.person)} is {acting}{name(item.post)}"
        case "meetings":
            return f"{item.name} on {item.date or 'an unknown day'}"
        case "attendance":
            return f"{name(item.who)} is {item.role} of {name(item.meeting)}"
        case "directives":
            told = ", ".join(name(who) for who in item.addressees) or "no one named"
            return f"{name(item.issuer)} to {told} ({item.strength}, {item.verb!r}): {item.action}"
        case "follow_ups":
            return f"{name(item.who)} acted on the directive of {name(item.issuer)}: {item.action}"
        case "quotes":
            return f"{name(item.speaker)}: {item.text}"
        case _:
            parts = (item.type, item.number, item.year, item.title)
            return " ".join(str(part) for part in parts if part)


def as_text(explanation: Explanation) -> str:
    """The explanation as lines for a terminal: the text with its mentions, then what was made of it."""
    lines = [f"REPORT {explanation.report}", "", "TEXT AND MENTIONS"]
    lines += _annotated(explanation)
    for title, items in (("STATED", explanation.stated), ("CANDIDATES (not published)", explanation.candidates)):
        if items:
            lines += ["", title]
            for item in items:
                lines += _told(item, explanation.text)
    if explanation.warnings:
        lines += ["", "WARNINGS", *(f"  {warning}" for warning in explanation.warnings)]
    return "\n".join(lines)


def _annotated(explanation: Explanation) -> Iterator[str]:
    """Each paragraph, then its mentions one a line with their offsets."""
    text = explanation.text
    start = 0
    for paragraph in text.splitlines(keepends=True):
        end = start + len(paragraph)
        inside = [m for m in explanation.marked if start <= m.span.start < end]
        if paragraph.strip():
            yield from textwrap.wrap(paragraph.strip(), SHOWN, initial_indent="  ", subsequent_indent="  ")
        for m in inside:
            others = f"; also possible: {', '.join(m.alternatives)}" if m.alternatives else ""
            yield (
                f"    [{m.span.start}-{m.span.end}] {m.surface!r} {m.kind} -> {m.label} ({m.id}) "
                f"rule {m.rule}, {m.confidence:.2f}{others}"
            )
        start = end


def _told(item: Stated, text: str) -> Iterator[str]:
    yield f"  {item.layer}: {item.summary}"
    claim = f": {item.claim}" if item.claim else ""
    reason = f"; {item.reason}" if item.reason else ""
    yield f"    rule {item.rule}, confidence {item.confidence:.2f}{reason}{claim}"
    for span in item.spans:
        yield f"    [{span.start}-{span.end}] {textwrap.shorten(span.of(text), SHOWN, placeholder=' ...')}"
