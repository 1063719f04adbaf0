"""What may be explored from a thing: its relations of every kind, counted before any of them is drawn.

A relation here is a table of statements with two ends. Reports state it on a date and with a
confidence, by which it can be narrowed; what an entity is (`belongs_to`, `lies_in`) has neither and
always holds. Ids that judgements joined are one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.model import Span
from graph.neighbourhood import Edge
from graph.schema import JOIN_GROUNDS
from graph.views import IN, SOURCE, Party, Source, View, listed, source_of, spans_of

Direction = Literal["out", "in"]
DIRECTIONS: tuple[Direction, ...] = ("out", "in")

NEIGHBOURS_READ_MAX = 2_000
"""Neighbours read for one step, most frequent first."""
EDGES_READ_MAX = 5_000
"""Edges of one relation read among the things of one picture, most frequent first."""


End = Literal["source", "target"]

PARTIES = frozenset(("person", "post", "organisation", "group"))
_ANYTHING = PARTIES | {"place", "meeting", "regulation"}
_DIRECTIVE, _MEETING, _REGULATION = frozenset(("directive",)), frozenset(("meeting",)), frozenset(("regulation",))
_PERSON, _POST = frozenset(("person",)), frozenset(("post",))


@dataclass(frozen=True, slots=True)
class Relation:
    """Where the statements of one relation stand in the catalogue, as SQL."""

    tables: str
    id: str
    source: str
    target: str
    where: str = ""
    stated: str | None = "d"
    """Alias of the table with date, confidence, report and evidence; None where no report states it."""
    in_report: bool = False
    """The target is a report, whose id is made of its key."""
    from_kinds: frozenset[str] = PARTIES
    to_kinds: frozenset[str] = PARTIES
    """Kinds of things (first segments of ids) at either end; other things need not be looked for."""
    narrow: End | None = None
    """The end at which one thing has few statements, by which those between two ends are looked up."""

    def touches(self, end: End, kinds: Iterable[str]) -> bool:
        """Whether a thing of any of some kinds can stand at an end."""
        return not (self.from_kinds if end == "source" else self.to_kinds).isdisjoint(kinds)


_DIRECTED = "directive d JOIN addressee a ON a.directive = d.id"
_BASED = f"directive d {JOIN_GROUNDS}"

RELATIONS: dict[str, Relation] = {
    "directed": Relation(_DIRECTED, "d.id", "d.issuer", "a.who", "d.issuer IS NOT NULL"),
    "issued": Relation(
        "directive d", "d.id", "d.issuer", "d.id", "d.issuer IS NOT NULL", to_kinds=_DIRECTIVE, narrow="target"
    ),
    "addressed_to": Relation(_DIRECTED, "d.id", "d.id", "a.who", from_kinds=_DIRECTIVE, narrow="source"),
    "given_at": Relation(
        "directive d", "d.id", "d.id", "d.canonical", "d.canonical IS NOT NULL",
        from_kinds=_DIRECTIVE, to_kinds=_MEETING, narrow="source",
    ),
    "based_on": Relation(
        _BASED, "d.id", "d.id", "b.regulation", from_kinds=_DIRECTIVE, to_kinds=_REGULATION, narrow="source"
    ),
    "carries_on": Relation(
        "directive d", "d.id", "d.id", "d.follows", "d.follows IS NOT NULL",
        from_kinds=_DIRECTIVE, to_kinds=PARTIES | _DIRECTIVE, narrow="source",
    ),
    "rests_on": Relation(_BASED, "d.id", "d.issuer", "b.regulation", "d.issuer IS NOT NULL", to_kinds=_REGULATION),
    "followed_up": Relation("follow_up d", "d.id", "d.who", "d.issuer", "d.who IS NOT NULL AND d.issuer IS NOT NULL"),
    "acted_on": Relation(
        "follow_up d", "d.id", "d.who", "d.directive", "d.who IS NOT NULL AND d.directive IS NOT NULL",
        to_kinds=_DIRECTIVE, narrow="target",
    ),
    "holds": Relation("tenure d", "d.id", "d.person", "d.post", "d.former = 0", from_kinds=_PERSON, to_kinds=_POST),
    "held": Relation("tenure d", "d.id", "d.person", "d.post", "d.former = 1", from_kinds=_PERSON, to_kinds=_POST),
    "attended": Relation("attendance d", "d.id", "d.who", "d.canonical", to_kinds=_MEETING, narrow="target"),
    "belongs_to": Relation(
        "entity e", "NULL", "e.id", "e.part_of", "e.part_of IS NOT NULL", None,
        from_kinds=frozenset(("post", "organisation", "place")), to_kinds=frozenset(("organisation", "place")),
    ),
    "lies_in": Relation(
        "entity e", "NULL", "e.id", "e.region", "e.region IS NOT NULL AND e.kind IN ('organisation', 'meeting')", None,
        from_kinds=frozenset(("organisation", "meeting")), to_kinds=frozenset(("place",)),
    ),
    "named_in": Relation(
        "mention d", "NULL", "d.entity", "d.report", in_report=True,
        from_kinds=_ANYTHING, to_kinds=frozenset(("report",)), narrow="target",
    ),
}  # fmt: skip
"""Relation -> its statements: who or what, and whom or what."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which statements count: of these relations, within these days, at least this sure."""

    relations: tuple[str, ...] = tuple(RELATIONS)
    since: str | None = None
    until: str | None = None
    confidence: float = 0.0


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Group:
    """The neighbours of one kind over one relation and direction."""

    relation: str
    direction: Direction
    kind: str
    """The first segment of their ids."""
    total: int


