"""Atom feeds (RFC 4287), written with the standard library: entries in, a checked document out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a feed or an entry; `href` is absolute."""

    href: str
    rel: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: `id` an IRI that never changes, `updated` an RFC 3339 time."""

    id: str
    title: str
    updated: str
    links: tuple[Link, ...]
    author: str
    summary: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole feed."""

    id: str
    title: str
    subtitle: str
    updated: str
    links: tuple[Link, ...]
    author: str
    rights: str
    language: str
    entries: Sequence[FeedEntry]


def midnight(day: str) -> str:
    """An ISO date as the RFC 3339 time at which it begins (UTC): reports tell their day, not their hour."""
    return f"{day}T00:00:00Z"


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def serialise(feed: Feed) -> bytes:
    """The document, in UTF-8."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", feed.updated)
    _author(root, feed.author)
    _text(root, "rights", feed.rights)
    _text(root, "generator", "Risalah")
    _links(root, feed.links)
    for entry in feed.entries:
        node = ET.SubElement(root, f"{{{ATOM}}}entry")
        _text(node, "id", entry.id)
        _text(node, "title", entry.title)
        _text(node, "updated", entry.updated)
        _author(node, entry.author)
        _links(node, entry.links)
        if entry.category:
            ET.SubElement(node, f"{{{ATOM}}}category", {"term": clean(entry.category)})
        _text(node, "summary", entry.summary)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = clean(text)


def _author(parent: ET.Element, name: str) -> None:
    _text(ET.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _links(parent: ET.Element, links: Sequence[Link]) -> None:
    for link in links:
        named = {"rel": link.rel, "href": link.href, "type": link.type, "title": link.title}
        ET.SubElement(parent, f"{{{ATOM}}}link", {name: clean(value) for name, value in named.items() if value})
