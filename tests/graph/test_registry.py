"""The registry: one set of facts for an entity, whatever the order of the reports that tell of it."""

from __future__ import annotations

from itertools import permutations

import pytest
from rdflib import RDF, RDFS, SKOS
from rdflib.namespace import DCTERMS, ORG

from graph.errors import UsageError
from graph.mapping import to_graph
from graph.registry import EntityFacts, entity_triples, facts, merge, registry_triples, regulation_label, run_triples
from graph.terms import text
from graph.validation import validate_graphs
from graph.vocabulary import ELI, RISALAH, SCHEMA, Iris, concept
from tests.factories import central, province, story

IRIS = Iris("http://test.example/")


def person(label: str, *aliases: str, titles: tuple[str, ...] = ()) -> EntityFacts:
    return EntityFacts("person/al-haris", label, aliases=aliases, titles=titles)


@pytest.mark.parametrize(
    ("told", "label", "aliases"),
    [
        pytest.param([person("Al Haris")], "Al Haris", (), id="one report"),
        pytest.param(
            [person("Al-Haris"), person("Al Haris"), person("Al Haris")], "Al Haris", ("Al-Haris",), id="most say so"
        ),
        pytest.param([person("al haris"), person("Al  Haris")], "Al  Haris", ("al haris",), id="of equals the longest"),
        pytest.param([person("Al Haris", "Haris"), person("Al Haris", "Haris")], "Al Haris", ("Haris",), id="aliases"),
        pytest.param(
            [person("Al Haris", "Al-Haris"), person("Al-Haris"), person("Al-Haris")],
            "Al-Haris",
            ("Al Haris",),
            id="the label is no alias of itself",
        ),
    ],
)
def test_one_label_is_settled_on_and_the_others_are_aliases(
    told: list[EntityFacts], label: str, aliases: tuple[str, ...]
) -> None:
    for order in permutations(told):
        merged = merge(order)
        assert (merged.label, merged.aliases) == (label, aliases)
        assert validate_graphs({}, entity_triples(merged, IRIS)) == {}


def test_what_only_one_report_tells_is_kept() -> None:
    merged = merge([person("Al Haris", titles=("H.",)), person("Al Haris", titles=("Dr.", "H."))])
    assert merged.titles == ("Dr.", "H.")
    body = EntityFacts("organisation/x", "X", "other")
    known = merge([body, EntityFacts("organisation/x", "X", "regional_agency", region="place/15")])
    assert (known.region, known.subkind) == ("place/15", "regional_agency")


def test_facts_on_two_entities_are_never_merged() -> None:
    with pytest.raises(ValueError, match="one entity"):
        merge([person("A"), EntityFacts("person/b", "B")])
    with pytest.raises(ValueError, match="one entity"):
        merge([])


def test_an_id_of_no_known_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="organisation/, person/"):
        entity_triples(EntityFacts("meeting/r1/x", "X"), IRIS)


@pytest.mark.parametrize(
    ("parts", "label"),
    [
        (("UU", "23", 2014, None, None), "UU 23/2014"),
        (("Permen", "77", 2020, "Dalam Negeri", None), "Permen Dalam Negeri 77/2020"),
        (("SE", "400/1234", None, None, None), "SE 400/1234"),
        (("Perda", None, None, None, "APBD Tahun Anggaran 2022"), "Perda APBD Tahun Anggaran 2022"),
        (("UUD", None, 1945, None, None), "UUD 1945"),
        (("Raperda", None, None, None, "Raperda RTRW"), "Raperda RTRW"),
        (("UU", None, None, None, None), "UU"),
    ],
)
def test_a_regulation_has_a_short_name(
    parts: tuple[str, str | None, int | None, str | None, str | None], label: str
) -> None:
    assert regulation_label(*parts) == label


@pytest.mark.parametrize(
    ("kind", "class_"),
    [
        ("ministry", ORG.FormalOrganization),
        ("ministry_unit", ORG.OrganizationalUnit),
        ("regional_agency", ORG.OrganizationalUnit),
        ("regional_government", ORG.FormalOrganization),
        ("other", ORG.FormalOrganization),
    ],
)
def test_only_bodies_known_within_another_are_units(kind: str, class_: object) -> None:
    graph = to_graph(entity_triples(EntityFacts("organisation/x", "X", kind), IRIS))
    assert graph.value(IRIS.id("organisation/x"), RDF.type) == class_


@pytest.mark.parametrize(("local", "code"), [("place/15.04", "15.04"), ("place/kota-seberang", None)])
def test_a_place_has_its_official_code_where_there_is_one(local: str, code: str | None) -> None:
    graph = to_graph(entity_triples(EntityFacts(local, "X", "regency"), IRIS))
    found = graph.value(IRIS.id(local), DCTERMS.identifier)
    assert (str(found) if found is not None else None) == code
    assert graph.value(IRIS.id(local), RISALAH.placeKind) == concept("place-kind", "regency")
    assert graph.value(IRIS.id(local), RDF.type) == SCHEMA.AdministrativeArea


def test_a_paragraph_of_an_article_is_named_in_full() -> None:
    law = EntityFacts("regulation/uu-23-2014", "UU 23/2014", "UU", number="23", year=2014, articles=("25(1)",))
    graph = to_graph(entity_triples(law, IRIS))
    article = IRIS.id("regulation/uu-23-2014/pasal-25-ayat-1")
    assert graph.value(article, RDFS.label) == text("Pasal 25 ayat (1) UU 23/2014")
    assert graph.value(article, ELI.number) == text("25(1)")
    assert str(graph.value(IRIS.id("regulation/uu-23-2014"), RISALAH.year)) == "2014"


def test_an_acronym_is_an_alias_too_but_only_once() -> None:
    body = EntityFacts("organisation/x", "Badan X", "other", "BX", ("BX",))
    graph = to_graph(entity_triples(body, IRIS))
    assert [str(o) for o in graph.objects(None, SKOS.altLabel)] == ["BX"]


def test_no_extractor_gives_no_run() -> None:
    assert run_triples("", IRIS) == []
    assert len(run_triples("risalah-rules 0.1.0", IRIS)) == 5


def test_merged_facts_of_all_reports_make_a_valid_registry() -> None:
    told: dict[str, list[EntityFacts]] = {}
    for x in story():
        for fact in facts(x):
            told.setdefault(fact.id, []).append(fact)
    triples = [t for several in told.values() for t in entity_triples(merge(several), IRIS)]
    assert validate_graphs({}, triples) == {}


def test_the_registry_of_one_report_says_each_fact_once() -> None:
    for x in (central(), province()):
        triples = registry_triples(x, IRIS)
        assert len(triples) == len(set(triples))
