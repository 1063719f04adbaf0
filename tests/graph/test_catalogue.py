"""The catalogue says what the store says, row by row, and its search finds what it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import URIRef

from benchmarks.generate import reports
from graph.archive import MIGRATIONS, Archive
from graph.catalogue_rows import fold, report_rows, says, settle, split_basis
from graph.database import Database, statements
from graph.model import Extraction
from graph.registry import EntityFacts, facts, merge
from graph.service import Service, Submission
from graph.settings import Settings
from graph.store import rows
from tests.factories import central, follow_up, province, story

Rows = set[tuple[str | None, ...]]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with Service(Settings(data_dir=tmp_path_factory.mktemp("catalogue"))) as made:
        made.put([Submission(x, x.text.encode()) for x in (*story(), *reports(40, seed=5))])
        yield made


def in_catalogue(service: Service, sql: str) -> Rows:
    return {tuple(None if v is None else str(v) for v in row) for row in service.catalogue.database.rows(sql)}


def in_store(service: Service, query: str, *names: str) -> Rows:
    """Rows of a query; ids of our own are local, codes are their last part."""

    def shown(value: object) -> str | None:
        if not isinstance(value, URIRef):
            return None if value is None else str(value)
        return service.iris.local(value) or value.rpartition("/")[2]

    return {tuple(shown(row.get(name)) for name in names) for row in rows(service.store, query)}


# Catalogue, store, and the variables of the store's query in the order of the catalogue's columns.
SAME = {
    "tenures": (
        "SELECT id, person, post, organisation, lower(coalesce(acting, 'definitive')), report FROM tenure",
        "SELECT ?t ?person ?post ?body ?capacity ?key { ?t a risalah:Tenure ; org:member ?person ; "
        "risalah:post ?post ; risalah:capacity ?capacity ; risalah:report ?r . ?r dct:identifier ?key "
        "OPTIONAL { ?t org:organization ?body } }",
        ("t", "person", "post", "body", "capacity", "key"),
    ),
    "meetings": (
        "SELECT id, name, type, date FROM meeting",
        "SELECT ?m ?name ?type ?date { ?m a risalah:Meeting ; rdfs:label ?name ; risalah:meetingType ?type "
        "OPTIONAL { ?m schema:startDate ?date } }",
        ("m", "name", "type", "date"),
    ),
    "attendance": (
        "SELECT id, meeting, who, role FROM attendance",
        "SELECT ?a ?m ?who ?role { ?a a risalah:Participation ; risalah:meeting ?m ; risalah:participant ?who ; "
        "risalah:participationRole ?role }",
        ("a", "m", "who", "role"),
    ),
    "directives": (
        "SELECT id, issuer, issuer_tenure, action, strength, verb, meeting, date FROM directive",
        "SELECT ?d ?who ?tenure ?action ?strength ?verb ?m ?date { ?d a risalah:Directive ; risalah:action ?action ; "
        "risalah:strength ?strength ; risalah:verb ?verb OPTIONAL { ?d risalah:issuer ?who } "
        "OPTIONAL { ?d risalah:issuerTenure ?tenure } OPTIONAL { ?d risalah:meeting ?m } "
        "OPTIONAL { ?d dct:date ?date } }",
        ("d", "who", "tenure", "action", "strength", "verb", "m", "date"),
    ),
    "addressees": (
        "SELECT directive, who FROM addressee",
        "SELECT ?d ?who { ?d risalah:addressee ?who }",
        ("d", "who"),
    ),
    "legal bases": (
        "SELECT directive, regulation || CASE article WHEN '' THEN '' ELSE '/' || article END FROM basis",
        "SELECT ?d ?law { ?d risalah:legalBasis ?law }",
        ("d", "law"),
    ),
    "follow-ups": (
        "SELECT id, who, action, issuer, directive FROM follow_up",
        "SELECT ?f ?who ?action ?issuer ?d { ?f a risalah:FollowUp ; risalah:action ?action "
        "OPTIONAL { ?f risalah:actor ?who } OPTIONAL { ?f risalah:respondsToParty ?issuer } "
        "OPTIONAL { ?f risalah:respondsTo ?d } }",
        ("f", "who", "action", "issuer", "d"),
    ),
    "quotations": (
        "SELECT id, speaker, text, meeting FROM quote",
        "SELECT ?q ?who ?text ?m { ?q a risalah:Statement ; risalah:text ?text OPTIONAL { ?q risalah:speaker ?who } "
        "OPTIONAL { ?q risalah:meeting ?m } }",
        ("q", "who", "text", "m"),
    ),
    "citations": (
        "SELECT id, regulation FROM citation",
        "SELECT ?c ?law { ?c a risalah:Citation ; risalah:cites ?law }",
        ("c", "law"),
    ),
    "labels": (
        "SELECT id, label FROM entity WHERE kind <> 'meeting'",
        "SELECT ?e ?label { GRAPH ?g { ?e skos:prefLabel ?label . FILTER NOT EXISTS { ?e eli:is_part_of ?whole } } }",
        ("e", "label"),
    ),
    "aliases": (
        "SELECT entity, alias FROM alias WHERE entity NOT LIKE 'meeting/%' "
        "UNION SELECT id, acronym FROM entity WHERE acronym IS NOT NULL",
        "SELECT ?e ?alias { ?e skos:altLabel ?alias }",
        ("e", "alias"),
    ),
    "canonical ids": (
        "SELECT id, canonical FROM canonical",
        "SELECT ?a ?c { ?a risalah:canonical ?c }",
        ("a", "c"),
    ),
    "evidence": (
        "SELECT d.id, json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]') "
        "FROM directive d, json_each(d.evidence) e",
        "SELECT ?d ?start ?end { ?d a risalah:Directive ; risalah:evidence/oa:hasSelector ?s . "
        "?s oa:start ?start ; oa:end ?end }",
        ("d", "start", "end"),
    ),
}


@pytest.mark.parametrize("what", SAME)
def test_catalogue_and_store_say_the_same(service: Service, what: str) -> None:
    sql, query, names = SAME[what]
    told = in_catalogue(service, sql)
    assert told
    assert told == in_store(service, query, *names)


def test_an_entity_counts_its_reports_and_knows_its_first_and_last_day(service: Service) -> None:
    row = service.catalogue.database.row("SELECT * FROM entity WHERE id = 'post/gubernur-jambi'")
    assert row is not None
    dates = sorted(x.report.published or "" for x in story())
    assert (row["kind"], row["reports"], row["first_seen"], row["last_seen"]) == ("post", 4, dates[0], dates[-1])
    assert (row["part_of"], row["label"]) == ("organisation/pemerintah-provinsi-jambi", "Gubernur Jambi")


def directive_row(x: Extraction, column: int) -> list[object]:
    return [row[column] for row in report_rows(x).tables["directive"]]


@pytest.mark.parametrize(
    ("extraction", "column", "expected"),
    [
        (central(), 4, ["post/menteri-dalam-negeri"]),
        (province(), 5, ["Pj", "Pj"]),
        (province(), 17, ["place/15", "place/15"]),
    ],
    ids=["the post of a minister", "the capacity of an acting governor", "the region of a governor"],
)
def test_a_directive_knows_post_capacity_and_region_of_its_issuer(
    extraction: Extraction, column: int, expected: list[str]
) -> None:
    assert directive_row(extraction, column)[: len(expected)] == expected


def test_a_region_follows_the_addressee_where_the_issuer_has_none(service: Service) -> None:
    assert directive_row(central(), 17) == ["place/15"]


def found(service: Service, table: str, query: str) -> set[str]:
    return {r[0] for r in service.catalogue.database.rows(f"SELECT id FROM {table} WHERE {table} MATCH ?", (query,))}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("wiratama", "person/wiratama-surya-kusuma"),
        ("wirat*", "person/wiratama-surya-kusuma"),
        ("kemendagri", "organisation/kementerian-dalam-negeri"),
        ("label: gubernur jambi", "post/gubernur-jambi"),
        ("body: pengungsian", "report/c1"),
    ],
    ids=["a name", "the beginning of a name", "an acronym", "a post", "a word of the report"],
)
def test_the_search_finds(service: Service, query: str, expected: str) -> None:
    assert expected in found(service, "search", query)


def test_the_search_finds_directives_and_quotations_by_their_words(service: Service) -> None:
    kinds = {i.partition("/")[0] for i in found(service, "search", "body: (mempercepat OR menunggu)")}
    assert {"directive", "statement", "report"} <= kinds


def test_misspelt_names_share_trigrams_with_the_right_one(service: Service) -> None:
    wrong = fold("Wiratma")
    trigrams = " OR ".join(f'"{wrong[i : i + 3]}"' for i in range(len(wrong) - 2))
    assert "person/wiratama-surya-kusuma" in found(service, "name", trigrams)


def test_facts_counted_by_the_catalogue_are_those_that_the_registry_merges() -> None:
    told: dict[str, list[EntityFacts]] = {}
    for x in (*story(), *reports(60, seed=8)):
        for entity in facts(x):
            told.setdefault(entity.id, []).append(entity)
    for entity_id, several in told.items():
        counts: dict[tuple[str, str], int] = {}
        for entity in several:
            for pair in says(entity):
                counts[pair] = counts.get(pair, 0) + 1
        assert settle(entity_id, [(*pair, n) for pair, n in counts.items()]) == merge(several)


@pytest.mark.parametrize(
    ("basis", "parts"),
    [
        ("regulation/uu-23-2014", ("regulation/uu-23-2014", "")),
        ("regulation/uu-23-2014/pasal-25-ayat-1", ("regulation/uu-23-2014", "pasal-25-ayat-1")),
    ],
)
def test_a_legal_basis_is_a_regulation_and_perhaps_an_article(basis: str, parts: tuple[str, str]) -> None:
    assert split_basis(basis) == parts


# --- The archive's file ----------------------------------------------------------------------------


def test_an_archive_of_an_older_format_is_brought_up(tmp_path: Path) -> None:
    old = Database(tmp_path / "archive.sqlite", synchronous="FULL")
    for statement in statements(MIGRATIONS[0]):
        old.connection.execute(statement)
    old.connection.execute("PRAGMA user_version = 1")
    old.close()
    archive = Archive(tmp_path / "archive.sqlite")
    assert archive.put(follow_up(), b"raw") == "added"
    assert archive.extraction("f1") == follow_up()
    assert archive.database.value("PRAGMA user_version") == len(MIGRATIONS)
    archive.close()


def test_a_commit_of_the_archive_is_on_the_disk_before_it_counts(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive.sqlite")
    assert archive.database.value("PRAGMA synchronous") == 2
    assert archive.database.value("PRAGMA journal_mode") == "wal"
    archive.close()


def test_a_failing_transaction_leaves_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive.sqlite")

    def fail() -> None:
        with archive.transaction():
            archive.put(central(), b"raw")
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        fail()
    assert (archive.keys(), archive.pending().keys, archive.version()) == ([], (), 0)
    archive.close()
