"""rdflib's own engine over the same quads: in process, and behind the thinnest HTTP service there is for it."""

from __future__ import annotations

import gc
import multiprocessing
import socket
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import rdflib

LISTENS_S = 30


def load(path: Path) -> rdflib.Dataset:
    """All quads of a file in rdflib's memory store; its union is a set, so DISTINCT costs it nothing."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    return dataset


def seconds(dataset: rdflib.Dataset, asked: Sequence[str], limit_s: float) -> float:
    """The median time of a query in process, without HTTP; as many as fit into the limit, one at least."""
    times: list[float] = []
    began = time.perf_counter()
    for query in asked:
        started = time.perf_counter()
        len(list(dataset.query(query)))
        times.append(time.perf_counter() - started)
        if time.perf_counter() - began > limit_s:
            break
    return statistics.median(times)


@contextmanager
def serving(dataset: rdflib.Dataset, port: int) -> Iterator[None]:
    """The dataset behind HTTP until the block ends: uvicorn, and an application of nothing but the query.

    It has no checks, limits or choice of format, which favours it. The process is forked, so the data are not
    loaded again.
    """
    gc.freeze()
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(dataset, port), daemon=True)
    process.start()
    try:
        _await(port)
        yield
    finally:
        process.terminate()
        process.join()


def _serve(dataset: rdflib.Dataset, port: int) -> None:
    import uvicorn

    async def application(scope: Any, receive: Any, send: Any) -> None:
        query = parse_qs(scope["query_string"].decode())["query"][0]
        body = dataset.query(query).serialize(format="json") or b""
        headers = [
            (b"content-type", b"application/sparql-results+json"),
            (b"content-length", str(len(body)).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    uvicorn.run(application, host="127.0.0.1", port=port, log_level="critical", access_log=False, lifespan="off")


def _await(port: int) -> None:
    end = time.monotonic() + LISTENS_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return
