"""The budget of attention: how often Haat begins to talk to a person, and how often a telephone rings for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.engine import Connection

from handlers.world import World
from storage import outbox, sharing
from storage.outbox import Due

STARTED_BY_HAAT = ("lead", "notice", "digest")
A_DAY, A_WEEK = 2, 7
"""So often a person is written to by Haat's own accord, and so often the telephone of a household rings for it."""

Counted = dict[str, int]
"""Matter → when it was begun, in milliseconds since 1970. The parts of one message are one matter."""


@dataclass(slots=True)
class Attention:
    """What the people of a batch were told by Haat's own accord: each of them, and each telephone that a household shares.

    A helper's telephone is not counted as one: whom the helper acts for is counted alone, as whoever has an own one.
    """

    of_person: dict[int, Counted]
    at_phone: dict[int, Counted]
    households: Mapping[int, frozenset[int]]

    def is_spent(self, world: World, row: Due, *, writes_now: bool) -> bool:
        """Must this row wait? What has begun to leave goes on. The day does not hold for who writes now, the week does."""
        if row.person_id is None or outbox.matter(row.cause) in self.of_person.get(row.person_id, {}):
            return False
        counted = [self.of_person.get(row.person_id, {})]
        if row.person_id in self.households.get(row.address_id, ()):
            counted.append(self.at_phone.get(row.address_id, {}))
        return any(_is_spent(world, one, writes_now) for one in counted)

    def note(self, world: World, row: Due) -> None:
        """This row leaves now, in the same batch as others that follow."""
        assert row.person_id is not None
        self.count(row.person_id, row.address_id, outbox.matter(row.cause), round(world.now.timestamp() * 1000))

    def count(self, person_id: int, address_id: int, matter: str, at: int) -> None:
        """One message left: it costs its reader, and the telephone of a household."""
        self.of_person.setdefault(person_id, {})[matter] = at
        if person_id in self.households.get(address_id, ()):
            self.at_phone.setdefault(address_id, {})[matter] = at


def paid_by(db: Connection, world: World, rows: Sequence[Due]) -> Attention:
    """The attention that the readers of these rows, and those who share a telephone with them, have paid lately."""
    begun = [row for row in rows if row.person_id is not None and row.purpose in STARTED_BY_HAAT]
    if not begun:
        return Attention({}, {}, {})
    readers = {row.person_id for row in begun if row.person_id is not None}
    outbox.one_at_a_time(db, sorted(readers))
    found = Attention({}, {}, sharing.households(db, sorted({row.address_id for row in begun})))
    housemates = readers.union(*found.households.values())
    for one in outbox.started(db, sorted(housemates), world.now - timedelta(days=8)):
        found.count(*one)
    return found


def _is_spent(world: World, counted: Counted, writes_now: bool) -> bool:
    midnight = datetime.combine(world.today, time(), world.zone)
    since = [round(moment.timestamp() * 1000) for moment in (midnight, midnight - timedelta(days=6))]
    today, week = (sum(at >= first for at in counted.values()) for first in since)
    return week >= A_WEEK or (today >= A_DAY and not writes_now)
