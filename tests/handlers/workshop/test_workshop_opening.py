"""A new workshop in an officer's words: what they open, and what of it is said already."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.workshop.workshop_opening import opening_in, opens_new

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "title", "day", "hours", "place", "seats"),
    [
        ("new workshop on 12 December at 11 in the Panchayat hall about packing", "packing", 12, ("11:00",), "Panchayat hall", ""),
        ("I want to hold a workshop on papad making at Zilla Panchayat Hall on 10 December 11 am, 40 seats",
         "papad making", 10, ("11:00",), "Zilla Panchayat Hall", "40"),
        ("open a new training: packing, 12 December 11 am, Town Hall, Sagar", "packing", 12, ("11:00",), "Town Hall, Sagar", ""),
        ("new packing workshop 12 dec 11 am town hall", "packing", 12, ("11:00",), "town hall", ""),
        ("new workshop for women about pickle and papad at the Krishi Vigyan Kendra on 20 December",
         "pickle and papad", 20, (), "Krishi Vigyan Kendra", ""),
        ("12 दिसंबर को 11 बजे पंचायत भवन में पैकिंग की नई कार्यशाला रखनी है", "पैकिंग", 12, ("11:00",), "पंचायत भवन", ""),
        ("नई कार्यशाला: पैकिंग, 12 दिसंबर, सुबह 11 बजे, पंचायत भवन, 40 सीट", "पैकिंग", 12, ("11:00",), "पंचायत भवन", "40"),
        ("महिलाओं के लिए पापड़ बनाने पर एक प्रशिक्षण 15 दिसंबर को दोपहर 2 से 4 बजे टाउन हॉल, सागर में करवाना है, 60 लोगों के लिए",
         "महिलाओं के लिए पापड़ बनाना", 15, ("14:00", "16:00"), "टाउन हॉल, सागर", "60"),
        ("nayi workshop 12 december 11 baje panchayat bhavan me packing par", "packing", 12, ("11:00",), "panchayat bhavan", ""),
        ("packing ki panchayat bhavan me 12 december 11 baje nayi workshop", "packing", 12, ("11:00",), "panchayat bhavan", ""),
        ("ek training rakhni hai gud aur achar par 14 tarikh ko 3 baje krishi kendra mein",
         "gud aur achar", 14, ("15:00",), "krishi kendra", ""),
        ("१२ डिसेंबरला ११ वाजता पंचायत सभागृहात पॅकिंगवर नवी कार्यशाळा ठेवायची आहे", "पॅकिंग", 12, ("11:00",), "पंचायत सभागृह", ""),
        ("पापडावर नवं प्रशिक्षण २० डिसेंबर, ग्रामपंचायत कार्यालयात, ३० जागा", "पापड", 20, (), "ग्रामपंचायत कार्यालय", "30"),
        ("navi karyashala 12 december la 11 vajta panchayat bhavan madhe packing baddal",
         "packing", 12, ("11:00",), "panchayat bhavan", ""),
        ("नई कार्यशाला\nपैकिंग\n12 दिसंबर सुबह 11 बजे\nपंचायत भवन, सागर\n40 सीट", "पैकिंग", 12, ("11:00",), "पंचायत भवन, सागर", "40"),
    ],
)  # fmt: skip
def test_what_is_said_with_the_order_is_read(
    words: str, title: str, day: int, hours: tuple[str, ...], place: str, seats: str
) -> None:
    assert opens_new(words)
    read = opening_in(words, TODAY)
    assert (read.title, read.place, read.seats) == (title, place, seats)
    assert (read.days[0], read.hours) == (date(2026, 12, day), hours)


@pytest.mark.parametrize(
    "words",
    ["naya workshop banana hai", "नई कार्यशाला बनानी है", "ek naya training karo", "नवी कार्यशाळा करायची आहे",
     "ek navi karyashala banavaychi aahe", "make a new workshop"],
)  # fmt: skip
def test_what_is_done_with_a_workshop_is_not_its_title(words: str) -> None:
    assert opens_new(words)
    assert opening_in(words, TODAY).title == ""


def test_a_garden_in_a_title_is_no_place() -> None:
    read = opening_in("बागवानीवर एक प्रशिक्षण ठेवायचं आहे शनिवारी १० वाजता", TODAY)
    assert (read.title, read.place) == ("बागवानी", "")


def test_a_day_that_does_not_exist_is_no_title() -> None:
    read = opening_in("31 February ko nayi workshop", TODAY)
    assert (read.title, read.no_such_day) == ("", True)


@pytest.mark.parametrize(
    "text",
    [
        "ek workshop ki date badalni hai",
        "new workshop on packing on 12 December in the town hall, register by 5 December at the office",
        "a workshop on Friday is cancelled",
        "एक कार्यशाला की सीटें बढ़ानी हैं",
        "new date of the workshop is 12 December at 11 in the Panchayat hall, please note",
    ],
)
def test_words_of_a_workshop_that_stands_or_is_announced_open_none(text: str) -> None:
    assert not opens_new(text)
