"""The SPARQL 1.1 Protocol as plain functions: a request's parts in, what to evaluate out.

No sockets and no framework here: `web.server` and `web.query_session` feed it from the fast paths,
`web.sparql` from pages. Imports little, since every reader process starts with it.
"""

from __future__ import annotations

import re
from binascii import a2b_qp
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from web.negotiation import GRAPHS, ROWS, Format, choices, named, negotiate
from web.query_check import (
    RETRY_AFTER_S,
    QueryFacts,
    QueryRefused,
    check,
    check_length,
    syntax_error,
    without_services,
)
from web.query_reading import Reading, reading

if TYPE_CHECKING:
    from graph.settings import Settings

_GRAPH_PARAMETER = re.compile(r"&((?:default|named)-graph-uri)=")
_ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*")
_FORMAT_PARAMETERS = ("format", "output", "results")
_SHOWN_CHARS = 200
"""How much of what a client sent is repeated in an error."""

METHODS = "GET, HEAD, POST, OPTIONS"
MAX_PARAMETERS = 1_000
FORM_TYPE = "application/x-www-form-urlencoded"
QUERY_TYPE = "application/sparql-query"

CORS: tuple[tuple[str, str], ...] = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "Link, Retry-After, Content-Disposition, Dataset-Version"),
)
"""Any page may read what we publish; credentials are never accepted from another origin."""

ANY_HEADERS: tuple[tuple[str, str], ...] = (
    *CORS,
    # Whatever a client is set up to send; nothing depends on it, also not on Authorization.
    ("Access-Control-Allow-Headers", "Accept, Content-Type, Authorization, *"),
    ("Access-Control-Max-Age", "86400"),
)
"""The answer to a browser that asks beforehand (OPTIONS), for what is only read."""

PREFLIGHT: tuple[tuple[str, str], ...] = (*ANY_HEADERS, ("Access-Control-Allow-Methods", METHODS), ("Allow", METHODS))


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """What a client asks."""

    query: str | None
    """None where no query was sent: the client wants the description of the service."""
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    """Formats asked for by parameter, in order; names that are not known are passed over."""


@dataclass(frozen=True, slots=True)
class Order:
    """One query and how it is to be answered."""

    query: str
    format: str
    """A short name of `web.negotiation`: of rows for SELECT and ASK, of graphs for the others."""
    base: str
    """What relative IRIs in the query are relative to."""
    union: bool
    """Whether the default graph is the union of all named graphs."""
    default: tuple[str, ...] | None = None
    """The graphs that make the default graph instead, or None for what the query or the store says."""
    named: tuple[str, ...] | None = None
    prefixed: bool = False
    """Whether our prefixes need no PREFIX in the query: on the command line, never over HTTP."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query that was looked at and may be evaluated."""

    query: str
    read: Reading
    facts: QueryFacts
    order: Order
    format: Format
    refusal: QueryRefused | None = None
    """What to say if the query is right but asks for what is not done here."""


