"""The queue of SPARQL queries for which no reader is free."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from web.query_check import QueryRefused
from web.query_reader import Reader


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    since: float
    client: str
    place: asyncio.Future[Reader]
    """Where the reader is to be put."""


class QueryQueue:
    """Queries in the order of their coming, but nobody's before those of clients with fewer running.

    So one client's many long queries hold up that client and not the others. All methods run on one loop.
    """

    def __init__(self) -> None:
        self._waiting: list[_Waiting] = []

    def __len__(self) -> int:
        return len(self._waiting)

    async def wait(self, client: str, limit_s: float, give_back: Callable[[Reader], None]) -> Reader:
        """A reader of one's own; cancelled, one that came all the same goes to `give_back`.

        Raises:
            QueryRefused: none became free within `limit_s`, or `refuse` was called.
        """
        loop = asyncio.get_running_loop()
        waiting = _Waiting(loop.time(), client, loop.create_future())
        self._waiting.append(waiting)
        try:
            async with asyncio.timeout(limit_s):
                return await waiting.place
        except TimeoutError:
            raise QueryRefused("busy", f"no place became free within {limit_s:g} s; try again") from None
        except asyncio.CancelledError:
            place = waiting.place
            if place.done() and not place.cancelled() and place.exception() is None:
                give_back(place.result())
            raise
        finally:
            if waiting in self._waiting:
                self._waiting.remove(waiting)

    def give(self, reader: Reader, running: Mapping[str, int]) -> bool:
        """Give a reader to the next, by how many queries of each client run; False where nobody waits."""
        while self._waiting:
            # Of equals `min` takes the first, which has waited longest.
            chosen = min(self._waiting, key=lambda waiting: running.get(waiting.client, 0))
            self._waiting.remove(chosen)
            if not chosen.place.done():
                chosen.place.set_result(reader)
                return True
        return False

    def longest_s(self) -> float:
        """How long the one at the front has waited, in seconds; 0 where nobody waits."""
        return asyncio.get_running_loop().time() - self._waiting[0].since if self._waiting else 0.0

    def refuse(self, reason: QueryRefused) -> None:
        """End the waiting of all."""
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            if not each.place.done():
                each.place.set_exception(reason)
