"""Judgements in a data directory: what follows from each in catalogue and store, and that all can be undone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import URIRef

from graph.archive import Archive
from graph.audit import audit
from graph.errors import NotFound, UsageError
from graph.judgements import RULES, occurrence
from graph.ledger import Ledger
from graph.service import Service, Submission
from graph.settings import Settings
from graph.vocabulary import RISALAH
from tests.factories import province, story

P1, P2 = (next(m.id for m in x.meetings if m.main) for x in (province(), province("p2")))
HASAN, LAILA = "person/hasan-baruna", "person/laila-mardiani"


def submissions() -> list[Submission]:
    return [Submission(x, x.text.encode()) for x in story()]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with Service(Settings(data_dir=tmp_path / "data")) as made:
        made.put(submissions())
        yield made


def stands_for(service: Service, meeting: str) -> str:
    return str(service.catalogue.database.value("SELECT canonical FROM meeting WHERE id = ?", (meeting,)))


def canonical_edges(service: Service) -> set[tuple[str, str]]:
    local = service.iris.local
    edges = service.store.graph(service.iris.judgements).subject_objects(RISALAH.canonical)
    return {(local(str(s)) or "", local(str(o)) or "") for s, o in edges}


def quads(service: Service) -> list[bytes]:
    out = io.BytesIO()
    service.store.dump(out)
    return sorted(out.getvalue().splitlines())


def entity(service: Service, name: str) -> tuple[str, int] | None:
    row = service.catalogue.database.row("SELECT label, reports FROM entity WHERE id = ?", (name,))
    return (row[0], row[1]) if row else None


def test_a_meeting_told_by_two_outlets_is_one(service: Service) -> None:
    assert stands_for(service, P1) == stands_for(service, P2) == min(P1, P2)
    assert canonical_edges(service) == {(max(P1, P2), min(P1, P2))}
    assert entity(service, min(P1, P2)) == ("Rapat Koordinasi Penanganan Banjir Provinsi Jambi", 2)
    assert entity(service, max(P1, P2)) is None


def test_attendance_and_directives_follow_their_meeting(service: Service) -> None:
    for table in ("attendance", "directive"):
        found = service.catalogue.database.rows(f"SELECT DISTINCT canonical FROM {table} WHERE meeting = ?", (P2,))
        assert [row[0] for row in found] == [min(P1, P2)]


def test_the_rules_say_why_and_are_named_as_the_judge(service: Service) -> None:
    (judgement,) = service.judgements(P1)
    assert (judgement.by, judgement.verdict) == (RULES, "same")
    assert "the same people" in judgement.reason


def test_a_person_overrules_the_rules_and_may_take_it_back(service: Service) -> None:
    before = quads(service)
    made = service.judge(P1, P2, "different", by="sari", reason="Two meetings of one day.")
    assert (stands_for(service, P1), stands_for(service, P2)) == (P1, P2)
    assert canonical_edges(service) == set()
    assert entity(service, P2) is not None
    service.take_back(made.id, by="sari", reason="Misread.")
    assert stands_for(service, P1) == stands_for(service, P2)
    assert set(before) <= set(quads(service))
    assert [j.ended_reason for j in service.judgements(P1) if j.by == "sari"] == ["Misread."]


def test_a_persons_judgement_outlives_new_forms_of_the_reports(service: Service) -> None:
    service.judge(P1, P2, "different", by="sari")
    service.delete(["p2"])
    service.put(submissions())
    assert (stands_for(service, P1), stands_for(service, P2)) == (P1, P2)


def test_the_rules_forget_a_meeting_that_is_no_longer_told(service: Service) -> None:
    service.delete(["p2"])
    assert service.judgements() == []
    assert canonical_edges(service) == set()
    assert len(service.store.graph(service.iris.judgements)) == 0


def test_a_later_judgement_of_a_person_takes_the_place_of_the_earlier(service: Service) -> None:
    first = service.judge(HASAN, LAILA, "same", by="sari")
    second = service.judge(LAILA, HASAN, "different", by="budi")
    assert canonical_edges(service) == {(max(P1, P2), min(P1, P2))}
    assert service.ledger.get(first.id).ended_by == second.id
    service.take_back(second.id, by="budi")
    assert (HASAN, LAILA) in canonical_edges(service) or (LAILA, HASAN) in canonical_edges(service)


def test_one_name_of_two_people_is_split_by_report_and_joined_again(service: Service) -> None:
    before = quads(service)
    named = entity(service, HASAN)
    assert named is not None
    own = occurrence(HASAN, "f1")
    made = service.judge(HASAN, own, "different", by="sari", reason="Another man of that name.")
    graph = service.store.graph(service.iris.report_graph("f1"))
    assert service.iris.id(own) in graph.all_nodes()
    assert service.iris.id(HASAN) not in graph.all_nodes()
    assert entity(service, own) == ("Hasan Baruna", 1)
    assert entity(service, HASAN) == ("Hasan Baruna", named[1] - 1)
    assert list(audit(service.store, service.settings)) == []
    service.take_back(made.id, by="sari")
    assert entity(service, own) is None
    assert entity(service, HASAN) == named
    assert set(before) <= set(quads(service))


def test_a_split_report_read_again_stays_split(service: Service) -> None:
    own = occurrence(HASAN, "f1")
    service.judge(HASAN, own, "different", by="sari")
    service.delete(["f1"])
    assert entity(service, own) is None
    service.put(submissions())
    assert entity(service, own) == ("Hasan Baruna", 1)
    assert (service.iris.id(own), None, None) in service.store.graph(service.iris.registry)


def test_a_rebuild_keeps_every_judgement_and_what_follows(service: Service) -> None:
    service.judge(HASAN, occurrence(HASAN, "f1"), "different", by="sari")
    service.judge(HASAN, LAILA, "unsure", by="sari")
    before = quads(service)
    service.rebuild()
    assert quads(service) == before


def test_judgements_are_there_after_reopening(service: Service) -> None:
    made = service.judge(HASAN, LAILA, "unsure", by="sari", reason="They look alike.")
    service.close()
    with Service(service.settings) as again:
        assert again.ledger.get(made.id) == made


def test_judgements_that_the_store_did_not_get_are_brought_up_at_the_start(service: Service) -> None:
    service.judge(HASAN, LAILA, "same", by="sari")
    before = quads(service)
    judgement = service.judgements(HASAN)[0]
    service.close()
    archive = Archive(service.settings.data_dir / "archive.sqlite")
    Ledger(archive).take_back(judgement.id, at="2024-01-01T00:00:00Z", by="sari", reason="")
    archive.close()
    with Service(service.settings) as again:
        assert (HASAN, LAILA) not in canonical_edges(again)
        assert quads(again) != before


@pytest.mark.parametrize(
    ("left", "right", "verdict", "says"),
    [
        (HASAN, "person/nobody", "same", "no report names 'person/nobody'"),
        (HASAN, occurrence(HASAN, "nothing"), "different", "no report names"),
        (HASAN, HASAN, "same", "against itself"),
        (HASAN, P1, "same", "different kinds"),
        (HASAN, LAILA, "perhaps", "verdict 'perhaps' is unknown"),
    ],
    ids=["an unknown id", "an occurrence in no report", "one id", "two kinds", "an unknown verdict"],
)
def test_what_cannot_be_judged_is_told(service: Service, left: str, right: str, verdict: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        service.judge(left, right, verdict, by="sari")


def test_taking_back_what_is_not_there_is_told(service: Service) -> None:
    with pytest.raises(NotFound, match="no judgement 'judgement/nothing'"):
        service.take_back("judgement/nothing", by="sari")
    made = service.judge(HASAN, LAILA, "same", by="sari")
    service.take_back(made.id, by="sari")
    with pytest.raises(NotFound, match="was taken back on"):
        service.take_back(made.id, by="sari")


def test_the_registry_graph_names_no_judgement(service: Service) -> None:
    assert URIRef(str(RISALAH.canonical)) not in set(service.store.graph(service.iris.registry).predicates())
