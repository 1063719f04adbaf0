"""The service where the store is another SPARQL server: its pages go on, and what it cannot tell it does not tell."""

from __future__ import annotations

import http.client
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.service import Service, Submission
from graph.settings import Settings
from tests.conftest import ROOT, risalah, start_service
from tests.factories import story
from tests.graph.conftest import sparql_server_on

QUERY = "/sparql?query=ASK%20%7B%7D"


@dataclass
class Site:
    """A running service and the server that holds its store."""

    port: int
    server: ExitStack

    def get(self, path: str, accept: str = "*/*") -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={"Accept": accept})
            reply = connection.getresponse()
            return reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read().decode()
        finally:
            connection.close()


@pytest.fixture
def site(tmp_path: Path, free_port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    data = tmp_path / "data"
    with ExitStack() as server:
        url = server.enter_context(sparql_server_on(free_port))
        with Service(Settings(data_dir=data, store_url=url)) as service:
            service.put([Submission(each, each.text.encode()) for each in story()])
        monkeypatch.setenv("RISALAH_STORE_URL", url)
        process, address = start_service(risalah(data_dir=data), ROOT, tmp_path / "log.txt")
        try:
            yield Site(int(address.rsplit(":", 1)[1].strip("/")), server)
        finally:
            process.terminate()
            process.wait(30)


UNTOLD = [
    pytest.param(QUERY, "*/*", id="a query"),
    pytest.param(QUERY, "text/html", id="a query on the page"),
    pytest.param("/sparql", "text/turtle", id="the service description"),
    pytest.param("/data/person/hasan-baruna.ttl", "*/*", id="a thing"),
    pytest.param("/graph/report/p1", "text/turtle", id="a graph"),
    pytest.param("/void", "text/turtle", id="the counts of the dataset"),
    pytest.param("/dumps", "application/json", id="the list of dumps"),
    pytest.param("/dumps/latest/risalah.nq.gz", "*/*", id="a dump"),
]


def test_what_is_in_the_other_server_is_not_told_as_empty(site: Site) -> None:
    for case in UNTOLD:
        path, accept = case.values
        status, headers, text = site.get(str(path), str(accept))
        assert status == 503, case.id
        assert "retry-after" in headers, case.id
        assert "SPARQL server of its operator" in text, case.id


def test_pages_go_on_when_the_other_server_dies_and_reports_wait(site: Site, tmp_path: Path, free_port: int) -> None:
    paths = ("/", "/directives", "/page/person/hasan-baruna", "/page/report/p1", "/sparql", "/network")
    assert [site.get(path, "text/html")[0] for path in paths] == [200] * len(paths)
    site.server.close()
    assert [site.get(path, "text/html")[0] for path in paths] == [200] * len(paths)
    assert site.get(QUERY)[0] == 503

    report = tmp_path / "new.txt"
    report.write_text("RAPAT KOORDINASI\n\nBupati Laila Mardiani meminta dinas memperbaiki jalan.\n", "utf-8")
    added = subprocess.run(
        risalah("ingest", report, data_dir=tmp_path / "data"), capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert added.returncode == 0, added.stderr
    assert site.get("/page/report/new", "text/html")[0] == 200
    with sparql_server_on(free_port):  # back, and still for its operator to ask
        assert site.get(QUERY)[0] == 503
