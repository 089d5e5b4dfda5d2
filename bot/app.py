"""The only place where the parts meet: settings, store, clock and channels become one App."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy.engine import Connection

from bot import template_news
from bot.channels.channel import Channel, StatusEvent
from bot.clock import Clock
from bot.dispatcher import Dispatcher
from bot.engine import EmbeddedEngine, Engine
from bot.files.exchange import Rates
from bot.intake import Intake
from bot.media import MediaFolder
from bot.settings import Settings
from bot.tick import Tick
from bot.tokens import new_token
from bot.voice.bhashini import Bhashini
from bot.voice.voices import VoiceShelf
from bot.writing import Writers, done
from handlers import intake, router, subjects
from handlers.conversation import Signal, Slow
from handlers.matching import semantic
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.messages import InboundMessage
from handlers.seller import learning
from handlers.world import World, nobody_near
from storage import aliases, inbox, senders
from storage.database import Store, StoreAway
from storage.inbox import Received
from storage.parts import whole_or_nothing

P = ParamSpec("P")
T = TypeVar("T")
log = structlog.get_logger()

OWN_TURN = 4
"""Each fourth step is taken in plain order, so that what Haat begins is worked on a day when people write without end."""
LANES_AT_ONCE = 8
"""Messages of different people that one process works at a time."""
LAST_BREATH = 30.0
"""Seconds that a stopping process gives to what is in flight: as long as a provider may take to answer."""


def hearer_of(settings: Settings) -> Bhashini | None:
    """The speech service, where an account is described."""
    if not settings.has_bhashini:
        return None
    return Bhashini(
        settings.bhashini_user_id, settings.bhashini_api_key.get_secret_value(), settings.bhashini_pipeline_id,
        settings.bhashini_base_url, inference_key=settings.bhashini_inference_key.get_secret_value(),
    )  # fmt: skip


class App:
    """One running Haat. Writing goes through the store's writers, whole steps at a time; the edge alone commits."""

    def __init__(
        self, settings: Settings, store: Store, clock: Clock, channels: Sequence[Channel], *,
        engine: Engine | None = None, tokens: Callable[[], str] = new_token, paced: bool = True,
    ) -> None:  # fmt: skip
        """`paced=False` leaves out the providers' rate limits, for talks on one's own machine."""
        self.settings, self.store, self.clock = settings, store, clock
        self._exchange = Rates(settings.data_dir)
        self.channels = {channel.name: channel for channel in channels}
        self.engine = engine or EmbeddedEngine()
        self.voices = VoiceShelf(settings.folder / "voice")
        self.media = MediaFolder(
            settings.folder / "media", settings.public_url, settings.secret_key.get_secret_value(), self.voices.file
        )
        self.catalogue, self.places, self._names = Catalogue.shipped(), Places.shipped(), 0
        self._nearest = semantic.Nearest.kept(settings.folder, self.catalogue, semantic.packaged())
        self._tokens = tokens
        self._writers = Writers(store)
        self._intake = Intake(self._writers, clock)
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="read")
        self._workbench = ThreadPoolExecutor(1, thread_name_prefix="heavy")
        self._lanes: set[str] = set()
        self._lanes_lock = threading.Lock()
        self._turns = itertools.count(1)
        self._stopping = False
        self.has_died = False
        """Whether the loops ended by themselves."""
        self.hearer = hearer_of(settings)
        self.dispatcher, self._tick = Dispatcher(self, paced=paced), Tick(self)

    @property
    def world(self) -> World:
        """This moment."""
        return World(
            now=self.clock.now(), new_token=self._tokens, catalogue=self.catalogue, places=self.places,
            zone=self.settings.zone,
            public_names=tuple((channel.name, channel.sender) for channel in self.channels.values()),
            nearest=self._nearest.near if self._nearest else nobody_near, voice=self.voices.find,
            exchange=self._exchange.known(), digests=self.settings.digests,
        )  # fmt: skip

    # ── the store ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def write(self, deed: Callable[Concatenate[Connection, P], T], /, *args: P.args, **words: P.kwargs) -> T:
        """Run a deed in one transaction on a writer thread."""

        return await self._writers.write(lambda db: deed(db, *args, **words))

    async def read(self, look: Callable[Concatenate[Connection, P], T], /, *args: P.args, **words: P.kwargs) -> T:
        """Run a look on the read-only side."""

        def whole() -> T:
            with self.store.read() as db:
                return done(lambda db: look(db, *args, **words), db)

        return await asyncio.get_running_loop().run_in_executor(self._readers, whole)

    async def work_hard(self, deed: Callable[[Connection], T]) -> T:
        """Long work on the read-only side, in a thread of its own that neither pages nor steps wait for."""

        def whole() -> T:
            with self.store.read() as db:
                return done(deed, db)

        return await asyncio.get_running_loop().run_in_executor(self._workbench, whole)

    # ── in ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def receive(self, message: InboundMessage, raw: str | None = None) -> bool:
        """Keep a message; returns after the commit. False: it is known already. Raises StoreAway."""
        kept = await self._intake.take_in(intake.arrival(message, raw))
        self.engine.wake("inbox")
        return kept

    async def status(self, event: StatusEvent) -> None:
        """Keep a provider's status and act on what it decides. Raises StoreAway."""
        await self.write(self.dispatcher.keep_status, event)
        self.engine.wake("sender")

    async def work(self, hands: int = 1) -> int:
        """Work every message that is due, each lane in order, at most `hands` lanes at a time; how many messages."""
        worked = await asyncio.gather(*(self._work_lanes() for _ in range(hands)), return_exceptions=True)
        for one in worked:
            if isinstance(one, BaseException):
                raise one
        return sum(one for one in worked if isinstance(one, int))

    async def _work_lanes(self) -> int:
        worked = 0
        while not self._stopping and await self._work_next():
            worked += 1
        return worked

    async def _work_next(self) -> bool:
        """The edge of one inbound message: one transaction, whose failure keeps the message and its lane."""
        held, results = list[Received](), dict[str, Any]()

        def step(db: Connection) -> bool | Slow | None:
            # Rows of this transaction's group may be done and not committed yet: their lanes are left alone until then.
            only = held[0].id if held else None
            lanes, turn = () if held else tuple(self._lanes), next(self._turns)
            received = inbox.take(db, self.clock.now(), but=lanes, only=only, people_first=turn % OWN_TURN != 0)
            if received is None:
                return False
            if not held:
                with self._lanes_lock:
                    if received.lane in self._lanes:
                        return None  # another thread of ours came first; its row was only free for a moment
                    self._lanes.add(received.lane)
                held.append(received)
            if not self.store.is_sqlite:  # there this process is the only one that works
                return self._try(db, received, results)
            router.work(db, self.world, received, results)  # this moment: within a lane it never goes back
            return True

        try:
            while True:
                try:
                    worked = await self.write(step)
                except Slow as slow:
                    worked = slow
                if isinstance(worked, Slow):
                    results[worked.name] = await self.read(subjects.ERRANDS[worked.errand], self.world, **worked.words)
                elif worked is not None:
                    if worked:
                        self.engine.wake("sender")  # the answer waits neither for other lanes nor for a slow look
                    return worked or bool(held)
        except StoreAway:
            raise  # no fault of the message's: it waits and is tried again
        except (Exception, Signal) as broken:
            if not held:
                raise
            received = held[0]
            log.error("step broke", inbox_id=received.id, lane=received.lane, tries=received.tries + 1, exc_info=broken)
            await self.write(self._note_failure, received, f"{type(broken).__name__}: {broken}", self.world)
            return True
        finally:
            self._lanes.difference_update(one.lane for one in held)

    def _try(self, db: Connection, received: Received, results: dict[str, Any]) -> bool | Slow:
        """Work a message that other processes may take too. Where something slow must be read first, nothing of the step
        stays but its reservation, in the same transaction: in between, another would find the message free."""
        try:
            with whole_or_nothing(db):
                router.work(db, self.world, received, results)
        except Slow as slow:
            inbox.reserve(db, received.id, self.clock.now())
            return slow
        return True

    @staticmethod
    def _note_failure(db: Connection, received: Received, error: str, world: World) -> None:
        if inbox.failed(db, received.id, error, world.now, tried=received.tries) == 1:
            router.apologise(db, world, received)

    # ── the clock ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Everything that is due by the clock, each job at an edge of its own."""
        await self._tick.run()

    async def look_up(self) -> None:
        """The edge of the question to providers what they took of messages whose outcome nobody knows."""
        await self.edge("look up", self.dispatcher.doubts.look_up)
        await self.edge("templates", partial(template_news.ask, self))

    async def learn_names(self) -> None:
        """Read with the names that are used now: what people taught counts within a second."""
        try:
            version = await self.read(aliases.version)
            if version != self._names:
                self.catalogue, self._names = await self.read(learning.catalogue_of), version
        except Exception as broken:
            log.error("job broke", job="names", exc_info=broken)

    # ── whole ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def open(self) -> None:
        """Open the channels and make their senders known."""
        for channel in self.channels.values():
            await channel.open()
            await self.write(senders.keep_sender, channel.name, channel.sender, self.clock.now())
        await self.write(self.dispatcher.sweep)
        await self.learn_names()

    async def close(self) -> None:
        """Close channels and store."""
        for channel in self.channels.values():
            await channel.close()
        self._writers.close()
        self._readers.shutdown()
        self._workbench.shutdown()
        self.store.close()

    async def settle(self) -> None:
        """Work and send until nothing is due now: for the terminal, the simulator's steps and the tests."""
        while await self.work() + await self.dispatcher.run_once():
            pass

    async def run(self) -> None:
        """Serve until told to stop: the inbox, the outbox and the tick, each woken by the others."""
        await self.engine.start([channel.sender for channel in self.channels.values()])
        try:
            await asyncio.gather(self._keep_working(), self._keep_sending())
        finally:
            await self.engine.stop()

    async def stop(self, running: asyncio.Task[None]) -> None:
        """Take nothing new, finish the steps and calls that are in flight, and let `running` end."""
        self.stop_taking()
        _, late = await asyncio.wait({running}, timeout=LAST_BREATH)
        if late:
            running.cancel()
            await asyncio.wait({running})

    @property
    def is_stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._stopping

    def stop_taking(self) -> None:
        """From now on nothing new is begun here; what waits is the next process's."""
        self._stopping = True
        for kind in ("inbox", "sender"):
            self.engine.wake(kind)

    async def _keep_working(self) -> None:
        while not self._stopping:
            await self.edge("inbox", partial(self.work, LANES_AT_ONCE))
            await self.engine.wait("inbox", 0.5)

    async def _keep_sending(self) -> None:
        while not self._stopping:
            await self.edge("outbox", self.dispatcher.turn)
            await self.dispatcher.rest()
        await self.edge("outbox", self.dispatcher.drain)

    async def edge(self, name: str, deed: Callable[[], Any]) -> int:
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
