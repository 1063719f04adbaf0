"""Two ways from the start page, in both languages: a journalist's to a citation, a researcher's to a CSV file.

The analyst's way, from a ministry to a regency's agency and out to Gephi, is in `test_explore_browser.py`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import guard

LANGUAGES = ["en-GB", "id-ID"]
SCREENS = {"en-GB": 1440, "id-ID": 360}
"""Screens on which a language's way is gone: a wide one, and a telephone."""


@pytest.fixture
def visitor(
    new_context: Callable[..., BrowserContext], faults: Any, request: pytest.FixtureRequest
) -> tuple[Page, bool]:
    """A page in the language asked for, and whether it speaks English; it is dark where it is narrow."""
    language = request.param
    width = SCREENS[language]
    context = new_context(
        locale=language, viewport={"width": width, "height": 800}, color_scheme="dark" if width < 500 else "light"
    )
    return guard(context, faults).new_page(), language == "en-GB"


@pytest.mark.parametrize("visitor", LANGUAGES, indirect=True)
def test_from_a_name_to_a_trace_to_the_lit_sentence_to_a_citation(visitor: tuple[Page, bool], story_site: str) -> None:
    page, english = visitor
    page.goto(story_site)
    page.get_by_role("combobox").fill("Hasan")
    page.get_by_role("combobox").press("Enter")
    page.locator(".hit-name").get_by_role("link", name="Hasan Baruna", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hasan Baruna")

    page.locator("main").get_by_role("link", name="Trace" if english else "Lacak", exact=True).first.click()
    page.wait_for_url("**/trace/person/hasan-baruna")
    drawn = page.locator(".trace-svg")
    expect(drawn).to_be_visible()
    steps = page.locator(".trace-steps .entry")
    assert drawn.locator(".trace-box").count() == steps.count() > 0
    step = steps.filter(has=page.locator("mark")).first
    act = step.locator("mark").first.text_content() or ""
    expect(drawn).to_contain_text(act.split()[0])

    step.locator(".meta a[href*='/page/report/']").first.click()
    page.wait_for_url(re.compile(r"/page/report/[^#]+#e\d+-\d+$"))
    expect(page.locator(".s.lit").first).to_be_visible()
    lit = "".join(page.locator(".s.lit").all_text_contents())
    assert act in lit or lit in act

    page.go_back()
    expect(page.locator(".trace-svg")).to_be_visible()
    page.go_forward()
    expect(page.locator(".s.lit").first).to_be_visible()
    report = page.url.partition("#")[0].rpartition("/")[2]
    page.get_by_text("Cite this page" if english else "Kutip halaman ini").click()
    cited = page.locator("#citation")
    expect(cited).to_be_visible()
    expect(cited).to_contain_text(f"/id/report/{report}")
    expect(cited).to_contain_text("Dataset version" if english else "Versi himpunan data")


@pytest.mark.parametrize("visitor", LANGUAGES, indirect=True)
def test_from_a_view_to_its_query_to_a_csv_file(visitor: tuple[Page, bool], story_site: str) -> None:
    page, english = visitor
    page.goto(story_site)
    if page.locator("[data-menu] summary").is_visible():
        page.locator("[data-menu] summary").click()
    page.get_by_role("navigation").get_by_role("link", name="Directives" if english else "Arahan", exact=True).click()
    page.wait_for_url("**/directives")
    page.goto(f"{page.url}?strength=order")
    shown = page.locator("table.directives tbody tr").count()
    assert shown > 0
    page.get_by_text("SPARQL behind this view" if english else "SPARQL di balik tampilan ini").click()
    query = page.locator("#sparql-query").text_content() or ""
    page.get_by_role("link", name="Open in the editor" if english else "Buka di penyunting").click()
    page.wait_for_url(re.compile(r"/sparql\?query="))
    assert page.locator("#query").input_value().split() == query.split()
    expect(page.locator("#results table tbody tr").first).to_be_visible()
    with page.expect_download() as downloading:
        page.locator("#results").get_by_role("link", name="CSV", exact=True).click()
    rows = list(csv.DictReader(downloading.value.path().read_text("utf-8").splitlines()))
    directives = {row["directive"] for row in rows}
    assert len(directives) >= shown
    assert all(row["strength"].endswith("/strength/order") for row in rows)
    page.go_back()
    expect(page.locator("table.directives tbody tr")).to_have_count(shown)
