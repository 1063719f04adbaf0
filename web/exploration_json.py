"""What the explorer's script draws and lists: pyvis nodes and edges with words and addresses, as values for JSON."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from flask_babel import gettext, ngettext
from pyvis.network import Network

from graph.exploring import RELATIONS, Group
from graph.neighbourhood import Edge
from graph.paths import Paths
from graph.views import Party
from web.exploration_picture import Picture, Thing
from web.exploration_words import words
from web.graphs import wrapped
from web.labels import KINDS, concept, kind_of
from web.links import entity_url, report_url
from web.locales import current_language, day, number, period

SCHEMES = {"organisation": "organisation-kind", "place": "place-kind", "meeting": "meeting-type",
           "regulation": "regulation-type"}  # fmt: skip
"""Kinds whose `subkind` is a code of a scheme."""


@lru_cache(20_000)
def _told(_language: str, relation: str, first: str | None, last: str | None, sure: float) -> tuple[str, str, str, str]:
    """Words, inverse words, period and confidence of an edge, once for each language: pictures repeat them."""
    return words(relation), words(relation, "in"), period(first, last), number(sure, digits=2)


def edge_key(edge: Edge) -> str:
    """What an edge is called in addresses and in the picture."""
    return f"{edge.relation}~{edge.source}~{edge.target}"


def picture_json(picture: Picture, limit: int) -> dict[str, Any]:
    """A picture with all words that its page shows."""
    network = Network(directed=True)
    for thing in picture.things:
        network.add_node(thing.party.id, **_node(thing))
    names = {thing.party.id: thing.party.label for thing in picture.things}
    language = current_language()
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target, **_edge(edge, names, language))
    nodes, edges, *_ = network.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "counts": counts_words(len(nodes), len(edges)),
        "notes": list(_notes(picture, limit)),
        "paths": [_path_json(found) for found in picture.exploration.paths],
        "kinds": [
            {"value": kind, "words": str(KINDS[kind_of(f"{kind}/")].many), "count": n}
            for kind, n in picture.kinds.items()
        ],
        "relations": [{"value": r, "words": _capital(words(r)), "count": n} for r, n in picture.relations.items()],
        "regions": [{"value": p.id, "words": p.label, "count": n} for p, n in picture.regions],
        "bars": [{"since": bar.since, "count": bar.count, "words": _bar_words(bar.since)} for bar in picture.bars],
        "hidden": [{"id": party.id, "name": party.label} for party in picture.hidden],
    }


def counts_words(nodes: int, edges: int) -> str:
    """How much is drawn."""
    things = ngettext("%(num)s thing", "%(num)s things", nodes)
    return f"{things} · {ngettext('%(num)s relation', '%(num)s relations', edges)}"


def groups_json(groups: list[Group]) -> list[dict[str, Any]]:
    """Neighbours counted, for the buttons that bring them in."""
    return [
        {
            "relation": g.relation,
            "direction": g.direction,
            "kind": g.kind,
            "words": _capital(words(g.relation, g.direction)),
            "what": str(
                KINDS[kind_of(f"{g.kind}/")].many if g.total != 1 else KINDS[kind_of(f"{g.kind}/")].one
            ).lower(),
            "total": g.total,
        }
        for g in groups
    ]


def _node(thing: Thing) -> dict[str, Any]:
    party = thing.party
    kind = kind_of(party.id)
    kind_words = str(KINDS[kind].one)
    subkind = str(thing.attributes.get("subkind", ""))
    if subkind and kind in SCHEMES:
        kind_words = f"{kind_words}: {concept(SCHEMES[kind], subkind)}"
    return {
        "label": wrapped(party.label),
        "title": f"{KINDS[kind].one}: {party.label}",
        "group": kind,
        "kind": party.kind,
        "kindWords": kind_words,
        "name": party.label,
        "x": thing.x,
        "y": thing.y,
        "size": thing.size,
        "physics": False,
        "start": thing.start,
        "pinned": thing.pinned,
        "reports": int(thing.attributes.get("reports", 0)),
        "url": entity_url(party.id),
    }


def _edge(edge: Edge, names: dict[str, str], language: str) -> dict[str, Any]:
    said, inverse, when, sure = _told(language, edge.relation, edge.first, edge.last, round(edge.confidence, 2))
    stated = RELATIONS[edge.relation].stated is not None
    title = f"{names[edge.source]}\n{said}\n{names[edge.target]}" + (f"\n{when}" if when else "")
    return {
        "id": edge_key(edge),
        "relation": edge.relation,
        "words": said,
        "inverse": inverse,
        "title": title,
        "times": edge.times,
        "when": when,
        "first": edge.first or "",
        "last": edge.last or "",
        "confidence": round(edge.confidence, 2) if stated else None,
        "sure": sure if stated else "",
        "width": round(1 + math.log2(edge.times), 2),
        "url": report_url(edge.report, edge.span) if edge.report else "",
    }


def _path_json(found: Paths) -> dict[str, Any]:
    return {
        "title": gettext("From %(start)s to %(end)s", start=found.source.label, end=found.target.label),
        "words": path_words(found),
        "ways": [
            [
                {
                    "from": hop.start.id,
                    "fromName": hop.start.label,
                    "to": hop.end.id,
                    "toName": hop.end.label,
                    "edges": [
                        {
                            "id": edge_key(e),
                            "words": words(e.relation, "out" if e.source == hop.start.id else "in"),
                            "when": period(e.first, e.last),
                            "url": report_url(e.report, e.span) if e.report else "",
                        }
                        for e in hop.edges
                    ],
                }
                for hop in way
            ]
            for way in found.found
        ],
    }


def path_words(found: Paths) -> str:
    """What a search for paths found, or how far it looked."""
    if found.found:
        told = ngettext("%(num)s step", "%(num)s steps", len(found.found[0]))
        said = ngettext("%(num)s shortest path, of %(steps)s.", "%(num)s shortest paths, of %(steps)s.",
                        len(found.found), steps=told)  # fmt: skip
    elif found.source.id == found.target.id:
        return str(gettext("Both ends are the same."))
    elif found.stopped:
        said = gettext("No path was found among the first things looked at; choose fewer relations or steps.")
    else:
        said = gettext(
            "No path within %(steps)s over these relations: %(relations)s.",
            steps=ngettext("%(num)s step", "%(num)s steps", found.hops),
            relations=", ".join(words(r) for r in found.relations),
        )
    if found.hubs:
        said += " " + gettext(
            "Paths do not lead through what relates to almost everything: %(hubs)s.",
            hubs=", ".join(hub.label for hub in found.hubs),
        )
    return str(said)


def _notes(picture: Picture, limit: int) -> list[str]:
    notes = []
    left_out = picture.exploration.left_out
    if left_out:
        told = ", ".join(f"{number(n)} {str(KINDS[kind_of(f'{kind}/')].many).lower()}" for kind, n in left_out.items())
        if picture.exploration.full:
            notes.append(
                gettext(
                    "This picture is full: it holds %(limit)s things. Not drawn, for want of room: %(what)s. "
                    "Begin a new picture from one of its things to go on.",
                    limit=number(limit),
                    what=told,
                )
            )
        else:
            notes.append(gettext("Found beside these and not drawn yet: %(what)s.", what=told))
    if picture.filtered_out:
        notes.append(
            ngettext(
                "The filters leave out %(num)s thing.", "The filters leave out %(num)s things.", picture.filtered_out
            )
        )
    if picture.exploration.unknown:
        notes.append(gettext("Not in this dataset (any more): %(ids)s.", ids=", ".join(picture.exploration.unknown)))
    return notes


def facts(party: Party, thing: dict[str, Any], names: dict[str, Party]) -> list[dict[str, str]]:
    """What is known of one thing, as pairs of words; `names` holds the parties its attributes point to."""
    kind, out = kind_of(party.id), []

    def tell(label: str, value: object, url: str = "") -> None:
        if value not in (None, ""):
            out.append({"label": str(label), "value": str(value), "url": url})

    if thing.get("subkind") and kind in SCHEMES:
        tell(gettext("Type"), concept(SCHEMES[kind], str(thing["subkind"])))
    tell(gettext("Acronym"), thing.get("acronym"))
    if kind == "directive":
        tell(gettext("Strength"), concept("strength", str(thing["strength"])))
        tell(gettext("Deadline"), day(thing.get("deadline_date")))
    tell(gettext("Date"), period(thing.get("date"), thing.get("end_date") or thing.get("date")))
    tell(gettext("Venue"), thing.get("venue"))
    tell(gettext("Outlet"), thing.get("publisher"))
    for key, label in (("part_of", gettext("Belongs to")), ("region", gettext("Region"))):
        local = thing.get(key)
        if local and local != party.id:
            tell(label, names[str(local)].label, entity_url(str(local)))
    if kind not in ("directive", "report"):
        tell(gettext("Reports"), number(int(thing.get("reports", 0))))
        tell(gettext("Named"), period(thing.get("first_seen"), thing.get("last_seen")))
    return out


def _bar_words(since: str) -> str:
    return day(f"{since}-01", style="month") if len(since) == 7 else since


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
