"""A wave asks a telephone once, leaves out whom too many enquiries wait for, and keeps what the ranking was made of."""

from __future__ import annotations

import pytest

from bot.reading import replay
from handlers.matching.weights import OPEN_AT_ONCE
from storage import enquiries, exposure, matches, people, profiles
from tests.chat import Chat
from tests.market import Market


def posts(market: Market, buyer: Chat, words: str = "10 kilo haldi") -> int:
    """The buyer's next enquiry; its number."""
    buyer.says(words)
    buyer.says("haan")
    if buyer.shown[-1].labels:
        buyer.presses(len(buyer.shown[-1].labels))
    return market.look(lambda db: enquiries.of_buyer(db, buyer.person_id))[0].id


def asked(market: Market, enquiry: int) -> list[str]:
    """The names of those asked."""
    rows = market.look(lambda db: matches.matches_of(db, enquiry, ("asked",)))
    return sorted(one.seller_name or "" for one in rows)


def test_who_has_too_many_enquiries_waiting_is_left_out_until_there_is_room(market: Market) -> None:
    busy = market.seller(name="Busy")
    buyers = [market.buyer(name=f"B{number}") for number in range(OPEN_AT_ONCE + 1)]
    numbers = [posts(market, buyer) for buyer in buyers]
    assert [asked(market, number) for number in numbers] == [["Busy"]] * OPEN_AT_ONCE + [[]]
    last = market.look(lambda db: enquiries.get(db, numbers[-1]))
    assert last.wave_due_at is not None, "it is tried again"
    market.write(lambda db: matches.answer(db, _match(market, numbers[0]), "not_now", market.clock.now()))
    market.later(hours=2)
    assert asked(market, numbers[-1]) == ["Busy"]
    assert busy.all.count("?") >= 1


def _match(market: Market, enquiry: int) -> int:
    return market.look(lambda db: matches.matches_of(db, enquiry))[0].id


def test_two_sellers_on_one_telephone_are_asked_once(market: Market) -> None:
    one, two = market.seller(name="One"), market.seller(name="Two")
    market.write(lambda db: [people.change_person(db, who.person_id, contact="+910000000041") for who in (one, two)])
    number = posts(market, market.buyer())
    assert len(asked(market, number)) == 1


def test_turns_go_round_over_many_enquiries(market: Market) -> None:
    sellers = [market.seller(name=f"S{number}") for number in range(8)]
    for number in range(4):
        posts(market, market.buyer(name=f"B{number}"))
    theirs = [market.look(lambda db, one=one: profiles.profile_of(db, one.person_id)) for one in sellers]
    shown = [one.shown for one in theirs if one is not None]
    assert sum(shown) == 20
    assert max(shown) - min(shown) <= 1


def test_not_now_keeps_the_next_enquiry_coming(market: Market) -> None:
    seller = market.seller(name="Gita")
    number = posts(market, market.buyer())
    market.write(lambda db: matches.answer(db, _match(market, number), "not_now", market.clock.now()))
    assert asked(market, posts(market, market.buyer(name="Asha"))) == ["Gita"]
    mine = market.look(lambda db: profiles.profile_of(db, seller.person_id))
    assert mine is not None
    assert (mine.answered, mine.silent) == (1, 0)


def test_a_posted_enquirys_ranking_is_worked_out_again_from_what_was_kept(market: Market) -> None:
    market.seller(name="Near")
    market.seller(name="Far", district=482)
    number = posts(market, market.buyer())
    rows = replay(market.app.store, number)
    assert [row["name"] for row in rows] == ["Near", "Far"]
    assert all(row["same"] for row in rows)
    assert rows[0]["again"] > rows[1]["again"]
    assert "place_near 1×0.15" in rows[0]["features"]
    with pytest.raises(KeyError):
        replay(market.app.store, number + 99)


def test_that_nobody_is_where_it_was_asked_from_is_said(market: Market) -> None:
    market.seller(name="Far", district=482)
    buyer = market.buyer(language="en")
    posts(market, buyer, "10 kilo turmeric from Sagar")
    assert "Sagar has nobody with this" in buyer.all


def test_the_telephone_of_a_seller_is_counted_when_asked(market: Market) -> None:
    seller = market.seller(name="Gita")
    posts(market, market.buyer())
    mine = market.look(lambda db: profiles.profile_of(db, seller.person_id))
    assert mine is not None
    phone = mine.reached_by or ""
    assert market.look(lambda db: exposure.open_leads(db, [phone])) == {phone: 1}
