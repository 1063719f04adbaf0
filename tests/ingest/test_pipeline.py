"""From files to the data directory with the real extractor: what is kept, what is told, and that the run goes on."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from graph.audit import audit
from graph.model import Extraction
from graph.service import Outcome, Service
from graph.settings import Settings
from ingest import pipeline
from ingest.extract import Extractor
from ingest.pipeline import Summary, ingest
from ingest.report import Report

TEXT = (
    "JAMBI - Gubernur Jambi Hasan Baruna memimpin Rapat Koordinasi Penanganan Banjir di Jambi, Rabu (6/3/2024). "
    "Hasan meminta Bupati Batang Hari segera mendata rumah rusak.\n\n"
    '"Pendataan harus selesai dalam tiga hari kerja," kata Hasan.\n'
)
WEATHER = "Cuaca hari ini cerah di seluruh kota dan angin bertiup pelan dari arah selatan untuk sepanjang hari itu.\n"


def record(**fields: Any) -> bytes:
    return json.dumps({"id": "r1", "text": TEXT, "published": "2024-03-06"} | fields).encode()


def written(path: Path, *lines: bytes) -> Path:
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with Service(Settings(data_dir=tmp_path / "data")) as made:
        yield made


def run(service: Service, *paths: Path, **options: Any) -> tuple[Summary, list[Outcome]]:
    told: list[Outcome] = []
    summary = ingest(paths, service, service.settings, tell=told.append, **options)
    return summary, told


def test_a_report_goes_from_file_to_archive_store_and_catalogue(service: Service, tmp_path: Path) -> None:
    summary, (outcome,) = run(service, written(tmp_path / "a.jsonl", record()))
    assert (outcome.status, outcome.report, summary.ok) == ("added", "r1", True)
    frozen = service.archive.frozen("r1")
    assert frozen is not None
    assert (frozen.raw, frozen.text) == (record(), TEXT)
    assert service.catalogue.database.value("SELECT count(*) FROM entity WHERE label = 'Hasan Baruna'") == 1
    assert list(audit(service.store, service.settings)) == []


def test_the_same_files_twice_change_nothing(service: Service, tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", record(), record(id="r2"))
    run(service, path)
    version = service.archive.version()
    summary, _ = run(service, path)
    assert (dict(summary.counts), service.archive.version()) == ({"unchanged": 2}, version)
    summary, _ = run(service, path, again=True)
    assert (dict(summary.counts), service.archive.version()) == ({"unchanged": 2}, version)


def test_a_changed_report_takes_the_place_of_the_old(service: Service, tmp_path: Path) -> None:
    run(service, written(tmp_path / "a.jsonl", record()))
    summary, _ = run(service, written(tmp_path / "a.jsonl", record(text=TEXT.replace("Hasan", "Hasim"))))
    assert dict(summary.counts) == {"changed": 1}
    labels = [r[0] for r in service.catalogue.database.rows("SELECT label FROM entity WHERE kind = 'person'")]
    assert labels == ["Hasim Baruna"]


def test_what_is_no_report_is_told_and_the_rest_is_kept(service: Service, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    records = [record(id=f"r{n}") for n in range(1, 9)]
    records[6] = b'{"id": "r7", "text": '
    written(folder / "a.jsonl", *records)
    written(folder / "empty.txt")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (folder / "old.txt").write_bytes(TEXT.replace('"', "\u201c").encode("cp1252"))
    (folder / "README.md").write_text("not a report")
    summary, told = run(service, folder)
    assert (summary.counts["added"], summary.counts["skipped"], summary.others) == (8, 3, 1)
    sources = {Path(o.source).name for o in summary.problems}
    assert sources == {"a.jsonl:7", "empty.txt", "picture.txt"}
    notes = {Path(o.source).name: o.message for o in told if o.ok and o.message}
    assert notes["old.txt"].startswith("read as Windows-1252: byte 0x93 in line")
    assert service.archive.count() == 8


def test_a_run_is_on_record_with_what_it_skipped(service: Service, tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", record(), b"{", record(id="r3"))
    run(service, path)
    (made,) = service.runs()
    assert (made.counts, made.finished is not None) == ({"added": 2, "skipped": 1}, True)
    (problem,) = service.problems(made.id)
    assert (problem.source, problem.status) == (f"{path}:2", "skipped")
    assert "is not JSON" in problem.message


def test_one_id_for_two_reports_is_told_with_both_places(service: Service, tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", record(), record(text=TEXT + WEATHER), record())
    summary, told = run(service, path)
    assert [o.status for o in sorted(told, key=lambda o: o.source)] == ["added", "skipped", "unchanged"]
    (problem,) = summary.problems
    assert problem.source == f"{path}:2"
    assert f"was met in {path}:1 with other content" in problem.message


def test_a_report_without_a_meeting_is_kept_and_told(service: Service, tmp_path: Path) -> None:
    summary, (outcome,) = run(service, written(tmp_path / "a.jsonl", record(text=WEATHER)))
    assert summary.ok
    assert "nothing was found in it" in outcome.message
    assert service.archive.count() == 1


def test_a_defect_of_a_rule_ends_one_report_not_the_run(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Extractor.extract

    def defective(self: Extractor, report: Report) -> Extraction:
        if report.info.id == "r2":
            raise ZeroDivisionError("a rule divided by nothing")
        return whole(self, report)

    monkeypatch.setattr(Extractor, "extract", defective)
    summary, _ = run(service, written(tmp_path / "a.jsonl", record(), record(id="r2"), record(id="r3")))
    assert (summary.counts["added"], summary.counts["refused"]) == (2, 1)
    assert "ZeroDivisionError: a rule divided by nothing" in summary.problems[0].message
    assert service.archive.keys() == ["r1", "r3"]


def test_several_processes_give_what_one_gives(service: Service, tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", *(record(id=f"r{n}") for n in range(2 * pipeline.CHUNK_REPORTS)))
    with Service(Settings(data_dir=tmp_path / "other")) as other:
        run(other, path, jobs=2)
        run(service, path)
        assert list(other.archive.extractions()) == list(service.archive.extractions())


def test_steps_of_one_report_give_what_large_steps_give(service: Service, tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", *(record(id=f"r{n}") for n in range(3)))
    with Service(Settings(data_dir=tmp_path / "other", batch_reports=1)) as other:
        run(other, path)
        run(service, path)
        assert list(other.archive.extractions()) == list(service.archive.extractions())


# --- Real reports ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_all_annotated_reports_are_kept_and_every_quote_in_the_store_is_exact(service: Service, shared: Path) -> None:
    path = shared / "gold" / "reports.jsonl"
    summary, _ = run(service, path, shared / "reports" / "seed.txt")
    assert summary.problems == []
    assert summary.counts["added"] == sum(1 for line in path.read_text("utf-8").splitlines() if line) + 1
    assert list(audit(service.store, service.settings)) == []
    out = io.BytesIO()
    service.store.dump(out, media_type="text/turtle")
    union = Graph()
    for name in service.store.graph_names():
        union += service.store.graph(name)
    assert isomorphic(Graph().parse(data=out.getvalue(), format="turtle"), union)
