"""Pictures of the network as SVG and PNG, drawn by matplotlib on this machine.

Figures are made without pyplot, so nothing global is left behind; names are drawn as they are, never
read as formulas. Every picture has its numbers in a table beside it.
"""

from __future__ import annotations

import io
import math
import threading
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import matplotlib
import networkx as nx
from flask_babel import gettext
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from graph.network.change import Change
from graph.network.flows import Flow
from graph.network.groups import Communities
from graph.network.measures import Ranking
from web.community_places import placed
from web.locales import number
from web.picture_labels import short

Kind = Literal["svg", "png"]
MEDIA_TYPES: dict[Kind, str] = {"svg": "image/svg+xml", "png": "image/png"}
DPI = 144
RANKED, MAPPED, MAPPED_LABELS, CHANGED, HEAT_MAX = 20, 140, 26, 20, 40
"""Rows of a ranking, nodes and names of a map, rows of a change, rows of a heat map."""
LEVEL_NAMES = 14
"""Neighbours of an ego network up to which their names are not turned."""
NAME_CHARS = 44
"""Signs of a name beside its bar: names of offices differ at their end."""

INK, SOFT, LINE, PAPER = "#1b2430", "#4c5767", "#cbc1ab", "#fffefb"
ACCENT, ALERT = "#0d5160", "#a4243b"
COLOURS = (
    "#1d5a9c", "#a4243b", "#1a6e4d", "#855300", "#6c3f97", "#0b6873", "#9b4418", "#56616e", "#b0478a", "#5c7a1f",
)  # fmt: skip
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "h", "p", "<")
"""Communities are told apart by colour and by shape; from the eleventh on all are grey dots."""
REST_COLOUR = "#9aa1a9"

_LOCK = threading.Lock()


def render(figure: Figure, kind: Kind) -> bytes:
    """A figure as a file; the same figure gives the same bytes."""
    out = io.BytesIO()
    with _LOCK, matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "risalah"}):
        FigureCanvasAgg(figure)
        metadata = {"Date": None, "Creator": "Risalah"} if kind == "svg" else {"Software": "Risalah"}
        figure.savefig(out, format=kind, dpi=DPI, metadata=metadata, facecolor=PAPER, bbox_inches="tight")
    return out.getvalue()


def _figure(width: float, height: float) -> tuple[Figure, Any]:
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    axes.set_facecolor(PAPER)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(colors=SOFT, labelsize=9, length=0)
    return figure, axes


def _say(axes: Any, x: float, y: float, words: str, **how: Any) -> Any:
    told = axes.text(x, y, words, **{"color": INK, "fontsize": 9, **how})
    told.set_parse_math(False)
    return told


def _names(axes: Any, places: Sequence[float], words: Sequence[str], *, across: bool = False, **how: Any) -> None:
    axis = axes.xaxis if across else axes.yaxis
    axis.set_ticks(list(places), labels=list(words), color=INK, **how)
    for label in axis.get_ticklabels():
        label.set_parse_math(False)


def nothing(words: str) -> Figure:
    """A picture that says why there is none."""
    figure, axes = _figure(7, 1.4)
    axes.set_axis_off()
    _say(axes, 0.5, 0.5, words, ha="center", va="center", color=SOFT, fontsize=11, transform=axes.transAxes)
    return figure


def ranking(found: Ranking, title: str, *, size: int = RANKED) -> Figure:
    """Scores with their intervals, the highest on top; hollow where the rank is unstable."""
    places = found.places[:size]
    if not places:
        return nothing(gettext("Nothing passes these filters."))
    figure, axes = _figure(7.6, 0.9 + 0.34 * len(places))
    for y, place in enumerate(places):
        low, high = _bounds(place)
        axes.plot([low, high], [y, y], color=LINE, linewidth=6, solid_capstyle="round", zorder=1)
        axes.plot(
            place.score, y, "o", markersize=8, markeredgewidth=2, markeredgecolor=ACCENT,
            markerfacecolor=PAPER if place.unstable else ACCENT, zorder=2, clip_on=False,
        )  # fmt: skip
    _names(axes, range(len(places)), [f"{short(p.label, NAME_CHARS)}  {p.rank}" for p in places], fontsize=9.5)
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.grid(axis="x", color=LINE, linewidth=0.5, alpha=0.6)
    axes.set_title(title, loc="left", color=INK, fontsize=12, pad=10)
    if found.replicates:
        signs = [
            Line2D([], [], color=LINE, linewidth=6, label=gettext("95 of 100 cases")),
            Line2D([], [], marker="o", linestyle="", color=ACCENT, label=gettext("score")),
            Line2D(
                [], [], marker="o", linestyle="", markeredgecolor=ACCENT, markerfacecolor=PAPER, markeredgewidth=2,
                label=gettext("score of unstable rank"),
            ),
        ]  # fmt: skip
        figure.legend(handles=signs, loc="outside lower center", ncols=3, frameon=False, fontsize=8.5)
    return figure


