"""What GEXF 1.2 admits, as its published schema has it: which elements, with which attributes, of which types.

Written anew from the schema at https://gexf.net, so that files can be held against it without a validator.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date

NAMESPACE = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"

Fits = Callable[[str], bool]


def _one_of(*words: str) -> Fits:
    return lambda value: value in words


def _number(value: str, low: float = float("-inf"), high: float = float("inf")) -> bool:
    return re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", value) is not None and low <= float(value) <= high


def _day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == 10


def _channel(value: str) -> bool:
    return value.isdigit() and int(value) <= 255


def _text(_: str) -> bool:
    return True


def _positive(value: str) -> bool:
    return _number(value, low=0)


_TIMES: dict[str, Fits] = {"start": _day, "end": _day}
_EDGE = _one_of("directed", "undirected", "mutual")
_MODE = _one_of("static", "dynamic")
_TYPES = _one_of("integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI")

ELEMENTS: dict[str, tuple[dict[str, Fits], set[str], set[str]]] = {
    "gexf": ({"version": _one_of("1.2"), "variant": _text}, {"version"}, {"meta", "graph"}),
    "meta": ({"lastmodifieddate": _day}, set(), {"creator", "keywords", "description"}),
    "creator": ({}, set(), set()),
    "keywords": ({}, set(), set()),
    "description": ({}, set(), set()),
    "graph": (
        {
            "timeformat": _one_of("date"), "defaultedgetype": _EDGE, "idtype": _one_of("integer", "string"),
            "mode": _MODE, **_TIMES,
        },
        set(), {"attributes", "nodes", "edges"},
    ),
    "attributes": ({"class": _one_of("node", "edge"), "mode": _MODE, **_TIMES}, {"class"}, {"attribute"}),
    "attribute": ({"id": _text, "title": _text, "type": _TYPES}, {"id", "title", "type"}, {"default", "options"}),
    "default": ({}, set(), set()),
    "nodes": ({"count": str.isdigit}, set(), {"node"}),
    "edges": ({"count": str.isdigit}, set(), {"edge"}),
    "node": (
        {"id": _text, "label": _text, "pid": _text, **_TIMES}, {"id"},
        {"attvalues", "spells", "viz:color", "viz:position", "viz:size", "viz:shape"},
    ),
    "edge": (
        {
            "id": _text, "type": _EDGE, "label": _text, "source": _text, "target": _text, "weight": _number, **_TIMES,
        },
        {"id", "source", "target"}, {"attvalues", "spells", "viz:color", "viz:thickness", "viz:shape"},
    ),
    "attvalues": ({}, set(), {"attvalue"}),
    "attvalue": ({"for": _text, "value": _text, **_TIMES}, {"for", "value"}, set()),
    "viz:color": (
        {"r": _channel, "g": _channel, "b": _channel, "a": lambda value: _number(value, 0, 1)}, {"r", "g", "b"}, set(),
    ),
    "viz:position": ({"x": _number, "y": _number, "z": _number}, {"x", "y", "z"}, set()),
    "viz:size": ({"value": _positive}, {"value"}, set()),
    "viz:thickness": ({"value": _positive}, {"value"}, set()),
    "viz:shape": ({"value": _text}, {"value"}, set()),
}  # fmt: skip
"""Element -> its attributes, those that it must have, and its children."""


def faults(data: bytes) -> list[str]:
    """What of a file the schema does not admit."""
    root = ET.fromstring(data)
    found = [] if root.tag == f"{NAMESPACE}gexf" else [f"the root is {root.tag}"]
    found += _faults(root)
    declared = {
        (part.get("class"), a.get("id"), a.get("type"))
        for part in root.iter(f"{NAMESPACE}attributes")
        for a in part.iter(f"{NAMESPACE}attribute")
    }
    for kind in ("node", "edge"):
        elements = list(root.iter(f"{NAMESPACE}{kind}"))
        ids = [e.get("id") for e in elements]
        if len(set(ids)) < len(ids):
            found.append(f"ids of {kind}s come twice")
        types = {name: type_ for class_, name, type_ in declared if class_ == kind}
        for value in (v for e in elements for v in e.iter(f"{NAMESPACE}attvalue")):
            declared_type = types.get(value.get("for"))
            if declared_type is None:
                found.append(f"a {kind} has a value for {value.get('for')}, which is not declared")
            elif declared_type in ("integer", "long", "double", "float") and not _number(value.get("value") or ""):
                found.append(f"{value.get('value')!r} is no {declared_type}")
    nodes = {e.get("id") for e in root.iter(f"{NAMESPACE}node")}
    found += [
        f"an edge ends at {end}, which is no node"
        for e in root.iter(f"{NAMESPACE}edge")
        for end in (e.get("source"), e.get("target"))
        if end not in nodes
    ]
    return found


def _name(element: ET.Element) -> str:
    return element.tag.replace(VIZ, "viz:").replace(NAMESPACE, "")


def _faults(element: ET.Element) -> Iterator[str]:
    name = _name(element)
    attributes, needed, children = ELEMENTS[name]
    for attribute, value in element.attrib.items():
        if attribute.startswith(_XSI):
            continue
        if attribute not in attributes:
            yield f"<{name}> has no attribute {attribute!r}"
        elif not attributes[attribute](value):
            yield f"<{name} {attribute}={value!r}> is not admitted"
    yield from (f"<{name}> lacks {attribute!r}" for attribute in sorted(needed - set(element.keys())))
    for child in element:
        if _name(child) not in children:
            yield f"<{name}> may not hold <{_name(child)}>"
        else:
            yield from _faults(child)
