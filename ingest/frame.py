"""What the recognisers of names, bodies and posts share while they read one report.

Hits by their start, capitalised words, and which stretches of the text are written in capitals
or in title case, where case says nothing about names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ingest.acronyms import find_definitions
from ingest.lines import ITEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.context import Context, Hit
    from ingest.gazetteer import Gazetteer

_ENTITY_KINDS = frozenset(
    {
        "region",
        "region_word",
        "organisation",
        "post",
        "head",
        "acting",
        "rank",
        "title",
        "weekday",
        "month",
        "place",
        "town",
        "government",
        "phrase",
        "place_word",
    }
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITALS_SHARE = 0.65
"""Share of words in capitals from which a stretch counts as written in capitals."""
_TITLE_CASE_SHARE = 0.7
"""Share of capitalised words from which a line without final punctuation counts as a heading."""
_LONGEST_ITEM = 120
"""Longest line, in characters, that is an item of a list of names which a line before it announces."""
_PREDICATE = re.compile(r"di[a-z]{4,}|me[a-z]{5,}|hadir")
"""A verb in lower case, which a heading in title case does not have ("Rapat ini dihadiri Bupati X Fulan")."""


_SHORT_FORM = re.compile(r"\(([A-Z]{2,5})\)")


def _lower_definitions(text: str) -> dict[str, str]:
    """Short forms of common nouns, which then name no body ("pekerja migran Indonesia (PMI)"), with the nouns."""
    found: dict[str, str] = {}
    if "(" not in text:
        return found
    for match in _SHORT_FORM.finditer(text):
        letters = match[1]
        words = text[max(0, match.start() - 80) : match.start()].split()[-len(letters) :]
        if words and words[0][0].islower() and "".join(word[0] for word in words).upper() == letters:
            found[letters] = " ".join(words)
    return found


_SPEAKS = re.compile(
    r"(?<= )(?:kata|ujar|ucap|jelas|tutur|ungkap|imbuh|papar|terang|sebut|tegas|tandas|pungkas|menurut|Menurut)"
    r" ([A-Z][a-z’'-]+)(?=[ ,.])"
    r"|(?:^|(?<=[\n.”\"] )|(?<=[\n”\"]))([A-Z][a-z’'-]+)"
    r" (?:mengatakan|menjelaskan|menyebut|menyebutkan|menilai|menuturkan|mengungkapkan|menegaskan|menambahkan"
    r"|menyampaikan|meminta|memastikan|mengungkap|mengaku|memaparkan|menerangkan|melanjutkan|menyatakan|berharap)\b"
)


class Zone:
    """A paragraph or title with how far its case can be trusted."""

    __slots__ = ("capitals", "end", "heading", "start")

    def __init__(self, start: int, end: int, *, heading: bool, capitals: bool) -> None:
        self.start = start
        self.end = end
        self.heading = heading
        """Title or title-cased line: no name is learnt here."""
        self.capitals = capitals
        """Written in capitals: case says nothing."""


class Frame:
    """One report as the recognisers see it."""

    __slots__ = (
        "_initials", "_speakers", "_sure_bodies", "_zone_starts", "acting", "at", "ctx", "definitions", "gazetteer",
        "hits", "text", "zones",
    )  # fmt: skip

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.text = ctx.text
        self.gazetteer: Gazetteer = ctx.gazetteer
        self.definitions = find_definitions(ctx.text)
        self._sure_bodies: frozenset[int] | None = None
        self._initials: dict[str, tuple[int, ...]] | None = None
        self._speakers: frozenset[str] | None = None
        redefined = self._redefined()
        hits = [hit for hit in ctx.hits if hit[2] in _ENTITY_KINDS]
        if redefined:
            hits = [
                hit
                for hit in hits
                if hit.kind not in ("organisation", "phrase") or self.text[hit.start : hit.end] not in redefined
            ]
        at: dict[int, list[Hit]] = {}
        last: list[Hit] = []
        begun = -1
        for hit in hits:
            start = hit[0]
            if start == begun:
                last.append(hit)
            else:
                begun = start
                last = at[start] = [hit]
        self.hits = hits
        self.at = at
        """Start -> the hits that begin there."""
        self.acting = ctx.hits_of("acting")
        self.zones = _zones(ctx)
        self._zone_starts = [zone.start for zone in self.zones]

    @property
    def sure_bodies(self) -> frozenset[int]:
        """Bodies that a form of their own names somewhere in the report; worked out when first asked for."""
        if self._sure_bodies is None:
            self._sure_bodies = frozenset(
                found[0].entry
                for hits in self.at.values()
                if len(found := [hit for hit in hits if hit.kind == "organisation"]) == 1
            )
        return self._sure_bodies

    @property
    def region_initials(self) -> dict[str, tuple[int, ...]]:
        """Initials of the regencies of several words that the report names in full ("BU"), of one region each."""
        if self._initials is None:
            found: dict[str, set[tuple[int, ...]]] = {}
            for start, hits in self.at.items():
                entries = tuple(hit.entry for hit in hits if hit.kind == "region")
                short = self.gazetteer.regions[entries[0]].short if len(entries) == 1 else ""
                if " " in short and self.text.startswith(short, start):
                    found.setdefault("".join(word[0] for word in short.split(" ")), set()).add(entries)
            self._initials = {letters: next(iter(told)) for letters, told in found.items() if len(told) == 1}
        return self._initials

    @property
    def speakers(self) -> frozenset[str]:
        """Capitalised words whose bearers the report lets speak ("kata Fulan"); worked out when first asked for."""
        if self._speakers is None:
            self._speakers = frozenset(match[1] or match[2] for match in _SPEAKS.finditer(self.text))
        return self._speakers

    def _redefined(self) -> frozenset[str]:
        """Short forms of the lists that this report defines to mean something else."""
        gazetteer = self.gazetteer
        found = {
            letters
            for letters, nouns in _lower_definitions(self.text).items()
            if nouns.islower() or nouns.lower() not in gazetteer.body_by_form
        }
        for acronym, definition in self.definitions.items():
            body = gazetteer.body_by_form.get(acronym.lower())
            if body is None:
                continue
            long_form = definition.long_form.lower()
            known = gazetteer.body_by_form.get(long_form)
            name = gazetteer.bodies[body].name.lower()
            if known is None and acronym.isupper() and len(acronym) <= 4 and long_form[:5] != name[:5]:
                found.add(acronym)
        return frozenset(found)

    def zone(self, offset: int) -> Zone | None:
        """The zone that holds the offset, or None outside the report's own words."""
        index = bisect_right(self._zone_starts, offset) - 1
        if index < 0 or offset >= self.zones[index].end:
            return None
        return self.zones[index]

    def first(self, offset: int, kind: str) -> Hit | None:
        """The first hit of `kind` that begins at `offset`."""
        for hit in self.at.get(offset, ()):
            if hit.kind == kind:
                return hit
        return None

    def kinds(self, offset: int) -> Sequence[Hit]:
        """All hits that begin at `offset`."""
        return self.at.get(offset, ())