def _bounds(place: Any) -> tuple[float, float]:
    if place.interval is not None:
        return place.interval.low, place.interval.high
    error = place.error or 0.0
    return max(0.0, place.score - error), place.score + error


def community_map(graph: Any, found: Communities, *, size: int = MAPPED) -> Figure:
    """The strongest nodes in the colour and shape of their community, each community in a disc of its own."""
    if not found.members or not graph.number_of_edges():
        return nothing(gettext("Nothing passes these filters."))
    weight = dict(graph.degree(weight="weight"))
    chosen = sorted(weight, key=lambda n: (-weight[n], n))[:size]
    drawn = nx.Graph()
    drawn.add_nodes_from(chosen)
    inside = set(chosen)
    for u, v, w in graph.edges(data="weight", default=1):
        if u in inside and v in inside and u != v:
            before = drawn.get_edge_data(u, v, {"weight": 0})["weight"]
            drawn.add_edge(u, v, weight=before + w)
    places = placed(drawn, found.of)
    figure, axes = _figure(8, 7.2)
    axes.set_axis_off()
    axes.set_aspect("equal")
    heaviest = max((w for _, _, w in drawn.edges(data="weight")), default=1)
    ties = [(u, v, 0.5 + 2.5 * math.sqrt(w / heaviest)) for u, v, w in drawn.edges(data="weight")]
    for within in (False, True):
        some = [tie for tie in ties if (found.of[tie[0]] == found.of[tie[1]]) is within]
        lines = LineCollection(
            [(places[u], places[v]) for u, v, _ in some], linewidths=[width for _, _, width in some], zorder=1,
            colors=[_colour(found.of[u]) if within else LINE for u, _, _ in some], alpha=0.45 if within else 0.35,
        )  # fmt: skip
        axes.add_collection(lines)
    largest = max(weight[n] for n in chosen)
    for node in chosen:
        axes.scatter(
            *places[node], s=26 + 300 * weight[node] / largest, color=_colour(found.of[node]),
            marker=_marker(found.of[node]), edgecolor=PAPER, linewidth=1, zorder=2,
        )  # fmt: skip
    _label(axes, [(*places[n], str(graph.nodes[n].get("label", n))) for n in chosen])
    signs = [
        Line2D([], [], marker=_marker(i), linestyle="", color=_colour(i), label=f"{i + 1}: {number(len(members))}")
        for i, members in enumerate(found.members[: len(COLOURS)])
    ]
    figure.legend(
        handles=signs, loc="outside lower center", fontsize=9, frameon=False, title=gettext("Community: members"),
        title_fontsize=9, ncols=5, handletextpad=0.2, columnspacing=1.4,
    )  # fmt: skip
    return figure


def _label(axes: Any, wanted: Sequence[tuple[float, float, str]]) -> None:
    """Names below their nodes, those named first before others; a name that would lie on another is left out."""
    axes.margins(0.09)
    low, high = axes.get_xlim(), axes.get_ylim()
    # The figure's inches stand for so much of the picture, whichever side is the tighter one.
    width, height = axes.figure.get_size_inches()
    unit = max((low[1] - low[0]) / width, (high[1] - high[0]) / (height - 0.8))
    taken: list[tuple[float, float, float, float]] = []
    for x, y, name in wanted:
        words = short(name, 30)
        wide, tall = len(words) * 0.068 * unit, 0.16 * unit
        box = (x - wide / 2, y - tall * 1.9, x + wide / 2, y - tall * 0.9)
        if any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken):
            continue
        taken.append(box)
        told = _say(axes, x, y - tall * 0.9, words, fontsize=8.5, ha="center", va="top", zorder=3)
        told.set_bbox({"facecolor": PAPER, "alpha": 0.7, "edgecolor": "none", "pad": 0.6})
        if len(taken) == MAPPED_LABELS:
            break


def _colour(community: int) -> str:
    return COLOURS[community] if community < len(COLOURS) else REST_COLOUR


def _marker(community: int) -> str:
    return MARKERS[community] if community < len(MARKERS) else "."


