"""A whole day in little time: what people write, a notice to many in its middle, moody providers, and restarts."""

from __future__ import annotations

import asyncio
import random
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from datetime import time as time_of_day
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import sqlalchemy as sa

from storage.tables import inbox, outbox, senders
from tests.fakes.telegram import Fault
from tests.faults.kills import drain
from tests.faults.ledger import Books, compare
from tests.faults.machine import Machine, until
from tests.faults.town import Town
from tests.trips.town import SECRET

WORDS = (
    "menu", "मदद", "namaste", "मुझे 50 किलो हल्दी चाहिए", "mujhe 20 kilo tamatar chahiye", "मैं सागर से हूँ, हल्दी बेचती हूँ",
    "1", "2", "हाँ", "back", "Sita Haldi Bhandar", "language", "हळद पाहिजे ५० किलो", "I want 100 sarees",
)  # fmt: skip
MORNING, INDIA = time_of_day(8, 30), ZoneInfo("Asia/Kolkata")
AT_ONCE = 40
"""Posts in flight, as Telegram's own default for a webhook."""


@dataclass
class Day:
    """What the day came to; times in seconds."""

    inbound: int = 0
    notice: int = 0
    books: Books = field(default_factory=Books)
    missing: int = 0
    """Inbound that was acknowledged and is not kept."""
    unanswered: int = 0
    """Inbound worked, and nothing said to it."""
    out_of_order: int = 0
    """Messages that reached a chat before an earlier one of its lane."""
    swaps: list[tuple[Any, Any]] = field(default_factory=list)
    """Each of these beside the one that overtook it."""
    median: float = 0.0
    p95: float = 0.0
    restarts: int = 0
    seconds: float = 0.0

    @property
    def clean(self) -> bool:
        """Nothing lost, handled twice or reordered."""
        return self.books.clean and not (self.missing or self.unanswered or self.out_of_order)

    def __str__(self) -> str:
        return (
            f"{self.inbound} inbound and a notice to {self.notice} in {self.seconds:.0f} s "
            f"({self.inbound / max(self.seconds, 1):.0f} inbound/s), {self.restarts} restarts: missing {self.missing}, "
            f"unanswered {self.unanswered}, out of order {self.out_of_order}, answer median {self.median:.2f} s, "
            f"p95 {self.p95:.2f} s; {self.books}"
        )


