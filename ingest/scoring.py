"""How well do extraction documents agree with hand annotations?

Both sides are plain documents (`dict`): an annotation as `data/gold/README.md` describes it, and an
extraction document as `graph.document` writes it. Every layer is scored as precision, recall and
F1 over all reports together; an item is matched to at most one other, the most alike first. What
agreement means is stated per layer in the functions below; nothing is scored by exact text alone,
since readers rightly differ in where a phrase ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

LAYERS = (
    "people", "organisations", "tenures", "meetings", "attendance", "directives", "quotes", "regulations",
)  # fmt: skip
UNCOUNTED_WORDS = frozenset({"republik", "indonesia", "ri", "provinsi", "prov"})
"""Words that may be present in one name and absent in the other."""

NAME_OVERLAP = 0.75
POST_OVERLAP = 0.6
ACTION_OVERLAP = 0.5
TITLE_OVERLAP = 0.5
QUOTE_WORDS = 5
"""A quotation is told by its first words: readers mark where it begins, not where it ends."""

Item = Mapping[str, Any]
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class LayerScore:
    """Counts of one layer over all reports."""

    hits: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """Share of what was found that is annotated; 1 where nothing was found."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is annotated that was found; 1 where nothing is annotated."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """An annotated item that was missed, or a found item that is not annotated."""

    report: str
    layer: str
    kind: str
    """``missed`` or ``spurious``."""
    item: Item


@dataclass(frozen=True, slots=True)
class Scores:
    """The agreement of a set of reports."""

    reports: int
    absent: int
    """Annotated reports for which there is no extraction; they count as empty ones."""
    layers: Mapping[str, LayerScore]
    attributes: Mapping[str, float]
    """How often an attribute is right among the items that matched."""
    differences: tuple[Difference, ...]
    matched: Mapping[str, Mapping[str, tuple[int, ...]]]
    """Report -> layer -> positions of the annotated items that were found."""
    pairs: Mapping[str, Mapping[str, tuple[tuple[int, int], ...]]]
    """Report -> layer -> (annotated position, found position)."""

    @property
    def overall(self) -> float:
        """Plain mean of the layers' F1."""
        return sum(row.f1 for row in self.layers.values()) / len(self.layers)


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).lower()))


@lru_cache(maxsize=20_000)
def _normal(name: str) -> str:
    every = _words(name)
    return " ".join([word for word in every if word not in UNCOUNTED_WORDS] or every)


def word_overlap(left: str | None, right: str | None) -> float:
    """F1 of the two bags of words, 0..1."""
    a, b = _words(left or ""), _words(right or "")
    if not a or not b:
        return 0.0
    rest = list(b)
    for word in a:
        if word in rest:
            rest.remove(word)
    return 2 * (len(b) - len(rest)) / (len(a) + len(b))


def _names_of(item: Item) -> frozenset[str]:
    forms = [item.get("name"), *(item.get("aliases") or ()), item.get("acronym")]
    return frozenset(normal for form in forms if form and (normal := _normal(form)))


