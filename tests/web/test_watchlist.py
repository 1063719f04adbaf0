"""The watchlist: kept in the browser alone, tells what is new, and trusts nothing it finds in storage."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import guard
from tests.factories import province, story
from tests.web.conftest import fill

PERSON = "/page/person/hasan-baruna"


def test_the_page_says_where_the_list_is_kept_and_sets_no_cookie(client: FlaskClient) -> None:
    answer = client.get("/watchlist")
    assert "kept in this browser alone" in answer.text
    assert "Set-Cookie" not in answer.headers


def watch(page: Page, site: str, path: str = PERSON) -> None:
    """Open a page and press the button."""
    page.goto(f"{site}{path}")
    button = page.locator("[data-watch]")
    expect(button).to_have_text("Watch")
    with page.expect_response(lambda answer: answer.url.endswith(".atom")) as feed:
        button.click()
    expect(button).to_have_text("Watching")
    expect(button).to_have_attribute("aria-pressed", "true")
    feed.value.finished()
    page.evaluate("() => new Promise((done) => setTimeout(done, 100))")  # until the feed's entries are kept as seen


@pytest.mark.browser
def test_what_is_watched_is_listed_and_told_to_have_nothing_new(page: Page, story_site: str) -> None:
    watch(page, story_site)
    page.goto(f"{story_site}/watchlist")
    item = page.locator(".watch-item")
    expect(item.get_by_role("heading")).to_contain_text("Hasan Baruna")
    expect(item.locator(".count")).to_have_text("nothing new")
    item.get_by_role("link", name="Hasan Baruna", exact=True).click()
    page.wait_for_url(f"**{PERSON}")
    expect(page.locator("[data-watch]")).to_have_text("Watching")


@pytest.mark.browser
def test_what_a_report_adds_is_new_once(page: Page, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    site = serve(fill(tmp_path / "before" / "data", province())).rstrip("/")
    watch(page, site, "/page/post/gubernur-jambi")
    held = page.evaluate("localStorage.getItem('watchlist')")
    newer = serve(fill(tmp_path / "after" / "data", *story())).rstrip("/")
    page.goto(f"{newer}/watchlist")
    page.evaluate("held => localStorage.setItem('watchlist', held)", held)
    page.reload()
    expect(page.locator(".watch-count")).to_contain_text("new")
    expect(page.locator(".watch-badge").first).to_have_text("new")
    expect(page.locator("[data-ready]")).to_have_count(1)
    page.reload()
    expect(page.locator(".watch-item .count")).to_have_text("nothing new")


@pytest.mark.browser
def test_watching_ends_on_either_page(page: Page, story_site: str) -> None:
    watch(page, story_site)
    page.locator("[data-watch]").click()
    expect(page.locator("[data-watch]")).to_have_text("Watch")
    page.locator("[data-watch]").click()
    page.goto(f"{story_site}/watchlist")
    page.get_by_role("button", name="Stop watching: Hasan Baruna").click()
    expect(page.locator("[data-watchlist-empty]")).to_be_visible()
    assert page.evaluate("localStorage.getItem('watchlist')") == "[]"


@pytest.mark.browser
@pytest.mark.parametrize(
    "stored",
    [
        "no JSON at all",
        '{"id": 1}',
        json.dumps([{"id": "person/x", "feed": "https://example.org/x.atom", "label": "x", "page": "https://evil"}]),
        json.dumps([{"id": "person/x", "feed": "/search", "label": "<img src=x onerror=1>", "page": "javascript:1"}]),
        json.dumps([None, 5, {"label": "no id"}]),
    ],
    ids=["no JSON", "no list", "another machine", "markup and script", "no things"],
)  # fmt: skip
def test_what_storage_holds_is_not_trusted(page: Page, story_site: str, stored: str) -> None:
    page.goto(f"{story_site}/about")
    page.evaluate("stored => localStorage.setItem('watchlist', stored)", stored)
    page.goto(f"{story_site}/watchlist")
    expect(page.locator("[data-ready]")).to_have_count(1)
    assert page.locator("main img").count() == 0
    assert page.locator("main a[href^='javascript:'], main a[href*='evil']").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_filled_list_is_accessible_and_fits_a_phone(
    new_context: Callable[..., BrowserContext], faults: Any, story_site: str, scheme: Any
) -> None:
    page = guard(new_context(color_scheme=scheme, viewport={"width": 360, "height": 800}), faults).new_page()
    watch(page, story_site)
    watch(page, story_site, "/page/regulation/uu-24-2007")
    page.goto(f"{story_site}/watchlist")
    expect(page.locator("[data-ready]")).to_have_count(1)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
