"""Numbers in digits and words, units and money; the word tests are generated from the numbers."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.folding import normalise
from handlers.matching import number_words as numbers
from handlers.matching.amounts import quantities_in
from handlers.matching.money import money_in, read_money
from handlers.matching.numbers import numerals, read_number
from handlers.matching.pieces import pieces
from handlers.matching.units import unit_of


def quantity(text: str) -> Any:
    parts = pieces(text)
    found = quantities_in(parts, numerals(parts), frozenset())
    return (found[0].value, found[0].unit, found[0].kilograms) if found else None


def in_hindi(value: int, small: list[str], hundred: str, thousand: str, lakh: str) -> str:
    """The number in words as it is spoken, biggest unit first."""
    said = []
    for size, name in ((100_000, lakh), (1000, thousand), (100, hundred)):
        count, value = divmod(value, size)
        if count:
            said.append(f"{small[count]} {name}")
    if value or not said:
        said.append(small[value])
    return " ".join(said)


def in_marathi(value: int) -> str:
    said = []
    for size, name in ((100_000, "लाख"), (1000, "हजार")):
        count, value = divmod(value, size)
        if count:
            said.append(f"{numbers.MARATHI[count]} {name}")
    hundreds, value = divmod(value, 100)
    if hundreds:
        said.append(f"{numbers.MARATHI[hundreds]}शे")
    if value or not said:
        said.append(numbers.MARATHI[value])
    return " ".join(said)


def in_english(value: int) -> str:
    ones = numbers.ENGLISH_ONES
    said = []
    for size, name in ((100_000, "lakh"), (1000, "thousand"), (100, "hundred")):
        count, value = divmod(value, size)
        if count:
            said.append(f"{in_english(count)} {name}")
    if value >= 20:
        tens = next(word for word, ten in numbers.ENGLISH_TENS.items() if ten == value // 10 * 10)
        said.append(tens if value % 10 == 0 else f"{tens} {ones[value % 10]}")
    elif value or not said:
        said.append(ones[value])
    return " ".join(said)


@given(st.integers(1, 9_999_999))
def test_hindi_number_words_are_read_back(value: int) -> None:
    assert quantity(in_hindi(value, numbers.HINDI, "सौ", "हजार", "लाख") + " किलो") == (value, "kg", value)


@given(st.integers(1, 9_999_999))
def test_marathi_number_words_are_read_back(value: int) -> None:
    assert quantity(in_marathi(value) + " किलो") == (value, "kg", value)


@given(st.integers(1, 9_999_999))
def test_english_number_words_are_read_back(value: int) -> None:
    assert quantity(in_english(value) + " kg") == (value, "kg", value)


@given(st.integers(1, 9_999_999))
def test_hindi_number_words_in_roman_letters_are_read_back(value: int) -> None:
    roman = [numbers._careful_roman(normalise(word)) for word in numbers.HINDI]
    roman = ["chhe" if place == 6 else "nau" if place == 9 else word for place, word in enumerate(roman)]
    assert quantity(in_hindi(value, roman, "sau", "hazar", "lakh") + " kilo") == (value, "kg", value)


@given(st.integers(1, 99_999_999), st.sampled_from(["0123456789", "०१२३४५६७८९", "૦૧૨૩૪૫૬૭૮૯", "০১২৩৪৫৬৭৮৯"]))
def test_digits_of_any_script_with_indian_commas_are_read_back(value: int, digits: str) -> None:
    head, tail = divmod(value, 1000)
    grouped = f"{tail:03d}" if head else str(tail)
    while head:
        head, part = divmod(head, 100)
        grouped = f"{part:02d},{grouped}" if head else f"{part},{grouped}"
    written = "".join(digits[int(sign)] if sign.isdigit() else sign for sign in grouped)
    assert quantity(f"{written} kg") == (value, "kg", value)


@given(st.integers(1, 99), st.sampled_from([(100, "सौ"), (1000, "हजार"), (100_000, "लाख")]))
def test_fractions_before_a_number_and_a_multiplier(count: int, multiplier: tuple[int, str]) -> None:
    times, word = multiplier
    name = numbers.HINDI[count]
    assert quantity(f"साढ़े {name} {word} किलो") == (
        times * (count + Decimal("0.5")),
        "kg",
        times * (count + Decimal("0.5")),
    )
    assert quantity(f"सवा {name} {word} किलो") == (
        times * (count + Decimal("0.25")),
        "kg",
        times * (count + Decimal("0.25")),
    )
    if count > 1:
        less = times * (count - Decimal("0.25"))
        assert quantity(f"पौने {name} {word} किलो") == (less, "kg", less)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("ढाई सौ किलो", "250", "kg"),
        ("साडेतीनशे किलो", "350", "kg"),
        ("dedh quintal", "1.5", "quintal"),
        ("sava sau piece", "125", "piece"),
        ("paune do kilo", "1.75", "kg"),
        ("15k pcs", "15000", "piece"),
        ("1.5 lakh piece", "150000", "piece"),
        ("सव्वाशे नग", "125", "piece"),
        ("अडीच क्विंटल", "2.5", "quintal"),
        ("पाऊण किलो", "0.75", "kg"),
        ("सवा किलो", "1.25", "kg"),
        ("two and a half kg", "2.5", "kg"),
        ("1½ ton", "1.5", "tonne"),
        ("1 1/2 ton", "1.5", "tonne"),
        ("शंभर नग", "100", "piece"),
        ("४ डझन पेटी", "4", "dozen"),
        ("200 sq ft", "200", "sqft"),
        ("50किलो", "50", "kg"),
        ("साठ किलो", "60", "kg"),
        ("सात किलो", "7", "kg"),
        ("saath kilo", "60", "kg"),
        ("saat kilo", "7", "kg"),
    ],
)
def test_usual_ways_to_say_a_quantity(text: str, value: str, unit: str) -> None:
    found = quantity(text)
    assert found is not None
    assert found[:2] == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "haldi de do",
        "हल्दी दे दो",
        "0 kg haldi",
        "-5 kg haldi",
        "grade w240",
        "call 9876543210",
        "so kg",
        "5 ft tall",
        "don't know",
        "24 carat",
    ],
)
def test_no_quantity_is_invented(text: str) -> None:
    assert quantity(text) is None


def test_local_units_are_flagged_and_only_weights_have_kilograms() -> None:
    parts = pieces("2 bori")
    assert quantities_in(parts, numerals(parts), frozenset())[0].confirm == "local_unit"
    assert quantity("2 bori") == (2, "bag", None)
    assert quantity("3 मन") == (3, "maund", 120)
    assert quantity("2 quintal") == (2, "quintal", 200)


def test_a_range_keeps_its_upper_end_and_is_flagged() -> None:
    parts = pieces("20-25 kg")
    found: Any = quantities_in(parts, numerals(parts), frozenset())[0]
    assert (found.value, found.confirm) == (25, "range")


@pytest.mark.parametrize(
    ("text", "paise", "per", "currency"),
    [
        ("at Rs 48 per kg", 4800, "kg", "INR"),
        ("₹1.2 लाख total", 12_000_000, "total", "INR"),
        ("60/- kilo", 6000, "kg", "INR"),
        ("₹1470 piece ke hisab se", 147_000, "piece", "INR"),
        ("कुल 210000 रु", 21_000_000, "total", "INR"),
        ("एकूण ४०००० रुपये", 4_000_000, "total", "INR"),
        ("220 रुपये पीस के हिसाब से", 22_000, "piece", "INR"),
        ("प्रति किलो 50 रुपये", 5000, "kg", "INR"),
        ("budget 20 हजार", 2_000_000, "total", "INR"),
        ("50 rupees each", 5000, "each", "INR"),
        ("rs.500", 50_000, None, "INR"),
        ("USD 9/sqm", None, "sqm", "USD"),
        ("$5 per kg", None, "kg", "USD"),
        ("200 दिरहम", None, None, "AED"),
    ],
)
def test_money(text: str, paise: int | None, per: str | None, currency: str) -> None:
    parts = pieces(text)
    (money,) = money_in(parts, numerals(parts), frozenset())
    assert (money.paise, money.per, money.currency) == (paise, per, currency)


@given(st.integers(1, 10**7), st.sampled_from(["$", "€", "£", "USD ", "AED ", "डॉलर "]))
def test_foreign_money_is_never_read_as_rupees(amount: int, currency: str) -> None:
    parts = pieces(f"{currency}{amount}")
    assert all(money.paise is None for money in money_in(parts, numerals(parts), frozenset()))


@pytest.mark.parametrize("text", ["किती रुपयाला", "kitne ka hai", "10 kg", "₹0", "20 din me"])
def test_no_money_is_invented(text: str) -> None:
    parts = pieces(text)
    assert money_in(parts, numerals(parts), frozenset()) == []


def test_short_answers() -> None:
    assert read_number("ढाई सौ") == 250
    assert read_number("नहीं") is None
    assert read_money("₹120") == 12_000
    assert read_money("120") is None
    assert unit_of("किलो से") == "kg"
    assert unit_of("pata nahi") is None


@given(st.text(max_size=200))
def test_any_text_can_be_read_without_error(text: str) -> None:
    parts = pieces(text)
    found = numerals(parts)
    for read in quantities_in(parts, found, frozenset()):
        assert read.value > 0
    money_in(parts, found, frozenset())


@pytest.mark.parametrize(
    "text", ["can't do before january", "cant do it", "wont do less", "should do", "he could do it"]
)
def test_english_do_is_a_verb(text: str) -> None:
    assert numerals(pieces(text)) == []


@pytest.mark.parametrize("text", ["do dozen", "sirf do", "should be do kilo", "never do kilo"])
def test_hindi_do_counts(text: str) -> None:
    assert [one.value for one in numerals(pieces(text))] == [2]
