"""The outbox: one row a cause and address, claimed once, marked by compare-and-set, moved forward only."""

from __future__ import annotations

import threading
from datetime import timedelta
from itertools import pairwise, permutations
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import consent, outbox, people
from storage.database import Store
from storage.tables import outbox as rows
from storage.tables import status_events, templates
from tests.storage.together import NOON, address, both, row, wait_until_blocked

SECOND = timedelta(seconds=1)


def states(store: Store) -> list[str]:
    """Every row's state, in order."""
    with store.read() as db:
        return list(db.scalars(sa.select(rows.c.state).order_by(rows.c.id)))


def states_of(db: Connection) -> dict[str, str]:
    """The state of every row that no longer waits, by cause."""
    moved = rows.c.state.in_(("leased", "sending", *outbox.FORWARD, "failed", "skipped", "unknown"))
    return dict(db.execute(sa.select(rows.c.cause, rows.c.state).where(moved)).all())  # type: ignore[arg-type]


def claimed(db: Connection, owner: str = "me", now: Any = NOON, **words: Any) -> list[str]:
    """The causes that are claimed now."""
    return [due.cause for due in outbox.claim(db, owner, now, at_most=words.pop("at_most", 16), **words)]


def on_the_wire(db: Connection, number: int, now: Any = NOON) -> None:
    """Bring a row as far as the provider."""
    outbox.claim(db, "me", now, at_most=16)
    assert outbox.start(db, "me", [number], now) == [number]


# ── one row a cause and address ───────────────────────────────────────────────────────────────────────────────────


def test_a_cause_has_one_row_an_address(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db), address(db)
        row(db, sita, "in:1:1")
        row(db, ravi, "in:1:1")
        words = {"action": "send", "sender": "s", "channel": "telegram", "lane": sita.lane, "purpose": "reply"}
        again = outbox.add(
            db, NOON, cause="in:1:1", address_id=sita.id, priority=0, repeatable=False, payload={}, **words
        )
        assert again is None
    assert states(store) == ["ready", "ready"]


def test_a_cause_written_by_many_at_the_same_instant_has_one_row(store: Store, second: Store) -> None:
    with store.write() as db:
        sita = address(db)

    def add(db: Connection) -> int | None:
        return outbox.add(
            db, NOON, cause="broadcast:7", action="send", sender="s", channel="telegram", address_id=sita.id,
            lane=sita.lane, purpose="notice", priority=2, repeatable=False, payload={},
        )  # fmt: skip

    made = both([store, second], 10, add)
    assert sum(one is not None for one in made) == 1
    assert states(store) == ["ready"]


# ── claiming ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_answers_go_before_deals_before_bulk(store: Store) -> None:
    with store.write() as db:
        for cause, priority in (("bulk", 2), ("deal", 1), ("answer", 0)):
            row(db, address(db), cause, priority=priority)
        assert claimed(db) == ["answer", "deal", "bulk"]


def test_an_address_hears_everything_in_order(store: Store) -> None:
    with store.write() as db:
        sita = address(db)
        first, second_row = row(db, sita, "1"), row(db, sita, "2")
        assert claimed(db) == ["1"]
        assert claimed(db) == [], "the second waits for the first"
        outbox.start(db, "me", [first], NOON)
        assert claimed(db) == [], "also while that is on the wire"
        outbox.settle_sent(db, first, "p1", "sent", "free", NOON)
        assert claimed(db) == ["2"]
        outbox.start(db, "me", [second_row], NOON)


def test_an_answer_overtakes_bulk_of_the_same_address_and_no_bulk_an_answer(store: Store) -> None:
    with store.write() as db:
        sita = address(db)
        row(db, sita, "bulk", priority=2)
        row(db, sita, "answer", priority=0)
        row(db, sita, "more bulk", priority=2)
        (answer,) = outbox.claim(db, "me", NOON, at_most=16)
        assert answer.cause == "answer"
        assert claimed(db) == [], "one at a time on the wire"
        outbox.settle_sent(db, answer.id, "p1", "sent", "free", NOON)
        assert states_of(db) == {"answer": "leased"}, "only what is on the wire is settled"
        outbox.start(db, "me", [answer.id], NOON)
        outbox.settle_sent(db, answer.id, "p1", "sent", "free", NOON)
        assert claimed(db) == ["bulk"]
        assert claimed(db) == []


