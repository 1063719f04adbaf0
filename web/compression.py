"""Text is sent compressed; a stream is sent as it comes, so that a long answer begins at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from flask import Flask, Response, request
from flask_compress import Compress

SIZE_MIN = 1_000
"""Smallest body worth compressing, in bytes."""
STREAM_LEVEL = 3
"""Level of compression of what is sent as it is made: it should not wait for a better one."""


def install(app: Flask) -> None:
    """Compress what `app` answers where the client accepts it."""
    app.config.update(
        COMPRESS_MIN_SIZE=SIZE_MIN,
        COMPRESS_STREAMS=False,
        COMPRESS_ALGORITHM=["zstd", "br", "gzip"],
        COMPRESS_MIMETYPES=[
            "text/html", "text/css", "text/csv", "text/javascript", "text/plain", "text/turtle", "image/svg+xml",
            "application/json", "application/ld+json", "application/problem+json", "application/n-triples",
            "application/atom+xml", "application/sparql-results+json",
        ],
    )  # fmt: skip
    Compress(app)


def compress_stream(response: Response) -> None:
    """Compress a stream where the client accepts it; its first piece goes out without waiting for the next."""
    response.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip") > 0:
        response.response = _compressed(response.iter_encoded())
        response.content_encoding = "gzip"


def _compressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    compressor = zlib.compressobj(STREAM_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    for number, piece in enumerate(pieces):
        made = compressor.compress(piece)
        if number == 0:
            made += compressor.flush(zlib.Z_SYNC_FLUSH)
        yield made
    yield compressor.flush()
