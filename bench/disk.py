"""What the disk itself takes meanwhile: 4 KB written in place and synced every 20 ms by a process that does nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

EVERY = 0.02
"""Seconds."""
PAGE = 4096


class Disk:
    """The disk below a folder, watched while it is used."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "disk.probe"
        self._watching: subprocess.Popen[str] | None = None
        self.syncs: list[tuple[float, float]] = []
        """When each began on `time.perf_counter()`, and the seconds it took."""

    def __enter__(self) -> Disk:
        self._watching = subprocess.Popen(
            [sys.executable, "-m", "bench.disk", str(self._file)], stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._watching is not None
        self._watching.send_signal(signal.SIGTERM)
        for line in self._watching.communicate()[0].splitlines():
            begun, taken = line.split()
            self.syncs.append((float(begun), float(taken)))
        self._file.unlink(missing_ok=True)

    def held(self, begun: float, ended: float) -> float:
        """Seconds of the longest sync that overlaps this stretch."""
        return max((taken for at, taken in self.syncs if at < ended and at + taken > begun), default=0.0)


def watch(path: str) -> None:
    """Write and sync until asked to end, then say what each took."""
    asked_to_end = False

    def end(*_: object) -> None:
        nonlocal asked_to_end
        asked_to_end = True

    signal.signal(signal.SIGTERM, end)
    syncs: list[tuple[float, float]] = []
    file = os.open(path, os.O_RDWR | os.O_CREAT)
    os.pwrite(file, bytes(PAGE), 0)
    os.fsync(file)
    while not asked_to_end:
        begun = time.perf_counter()
        os.pwrite(file, os.urandom(PAGE), 0)
        os.fdatasync(file)
        syncs.append((begun, time.perf_counter() - begun))
        time.sleep(EVERY)
    print("\n".join(f"{begun:.6f} {taken:.6f}" for begun, taken in syncs))


if __name__ == "__main__":
    watch(sys.argv[1])
