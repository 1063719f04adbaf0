"""How fast the graph explorer answers and draws: starts, expansions, pictures of 300 things, paths, exports.

    python -m benchmarks.generate --reports 10000 --data-dir /tmp/generated
    python -m benchmarks.explore --data-dir /tmp/generated --things 40

Requests go to the application in this process, one after another; none is asked for twice, so
nothing is answered from memory except the moves before the one that is measured. Pictures that
reached 300 things are then opened in a real browser, in a fresh context each: from the arrival of
the data (the end of its response) to the moment the first frame that shows all of it is on the screen.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from benchmarks.pages import Sample, report, running
from dev import find_chromium
from graph.settings import Settings
from graph.views import View
from web import create_app

KINDS = ("person", "organisation", "post", "meeting", "place")
STEPS_MAX = 16
FULL = 300
DRAWN_MAX = 8
"""Pictures opened in the browser."""
WATCH_DRAWING = """
new PerformanceObserver((list) => {
  document.documentElement.dataset.drawnAt = list.getEntries()[0].renderTime;
}).observe({ type: "element", buffered: true });
new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-canvas][data-drawn]")) return;
  observer.disconnect();
  const mark = document.createElement("p"); // is on the screen with the same frame, and the browser tells when
  mark.setAttribute("elementtiming", "drawn");
  mark.textContent = "drawn";
  document.body.prepend(mark);
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-drawn"] });
"""
"""Notes when the frame that first shows the picture is on the screen, as the browser tells (Element Timing)."""
DRAWING = """() => {
  const [data] = performance.getEntriesByType("resource").filter((entry) => entry.name.includes("/explore/view.json"));
  return Number(document.documentElement.dataset.drawnAt) - data.responseEnd;
}"""


def chosen(view: View, size: int, seed: int) -> list[str]:
    """Things of every kind, the better known ones likelier."""
    chance = random.Random(seed)
    found: list[str] = []
    for kind in KINDS:
        rows = view.rows("SELECT id, reports FROM entity WHERE kind = ? ORDER BY id", (kind,))
        ids, weights = [row["id"] for row in rows], [row["reports"] for row in rows]
        found += chance.choices(ids, weights, k=size // len(KINDS)) if ids else []
    return list(dict.fromkeys(found))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--things", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    settings = Settings(data_dir=given.data_dir)
    client = create_app(settings).test_client()
    view = View(given.data_dir / "catalogue.sqlite")
    samples: list[Sample] = []
    full: list[tuple[str, int]] = []

    def ask(kind: str, address: str) -> dict[str, object]:
        begun = time.perf_counter()
        response = client.get(address)
        samples.append(Sample(kind, (time.perf_counter() - begun) * 1000, response.status_code))
        return response.get_json() if response.is_json else {}

    things = chosen(view, given.things, given.seed)
    client.get(f"/explore/view.json?start={quote(things[0])}")  # what is loaded once is not measured
    for thing in things[1:]:
        ask("panel of a thing", f"/explore/thing.json?id={quote(thing)}")
        query = f"start={quote(thing)}"
        picture = ask("start", f"/explore/view.json?{query}")
        for _ in range(STEPS_MAX):
            nodes = _nodes(picture)
            if not nodes or len(nodes) >= FULL:
                break
            query += f"&step={quote(nodes[-1 - len(nodes) // 3])}&step={quote(nodes[len(nodes) // 2])}"
            picture = ask("two expansions", f"/explore/view.json?{query}")
            if len(_nodes(picture)) >= FULL:
                full.append((query, len(_edges(picture))))
                samples.append(Sample("of these, to 300", samples[-1].first_byte_ms, samples[-1].status))
        ask("filter", f"/explore/view.json?{query}&confidence=0.9")
        ask("GEXF", f"/explore/export.gexf?{query}")
    for source, target in pairwise(things):
        ask("path of 5 steps", f"/explore/view.json?path={quote(source)}~{quote(target)}~5")
    report("The explorer, one client", samples)
    draw(given.data_dir, full[:DRAWN_MAX])


def draw(data_dir: Path, pictures: Sequence[tuple[str, int]]) -> None:
    """Open some pictures in a real browser, and print how long they take from their data to the first frame."""
    chromium = find_chromium()
    if chromium is None or not pictures:
        print("\nNothing was drawn: no Chromium, or no picture with so many things.")
        return
    taken: list[float] = []
    with running(data_dir) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for query, relations in pictures:
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            page.add_init_script(WATCH_DRAWING)
            page.goto(f"http://{site.host}:{site.port}/explore?{query}")
            page.wait_for_selector("html[data-drawn-at]", state="attached")
            taken.append(page.evaluate(DRAWING))
            print(f"{FULL} things, {relations:5} relations: drawn {taken[-1]:6.0f} ms after their data")
            context.close()
        browser.close()
    print(f"median {statistics.median(taken):.0f} ms, longest {max(taken):.0f} ms")


def _edges(picture: dict[str, object]) -> Sequence[object]:
    edges = picture.get("edges", [])
    return edges if isinstance(edges, list) else []


def _nodes(picture: dict[str, object]) -> Sequence[str]:
    nodes = picture.get("nodes", [])
    return [node["id"] for node in nodes] if isinstance(nodes, list) else []


if __name__ == "__main__":
    main()
