"""The data directory: nothing changes twice, what is replaced is replaced everywhere, a rebuild gives the same."""

from __future__ import annotations

import io
import json
import shutil
import threading
from collections.abc import Iterator, Sequence
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
from graph.errors import Abort
from graph.mapping import report_graph
from graph.model import Extraction, Span
from graph.registry import facts, merge
from graph.schema import SCHEMA_VERSION
from graph.service import DataDirectoryInUse, Outcome, Service, Submission
from graph.settings import Settings
from graph.store import Change, EmbeddedStore
from tests.factories import central, empty, follow_up, province, story

DERIVED = (
    "report", "entity", "alias", "mention", "variant", "tenure", "meeting", "attendance", "directive", "addressee",
    "basis", "follow_up", "quote", "citation", "canonical",
)  # fmt: skip


def submissions(*extractions: Extraction) -> list[Submission]:
    return [Submission(x, x.text.encode(), source=f"{x.report.id}.txt") for x in extractions]


def statuses(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def store_lines(service: Service) -> list[bytes]:
    """All quads, but for the judgements' own: their ids and times differ from one run to the next."""
    out = io.BytesIO()
    service.store.dump(out)
    return sorted(line for line in out.getvalue().splitlines() if b"/id/judgement/" not in line)


def catalogue_rows(service: Service) -> dict[str, list[str]]:
    """All rows of the catalogue that mean something, and what its search finds, whatever the row numbers."""
    database = service.catalogue.database
    found = {name: sorted(str(tuple(row)) for row in database.rows(f"SELECT * FROM {name}")) for name in DERIVED}
    found["candidate"] = sorted(
        str(tuple(row)) for row in database.rows("SELECT report, layer, origin, reason, item FROM candidate")
    )
    found["search"] = sorted(str(tuple(row)) for row in database.rows("SELECT id, kind, label, body FROM search"))
    found["name"] = sorted(str(tuple(row)) for row in database.rows("SELECT id, label FROM name"))
    return found


def everything(service: Service) -> tuple[list[bytes], dict[str, list[str]]]:
    return store_lines(service), catalogue_rows(service)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    with Service(settings) as made:
        yield made


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


# --- Rebuilding ------------------------------------------------------------------------------------


def test_a_rebuild_gives_the_same_store_and_catalogue(service: Service) -> None:
    service.put(submissions(*story()))
    before = everything(service)
    service.rebuild()
    assert everything(service) == before


@pytest.mark.parametrize("lost", ["store", "catalogue.sqlite", "both"])
def test_what_is_lost_beside_the_archive_is_made_anew_at_the_next_start(settings: Settings, lost: str) -> None:
    with Service(settings) as service:
        service.put(submissions(*story()))
        before = everything(service)
    for name in ("store", "catalogue.sqlite") if lost == "both" else (lost,):
        path = settings.data_dir / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    with Service(settings) as service:
        assert everything(service) == before


def test_a_rebuild_that_was_cut_off_is_made_again(settings: Settings) -> None:
    with Service(settings) as service:
        service.put(submissions(*story()))
        before = everything(service)
        service.archive.set_meta("rebuilding", "1")
        service.store.apply(_drop(service, "c1"))
    with Service(settings) as service:
        assert everything(service) == before
        assert service.archive.meta("rebuilding") == "0"


def _drop(service: Service, key: str) -> Change:
    return Change(replace=((service.iris.report_graph(key), ""),))


def test_a_catalogue_of_another_format_is_made_anew(settings: Settings) -> None:
    with Service(settings) as service:
        service.put(submissions(*story()))
        before = everything(service)
        with service.catalogue.database.transaction() as connection:
            connection.execute("UPDATE meta SET value = ? WHERE name = 'schema_version'", (str(SCHEMA_VERSION + 1),))
    with Service(settings) as service:
        assert everything(service) == before


def test_another_base_is_refused_until_rebuilt(settings: Settings) -> None:
    with Service(settings) as service:
        service.put(submissions(central()))
    moved = settings.model_copy(update={"base": "https://risalah.example/"})
    with pytest.raises(Abort, match="run `risalah rebuild`"):
        Service(moved)
    with Service(moved, rebase=True) as service:
        service.rebuild()
    with Service(moved) as service:
        assert all(b"https://risalah.example/" in line for line in store_lines(service))


def test_an_archive_of_a_newer_format_is_left_alone(settings: Settings) -> None:
    with Service(settings) as service:
        service.archive.database.connection.execute("PRAGMA user_version = 999")
    with pytest.raises(Abort, match="newer Risalah"):
        Service(settings)


# --- Coming back -----------------------------------------------------------------------------------


def test_what_was_acknowledged_is_there_after_reopening(settings: Settings) -> None:
    with Service(settings) as service:
        service.put(submissions(*story()))
        before = everything(service)
    with Service(settings) as service:
        assert everything(service) == before
        assert service.archive.pending().keys == ()


def test_a_snapshot_of_the_present_state_stays_behind(settings: Settings) -> None:
    with Service(settings) as service:
        service.put(submissions(central()))
    with Service(settings):
        pass
    (left,) = (settings.data_dir / "snapshots").iterdir()
    store = EmbeddedStore(left, read_only=True)
    assert len(store.graph_names()) == 2
    store.close()


def test_a_store_that_is_behind_catches_up_at_the_start(settings: Settings) -> None:
    """As after a power cut: the archive has the report, store and catalogue lost it."""
    with Service(settings) as service:
        service.put(submissions(*story()))
        before = everything(service)
    with Service(settings) as service:
        service.archive.delete("c1")
        service.archive.put(central(), central().text.encode())
        service.store.apply(_drop(service, "c1"))
    with Service(settings) as service:
        assert everything(service) == before


@pytest.mark.parametrize("part", ["catalogue.put", "catalogue.join", "store.apply", "catalogue.stamp"])
def test_a_failure_at_any_step_is_made_up_for(settings: Settings, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """As when the disk is full: the archive has the reports, what follows breaks off half way."""

    def fail(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    with Service(settings) as service:
        service.put(submissions(central()))
        owner, name = part.split(".")
        with monkeypatch.context() as broken:
            broken.setattr(getattr(service, owner), name, fail)
            with pytest.raises(OSError, match="No space left"):
                service.put(submissions(*story()[1:]))
        assert statuses(service.put(submissions(*story()))) == ["unchanged"] * 4
        assert list(audit(service.store, settings)) == []
        before = everything(service)
        service.rebuild()
        assert everything(service) == before


def test_a_second_owner_is_refused(settings: Settings, service: Service) -> None:
    with pytest.raises(DataDirectoryInUse, match="another process is working on"):
        Service(settings, wait=False)


def test_a_data_directory_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Abort, match="cannot be made"):
        Service(Settings(data_dir=tmp_path / "file" / "data"))


def test_threads_may_write_at_the_same_time(service: Service) -> None:
    reports = [replace(empty(f"e{n}"), report=replace(empty().report, id=f"e{n}")) for n in range(12)]
    threads = [threading.Thread(target=service.put, args=(submissions(x),)) for x in reports]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(service.archive.keys()) == 12
    assert not list(audit(service.store, service.settings))


def test_a_long_run_is_brought_onto_the_disk_in_between(tmp_path: Path) -> None:
    with Service(Settings(data_dir=tmp_path / "data", snapshot_reports=2)) as service:
        service.put(submissions(central()))
        assert len(service.archive.pending().keys) == 1
        service.put(submissions(province()))
        assert service.archive.pending().keys == ()


# --- Whole-store promises --------------------------------------------------------------------------


def test_every_piece_of_evidence_in_the_store_gives_its_quote(service: Service) -> None:
    service.put(submissions(*story()))
    assert list(audit(service.store, service.settings)) == []


def test_the_audit_finds_a_graph_that_is_missing_and_one_that_is_left_over(service: Service) -> None:
    service.put(submissions(*story()))
    service.store.apply(_drop(service, "c1"))
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
@hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
