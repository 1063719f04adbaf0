"""Every page, in both languages, light and dark, narrow and wide: axe finds no violation, the browser no fault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext, Page

from tests.conftest import guard
from tests.web.every_page import PAGES, PROBLEMS, forgotten

WIDTHS = {"en-GB": 360, "id-ID": 1440}
"""Screens on which a language is looked at; the layout does not depend on the language's letters."""


def test_no_page_is_forgotten(client: FlaskClient) -> None:
    assert forgotten(client.application) == set()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_one(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (200, "text/html")
    assert response.text.count("<h1") == 1
    assert "<title>" in response.text


@pytest.mark.parametrize(("address", "status"), PROBLEMS.items())
def test_a_problem_is_told_on_a_page(client: FlaskClient, address: str, status: int) -> None:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (status, "text/html")


def shown(page: Page, site: str, address: str) -> None:
    """Open a page with all that folds open, and wait for what its scripts draw."""
    page.goto(f"{site}{address}")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


@pytest.mark.slow
@pytest.mark.parametrize("language", list(WIDTHS))
def test_axe_finds_no_violation_on_any_page(
    new_context: Callable[..., BrowserContext], faults: Any, story_site: str, language: str
) -> None:
    faults.expect("40[04]")
    width = WIDTHS[language]
    context = new_context(
        locale=language, color_scheme="light", reduced_motion="reduce", viewport={"width": width, "height": 800}
    )
    page = guard(context, faults).new_page()
    told = []
    for address in (*PAGES, *PROBLEMS):
        shown(page, story_site, address)
        for theme, rules in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
            page.evaluate("theme => { document.documentElement.dataset.bsTheme = theme }", theme)
            found = Axe().run(page, options=rules)
            if found.violations_count:
                told.append(f"{address}, {theme}\n{found.generate_report()}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            told.append(f"{address} is wider than {width} pixels")
    assert not told, "\n\n".join(told)
