"""The example queries: each is SPARQL, says what it answers, and gives the rows that the story holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery
from rdflib.term import Node

from graph import queries
from graph.errors import Abort, NotFound, UsageError
from graph.judgement_graph import judgement_triples
from graph.judgements import resolve
from graph.mapping import registry_triples, report_ntriples
from graph.ontology import LANGUAGES, load, short
from graph.queries import ENTITIES, ExampleQuery, example, examples, fill
from graph.queries_page import GROUPS, PAGE, page
from graph.registry import EntityFacts, entity_triples
from graph.same_meeting import meeting_facts, propose
from graph.store import Change, EmbeddedStore, rows
from graph.terms import ntriples
from graph.vocabulary import PREFIXES, Iris
from tests.factories import story

IRIS = Iris("http://test.example/")
GOVERNOR = "person/hasan-baruna"
MINISTER = "person/wiratama-surya-kusuma"
SPLIT_MINISTRY = EntityFacts(
    "organisation/kementerian-hukum-dan-hak-asasi-manusia", "Kementerian Hukum dan Hak Asasi Manusia", "ministry"
)
AGENCY = "organisation/badan-penanggulangan-bencana-daerah-provinsi-jambi"


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The story's four reports, its registry, and the judgements that the rules propose."""
    made = EmbeddedStore()
    for x in story():
        made.apply(Change(((IRIS.report_graph(x.report.id), report_ntriples(x, IRIS)),)))
    registry = dict.fromkeys(t for x in story() for t in registry_triples(x, IRIS))
    registry |= dict.fromkeys(entity_triples(SPLIT_MINISTRY, IRIS))
    rules = propose([m for x in story() for m in meeting_facts(x)], at="2024-03-12T00:00:00Z")
    judged = judgement_triples(rules, resolve(rules), IRIS)
    made.apply(Change(((IRIS.registry, ntriples(registry)), (IRIS.judgements, ntriples(judged)))))
    return made


@pytest.fixture
def ask(store: EmbeddedStore) -> Callable[..., list[dict[str, Node]]]:
    def run(name: str, **values: str) -> list[dict[str, Node]]:
        return rows(store, fill(example(name), {k.rstrip("_"): v for k, v in values.items()}, IRIS))

    return run


def values(found: list[dict[str, Node]], name: str) -> list[str]:
    return [str(row[name]) for row in found]


ALL = pytest.mark.parametrize("query", [pytest.param(q, id=q.name) for q in examples().values()])


def test_there_are_enough_questions() -> None:
    assert len(examples()) >= 20


@ALL
def test_a_query_says_what_it_answers_in_both_languages(query: ExampleQuery) -> None:
    for language in LANGUAGES:
        assert query.titles[language]
        assert query.descriptions[language].endswith(".")
        assert all(parameter.labels[language] for parameter in query.parameters)
    assert query.group in GROUPS


def test_the_page_of_queries_is_fresh_and_names_each() -> None:
    made = page(examples())
    assert PAGE.read_text(encoding="utf-8") == made, "run: python -m graph.queries_page"
    assert all(f"{name}.rq" in made for name in examples())


@ALL
def test_a_query_is_standard_sparql_and_uses_declared_terms_only(query: ExampleQuery) -> None:
    prepareQuery(query.text)
    known = {short(term) for term in load().terms}
    for name, iri in PREFIXES.items():
        used = {word for word in query.text.replace("?", " ").replace("|", " ").split() if word.startswith(f"{name}:")}
        if used:
            assert f"PREFIX {name}: <{iri}>" in query.text
    body = query.text.partition("SELECT")[2]
    terms = set(re.findall(r"(?<![<\w/#])(?:risalah|schema|org|eli|oa|dct|foaf|prov|skos|rdfs):\w+", body))
    assert terms - known == set()


