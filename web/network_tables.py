"""What the network page shows of an answer: rows of its tables, in the words of the reader."""

from __future__ import annotations

from typing import Any

from graph.network.analysis import Answer as Found
from graph.network.measures import Place
from graph.views import Party
from web import network_words
from web.locales import number
from web.network_ties import label_of

MEMBERS_SHOWN, COMMUNITIES_SHOWN, CHANGES_SHOWN, CELLS_SHOWN = 6, 12, 20, 25


def score(value: float) -> str:
    """A score with as many decimals as tell scores apart."""
    if value == int(value):
        return number(int(value))
    return number(value, digits=1 if value >= 10 else 3 if value >= 0.1 else 5)


def parties(places: tuple[Place, ...]) -> dict[str, Party]:
    """Party of each place, by its node."""
    return {place.node: Party(place.node, place.label) for place in places}


def communities(found: Found) -> list[dict[str, Any]]:
    """The largest communities, their members in the order of the ranking."""
    order = {p.node: n for n, p in enumerate(found.ranking.places)}
    shown = []
    for place, members in enumerate(found.communities.members[:COMMUNITIES_SHOWN], start=1):
        first = sorted(members, key=lambda node: order[node])
        shown.append(
            {
                "number": place,
                "size": len(members),
                "members": [Party(n, found.labels.get(n) or n) for n in first[:MEMBERS_SHOWN]],
                "belonging": sum(found.communities.belonging[n] for n in members) / len(members),
            }
        )
    return shown


def level_table(found: Found) -> list[tuple[str, tuple[int, ...]]]:
    """Rows of the flow between levels: where from, and how many to each level."""
    flow = found.level_flow
    return list(zip(flow.ends, flow.cells, strict=True)) if flow else []


def cells(found: Found) -> list[tuple[str, str, int]]:
    """The largest cells of the flow between regions."""
    flow = found.region_flow
    if flow is None:
        return []
    words = region_words(found)
    cells = [
        (words[source], words[target], flow.cells[i][j])
        for i, source in enumerate(flow.ends)
        for j, target in enumerate(flow.ends)
        if flow.cells[i][j]
    ]
    return sorted(cells, key=lambda cell: (-cell[2], cell[:2]))[:CELLS_SHOWN]


def region_words(found: Found) -> dict[str, str]:
    """Words for the ends of the flow between regions."""
    ends = found.region_flow.ends if found.region_flow else ()
    return {e: str(network_words.LEVEL_WORDS.get(e) or found.labels.get(e) or e) for e in ends}


def changed(found: Found) -> list[tuple[Party, Any]]:
    """Nodes of the second period with what changed of them, the highest first."""
    if found.change is None:
        return []
    return [
        (Party(m.node, label_of(found, m.node)), m)
        for m in found.change.nodes[:CHANGES_SHOWN]
        if m.rank_after is not None
    ]
