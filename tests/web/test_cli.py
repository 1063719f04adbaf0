"""The command line: results on standard output, talk on standard error, exit codes, help with examples."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from graph.service import Service, Submission
from graph.settings import Settings
from ingest import native
from tests.factories import story
from web.cli import COMMANDS, foreign_owners, main

HASAN, LAILA = "person/hasan-baruna", "person/laila-mardiani"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the four reports of the story; not for writing."""
    folder = tmp_path_factory.mktemp("cli") / "data"
    fill(folder)
    return folder


def fill(folder: Path) -> None:
    with Service(Settings(data_dir=folder)) as service:
        service.put([Submission(x, x.text.encode()) for x in story()])


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin)


# --- Every command ---------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    found = run(command, "--help")
    assert found.exit_code == 0
    assert f"Example:\n    risalah {command}" in found.stdout


def test_the_version_says_how_the_extraction_runs() -> None:
    assert run("--version").output.endswith(f", extraction {native.state()}\n")


def test_help_lists_every_command() -> None:
    found = run("--help")
    assert all(f"  {command}" in found.stdout for command in COMMANDS)


@pytest.mark.parametrize("arguments", [("nothing",), ("query",), ("export", "--format", "pdf"), ("info", "extra")])
def test_a_command_that_is_not_used_as_it_should_be_ends_with_2(arguments: tuple[str, ...]) -> None:
    found = run(*arguments)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "Error:" in found.stderr or "Usage:" in found.stderr


@pytest.mark.parametrize("command", ["info", "validate", "export"])
def test_without_data_a_command_says_what_to_do_first(tmp_path: Path, command: str) -> None:
    found = run("--data-dir", tmp_path / "none", command)
    assert found.exit_code in (1, 2)
    assert "risalah ingest" in found.stderr
    assert not (tmp_path / "none").exists()


def test_a_setting_that_is_not_accepted_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RISALAH_BATCH_REPORTS", "many")
    found = run("info", "--data-dir", tmp_path)
    assert found.exit_code == 2
    assert "RISALAH_BATCH_REPORTS is 'many'" in found.stderr