@ALL
def test_a_query_counts_no_triple_twice(query: ExampleQuery) -> None:
    head = query.text.partition("SELECT")[2].partition("WHERE")[0]
    assert head.lstrip().startswith("DISTINCT") or "GROUP BY" in query.text
    assert "COUNT(?" not in query.text
    assert "COUNT(*)" not in query.text


@ALL
def test_a_query_gives_rows_on_the_story_with_its_parameters_open(query: ExampleQuery, store: EmbeddedStore) -> None:
    found = rows(store, fill(query, {}, IRIS))
    assert found, query.name
    assert len(found) == len({tuple(sorted(row.items())) for row in found})


@ALL
def test_each_parameter_narrows_the_answer(query: ExampleQuery, store: EmbeddedStore) -> None:
    nothing = {"date": "1900-01-01", "text": "tidak-ada-kata-ini", "number": "0.01"}
    for parameter in query.parameters:
        if parameter.kind in ENTITIES:
            value = f"{ENTITIES[parameter.kind][0]}/none"
        elif parameter.codes:
            continue
        elif parameter.name == "from":
            value = "2999-01-01"
        else:
            value = nothing[parameter.kind]
        assert rows(store, fill(query, {parameter.name: value}, IRIS)) == [], parameter.name


# --- What the story holds --------------------------------------------------------------------------


def test_the_governors_directives_are_told_with_their_sentences(ask: Callable[..., list[dict[str, Node]]]) -> None:
    found = ask("directives-of-official", person=GOVERNOR)
    assert set(values(found, "action")) == {"segera mendata rumah rusak", "waspada terhadap banjir susulan"}
    assert "Hasan menginstruksikan OPD terkait segera mendata rumah rusak" in values(found, "sentence")
    assert set(values(found, "issuerName")) == {"Hasan Baruna"}


def test_a_whole_iri_is_as_good_as_an_id(ask: Callable[..., list[dict[str, Node]]]) -> None:
    assert ask("directives-of-official", person=str(IRIS.id(GOVERNOR))) == ask(
        "directives-of-official", person=GOVERNOR
    )


def test_what_is_addressed_to_a_post_reaches_its_body(ask: Callable[..., list[dict[str, Node]]]) -> None:
    found = ask("directives-to-body", body="organisation/pemerintah-provinsi-jambi")
    assert values(found, "action") == ["mempercepat penyaluran bantuan"]


def test_a_meeting_told_twice_counts_once(ask: Callable[..., list[dict[str, Node]]]) -> None:
    (pair,) = [r for r in ask("who-directs-whom") if str(r["addresseeName"]) == "OPD terkait"]
    assert (str(pair["directives"]), str(pair["meetings"]), str(pair["reports"])) == ("2", "1", "2")
    (met,) = ask("co-attendance", person=GOVERNOR)
    assert (str(met["otherName"]), str(met["meetings"]), str(met["tellings"])) == ("Laila Mardiani", "1", "2")
    assert len(ask("meetings-of-official", person=GOVERNOR)) == 1
    assert sum(int(n) for n in values(ask("meetings-by-month"), "meetings")) == 2


def test_the_outlets_disagree_on_the_chair_only(ask: Callable[..., list[dict[str, Node]]]) -> None:
    (found,) = ask("meeting-disagreements")
    assert str(found["aspect"]) == "chair"
    assert set(str(found["values"]).split(" / ")) == {
        "Hasan Baruna (Suara Batanghari)",
        "Laila Mardiani (Harian Tembesi)",
    }


def test_the_participants_of_a_meeting_come_from_all_its_reports(ask: Callable[..., list[dict[str, Node]]]) -> None:
    meeting = next(m.id for x in story()[1:2] for m in meeting_facts(x))
    found = ask("meeting-participants", meeting=meeting)
    assert len(set(values(found, "report"))) == 2


def test_the_directive_carried_on_is_told_with_its_source(ask: Callable[..., list[dict[str, Node]]]) -> None:
    assert set(values(ask("directive-chains"), "sourceName")) == {"Menteri Dalam Negeri"}


