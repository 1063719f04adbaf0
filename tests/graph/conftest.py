"""A data directory that is empty, and a real SPARQL 1.1 server, for the tests of this folder."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from graph.service import Service
from graph.settings import Settings


def listens(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def sparql_server_on(port: int) -> Iterator[str]:
    """Oxigraph's own server on a port, in memory; gives its address."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("the test dependency oxigraph is not installed: no SPARQL server to hold the store against")
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not listens(port):
            assert process.poll() is None, "the SPARQL server ended at its start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def sparql_server() -> Iterator[str]:
    """The address of a SPARQL server that tests share; each empties it first."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with sparql_server_on(port) as address:
        yield address


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a data directory that is not there yet."""
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    """An empty data directory, opened."""
    with Service(settings) as made:
        yield made
