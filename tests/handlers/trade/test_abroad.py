"""Abroad: whose country a number is of, when it is day there, prices in the money they were said in, what Meta bills where."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import phonenumbers
import pytest

from handlers.enquiry.terms import terms_in
from handlers.notice import plans
from handlers.outbound.zones import daytime_for, zones_of
from handlers.person.countries import could_be_a_number, country_of, is_abroad, shown
from handlers.questions import Misread, Reply
from handlers.trade import prices
from handlers.world import INDIA, Exchange, World


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("whatsapp:+971045000001", "AE"), ("+971045000001", "AE"), ("+910123456789", "IN"), ("whatsapp:+910123456789", "IN"),
        ("+12025550123", "US"), ("+16135550123", "CA"), ("+9770000000000", "NP"), ("+650000000", "SG"),
        ("0000000000", ""), ("whatsapp:EXT.91abc", ""), ("", ""), (None, ""), ("+", ""), ("+999", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_by_its_own_code_and_never_taken_for_indian(number: str | None, country: str) -> None:
    assert country_of(number) == country
    assert is_abroad(number) is (country not in ("", "IN"))


def test_a_number_has_the_length_of_its_country() -> None:
    assert could_be_a_number("+971045000001")
    assert could_be_a_number("+910123456789")
    assert not could_be_a_number("+97104")
    assert not could_be_a_number("0000000000")
    assert shown("+910123456789") == "+910123456789"
    assert shown("+12025550123") == "+1 202-555-0123"


@pytest.mark.parametrize(
    ("number", "zones"),
    [
        ("whatsapp:+971045000001", ["Asia/Dubai"]), ("+910123456789", ["Asia/Kolkata"]), (None, ["Asia/Kolkata"]),
    ],
)  # fmt: skip
def test_the_zone_is_that_of_the_numbers_country(number: str | None, zones: list[str]) -> None:
    assert [zone.key for zone in zones_of(number, INDIA)] == zones


def test_countries_beyond_our_list_are_found_by_the_tables_of_the_library() -> None:
    number = phonenumbers.format_number(phonenumbers.example_number("KE"), phonenumbers.PhoneNumberFormat.E164)
    assert [zone.key for zone in zones_of(number, INDIA)] == ["Africa/Nairobi"]
    assert zones_of("+888", INDIA) == (INDIA,)


def test_daytime_is_the_buyers_own() -> None:
    # 10:00 in India is 08:30 in Dubai, where the day begins at 9.
    early = datetime(2026, 11, 26, 4, 30, tzinfo=UTC)
    assert daytime_for("+910123456789", early, INDIA) == early
    assert daytime_for("+971045000001", early, INDIA) == datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
    evening = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)  # 19:30 in Dubai
    assert daytime_for("+971045000001", evening, INDIA) == datetime(2026, 11, 27, 5, 0, tzinfo=UTC)
    # New York and Los Angeles share the hours from 12 to 19 in New York.
    assert daytime_for("+1999", early, INDIA) == datetime(2026, 11, 26, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "foreign", "price"),
    [
        ("120", "", ("120", "INR")), ("₹120", "USD", ("120", "INR")), ("1.4", "USD", ("1.4", "")),
        ("$1.40", "USD", ("1.4", "USD")), ("AED 5.25 per kg", "AED", ("5.25", "AED")),
        ("1400 dollar per ton", "USD", ("1.4", "USD")),
        ("5 दिरहम", "AED", ("5", "AED")), ("1.3 euro", "USD", ("1.3", "EUR")),
    ],
)  # fmt: skip
def test_a_price_keeps_the_money_it_was_said_in(text: str, foreign: str, price: tuple[str, str]) -> None:
    found = prices.price_in("kg", foreign)(Reply(text), "hi")
    assert (found["amount"], found["currency"]) == price
    assert prices.paise_of(found) == (int(Decimal(price[0]) * 100) if price[1] == "INR" else None)


@pytest.mark.parametrize("text", ["USD", "5 metre ke 20 dollar", "बाद में बताएँगे", "0"])
def test_what_names_no_price_is_asked_again(text: str) -> None:
    with pytest.raises(Misread):
        prices.price_in("kg", "USD")(Reply(text), "hi")


def test_money_is_written_in_each_readers_way() -> None:
    assert [prices.money(Decimal(1234567), "USD", tongue) for tongue in ("en", "hi", "mr")] == [
        "USD 1,234,567", "USD 12,34,567", "USD 12,34,567",
    ]  # fmt: skip
    assert prices.money(Decimal("1.4"), "AED", "en") == "AED 1.4"
    assert prices.money(Decimal("125000"), "INR", "mr") == "₹1,25,000"


def test_an_estimate_in_rupees_is_dated_and_only_where_the_office_keeps_a_rate() -> None:
    rate = {"USD": Exchange(Decimal("88.2"), date(2026, 11, 20), "RBI")}
    bare = World(now=datetime(2026, 11, 26, tzinfo=UTC), new_token=lambda: "t", catalogue=None, places=None)  # type: ignore[arg-type]
    world = World(now=bare.now, new_token=bare.new_token, catalogue=None, places=None, exchange=rate)  # type: ignore[arg-type]
    said = prices.estimate(world, Decimal(100), "USD", "en")
    assert said == "about ₹8,820 by the rate of 20-11-2026 (RBI); not a promise"
    assert prices.estimate(bare, Decimal(100), "USD", "en") == ""
    assert prices.estimate(world, Decimal(100), "AED", "en") == ""
    assert prices.estimate(world, Decimal(100), "INR", "en") == ""


def test_meta_bills_by_the_recipients_country_and_what_has_no_rate_is_not_billed_as_indian() -> None:
    day = date(2026, 11, 26)
    home = plans.cost({"template": 10}, "MARKETING", day)
    dubai = plans.cost({"template": 10}, "MARKETING", day, {"AE": {"template": 10}})
    assert home.meta == 864  # 10 × ₹0.8631, rounded up
    assert dubai.meta == 4392  # 10 × USD 0.0499 at ₹88, rounded up
    assert home.twilio == dubai.twilio
    assert (home.unpriced, dubai.unpriced) == (0, 0)
    elsewhere = plans.cost({"template": 10, "free": 3}, "MARKETING", day, {"-": {"template": 4, "free": 1}})
    assert elsewhere.unpriced == 5
    assert elsewhere.meta == plans.cost({"template": 6, "free": 2}, "MARKETING", day).meta
    assert ZoneInfo("Asia/Dubai") in zones_of("+971045000001", INDIA)


def test_a_port_of_another_country_is_said_apart_from_where_the_buyer_is() -> None:
    assert terms_in({"incoterm": "FOB", "port": "Mundra", "country": "AE"}, "en") == [
        "FOB Mundra → United Arab Emirates"
    ]
    assert terms_in({"incoterm": "CIF", "port": "Jebel Ali", "country": "AE"}, "en") == [
        "CIF Jebel Ali, United Arab Emirates"
    ]
    assert terms_in({"incoterm": "FOB", "port": "Mundra"}, "en") == ["FOB Mundra"]
