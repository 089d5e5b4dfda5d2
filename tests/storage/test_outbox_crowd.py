"""The outbox with a crowd in it: the same cost however many wait, turns by district, a stop at once, held rows out of the way."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection

from storage import claiming, consent, outbox, settling
from storage.database import Store
from storage.outbox import Due, Settled
from storage.statements import Both, milliseconds
from storage.tables import addresses
from storage.tables import outbox as rows
from tests.storage import crowd
from tests.storage.together import NOON, address, both, row

SECOND = timedelta(seconds=1)


@pytest.fixture
def crowded(store: Store) -> Store:
    """Twenty thousand rows of bulk that wait for five thousand people."""
    with store.write() as db:
        crowd.people_and_addresses(db, 5_000)
        crowd.bulk(db, 20_000)
    return store


def claim(db: Connection, **words: Any) -> list[Due]:
    return outbox.claim(db, "me", words.pop("now", NOON), **({"at_most": 32, "senders": [crowd.BOT]} | words))


def send(db: Connection, due: list[Due], now: Any = NOON) -> None:
    """On the wire, and taken by the provider."""
    started = outbox.start(db, "me", [one.id for one in due], now)
    assert started == sorted(one.id for one in due)
    outbox.settle_sent_all(db, [Settled(one, f"p{one}", "sent", "free") for one in started], now)


# ── what a claim looks at ─────────────────────────────────────────────────────────────────────────────────────────


def plan(db: Connection, statement: Both, **words: Any) -> str:
    """How the store means to find the rows."""
    name = db.dialect.name
    explain = "EXPLAIN QUERY PLAN " if name == "sqlite" else "EXPLAIN "
    shown = {word: statement._bound(name, word, value) for word, value in words.items()}
    return "\n".join(str(line) for line in db.execute(sa.text(explain + statement.text_for(name)), shown))


HERE = {"sender": crowd.BOT, "now": NOON, "at_most": 32, "each": 32, "shares": [0]}
STATEMENTS: dict[str, tuple[Both, dict[str, Any], tuple[str, ...]]] = {
    "candidates": (claiming.CANDIDATES, HERE, ("ix_outbox_ready", "ix_outbox_lane", "ix_outbox_busy")),
    "districts": (claiming.SHARES, {"sender": crowd.BOT, "after": -1, "at_most": 32}, ("ix_outbox_ready",)),
    "release": (claiming._RELEASE, {"now": NOON}, ("ix_outbox_held",)),
    "next of the lane": (settling._LET_NEXT, {"lanes": ["address:1"], "ids": [1]}, ("ix_outbox_behind",)),
    "leases": (settling._FREE_LEASES, {"now": NOON}, ("ix_outbox_busy",)),
    "attention": (
        outbox._STARTED, {"people": [1], "purposes": ["lead"], "since": NOON}, ("ix_outbox_started",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STATEMENTS)
def test_every_statement_of_the_hot_path_goes_down_an_index(crowded: Store, name: str) -> None:
    statement, words, wanted = STATEMENTS[name]
    with crowded.write() as db:
        said = plan(db, statement, **words)
    for index in wanted:
        assert index in said, said
    assert "Seq Scan on outbox" not in said, said
    assert not [line for line in said.splitlines() if "SCAN " in line and "SCAN outbox" in line and "INDEX" not in line]


def work_of(store: Store, deed: Any) -> int:
    """How many steps of SQLite's machine a deed takes, so that a loaded computer changes nothing."""
    counted = [0]

    def tick() -> int:
        counted[0] += 1
        return 0

    def watch(connection: Any, *_: Any) -> None:
        connection.set_progress_handler(tick, 100)

    with store.write() as db:
        watch(db.connection.driver_connection)
        deed(db)
        db.connection.driver_connection.set_progress_handler(None, 0)  # type: ignore[union-attr]
    return counted[0]


