"""Enquiries: ended once, opened again, due to one worker, seen by their own office and buyer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.engine import Connection

from storage import enquiries, matches, people
from storage.database import Store
from tests.storage.together import NOON, both
from tests.storage.trades import DAY, Trade, trade


@pytest.mark.parametrize(
    "deed",
    [
        lambda db, one: matches.answer(db, one.matches[0], "yes", NOON, quantity="200", contact="haat"),
        lambda db, one: enquiries.close(db, one.enquiry, "closed", NOON),
        lambda db, one: matches.settle_match(db, one.matches[0], "withdrawn", was=("asked", "yes")),
    ],
    ids=["answer", "close", "settle"],
)
def test_what_is_done_many_times_at_once_is_done_once(
    store: Store, second: Store, deed: Callable[[Connection, Trade], bool]
) -> None:
    with store.write() as db:
        one = trade(db)
    done = both([store, second], 8, lambda db: deed(db, one))
    assert sorted(done) == [False] * 7 + [True]


def test_a_due_wave_is_one_workers(store: Store, second: Store) -> None:
    with store.write() as db:
        due = [trade(db, sellers=0).enquiry for _ in range(6)]
        for number in due:
            enquiries.change(db, number, wave_due_at=NOON)

    def work(db: Connection) -> list[int]:
        mine = [one.id for one in enquiries.waves_due(db, NOON, at_most=3)]
        for number in mine:
            enquiries.change(db, number, wave_due_at=None)
        return mine

    taken = [number for some in both([store, second], 4, work) for number in some]
    assert len(taken) == len(set(taken))
    with store.write() as db:
        taken += work(db) + work(db)
    assert sorted(taken) == due


def test_an_enquiry_ends_once_and_can_be_opened_again(store: Store) -> None:
    with store.write() as db:
        one = trade(db)
        enquiries.change(db, one.enquiry, wave_due_at=NOON + DAY)
        assert enquiries.close(db, one.enquiry, "lost", NOON, reason="price")
        assert not enquiries.close(db, one.enquiry, "served", NOON)
        ended = enquiries.get(db, one.enquiry)
        assert (ended.status, ended.lost_reason, ended.wave_due_at) == ("lost", "price", None)
        assert enquiries.reopen(db, one.enquiry, NOON + DAY, expires_at=NOON + 16 * DAY)
        assert not enquiries.reopen(db, one.enquiry, NOON + DAY, expires_at=NOON + 16 * DAY)
        assert enquiries.get(db, one.enquiry).wave_due_at == NOON + DAY


def test_only_open_enquiries_whose_time_is_over_expire(store: Store) -> None:
    with store.write() as db:
        over, closed = trade(db).enquiry, trade(db).enquiry
        enquiries.close(db, closed, "served", NOON)
        assert not enquiries.expired(db, NOON + 15 * DAY - timedelta(seconds=1))
        assert [one.id for one in enquiries.expired(db, NOON + 15 * DAY)] == [over]
        enquiries.change(db, over, wave_due_at=NOON)
        enquiries.change(db, closed, wave_due_at=NOON)
        assert [one.id for one in enquiries.waves_due(db, NOON)] == [over]


def test_an_office_sees_the_enquiries_of_its_districts_only(store: Store) -> None:
    with store.write() as db:
        mine, other = trade(db).enquiry, trade(db).enquiry
        enquiries.change(db, other, district_lgd=482)
        assert [one.id for one in enquiries.in_districts(db, [425], ("open",))] == [mine]
        assert not enquiries.in_districts(db, [425], ("closed",))
        assert not enquiries.in_districts(db, [], ("open",))


def test_an_office_sees_the_open_ones_first_and_nothing_of_the_erased(store: Store) -> None:
    with store.write() as db:
        ended, later_ended, first, second, erased = (trade(db).enquiry for _ in range(5))
        for one in (ended, later_ended):
            enquiries.close(db, one, "closed", NOON)
        people.change_person(db, enquiries.get(db, erased).person_id, erased_at=NOON)
        listed = [one.id for one in enquiries.in_districts(db, [425], ("open", "closed"))]
        assert listed == [first, second, later_ended, ended], "open: the longest first; ended: the newest first"
        assert len(enquiries.in_districts(db, [425], ("open", "closed"), at_most=1)) == 1


def test_an_enquiry_opened_again_lives_on_and_has_no_reason_any_more(store: Store) -> None:
    with store.write() as db:
        one = trade(db).enquiry
        enquiries.close(db, one, "expired", NOON + 15 * DAY, reason="late")
        enquiries.reopen(db, one, NOON + 16 * DAY, expires_at=NOON + 31 * DAY)
        assert not enquiries.expired(db, NOON + 30 * DAY)
        assert enquiries.get(db, one).lost_reason is None
        assert [due.id for due in enquiries.waves_due(db, NOON + 16 * DAY)] == [one]


def test_a_seller_and_a_buyer_see_their_own_only(store: Store) -> None:
    with store.write() as db:
        one, other = trade(db), trade(db)
        seller = matches.match(db, one.matches[0]).seller_id
        assert [found.id for found in matches.matches_for(db, seller, ("asked",))] == one.matches
        assert [found.id for found in enquiries.of_buyer(db, other.buyer)] == [other.enquiry]
