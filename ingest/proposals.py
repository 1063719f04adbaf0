"""Which proposals of a language model stand in the text: quoted exactly, naming what their quotation holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph import ids
from graph.model import Candidate, Directive, Extraction, Person, Quote, Span, Strength, Tenure

CONFIDENCE = 0.3
"""Confidence of a proposal: below every sensible publishing threshold."""
STRENGTHS: tuple[Strength, ...] = ("order", "request", "urge", "remind", "hope")


def check(
    extraction: Extraction, answer: Mapping[str, Any], start: int, end: int, origin: str
) -> tuple[list[Candidate], list[str]]:
    """Candidates among the proposals of one answer about `text[start:end]`, and why the others were dropped.

    What the rules found already is left out without a word.
    """
    reading = _Reading(extraction, start, end, origin)
    for layer, read in (
        ("people", reading.person),
        ("tenures", reading.tenure),
        ("directives", reading.directive),
        ("statements", reading.quote),
    ):
        items = answer.get(layer)
        if items is not None and not isinstance(items, list):
            reading.dropped.append(f"{layer}: a list was expected, {type(items).__name__} was met")
            continue
        for item in items or ():
            reading.take(layer, item, read)
    return reading.candidates, reading.dropped


class _Refused(Exception):
    """A proposal that does not stand in the text; the message says why."""


class _Reading:
    """The proposals of one answer being checked against the text."""

    def __init__(self, extraction: Extraction, start: int, end: int, origin: str) -> None:
        self.extraction = extraction
        self.start, self.end = start, end
        self.origin = origin
        self.candidates: list[Candidate] = []
        self.dropped: list[str] = []
        self._names = {name: person.id for person in extraction.people for name in (person.name, *person.aliases)}
        self._names |= {
            name: body.id for body in extraction.organisations for name in (body.name, *body.aliases) if name
        }
        self._names |= {group.label: group.id for group in extraction.groups}

    def take(self, layer: str, item: Any, read: Callable[[Mapping[str, Any], Span], Candidate | None]) -> None:
        """Keep the item as a candidate, or note why it is dropped."""
        try:
            if not isinstance(item, dict):
                raise _Refused(f"an object was expected, {type(item).__name__} was met")
            evidence = self._find(_string(item, "quote"))
            made = read(item, evidence)
        except _Refused as reason:
            self.dropped.append(f"{layer}: {reason}")
            return
        if made is not None:
            self.candidates.append(made)

    def _find(self, quoted: str) -> Span:
        at = self.extraction.text.find(quoted, self.start, self.end)
        if at < 0:
            raise _Refused(f"the text has no {quoted[:80]!r}")
        return Span(at, at + len(quoted))

    def _inside(self, words: str, evidence: Span) -> Span:
        at = self.extraction.text.find(words, evidence.start, evidence.end)
        if at < 0:
            raise _Refused(f"{words[:80]!r} does not stand in its quotation")
        return Span(at, at + len(words))

    def _candidate(self, layer: str, item: Person | Tenure | Directive | Quote, *unknown: str) -> Candidate:
        named = "".join(f"; the report says {name!r}" for name in unknown)
        return Candidate(layer, item, f"proposed by a language model{named}", self.origin)

    def _party(self, name: str, evidence: Span) -> str | None:
        """The id of a party the rules know; one they do not know is told in the candidate's reason."""
        self._inside(name, evidence)
        return self._names.get(name)

    def person(self, item: Mapping[str, Any], evidence: Span) -> Candidate | None:
        """A person the rules did not find."""
        name = _string(item, "name")
        span = self._inside(name, evidence)
        if name in self._names:
            return None
        person = Person(ids.person(name), name, mentions=(span,), rule=self.origin, confidence=CONFIDENCE)
        return self._candidate("people", person)

    def tenure(self, item: Mapping[str, Any], evidence: Span) -> Candidate | None:
        """A post the rules did not tie to its holder."""
        person, post = _string(item, "person"), _string(item, "post")
        self._inside(post, evidence)
        holder = self._party(person, evidence) or ids.person(person)
        if any(t.person == holder and t.post == ids.post(post) for t in self.extraction.tenures):
            return None
        made = ids.relation("tenure", self.extraction.report.id, holder, ids.post(post), self.origin)
        tenure = Tenure(made, holder, ids.post(post), evidence=(evidence,), rule=self.origin, confidence=CONFIDENCE)
        return self._candidate("tenures", tenure, person, post)

    def directive(self, item: Mapping[str, Any], evidence: Span) -> Candidate | None:
        """A directive whose action the rules did not find."""
        action = self._inside(_string(item, "action"), evidence)
        verb = self._inside(_string(item, "verb"), evidence)
        strength = next((s for s in STRENGTHS if s == item.get("strength")), None)
        if strength is None:
            raise _Refused(f"{item.get('strength')!r} is no strength; one of {', '.join(STRENGTHS)} is accepted")
        issuer = item.get("issuer")
        told = item.get("addressees") or []
        if not isinstance(told, list) or not all(isinstance(name, str) for name in told):
            raise _Refused("`addressees` is not a list of names")
        for known in self.extraction.directives:
            span = known.action_span
            if span is not None and span.start < action.end and action.start < span.end:
                return None
        parties = {name: self._party(name, evidence) for name in told}
        who = self._party(issuer, evidence) if isinstance(issuer, str) and issuer else None
        unknown = [name for name, known_id in parties.items() if known_id is None]
        if isinstance(issuer, str) and issuer and who is None:
            unknown.insert(0, issuer)
        text = self.extraction.text
        directive = Directive(
            id=ids.relation("directive", self.extraction.report.id, self.origin, str(action.start), str(action.end)),
            issuer=who,
            addressees=tuple(known_id for known_id in parties.values() if known_id is not None),
            action=action.of(text),
            strength=strength,
            verb=verb.of(text),
            action_span=action,
            evidence=(evidence,),
            rule=self.origin,
            confidence=CONFIDENCE,
        )
        return self._candidate("directives", directive, *unknown)

    def quote(self, item: Mapping[str, Any], evidence: Span) -> Candidate | None:
        """A quotation the rules did not attribute."""
        span = self._inside(_string(item, "text"), evidence)
        named = _string(item, "speaker")
        speaker = self._party(named, evidence)
        text = span.of(self.extraction.text)
        if any(text in quote.text or quote.text in text for quote in self.extraction.quotes):
            return None
        made = Quote(
            id=ids.relation("statement", self.extraction.report.id, self.origin, str(span.start), str(span.end)),
            speaker=speaker,
            text=text,
            evidence=(evidence,),
            rule=self.origin,
            confidence=CONFIDENCE,
        )
        return self._candidate("quotes", made, *([] if speaker else [named]))


def _string(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _Refused(f"`{key}` is missing or empty")
    return value
