"""First messages of people of every kind, in nobody's textbook words: what each is, and which goods are meant."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.language import say
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.places import Places
from handlers.reading import kind_of
from tests.market import Market

TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.shipped()


@pytest.mark.parametrize(
    ("text", "kind", "goods"),
    [
        # who buys
        ("tumchya kade bambu chya topya milel ka 2 don", "enquiry", "cap"),
        (
            "hi, Meera here from a boutique in Pune, who would do small batches of block printed dupattas?",
            "enquiry",
            "print_dupatta",
        ),
        ("we are a chain of craft stores & would like to know min order and lead time for brass lamps", "enquiry", "brass_lamp"),
        ("Good evening. Looking to stock warli paintings in my cafe, whom should I speak to", "enquiry", "warli"),
        ("didi 5 kilo wale ghee ka dabba kitne ka", "enquiry", "ghee"),
        ("kharidar hun bhopal se, lehsun thok me kya bhav doge", "enquiry", "garlic"),
        ("main dilli me rehti hu, nani ke gaon sagar se kuch mangwana tha", "enquiry", ""),
        ("aaj hi chahiye bhaiya 2 kilo paneer ghar me pooja hai", "enquiry", "paneer"),
        ("kumbh mele ke liye rudraksh mala 500 nag jaldi", "enquiry", "rudraksha"),
        ("tumchyakade lagnasathi 150 paitani phete miltil ka", "enquiry", "paithani turban"),
        # who makes, grows or sells
        ("नमस्कार, मी साताऱ्याची आहे, आमच्या गटात चार बायका पापड लाटतात, इथे विकता येतील का", "offer", "papad"),
        ("amhi donghi bahini godhadya shivto, aamcha maal kuthe dyaycha", "offer", "godhadi"),
        ("bhaiya ham 5 log milke murabba banate hai amla ka", "offer", "murabba amla"),
        ("hamare yahan ki chaddar bahut mashhoor hai kabhi aaiye", "offer", "bedsheet"),
        ("हमारे यहाँ का चिरौंजी का बर्फी खाओगे तो भूल नहीं पाओगे", "offer", "chironji_barfi"),
        ("sir mera maal rakha hua hai 3 mahine se koi lene wala nahi", "offer", ""),
        ("khup divas zale koni order det nahi", "offer", ""),
        ("kele ke chips banavto aamhi, FSSAI pan aahe", "offer", "banana_chips"),
        ("mai kumhar hu, chak band pada hai, kya madad milegi", "offer", ""),
        # relatives
        ("my grandmother makes amazing achar, can she join? she has no smartphone", "offer", "pickle"),
        ("mummy diye banati hai unko phone chalana nahi aata mai likh raha hu", "offer", ""),
        ("आजी गोधड्या शिवते ती ८० वर्षांची आहे", "offer", "godhadi"),
        # a child, officers of other offices, the press
        ("hlo sir mai 10th me padhta hu mere papa ki dukan h unka naam kaise jodu", "question", ""),
        ("मी तालुका कृषी कार्यालयातून बोलतेय, तुमची यादी मिळेल का", "question", ""),
        ("hum log nagar palika se hain, swachhta mele me stall lagwana hai kaun karega", "question", ""),
        ("hum press se hain, ODOP par khabar karni hai", "question", ""),
        ("SBI branch se bol raha hu, samuh ki list chahiye mudra loan ke liye", "question", ""),
        # who is only curious, jokes, or came by mistake
        ("ye free hai ya paise lagenge baad me", "question", ""),
        ("turant bhejo naye card", "question", ""),
        ("haldi kaisi bik rahi hai aajkal", "question", "turmeric"),
        ("kuch nahi bas dekh raha hu", "chatter", ""),
        ("galti se message ho gaya sorry", "chatter", ""),
        ("joking kar rahe ho na, haldi ki shaadi me mirchi nachi", "chatter", "turmeric chilli"),
        ("हल्दी और मिर्ची की लड़ाई में नमक जीत गया 😂", "chatter", "turmeric chilli"),
        ("mazya vahinine sangitla ki ithe order milte, khara aahe ka", "question", ""),
        ("kay he? konacha number aahe ha", "question", ""),
    ],
)  # fmt: skip
def test_a_first_message_is_taken_for_what_it_is(text: str, kind: str, goods: str, catalogue: Catalogue) -> None:
    assert kind_of(text) == kind
    assert set(goods.split()) <= set(catalogue.concepts_in(text))
    assert bool(goods) == bool(catalogue.concepts_in(text))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("नमस्कार, आमच्या गटात चार बायका पापड लाटतात", None), ("ham 5 log milke murabba banate hai", None),
        ("gaon ke 12 karigar diye banate hai", None), ("50 logo ke liye diye chahiye", 50), ("gift hampers for 35 people", 35),
        ("20 diye chahiye 5 log aayenge", 20),
    ],
)  # fmt: skip
def test_people_who_make_something_are_no_amount_of_it(text: str, amount: int | None, catalogue: Catalogue) -> None:
    assert read_enquiry(text, TODAY, catalogue, Places.shipped()).quantity == amount


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("ghee ka dabba", "ghee"), ("shahad ki sheeshi", "honey"), ("tea ka dabba", "tea"), ("haldi ki thaili", "turmeric"),
        ("chai ki peti", "tea"), ("seb ki peti", "apple"), ("aam ki peti", "mango"), ("तेलाची बरणी", "oil"),
        ("itra ki shishi", "ittar"), ("alphonso mango box", "alphonso_mango"), ("seb ki khali peti", "fruit_boxes"),
        ("दुधाच्या पिशव्या", "milk"), ("shahad ki khali sheeshi", "glass_bottles"), ("ras ki botal", "fruit_juice"),
    ],
)  # fmt: skip
def test_what_goods_are_filled_into_is_not_what_is_meant(text: str, goods: str, catalogue: Catalogue) -> None:
    assert catalogue.concepts_in(text) == (goods,)


@pytest.mark.parametrize(
    "text", ["mazak hai kya, 2 mahine se paise nahi diye", "आर्डर कैंसिल कर दिया पार्टी ने, मेरा माल बना पड़ा है नुकसान हो गया"]
)
def test_a_grievance_is_no_joke_and_no_offer(text: str) -> None:
    assert kind_of(text) == "complaint"


@pytest.mark.parametrize(
    "text", ["50 kilo haldi chahiye haha", "nagar palika se hain, 200 kursi chahiye", "bank ke pas haldi bechta hu"]
)
def test_trade_stays_trade_beside_such_words(text: str) -> None:
    assert kind_of(text) in ("enquiry", "offer")


def test_who_only_saw_a_poster_is_shown_what_there_is(market: Market) -> None:
    chat = market.stranger(app_language="en")
    chat.says("i saw ur poster at bus stand")
    assert say("en", "I want to buy") in chat.shown[-1].labels