def test_a_row_that_came_to_nothing_does_not_hold_its_address_up(store: Store) -> None:
    for settle in (
        lambda db, one: outbox.settle_failed(db, one, "no", NOON),
        lambda db, one: outbox.settle_unknown(db, one, "no", NOON),
    ):
        with store.write() as db:
            sita = address(db)
            first = row(db, sita, "1")
            row(db, sita, "2")
            on_the_wire(db, first)
            settle(db, first)
            assert claimed(db) == ["2"]


def test_presses_and_media_do_not_wait_for_words(store: Store) -> None:
    with store.write() as db:
        sita = address(db)
        row(db, sita, "1")
        row(db, sita, "fetch", action="fetch_media", priority=1)
        row(db, sita, "press", action="answer_press")
        row(db, sita, "2")
        assert claimed(db) == ["press", "1", "fetch"]


def test_what_is_due_later_or_for_another_sender_stays(store: Store) -> None:
    with store.write() as db:
        row(db, address(db), "later", due_at=NOON + SECOND)
        row(db, address(db), "other", sender="AnotherBot")
        ours = row(db, address(db), "ours")
        assert claimed(db, senders=["HaatTestBot"]) == ["ours"]
        outbox.again(db, ours, NOON + 3 * SECOND, "paced")
        assert claimed(db, now=NOON + SECOND, senders=["HaatTestBot"]) == ["later"]


def test_only_the_one_who_is_present_is_written_to(store: Store) -> None:
    with store.write() as db:
        sita = address(db)
        row(db, address(db), "absent")
        row(db, sita, "present")
        assert claimed(db, only_to=sita.external_id) == ["present"]


def test_a_claimed_row_brings_what_its_decision_needs(store: Store) -> None:
    with store.write() as db:
        sita = address(db)
        people.seen(db, sita.person_id, sita.id, NOON)
        consent.stop(db, sita.id, NOON + SECOND)
        row(db, sita, "1", twin="lead_twin", twin_words={"name": "रवि"})
        (due,) = outbox.claim(db, "me", NOON, at_most=16)
    assert (due.external_id, due.last_inbound_at, due.stopped_at) == (sita.external_id, NOON, NOON + SECOND)
    assert (due.twin, due.twin_words, due.payload) == ("lead_twin", {"name": "रवि"}, {"text": "1"})


def test_two_dispatchers_never_claim_the_same_row(store: Store, second: Store) -> None:
    with store.write() as db:
        for number in range(60):
            row(db, address(db), f"{number}")
    owners = iter([f"owner{number}" for number in range(6)])  # a generator bears no two threads at once
    taken = both([store, second], 6, lambda db: [one.id for one in outbox.claim(db, next(owners), NOON, at_most=10)])
    flat = [one for some_rows in taken for one in some_rows]
    assert len(flat) == len(set(flat)) == 60


# ── compare and set ───────────────────────────────────────────────────────────────────────────────────────────────


