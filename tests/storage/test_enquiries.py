"""Enquiries, matches, introductions, prices and deals: what two people do at the same instant is settled here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import enquiries, people, profiles
from storage.database import Store
from storage.tables import deals, introductions, matches, unread_words
from tests.storage.together import NOON, address, at_once, both, wait_until_blocked

DAY = timedelta(days=1)


@dataclass
class Trade:
    """One open enquiry and the sellers that fit it, all asked."""

    enquiry: int
    buyer: int
    matches: list[int]


def trade(db: Connection, sellers: int = 1) -> Trade:
    """A buyer wants 200 kilo of turmeric."""
    buyer = address(db)
    enquiry = enquiries.post(
        db, NOON, person_id=buyer.person_id, address_id=buyer.id, text="200 kilo haldi", language="hi",
        concept="turmeric", product_words="हल्दी", quantity="200", unit="kg", district_lgd=425, expires_at=NOON + 15 * DAY,
    )  # fmt: skip
    for place in range(sellers):
        profile = profiles.keep_profile(db, address(db).person_id, "seller", NOON, name=f"Seller {place}")
        assert enquiries.add_match(db, enquiry, profile, 0.9 - place / 10, [{"code": "same_district"}])
    found = [one.id for one in enquiries.matches_of(db, enquiry)]
    for one in found:
        assert enquiries.ask(db, one, 1, NOON)
    return Trade(enquiry, buyer.person_id, found)


def introduced(db: Connection) -> int:
    """The number of an introduction."""
    one = trade(db).matches[0]
    enquiries.answer(db, one, "yes", NOON, quantity="200", contact="haat")
    enquiries.settle_match(db, one, "accepted", was=("yes",))
    met = enquiries.introduce(db, one, buyer_contact="haat", seller_contact="haat", now=NOON)
    assert met is not None
    return met


# ── at the same instant ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "deed",
    [
        lambda db, one: enquiries.answer(db, one.matches[0], "yes", NOON, quantity="200", contact="haat"),
        lambda db, one: enquiries.close(db, one.enquiry, "closed", NOON),
        lambda db, one: enquiries.settle_match(db, one.matches[0], "withdrawn", was=("asked", "yes")),
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


def test_a_yes_and_a_no_to_the_same_enquiry_at_the_same_instant_are_one_answer(store: Store, second: Store) -> None:
    with store.write() as db:
        one = trade(db).matches[0]

    def says(through: Store, status: str) -> bool:
        with through.write() as db:
            return enquiries.answer(db, one, status, NOON)

    answers = at_once([lambda: says(store, "yes"), lambda: says(second, "not_now")])
    assert sorted(answers) == [False, True]
    with store.read() as db:
        assert enquiries.match(db, one).status == ("yes" if answers[0] else "not_now")


def test_a_buyer_who_accepts_and_a_seller_who_withdraws_at_the_same_instant(store: Store, second: Store) -> None:
    with store.write() as db:
        one = trade(db).matches[0]
        enquiries.answer(db, one, "yes", NOON)

    def moves(through: Store, status: str) -> bool:
        with through.write() as db:
            return enquiries.settle_match(db, one, status, was=("yes",))

    moved = at_once([lambda: moves(store, "accepted"), lambda: moves(second, "asked")])
    assert sorted(moved) == [False, True]
    with store.read() as db:
        assert enquiries.match(db, one).status == ("accepted" if moved[0] else "asked")


def test_two_are_introduced_once_though_many_try(store: Store, second: Store) -> None:
    with store.write() as db:
        one = trade(db).matches[0]
    met = both(
        [store, second], 8,
        lambda db: enquiries.introduce(db, one, buyer_contact="haat", seller_contact="haat", now=NOON),
    )  # fmt: skip
    assert sum(number is not None for number in met) == 1
    with store.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(introductions)) == 1


def test_a_seller_fits_an_enquiry_once_and_is_asked_once(store: Store, second: Store) -> None:
    with store.write() as db:
        one = trade(db, sellers=0)
        profile = profiles.keep_profile(db, address(db).person_id, "seller", NOON)
    added = both([store, second], 6, lambda db: enquiries.add_match(db, one.enquiry, profile, 0.5, []))
    assert sorted(added) == [False] * 5 + [True]
    with store.read() as db:
        (match,) = enquiries.matches_of(db, one.enquiry)
    asked = both([store, second], 6, lambda db: enquiries.ask(db, match.id, 1, NOON))
    assert sorted(asked) == [False] * 5 + [True]


@pytest.mark.parametrize("spoken_of", [False, True], ids=["first words", "row is there"])
def test_both_sides_words_at_the_same_instant_close_a_deal_once(store: Store, second: Store, spoken_of: bool) -> None:
    with store.write() as db:
        met = introduced(db)
        if spoken_of:
            db.execute(deals.insert().values(introduction_id=met, status="agreed", at=NOON))
    said: list[str] = []

    def seller_says() -> None:
        with second.write() as db:
            said.append(enquiries.say_deal(db, met, "seller", "yes", NOON))

    seller = threading.Thread(target=seller_says)
    with store.write() as db:
        said.append(enquiries.say_deal(db, met, "buyer", "yes", NOON))
        seller.start()
        wait_until_blocked(store, seller)
    seller.join(timeout=30)
    assert said == ["agreed", "closed"]
    with store.read() as db:
        deal = enquiries.deal_of(db, met)
    assert deal is not None
    assert (deal.status, deal.buyer_says, deal.seller_says, deal.closed_at) == ("closed", "yes", "yes", NOON)


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


# ── forward only ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_no_yes_to_an_enquiry_that_is_over_but_a_no_is_still_heard(store: Store) -> None:
    with store.write() as db:
        one = trade(db, sellers=2)
        assert enquiries.close(db, one.enquiry, "served", NOON)
        assert not enquiries.answer(db, one.matches[0], "yes", NOON)
        assert enquiries.answer(db, one.matches[1], "not_now", NOON)
        assert [found.status for found in enquiries.matches_of(db, one.enquiry)] == ["asked", "not_now"]


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


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([("buyer", "yes")], "agreed"),
        ([("seller", "yes"), ("seller", "yes")], "agreed"),
        ([("buyer", "yes"), ("seller", "yes")], "closed"),
        ([("buyer", "yes"), ("seller", "no")], "lost"),
        ([("seller", "no")], "lost"),
    ],
)
def test_neither_side_alone_closes_a_deal(store: Store, words: list[tuple[str, str]], status: str) -> None:
    with store.write() as db:
        met = introduced(db)
        for side, answer in words:
            said = enquiries.say_deal(db, met, side, answer, NOON, amount_paise=100, reason="price")
        assert said == status
        kept = db.execute(sa.select(deals)).one()
        assert (kept.status, kept.closed_at) == (status, None if status == "agreed" else NOON)


def test_a_price_is_taken_or_refused_once(store: Store) -> None:
    with store.write() as db:
        given: dict[str, Any] = {"price_paise": 12000, "per": "kg", "quantity": "200", "days": 5}
        number = enquiries.quote(db, introduced(db), now=NOON, **given)
        assert enquiries.settle_quote(db, number, "accepted")
        assert not enquiries.settle_quote(db, number, "refused")
        assert enquiries.one_quote(db, number).status == "accepted"


# ── looking ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_only_accepted_sellers_cover_an_order(store: Store) -> None:
    with store.write() as db:
        one = trade(db, sellers=3)
        for match, much in zip(one.matches, ("120.5", "79.5", "50"), strict=True):
            enquiries.answer(db, match, "yes", NOON, quantity=much)
        assert enquiries.covered(db, one.enquiry) == (Decimal(), 0)
        for match in one.matches[:2]:
            enquiries.settle_match(db, match, "accepted", was=("yes",))
        assert enquiries.covered(db, one.enquiry) == (Decimal(200), 2)


def test_both_are_asked_how_it_went_once_and_only_without_a_deal(store: Store) -> None:
    with store.write() as db:
        waiting, dealt = introduced(db), introduced(db)
        enquiries.say_deal(db, dealt, "buyer", "yes", NOON)
        assert not enquiries.introductions_to_ask(db, NOON - DAY)
        assert [one.id for one in enquiries.introductions_to_ask(db, NOON)] == [waiting]
        enquiries.asked_about(db, waiting, NOON)
        assert not enquiries.introductions_to_ask(db, NOON)


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
        seller = enquiries.match(db, one.matches[0]).seller_id
        assert [found.id for found in enquiries.matches_for(db, seller, ("asked",))] == one.matches
        assert [found.id for found in enquiries.of_buyer(db, other.buyer)] == [other.enquiry]


def test_unread_words_are_counted_for_each_language(store: Store, second: Store) -> None:
    both([store, second], 6, lambda db: enquiries.unread(db, ["khurchan", "x" * 200], "hi", NOON))
    with store.write() as db:
        enquiries.unread(db, ["khurchan"], "mr", NOON)
        seen = {(row.word[:8], row.language): row.seen for row in db.execute(sa.select(unread_words))}
    assert seen == {("khurchan", "hi"): 6, ("x" * 8, "hi"): 6, ("khurchan", "mr"): 1}


def test_a_match_is_of_one_enquiry_and_one_seller_past_the_code_too(store: Store) -> None:
    with store.write() as db:
        one = trade(db)
        profile = enquiries.match(db, one.matches[0]).profile_id
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        db.execute(
            matches.insert().values(enquiry_id=one.enquiry, profile_id=profile, score=1, reasons=[], status="shown")
        )