def read_request(
    method: str, query_string: bytes, content_type: str, body: bytes, content_encoding: str = ""
) -> SparqlRequest:
    """Take a request apart.

    Raises:
        QueryRefused: it is not as the protocol says.
    """
    parameters = _parameters(query_string, "the address")
    text: str | None = None
    if body and content_encoding.strip().lower() not in ("", "identity"):
        raise QueryRefused("media_type", f"the body is coded as {content_encoding[:_SHOWN_CHARS]}; send it as it is")
    if method in ("GET", "HEAD"):
        if body:
            raise QueryRefused("parameters", "a GET request has no body; send the query as `?query=`, or by POST")
    elif method == "POST":
        media_type, charset = _media_type(content_type)
        if media_type == FORM_TYPE:
            _only_utf8(charset)
            parameters += _parameters(body, "the form")
        elif media_type == QUERY_TYPE:
            _only_utf8(charset)
            # Some editors begin a file with a mark of its encoding, which is no part of the text.
            text = _utf8(body, "the query").removeprefix("\ufeff")
        elif media_type == "application/sparql-update":
            raise _no_updates()
        else:
            raise QueryRefused(
                "media_type",
                f"a query is posted as {FORM_TYPE} or {QUERY_TYPE}, not as {media_type or 'nothing at all'}; "
                "set Content-Type",
            )
    else:
        raise QueryRefused("method", f"{method} is not answered here; use {METHODS}")

    queries: list[str] = [] if text is None else [text]
    others: dict[str, list[str]] = {}
    for key, value in parameters:
        if key == "query":
            queries.append(value)
        elif key == "update":
            raise _no_updates()
        elif value:
            # Some clients escape the sign between two of them as well (so does one of the W3C's protocol tests).
            first, *more = _GRAPH_PARAMETER.split(value) if key.endswith("-graph-uri") else (value,)
            for name, graph in ((key, first), *zip(more[::2], more[1::2], strict=True)):
                if name in ("default-graph-uri", "named-graph-uri") and not _ABSOLUTE_IRI.fullmatch(graph):
                    told = f"`{name}` has to be the absolute IRI of a graph, and `{graph[:_SHOWN_CHARS]}` is none"
                    raise QueryRefused("parameters", told)
                others.setdefault(name, []).append(graph)
    if len(queries) > 1:
        raise QueryRefused("parameters", f"{len(queries)} queries were sent; send exactly one `query`")
    if len(others.get("version", ())) > 1:
        raise QueryRefused("parameters", "`version` was sent more than once")
    if not queries and method == "POST":
        raise QueryRefused("parameters", "no query was sent; send exactly one `query`")
    query = queries[0] if queries else None
    if not others:
        return SparqlRequest(query)
    return SparqlRequest(
        query,
        default=tuple(others.get("default-graph-uri", ())),
        named=tuple(others.get("named-graph-uri", ())),
        formats=tuple(value for name in _FORMAT_PARAMETERS for value in others.get(name, ())),
    )


def asks_for_file(query_string: bytes) -> bool:
    """Whether an address names a format, so that a browser too gets the answer itself and not a page with it."""
    return any(
        name.decode("latin-1") in _FORMAT_PARAMETERS
        and named(_unescape(value).decode("latin-1"), (*ROWS, *GRAPHS)) is not None
        for name, _, value in (piece.partition(b"=") for piece in query_string.split(b"&"))
    )


def prepare(request: SparqlRequest, *, accept: str | None, settings: Settings, union: bool, isolated: bool) -> Prepared:
    """Look at a query before it is evaluated.

    Raises:
        QueryRefused: it cannot be answered, or not in a format that the client accepts.
    """
    query = request.query or ""
    check_length(query, settings.query_max_chars)
    read = reading(query)
    facts = check(read.text, max_nesting=settings.query_max_nesting)
    offered = GRAPHS if facts.form in ("CONSTRUCT", "DESCRIBE") else ROWS
    chosen = next((f for name in request.formats if (f := named(name, offered))), None) or negotiate(accept, offered)
    if chosen is None:
        raise QueryRefused(
            "not_acceptable",
            f"the answer to {facts.form or 'this query'} can be given as {choices(offered)}; "
            f"none of them is in `Accept: {(accept or '')[:_SHOWN_CHARS]}`",
        )
    refusal = None
    evaluated = read.text
    if facts.services and not isolated:
        evaluated = without_services(read.text, facts)
        refusal = _no_service()
    order = Order(
        query=evaluated,
        format=chosen.name,
        base=settings.base,
        union=union and not facts.names_dataset,
        default=request.default if request.default or request.named else None,
        named=request.named if request.default or request.named else None,
    )
    return Prepared(query, read, facts, order, chosen, refusal)


