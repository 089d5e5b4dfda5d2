"""The dispatcher: claims due outbox rows, decides on each, marks it on the wire, does it, and writes what came of it."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.engine import Connection

from bot import errands
from bot.channels.channel import Channel, ChannelError, Decision, Done, StatusEvent
from bot.channels.terminal import Terminal
from bot.doubts import Doubts
from bot.outcomes import CANNOT_READ, Flight, Outcome, Outcomes
from bot.pacing import Allowance, Gate, Pacer, allowance
from bot.unpacking import errand_of
from handlers.outbound import delivery
from handlers.outbound.delivery import Verdict
from storage import kept_media, limits, outbox, people
from storage.database import StoreAway
from storage.outbox import BUDGETED, BULK, Due

if TYPE_CHECKING:
    from bot.app import App
    from handlers.world import World

log = structlog.get_logger()

AT_ONCE = 32
"""How many rows of one sender are on the wire at once: the most that a crash can leave unknown."""
KEPT_FREE = 8
"""So many of these places bulk never takes, so that an answer finds one."""
GATHER = 0.004
"""Seconds in which answers are gathered for one commit while there is more to send."""
IDLE = 0.25
LONGEST_WORK = timedelta(minutes=10)
"""Heavy work that lasts longer is taken for lost."""
MEDIA_WAIT, MEDIA_PATIENCE = timedelta(seconds=1), timedelta(seconds=60)


@dataclass(slots=True)
class Turn:
    """What one transaction came to."""

    flights: list[Flight] = field(default_factory=list)
    moved: int = 0
    """Rows that changed without leaving."""
    wait: float = IDLE
    """Seconds until a sender's budget lets the next one go."""
    in_a_second: dict[str, int] = field(default_factory=dict)
    """How many of what counts may leave through each sender in any one second."""


