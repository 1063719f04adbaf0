"""What GEXF 1.3 admits, as its authors' RELAX NG schema has it, and what a file must hold beyond that to be read well.

Written anew from the schema of the format's repository (https://github.com/gephi/gexf, CC BY 4.0), so that files can
be held against it without a validator. `tests/graph/network/test_gexf.py` compares it with verdicts of that schema.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

NAMESPACE = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"

Fits = Callable[[str], bool]


def _one_of(*words: str) -> Fits:
    return lambda value: value in words


def _text(_: str) -> bool:
    return True


def _matches(pattern: str) -> Fits:
    """A type of XML Schema, which reads over white space around a value."""
    return lambda value: re.fullmatch(pattern, value.strip(" \t\r\n"), re.ASCII) is not None


_DECIMAL = r"[+-]?(\d+\.?\d*|\.\d+)"
_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_WHOLE = _matches(r"[+-]?\d+")
_FLOAT = _matches(rf"{_DECIMAL}([eE][+-]?\d+)?|-?INF|NaN")
_COUNT = _matches(r"\+?\d+|-0+")
_DATE_TIME = _matches(rf"-?\d{{4,}}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?{_ZONE}")


def _date(value: str) -> bool:
    return _matches(rf"\d{{4}}-\d\d-\d\d{_ZONE}")(value) and _day(value.strip()[:10])


def _day(value: str) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _time(value: str) -> bool:
    return _FLOAT(value) or _date(value) or (_DATE_TIME(value) and _day(value.strip()[:10]))


def _between(low: float, high: float) -> Fits:
    return lambda value: _FLOAT(value) and "NaN" not in value and low <= float(value) <= high


def _channel(value: str) -> bool:
    return _COUNT(value) and int(value) <= 255


_EDGE = _one_of("directed", "undirected", "mutual")
_PLAIN_TYPES = (
    "integer", "long", "double", "float", "boolean", "bigdecimal", "biginteger", "byte", "char", "short", "string",
)  # fmt: skip
_TYPES = _one_of(*_PLAIN_TYPES, *(f"list{name}" for name in _PLAIN_TYPES), "anyURI")
_POSITIVE = _between(0, float("inf"))
_SPAN: dict[str, Fits] = {"start": _time, "end": _time, "timestamp": _time}
_SPANS: dict[str, Fits] = {**_SPAN, "timestamps": _text, "intervals": _text}
_CUSTOM = tuple(f"custom_{n}" for n in range(1, 9))
_APART = (frozenset({"start", "end"}), frozenset({"timestamp"}), frozenset({"timestamps"}), frozenset({"intervals"}))
"""Ways to tell a time; an element uses one of them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What an element admits.

    `content` has each child with how often it comes (``?`` ``1`` ``*`` ``+``), in its order where `ordered`.
    """

    attributes: dict[str, Fits] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()
    content: tuple[str, ...] = ()
    ordered: bool = False
    text: bool = False


ELEMENTS: dict[str, Shape] = {
    "gexf": Shape({"version": _one_of("1.3"), "variant": _text}, frozenset({"version"}), ("meta?", "graph1"), True),
    "meta": Shape({"lastmodifieddate": _date}, content=("creator?", "keywords?", "description?")),
    **dict.fromkeys(("creator", "keywords", "description", "default", "options"), Shape(text=True)),
    "graph": Shape(
        {
            "defaultedgetype": _EDGE, "idtype": _one_of("integer", "string"),
            "mode": _one_of("static", "dynamic", "slice"), "timezone": _text,
            "timeformat": _one_of("integer", "double", "date", "dateTime"),
            "timerepresentation": _one_of("interval", "timestamp"), **_SPAN,
        },
        content=("attributes*", "nodes1", "edges1"), ordered=True,
    ),
    "attributes": Shape(
        {"class": _one_of("node", "edge"), "mode": _one_of("static", "dynamic")}, frozenset({"class"}), ("attribute*",)
    ),
    "attribute": Shape(
        {"id": _text, "title": _text, "type": _TYPES}, frozenset({"id", "title", "type"}), ("default?", "options?")
    ),
    "nodes": Shape({"count": _COUNT}, content=("node*",)),
    "edges": Shape({"count": _COUNT}, content=("edge*",)),
    "node": Shape(
        {"id": _text, "label": _text, "pid": _text, **_SPANS}, frozenset({"id"}),
        ("attvalues?", "spells?", "nodes?", "edges?", "parents?",
         "viz:color?", "viz:position?", "viz:size?", "viz:shape?"),
    ),
    "edge": Shape(
        {
            "id": _text, "type": _EDGE, "label": _text, "source": _text, "target": _text, "weight": _FLOAT,
            "kind": _text, **_SPANS,
        },
        frozenset({"source", "target"}), ("attvalues?", "spells?", "viz:color?", "viz:thickness?", "viz:shape?"),
    ),
    "parents": Shape(content=("parent*",)),
    "parent": Shape({"for": _text}, frozenset({"for"})),
    "spells": Shape(content=("spell+",)),
    "spell": Shape(_SPAN),
    "attvalues": Shape(content=("attvalue*",)),
    "attvalue": Shape({"for": _text, "value": _text, **_SPAN}, frozenset({"for", "value"})),
    "viz:color": Shape({"r": _channel, "g": _channel, "b": _channel, "a": _between(0, 1)}, frozenset({"r", "g", "b"})),
    "viz:position": Shape({"x": _FLOAT, "y": _FLOAT, "z": _FLOAT}, frozenset({"x", "y"})),
    "viz:size": Shape({"value": _POSITIVE}, frozenset({"value"})),
    "viz:thickness": Shape({"value": _POSITIVE}, frozenset({"value"})),
    "node/viz:shape": Shape(
        {
            "value": _one_of(
                "disc", "triangle", "square", "diamond", "star", "pentagon", "hexagon", "cross", *_CUSTOM
            ),
            "uri": _text,
        },
        frozenset({"value"}),
    ),
    "edge/viz:shape": Shape({"value": _one_of("solid", "dotted", "dashed", "double", *_CUSTOM)}, frozenset({"value"})),
}  # fmt: skip
"""Element -> what it admits; a colour by its ``hex`` is not among it."""


def faults(data: bytes) -> list[str]:
    """What of a file the schema does not admit, and what in it does not fit together."""
    root = ET.fromstring(data)
    return schema_faults(root) or _loose_ends(root)


def schema_faults(root: ET.Element) -> list[str]:
    """What the schema does not admit."""
    return list(_faults(root, "")) if root.tag == f"{NAMESPACE}gexf" else [f"the root is {root.tag}"]


def _name(element: ET.Element) -> str:
    return element.tag.replace(VIZ, "viz:").replace(NAMESPACE, "")


def _faults(element: ET.Element, parent: str) -> Iterator[str]:
    name = _name(element)
    shape = ELEMENTS.get(name) or ELEMENTS[f"{parent}/{name}"]
    for attribute, value in element.attrib.items():
        if attribute not in shape.attributes:
            yield f"<{name}> has no attribute {attribute!r}"
        elif not shape.attributes[attribute](value):
            yield f"<{name} {attribute}={value!r}> is not admitted"
    yield from (f"<{name}> lacks {attribute!r}" for attribute in sorted(shape.needed - set(element.keys())))
    if sum(not way.isdisjoint(element.keys()) for way in _APART) > 1:
        yield f"<{name}> tells its time in two ways"
    if not shape.text and any((text or "").strip() for text in (element.text, *(child.tail for child in element))):
        yield f"<{name}> may not hold text"
    met = [_name(child) for child in element]
    known = {each[:-1]: each[-1] for each in shape.content}
    yield from (f"<{name}> may not hold <{child}>" for child in dict.fromkeys(met) if child not in known)
    for child, times in known.items():
        n = Counter(met)[child]
        if (times in "?1" and n > 1) or (times in "1+" and n == 0):
            yield f"<{name}> holds {n} <{child}>"
    if shape.ordered and [c for c in met if c in known] != [c for c in known for _ in range(Counter(met)[c])]:
        yield f"<{name}> holds its parts in another order"
    for child_element in element:
        if _name(child_element) in known:
            yield from _faults(child_element, name)


def _loose_ends(root: ET.Element) -> list[str]:
    """What a schema cannot say: ids that are none, values of other types than declared, times that are no days."""
    found = []
    declared = {
        (part.get("class"), a.get("id")): a.get("type")
        for part in root.iter(f"{NAMESPACE}attributes")
        for a in part.iter(f"{NAMESPACE}attribute")
    }
    for kind in ("node", "edge"):
        elements = list(root.iter(f"{NAMESPACE}{kind}"))
        ids = [e.get("id") for e in elements]
        if len(set(ids)) < len(ids):
            found.append(f"ids of {kind}s come twice")
        for value in (v for e in elements for v in e.iter(f"{NAMESPACE}attvalue")):
            type_, told = declared.get((kind, value.get("for"))), value.get("value") or ""
            if type_ is None:
                found.append(f"a {kind} has a value for {value.get('for')}, which is not declared")
            elif (type_ in ("integer", "long") and not _WHOLE(told)) or (
                type_ in ("double", "float") and not _FLOAT(told)
            ):
                found.append(f"{told!r} is no {type_}")
    nodes = {e.get("id") for e in root.iter(f"{NAMESPACE}node")}
    edges = list(root.iter(f"{NAMESPACE}edge"))
    ends = (end for e in edges for end in (e.get("source"), e.get("target")))
    found += [f"an edge ends at {end}, which is no node" for end in ends if end not in nodes]
    if any(graph.get("timeformat") == "date" for graph in root.iter(f"{NAMESPACE}graph")):
        times = (e.get(name) for e in root.iter() if e.tag != f"{NAMESPACE}graph" for name in ("start", "end"))
        found += [f"{told!r} is no day" for told in times if told is not None and not _day(told)]
    return found
