"""The way back and forward, and what folds on a narrow screen: in both languages, wide and narrow.

The browser's console stays empty and nothing leaves the machine, as in every test with a browser (`tests/conftest.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import guard
from tests.web.every_page import MEETING, PERSON


def unfolded(page: Page) -> None:
    """Open the filters where they fold."""
    summary = page.locator("[data-filters] > summary").first
    if summary.is_visible():
        summary.click()


def test_through_search_to_a_page_and_back(screen: Page, story_site: str) -> None:
    screen.goto(f"{story_site}/search?q=jambi")
    count = screen.locator(".results-count")
    before = count.text_content() or ""
    unfolded(screen)
    screen.locator("input[name=kind][value=post]").check()
    screen.wait_for_url("**kind=post**")
    narrowed = count.text_content() or ""
    assert narrowed != before
    screen.locator(".hit-name a").first.click()
    screen.wait_for_url("**/page/post/**")
    screen.go_back()
    expect(count).to_have_text(narrowed)
    screen.go_back()
    expect(count).to_have_text(before)
    screen.go_forward()
    expect(count).to_have_text(narrowed)


def test_through_a_trace(screen: Page, story_site: str) -> None:
    screen.goto(f"{story_site}/trace/{PERSON}")
    unfolded(screen)
    screen.locator("select[name=down]").select_option("0")
    screen.wait_for_url("**down=0**")
    levels = screen.locator(".trace-level").count()
    screen.go_back()
    expect(screen.locator("select[name=down]")).to_have_value("3")
    assert screen.locator(".trace-level").count() > levels
    screen.go_forward()
    expect(screen.locator("select[name=down]")).to_have_value("0")
    expect(screen.locator(".trace-level")).to_have_count(levels)


def test_through_the_time_line_and_the_map(screen: Page, story_site: str) -> None:
    screen.goto(f"{story_site}/timeline")
    screen.locator(".chrono-bars a").first.press("Enter")
    screen.wait_for_url(re.compile(r"at=\d{4}$"))
    screen.locator(".chrono-bars a").first.press("Enter")
    screen.wait_for_url(re.compile(r"at=\d{4}-\d\d$"))
    month = screen.locator(".panel-title").last.text_content()
    screen.go_back()
    screen.wait_for_url(re.compile(r"at=\d{4}$"))
    screen.go_forward()
    expect(screen.locator(".panel-title").last).to_have_text(month or "")

    screen.goto(f"{story_site}/map")
    screen.locator("input[name=what][value=directives]").check()
    screen.wait_for_url("**what=directives**")
    screen.go_back()
    expect(screen.locator("input[name=what][value=meetings]")).to_be_checked()
    screen.go_forward()
    expect(screen.locator("input[name=what][value=directives]")).to_be_checked()


def test_through_a_report(screen: Page, story_site: str) -> None:
    screen.goto(f"{story_site}/page/{MEETING}")
    title = screen.locator("h1").text_content() or ""
    screen.locator("#given .meta a[href*='/page/report/']").first.click()
    screen.wait_for_url(re.compile(r"/page/report/[^#]+#e\d+-\d+$"))
    expect(screen.locator(".s.lit").first).to_be_visible()
    lit = screen.locator(".s.lit").all_text_contents()
    screen.go_back()
    expect(screen.locator("h1")).to_have_text(title)
    screen.go_forward()
    expect(screen.locator(".s.lit").first).to_be_visible()
    assert screen.locator(".s.lit").all_text_contents() == lit


def test_through_the_network(screen: Page, story_site: str) -> None:
    screen.goto(f"{story_site}/network?groups=1")
    before = screen.locator("select[name=measure]").input_value()
    unfolded(screen)
    other = screen.locator(f"select[name=measure] option:not([value={before}])").first.get_attribute("value") or ""
    screen.locator("select[name=measure]").select_option(other)
    screen.locator(".filter-bar button[type=submit]").click()
    screen.wait_for_url(f"**measure={other}**")
    screen.go_back()
    expect(screen.locator("select[name=measure]")).to_have_value(before)
    screen.go_forward()
    expect(screen.locator("select[name=measure]")).to_have_value(other)


def test_through_the_explorer_and_its_citation(screen: Page, story_site: str) -> None:
    screen.goto(f"{story_site}/explore")
    screen.locator("[data-begin] .entity-person").first.click()
    canvas = screen.locator("[data-canvas][data-drawn]:not([aria-busy])")
    expect(canvas).to_be_visible()
    screen.wait_for_url("**selected=**")
    name = screen.locator(".selected-name").text_content() or ""
    fold = screen.locator(".share .fold")
    fold.locator("summary").click()
    cited = screen.locator("#citation")
    expect(cited).to_contain_text(name)
    expect(cited).to_contain_text(
        re.compile(r"(Dataset version|Versi himpunan data) \d+, .*\d{4}\. <http.*/explore\?start=")
    )
    told = screen.locator("[data-cited-address]").text_content() or ""
    assert told.partition("/explore")[2] == screen.url.partition("/explore")[2]
    screen.go_back()
    expect(screen.locator("[data-begin]")).to_be_visible()
    expect(cited).not_to_contain_text(name)
    screen.go_forward()
    expect(canvas).to_be_visible()
    expect(cited).to_contain_text(name)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_filters_of_a_trace_fold_on_a_telephone(
    new_context: Callable[..., BrowserContext], faults: Any, story_site: str, script: bool
) -> None:
    context = new_context(viewport={"width": 360, "height": 800}, java_script_enabled=script)
    page = guard(context, faults).new_page()
    page.goto(f"{story_site}/trace/{PERSON}")
    summary, field = page.locator("[data-filters] > summary"), page.locator("select[name=down]")
    expect(summary).to_be_visible()
    expect(field).to_be_hidden()
    summary.press("Enter")
    expect(field).to_be_visible()
    field.select_option("1")
    if not script:
        page.locator(".filter-actions button").click()
    page.wait_for_url("**down=1**")
    expect(field).to_have_value("1")
    # with a script the fold stays as it was left, for the next choice; on the way to another page it is closed
    expect(field).to_be_visible(visible=script)
    page.goto(f"{story_site}/trace/{MEETING}")
    expect(field).to_be_hidden()


@pytest.mark.parametrize(
    "path", ["/trace/" + PERSON, "/search?q=jambi", "/directives", "/timeline", "/network?groups=1"]
)
def test_filters_and_menu_lie_open_on_wide_screens_without_script(
    new_context: Callable[..., BrowserContext], faults: Any, story_site: str, path: str
) -> None:
    context = new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    page = guard(context, faults).new_page()
    page.goto(f"{story_site}{path}")
    expect(page.locator("[data-filters] input, [data-filters] select").first).to_be_visible()
    expect(page.locator("[data-filters] > summary")).to_be_hidden()
    expect(page.locator(".nav-main a").first).to_be_visible()
    expect(page.locator("[data-menu] > summary")).to_be_hidden()
