"""Search over names, directives, quotations and report texts; typing errors in names are forgiven.

Words are found by FTS5 (all of them must occur; the last may be unfinished). Where names do not
match, those alike by their letters are offered, as what they are: guesses.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from graph.catalogue_rows import fold
from graph.views import ENTITY_KINDS, View, listed

HITS_MAX = 2_000
"""Hits looked at in one search; the answer says when there were more."""
SIMILAR_MAX, SIMILAR_READ = 20, 300
"""Names alike offered, and names compared for it."""
SIMILAR_UNLESS = 5
"""Names alike are looked for where no name matches and fewer other hits than this were found."""
SIMILAR_FLOOR = 0.72
"""Least likeness (2 x common letters / all letters) of a name offered for a misspelt one: at 0.72
"Bahtier" finds Bahtiar and "Sugeng Haryono" finds Sugeng Hariyono, and "Jambi" does not find Ambon."""

KINDS = (*ENTITY_KINDS, "directive", "quote", "report")
"""Kinds of what can be found."""

SORTS = ("relevance", "newest", "oldest", "name", "reports")
FACETS = ("kind", "region", "body", "year", "publisher", "strength")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, with what it can be narrowed by; an empty value means it has no such property."""

    id: str
    kind: str
    label: str
    rank: float
    reports: int = 1
    date: str | None = None
    region: str | None = None
    bodies: tuple[str, ...] = ()
    publisher: str | None = None
    strength: str | None = None
    similar: bool = False
    """Found by likeness of letters only."""

    def values(self, facet: str) -> tuple[str, ...]:
        """Its values of a facet."""
        if facet == "body":
            return self.bodies
        value = {
            "kind": self.kind,
            "region": self.region,
            "year": self.date[:4] if self.date else None,
            "publisher": self.publisher,
            "strength": self.strength,
        }[facet]
        return (value,) if value else ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives: all hits that pass the filters in order, and counts for each facet."""

    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    """For each facet, how many hits have each value, all other filters applied."""
    more: bool = False
    """Whether there were more than `HITS_MAX`."""
    similar: bool = False
    """Whether names alike were added because too little was found."""


def match(words: str) -> str:
    """What a reader typed as an FTS5 query: every word must occur, the last may go on.

    Words in double quotes are a phrase. Nothing in it is taken as an operator.

    >>> match('Haris "sinergi daerah" pem')
    '"Haris" "sinergi daerah" "pem"*'
    """
    terms = []
    for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', words):
        cleaned = " ".join(re.findall(r"\w+", phrase or word))
        if cleaned:
            terms.append(f'"{cleaned}"')
    if not terms:
        return ""
    unfinished = not words.rstrip().endswith('"') and words == words.rstrip()
    return " ".join(terms) + ("*" if unfinished else "")


def find(
    view: View,
    words: str,
    *,
    filters: dict[str, tuple[str, ...]] | None = None,
    sort: str = "relevance",
) -> Found:
    """All that is found for some words, or all there is of the kinds asked for where no word is given.

    `filters` maps a name of `FACETS` to the values wanted, any of which will do.
    """
    wanted = tuple((name, tuple(values)) for name, values in sorted((filters or {}).items()) if values)
    return _found(view, view.version(), words, wanted, sort)


@lru_cache(256)
def _found(view: View, version: str, words: str, filters: tuple[tuple[str, tuple[str, ...]], ...], sort: str) -> Found:
    wanted = dict(filters)
    hits, more, similar = _all_hits(view, version, words, wanted.get("kind", ()) if not words else ())
    passing = [h for h in hits if _passes(h, wanted)]
    facets: dict[str, dict[str, int]] = {}
    for facet in FACETS:
        others = {name: values for name, values in wanted.items() if name != facet}
        counted = Counter(value for h in hits if _passes(h, others) for value in h.values(facet))
        facets[facet] = dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    return Found(tuple(_sorted(passing, sort)), facets, more, similar)


def _passes(hit: Hit, wanted: dict[str, tuple[str, ...]]) -> bool:
    return all(any(value in values for value in hit.values(facet)) for facet, values in wanted.items())


def _sorted(hits: list[Hit], sort: str) -> list[Hit]:
    if sort == "newest":
        return sorted(hits, key=lambda h: (h.date or "", h.id), reverse=True)
    if sort == "oldest":
        return sorted(hits, key=lambda h: (h.date is None, h.date or "", h.id))
    if sort == "name":
        return sorted(hits, key=lambda h: (not h.label, h.label.casefold(), h.id))
    if sort == "reports":
        return sorted(hits, key=lambda h: (-h.reports, h.rank, h.id))
    return hits


@lru_cache(256)
def _all_hits(view: View, _version: str, words: str, kinds: tuple[str, ...]) -> tuple[tuple[Hit, ...], bool, bool]:
    """Hits before any filter but the kinds of a search without words, best first."""
    query = match(words)
    if not query:
        found = _browse(view, kinds)
        return tuple(_described(view, found)), len(found) >= HITS_MAX, False
    rows = view.rows(
        "SELECT id, kind, bm25(search, 0, 0, 8.0, 1.0) AS rank FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?",
        (query, HITS_MAX + 1),
    )
    found = [(row["id"], row["kind"], float(row["rank"]), False) for row in rows[:HITS_MAX]]
    named = sum(1 for _, kind, _, _ in found if kind in ENTITY_KINDS)
    alike: list[tuple[str, str, float, bool]] = []
    if named == 0 and len(found) < SIMILAR_UNLESS:
        known = {i for i, _, _, _ in found}
        alike = [
            (i, i.partition("/")[0], 1.0 - likeness, True)
            for i, likeness in similar_names(view, words)
            if i not in known
        ]
    hits = sorted(_described(view, [*found, *alike]), key=lambda h: (h.similar, _order(h, words), h.id))
    return tuple(hits), len(rows) > HITS_MAX, bool(alike)


def _order(hit: Hit, words: str) -> float:
    """Relevance: bm25, with things named exactly so first and things many reports name before others."""
    bonus = 0.0
    if hit.kind in ENTITY_KINDS:
        bonus += 4.0 + min(hit.reports, 50) / 10
        if fold(hit.label) == fold(words):
            bonus += 20.0
    return hit.rank - bonus


def _browse(view: View, kinds: tuple[str, ...]) -> list[tuple[str, str, float, bool]]:
    wanted = kinds or ENTITY_KINDS
    rows = []
    entities = [kind for kind in wanted if kind in ENTITY_KINDS]
    if entities:
        rows += view.rows(
            "SELECT id, kind FROM entity WHERE kind IN (SELECT value FROM json_each(?)) "
            "AND id NOT IN (SELECT id FROM canonical) ORDER BY reports DESC, label LIMIT ?",
            (listed(entities), HITS_MAX),
        )
    for kind, sql in (
        ("report", "SELECT 'report/' || key AS id, 'report' AS kind FROM report ORDER BY published DESC, key LIMIT ?"),
        ("directive", "SELECT id, 'directive' AS kind FROM directive ORDER BY date DESC, id LIMIT ?"),
        ("quote", "SELECT id, 'quote' AS kind FROM quote ORDER BY date DESC, id LIMIT ?"),
    ):
        if kind in wanted:
            rows += view.rows(sql, (HITS_MAX,))
    return [(row["id"], row["kind"], float(place), False) for place, row in enumerate(rows[:HITS_MAX])]


def _described(view: View, found: Iterable[tuple[str, str, float, bool]]) -> list[Hit]:
    """Hits with what they can be narrowed by: a fixed number of queries, whatever their number."""
    found = list(found)
    ids = {
        kind: [i for i, k, _, _ in found if (k == kind if kind != "entity" else k in ENTITY_KINDS)]
        for kind in ("entity", "directive", "quote", "report")
    }
    facts: dict[str, dict[str, object]] = {}
    joined = {
        row["id"]: row["canonical"]
        for row in view.among("SELECT id, canonical FROM canonical WHERE id IN ({ids})", ids["entity"])
    }
    for row in view.among(
        "SELECT e.id, e.label, e.region, e.reports, e.part_of, e.kind, e.last_seen, m.date AS held FROM entity e "
        "LEFT JOIN meeting m ON m.id = e.id WHERE e.id IN ({ids})",
        [joined.get(i, i) for i in ids["entity"]],
    ):
        bodies = (row["part_of"],) if row["kind"] == "post" and row["part_of"] else ()
        facts[row["id"]] = {
            "label": row["label"],
            "region": row["id"] if row["kind"] == "place" else row["region"],
            "reports": row["reports"],
            "bodies": bodies,
            "date": row["held"],
        }
    people = [i for i in ids["entity"] if i.startswith("person/")]
    held: dict[str, dict[str, str | None]] = {}
    for row in view.among(
        "SELECT t.person, t.organisation, o.region FROM tenure t LEFT JOIN entity o ON o.id = t.organisation "
        "WHERE t.person IN ({ids}) AND t.organisation IS NOT NULL AND t.former = 0 "
        "GROUP BY 1, 2 ORDER BY 1, max(t.date)",
        people,
    ):
        held.setdefault(row["person"], {})[row["organisation"]] = row["region"]
    for person, bodies_held in held.items():
        if person in facts:
            region = next((r for r in reversed(list(bodies_held.values())) if r), None)
            facts[person] |= {"bodies": tuple(bodies_held), "region": region}
    for row in view.among(
        "SELECT d.id, d.action, d.region, d.date, d.strength, r.publisher, p.part_of FROM directive d "
        "JOIN report r ON r.key = d.report LEFT JOIN entity p ON p.id = d.issuer_post WHERE d.id IN ({ids})",
        ids["directive"],
    ):
        facts[row["id"]] = {
            "label": row["action"],
            "region": row["region"],
            "date": row["date"],
            "strength": row["strength"],
            "publisher": row["publisher"],
            "bodies": (row["part_of"],) if row["part_of"] else (),
        }
    for row in view.among(
        "SELECT q.id, q.text, q.date, r.publisher FROM quote q JOIN report r ON r.key = q.report WHERE q.id IN ({ids})",
        ids["quote"],
    ):
        facts[row["id"]] = {"label": row["text"], "date": row["date"], "publisher": row["publisher"]}
    for row in view.among(
        "SELECT key, title, published, publisher FROM report WHERE key IN ({ids})",
        [i.partition("/")[2] for i in ids["report"]],
    ):
        facts[f"report/{row['key']}"] = {
            "label": row["title"] or row["key"],
            "date": row["published"],
            "publisher": row["publisher"],
        }
    made: dict[str, Hit] = {}
    for i, kind, rank, similar in found:
        standing = joined.get(i, i)
        if standing in facts and standing not in made:
            made[standing] = Hit(standing, kind, rank=rank, similar=similar, **facts[standing])  # type: ignore[arg-type]
    return list(made.values())


def similar_names(view: View, words: str) -> list[tuple[str, float]]:
    """Entities whose name, or a word of it, is spelt like `words`: ids with likeness from 0 to 1, best first."""
    wanted = fold(words)
    grams = {wanted[i : i + 3] for i in range(len(wanted) - 2)}
    if not grams:
        return []
    query = " OR ".join(f'"{gram}"' for gram in sorted(grams))
    rows = view.rows("SELECT id, label FROM name WHERE name MATCH ? ORDER BY rank LIMIT ?", (query, SIMILAR_READ))
    scored = []
    for row in rows:
        best = max((_likeness(wanted, name) for name in str(row["label"]).split("\n")), default=0.0)
        if best >= SIMILAR_FLOOR:
            scored.append((str(row["id"]), best))
    return sorted(scored, key=lambda item: (-item[1], item[0]))[:SIMILAR_MAX]


def _likeness(wanted: str, name: str) -> float:
    """Likeness of what was typed to a name, or to as many of its words in a row; 0 where it is below the floor."""
    parts, size = name.split(), len(wanted.split())
    stretches = {name, *(" ".join(parts[i : i + size]) for i in range(len(parts) - size + 1))}
    # Letters in common, whatever their order, are counted in a tenth of the time and bound the likeness from above.
    near = [s for s in stretches if 2 * _common(wanted, s) >= SIMILAR_FLOOR * (len(wanted) + len(s))]
    return max((SequenceMatcher(None, wanted, s, autojunk=False).ratio() for s in near), default=0.0)


def _common(one: str, other: str) -> int:
    """How many letters two words have in common, in any order."""
    return sum(min(one.count(letter), other.count(letter)) for letter in set(one))


@dataclass(frozen=True, slots=True)
class Snippet:
    """Text of a hit in pieces: pairs of words and whether they were searched for."""

    pieces: tuple[tuple[str, bool], ...]


_OPEN, _CLOSE = "\x02", "\x03"


def snippets(view: View, words: str, ids: Iterable[str]) -> dict[str, Snippet]:
    """Where the words occur in the body of hits, with some words around; only for those where they do."""
    query = match(words)
    if not query:
        return {}
    rows = view.among(
        "SELECT rowid FROM searchable WHERE id IN ({ids})",
        ids,
    )
    found = view.rows(
        "SELECT id, snippet(search, 3, ?, ?, '…', 40) AS body FROM search WHERE search MATCH ? "
        "AND rowid IN (SELECT value FROM json_each(?))",
        (_OPEN, _CLOSE, query, json.dumps([row["rowid"] for row in rows])),
    )
    return {row["id"]: Snippet(_pieces(row["body"])) for row in found if _OPEN in (row["body"] or "")}


def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    parts = re.split(f"[{_OPEN}{_CLOSE}]", text)
    return tuple((part, i % 2 == 1) for i, part in enumerate(parts) if part)


def suggest(view: View, words: str, *, size: int = 8) -> list[Hit]:
    """Entities whose names begin so, those that most reports name first; alike ones where there are few."""
    query = match(words)
    if not query:
        return []
    rows = view.rows(
        "SELECT s.id, e.kind, e.label, e.reports FROM search s JOIN entity e ON e.id = s.id "
        "WHERE s.label MATCH ? AND e.id NOT IN (SELECT id FROM canonical) ORDER BY e.reports DESC, e.label LIMIT ?",
        (query, size),
    )
    hits = [Hit(row["id"], row["kind"], row["label"], 0.0, row["reports"]) for row in rows]
    if len(hits) < 3 and len(words) > 3:
        known = {hit.id for hit in hits}
        alike = [i for i, _ in similar_names(view, words) if i not in known][: size - len(hits)]
        parties = view.parties(alike)
        hits += [Hit(parties[i].id, parties[i].kind, parties[i].label, 1.0, similar=True) for i in alike]
    return hits


def named(view: View, words: str, *, kinds: Iterable[str], size: int) -> list[str]:
    """Ids of entities of some kinds that are named so, all that judgements joined to them included."""
    query = match(words)
    if not query:
        return []
    rows = view.rows(
        "SELECT id FROM search WHERE label MATCH ? AND kind IN (SELECT value FROM json_each(?)) LIMIT ?",
        (query, listed(kinds), size),
    )
    found = [str(row["id"]) for row in rows]
    standing = view.among("SELECT canonical FROM canonical WHERE id IN ({ids})", found)
    joined = view.among(
        "SELECT id, canonical FROM canonical WHERE canonical IN ({ids})",
        [*found, *(str(row["canonical"]) for row in standing)],
    )
    return list(dict.fromkeys([*found, *(str(i) for row in joined for i in row)]))
