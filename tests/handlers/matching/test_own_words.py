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
    return own_words_in(cell, CATALOGUE.tag, PLACES.is_place_word)


def read(text: str, *names: str, once: tuple[tuple[str, str], ...] = ()) -> ParsedEnquiry:
    catalogue = CATALOGUE.beside(OwnWords([OWN + name for name in names], once))
    return read_enquiry(text, DAY, catalogue, PLACES)


def test_only_what_may_name_goods_is_kept_of_a_cell() -> None:
    assert own("zolvek, haldi") == ("own:zolvek",)
    assert own("desi zolvek aur haldi") == ("own:zolvek",)
    assert own("haldi powder, desi haldi, haldi 5 kg") == ()  # all is read, or says nothing
    assert own("good quality items, 20 kg, Nashik, chahiye, kilo") == ()
    assert own("zolvek quorvin quorn tavish mirvan") == ()  # a sentence is no name


def test_what_is_read_belongs_to_the_name_beside_words_that_are_not() -> None:
    assert own("zolvek painting, Nagpur painting") == ("own:zolvek painting", "own:nagpur painting")
    assert own("zolvek (quorvin) tel") == ("own:zolvek tel", "own:quorvin tel")


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


def test_the_words_must_be_said_that_only_this_seller_has() -> None:
    assert read("quorvin 20 pcs chahiye", "quorvin zolvek").concepts == ()
    assert read("quorvin 20 pcs chahiye", "zolvek quorvin").concepts == ("own:zolvek quorvin",)  # the thing itself
    assert read("quorvin 20 pcs chahiye", "quorvin painting").concepts == ("own:quorvin painting",)
    assert read("plastic 20 pcs chahiye", "quorvin plastic").concepts != ("own:quorvin plastic",)
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


@pytest.mark.parametrize(
    "text", ["zolvek 20 kilo", "ज़ोल्वेकों के 20 किलो", "ज़ोल्वेक २० किलो", "zolvke 20 kilo", "zolvak 20 kg"]
)
def test_a_plural_another_script_and_a_slip_find_who_writes_it_otherwise(text: str) -> None:
    assert "own:zolvek" in read(text, "zolvek", "laal zolvek").kinds


def test_who_says_more_of_it_is_found_too() -> None:
    assert read("zolveks for a hotel, 24", "zolvek", "assamese zolvek").kinds == ("own:zolvek", "own:assamese zolvek")


def test_a_sellers_longer_name_goes_before_the_kind_that_is_read_in_it() -> None:
    found = read("zolvek painting 5 nag chahiye", "zolvek painting")
    assert found.concepts == ("own:zolvek painting",)
    assert "painting" in found.general or "folk_painting" in found.general
    assert _found("zolvek painting 5 nag", "painting", "zolvek painting", "warli painting")[0] == "S1"
    assert read("painting 5 nag chahiye", "zolvek painting").concepts != ("own:zolvek painting",)
    assert read("red turmeric 5 kg", "red turmeric").concepts == (
        "turmeric",
    )  # words that the catalogue has only describe


def test_a_bracket_inside_a_name_is_another_word_of_it() -> None:
    assert "soapstone_powder" in CATALOGUE.concepts_in("Soapstone (talc) powder")
    assert set(_found("eucalyptus oil 20 litre", "nilgiri (eucalyptus) oil")) == {"S0"}
    assert CATALOGUE.concepts_in("haldi (turmeric), mirch") == CATALOGUE.concepts_in("haldi, mirch")


def test_what_a_counted_thing_is_of_is_not_sold_with_it() -> None:
    assert CATALOGUE.concepts_in("tea towels") == ("kitchen_linen",)
    assert len(CATALOGUE.concepts_in("roli sindoor")) > 1  # two of one shelf
    assert len(CATALOGUE.concepts_in("haldi mirch")) > 1
