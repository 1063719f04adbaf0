"""The command that starts the service."""

from __future__ import annotations

import gc
import secrets
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import click

from graph.errors import Abort
from graph.settings import Settings
from web.commands.common import data_dir_option, example, settings, talk

if TYPE_CHECKING:
    from flask import Flask

COLLECT_AFTER = 50_000
"""New objects after which cycles are looked for: a long table has as many rows and no cycle."""
TURN_S = 0.0005
"""How long a thread goes on while another wants its turn, in seconds: a page asks the catalogue up to hundreds
of times, and waits for its turn after each answer."""
KEEP_UP_S = 2.0
"""How often the service looks for changes that store, catalogue or disk do not have yet, in seconds."""


@click.command(
    epilog=example(
        "risalah serve", "risalah serve --host 0.0.0.0 --port 80", "risalah serve --dataset measurements.ttl"
    )
)
@click.option("--host", help="Address to listen on [default: 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 picks a free one [default: 8765].")
@click.option(
    "--dataset",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Serve this RDF file read-only instead: its SPARQL endpoint, page, graphs and dumps.",
)
@data_dir_option
def serve(host: str | None, port: int | None, dataset: Path | None) -> None:
    """Serve pages, API and SPARQL until interrupted.

    While it runs, other commands on the same data directory work through it.
    """
    from graph.service import Service
    from web import create_app, owner, sparql
    from web.owner_client import find_owner
    from web.query_service import QueryService
    from web.server import Application, Server
    from web.snapshots import DirectorySource

    chosen = settings(host=host, port=port)
    if dataset is not None:
        _serve_dataset(dataset, chosen)
        return
    running = find_owner(chosen)
    if running is not None:
        raise Abort(f"the data directory {chosen.data_dir} is served already, at {running.url}/")
    service = Service(chosen)
    announced = None
    ended = threading.Event()
    try:
        app = create_app(chosen)
        token = secrets.token_urlsafe(32)
        owner.install(app, service, token)
        source = DirectorySource(
            chosen.data_dir, version=app.extensions["risalah"].view.version, refresh=service.snapshot
        )
        queries = QueryService(chosen, source)
        queries.elsewhere = bool(chosen.store_url)
        sparql.install(app, queries)
        server = Server(Application(app, queries, threads=chosen.threads), host=chosen.host, port=chosen.port)
        used = server.port
        shown = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
        announced = owner.announce(chosen.data_dir, f"http://{_own_address(chosen.host)}:{used}", token)
        talk(f"Risalah is at http://{shown}:{used}/ (stop with Ctrl-C)")
        signal.signal(signal.SIGTERM, _interrupted)
        threading.Thread(target=_keep_up, args=(service, ended), daemon=True).start()
        threading.Thread(target=_get_ready, args=(app,), daemon=True).start()
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        # What is left takes a moment and must not be cut off by a second signal.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        ended.set()
        if announced is not None:
            announced.unlink(missing_ok=True)
        service.close()


def _get_ready(app: Flask) -> None:
    """Compile the templates, which else the first reader of each kind of page waits for."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    gc.freeze()  # what is loaded by now stays: it need not be looked at again
    gc.set_threshold(COLLECT_AFTER)
    sys.setswitchinterval(TURN_S)


def _serve_dataset(path: Path, chosen: Settings) -> None:
    """Serve one RDF file; nothing of it is kept afterwards."""
    from flask import redirect

    from web import DATASET_BLUEPRINTS, create_app, sparql
    from web.query_service import QueryService
    from web.server import Application, Server
    from web.snapshots import FileSource

    with TemporaryDirectory(prefix="risalah-dataset-") as folder:
        own = chosen.model_copy(update={"data_dir": Path(folder)})
        source = FileSource(path)
        app = create_app(own, blueprints=DATASET_BLUEPRINTS)
        # What a file says outside any graph is its default graph; one with named graphs only has their union.
        queries = QueryService(own, source, union=not source.has_default_graph, title=path.name)
        sparql.install(app, queries)
        app.add_url_rule("/", "start", lambda: redirect("/sparql"))
        server = Server(Application(app, queries, threads=own.threads), host=own.host, port=own.port)
        shown = f"[{own.host}]" if ":" in own.host else own.host
        talk(f"{path.name} is at http://{shown}:{server.port}/ (SPARQL: /sparql; stop with Ctrl-C)")
        with suppress(KeyboardInterrupt):
            server.run()


def _own_address(host: str) -> str:
    """Where this machine's commands reach a service that listens on `host`."""
    if host in ("0.0.0.0", ""):
        return "127.0.0.1"
    if host == "::":
        return "[::1]"
    return f"[{host}]" if ":" in host else host


def _interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _keep_up(service: object, ended: threading.Event) -> None:
    from graph.service import Service

    assert isinstance(service, Service)
    while not ended.wait(KEEP_UP_S):
        service.keep_up()
