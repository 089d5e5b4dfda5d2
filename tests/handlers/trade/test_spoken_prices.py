"""Prices that are only spoken: which words name one, and which agree to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

import pytest

from handlers.trade.prices import in_money_of
from handlers.trade.spoken_prices import assents, spoken_in
from storage.enquiries import Enquiry


class _Posted:
    unit, amount, terms, kilograms = "kg", Decimal(50), None, Decimal(50)


POSTED = cast(Enquiry, cast(Any, _Posted()))


@pytest.mark.parametrize("text", [
    "ok", "ठीक है", "चालेल", "done 165", "chalo theek", "haan", "हो चालेल", "ok bhai 165 chalega", "fine", "manjur",
    "theek hai de dunga",
    "ठीक है भेज दो", "बरं", "agreed at 165", "le lenge",
])  # fmt: skip
def test_a_short_word_agrees_to_what_was_said(text: str) -> None:
    assert assents(text)


@pytest.mark.parametrize("text", [
    "ok?", "theek nahi hai", "nahi chalega", "चालणार नाही", "165 kar do", "ok deal", "सौदा पक्का", "kal batata hu",
    "ok kal bhejta hu maal",
    "packing achhi karna", "", "165",
])  # fmt: skip
def test_other_words_agree_to_no_price(text: str) -> None:
    assert not assents(text)


@pytest.mark.parametrize(("text", "price"), [
    ("165 kar do", "165"), ("165 karo na", "165"), ("१६५ करा", "165"), ("170 me doge?", "170"),
    ("180 rs kilo de dunga bhai", "180"),
    ("chalo 165 final", "165"), ("2.5 रुपये कम करो", None), ("60 kilo kar do", None), ("50 kar do", None),
    ("3 din me", None),
    ("kal 4 baje aana", None), ("30 kar do", None), ("165", "165"), ("rate thoda kam karo", None),
    ("16500 rupaye quintal", "165"),
])  # fmt: skip
def test_words_of_bargaining_name_a_price_or_none(text: str, price: str | None) -> None:
    named = spoken_in(text, POSTED, {"amount": "180", "currency": "INR", "unit": "kg"})
    assert (named and named["amount"]) == price


def test_a_number_alone_is_no_price_where_none_was_spoken_of() -> None:
    assert spoken_in("165", POSTED, None) is None


USUAL = {"amount": "118", "currency": "INR", "unit": "kg"}
HOPED_A_KILO = {"currency": "USD", "amount": "2.5", "per": "kg"}
HOPED = {"amount": "1400", "currency": "USD", "unit": "tonne"}


@pytest.mark.parametrize(
    ("amount", "known", "currency"),
    [
        ("1.5", [HOPED], "USD"), ("110", [HOPED, USUAL], "INR"), ("1.5", [HOPED, USUAL], "USD"), ("20", [HOPED, USUAL], ""),
        ("110", [HOPED], ""), ("1.5", [], ""),
    ],
)  # fmt: skip
def test_a_bare_figure_is_of_the_money_of_a_price_near_it_and_else_stays_open(
    amount: str, known: list[dict[str, str]], currency: str
) -> None:
    assert in_money_of({"amount": amount, "currency": "", "unit": "kg"}, known)["currency"] == currency


def test_money_that_was_said_stays() -> None:
    assert in_money_of(USUAL, [HOPED])["currency"] == "INR"


def test_a_bare_figure_in_a_talk_is_of_the_money_spoken_of() -> None:
    last = {"amount": "2.5", "currency": "USD", "unit": "kg"}
    named = spoken_in("2.8?", cast(Enquiry, cast(Any, _Abroad())), last)
    assert named is not None
    assert named["currency"] == "USD"
    assert spoken_in("280", cast(Enquiry, cast(Any, _Abroad())), last) is None


class _Abroad:
    unit, amount, kilograms, terms = "kg", Decimal(200), Decimal(200), HOPED_A_KILO