def _select(name: str, ends: Sequence[End], scope: Scope, members: str) -> tuple[str, list[object]]:
    """SQL of the statements of a relation whose `ends` are among `members`, between canonical ids."""
    relation = RELATIONS[name]
    source, source_join = _standing(relation.source, "cs", relation.from_kinds)
    target, target_join = _standing(relation.target, "ct", relation.to_kinds)
    target = f"'report/' || {target}" if relation.in_report else target
    columns = [f"{source} AS source", f"{target} AS target", f"{relation.id} AS statement"]
    tables = relation.tables + source_join + target_join
    conditions, values = [relation.where] if relation.where else [], list[object]()
    for end in ends:
        column = relation.source if end == "source" else relation.target
        if len(ends) > 1 and relation.narrow not in (None, end):
            column = f"+{column}"  # keeps the engine from going through all statements of a hub
        if end == "target" and relation.in_report:
            conditions.append(f"{column} IN (SELECT substr(value, 8) FROM json_each(?) WHERE value LIKE 'report/%')")
        else:
            conditions.append(f"{column} {IN}")
        values.append(members)
    if relation.stated:
        s = relation.stated
        confidence = "1.0" if relation.in_report else f"coalesce({s}.confidence, 1.0)"
        rule = "''" if relation.in_report else f"{s}.rule"
        columns += [f"{s}.date AS date", f"{confidence} AS confidence", f"{rule} AS rule"]
        columns += [f"{s}.report AS report", f"{s}.evidence AS evidence"]
        if scope.since:
            conditions.append(f"{s}.date >= ?")
            values.append(scope.since)
        if scope.until:
            conditions.append(f"{s}.date <= ?")
            values.append(scope.until)
        if scope.confidence > 0:
            conditions.append(f"{confidence} >= ?")
            values.append(scope.confidence)
    else:
        columns += ["NULL AS date", "1.0 AS confidence", "NULL AS report", "NULL AS evidence", "NULL AS rule"]
    return f"SELECT {', '.join(columns)} FROM {tables} WHERE {' AND '.join(conditions)}", values


def _standing(column: str, alias: str, kinds: frozenset[str]) -> tuple[str, str]:
    """The canonical id of a column, and the join it takes: none for directives, reports and `canonical` itself."""
    if kinds <= {"directive", "report"} or column.endswith(".canonical"):
        return column, ""
    return f"coalesce({alias}.canonical, {column})", f" LEFT JOIN canonical {alias} ON {alias}.id = {column}"


