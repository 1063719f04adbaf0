"""Every feed parses without a fault, says what the pages say under stable ids, and is not sent twice."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from flask.testing import FlaskClient

from graph.settings import Settings
from graph.views import View
from graph.vocabulary import Iris
from tests.web.conftest import browsing
from web.atom import ATOM, clean

IRIS = Iris(Settings().base)  # type: ignore[call-arg]  # every setting has a default
GOVERNOR = "person/hasan-baruna"
FEEDS = (
    "/feeds/search.atom?q=jambi",
    "/feeds/search.atom?kind=directive&strength=order",
    "/feeds/search.atom",
    f"/feeds/{GOVERNOR}.atom",
    "/feeds/post/gubernur-jambi.atom",
    "/feeds/organisation/pemerintah-provinsi-jambi.atom",
    "/feeds/regulation/uu-24-2007.atom",
    "/feeds/place/15.atom",
    "/feeds/group/opd-terkait.atom",
    "/feeds/meeting/p1/2024-03-06-rapat-koordinasi-penanganan-banjir-provinsi-jambi.atom",
)
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def parsed(client: FlaskClient, path: str) -> feedparser.FeedParserDict:
    """A feed as a feed reader sees it."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer.mimetype == "application/atom+xml"
    found = feedparser.parse(answer.data, response_headers={"content-type": answer.headers["Content-Type"]})
    assert not found.bozo, (path, found.get("bozo_exception"))
    return found


def assert_is_atom(body: bytes) -> None:
    """What RFC 4287 demands of a feed and of its entries (section 4.1)."""
    root = ET.fromstring(body)
    assert root.tag == f"{{{ATOM}}}feed"
    for node in (root, *root.findall(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated"):
            (one,) = node.findall(f"{{{ATOM}}}{name}")
            assert one.text
        assert re.match(r"https?://", node.findtext(f"{{{ATOM}}}id") or "")
        assert RFC3339.fullmatch(node.findtext(f"{{{ATOM}}}updated") or "")
        assert node.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name")
        assert len([x for x in node.findall(f"{{{ATOM}}}link") if x.get("rel") == "alternate"]) == 1
        assert all(re.match(r"https?://", x.get("href") or "") for x in node.findall(f"{{{ATOM}}}link"))
    assert len([x for x in root.findall(f"{{{ATOM}}}link") if x.get("rel") == "self"]) == 1
    ids = [e.findtext(f"{{{ATOM}}}id") for e in root.findall(f"{{{ATOM}}}entry")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", FEEDS)
def test_every_feed_is_valid_and_newest_first(client: FlaskClient, path: str) -> None:
    found = parsed(client, path)
    assert found.version == "atom10"
    assert found.entries
    times = [entry.updated for entry in found.entries]
    assert times == sorted(times, reverse=True)
    assert found.feed.updated == times[0]
    assert_is_atom(client.get(path).data)


def test_entries_have_the_iris_of_the_data_and_the_day_of_their_report(client: FlaskClient) -> None:
    found = parsed(client, f"/feeds/{GOVERNOR}.atom")
    assert found.feed.title == "Hasan Baruna · Risalah"
    ids = {IRIS.local(entry.id) for entry in found.entries}
    assert "directive/p1/3e3a8e0f" in ids
    (entry,) = (e for e in found.entries if IRIS.local(e.id) == "directive/p1/3e3a8e0f")
    assert entry.author
    assert "segera mendata rumah rusak" in entry.title
    assert "segera mendata rumah rusak" in entry.summary
    assert any("/page/report/p1#e" in link.href for link in entry.links)


def test_what_came_of_a_directive(hostile_dir: Path) -> None:
    view = View(hostile_dir / "catalogue.sqlite")
    (row,) = view.rows("SELECT id, directive FROM follow_up")
    found = parsed(browsing(hostile_dir), f"/feeds/{row['directive']}.atom")
    assert [IRIS.local(entry.id) for entry in found.entries] == [row["id"]]


def test_a_directive_that_nothing_is_reported_of_has_an_empty_feed(client: FlaskClient) -> None:
    assert parsed(client, "/feeds/directive/p1/3e3a8e0f.atom").entries == []


def test_a_feed_without_entries_is_valid(client: FlaskClient) -> None:
    found = parsed(client, "/feeds/search.atom?q=zzzzzzzz")
    assert found.entries == []
    assert_is_atom(client.get("/feeds/search.atom?q=zzzzzzzz").data)


@pytest.mark.parametrize("path", FEEDS[:4])
def test_a_feed_is_not_sent_twice(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_id_of_a_search_does_not_depend_on_how_it_is_shown(client: FlaskClient) -> None:
    plain = parsed(client, "/feeds/search.atom?q=jambi&kind=person")
    shown = parsed(client, "/feeds/search.atom?page=3&kind=person&sort=name&lang=en&q=jambi")
    other = parsed(client, "/feeds/search.atom?q=jambi&kind=post")
    assert plain.feed.id == shown.feed.id != other.feed.id


def test_what_is_not_there_has_no_feed(client: FlaskClient) -> None:
    for path in ("/feeds/person/nobody.atom", "/feeds/directive/p1/00000000.atom", "/feeds/report/p1.atom"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        (f"/page/{GOVERNOR}", f"/feeds/{GOVERNOR}.atom"),
        ("/page/regulation/uu-24-2007", "/feeds/regulation/uu-24-2007.atom"),
        ("/page/directive/p1/3e3a8e0f", "/feeds/directive/p1/3e3a8e0f.atom"),
        ("/search?q=jambi&page=2&kind=person", "/feeds/search.atom?kind=person&amp;q=jambi"),
        ("/", "/feeds/search.atom?kind=directive"),
        ("/page/report/p1", None),
    ],
)
def test_pages_name_their_feed(client: FlaskClient, path: str, feed: str | None) -> None:
    page = client.get(path).text
    found = re.findall(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', page)
    assert found == ([feed] if feed else [])


def test_hostile_words_stay_words(hostile_dir: Path) -> None:
    client = browsing(hostile_dir)
    for path in ("/feeds/search.atom?q=img", "/feeds/search.atom", "/feeds/search.atom?kind=directive"):
        assert_is_atom(client.get(path).data)
        found = parsed(client, path)
        assert found.entries
    (entry,) = parsed(client, "/feeds/search.atom?kind=report").entries
    assert entry.title == "<img src=x onerror=alert(1)>"
    assert entry.title_detail.type == "text/plain"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\x0bb", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\tb\n\U0001f9ed", "a\tb\n\U0001f9ed"),
    ],
    ids=["null", "vertical tab", "half a character", "what XML can hold"],
)
def test_what_xml_cannot_hold_is_replaced(given: str, kept: str) -> None:
    assert clean(given) == kept