def test_a_directive_by_the_holder_of_an_addressed_post_may_pass_it_on(
    ask: Callable[..., list[dict[str, Node]]],
) -> None:
    found = ask("directives-passed-on", person=GOVERNOR)
    assert set(values(found, "firstAction")) == {"mempercepat penyaluran bantuan"}
    assert set(values(found, "addresseeName")) == {"Gubernur Jambi"}
    assert len(set(values(found, "action"))) == 2
    assert ask("directives-passed-on", person=MINISTER) == []


def test_a_deadline_whose_issuer_was_answered_is_not_unanswered(ask: Callable[..., list[dict[str, Node]]]) -> None:
    assert values(ask("orders-with-deadline"), "date") == ["2024-03-15"]
    assert values(ask("unanswered-deadlines"), "issuerName") == ["Wiratama Surya Kusuma"]
    assert set(values(ask("follow-ups", party=GOVERNOR), "actorName")) == {"Rangga Wibisana"}
    assert ask("follow-ups", party=MINISTER) == []


def test_a_directive_on_an_article_rests_on_its_regulation(ask: Callable[..., list[dict[str, Node]]]) -> None:
    (found,) = ask("directives-on-regulation", regulation="regulation/uu-24-2007")
    assert str(found["basisName"]) == "Pasal 69 UU 24/2007"
    (cited,) = ask("most-cited-regulations", type="UU")
    assert (str(cited["reports"]), str(cited["directives"])) == ("1", "1")
    assert ask("most-cited-regulations", type="Perda") == []


@pytest.mark.parametrize(("capacity", "names"), [("pj", {"Hasan Baruna"}), ("plt", {"Laila Mardiani"}), ("plh", set())])
def test_acting_officials_are_found_by_capacity(
    ask: Callable[..., list[dict[str, Node]]], capacity: str, names: set[str]
) -> None:
    assert set(values(ask("acting-officials", capacity=capacity), "personName")) == names


def test_orders_by_acting_officials_leave_definitive_ones_out(ask: Callable[..., list[dict[str, Node]]]) -> None:
    assert set(values(ask("acting-issuers"), "issuerName")) == {"Hasan Baruna"}
    assert set(values(ask("acting-issuers", strength="urge"), "action")) == {"waspada terhadap banjir susulan"}


def test_the_holders_of_a_post_follow_each_other(ask: Callable[..., list[dict[str, Node]]]) -> None:
    found = ask("post-holders", post="post/kepala-badan-penanggulangan-bencana-daerah-provinsi-jambi")
    told = [(str(r["personName"]), str(r["capacity"]).rpartition("/")[2], str(r["former"])) for r in found]
    assert told == [
        ("Laila Mardiani", "plt", "false"),
        ("Laila Mardiani", "plt", "true"),
        ("Rangga Wibisana", "definitive", "false"),
    ]
    assert set(values(ask("contested-posts", body=AGENCY), "holders")) == {"2"}


@pytest.mark.parametrize(("region", "count"), [("place/15", 1), ("place/73", 0)])
def test_the_centre_reaches_the_region_it_directs(
    ask: Callable[..., list[dict[str, Node]]], region: str, count: int
) -> None:
    assert len(ask("centre-to-regions", region=region)) == count


@pytest.mark.parametrize(("since", "until", "count"), [("", "", 3), ("2024-03-05", "", 2), ("", "2024-03-05", 1)])
def test_dates_bound_the_answer(ask: Callable[..., list[dict[str, Node]]], since: str, until: str, count: int) -> None:
    found = ask("directives-about", word="", from_=since, to=until)
    assert len({str(row["action"]) for row in found}) == count


def test_coverage_counts_each_report_and_directive_once(ask: Callable[..., list[dict[str, Node]]]) -> None:
    found = ask("coverage-by-outlet")
    reports, given = (sum(int(n) for n in values(found, name)) for name in ("reports", "directives"))
    assert (reports, given) == (len(story()), sum(len(x.directives) for x in story()))
    assert any(not x.directives for x in story()), "a report without directives counts as well"


