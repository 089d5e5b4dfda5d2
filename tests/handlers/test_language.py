"""Words, plurals, amounts and days: said in the reader's language, string by string else in English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given, settings
from hypothesis import strategies as some

from handlers import language
from handlers.enquiry.wording import amount
from handlers.language import day, large, listing, number, own_name, plural, render, rupees, say
from handlers.units import OFFERED, UNITS, unit_name


@pytest.fixture
def tamil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language that somebody began today: a folder with three of our sentences in it."""
    catalog = Catalog(locale="ta")
    catalog.add("What would you like to do?", "என்ன செய்ய வேண்டும்?")
    catalog.add("I am asking {name} now.", "இப்போது {name} அவர்களிடம் கேட்கிறேன்.")
    catalog.add(
        ("I am asking {count} more seller.", "I am asking {count} more sellers."), ("{count} நபர்", "{count} பேர்")
    )
    catalog.add("Left empty", "")
    for folder in ("ta", "empty", "hi"):
        (tmp_path / folder / "LC_MESSAGES").mkdir(parents=True)
    with (tmp_path / "ta" / "LC_MESSAGES" / "haat.mo").open("wb") as stream:
        write_mo(stream, catalog)
    with (tmp_path / "hi" / "LC_MESSAGES" / "haat.mo").open("wb") as stream:
        write_mo(stream, Catalog(locale="hi"))
    caches = (language.languages, language.catalogue, language._large_words)
    monkeypatch.setattr(language.resources, "files", lambda _package: tmp_path)
    for one in caches:
        one.cache_clear()
    yield
    monkeypatch.undo()
    for one in caches:
        one.cache_clear()


# ── saying ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("tamil")
def test_a_folder_is_a_language_and_what_it_lacks_is_said_in_english_string_by_string() -> None:
    assert language.languages() == ("en", "hi", "ta"), "a folder without a catalogue is none yet"
    assert say("ta", "What would you like to do?") == "என்ன செய்ய வேண்டும்?"
    assert say("ta", "I am asking {name} now.", name="Sita") == "இப்போது Sita அவர்களிடம் கேட்கிறேன்."
    assert say("ta", "Closed. Thank you for telling me.") == "Closed. Thank you for telling me."
    assert say("ta", "{name} is asked.", name="Sita") == "Sita is asked."
    assert say("ta", "Left empty") == "Left empty", "an empty translation is no translation"
    assert own_name("ta") == "தமிழ்"


@pytest.mark.usefixtures("tamil")
def test_many_and_one_are_chosen_by_the_language_and_fall_back_too() -> None:
    one, many = "I am asking {count} more seller.", "I am asking {count} more sellers."
    assert [plural("ta", one, many, count) for count in (1, 2)] == ["1 நபர்", "2 பேர்"]
    assert [plural("hi", one, many, count) for count in (1, 2)] == [one.format(count=1), many.format(count=2)]


def test_an_unknown_language_speaks_english_and_nothing_said_is_nothing() -> None:
    assert say("xx", "What would you like to do?") == "What would you like to do?"
    assert say("hi", "") == "", "the empty message id holds a catalogue's header"


def test_words_of_people_are_put_in_as_they_are() -> None:
    assert say("en", "{name}: {words}", name="{x}", words="100% {} {name}") == "{x}: 100% {} {name}"
    assert say("en", "Braces {stay} where no words are given") == "Braces {stay} where no words are given"


@pytest.mark.parametrize("code", ["en", "hi", "mr"])
def test_zero_one_and_many_sellers_in_every_complete_language(code: str) -> None:
    one, many = "I am asking {count} more seller.", "I am asking {count} more sellers."
    said = [plural(code, one, many, count) for count in (0, 1, 2, 150000)]
    assert said[3].count("1,50,000") == 1
    assert all(str(count) in text for count, text in zip((0, 1, 2), said, strict=False))
    if code == "en":
        assert said[0].endswith("sellers.")
        assert said[1].endswith("seller.")


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────────────────────

IN_ALL = pytest.mark.parametrize("code", ["en", "hi", "mr"])


@IN_ALL
@pytest.mark.parametrize(
    ("paise", "said"),
    [
        (0, "₹0"), (100, "₹1"), (1250, "₹12.50"), (1205, "₹12.05"), (99900, "₹999"), (100000, "₹1,000"),
        (15000000, "₹1,50,000"), (1234567890, "₹1,23,45,678.90"), (10**12, "₹10,00,00,00,000"), (-1250, "₹-12.50"),
    ],
)  # fmt: skip
def test_rupees_are_grouped_as_in_india_in_every_language(code: str, paise: int, said: str) -> None:
    assert rupees(paise, code) == said


