"""Every picture has its table: the same things, in both languages, on a wide screen and on a telephone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.web.every_page import BODY, MEETING, PERSON

PROVINCES = 38


def numbers(cells: Locator) -> list[int]:
    """What cells of a table count; a dash counts nothing."""
    return [int(text) if text.isdigit() else 0 for text in map(str.strip, cells.all_text_contents())]


def test_graphs_of_relations(screen: Page, story_site: str) -> None:
    for address in (f"/page/{PERSON}", f"/page/{BODY}", f"/page/{MEETING}", "/network?groups=1"):
        screen.goto(f"{story_site}{address}")
        panel = screen.locator("[data-graph]")
        expect(panel.locator("[data-graph-canvas][data-drawn]")).to_be_visible()
        data = screen.request.get(f"{story_site}{panel.get_attribute('data-graph')}").json()
        assert data["edges"], address
        panel.locator("summary").click()
        rows = panel.locator("[data-graph-table] tbody tr")
        expect(rows).to_have_count(len(data["edges"]))
        names = {node["id"]: node["name"] for node in data["nodes"]}
        told = sorted(tuple(row.locator("a bdi").all_text_contents()[:2]) for row in rows.all())
        assert told == sorted((names[edge["from"]], names[edge["to"]]) for edge in data["edges"])


def test_the_explorer(screen: Page, story_site: str) -> None:
    screen.goto(f"{story_site}/explore?start={PERSON}&step={PERSON}~issued")
    canvas = screen.locator("[data-canvas][data-drawn]:not([aria-busy])")
    expect(canvas).to_be_visible()
    data = screen.request.get(f"{story_site}/explore/view.json?start={PERSON}&step={PERSON}~issued").json()
    expect(screen.locator("[data-node-table] tbody tr")).to_have_count(len(data["nodes"]))
    expect(screen.locator("[data-edge-table] tbody tr")).to_have_count(len(data["edges"]))
    assert int(canvas.get_attribute("data-drawn") or "0") == len(data["nodes"]) > 1


def test_the_trace(screen: Page, story_site: str) -> None:
    for address in (f"/trace/{PERSON}", f"/trace/{MEETING}"):
        screen.goto(f"{story_site}{address}")
        steps = screen.locator(".trace-steps .entry")
        assert steps.count() > 1
        expect(screen.locator(".trace-box")).to_have_count(steps.count())
        expect(screen.locator(".trace-line")).to_have_count(screen.locator(".trace-link").count())
        box = screen.locator(".trace-step").last
        if box.is_visible():
            box.press("Enter")
            screen.wait_for_url("**#step-*")
            expect(screen.locator(".trace-steps .entry:target")).to_have_count(1)


def test_the_map(screen: Page, story_site: str) -> None:
    screen.goto(f"{story_site}/map?what=directives")
    expect(screen.locator(".tile")).to_have_count(PROVINCES)
    rows = screen.locator(".map-table tbody tr")
    expect(rows).to_have_count(PROVINCES)
    drawn = numbers(screen.locator(".tile-count"))
    assert sorted(drawn) == sorted(numbers(rows.locator("td:nth-child(2)")))
    assert sum(drawn) > 0


def test_bars_over_time(screen: Page, story_site: str) -> None:
    screen.goto(f"{story_site}/timeline?at=2024")
    screen.locator(".chrono ~ details summary").click()
    rows = screen.locator(".chrono ~ details tbody tr")
    for column, kind in ((2, "meeting"), (3, "directive")):
        told = [n for n in numbers(rows.locator(f"td:nth-child({column})")) if n]
        assert told == numbers(screen.locator(f".chrono-value-{kind}"))
    expect(screen.locator(".chrono-bars a")).to_have_count(rows.locator("a").count())


def test_bars_by_month(screen: Page, samples_site: str) -> None:
    for address in ("/", "/directives"):
        screen.goto(f"{samples_site}{address}")
        screen.locator(".bars-table summary").click()
        rows = screen.locator(".bars-table tbody tr")
        expect(screen.locator(".bars rect")).to_have_count(rows.count())
        assert rows.first.is_visible()
        assert sum(numbers(rows.locator("td:nth-child(2)"))) > 0
