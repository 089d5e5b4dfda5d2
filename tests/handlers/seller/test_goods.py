"""What may be goods though no catalogue names it, what comes on top, and what is wanted instead of sold."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.questions import may_be_goods
from handlers.reading.commands import read_command
from handlers.seller import goods, home_told
from handlers.world import World

WORLD = World(datetime(2026, 11, 25, tzinfo=UTC), lambda: "t", Catalogue.shipped(), Places.shipped())


@pytest.mark.parametrize(
    "words",
    ["ok", "हो", "चालेल", "haan ji", "theek hai", "naam bata do", "मेरे यहाँ सब कुछ मिलता है", "माझ्याकडे सगळं मिळतं", "sab kuch",
     "pata nahi", "don't know", "मला माहित नाही", "kya likhu", "namaste", "राम राम", "aap batao", "samajh nahi aaya", "thanks",
     "main sagar se hu", "सागर", "mera naam ram hai", "baad me", "abhi nahi", "9876543210", "1", "!!", "", "main kisan hu",
     "saman", "paise kitne lagenge", "naam kya hai aapka", "maal taiyar hai", "माल तयार आहे", "goods are ready", "paise aa gaye",
     "paise alet", "पैसे आले", "kimmat 1200 ek", "maaf karna", "माफ करा", "sorry galti", "mala kharedi karaychi aahe"],
)  # fmt: skip
def test_what_names_no_thing_is_no_goods(words: str) -> None:
    assert goods.unknown_in(WORLD, words) == ""


@pytest.mark.parametrize(
    ("words", "name"),
    [("झुमके", "झुमके"), ("jhumke", "jhumke"), ("मैं झुमके बेचती हूँ", "झुमके"), ("राखी बनाती हूँ", "राखी"), ("माला", "माला"),
     ("टिफिन सर्विस", "टिफिन सर्विस"), ("पाकीट", "पाकीट"), ("silai karti hu", "silai"),
     ("need 500 lamps, budget 20 rupees each", "lamps"), ("500 gamosa, 40 rs per piece", "gamosa")],
)  # fmt: skip
def test_goods_that_the_catalogue_does_not_know_keep_their_own_name(words: str, name: str) -> None:
    assert goods.unknown_in(WORLD, words) == name


def test_of_a_list_the_unknown_goods_are_not_lost() -> None:
    assert goods.own_words(WORLD, "मिर्च और तिरमुली") == ["तिरमुली"]
    assert goods.own_words(WORLD, "हल्दी, तिरमुली, बिरनौरी") == ["तिरमुली", "बिरनौरी"]
    assert goods.own_words(WORLD, "main haldi aur mirchi bechti hu, sagar se") == []
    assert goods.own_words(WORLD, "तिरमुली, बिरनौरी") == [], "nothing known beside them: they are read as a whole"


@pytest.mark.parametrize(
    "words", ["पाकीट पण बनवते", "mirchi bhi hai", "और मिर्च", "aur jhumke bhi", "also pickle", "सुद्धा पापड"]
)
def test_also_adds(words: str) -> None:
    assert goods.adds(words)
    assert not goods.corrects(words)


@pytest.mark.parametrize(
    ("words", "right"), [("galat, mirchi", "mirchi"), ("गलत है, मिर्च", "मिर्च"), ("नाही, मिरची", "मिरची")]
)
def test_a_correction_is_told_from_what_is_right(words: str, right: str) -> None:
    assert goods.corrects(words)
    assert not goods.adds(words)
    assert goods.without_cues(words) == right


def test_a_list_neither_adds_nor_corrects() -> None:
    assert not goods.adds("हल्दी और मिर्च")
    assert not goods.corrects("हल्दी और मिर्च")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("मुझे 2 बोरी बाजरा चाहिए बीज के लिए", True), ("50 kilo haldi chahiye", True), ("मला तेल हवं", True),
     ("मिर्च बेचना चाहती हूँ", False), ("papad", False), ("मी पापड विकते", False)],
)  # fmt: skip
def test_what_is_wanted_is_not_sold(words: str, wanted: bool) -> None:
    assert goods.is_wanted(words) is wanted


@pytest.mark.parametrize(
    ("words", "sold", "wanted"),
    [("सोयाबीन बेचना है, और मुझे 20 बोरी यूरिया खाद चाहिए", "सोयाबीन बेचना है", "मुझे 20 बोरी यूरिया खाद चाहिए"),
     ("20 bori khad chahiye aur soyabean bechna hai", "soyabean bechna hai", "20 bori khad chahiye"),
     ("मी पापड विकते पण मला तेल हवं", "मी पापड विकते", "मला तेल हवं")],
)  # fmt: skip
def test_a_message_of_two_halves_has_both(words: str, sold: str, wanted: str) -> None:
    assert goods.halves(words) == goods.Halves(sold, wanted)


@pytest.mark.parametrize("words", ["हल्दी और मिर्च बेचती हूँ", "मुझे हल्दी और मिर्च चाहिए", "haldi", ""])
def test_a_message_of_one_kind_has_no_halves(words: str) -> None:
    assert goods.halves(words) is None


@pytest.mark.parametrize(
    ("words", "district"),
    [("main sagar se mirchi bechta hu", 425), ("हम पुणे से हैं, हल्दी बेचते हैं", 490), ("मिर्च बेचती हूँ", None)],
)
def test_where_a_seller_says_to_be_from_is_heard(words: str, district: int | None) -> None:
    found = home_told.said_home(WORLD, words)
    assert (found.lgd_code if found is not None else None) == district


@pytest.mark.parametrize("words", ["certainly", "बिल्कुल", "नक्कीच", "zaroor", "of course", "definitely", "बेशक", "अवश्य"])
def test_a_strong_yes_is_a_yes_and_no_goods(words: str) -> None:
    assert read_command(words, "yes_no") == "yes"
    assert goods.unknown_in(WORLD, words) == ""
    assert not may_be_goods(words)


def test_one_of_several_names_of_one_kind_is_taken_off_alone() -> None:
    assert goods.without_one(WORLD, "घड़े, सुराही, दीया", "सुराही", "clay_pots") == "घड़े, दीया"
    assert goods.without_one(WORLD, "घड़े, दीया", "सुराही", "clay_pots") is None
    assert goods.are_among("belts", "belt, wallet")
