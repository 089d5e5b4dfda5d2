"""Who wakes whom: the embedded engine of one process; `wake` only says that there is work, all it needs stands in tables."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Protocol


class Engine(Protocol):
    """The seam between one machine and many."""

    def wake(self, kind: str, key: str = "") -> None:
        """There is work of this kind (inbox, sender, tick); a lost or doubled wake-up changes nothing but time."""

    def owns(self, sender: str) -> bool:
        """May this process write through a sender now?"""

    async def wait(self, kind: str, timeout: float) -> None:
        """Sleep until woken or until the time is over."""


class EmbeddedEngine:
    """One process owns every sender and wakes itself."""

    def __init__(self) -> None:
        self._bells: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self, kind: str, key: str = "") -> None:
        """Ring the bell of this kind, from any thread."""
        if self._loop is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(self._bells[kind].set)

    def owns(self, sender: str) -> bool:
        """The only process owns all."""
        return True

    async def wait(self, kind: str, timeout: float) -> None:
        """Sleep until the bell rings or the time is over."""
        self._loop = asyncio.get_running_loop()
        bell = self._bells[kind]
        try:
            await asyncio.wait_for(bell.wait(), timeout)
        except TimeoutError:
            return
        finally:
            bell.clear()