@pytest.mark.parametrize("many", [20_000])
def test_a_claim_costs_the_same_with_fifty_times_as_many_waiting(store: Store, many: int) -> None:
    if not store.is_sqlite:
        pytest.skip(
            "counted by SQLite's own steps; PostgreSQL's plan is looked at above, its time in bench/delivery.py"
        )
    with store.write() as db:
        crowd.people_and_addresses(db, many)
        crowd.bulk(db, 400)
    few = [work_of(store, lambda db: send(db, claim(db))) for _ in range(5)]
    with store.write() as db:
        crowd.bulk(db, many, "broadcast:2:")
    much = [work_of(store, lambda db: send(db, claim(db))) for _ in range(5)]
    assert sorted(much)[2] <= 1.10 * sorted(few)[2]


# ── turns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_districts_bulk_does_not_keep_anothers_waiting(store: Store) -> None:
    with store.write() as db:
        crowd.people_and_addresses(db, 600)
        crowd.bulk(db, 400, "big:", share=425)
        db.execute(rows.update().where(rows.c.id > 0).values(lane=sa.literal("lane:") + sa.cast(rows.c.id, sa.String)))
        crowd.bulk(db, 30, "small:", share=482)
        db.execute(
            rows.update().where(rows.c.share == 482).values(lane=sa.literal("l:") + sa.cast(rows.c.id, sa.String))
        )
        first = claim(db, at_most=20)
        assert Counter(one.share for one in first) == {425: 10, 482: 10}
        assert [one.share for one in first[:4]] in ([425, 482, 425, 482], [482, 425, 482, 425])
        send(db, first)
        send(db, claim(db, at_most=20))
        third = claim(db, at_most=20)
        assert Counter(one.share for one in third) == {425: 10, 482: 10}, "the small one is through after sixty"
        send(db, third)
        assert {one.share for one in claim(db, at_most=20)} == {425}, "and leaves its turns to the other"


def test_with_more_districts_than_places_each_has_its_turn(store: Store) -> None:
    with store.write() as db:
        crowd.people_and_addresses(db, 200)
        for share in range(1, 21):
            crowd.bulk(db, 8, f"d{share}:", share=share)
        db.execute(rows.update().where(rows.c.id > 0).values(lane=sa.literal("lane:") + sa.cast(rows.c.id, sa.String)))
        seen: Counter[int] = Counter()
        after = -1
        for _ in range(10):
            due = claim(db, at_most=4, after=after)
            assert len({one.share for one in due}) == 4
            after = due[-1].share
            seen.update(one.share for one in due)
            send(db, due)
        assert set(seen.values()) == {2}, "forty places over twenty districts"


def test_an_answer_goes_before_any_bulk_and_bulk_takes_no_more_than_it_may(crowded: Store) -> None:
    with crowded.write() as db:
        sita = address(db, external_id="4000000000900001")
        row(db, sita, "answer", sender=crowd.BOT)
        due = claim(db, at_most=32, bulk=8)
        assert due[0].cause == "answer"
        assert len(due) == 9
        assert claim(db, at_most=32, budgeted=0) == [], "nothing more within the rate"
        row(db, sita, "press", sender=crowd.BOT, action="answer_press", lane="press")
        assert [one.cause for one in claim(db, at_most=32, budgeted=0)] == ["press"], "a press is outside of it"


def test_a_new_row_of_bulk_takes_its_readers_district(store: Store) -> None:
    with store.write() as db:
        crowd.people_and_addresses(db, 3)
        who = db.execute(sa.select(addresses.c.id, addresses.c.person_id).order_by(addresses.c.id)).first()
        assert who is not None
        words = {"sender": "s", "channel": "telegram", "address_id": who.id, "person_id": who.person_id, "lane": "l",
                 "repeatable": False, "payload": {}}  # fmt: skip
        for place, (action, priority, share) in enumerate(
            [("send", 2, 401), ("send", 1, 0), ("send", 0, 0), ("answer_press", 0, -1), ("fetch_media", 1, -1)]
        ):
            made = outbox.add(db, NOON, cause=f"c{place}", action=action, purpose="notice", priority=priority, **words)
            assert db.scalar(sa.select(rows.c.share).where(rows.c.id == made)) == share