_LOOK = 60
"""How many characters tell whether a stretch is written in capitals."""


def _zones(ctx: Context) -> list[Zone]:
    zones: list[Zone] = []
    title = ctx.layout.title
    spans = [*(() if title is None else (title,)), *ctx.layout.paragraphs, *ctx.layout.captions]
    text = ctx.text
    headline = None if title is None else (title.start, title.end)
    announced = False
    for start, end in sorted([(span.start, span.end) for span in spans]):
        heading = (start, end) == headline
        capitals = False
        look = text[start : min(end, start + _LOOK)]
        if look == look.upper():
            words = _WORD.findall(text, start, min(end, start + 600))
            capitals = len(words) > 3 and sum(map(str.isupper, words)) / len(words) > _CAPITALS_SHARE
        if not heading and end - start < 200 and text[end - 1] not in '.!?”"’)':
            words = _WORD.findall(text, start, end)
            if len(words) > 2:
                capital = sum(1 for word in words if word[0].isupper())
                heading = capital / len(words) > _TITLE_CASE_SHARE and not any(map(_PREDICATE.fullmatch, words))
        if text[end - 1] == ":":
            announced = True
        elif announced and end - start < _LONGEST_ITEM and (text[end - 1] not in ".!?" or ITEM.match(text, start, end)):
            heading = False  # an item of the list that a line before it announces
        else:
            announced = False
        zones.append(Zone(start, end, heading=heading, capitals=capitals))
    return zones
