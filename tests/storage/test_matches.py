"""Matches: one a seller, asked and answered once, whatever two people do at the same instant."""

from __future__ import annotations

from decimal import Decimal

import pytest
import sqlalchemy as sa

from storage import enquiries, matches, profiles, tables
from storage.database import Store
from tests.storage.together import NOON, address, at_once, both
from tests.storage.trades import trade


def test_a_yes_and_a_no_to_the_same_enquiry_at_the_same_instant_are_one_answer(store: Store, second: Store) -> None:
    with store.write() as db:
        one = trade(db).matches[0]

    def says(through: Store, status: str) -> bool:
        with through.write() as db:
            return matches.answer(db, one, status, NOON)

    answers = at_once([lambda: says(store, "yes"), lambda: says(second, "not_now")])
    assert sorted(answers) == [False, True]
    with store.read() as db:
        assert matches.match(db, one).status == ("yes" if answers[0] else "not_now")


def test_a_buyer_who_accepts_and_a_seller_who_withdraws_at_the_same_instant(store: Store, second: Store) -> None:
    with store.write() as db:
        one = trade(db).matches[0]
        matches.answer(db, one, "yes", NOON)

    def moves(through: Store, status: str) -> bool:
        with through.write() as db:
            return matches.settle_match(db, one, status, was=("yes",))

    moved = at_once([lambda: moves(store, "accepted"), lambda: moves(second, "asked")])
    assert sorted(moved) == [False, True]
    with store.read() as db:
        assert matches.match(db, one).status == ("accepted" if moved[0] else "asked")


def test_a_seller_fits_an_enquiry_once_and_is_asked_once(store: Store, second: Store) -> None:
    with store.write() as db:
        one = trade(db, sellers=0)
        profile = profiles.keep_profile(db, address(db).person_id, "seller", NOON)
    added = both([store, second], 6, lambda db: matches.add_match(db, one.enquiry, profile, 0.5, []))
    assert sorted(added) == [False] * 5 + [True]
    with store.read() as db:
        (match,) = matches.matches_of(db, one.enquiry)
    asked = both([store, second], 6, lambda db: matches.ask(db, match.id, 1, NOON))
    assert sorted(asked) == [False] * 5 + [True]


def test_a_match_is_of_one_enquiry_and_one_seller_past_the_code_too(store: Store) -> None:
    with store.write() as db:
        one = trade(db)
        profile = matches.match(db, one.matches[0]).profile_id
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        db.execute(
            tables.matches.insert().values(
                enquiry_id=one.enquiry, profile_id=profile, score=1, reasons=[], status="shown"
            )
        )


def test_no_yes_to_an_enquiry_that_is_over_but_a_no_is_still_heard(store: Store) -> None:
    with store.write() as db:
        one = trade(db, sellers=2)
        assert enquiries.close(db, one.enquiry, "served", NOON)
        assert not matches.answer(db, one.matches[0], "yes", NOON)
        assert matches.answer(db, one.matches[1], "not_now", NOON)
        assert [found.status for found in matches.matches_of(db, one.enquiry)] == ["asked", "not_now"]


def test_only_accepted_sellers_cover_an_order(store: Store) -> None:
    with store.write() as db:
        one = trade(db, sellers=3)
        for match, much in zip(one.matches, ("120.5", "79.5", "50"), strict=True):
            matches.answer(db, match, "yes", NOON, quantity=much)
        assert matches.covered(db, one.enquiry) == (Decimal(), 0)
        for match in one.matches[:2]:
            matches.settle_match(db, match, "accepted", was=("yes",))
        assert matches.covered(db, one.enquiry) == (Decimal(200), 2)
