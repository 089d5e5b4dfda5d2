"""Days of an event that do not follow one another, each week's day, and days with hours of their own."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.circulars import read_circular
from handlers.circulars.days import mentions
from handlers.circulars.each_day import each_of
from handlers.circulars.page import Page

TODAY = date(2026, 11, 25)


def days_in(words: str) -> list[str]:
    page = Page.of(words)
    return [f"{day:%d.%m}" for one in mentions(page, TODAY) for day in each_of(page, one)]


SATURDAYS = ["05.12", "12.12", "19.12", "26.12"]


@pytest.mark.parametrize(
    "words",
    [
        "दिसंबर के हर शनिवार को 11 बजे", "December ke har shanivar", "every Saturday in December", "डिसेंबरमधील दर शनिवारी",
        "5 December se 26 December tak har shanivar", "दर शनिवारी, 5 ते 26 डिसेंबर", "on Saturdays from 5 to 26 December",
        "5 December se har shanivar 4 hafte", "4 Saturdays from 5 December", "दर आठवड्याला शनिवारी, 5 डिसेंबरपासून चार आठवडे",
        "अगले महीने के सभी शनिवार", "weekly on Saturday from 5 December for 4 weeks", "5, 12, 19 और 26 दिसंबर (प्रत्येक शनिवार)",
        "har hafte shanivar ko, 5 se 26 December", "पुढच्या महिन्यात दर शनिवारी",
    ],
)  # fmt: skip
def test_the_same_day_of_several_weeks_is_each_of_them(words: str) -> None:
    assert days_in(words) == SATURDAYS


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("3 aur 10 December", ["03.12", "10.12"]),
        ("3 se 5 aur 10 December", ["03.12", "04.12", "05.12", "10.12"]),
        ("har shanivar aur ravivar, 5 se 13 December", ["05.12", "06.12", "12.12", "13.12"]),
        ("अगले दो शनिवार", ["28.11", "05.12"]),
        ("5 December se har shanivar", ["05.12"]),
        ("शनिवार 5 दिसंबर", ["05.12"]),
        ("office open Monday to Friday", []),
        ("कार्यालय प्रत्येक मंगलवार को खुला रहेगा", []),
        ("people may come every Saturday", []),
        ("हर शनिवार", []),
    ],
)  # fmt: skip
def test_what_says_no_weeks_is_no_more_days_than_it_names(words: str, days: list[str]) -> None:
    assert days_in(words) == days


def test_two_days_a_week_apart_are_two_days_in_a_circular() -> None:
    read = read_circular(
        "विषय: पैकेजिंग कार्यशाला। दो दिवसीय कार्यशाला दिनांक 03 दिसंबर 2026 एवं 10 दिसंबर 2026 को प्रातः 11 बजे से टाउन हॉल, सागर में "
        "आयोजित की जा रही है।",
        TODAY,
    )
    assert read.each_day == {"2026-12-03": [], "2026-12-10": []}
    assert (read.event_dates, read.times) == (["2026-12-03", "2026-12-10"], ["11:00"])


@pytest.mark.parametrize(
    "text",
    [
        "अगरबत्ती कार्यशाला। प्रथम सत्र: 4 दिसंबर 2026 प्रातः 11:00 से 2:00 बजे। द्वितीय सत्र: 11 दिसंबर 2026 दोपहर 2:00 से 5:00 बजे, टाउन हॉल।",
        "Workshop on incense at Town Hall: 4 December 2026, 11:00 am to 2:00 pm, and 11 December 2026, 2:00 pm to 5:00 pm.",
        "अगरबत्ती कार्यशाळा दि. 4 डिसेंबर 2026 रोजी सकाळी 11 ते दुपारी 2 व दि. 11 डिसेंबर 2026 रोजी दुपारी 2 ते सायं. 5 पंचायत भवन येथे होईल.",
        "Incense workshop, Town Hall\nDate | Time\n04.12.2026 | 11:00 - 14:00\n11.12.2026 | 14:00 - 17:00",
    ],
)
def test_hours_stand_with_the_day_beside_which_they_are_written(text: str) -> None:
    assert read_circular(text, TODAY).each_day == {"2026-12-04": ["11:00", "14:00"], "2026-12-11": ["14:00", "17:00"]}


def test_each_saturday_of_a_time_is_held_and_the_last_day_to_apply_is_not() -> None:
    read = read_circular(
        "पॅकेजिंग प्रशिक्षण वर्ग दि. 5 डिसेंबर 2026 ते 26 डिसेंबर 2026 या कालावधीत दर शनिवारी सकाळी 11 वाजता पंचायत भवन येथे आयोजित केले आहे. "
        "इच्छुकांनी 2 डिसेंबरपर्यंत नोंदणी करावी.",
        TODAY,
    )
    assert sorted(read.each_day) == ["2026-12-05", "2026-12-12", "2026-12-19", "2026-12-26"]
    assert read.last_date == "2026-12-02"


@pytest.mark.parametrize(
    "text",
    [
        "पैकेजिंग प्रशिक्षण 7 से 11 दिसंबर 2026 तक प्रतिदिन 11 बजे टाउन हॉल में।",
        "हस्तशिल्प मेला टाउन हॉल में। शुभारंभ: 3 दिसंबर 2026। समापन: 10 दिसंबर 2026।",
        "Handicraft fair at Town Hall from 3 December 2026 to 10 December 2026, 10 am to 8 pm.",
    ],
)
def test_from_the_first_to_the_last_are_no_single_days(text: str) -> None:
    assert read_circular(text, TODAY).each_day == {}


def test_an_hour_that_one_of_the_days_begins_at_is_its_own() -> None:
    read = read_circular(
        "Notice: A packaging clinic will be held on 5 December and 19 December 2026, from 11 am at Town Hall. On 19 December it "
        "starts at 2 pm. Artisans are requested to attend.",
        TODAY,
    )
    assert read.each_day == {"2026-12-05": ["11:00"], "2026-12-19": ["14:00"]}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "सूचना: अगरबत्ती प्रशिक्षण कार्यशाला। प्रथम सत्र: 4 दिसंबर 2026 प्रातः 11 बजे। स्थान: टाउन हॉल।",
            "अगरबत्ती प्रशिक्षण कार्यशाला",
        ),
        ("जाहीर सूचना: मसाला प्रशिक्षण वर्ग. दि. 5 डिसेंबर 2026 रोजी पंचायत भवन येथे होईल.", "मसाला प्रशिक्षण वर्ग"),
    ],
)
def test_what_a_notice_is_about_stands_behind_its_label(text: str, title: str) -> None:
    assert read_circular(text, TODAY).title == title
