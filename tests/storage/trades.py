"""A trade as the tests of the store begin it: an enquiry, the sellers that fit it, an introduction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.engine import Connection

from storage import enquiries, introductions, matches, profiles
from tests.storage.together import NOON, address

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
        assert matches.add_match(db, enquiry, profile, 0.9 - place / 10, [{"code": "same_district"}])
    found = [one.id for one in matches.matches_of(db, enquiry)]
    for one in found:
        assert matches.ask(db, one, 1, NOON)
    return Trade(enquiry, buyer.person_id, found)


def introduced(db: Connection) -> int:
    """The number of an introduction."""
    one = trade(db).matches[0]
    matches.answer(db, one, "yes", NOON, quantity="200", contact="haat")
    matches.settle_match(db, one, "accepted", was=("yes",))
    met = introductions.introduce(db, one, buyer_contact="haat", seller_contact="haat", now=NOON)
    assert met is not None
    return met
