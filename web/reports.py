"""The frozen reports of a data directory, as the pages read them."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from graph.archive import Archive
from graph.model import Extraction

TEXTS_KEPT = 1_024
"""Texts held in memory; a page of a list quotes sentences of as many reports as it has rows."""
EXTRACTIONS_KEPT = 32
"""Extractions held in memory; only the reader needs them whole."""


class FrozenReports:
    """Texts and extractions by report key; an archive that is not there yet holds no report.

    What is held in memory is keyed by the text's digest or the archive's version, so a report that
    another process changes is read anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._archive: Archive | None = None
        self._text = lru_cache(TEXTS_KEPT)(_read_text)
        self._extraction = lru_cache(EXTRACTIONS_KEPT)(_read_extraction)

    def text(self, report_key: str) -> str | None:
        """The report's text, or None when there is no such report."""
        archive = self._opened()
        head = archive.head(report_key) if archive else None
        return self._text(archive, head.key, head.text_sha256) if archive and head else None

    def texts(self, report_keys: Iterable[str]) -> dict[str, str]:
        """The texts of those of some reports that there are, by key; read at once, none held in memory."""
        archive = self._opened()
        return archive.texts(report_keys) if archive else {}

    def extraction(self, report_key: str) -> Extraction | None:
        """All that the report states, or None when there is no such report."""
        archive = self._opened()
        return self._extraction(archive, report_key, archive.version()) if archive else None

    def _opened(self) -> Archive | None:
        with self._lock:
            if self._archive is None and self.path.exists():
                self._archive = Archive(self.path)
            return self._archive


def _read_text(archive: Archive, key: str, _digest: str) -> str | None:
    return archive.text(key)


def _read_extraction(archive: Archive, key: str, _version: int) -> Extraction | None:
    return archive.extraction(key)