def flow_chart(found: Flow, words: Mapping[str, str]) -> Figure:
    """Directions between levels as bands from issuers (left) to addressees (right), as wide as their number."""
    if not found.total:
        return nothing(gettext("Nothing passes these filters."))
    figure, axes = _figure(8.5, 4.8)
    axes.set_axis_off()
    ends = range(len(found.ends))
    gap = found.total * 0.06
    sides = [[sum(found.cells[i]) for i in ends], [sum(row[j] for row in found.cells) for j in ends]]
    tops: list[dict[int, float]] = []
    for side, x in enumerate((0.0, 1.0)):
        y, starts = 0.0, {}
        for i in ends:
            if not sides[side][i]:
                continue
            starts[i] = y
            height = sides[side][i]
            axes.add_patch(Rectangle((x - 0.012, -y - height), 0.024, height, color=_level_colour(i), zorder=3))
            _say(
                axes, x + (-0.03 if not side else 0.03), -y - height / 2,
                f"{words.get(found.ends[i], found.ends[i])}\n{number(height)}",
                ha="right" if not side else "left", va="center", fontsize=10,
            )  # fmt: skip
            y += height + gap
        tops.append(starts)
    left, right = dict(tops[0]), dict(tops[1])
    for i in ends:
        for j in ends:
            count = found.cells[i][j]
            if count:
                axes.add_patch(_band(left[i], right[j], count, _level_colour(i)))
                left[i] += count
                right[j] += count
    axes.set_xlim(-0.3, 1.3)
    axes.set_ylim(-found.total - gap * len(found.ends), found.total * 0.08)
    _say(axes, 0, found.total * 0.03, gettext("directs"), ha="center", color=SOFT)
    _say(axes, 1, found.total * 0.03, gettext("is directed"), ha="center", color=SOFT)
    return figure


def _band(left: float, right: float, height: float, colour: str) -> PathPatch:
    curve = [
        (0.012, -left), (0.5, -left), (0.5, -right), (0.988, -right), (0.988, -right - height), (0.5, -right - height),
        (0.5, -left - height), (0.012, -left - height), (0.012, -left),
    ]  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    return PathPatch(Path(curve, codes), facecolor=colour, alpha=0.38, linewidth=0)


def _level_colour(index: int) -> str:
    return COLOURS[index % len(COLOURS)]


def heat_map(found: Flow, words: Mapping[str, str]) -> Figure:
    """Who directs whom between the centre and the provinces: darker for more, on a logarithmic scale."""
    if not found.total:
        return nothing(gettext("Nothing passes these filters."))
    sums = [sum(found.cells[i]) + sum(row[i] for row in found.cells) for i in range(len(found.ends))]
    kept = sorted(sorted(range(len(sums)), key=lambda i: -sums[i])[:HEAT_MAX])
    cells = [[found.cells[i][j] for j in kept] for i in kept]
    size = max(3.6, 1.6 + 0.3 * len(kept))
    figure, axes = _figure(size + 1.6, size)
    top = max(max(row) for row in cells) or 1
    shades = [[math.log1p(value) / math.log1p(top) if value else math.nan for value in row] for row in cells]
    axes.imshow(shades, cmap="YlGnBu", vmin=-0.25, vmax=1.15, aspect="equal")
    axes.set_xticks([x - 0.5 for x in range(len(kept) + 1)], minor=True)
    axes.set_yticks([y - 0.5 for y in range(len(kept) + 1)], minor=True)
    axes.grid(which="minor", color=LINE, linewidth=0.4, alpha=0.6)
    axes.tick_params(which="minor", length=0)
    names = [short(words.get(found.ends[i], found.ends[i]).removeprefix("Provinsi "), 26) for i in kept]
    _names(axes, range(len(kept)), names)
    _names(axes, range(len(kept)), names, across=True, rotation=60, ha="right", rotation_mode="anchor")
    if len(kept) <= 24:
        for y, row in enumerate(cells):
            for x, value in enumerate(row):
                if value:
                    _say(
                        axes, x, y, number(value), ha="center", va="center", fontsize=7,
                        color=PAPER if shades[y][x] > 0.6 else INK,
                    )  # fmt: skip
    axes.set_ylabel(gettext("directs"), color=SOFT)
    axes.set_xlabel(gettext("is directed"), color=SOFT)
    return figure