def test_words_are_found_in_any_case(ask: Callable[..., list[dict[str, Node]]]) -> None:
    assert set(values(ask("directives-about", word="RUMAH rusak"), "action")) == {"segera mendata rumah rusak"}


def test_the_evidence_of_a_relation_is_its_sentence_and_place(ask: Callable[..., list[dict[str, Node]]]) -> None:
    x = story()[0]
    (found,) = ask("evidence-of-relation", relation=x.directives[0].id)
    assert x.text[int(str(found["start"])) : int(str(found["end"]))] == str(found["words"])
    assert str(found["url"]) == "https://kabar.example/c1"


def test_a_split_ministry_is_told_with_its_successors(ask: Callable[..., list[dict[str, Node]]]) -> None:
    found = ask("changes-of-bodies", body=SPLIT_MINISTRY.id)
    assert set(values(found, "until")) == {"2024-10-20"}
    assert str(IRIS.id("organisation/kementerian-hukum")) in values(found, "replacement")


# --- Parameters ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "given_", "words"),
    [
        ("directives-of-official", {"who": "x"}, "has no parameter 'who'; it has person, from, to"),
        ("directives-of-official", {"person": "post/gubernur-jambi"}, "person/..."),
        ("directives-of-official", {"person": "person/"}, "person/..."),
        ("directives-of-official", {"person": "http://elsewhere.example/x"}, "not the id of a person"),
        ("directives-of-official", {"from": "6 Maret 2024"}, "2024-03-06"),
        ("directives-of-official", {"from": "2024-02-30"}, "not a day"),
        ("who-directs-whom", {"strength": "beg"}, "order, request"),
        ("rules-and-confidence", {"below": "NaN"}, "not a number"),
        ("rules-and-confidence", {"below": "high"}, "not a number"),
    ],
)
def test_a_value_that_is_not_accepted_is_told_with_what_is(name: str, given_: Mapping[str, str], words: str) -> None:
    with pytest.raises(UsageError) as told:
        fill(example(name), given_, IRIS)
    assert words in str(told.value)


def test_an_unknown_query_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="directives-of-official"):
        example("nothing")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_no_text_changes_the_query(value: str) -> None:
    query = example("directives-about")
    made = fill(query, {"word": value}, IRIS)
    if value.strip():
        assert len(made.splitlines()) >= len(query.text.splitlines())
        parsed = prepareQuery(made)
        assert parsed.algebra.name == "SelectQuery"
        store = EmbeddedStore()
        assert rows(store, made) == []
    assert made.count("SELECT") == query.text.count("SELECT") + value.strip().count("SELECT")


@pytest.mark.parametrize("value", ["person/x> } DELETE {", "person/x y", 'person/"', "person/#a", "person/\\u003e"])
def test_no_id_changes_the_query(value: str, store: EmbeddedStore) -> None:
    made = fill(example("directives-of-official"), {"person": value}, IRIS)
    assert rows(store, made) == []
    assert made.count("{") == fill(example("directives-of-official"), {"person": "person/x"}, IRIS).count("{")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * {}", "the header lacks title-en"),
        ("# title-en: a\n# parameter: who | person\nSELECT * {}", "bad.rq:2"),
        ("# parameter: who | colour | | a | b\nSELECT * {}", "'colour'"),
        (
            "# title-en: a\n# title-id: a\n# description-en: a\n# description-id: a\n# group: law\n"
            "# parameter: who | person | | a | b\nSELECT * {}",
            "differ",
        ),
    ],
)
def test_a_broken_query_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "bad.rq").write_text(text)
    monkeypatch.setenv("RISALAH_RESOURCES", str(tmp_path))
    with pytest.raises(Abort, match=r"bad\.rq") as told:
        queries.examples.__wrapped__()
    assert words in str(told.value)
