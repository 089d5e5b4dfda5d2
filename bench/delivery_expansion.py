"""A broadcast's audience turned into rows, window by window, beside bare INSERT … SELECT of the same rows in the same windows.

Ours asks of everybody in a window what a bare statement need not know (consent, address, route, language, the attention
spent), writes the same columns under the same unique key, and commits after each window as the other does.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bench import stores
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.notice import broadcasts, sending
from handlers.notice.schedules import Schedule
from handlers.world import World
from storage import broadcasts as store_of
from storage import notices, people, staff
from storage.database import Store
from storage.tables import outbox
from storage.tables import people as everybody

SENT_EVERY = sending.AHEAD // sending.WINDOW
"""After so many windows all is sent, or no further one would be written."""
BARE = """INSERT INTO outbox (day, cause, action, sender, channel, address_id, person_id, lane, purpose, priority, share,
    repeatable, payload, twin, state, tries, doubts, created_at, due_at)
    SELECT {day}, '{cause}', 'send', a.sender, a.channel, a.id, p.id, 'address:' || CAST(a.id AS VARCHAR), 'notice', 2,
    p.district_lgd, {false}, {payload}, 'notice', 'ready', 0, 0, {now}, {now}
    FROM people p JOIN addresses a ON a.person_id = p.id
    WHERE p.id > {first} AND p.id <= {last} AND p.district_lgd = 425 ORDER BY p.id"""


def rounds(kind: str, server: str, many: int, times: int) -> tuple[list[float], list[float]]:
    """(Ours, the bare statement's) rows a second for an audience of so many, in turns on one store."""
    ours, bare = [], []
    with stores.fresh(kind, server) as store:
        _furnish(store, many)
        for number in range(times + 1):
            rates = _bare(store, many, number), _ours(store, many, number)
            if number:  # the first turn warms both up
                bare.append(rates[0])
                ours.append(rates[1])
    return ours, bare


def _furnish(store: Store, many: int) -> None:
    with store.write() as db:
        stores.fill_people(db, many)
        db.execute(everybody.update().values(district_lgd=425))
        for name in ("Meena", "Suresh"):
            someone = people.add_person(db, datetime.now(UTC), name=name, district_lgd=425)
            staff.add_officer(db, someone, name, district_lgd=425, state=None, now=datetime.now(UTC))
    stores.analysed(store)


def _ours(store: Store, many: int, number: int) -> float:
    world = World(datetime.now(UTC).replace(microsecond=0), lambda: f"t{number}", Catalogue.shipped(), Places.shipped(),
                  public_names=(("telegram", stores.TELEGRAM),))  # fmt: skip
    with store.write() as db:
        meena, suresh = staff.officers_anywhere(db)
        notice = notices.add(
            db, world.now, kind="other", language="hi", district_lgd=425, titles={"hi": "कार्यशाला"},
            texts={"hi": f"सागर में पैकेजिंग कार्यशाला, {number} दिसंबर।"}, source=f"circular {number}",
        )  # fmt: skip
        notices.make_ready(db, notice, None, world.now)
        one = broadcasts.create(db, world, meena, notice, "district=425", Schedule("now"))
        broadcasts.submit(db, world, meena, one)
        broadcasts.approve(db, world, suresh, one)
        run_id = sending.begin(db, world, one)
    assert run_id is not None
    cause = store_of.cause_of(one, run_id)

    def fill(db: Connection, _: int) -> None:
        sending.fill(db, world, run_id)

    taken = _in_windows(store, many, cause, fill)
    written = _clear(store, cause)
    assert written == many, (written, many)
    return many / taken


def _bare(store: Store, many: int, number: int) -> float:
    sqlite, now = store.is_sqlite, datetime.now(UTC)
    payload = '{"of": [1, 1, "hi"]}'
    words = {
        "day": f"'{now.date()}'" if sqlite else f"DATE '{now.date()}'", "cause": f"bare:{number}",
        "false": "0" if sqlite else "false", "payload": f"'{payload}'" if sqlite else f"'{payload}'::json",
        "now": round(now.timestamp() * 1000),
    }  # fmt: skip

    def fill(db: Connection, first: int) -> None:
        db.exec_driver_sql(BARE.format(**words, first=first, last=min(many, first + sending.WINDOW)))

    taken = _in_windows(store, many, f"bare:{number}", fill)
    written = _clear(store, f"bare:{number}")
    assert written == many, (written, many)
    return many / taken


def _in_windows(store: Store, many: int, cause: str, fill: Callable[[Connection, int], None]) -> float:
    """Seconds that the windows of such an audience take, while what they wrote is sent in between, which is not counted."""
    taken = 0.0
    for place, first in enumerate(range(0, many, sending.WINDOW), 1):
        began = time.perf_counter()
        with store.write() as db:
            fill(db, first)
        taken += time.perf_counter() - began
        if place % SENT_EVERY == 0:
            with store.write() as db:
                gone = outbox.update().where(outbox.c.cause == cause, outbox.c.state == "ready").values(state="sent")
                db.execute(gone)
    return taken


def _clear(store: Store, cause: str) -> int:
    """Take the rows away again, so that every turn begins with the same table; how many there were."""
    with store.write() as db:
        many = db.execute(outbox.delete().where(outbox.c.cause == cause)).rowcount
    if not store.is_sqlite:
        with store.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.execute(sa.text("VACUUM outbox"))
    return many
