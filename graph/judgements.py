"""Which ids mean one thing: judgements as rows, and what follows from them.

Data stay as extracted; a judgement stands beside them and can be taken back months later with
nothing lost. `resolve` is a pure function of the rows: same rows, same clusters, on every machine.

- A person's judgement always wins over one of the rules.
- "different" always wins over "same" reached through others: a wrong split is seen and mended, a
  wrong merge hides two things in one.
- Two people of one name have one id, since ids are made from names. What one report calls by that
  name is its *occurrence* (``person/budi-santoso~r7``); judged different from the name's id, it
  becomes a node of its own (`Identity.splits`, `split`). See `docs/decisions/0012-identity.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from graph import ids
from graph.document import LAYERS
from graph.errors import UsageError
from graph.model import Extraction

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")

RULES = "rules"
"""The judge's name where the rules judged."""

OCCURRENCE = "~"
"""Stands between an id and the key of the report whose use of it is meant; no id has it otherwise."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two ids are the same, different, or that it is unsure: by whom, when, why."""

    id: str
    left: str
    right: str
    verdict: Verdict
    by: str
    """Name of the account, or `RULES`."""
    at: str
    """UTC, ISO to the second."""
    score: float | None = None
    """From 0 to 1 where the rules judged, else None."""
    reason: str = ""
    ended: str | None = None
    """When it was taken back or replaced (UTC, ISO), or None while it stands."""
    ended_by: str | None = None
    """Who took it back, or the id of the judgement that replaced it."""
    ended_reason: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """Both ids in order: what the judgement is about."""
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)


def occurrence(entity: str, report_key: str) -> str:
    """The id of what one report calls `entity`: ``person/budi-santoso~r7``."""
    return f"{entity}{OCCURRENCE}{report_key}"


def base(entity: str) -> tuple[str, str | None]:
    """The id an occurrence is of, and the key of its report; any other id with None."""
    head, found, key = entity.partition(OCCURRENCE)
    return (head, key) if found else (entity, None)


def _kind(entity: str) -> str:
    return entity.partition("/")[0]


def judge(
    left: str, right: str, verdict: str, *, by: str, at: str, score: float | None = None, reason: str = ""
) -> Judgement:
    """A new judgement, its id made from what it says.

    Raises:
        UsageError: the two ids are one, are of different kinds, or the verdict is none of `VERDICTS`.
    """
    if left == right:
        raise UsageError(f"{left!r} is judged against itself; name two different ids")
    if _kind(left) != _kind(right):
        raise UsageError(f"{left!r} and {right!r} are of different kinds; only things of one kind can be the same")
    if verdict not in VERDICTS:
        raise UsageError(f"the verdict {verdict!r} is unknown; it is one of {', '.join(VERDICTS)}")
    low, high = sorted((left, right))
    made = ids.digest("\x1f".join((low, high, verdict, by, at)), size=8)
    return Judgement(f"judgement/{made}", left, right, verdict, by, at, score, reason)


def end(judgement: Judgement, *, at: str, by: str, reason: str = "") -> Judgement:
    """The judgement taken back; what it replaced or what the rules propose holds again."""
    return replace(judgement, ended=at, ended_by=by, ended_reason=reason)


