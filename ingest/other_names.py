"""Other names of a person: "Wira Padmana (Danny Padmana)", "Sari Melati (Bunda Sari)", "Sasa sapaannya"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.people import Cluster, name_words, take_in
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.frame import Frame

_IN_BRACKETS = re.compile(r",? ?\( ?([A-Z][\w’']+(?: [A-Z][\w’']+){1,2}) ?\)")
_OPENS_WITHIN = 3
"""Characters after a name within which the bracket opens."""
_COURTESY = frozenset(
    {"paman", "acil", "bunda", "abah", "gus", "cak", "bang", "bung", "kang", "mbah", "datuk", "mama", "ayah", "buya",
     "ning", "kak", "om", "umi"}
)  # fmt: skip
"""Words that open what people call an official."""
_OF_SAPAAN = Stems(("sapaan",))
_CALLED_SO = re.compile(r"(?<![\w-] )(?<!\w)([A-Z][a-z]{2,}),? sapaan(?:nya| akrabnya| akrab (?:beliau|dari))\b")
"""What someone is called, told after it: "Sasa sapaan akrabnya"."""
_LEAST_ALIKE = 3
"""Letters of such a nickname that stand in the full name: "Tika" in "Kartika"."""
_FULL_WITHIN = 600
"""Characters back within which the one who is called so is named in full."""


def join_other_names(frame: Frame, clusters: list[Cluster]) -> list[Cluster]:
    """Join a name of several words to the person after whom it stands in brackets.

    Only where it shares a word with the full name or opens with a word of courtesy: brackets may name another.
    A nickname told before "sapaannya" is noted for whoever was named in full last with its letters.
    """
    _note_nicknames(frame, clusters)
    called = _in_brackets(frame, clusters)
    if not called:
        return clusters
    kept: list[Cluster] = []
    for one in clusters:
        owner = called.get(one.words, one)
        if owner is one:
            kept.append(one)
            continue
        if one.words[0] not in _COURTESY:
            first = one.sightings[0].name
            owner.nicknames.append(frame.text[first.start : first.end])
        take_in(owner, one)
    return kept


def _in_brackets(frame: Frame, clusters: list[Cluster]) -> dict[tuple[str, ...], Cluster]:
    """The words of names in brackets, and the person after whom they stand."""
    text = frame.text
    called: dict[tuple[str, ...], Cluster] = {}
    for owner in clusters:
        if len(owner.words) < 2:
            continue
        for sighting in owner.sightings:
            last = sighting.name.last
            if text.find("(", last, last + _OPENS_WITHIN) < 0:
                continue
            match = _IN_BRACKETS.match(text, last)
            words = name_words(match[1]) if match is not None else ()
            if words and words != owner.words and (words[0] in _COURTESY or not set(words).isdisjoint(owner.words)):
                called[words] = owner
    return called


def _note_nicknames(frame: Frame, clusters: list[Cluster]) -> None:
    text = frame.text
    if not _OF_SAPAAN.stand_in(text):
        return
    for match in _CALLED_SO.finditer(text):
        full = [
            (sighting.name.start, owner)
            for owner in clusters
            if len(owner.words) > 1 and any(match[1][:_LEAST_ALIKE].lower() in word for word in owner.words)
            for sighting in owner.sightings
            if match.start() - _FULL_WITHIN < sighting.name.start < match.start()
        ]
        if full:
            max(full, key=lambda pair: pair[0])[1].nicknames.append(match[1])
