"""Cities abroad, terms that end in India, and words that only look like goods, days or amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from handlers.enquiry.terms import terms_in
from handlers.matching.enquiry import ParsedEnquiry
from storage.reference import abroad
from tests.handlers.matching.test_bad_input import PLACES, read


@pytest.mark.parametrize(
    ("text", "shown"),
    [("200 kg turmeric DDP Dubai", "DDP Dubai, United Arab Emirates"),
     ("200 kg turmeric CIF Jebel Ali", "CIF Jebel Ali, United Arab Emirates"),
     ("200 kg turmeric, ex works price, shipment to Dammam Saudi", "EXW → Dammam, Saudi Arabia"),
     ("200 kg turmeric FOB Mumbai to Dubai", "FOB Mumbai → Dubai, United Arab Emirates"),
     ("200 kg turmeric FOB Jebel Ali", "FOB → Jebel Ali, United Arab Emirates"), ("200 kg turmeric EXW", "EXW"),
     ("200 kg turmeric FOB Mundra, Oman", "FOB Mundra → Oman"), ("200 kg turmeric CIF UAE", "CIF, United Arab Emirates"),
     ("200 kg turmeric to London", "London, United Kingdom")],
)  # fmt: skip
def test_where_goods_go_abroad_is_shown_as_it_was_said(text: str, shown: str) -> None:
    assert terms_in(read(text).terms, "en") == [shown]


def test_a_city_is_told_in_the_sellers_script() -> None:
    assert terms_in(read("200 kg turmeric DDP Dubai").terms, "hi") == ["DDP दुबई, यूएई"]


@pytest.mark.parametrize("place", ["Dubai", "deliver to Dubai please", "abu dhabi"])
def test_a_city_abroad_is_no_place_in_india(place: str) -> None:
    told = ParsedEnquiry().with_place(place, PLACES)
    assert (told.place_lgd, told.place_words, told.country) == (None, "", "AE")
    assert told.city


def test_each_city_lies_in_a_country_that_is_known() -> None:
    assert {one.country for one in abroad.cities().values()} <= set(abroad.countries())


def test_a_term_of_delivery_behind_other_goods_is_no_fertilizer() -> None:
    found = read("turmeric 50 kg, AED 9/kg max, DAP, restaurant in Dubai")
    assert (found.concepts, found.more, found.incoterm) == (("turmeric",), (), "DAP")
    assert read("50 bags DAP to Nepal").concepts != ()


@pytest.mark.parametrize("text", ["20, लाल रंग में", "lal rang me 20"])
def test_how_goods_look_is_no_colour_for_cement(text: str) -> None:
    assert read(text).concepts == ()


def test_a_colour_by_its_whole_name_is_goods() -> None:
    assert read("5 kilo cement ka rang").concepts == ("cement_colour",)


@pytest.mark.parametrize("text", ["laptop ke liye bag", "school sathi bag", "mobile ke liye bag"])
def test_what_something_is_for_is_wanted(text: str) -> None:
    assert read(text).concepts == ("bags",)


def test_pan_or_embroidery_is_asked_back() -> None:
    assert set(read("10 kadhai chahiye").concepts) == {"kadhai", "embroidery"}


@pytest.mark.parametrize("text", ["haldi 80 vs 100 kilo", "80 vs 100 kilo haldi"])
def test_two_amounts_are_both_kept(text: str) -> None:
    found = read(text)
    assert (found.lowest, found.quantity) == (Decimal(80), Decimal(100))


@pytest.mark.parametrize("text", ["haldi 10 tarkhela pahije", "haldi 10 tarkhe paryant pahije"])
def test_a_day_of_the_month_in_spoken_marathi_is_no_amount(text: str) -> None:
    found = read(text)
    assert (found.quantity, found.needed_by) == (None, date(2026, 12, 10))
