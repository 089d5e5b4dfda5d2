"""A small market for the simulator's tests: an office card and an officer of Sagar, and a demo running on it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from bot.rehearsal.samples import draw_samples
from bot.rehearsal.sandboxes import Sandboxes, build_seed
from bot.rehearsal.simulator import simulator_router
from bot.settings import Settings
from storage import offices, people, staff
from storage.database import Store
from storage.offices import Office


def fill(store: Store, now: datetime) -> None:
    """What the shipped sample market has as well, as far as the tests need it."""
    with store.write() as db:
        names = {"en": "District Industries Centre, Sagar", "hi": "जिला उद्योग केंद्र, सागर"}
        card = Office(
            425, names, {"en": "Civil Lines", "hi": "सिविल लाइन"}, "07582-000000", {"en": "10-5", "hi": "10 से 5"}
        )
        offices.set_office(db, card, now)
        person = people.add_person(db, now, name="Sagar officer", language="en", district_lgd=425)
        staff.add_officer(db, person, "Sagar officer", district_lgd=425, state=None, now=now)


def prepare(folder: Path) -> Sandboxes:
    """A folder with the small market and the sample photos; nothing is open yet."""
    build_seed(folder / "seed.db", datetime.now(UTC), fill)
    draw_samples(folder / "samples")
    return Sandboxes(folder, Settings(HAAT_DATA_DIR=folder))


def web_of(sandboxes: Sandboxes) -> FastAPI:
    """The simulator's pages alone; closing the application closes the sandboxes."""

    @contextlib.asynccontextmanager
    async def lifespan(_web: FastAPI):  # type: ignore[no-untyped-def]
        yield
        await sandboxes.close()

    web = FastAPI(lifespan=lifespan)
    web.include_router(simulator_router(sandboxes))
    return web


@contextlib.contextmanager
def running(folder: Path) -> Iterator[str]:
    """A demo on a free port of this machine; yields its address."""
    sandboxes = prepare(folder)
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(web_of(sandboxes), log_level="warning", timeout_graceful_shutdown=2))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True)
    thread.start()
    end = time.monotonic() + 15
    while not server.started:
        assert time.monotonic() < end, "the demo did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    sandboxes.end_streams()
    server.should_exit = True
    thread.join(15)
