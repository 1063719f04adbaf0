"""How a command reaches a data directory: itself, or through the process that owns it.

The owner that serves the web writes its address and a token beside the store (`owner.json`, for the
owner's user alone); a command that finds it there sends its request to that address.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from graph.errors import NotFound
from graph.judgements import Judgement
from graph.service import Outcome, Service, Submission, open_store
from graph.settings import Settings
from graph.store import EmbeddedStore, Store
from web.owner_client import find_owner


class Data(Protocol):
    """What commands do with a data directory."""

    def unchanged(self, reports: Iterable[tuple[str, str]], *, extractor: str) -> set[str]:
        """See `Service.unchanged`."""

    def put(self, submissions: Sequence[Submission]) -> list[Outcome]:
        """See `Service.put`."""

    def delete(self, reports: Iterable[str]) -> list[Outcome]:
        """See `Service.delete`."""

    def rebuild(self) -> None:
        """See `Service.rebuild`."""

    def judge(self, left: str, right: str, verdict: str, *, by: str, reason: str = "") -> Judgement:
        """See `Service.judge`."""

    def take_back(self, judgement: str, *, by: str, reason: str = "") -> Judgement:
        """See `Service.take_back`."""

    def judgements(self, about: str | None = None) -> list[Judgement]:
        """See `Service.judgements`."""

    def info(self) -> dict[str, Any]:
        """See `Service.info`."""


@contextmanager
def writing(settings: Settings, *, rebase: bool = False) -> Iterator[Data]:
    """The data directory for writing, made where there is none."""
    owner = find_owner(settings)
    if owner is not None:
        yield owner
        return
    with Service(settings, rebase=rebase) as service:
        yield service


@contextmanager
def reading(settings: Settings) -> Iterator[Store]:
    """The store for reading: the owner's present state, or the store itself.

    Raises:
        NotFound: there is no data directory yet.
    """
    if not (settings.data_dir / "archive.sqlite").exists():
        raise NotFound(
            f"there is no data in {settings.data_dir}; run `risalah ingest` first, or name another with --data-dir"
        )
    if settings.store_url:
        yield open_store(settings)
        return
    owner = find_owner(settings)
    if owner is None:
        with Service(settings) as service:
            yield service.store
        return
    copy = owner.copy()
    store = EmbeddedStore(copy, read_only=True)
    try:
        yield store
    finally:
        store.close()
        shutil.rmtree(copy, ignore_errors=True)