def change(found: Change, labels: Mapping[str, str], periods: tuple[str, str], *, size: int = CHANGED) -> Figure:
    """Ranks in two periods, joined by lines: the highest of the second period."""
    moved = [m for m in found.nodes if m.rank_after is not None][:size]
    if not moved:
        return nothing(gettext("Nothing passes these filters."))
    figure, axes = _figure(8.5, 0.9 + 0.34 * len(moved))
    axes.set_axis_off()
    for y, one in enumerate(moved):
        name = short(labels.get(one.node, one.node), NAME_CHARS)
        _say(axes, 1.04, -y, f"{one.rank_after}  {name}", va="center")
        if one.rank_before is None:
            axes.plot(1, -y, "D", color=ALERT, markersize=6)
            continue
        start = -min(one.rank_before - 1, size + 1)
        colour = SOFT if not one.places else ACCENT if one.places > 0 else ALERT
        axes.plot([0, 1], [start, -y], color=colour, linewidth=1.4, alpha=0.85)
        axes.plot([0, 1], [start, -y], "o", color=colour, markersize=5)
        if one.rank_before <= size:
            _say(axes, -0.04, start, str(one.rank_before), ha="right", va="center", color=SOFT)
    axes.set_xlim(-0.2, 2.0)
    _say(axes, 0, 1, periods[0], ha="center", color=SOFT)
    _say(axes, 1, 1, periods[1], ha="center", color=SOFT)
    signs = [
        Line2D([], [], color=ACCENT, label=gettext("higher than before")),
        Line2D([], [], color=ALERT, label=gettext("lower")),
        Line2D([], [], marker="D", linestyle="", color=ALERT, label=gettext("new")),
    ]
    figure.legend(handles=signs, loc="outside lower center", ncols=3, frameon=False, fontsize=8.5)
    return figure


def ego(graph: Any, node: str, labels: Mapping[str, str], *, size: int = 30) -> Figure:
    """A node and its strongest neighbours around it, with the ties among them."""
    if node not in graph:
        return nothing(gettext("Nothing passes these filters."))
    ties: dict[str, float] = {}
    for u, v, weight in _touching(graph, node):
        other = v if u == node else u
        ties[other] = ties.get(other, 0) + weight
    around = sorted(ties, key=lambda n: (-ties[n], n))[:size]
    # Names stand level as long as they are few; one or two neighbours stand beside the node.
    level, beside = len(around) <= LEVEL_NAMES, len(around) <= 2
    figure, axes = _figure(8, 2.6 if beside else 6.4)
    axes.set_axis_off()
    begin = 0.0 if beside else math.pi / 2
    angle = {n: begin - 2 * math.pi * i / max(1, len(around)) for i, n in enumerate(around)}
    places = {node: (0.0, 0.0)} | {n: (math.cos(a), math.sin(a)) for n, a in angle.items()}
    heaviest = max(ties.values(), default=1)
    for u, v in graph.edges(around):
        if u in angle and v in angle:
            axes.plot(*zip(places[u], places[v], strict=True), color=LINE, linewidth=0.8, alpha=0.7, zorder=1)
    for u, v, weight in _touching(graph, node):
        if u not in places or v not in places:
            continue
        outward = u == node
        width = 0.6 + 3 * math.sqrt(weight / heaviest)
        if graph.is_directed():
            axes.annotate(
                "", xy=places[v], xytext=places[u],
                arrowprops={
                    "arrowstyle": "-|>", "color": ACCENT if outward else ALERT, "linewidth": width, "shrinkA": 8,
                    "shrinkB": 8, "connectionstyle": "arc3,rad=0.08", "alpha": 0.8,
                },
            )  # fmt: skip
        else:
            axes.plot(*zip(places[u], places[v], strict=True), color=ACCENT, linewidth=width, alpha=0.7, zorder=1)
    for other in around:
        x, y = places[other]
        axes.plot(x, y, "o", color=SOFT, markersize=7, zorder=3)
        flip = x < -1e-9
        turned = 0.0 if level else math.degrees(angle[other]) + (180 if flip else 0)
        above = abs(x) < 0.25 and level
        _say(
            axes, x * 1.07, y * 1.07, short(labels.get(other, other), 28), rotation=turned, rotation_mode="anchor",
            ha="center" if above else "right" if flip else "left",
            va=("bottom" if y > 0 else "top") if above else "center", fontsize=8.5,
        )  # fmt: skip
    axes.plot(0, 0, "o", color=INK, markersize=13, zorder=4)
    told = _say(
        axes, 0, -0.08, short(labels.get(node, node)), ha="center", va="top", fontsize=10, weight="bold", zorder=5
    )
    told.set_bbox({"facecolor": PAPER, "alpha": 0.8, "edgecolor": "none", "pad": 1})
    axes.set_xlim(-2.0, 2.0)
    axes.set_ylim(*((-0.5, 0.5) if beside else (-1.6, 1.6)))
    if graph.is_directed():
        signs = [
            Line2D([], [], color=ACCENT, label=gettext("directs")),
            Line2D([], [], color=ALERT, label=gettext("is directed by")),
        ]
        figure.legend(handles=signs, loc="outside lower center", ncols=2, frameon=False, fontsize=8.5)
    return figure


def _touching(graph: Any, node: str) -> list[tuple[str, str, float]]:
    found = [(node, v, w) for _, v, w in graph.edges(node, data="weight", default=1)]
    if graph.is_directed():
        found += [(u, node, w) for u, _, w in graph.in_edges(node, data="weight", default=1)]
    return found
