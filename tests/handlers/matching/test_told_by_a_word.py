"""What the eighth set was misread in: a word that only one thing has, slips in both words, purposes, roofs, horse power."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places
from handlers.matching.talk import unless_talk

TODAY = date(2026, 11, 27)


def _read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, TODAY, Catalogue.shipped(), Places.shipped())


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("sankheda swing one piece", "sankheda_furniture"),
        ("disel injan 1 nag", "diesel_engine"),
        ("passon froot 60 kg chahye", "passion_fruit"),
    ],
)
def test_words_that_only_these_goods_have_tell_them_and_are_asked_back(text: str, concept: str) -> None:
    found = _read(text)
    assert found.concepts == (concept,)
    assert "product" in found.confirm


@pytest.mark.parametrize(
    "text",
    [
        "mobile covers 100 pcs",
        "phone charger 40 pcs",
        "sankheda me kya chal raha hai",
    ],
)
def test_words_that_only_describe_goods_tell_none(text: str) -> None:
    assert _read(text).concepts == ()


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("office laptops 40 with bill", "computer"), ("gas cylinder 5 nag", "gas_cylinder"),
        ("LED TV 43 inch 2 pcs", "television"), ("HMS scrap 500 MT", "iron_scrap"),
    ],
)  # fmt: skip
def test_what_is_described_by_a_word_of_other_goods_is_only_itself(text: str, concept: str) -> None:
    assert _read(text).concepts == (concept,)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("kapde rangne ke liye dyes 60 kg", "dyes"),
        ("masala pisne ke liye mixer grinder 2 nag", "mixer_grinder"),
        ("कपडे रंगवण्यासाठी dyes ५० किलो", "fabric_dyes"),
        ("kapde ke rang yani dyes 60 kg", "dyes"),
        ("haldi pisne ke liye 50 kilo chahiye", "turmeric"),  # nothing else is wanted
    ],
)
def test_what_something_is_done_to_is_not_what_is_wanted(text: str, concept: str) -> None:
    if concept in Catalogue.shipped():
        assert _read(text).concepts == (concept,)


def test_nothing_is_read_where_the_word_for_it_is_unknown() -> None:
    assert _read("kapda rangne ke liye zolvek 50 kilo").concepts == ()


def test_a_craft_before_of_says_what_is_wanted() -> None:
    found = _read("molela ki mitti ki murti 5 nag")
    assert found.concepts == ("molela",)
    assert "clay_idol" in [other.concept for other in found.more]
    assert _read("bina masale ke papad 5 kilo").concepts == ("papad",)


def test_a_roof_is_no_chhath() -> None:
    assert _read("tin ki chadar 30 nag gaushala ki chhat ke liye").needed_by is None
    assert _read("soop 40 nag chhath ke liye").needed_by is not None


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("diesel engine 8 एचपी का एक चाहिए", 1, "piece"),
        ("ceramic tiles 150 स्क्वेयर फीट", 150, "sqft"),
        ("ceramic tiles 200 square fut", 200, "sqft"),
        ("संखेडा फर्निचरचा झोपाळा एक हवा", 1, "set"),
    ],
)
def test_horse_power_counts_nothing_and_feet_are_square_in_any_spelling(text: str, quantity: int, unit: str) -> None:
    found = _read(text)
    assert (found.quantity, found.unit) == (quantity, unit)


def test_raw_is_no_kachchh_and_a_roof_no_umbrella() -> None:
    assert _read("कच्चे आम 12 किलो").place_words == ""
    assert "umbrella" not in _read("छताचे पत्रे ६० नग").concepts


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("putharekulu from Atreyapuram 6 kg", "Konaseema"),
        ("कतरन मुनस्यारी से राजमा 20 किलो", "Pithoragarh"),
        ("papad Uttarsanda se 10 kg", "Kheda"),
    ],
)
def test_small_towns_known_for_their_goods_are_places(text: str, district: str) -> None:
    found = _read(text)
    assert found.place_lgd is not None
    assert district in Places.shipped().district(found.place_lgd).name
    assert found.place_role == "source"


@pytest.mark.parametrize(
    "text",
    [
        "calendar 2027 pdf download",
        "coir board scheme ka form kahan milega",
        "truck rent from Guwahati to Delhi, 10 ton pineapple load",
        "my order of 20 kg honey not delivered",
        "we are offering polished diamonds at wholesale, DM",
        "gypsum board false ceiling contractor",
        "expiry dates of medicines check",
        "walnut cracking labour rate",
        "Diamond harbour se train kitne baje",
        "मध चोरीला गेला",
        "हीरा है हमारा बेटा",
        "डिझेल भरायला पंप कुठे आहे",
    ],
)
def test_who_speaks_of_goods_by_the_way_wants_none(text: str) -> None:
    assert unless_talk(text, _read(text)).doubt


@pytest.mark.parametrize(
    "text",
    [
        "contractor ko 100 piece tasla chahiye",
        "licence hai, 20 kg achar chahiye",
        "20 litre diesel engine oil lena hai",
    ],
)
def test_a_buyer_who_says_such_a_word_stays_one(text: str) -> None:
    assert not unless_talk(text, _read(text)).doubt


@pytest.mark.parametrize(
    "text", ["150 kilo deu shakte", "2 bhav sanga", "भाव सांगा 10", "packing ek ek kilo ki", "पैकिंग 5 किलो की"]
)
def test_an_everyday_word_beside_a_number_is_no_thing(text: str) -> None:
    assert _read(text).concepts == ()


@pytest.mark.parametrize(
    ("text", "concept"), [("cotton nahi hai silk hai", "silk"), ("lagna radd jhala, papad nakot ata", "papad")]
)
def test_a_refusal_parts_what_no_name_joins(text: str, concept: str) -> None:
    assert concept in Catalogue.shipped().concepts_in(text)
