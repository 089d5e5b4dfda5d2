"""Rules of reading that came from the second judged set, each tried on words that are not in it."""

from datetime import date
from pathlib import Path

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places

CATALOGUE, PLACES, TODAY = Catalogue.shipped(), Places.shipped(), date(2026, 6, 15)


DATA = Path(__file__).parents[2] / "data" / "catalogue"


def lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text("utf-8").splitlines() if not line.startswith("#")]


def read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, TODAY, CATALOGUE, PLACES)


@pytest.mark.parametrize(
    ("text", "concept"),
    [("turmerc 20 kg", "turmeric"), ("cashw 10 kg", "cashew"), ("carddamon 3 kg", "cardamom"), ("dal chini 2 kilo", "cinnamon"),
     ("sun flower oil 20 litre", "sunflower_oil"), ("bluepottery 12 pcs", "blue_pottery"),
     ("बांस की टोकरियां 30 नग", "bamboo_basket")],
)  # fmt: skip
def test_a_letter_left_out_and_a_space_too_many_or_too_few_are_mended(text: str, concept: str) -> None:
    assert concept in read(text).concepts


@pytest.mark.parametrize("text", ["blackberry phone", "good matter"])
def test_another_word_a_letter_away_is_not_mended(text: str) -> None:
    assert read(text).concepts == () or read(text).doubt


@pytest.mark.parametrize(
    ("text", "paise"),
    [("एक कुर्सी 1200 तक", 120000), ("50 kambal leni hai, ek kambal 400 tak", 40000), ("एका शालीला ९०० रुपयांपर्यंत", 90000)],
)
def test_a_price_behind_one_of_the_goods_is_for_each(text: str, paise: int) -> None:
    found = read(text)
    assert (found.budget_paise, found.budget_per) == (paise, "piece")


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [("sitar ek chahiye", 1, "piece"), ("I want one only sitar", 1, "piece"), ("mujhe sau chahiye kambal", 100, "piece"),
     ("अंडे रोज के तीन सौ", 300, "piece"), ("do you have a sitar", None, None), ("7 quintel haldi", 7, "quintal"),
     ("haldi ek number", None, None), ("sitar x 3", 3, "piece")],
)  # fmt: skip
def test_how_many_where_no_unit_was_said(text: str, quantity: int | None, unit: str | None) -> None:
    found = read(text)
    assert (found.quantity, found.unit if quantity else None) == (quantity, unit)


@pytest.mark.parametrize(
    ("text", "concept", "quantity"),
    [("घोड़े के लिए नहीं, घर के लिए चना 40 किलो", "gram", 40), ("bangles with stones 12 dozen", "bangles", 12),
     ("kadhai wale jhole 30 pcs", "bags", 30), ("masala shop ke liye haldi 25 kilo", "turmeric", 25)],
)  # fmt: skip
def test_what_goods_are_for_or_come_with_is_not_asked_for(text: str, concept: str, quantity: int) -> None:
    found = read(text)
    assert concept in (
        *found.concepts,
        *found.general,
        *(near for slug in found.concepts for near in CATALOGUE.general_of(slug)),
    )
    assert found.quantity == quantity


@pytest.mark.parametrize(
    ("text", "lgd_name"),
    [("हळद ५० किलो बिदरहून", "Bidar"), ("haldi 20 kilo दिल्ली भेजना", "New Delhi"), ("गुंटूर से मिर्च 2 क्विंटल", "Guntur"),
     ("नदिया से रसगुल्ला 10 किलो", "Nadia")],
)  # fmt: skip
def test_districts_of_all_states_are_read_in_devanagari(text: str, lgd_name: str) -> None:
    found = read(text)
    assert found.place_lgd is not None
    assert PLACES.district(found.place_lgd).name == lgd_name


def test_leaves_are_no_district_and_a_district_no_goods() -> None:
    assert read("शेवग्याच्या पानांची पावडर 5 किलो").place_lgd is None
    assert read("areca nut 12 quintals around Dakshina Kannada").more == ()


@pytest.mark.parametrize(
    ("text", "doubt"),
    [("Fresh litchi available, 90 per kg", "offer"), ("Is litchi available, 20 kg", None), ("aam bechni hai 50 peti", "offer"),
     ("sitar lessons online", "service"), ("हमारे खेत में भिंडी हुई है कोई ले लो", "offer"), ("cotton 20 kg for hospital", None),
     ("सितार ठीक कौन करता है", "service"), ("kisi ko chahiye to lehsun 2 quintal hai", "offer")],
)  # fmt: skip
def test_who_sells_or_wants_a_service(text: str, doubt: str | None) -> None:
    assert read(text).doubt == doubt


def test_units_that_the_goods_are_not_sold_in_are_asked_again() -> None:
    assert "unit_fit" in read("banarasi saree 5 kilo").confirm
    assert "unit_fit" in read("haldi 50 piece").confirm
    assert "unit_fit" not in read("brass bartan 40 kilo").confirm
    assert "unit_fit" not in read("nariyal 200 piece").confirm


def test_a_price_of_nothing_is_none() -> None:
    assert read("haldi 50 kilo ₹0 kilo").budget_paise is None


@pytest.mark.parametrize("line", lines("phrases.tsv"))
def test_amount_price_and_place_however_they_are_said(line: str) -> None:
    text, amount, price, place = line.split("\t")
    found = read(text)
    quantity = f"{found.quantity.normalize():f} {found.unit}" if found.quantity is not None else "-"
    budget = f"{found.budget_paise / 100:g}/{found.budget_per or 'total'}" if found.budget_paise else "-"
    where = f"{PLACES.district(found.place_lgd).name}/{found.place_role}" if found.place_lgd else "-"
    assert (quantity, budget, where) == (amount, price, place)


@pytest.mark.parametrize("line", lines("buys_or_not.tsv"))
def test_who_buys_and_who_does_not(line: str) -> None:
    meant, text = line.split("\t")
    found = read(text)
    assert bool(found.concepts and not found.doubt) == (meant == "buy")
