"""The people and the messages of the bad day: who is written to, and rows whose text names them at the provider."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy.engine import Connection

from storage import consent, outbox, people
from storage.tables import addresses as addresses_table
from tests.faults.machine import Machine


@dataclass(frozen=True)
class Reader:
    """Someone who is written to."""

    channel: str
    address_id: int
    person_id: int
    external_id: str
    lane: str


KINDS = (
    # (purpose, may be sent once more after an unknown outcome, priority)
    ("notice", False, 2),
    ("deal", True, 1),
)


@dataclass
class Town:
    """Readers on both channels, and a numbered row for each message they are to get."""

    machine: Machine
    readers: list[Reader] = field(default_factory=list)
    rows: int = 0
    ahead: float = 0.0
    """Seconds by which people's last message lies ahead of real time, where business time is moved."""
    random: random.Random = field(default_factory=lambda: random.Random(7))

    @property
    def now(self) -> datetime:
        """Business time here."""
        return datetime.now(UTC) + timedelta(seconds=self.machine.ahead)

    def settle_in(self, telegram: int, whatsapp: int = 0) -> None:
        """So many people who have written a moment ago and agreed to everything."""
        fakes = self.machine
        users = [str(fakes.telegram.user(f"T{one}", started=True).id) for one in range(telegram)]
        phones = []
        for one in range(whatsapp):
            person = fakes.twilio.person(f"W{one}")
            fakes.twilio.opens(person)
            phones.append(person.address)

        def settle(db: Connection) -> list[Reader]:
            now = self.now
            bot = fakes.telegram.token.partition(":")[0]
            made = [self._reader(db, "telegram", bot, one, now) for one in users]
            return made + [self._reader(db, "whatsapp", fakes.twilio.sender.address, one, now) for one in phones]

        for readers in [self.machine.write(settle)]:
            self.readers += readers

    @staticmethod
    def _reader(db: Connection, channel: str, sender: str, external_id: str, now: datetime) -> Reader:
        address = people.address_for(db, channel, sender, [external_id], now)
        people.seen(db, address.person_id, address.id, now)
        people.change_person(db, address.person_id, language="hi", heard_office_at=now, district_lgd=425)
        for purpose in consent.PURPOSES:
            consent.give(
                db, address.person_id, purpose, given=True, version="1", language="hi", how="told", inbox_id=None, now=now,
            )  # fmt: skip
        return Reader(channel, address.id, address.person_id, external_id, address.lane)

    def keep_awake(self) -> None:
        """Everybody has written a moment ago: no quiet hour, window or budget is in the way."""

        def touch(db: Connection) -> None:
            wrote_at = datetime.now(UTC) + timedelta(seconds=self.ahead)
            db.execute(addresses_table.update().values(last_inbound_at=wrote_at))

        self.machine.write(touch)

    def write_to(self, readers: Iterable[Reader], each: int = 1, kinds: Sequence[tuple[str, bool, int]] = KINDS) -> int:
        """So many more rows for each of these readers, each reader's of one kind after another; how many rows."""
        chosen = list(readers)

        def write(db: Connection) -> int:
            now, before = self.now, self.rows
            for reader in chosen:
                purpose, repeatable, priority = kinds[reader.address_id % len(kinds)]
                for _ in range(each):
                    self.rows += 1
                    outbox.add(
                        db, now, cause=f"fault:{self.rows}", action="send", sender=self._sender(reader),
                        channel=reader.channel, address_id=reader.address_id, person_id=reader.person_id,
                        lane=reader.lane, purpose=purpose, priority=priority, repeatable=repeatable,
                        payload={"text": f"#{self.rows} {purpose}"},
                    )  # fmt: skip
            return self.rows - before

        return self.machine.write(write)

    def _sender(self, reader: Reader) -> str:
        if reader.channel == "telegram":
            return self.machine.telegram.token.partition(":")[0]
        return self.machine.twilio.sender.address

    def some(self, count: int) -> list[Reader]:
        """Some readers, drawn anew each time."""
        return self.random.sample(self.readers, min(count, len(self.readers)))
