"""Everyday sentences, each as a class: a human is wanted or not after all, money is doubted, goods are made, enquiries missed."""

from __future__ import annotations

import pytest

from handlers.office import human_wish
from handlers.reading.commands import read_command
from handlers.safety import grievances
from handlers.seller import goods
from storage import offices
from tests.market import Market


@pytest.mark.parametrize(
    "words",
    [
        "fon pe bat krni hai kisi se",
        "kisi se baat karwa do",
        "मुझे किसी से फोन पर बात करनी है",
        "कोणाशी तरी बोलायचंय",
        "फोनवर बोलायचं आहे कोणाशी तरी",
        "can I talk to someone",
        "I want to speak to somebody please",
        "koi hai baat karne ke liye please",
        "aadmi chahiye",
        "मला माणसाशी बोलायचं आहे",
    ],
)
def test_who_wants_to_talk_with_somebody_wants_a_human(words: str) -> None:
    assert read_command(words) == "person"


@pytest.mark.parametrize(
    "words",
    [
        "seller se baat karwa do",
        "koi baat nahi",
        "kisi ko chahiye to batana",
        "50 aadmi chahiye",
        "rate pe baat karni hai",
    ],
)
def test_other_talk_calls_nobody(words: str) -> None:
    assert read_command(words) != "person"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("nahi galti se", "maybe"),
        ("रहने दो, ज़रूरत नहीं", "maybe"),
        ("नको, चुकून झालं", "maybe"),
        ("sorry by mistake", "maybe"),
        ("galti se dab gaya", "maybe"),
        ("no need now", "maybe"),
        ("officer ki zarurat nahi", "sure"),
        ("अधिकारी नको", "sure"),
        ("don't need a person anymore", "sure"),
        ("kisi se baat nahi karni", "sure"),
        ("haldi nahi chahiye", ""),
        ("50 kilo rehne do", ""),
        ("galti kiski hai?", ""),
        ("nahi", ""),
        ("haan", ""),
    ],
)
def test_words_that_take_a_wish_for_a_human_back(words: str, meant: str) -> None:
    assert human_wish.reads(words) == meant


def waits(market: Market, person_id: int) -> bool:
    return market.look(lambda db: offices.waits_for_human(db, person_id))


def test_below_an_open_question_the_wish_alone_is_taken_back(market: Market) -> None:
    market.officer()
    buyer = market.buyer(language="en")
    buyer.says("50 kilos turmeric")
    buyer.says("can I talk to someone")
    assert waits(market, buyer.person_id)
    assert "turmeric · 50 kilos" in buyer.says("no, by mistake"), "the open question comes again"
    assert not waits(market, buyer.person_id)


def test_later_a_bare_never_mind_takes_nothing_off_the_offices_list(market: Market) -> None:
    market.officer()
    buyer = market.buyer(language="en")
    buyer.says("can I talk to someone")
    buyer.says("50 kilos turmeric")
    buyer.says("never mind")
    assert waits(market, buyer.person_id)
    buyer.says("no need to talk")
    assert not waits(market, buyer.person_id)


@pytest.mark.parametrize(
    "words",
    [
        "paytm pe paise bheju?",
        "advance bheju kya",
        "आधी पैसे पाठवू का",
        "should I pay first?",
        "gpay kar du kya",
        "500 rupaye bheju kya",
        "एडवांस दे दूँ क्या",
        "पेटीएम पे पैसे भेजूँ?",
        "can I pay on phonepe?",
        "paise transfer karu kya",
    ],
)
def test_who_asks_whether_to_pay_is_warned(words: str) -> None:
    assert grievances.asks_whether_to_pay(words)


@pytest.mark.parametrize(
    "words",
    [
        "50 rupaye kilo du kya",
        "bank ka number du?",
        "advance chahiye",
        "paise mil gaye",
        "kitne paise lagenge?",
        "ek aur QR bheju?",
        "paytm se paise aa gaye",
        "do I have to pay for this?",
    ],
)
def test_prices_secrets_and_news_are_no_doubt_about_paying(words: str) -> None:
    assert not grievances.asks_whether_to_pay(words)


@pytest.mark.parametrize(
    "words",
    [
        "chikan ka kapda silti hu",
        "main achaar banati hu",
        "हम पापड़ बनाते हैं",
        "मी कुर्ते शिवते",
        "आम्ही लोणची विकतो",
        "I stitch kurtis",
        "we make clay pots",
        "mai sadi bunti hoon",
        "मी गोधड्या शिवतो",
    ],
)
def test_who_says_what_they_make_offers_it(words: str) -> None:
    assert goods.makes_oneself(words)


@pytest.mark.parametrize(
    "words",
    [
        "achaar banane wale ka number do",
        "koi achaar banata hai kya",
        "mujhe achaar chahiye",
        "hum haldi kharidte hain",
        "मी हळद खरेदी करतो",
        "who makes pickles",
        "50 knit caps needed",
        "papad banati hai wo",
    ],
)
def test_who_asks_for_makers_or_buys_offers_nothing(words: str) -> None:
    assert not goods.makes_oneself(words)


@pytest.mark.parametrize(
    "words",
    [
        "where have my enquiries gone",
        "meri enquiry kahan gayi",
        "माझी मागणी कुठे आहे",
        "मेरी इन्क्वायरी कहाँ है",
        "mazi magni disat nahi",
        "I can't find my enquiries",
    ],
)
def test_who_misses_their_enquiries_sees_them(market: Market, words: str) -> None:
    buyer = market.poster("50 kilos turmeric")
    assert "Which one?" in buyer.says(words)
