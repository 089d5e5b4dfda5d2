"""A wish that names two places: the smallest area holds both, and the buyer's words stay."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places

TODAY = date(2026, 11, 25)


def _read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, TODAY, Catalogue.shipped(), Places.shipped(), "Madhya Pradesh", "hi")


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        ("लोणचं ५ किलो पाहिजे, सांगली आणि सातारा दोन्हीकडे", "Maharashtra", "सांगली आणि सातारा दोन्हीकडे"),
        ("haldi 20 kilo chahiye balaghat ya seoni kahi bhi", "Madhya Pradesh", "balaghat ya seoni kahi bhi"),
        ("हल्दी 20 किलो भोपाल और इंदौर में चाहिए", "Madhya Pradesh", "भोपाल और इंदौर"),
        ("need 20 kg turmeric in Nagpur and Wardha", "Maharashtra", "nagpur and wardha"),
        ("20 kg turmeric, Sangli, Satara both", "Maharashtra", "sangli satara both"),
        ("हळद पाहिजे अर्धी सांगली अर्धी सातारा", "Maharashtra", "सांगली अर्धी सातारा"),
    ],
)
def test_two_places_of_one_state_are_the_state_and_both_names_stay(text: str, state: str, words: str) -> None:
    read = _read(text)
    assert (read.place_state, read.place_lgd, read.note) == (state, None, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("haldi 20 kilo chahiye Maharashtra aur MP dono", "maharashtra aur mp dono"),
        ("हल्दी 20 किलो मध्य प्रदेश या महाराष्ट्र", "मध्य प्रदेश या महाराष्ट्र"),
        ("haldi 20 kilo chahiye sagar ya nagpur", "sagar ya nagpur"),
    ],
)
def test_two_places_of_two_states_are_no_single_place_and_both_names_stay(text: str, words: str) -> None:
    read = _read(text)
    assert (read.place_state, read.place_lgd, read.note, read.quantity) == ("", None, words, 20)


def test_numbers_behind_two_places_are_shares_and_no_amount() -> None:
    read = _read("haldi chahiye sagar 20 nagpur 20")
    assert (read.quantity, read.place_lgd, read.note) == (None, None, "sagar 20 nagpur 20")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("haldi 20 kilo Sangli se Mumbai bhejna hai", "Sangli"),
        ("haldi 20 kilo from Sangli to Satara", "Sangli"),
        ("20 kg haldi Dadar, Mumbai", "Dadar"),
        ("मुझे हल्दी और मिर्च चाहिए सागर में", "Sagar"),
    ],
)
def test_the_way_from_one_place_to_another_and_a_quarter_of_a_town_are_no_two_places(text: str, place: str) -> None:
    read = _read(text)
    assert (read.place_words, read.note) == (place, "")


@pytest.mark.parametrize("text", ["Sagar Madhya Pradesh 20 kilo haldi chahiye", "सागर मध्य प्रदेश\n20 किलो हल्दी चाहिए"])
def test_a_district_with_its_own_state_before_the_amount_is_one_place(text: str) -> None:
    read = _read(text)
    assert (read.place_lgd, read.place_state, read.quantity) == (425, "", 20)
