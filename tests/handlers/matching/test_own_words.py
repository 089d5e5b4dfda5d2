"""Goods that no catalogue names are found by the words of who sells them, and these words overrule nothing."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.files import candidate_of, match_lines, seller_from_row
from handlers.matching.own_words import OWN, OwnWords, own_words_in
from handlers.matching.places import Places

DAY = date(2026, 3, 4)
CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()


def own(cell: str) -> tuple[str, ...]:
    return own_words_in(cell, CATALOGUE.surely_names, PLACES.is_place_word)


def read(text: str, *names: str, once: tuple[tuple[str, str], ...] = ()) -> ParsedEnquiry:
    catalogue = CATALOGUE.beside(OwnWords([OWN + name for name in names], once))
    return read_enquiry(text, DAY, catalogue, PLACES)


def test_only_what_may_name_goods_is_kept_of_a_cell() -> None:
    assert own("zolvek, haldi") == ("own:zolvek",)
    assert own("desi zolvek aur haldi") == ()  # a part in which something is read teaches nothing
    assert own("good quality items, 20 kg, Nashik, chahiye, kilo") == ()
    assert own("zolvek quorvin quorn tavish") == ()  # a sentence is no name


@pytest.mark.parametrize(
    "text",
    ["zolvek 20 kg chahiye", "need 30 ZOLVEKS for our shop", "desi zolvek bhej do 5 nag", "zolvek, 40 pcs to Pune"],
)
def test_who_calls_theirs_so_is_found(text: str) -> None:
    found = read(text, "zolvek")
    assert found.concepts == ("own:zolvek",)
    assert found.kinds == ("own:zolvek",)
    assert found.doubt is None
    assert found.quantity is not None


def test_both_scripts_of_one_word_find_all_who_write_it() -> None:
    found = read("bhulgira 20 kilo", "bhulgira", "भुलगिरा")
    assert set(found.kinds) == {"own:bhulgira", "own:भुलगिरा"}


def test_a_name_that_is_read_is_not_overruled() -> None:
    found = read("zolvek haldi 20 kilo", "zolvek")
    assert found.concepts == ("turmeric",)
    assert found.spare == ("own:zolvek",)


def test_all_words_of_a_name_must_be_said() -> None:
    assert read("quorvin 20 pcs chahiye", "zolvek quorvin").concepts == ()
    assert read("quorvin in blue zolvek 20 pcs", "zolvek quorvin").concepts == ("own:zolvek quorvin",)


def test_a_name_that_one_person_gave_to_known_goods_is_asked_back() -> None:
    found = read("zolvek 20 kilo", once=(("turmeric", "zolvek"),))
    assert found.concepts == ("turmeric",)
    assert not found.sure
    assert "product" in found.confirm


@pytest.mark.parametrize(
    "text", ["zolvek repair karna hai", "zolvek banane ki training", "hum zolvek bechte hain, sampark karein"]
)
def test_services_and_offers_stay_what_they_are(text: str) -> None:
    assert read(text, "zolvek").doubt


def test_the_word_is_shown_as_the_seller_wrote_it() -> None:
    assert CATALOGUE.product("own:लाल भुलगिरा").name_in("hi") == "लाल भुलगिरा"


def _found(text: str, *cells: str) -> list[str]:
    rows = [
        {"seller_id": f"S{number}", "name": "A", "district": "Sagar", "state": "Madhya Pradesh", "products": cell}
        for number, cell in enumerate(cells)
    ]
    sellers = [seller_from_row(row, CATALOGUE, PLACES) for row in rows]
    words = {word for seller in sellers for word in seller.own}
    lines = match_lines(
        [{"id": "1", "text": text, "ts": "2026-03-04"}],
        [candidate_of(seller, number) for number, seller in enumerate(sellers)],
        CATALOGUE.beside(OwnWords(words)),
        PLACES,
        DAY,
    )
    return list(next(iter(lines))["ranked"])


def test_in_a_file_too_and_nobody_else_comes_with_them() -> None:
    assert set(_found("zolvek 20 kg", "zolvek", "haldi, zolveks", "haldi")) == {"S0", "S1"}
    assert _found("quorvin 20 kg", "zolvek", "haldi") == []


def test_where_nobody_sells_what_was_read_whoever_calls_theirs_so_or_the_other_goods_stand_in() -> None:
    assert _found("tea zolvek 20 kg", "zolvek", "haldi") == ["S0"]
    assert _found("haldi 20 kg aur mirch 5 kg", "mirch", "zolvek") == ["S0"]


@pytest.mark.parametrize(
    ("text", "among"),
    [("tokri 70 nag", "bamboo_basket"), ("daliya wali tokri 20", None), ("mobile charger 10 pcs", None)],
)
def test_a_thing_said_alone_stands_for_the_names_that_end_so(text: str, among: str | None) -> None:
    found = read(text)
    assert among is None or found.concepts == () or among in found.concepts
    assert "transformer" not in found.concepts
