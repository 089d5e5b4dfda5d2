"""Of two places in one sentence the one in whose stead the other is, is never where people are sent."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.circulars.old_venue import place_said
from handlers.circulars.reader import read_circular
from handlers.workshop.workshop_opening import opening_in
from handlers.workshop.workshop_words import read_order

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The packaging workshop will be held on 10 December 2026 at 11 am at Panchayat Bhavan, Deori instead of Town Hall, Sagar.",
         "Panchayat Bhavan, Deori"),
        ("Instead of Town Hall, Sagar the packaging workshop on 10 December 2026, 11 am will be held at Panchayat Bhavan, Deori.",
         "Panchayat Bhavan, Deori"),
        ("पैकेजिंग कार्यशाला 10 दिसंबर 2026 को सुबह 11 बजे टाउन हॉल की जगह पंचायत भवन, देवरी में होगी।", "पंचायत भवन, देवरी"),
        ("पैकेजिंग कार्यशाला 10 दिसंबर 2026 को सुबह 11 बजे टाउन हॉल के बजाय पंचायत भवन में आयोजित होगी।", "पंचायत भवन"),
        ("पैकेजिंग कार्यशाला 10 दिसंबर 2026 को सुबह 11 बजे पंचायत भवन में होगी, टाउन हॉल में नहीं।", "पंचायत भवन"),
        ("पॅकेजिंग कार्यशाळा 10 डिसेंबर 2026 रोजी सकाळी 11 वाजता टाऊन हॉल ऐवजी पंचायत भवन येथे होईल.", "पंचायत भवन"),
        ("पॅकेजिंग कार्यशाळा 10 डिसेंबर 2026 रोजी सकाळी 11 वाजता टाऊन हॉलऐवजी समाज मंदिर, धारावी येथे होणार आहे.", "समाज मंदिर, धारावी"),
        ("packaging workshop 10 December 2026 ko subah 11 baje town hall ki jagah panchayat bhavan me hogi.", "panchayat bhavan"),
        ("पैकेजिंग कार्यशाला 10 दिसंबर 2026, सुबह 11 बजे\nस्थान: टाउन हॉल के स्थान पर पंचायत भवन", "पंचायत भवन"),
        ("Packaging workshop on 10 December 2026, 11 am\nVenue: Panchayat Bhavan (instead of Town Hall)", "Panchayat Bhavan"),
    ],
)  # fmt: skip
def test_a_circular_sends_nobody_to_the_old_place(text: str, place: str) -> None:
    assert read_circular(text, TODAY).place == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("workshop at Panchayat Bhavan instead of Town Hall", "Panchayat Bhavan"),
        ("workshop ab panchayat bhavan me hogi, town hall ki jagah", "panchayat bhavan"),
        ("workshop town hall ki jagah panchayat bhavan me hogi", "panchayat bhavan"),
        ("कार्यशाळा टाऊन हॉलऐवजी पंचायत भवनात होईल", "पंचायत भवन"),
        ("the workshop is shifted to Panchayat Bhavan from Town Hall", "Panchayat Bhavan"),
        ("workshop is at Panchayat Bhavan, not at Town Hall", "Panchayat Bhavan"),
    ],
)
def test_an_order_moves_a_workshop_to_the_new_place(words: str, place: str) -> None:
    order = read_order(words, TODAY)
    assert order is not None
    assert order.place == place


@pytest.mark.parametrize(
    ("words", "title", "place"),
    [
        ("new packing workshop 12 December 11 am at Panchayat hall instead of Town Hall", "packing", "Panchayat hall"),
        ("nayi workshop 12 December ko town hall ki jagah panchayat bhavan me", "", "panchayat bhavan"),
        ("पॅकिंगवर नवी कार्यशाळा टाऊन हॉलऐवजी पंचायत भवनात", "पॅकिंग", "पंचायत भवन"),
        ("packing ki nayi workshop panchayat bhavan me", "packing", "panchayat bhavan"),
    ],
)
def test_a_new_workshop_is_held_at_the_place_that_holds(words: str, title: str, place: str) -> None:
    read = opening_in(words, TODAY)
    assert (read.title, read.place) == (title, place)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("town hall ki jagah panchayat bhavan", "panchayat bhavan"), ("Panchayat Bhavan instead of Town Hall", "Panchayat Bhavan"),
        ("टाऊन हॉलऐवजी पंचायत भवन", "पंचायत भवन"), ("Town Hall, Sagar", "Town Hall, Sagar"), ("टाउन हॉल", "टाउन हॉल"),
    ],
)  # fmt: skip
def test_the_place_that_is_answered_is_the_one_that_holds(words: str, place: str) -> None:
    assert place_said(words) == place
