"""The data directory: nothing changes twice, what is replaced is replaced everywhere."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from graph import ids
from graph.audit import audit
from graph.document import dumps
from graph.mapping import report_graph
from graph.model import Extraction, Span
from graph.registry import facts, merge
from graph.service import Service, Submission
from graph.settings import Settings
from tests.factories import central, empty, follow_up, province, story
from tests.graph.stores import dropped, everything, statuses, submissions
from tests.properties import cases

# --- Reports in and out ----------------------------------------------------------------------------


def test_a_report_is_in_archive_store_and_catalogue(service: Service) -> None:
    assert statuses(service.put(submissions(central()))) == ["added"]
    assert dumps(service.archive.extraction("c1") or empty()) == dumps(central())
    assert isomorphic(service.store.graph(service.iris.report_graph("c1")), report_graph(central(), service.iris))
    assert service.catalogue.database.value("SELECT title FROM report WHERE key = 'c1'") == central().report.title


def test_the_bytes_as_received_are_kept(service: Service) -> None:
    raw = b'{"id": "c1", "text": "..."}'
    service.put([Submission(central(), raw, title_end=12)])
    frozen = service.archive.frozen("c1")
    assert frozen is not None
    assert (frozen.raw, frozen.text, frozen.title_end) == (raw, central().text, 12)


def test_the_same_report_twice_changes_nothing(service: Service) -> None:
    service.put(submissions(*story()))
    before, version = everything(service), service.archive.version()
    assert set(statuses(service.put(submissions(*story())))) == {"unchanged"}
    assert (everything(service), service.archive.version()) == (before, version)


def test_a_changed_report_takes_the_place_of_the_old_everywhere(service: Service, tmp_path: Path) -> None:
    shorter = replace(central(), directives=(), quotes=(), regulations=())
    service.put(submissions(*story()))
    assert statuses(service.put(submissions(shorter))) == ["changed"]
    with Service(Settings(data_dir=tmp_path / "fresh")) as fresh:
        fresh.put(submissions(shorter, *story()[1:]))
        assert everything(service) == everything(fresh)


def test_a_deleted_report_leaves_as_if_it_had_never_been(service: Service, tmp_path: Path) -> None:
    service.put(submissions(*story()))
    assert statuses(service.delete(["p1"])) == ["deleted"]
    with Service(Settings(data_dir=tmp_path / "fresh")) as fresh:
        fresh.put(submissions(*(x for x in story() if x.report.id != "p1")))
        assert everything(service) == everything(fresh)


def test_a_deleted_report_stays_in_the_history(service: Service) -> None:
    service.put(submissions(central()))
    service.delete(["c1"])
    rows = service.archive.database.rows("SELECT change, sha256 FROM revision WHERE key = 'c1' ORDER BY seq")
    assert [row[0] for row in rows] == ["added", "deleted"]
    assert service.archive.database.value("SELECT count(*) FROM snapshot WHERE sha256 = ?", (rows[0][1],)) == 1


def test_deleting_all_leaves_store_and_catalogue_empty(service: Service) -> None:
    service.put(submissions(*story()))
    service.delete([x.report.id for x in story()])
    lines, rows = everything(service)
    assert lines == []
    assert not any(rows.values())


def test_deleting_what_is_not_there_is_said(service: Service) -> None:
    outcome = service.delete(["nothing"])[0]
    assert (outcome.status, outcome.ok) == ("skipped", False)
    assert "no report 'nothing'" in outcome.message


def test_the_order_of_reports_does_not_matter(service: Service, tmp_path: Path) -> None:
    service.put(submissions(*story()))
    with Service(Settings(data_dir=tmp_path / "other")) as other:
        for one in reversed(story()):
            other.put(submissions(one))
        assert everything(service) == everything(other)


def test_unchanged_reports_are_told_by_bytes_and_extractor(service: Service) -> None:
    x = central()
    service.put(submissions(x))
    digest = x.report.sha256 or ""
    assert service.unchanged([("c1", digest)], extractor=x.extractor) == {"c1"}
    assert service.unchanged([("c1", "0" * 64)], extractor=x.extractor) == set()
    assert service.unchanged([("c1", digest)], extractor="risalah-rules 9") == set()
    assert service.unchanged([("c2", digest)], extractor=x.extractor) == set()


def test_a_report_id_that_is_no_plain_name_is_kept(service: Service) -> None:
    odd = replace(empty(), report=replace(empty().report, id="berita/2024 #1?"))
    assert statuses(service.put(submissions(odd))) == ["added"]
    assert not list(audit(service.store, service.settings))
    assert statuses(service.delete(["berita/2024 #1?"])) == ["deleted"]


# --- What is refused -------------------------------------------------------------------------------


def broken_span(x: Extraction) -> Extraction:
    first = replace(x.tenures[0], evidence=(Span(0, len(x.text) + 1),))
    return replace(x, tenures=(first, *x.tenures[1:]))


def repeated_id(x: Extraction) -> Extraction:
    return replace(x, tenures=(*x.tenures, x.tenures[0]))


def unknown_party(x: Extraction) -> Extraction:
    first = replace(x.attendance[0], who="person/nobody")
    return replace(x, attendance=(first, *x.attendance[1:]))


def unknown_code(x: Extraction) -> Extraction:
    first = replace(x.meetings[0], type="tea_party")  # type: ignore[arg-type]
    return replace(x, meetings=(first, *x.meetings[1:]))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (broken_span, "outside the text"),
        (repeated_id, "is given to 2 items"),
        (unknown_party, "person/nobody"),
        (unknown_code, "tea_party"),
    ],
    ids=["a span outside the text", "an id given twice", "a party not described", "an unknown code"],
)
def test_a_report_that_fails_a_check_is_refused_and_the_rest_is_kept(
    service: Service, spoil: object, says: str
) -> None:
    assert callable(spoil)
    outcomes = service.put(submissions(central(), spoil(province()), follow_up()))
    assert statuses(outcomes) == ["added", "refused", "added"]
    assert says in outcomes[1].message
    assert outcomes[1].source == "p1.txt"
    assert service.archive.keys() == ["c1", "f1"]
    assert service.store.graph(service.iris.report_graph("p1")) is not None
    assert len(service.store.graph(service.iris.report_graph("p1"))) == 0


def test_a_refused_change_leaves_the_older_form(service: Service) -> None:
    service.put(submissions(central()))
    before = everything(service)
    assert statuses(service.put(submissions(broken_span(central())))) == ["refused"]
    assert everything(service) == before


# --- Whole-store promises --------------------------------------------------------------------------


def test_every_piece_of_evidence_in_the_store_gives_its_quote(service: Service) -> None:
    service.put(submissions(*story()))
    assert list(audit(service.store, service.settings)) == []


def test_the_audit_finds_a_graph_that_is_missing_and_one_that_is_left_over(service: Service) -> None:
    service.put(submissions(*story()))
    service.store.apply(dropped(service, "c1"))
    service.archive.database.connection.execute("DELETE FROM report WHERE key = 'p1'")
    said = [violation.message for violation in audit(service.store, service.settings)]
    assert "the report's graph is missing" in said
    assert "the graph belongs to no report" in said


def test_the_exported_turtle_reads_back_as_the_union(service: Service) -> None:
    service.put(submissions(*story()))
    out = io.BytesIO()
    service.store.dump(out, media_type="text/turtle")
    union = Graph()
    for name in service.store.graph_names():
        union += service.store.graph(name)
    assert isomorphic(Graph().parse(data=out.getvalue(), format="turtle"), union)


def test_the_registry_says_what_all_reports_together_say(service: Service) -> None:
    service.put(submissions(*story()))
    several: dict[str, list[object]] = {}
    for x in story():
        for entity in facts(x):
            several.setdefault(entity.id, []).append(entity)
    assert {e.id: e for e in service.catalogue.entity_facts(several)} == {
        i: merge(found)  # type: ignore[arg-type]
        for i, found in several.items()
    }


PARTS = st.lists(st.sampled_from(range(4)), min_size=1, max_size=8)


@given(PARTS, PARTS)
@hypothesis_settings(max_examples=cases(8), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_taking_in_and_out_ends_the_same(tmp_path: Path, first: list[int], then: list[int]) -> None:
    reports = story()
    data = tmp_path / "any"
    shutil.rmtree(data, ignore_errors=True)
    with Service(Settings(data_dir=data)) as service:
        for number in first:
            service.put(submissions(reports[number]))
        for number in then:
            service.delete([reports[number].report.id])
        left = {number for number in first if number not in then}
        assert service.archive.keys() == sorted(ids.report_key(reports[n].report.id) for n in left)
        before = everything(service)
        service.rebuild()
        assert everything(service) == before


def test_info_counts_what_is_there(service: Service) -> None:
    service.put(submissions(*story()))
    found = service.info()
    assert (found["reports"], found["directives"], found["behind"]) == (4, sum(len(x.directives) for x in story()), 0)
    json.dumps(found)
