"""One process that answers SPARQL queries over a read-only snapshot, made to be killed.

Started by `web.query_start`, it needs only the engine, so it starts in a few hundredths of a second and
holds little memory. It has no network, may not grow beyond its memory
limit, writes nothing but its own spool file, and dies with the service. Orders come and answers go
over one socket, as frames: a kind (one byte), a length (four bytes), and the payload.

| to the worker | payload |
| --- | --- |
| ``Q`` answer a query | JSON: query, snapshot, and how to answer |
| ``O`` open a snapshot, closing the one before | JSON: snapshot, dataset version |
| ``L`` answer on a client's connection, which comes along (`web.query_session`) | JSON: its number, dataset version |

| from the worker | payload |
| --- | --- |
| ``H`` ready | JSON: whether the network is taken away |
| ``O`` snapshot is open | nothing |
| ``S`` the whole answer, soon made (`SOON_S`) | the bytes |
| ``A`` the whole answer | the bytes |
| ``F`` the whole answer, in the spool file | nothing |
| ``E`` refused or failed | JSON: code, message |
| ``B`` a connection goes back | its number, a line end, the request that is left or nothing |
| ``C`` a client is gone | its number, a line end |

One frame answers one order, but for ``L``. A small letter instead says the same and that the worker ends now.
"""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

from web.query_reading import prefixes
from web.xml_text import LOOK_BACK, UnfitForXml, fit

INLINE_BYTES = 256 * 1024
"""Answers up to this size are handed over in memory, larger ones in the spool file."""

SOON_S = 0.02
"""Longest time of a query that counts as cheap, in seconds.

In time of the processor, so that a busy machine does not make cheap queries dear.
"""

HEAD = struct.Struct("!cI")
_NO_FUNCTION = re.compile(r"The custom function <(.*)> is not supported")
XML_FORMATS = frozenset({"xml", "rdf"})
_SWELL_BYTES = 256 * 1024 * 1024
"""A worker that kept this much more memory than it started with asks to be replaced."""


class LimitMet(Exception):
    """The answer is longer than allowed; the first argument is ``rows`` or ``bytes``."""


class UnknownFunction(Exception):
    """The query needed a function that there is not; the first argument is its IRI."""


