"""Text is sent compressed; a stream is sent as it comes, so that a long answer begins at once."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

SIZE_MIN = 1_000
"""Smallest body worth compressing, in bytes."""


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
