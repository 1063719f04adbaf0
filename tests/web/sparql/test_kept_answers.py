"""Answers that took long are kept while the data stay as they are, and never longer."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.settings import Settings
from tests.web.sparql.conftest import Endpoint, serving
from tests.web.sparql.test_sessions import Versions
from web.query_kept import KEPT_FROM_S, KeptAnswers
from web.query_reader import Answer, Snapshot
from web.query_service import QueryService
from web.snapshots import FileSource
from web.sparql_protocol import Order

COUNT = "SELECT (COUNT(*) AS ?n) (MAX(STRLEN(CONCAT(STR(?a), STR(?o)))) AS ?m) { ?a ?b ?o . ?a ?c ?d }"
HERE = Snapshot(Path("here"), "1")


def order(query: str, format_name: str = "json") -> Order:
    return Order(query, format_name, "http://example.org/", True)


def answer(size: int = 10) -> Answer:
    return Answer(b"x" * size, "1")


class TestKeptAnswers:
    def test_the_same_query_over_the_same_snapshot_finds_it(self) -> None:
        kept = KeptAnswers(100_000)
        kept.keep(order("ASK {}"), HERE, answer(), KEPT_FROM_S)
        assert kept.find(order("ASK {}"), HERE) is not None
        assert kept.find(order("ASK { }"), HERE) is None
        assert kept.find(order("ASK {}", "xml"), HERE) is None
        assert kept.find(order("ASK {}"), Snapshot(Path("there"), "1")) is None

    @pytest.mark.parametrize(
        "query",
        ["SELECT (RAND() AS ?x) {}", "ASK { FILTER(now() > 1) }", "SELECT (struuid() AS ?x) {}",
         "SELECT (BNODE() AS ?x) {}", "SELECT (UUID() AS ?x) {}"],
    )  # fmt: skip
    def test_what_differs_each_time_is_not_kept(self, query: str) -> None:
        kept = KeptAnswers(100_000)
        kept.keep(order(query), HERE, answer(), 1)
        assert len(kept) == 0

    def test_what_was_quick_or_large_is_not_kept(self, tmp_path: Path) -> None:
        kept = KeptAnswers(100_000)
        kept.keep(order("ASK {}"), HERE, answer(), KEPT_FROM_S / 2)
        (tmp_path / "large").write_bytes(b"x")
        with (tmp_path / "large").open("rb") as file:
            kept.keep(order("ASK { ?a ?b ?c }"), HERE, Answer(b"", "1", file), 1)
        kept.keep(order("ASK { ?s ?p ?o }"), HERE, answer(200_000), 1)
        assert len(kept) == 0

    def test_what_was_not_asked_for_longest_makes_room(self) -> None:
        kept = KeptAnswers(25_000)
        for name in ("a", "b"):
            kept.keep(order(name), HERE, answer(10_000), 1)
        assert kept.find(order("a"), HERE)
        kept.keep(order("c"), HERE, answer(10_000), 1)
        assert [bool(kept.find(order(name), HERE)) for name in "abc"] == [True, False, True]

    def test_another_snapshot_drops_all(self) -> None:
        kept = KeptAnswers(100_000)
        kept.keep(order("a"), HERE, answer(), 1)
        kept.keep(order("b"), Snapshot(Path("there"), "2"), answer(), 1)
        assert (len(kept), kept.find(order("a"), HERE)) == (1, None)


@pytest.fixture
def endpoint(large_file: Path) -> Iterator[Endpoint]:
    settings = Settings(base="http://example.org/", query_workers=1, query_sessions=0)
    with serving(QueryService(settings, FileSource(large_file))) as running:
        yield running


def test_a_kept_answer_needs_no_reader(endpoint: Endpoint) -> None:
    first = endpoint.get(COUNT)
    assert first.status == 200
    assert len(endpoint.queries.kept) == 1
    # One that took long, as on a busy machine, is on its way out.
    readers = [reader.process.pid for reader in list(endpoint.queries.pool._readers) if not reader.leaving]
    for pid in readers:
        os.kill(pid, signal.SIGSTOP)
    try:
        again = endpoint.get(COUNT)
    finally:
        for pid in readers:
            os.kill(pid, signal.SIGCONT)
    assert (again.status, again.body) == (200, first.body)
    assert {**again.headers, "date": ""} == {**first.headers, "date": ""}
    assert endpoint.get(COUNT, format="csv").headers["content-type"].startswith("text/csv")


def test_none_are_kept_where_the_setting_says_so(large_file: Path) -> None:
    settings = Settings(base="http://example.org/", query_workers=1, query_kept_mb=0)
    with serving(QueryService(settings, FileSource(large_file))) as running:
        assert running.get(COUNT).status == 200
        assert len(running.queries.kept) == 0


def test_new_data_give_a_new_answer(tmp_path: Path) -> None:
    folder = tmp_path / "versions"
    folder.mkdir()
    source = Versions(folder)
    settings = Settings(base="http://example.org/", query_workers=1, snapshot_interval_s=0.05)
    many = " ".join(str(n) for n in range(40))
    query = f"SELECT (MAX(?b) AS ?x) (MAX(SHA512(STR(?s))) AS ?y) {{ VALUES ?n {{ {many} }} ?s ?p ?b }}"
    with serving(QueryService(settings, source)) as running:
        first = running.get(query)
        assert (first.status, len(running.queries.kept)) == (200, 1)
        source.advance()
        while running.get(query).headers["dataset-version"] == "1":
            pass
        second = running.get(query)
    assert "of version 1" in first.text
    assert "of version 2" in second.text
