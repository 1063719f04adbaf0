"""RDF terms and their N-Triples form, made quickly.

Most literals are dates, counts and words that need no parsing of their value to be written, and
most IRIs have been written before: both are kept, since ingest makes hundreds of terms a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

Triple = tuple[URIRef, URIRef, Node]
"""A triple as the mapping makes it."""

AnyTriple = tuple[Node, Node, Node]
"""A triple as rdflib graphs give it."""

_XSD_DATE, _XSD_MONTH, _XSD_YEAR = XSD.date, XSD.gYearMonth, XSD.gYear
_XSD_INTEGER, _XSD_DECIMAL, _XSD_BOOLEAN = XSD.integer, XSD.decimal, XSD.boolean
_XSD_DATETIME = XSD.dateTime

_ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)},
    ord("\\"): "\\\\",
    ord('"'): '\\"',
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\t"): "\\t",
    ord("\b"): "\\b",
    ord("\f"): "\\f",
}
_NEEDS_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def text(value: str, *, lang: str | None = None) -> Literal:
    """Words as they are; with `lang`, in that language."""
    return Literal(value, lang=lang)


@lru_cache(maxsize=20_000)
def date(value: str) -> Literal:
    """A date of its true precision: ``2022-03-01`` a day, ``2022-03`` a month, ``2022`` a year."""
    kind = {10: _XSD_DATE, 7: _XSD_MONTH, 4: _XSD_YEAR}.get(len(value), _XSD_DATE)
    return Literal(value, datatype=kind, normalize=False)


@lru_cache(maxsize=20_000)
def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=_XSD_INTEGER)


@lru_cache(maxsize=2_000)
def decimal(value: float) -> Literal:
    """A number of at most four decimals, such as a confidence."""
    shown = f"{value:.4f}".rstrip("0")
    return Literal(shown + "0" if shown.endswith(".") else shown, datatype=_XSD_DECIMAL, normalize=False)


def moment(value: str) -> Literal:
    """A moment: ``2024-03-08T09:00:00Z``."""
    return Literal(value, datatype=_XSD_DATETIME, normalize=False)


_TRUE = Literal("true", datatype=_XSD_BOOLEAN)
_FALSE = Literal("false", datatype=_XSD_BOOLEAN)


def boolean(value: bool) -> Literal:
    """True or false."""
    return _TRUE if value else _FALSE


def n3(term: Node) -> str:
    """A term as N-Triples (and SPARQL) writes it, every special character escaped.

    Raises:
        ValueError: the IRI holds a character that no IRI may hold, or the term is no RDF term.
    """
    if isinstance(term, URIRef):
        return _iri(term)
    if isinstance(term, Literal):
        words = str(term)
        if _NEEDS_ESCAPE.search(words):
            words = words.translate(_ESCAPES)
        if term.language:
            return f'"{words}"@{term.language}'
        if term.datatype and term.datatype != XSD.string:
            return f'"{words}"^^{_iri(term.datatype)}'
        return f'"{words}"'
    if isinstance(term, BNode):
        return f"_:{term}"
    raise ValueError(f"not an RDF term: {term!r}")


@lru_cache(maxsize=50_000)
def _iri(iri: str) -> str:
    bad = _NOT_IN_IRI.search(iri)
    if bad:
        raise ValueError(f"not an IRI: {iri!r} holds {bad.group()!r}; percent-encode it")
    return f"<{iri}>"


def ntriples(triples: Iterable[Triple]) -> str:
    """N-Triples text of `triples`, one line each."""
    return "".join([f"{n3(s)} {n3(p)} {n3(o)} .\n" for s, p, o in triples])
