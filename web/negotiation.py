"""Which format an answer has: from the Accept header, a `format` parameter, or a file ending.

Pure functions over strings; quality values as in RFC 9110, the more specific range winning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """One way of writing an answer; there is one object for each, compared by identity."""

    name: str
    """The short name, also the file ending: ``json``, ``ttl``."""
    label: str
    media_type: str
    accepts: tuple[str, ...] = ()
    """Further media types by which it may be asked for."""
    names: tuple[str, ...] = ()
    """Further short names by which it may be asked for."""
    charset: bool = False
    """True where the media type says its charset, which is always UTF-8."""

    @property
    def content_type(self) -> str:
        """The value of the Content-Type header."""
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type


JSON = Format("json", "JSON", "application/sparql-results+json", ("application/json", "text/javascript"), ("srj",))
XML = Format("xml", "XML", "application/sparql-results+xml", ("application/xml", "text/xml"), ("srx",))
CSV = Format("csv", "CSV", "text/csv", charset=True)
TSV = Format("tsv", "TSV", "text/tab-separated-values", charset=True)

TURTLE = Format(
    "ttl", "Turtle", "text/turtle", ("application/turtle", "application/x-turtle"), ("turtle",), charset=True
)
N_TRIPLES = Format("nt", "N-Triples", "application/n-triples", ("text/plain",), ("ntriples", "n-triples"))
RDF_XML = Format(
    "rdf",
    "RDF/XML",
    "application/rdf+xml",
    ("application/xml", "text/xml"),
    ("xml", "rdf+xml", "rdf xml", "rdfxml", "rdf-xml"),
)
JSON_LD = Format("jsonld", "JSON-LD", "application/ld+json", ("application/json",), ("json-ld", "json"))
TRIG = Format("trig", "TriG", "application/trig", charset=True)
N_QUADS = Format("nq", "N-Quads", "application/n-quads", (), ("nquads", "n-quads"))
N3 = Format("n3", "N3", "text/n3", ("text/rdf+n3",), charset=True)

ROWS: tuple[Format, ...] = (JSON, XML, CSV, TSV)
"""Formats of the answers to SELECT and ASK; the first is the default."""
GRAPHS: tuple[Format, ...] = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD, TRIG, N_QUADS, N3)
"""Formats of the answers to CONSTRUCT and DESCRIBE; the first is the default."""
DATA: tuple[Format, ...] = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
"""Formats in which the description of one thing is offered."""

HTML_TYPES = ("text/html", "application/xhtml+xml")
MAX_ACCEPT_CHARS = 4_096
"""What stands further on in an Accept header is not looked at, nor kept."""


@lru_cache(maxsize=512)
def ranges(accept: str) -> tuple[tuple[str, float], ...]:
    """The media ranges of an Accept header with their quality; malformed ones are left out."""
    found: list[tuple[str, float]] = []
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if "/" not in media_range:
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(1.0, max(0.0, float(value)))
                except ValueError:
                    quality = 0.0
        found.append((media_range, quality))
    return tuple(found)


def quality(media_type: str, accept: str) -> tuple[float, int]:
    """How much a media type is wanted, 0 to 1, and how exactly it was named (0 ``*/*`` to 2)."""
    best, exactness = 0.0, -1
    for media_range, value in ranges(accept):
        if media_range == media_type:
            level = 2
        elif media_range == media_type.partition("/")[0] + "/*":
            level = 1
        elif media_range == "*/*":
            level = 0
        else:
            continue
        if level > exactness:
            best, exactness = value, level
    return best, max(exactness, 0)


def negotiate(accept: str | None, offered: Sequence[Format]) -> Format | None:
    """The format that the client wants most; the first for no header, None where none is accepted.

    A format's own media type is preferred to the others it may be asked for by.
    """
    return _negotiate(accept[:MAX_ACCEPT_CHARS] if accept else accept, offered)


@lru_cache(maxsize=512)
def _negotiate(accept: str | None, offered: Sequence[Format]) -> Format | None:
    if accept is None or not ranges(accept):
        return offered[0]
    best: Format | None = None
    best_rank: tuple[float, int] = (0.0, 0)
    for made in offered:
        for own, media_type in enumerate((made.media_type, *made.accepts)):
            value, exactness = quality(media_type, accept)
            rank = (value, 3 * exactness - min(own, 1))
            if value > 0 and (best is None or rank > best_rank):
                best, best_rank = made, rank
    return best


def named(name: str | None, offered: Sequence[Format]) -> Format | None:
    """The format of a short name, file ending or media type; None for any other."""
    wanted = (name or "").strip().lower()
    # A plus sign in a query string is a space unless it was escaped.
    spaced = wanted.replace(" ", "+")
    for made in offered:
        if wanted in (made.name, *made.names) or spaced in (made.media_type, *made.accepts):
            return made
    return None


def prefers_html(accept: str | None) -> bool:
    """True where a page is wanted rather than data: HTML is named, and nothing we make is wanted more."""
    return _prefers_html(accept[:MAX_ACCEPT_CHARS]) if accept else False


@lru_cache(maxsize=512)
def _prefers_html(accept: str) -> bool:
    pages = [quality(media_type, accept) for media_type in HTML_TYPES]
    wanted = max((value for value, exactness in pages if exactness == 2), default=0.0)
    data = max(
        (value for f in (*ROWS, *GRAPHS) for value, exactness in (quality(f.media_type, accept),) if exactness == 2),
        default=0.0,
    )
    return wanted > 0 and wanted >= data


def choices(offered: Sequence[Format]) -> str:
    """The media types that are offered, for the text of a 406."""
    return ", ".join(f.media_type for f in offered)