# ── a stop ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_stop_is_one_write_however_many_rows_wait(crowded: Store) -> None:
    with crowded.write() as db:
        one = db.execute(sa.select(addresses.c.id)).scalars().first()
        assert one is not None
        db.execute(rows.update().where(rows.c.id > 0).values(address_id=one))
    written: list[int] = []
    watch = lambda *given: written.append(given[1].rowcount)  # noqa: E731
    event.listen(crowded.writer, "after_cursor_execute", watch)
    try:
        with crowded.write() as db:
            consent.stop(db, one, NOON)
    finally:
        event.remove(crowded.writer, "after_cursor_execute", watch)
    assert sum(written) == 1, "twenty thousand rows wait, one is written"


def test_what_is_claimed_while_a_stop_is_being_written_is_not_that_address(store: Store, second: Store) -> None:
    """A step holds the address it works for; a claim at that instant leaves its rows for after the commit."""
    if store.is_sqlite:
        pytest.skip("one writer at a time: the claim comes before or after the whole step")
    with store.write() as db:
        sita, ravi = address(db), address(db)
        row(db, sita, "sita", sender=crowd.BOT)
        row(db, ravi, "ravi", sender=crowd.BOT)
    with store.write() as db:
        db.execute(sa.select(addresses.c.id).where(addresses.c.id == sita.id).with_for_update())
        with second.write() as other:
            assert [one.cause for one in claim(other)] == ["ravi"]
        consent.stop(db, sita.id, NOON)
    with second.write() as other:
        (due,) = claim(other)
        assert (due.cause, due.stopped_at) == ("sita", NOON), "and the decision sees the stop"


# ── lanes and held rows ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_long_lane_is_looked_at_once_and_goes_on_one_by_one(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db), address(db)
        for place in range(40):
            row(db, sita, f"s{place}", sender=crowd.BOT)
        row(db, ravi, "ravi", sender=crowd.BOT)
        put_aside: list[int] = []
        watch = lambda *given: put_aside.append(given[1].rowcount) if "SET state = 'behind'" in given[2] else None  # noqa: E731
        event.listen(store.writer, "after_cursor_execute", watch)
        heard = []
        for _ in range(60):
            due = claim(db, at_most=8)
            heard += [one.cause for one in due]
            send(db, due)
        event.remove(store.writer, "after_cursor_execute", watch)
        assert sum(put_aside) <= 39, "none is put aside twice"
        assert [cause for cause in heard if cause != "ravi"] == [f"s{place}" for place in range(40)]
        assert heard.index("ravi") <= 6, "others do not wait for the long lane"


def test_held_rows_wait_in_no_claims_way_and_hold_back_nothing(store: Store) -> None:
    with store.write() as db:
        sita = address(db)
        held = row(db, sita, "held", sender=crowd.BOT, priority=1)
        row(db, sita, "after it", sender=crowd.BOT, priority=1)
        claim(db)
        outbox.hold(db, held, NOON + 60 * SECOND, "it is night there")
        (due,) = claim(db)
        assert due.cause == "after it", "what stands behind goes on"
        send(db, [due])
        assert claim(db, now=NOON + 59 * SECOND) == []
        assert outbox.state_of(db, held) == "held", "and it is not claimed again and again"
        assert [one.cause for one in claim(db, now=NOON + 60 * SECOND)] == ["held"]


def test_a_retry_keeps_its_place_in_the_lane(store: Store) -> None:
    with store.write() as db:
        sita = address(db)
        first = row(db, sita, "1", sender=crowd.BOT)
        row(db, sita, "2", sender=crowd.BOT)
        claim(db)
        outbox.start(db, "me", [first], NOON)
        assert outbox.not_taken(db, first, NOON + 10 * SECOND, "busy", attempt=1)
        assert claim(db, now=NOON + 9 * SECOND) == []
        due = claim(db, now=NOON + 10 * SECOND)
        assert [one.cause for one in due] == ["1"]
        send(db, due, NOON + 10 * SECOND)
        assert [one.cause for one in claim(db, now=NOON + 10 * SECOND)] == ["2"]


