"""Terms of trade are read where they are said, and an Indian place stays a place."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.places import Places
from storage.reference import abroad

CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()
TODAY = date(2026, 2, 10)


def read(text: str) -> Any:
    return read_enquiry(text, TODAY, CATALOGUE, PLACES)


def test_a_whole_trade_enquiry() -> None:
    found = read("2x20' FCL sandstone, USD 9/sqm CIF Jebel Ali, 45 days")
    assert (found.quantity, found.unit, found.load) == (2, "container", "fcl")
    assert (found.foreign_amount, found.foreign_currency, found.foreign_per, found.budget_paise) == (
        9,
        "USD",
        "sqm",
        None,
    )
    assert (found.incoterm, found.port, found.country) == ("CIF", "Jebel Ali", "AE")
    assert found.needed_by == date(2026, 3, 27)
    assert found.place_lgd is None


@pytest.mark.parametrize(
    ("text", "country", "port"),
    [
        ("5 ton haldi dubai ke liye", "AE", ""), ("दुबईला १ कंटेनर डाळिंब", "AE", ""), ("cashew 5 tons to Hamburg", "DE", "Hamburg"),
        ("onion FOB Nhava Sheva for Bangladesh", "BD", "Nhava Sheva"), ("tur dal CIF Colombo", "LK", "Colombo"),
        ("wheat 5 ton Mumbai", "", ""), ("haldi FOB mumbai", "", "Mumbai"), ("banana reefer to Bandar Abbas", "IR", "Bandar Abbas"),
        ("200 kg turkey", "", ""), ("rice to Turkey", "TR", ""), ("50 kg haldi", "", ""),
    ],
)  # fmt: skip
def test_countries_and_ports(text: str, country: str, port: str) -> None:
    found = read(text)
    assert (found.country, found.port) == (country, port)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("bags 200 pcs, ship to Lagos Nigeria", "NG"), ("200 jute bags, ship to Nigeria", "NG"),
        ("200 jute bags, ship to Lagos, Nigeria", "NG"),
        ("ghana ke liye 200 jute bag chahiye", "GH"), ("200 jute bag canada bhejna hai", "CA"), ("200 jute bags to Tel Aviv", "IL"),
        ("200 jute bag karachi ko", "PK"), ("200 jute bags, delivery New Jersey", "US"), ("200 jute bags CIF Port Louis", "MU"),
        ("200 ज्यूट बॅग नायजेरिया साठी पाहिजे", "NG"),
    ],
)  # fmt: skip
def test_a_country_where_goods_go_is_no_further_goods(text: str, country: str) -> None:
    found = read(text)
    assert (found.country, found.more) == (country, ())
    assert "niger_seed" not in read("200 pcs ship to Nigeria").concepts


def test_goods_that_are_called_as_a_country_or_a_port_are_goods_where_nothing_is_sent_there() -> None:
    assert read("suva 5 kilo chahiye").concepts == ("dill_seed",)
    assert [one.concept for one in read("haldi 20 kilo, suva 10 kilo dubai ke liye").more] == ["dill_seed"]
    assert [one.concept for one in read("ship to Dubai: haldi 20 kg, suva 10 kg").more] == ["dill_seed"]
    assert "dill_seed" in read("suva ke beej 5 kilo").concepts


def test_a_port_beside_its_incoterm_is_no_district_and_a_city_alone_is_one() -> None:
    assert read("leather shoes 1200 pairs FOB Chennai").place_lgd is None
    assert read("granite 1x40HC FOB Mundra").place_lgd is None
    assert read("leather shoes 1200 pairs Chennai").place_lgd is not None


@pytest.mark.parametrize(
    ("text", "certificates"),
    [("honey 25 kg with FSSAI licence", ("fssai",)), ("जैविक हल्दी 1 क्विंटल", ("organic",)),
     ("ghee Qatar halal certificate", ("halal",)),
     ("tea, EU organic and phytosanitary", ("organic", "phyto")), ("50 kg haldi", ())],
)  # fmt: skip
def test_certificates(text: str, certificates: tuple[str, ...]) -> None:
    assert read(text).certificates == certificates


@pytest.mark.parametrize(
    "text",
    [
        "cashew W320 5 tons",
        "makhana 50 kg, 4 suta",
        "cumin 99.5% purity 1 ton",
        "raisins 50 kg grade A",
        "black pepper 550 gl 40 kg",
    ],
)
def test_a_grade_is_kept_in_the_buyers_words_and_is_no_amount(text: str) -> None:
    found = read(text)
    assert found.grade
    assert found.quantity in (5, 50, 1, 40)


@given(
    st.integers(1, 10**6),
    st.sampled_from(["USD", "EUR", "AED", "CHF", "RM", "GBP", "$", "€"]),
    st.sampled_from(["kg", "sqm", "piece", "ton"]),
)
def test_foreign_money_never_becomes_rupees(amount: int, currency: str, unit: str) -> None:
    found = read(f"turmeric 500 kg {currency} {amount} per {unit}")
    assert found.budget_paise is None
    assert found.foreign_amount == amount
    assert found.quantity == 500


def test_the_tables_name_only_what_is_known() -> None:
    assert {port.country for port in abroad.ports()} - {"IN"} <= set(abroad.countries())
    assert all(len(code) == 2 and code.isupper() for code in abroad.countries())
    assert all(one.name_hi and one.name_mr for one in abroad.countries().values())
