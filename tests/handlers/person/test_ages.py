"""Who says that they are not grown up is heard, in any language; years of anything else are no age."""

from __future__ import annotations

import pytest

from handlers.person.ages import age_in, child_age, is_minor

AGES = """
16 mai 16 saal ka hu
16 meri umar 16 saal hai
16 मी १६ वर्षांची आहे
16 माझं वय 16 आहे
16 माझं वय सोळा
16 I am 16
15 i'm 15 years old
16 sola saal ka hu
16 सोलह साल की हूँ
17 मैं सत्रह साल का हूँ
17 मैं १७ का हूँ
17 mai 17 ki hu
16 16 साल की लड़की हूँ
15 हां मैं अभी १५ साल का हूं
17 main abhi 18 ki nahi hu
17 मेरी उम्र अभी 18 नहीं हुई
17 main 18 saal se kam ka hu
17 I am under 18
17 मी अजून १८ झाले नाही
17 nabalig hu
18 haan main 18 saal ka hu
45 umar 45 hai
35 मी ३५ वर्षांचा आहे, कुंभार
"""
NO_AGES = (
    "20 saal se mirchi bechti hu", "10 saal ka anubhav hai", "5 saal ka bachcha hai", "2 saal purani mirch",
    "I am 16 km from Sagar", "12 class me hu", "16 kilo", "18 kilo nahi hai", "18 rupaye se kam nahi dunga",
    "under 18 rs kilo", "मी 16 वर्षं विकते", "meri beti 16 saal ki hai", "beti ki umar 16 hai", "हल्दी 17", "50 kilo haldi chahiye", "",
)  # fmt: skip


@pytest.mark.parametrize("line", AGES.strip().splitlines())
def test_an_age_is_heard_in_every_language(line: str) -> None:
    age, _, words = line.partition(" ")
    assert age_in(words) == age_in(words, asked=True) == int(age)
    assert is_minor(words) == (int(age) < 18)


@pytest.mark.parametrize("words", NO_AGES)
def test_years_of_something_else_are_no_age(words: str) -> None:
    assert age_in(words) is None
    assert not is_minor(words)


@pytest.mark.parametrize(
    ("words", "age"),
    [("17", 17), ("16 saal", 16), ("haan 20 saal", 20), ("haan 17", 17), ("under 18", 17), ("18 se kam", 17),
     ("18 nahi", 17), ("18 se kam nahi", None), ("2", None), ("haan", None), ("16 varshe vikte", None)],
)  # fmt: skip
def test_where_the_age_was_asked_for_less_is_enough(words: str, age: int | None) -> None:
    assert age_in(words, asked=True) == age
    assert age_in(words) is None


def test_a_child_that_is_not_grown_up_is_no_age_of_the_speaker() -> None:
    assert child_age("meri beti 15 saal ki hai, wo banati hai agarbatti") == 15
    assert child_age("मुलगी १६ वर्षांची आहे") == 16
    assert child_age("my daughter is 25 years old") is None
    assert child_age("main 15 saal ki hun") is None
