"""Amounts in the units and packs of Indian trade."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.matching.amounts import Quantity, quantities_in, with_packs
from handlers.matching.number_words import HINDI, MARATHI
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import converted, fits_goods


def read(text: str) -> list[Quantity]:
    parts = pieces(text)
    return with_packs(parts, quantities_in(parts, numerals(parts), frozenset()))


def first(text: str) -> Any:
    found = read(text)
    return (found[0].value, found[0].unit) if found else None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2 gaadi pyaz", 2, "truck"), ("एक ट्रक आलू", 1, "truck"), ("१ गाडी आंबा", 1, "truck"), ("a truck of onions", 1, "truck"),
        ("40 crate tamatar", 40, "crate"), ("१० क्रेट", 10, "crate"), ("5 tola kesar", 5, "tola"), ("3 balti", 3, "bucket"),
        ("2 kodi saree", 2, "kodi"), ("4 gross", 4, "gross"), ("6 thaan", 6, "than"), ("तीन पेटी", 3, "box"), ("2 बोरे", 2, "bag"),
        ("tin kilo", 3, "kg"), ("5 tin tel", 5, "tin"), ("३ बादल्या", 3, "bucket"), ("12 cbm", 12, "cbm"),
        ("5 pallets", 5, "pallet"),
        ("a dozen leather bags", 1, "dozen"), ("2 darjan jodi", 24, "pair"), ("5o kilo", 50, "kg"), ("1OO kg", 100, "kg"),
        ("1 quintal 25 kilo", 125, "kg"), ("एक क्विंटल पच्चीस किलो", 125, "kg"), ("2 dozen 4 piece", 28, "piece"),
        ("५० कि.", 50, "kg"), ("half a quintal", Decimal("0.5"), "quintal"),
    ],
)  # fmt: skip
def test_units_of_the_market(text: str, value: Any, unit: str) -> None:
    assert first(text) == (value, unit)


@pytest.mark.parametrize(
    ("text", "count"),
    [("2x20' FCL sandstone", 2), ("1x40HC granite", 1), ("3 x 40 feet reefer", 3), ("1x20ft container", 1), ("2 FCL", 2),
     ("40ft container of furniture", 1), ("2 reefer containers", 2), ("4 कंटेनर", 4)],
)  # fmt: skip
def test_containers_by_their_size_are_counted(text: str, count: int) -> None:
    assert first(text) == (count, "container")


@pytest.mark.parametrize(
    ("text", "value", "unit", "packing"),
    [
        ("2 kg x 10 packet", 20, "kg", "2 kg packet"), ("500gm ke 40 packet", 20, "kg", "500 g packet"),
        ("50 kilo ki 4 bori", 200, "kg", "50 kg bag"), ("10-10 किलो के 5 पैकेट", 50, "kg", "10 kg packet"),
        ("rice 50 kg bag ki 4 bori", 200, "kg", "50 kg bag"), ("10 kg each in 5 packets", 50, "kg", "10 kg packet"),
    ],
)  # fmt: skip
def test_packs_and_their_number_are_one_amount(text: str, value: int, unit: str, packing: str) -> None:
    (found,) = read(text)
    assert (found.value, found.unit, found.packing) == (value, unit, packing)


def test_packs_counted_first_keep_their_count_and_gain_a_weight() -> None:
    (found,) = read("320 bags of 60 kg")
    assert (found.value, found.unit, found.kilograms, found.confirm) == (320, "bag", 19200, None)


@pytest.mark.parametrize(
    "text", ["1 tonne rice, 25 kg bags", "mustard oil 60 litre, 15 litre ke tin me", "50 kg papad 1 kilo ki packing me"]
)
def test_the_size_of_a_pack_is_not_what_is_wanted(text: str) -> None:
    found = read(text)
    assert [one.pack for one in found] == [False, True]
    assert found[1].packing


def test_so_much_of_each_is_no_range() -> None:
    (found,) = read("10-10 kilo")
    assert (found.value, found.lowest, found.each) == (10, None, True)
    (spoken,) = read("पांच पांच किलो")
    assert (spoken.value, spoken.each) == (5, True)


@pytest.mark.parametrize("text", ["999999999999 kg", "0 kg", "-5 kilo", "7200 a quintal", "9876543210 kg"])
def test_what_is_no_amount_of_trade_is_none(text: str) -> None:
    assert read(text) == []


@given(st.integers(1, 99), st.sampled_from([("सव्वा", "0.25"), ("साडे", "0.5"), ("पावणे", "-0.25")]))
def test_marathi_fractions_are_read_alone_and_before_hundreds(count: int, fraction: tuple[str, str]) -> None:
    word, added = fraction
    if count + Decimal(added) < 1 or (word == "साडे" and count < 3):
        return
    value = count + Decimal(added)
    assert first(f"{word} {MARATHI[count]} क्विंटल") == (value, "quintal")
    assert first(f"{word}{MARATHI[count]}शे किलो") == (value * 100, "kg")


@given(
    st.integers(3, 99),
    st.sampled_from([("sava", "0.25"), ("sadhe", "0.5"), ("paune", "-0.25")]),
    st.sampled_from([("", 1), ("sau", 100), ("hazar", 1000), ("lakh", 100000)]),
)
def test_fractions_in_roman_letters(count: int, fraction: tuple[str, str], times: tuple[str, int]) -> None:
    value = (count + Decimal(fraction[1])) * times[1]
    assert first(f"{fraction[0]} {HINDI[count]} {times[0]} किलो") == (value, "kg")


def test_counted_units_are_converted() -> None:
    assert converted(Decimal(2), "kodi", "piece") == 40
    assert converted(Decimal(1), "gross", "dozen") == 12
    assert converted(Decimal(1), "truck", "kg") is None


def test_units_that_cannot_be_right_are_told() -> None:
    assert not fits_goods("metre", "kg")
    assert not fits_goods("litre", "piece")
    assert fits_goods("piece", "kg")
    assert fits_goods("truck", "kg")
    assert fits_goods("kg", None)
