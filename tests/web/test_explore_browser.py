"""The graph explorer in a real browser: an analyst's way from a ministry to a regency's agency and out to Gephi."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Route, expect

from graph import ids
from graph.model import Directive, Extraction, Organisation, Place
from tests.conftest import guard
from tests.factories import EXTRACTOR, JAMBI, central, find, finder, info, person, story
from tests.gexf import faults as gexf_faults
from tests.web.conftest import fill
from tests.web.hostile import MARKUP

MINISTRY, MINISTER_POST = "organisation/kementerian-dalam-negeri", "post/menteri-dalam-negeri"
MINISTER, AGENCY = "person/wiratama-surya-kusuma", "organisation/dinas-sosial-kabupaten-batang-hari"
GOVERNOR = "person/hasan-baruna"
TEXT = """JAKARTA - Wiratama Surya Kusuma meminta Dinas Sosial Kabupaten Batang Hari membuka dapur umum. \
Permintaan itu disampaikan Jumat (8/3/2024).
"""


def to_the_agency() -> Extraction:
    """The minister asks an agency of a regency."""
    at = finder(TEXT)
    regency = Place("place/15.04", "Kabupaten Batang Hari", "regency", JAMBI.id)
    agency = Organisation(
        AGENCY, "Dinas Sosial Kabupaten Batang Hari", "regional_agency", region=regency.id,
        mentions=at("Dinas Sosial Kabupaten Batang Hari"), rule="O-05",
    )  # fmt: skip
    action = "membuka dapur umum"
    return Extraction(
        text=TEXT,
        report=info("k1", TEXT, title="Dapur Umum Dibuka", publisher="Kabar Nusantara", published="2024-03-08"),
        people=(person(TEXT, "Wiratama Surya Kusuma"),),
        organisations=(agency,),
        places=(JAMBI, regency),
        directives=(
            Directive(
                ids.relation("directive", "k1", MINISTER, action), MINISTER, (AGENCY,), action, "request", "meminta",
                find(TEXT, action), evidence=at(f"meminta Dinas Sosial Kabupaten Batang Hari {action}"), rule="D-01",
                confidence=0.9,
            ),
        ),
        extractor=EXTRACTOR,
    )  # fmt: skip


@pytest.fixture(scope="module")
def explored_site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The story, and a report of a request to an agency of a regency."""
    assert central().people[0].id == MINISTER
    return serve(fill(tmp_path_factory.mktemp("explored") / "data", *story(), to_the_agency())).rstrip("/")


def settled(page: Page, nodes: int | None = None) -> None:
    """The picture is drawn, with as many things as its table lists."""
    canvas = page.locator("[data-canvas][data-drawn]:not([aria-busy])")
    expect(canvas).to_be_visible()
    if nodes is not None:
        expect(canvas).to_have_attribute("data-drawn", str(nodes))
    expect(page.locator("[data-node-table] tbody tr")).to_have_count(int(canvas.get_attribute("data-drawn") or "0"))


def choose(page: Page, name: str) -> None:
    """Select a thing by its row in the table, as a keyboard or a screen reader would."""
    page.locator("[data-node-table]").get_by_role("button", name=name, exact=True).press("Enter")
    expect(page.locator("[data-panel] .selected-name")).to_have_text(name)


def add(page: Page, relation: str, direction: str, kind: str) -> None:
    """Bring in the neighbours of what is selected, over one relation, by keyboard.

    On a busy machine a click now and then reaches no button: what lies under it may move between its two halves.
    """
    page.locator(f'[data-group="{relation}~{direction}~{kind}"]').press("Enter")


