"""Waves of sellers, partial sellers, the last place, and what the clock does with an enquiry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import enquiries as store
from storage import offices, phone_calls
from storage.enquiries import Enquiry
from storage.matches import matches_for, matches_of
from storage.tables import introductions, matches
from tests.chat import Chat
from tests.market import Market, markets


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def posted(market: Market, number: int = 1) -> Enquiry:
    return market.look(lambda db: store.get(db, number))


def statuses(market: Market, number: int = 1) -> Counter[str]:
    return Counter(one.status for one in market.look(lambda db: matches_of(db, number)))


def asks(market: Market, words: str = "200 kilo haldi chahiye") -> Chat:
    ravi = market.buyer(name="Ravi")
    ravi.says(words)
    ravi.presses("Yes, ask them")
    return ravi


def says_yes(seller: Chat, much: int | None = None) -> None:
    """A seller can give all of it, or so much, and is reached through Haat only."""
    seller.presses("Yes, all" if much is None else "This much …")
    if much is not None:
        seller.says(str(much))
    if seller.shown[-1].ask_contact:
        seller.presses("Only through Haat")


def introduces(buyer: Chat) -> None:
    buyer.presses("Yes, introduce us")
    if buyer.shown[-1].ask_contact:
        buyer.presses("Only through Haat")


# ── waves ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_five_are_asked_then_five_more_after_two_daytime_hours(market: Market) -> None:
    for place in range(12):
        market.seller(name=f"Seller {place}")
    asks(market)
    assert statuses(market) == {"asked": 5, "shown": 7}
    market.later(hours=1.9)
    assert statuses(market)["asked"] == 5
    market.later(hours=0.2)
    assert statuses(market) == {"asked": 10, "shown": 2}
    market.later(hours=6)  # 20:06 in India: the day's hours are over
    assert statuses(market)["asked"] == 12


def test_two_yeses_are_enough_for_now(market: Market) -> None:
    sellers = [market.seller(name=f"Seller {place}") for place in range(8)]
    asks(market)
    asked = [seller for seller in sellers if seller.shown]
    for seller in asked[:2]:
        says_yes(seller)
    market.later(hours=3)
    assert statuses(market) == {"yes": 2, "asked": 3, "shown": 3}


def test_one_yes_is_not(market: Market) -> None:
    sellers = [market.seller(name=f"Seller {place}") for place in range(8)]
    asks(market)
    says_yes(next(seller for seller in sellers if seller.shown))
    market.later(hours=3)
    assert statuses(market) == {"yes": 1, "asked": 7}


def test_no_wave_starts_in_the_evening_or_at_night(market: Market) -> None:
    for place in range(8):
        market.seller(name=f"Seller {place}")
    market.later(hours=6.5)  # 18:30
    asks(market)
    market.later(hours=5)
    assert statuses(market)["asked"] == 5
    market.later(hours=11.1)  # 10:36 of the next day
    assert statuses(market)["asked"] == 8


def test_a_seller_is_asked_once_whoever_ticks(market: Market) -> None:
    sita = market.seller()
    asks(market)
    for _ in range(4):
        market.later(hours=3)
    assert len([one for one in sita.shown if "200" in one.text]) == 1


def test_when_nobody_said_yes_the_buyer_chooses(market: Market) -> None:
    sita = market.seller()
    ravi = asks(market)
    sita.presses("Not now")
    market.later(hours=3)
    assert say("hi", "Office calls") in ravi.shown[-1].labels
    ravi.presses("Office calls")
    waiting = market.look(lambda db: offices.waiting_for_human(db, [425]))
    assert [one.reason for one in waiting] == ["no_yes"]


# ── several sellers ───────────────────────────────────────────────────────────────────────────────────────────────


def test_partial_sellers_cover_an_order_together_and_the_rest_see_it_on_the_card(market: Market) -> None:
    sellers = [market.seller(name=f"Seller {place}") for place in range(3)]
    ravi = asks(market)
    says_yes(sellers[0], 120)
    introduces(ravi)
    assert posted(market).status == "open"
    assert "120" in ravi.last
    assert "200" in ravi.last
    says_yes(sellers[1], 80)
    introduces(ravi)
    assert posted(market).status == "served"
    assert statuses(market) == {"accepted": 2, "withdrawn": 1}
    over = say("hi", "{product}: this enquiry is finished.", product="हल्दी, 200 किलो")
    assert [
        one.part.text for one in market.telegram.deeds if one.to == sellers[2].address and one.action == "edit"
    ] == [over]


def test_the_last_place_is_taken_by_the_first_and_the_other_is_told_kindly(market: Market) -> None:
    first, second = market.seller(name="First"), market.seller(name="Second")
    ravi = asks(market)
    second.presses("Yes, all")  # still being asked where to ring
    says_yes(first)
    introduces(ravi)
    assert posted(market).status == "served"
    second.presses("Only through Haat")
    assert statuses(market) == {"accepted": 1, "withdrawn": 1}
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(introductions))) == 1
    assert "First" not in second.all


def test_a_yes_after_the_buyer_closed_counts_for_nothing(market: Market) -> None:
    sita = market.seller()
    ravi = asks(market)
    lead = sita.shown[-1]
    ravi.says("meri enquiry")
    ravi.presses(1)
    ravi.presses("Close it")
    ravi.presses("Not needed now")
    silent = len(ravi.shown)
    sita.presses_old(lead, 1)
    assert statuses(market) == {"withdrawn": 1}
    assert len(ravi.shown) == silent


def test_not_this_one_leaves_the_others(market: Market) -> None:
    first, second = market.seller(name="First"), market.seller(name="Second")
    ravi = asks(market)
    says_yes(first)
    ravi.presses("Not this one")
    assert statuses(market) == {"declined": 1, "asked": 1}
    assert posted(market).status == "open"
    says_yes(second)
    introduces(ravi)
    assert statuses(market) == {"declined": 1, "accepted": 1}


def test_an_introduction_needs_both(market: Market) -> None:
    sita = market.seller()
    ravi = asks(market)
    count = sa.select(sa.func.count()).select_from(introductions)
    assert market.look(lambda db: db.scalar(count)) == 0
    says_yes(sita)
    assert market.look(lambda db: db.scalar(count)) == 0
    ravi.presses("Yes, introduce us")
    assert market.look(lambda db: db.scalar(count)) == 0, "before the buyer chose where to be rung"
    ravi.presses("Only through Haat")
    assert market.look(lambda db: db.scalar(count)) == 1


# ── the clock ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("days", "status"), [(14.9, "open"), (15.1, "expired")])
def test_an_enquiry_lives_fifteen_days(market: Market, days: float, status: str) -> None:
    market.seller()
    ravi = asks(market)
    market.later(days=days)
    assert posted(market).status == status
    told = say("hi", "Your enquiry for {product} is over after 15 days. Write it again if you still need it.",
               product="हल्दी, 200 किलो")  # fmt: skip
    assert (told in ravi.all) is (status == "expired")


def test_two_days_after_an_introduction_both_are_asked_once(market: Market) -> None:
    sita = market.seller()
    ravi = asks(market)
    says_yes(sita)
    introduces(ravi)
    deal = say("hi", "Yes, it is a deal")
    market.later(days=1.9)
    assert deal not in [label for chat in (sita, ravi) for one in chat.shown for label in one.labels]
    market.later(days=0.2)
    market.later(days=3)
    for chat in (sita, ravi):
        assert len([one for one in chat.shown if deal in one.labels]) == 1
    sita.presses("Yes, it is a deal")
    assert say("hi", "Congratulations on the deal!") not in sita.all, "one side alone closes nothing"
    ravi.presses("Yes, it is a deal")
    assert say("hi", "Congratulations on the deal!") in ravi.all


def test_with_no_seller_the_office_looks_and_it_is_said(market: Market) -> None:
    meena = market.officer()
    ravi = asks(market, "200 kilo haldi chahiye")
    assert statuses(market) == {}
    assert "07582-000000" in ravi.last
    assert meena.shown, "the officer hears at once"
    assert posted(market).status == "open"


def test_who_came_in_a_list_is_rung_and_never_written_to_or_named(market: Market) -> None:
    listed = market.seller(name="Listed", status="invited")
    ravi = asks(market)
    assert listed.shown == []
    assert "Listed" not in ravi.all
    calls = market.look(lambda db: phone_calls.open_of(db, [425]))
    assert ["Listed" in call.words for call in calls] == [True]
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(matches))) == 0


# ── what was read stays with the enquiry ──────────────────────────────────────────────────────────────────────────


def test_a_range_and_the_terms_stay_with_the_enquiry_and_reach_the_seller(market: Market) -> None:
    sita = market.seller()
    asks(market, "5-6 quintal haldi, 25 kilo ki packing me, FSSAI, pakka bill chahiye")
    kept = posted(market)
    assert (kept.lowest, kept.quantity, kept.unit) == ("5", "6", "quintal")
    assert kept.terms == {"bill": True, "packing": "25 kg packing", "certificates": ["fssai"]}
    lead = sita.shown[-1].text
    assert "5–6" in lead
    assert "FSSAI" in lead
    assert say("hi", "with bill") in lead


def test_kilos_of_a_sack_are_kept_with_the_enquiry(market: Market) -> None:
    market.seller()
    ravi = market.buyer(name="Ravi")
    ravi.says("2 bori haldi chahiye")
    ravi.says("50")
    ravi.presses("Yes, ask them")
    assert (posted(market).quantity, posted(market).unit, posted(market).kilograms) == ("2", "bag", "100")


def test_newer_words_count_before_an_older_tap(market: Market) -> None:
    market.seller()
    ravi = market.buyer(name="Ravi")
    ravi.says("2 quintal haldi chahiye")
    ravi.presses("Change it")
    ravi.presses("Amount")
    ravi.says("3 quintal")
    assert "3" in ravi.shown[-1].text
    ravi.says("4 quintal")
    ravi.presses("Yes, ask them")
    assert posted(market).quantity == "4"


def test_a_tap_puts_right_only_its_own_field(market: Market) -> None:
    market.seller()
    ravi = market.buyer(name="Ravi")
    ravi.says("2 quintal haldi aur 5 kilo mirch chahiye, pune bhejna hai")
    ravi.presses("Change it")
    ravi.presses("By when")
    ravi.says("10 din me")
    ravi.presses("Yes, ask them")
    kept = posted(market)
    assert (kept.quantity, kept.unit, kept.place_lgd) == ("2", "quintal", 490)
    assert kept.needed_by is not None
    assert "मिर्च" in ravi.shown[-1].text  # the second goods are still asked for


def test_who_sells_is_not_taken_for_a_buyer(market: Market) -> None:
    ravi = market.buyer(name="Ravi")
    ravi.says("हम पापड़ बनाते हैं, दाम 240 रुपये किलो")
    assert not market.look(lambda db: store.of_buyer(db, 1))
    assert say("hi", "Yes, ask them") not in ravi.shown[-1].labels


@pytest.mark.parametrize(
    "words", ["हल्दी 3 टन सागर से", "turmeric 5 tonnes CIF Colombo", "haldi 50 kilo, 10 din me, bill ke sath"]
)
def test_goods_without_a_verb_are_wanted_where_only_buyers_speak_so(market: Market, words: str) -> None:
    ravi = market.buyer(name="Ravi")
    ravi.says(words)
    assert say("hi", "Yes, ask them") in ravi.shown[-1].labels


def test_a_maker_who_names_the_place_is_no_buyer(market: Market) -> None:
    ravi = market.buyer(name="Ravi")
    ravi.says("iron tawa maker from Sagar, bulk only")
    assert say("hi", "Yes, ask them") not in ravi.shown[-1].labels


# ── the photo of what is wanted ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("when", ["first", "at the read-back", "with other words", "an album"])
def test_a_photo_is_part_of_the_enquiry_and_reaches_the_seller(market: Market, when: str) -> None:
    geeta, ravi = market.seller(name="Geeta"), market.buyer()
    if when == "first":
        ravi.photo("50 kilo haldi chahiye")
    else:
        ravi.says("50 kilo haldi chahiye")
    if when == "at the read-back":
        ravi.photo()
        assert say("hi", "The photo goes along with your enquiry.") in ravi.lines
    elif when == "with other words":
        ravi.photo("aisi wali, 60 kilo")
        assert "60" in ravi.last
    elif when == "an album":
        told = len(ravi.shown)
        ravi.album(3)
        assert len(ravi.shown) == told + 2, "acknowledged once, and the question again"
    ravi.presses("Yes, ask them")
    assert "photo" in [one.media_kind for one in geeta.shown]
    assert "हल्दी" in geeta.all


def test_a_photo_of_another_matter_goes_to_no_seller(market: Market) -> None:
    geeta, ravi = market.seller(name="Geeta"), market.buyer()
    ravi.photo()
    ravi.presses("Something else")
    ravi.says("50 kilo haldi chahiye")
    ravi.presses("Yes, ask them")
    assert "हल्दी" in geeta.all
    assert all(not one.media_kind for one in geeta.shown)


@pytest.mark.parametrize(
    "words", ["who else has it", "any update?", "aur kisne haan bola", "दूसरा कोई है क्या", "अजून कोणी आहे का"]
)
def test_a_buyer_who_asks_for_others_below_a_card_asks_haat_and_not_that_seller(market: Market, words: str) -> None:
    sita = market.seller(name="Sita")
    ravi = asks(market)
    says_yes(sita)
    before = len(sita.shown)
    ravi.says(words)
    assert len(sita.shown) == before, "the seller is not asked about other sellers"
    assert say("hi", "Your enquiries. Which one?") in ravi.last


@pytest.mark.parametrize("words", ["thats enough, close it now", "bas itna hi kaafi hai, band karo"])
def test_below_a_card_the_whole_order_is_ended_after_one_question(market: Market, words: str) -> None:
    sita = market.seller(name="Sita")
    ravi = asks(market)
    says_yes(sita)
    ravi.says(words)
    assert say("hi", "Yes, close it") in ravi.shown[-1].labels


@pytest.mark.parametrize("words", ["kitne din lagenge", "how long will it take", "किती दिवस लागतील"])
def test_what_is_asked_of_the_seller_below_a_card_goes_to_the_seller(market: Market, words: str) -> None:
    sita = market.seller(name="Sita")
    ravi = asks(market)
    says_yes(sita)
    before = len(sita.shown)
    ravi.says(words)
    assert len(sita.shown) > before


@pytest.mark.parametrize("words", ["ha de dunga, pura maal hai, bees ke bees", "20 ke 20 de dunga", "वीस च्या वीस देतो"])
def test_all_of_them_counted_twice_is_all_of_them(market: Market, words: str) -> None:
    sita, ravi = market.seller(["clay lamps"], language="mr" if "च्या" in words else "hi"), market.buyer()
    ravi.says("20 दीये चाहिए")
    ravi.presses("Yes, ask them")
    sita.says(words)
    assert "कितन" not in sita.last
    sita.presses("Only through Haat")
    one = market.look(lambda db: matches_for(db, sita.person_id, ("yes",)))[0]
    assert one.quantity == "20"
