"""National bodies over time: renamed, split, merged, dissolved and made again, each with its decree."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib.namespace import DCTERMS

from graph import history
from graph.errors import Abort
from graph.history import History, history_triples, of
from graph.mapping import to_graph
from graph.registry import EntityFacts, entity_triples
from graph.terms import date
from graph.validation import validate_graphs
from graph.vocabulary import RISALAH, Iris

IRIS = Iris("http://test.example/")
LAW = "organisation/kementerian-hukum-dan-hak-asasi-manusia"
HEAD = "canonical\tacronyms\taliases\tkind\tvalid_from\tvalid_to\tsuccessor\tsource\n"


def known(organisation: str) -> History:
    found = of(organisation)
    assert found is not None
    return found


def test_a_ministry_that_was_split_has_several_successors() -> None:
    assert set(known(LAW).successors) == {
        "organisation/kementerian-hukum",
        "organisation/kementerian-hak-asasi-manusia",
        "organisation/kementerian-imigrasi-dan-pemasyarakatan",
    }
    assert known(LAW).periods == ((None, "2024-10-20"),)


def test_each_successor_knows_what_it_follows() -> None:
    new = known("organisation/kementerian-hukum")
    assert new.predecessors == (LAW,)
    assert new.periods == (("2024-10-21", None),)
    assert any(source.startswith("Perpres") for source in new.sources)


def test_every_successor_is_a_body_of_the_lists_or_keeps_its_written_name() -> None:
    for one in history._histories().values():
        assert one.name
        for later in one.successors:
            assert one.id in known(later).predecessors


@pytest.mark.parametrize("organisation", ["organisation/kementerian-dalam-negeri", "organisation/pt-contoh"])
def test_a_body_without_changes_has_no_history(organisation: str) -> None:
    assert of(organisation) is None
    assert history_triples(organisation, IRIS) == []


def test_the_registry_says_when_a_body_existed_and_what_replaced_it() -> None:
    entity = EntityFacts(LAW, "Kementerian Hukum dan Hak Asasi Manusia", "ministry", "Kemenkumham")
    triples = entity_triples(entity, IRIS)
    graph = to_graph(triples)
    assert graph.value(IRIS.id(LAW), RISALAH.validTo) == date("2024-10-20")
    assert len(set(graph.objects(IRIS.id(LAW), DCTERMS.isReplacedBy))) == 3
    assert validate_graphs({}, triples) == {}


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of lists of our own, read afresh."""
    folder = tmp_path / "gazetteers"
    folder.mkdir()
    (folder / "state_bodies.tsv").write_text(HEAD)
    monkeypatch.setenv("RISALAH_RESOURCES", str(tmp_path))
    monkeypatch.setattr(history, "_histories", history._histories.__wrapped__)
    return folder


def test_a_body_made_again_has_two_periods_and_no_days_in_the_graph(lists: Path) -> None:
    (lists / "ministries.tsv").write_text(
        HEAD
        + "Kementerian X\t\t\tministry\t2024-10-21\t\t\tPerpres 2/2024\n"
        + "Kementerian X\t\t\tministry\t2014-10-27\t2019-10-20\tKementerian Y\tPerpres 1/2014\n"
    )
    one = known("organisation/kementerian-x")
    assert one.periods == (("2014-10-27", "2019-10-20"), ("2024-10-21", None))
    predicates = {p for _, p, _ in history_triples(one.id, IRIS)}
    assert predicates == {DCTERMS.isReplacedBy, DCTERMS.source}


def test_a_successor_may_be_written_by_its_alias_or_short_name(lists: Path) -> None:
    (lists / "ministries.tsv").write_text(
        HEAD
        + "Kementerian A\t\t\tministry\t\t2024-10-20\tKementerian B; Badan C\t\n"
        + "Kementerian B/Badan B\tKemenB\t\tministry\t2024-10-21\t\t\t\n"
        + "Badan Contoh\tBC\tBadan C\tministry\t\t\t\t\n"
    )
    assert known("organisation/kementerian-a").successors == (
        "organisation/kementerian-b-badan-b",
        "organisation/badan-contoh",
    )
    assert known("organisation/badan-contoh").predecessors == ("organisation/kementerian-a",)


def test_a_cabinet_is_no_body(lists: Path) -> None:
    (lists / "ministries.tsv").write_text(HEAD + "Kabinet X\t\t\tcabinet\t2014-10-27\t\t\t\n")
    assert of("organisation/kabinet-x") is None


def test_a_date_that_is_none_is_told_with_file_and_line(lists: Path) -> None:
    (lists / "ministries.tsv").write_text(HEAD + "Kementerian X\t\t\tministry\t2014\t\t\t\n")
    with pytest.raises(Abort, match=r"ministries\.tsv:2: '2014'"):
        of("organisation/kementerian-x")
