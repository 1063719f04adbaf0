"""Networks as files: read back by the programs' own readers, with every attribute."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest

from graph.errors import UsageError
from graph.network import exporting
from tests.gexf import faults

NAME = 'Dinas "Pekerjaan"\n<Umum> & Tata\x0b Ruang = Ä'


def network(*, directed: bool = True) -> Any:
    made = nx.DiGraph(name="directed-body") if directed else nx.Graph(name="co-attendance")
    made.add_node("organisation/a", label=NAME, kind="organisation", level="province", region="place/15")
    made.add_node("organisation/b", label="=1+1", kind="organisation", level="centre", region=None)
    made.add_edge(
        "organisation/a", "organisation/b", weight=3, reports=4, outlets=2, first="2024-03-01", last="2024-05-02",
        confidence=0.93, evidence=("evidence/r1/1-2", "evidence/r2/3-4"),
    )  # fmt: skip
    return made


EXPECTED = {
    "weight": 3, "reports": 4, "outlets": 2, "first": "2024-03-01", "last": "2024-05-02", "confidence": 0.93,
    "evidence": "evidence/r1/1-2 evidence/r2/3-4",
}  # fmt: skip


@pytest.mark.parametrize("directed", [True, False], ids=["directed", "undirected"])
@pytest.mark.parametrize(("kind", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_back_every_attribute(tmp_path: Path, kind: str, read: Any, directed: bool) -> None:
    path = tmp_path / "network"
    path.write_bytes(exporting.write(network(directed=directed), kind))
    found = read(path)
    assert found.is_directed() is directed
    known = found.edges["organisation/a", "organisation/b"]
    assert {name: known[name] for name in EXPECTED} == EXPECTED
    assert found.nodes["organisation/a"]["kind"] == "organisation"
    assert " ".join(found.nodes["organisation/a"]["label"].split()) == " ".join(NAME.replace("\x0b", " ").split())
    assert "region" not in found.nodes["organisation/b"]
    if kind == "gexf":
        assert (known["start"], known["end"]) == ("2024-03-01", "2024-05-02")


def test_igraph_reads_graphml_and_pajek(tmp_path: Path) -> None:
    for kind, ending in (("graphml", "graphml"), ("pajek", "net")):
        path = tmp_path / f"network.{ending}"
        path.write_bytes(exporting.write(network(), kind))
        found = igraph.Graph.Read(str(path), format=kind)
        assert found.is_directed()
        assert found.es[0]["weight"] == 3
        assert found.es[0]["evidence"] == EXPECTED["evidence"]
        assert found.vs[0]["kind"] == "organisation"


def test_networkx_reads_pajek(tmp_path: Path) -> None:
    path = tmp_path / "network.net"
    path.write_bytes(exporting.write(network(), "pajek"))
    found = nx.read_pajek(path)
    assert set(found) == {"organisation/a", "organisation/b"}
    ((_, _, known),) = found.edges(data=True)
    assert (known["weight"], known["first"], known["evidence"]) == (3.0, "2024-03-01", EXPECTED["evidence"])


READERS = Path(__file__).with_name("readers")


@pytest.mark.parametrize("directed", [True, False], ids=["directed", "undirected"])
@pytest.mark.parametrize("kind", ["gexf", "graphml"])
def test_the_reader_of_gephi_lite_reads_every_attribute(tmp_path: Path, kind: str, directed: bool) -> None:
    if not (READERS / "node_modules").is_dir() or shutil.which("node") is None:
        pytest.skip(f"the readers are not installed: run `npm ci` in {READERS.relative_to(Path.cwd())}")
    path = tmp_path / f"network.{kind}"
    path.write_bytes(exporting.write(network(directed=directed), kind))
    done = subprocess.run(["node", "read.mjs", str(path)], cwd=READERS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["options"]["type"] == ("directed" if directed else "undirected")
    (edge,) = found["edges"]
    assert {edge["source"], edge["target"]} == {"organisation/a", "organisation/b"}
    assert {name: edge["attributes"][name] for name in EXPECTED} == EXPECTED
    nodes = {node["key"]: node["attributes"] for node in found["nodes"]}
    first = nodes["organisation/a"]
    assert {k: first[k] for k in ("kind", "level", "region")} == {
        "kind": "organisation", "level": "province", "region": "place/15"
    }  # fmt: skip
    assert " ".join(first["label"].split()) == " ".join(NAME.replace("\x0b", " ").split())


@pytest.mark.parametrize("directed", [True, False], ids=["directed", "undirected"])
def test_gexf_is_what_its_schema_admits(directed: bool) -> None:
    made = network(directed=directed)
    made.add_edge("organisation/a", "organisation/c", weight=1, first="2024", last="2024", confidence=1.0, evidence=())
    assert faults(exporting.write(made, "gexf")) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (('mode="dynamic"', 'mode="dynamic" name="x"'), "<graph> has no attribute 'name'"),
        (('start="2024-03-01"', 'start="2024"'), "'2024' is no day"),
        (('id="organisation/b"', 'id="organisation/a"'), "ids of nodes come twice"),
        (('type="double"', 'type="number"'), "<attribute type='number'> is not admitted"),
        (('target="organisation/b"', 'target="nobody"'), "an edge ends at nobody, which is no node"),
    ],
)
def test_the_schema_tells_what_is_wrong(wrong: tuple[str, str], told: str) -> None:
    data = exporting.write(network(), "gexf").decode()
    assert wrong[0] in data
    assert told in faults(data.replace(*wrong).encode())


def test_node_link_json_keeps_evidence_as_a_list() -> None:
    data = json.loads(exporting.write(network(), "json"))
    found = nx.node_link_graph(data, edges="links")
    assert found.edges["organisation/a", "organisation/b"]["evidence"] == ["evidence/r1/1-2", "evidence/r2/3-4"]
    assert found.nodes["organisation/a"]["label"] == NAME


def test_edges_as_csv_are_no_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(exporting.write(network(), "csv").decode())))
    assert rows[0]["target_label"] == "'=1+1"
    assert {name: rows[0][name] for name in EXPECTED} == {name: str(value) for name, value in EXPECTED.items()}


@pytest.mark.parametrize("kind", sorted(exporting.FORMATS))
def test_an_empty_network_is_a_file_too(kind: str) -> None:
    assert exporting.write(nx.DiGraph(), kind)


def test_equal_networks_are_equal_files() -> None:
    for kind in exporting.FORMATS:
        assert exporting.write(network(), kind) == exporting.write(network(), kind)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no network format 'docx'"):
        exporting.write(network(), "docx")
