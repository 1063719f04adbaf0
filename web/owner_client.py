"""The commands' side of `web.owner`: the same methods as `Service`, over HTTP."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph import document
from graph.archive import Problem, Run
from graph.errors import Abort, RisalahError, UsageError
from graph.following import Progress
from graph.judgements import Judgement
from graph.service import Outcome, Submission
from graph.settings import Settings

CONNECT_TIMEOUT_S = 5
FILE_NAME = "owner.json"
REQUEST_BYTES = 4_000_000
"""Bytes and characters of reports after which the next request begins."""


class OwnerClient:
    """Speaks to the process that owns a data directory."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self._address = urlsplit(url)
        self._token = token

    def unchanged(self, reports: Iterable[tuple[str, str]], *, extractor: str) -> set[str]:
        """See `Service.unchanged`."""
        return set(self._call("POST", "unchanged", {"reports": list(reports), "extractor": extractor}))

    def put(self, submissions: Sequence[Submission]) -> list[Outcome]:
        """See `Service.put`; in several requests where the reports are long."""
        out: list[Outcome] = []
        part: list[Submission] = []
        size = 0
        for number, one in enumerate(submissions, start=1):
            part.append(one)
            size += len(one.raw) + len(one.extraction.text)
            if size > REQUEST_BYTES or number == len(submissions):
                found = self._call("POST", "put", {"submissions": [_to_json(each) for each in part]})
                out += [Outcome(**each) for each in found]
                part, size = [], 0
        return out

    def begin_run(self, extractor: str) -> int:
        """See `Service.begin_run`."""
        return int(self._call("POST", "begin-run", {"extractor": extractor}))

    def end_run(self, run: int, counts: Mapping[str, int], outcomes: Iterable[Outcome]) -> None:
        """See `Service.end_run`."""
        body = {"run": run, "counts": dict(counts), "outcomes": [asdict(one) for one in outcomes]}
        self._call("POST", "end-run", body)

    def runs(self) -> list[Run]:
        """See `Service.runs`."""
        return [Run(**found) for found in self._call("GET", "runs")]

    def problems(self, run: int) -> list[Problem]:
        """See `Service.problems`."""
        return [Problem(**found) for found in self._call("POST", "problems", {"run": run})]

    def delete(self, reports: Iterable[str]) -> list[Outcome]:
        """See `Service.delete`."""
        return [Outcome(**found) for found in self._call("POST", "delete", {"reports": list(reports)})]

    def rebuild(self, progress: Progress | None = None) -> None:
        """See `Service.rebuild`; the owner tells no progress."""
        self._call("POST", "rebuild", {})

    def judge(self, left: str, right: str, verdict: str, *, by: str, reason: str = "") -> Judgement:
        """See `Service.judge`."""
        body = {"left": left, "right": right, "verdict": verdict, "by": by, "reason": reason}
        return Judgement(**self._call("POST", "judge", body))

    def take_back(self, judgement: str, *, by: str, reason: str = "") -> Judgement:
        """See `Service.take_back`."""
        return Judgement(**self._call("POST", "take-back", {"judgement": judgement, "by": by, "reason": reason}))

    def judgements(self, about: str | None = None) -> list[Judgement]:
        """See `Service.judgements`."""
        return [Judgement(**found) for found in self._call("POST", "judgements", {"about": about})]

    def info(self) -> dict[str, Any]:
        """See `Service.info`."""
        found: dict[str, Any] = self._call("GET", "info")
        return found

    def copy(self) -> Path:
        """See `Service.copy`."""
        return Path(self._call("POST", "copy", {}))

    def answers(self) -> bool:
        """True where the owner is there and knows the token."""
        try:
            self._call("GET", "info", timeout=CONNECT_TIMEOUT_S)
        except (OSError, RisalahError, http.client.HTTPException):
            return False
        return True

    def _call(self, method: str, name: str, body: Any = None, *, timeout: float | None = None) -> Any:
        connection = http.client.HTTPConnection(
            self._address.hostname or "127.0.0.1", self._address.port, timeout=timeout
        )
        try:
            connection.request(
                method,
                f"/owner/{name}",
                json.dumps(body).encode() if body is not None else None,
                {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"},
            )
            answer = connection.getresponse()
            data = answer.read()
        except ConnectionError as problem:
            raise Abort("the service that owns the data directory ended; give the command again") from problem
        finally:
            connection.close()
        try:
            found = json.loads(data)
        except ValueError as problem:
            raise Abort(f"the service that owns the data directory gave status {answer.status}") from problem
        if answer.status == 200:
            return found
        message = found.get("error", "") if isinstance(found, dict) else ""
        raise UsageError(message) if answer.status == 400 else Abort(message)


def _to_json(one: Submission) -> dict[str, Any]:
    return {
        "document": document.to_json(one.extraction),
        "raw": base64.b64encode(one.raw).decode(),
        "title_end": one.title_end,
        "source": one.source,
    }


def identity(data_dir: Path) -> list[int]:
    """What tells a directory from its copies, by whatever path it is reached: device and inode.

    Raises:
        OSError: there is no such directory.
    """
    found = data_dir.stat()
    return [found.st_dev, found.st_ino]


def find_owner(settings: Settings) -> OwnerClient | None:
    """The process that owns the data directory and serves it, or None.

    A copy of a directory that is served holds the address of the original's owner: what is done to the copy must
    not reach the original.
    """
    try:
        found = json.loads((settings.data_dir / FILE_NAME).read_text("utf-8"))
        if found["directory"] != identity(settings.data_dir):
            return None
        client = OwnerClient(found["url"], found["token"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return client if client.answers() else None
