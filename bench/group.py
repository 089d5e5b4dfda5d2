"""One card in a big group: how long people wait for their replies while all its members hear of it, and what that costs.

10,000 members who all hear of it in the same hour, the hardest case: 500 at WhatsApp inside the window and 6,000 at Telegram
at once, 3,500 outside WhatsApp's window by the day's template; `haat bench group 1000 3000` takes other sizes. The clock
ticks ten times as often as in life.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy.engine import Connection

from bot.app import App
from bot.clock import SetClock
from bot.settings import Settings
from handlers.group import group_costs
from handlers.messages import TELEGRAM, WHATSAPP, InboundMessage
from storage import cards, group_spend, groups, inbox, offices, outbox, profiles, schema, templates
from storage.database import Store
from storage.tables import addresses, group_members
from storage.tables import people as persons
from tests.market import NOON, OFFICES, OUR_NAMES, FakeChannel

SIZES = (1_000, 3_000, 10_000)
QUIET = 60
BETWEEN = 0.5
"""Seconds between two people who write."""
SAGAR = 425


class Hall:
    """One Haat in one process on SQLite, with both channels answering at once."""

    def __init__(self, folder: Path) -> None:
        store = Store(f"sqlite:///{folder / 'haat.db'}", owner=True)
        schema.upgrade(store)
        self.clock = SetClock(NOON)
        self.telegram, self.whatsapp = FakeChannel("telegram", TELEGRAM), FakeChannel("whatsapp", WHATSAPP)
        settings = Settings(HAAT_DATA_DIR=folder, HAAT_DATABASE_URL=str(store.url), HAAT_SECRET_KEY="s")
        self.app = App(settings, store, self.clock, [self.telegram, self.whatsapp], paced=False)
        self.number = 0

    async def one_reply(self) -> float:
        """Milliseconds from a message's receipt until its answer left."""
        self.number += 1
        who = str(4_000_000_000_900_000 + self.number)
        message = InboundMessage(
            "telegram", OUR_NAMES["telegram"], f"ask-{self.number}", who, self.clock.now(), text="menu"
        )
        begun = time.perf_counter()
        await self.app.receive(message)
        while not any(one.to == who for one in reversed(self.telegram.sent[-400:])):
            if time.perf_counter() - begun > 60:
                raise RuntimeError("no answer within a minute")
            await asyncio.sleep(0.001)
        return (time.perf_counter() - begun) * 1000


def fill(db: Connection, members: int) -> int:
    """A group with so many buyers in it; its number."""
    for card in OFFICES:
        offices.set_office(db, card, NOON)
    group_id = groups.create(db, "सागर", SAGAR, "", None, NOON, token="sagar")
    assert group_id is not None
    templates.keep(
        db,
        "digest",
        "hi",
        OUR_NAMES["whatsapp"],
        NOON,
        content_sid="HX0",
        status="approved",
        words="",
        category="MARKETING",
    )
    open_window, closed = members * 5 // 100, members * 35 // 100
    ago = NOON - timedelta(days=3)
    first = 10_000
    who = [
        {"id": first + place, "language": "hi", "language_sure": True, "district_lgd": SAGAR, "is_demo": False,
         "created_at": ago, "last_seen_at": ago, "heard_office_at": ago}
        for place in range(members)
    ]  # fmt: skip
    at = []
    for place in range(members):
        on_whatsapp = place < open_window + closed
        channel = "whatsapp" if on_whatsapp else "telegram"
        external = f"whatsapp:+91012{place:07}" if on_whatsapp else str(4_000_000_000_000_000 + place)
        heard = NOON - timedelta(hours=1) if place < open_window or not on_whatsapp else ago
        at.append({"id": first + place, "channel": channel, "external_id": external, "sender": OUR_NAMES[channel],
                   "person_id": first + place, "first_seen_at": ago, "last_inbound_at": heard})  # fmt: skip
    place_of = [
        {"group_id": group_id, "person_id": first + place, "role": "buyer", "status": "member", "joined_at": ago,
         "delivery": "digest" if open_window <= place < open_window + closed else "now"}
        for place in range(members)
    ]  # fmt: skip
    for table, rows in ((persons, who), (addresses, at), (group_members, place_of)):
        for begin in range(0, len(rows), 1000):
            db.execute(table.insert(), rows[begin : begin + 1000])
    profiles.keep_profile(
        db, first, "seller", NOON, name="Sita", district_lgd=SAGAR, state="Madhya Pradesh", status="live"
    )
    return group_id