def test_an_answer_that_comes_after_the_choice_opens_no_list(page: Page, explored_site: str) -> None:
    page.goto(f"{explored_site}/explore")
    box = page.locator("[data-add-input]")
    box.press_sequentially("kementerian")
    first = page.locator(".explore-add").get_by_role("option").first
    expect(first).to_be_visible()
    held: list[Route] = []
    page.route("**/search/suggest?*", lambda route: held.append(route))
    with page.expect_request("**/search/suggest?*"):
        box.press_sequentially(" dalam")
    box.press("ArrowDown")
    box.press("Enter")
    settled(page, 2)
    for route in held:
        route.continue_()
    page.unroute("**/search/suggest?*")
    choose(page, "Menteri Dalam Negeri")
    expect(first).to_be_hidden()
    box.press_sequentially("kementerian")  # the same words are asked for again
    expect(first).to_be_visible()


@pytest.mark.parametrize(("language", "word"), [("en-GB", "Explore"), ("id-ID", "Jelajahi")])
def test_from_a_ministry_to_an_agency_of_a_regency_and_out_as_gexf(
    new_context: Callable[..., BrowserContext],
    faults: Any,
    explored_site: str,
    tmp_path: Path,
    language: str,
    word: str,
) -> None:
    wide = {"width": 1440, "height": 900}  # where the navigation lies open
    page = guard(new_context(locale=language, viewport=wide), faults).new_page()
    page.goto(explored_site)
    page.get_by_role("navigation").get_by_role("link", name=word, exact=True).click()
    expect(page.locator("[data-begin] h2")).to_be_visible()  # the script shows it
    box = page.locator("[data-add-input]")
    box.press_sequentially("kementerian dalam")
    expect(page.locator(".explore-add").get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    settled(page, 2)
    choose(page, "Menteri Dalam Negeri")
    add(page, "holds", "in", "person")
    settled(page, 3)
    choose(page, "Wiratama Surya Kusuma")
    group = page.locator(".groups li").filter(has=page.locator('[data-group="directed~out~organisation"]'))
    expect(group).to_contain_text("1")
    add(page, "directed", "out", "organisation")
    settled(page, 4)
    expect(page.locator("[data-node-table]")).to_contain_text("Dinas Sosial Kabupaten Batang Hari")

    page.locator("[data-edge-table] tbody tr").filter(has_text="Dinas Sosial").locator("td:nth-child(2) button").click()
    sentence = page.locator("[data-panel] .evidence")
    expect(sentence.locator("mark")).to_have_text("meminta Dinas Sosial Kabupaten Batang Hari membuka dapur umum")
    expect(sentence.locator("a").first).to_have_attribute("href", re.compile(r"^/page/report/k1#e\d+-\d+$"))

    page.locator("[data-export] summary").click()
    with page.expect_download() as downloading:
        page.locator("[data-file=gexf]").click()
    downloading.value.save_as(tmp_path / "picture.gexf")
    assert gexf_faults((tmp_path / "picture.gexf").read_bytes()) == []
    graph = nx.read_gexf(tmp_path / "picture.gexf")
    assert set(graph) == {MINISTRY, MINISTER_POST, MINISTER, AGENCY}
    assert graph.has_edge(MINISTER, AGENCY)
    page.locator("[data-export] summary").click()

    page.locator("[data-undo]").click()
    settled(page, 3)
    page.locator("[data-redo]").click()
    settled(page, 4)
    page.go_back()
    settled(page, 3)
    page.go_back()
    settled(page, 2)
    page.go_forward()
    page.go_forward()
    settled(page, 4)
    address = page.url
    again = guard(new_context(locale=language), faults).new_page()
    again.goto(address)
    settled(again, 4)
    expect(again.locator("[data-panel] .evidence mark")).to_be_visible()


def test_a_path_is_found_and_its_hop_opens_the_sentence(page: Page, explored_site: str) -> None:
    page.goto(f"{explored_site}/explore?start={MINISTER}")
    settled(page)
    page.locator('[data-do="path"]').click()
    end = page.locator("[data-path-end=to]")
    end.press_sequentially("hasan bar")
    expect(page.locator(".path-end").nth(1).get_by_role("option").first).to_be_visible()
    end.press("ArrowDown")
    end.press("Enter")
    page.locator("[data-path] [type=submit]").click()
    way = page.locator(".path-way").first
    expect(way).to_contain_text("Hasan Baruna")
    way.locator("button").first.click()
    expect(page.locator("[data-panel] .evidence, [data-panel] .soft").first).to_be_visible()
    assert "path=" in page.url
    expect(way.get_by_role("link", name="Sentence").first).to_have_attribute("href", re.compile("^/page/report/"))


def test_hide_pin_filter_and_their_undoing(page: Page, explored_site: str) -> None:
    page.goto(f"{explored_site}/explore?start={GOVERNOR}&step={GOVERNOR}~issued")
    settled(page)
    page.locator("[data-filters] > summary").click()  # they fold away on this screen
    before = int(page.locator("[data-canvas]").get_attribute("data-drawn") or "0")
    choose(page, "Gubernur Jambi")
    page.locator('[data-do="hide"]').press("Enter")
    settled(page, before - 1)
    page.get_by_role("button", name="Show again").click()
    settled(page, before)
    choose(page, "Gubernur Jambi")
    page.locator('[data-do="pin"]').press("Enter")
    expect(page.locator("[data-node-table] tr").filter(has_text="Gubernur Jambi").locator(".tag")).to_have_text(
        "pinned"
    )
    page.get_by_role("checkbox", name="Directives").uncheck()
    settled(page, before - 4)
    page.locator("[data-since]").focus()
    page.keyboard.press("End")
    page.get_by_role("button", name="Clear the filters").click()
    settled(page, before)
    page.locator("[data-edge-table] [data-sort=times]").click()
    expect(page.locator("[data-edge-table] th").nth(3)).to_have_attribute("aria-sort", "descending")
    times = [int(t) for t in page.locator("[data-edge-table] td:nth-child(4)").all_text_contents()]
    assert times == sorted(times, reverse=True)


def test_the_picture_as_png(page: Page, explored_site: str, tmp_path: Path) -> None:
    page.goto(f"{explored_site}/explore?start={MINISTRY}")
    settled(page)
    page.locator("[data-export] summary").click()
    with page.expect_download() as downloading:
        page.locator("[data-png]").click()
    downloading.value.save_as(tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("theme", "width"), [("light", 1360), ("dark", 360)])
@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="invitation"),
        pytest.param(f"?start={GOVERNOR}&step={GOVERNOR}~issued&selected={GOVERNOR}", id="thing"),
        pytest.param(
            f"?start={MINISTER}&path={MINISTER}~{GOVERNOR}&selected=directed~{MINISTER}~post/gubernur-jambi",
            id="relation and path",
        ),
    ],
)
def test_the_explorer_is_accessible_and_fits(
    new_context: Callable[..., BrowserContext], faults: Any, explored_site: str, query: str, width: int, theme: Any
) -> None:
    context = guard(new_context(viewport={"width": width, "height": 800}, color_scheme=theme), faults)
    page = context.new_page()
    page.goto(f"{explored_site}/explore{query}")
    if query:
        settled(page)
        expect(page.locator("[data-panel] .groups, [data-panel] .evidence").first).to_be_visible()
    else:
        expect(page.locator("[data-begin] h2")).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = true })")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_names_are_text(page: Page, hostile_site: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{hostile_site}/explore")
    page.locator("[data-begin] .entity-person").filter(has_text=MARKUP).first.click()
    settled(page)
    expect(page.locator("[data-panel] .selected-name")).to_have_text(MARKUP)
    page.locator('[data-do="expand"]').click()
    settled(page)
    page.locator("[data-edge-table] tbody tr").first.locator("td:nth-child(2) button").click()
    expect(page.locator("[data-panel] .selected-relation")).to_be_visible()
    assert page.locator("main img").count() == 0
    assert dialogs == []
    assert quote(MARKUP) not in page.url