def _ways(scope: Scope, ids: Iterable[str]) -> Iterator[tuple[str, End, End]]:
    """The relations that can touch some things: relation, the end at which they stand, the other end."""
    kinds = {i.partition("/")[0] for i in ids}
    for name in scope.relations:
        if RELATIONS[name].touches("source", kinds):
            yield name, "source", "target"
        if RELATIONS[name].touches("target", kinds):
            yield name, "target", "source"


def members(view: View, ids: Iterable[str]) -> list[str]:
    """All ids that some things stand for, their own included."""
    own = list(dict.fromkeys(ids))
    joined = view.among("SELECT id FROM canonical WHERE canonical IN ({ids})", own)
    return list(dict.fromkeys([*own, *(str(row["id"]) for row in joined)]))


def standing(view: View, ids: Iterable[str]) -> dict[str, str]:
    """For each id the one that stands for it: its own, unless a judgement joined it to another."""
    asked = list(ids)
    found = view.among("SELECT id, canonical FROM canonical WHERE id IN ({ids})", asked)
    joined = {str(row["id"]): str(row["canonical"]) for row in found}
    return {i: joined.get(i, i) for i in asked}


def known(view: View, ids: Iterable[str]) -> set[str]:
    """Those of some canonical ids that the catalogue holds: entities, directives and reports."""
    asked = list(ids)
    found = view.among("SELECT id FROM entity WHERE id IN ({ids})", asked)
    found += view.among(
        "SELECT id FROM directive WHERE id IN ({ids})", [i for i in asked if i.startswith("directive/")]
    )
    keys = [i.partition("/")[2] for i in asked if i.startswith("report/")]
    found += view.among("SELECT 'report/' || key AS id FROM report WHERE key IN ({ids})", keys)
    return {str(row["id"]) for row in found}


def parties(view: View, ids: Iterable[str]) -> dict[str, Party]:
    """Things by their ids; a directive is called by its action and a report by its title."""
    asked = list(dict.fromkeys(ids))
    found = view.parties(i for i in asked if not i.startswith(("directive/", "report/")))
    for row in view.among(
        "SELECT id, action FROM directive WHERE id IN ({ids})", [i for i in asked if i.startswith("directive/")]
    ):
        found[row["id"]] = Party(row["id"], row["action"])
    keys = [i.partition("/")[2] for i in asked if i.startswith("report/")]
    for row in view.among("SELECT key, title FROM report WHERE key IN ({ids})", keys):
        found[f"report/{row['key']}"] = Party(f"report/{row['key']}", row["title"] or row["key"])
    return found


def groups(view: View, entity: str, scope: Scope = EVERYTHING) -> list[Group]:
    """How many neighbours of each kind an entity has over each relation and direction, most first."""
    own, found = listed(members(view, [entity])), list[Group]()
    for relation, end, other in _ways(scope, [entity]):
        sql, values = _select(relation, (end,), scope, own)
        rows = view.rows(
            f"SELECT substr({other}, 1, instr({other}, '/') - 1) AS kind, count(DISTINCT {other}) AS n "
            f"FROM ({sql}) WHERE {other} <> ? GROUP BY 1",
            (*values, entity),
        )
        direction: Direction = "out" if end == "source" else "in"
        found += [Group(relation, direction, row["kind"], row["n"]) for row in rows]
    order = list(RELATIONS)
    return sorted(found, key=lambda g: (order.index(g.relation), DIRECTIONS.index(g.direction), -g.total, g.kind))


