"""Takes the pictures of the documentation from the sample reports: ``python3 dev.py screenshots [NAME...]``.

Loads the samples into a folder of its own, starts the service on it, and photographs pages in a real
browser at 1280 by 800 points, in English.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dev import find_chromium  # noqa: E402  the project's folder is on the path only now

OUT = ROOT / "docs" / "images"
SIZE = {"width": 1280, "height": 800}
SETTLED_MS = 800
"""Time for drawings to settle before the picture is taken, in milliseconds."""


def pages(data_dir: Path) -> dict[str, str]:
    """Name of a picture -> path of the page, on the loaded samples."""
    catalogue = sqlite3.connect(data_dir / "catalogue.sqlite")
    (directive,) = catalogue.execute(
        "SELECT id FROM directive WHERE report = 'inflasi-1-pusat' AND strength = 'order' ORDER BY action_start"
    ).fetchone()
    start, end = catalogue.execute(
        "SELECT action_start, action_end FROM directive WHERE id = ?", (directive,)
    ).fetchone()
    catalogue.close()
    return {
        "home": "/",
        "search": "/search?q=stunting",
        "official": "/page/person/hardian-wirasakti",
        "directives": "/directives",
        "trace": f"/trace/{directive}",
        "reader": f"/page/report/inflasi-1-pusat#e{start}-{end}",
        "explore": "/explore?start=organisation/kementerian-dalam-negeri",
        "network": "/network",
        "timeline": "/timeline",
        "sparql": "/sparql",
        "about": "/about",
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


def take(page: Page, name: str, address: str) -> None:
    """Photograph one page; a page that is not there ends the run."""
    answer = page.goto(address)
    if answer is not None and not answer.ok:
        raise SystemExit(f"{address} answered {answer.status}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED_MS)
    page.screenshot(path=OUT / f"{name}.png")
    print(f"docs/images/{name}.png")


def main(wanted: list[str]) -> None:
    """Take all pictures, or those named."""
    OUT.mkdir(exist_ok=True)
    with service() as (data_dir, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport=SIZE, locale="en-GB").new_page()
        for name, path in pages(data_dir).items():
            if not wanted or name in wanted:
                take(page, name, address + path)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
