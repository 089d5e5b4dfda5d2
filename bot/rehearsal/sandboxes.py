"""All sandboxes of one demo: one per browser, opened from the same seed, the longest unused closed first."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic

from bot.rehearsal.sandbox import POSTER, Sandbox
from bot.settings import Settings
from storage import links, schema
from storage.database import Store

IDLE_SECONDS = 20 * 60
MOST_OPEN, MOST_KEPT = 8, 40
"""Sandboxes open at the same time, and folders kept on the disk; the longest unused goes first."""


def build_seed(file: Path, now: datetime, fill: Callable[[Store, datetime], None]) -> None:
    """Write the file that every sandbox begins with: schema, sample market, poster; whole or not at all.

    It is closed before it gets its name, so that it is complete without a write-ahead log.
    """
    half = file.with_name("half-made.db")
    for each in file.parent.glob(f"{half.name}*"):
        each.unlink()
    store = Store(f"sqlite:///{half}", owner=True)
    schema.upgrade(store)
    fill(store, now)
    with store.write() as db:
        links.add_link(db, POSTER, now, district_lgd=425, language="hi", role="seller", note="the demo's poster")
    store.close()
    log_file = half.with_name(half.name + "-wal")
    if log_file.exists() and log_file.stat().st_size:
        raise RuntimeError(f"{half} is still open somewhere: its write-ahead log is not empty")
    half.replace(file)


class Sandboxes:
    """All sandboxes of one demo, one per browser by its cookie; idle ones are closed, the longest unused first."""

    def __init__(
        self, folder: Path, settings: Settings, *, seed: Path | None = None, most_open: int = MOST_OPEN,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:  # fmt: skip
        """`folder` holds `seed.db` (or `seed` names it) and a folder for each sandbox."""
        self.folder, self.settings, self.seed = folder / "sandboxes", settings, seed or folder / "seed.db"
        self.most_open, self.idle_seconds = most_open, idle_seconds
        self.open: dict[str, Sandbox] = {}
        self.closing = False
        self._turn = asyncio.Lock()
        self._sweeping: asyncio.Task[None] | None = None

    async def reset(self, cookie: str) -> None:
        """Let a browser begin again with a fresh copy of the seed."""
        async with self._turn:
            found = self.open.pop(_folder_of(cookie), None)
            if found is not None:
                await found.close("again")
            await asyncio.to_thread(shutil.rmtree, self.folder / _folder_of(cookie), ignore_errors=True)

    async def of(self, cookie: str) -> Sandbox:
        """The sandbox of a browser, opened when it is not."""
        key = _folder_of(cookie)
        async with self._turn:
            if self._sweeping is None:
                self._sweeping = asyncio.create_task(self._sweep())
            found = self.open.get(key)
            if found is None:
                await self._make_room(self.most_open - 1)
                found = Sandbox(self.folder / key, self.seed, self.settings)
                await found.open()
                self.open[key] = found
            found.used = monotonic()
            return found

    async def _make_room(self, at_most: int) -> None:
        oldest_first = sorted(self.open, key=lambda key: (bool(self.open[key].listeners), self.open[key].used))
        for key in oldest_first[: max(0, len(self.open) - at_most)]:
            await self.open.pop(key).close()
        await asyncio.to_thread(self._forget_old)

    def _forget_old(self) -> None:
        """Remove the folders longest unused beyond what is kept."""
        folders = (
            sorted(self.folder.glob("*"), key=lambda folder: folder.stat().st_mtime) if self.folder.is_dir() else []
        )
        closed = [folder for folder in folders if folder.name not in self.open]
        for folder in closed[: max(0, len(folders) - MOST_KEPT)]:
            shutil.rmtree(folder, ignore_errors=True)

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(min(60.0, self.idle_seconds))
            async with self._turn:
                for key, sandbox in list(self.open.items()):
                    if not sandbox.listeners and monotonic() - sandbox.used > self.idle_seconds:
                        await self.open.pop(key).close()

    def end_streams(self) -> None:
        """Let every open page go, so that the server can stop at once."""
        self.closing = True
        for sandbox in self.open.values():
            for listener in sandbox.listeners:
                listener.bell.set()

    async def close(self) -> None:
        """Close all."""
        self.end_streams()
        if self._sweeping is not None:
            self._sweeping.cancel()
            await asyncio.gather(self._sweeping, return_exceptions=True)
        async with self._turn:
            for sandbox in self.open.values():
                await sandbox.close()
            self.open.clear()


def _folder_of(cookie: str) -> str:
    """The cookie is the only key to a sandbox; the disk knows its hash."""
    return hashlib.sha256(cookie.encode()).hexdigest()[:24]
