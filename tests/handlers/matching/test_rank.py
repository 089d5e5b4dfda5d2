"""Sellers stand in the order of fit, each with reasons; sellers of other goods are left out."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places
from handlers.matching.rank import Ranked, rank
from handlers.matching.weights import score_of
from storage.records import Candidate

TODAY = date(2026, 11, 25)
CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()
SAGAR, DAMOH, INDORE, PUNE = 425, 400, 410, 490


def enquiry(text: str) -> ParsedEnquiry:
    return read_enquiry(text, TODAY, CATALOGUE, PLACES)


def seller(number: int, district: int, *concepts: str, **more: object) -> Candidate:
    values: dict[str, object] = {"district_lgd": district, "state": PLACES.district(district).state} | more
    return Candidate(profile_id=number, concepts=concepts, **values)  # type: ignore[arg-type]


def order(ranked: list[Ranked]) -> list[int]:
    return [entry.candidate.profile_id for entry in ranked]


def codes(entry: Ranked) -> list[str]:
    return [reason.code for reason in entry.reasons]


def test_district_then_neighbour_then_state_then_country() -> None:
    sellers = [
        seller(1, PUNE, "onion"),
        seller(2, INDORE, "onion"),
        seller(3, DAMOH, "onion"),
        seller(4, SAGAR, "onion"),
    ]
    ranked = rank(enquiry("sagar se 50 kilo pyaz"), sellers, TODAY, places=PLACES)
    assert order(ranked) == [4, 3, 2, 1]
    assert [codes(entry)[1] for entry in ranked] == ["same_district", "near", "same_state", "elsewhere"]


def test_the_buyers_own_district_counts_when_none_is_said() -> None:
    sellers = [seller(1, PUNE, "onion"), seller(2, SAGAR, "onion")]
    assert order(rank(enquiry("50 kilo pyaz"), sellers, TODAY, near=SAGAR, places=PLACES)) == [2, 1]


def test_the_thing_itself_before_its_kind_before_the_general_word() -> None:
    sellers = [seller(1, SAGAR, "cereals"), seller(2, SAGAR, "basmati_rice"), seller(3, SAGAR, "rice")]
    ranked = rank(enquiry("chawal 50 kilo"), sellers, TODAY, places=PLACES)
    assert order(ranked) == [3, 2, 1]
    assert [codes(entry)[0] for entry in ranked] == ["sells", "sells_kind", "sells_general"]


def test_who_sells_the_thing_stands_before_who_sells_the_trade() -> None:
    sellers = [seller(1, SAGAR, "food_processing"), seller(2, SAGAR, "pickle"), seller(3, SAGAR, "mango_pickle")]
    assert order(rank(enquiry("aam ka achar 5 kilo"), sellers, TODAY, places=PLACES)) == [3, 2, 1]


def test_sellers_of_other_goods_never_fill_the_list() -> None:
    sellers = [seller(1, SAGAR, "tomato"), seller(2, SAGAR, "locks"), seller(3, SAGAR)]
    assert rank(enquiry("50 kilo pyaz sagar"), sellers, TODAY, places=PLACES) == []


def test_an_order_below_the_sellers_smallest_stands_lower_and_says_so() -> None:
    large = seller(1, SAGAR, "onion", unit="kg", moq=Decimal(500), capacity=Decimal(9000))
    small = seller(2, SAGAR, "onion", unit="kg", moq=Decimal(10), capacity=Decimal(9000))
    ranked = rank(enquiry("1 quintal pyaz"), [large, small], TODAY, places=PLACES)
    assert order(ranked) == [2, 1]
    assert codes(ranked[0]) == ["sells", "moq_fits", "capacity_fits"]
    assert codes(ranked[1]) == ["sells", "moq_above", "capacity_fits"]
    assert ranked[1].reasons[1].to_json() == {"code": "moq_above", "moq": "500", "unit": "kg"}


def test_units_are_compared_across_kilograms_quintals_and_dozens() -> None:
    dozens = seller(1, SAGAR, "bangles", unit="dozen", moq=Decimal(10))
    assert codes(rank(enquiry("60 piece chudi"), [dozens], TODAY)[0]) == ["sells", "moq_above"]
    assert codes(rank(enquiry("120 piece chudi"), [dozens], TODAY)[0]) == ["sells", "moq_fits"]


def test_the_price_is_a_reason_but_moves_no_rank() -> None:
    dear = seller(1, SAGAR, "honey", unit="kg", price_paise=60_000)
    cheap = seller(2, SAGAR, "honey", unit="kg", price_paise=30_000)
    ranked = rank(enquiry("10 kg honey 400 rupees per kg"), [dear, cheap], TODAY)
    assert ranked[0].score == ranked[1].score
    assert [codes(entry)[-1] for entry in ranked] == ["price_above", "price_fits"]


def test_a_verified_seller_never_outranks_a_nearer_one() -> None:
    sellers = [seller(1, PUNE, "onion", verified=("udyam", "fssai"), updated_on=TODAY), seller(2, SAGAR, "onion")]
    assert order(rank(enquiry("sagar se pyaz"), sellers, TODAY, places=PLACES)) == [2, 1]


def test_among_equals_the_least_shown_comes_first() -> None:
    sellers = [seller(1, SAGAR, "onion", exposures=9), seller(2, SAGAR, "onion", exposures=1)]
    assert order(rank(enquiry("pyaz"), sellers, TODAY)) == [2, 1]


def test_the_order_of_the_input_does_not_matter() -> None:
    sellers = [seller(number, [SAGAR, DAMOH, PUNE][number % 3], "onion", exposures=number % 2) for number in range(30)]
    wanted = enquiry("sagar se pyaz")
    first = order(rank(wanted, sellers, TODAY, places=PLACES))
    for seed in range(5):
        Random(seed).shuffle(sellers)
        assert order(rank(wanted, sellers, TODAY, places=PLACES)) == first


def test_the_score_is_the_sum_of_its_printed_parts() -> None:
    (ranked,) = rank(
        enquiry("sagar se 1 quintal pyaz"),
        [seller(1, DAMOH, "onion", unit="kg", moq=Decimal(10), verified=("udyam",), updated_on=TODAY)],
        TODAY,
        places=PLACES,
    )
    assert ranked.score == sum(score for _, score in ranked.parts)
    assert [name for name, _ in ranked.parts] == [
        "product", "place_asked", "smallest_order", "freshness", "response", "verified",
    ]  # fmt: skip
    assert ranked.score == pytest.approx(score_of(ranked.log()["features"])), "what is kept gives the score again"
