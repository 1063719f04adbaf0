"""Takes the pictures of the documentation from the sample reports: ``python3 dev.py screenshots [NAME...]``.

Loads the samples into a folder of its own, starts the service on it, and photographs pages in a real
browser at 1360 by 850 points, in English, on a light screen.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dev import find_chromium  # noqa: E402  the project's folder is on the path only now

OUT = ROOT / "docs" / "images"
SIZE = {"width": 1360, "height": 850}
COLOURS = 256
"""Colours of a picture; with so few it weighs a quarter, and text stays sharp."""
SETTLED_MS = 1200
"""Time for drawings to settle before the picture is taken, in milliseconds."""
AIR = 16
"""Space above the element that stands on top, in points."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows: the path of a page, and the element that stands on top ("": the page's beginning)."""

    path: str
    top: str = ""


def pictures(data_dir: Path) -> dict[str, Picture]:
    """Name of a picture -> what it shows, on the loaded samples."""
    catalogue = sqlite3.connect(data_dir / "catalogue.sqlite")
    meeting, start, end = catalogue.execute(
        "SELECT canonical, json_extract(evidence, '$[0][0]'), json_extract(evidence, '$[0][1]') FROM directive "
        "WHERE report = 'inflasi-1-pusat' AND strength = 'order' ORDER BY action_start"
    ).fetchone()
    catalogue.close()
    return {
        "home": Picture("/"),
        "search": Picture("/search?q=stunting"),
        "person": Picture("/page/person/hardian-wirasakti"),
        "directives": Picture("/directives"),
        "trace": Picture(f"/trace/{meeting}", "h2:has-text('The flow')"),
        "reader": Picture(f"/page/report/inflasi-1-pusat#e{start}-{end}"),
        "explore": Picture("/explore?start=organisation/kementerian-dalam-negeri"),
        "network": Picture("/network", "#ranking"),
        "network-graph": Picture("/network", "#graph"),
        "timeline": Picture("/timeline?at=2024"),
        "map": Picture("/map?what=directives"),
        "sparql": Picture("/sparql"),
        "about": Picture("/about"),
    }


@contextmanager
def service() -> Iterator[tuple[Path, str]]:
    """A running service over the sample reports: its data directory and its address."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "data"
        command = [sys.executable, "-m", "web.cli", "--data-dir", str(data_dir)]
        subprocess.run([*command, "ingest", str(ROOT / "data/samples/reports.jsonl")], cwd=ROOT, check=True)
        process = subprocess.Popen([*command, "serve", "--port", "0"], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        try:
            assert process.stderr is not None
            found = next(filter(None, (re.search(r"http://\S+?:\d+", line) for line in process.stderr)))
            yield data_dir, found[0]
        finally:
            process.terminate()
            process.wait(timeout=30)


def take(page: Page, name: str, address: str, top: str) -> None:
    """Photograph one page; a page that is not there, or shows no such element, ends the run."""
    answer = page.goto(address)
    if answer is not None and not answer.ok:
        raise SystemExit(f"{address} answered {answer.status}")
    page.wait_for_load_state("networkidle")
    if top:
        page.locator(top).first.evaluate(f"shown => scrollTo(0, shown.getBoundingClientRect().top + scrollY - {AIR})")
    page.wait_for_timeout(SETTLED_MS)
    with Image.open(BytesIO(page.screenshot())) as taken:
        few = taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(OUT / f"{name}.png", optimize=True)
    print(f"docs/images/{name}.png")


def main(wanted: list[str]) -> None:
    """Take all pictures, or those named."""
    OUT.mkdir(exist_ok=True)
    with service() as (data_dir, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport=SIZE, locale="en-GB", color_scheme="light").new_page()
        for name, shown in pictures(data_dir).items():
            if not wanted or name in wanted:
                take(page, name, address + shown.path, shown.top)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
