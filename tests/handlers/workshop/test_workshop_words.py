"""What an officer's own words change at a workshop, read on Thursday 26 November 2026; and what changes none."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.workshop.workshop_opening import opens_new
from handlers.workshop.workshop_words import Order, read_order

TODAY = date(2026, 11, 26)
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)


def read(words: str) -> Order:
    """The order, which there must be."""
    order = read_order(words, TODAY)
    assert order is not None, words
    return order


@pytest.mark.parametrize(
    ("words", "old", "hour"),
    [
        ("kal wali workshop ka time 11 baje kar do", (FRIDAY,), "11:00"),
        ("workshop ka samay 10 ki jagah 11 baje", (), "11:00"),
        ("samay badal gaya ab 2 baje", (), "14:00"),
        ("वेळ बदलली, आता दुपारी २ वाजता", (), "14:00"),
        ("timing changed to 2 pm", (), "14:00"),
        ("workshop time is now 10.30 am", (), "10:30"),
        ("शनिवारच्या कार्यशाळेची वेळ सकाळी १० करा", (SATURDAY,), "10:00"),
        ("WS-1234 ka time 4 baje kar do", (), "16:00"),
    ],
)
def test_another_hour(words: str, old: tuple[date, ...], hour: str) -> None:
    order = read(words)
    assert (order.deed, order.old_days, order.hours[-1:], order.day) == ("move", old, (hour,), None)


@pytest.mark.parametrize(
    ("words", "old", "day"),
    [
        ("workshop ab shanivaar ko hogi", (), SATURDAY),
        ("workshop shukravar ko nahi shanivar ko hogi", (FRIDAY,), SATURDAY),
        ("शुक्रवार की जगह सोमवार को कार्यशाला रखो", (FRIDAY,), MONDAY),
        ("कार्यशाळा शुक्रवारी नाही सोमवारी आहे", (FRIDAY,), MONDAY),
        ("15 दिसंबर की कार्यशाला 22 दिसंबर को कर दो", (date(2026, 12, 15),), date(2026, 12, 22)),
        ("15 तारखेची कार्यशाळा 22 तारखेला घ्या", (date(2026, 12, 15),), date(2026, 12, 22)),
        ("15 tarikh ki workshop 22 ko kar do", (date(2026, 12, 15),), date(2026, 12, 22)),
        ("date change karke 22 kar do", (), date(2026, 12, 22)),
        ("postpone the workshop to Monday", (), MONDAY),
        ("the workshop on Friday is moved to Monday 11 am", (FRIDAY,), MONDAY),
        ("move the workshop from Friday to Monday", (FRIDAY,), MONDAY),
        ("कल की जगह परसों बैठक रखिए", (FRIDAY,), SATURDAY),
    ],
)
def test_another_day(words: str, old: tuple[date, ...], day: date) -> None:
    order = read(words)
    assert (order.deed, order.old_days, order.day) == ("move", old, day)


@pytest.mark.parametrize(
    ("words", "days", "minutes"),
    [
        ("kal ki meeting ek din aage badha do", 1, 0), ("workshop ek hafte aage badha do", 7, 0),
        ("कार्यशाळा एक तास उशिरा सुरू करा", 0, 60), ("meeting do din pehle kar do", -2, 0),
        ("postpone the training by two days", 2, 0),
    ],
)  # fmt: skip
def test_so_much_later_or_earlier(words: str, days: int, minutes: int) -> None:
    order = read(words)
    assert (order.deed, order.days_on, order.minutes_on) == ("move", days, minutes)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("जागा बदलली, आता पंचायत भवनात", "पंचायत भवन"), ("venue is now Town Hall", "Town Hall"),
        ("the workshop is shifted to Town Hall, Sadar", "Town Hall, Sadar"),
        ("jagah badal gayi ab janpad sabhakaksh me hogi", "janpad sabhakaksh"),
        ("जगह बदल गई है, अब जनपद सभाकक्ष में", "जनपद सभाकक्ष"), ("ठिकाण बदललं, आता शाळेत", "शाळा"),
        ("workshop panchayat bhavan me nahi town hall me hogi", "town hall"),
        ("workshop ki jagah badlo, ab Shivaji nagar me", "Shivaji nagar"),
    ],
)  # fmt: skip
def test_another_place(words: str, place: str) -> None:
    order = read(words)
    assert (order.deed, order.place, order.day, order.hours) == ("move", place, None, ())


@pytest.mark.parametrize(
    ("words", "deed", "old"),
    [
        ("उद्याची कार्यशाळा पुढे ढकला", "put_off", (FRIDAY,)), ("workshop aage badha do", "put_off", ()),
        ("कार्यशाला स्थगित कर दो", "put_off", ()), ("workshop radd karo", "off", ()),
        ("कल की कार्यशाला रद्द करो", "off", (FRIDAY,)), ("उद्याची कार्यशाळा रद्द करा", "off", (FRIDAY,)),
        ("cancel tomorrow's workshop", "off", (FRIDAY,)), ("training cancel ho gayi sabko bata do", "off", ()),
        ("कल कार्यशाला नहीं होगी", "off", (FRIDAY,)), ("उद्या कार्यशाळा होणार नाही", "off", (FRIDAY,)),
        ("suchna radd karo", "notice_off", ()), ("नोटिस रद्द करो", "notice_off", ()), ("cancel the notice", "notice_off", ()),
    ],
)  # fmt: skip
def test_put_off_and_called_off(words: str, deed: str, old: tuple[date, ...]) -> None:
    order = read(words)
    assert (order.deed, order.old_days, order.day) == (deed, old, None)


@pytest.mark.parametrize(
    ("words", "asks"), [("workshop ki tarikh badalni hai", ("day",)), ("workshop ki jagah badalni hai", ("place",))]
)
def test_a_wish_without_the_new_value_is_asked(words: str, asks: tuple[str, ...]) -> None:
    assert read(words).asks == asks


def test_a_day_that_does_not_exist_is_told_as_such() -> None:
    assert read("workshop 31 february ko kar do").no_such_day


@pytest.mark.parametrize(
    "words",
    [
        "workshop kab hai", "workshop me kitne log aaye", "nayi workshop 20 ko rakho", "workshop banana hai", "radd karo",
        "aaj kitne log jude", "enquiry 12 band karo", "workshop ki list do", "mai kal nahi aa paungi", "मला उद्या यायला जमणार नाही",
        "kal workshop hai sabko batao", "achar ki enquiry band karo", "sab sellers ko message bhejo", "is the workshop tomorrow?",
    ],
)  # fmt: skip
def test_other_words_change_no_workshop(words: str) -> None:
    assert read_order(words, TODAY) is None


@pytest.mark.parametrize(
    ("words", "hour"),
    [("change the workshop time from 11 am to 2 pm", "14:00"), ("कार्यशाला में समय 11 की जगह 12 बजे कर दीजिए", "12:00")],
)
def test_of_an_old_and_a_new_hour_the_new_one_is_read(words: str, hour: str) -> None:
    assert read(words).hours == (hour,)


@pytest.mark.parametrize(
    ("words", "days"), [("put off the workshop by a week", 7), ("prepone the workshop by one day", -1)]
)
def test_later_and_sooner_in_english(words: str, days: int) -> None:
    assert (read(words).deed, read(words).days_on) == ("move", days)


def test_more_seats_are_no_later_day() -> None:
    assert read_order("workshop ki seat badhao 60 kar do", TODAY) is None


@pytest.mark.parametrize(
    "text",
    ["नवी कार्यशाळा ठेवायची आहे", "new training rakhni hai", "नई कार्यशाला करनी है", "ek naya shivir", "add a new workshop"],
)
def test_one_more_workshop_is_opened_in_words(text: str) -> None:
    assert opens_new(text)


@pytest.mark.parametrize(
    "text",
    [
        "workshop ki nayi tarikh 12 december",
        "नई कार्यशाला कब है",
        "naya workshop cancel karo",
        "नवीन जागा कार्यशाळेची",
        "nayi workshop ka notice bhejo",
    ],
)
def test_a_workshop_that_stands_is_not_opened_anew(text: str) -> None:
    assert not opens_new(text)
