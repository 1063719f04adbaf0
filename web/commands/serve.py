"""The command that starts the service."""

from __future__ import annotations

import secrets
import signal
import threading
from typing import Any, NoReturn

import click

from graph.errors import Abort
from web.commands.common import data_dir_option, example, settings, talk

KEEP_UP_S = 2.0
"""How often the service looks for changes that store, catalogue or disk do not have yet, in seconds."""


@click.command(epilog=example("risalah serve", "risalah serve --host 0.0.0.0 --port 80"))
@click.option("--host", help="Address to listen on [default: 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 picks a free one [default: 8765].")
@data_dir_option
def serve(host: str | None, port: int | None) -> None:
    """Serve pages, API and SPARQL until interrupted.

    While it runs, other commands on the same data directory work through it.
    """
    from waitress.server import create_server

    from graph.service import Service
    from web import create_app, owner
    from web.owner_client import find_owner

    chosen = settings(host=host, port=port)
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
        try:
            server = create_server(
                app,
                host=chosen.host,
                port=chosen.port,
                threads=chosen.threads,
                ident="risalah",
                clear_untrusted_proxy_headers=True,
            )
        except OSError as problem:
            raise Abort(
                f"cannot listen on {chosen.host} port {chosen.port}: {problem.strerror or problem}; "
                "choose another with --port, or --port 0 for a free one"
            ) from problem
        used = _port(server)
        shown = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
        announced = owner.announce(chosen.data_dir, f"http://{_own_address(chosen.host)}:{used}", token)
        talk(f"Risalah is at http://{shown}:{used}/ (stop with Ctrl-C)")
        signal.signal(signal.SIGTERM, _interrupted)
        threading.Thread(target=_keep_up, args=(service, ended), daemon=True).start()
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


def _port(server: Any) -> int:
    """The port listened on; a host name may stand for several addresses."""
    listens = getattr(server, "effective_listen", None)
    return int(listens[0][1] if listens else server.effective_port)


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
