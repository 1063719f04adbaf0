"""A real process killed with SIGKILL while it takes reports in: nothing acknowledged is lost, nothing half written."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.generate import reports
from graph.audit import audit
from graph.service import Service
from graph.settings import Settings

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import sys
from pathlib import Path
from benchmarks.generate import reports
from graph.service import Service, Submission
from graph.settings import Settings

data_dir, changed = Path(sys.argv[1]), sys.argv[2] == "changed"
with Service(Settings(data_dir=data_dir, snapshot_reports=7)) as service:
    print("open", flush=True)
    for number, extraction in enumerate(reports(400, seed=2 if changed else 1)):
        if changed and number % 3 == 0:
            service.delete([extraction.report.id])
            print("deleted", extraction.report.id, flush=True)
        else:
            outcome = service.put([Submission(extraction, extraction.text.encode())])[0]
            print(outcome.status, extraction.report.id, flush=True)
"""
"""Takes reports in one by one, each over what an earlier run left; says so after each is acknowledged."""


def killed_after(acknowledged: int, data_dir: Path, *, changed: bool) -> dict[str, str]:
    """Run the writer, kill it after so many acknowledgements; gives the last status of each report."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(data_dir), "changed" if changed else "first"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said: dict[str, str] = {}
    with process:
        for line in process.stdout:
            status, _, report = line.strip().partition(" ")
            if report:
                said[report] = status
            if len(said) == acknowledged:
                process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    return said


def everything(service: Service) -> tuple[list[bytes], list[str]]:
    out = io.BytesIO()
    service.store.dump(out)
    tables = ("entity", "directive", "mention", "variant", "attendance")
    rows = [str(tuple(r)) for name in tables for r in service.catalogue.database.rows(f"SELECT * FROM {name}")]
    return sorted(out.getvalue().splitlines()), sorted(rows)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_kills_at_any_moment_lose_nothing_and_leave_nothing_half_written(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    written = {x.report.id: {1: x} for x in reports(400, seed=1)}
    for x in reports(400, seed=2):
        written[x.report.id][2] = x
    present: dict[str, set[int]] = {}
    for round_, acknowledged in enumerate((1, 12, 33, 20)):
        changed = round_ >= 2
        said = killed_after(acknowledged, data_dir, changed=changed)
        for report, status in said.items():
            present[report] = set() if status == "deleted" else {2 if changed else 1}
        with Service(Settings(data_dir=data_dir)) as service:
            kept = {x.report.id: x for x in service.archive.extractions()}
            for report, seeds in present.items():
                texts = {written[report][seed].text for seed in seeds}
                # The report after the last acknowledged one may have been taken in or out as well.
                assert report not in kept if not seeds else kept[report].text in texts
            assert len(set(kept) - set(present)) <= 1
            assert list(audit(service.store, service.settings)) == []
            before = everything(service)
            service.rebuild()
            assert everything(service) == before
            present = {report: {1, 2} & _seeds(written[report], kept[report].text) for report in kept}


def _seeds(forms: dict, text: str) -> set[int]:  # type: ignore[type-arg]
    return {seed for seed, x in forms.items() if x.text == text}