def neighbours(
    view: View, entity: str, scope: Scope = EVERYTHING, *, direction: Direction | None = None, kind: str | None = None
) -> dict[str, int]:
    """The neighbours of an entity with how often reports relate them, most often first."""
    own, found = listed(members(view, [entity])), dict[str, int]()
    for relation, end, other in _ways(scope, [entity]):
        if direction not in (None, "out" if end == "source" else "in"):
            continue
        sql, values = _select(relation, (end,), scope, own)
        narrowed = f"AND {other} LIKE ? " if kind else ""
        rows = view.rows(
            f"SELECT {other} AS other, count(*) AS times FROM ({sql}) WHERE {other} <> ? {narrowed}"
            "GROUP BY 1 ORDER BY times DESC, other LIMIT ?",
            (*values, entity, *([f"{kind}/%"] if kind else []), NEIGHBOURS_READ_MAX),
        )
        for row in rows:
            found[row["other"]] = found.get(row["other"], 0) + row["times"]
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def edges(view: View, ids: Iterable[str], scope: Scope = EVERYTHING) -> list[Edge]:
    """The edges among some things; most frequent first."""
    own = list(ids)
    kinds = {i.partition("/")[0] for i in own}
    wanted, found = listed(members(view, own)), list[Edge]()
    for relation in scope.relations:
        if not (RELATIONS[relation].touches("source", kinds) and RELATIONS[relation].touches("target", kinds)):
            continue
        sql, values = _select(relation, ("source", "target"), scope, wanted)
        for row in view.rows(
            "SELECT source, target, count(*) AS times, min(date) AS first, max(date) AS last, "
            f"max(confidence) AS confidence, report, evidence FROM ({sql}) WHERE source <> target "
            "GROUP BY source, target ORDER BY times DESC, source, target LIMIT ?",
            (*values, EDGES_READ_MAX),
        ):
            spans = spans_of(row["evidence"])
            found.append(
                Edge(
                    row["source"], row["target"], relation, row["times"], row["first"], row["last"],
                    row["confidence"], row["report"], spans[0] if spans else None,
                )
            )  # fmt: skip
    return sorted(found, key=lambda e: (-e.times, e.relation, e.source, e.target))


def degrees(view: View, ids: Iterable[str], scope: Scope = EVERYTHING) -> dict[str, int]:
    """How many neighbours each of some things has; a thing without any is left out.

    A neighbour over several relations is counted for each.
    """
    own = list(ids)
    wanted, found = listed(members(view, own)), dict[str, int]()
    for relation, end, other in _ways(scope, own):
        sql, values = _select(relation, (end,), scope, wanted)
        for row in view.rows(f"SELECT {end} AS id, count(DISTINCT {other}) AS n FROM ({sql}) GROUP BY 1", values):
            found[row["id"]] = found.get(row["id"], 0) + row["n"]
    return found


def pairs(view: View, ids: Iterable[str], scope: Scope = EVERYTHING) -> set[tuple[str, str]]:
    """Who is related to any of some things, as pairs of canonical ids: source and target."""
    own = list(ids)
    wanted, found = listed(members(view, own)), set[tuple[str, str]]()
    for relation, end, _ in _ways(scope, own):
        sql, values = _select(relation, (end,), scope, wanted)
        rows = view.rows(f"SELECT DISTINCT source, target FROM ({sql}) WHERE source <> target", values)
        found.update((row["source"], row["target"]) for row in rows)
    return found


@dataclass(frozen=True, slots=True)
class Statement:
    """One report's statement of a relation between two things."""

    id: str | None
    date: str | None
    source: Source

    @property
    def span(self) -> Span | None:
        """Where the report states it."""
        return self.source.spans[0] if self.source.spans else None


def statements(
    view: View, relation: str, source: str, target: str, scope: Scope = EVERYTHING, *, size: int = 20
) -> list[Statement]:
    """The statements behind an edge, surest first; none for what no report states."""
    if RELATIONS[relation].stated is None:
        return []
    sql, values = _select(relation, ("source", "target"), scope, listed(members(view, [source, target])))
    rows = view.rows(
        f"SELECT s.statement, s.date, s.confidence, s.evidence, s.rule, {SOURCE} FROM ({sql}) s "
        "JOIN report r ON r.key = s.report WHERE s.source = ? AND s.target = ? "
        "ORDER BY s.confidence DESC, s.date DESC, r.key LIMIT ?",
        (*values, source, target, size),
    )
    return [Statement(row["statement"], row["date"], source_of(row)) for row in rows]


def most_connected(view: View, kind: str, *, size: int = 6) -> list[tuple[Party, int]]:
    """The entities of a kind that most reports name, with the number of these reports."""
    rows = view.kept(
        "SELECT id, label, reports FROM entity WHERE kind = ? AND id NOT IN (SELECT id FROM canonical) "
        "ORDER BY reports DESC, label LIMIT ?",
        (kind, size),
    )
    return [(Party(row["id"], row["label"]), row["reports"]) for row in rows]
