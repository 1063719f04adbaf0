"""What the pages work with, made once by `create_app` and reached through the current application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from flask import current_app

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Flask

    from graph.acts import Acts
    from graph.model import Extraction
    from graph.settings import Settings
    from graph.views import View
    from graph.vocabulary import Iris

_KEY = "risalah"


class Reports(Protocol):
    """Where the frozen reports are read from."""

    def text(self, report_key: str) -> str | None:
        """The report's text, or None when there is no such report."""

    def texts(self, report_keys: Iterable[str]) -> dict[str, str]:
        """The texts of those of some reports that there are, by key."""

    def extraction(self, report_key: str) -> Extraction | None:
        """All that the report states, or None when there is no such report."""


@dataclass(frozen=True, slots=True)
class Services:
    """The settings and the stores of one application."""

    settings: Settings
    view: View
    iris: Iris
    reports: Reports
    acts: Acts


def install(app: Flask, services: Services) -> None:
    """Make `services` reachable from requests to `app`."""
    app.extensions[_KEY] = services


def services() -> Services:
    """The services of the application that answers the current request."""
    return cast(Services, current_app.extensions[_KEY])
