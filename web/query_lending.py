"""Clients' connections lent to readers: who has which, and what happens when one asks something long."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import time
from collections.abc import Callable

from graph.settings import Settings
from web.query_reader import Reader
from web.query_worker import HEAD

SESSION_LONG_S = 0.1
"""Longest time of a query on a lent connection before it is asked anew in the usual way, in seconds.

Counted in time of the processor, so that a busy machine does not make cheap queries long.
"""
SESSION_WAIT_S = 1.0
"""The same by the clock, in seconds."""
SESSION_CLIENTS = 32
"""Connections that one reader has at most."""
_CHECK_S = 0.05


class Lending:
    """Connections by number, and the readers that have them; all methods run on the loop."""

    def __init__(self, settings: Settings, readers: set[Reader]) -> None:
        self._settings = settings
        sessions = settings.query_sessions
        self._most = min(8, max(2, os.cpu_count() or 1)) if sessions is None else sessions
        self._readers = readers
        self._numbered = 0
        self._timer: asyncio.TimerHandle | None = None

    def lend(self, connection: int, back: Callable[[bytes | None], None], idle: list[Reader]) -> bool:
        """Give a connection to a reader that has some, or to one of `idle`; see `QueryPool.lend`."""
        sessions = [r for r in self._readers if r.lent and not r.leaving]
        if len(sessions) < self._most and idle:
            reader = idle.pop()
        elif sessions:
            reader = min(sessions, key=lambda r: len(r.lent))
            if len(reader.lent) >= SESSION_CLIENTS:
                return False
        else:
            return False
        self._numbered += 1
        payload = json.dumps({"client": self._numbered, "version": reader.snapshot.version}).encode()
        try:
            socket.send_fds(reader.orders, [HEAD.pack(b"L", len(payload)) + payload], [connection])
        except OSError:
            if not reader.lent:
                idle.append(reader)
            return False
        reader.lent[self._numbered] = back
        loop = asyncio.get_running_loop()
        reader.started = loop.time()
        if self._timer is None:
            self._timer = loop.call_later(_CHECK_S, self._check)
        return True

    def came_back(self, reader: Reader, payload: bytes, *, gone: bool) -> None:
        """A reader has given a connection back."""
        number, _, request = payload.partition(b"\n")
        back = reader.lent.pop(int(number), None)
        if back is not None:
            back(None if gone else request)

    def take_back_all(self, reader: Reader) -> None:
        """The connections of a reader that has ended; what it was evaluating is left to answer."""
        since, client, request = reader.state.read()
        lent, reader.lent = reader.lent, {}
        for number, back in lent.items():
            if number == client and since:
                back(request if since > 0 else None)
            else:
                back(b"")

    def close(self) -> None:
        """Watch no longer."""
        if self._timer:
            self._timer.cancel()

    def _check(self) -> None:
        """End the readers in whose sessions something long was asked; it is asked anew in the usual way."""
        self._timer = None
        now = time.monotonic()
        sessions = [reader for reader in self._readers if reader.lent]
        for reader in sessions:
            since, used = reader.state.since()
            # Alone on its reader it keeps nobody waiting, and may go on until it counts as long anyway.
            longest = SESSION_LONG_S if len(reader.lent) > 1 else self._settings.query_long_ms / 1000
            waited = now - since
            if since > 0 and waited >= longest and (waited >= SESSION_WAIT_S or reader.thread_time() - used >= longest):
                reader.stop()
        if sessions:
            self._timer = asyncio.get_running_loop().call_later(_CHECK_S, self._check)