@pytest.mark.parametrize(
    ("end", "after"),
    [("sent", "2"), ("failed", "2"), ("skipped", "2"), ("unknown", "2"), ("held", "")],
)
def test_what_belongs_to_another_row_waits_until_that_is_settled(store: Store, end: str, after: str) -> None:
    with store.write() as db:
        card, ravi = address(db), address(db)
        first = row(db, card, "1", sender=crowd.BOT)
        row(db, ravi, "2", sender=crowd.BOT, after_id=first)
        assert [one.cause for one in claim(db)] == ["1"]
        assert claim(db) == []
        if end == "held":
            outbox.hold(db, first, NOON + 60 * SECOND, "later")
        elif end == "skipped":
            outbox.skip(db, first, "stopped", NOON)
        else:
            outbox.start(db, "me", [first], NOON)
            {"sent": lambda: outbox.settle_sent(db, first, "p", "sent", "free", NOON),
             "failed": lambda: outbox.settle_failed(db, first, "no", NOON),
             "unknown": lambda: outbox.settle_unknown(db, first, "?", NOON)}[end]()  # fmt: skip
        assert [one.cause for one in claim(db)] == ([after] if after else [])


def test_a_newer_edit_takes_the_place_of_one_that_waits(store: Store) -> None:
    with store.write() as db:
        chat = address(db)
        card = row(db, chat, "card", sender=crowd.BOT)
        first = row(db, chat, "edit 1", sender=crowd.BOT, action="edit", after_id=card)
        second_edit = row(db, chat, "edit 2", sender=crowd.BOT, action="edit", after_id=card)
        assert (outbox.state_of(db, first), outbox.state_of(db, second_edit)) == ("skipped", "ready")
        claim(db)
        send_card = outbox.due_row(db, card)
        send(db, [send_card])
        assert [one.cause for one in claim(db)] == ["edit 2"]
        third = row(db, chat, "edit 3", sender=crowd.BOT, action="edit", after_id=card)
        assert outbox.state_of(db, second_edit) == "leased", "what is on its way is left alone"
        assert outbox.state_of(db, third) == "ready"


def test_rows_that_lost_their_forerunner_without_a_word_are_found_by_the_sweep(store: Store) -> None:
    with store.write() as db:
        sita = address(db)
        first = row(db, sita, "1", sender=crowd.BOT)
        second_row = row(db, sita, "2", sender=crowd.BOT)
        claim(db)
        assert outbox.state_of(db, second_row) == "behind"
        db.execute(rows.delete().where(rows.c.id == first))
        outbox.sweep(db, NOON)
        assert [one.cause for one in claim(db)] == ["2"]


# ── late answers ──────────────────────────────────────────────────────────────────────────────────────────────────


def on_its_second_attempt(db: Connection, *, repeatable: bool = True) -> int:
    """A row whose first attempt was given up as unknown and that another process has on the wire now."""
    one = row(db, address(db), "1", sender=crowd.BOT, repeatable=repeatable)
    claim(db)
    outbox.start(db, "me", [one], NOON)
    later = NOON + settling.WIRE_LIMIT
    outbox.sweep(db, later)
    outbox.claim(db, "you", later, at_most=1, senders=[crowd.BOT])
    assert outbox.start(db, "you", [one], later) == [one]
    return one


def test_a_late_refusal_of_an_older_attempt_changes_nothing(store: Store) -> None:
    with store.write() as db:
        one = on_its_second_attempt(db)
        assert not outbox.settle_failed(db, one, "refused", NOON, attempt=1)
        assert not outbox.not_taken(db, one, NOON, "busy", attempt=1)
        outbox.settle_unknown(db, one, "?", NOON, attempt=1)
        assert outbox.state_of(db, one) == "sending"
        outbox.settle_sent(db, one, "p2", "sent", "free", NOON)
        assert not outbox.settle_failed(db, one, "refused", NOON, attempt=1)
        assert not outbox.not_taken(db, one, NOON, "busy", attempt=1)
        assert outbox.state_of(db, one) == "sent"


