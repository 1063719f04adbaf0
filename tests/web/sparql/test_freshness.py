"""What is put into the data directory is seen by SPARQL, page and data alike, without a restart."""

from __future__ import annotations

from pathlib import Path

from graph.service import Service, Submission
from graph.settings import Settings
from tests.factories import story
from tests.web.sparql.conftest import Endpoint, serving
from tests.web.sparql.test_bounds import eventually
from web import create_app, sparql
from web.query_service import QueryService
from web.snapshots import DirectorySource


def reports(endpoint: Endpoint) -> int:
    query = "SELECT (COUNT(DISTINCT ?r) AS ?n) { ?r a <http://schema.org/NewsArticle> }"
    return int(endpoint.get(query, format="csv").text.split()[1])


def test_a_new_report_is_seen_and_old_snapshots_go(tmp_path: Path) -> None:
    settings = Settings(
        data_dir=tmp_path / "data", base="http://example.org/", query_workers=1, snapshot_interval_s=0.05
    )
    first, *others = story()
    with Service(settings) as service:
        service.put([Submission(first, first.text.encode())])
        app = create_app(settings)
        version = app.extensions["risalah"].view.version
        queries = QueryService(settings, DirectorySource(settings.data_dir, version=version, refresh=service.snapshot))
        sparql.install(app, queries)
        with serving(queries, app) as endpoint:
            assert reports(endpoint) == 1
            seen = endpoint.get("ASK {}").headers["dataset-version"]
            for number, each in enumerate(others, start=2):
                service.put([Submission(each, each.text.encode())])
                assert eventually(lambda number=number: reports(endpoint) == number)
            assert endpoint.get("ASK {}").headers["dataset-version"] != seen
            (readers,) = settings.data_dir.glob("readers-*")
            assert eventually(lambda: len(list(readers.iterdir())) == 1)
    assert not list(settings.data_dir.glob("readers-*"))


def test_an_empty_data_directory_answers_with_nothing(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "none", base="http://example.org/", query_workers=1)
    with serving(QueryService(settings, DirectorySource(settings.data_dir, version=lambda: "empty"))) as endpoint:
        reply = endpoint.get("SELECT * { ?s ?p ?o }", format="csv")
        assert (reply.status, reply.text.split()) == (200, ["o,p,s"])
        assert reply.headers["dataset-version"] == "empty"
