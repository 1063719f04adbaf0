"""Pages kept in memory: the same until the data change, never for a signed-in reader, not sent twice."""

from __future__ import annotations

from pathlib import Path

from graph.service import Service, Submission
from graph.settings import Settings
from tests.factories import central, province
from tests.web.conftest import browsing, fill


def test_a_page_changes_when_the_data_do(tmp_path: Path) -> None:
    data_dir = fill(tmp_path / "data", central())
    client = browsing(data_dir)
    assert "Hasan Baruna" not in client.get("/search?kind=person").text
    with Service(Settings(data_dir=data_dir)) as service:
        service.put([Submission(province(), province().text.encode())])
    assert "Hasan Baruna" in client.get("/search?kind=person").text


def test_languages_and_addresses_are_kept_apart(tmp_path: Path) -> None:
    client = browsing(fill(tmp_path / "data", central()))
    english, indonesian = (client.get("/", headers={"Accept-Language": code}) for code in ("en", "id"))
    assert '<html lang="en">' in english.text
    assert '<html lang="id">' in indonesian.text
    assert client.get("/search?q=banjir").text != client.get("/search?q=warga").text


def test_a_page_that_the_browser_holds_is_not_sent_again(tmp_path: Path) -> None:
    client = browsing(fill(tmp_path / "data", central()))
    first = client.get("/directives", headers={"Accept-Encoding": "gzip"})
    again = client.get("/directives", headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})
    assert (first.status_code, first.headers["Content-Encoding"]) == (200, "gzip")
    assert (again.status_code, again.data) == (304, b"")


def test_a_signed_in_reader_gets_a_page_of_their_own(tmp_path: Path) -> None:
    client = browsing(fill(tmp_path / "data", central()))
    assert "ETag" in client.get("/").headers
    client.set_cookie("session", "somebody")
    assert "ETag" not in client.get("/").headers