def memory_bytes() -> tuple[int, int]:
    """Address space and memory of this process's own, in bytes; zeros where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  # once a query: no detours
            size, resident, shared = (int(part) for part in file.read().split()[:3])
    except OSError:
        return 0, 0
    return size * resource.getpagesize(), (resident - shared) * resource.getpagesize()


class Sink:
    """A file that takes what the engine writes, and stops it at the limits."""

    def __init__(self, path: str, max_bytes: int, max_rows: int, format_name: str) -> None:
        self.path = path
        self.size = 0
        self.rows = 0
        self._max_bytes = max_bytes
        self._max_rows = max_rows
        self._count = _COUNTERS.get(format_name)
        self._tail = b""
        self._quoted = 0
        self._xml = format_name in XML_FORMATS
        self._before = b""
        self._parts: list[bytes] = []
        self._file: Any = None

    def write(self, data: bytes) -> int:
        """Take the next piece.

        Raises:
            LimitMet: with it the answer is too long.
            UnfitForXml: it is XML, and cannot be.
        """
        taken = len(data)
        if self._xml:
            before, self._before = self._before, (self._before + data if taken < LOOK_BACK else data)[-LOOK_BACK:]
            data = fit(data, before)
        self.size += len(data)
        if self.size > self._max_bytes:
            raise LimitMet("bytes")
        if self._count is not None:
            self.rows += self._count(self, data)
            if self.rows > self._max_rows:
                raise LimitMet("rows")
        if self._file is not None:
            self._file.write(data)
        else:
            self._parts.append(data)
            if self.size > INLINE_BYTES:
                self._file = open(self.path, "wb", buffering=1 << 17)  # noqa: PTH123, SIM115
                self._file.writelines(self._parts)
                self._parts.clear()
        return taken

    def flush(self) -> None:
        """The engine calls this at the end; `finish` writes out."""

    def finish(self) -> bytes | None:
        """The whole answer, or None where it is in the spool file."""
        if self._file is None:
            return b"".join(self._parts)
        self._file.close()
        return None

    def abandon(self) -> None:
        """Remove what was written."""
        if self._file is not None:
            self._file.close()
            os.unlink(self.path)  # noqa: PTH108

    def _json_rows(self, data: bytes) -> int:
        # Within a JSON string a quotation mark is escaped, so this stands between rows only.
        joined = self._tail + data
        self._tail = joined[-3:]
        return joined.count(b'}},{"')

    def _xml_rows(self, data: bytes) -> int:
        joined = self._tail + data
        self._tail = joined[-7:]
        return joined.count(b"<result>")

    def _line_rows(self, data: bytes) -> int:
        return data.count(b"\n")

    def _csv_rows(self, data: bytes) -> int:
        pieces = data.split(b'"')
        rows = sum(piece.count(b"\n") for number, piece in enumerate(pieces) if (number + self._quoted) % 2 == 0)
        self._quoted = (self._quoted + len(pieces) - 1) % 2
        return rows


# The first row of JSON has no separator before it, and CSV and TSV have a line of names: one off
# either way does not matter for a limit of many thousands.
_COUNTERS = {"json": Sink._json_rows, "xml": Sink._xml_rows, "csv": Sink._csv_rows, "tsv": Sink._line_rows}


class Worker:
    """Answers orders from one socket until it closes."""

    def __init__(self, channel: socket.socket, options: dict[str, Any], *, isolated: bool) -> None:
        import pyoxigraph

        self._ox = pyoxigraph
        self._channel = channel
        self._options = options
        self._isolated = isolated
        self._spent = False
        self._state: Any = None
        self._passed: list[int] = []
        self._rows = {
            "json": pyoxigraph.QueryResultsFormat.JSON,
            "xml": pyoxigraph.QueryResultsFormat.XML,
            "csv": pyoxigraph.QueryResultsFormat.CSV,
            "tsv": pyoxigraph.QueryResultsFormat.TSV,
        }
        self._graphs = {
            "ttl": pyoxigraph.RdfFormat.TURTLE,
            "nt": pyoxigraph.RdfFormat.N_TRIPLES,
            "rdf": pyoxigraph.RdfFormat.RDF_XML,
            "jsonld": pyoxigraph.RdfFormat.JSON_LD,
            "trig": pyoxigraph.RdfFormat.TRIG,
            "nq": pyoxigraph.RdfFormat.N_QUADS,
            "n3": pyoxigraph.RdfFormat.N3,
        }

    def run(self) -> None:
        """Serve until the socket closes."""
        self._open(self._options["snapshot"])
        size, self._own = memory_bytes()
        if size:
            # What a query may take comes on top of what the engine and the open store take by themselves.
            limit = size + self._options["memory_mb"] * 1024 * 1024
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # What is there by now stays until the end, so no collection of garbage has to look at it again.
        gc.freeze()
        self._send(b"H", json.dumps({"isolated": self._isolated}).encode())
        while True:
            kind, payload = self._receive()
            if kind == b"O":
                self._open(json.loads(payload)["snapshot"])
                self._send(b"O", b"")
            elif kind == b"L":
                self._attend(json.loads(payload))
            else:
                self._answer(*json.loads(payload))

    def _open(self, path: str) -> None:
        self._store = self._ox.Store.read_only(path)

    def _attend(self, order: dict[str, Any]) -> None:
        """Answer on the connection that came with the order, and on those that come meanwhile."""
        from web.query_session import Session, SessionState

        if self._state is None:
            self._state = SessionState(self._options["spool"] + ".state")

        def take(order: dict[str, Any]) -> None:
            session.version = str(order["version"])
            session.add(order["client"], socket.socket(fileno=self._passed.pop()))

        def ordered() -> None:
            kind, payload = self._receive()
            if kind == b"L":
                take(json.loads(payload))
                return
            told = json.loads(payload)
            self._open(told["snapshot"])
            session.version = str(told["version"])
            self._send(b"O", b"")

        def back(client: int, request: bytes | None) -> None:
            self._send(b"C" if request is None else b"B", b"%d\n" % client + (request or b""))

        session = Session(self._state, self._quickly, back, self._options, isolated=self._isolated)
        take(order)
        session.run(self._channel, ordered)

    def _quickly(self, prepared: Any) -> bytes | None:
        """The answer to a query if it is right and small; None leaves it to the service."""
        order = prepared.order
        kind, payload = self._outcome(
            None, order.query, order.format, order.base, order.union, order.default, order.named
        )
        if kind != b"A" or len(payload) > INLINE_BYTES:
            return None
        max_rows = self._options["max_rows"]
        if len(payload) > max_rows:
            # A row has a byte at least, so only now there can be too many.
            sink = Sink(self._options["spool"], len(payload), max_rows, order.format)
            try:
                sink.write(payload)
            except LimitMet:
                return None
        return payload

    def _answer(self, query: str, name: str, *how: Any) -> None:
        options = self._options
        # The kernel ends this process even if the service is too busy, or gone, to do so.
        signal.setitimer(signal.ITIMER_REAL, options["timeout_ms"] / 1000 + 1)
        started, used = time.monotonic(), time.process_time()
        sink = Sink(options["spool"], options["max_bytes"], options["max_rows"], name)
        kind, payload = self._outcome(sink, query, name, *how)
        if kind == b"A" and time.process_time() - used < SOON_S:
            kind = b"S"
        if kind == b"E":
            sink.abandon()
        # The allocator does not give memory back, so the service starts another worker in its place.
        self._spent |= time.monotonic() - started > 0.05 and memory_bytes()[1] - self._own > _SWELL_BYTES
        signal.setitimer(signal.ITIMER_REAL, 0)
        self._send(kind.lower() if self._spent else kind, payload)
        if self._spent:
            sys.exit(0)

    def _outcome(self, sink: Sink | None, *order: Any) -> tuple[bytes, bytes]:
        """The kind and payload of the frame that answers an order; without a sink in memory, however long."""
        try:
            whole = self._evaluate(sink, *order)
            if sink is not None:
                whole = sink.finish()
        except LimitMet as problem:
            return _failure(problem.args[0])
        except UnknownFunction as problem:
            return _failure("function", problem.args[0])
        except UnfitForXml as problem:
            return _failure("not_acceptable", problem.args[0])
        except MemoryError:
            return _failure("memory")
        except (SyntaxError, ValueError) as problem:
            return _failure("syntax", str(problem))
        except OSError as problem:
            return _failure("unavailable", str(problem))
        except BaseException as problem:  # noqa: BLE001  # the engine's panics are no Exception
            self._spent = True
            return _failure("unavailable", f"the engine gave up on this query: {problem}")
        return (b"F", b"") if whole is None else (b"A", whole)

    def _evaluate(
        self,
        sink: Sink | None,
        query: str,
        name: str,
        base: str,
        union: bool,
        default: list[str] | None,
        named: list[str] | None,
        prefixed: bool = False,
    ) -> bytes | None:
        """Write the answer into the sink; without one it is given back."""
        ox = self._ox
        dataset: dict[str, Any] = {}
        if default is not None or named is not None:
            dataset["default_graph"] = [ox.NamedNode(iri) for iri in default or ()]
            dataset["named_graphs"] = [ox.NamedNode(iri) for iri in named or ()]
        elif union:
            dataset["use_default_graph_as_union"] = True
        if prefixed:
            dataset["prefixes"] = self._options["prefixes"]
        called: list[str] = []
        found: Any = self._query(query, called, base_iri=base, **dataset)
        out = cast(IO[bytes] | None, sink)
        made: bytes | None
        if isinstance(found, ox.QueryTriples):
            options = self._options
            triples = _at_most(found, options["max_rows"])
            # Names of XML are another matter, and the other formats have no prefixes.
            own = prefixes(query) if name in ("ttl", "trig", "n3") else {}
            made = ox.serialize(triples, out, format=self._graphs[name], prefixes={**options["prefixes"], **own})
        else:
            made = found.serialize(out, format=self._rows[name])
        if called:
            raise UnknownFunction(called[0])
        return fit(made) if made is not None and name in XML_FORMATS else made

    def _query(self, query: str, called: list[str], **how: Any) -> Any:
        """What the engine finds; functions that there are not are put into `called` when a row needs them.

        A query that names one is right, and its answer is too where no row comes to it.
        """
        unknown: dict[Any, Any] = {}
        while True:
            try:
                return self._store.query(query, **how)
            except RuntimeError as problem:
                found = _NO_FUNCTION.fullmatch(str(problem))
                if not found or self._ox.NamedNode(found[1]) in unknown:
                    raise
                unknown[self._ox.NamedNode(found[1])] = _noting(called, found[1])
                how["custom_functions"] = unknown

    def _send(self, kind: bytes, payload: bytes) -> None:
        self._channel.sendall(HEAD.pack(kind, len(payload)) + payload)

    def _receive(self) -> tuple[bytes, bytes]:
        head, passed, _, _ = socket.recv_fds(self._channel, HEAD.size, 1, socket.MSG_WAITALL)
        if len(head) < HEAD.size:
            sys.exit(0)
        self._passed += passed
        kind, length = HEAD.unpack(head)
        return kind, self._exactly(length)

    def _exactly(self, count: int) -> bytes:
        data = self._channel.recv(count, socket.MSG_WAITALL)
        if len(data) < count:
            sys.exit(0)
        return data


def _failure(code: str, message: str = "") -> tuple[bytes, bytes]:
    return b"E", json.dumps({"code": code, "message": message}).encode()


def _noting(called: list[str], iri: str) -> Callable[..., None]:
    def function(*_: Any) -> None:
        if not called:
            called.append(iri)

    return function


def _at_most(triples: Any, limit: int) -> Iterator[Any]:
    for number, triple in enumerate(triples):
        if number >= limit:
            raise LimitMet("rows")
        yield triple
