"""States are places of an enquiry: read in any spelling, in every role, and sellers of them come first."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places
from handlers.matching.rank import rank
from storage.records import Candidate

CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()
TODAY = date(2026, 9, 7)


def read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, TODAY, CATALOGUE, PLACES)


@pytest.mark.parametrize(
    ("text", "state", "role"),
    [
        ("baskets 800 pcs, from Odisha", "Odisha", "source"),
        ("Maharashtra mein kanda 100 quintal kaun dega", "Maharashtra", "source"),
        ("parval do sau kilo UP se", "Uttar Pradesh", "source"),
        ("chana 5 quintal M.P. se chahiye", "Madhya Pradesh", "source"),
        ("परवल तीन क्विंटल बिहार से चाहिए", "Bihar", "source"),
        ("वह्या ५५०० नग महाराष्ट्रातून", "Maharashtra", "source"),
        ("saffron 2 kg from Kashmir", "Jammu And Kashmir", "source"),
        ("काजू २ टन उड़ीसा वाला", "Odisha", "source"),
        ("haldi 2 ton Gujarat bhejna hai", "Gujarat", "delivery"),
        ("haldi 2 ton, deliver to Punjab", "Punjab", "delivery"),
        ("rice 25 ton haryana se, deliver Delhi", "Haryana", "source"),
    ],
)
def test_a_state_is_a_place(text: str, state: str, role: str) -> None:
    found = read(text)
    assert (found.place_state, found.place_role) == (state, role)
    assert found.place_lgd is None
    assert found.from_state == (state if role == "source" else "")


@pytest.mark.parametrize(
    "text",
    [
        "water pump 3 nag 2 hp wali",
        "jhumar 1 nag 40 hazar ke andar",
        "please pick up 50 kg haldi",
        "15 किलो धनिया 5 दिन के अंदर",
        "assam tea 50 kg",
    ],
)
def test_letters_and_everyday_words_are_no_state(text: str) -> None:
    assert read(text).place_state == ""


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("cattle feed २ टन आनंद गुजरात से", "Anand"),
        ("onion 50 quintal Alwar, Rajasthan", "Alwar"),
        ("gaya ka tilkut 60 kg", "Gaya"),
        ("डहाणूचे चिकू २०० किलो", "Palghar"),
        ("fresh ooty carrots 2 tonnes", "The Nilgiris"),
    ],
)
def test_a_district_says_more_than_its_state_and_a_town_may_stand_in_the_name(text: str, district: str) -> None:
    found = read(text)
    assert found.place_lgd is not None
    assert PLACES.district(found.place_lgd).name == district
    assert found.place_state == ""


@pytest.mark.parametrize(
    "text", ["griddles for dosa 3 dozen", "kuttu दाना सवा क्विंटल", "खोके ५०० नग आंब्यासाठी", "agra petha 10 kg"]
)
def test_goods_are_no_places(text: str) -> None:
    found = read(text)
    assert found.place_lgd is None
    assert found.place_state == ""


def seller(number: int, district: str) -> Candidate:
    place = PLACES.resolve(district)
    assert place is not None
    return Candidate(
        profile_id=number, external_ref=f"S{number}", concepts=("turmeric",), mentions=(), name="", status="live",
        district_lgd=place.district_lgd, state=place.state, lat=place.lat, lon=place.lon, unit="kg", moq=None,
        capacity=None, price_paise=None,
    )  # fmt: skip


def test_sellers_of_the_state_come_first_and_all_alike() -> None:
    ranked = rank(
        read("haldi 2 quintal Maharashtra se"), [seller(1, "Erode"), seller(2, "Sangli"), seller(3, "Hingoli")], TODAY
    )
    assert [one.candidate.external_ref for one in ranked] == ["S2", "S3", "S1"]
    assert ranked[0].features["place_asked"] == ranked[1].features["place_asked"] == 1.0
    assert [one.ring for one in ranked] == ["state", "state", "country"]


def test_an_answer_that_names_a_state_is_kept_as_one() -> None:
    answered = read("haldi 20 kilo").with_place("Gujarat me", PLACES)
    assert (answered.place_state, answered.place_words, answered.place_role) == ("Gujarat", "Gujarat", "delivery")
    assert answered.with_place("Sangli", PLACES).place_state == ""


def test_stores_look_in_the_state_first() -> None:
    found = read("haldi 2 quintal Maharashtra se")
    assert PLACES.rings_of(1, found.from_state).state == "Maharashtra"
    assert PLACES.rings_of(1, found.from_state).district_lgd is None
    lgd = PLACES.resolve("Sangli").district_lgd  # type: ignore[union-attr]
    assert PLACES.rings_of(lgd, "") == PLACES.rings(lgd)
