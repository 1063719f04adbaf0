"""A data directory whose store is a SPARQL server: the same facts, and nothing lost while it is away."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib.compare import isomorphic

from graph.audit import audit
from graph.service import Service, Submission
from graph.settings import Settings
from tests.factories import central, story
from tests.graph.conftest import sparql_server_on


def submissions() -> list[Submission]:
    return [Submission(x, x.text.encode()) for x in story()]


def same_graphs(one: Service, other: Service) -> None:
    judgements = one.iris.judgements
    assert one.store.graph_names() == other.store.graph_names()
    for name in one.store.graph_names():
        if name != judgements:  # their ids tell the moment
            assert isomorphic(one.store.graph(name), other.store.graph(name))


def test_a_server_holds_what_the_embedded_store_holds(tmp_path: Path, sparql_server: str) -> None:
    with (
        Service(Settings(data_dir=tmp_path / "remote", store_url=sparql_server)) as remote,
        Service(Settings(data_dir=tmp_path / "embedded")) as embedded,
    ):
        remote.rebuild()
        for service in (remote, embedded):
            service.put(submissions())
            service.delete(["p2"])
        same_graphs(remote, embedded)
        assert list(audit(remote.store, remote.settings)) == []
        remote.rebuild()
        same_graphs(remote, embedded)
        assert remote.snapshot() is None


def test_reports_wait_in_the_archive_while_the_server_is_away(
    tmp_path: Path, free_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(data_dir=tmp_path / "data", store_url=f"http://127.0.0.1:{free_port}")
    with Service(settings) as service:
        outcomes = service.put(submissions())
        assert {o.status for o in outcomes} == {"added"}
        assert "wait" in caplog.text
        assert service.catalogue.database.value("SELECT count(*) FROM report") == 4
        assert service.info()["behind"] == 4
        with sparql_server_on(free_port):
            service.keep_up()
            assert service.info()["behind"] == 0
            assert list(audit(service.store, settings)) == []
            service.checkpoint()
        service.delete([central().report.id])
    with Service(settings) as service:  # still away
        assert service.archive.count() == 3
    with sparql_server_on(free_port), Service(settings) as service:
        assert list(audit(service.store, settings)) == []
        assert len(service.store.graph_names()) > 0
