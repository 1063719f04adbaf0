"""Which region a form stands for in this report.

Many short forms name several regions ("Jambi" is a province and a city, "Bandung" a regency and a
city). What the report calls unambiguously elsewhere decides; where nothing does, the region stays
unresolved and the form is kept as written.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame
    from ingest.gazetteer import Gazetteer, Region

LEVELS = {
    "province": ("province",),
    "local": ("regency", "city"),
    "regency": ("regency",),
    "city": ("city",),
    "": ("province", "regency", "city"),
}
"""Level a post or body asks for -> kinds of region that fit."""


class Regions:
    """Votes for the regions of one report, and the choice among candidates."""

    __slots__ = ("_anchored", "_best", "_gazetteer", "votes")

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.votes: defaultdict[int, int] = defaultdict(int)
        self._anchored: set[int] = set()
        """Regions that more than a bare name speaks for: a post, a body, "Kabupaten X"."""
        self._best: dict[str, int | None] = {}

    def count(self, frame: Frame) -> None:
        """Give every region that the text names without doubt one vote for each time it does."""
        regions = self._gazetteer.regions
        votes = self.votes
        named: dict[int, Hit | None] = {}
        """Start -> the region that begins there; None where the form is of several."""
        for hit in frame.hits:
            if hit.kind == "region":
                named[hit.start] = None if hit.start in named else hit
        for start, one in named.items():
            if one is not None:
                if one.end - start > len(regions[one.entry].short):
                    self.vote(one.entry, 2)
                else:
                    votes[one.entry] += 1

    def vote(self, region: int, weight: int) -> None:
        """Count a region that a post or body makes certain."""
        self.votes[region] += weight
        self._anchored.add(region)

    def choose(self, candidates: tuple[int, ...], level: str = "") -> int | None:
        """The region meant among `candidates` for a post or body of `level`, or None if that is open."""
        regions = self._gazetteer.regions
        kinds = LEVELS[level]
        fitting = [c for c in candidates if regions[c].kind in kinds]
        if not fitting:
            return None
        if len(fitting) == 1:
            return fitting[0]
        votes = self.votes
        ranked = sorted(fitting, key=lambda c: (-votes[c], c))
        if votes[ranked[0]] > votes[ranked[1]]:
            return ranked[0]
        provinces = [c for c in fitting if regions[c].kind == "province"]
        return provinces[0] if len(provinces) == 1 else None

    def main(self, level: str = "") -> int | None:
        """The region of `level` that this report is about, or None where it names none or several alike."""
        if level in self._best:
            return self._best[level]
        regions = self._gazetteer.regions
        kinds = LEVELS[level]
        ranked = sorted(((self.votes[r], -r) for r in self._anchored if regions[r].kind in kinds), reverse=True)
        best: int | None = None
        if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            best = -ranked[0][1]
        if best is None and level == "province":
            local = self.main("local")
            if local is not None:
                best = self._gazetteer.region_by_code[regions[local].parent or ""]
        self._best[level] = best
        return best

    def region(self, index: int) -> Region:
        """The region of an index."""
        return self._gazetteer.regions[index]
