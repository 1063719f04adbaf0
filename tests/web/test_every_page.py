"""Every page in pairings of language, width and theme: axe finds no violation, the browser no fault."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext, Page

from tests.conftest import guard
from tests.web.every_page import PAGES, PROBLEMS, forgotten

PAIRINGS: tuple[tuple[str, int, str], ...] = tuple(product(("en-GB", "id-ID"), (360, 1280), ("light", "dark")))
ALL_SETTING = "AXE_EVERY_PAIRING"
"""Environment variable that, set to anything, asks for every page in every pairing: minutes instead of one."""


def looked_at(pairing: int) -> list[str]:
    """The addresses that are looked at in one of the `PAIRINGS`.

    Each page is in one pairing and in its opposite, so that it is seen in both languages, widths and themes;
    the next page, often of the same route, is in the next two.
    """
    every = (*PAGES, *PROBLEMS)
    if os.environ.get(ALL_SETTING):
        return list(every)
    opposite = len(PAIRINGS) - 1 - pairing
    return [address for n, address in enumerate(every) if n % len(PAIRINGS) in (pairing, opposite)]


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


def test_each_page_is_seen_in_both_languages_widths_and_themes() -> None:
    for address in (*PAGES, *PROBLEMS):
        met = [pairing for n, pairing in enumerate(PAIRINGS) if address in looked_at(n)]
        assert [len(set(each)) for each in zip(*met, strict=True)] == [2, 2, 2], address


@pytest.mark.slow
@pytest.mark.parametrize("pairing", range(len(PAIRINGS)), ids=[f"{la}-{w}-{t}" for la, w, t in PAIRINGS])
def test_axe_finds_no_violation_on_any_page(
    new_context: Callable[..., BrowserContext], faults: Any, story_site: str, pairing: int
) -> None:
    faults.expect("40[04]")
    language, width, theme = PAIRINGS[pairing]
    context = new_context(
        locale=language, color_scheme=theme, reduced_motion="reduce", viewport={"width": width, "height": 800}
    )
    page = guard(context, faults).new_page()
    told = []
    for address in looked_at(pairing):
        shown(page, story_site, address)
        found = Axe().run(page)
        if found.violations_count:
            told.append(f"{address}\n{found.generate_report()}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            told.append(f"{address} is wider than {width} pixels")
    assert not told, "\n\n".join(told)