def test_a_late_answer_settles_what_waits_for_its_second_attempt(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1", sender=crowd.BOT, repeatable=True)
        claim(db)
        outbox.start(db, "me", [one], NOON)
        outbox.sweep(db, NOON + settling.WIRE_LIMIT)
        assert outbox.state_of(db, one) == "ready"
        outbox.settle_sent(db, one, "p1", "sent", "free", NOON)
        assert outbox.state_of(db, one) == "sent"
        assert claim(db, now=NOON + settling.WIRE_LIMIT) == [], "nobody gets it twice"


def test_a_late_not_taken_frees_what_was_called_unknown(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1", sender=crowd.BOT)
        claim(db)
        outbox.start(db, "me", [one], NOON)
        outbox.sweep(db, NOON + settling.WIRE_LIMIT)
        assert outbox.state_of(db, one) == "unknown"
        assert outbox.not_taken(db, one, NOON, "no connection", attempt=1)
        assert [due.cause for due in claim(db)] == ["1"]


def test_an_answer_that_nobody_knew_is_given_once_more_only_while_it_is_fresh(store: Store) -> None:
    with store.write() as db:
        fresh, stale = (row(db, address(db), cause, sender=crowd.BOT, repeatable=True) for cause in "ab")
        claim(db)
        outbox.start(db, "me", [fresh, stale], NOON)
        outbox.settle_unknown(db, fresh, "?", NOON + settling.REPLY_PATIENCE)
        outbox.settle_unknown(db, stale, "?", NOON + settling.REPLY_PATIENCE + SECOND)
        assert (outbox.state_of(db, fresh), outbox.state_of(db, stale)) == ("ready", "unknown")


def test_one_retry_after_an_unknown_outcome_however_often_it_was_surely_not_sent(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1", sender=crowd.BOT, repeatable=True, purpose="deal")
        for attempt, settle in enumerate(("busy", "busy", "unknown", "busy", "unknown"), 1):
            (due,) = claim(db)
            assert outbox.start(db, "me", [due.id], NOON) == [one]
            if settle == "busy":
                outbox.not_taken(db, one, NOON, "busy", attempt=attempt)
            else:
                outbox.settle_unknown(db, one, "?", NOON, attempt=attempt)
        assert outbox.state_of(db, one) == "unknown"
        assert db.execute(sa.select(rows.c.doubts, rows.c.tries)).one() == (2, 5)


def test_a_callback_settles_what_waits_for_its_second_attempt(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db, "whatsapp"), "1", repeatable=True, purpose="deal")
        outbox.claim(db, "me", NOON, at_most=1)
        outbox.start(db, "me", [one], NOON)
        outbox.settle_unknown(db, one, "?", NOON, looks=True)
        assert outbox.claim(db, "me", NOON + 14 * SECOND, at_most=1) == [], "there is something to see only later"
        assert outbox.record_status(db, "whatsapp", "SM1", "sent", "", one, NOON) == one
        assert outbox.state_of(db, one) == "sent"


def test_our_answer_and_its_callback_at_the_same_instant_lose_nothing(store: Store, second: Store) -> None:
    with store.write() as db:
        numbers = [row(db, address(db, "whatsapp"), f"{place}") for place in range(12)]
        outbox.claim(db, "me", NOON, at_most=20)
        outbox.start(db, "me", numbers, NOON)
    for one in numbers:
        turns = iter([
            lambda db, one=one: outbox.settle_sent(db, one, f"SM{one}", "sent", "free", NOON),
            lambda db, one=one: outbox.record_status(db, "whatsapp", f"SM{one}", "delivered", "", one, NOON),
        ])  # fmt: skip
        both([store, second], 2, lambda db, turns=turns: next(turns)(db))  # type: ignore[misc]
    with store.read() as db:
        assert outbox.by_state(db) == {"delivered": 12}


def test_what_is_looked_up_in_vain_is_looked_up_three_times(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db, "whatsapp"), "1")
        outbox.claim(db, "me", NOON, at_most=1)
        outbox.start(db, "me", [one], NOON)
        outbox.settle_unknown(db, one, "?", NOON, looks=True)
        looked = []
        for second_ in range(0, 3600, 5):
            now = NOON + second_ * SECOND
            for due in outbox.unsettled_beyond_doubt(db, "whatsapp", now):
                looked.append(second_)
                outbox.keep_looking(db, due.id, now)
        assert looked == [15, 135, 1035]


def test_a_time_that_milliseconds_keep_is_the_same_again() -> None:
    assert milliseconds(NOON + timedelta(milliseconds=7)) - milliseconds(NOON) == 7
