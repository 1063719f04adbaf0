"""What is lost, cut off, behind or of another form is made up for at the next start; a rebuild gives the same."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from graph.audit import audit
from graph.errors import Abort
from graph.mapping import FORM
from graph.schema import SCHEMA_VERSION
from graph.service import DataDirectoryInUse, Service
from graph.settings import Settings
from graph.store import EmbeddedStore
from tests.factories import central, empty, province, story
from tests.graph.stores import dropped, everything, statuses, store_lines, submissions

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
        service.store.apply(dropped(service, "c1"))
    with Service(settings) as service:
        assert everything(service) == before
        assert service.archive.meta("rebuilding") == "0"


def test_a_catalogue_of_another_format_is_made_anew(settings: Settings) -> None:
    with Service(settings) as service:
        service.put(submissions(*story()))
        before = everything(service)
        with service.catalogue.database.transaction() as connection:
            connection.execute("UPDATE meta SET value = ? WHERE name = 'schema_version'", (str(SCHEMA_VERSION + 1),))
    with Service(settings) as service:
        assert everything(service) == before


def test_graphs_of_an_older_form_are_made_anew(settings: Settings) -> None:
    with Service(settings) as service:
        service.put(submissions(*story()))
        before = everything(service)
        service.archive.set_meta("form", "1")
        service.store.apply(dropped(service, "p1"))
        assert store_lines(service) != before[0]
    with Service(settings) as service:
        assert everything(service) == before
        assert service.archive.meta("form") == str(FORM)
        version = service.archive.version()
    with Service(settings) as service:
        assert service.archive.version() == version, "made anew once, not at every start"


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
        service.store.apply(dropped(service, "c1"))
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
