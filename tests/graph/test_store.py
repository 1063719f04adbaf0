"""One contract for every store: embedded on the disk, in memory, and a real SPARQL server."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDFS

from graph.remote_store import RemoteStore
from graph.service import open_store
from graph.settings import Settings
from graph.store import Change, EmbeddedStore, QueryError, Store, StoreInUse, StoreUnavailable, names_dataset, rows
from graph.terms import ntriples

G1, G2, REGISTRY = (URIRef(f"http://example.org/graph/{name}") for name in ("r1", "r2", "registry"))
A, B = "<http://example.org/a>", "<http://example.org/b>"
LABEL = f"<{RDFS.label}>"
SAME = f'{A} {LABEL} "one \\"thing\\"\\nin two graphs \\u2028 \u00e9"@id .\n'


@pytest.fixture(params=["disk", "memory", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store
    if request.param == "disk":
        made = EmbeddedStore(tmp_path / "store", snapshots=tmp_path / "snapshots")
    elif request.param == "memory":
        made = EmbeddedStore()
    else:
        made = RemoteStore(request.getfixturevalue("sparql_server"))
        empty = tmp_path / "empty.nq"
        empty.write_bytes(b"")
        made.load(empty)
    yield made
    made.close()


def ask(store: Store, query: str) -> bool:
    return b"true" in store.query(query)[0]


def dumped(store: Store, media_type: str = "application/n-quads") -> bytes:
    out = io.BytesIO()
    store.dump(out, media_type=media_type)
    return out.getvalue()


def test_a_graph_is_replaced_as_a_whole(store: Store) -> None:
    store.apply(Change(replace=((G1, f'{A} {LABEL} "old" .\n{B} {LABEL} "old too" .\n'),)))
    store.apply(Change(replace=((G1, f'{A} {LABEL} "new" .\n'),)))
    assert [str(value) for value in store.graph(G1).objects()] == ["new"]


def test_replacing_one_graph_leaves_the_others(store: Store) -> None:
    store.apply(Change(replace=((G1, SAME), (G2, SAME))))
    store.apply(Change(replace=((G1, ""),)))
    assert store.graph_names() == [G2]
    assert len(store.graph(G1)) == 0
    assert len(store.graph(G2)) == 1


def test_a_change_that_is_not_accepted_changes_nothing(store: Store) -> None:
    store.apply(Change(replace=((G1, SAME),)))
    before = dumped(store)
    with pytest.raises(Exception, match=r"accept|status 400"):
        store.apply(Change(replace=((G1, ""), (G2, f"{A} {LABEL} <not an iri> .\n"))))
    assert dumped(store) == before


def test_describing_subjects_replaces_what_was_said_of_them_and_of_their_parts(store: Store) -> None:
    part = "<http://data.europa.eu/eli/ontology#is_part_of>"
    before = f'{A} {LABEL} "A" .\n<http://example.org/a/1> {part} {A} .\n{B} {LABEL} "B" .\n'
    store.apply(Change(replace=((REGISTRY, before), (G1, SAME))))
    store.apply(Change(describe=((REGISTRY, (URIRef("http://example.org/a"),), f'{A} {LABEL} "A2" .\n'),)))
    said = {(str(s), str(o)) for s, _, o in store.graph(REGISTRY)}
    assert said == {("http://example.org/a", "A2"), ("http://example.org/b", "B")}
    assert len(store.graph(G1)) == 1


def test_describing_with_nothing_takes_the_subject_out(store: Store) -> None:
    store.apply(Change(replace=((REGISTRY, f'{A} {LABEL} "A" .\n'),)))
    store.apply(Change(describe=((REGISTRY, (URIRef("http://example.org/a"),), ""),)))
    assert len(store.graph(REGISTRY)) == 0


def test_the_default_graph_of_a_query_is_the_union(store: Store) -> None:
    store.apply(Change(replace=((G1, f'{A} {LABEL} "1" .\n'), (G2, f'{B} {LABEL} "2" .\n'))))
    assert len(rows(store, "SELECT DISTINCT ?s { ?s rdfs:label ?o }")) == 2


def test_a_triple_in_two_graphs_is_one_row_with_distinct(store: Store) -> None:
    store.apply(Change(replace=((G1, SAME), (G2, SAME))))
    assert len(rows(store, "SELECT DISTINCT ?s ?o { ?s rdfs:label ?o }")) == 1
    assert len(rows(store, "SELECT ?g { GRAPH ?g { ?s rdfs:label ?o } }")) == 2


def test_from_chooses_the_graphs_of_a_query(store: Store) -> None:
    store.apply(Change(replace=((G1, f'{A} {LABEL} "1" .\n'), (G2, f'{B} {LABEL} "2" .\n'))))
    assert [str(row["o"]) for row in rows(store, f"SELECT ?o FROM <{G2}> {{ ?s rdfs:label ?o }}")] == ["2"]


def test_answers_come_in_the_format_asked_for(store: Store) -> None:
    store.apply(Change(replace=((G1, f'{A} {LABEL} "1" .\n'),)))
    data, kind = store.query("SELECT ?o { ?s rdfs:label ?o }", media_type="text/csv")
    assert kind == "text/csv"
    assert list(csv.reader(io.StringIO(data.decode()))) == [["o"], ["1"]]
    data, kind = store.query("CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o }")
    assert kind == "text/turtle"
    assert len(Graph().parse(data=data, format="turtle")) == 1


def test_a_broken_query_is_told_as_one(store: Store) -> None:
    with pytest.raises(QueryError, match="not accepted"):
        store.query("SELECT ?s WHERE { ?s ?p ")


def test_an_unknown_format_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="cannot be given as 'text/html'"):
        store.query("SELECT ?s { ?s ?p ?o }", media_type="text/html")


@pytest.mark.parametrize("media_type", ["application/n-quads", "application/trig"])
def test_a_dump_with_graphs_reads_back_the_same(store: Store, media_type: str) -> None:
    store.apply(Change(replace=((G1, SAME), (G2, SAME), (REGISTRY, f'{B} {LABEL} "B" .\n'))))
    parsed = Dataset().parse(data=dumped(store, media_type), format=media_type.rpartition("/")[2].replace("n-", "n"))
    for name in (G1, G2, REGISTRY):
        assert isomorphic(parsed.get_context(name), store.graph(name))


@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples"])
def test_a_dump_without_graphs_holds_each_triple_once(store: Store, media_type: str) -> None:
    store.apply(Change(replace=((G1, SAME), (G2, SAME))))
    made = dumped(store, media_type)
    assert made.count(b"in two graphs") == 1
    assert len(Graph().parse(data=made, format="turtle")) == 1


def test_loading_takes_the_place_of_everything(store: Store, tmp_path: Path) -> None:
    store.apply(Change(replace=((G1, SAME),)))
    path = tmp_path / "all.nq"
    path.write_text(f"{SAME.strip()[:-1]}<{G2}> .\n", "utf-8")
    store.load(path)
    assert store.graph_names() == [G2]
    assert len(store.graph(G2)) == 1


def test_long_literals_and_every_control_character_come_back(store: Store) -> None:
    words = "".join(map(chr, range(1, 0x300))) + "\u2028\U0001f600" * 1000
    made = Graph()
    made.add((URIRef("http://example.org/a"), RDFS.label, Literal(words)))
    store.apply(Change(replace=((G1, ntriples(made)),)))
    assert [str(value) for value in store.graph(G1).objects()] == [words]


# --- The embedded store alone ----------------------------------------------------------------------


def test_snapshots_are_readable_while_the_store_goes_on(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store", snapshots=tmp_path / "snapshots")
    store.apply(Change(replace=((G1, SAME),)))
    first = store.snapshot()
    assert first is not None
    store.apply(Change(replace=((G1, ""),)))
    old = EmbeddedStore(first, read_only=True)
    assert ask(old, "ASK { ?s ?p ?o }")
    assert not ask(store, "ASK { ?s ?p ?o }")
    old.close()
    store.close()


def test_no_new_snapshot_without_a_write(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store", snapshots=tmp_path / "snapshots")
    assert store.snapshot() == store.snapshot()
    store.close()


def test_two_snapshots_are_kept_and_one_after_the_end(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store", snapshots=tmp_path / "snapshots")
    made = []
    for number in range(4):
        store.apply(Change(replace=((G1, f'{A} {LABEL} "{number}" .\n'),)))
        made.append(store.snapshot())
    assert sorted((tmp_path / "snapshots").iterdir()) == made[-2:]
    store.close()
    assert sorted((tmp_path / "snapshots").iterdir()) == made[-1:]


def test_a_second_process_is_told_that_the_store_is_in_use(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    with pytest.raises(StoreInUse, match="in use"):
        EmbeddedStore(tmp_path / "store")
    store.close()
    EmbeddedStore(tmp_path / "store").close()


def test_the_dataset_reads_the_union(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    store.apply(Change(replace=((G1, f'{A} {LABEL} "1" .\n'), (G2, f'{B} {LABEL} "2" .\n'))))
    assert {str(o) for o in store.dataset().objects(None, RDFS.label)} == {"1", "2"}
    store.close()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent<http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    ],
)
def test_no_query_asks_another_machine(query: str) -> None:
    with pytest.raises(QueryError, match="nothing here asks other machines"):
        EmbeddedStore().query(query)


def test_the_word_service_may_stand_in_names_and_strings() -> None:
    store = EmbeddedStore()
    store.query("SELECT ?service { ?service rdfs:label 'SERVICE <x>' } # SERVICE <y>")
    store.query("PREFIX ex: <http://example.org/service/> SELECT * { ?s ex:SERVICE ?o }")


# --- A server that is not there --------------------------------------------------------------------


def test_a_server_that_does_not_answer_is_told_as_unavailable(free_port: int) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        RemoteStore(f"http://127.0.0.1:{free_port}").query("ASK { ?s ?p ?o }")


@pytest.mark.parametrize("url", ["ftp://example.org/", "not a url", "http://"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Exception, match=r"accepted: that of a SPARQL 1\.1 server"):
        RemoteStore(url)


@pytest.mark.parametrize(
    ("query", "says_from"),
    [
        ("SELECT * FROM <http://example.org/g> { ?s ?p ?o }", True),
        ("select * from named <http://example.org/g> { ?s ?p ?o }", True),
        ("SELECT * { ?s ?p 'from' }", False),
        ('SELECT * { ?s ?p """say "from" here""" }', False),
        ("SELECT * { ?s ?p ?o } # from here", False),
        ("SELECT * { ?s <http://example.org/from> ?o }", False),
        ("PREFIX from: <http://example.org/> SELECT * { ?s from:x ?o }", False),
        ("SELECT * FROM<http://example.org/g> { ?s ?p ?o }", True),
        ("SELECT ?from { ?from ?p ?o }", False),
        ("SELECT ?a { ?s ?p ?a FILTER(?a < 3) } # x > FROM", False),
    ],
)
def test_from_is_a_keyword_only_outside_names_strings_and_comments(query: str, says_from: bool) -> None:
    assert names_dataset(query) is says_from


def test_settings_name_the_store(tmp_path: Path) -> None:
    assert isinstance(open_store(Settings(data_dir=tmp_path, store_url="http://127.0.0.1:1")), RemoteStore)
