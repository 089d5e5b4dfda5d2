"""Places, prices, days and amounts in ways that were not read before: each line stands for its class."""

from datetime import date

import pytest

from handlers.folding import fold
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places

DAY = date(2026, 3, 4)


def read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, DAY, Catalogue.shipped(), Places.shipped())


@pytest.mark.parametrize(
    ("one", "other"), [("पायदान", "paydan"), ("रायता", "raita"), ("रायगड", "raigad"), ("पायल", "payal")]
)
def test_a_ya_that_is_said_together_is_one_word_in_both_scripts(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("diwali se 10 din pehle 500 diye", date(2026, 10, 29)),
        ("दिवाळीच्या आठ दिवस आधी ५०० पणत्या", date(2026, 10, 31)),
        ("अक्षय तृतीयेच्या आधी ५० किलो आंबे", date(2026, 4, 18)),
        ("२ दिवसांनी १५ किलो मासे", date(2026, 3, 6)),
    ],
)
def test_days(text: str, day: date) -> None:
    assert read(text).needed_by == day


@pytest.mark.parametrize(
    ("text", "rupees", "per"),
    [
        ("teen darjan diye chahiye, ek ka 12 rupaya", 12, "piece"),
        ("60 jodi juti, jodi ka 450 rupaye", 450, "pair"),
        ("brass lamps 3 dozen, budget around 9000", 9000, "total"),
        ("brass lamps dozen 3, budget around 9000", 9000, "total"),
        ("dedh lakh budget, 30 kursi", 150_000, None),
    ],
)
def test_prices(text: str, rupees: int, per: str | None) -> None:
    found = read(text)
    assert (found.budget_paise, found.budget_per) == (rupees * 100, per)


def test_a_number_behind_a_budget_is_an_amount() -> None:
    assert read("dedh lakh budget, 30 kursi").quantity == 30


@pytest.mark.parametrize(
    ("text", "place", "role"),
    [
        ("need 20 kg cardamom from Idukki delivered to Mumbai", "Idukki", "source"),
        ("काश्मीरचे केशर २०० ग्रॅम", "Jammu And Kashmir", "source"),
        ("राजस्थानातील ब्लॉक प्रिंट चादरी २५", "Rajasthan", "source"),
    ],
)
def test_places(text: str, place: str, role: str) -> None:
    found = read(text)
    name = Places.shipped().district(found.place_lgd).name if found.place_lgd else found.place_state
    assert (name, found.place_role) == (place, role)


def test_what_stands_behind_a_comma_is_not_refused() -> None:
    found = read("sandalwood oil no, sandalwood chips 40 kg")
    assert found.concepts == ("sandalwood",)
    assert found.quantity == 40
