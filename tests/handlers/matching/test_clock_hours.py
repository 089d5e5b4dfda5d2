"""Hours of the day count no goods; the day beside them, and one that is cut short, is the day until which goods are needed."""

from datetime import date
from decimal import Decimal

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.places import Places

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "amount", "day"),
    [
        ("mango pickle, tomorrow 11am", None, 26),
        ("aam ka achar kal 11 baje", None, 26),
        ("अचार कल सुबह 11 बजे", None, 26),
        ("लोणचं उद्या ११ वाजता", None, 26),
        ("papad 5 kilo friday 4 pm", 5, 27),
        ("papad 5 kilo kal subah 10:30 baje", 5, 26),
        ("papad 5 kilo, shukr.", 5, 27),
        ("25 quilts. Delivery Dadar Mumbai. Fri.", 25, 27),
        ("5 kg papad by Fri", 5, 27),
        ("पापड ५ किलो शुक्र पर्यंत", 5, 27),
        ("papad 5 kg by sat", 5, 28),
        ("papad 5 kilo, 11 baje", 5, None),
    ],
)
def test_an_hour_is_no_amount_and_the_day_beside_it_is_read(text: str, amount: int | None, day: int | None) -> None:
    read = read_enquiry(text, WEDNESDAY, Catalogue.shipped(), Places.shipped(), "Maharashtra", "mr")
    assert read.quantity == (None if amount is None else Decimal(amount))
    assert read.needed_by == (date(2026, 11, day) if day else None)


@pytest.mark.parametrize(
    "text", ["papad 5 kilo sun lo", "papad sat kilo", "haldi 5 kilo guru ji", "mon cheri 5 kg papad"]
)
def test_words_that_only_sound_as_a_weekday_are_none(text: str) -> None:
    assert read_enquiry(text, WEDNESDAY, Catalogue.shipped(), Places.shipped(), "", "hi").needed_by is None
