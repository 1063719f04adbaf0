"""From an extraction to the catalogue's rows: one tuple for each row, in the order of its columns."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from graph import ids
from graph.derive import directive_date, directive_region, grounds_of, issuer_tenure, meeting_region, party_regions
from graph.document import item_to_json
from graph.model import Extraction, Span
from graph.registry import EntityFacts, facts

Row = tuple[str | int | float | None, ...]

_LISTS = frozenset({"aliases", "titles", "articles"})
FACT_FIELDS: tuple[str, ...] = tuple(f.name for f in fields(EntityFacts) if f.name != "id")
"""Fields of an entity that reports may tell differently; lists are told value by value."""


@dataclass(slots=True)
class ReportRows:
    """All rows of one report: table -> rows."""

    key: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    searchable: list[tuple[str, str, str, str]] = field(default_factory=list)
    """id, kind, label and body of what the search finds beside entities."""

    def add(self, table: str, *values: str | int | float | None) -> None:
        """One row more."""
        self.tables.setdefault(table, []).append(values)


def spans(found: Iterable[Span]) -> str:
    """Spans as the JSON of an `evidence` column."""
    return json.dumps([[s.start, s.end] for s in found], separators=(",", ":"))


def fold(name: str) -> str:
    """`name` as lower-case ASCII words, for finding misspelt names.

    >>> fold("Al-Haris, S.Sos.")
    'al haris s sos'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def says(entity: EntityFacts) -> list[tuple[str, str]]:
    """What one report says of an entity: pairs of field and value, as `variant` counts them."""
    out: list[tuple[str, str]] = []
    for name in FACT_FIELDS:
        value = getattr(entity, name)
        if name in _LISTS:
            out += [(name, item) for item in dict.fromkeys(value)]
        elif value is not None:
            out.append((name, str(value)))
    return out


def settle(entity: str, counted: Iterable[tuple[str, str, int]]) -> EntityFacts:
    """The facts on an entity from counted `says` pairs; the same as `graph.registry.merge` gives.

    Each field takes the value most reports state, then the longest, then the first in the
    alphabet; labels not taken become aliases.
    """
    by_field: dict[str, dict[str, int]] = {}
    for name, value, reports in counted:
        by_field.setdefault(name, {})[value] = reports
    best = {
        name: min(values, key=lambda v: (-values[v], -len(v), v))
        for name, values in by_field.items()
        if name not in _LISTS
    }
    label = best.get("label", entity)
    names = {*by_field.get("label", ()), *by_field.get("aliases", ())} - {label}
    return EntityFacts(
        entity,
        label,
        best.get("subkind"),
        best.get("acronym"),
        tuple(sorted(names)),
        tuple(sorted(by_field.get("titles", ()))),
        best.get("region"),
        best.get("part_of"),
        best.get("function"),
        best.get("number"),
        int(best["year"]) if "year" in best else None,
        best.get("ministry"),
        best.get("title"),
        tuple(sorted(by_field.get("articles", ()))),
    )


