"""What two sides of a match ask each other: kept once, answered once, and only between people of that match."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.engine import Connection

from storage import asks, enquiries, erasure, matches, people, profiles
from storage.database import Store

NOW = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)


def a_match(db: Connection, status: str = "yes", number: int = 1) -> tuple[int, int, int]:
    """A buyer, a seller and their match, whose numbers are returned."""
    buyer = people.address_for(db, "telegram", "bot", [f"40000000000{number:05}"], NOW)
    seller = people.address_for(db, "whatsapp", "whatsapp:+910000000000", [f"whatsapp:+9101{number:08}"], NOW)
    people.change_person(db, buyer.person_id, name="Maria")
    profile = profiles.keep_profile(db, seller.person_id, "seller", NOW, name="Sita", district_lgd=425, state="MP")
    wanted = enquiries.post(
        db, NOW, person_id=buyer.person_id, address_id=buyer.id, text="haldi", language="en", concept="turmeric",
        product_words="turmeric", expires_at=NOW + timedelta(days=15),
    )  # fmt: skip
    matches.add_match(db, wanted, profile, 1.0, [])
    one = matches.matches_of(db, wanted)[0]
    matches.settle_match(db, one.id, status, was=("shown",))
    return buyer.person_id, seller.person_id, one.id


def test_the_same_question_is_asked_once_and_answered_once(store: Store) -> None:
    with store.write() as db:
        *_, match_id = a_match(db)
        first, new = asks.put(db, match_id, "buyer", "size", NOW)
        again, new_again = asks.put(db, match_id, "buyer", "size", NOW)
        other, new_other = asks.put(db, match_id, "buyer", "price", NOW, about="500 kg")
        assert (new, new_again, new_other) == (True, False, True)
        assert first.id == again.id != other.id
        assert asks.answer(db, first.id, {"numbers": ["12"], "measure": "inch"}, "hi", NOW)
        assert not asks.answer(db, first.id, {"numbers": ["13"], "measure": "inch"}, "hi", NOW)
        assert asks.one(db, first.id).answer == {"numbers": ["12"], "measure": "inch"}
        assert asks.unanswer(db, first.id)
        assert not asks.unanswer(db, first.id)
        assert asks.wants_help(db, first.id, NOW)
        assert not asks.wants_help(db, first.id, NOW)
        assert sorted(asks.waiting_of(db, match_id)) == [first.id, other.id]


@pytest.mark.parametrize(("status", "talks"), [("asked", True), ("yes", True), ("shown", False), ("declined", False)])
def test_only_who_was_asked_or_said_yes_can_be_talked_to(store: Store, status: str, talks: bool) -> None:
    with store.write() as db:
        buyer, seller, match_id = a_match(db, status if status != "shown" else "shown")
        found = asks.partners(db, buyer, NOW - timedelta(days=60))
        assert [(one.match_id, one.side, one.name) for one in found] == ([(match_id, "buyer", "Sita")] if talks else [])
        theirs = asks.partners(db, seller, NOW - timedelta(days=60))
        assert [(one.side, one.name) for one in theirs] == ([("seller", "Maria")] if talks else [])


def test_a_stranger_to_a_match_sees_none_of_it(store: Store) -> None:
    with store.write() as db:
        a_match(db)
        other, *_ = a_match(db, number=2)
        assert len(asks.partners(db, other, NOW - timedelta(days=60))) == 1


def test_an_offer_is_found_again_and_erasing_takes_words_and_answers(store: Store) -> None:
    with store.write() as db:
        buyer, seller, match_id = a_match(db)
        offered, _ = asks.put(db, match_id, "buyer", "quote", NOW)
        free, _ = asks.put(db, match_id, "buyer", asks.WORDS, NOW, about="in:7", words="my words", language="en")
        numbers = {"amount": "95", "currency": "INR", "unit": "kg", "quantity": "500", "days": 12}
        assert asks.offer_of(db, match_id) is None
        asks.answer(db, offered.id, {"quote": numbers}, "hi", NOW)
        assert asks.offer_of(db, match_id) == numbers
        erasure.erase(db, seller, None, NOW)
        assert asks.one(db, offered.id).answer is None
        assert asks.one(db, free.id).words == "my words"
        erasure.erase(db, buyer, None, NOW)
        assert asks.one(db, free.id).words is None
