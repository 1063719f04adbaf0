"""The trace as page, table, picture and data: one address, one answer in every form."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Dataset

from graph.views import View
from graph.vocabulary import RISALAH
from tests.web.conftest import browsing


@pytest.fixture
def start(story_dir: Path) -> str:
    """A directive of the story that rests on a regulation."""
    view = View(story_dir / "catalogue.sqlite")
    return str(view.value("SELECT directive FROM basis ORDER BY directive LIMIT 1"))


def test_every_step_shows_its_sentence_and_opens_the_report(client: FlaskClient, start: str) -> None:
    page = client.get(f"/trace/{start}").text
    assert "Where the trace starts" in page
    assert "<mark>" in page
    assert "/page/report/" in page
    assert "#e" in page


def test_the_table_has_a_row_for_each_step(client: FlaskClient, start: str) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"/trace/{start}?format=csv").text)))
    assert rows[0].keys() >= {"step", "depth", "carries_on", "link", "shared", "issuer", "action", "quote"}
    assert start in {row["id"] for row in rows}
    assert {row["link"] for row in rows} <= {"", "stated", "possible"}


def test_the_picture_is_well_formed_svg_without_style_or_script(client: FlaskClient, start: str) -> None:
    answer = client.get(f"/trace/{start}?format=svg")
    assert answer.mimetype == "image/svg+xml"
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(answer.text).iter()}
    assert names <= {"svg", "defs", "marker", "path", "rect", "g", "text"}


def test_the_data_are_the_reports_own_statements(client: FlaskClient, start: str) -> None:
    answer = client.get(f"/trace/{start}?format=jsonld")
    assert answer.mimetype == "application/ld+json"
    json.loads(answer.text)
    read = Dataset()
    read.parse(data=answer.text, format="json-ld")
    nodes = set(read.subjects(RDF.type, RISALAH.Directive))
    assert any(str(node).endswith(start) for node in nodes)
    assert all(list(read.objects(node, RISALAH.evidence)) for node in nodes)


def test_only_the_embedded_trace_may_stand_in_a_frame(client: FlaskClient, start: str) -> None:
    assert "frame-ancestors *" in client.get(f"/embed/trace/{start}").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get(f"/trace/{start}").headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/trace/person/nobody", "/trace/report/p1", "/trace/directive/p1/none"])
def test_what_is_not_there_is_said_to_be_missing(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["up=9", "strength=loud", "since=yesterday", "possible=maybe", "format=pdf"])
def test_a_wrong_argument_is_told_with_what_is_accepted(client: FlaskClient, start: str, query: str) -> None:
    answer = client.get(f"/trace/{start}?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.text


def test_a_topic_finds_its_directives_and_nonsense_finds_none(client: FlaskClient) -> None:
    assert "No directive starts a trace here." in client.get("/trace?q=zzzzqqqq").text
    assert client.get("/trace").status_code == 200


def test_an_empty_dataset_says_how_to_fill_it(empty_client: FlaskClient) -> None:
    assert "risalah ingest" in empty_client.get("/trace").text


def test_hostile_names_are_text(hostile_dir: Path) -> None:
    client = browsing(hostile_dir)
    view = View(hostile_dir / "catalogue.sqlite")
    for row in view.rows("SELECT id FROM directive"):
        for form in ("html", "svg"):
            page = client.get(f"/trace/{row['id']}?format={form}").text
            assert "<img" not in page.replace('<img src="/assets', "").replace('<img src="/static', "")
