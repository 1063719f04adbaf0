"""Names that try to break out of page, picture, feed and file are text in all of them."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext, Page, expect
from rdflib import Graph

from graph import ids
from tests.conftest import guard
from tests.gexf import faults as gexf_faults
from tests.web.conftest import browsing
from tests.web.hostile import FORMULA, HOSTILE, MARKUP

PERSON = ids.person(MARKUP)
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
PAGES = (
    "/", "/search?q=img", "/search?q=Panjang", "/search", "/directives", "/page/report/h1", "/timeline", "/map",
    "/about", "/network", "/trace", "/trace?q=segera", "/explore", "/watchlist", "/sparql",
    "/sparql?query=SELECT%20%3Fs%20%3Fo%20WHERE%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D",
)  # fmt: skip


@pytest.fixture
def hostile_client(hostile_dir: Path) -> FlaskClient:
    """A client of the application over the hostile report."""
    return browsing(hostile_dir)


def things(client: FlaskClient) -> list[str]:
    """Local ids of all that the hostile report makes a page of."""
    found = []
    for kind in ("", "?kind=directive"):
        answer = client.get(f"/search{kind}{'&' if kind else '?'}format=csv").text.lstrip("\ufeff")
        found += [row["id"] for row in csv.DictReader(answer.splitlines())]
    return [i for i in found if "/" in i and not i.startswith(("report/", "statement/"))]


def test_names_are_shown_as_text_on_every_page(
    new_context: Callable[..., BrowserContext], faults: Any, hostile_site: str, hostile_client: FlaskClient
) -> None:
    page = guard(new_context(viewport={"width": 360, "height": 800}), faults).new_page()
    page.on("dialog", lambda dialog: faults.seen.append(f"a script ran: {dialog.message}"))
    own = things(hostile_client)
    assert {i.partition("/")[0] for i in own} >= {"person", "post", "organisation", "group", "meeting", "regulation"}
    traces = [f"/{where}/{quote(i)}" for where in ("trace", "embed/trace") for i in own]
    for path in [*PAGES, *(f"/page/{quote(i)}" for i in own), *traces]:
        page.goto(f"{hostile_site}{path}")
        if page.locator("[data-graph]").count():
            expect(page.locator("[data-graph-canvas][data-drawn], [data-graph-canvas][hidden]").first).to_be_attached()
        assert page.locator("img[onerror], main script, a[href^='javascript:']").count() == 0, path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        assert "49" not in (page.locator("h1").first.text_content() or ""), path


def test_suggestions_are_text(page: Page, hostile_site: str) -> None:
    page.goto(f"{hostile_site}/")
    page.get_by_role("combobox").press_sequentially("img")
    expect(page.get_by_role("option").first).to_contain_text(MARKUP)
    assert page.locator("[role=option] img").count() == 0


def test_what_the_canvas_tells_under_the_pointer_is_text(page: Page, hostile_site: str) -> None:
    page.goto(f"{hostile_site}/explore?node={quote(PERSON)}")
    canvas = page.locator("[data-canvas][data-drawn='1']")
    expect(canvas).to_be_visible()
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    for step in range(4):
        page.mouse.move(box["x"] + box["width"] / 2 + step, box["y"] + box["height"] / 2 + step)
    tip = page.locator(".vis-tooltip")
    expect(tip).to_contain_text(MARKUP)
    assert tip.locator("img").count() == 0


FILES = ("/directives", "/timeline", "/map", "/about", "/search", "/trace?q=segera")


def test_no_cell_of_a_csv_file_begins_a_formula(hostile_client: FlaskClient) -> None:
    own = things(hostile_client)
    paths = [f"{path}{'&' if '?' in path else '?'}format=csv" for path in FILES]
    paths += [f"/{where}/{quote(i)}?format=csv" for where in ("page", "trace") for i in own]
    paths += [f"/explore/export.{name}?start={quote(PERSON)}&step={quote(PERSON)}" for name in ("csv", "things.csv")]
    seen = ""
    for path in paths:
        response = hostile_client.get(path)
        assert response.mimetype == "text/csv", path
        cells = [cell for row in csv.reader(response.text.lstrip("\ufeff").splitlines()) for cell in row]
        begun = [c for c in cells if c.startswith(BEGINS_FORMULA) and not re.fullmatch(r"-\d+(\.\d+)?", c)]
        assert begun == [], path
        seen += response.text
    assert f"'{FORMULA}" in seen


def test_pictures_feeds_and_files_are_whole_and_hold_no_markup_of_others(hostile_client: FlaskClient) -> None:
    own = things(hostile_client)
    view = f"start={quote(PERSON)}&step={quote(PERSON)}"
    texts = [f"/feeds/{quote(i)}.atom" for i in own if not i.startswith("group/")]
    texts += [f"/trace/{quote(i)}?format=svg" for i in own]
    texts += [f"/explore/export.{name}?{view}" for name in ("svg", "graphml", "gexf")]
    texts += ["/feeds/search.atom?q=img"]
    for path in texts:
        response = hostile_client.get(path)
        assert response.status_code == 200, path
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(response.data).iter()}
        assert tags.isdisjoint({"img", "script", "foreignObject"}), path
    assert gexf_faults(hostile_client.get(f"/explore/export.gexf?{view}").data) == []
    labels = {str(o) for o in Graph().parse(data=hostile_client.get(f"/explore/export.ttl?{view}").data).objects()}
    assert labels & set(HOSTILE)
