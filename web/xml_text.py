"""What XML can hold of an answer: characters that the engine writes as they are, and names it cannot write.

A carriage return is read as a line feed unless it is escaped; other control characters have no place in
XML 1.0 at all; and RDF/XML has no way to write a property whose IRI does not end like a name.
"""

from __future__ import annotations

import re

LOOK_BACK = 10
"""Bytes before a piece that have to be looked at with it: what does not fit may stand across."""

_UNFIT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|<oxprefix:[ >]")


class UnfitForXml(Exception):
    """The answer holds what XML cannot; the first argument says what."""


def fit(data: bytes, before: bytes = b"") -> bytes:
    """A piece of XML as the engine wrote it, so that a parser reads what was meant.

    `before` is the end of the piece before it (`LOOK_BACK` bytes of it do).

    Raises:
        UnfitForXml: no XML can say it.
    """
    found = _UNFIT.search(before + data if before else data)
    if found:
        character = found[0].decode()
        told = f"the character U+{ord(character):04X}" if len(character) == 1 else "a property that has no XML name"
        raise UnfitForXml(f"the answer holds {told}, which cannot be written in XML; ask for another format")
    return data.replace(b"\r", b"&#13;")