@IN_ALL
@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"), (999, "999"), (1000, "1,000"), (150000, "1,50,000"), (12345678, "1,23,45,678"),
        (Decimal("0.5"), "0.5"), (Decimal("2.50"), "2.5"), (Decimal("1234.5678"), "1,234.568"), (Decimal("1E+3"), "1,000"),
    ],
)  # fmt: skip
def test_numbers_have_latin_digits_and_indian_grouping(code: str, value: int | Decimal, said: str) -> None:
    assert number(value, code) == said


@settings(max_examples=200, deadline=None)
@given(paise=some.integers(0, 10**14), code=some.sampled_from(["en", "hi", "mr"]))
def test_no_paisa_is_lost_between_the_sum_and_its_words(paise: int, code: str) -> None:
    assert Decimal(rupees(paise, code).removeprefix("₹").replace(",", "")) * 100 == paise


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (99_949, "99,949"), (99_950, "1 लाख"), (150_000, "1.5 लाख"), (1_049_999, "10.5 लाख"), (9_994_999, "99.9 लाख"),
        (9_995_000, "1 करोड़"), (20_000_000, "2 करोड़"), (12_345_678_900, "1,234.6 करोड़"),
    ],
)  # fmt: skip
def test_large_numbers_are_rounded_before_the_unit_is_chosen(value: int, said: str) -> None:
    assert large(value, "hi") == said


# ── quantities ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("quantity", "unit", "kilograms", "said"),
    [
        ("200", "kg", "200", "200 किलो"), ("2", "quintal", "200", "2 क्विंटल (200 किलो)"),
        ("1.5", "tonne", "1500", "1.5 टन (1,500 किलो)"), ("50", "piece", None, "50 पीस"), ("7", None, None, "7"),
        ("500", "g", "0.5", "500 ग्राम (0.5 किलो)"),
    ],
)  # fmt: skip
def test_a_weight_is_echoed_in_kilograms(quantity: str, unit: str | None, kilograms: str | None, said: str) -> None:
    weight = Decimal(kilograms) if kilograms else None
    assert amount(Decimal(quantity), unit, "hi", kilograms=weight) == said


def test_every_unit_has_a_name_in_every_complete_language() -> None:
    assert len({option.value for option in UNITS}) == len(UNITS)
    assert UNITS[:6] == OFFERED
    for option in UNITS:
        for code in ("hi", "mr"):
            name = unit_name(option.value, code)
            assert any("\u0900" <= sign <= "\u097f" for sign in name), f"{option.value} in {code}: {name}"
    assert unit_name("furlong", "hi") == "furlong"
    assert unit_name(None, "hi") == ""


# ── other values ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", "Wednesday, 25 November"), ("hi", "बुधवार, 25 नवंबर"), ("mr", "बुधवार, २५ नोव्हेंबर")],
)
def test_a_day_has_its_weekday_and_its_month_in_words(code: str, said: str) -> None:
    shown = day(date(2026, 11, 25), code)
    assert shown.translate(str.maketrans("०१२३४५६७८९", "0123456789")) == said.translate(
        str.maketrans("०१२३४५६७८९", "0123456789")
    )
    assert day(datetime(2026, 11, 25, 6, 30, tzinfo=UTC), code) == shown


def test_lists_end_with_and() -> None:
    assert [listing(["a", "b", "c"], code) for code in ("en", "hi", "mr")] == ["a, b and c", "a, b और c", "a, b आणि c"]
    assert listing(["a"], "hi") == "a"
    assert listing([], "hi") == ""


def test_values_are_said_as_the_reader_writes_them() -> None:
    class Turmeric:
        def name_in(self, code: str) -> str:
            return {"hi": "हल्दी", "mr": "हळद"}.get(code, "turmeric")

    shown = [render(value, "hi") for value in ("x", 150000, Decimal("2.5"), None, True, Turmeric(), [Turmeric(), "x"])]
    assert shown == ["x", "1,50,000", "2.5", "", "", "हल्दी", "हल्दी और x"]
    assert render(date(2026, 11, 25), "en") == "Wednesday, 25 November"
