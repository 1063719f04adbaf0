"""Where else in a report a known person is named: by part of the name, a nickname or initials."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ingest.people import Cluster, display_name, name_words, nearest

if TYPE_CHECKING:
    from ingest.frame import Frame

_CAPITALISED = re.compile(r"[A-Z][\w’']*(?:-[A-Z][\w’']*)*")
_FEW_WORDS = 40
"""Up to so many words each is looked for by itself; more are found in one pass over the text."""
_CAPITAL_WORD = re.compile(r"(?<![^\W_])[A-Z][\w’']*")


def find_aliases(frame: Frame, clusters: list[Cluster], taken: list[tuple[int, int]]) -> None:
    """Every other place where a known person is named by part of the name or by a nickname."""
    owners = _alias_words(frame, clusters)
    if not owners:
        return
    text = frame.text
    in_capitals = any(zone.capitals for zone in frame.zones)
    spots: list[tuple[int, int, str]] = []
    for word in owners if len(owners) <= _FEW_WORDS else ():
        spots.extend(_occurrences(text, word.capitalize(), word))
        if word.upper() != word.capitalize() and (in_capitals or len(word) < 4):
            spots.extend(_occurrences(text, word.upper(), word))
    if len(owners) > _FEW_WORDS:
        spots = [
            (match.start(), match.end(), match[0].lower())
            for match in _CAPITAL_WORD.finditer(text)
            if match[0].lower() in owners
        ]
    spots.sort()
    starts = [span[0] for span in taken]
    shared: dict[str, list[Cluster]] = {}
    index = 0
    while index < len(spots):
        start, end, word = spots[index]
        index += 1
        at = bisect_right(starts, start) - 1
        if (at >= 0 and taken[at][1] > start) or frame.zone(start) is None:
            continue
        candidates = owners[word]
        while index < len(spots) and spots[index][0] - end in (1, 2) and text[end : spots[index][0]] in (" ", ". "):
            narrowed = [c for c in candidates if spots[index][2] in c.words]
            if not narrowed:
                break
            candidates = narrowed
            end = spots[index][1]
            index += 1
        if _goes_on(frame, start, end):
            continue
        owner = candidates[0] if len(candidates) == 1 else nearest(candidates, start)
        if len(candidates) > 1:
            shared.setdefault(text[start:end], candidates)
        owner.extra.append((start, end))
    _warn(frame, shared)


def _warn(frame: Frame, shared: dict[str, list[Cluster]]) -> None:
    """Say which names may mean several people."""
    for surface, candidates in shared.items():
        fullest = (max(c.sightings, key=lambda s: len(s.words)).name for c in candidates)
        people = " or ".join(sorted(display_name(frame.text[name.start : name.end]) for name in fullest))
        frame.ctx.warnings.append(f'name: "{surface}" may be {people}; taken for the one named last before it')


def _alias_words(frame: Frame, clusters: list[Cluster]) -> dict[str, list[Cluster]]:
    """Lower-case word -> the people it may name."""
    owners: dict[str, list[Cluster]] = {}
    ordinary = frame.gazetteer.ordinary
    spoken = _spoken_initials(frame)
    for c in clusters:
        for word in c.words:
            if len(word) > 2 and (word not in ordinary or len(c.words) == 1):
                owners.setdefault(word, []).append(c)
        for nickname in c.nicknames:
            owners.setdefault(name_words(nickname)[0], []).append(c)
        initials = "".join(word[0] for word in c.words)
        if 2 <= len(initials) <= 3 and initials not in owners:
            short = initials.upper()
            if short in spoken and initials not in frame.gazetteer.body_by_form:
                c.nicknames.append(short)
                owners[initials] = [c]
    return owners


_INITIALS = re.compile(r" ([A-Z]{2,3})(?![\w-])")


def _spoken_initials(frame: Frame) -> frozenset[str]:
    """Letters that stand where a person is named: after a verb of saying, a courtesy, or a post ("kata HD")."""
    text = frame.text
    found: set[str] = set()
    for kind in ("speech", "title", "post"):
        for start, end, _, _ in frame.ctx.hits_of(kind):
            # two capitals after a space: a look at them spares most words the pattern
            if end - start > 2 and text[end + 1 : end + 3].isupper() and (match := _INITIALS.match(text, end)):
                found.add(match[1])
    return frozenset(found)


def _occurrences(text: str, form: str, word: str) -> list[tuple[int, int, str]]:
    """Where `form` stands as a word of its own."""
    found: list[tuple[int, int, str]] = []
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            found.append((at, end, word))
        at = text.find(form, end)
    return found


def _goes_on(frame: Frame, start: int, end: int) -> bool:
    """Whether the run of capitalised words is longer than the known name, so that it names another thing."""
    text = frame.text
    following = _CAPITALISED.match(text, end + 1) if text.startswith(" ", end) else None
    if following is not None:
        zone = frame.zone(start)
        if zone is not None and (zone.heading or zone.capitals):
            return False
        low = following[0].lower()
        known = any(
            hit.kind in ("post", "organisation", "region", "weekday", "acting") for hit in frame.at.get(end + 1, ())
        )
        return not known and low not in frame.gazetteer.ordinary and len(low) > 1 and not following[0].isupper()
    return text[end : end + 1] == "." and text[end + 1 : end + 4].lower() in ("com", "id ", "co.", "net")