def report_rows(x: Extraction) -> ReportRows:
    """The rows of one report; `canonical` columns hold the ids as the report has them."""
    info, key = x.report, ids.report_key(x.report.id)
    rows = ReportRows(key)
    rows.add(
        "report", key, info.id, info.title, info.publisher, info.author, info.published, info.dateline,
        info.url, info.language, info.sha256, len(x.text), len(x.warnings),
    )  # fmt: skip
    rows.searchable.append((f"report/{key}", "report", info.title or info.id, x.text))
    regions = party_regions(x)
    _entity_rows(x, rows)
    _meeting_rows(x, rows, regions)
    _directive_rows(x, rows, regions)
    organisations = {p.id: p.organisation for p in x.posts}
    for t in x.tenures:
        rows.add(
            "tenure", t.id, key, t.person, t.post, organisations.get(t.post), t.acting, int(t.former),
            info.published, t.rule, t.confidence, spans(t.evidence),
        )  # fmt: skip
    for f in x.follow_ups:
        rows.add(
            "follow_up", f.id, key, f.who, f.action, f.directive, f.issuer, f.date or info.published,
            f.rule, f.confidence, spans(f.evidence),
        )  # fmt: skip
    for q in x.quotes:
        rows.add(
            "quote", q.id, key, q.speaker, q.text, q.meeting, info.published, q.rule, q.confidence, spans(q.evidence)
        )
        rows.searchable.append((q.id, "quote", "", q.text))
    for r in x.regulations:
        if r.mentions:
            rows.add(
                "citation", ids.relation("citation", info.id, r.id), key, r.id, json.dumps(r.articles),
                info.published, r.rule, r.confidence, spans(r.mentions),
            )  # fmt: skip
    for c in x.candidates:
        item = json.dumps(item_to_json(c.item), ensure_ascii=False)
        rows.add("candidate", None, key, c.layer, c.origin, c.reason, item)
    return rows


def _entity_rows(x: Extraction, rows: ReportRows) -> None:
    layers = (x.people, x.organisations, x.groups, x.posts, x.regulations)
    mentions = {item.id: item.mentions for layer in layers for item in layer}
    date = x.report.published
    for entity in facts(x):
        told = json.dumps(says(entity), ensure_ascii=False, separators=(",", ":"))
        rows.add("mention", entity.id, rows.key, spans(mentions.get(entity.id, ())), date, told)


def _meeting_rows(x: Extraction, rows: ReportRows, regions: dict[str, str]) -> None:
    dates = {m.id: m.date for m in x.meetings}
    published = x.report.published
    for m in x.meetings:
        region = meeting_region(x, m, regions)
        rows.add(
            "meeting", m.id, m.id, rows.key, m.name, m.type, m.date, m.end_date, m.date_basis, m.mode, m.venue,
            m.topic, int(m.main), region, m.rule, m.confidence, spans(m.evidence),
        )  # fmt: skip
        told = says(EntityFacts(m.id, m.name, m.type, region=region))
        rows.add(
            "mention", m.id, rows.key, spans(m.evidence), published,
            json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        )  # fmt: skip
    for a in x.attendance:
        rows.add(
            "attendance", a.id, rows.key, a.meeting, a.meeting, a.who, a.role, dates.get(a.meeting) or published,
            a.rule, a.confidence, spans(a.evidence),
        )  # fmt: skip


def _directive_rows(x: Extraction, rows: ReportRows, regions: dict[str, str]) -> None:
    posts = {p.id for p in x.posts}
    for d in x.directives:
        tenure = issuer_tenure(x, d)
        post = tenure.post if tenure else d.issuer if d.issuer in posts else None
        region = directive_region(d, regions)
        span = d.action_span
        rows.add(
            "directive", d.id, rows.key, d.issuer, tenure.id if tenure else None, post,
            tenure.acting if tenure else None, d.action, span.start if span else None, span.end if span else None,
            d.strength, d.verb, d.meeting, d.meeting, d.follows, d.deadline, d.deadline_date,
            directive_date(x, d), region, d.rule, d.confidence, spans(d.evidence),
        )  # fmt: skip
        for position, who in enumerate(dict.fromkeys(d.addressees)):
            rows.add("addressee", d.id, who, position)
        for basis in grounds_of(d):
            regulation, article = split_basis(basis)
            rows.add("basis", d.id, regulation, article)
        rows.searchable.append((d.id, "directive", "", d.action))


def split_basis(basis: str) -> tuple[str, str]:
    """Regulation and article of an id named as ground; the article is empty where none is named.

    >>> split_basis("regulation/uu-23-2014/pasal-25")
    ('regulation/uu-23-2014', 'pasal-25')
    """
    head, _, rest = basis.partition("/")
    name, _, article = rest.partition("/")
    return f"{head}/{name}", article