def test_only_a_living_lease_of_ones_own_goes_on_the_wire_and_only_once(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1")
        assert outbox.start(db, "me", [one], NOON) == [], "not claimed yet"
        claimed(db)
        assert outbox.start(db, "you", [one], NOON) == [], "somebody else's"
        assert outbox.start(db, "me", [one], NOON + outbox.LEASE) == [], "run out"
        assert outbox.start(db, "me", [one], NOON + outbox.LEASE - SECOND) == [one]
        assert outbox.start(db, "me", [one], NOON) == [], "on the wire already"
        assert db.scalar(sa.select(rows.c.tries)) == 1


def test_a_row_is_on_the_wire_once_though_many_try_at_the_same_instant(store: Store, second: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1")
        claimed(db)
    marked = both([store, second], 8, lambda db: outbox.start(db, "me", [one], NOON))
    assert sorted(marked) == [[]] * 7 + [[one]]


def test_a_lease_that_is_taken_over_while_we_look_is_not_ours(store: Store, second: Store) -> None:
    """Another process, whose clock is ahead, frees our lease and takes it; we must hear of it before the wire."""
    with store.write() as db:
        one = row(db, address(db), "1")
        claimed(db, "me")
    marked: list[list[int]] = []

    def start_ours() -> None:
        with second.write() as db:
            marked.append(outbox.start(db, "me", [one], NOON))

    ours = threading.Thread(target=start_ours)
    with store.write() as db:
        outbox.sweep(db, NOON + outbox.LEASE)
        assert claimed(db, "you", NOON + outbox.LEASE) == ["1"]
        ours.start()
        wait_until_blocked(store, ours)
    ours.join(timeout=30)
    assert marked == [[]]
    with store.write() as db:
        assert outbox.start(db, "you", [one], NOON + outbox.LEASE) == [one]


# ── forward only ──────────────────────────────────────────────────────────────────────────────────────────────────

LADDER = {"sending": 0, "unknown": 1, "sent": 2, "delivered": 3, "read": 4}


@pytest.mark.parametrize("many", range(5))
def test_statuses_in_any_order_move_a_row_forward_only(store: Store, many: int) -> None:
    for said in permutations(["sent", "delivered", "read", "failed"], many):
        with store.write() as db:
            one = row(db, address(db), " ".join(said))
            on_the_wire(db, one)
            outbox.settle_sent(db, one, f"p{one}", "sent", "free", NOON)
            seen = ["sent"]
            for status in (*said, *said):
                outbox.record_status(db, "telegram", f"p{one}", status, "", one, NOON)
                seen.append(str(outbox.state_of(db, one)))
        for before, after in pairwise(seen):
            if after == "failed":
                assert before in ("sent", "failed"), f"a failure overwrote what had arrived: {said}"
            else:
                assert before != "failed", said
                assert LADDER[after] >= LADDER[before], said
        if "failed" not in said:
            assert LADDER[seen[-1]] == max(2, *(LADDER[status] for status in said), 2), said
        elif said and said[0] == "failed":
            assert seen[-1] == "failed", said


def test_a_status_that_outruns_our_own_answer_is_caught_up_with(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1")
        on_the_wire(db, one)
        assert outbox.record_status(db, "telegram", "p1", "delivered", "", None, NOON) is None, "nobody's yet"
        outbox.settle_sent(db, one, "p1", "sent", "free", NOON)
        assert outbox.state_of(db, one) == "delivered"


def test_a_status_with_our_own_number_settles_a_row_whose_answer_was_lost(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1")
        on_the_wire(db, one)
        outbox.settle_unknown(db, one, "no answer", NOON)
        assert outbox.state_of(db, one) == "unknown"
        assert outbox.record_status(db, "telegram", "p9", "delivered", "", one, NOON) == one
        assert outbox.state_of(db, one) == "delivered"
        assert outbox.sent_message(db, outbox.due_row(db, one).address_id, "p9") == one


def test_a_number_that_came_back_from_another_message_changes_nothing(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1")
        on_the_wire(db, one)
        outbox.settle_sent(db, one, "p1", "sent", "free", NOON)
        assert outbox.record_status(db, "telegram", "p2", "read", "", one, NOON) is None
        assert outbox.record_status(db, "whatsapp", "p1", "read", "", None, NOON) is None, "another channel's"
        assert outbox.state_of(db, one) == "sent"


def test_the_same_status_many_times_at_once_is_one_event(store: Store, second: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1")
        on_the_wire(db, one)
        outbox.settle_sent(db, one, "p1", "sent", "free", NOON)
    heard = both([store, second], 8, lambda db: outbox.record_status(db, "telegram", "p1", "delivered", "", None, NOON))
    assert sorted(heard, key=str) == [one] + [None] * 7
    with store.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(status_events)) == 1


def test_what_is_sent_cannot_be_skipped_and_what_is_skipped_cannot_be_sent(store: Store) -> None:
    with store.write() as db:
        sent, skipped = row(db, address(db), "1"), row(db, address(db), "2")
        outbox.skip(db, skipped, "stopped", NOON)
        on_the_wire(db, sent)
        assert outbox.start(db, "me", [skipped], NOON) == []
        outbox.settle_sent(db, sent, "p1", "sent", "free", NOON)
        outbox.settle_sent(db, skipped, "p2", "sent", "free", NOON)
        outbox.skip(db, sent, "stopped", NOON)
        outbox.again(db, sent, NOON, "once more")
    assert states(store) == ["sent", "skipped"]


# ── lost, left and taken back ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("repeatable", "after"), [(True, ["ready", "unknown"]), (False, ["unknown"])])
def test_after_an_unknown_outcome_one_retry_and_only_of_what_may_be_repeated(
    store: Store, repeatable: bool, after: list[str]
) -> None:
    with store.write() as db:
        one = row(db, address(db), "1", repeatable=repeatable)
        seen = []
        while outbox.state_of(db, one) == "ready" and len(seen) < 5:
            on_the_wire(db, one)
            outbox.settle_unknown(db, one, "no answer", NOON)
            seen.append(str(outbox.state_of(db, one)))
    assert seen == after


def test_the_sweep_frees_dead_leases_and_calls_what_was_left_on_the_wire_unknown(store: Store) -> None:
    with store.write() as db:
        leased, sending = row(db, address(db), "leased"), row(db, address(db), "sending")
        claimed(db)
        outbox.start(db, "me", [sending], NOON)
        assert outbox.sweep(db, NOON + outbox.LEASE - SECOND) == (0, 0)
        assert outbox.sweep(db, NOON + outbox.LEASE) == (1, 1)
        assert (outbox.state_of(db, leased), outbox.state_of(db, sending)) == ("ready", "unknown")


def test_an_officer_may_send_once_more_only_what_did_not_arrive(store: Store) -> None:
    with store.write() as db:
        failed, sent = row(db, address(db), "1"), row(db, address(db), "2")
        claimed(db)
        outbox.start(db, "me", [failed, sent], NOON)
        outbox.settle_failed(db, failed, "refused", NOON)
        outbox.settle_sent(db, sent, "p", "sent", "free", NOON)
        assert outbox.retry(db, failed, NOON)
        assert not outbox.retry(db, sent, NOON)
    assert states(store) == ["ready", "sent"]


def test_a_persons_messages_are_counted_by_cause_and_since_a_moment(store: Store) -> None:
    with store.write() as db:
        sita = address(db)
        for cause, purpose in (("in:1:1", "lead"), ("in:1:2", "lead"), ("in:2:1", "notice"), ("in:3:1", "reply")):
            one = row(db, sita, cause, purpose=purpose)
            on_the_wire(db, one)
            outbox.settle_sent(db, one, "", "sent", "free", NOON)
        row(db, sita, "in:4:1", purpose="lead")
        begun = outbox.started(db, [sita.person_id], NOON, ("lead", "notice"))
        assert {one.matter for one in begun} == {"in:1", "in:2"}, "two parts are one, replies none"
        assert not outbox.started(db, [sita.person_id], NOON + SECOND, ("lead", "notice"))


def test_a_twin_is_approved_for_this_sender_in_the_readers_language(store: Store) -> None:
    with store.write() as db:
        sita = address(db, "whatsapp")
        people.change_person(db, sita.person_id, language="mr")
        for language, status, sid in (("hi", "approved", "HX1"), ("mr", "pending", "HX2")):
            db.execute(
                templates.insert().values(
                    name="lead", language=language, sender=sita.sender, content_sid=sid, status=status, checked_at=NOON
                )
            )
        assert outbox.approved_twin(db, "lead", sita.sender, sita.person_id) is None
        db.execute(templates.update().where(templates.c.language == "mr").values(status="approved"))
        assert outbox.approved_twin(db, "lead", sita.sender, sita.person_id) == "HX2"
        assert outbox.approved_twin(db, "lead", "whatsapp:+910000000009", sita.person_id) is None


def test_the_figures_of_the_outbox(store: Store) -> None:
    with store.write() as db:
        one = row(db, address(db), "1")
        row(db, address(db), "2", due_at=NOON + SECOND)
        assert outbox.ready(db, NOON) == 1
        on_the_wire(db, one)
        outbox.settle_failed(db, one, "x" * 500, NOON)
        assert outbox.by_state(db) == {"failed": 1, "held": 1}
        assert [len(kept.reason) for kept in outbox.listed(db, ("failed",))] == [120]
