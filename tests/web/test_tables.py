"""Tables as CSV: a short one comes whole, a long one as it is read; the rows are the same."""

from __future__ import annotations

import csv
import gzip
import io
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph.views import View
from tests.web.conftest import browsing
from tests.web.every_page import BODY, MEETING, PERSON
from web import tables

ADDRESSES = (
    "/directives?format=csv", "/directives?format=csv&sort=issuer", "/timeline?format=csv",
    f"/trace/{PERSON}?format=csv", f"/page/{PERSON}?format=csv", f"/page/{BODY}?format=csv",
    f"/page/{MEETING}?format=csv", "/search?q=banjir&format=csv",
)  # fmt: skip


@pytest.fixture
def long_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables count as long from 300 bytes on, and are read two rows at a time."""
    monkeypatch.setattr(tables, "BLOCK_BYTES", 300)
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 2)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_long_table_has_the_rows_of_a_short_one(
    client: FlaskClient, address: str, request: pytest.FixtureRequest
) -> None:
    whole = client.get(address)
    assert (whole.status_code, whole.headers["Content-Length"]) == (200, str(len(whole.data)))
    request.getfixturevalue("long_tables")
    sent = client.get(address)
    assert (sent.status_code, "Content-Length" in sent.headers) == (200, False)
    assert sent.headers["Content-Disposition"] == whole.headers["Content-Disposition"]
    assert list(csv.reader(io.StringIO(sent.text))) == list(csv.reader(io.StringIO(whole.text)))
    packed = client.get(address, headers={"Accept-Encoding": "br, gzip"})
    assert (packed.headers["Content-Encoding"], gzip.decompress(packed.data)) == ("gzip", sent.data)
    assert "Accept-Encoding" in packed.headers["Vary"]


@pytest.mark.usefixtures("long_tables")
def test_rows_are_read_while_a_table_is_sent(client: FlaskClient) -> None:
    answer = client.get("/directives?format=csv")
    first, *later = answer.response
    assert isinstance(first, bytes)
    assert len(later) > 1
    assert first.startswith(b"id,date,issuer,")


@pytest.mark.usefixtures("long_tables")
def test_the_head_of_a_long_table_tells_the_same(client: FlaskClient) -> None:
    head, whole = (client.open("/directives?format=csv", method=method) for method in ("HEAD", "GET"))
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]
    assert head.headers["Content-Disposition"] == whole.headers["Content-Disposition"]
    assert "Content-Length" not in head.headers


@pytest.mark.usefixtures("long_tables")
def test_what_cannot_be_read_is_an_error_and_no_table(story_dir: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(story_dir, tmp_path / "broken")
    for file in folder.glob("archive.sqlite*"):
        file.unlink()
    (folder / "archive.sqlite").write_bytes(b"no database at all" * 100)
    answer = browsing(folder).get("/directives?format=csv", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (500, "text/html")


def test_rows_left_out_are_told(client: FlaskClient, story_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "CSV_ROWS_MAX", 1)
    answer = client.get("/directives?format=csv&confidence=0.01")
    there = View(story_dir / "catalogue.sqlite").value("SELECT count(*) FROM directive")
    assert (len(answer.text.splitlines()), answer.headers["X-Rows-Left-Out"]) == (2, str(there - 1))
