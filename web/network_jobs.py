"""Answers of the network, worked out in the background: a request waits a moment for one, never longer.

One thread builds the projections and works out what was asked, one question after the other; what it
found is kept until the data change. A page that has to wait says so and asks again by itself.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from graph.network.analysis import Answer, Question
from graph.network.cache import Network, Networks

LOGGER = logging.getLogger(__name__)

ANSWERS_KEPT = 256
"""Answers held in memory."""
QUESTIONS_WAITING = 64
"""Questions that may wait to be worked out; the oldest give way, for whoever asked them has left or asks again."""
LATE_S = 10.0
"""Seconds for which an answer is still given after the data changed: where reports come in one after the other,
there would never be one otherwise. The page says which version of the data it is about."""
FAILURES_KEPT_S = 10.0
"""Seconds after which what failed is tried again."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What came of a question."""

    version: str
    at: float
    """Seconds of the monotonic clock."""
    answer: Answer | None
    failed: Exception | None


class Answers:
    """The answers of one application."""

    def __init__(self, networks: Networks, make: Callable[[Network, Question], Answer]) -> None:
        self.networks = networks
        self._make = make
        self._changed = threading.Condition()
        self._told: OrderedDict[Question | None, _Told] = OrderedDict()
        self._waiting: OrderedDict[Question | None, None] = OrderedDict()
        self._running = False
        self.progress = (0, 1)
        """Parts of the projections that are read, and all of them, while they are built."""

    def of(self, asked: Question, *, wait_s: float) -> Answer | None:
        """The answer to a question, or None where it is not there after `wait_s` seconds.

        Raises:
            Exception: what working it out raised.
        """
        found = self._waited(asked, wait_s)
        return found.answer if found else None

    def brought_up(self, *, wait_s: float) -> bool:
        """Whether the projections are up to the data, after `wait_s` seconds at most.

        Raises:
            Exception: what bringing them up raised.
        """
        return self._waited(None, wait_s) is not None

    def _waited(self, asked: Question | None, wait_s: float) -> _Told | None:
        version = self.networks.version()
        until = time.monotonic() + wait_s
        with self._changed:
            found = self._known(asked, version)
            if found is None or found.version != version:
                self._ask(asked)
            while found is None and (left := until - time.monotonic()) > 0:
                self._changed.wait(left)
                found = self._known(asked, version)
        if found is not None and found.failed is not None:
            raise found.failed
        return found

    def _known(self, asked: Question | None, version: str) -> _Told | None:
        found = self._told.get(asked)
        if found is None:
            return None
        age = time.monotonic() - found.at
        kept = age < FAILURES_KEPT_S if found.failed else found.version == version or (asked and age < LATE_S)
        if not kept:
            return None
        self._told.move_to_end(asked)
        return found

    def _ask(self, asked: Question | None) -> None:
        self._waiting[asked] = None
        while len(self._waiting) > QUESTIONS_WAITING:
            self._waiting.popitem(last=False)
        if not self._running:
            self._running = True
            threading.Thread(target=self._work, name="network", daemon=True).start()

    def _work(self) -> None:
        while True:
            with self._changed:
                if not self._waiting:
                    self._running = False
                    return
                asked = next(iter(self._waiting))
            told = self._work_out(asked)
            with self._changed:
                self._waiting.pop(asked, None)
                self._told[asked] = told
                self._told.move_to_end(asked)
                while len(self._told) > ANSWERS_KEPT:
                    self._told.popitem(last=False)
                self._changed.notify_all()

    def _work_out(self, asked: Question | None) -> _Told:
        version = ""
        try:
            network = self.networks.bring_up(self._tell)
            version = network.data.version
            answer = self._make(network, asked) if asked else None
        except Exception as problem:  # told to whoever asked
            LOGGER.debug("the network did not answer", exc_info=problem)
            return _Told(version, time.monotonic(), None, problem)
        return _Told(version, time.monotonic(), answer, None)

    def _tell(self, done: int, total: int) -> None:
        self.progress = (done, total)
