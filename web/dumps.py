"""Dumps: all data of one dataset version as files, with sizes, checksums and the time they were made.

A dump is made in the background at the first need of a version, from the snapshot that queries see,
and kept under ``<data directory>/dumps/<version>/``. The last two versions stay.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast
from urllib.parse import urljoin

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, send_file
from flask import request as asked
from flask_babel import gettext

from graph.description import Distribution
from graph.errors import NotFound
from graph.store import EmbeddedStore
from web.negotiation import prefers_html
from web.query_check import QueryRefused
from web.query_service import QueryService
from web.services import services
from web.sparql import query_service
from web.sparql_protocol import ANY_HEADERS, CORS, refusal_body, refusal_headers

LOGGER = logging.getLogger(__name__)

blueprint = Blueprint("dumps", __name__)

FILES: dict[str, str] = {"risalah.nq.gz": "application/n-quads", "risalah.trig.gz": "application/trig"}
"""Name of a dump -> media type of what is compressed in it."""
KEPT = 2
_MANIFEST = "dump.json"
_building = threading.Lock()


@dataclass(frozen=True, slots=True)
class File:
    """One file of a dump."""

    name: str
    media_type: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Dump:
    """All files of one dataset version."""

    version: str
    folder: str
    made: str
    """When, in UTC."""
    files: tuple[File, ...]


def latest(queries: QueryService) -> Dump | None:
    """The newest dump there is; one of the present version is begun where it is missing.

    Raises:
        QueryRefused: the data are elsewhere.
    """
    queries.only_here()
    queries.start()
    found = _read(_folder(queries))
    if found is None:
        threading.Thread(target=_build_quietly, args=(queries,), name="dump", daemon=True).start()
        known = [dump for path in _all(queries) if (dump := _read(path)) is not None]
        return known[0] if known else None
    return found


def build(queries: QueryService) -> Dump:
    """The dump of the present version, made where it is missing."""
    queries.only_here()
    queries.start()
    with _building:
        found = _read(_folder(queries))
        if found is not None:
            return found
        with queries.pinned() as snapshot:
            target = _folder(queries, snapshot.version)
            part = target.with_name(target.name + ".part")
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            store = EmbeddedStore(snapshot.path, read_only=True)
            try:
                files = tuple(_write(store, part / name, media_type) for name, media_type in FILES.items())
            finally:
                store.close()
        made = datetime.now(UTC).isoformat(timespec="seconds")
        dump = Dump(snapshot.version, target.name, made, files)
        (part / _MANIFEST).write_text(json.dumps(asdict(dump), indent=2), "utf-8")
        sums = "".join(f"{f.sha256}  {f.name}\n" for f in files)
        (part / "SHA256SUMS").write_text(sums, "utf-8")
        shutil.rmtree(target, ignore_errors=True)
        part.rename(target)
        for old in _all(queries)[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
        return dump


def distributions(base: str, queries: QueryService) -> Iterator[Distribution]:
    """The files of the newest dump, for the description of the dataset."""
    dump = latest(queries)
    for file in dump.files if dump else ():
        url = urljoin(base, f"dumps/{dump.folder if dump else ''}/{file.name}")
        yield Distribution(url, file.media_type, file.bytes, file.sha256)


def _build_quietly(queries: QueryService) -> None:
    if _building.locked():
        return
    try:
        build(queries)
    except Exception:
        LOGGER.exception("the dump of version %s cannot be made", queries.version)


class _Digest:
    """A file that takes bytes, writes them on, and knows their checksum."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self.sha256 = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write on."""
        self.sha256.update(data)
        return self._out.write(data)

    def flush(self) -> None:
        """Write through."""
        self._out.flush()


def _write(store: EmbeddedStore, path: Path, media_type: str) -> File:
    with path.open("wb") as raw:
        digest = _Digest(raw)
        # No time and no name inside: the same data gives the same bytes.
        with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=cast(IO[bytes], digest), mtime=0) as out:
            store.dump(cast(IO[bytes], out), media_type=media_type)
    return File(path.name, media_type, path.stat().st_size, digest.sha256.hexdigest())


def _folder(queries: QueryService, version: str | None = None) -> Path:
    name = re.sub(r"[^\w.-]+", "-", version or queries.version).strip("-.") or "empty"
    return queries.settings.data_dir / "dumps" / name


def _all(queries: QueryService) -> list[Path]:
    """The folders of complete dumps, newest first."""
    parent = queries.settings.data_dir / "dumps"
    found = [path.parent for path in parent.glob(f"*/{_MANIFEST}") if not path.parent.name.endswith(".part")]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def _read(folder: Path) -> Dump | None:
    try:
        raw = json.loads((folder / _MANIFEST).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    files = tuple(File(**each) for each in raw["files"])
    return Dump(raw["version"], raw["folder"], raw["made"], files)


@blueprint.errorhandler(QueryRefused)
def _refused(problem: QueryRefused) -> Response:
    return Response(refusal_body(problem), problem.status, refusal_headers(problem))


@blueprint.after_request
def _open_to_all(response: Response) -> Response:
    for name, value in ANY_HEADERS if asked.method == "OPTIONS" else CORS:
        response.headers.setdefault(name, value)
    return response


@blueprint.get("/dumps")
def overview() -> Response:
    """The dumps there are: a page, or JSON for programs."""
    queries = query_service()
    latest(queries)
    known = [dump for path in _all(queries) if (dump := _read(path)) is not None]
    if prefers_html(asked.headers.get("Accept")):
        return make_response(render_template("dumps.html", dumps=known, version=queries.version))
    base = services().iris.base
    return jsonify(
        version=queries.version,
        dumps=[
            {
                **asdict(dump),
                "files": [{**asdict(f), "url": urljoin(base, f"dumps/{dump.folder}/{f.name}")} for f in dump.files],
            }
            for dump in known
        ],
    )


@blueprint.get("/dumps/latest/<name>")
def newest_file(name: str) -> Response:
    """See the present version's file; waits until it is made."""
    if name not in FILES and name != "SHA256SUMS":
        raise NotFound(gettext("There is no dump “%(name)s”.", name=name))
    return make_response(redirect(f"/dumps/{build(query_service()).folder}/{name}", 303))


@blueprint.get("/dumps/<folder>/<name>")
def file(folder: str, name: str) -> Response:
    """One file of a dump.

    Raises:
        NotFound: there is none of that name.
    """
    queries = query_service()
    known = {path.name: path for path in _all(queries)}
    if folder not in known or (name not in FILES and name != "SHA256SUMS"):
        raise NotFound(gettext("There is no dump “%(name)s”.", name=f"{folder}/{name}"))
    kind = "text/plain" if name == "SHA256SUMS" else "application/gzip"
    return send_file((known[folder] / name).resolve(), mimetype=kind, conditional=True, max_age=0, download_name=name)
