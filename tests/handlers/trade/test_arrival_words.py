"""Goods and money that came, told in sentences, and what was wrong with them."""

from __future__ import annotations

import pytest

from handlers.trade.arrival_words import came, is_wrong


@pytest.mark.parametrize(
    "words",
    ["quilts came yesterday, only 23 of them", "received the parcel, 2 pieces broken", "goods reached but 3 are damaged",
     "mil gaye 15 lote, ek me chhed hai", "sirf 14 aaye", "kal 25 pahunche, 2 toote hue the", "माल आया पर 3 टूटे निकले",
     "सिर्फ 23 मिले", "पार्सल मिल गया, दो खराब हैं", "२३ च आले, फक्त २३", "माल मिळाला पण २ तुटलेले आहेत", "fakt 14 alet",
     "maal aala, 3 futlele", "20 mile, 3 nahi aaye, sirf 20"],
)  # fmt: skip
def test_goods_that_came_short_or_broken_are_told(words: str) -> None:
    told = came(words, buys=True, of_goods="quilts" in words or "lote" in words)
    assert told is not None
    assert (told.state, told.wrong) == ("delivered", True)


@pytest.mark.parametrize(
    "words",
    ["maal aa gaya kal", "goods came yesterday, all fine", "सामान मिल गया, बहुत बढ़िया", "माल पोहोचला", "parcel pohochla aaj sakali",
     "order reached, nothing broken", "maal mil gaya, kuch toota nahi"],
)  # fmt: skip
def test_goods_that_came_well_are_told(words: str) -> None:
    told = came(words, buys=True, of_goods=False)
    assert told is not None
    assert (told.state, told.wrong) == ("delivered", False)


@pytest.mark.parametrize(
    "words",
    ["abhi tak maal nahi aaya", "माल अजून आला नाही", "goods have not arrived", "maal kab aayega", "kal 2 log aaye the",
     "naya order mila",
     "sample mil gaya", "20 hi liye, baki nahi", "haan mil gaye, 20 hi liye", "फक्त आले ५ किलो पाहिजे", "kisi aur se mil gaya maal",
     "haldi ka rate mil gaya", "maal mila kya?", "only 23 rupees", "thik hai"],
)  # fmt: skip
def test_what_tells_of_no_goods_that_came_is_left_alone(words: str) -> None:
    assert came(words, buys=True, of_goods="haldi" in words) is None


def test_money_comes_to_who_sells_and_goods_to_who_buys() -> None:
    assert came("paise aadhe hi mile", buys=False, of_goods=False) is not None
    assert came("पैसे अर्धेच मिळाले", buys=False, of_goods=False) is not None
    told = came("8850 rupaye aa gaye", buys=False, of_goods=False)
    assert told is not None
    assert not told.wrong
    assert came("maal aa gaya", buys=False, of_goods=False) is None
    assert came("paise mil gaye", buys=True, of_goods=False) is None


def test_what_is_broken_is_wrong_and_what_is_not_broken_is_not() -> None:
    assert is_wrong("2 toote hue hain")
    assert is_wrong("दोन तुटलेले आहेत")
    assert not is_wrong("kuch toota nahi")
    assert not is_wrong("sab theek hai")


@pytest.mark.parametrize(
    "words",
    ["paise mile to maal bhej dungi", "jab paise aaye tab bhejungi", "paise milale ki maal pathavte", "पैसे आले तर माल पाठवेन",
     "पैसे मिळाले की माल पाठवते", "once payment received i will send", "after payment received i will send", "paise mile batana",
     "payment received hone ke baad bhejunga", "kitne paise mile", "kiti paise aale", "paise aaye bina maal nahi"],
)  # fmt: skip
def test_what_shall_come_first_and_what_is_asked_has_not_come(words: str) -> None:
    assert came(words, buys=False, of_goods=False) is None
    assert came(words, buys=True, of_goods=False) is None


@pytest.mark.parametrize(
    "words",
    ["maal mil gaya, paise bhej do", "aapko maal mil gaya hoga paise bhejiye", "माल मिळाला असेल, पैसे पाठवा",
     "you received the goods, please send the payment"],
)  # fmt: skip
def test_a_seller_who_asks_for_money_when_the_goods_came_has_none_yet(words: str) -> None:
    assert came(words, buys=False, of_goods=False) is None


def test_a_buyer_who_asks_for_goods_when_the_money_came_has_none_yet() -> None:
    assert came("aapko paise mil gaye, ab maal bhejo", buys=True, of_goods=False) is None
    assert came("पैसे मिळाले, माल पाठवा", buys=True, of_goods=False) is None
    assert came("achar mil gaya, paise bhej diye", buys=True, of_goods=True) is not None
    assert came("maal aaya to hai par 2 toote hain", buys=True, of_goods=False) is not None
