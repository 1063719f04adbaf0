"""Data directories for the pages: the connected story of `tests.factories`, and one full of hostile names."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext, Page

from graph.model import Extraction
from graph.service import Service, Submission
from graph.settings import Settings
from tests.conftest import guard
from tests.factories import story
from tests.web.hostile import hostile_report
from web import create_app

# Pages of the network come as they are at last, also from services started as processes, however busy the machine.
os.environ.setdefault("RISALAH_NETWORK_WAIT_MS", "60000")


def fill(data_dir: Path, *extractions: Extraction) -> Path:
    """A data directory with these reports."""
    with Service(Settings(data_dir=data_dir)) as service:
        outcomes = service.put([Submission(x, x.text.encode()) for x in extractions])
    assert [o.message for o in outcomes if not o.ok] == []
    return data_dir


@pytest.fixture(scope="session")
def story_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four connected reports; two tell of one meeting, which is not judged yet."""
    return fill(tmp_path_factory.mktemp("story") / "data", *story())


@pytest.fixture(scope="session")
def hostile_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report whose every field tries to break out of the page."""
    return fill(tmp_path_factory.mktemp("hostile") / "data", hostile_report())


@pytest.fixture(scope="session")
def story_site(story_dir: Path, serve: Callable[[Path], str]) -> str:
    """The address of a service over the story, without its closing slash."""
    return serve(story_dir).rstrip("/")


@pytest.fixture(scope="session")
def hostile_site(hostile_dir: Path, serve: Callable[[Path], str]) -> str:
    """The address of a service over the hostile report, without its closing slash."""
    return serve(hostile_dir).rstrip("/")


@pytest.fixture(scope="session")
def samples_site(site: str) -> str:
    """The address of the service over the samples, without its closing slash."""
    return site.rstrip("/")


SCREENS = [("en-GB", 1280), ("en-GB", 360), ("id-ID", 1280), ("id-ID", 360)]
"""Languages, and the widths of a wide screen and of a telephone."""


@pytest.fixture(params=SCREENS, ids=[f"{language}-{width}" for language, width in SCREENS])
def screen(new_context: Callable[..., BrowserContext], faults: Any, request: pytest.FixtureRequest) -> Page:
    """A page in one of the `SCREENS`."""
    language, width = request.param
    context = new_context(locale=language, viewport={"width": width, "height": 800})
    return guard(context, faults).new_page()


@pytest.fixture
def client(story_dir: Path) -> FlaskClient:
    """A client of the application over the story, that asks for pages as a browser does."""
    return browsing(story_dir)


@pytest.fixture
def empty_client(tmp_path: Path) -> FlaskClient:
    """A client of the application over a data directory that is not there."""
    return browsing(tmp_path / "nothing")


def browsing(data_dir: Path) -> FlaskClient:
    """A client that prefers HTML and English."""
    made = create_app(Settings(data_dir=data_dir)).test_client()
    made.environ_base |= {"HTTP_ACCEPT": "text/html", "HTTP_ACCEPT_LANGUAGE": "en"}
    return made
