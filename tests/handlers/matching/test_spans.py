"""Two numbers side by side that are one span, in any of the ways in which people say "fifty or sixty"; the words are generated."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.matching import number_words as words
from handlers.matching.amounts import quantities_in
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.spans import about, in_one_word
from handlers.questions import Misread, Reply
from handlers.seller.measures import days, price_for
from handlers.trade.offer_words import told

Span = tuple[Decimal | None, Decimal]


def spans(text: str) -> list[Span]:
    """All numbers of a text, each with the lower end where it is a span."""
    return [(one.lowest, one.value) for one in numerals(pieces(text))]


def _span(low: float, high: float) -> list[Span]:
    return [(Decimal(str(low)), Decimal(str(high)))]


TENS = st.integers(1, 8).flatmap(lambda ten: st.tuples(st.just(ten * 10), st.just(ten * 10 + 10)))
NEAR = st.integers(1, 14).flatmap(lambda low: st.tuples(st.just(low), st.integers(low + 1, min(2 * low + 3, 19))))


@given(st.one_of(TENS, NEAR), st.sampled_from([words.HINDI, words.MARATHI]), st.sampled_from([" ", "-", " - "]))
def test_two_number_words_that_follow_each_other_are_a_span(
    ends: tuple[int, int], tongue: list[str], sign: str
) -> None:
    low, high = ends
    assert spans(f"{tongue[low]}{sign}{tongue[high]} किलो") == _span(low, high)


@given(NEAR, st.sampled_from([("सौ", 100), ("हजार", 1000), ("लाख", 100_000)]), st.booleans())
def test_the_lower_end_shares_the_hundreds_and_thousands_of_the_upper(
    ends: tuple[int, int], of: tuple[str, int], twice: bool
) -> None:
    (low, high), (word, times) = ends, of
    said = f"{words.HINDI[low]} {word if twice else ''} {words.HINDI[high]} {word} किलो"
    if high > 2 * low or (times == 100 and high > 9):
        return  # "एक चार सौ", "दस ग्यारह सौ" are said of no amount of goods
    assert spans(said) == _span(low * times, high * times)


@given(st.integers(2, 90), st.integers(1, 9))
def test_figures_are_a_span_before_what_they_count_and_nowhere_else(low: int, more: int) -> None:
    high = low + min(more, low)
    assert spans(f"{low} {high} kilo") == spans(f"{low}-{high} kilo") == _span(low, high)
    assert (
        spans(f"{low} {high} rupaye") == spans(f"{low}, {high} kilo") == [(None, Decimal(low)), (None, Decimal(high))]
    )


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("pachas saath kilo", 50, 60), ("pachas-saath", 50, 60), ("पन्नास साठ किलो", 50, 60), ("sau dedh sau", 100, 150),
        ("das bara din", 10, 12), ("daha-bara divas", 10, 12), ("don tin divas", 2, 3), ("5 7 din", 5, 7),
        ("do dhai sau kilo", 200, 250), ("दोन-तीनशे नग", 200, 300), ("पाचशे सहाशे", 500, 600), ("2-3 hazar", 2000, 3000),
        ("hazar barah sau", 1000, 1200), ("lakh dedh lakh", 100_000, 150_000), ("पन्नास शंभर", 50, 100), ("5 se 6 sau", 500, 600),
        ("dochar din", 2, 4), ("दहाबारा", 10, 12), ("दोनतीनशे", 200, 300), ("दोनतीन हजार", 2000, 3000), ("2-3k pcs", 2000, 3000),
        ("fifty sixty pieces", 50, 60), ("twenty five thirty", 25, 30), ("ek sau bees pachees", 120, 125), ("dedh do kilo", 1.5, 2),
        ("सव्वाशे दीडशे", 125, 150),
    ],
)  # fmt: skip
def test_how_people_say_about_so_many(text: str, low: float, high: float) -> None:
    assert spans(text) == _span(low, high)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ट्रॉली एक, पौने दो लाख तक", [1, 175_000]),
        ("एक 450", [1, 450]), ("148 5000 30", [148, 5000, 30]), ("pachas saath sattar", [50, 70]), ("do sau pachas", [250]),
        ("ek lakh bees hazar", [120_000]), ("two hundred and five", [205]), ("2 5 kilo ke packet", [2, 5]), ("satbara utara", []),
        ("सातबारा", []), ("bill ke saath 5", [5]), ("chakra", []), ("matti che diye", []), ("टेराकोटा चे दागिने", []),
    ],
)  # fmt: skip
def test_what_is_no_span(text: str, values: list[int]) -> None:
    assert [high for _, high in spans(text)] == [Decimal(one) for one in values]


@pytest.mark.parametrize(("word", "value"), [("सातेक", 7), ("दहाएक", 10), ("पन्नासेक", 50), ("saatek", 7)])
def test_about_so_many_is_so_many(word: str, value: int) -> None:
    assert about(word) == value
    assert spans(f"{word} divas") == [(None, Decimal(value))]


@pytest.mark.parametrize("word", ["अनेक", "anek", "pratyek", "एकेक", "chakra", "dochan", "सातबारा", "haldi"])
def test_other_words_hold_no_numbers(word: str) -> None:
    assert in_one_word(word) is None
    assert about(word) is None


def test_six_is_six_before_what_is_weighed() -> None:
    assert spans("haldi che kilo") == [(None, Decimal(6))]
    assert spans("che") == [(None, Decimal(6))]


def test_an_amount_that_is_a_span_is_asked_back_and_days_are_the_longer_ones() -> None:
    parts = pieces("haldi pachas saath kilo chahiye")
    (read,) = quantities_in(parts, numerals(parts), frozenset())
    assert (read.lowest, read.value, read.confirm) == (Decimal(50), Decimal(60), "range")
    assert days(Reply("das-bara din lagenge"), "hi") == "12"
    assert days(Reply("5 7 din"), "hi") == "7"
    assert told("दोन-तीन दिवसात देतो", "kg").days == 3


def test_a_span_is_no_rate() -> None:
    with pytest.raises(Misread):
        price_for("kg")(Reply("pachas saath rupaye"), "hi")
    assert told("pachas saath rupaye kilo", "kg").price is None