def run(
    machine: Machine, inbound: int, notice: int, *, people: int = 0, restarts: int = 4, rate: float = 60,
    says: Callable[[str], None] = lambda _: None,
) -> Day:  # fmt: skip
    """Let so many messages come at this rate from these people, in their own order each."""
    started, day = time.monotonic(), Day(inbound, notice)
    town, luck = Town(machine, ahead=_until_morning(datetime.now(UTC))), random.Random(17)
    machine.move_clock(town.ahead)
    town.settle_in(max(people or inbound // 12, 10))
    _let_flow(machine)
    machine.start()
    post = _Post(machine, town, inbound, rate, luck)
    post.start()
    kinds = iter([Fault.server_error, Fault.answer_lost, lambda: Fault.too_many(1), Fault.bad_gateway] * 10**6)
    machine.telegram.share, machine.telegram.mood = 0.01, lambda: next(kinds)()
    told = False
    for number in range(1, restarts + 1):
        _wait_for(post, inbound * number // (restarts + 1))
        if not told:
            town.keep_awake()
            readers = [town.readers[place % len(town.readers)] for place in range(notice)]
            for first in range(0, notice, 500):
                town.write_to(readers[first : first + 500], kinds=(("notice", False, 2),))
            told = True
        process = machine.processes[number % len(machine.processes)]
        (machine.kill if number % 2 else machine.end)(process)
        machine.start(process)
        day.restarts += 1
        says(f"{post.done} of {inbound} taken, restart {number}")
    post.join()
    machine.telegram.share = 0.0
    drain(machine, 60)
    day.books, day.seconds = compare(machine), time.monotonic() - started
    _look_into(machine, post, day)
    return day


def _until_morning(now: datetime) -> float:
    """Seconds by which business time goes ahead, so that the day begins in the morning: no night holds the notice."""
    begins = datetime.combine(now.astimezone(INDIA), MORNING, INDIA)
    return float(int((begins - now).total_seconds()) % (24 * 3600))


def _let_flow(machine: Machine) -> None:
    """A day in little time needs a sender that may write faster than Telegram's thirty a second."""
    if "per_second" not in senders.c:
        return
    machine.start()
    until(
        lambda: machine.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(senders))),
        "the sender is known",
    )
    for process in machine.processes:
        machine.end(process)
    machine.write(lambda db: db.execute(senders.update().values(per_second=500.0)))


def _wait_for(post: _Post, many: int) -> None:
    while post.done < many and post.is_alive():
        time.sleep(0.05)


class _Post(threading.Thread):
    """Telegram's side: each chat's updates one after the other, again and again until they are taken."""

    def __init__(self, machine: Machine, town: Town, many: int, rate: float, luck: random.Random) -> None:
        super().__init__(daemon=True)
        self.url, self.town, self.many, self.rate, self.luck = machine.processes[0].url, town, many, rate, luck
        self.people = [int(one.external_id) for one in town.readers]
        self.done = 0
        self.posted: dict[int, float] = {}

    def run(self) -> None:
        """Post all."""
        asyncio.run(self._post_all())

    async def _post_all(self) -> None:
        lanes: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        room, began = asyncio.Semaphore(AT_ONCE), time.monotonic()
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            for number in range(1, self.many + 1):
                await asyncio.sleep(max(0.0, began + number / self.rate - time.monotonic()))
                await room.acquire()
                task = group.create_task(self._post_one(session, lanes, number, self.luck.choice(self.people)))
                task.add_done_callback(lambda _: room.release())

    async def _post_one(
        self, session: aiohttp.ClientSession, lanes: dict[int, asyncio.Lock], number: int, who: int
    ) -> None:
        person = {"id": who, "is_bot": False, "first_name": "Asha", "language_code": "hi"}
        update = {"update_id": number, "message": {
            "message_id": 10**6 + number, "date": int(self.town.now.timestamp()), "text": self.luck.choice(WORDS), "from": person,
            "chat": {"id": who, "type": "private", "first_name": "Asha"},
        }}  # fmt: skip
        async with lanes[who]:
            self.posted[number] = time.time()
            while not await self._taken(session, update):  # noqa: ASYNC110 - as Telegram does: again, a little later
                await asyncio.sleep(0.2)
        self.done += 1

    async def _taken(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
        try:
            async with session.post(
                f"{self.url}/webhooks/telegram", json=update, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET},
                timeout=aiohttp.ClientTimeout(total=10),
            ) as answer:  # fmt: skip
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False


def _look_into(machine: Machine, post: _Post, day: Day) -> None:
    received = machine.look(
        lambda db: db.execute(sa.select(inbox.c.id, inbox.c.provider_id).where(inbox.c.channel == "telegram")).all()
    )
    rows = machine.look(
        lambda db: db.execute(
            sa.select(
                outbox.c.id,
                outbox.c.cause,
                outbox.c.lane,
                outbox.c.provider_id,
                outbox.c.address_id,
                outbox.c.priority,
                outbox.c.purpose,
                outbox.c.created_at,
                outbox.c.sending_at,
                outbox.c.tries,
                outbox.c.doubts,
            )
            .where(outbox.c.action == "send")
            .order_by(outbox.c.id)
        ).all()
    )
    taken = {
        (call.chat_id, int(call.result["message_id"])): call.at
        for call in machine.telegram.calls_of("sendMessage", ok=True)
    }
    chats = {reader.address_id: int(reader.external_id) for reader in _readers(machine)}
    day.missing = post.many - len({row.provider_id for row in received} & {str(number) for number in post.posted})
    first: dict[int, float] = {}
    said_to: set[int] = set()
    last: dict[tuple[str, int], tuple[int, Any]] = defaultdict(lambda: (0, None))  # what outranks may go first
    for row in rows:
        kind, _, rest = row.cause.partition(":")
        if kind == "in":
            said_to.add(int(rest.split(":")[0]))
        if not row.provider_id:
            continue
        message_id = int(row.provider_id)
        if not row.cause.startswith("fault:"):
            lane = (row.lane, row.priority)
            if message_id < last[lane][0]:
                day.out_of_order += 1
                day.swaps.append((last[lane][1], row))
            else:
                last[lane] = (message_id, row)
        at = taken.get((chats.get(row.address_id), message_id))
        if kind == "in" and at is not None:
            first.setdefault(int(rest.split(":")[0]), at)
    day.unanswered = sum(row.id not in said_to for row in received)
    waits = sorted(first[row.id] - post.posted[int(row.provider_id)] for row in received if row.id in first)
    if waits:
        day.median, day.p95 = statistics.median(waits), waits[int(len(waits) * 0.95)]


def _readers(machine: Machine) -> Any:
    from storage.tables import addresses

    return machine.look(
        lambda db: db.execute(sa.select(addresses.c.id.label("address_id"), addresses.c.external_id)).all()
    )
