"""The documents agree with the project: links lead somewhere, and what exists is written down."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from packaging.requirements import Requirement

from web import reference

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").rglob("*.md"))
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def anchors(text: str) -> set[str]:
    """The fragments that a page's headings answer to."""
    heads = re.findall(r"^#+ +(.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def dead_links(page: Path, text: str) -> list[str]:
    """Links of a page to files or headings of the project that are not there."""
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, fragment = unquote(target).partition("#")
        aim = (page.parent / name).resolve() if name else page
        there = aim == page or aim.exists()
        if there and fragment and aim.suffix == ".md":
            there = fragment in anchors(text if aim == page else aim.read_text("utf-8"))
        if not there:
            dead.append(target)
    return dead


@pytest.mark.parametrize("document", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    assert dead_links(document, document.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("[a](README.md)", []),
        ("[a](https://example.org/none)", []),
        ("[a](#here)\n\n# Here", []),
        ("[a](none.md)", ["none.md"]),
        ("[a](#there)\n\n# Here", ["#there"]),
    ],
    ids=["a page", "another site", "a heading", "no page", "no heading"],
)
def test_the_link_check_tells_dead_from_living(text: str, dead: list[str]) -> None:
    assert dead_links(ROOT / "page.md", text) == dead


@pytest.mark.parametrize("name", sorted(reference.PAGES))
def test_a_generated_page_is_fresh(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == reference.PAGES[name](), "run: python3 dev.py docs"


def test_each_command_shows_an_example() -> None:
    sections = re.split(r"^## ", reference.commands_page(), flags=re.MULTILINE)
    assert len(sections) > 5
    assert [section.split("\n", 1)[0] for section in sections if "Example:\n" not in section] == []


def test_each_dependency_has_its_reason_written_down() -> None:
    record = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text("utf-8").lower()
    asked = list(PROJECT["project"]["dependencies"])
    for extra in PROJECT["project"].get("optional-dependencies", {}).values():
        asked += extra
    for group in PROJECT["dependency-groups"].values():
        asked += [entry for entry in group if isinstance(entry, str)]
    names = {Requirement(entry).name.lower() for entry in asked}
    missing = {name for name in names if not re.search(rf"^\|[^|]*\b{re.escape(name)}\b", record, re.MULTILINE)}
    assert missing == set()


def test_each_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\]\(([^)/]+\.md)\)", (folder / "README.md").read_text("utf-8")))
    assert {path.name for path in folder.glob("*.md")} - {"README.md"} - listed == set()


def test_each_line_of_the_changelog_names_its_issue() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in text
    entries = re.findall(r"^- .+(?:\n {2}.+)*", text, re.MULTILINE)
    assert entries
    assert [entry for entry in entries if not re.search(r"\(#\d+(?:, #\d+)*\)$", entry)] == []


def test_each_data_folder_says_where_its_files_come_from() -> None:
    folders = [path for path in (ROOT / "data").iterdir() if path.is_dir()]
    assert [path.name for path in folders if not (path / "README.md").exists()] == []


def test_no_file_names_a_place_of_one_machine() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    home = re.compile(r"/(?:root|home/\w+|Users/\w+|work)/")
    naming = []
    for name in filter(None, tracked.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix not in {".png", ".svg", ".woff2", ".ico"} and path != Path(__file__):
            found = home.search(path.read_text("utf-8", errors="replace"))
            if found:
                naming.append(f"{name}: {found[0]}")
    assert naming == []