def _pair(gold: Sequence[Any], found: Sequence[Any], alike: Callable[[Any, Any], float]) -> Pairs:
    """One-to-one pairs, most alike first, earlier items first among equals; 0 never pairs."""
    ranked = sorted((-alike(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs: Pairs = []
    for cost, i, j in ranked:
        if cost >= 0:
            break
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def _entity_alike(gold: Item, found: Item) -> float:
    """1 for the same full name, less where only another form of one agrees."""
    if _normal(gold["name"]) == _normal(found["name"]):
        return 1.0
    if _normal(found["name"]) in _names_of(gold):
        return 0.8
    return 0.6 if _normal(gold["name"]) in _names_of(found) else 0.0


class _Document:
    """One side of a comparison, with every reference resolvable to comparable names."""

    def __init__(self, raw: Item) -> None:
        self.raw = raw
        self.posts: dict[str, Item] = {post["id"]: post for post in self.layer("posts")}
        labels: dict[str, set[str]] = {}
        for entity in (*self.layer("people"), *self.layer("organisations")):
            for key in (entity.get("id"), entity["name"], *(entity.get("aliases") or ())):
                if key:
                    labels.setdefault(key, set()).update(_names_of(entity))
        for labelled in (*self.posts.values(), *self.layer("groups")):
            labels.setdefault(labelled["id"], {_normal(labelled.get("label") or "")})
        self._labels = labels

    def layer(self, name: str) -> Sequence[Item]:
        return self.raw.get(name) or ()

    def who(self, reference: str | None) -> set[str]:
        """All comparable names of a reference: an id in an extraction, a name in an annotation."""
        if not reference:
            return set()
        return self._labels.get(reference) or {_normal(reference)}

    def post_label(self, tenure: Item) -> str:
        post = self.posts.get(tenure["post"])
        return str(post["label"] if post else tenure["post"])


def _same_party(gold: _Document, left: str | None, found: _Document, right: str | None) -> bool:
    a, b = gold.who(left), found.who(right)
    return bool(a & b) or any(word_overlap(x, y) >= NAME_OVERLAP for x in a for y in b)


def _post_alike(left: str, right: str) -> float:
    a = " ".join(word for word in _words(left) if word not in UNCOUNTED_WORDS)
    b = " ".join(word for word in _words(right) if word not in UNCOUNTED_WORDS)
    same = word_overlap(a, b)
    return same if same >= POST_OVERLAP and a.split()[:1] == b.split()[:1] else 0.0


def _meeting_alike(gold: Item, found: Item) -> float:
    """0 where the days differ, or neither the name nor type-and-day agree."""
    same_day = gold.get("date") == found.get("date")
    if gold.get("date") and found.get("date") and not same_day:
        return 0.0
    named = word_overlap(gold.get("name"), found.get("name"))
    same_type = gold.get("type") == found.get("type")
    if named < 0.5 and not (same_type and (gold.get("main") or same_day)):
        return 0.0
    return named + same_type + same_day + 0.01


def _regulation_alike(gold: Item, found: Item) -> float:
    if gold["type"] != found["type"]:
        return 0.0
    if gold.get("number"):
        same = _words(str(gold["number"])) == _words(str(found.get("number") or ""))
        return float(same and gold.get("year") == found.get("year"))
    if found.get("number"):
        return 0.0
    if not gold.get("title"):
        return float(not found.get("title"))
    named = word_overlap(gold["title"], found.get("title"))
    return named if named >= TITLE_OVERLAP else 0.0


@dataclass(slots=True)
class _Tally:
    """Running counts over reports."""

    counts: dict[str, list[int]] = field(default_factory=lambda: {layer: [0, 0, 0] for layer in LAYERS})
    attributes: dict[str, list[float]] = field(default_factory=dict)
    differences: dict[str, list[Difference]] = field(default_factory=lambda: {layer: [] for layer in LAYERS})
    matched: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    pairs: dict[str, dict[str, tuple[tuple[int, int], ...]]] = field(default_factory=dict)

    def attribute(self, name: str, right: float, out_of: float = 1) -> None:
        total = self.attributes.setdefault(name, [0, 0])
        total[0] += right
        total[1] += out_of

    def layer(
        self,
        report: str,
        layer: str,
        gold: Sequence[Item],
        found: Sequence[Item],
        pairs: Pairs,
        *,
        free_gold: frozenset[int] = frozenset(),
        free_found: frozenset[int] = frozenset(),
    ) -> None:
        """Count one layer of one report; the free items cost nothing where they stay unmatched."""
        hit_gold = {i for i, _ in pairs}
        hit_found = {j for _, j in pairs}
        missed = [i for i in range(len(gold)) if i not in hit_gold]
        spurious = [j for j in range(len(found)) if j not in hit_found and j not in free_found]
        count = self.counts[layer]
        count[0] += len(pairs)
        count[1] += len(gold) - len(free_gold)
        count[2] += len(pairs) + len(spurious)
        told = self.differences[layer]
        told += [Difference(report, layer, "missed", gold[i]) for i in missed if i not in free_gold]
        told += [Difference(report, layer, "spurious", found[j]) for j in spurious]
        self.matched.setdefault(report, {})[layer] = tuple(sorted(hit_gold))
        self.pairs.setdefault(report, {})[layer] = tuple(sorted(pairs))


def _score_entities(tally: _Tally, report: str, gold: _Document, found: _Document) -> None:
    golds, founds = gold.layer("people"), found.layer("people")
    pairs = _pair(golds, founds, _entity_alike)
    tally.layer(report, "people", golds, founds, pairs)
    for i, j in pairs:
        tally.attribute("people: fullest name", _normal(golds[i]["name"]) == _normal(founds[j]["name"]))

    # a body that appears only inside a post is not asked for, and not held against who names it
    golds = [body for body in gold.layer("organisations") if not body.get("implied")]
    implied = [body for body in gold.layer("organisations") if body.get("implied")]
    founds = found.layer("organisations")
    pairs = _pair(golds, founds, _entity_alike)
    taken = {j for _, j in pairs}
    free = frozenset(
        j
        for j, body in enumerate(founds)
        if j not in taken and (body.get("implied") or any(_entity_alike(g, body) for g in implied))
    )
    tally.layer(report, "organisations", golds, founds, pairs, free_found=free)
    for i, j in pairs:
        tally.attribute("organisations: kind", golds[i].get("kind") == founds[j].get("kind"))


def _score_tenures(tally: _Tally, report: str, gold: _Document, found: _Document) -> None:
    def alike(g: Item, f: Item) -> float:
        if not _same_party(gold, g["person"], found, f["person"]):
            return 0.0
        return _post_alike(gold.post_label(g), found.post_label(f))

    def acting(tenure: Item) -> str:
        return (tenure.get("acting") or "").lower().rstrip(".")

    golds, founds = gold.layer("tenures"), found.layer("tenures")
    pairs = _pair(golds, founds, alike)
    tally.layer(report, "tenures", golds, founds, pairs)
    for i, j in pairs:
        tally.attribute("tenures: acting", acting(golds[i]) == acting(founds[j]))


def _score_meetings(tally: _Tally, report: str, gold: _Document, found: _Document) -> None:
    golds, founds = gold.layer("meetings"), found.layer("meetings")
    pairs = _pair(golds, founds, _meeting_alike)
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    # reports mention many gatherings in passing: one that only one side lists costs nothing
    free_gold = frozenset(i for i, m in enumerate(golds) if not m.get("main") and i not in hit_gold)
    free_found = frozenset(j for j, m in enumerate(founds) if not m.get("main") and j not in hit_found)
    tally.layer(report, "meetings", golds, founds, pairs, free_gold=free_gold, free_found=free_found)
    for i, j in pairs:
        g, f = golds[i], founds[j]
        tally.attribute("meetings: type", g.get("type") == f.get("type"))
        if g.get("date"):
            tally.attribute("meetings: date", g["date"] == f.get("date"))
        if g.get("mode"):
            tally.attribute("meetings: mode", g["mode"] == f.get("mode"))
        if g.get("venue"):
            tally.attribute("meetings: venue", word_overlap(g["venue"], f.get("venue")) >= 0.5)

    counterpart = {i: founds[j].get("id") for i, j in pairs}

    def alike(g: Item, f: Item) -> float:
        same_meeting = counterpart.get(g["meeting"], "?") == f["meeting"]
        if not same_meeting or not _same_party(gold, g["who"], found, f["who"]):
            return 0.0
        return 2.0 if g["role"] == f.get("role") else 1.0

    golds, founds = gold.layer("attendance"), found.layer("attendance")
    pairs = _pair(golds, founds, alike)
    tally.layer(report, "attendance", golds, founds, pairs)
    for i, j in pairs:
        tally.attribute("attendance: role", golds[i]["role"] == founds[j].get("role"))


def _score_directives(tally: _Tally, report: str, gold: _Document, found: _Document) -> None:
    def alike(g: Item, f: Item) -> float:
        same = word_overlap(g["action"], f["action"])
        if same < ACTION_OVERLAP:
            return 0.0
        told = not g["issuer"] or _same_party(gold, g["issuer"], found, f.get("issuer"))
        return same if told else 0.0

    golds, founds = gold.layer("directives"), found.layer("directives")
    pairs = _pair(golds, founds, alike)
    tally.layer(report, "directives", golds, founds, pairs)
    for i, j in pairs:
        g, f = golds[i], founds[j]
        tally.attribute("directives: strength", g.get("strength") == f.get("strength"))
        named, told = g["addressees"], f.get("addressees") or ()
        both = len(named) + len(told)
        same = _pair(named, told, lambda a, b: float(_same_party(gold, a, found, b)))
        tally.attribute("directives: addressees (F1)", 2 * len(same) if both else 1, both or 1)


def _score_quotes(tally: _Tally, report: str, gold: _Document, found: _Document) -> None:
    def alike(g: Item, f: Item) -> float:
        opening = _words(g["text"])[:QUOTE_WORDS]
        if opening != _words(f["text"])[: len(opening)]:
            return 0.0
        return float(_same_party(gold, g["speaker"], found, f.get("speaker")))

    golds, founds = gold.layer("quotes"), found.layer("quotes")
    tally.layer(report, "quotes", golds, founds, _pair(golds, founds, alike))


def _score_regulations(tally: _Tally, report: str, gold: _Document, found: _Document) -> None:
    golds, founds = gold.layer("regulations"), found.layer("regulations")
    pairs = _pair(golds, founds, _regulation_alike)
    tally.layer(report, "regulations", golds, founds, pairs)
    for i, j in pairs:
        cited = [sorted(str(article) for article in r.get("articles") or ()) for r in (golds[i], founds[j])]
        tally.attribute("regulations: articles", cited[0] == cited[1])


def score(annotations: Iterable[Item], extractions: Mapping[str, Item]) -> Scores:
    """Compare annotations with the extraction documents of the same report ids.

    An annotated report without an extraction counts as an empty extraction; an extraction without
    an annotation is not looked at.
    """
    tally = _Tally()
    reports = absent = 0
    for raw in annotations:
        report = raw["id"]
        reports += 1
        absent += report not in extractions
        gold, found = _Document(raw), _Document(extractions.get(report) or {})
        for part in (
            _score_entities, _score_tenures, _score_meetings, _score_directives, _score_quotes, _score_regulations,
        ):  # fmt: skip
            part(tally, report, gold, found)
    return Scores(
        reports=reports,
        absent=absent,
        layers={layer: LayerScore(*counts) for layer, counts in tally.counts.items()},
        attributes={name: part / whole for name, (part, whole) in sorted(tally.attributes.items())},
        differences=tuple(told for layer in LAYERS for told in tally.differences[layer]),
        matched=tally.matched,
        pairs=tally.pairs,
    )