class Dispatcher:
    """Sends for one process; `owner` is its name in the leases."""

    def __init__(self, app: App, *, paced: bool) -> None:
        self.app, self.owner = app, secrets.token_hex(8)
        self.pacer, self.gate = Pacer(app.clock.now()) if paced else None, Gate()
        self.outcomes, self.doubts = Outcomes(app), Doubts(app)
        self._after: dict[str, int] = {}
        self._flying: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._finished: list[Outcome] = []
        self._answered = asyncio.Event()
        self._wait = 0.0
        self._owned: set[str] = set()

    # ── one process's work ────────────────────────────────────────────────────────────────────────────────────────

    async def run_once(self) -> int:
        """One micro-batch from claim to settling; how many rows moved. For talks and tests: `serve` takes turns."""
        turn = await self._take_turn()
        if not turn.flights:
            return turn.moved
        outcomes = await asyncio.gather(*(self._do(flight) for flight in turn.flights))
        self._finished += outcomes
        await self._settle_finished()
        return len(turn.flights) + turn.moved

    async def turn(self) -> int:
        """Write what came back and let go what may leave, without waiting for its answers; how many rows moved."""
        turn = await self._take_turn()
        for flight in turn.flights:
            self._flying[flight.row.sender] += 1
            task = asyncio.create_task(self._fly(flight, turn.in_a_second.get(flight.row.sender)))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        moved = len(turn.flights) + turn.moved
        self._wait = 0.0 if moved else turn.wait
        return moved

    async def rest(self) -> None:
        """Until an answer is back, work is announced, or a sender's budget lets the next one go."""
        if self._wait == 0.0 and any(many < AT_ONCE for many in self._flying.values() or (0,)):
            await asyncio.sleep(0)
            if not self._tasks:
                return
        bells = [
            asyncio.ensure_future(self._answered.wait()),
            asyncio.ensure_future(self.app.engine.wait("sender", min(IDLE, self._wait or IDLE))),
        ]
        try:
            await asyncio.wait(bells, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for bell in bells:
                bell.cancel()
            await asyncio.gather(*bells, return_exceptions=True)
        if self._answered.is_set() and self._tasks:
            await asyncio.sleep(GATHER)

    async def drain(self) -> int:
        """Wait for the answers of what is on the wire and write them; takes nothing new."""
        if self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
        many = len(self._finished)
        await self._settle_finished()
        return many

    async def _fly(self, flight: Flight, in_a_second: int | None) -> None:
        try:
            if in_a_second is not None and flight.row.action in BUDGETED:
                while (wait := self.gate.wait_for(flight.row.sender, in_a_second, monotonic())) > 0:  # noqa: ASYNC110 - known when
                    await asyncio.sleep(wait)
            outcome = await self._do(flight)
            self._finished.append(outcome)  # to the list of now: another turn may have begun a new one meanwhile
        finally:
            self._flying[flight.row.sender] -= 1
            self._answered.set()

    def _note_owners(self) -> None:
        """A sender that comes over from another process brings its budget along, but not what each chat got lately."""
        owned = set(self.app.engine.fences or ())
        if self.pacer is not None and owned - self._owned:
            self.pacer = Pacer(self.app.clock.now())
        self._owned = owned

    async def _take_turn(self) -> Turn:
        self._answered.clear()
        self._note_owners()
        finished, self._finished = self._finished, []
        free = [
            (channel, AT_ONCE - self._flying[channel.sender])
            for channel in self.app.channels.values()
            if self.app.engine.owns(channel.sender) and self._flying[channel.sender] < AT_ONCE
        ]
        if not free and not finished:
            return Turn()
        try:
            turn = await self.app.write(self._turn, finished, free)
        except StoreAway:
            self._finished[:0] = finished
            raise
        except Exception:
            # One answer that cannot be written must not keep the others from being written.
            self._finished[:0] = finished
            await self._settle_finished()
            raise
        if any(one.flight.row.action in ("fetch_media", "errand") for one in finished):
            self.app.engine.wake("inbox")
        turn.moved += len(finished)
        return turn

    def _turn(self, db: Connection, finished: Sequence[Outcome], free: Sequence[tuple[Channel, int]]) -> Turn:
        """The transaction: answers of the last batch and the next one together."""
        self.outcomes.settle(db, finished)
        world, turn = self.app.world, Turn()
        for channel, room in free:
            self._claim(db, world, channel, room, turn)
        return turn

    async def _settle_finished(self) -> None:
        finished, self._finished = self._finished, []
        if not finished:
            return
        try:
            await self.app.write(self.outcomes.settle, finished)
        except StoreAway:
            self._finished[:0] = finished
            raise
        except Exception:
            for place, one in enumerate(finished):
                try:
                    await self._settle_alone(one)
                except StoreAway:
                    self._finished[:0] = finished[place:]
                    raise
        if any(one.flight.row.action in ("fetch_media", "errand") for one in finished):
            self.app.engine.wake("inbox")

    async def _settle_alone(self, one: Outcome) -> None:
        """The edge of one answer: what cannot be written of it leaves the row unknown."""
        try:
            await self.app.write(self.outcomes.settle, [one])
        except StoreAway:
            raise
        except Exception as broken:
            log.error("answer broke", outbox_id=one.flight.row.id, exc_info=broken)
            now = self.app.clock.now()
            await self.app.write(
                outbox.settle_unknown, one.flight.row.id, f"{type(broken).__name__}: {broken}", now,
                attempt=one.flight.attempt,
            )  # fmt: skip

    # ── before the wire ───────────────────────────────────────────────────────────────────────────────────────────

    def _claim(self, db: Connection, world: World, channel: Channel, room: int, turn: Turn) -> None:
        bounds = limits.sender(db, channel.name, channel.sender)
        if bounds is not None and bounds.paused_until is not None and bounds.paused_until > world.now:
            return
        budget = allowance(bounds, world.now) if bounds is not None and self.pacer is not None else None
        before = 0.0
        if budget is not None:
            before, turn.in_a_second[channel.sender] = budget.level, budget.in_a_second
        rows = outbox.claim(
            db, self.owner, world.now, at_most=room, senders=[channel.sender], after=self._after.get(channel.sender, -1),
            only_to=channel.only_to if isinstance(channel, Terminal) else None,
            budgeted=budget.whole if budget is not None else None, bulk=max(0, room - KEPT_FREE),
            real=self.app.clock.real(),
        )  # fmt: skip
        if budget is not None and budget.whole < room:
            turn.wait = min(turn.wait, max(budget.seconds, 0.001))
        if bounds is not None and budget is not None and budget.set_back:
            limits.spend(db, bounds, budget.level, world.now)
        if not rows:
            return
        if rows[-1].priority == BULK:
            self._after[channel.sender] = rows[-1].share
        paused = bounds.starts_paused_until if bounds is not None else None
        verdicts = delivery.decide_all(db, world, rows, {channel.sender: paused} if paused else None)
        going = [
            (row, verdict) for row, verdict in zip(rows, verdicts, strict=True)
            if self._goes(db, world, row, verdict, budget)
        ]  # fmt: skip
        flights = self._start(db, world, channel, going)
        turn.moved += len(rows) - len(flights)
        turn.flights += flights
        if bounds is not None and budget is not None and budget.level < before:
            limits.spend(db, bounds, budget.level, world.now, budget.recent if budget.touched else None)

    def _goes(self, db: Connection, world: World, row: Due, verdict: Verdict, budget: Allowance | None) -> bool:
        """Does it leave in this batch? Otherwise its row says why not, and until when."""
        if verdict.skip:
            outbox.skip(db, row.id, verdict.skip, world.now)
        elif verdict.move_to is not None:
            delivery.move(db, world, row, verdict.move_to)
            outbox.skip(db, row.id, verdict.why, world.now)
        elif verdict.hold_until is not None:
            outbox.hold(db, row.id, verdict.hold_until, verdict.why)
        elif verdict.wait_until is not None:
            outbox.again(db, row.id, verdict.wait_until, verdict.why)
        elif self._media_on_its_way(db, row):
            outbox.again(db, row.id, world.now + MEDIA_WAIT, "waits for its photo")
        elif (wait := self._must_wait(row, world.now, budget)) > 0:
            outbox.again(db, row.id, world.now + timedelta(seconds=wait), "paced")
        else:
            return True
        return False

    def _start(
        self, db: Connection, world: World, channel: Channel, going: Sequence[tuple[Due, Verdict]]
    ) -> list[Flight]:
        flights: list[Flight] = []
        for row, verdict in going:
            try:
                flights.append(Flight(row, errand_of(db, self.app.media, row, verdict), verdict.form))
            except (LookupError, TypeError, ValueError, AttributeError) as broken:
                log.error("row cannot be read", outbox_id=row.id, exc_info=broken)
                outbox.settle_failed(db, row.id, CANNOT_READ, world.now)
        outbox.becomes_new(db, [one.row.id for one in flights if one.row.action != one.errand.action])
        ids = [one.row.id for one in flights]
        marked = set(
            outbox.start(db, self.owner, ids, world.now, fences=self.app.engine.fences, real=self.app.clock.real())
        )
        opens = {row.id: row.address_id for row, verdict in going if verdict.opens and row.id in marked}
        if opens:
            limits.count_reached(db, channel.name, world.now, len(set(opens.values())))
            people.note_opened(db, sorted(set(opens.values())), world.now)
        return [one for one in flights if one.row.id in marked]

    def _media_on_its_way(self, db: Connection, row: Due) -> bool:
        """A photo that is just being fetched is waited for, a little; after that the words go without it."""
        media_id = row.payload.get("media_id") if row.action == "send" and isinstance(row.payload, dict) else None
        if not media_id or self.app.clock.now() - row.created_at > MEDIA_PATIENCE:
            return False
        return bool(kept_media.one(db, media_id).state == "wanted")

    def _must_wait(self, row: Due, now: datetime, budget: Allowance | None) -> float:
        if self.pacer is None or row.action not in BUDGETED:
            return 0.0
        group = row.external_id.startswith("-")
        return self.pacer.wait_for(
            row.channel, row.address_id, now, group=group, edit=row.action == "edit", budget=budget
        )

    # ── on the wire ───────────────────────────────────────────────────────────────────────────────────────────────

    async def _do(self, flight: Flight) -> Outcome:
        """The edge of one outbound message."""
        channel, errand = self.app.channels[flight.row.channel], flight.errand
        if errand.part.media_id is not None and errand.media is None and not errand.part.text:
            return Outcome(flight, error=ChannelError(Decision.GIVE_UP, "the media could not be kept"))
        try:
            if errand.action == "errand":
                return Outcome(flight, done=await self._errand_done(channel, flight))
            found = await self.doubts.found(channel, flight)
            return Outcome(flight, done=found or await channel.do(errand))
        except ChannelError as error:
            return Outcome(flight, error=error)
        except Exception as broken:
            # It broke after the row was marked: whether it left, nobody knows.
            log.error("errand broke", outbox_id=flight.row.id, channel=flight.row.channel, exc_info=broken)
            return Outcome(flight, error=ChannelError(Decision.UNKNOWN, f"{type(broken).__name__}: {broken}"))

    async def _errand_done(self, channel: Channel, flight: Flight) -> Done:
        """An errand; while long work of ours lasts, its row stays ours, so that no sweep calls it lost."""
        row = flight.row
        work = errands.do(self.app, channel, flight.errand, row.payload, row.cause)
        if row.payload["by"] == "wire":
            return await work
        watch = asyncio.create_task(self._stay_at(flight))
        try:
            return await work
        finally:
            watch.cancel()

    async def _stay_at(self, flight: Flight) -> None:
        """Say every third of the limit that the work goes on, for as long as any work may take."""
        pause = outbox.WIRE_LIMIT.total_seconds() / 3
        for _ in range(round(LONGEST_WORK.total_seconds() / pause)):
            await asyncio.sleep(pause)
            real = self.app.clock.real()
            with contextlib.suppress(StoreAway):
                await self.app.write(outbox.still_at_it, flight.row.id, self.owner, flight.attempt, real)

    # ── around it ───────────────────────────────────────────────────────────────────────────────────────────────────

    def sweep(self, db: Connection) -> tuple[int, int]:
        """Free what dead processes held; how many leases, and how many rows that were on the wire."""
        can_look = [name for name in self.app.channels if self.doubts.can_look(name)]
        return outbox.sweep(db, self.app.clock.now(), can_look=can_look, real=self.app.clock.real())

    def keep_status(self, db: Connection, event: StatusEvent) -> None:
        """A provider's status: forward only; a failure code decides as an error on the wire would."""
        self.outcomes.keep_status(db, event)
