"""A clock that goes back: what waited for seconds does not wait for hours, and the calendar stays where it is."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from storage import clock_back, limits, outbox, senders, settling
from storage.database import Store
from storage.tables import inbox
from storage.tables import outbox as rows
from tests.storage.together import NOON, address, row

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def test_what_was_put_off_is_due_as_soon_as_before_and_what_the_calendar_holds_stays(store: Store) -> None:
    with store.write() as db:
        to = address(db)
        retried, morning, done = (row(db, to, cause, lane=f"lane {cause}") for cause in ("retried", "morning", "done"))
        senders.keep_sender(db, to.channel, to.sender, NOON)
        assert clock_back.watch(db, NOON) == timedelta()
        outbox.claim(db, "me", NOON, at_most=3)
        outbox.again(db, retried, NOON + 30 * SECOND, "later")
        outbox.hold(db, morning, NOON + 9 * HOUR, "night")
        outbox.start(db, "me", [done], NOON)
        outbox.settle_sent(db, done, "p", "sent", "free", NOON)
        limits.pause(db, to.channel, to.sender, NOON + 20 * SECOND, "429")
    earlier = NOON - HOUR
    with store.write() as db:
        assert clock_back.watch(db, earlier) == HOUR
        due = {one.cause: one.due_at for one in db.execute(sa.select(rows.c.cause, rows.c.due_at))}
        assert due["retried"] == earlier + 30 * SECOND
        assert due["morning"] == NOON + 9 * HOUR
        bounds = limits.sender(db, to.channel, to.sender)
        assert bounds is not None
        assert bounds.paused_until == earlier + 20 * SECOND
        assert clock_back.watch(db, earlier + SECOND) == timedelta(), "once"
        assert [one.cause for one in outbox.claim(db, "me", earlier + 31 * SECOND, at_most=3)] == ["retried"]


def test_what_is_written_after_the_jump_by_somebody_who_had_read_the_old_time_is_brought_nearer_too(
    store: Store,
) -> None:
    with store.write() as db:
        to = address(db)
        late, rightly = row(db, to, "late", lane="a"), row(db, to, "rightly", lane="b")
        clock_back.watch(db, NOON)
        outbox.claim(db, "me", NOON, at_most=2)
    earlier = NOON - HOUR
    with store.write() as db:
        assert clock_back.watch(db, earlier) == HOUR
        outbox.again(db, late, NOON + 3 * SECOND, "read the clock before it was set back")
        outbox.again(db, rightly, earlier + 30 * SECOND, "read it afterwards")
    with store.write() as db:
        assert clock_back.watch(db, earlier + 5 * SECOND) == timedelta()
        due = {one.cause: one.due_at for one in db.execute(sa.select(rows.c.cause, rows.c.due_at))}
        assert due == {"late": earlier + 3 * SECOND, "rightly": earlier + 30 * SECOND}


def test_small_differences_between_machines_move_nothing(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "cause")
        outbox.claim(db, "me", NOON, at_most=1)
        outbox.again(db, one, NOON + 30 * SECOND, "later")
        clock_back.watch(db, NOON)
        assert clock_back.watch(db, NOON - SECOND) == timedelta()
        assert db.scalar(sa.select(rows.c.due_at)) == NOON + 30 * SECOND


def test_a_message_that_is_tried_again_does_not_wait_for_the_old_time(store: Store) -> None:
    with store.write() as db:
        clock_back.watch(db, NOON)
        db.execute(inbox.insert().values(
            channel="telegram", sender="bot", provider_id="1", lane="a", ahead=False, message={}, state="new", tries=1,
            received_at=NOON, retry_at=NOON + 5 * SECOND,
        ))  # fmt: skip
        clock_back.watch(db, NOON - HOUR)
        assert db.scalar(sa.select(inbox.c.retry_at)) == NOON - HOUR + 5 * SECOND


def test_a_lease_written_before_the_machines_clock_was_set_back_ends_in_a_minute_all_the_same(store: Store) -> None:
    with store.write() as db:
        row(db, address(db), "cause")
        outbox.claim(db, "dead", NOON, at_most=1)
        now = NOON - HOUR
        assert outbox.sweep(db, now) == (0, 0)
        assert outbox.sweep(db, now + settling.WIRE_LIMIT) == (1, 0)
