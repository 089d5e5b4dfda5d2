"""What a seller's words tell of an offer, and what they say of a lead beside yes and no, in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.lead.lead_words import asks_again, gives_after_all, has_it, has_none, puts_off, says_later, takes_back
from handlers.reading.commands import read_command
from handlers.trade import bargains, price_words, prices
from handlers.trade.offer_words import (
    Told,
    amount_in_words,
    besides,
    corrected,
    is_only_days,
    part_named,
    rate_told,
    told,
)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("हाँ, 220 रुपये किलो", "220"), ("ok can do, 300 each", "300"), ("haan de dunga poori, 118 rupaye kilo", "118"),
        ("yes we can supply at 95", "95"), ("ho deto 240 rupaye ne", "240"), ("haan 120 me de dunga", "120"),
        ("12000 rupaye quintal", "120"), ("total 20000 me sab", "200"), ("rate 210", "210"), ("210 ka rate", "210"),
        ("₹२०५", "205"), ("rate 200 nahi 210", "210"), ("हो मिळेल पण २०० ने नाही २६० रुपये किलो", "260"),
    ],
)  # fmt: skip
def test_a_rate_is_found_wherever_it_stands(text: str, price: str) -> None:
    found = told(text, "kg", amount=Decimal(100))
    assert found.price == {"amount": price, "currency": "INR", "unit": "kg"}
    assert (found.quantity, found.days) == (None, None)


@pytest.mark.parametrize(
    "text",
    ["haan pura, 90 ka ek", "haan sab, 90 ka", "हाँ पूरा माल, 90 का एक पड़ेगा", "हो सगळे, ९० ला एक", "90 la ek", "pura 90 ka ek",
     "sab 1800 me", "saare 1800 ke", "सगळे 1800 ला", "haan sab, 1800 total"],
)  # fmt: skip
def test_all_the_goods_and_the_price_of_one_are_no_sum_for_all(text: str) -> None:
    found = told(text, "piece", amount=Decimal(20))
    assert found.price == {"amount": "90", "currency": "INR", "unit": "piece"}
    assert (found.quantity, found.days, found.bare) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "price"),
    [("२५० शेवटचा", "250"), ("last 240", "240"), ("115 last", "115"), ("आखिरी 230", "230"), ("final 250", "250"),
     ("118 से कम नहीं", "118"), ("118 se kam nahi", "118"), ("११८ पेक्षा कमी नाही", "118"), ("not less than 300", "300"),
     ("460 से कम नहीं होगा", "460"), ("not below 250", "250")],
)  # fmt: skip
def test_last_and_lowest_prices_are_prices_and_no_days(text: str, price: str) -> None:
    found = told(text, "kg")
    assert price_words.is_last_price(text)
    assert found.price is not None
    assert found.price["amount"] == price
    assert (found.days, found.quantity, found.bare) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "quantity", "days"),
    [("50 kilo hi", "50", None), ("Can only do 40", "40", None), ("sirf 40", "40", None), ("फक्त ४० किलो", "40", None),
     ("4 din", None, 4), ("नहीं, 4 दिन", None, 4), ("2 हफ्ते", None, 14), ("५ दिवसात", None, 5), ("in 10 days", None, 10),
     ("sirf 40 kilo, 5 din me", "40", 5), ("20 packet hai 1 kilo wale", "20", None)],
)  # fmt: skip
def test_amounts_and_days_are_told_apart(text: str, quantity: str | None, days: int | None) -> None:
    found = told(text, "kg")
    assert (found.price, found.quantity, found.days) == (None, quantity, days)


@pytest.mark.parametrize("text", ["200-250 rupaye", "50% advance", "100 retail 90 thok", "rs 300/pc", "de dunga poori"])
def test_what_names_no_one_price_tells_none(text: str) -> None:
    assert told(text, "kg").price is None


def test_all_three_are_told_at_once_in_any_order() -> None:
    found = told("५ दिवसांत ४० किलो, २४० रुपये किलो", "kg")
    assert found.parts == {
        "price": {"amount": "240", "currency": "INR", "unit": "kg"}, "quantity": "40", "days": 5
    }  # fmt: skip


def test_last_calls_the_sum_a_price_and_not_the_kilos() -> None:
    found = told("४० किलो, दर २५० शेवटचा", "kg")
    assert found.quantity == "40"
    assert found.price is not None
    assert found.price["amount"] == "250"
    assert told("220 kilo last", "kg").price == {"amount": "220", "currency": "INR", "unit": "kg"}


def test_the_kilos_behind_a_sum_are_no_second_sum() -> None:
    found = told("haan 110 rupaye, 40 kilo", "kg")
    assert found.quantity == "40"
    assert found.price == {"amount": "110", "currency": "INR", "unit": "kg"}


def test_of_days_that_are_too_few_the_others_hold() -> None:
    assert told("4 दिन तो कम हैं, 6 दिन", "kg").days == 6
    assert told("118 se kam nahi, 5 din", "kg").parts.keys() == {"price", "days"}


def test_a_number_alone_is_of_neither_money_where_the_buyer_counts_abroad() -> None:
    found = told("last 3", "kg", foreign="USD")
    assert found.price == {"amount": "3", "currency": "", "unit": "kg"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("हाँ, 220 रुपये किलो", "yes"), ("ok can do, 300 each", "yes"), ("ho deto 240 rupaye ne", "yes"),
     ("yes we can supply at 95", "yes"), ("de dunga, 118 se kam nahi", "yes"), ("हो मिळेल पण २०० ने नाही २६० रुपये किलो", "yes"),
     ("120 rupaye kilo", None)],
)  # fmt: skip
def test_a_yes_beside_a_rate_is_heard(text: str, said: str | None) -> None:
    rest = besides(text)
    found = read_command(rest, "yes_no") if rest else None
    assert (found if found in ("yes", "no") else has_it(rest)) == said


@pytest.mark.parametrize(
    ("text", "part"),
    [("rate galat hai", "price"), ("भाव बदलना है", "price"), ("दर बदला", "price"), ("din badalna hai", "days"),
     ("quantity change", "quantity"), ("kam karo", None), ("de do", None), ("rate 210", None)],
)  # fmt: skip
def test_a_part_is_named_without_a_number(text: str, part: str | None) -> None:
    assert part_named(text) == part


def test_only_a_span_of_days_is_only_days() -> None:
    assert is_only_days("5 दिन में")
    assert is_only_days("in 2 weeks")
    assert is_only_days("५ दिवसात")
    assert not is_only_days("5 kilo")
    assert not is_only_days("5 दिन पहले आपने जो माल माँगा था")


def test_the_one_rate_of_a_sentence_that_sells() -> None:
    assert rate_told("हल्दी बेचता हूँ 220 रुपये किलो") == "rate 220 rupees per kg"
    assert rate_told("हल्दी 220 रुपये किलो, मिर्च 300 रुपये किलो") == ""
    assert rate_told("20,000 रुपये का माल है") == ""


@pytest.mark.parametrize(
    ("text", "days"),
    [("अगले हफ्ते बताऊँगा", 7), ("will tell tomorrow", 1), ("उद्या सांगतो", 1), ("kal batata hoon", 1), ("3 din me bataunga", 3),
     ("shaam ko batata hun", 0), ("let me check and get back", 1), ("पूछकर बताती हूँ", 1), ("विचार करून सांगते", 1),
     ("pudhchya athavdyat sangto", 7), ("I'll confirm by evening", 0), ("baad me", 1), ("नंतर सांगतो", 1), ("परसों बता दूंगी", 2)],
)  # fmt: skip
def test_who_answers_later_says_when(text: str, days: int) -> None:
    assert says_later(text) == days
    assert not asks_again(text)
    assert takes_back(text) is None


@pytest.mark.parametrize(
    "text",
    ["kal de dunga", "haan", "100 kilo", "kya rate doge", "will give tomorrow", "माल उद्या देतो", "batao kitna chahiye",
     "not now", "packing kaisi chahiye", "kal tak chahiye kya"],
)  # fmt: skip
def test_what_gives_or_asks_is_not_put_off(text: str) -> None:
    assert says_later(text) is None


@pytest.mark.parametrize(
    "text",
    ["what did they need again", "फिर से बताओ क्या चाहिए था", "काय पाहिजे होतं", "kya chahiye tha", "phir se batao", "पुन्हा सांगा",
     "kitna maal chahiye tha", "what was the order", "show again", "काय हवं होतं"],
)  # fmt: skip
def test_the_card_is_wanted_again(text: str) -> None:
    assert asks_again(text)


@pytest.mark.parametrize(
    "text", ["kya rate hai", "packing kaisi chahiye", "haldi chahiye", "कब चाहिए", "what is the price"]
)
def test_a_question_for_the_buyer_is_not_the_card_again(text: str) -> None:
    assert not asks_again(text)


@pytest.mark.parametrize(
    ("text", "sure"),
    [("not interested anymore", "sure"), ("अब नहीं दे पाऊँगा", "sure"), ("ab nahi de paungi", "sure"), ("देऊ शकत नाही", "sure"),
     ("sorry can't give now", "sure"), ("नाही जमणार", "sure"), ("I changed my mind", "sure"), ("आता नको", "maybe"),
     ("अब नहीं चाहिए", "maybe"), ("नहीं", None), ("no", None), ("can't give 200, only 50", None), ("mat bhejo", None),
     ("haan", None), ("thanks", None)],
)  # fmt: skip
def test_a_yes_is_taken_back_in_words(text: str, sure: str | None) -> None:
    assert takes_back(text) == sure


@pytest.mark.parametrize("text", ["final price?", "आखिरी दाम", "शेवटचा भाव काय", "last kya doge", "last 240"])
def test_a_buyer_who_asks_for_the_last_price_bargains(text: str) -> None:
    assert bargains.is_bargaining(text)


@pytest.mark.parametrize("text", ["last date 10 december", "final order 20 kilo", "last week bheja tha"])
def test_other_last_things_are_no_bargaining(text: str) -> None:
    assert not bargains.is_bargaining(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [("मालक बाहेर आहेत, उद्या सांगतो", 1), ("thoda busy hu, shaam ko batata hu", 0), ("40 kilo de dunga, baki kal bataunga", None),
     ("haan de dunga, tension mat lo", None)],
)  # fmt: skip
def test_later_may_stand_beside_a_reason(text: str, days: int | None) -> None:
    assert puts_off(text) == days


@pytest.mark.parametrize(
    ("text", "none"),
    [("आत्ता नाही जमणार, माझी तब्येत बरी नाही", True), ("Sorry, not possible before January", True),
     ("can't do this, out of stock", True),
     ("haan de dunga, tension mat lo", False), ("can't give 200, only 50", False)],
)  # fmt: skip
def test_a_no_may_stand_beside_its_reason(text: str, none: bool) -> None:
    assert has_none(text) is none


@pytest.mark.parametrize("text", ["I can do it now, is it still open?", "अब दे सकती हूँ", "आता देऊ शकतो"])
def test_who_can_after_all_says_so(text: str) -> None:
    assert gives_after_all(text)
    assert takes_back(text) is None


@pytest.mark.parametrize(
    ("text", "quantity", "price"),
    [("ढाई सौ नहीं हो पाएंगे सौ कर दूंगी", "100", None), ("3 me nahi padta 4 lagega. 500 hi de paungi", "500", "4"),
     ("8 december tak", None, None), ("तारीख 15 तक", None, None), ("20th ko", None, None), ("120 रुपये सिलाई", None, "120"),
     ("sab de denge 150 rs me", None, "150"), ("did he say yes?", None, None), ("15 tarikh tak 40 piece", "40", None)],
)  # fmt: skip
def test_a_day_a_rate_or_a_refused_number_is_no_amount(text: str, quantity: str | None, price: str | None) -> None:
    found = told(text, "piece", amount=Decimal(60))
    assert (found.quantity, found.price and found.price["amount"], found.bare) == (quantity, price, None)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("nahi 250 kar do", "250"), ("नहीं ढाई सौ", "250"), ("नाही, १५० करा", "150"),
     ("actually 250", "250"), ("make it 60 kg", "60 kg"),
     ("9 wala number de do", ""), ("220 rs, 10 din", ""), ("250", ""), ("nahi chahiye", ""), ("250 kar sakte ho?", "")],
)  # fmt: skip
def test_words_that_put_the_last_figure_right(text: str, amount: str) -> None:
    assert corrected(text) == amount


@pytest.mark.parametrize("text", ["40 रुपये पक्का", "₹40", "rate 40"])
def test_a_rate_without_its_unit_may_be_of_a_kilo(text: str) -> None:
    found = told(text, "quintal").price
    assert found is not None
    assert prices.may_be_of_a_kilo(found, Decimal(100))
    assert not prices.may_be_of_a_kilo(found, Decimal(1))
    named = told("4000 रुपये क्विंटल", "quintal").price
    assert named is not None
    assert not prices.may_be_of_a_kilo(named, Decimal(100))
    enough = told("4000 रुपये", "quintal").price
    assert enough is not None
    assert not prices.may_be_of_a_kilo(enough, Decimal(100))


@pytest.mark.parametrize(
    ("text", "refuses"),
    [("abhi nahi ho payega beemar hu", True), ("आत्ता नाही जमणार आजारी आहे", True), ("abhi nahi hoga kal tak ho jayega", False),
     ("nahi ho payega 500, 300 hoga", False)],
)  # fmt: skip
def test_a_refusal_holds_whatever_reason_follows(text: str, refuses: bool) -> None:
    assert has_none(text) is refuses


@pytest.mark.parametrize("text", ["ठीक है दे देंगे", "dono kar denge", "दोन्ही देऊ"])
def test_a_plain_yes_of_sellers(text: str) -> None:
    assert has_it(text) == "yes"


@pytest.mark.parametrize(
    ("text", "price", "amount"),
    [
        ("30 ke 30 de dunga 400 rs jodi", "400", "30"), ("30 के 30 दे दूंगा 400 रुपये जोड़ी", "400", "30"),
        ("50 में से 20, 300 रुपये", "300", "20"), ("५० पैकी ३० देऊ, ३०० रुपये", "300", "30"), ("20 out of 50, rs 30 each", "30", "20"),
    ],
)  # fmt: skip
def test_of_a_whole_and_its_part_the_part_counts(text: str, price: str, amount: str) -> None:
    found = told(text, "pair")
    assert found.price is not None
    assert (found.price["amount"], str(found.bare), amount_in_words(text).split()[0]) == (price, amount, amount)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [("100 nahi 60 set hai", "60"), ("100 नहीं, 60 हैं", "60"), ("not 100, I have 60", "60"), ("2 din nahi 5 hai", None)],
)
def test_what_is_there_is_held_against_a_refused_amount(text: str, quantity: str | None) -> None:
    unit = "set" if "set" in text else "piece"
    assert told(text, unit, amount=Decimal(100)).quantity == quantity


@pytest.mark.parametrize(
    "text",
    [
        "haan pura, 90 ka ek",
        "90 ka ek, pura de dungi",
        "हाँ पूरा, 90 का एक",
        "हो सगळ्या, ९० ला एक",
        "haan sab, 90 rupaye",
        "90 me ek",
    ],
)
def test_all_the_goods_beside_a_rate_for_one_make_no_sum_for_all(text: str) -> None:
    found = told(text, "piece", amount=Decimal(20))
    assert found.price is not None
    assert found.price["amount"] == "90"


@pytest.mark.parametrize(
    "text",
    [
        "nahi, vahatuk 500 lagel", "bhada 300 alag lagega", "delivery 200 rs extra", "packing 20 rs alag", "1500 advance",
        "10000 advance dya", "गाड़ी का किराया 500 लगेगा", "वाहतूक ५०० रुपये", "500 rs bhada",
    ],
)  # fmt: skip
def test_what_carrying_costs_or_is_wanted_in_advance_is_no_rate(text: str) -> None:
    assert told(text, "piece", amount=Decimal(20)) == Told()


@pytest.mark.parametrize(
    ("text", "price"),
    [("transport 500 aur, rate 1800", "1800"), ("150 rs, bhada alag", "150"), ("90 rupaye delivery free", "90")],
)
def test_a_charge_beside_the_rate_leaves_the_rate(text: str, price: str) -> None:
    found = told(text, "piece", amount=Decimal(20))
    assert found.price is not None
    assert found.price["amount"] == price


@pytest.mark.parametrize(
    "text",
    [
        "arre 500 me to lagat nahi nikalti", "500 me nahi de paunga", "४५० ला परवडत नाही", "450 la jamnar nahi", "500 में कैसे दे दूँ",
        "300 me kaise ho payega", "120 ka kuch nahi bachta", "500 me mushkil hai",
    ],
)  # fmt: skip
def test_a_price_named_to_be_refused_is_none(text: str) -> None:
    assert told(text, "piece", amount=Decimal(12)) == Told()


@pytest.mark.parametrize(
    "text", ["500 se kam nahi", "500 nahi 620 me dunga", "nahi 620 lagega", "500 me de dunga, usse kam nahi"]
)
def test_the_lowest_price_and_the_one_instead_are_offered(text: str) -> None:
    assert told(text, "piece", amount=Decimal(12)).price is not None
