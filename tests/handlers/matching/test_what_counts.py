"""Numbers and names beside goods that count and are wanted, and those that only say for whom, of which kind, of what cloth."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places

TODAY = date(2026, 11, 27)


def _read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, TODAY, Catalogue.shipped(), Places.shipped())


@pytest.mark.parametrize(
    "text",
    ["taale 50 nahi 500", "50 taale nahi 500", "nahi 50 nahi 500 taale", "500 not 50 locks", "not 50 but 500 locks",
     "कुलूप ५० नाही ५०० हवीत"],
)  # fmt: skip
def test_of_two_numbers_the_one_behind_no_counts(text: str) -> None:
    found = _read(text)
    assert (found.concepts, found.quantity) == (("locks",), 500)


@pytest.mark.parametrize(
    "text",
    ["20 kilo nahi 200 kilo haldi", "haldi 20 kilo nahi 200", "20 kilo haldi nahi 200 kilo", "200 kg not 20 kg turmeric",
     "हळद २० किलो नाही २०० किलो"],
)  # fmt: skip
def test_of_two_weights_the_one_behind_no_counts(text: str) -> None:
    found = _read(text)
    assert (found.concepts, found.quantity, found.unit, found.more) == (("turmeric",), 200, "kg", ())


@pytest.mark.parametrize("text", ["haldi 20 kilo nahi mirch 20 kilo", "20 kilo haldi, nahi to 10 kilo mirch"])
def test_a_no_between_goods_puts_no_amount_right(text: str) -> None:
    assert _read(text).quantity in (20, 10)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("which saree is the best one", None), ("lock small one", None), ("red saree, this one", None), ("sitar one", 1),
     ("brass lamp one", 1), ("palki Saharanpur wali ek", 1)],
)  # fmt: skip
def test_one_counts_behind_its_goods_and_is_anyone_behind_other_words(text: str, amount: int | None) -> None:
    assert _read(text).quantity == amount


@pytest.mark.parametrize(
    ("text", "concept", "amount", "unit"),
    [
        ("20 bags for laptops", "bags", 20, "piece"),
        ("20 bags basmati rice for my shop", "basmati_rice", 20, "bag"),
        ("20 laptop ke liye bag", "bags", 20, "piece"),
        ("12 kursi ke liye gaddi", "chair_cushion", 12, "piece"),
        ("achar ke liye aam 50 kilo", "mango", 50, "kg"),
        ("aligarh taala 7 lever 200", "locks", 200, "piece"),
        ("do tractor mitti khet ke liye", None, 2, "truck"),
        ("2 tractor chahiye", "agri_tractor", 2, "piece"),
        ("eri silk stole 40", "eri_silk", 40, "piece"),
        ("kalamkari bedsheet 10", "kalamkari", 10, "piece"),
        ("dale khorsani achar wala 5 kilo", "dalle_chilli", 5, "kg"),
        ("khorsani achar 5 kg", "chilli_pickle", 5, "kg"),
        ("giloy ki lakdi 10 kilo", "giloy", 10, "kg"),
        ("mulethi ki lakdi 10 kilo", "mulethi", 10, "kg"),
        ("neem ki lakdi 5 kilo", "tree_wood", 5, "kg"),
        ("sutli ki khat 4", "charpai", 4, "piece"),
        ("moonj ki charpai 4", "charpai", 4, "piece"),
        ("kulhad chai wale 5000", "clay_cups", 5000, "piece"),
        ("silk banarasi fabric? banarasi sarees 50", "banarasi_saree", 50, "piece"),
        ("rice crackers 40 packet", "thattai", 40, "packet"),
        ("rajma chitra 10 kilo", "rajma", 10, "kg"),
        ("bell metal lota 15 nos", "bell_metal", 15, "piece"),
    ],
)
def test_what_is_wanted_and_how_much(text: str, concept: str | None, amount: int, unit: str) -> None:
    found = _read(text)
    assert (found.quantity, found.unit, found.more) == (amount, unit, ())
    assert concept is None or found.concepts == (concept,)


@pytest.mark.parametrize("text", ["10 gaay ke liye chara", "200 logo ke liye laddu", "१० गायींसाठी चारा"])
def test_for_how_many_something_is_says_no_weight(text: str) -> None:
    assert _read(text).quantity is None


@pytest.mark.parametrize(
    ("text", "concept", "note"),
    [("shahad 20 kilo litchi wala", "honey", "litchi"), ("kulhad chai wale 5000", "clay_cups", "chai"),
     ("eri silk stole 40", "eri_silk", "stole"), ("50 nag matke aur 20 surahi", "clay_pots", "20 surahi"),
     ("matke 50, surahi 20", "clay_pots", "surahi 20")],
)  # fmt: skip
def test_what_goods_shall_be_and_others_of_their_kind_are_noted_and_no_further_goods(
    text: str, concept: str, note: str
) -> None:
    found = _read(text)
    assert (found.concepts, found.more) == ((concept,), ())
    assert note in found.note


def test_goods_with_an_amount_of_their_own_are_wanted_though_wala_follows() -> None:
    found = _read("haldi 20 kilo, 5 kilo mirch wali")
    assert [one.concept for one in found.more] == ["chilli"]


@pytest.mark.parametrize("text", ["crushed stone aggregate 20mm, thirty tonnes", "60 रजाइयाँ, एक रजाई 700 रुपये तक"])
def test_sizes_and_prices_of_one_are_no_goods_beside(text: str) -> None:
    assert _read(text).note == ""


@pytest.mark.parametrize(
    ("text", "first", "further"),
    [
        ("need 200 terracotta diyas, 50 brass lamps and 10 kg haldi", 200, ["50 brass lamps", "10 kg haldi"]),
        ("20 diye, 3 kilo haldi aur 2 kilo mirch", 20, ["3 kilo haldi", "2 kilo mirch"]),
        ("haldi 5 kilo, diye 20", 5, ["20 diye"]),
    ],
)
def test_each_goods_have_the_number_before_them_where_the_first_have(text: str, first: int, further: list[str]) -> None:
    found = _read(text)
    assert (found.quantity, [one.words for one in found.more]) == (first, further)


def test_the_amount_is_that_of_the_goods_named_first() -> None:
    found = _read("matke chahiye 100 paani wale aur 20 surahi")
    assert (found.quantity, found.note) == (100, "20 surahi")


def test_any_cotton_cloth_is_not_the_organic_one() -> None:
    assert _read("1 than kapda chahiye suti").concepts == ("cotton_fabric",)


def test_a_bare_k_is_ke() -> None:
    found = Catalogue.shipped().concepts_in("chini mitti k cup plate, or mitti k gamle bhi")
    assert "sugar" not in found
    assert {"ceramic_crockery", "flower_pots"} <= set(found)
