"""What a set of goods nobody had in mind taught: sums, amounts, descriptions and talk, class by class."""

from datetime import date
from decimal import Decimal

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places

CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()


def read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, date(2026, 9, 7), CATALOGUE, PLACES)


@pytest.mark.parametrize(
    ("text", "rupees"),
    [
        ("bhains ek chahiye 1 lakh 20 hazar tak", 120_000),
        ("एक ट्रैक्टर, बजट 2 लाख पचास हजार", 250_000),
        ("machine total 5 hazar 5 sau", 5_500),
    ],
)
def test_a_sum_said_in_two_steps_is_one(text: str, rupees: int) -> None:
    assert read(text).budget_paise == rupees * 100


def test_two_thousand_and_five_kilos_are_two_things() -> None:
    assert read("haldi 5 kilo, budget 2 hazar").quantity == 5


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("roli aur sindoor 30 kilo thok me", 30, "kg"),
        ("bathroom taps in brass, a hundred pieces", 100, "piece"),
        ("silage for my dairy, six tonnes", 6, "tonne"),
        ("tomato sauce in 5 litre cans, 80 kg total", 80, "kg"),
        ("kota saree das pees", 10, "piece"),
        ("peanut butter in jars 350 g x 200", 70, "kg"),
        ("haldi 2 kilo x 10 packets", 20, "kg"),
    ],
)
def test_the_amount_is_that_of_the_goods(text: str, quantity: int, unit: str) -> None:
    found = read(text)
    assert (found.quantity, found.unit) == (Decimal(quantity), unit)


def test_of_two_amounts_each_goods_keeps_its_own() -> None:
    found = read("50 kilo mirch, 20 kilo dhaniya")
    assert (found.concepts, found.quantity) == (("chilli",), 50)
    assert [one.words for one in found.more] == ["20 kilo dhaniya"]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("woollen pahari caps 120 pieces", "cap"),
        ("carved timber entrance doors 9 pieces", "wooden_door"),
        ("neem wood hair combs 1000", "wooden_comb"),
        ("bags woven from water hyacinth, 45 pieces", "water_hyacinth_craft"),
        ("kantha stoles 20", "kantha"),
    ],
)
def test_stuff_before_or_behind_only_describes_the_thing(text: str, concept: str) -> None:
    assert read(text).concepts == (concept,)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25 kg before Durga Puja", date(2026, 10, 17)),
        ("शंख 11 नग दुर्गा पूजा के लिए", date(2026, 10, 18)),
        ("kalakand 22 kilo bhaiya dooj ke liye", date(2026, 11, 11)),
        ("tulshi mala 30 kartiki sathi", date(2026, 11, 20)),
        ("revdi 15 kilo lohri se pehle", date(2027, 1, 12)),
        ("gamosa 40 nag bihu ke liye", date(2027, 1, 15)),
    ],
)
def test_more_festivals_are_days(text: str, day: date) -> None:
    assert read(text).needed_by == day


@pytest.mark.parametrize(
    "text",
    [
        "झूला रिपेयर कौन करता है",
        "kumkum bhagya serial kab aata hai",
        "माचिस फिल्म का गाना भेजो",
        "आज क्रिकेट बॉल से चोट लगी",
        "बटन दबाने से कुछ नहीं हो रहा",
        "tiffin service chahiye mahine ki",
        "आटा चक्की चलाने के लिए आदमी चाहिए",
        "atta chakki wala",
        "what is the MSP of soybean this year",
        "हमारे गांव में हल्दी बहुत अच्छी होती है",
        "mere gaon me haldi bahut hoti hai",
    ],
)
def test_talk_about_goods_is_no_enquiry(text: str) -> None:
    assert read(text).doubt


@pytest.mark.parametrize(
    "text",
    [
        "haldi",
        "stone idol of Buddha 5 ft tall please",
        "जी मुझे जरी जरदोजी दे दो",
        "नमस्कार चिंच विकत घ्यायचे",
        "searching for makers of black pottery in our area",
        "kisi ke paas accha wala gud hai kya",
        "हमारे यहां भंडारे के लिए 50 किलो बेसन चाहिए",
    ],
)
def test_who_asks_for_goods_is_a_buyer(text: str) -> None:
    assert read(text).doubt is None


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("atta chakki machine 1 nag", "flour_mill"),
        ("लाकडी घाणा हवा एक", "oil_press"),
        ("kantedar tar 3 kuintal", "barbed_wire"),
        ("badminton shuttles, feather, 90 dozen", "shuttlecock"),
        ("pune ki bakarwadi 30 kg", "bhakarwadi"),
        ("काचेचे ग्लास बारा डझन", "glass_tumblers"),
        ("नमदा 15 नग", "namda"),
        ("gharghanti 1 nag", "flour_mill"),
        ("eri silk 40 metre", "eri_silk"),
        ("गोबर के उपले 800 नग", "dung_cakes"),
        ("mal mal ke parkar 100 nag", "petticoat"),
        ("cricket ball 10 dozen", "cricket_ball"),
    ],
)
def test_goods_of_house_farm_and_small_works_are_known(text: str, concept: str) -> None:
    assert read(text).concepts == (concept,)
