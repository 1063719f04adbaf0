"""Commands while the service runs: they work through it, and only its own user gets in."""

from __future__ import annotations

import json
import shutil
import signal
import stat
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.audit import audit
from graph.service import Service, Submission
from graph.settings import Settings
from tests.factories import central, follow_up, province, story
from web.cli import main
from web.owner_client import find_owner

ROOT = Path(__file__).resolve().parents[2]


Served = tuple[Path, str, "subprocess.Popen[str]"]
"""Directory, address and process of a running service."""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A running service on a data directory with two reports."""
    with serving(tmp_path / "data") as made:
        yield made


@pytest.fixture(scope="module")
def left_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The same, for tests that change nothing."""
    with serving(tmp_path_factory.mktemp("owner") / "data") as made:
        yield made


@contextmanager
def serving(data: Path) -> Iterator[Served]:
    with Service(Settings(data_dir=data)) as service:
        service.put([Submission(x, x.text.encode()) for x in (central(), province())])
    process = subprocess.Popen(
        [sys.executable, "-m", "web.cli", "serve", "--port", "0", "--data-dir", str(data)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = next((line for line in process.stderr if "http://" in line), "")
    assert said, "the service ended before it said its address"
    # Whatever it says later is read, or it would stand still once the pipe is full.
    threading.Thread(target=process.stderr.read, daemon=True).start()
    yield data, "http://" + said.split("http://")[1].split()[0], process
    process.terminate()
    process.wait(timeout=30)


def test_commands_work_while_the_service_runs(served: Served) -> None:
    data, _, _ = served
    assert json.loads(run("info", "--json", "--data-dir", data).stdout)["reports"] == 2
    assert run("validate", "--data-dir", data).exit_code == 0
    assert "<http://127.0.0.1:8765/graph/report/c1>" in run("export", "--data-dir", data).stdout
    found = run("query", "ASK { GRAPH ?g { ?s a risalah:Directive } }", "--format", "json", "--data-dir", data)
    assert json.loads(found.stdout)["boolean"] is True
    assert run("delete", "c1", "--data-dir", data).exit_code == 0
    assert run("rebuild", "--data-dir", data).exit_code == 0
    assert "graph/report/c1" not in run("export", "--data-dir", data).stdout


def test_a_copy_of_a_served_directory_has_no_owner(served: Served, tmp_path: Path) -> None:
    data, _, _ = served
    copy = Path(shutil.copytree(data, tmp_path / "copy"))
    link = tmp_path / "link"
    link.symlink_to(data)
    assert find_owner(Settings(data_dir=copy)) is None
    assert find_owner(Settings(data_dir=link)) is not None


def test_what_a_command_writes_is_there_for_the_next_and_after_the_end(served: Served) -> None:
    data, _, process = served
    owner = find_owner(Settings(data_dir=data))
    assert owner is not None
    outcomes = owner.put(
        [Submission(follow_up(), b"raw bytes", 0, "f1.txt"), Submission(central(), central().text.encode())]
    )
    assert [(o.status, o.report, o.source) for o in outcomes] == [("added", "f1", "f1.txt"), ("unchanged", "c1", "")]
    digest = central().report.sha256 or ""
    assert owner.unchanged([("c1", digest), ("f1", digest)], extractor=central().extractor) == {"c1"}
    process.terminate()
    assert process.wait(timeout=30) == 0
    with Service(Settings(data_dir=data)) as service:
        frozen = service.archive.frozen("f1")
        assert frozen is not None
        assert frozen.raw == b"raw bytes"
        assert list(audit(service.store, service.settings)) == []


def test_judgements_go_through_the_service(served: Served) -> None:
    data, _, _ = served
    made = run("judge", "person/hasan-baruna", "different", "person/laila-mardiani", "--by", "sari", "--data-dir", data)
    assert made.exit_code == 0
    assert made.stdout.strip() in run("judgements", "--data-dir", data).stdout
    assert run("judgements", "--undo", made.stdout.strip(), "--data-dir", data).exit_code == 0
    unknown = run("judge", "person/hasan-baruna", "same", "person/nobody", "--data-dir", data)
    assert (unknown.exit_code, "no report names" in unknown.stderr) == (2, True)


def test_several_commands_at_once_all_succeed(served: Served) -> None:
    data, _, _ = served
    command = [sys.executable, "-m", "web.cli", "--data-dir", str(data)]
    running = [
        subprocess.Popen([*command, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for arguments in (["info"], ["export"], ["delete", "c1"], ["query", "ASK { ?s ?p ?o }"])
    ]
    for process in running:
        _, said = process.communicate(timeout=120)
        assert (process.returncode, said.decode()) == (0, said.decode())


def test_copies_for_readers_are_removed(left_alone: Served) -> None:
    data, _, _ = left_alone
    run("export", "--data-dir", data)
    assert list((data / "copies").iterdir()) == []


def test_address_and_token_are_for_the_owners_user_alone(left_alone: Served) -> None:
    data, _, _ = left_alone
    assert stat.S_IMODE((data / "owner.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic cm9vdDpyb290"}],
    ids=["no token", "a wrong token", "another scheme"],
)
@pytest.mark.parametrize(
    "name",
    [
        "begin-run",
        "end-run",
        "runs",
        "problems",
        "info",
        "put",
        "delete",
        "rebuild",
        "copy",
        "judge",
        "take-back",
        "judgements",
        "unchanged",
    ],
)
def test_without_the_token_nobody_gets_in(left_alone: Served, name: str, headers: dict[str, str]) -> None:
    data, address, _ = left_alone
    request = urllib.request.Request(
        f"{address}owner/{name}",
        data=None if name in ("info", "runs") else b"{}",
        headers={"Content-Type": "application/json"} | headers,
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    assert refused.value.code == 403
    assert json.loads(run("info", "--json", "--data-dir", data).stdout)["reports"] == 2


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"submissions": [{}]}', b'{"submissions": 7}'],
    ids=["empty", "list", "cut", "blank", "number"],
)
def test_a_request_that_is_none_is_told_and_harms_nothing(left_alone: Served, body: bytes) -> None:
    data, address, _ = left_alone
    token = json.loads((data / "owner.json").read_text())["token"]
    request = urllib.request.Request(
        f"{address}owner/put",
        data=body,
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    assert refused.value.code in (400, 409)
    assert json.loads(run("info", "--json", "--data-dir", data).stdout)["reports"] == 2


def test_a_killed_service_leaves_a_data_directory_that_opens(served: Served) -> None:
    data, _, process = served
    owner = find_owner(Settings(data_dir=data))
    assert owner is not None
    owner.put([Submission(follow_up(), follow_up().text.encode())])
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (data / "owner.json").exists()
    assert json.loads(run("info", "--json", "--data-dir", data).stdout)["reports"] == 3
    assert run("validate", "--data-dir", data).exit_code == 0


def test_a_second_service_is_told_who_is_there(left_alone: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    data, address, _ = left_alone
    monkeypatch.setenv("RISALAH_LOCK_WAIT_S", "0")
    found = run("serve", "--port", "0", "--data-dir", data)
    assert found.exit_code == 1
    assert address.rstrip("/") in found.stderr


def test_a_reader_beside_a_busy_command_sees_its_last_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RISALAH_LOCK_WAIT_S", "0")
    with Service(Settings(data_dir=tmp_path)) as service:
        early = run("export", "--data-dir", tmp_path)
        assert (early.exit_code, "another process is working" in early.stderr) == (1, True)
        service.put([Submission(x, x.text.encode()) for x in story()])
        service.checkpoint()
        service.delete(["c1"])
        assert "graph/report/c1" in run("export", "--data-dir", tmp_path).stdout
    assert "graph/report/c1" not in run("export", "--data-dir", tmp_path).stdout
    assert not list(tmp_path.glob("readers-*"))


def test_a_command_waits_for_another_and_then_says_who_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RISALAH_LOCK_WAIT_S", "0")
    with Service(Settings(data_dir=tmp_path)) as service:
        service.put([Submission(x, x.text.encode()) for x in story()])
        found = run("delete", "c1", "--data-dir", tmp_path)
    assert found.exit_code == 1
    assert "another process is working on the data directory" in found.stderr
    assert run("delete", "c1", "--data-dir", tmp_path).exit_code == 0


def test_a_port_that_is_taken_is_told(left_alone: Served, tmp_path: Path) -> None:
    _, address, _ = left_alone
    port = address.rstrip("/").rpartition(":")[2]
    found = run("serve", "--port", port, "--data-dir", tmp_path / "other")
    assert found.exit_code == 1
    assert f"cannot listen on 127.0.0.1 port {port}" in found.stderr


def test_reports_longer_than_one_request_all_arrive(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    data, _, _ = served
    monkeypatch.setattr("web.owner_client.REQUEST_BYTES", 1)
    owner = find_owner(Settings(data_dir=data))
    assert owner is not None
    outcomes = owner.put([Submission(x, x.text.encode()) for x in story()])
    assert [(o.report, o.status) for o in outcomes] == [
        ("c1", "unchanged"), ("p1", "unchanged"), ("p2", "added"), ("f1", "added"),
    ]  # fmt: skip
