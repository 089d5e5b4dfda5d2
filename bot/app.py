"""The only place where the parts meet: settings, store, clock and channels become one App."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy.engine import Connection

from bot.channels.channel import Channel, StatusEvent
from bot.clock import Clock
from bot.dispatcher import Dispatcher
from bot.engine import EmbeddedEngine, Engine
from bot.media import MediaFolder
from bot.settings import Settings
from handlers import intake, router, waves
from handlers.conversation import Slow
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.messages import InboundMessage
from handlers.world import World
from storage import conversations, erasure, inbox, outbox, people
from storage.database import Store, StoreAway
from storage.inbox import Received

P = ParamSpec("P")
T = TypeVar("T")
log = structlog.get_logger()

TOKEN_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # noqa: S105 - an alphabet


def new_token() -> str:
    """A short random word for a button or a link."""
    return "".join(secrets.choice(TOKEN_LETTERS) for _ in range(10))


class App:
    """One running Haat. Writing goes through the store's writers, whole steps at a time; the edge alone commits."""

    def __init__(
        self, settings: Settings, store: Store, clock: Clock, channels: Sequence[Channel], *,
        engine: Engine | None = None, tokens: Callable[[], str] = new_token, paced: bool = True,
    ) -> None:  # fmt: skip
        """`paced=False` leaves out the providers' rate limits, for talks on one's own machine."""
        self.settings, self.store, self.clock = settings, store, clock
        self.channels = {channel.name: channel for channel in channels}
        self.engine = engine or EmbeddedEngine()
        self.media = MediaFolder(settings.folder / "media", settings.public_url, settings.secret_key.get_secret_value())
        self.catalogue, self.places = Catalogue.shipped(), Places.shipped()
        self._tokens = tokens
        # SQLite has one writer thread by construction; PostgreSQL shares the work among several.
        self._writers = ThreadPoolExecutor(1 if store.is_sqlite else 4, thread_name_prefix="write")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="read")
        self.dispatcher = Dispatcher(self, paced=paced)

    @property
    def world(self) -> World:
        """This moment."""
        return World(
            now=self.clock.now(), new_token=self._tokens, catalogue=self.catalogue, places=self.places,
            zone=self.settings.zone,
            public_names=tuple((channel.name, channel.sender) for channel in self.channels.values()),
        )  # fmt: skip

    # ── the store ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def write(self, deed: Callable[Concatenate[Connection, P], T], /, *args: P.args, **words: P.kwargs) -> T:
        """Run a deed in one transaction on a writer thread."""

        def whole() -> T:
            with self.store.write() as db:
                return deed(db, *args, **words)

        return await asyncio.get_running_loop().run_in_executor(self._writers, whole)

    async def read(self, look: Callable[Concatenate[Connection, P], T], /, *args: P.args, **words: P.kwargs) -> T:
        """Run a look on the read-only side."""

        def whole() -> T:
            with self.store.read() as db:
                return look(db, *args, **words)

        return await asyncio.get_running_loop().run_in_executor(self._readers, whole)

    # ── in ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def receive(self, message: InboundMessage, raw: str | None = None) -> bool:
        """Keep a message; returns after the commit. False: it is known already. Raises StoreAway."""
        kept = await self.write(intake.accept, message, raw, self.clock.now())
        self.engine.wake("inbox")
        return kept

    async def status(self, event: StatusEvent) -> None:
        """Keep a provider's status and act on what it decides. Raises StoreAway."""
        await self.write(self.dispatcher.keep_status, event)
        self.engine.wake("sender")

    async def work(self) -> int:
        """Work every message that is due, lane by lane in order; how many."""
        worked = 0
        results: dict[int, dict[str, Any]] = {}
        while True:
            outcome = await self._work_next(results)
            if outcome is None:
                break
            worked += 1
        if worked:
            self.engine.wake("sender")
        return worked

    async def _work_next(self, results: dict[int, dict[str, Any]]) -> Received | None:
        """The edge of one inbound message: one transaction, whose failure keeps the message and its lane."""
        world, taken = self.world, []

        def step(db: Connection) -> Received | None:
            received = inbox.take(db, world.now)
            if received is None:
                return None
            taken.append(received)
            router.work(db, world, received, results.get(received.id, {}))
            return received

        try:
            return await self.write(step)
        except Slow as slow:
            received = taken[0]
            found = await self.read(router.ERRANDS[slow.errand], world, **slow.words)
            results.setdefault(received.id, {})[slow.name] = found
            return received
        except StoreAway:
            raise  # no fault of the message's: it waits and is tried again
        except Exception as broken:
            if not taken:
                raise
            received = taken[0]
            log.error("step broke", inbox_id=received.id, lane=received.lane, tries=received.tries + 1, exc_info=broken)
            await self.write(self._note_failure, received, f"{type(broken).__name__}: {broken}", world)
            return received

    @staticmethod
    def _note_failure(db: Connection, received: Received, error: str, world: World) -> None:
        if inbox.failed(db, received.id, error, world.now) == 1:
            router.apologise(db, world, received)

    # ── the clock ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Everything that is due by the clock: waves, ended enquiries, questions after introductions, old drafts."""
        self.clock.read_offset()
        for job in (waves.next_waves, waves.expire, waves.ask_how_it_went):
            await self._one_job(job.__name__, partial(job, world=self.world))
        await self._one_job("old drafts", lambda db: conversations.expire(db, self.clock.now()))
        await self._one_job("erased people", self._forget_erased)
        await self._one_job("sweep", lambda db: outbox.sweep(db, self.clock.now()))
        self.engine.wake("inbox")
        self.engine.wake("sender")

    def _forget_erased(self, db: Connection) -> None:
        erasure.finish(db, self.clock.now())
        for path in erasure.media_left(db):
            self.media.forget(path)

    async def _one_job(self, name: str, job: Callable[[Connection], Any]) -> None:
        """The edge of one job: a bad one fails alone."""
        try:
            await self.write(job)
        except Exception as broken:
            log.error("job broke", job=name, exc_info=broken)

    # ── whole ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def open(self) -> None:
        """Open the channels and make their senders known."""
        for channel in self.channels.values():
            await channel.open()
            await self.write(people.keep_sender, channel.name, channel.sender, self.clock.now())
        await self.write(outbox.sweep, self.clock.now())

    async def close(self) -> None:
        """Close channels and store."""
        for channel in self.channels.values():
            await channel.close()
        self._writers.shutdown()
        self._readers.shutdown()
        self.store.close()

    async def settle(self) -> None:
        """Work and send until nothing is due now: for the terminal, the simulator's steps and the tests."""
        while await self.work() + await self.dispatcher.run_once():
            pass

    async def run(self) -> None:
        """Serve until cancelled: the inbox, the outbox and the tick, each woken by the others."""
        await asyncio.gather(self._keep_working(), self._keep_sending())

    async def _keep_working(self) -> None:
        while True:
            await self._edge("inbox", self.work)
            await self.engine.wait("inbox", 0.5)

    async def _keep_sending(self) -> None:
        while True:
            if not await self._edge("outbox", self.dispatcher.run_once):
                await self.engine.wait("sender", 0.25)

    async def _edge(self, name: str, deed: Callable[[], Any]) -> int:
        """The store may be away for a while: say so, wait, go on."""
        try:
            return int(await deed())
        except asyncio.CancelledError:
            raise
        except StoreAway as away:
            log.error("store away", loop=name, why=str(away))
            await asyncio.sleep(1)
            return 0
        except Exception as broken:
            log.error("loop broke", loop=name, exc_info=broken)
            await asyncio.sleep(1)
            return 0