def test_the_data_directory_comes_from_option_or_environment(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("--data-dir", data, "info", "--json").exit_code == 0
    assert run("info", "--json", "--data-dir", data).exit_code == 0
    monkeypatch.setenv("RISALAH_DATA_DIR", str(data))
    assert json.loads(run("info", "--json").stdout)["reports"] == 4


def test_no_other_distribution_owns_our_packages() -> None:
    assert foreign_owners() == {}


def test_output_that_nobody_reads_to_its_end_is_no_failure(data: Path) -> None:
    command = [sys.executable, "-m", "web.cli", "--data-dir", str(data), "export"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    assert process.wait() == 0
    assert b"Traceback" not in said


# --- Query -----------------------------------------------------------------------------------------

WHO = "SELECT DISTINCT ?to { ?who risalah:directed ?to } ORDER BY ?to"


def test_a_query_gives_csv_where_no_terminal_reads(data: Path) -> None:
    found = run("query", WHO, "--data-dir", data)
    assert found.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert [row["to"].rpartition("/id/")[2] for row in rows] == sorted(
        {a for x in story() for d in x.directives for a in d.addressees}
    )


@pytest.mark.parametrize(("kind", "begins"), [("json", '{"head"'), ("xml", "<?xml"), ("csv", "to"), ("tsv", "?to")])
def test_a_query_answers_in_the_format_asked_for(data: Path, kind: str, begins: str) -> None:
    assert run("query", WHO, "--format", kind, "--data-dir", data).stdout.startswith(begins)


def test_a_query_comes_from_a_file_or_standard_input(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "who.rq"
    path.write_text(WHO)
    expected = run("query", WHO, "--data-dir", data).stdout
    assert run("query", path, "--data-dir", data).stdout == expected
    assert run("query", "-", "--data-dir", data, stdin=WHO).stdout == expected


def test_a_graph_is_given_as_turtle(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ttl"
    query = "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a foaf:Person ; rdfs:label ?o }"
    assert run("query", query, "--out", out, "--data-dir", data).stdout == ""
    assert len(Graph().parse(out)) == len({p.id for x in story() for p in x.people})


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * { ?s ?p", "line 1, column 17"),
        ("nothing.rq", "neither a SPARQL query nor a file"),
        ("DELETE WHERE { ?s ?p ?o }", "is an update"),
    ],
    ids=["broken", "no file", "an update"],
)
def test_what_is_no_query_ends_with_2(data: Path, query: str, says: str) -> None:
    found = run("query", query, "--data-dir", data)
    assert (found.exit_code, found.stdout) == (2, "")
    assert says in found.stderr


# --- Export, validate, info ------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "parser"), [("nquads", "nquads"), ("trig", "trig")])
def test_an_export_with_graphs_reads_back(data: Path, kind: str, parser: str) -> None:
    found = run("export", "--format", kind, "--data-dir", data)
    parsed = Dataset().parse(data=found.stdout, format=parser)
    with Service(Settings(data_dir=data)) as service:
        for name in service.store.graph_names():
            assert isomorphic(parsed.get_context(name), service.store.graph(name))


def test_an_exported_file_appears_only_when_complete(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.ttl"
    assert run("export", "--format", "turtle", "--out", out, "--data-dir", data).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["all.ttl"]
    missing = run("export", "--out", tmp_path / "no" / "folder.nq", "--data-dir", data)
    assert (missing.exit_code, "cannot be written" in missing.stderr) == (2, True)


def test_a_sound_store_validates(data: Path) -> None:
    found = run("validate", "--data-dir", data)
    assert (found.exit_code, found.stdout) == (0, "")
    assert "all reports and the registry hold" in found.stderr


def test_what_does_not_hold_is_listed_and_ends_with_1(tmp_path: Path) -> None:
    fill(tmp_path)
    with Service(Settings(data_dir=tmp_path)) as service:
        service.archive.database.connection.execute("DELETE FROM report WHERE key = 'f1'")
    found = run("validate", "--data-dir", tmp_path)
    assert found.exit_code == 1
    assert "the graph belongs to no report" in found.stdout


def test_info_is_for_people_and_for_programs(data: Path) -> None:
    assert "reports      4\n" in run("info", "--data-dir", data).stdout
    assert json.loads(run("info", "--json", "--data-dir", data).stdout)["entities"]["person"] == 4


# --- Changing the data -----------------------------------------------------------------------------


def test_deleting_says_what_went_and_what_was_not_there(tmp_path: Path) -> None:
    fill(tmp_path)
    found = run("delete", "p2", "nothing", "--data-dir", tmp_path)
    assert (found.exit_code, found.stdout) == (1, "")
    assert "2 reports: 1 deleted, 1 skipped" in found.stderr
    assert "nothing: skipped: there is no report 'nothing'" in found.stderr


def test_rebuilding_with_another_base_writes_all_iris_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    monkeypatch.setenv("RISALAH_BASE", "https://risalah.example/")
    refused = run("info", "--data-dir", tmp_path)
    assert (refused.exit_code, "run `risalah rebuild`" in refused.stderr) == (1, True)
    assert run("rebuild", "--data-dir", tmp_path).exit_code == 0
    assert "https://risalah.example/id/" in run("query", WHO, "--data-dir", tmp_path).stdout


def test_judging_prints_the_id_by_which_it_is_taken_back(tmp_path: Path) -> None:
    fill(tmp_path)
    made = run("judge", HASAN, "same", LAILA, "--reason", "A test.", "--by", "sari", "--data-dir", tmp_path)
    assert made.exit_code == 0
    listed = run("judgements", HASAN, "--json", "--data-dir", tmp_path)
    (row,) = map(json.loads, listed.stdout.splitlines())
    assert (row["id"], row["by"], row["reason"]) == (made.stdout.strip(), "sari", "A test.")
    assert run("judgements", "--undo", row["id"], "--data-dir", tmp_path).exit_code == 0
    again = run("judgements", "--undo", row["id"], "--data-dir", tmp_path)
    assert (again.exit_code, "was taken back" in again.stderr) == (1, True)
    assert "taken back" in run("judgements", HASAN, "--data-dir", tmp_path).stdout


def test_judging_what_no_report_names_ends_with_2(data: Path) -> None:
    found = run("judge", HASAN, "same", "person/nobody", "--data-dir", data)
    assert (found.exit_code, "no report names" in found.stderr) == (2, True)