def in_force(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement that decides each pair: a person's before the rules', then the latest."""
    out: dict[tuple[str, str], Judgement] = {}
    for one in judgements:
        if one.ended is None:
            known = out.get(one.pair)
            if known is None or _rank(known) < _rank(one):
                out[one.pair] = one
    return out


def _rank(judgement: Judgement) -> tuple[bool, str, str]:
    return judgement.by != RULES, judgement.at, judgement.id


@dataclass(frozen=True, slots=True)
class Identity:
    """What follows from all judgements."""

    canonical: Mapping[str, str] = field(default_factory=dict)
    """Id -> the id that stands for its cluster; ids that stand for themselves are left out."""
    clusters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Canonical id -> all ids of its cluster in order, itself included."""
    splits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Report key -> id as extracted -> id of the node of its own that this report's use gets."""
    conflicts: tuple[Judgement, ...] = ()
    """Judgements "same" that could not be kept, since others say "different"; for review."""

    def of(self, entity: str) -> str:
        """The id that stands for `entity`."""
        return self.canonical.get(entity, entity)


class _Clusters:
    """Union-find in which some clusters must never meet."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}
        self.enemies: dict[str, set[str]] = {}

    def find(self, node: str) -> str:
        if node not in self.parent:
            self.parent[node] = node
            self.members[node] = {node}
            self.enemies[node] = set()
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def part(self, left: str, right: str) -> None:
        one, other = self.find(left), self.find(right)
        self.enemies[one].add(right)
        self.enemies[other].add(left)

    def parted(self, one: str, other: str) -> bool:
        return any(self.find(enemy) == other for enemy in self.enemies[one])

    def join(self, left: str, right: str) -> bool:
        """Make one cluster of two; False where they must not meet."""
        one, other = sorted((self.find(left), self.find(right)), key=lambda r: (-len(self.members[r]), r))
        if one == other:
            return True
        if self.parted(one, other):
            return False
        self.parent[other] = one
        self.members[one] |= self.members.pop(other)
        self.enemies[one] |= self.enemies.pop(other)
        return True


def resolve(judgements: Iterable[Judgement]) -> Identity:
    """Clusters, canonical ids and splits that follow from judgements, whatever their order."""
    decided = sorted(in_force(judgements).values(), key=lambda j: j.id)
    found = _Clusters()
    for one in decided:
        if one.verdict == "different":
            found.part(one.left, one.right)
    conflicts = []
    # A person's come first, in order of time; then those of the rules, the surest first.
    sames = sorted(
        (j for j in decided if j.verdict == "same"),
        key=lambda j: (j.by == RULES, -(j.score or 0) if j.by == RULES else 0, j.at, j.id),
    )
    for one in sames:
        refused = one.by == RULES and _share_a_report(found, one)
        if refused or not found.join(one.left, one.right):
            conflicts.append(one)
    # What no judgement keeps apart from its name is what the name says.
    occurrences = sorted(node for node in found.parent if base(node)[1] is not None)
    for node in occurrences:
        found.join(node, base(node)[0])
    splits: dict[str, dict[str, str]] = {}
    whole: set[str] = set()
    for node in occurrences:
        entity, report = base(node)
        if found.find(node) == found.find(entity):
            whole.add(node)
        elif report is not None:
            splits.setdefault(report, {})[entity] = node
    canonical: dict[str, str] = {}
    clusters: dict[str, tuple[str, ...]] = {}
    for members in found.members.values():
        present = sorted(members - whole)
        if len(present) > 1:
            chosen = min(present, key=_preference)
            clusters[chosen] = tuple(present)
            canonical |= {member: chosen for member in present if member != chosen}
    return Identity(dict(sorted(canonical.items())), dict(sorted(clusters.items())), splits, tuple(conflicts))


def _share_a_report(found: _Clusters, judgement: Judgement) -> bool:
    """Whether a rules' judgement would make one meeting of two that one report tells apart."""
    if _kind(judgement.left) != "meeting":
        return False
    one, other = found.find(judgement.left), found.find(judgement.right)
    if one == other:
        return False
    reports = [{member.split("/")[1] for member in found.members[root]} for root in (one, other)]
    return not reports[0].isdisjoint(reports[1])


def _preference(entity: str) -> tuple[bool, int, str]:
    """Which id stands for a cluster: one of a name before one of a single report, then the fullest name."""
    fullest = 0 if _kind(entity) == "meeting" else -len(entity)
    return base(entity)[1] is not None, fullest, entity


_REFERENCES = frozenset(
    {
        "id", "person", "post", "organisation", "part_of", "region", "meeting", "who", "issuer", "addressees",
        "basis", "basis_articles", "follows", "directive", "speaker",
    }
)  # fmt: skip
"""Fields of the layers that hold ids."""


_FIELDS = {kind: tuple(f.name for f in fields(kind) if f.name in _REFERENCES) for kind in LAYERS.values()}


def split(extraction: Extraction, identity: Identity) -> Extraction:
    """The extraction with the ids that its report's occurrences have by judgement.

    The archive keeps the extraction as it was read; graph and catalogue are made from this one.
    """
    renamed = identity.splits.get(ids.report_key(extraction.report.id))
    if not renamed:
        return extraction

    def new(old: str) -> str:
        head, part, number = old.partition("/pasal-")  # an article goes with its regulation
        return renamed.get(head, head) + part + number

    def item(old: Any) -> Any:
        change: dict[str, Any] = {}
        for name in _FIELDS[type(old)]:
            value = getattr(old, name)
            if isinstance(value, tuple):
                change[name] = tuple(map(new, value))
            elif value:
                change[name] = new(value)
        return replace(old, **change)

    layers: dict[str, Any] = {layer: tuple(map(item, getattr(extraction, layer))) for layer in LAYERS}
    candidates = tuple(replace(c, item=item(c.item)) for c in extraction.candidates)
    return replace(extraction, candidates=candidates, **layers)