def hang(db: Connection, group_id: int) -> None:
    """One offer's card, before the message of the day has gone out."""
    db.execute(group_members.update().where(group_members.c.delivery == "digest").values(digest_on=None))
    cards.post_offer(
        db, group_id, 10_000, "turmeric", day=NOON.date(), now=NOON, words="", price_paise=12000, unit="kg", moq="20",
        valid_until=NOON.date() + timedelta(days=14),
    )  # fmt: skip


async def measured(members: int) -> str:
    """One line of the table."""
    with tempfile.TemporaryDirectory(prefix="haat-bench-") as name:
        hall = Hall(Path(name))
        await hall.app.open()
        group_id = await hall.app.write(lambda db: fill(db, members))
        running = asyncio.create_task(hall.app.run())
        ticking = asyncio.create_task(_ticks(hall))
        for _ in range(10):
            await hall.one_reply()
        quiet = await _replies(hall, lambda: _counted(QUIET))
        await hall.app.write(lambda db: hang(db, group_id))
        begun, cpu = time.perf_counter(), time.process_time()
        beside = await _replies(hall, lambda: _until_told(hall, group_id))
        seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
        month = group_costs.month_of(hall.app.world)
        spent = await hall.app.read(group_spend.of, group_id, month)
        ticking.cancel()
        await hall.app.stop(running)
        await hall.app.close()
        told = len({one.to for one in (*hall.telegram.sent, *hall.whatsapp.sent) if "₹120" in one.part.text})
        return (
            f"{members:>8,} {told:>7,} {spent.templates:>9,} {spent.free:>6,} {spent.paise / 100:>10,.2f} "
            f"{spent.paise / members:>8.1f} {seconds:>8.1f} {cpu / members * 1000:>9.2f} "
            f"{_row(quiet)} {_row(beside)} {len(beside):>8}"
        )


async def _ticks(hall: Hall) -> None:
    while True:
        await hall.app.tick()
        await asyncio.sleep(0.1)


_left = 0


async def _counted(many: int) -> bool:
    global _left
    _left = (_left or many + 1) - 1
    return _left > 0


async def _until_told(hall: Hall, group_id: int) -> bool:
    """Whether there is still something of the card on its way."""

    def on_its_way(db: Connection) -> bool:
        return (
            bool(cards.to_relay(db, hall.clock.now(), at_most=1))
            or bool(groups.without_digest(db, NOON.date(), at_most=1))
            or bool(inbox.waiting(db))
            or bool(outbox.ready(db, hall.clock.now()))
        )

    return await hall.app.read(on_its_way)


async def _replies(hall: Hall, go_on: Callable[[], Awaitable[bool]]) -> list[float]:
    taken = []
    while await go_on():
        taken.append(await hall.one_reply())
        await asyncio.sleep(BETWEEN)
    return taken


def _row(taken: list[float]) -> str:
    ordered = sorted(taken) or [0.0]
    return f"{statistics.median(ordered):>7.0f} {ordered[int(len(ordered) * 0.95)]:>6.0f} {ordered[-1]:>6.0f}"


def main() -> None:
    """Print the table."""
    sizes = [int(one) for one in sys.argv[1:] if one.isdigit()] or list(SIZES)
    print(f"{'members':>8} {'told':>7} {'templates':>9} {'free':>6} {'rupees':>10} {'paise/m':>8} {'seconds':>8} {'cpu ms/m':>9} "
          f"{'reply quiet ms p50 p95 max':>21} {'reply beside ms':>21} {'replies':>8}")  # fmt: skip
    for members in sizes:
        print(asyncio.run(measured(members)), flush=True)


if __name__ == "__main__":
    main()
