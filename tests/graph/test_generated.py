"""Generated reports: the same from the same seed, sound, and the fast way in gives what the checked way gives."""

from __future__ import annotations

import io
from pathlib import Path

from benchmarks.generate import fill, reports
from graph.gate import examine
from graph.service import Service, Submission
from graph.settings import Settings
from graph.vocabulary import Iris


def test_the_same_seed_gives_the_same_reports() -> None:
    assert list(reports(20, seed=3)) == list(reports(20, seed=3))
    assert list(reports(20, seed=3)) != list(reports(20, seed=4))


def test_fewer_reports_are_the_first_of_more() -> None:
    assert list(reports(40, seed=3))[:10] == list(reports(10, seed=3))


def test_every_generated_report_passes_all_checks() -> None:
    checked = examine(list(reports(80, seed=3)), Iris("http://127.0.0.1:8765/"))
    assert checked.refused == {}
    assert len(checked.graphs) == 80


def quads(service: Service) -> list[bytes]:
    out = io.BytesIO()
    service.store.dump(out)
    return sorted(line for line in out.getvalue().splitlines() if b"/id/judgement/" not in line)


def test_the_fast_way_in_ends_where_the_checked_way_ends(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "fast")
    fill(settings, 60, seed=3, step=25)
    with Service(settings) as fast, Service(Settings(data_dir=tmp_path / "checked")) as checked:
        for x in reports(60, seed=3):
            checked.put([Submission(x, x.text.encode())])
        assert quads(fast) == quads(checked)
        assert fast.info()["judgements"] == checked.info()["judgements"] > 0