def explain(problem: QueryRefused, prepared: Prepared) -> QueryRefused:
    """What went wrong with a prepared query, in words for the one who wrote it."""
    if problem.code == "syntax" and problem.line is None:
        return syntax_error(str(problem), prepared.query, prepared.read)
    if problem.code == "unavailable" and prepared.facts.services:
        return _no_service()
    return problem


def answer_headers(prepared: Prepared, size: int, version: str) -> list[tuple[str, str]]:
    """The headers of a whole answer of `size` bytes over a dataset version."""
    return [
        ("Content-Type", prepared.format.content_type),
        ("Content-Length", str(size)),
        ("Vary", "Accept"),
        ("Dataset-Version", version),
        ("X-Content-Type-Options", "nosniff"),
        *CORS,
    ]


def file_headers(prepared: Prepared) -> list[tuple[str, str]]:
    """Further headers of an answer that a browser is to keep as a file rather than show."""
    return [("Content-Disposition", f'attachment; filename="risalah.{prepared.format.name}"')]


def refusal_headers(problem: QueryRefused) -> list[tuple[str, str]]:
    """The headers of an error in plain text."""
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Vary", "Accept"),
        ("X-Content-Type-Options", "nosniff"),
        *CORS,
    ]
    if problem.retry:
        headers.append(("Retry-After", str(RETRY_AFTER_S)))
    if problem.code == "method":
        headers.append(("Allow", METHODS))
    elif problem.code in ("slow", "too_long"):
        # There may be more of it.
        headers.append(("Connection", "close"))
    return headers


def refusal_body(problem: QueryRefused) -> bytes:
    """The text of an error."""
    return f"{problem}\n".encode()


def body_too_large(limit: int) -> QueryRefused:
    """The refusal of a request whose body is longer than `limit` bytes."""
    return QueryRefused("too_long", f"the request has more than {limit:,} bytes, which is too many for a query")


def max_body_bytes(settings: Settings) -> int:
    """The longest request body that can hold an acceptable query: each character escaped, and room for the rest."""
    return settings.query_max_chars * 12 + 64 * 1024


def _media_type(content_type: str) -> tuple[str, str]:
    media_type, *parameters = (part.strip() for part in content_type.lower().split(";"))
    charset = next((p.partition("=")[2].strip(' "') for p in parameters if p.startswith("charset")), "utf-8")
    return media_type, charset


def _only_utf8(charset: str) -> None:
    if charset not in ("utf-8", "utf8"):
        raise QueryRefused("media_type", f"queries are read as UTF-8, not as {charset}; send them so")


def _utf8(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise QueryRefused("parameters", f"{where} is not UTF-8: byte {problem.start} does not fit") from problem


def _parameters(data: bytes, where: str) -> list[tuple[str, str]]:
    if not data:
        return []
    pieces = data.split(b"&")
    if len(pieces) > MAX_PARAMETERS:
        raise QueryRefused("parameters", f"{where} has more than {MAX_PARAMETERS:,} parameters")
    found: list[tuple[str, str]] = []
    for piece in pieces:
        name, _, value = piece.partition(b"=")
        if name:
            found.append((_utf8(_unescape(name), where), _utf8(_unescape(value), where)))
    return found


def _unescape(data: bytes) -> bytes:
    data = data.replace(b"+", b" ")
    escapes = data.count(b"%")
    if not escapes:
        return data
    if b"\n" not in data and b"\r" not in data:
        # Quoted-printable is the same but for its sign, and its decoder is in C: a fifth of the time.
        made = a2b_qp(data.replace(b"=", b"=3D").replace(b"%", b"="))
        # It leaves a sign with no two digits after it as it is.
        if len(made) == len(data) - 2 * escapes:
            return made
    return unquote_to_bytes(data)


def _no_updates() -> QueryRefused:
    return QueryRefused("update", "this endpoint answers queries only; updates are not accepted here")


def _no_service() -> QueryRefused:
    return QueryRefused(
        "service",
        "the query uses SERVICE, and this endpoint asks no other host. "
        "Send the parts to each endpoint yourself, or federate in your own client",
    )
