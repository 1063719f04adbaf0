"""The pages in a real browser: the way from a name to the lit sentence, the graph, the theme, no script.

The browser stays on this machine and any script error, console error or violation of the policy
fails the test (`tests/conftest.py`).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import ROOT, guard, risalah

PERSON = "/page/person/hasan-baruna"


def lit(page: Page) -> str:
    """The words of the reader that are lit."""
    expect(page.locator(".s.lit").first).to_be_visible()
    return "".join(page.locator(".s.lit").all_text_contents())


def graph_is_drawn(page: Page) -> None:
    """The canvas has as many nodes as the data, and something is painted on it."""
    canvas = page.locator("[data-graph-canvas][data-drawn]")
    expect(canvas).to_be_visible()
    page.wait_for_function(  # the first picture is painted with the next frame
        """() => {
          const canvas = document.querySelector("[data-graph-canvas] canvas");
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          return pixels.some((value, i) => i % 4 === 3 && value > 0);
        }"""
    )


def from_name_to_sentence(page: Page, site: str, *, words: str, name: str, post: str) -> None:
    """Search for a name, open the page, read a directive, and open its sentence in the report."""
    page.goto(f"{site}/")
    box = page.get_by_role("combobox")
    box.fill(words)
    box.press("Enter")
    page.locator(".hit-name").get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator(".page-head")).to_contain_text(post)
    graph_is_drawn(page)
    entry = page.locator("#given .entry").first
    expect(entry.locator("time")).not_to_be_empty()
    expect(entry.locator(".who .entity").last).to_be_visible()
    expect(entry.locator(".meta .entity-meeting")).to_be_visible()
    marked = entry.locator("mark").first.text_content() or ""
    assert marked
    entry.locator(".meta a[href*='/page/report/']").first.click()
    page.wait_for_url(re.compile(r"/page/report/[^#]+#e\d+-\d+$"))
    assert marked in lit(page) or lit(page) in marked


@pytest.mark.parametrize("language", ["en-GB", "id-ID"])
def test_from_a_name_to_the_lit_sentence(
    new_context: Callable[..., BrowserContext], faults: Any, story_site: str, language: str
) -> None:
    page = guard(new_context(locale=language), faults).new_page()
    from_name_to_sentence(page, story_site, words="Hasan", name="Hasan Baruna", post="Gubernur Jambi")


def test_haris_of_the_seed_report(page: Page, shared: Path, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    data_dir = tmp_path / "data"
    done = subprocess.run(
        risalah("ingest", shared / "reports" / "seed.txt", data_dir=data_dir),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    site = serve(data_dir).rstrip("/")
    from_name_to_sentence(page, site, words="Haris", name="Al Haris", post="Gubernur Jambi")


def test_a_person_of_the_samples(page: Page, samples_site: str) -> None:
    page.goto(f"{samples_site}/directives")
    told = page.locator("table.directives tbody tr").filter(has=page.locator("td:nth-child(2) .entity-person"))
    row = told.filter(has=page.locator(".entity-meeting")).filter(has=page.locator("td:nth-child(3) .entity")).first
    name = row.locator("td:nth-child(2) .entity-person").text_content() or ""
    from_name_to_sentence(page, samples_site, words=name, name=name, post="")


def test_suggestions_are_chosen_with_the_keyboard(page: Page, story_site: str) -> None:
    page.goto(f"{story_site}/")
    box = page.get_by_role("combobox")
    box.press_sequentially("wirat")
    expect(page.get_by_role("option")).to_have_count(1)
    box.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    page.wait_for_url("**/page/person/wiratama-surya-kusuma")


def test_facets_narrow_and_the_way_back_widens(page: Page, story_site: str) -> None:
    page.goto(f"{story_site}/search?q=jambi")
    before = page.locator(".results-count").text_content()
    page.get_by_role("checkbox", name="Posts").check()
    page.wait_for_url("**kind=post**")
    expect(page.locator(".hit")).to_have_count(2)
    page.go_back()
    expect(page.locator(".results-count")).to_have_text(before or "")


def test_any_stretch_can_be_lit_by_its_address(page: Page, story_site: str) -> None:
    text = page.request.get(f"{story_site}/page/report/p1?format=csv").text()
    assert text
    page.goto(f"{story_site}/page/report/p1#e10-24")
    from tests.factories import PROVINCE_TEXT

    assert lit(page) == PROVINCE_TEXT[10:24]
    page.evaluate("location.hash = '#e30-40'")
    expect(page.locator(".s.lit").first).to_contain_text(PROVINCE_TEXT[30:40].split()[0])
    assert lit(page) == PROVINCE_TEXT[30:40]


def test_the_legend_hides_a_kind(page: Page, story_site: str) -> None:
    page.goto(f"{story_site}/page/report/p1")
    mention = page.locator(".m-person").first
    shown = mention.evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator(".legend").get_by_role("checkbox", name="People").uncheck()
    assert mention.evaluate("e => getComputedStyle(e).backgroundColor") != shown


def test_the_graph_has_an_equal_table(page: Page, story_site: str) -> None:
    page.goto(f"{story_site}{PERSON}")
    graph_is_drawn(page)
    data = page.request.get(f"{story_site}/graph/person/hasan-baruna.json").json()
    page.locator(".graph-panel summary").click()
    rows = page.locator("[data-graph-table] tbody tr")
    expect(rows).to_have_count(len(data["edges"]))
    expect(page.locator("[data-graph-count]")).to_have_text(data["counts"])
    rows.filter(has_text="directed").locator("td:last-child a").first.click()
    page.wait_for_url("**/page/report/**")
    assert lit(page)


def test_the_theme_is_kept(page: Page, story_site: str) -> None:
    page.goto(f"{story_site}/")
    before = page.locator("html").get_attribute("data-bs-theme")
    page.get_by_role("button", name="Light or dark").click()
    after = page.locator("html").get_attribute("data-bs-theme")
    assert {before, after} == {"light", "dark"}
    page.goto(f"{story_site}/directives")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", after or "")


def test_pages_work_without_javascript(
    new_context: Callable[..., BrowserContext], faults: Any, story_site: str
) -> None:
    page = guard(new_context(java_script_enabled=False), faults).new_page()
    page.goto(f"{story_site}/search?q=hasan")
    page.get_by_role("link", name="Hasan Baruna", exact=True).first.click()
    expect(page.locator("#given mark").first).to_have_text("segera mendata rumah rusak")
    page.locator("#given .meta a[href*='/page/report/']").first.click()
    expect(page.locator(".anchor:target")).to_have_count(1)
