"""The extraction document: the JSON form of an `Extraction`, written and read back without loss.

Spans are pairs ``[start, end]``; keys are the field names of `graph.model`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from graph.errors import SkipReport
from graph.model import (
    Attendance,
    Candidate,
    Directive,
    Extraction,
    FollowUp,
    Group,
    Meeting,
    Organisation,
    Person,
    Place,
    Post,
    Quote,
    Regulation,
    ReportInfo,
    Span,
    Tenure,
)

LAYERS: dict[str, type] = {
    "people": Person,
    "organisations": Organisation,
    "groups": Group,
    "places": Place,
    "posts": Post,
    "tenures": Tenure,
    "meetings": Meeting,
    "attendance": Attendance,
    "directives": Directive,
    "follow_ups": FollowUp,
    "quotes": Quote,
    "regulations": Regulation,
}
"""Layer of the document -> class of its items, in the order of the document."""

_SPANS = frozenset({"mentions", "evidence"})
_SPAN = frozenset({"action_span"})


_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(f.name for f in fields(kind)) for kind in (*LAYERS.values(), ReportInfo)
}


def item_to_json(item: Any) -> dict[str, Any]:
    """An item of a layer as plain lists, dicts and strings."""
    out: dict[str, Any] = {}
    for name in _NAMES[type(item)]:
        value = getattr(item, name)
        if name in _SPANS:
            value = [[s.start, s.end] for s in value]
        elif name in _SPAN:
            value = [value.start, value.end] if value else None
        elif isinstance(value, tuple):
            value = list(value)
        out[name] = value
    return out


def to_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction as plain lists, dicts and strings, ready for `json.dumps`."""
    out: dict[str, Any] = {
        "text": extraction.text,
        "report": item_to_json(extraction.report),
        "extractor": extraction.extractor,
    }
    for layer in LAYERS:
        out[layer] = [item_to_json(item) for item in getattr(extraction, layer)]
    out["candidates"] = [
        {"layer": c.layer, "origin": c.origin, "reason": c.reason, "item": item_to_json(c.item)}
        for c in extraction.candidates
    ]
    out["warnings"] = list(extraction.warnings)
    return out


def dumps(extraction: Extraction, *, indent: int | None = None) -> str:
    """The extraction as JSON text: keys in a fixed order, characters as they are."""
    return json.dumps(to_json(extraction), ensure_ascii=False, indent=indent)


def _item_from_json(kind: type, raw: Mapping[str, Any]) -> Any:
    known: dict[str, Any] = {}
    for name in _NAMES[kind]:
        if name not in raw:
            continue
        value = raw[name]
        if name in _SPANS:
            value = tuple(Span(int(start), int(end)) for start, end in value)
        elif name in _SPAN:
            value = Span(int(value[0]), int(value[1])) if value else None
        elif isinstance(value, list):
            value = tuple(value)
        known[name] = value
    make: Callable[..., Any] = kind
    return make(**known)


def from_json(raw: Mapping[str, Any]) -> Extraction:
    """The extraction that `to_json` wrote; unknown keys are ignored.

    Raises:
        SkipReport: a required key is missing or has the wrong form.
    """
    try:
        layers = {
            layer: tuple(_item_from_json(kind, item) for item in raw.get(layer) or ()) for layer, kind in LAYERS.items()
        }
        candidates = tuple(
            Candidate(
                c["layer"],
                _item_from_json(LAYERS[c["layer"]], c["item"]),
                c.get("reason", ""),
                c.get("origin", "rules"),
            )
            for c in raw.get("candidates") or ()
        )
        return Extraction(
            text=raw["text"],
            report=_item_from_json(ReportInfo, raw["report"]),
            candidates=candidates,
            warnings=tuple(raw.get("warnings") or ()),
            extractor=raw.get("extractor", ""),
            **layers,
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise SkipReport(
            f"not an extraction document: {type(problem).__name__}: {problem}; "
            "a document needs at least `text` and `report` with an `id`"
        ) from problem


def loads(text: str | bytes) -> Extraction:
    """Read an extraction document from JSON text.

    Raises:
        SkipReport: the text is not JSON, or not an extraction document.
    """
    try:
        raw = json.loads(text)
    except ValueError as problem:
        raise SkipReport(f"not JSON: {problem}") from problem
    if not isinstance(raw, dict):
        raise SkipReport("not an extraction document: the JSON is not an object")
    return from_json(raw)
