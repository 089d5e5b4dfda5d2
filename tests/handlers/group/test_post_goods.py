"""Posts in a group's chat: only who really wants or offers hears from Haat, and who sells the goods offers them."""

from __future__ import annotations

import pytest

from handlers.language import say
from handlers.reading.sides import side_of
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425
TALK = (
    # refused
    "मुझे हल्दी नहीं चाहिए",
    "mujhe haldi nahi chahiye",
    "मला हळद नको",
    "I don't need turmeric",
    "मुझे अब हल्दी की जरूरत नहीं है",
    # done
    "50 किलो हल्दी का ऑर्डर मिल गया",
    "50 kilo haldi ka order mil gaya",
    "50 किलो हळदीची ऑर्डर मिळाली",
    "got 50 kg turmeric, thanks",
    "कल 20 किलो हल्दी चाहिए थी, मिल गई, धन्यवाद",
    "काल 20 किलो हळद हवी होती, मिळाली",
    "हळद विकली गेली आज 50 किलो",
    "हळद संपली",
    "हमने कल हल्दी खरीदी थी, बहुत अच्छी थी",
    # the market's price
    "किसी को पता है हल्दी का मंडी भाव?",
    "haldi ka mandi bhav kya hai aaj",
    "हळदीचा बाजारभाव काय आहे?",
    "what is the market rate of turmeric today?",
    "मिर्च का भाव मंडी में गिर गया",
    "आज का भाव: हल्दी 118, मिर्च 210",
    "haldi ke bhav par baat: pichle saal 9500 quintal tha, is saal 13500",
    # a photo to be looked at
    "haldi ke photo dekho",
    "हळदीचा फोटो बघा",
    # how a thing is done
    "kya koi sikha dega haldi kaise sukhate hai",
    "अच्छी हल्दी कैसे पहचानें?",
    "acchi haldi kaise pehchane",
    "चांगली हळद कशी ओळखायची?",
    "how to identify pure turmeric?",
    "हल्दी के फायदे क्या हैं",
)
WISHES = (
    # somebody is looked for who gives
    "koi sabut haldi de sakta hai kya 3 kuntal, agle mangal tak katra bazar",
    "kya koi haldi supply kar payega 10 ton bina",
    "koi haldi bechta hai kya",
    "कोणी हळद पुरवू शकेल का 2 क्विंटल",
    "can anyone supply 50 kg turmeric",
    "10 kilo haldi dila do koi",
    "50 किलो हल्दी चाहिए",
    "मला 20 किलो हळद हवी होती",
    "भैया 20 किलो हल्दी चाहिए थी",
    "पुरानी हल्दी खत्म हो गई, 50 किलो और चाहिए",
    "हल्दी चाहिए, पाउडर नहीं चाहिए",
    "मुझे मिर्च नहीं, 50 किलो हल्दी चाहिए",
    "100 किलो हल्दी चाहिए, मंडी भाव से",
    "किसी के पास हल्दी है?",
    "कोणाकडे हळद आहे का?",
    "anyone selling turmeric?",
    "got any turmeric?",
    "koi haldi bech raha hai kya 5 quintal chahiye",
    "we are a hotel in Pune and need 40 kg paneer weekly",
)
SAID_TO_BE_HAD = (
    # and who takes
    "koi haldi lega kya 50 kilo",
    "हल्दी कौन लेगा 40 किलो",
    "We have turmeric at 130 per kg, MOQ 25 kg, valid till 15 Dec",
    "Turmeric available, Rs 130/kg, minimum 25 kg",
    "Turmeric available, Rs 130/kg",
    "haldi available hai 130 rs kilo min 25 kg",
    "आमच्याकडे हळद 130 रुपये किलो, किमान 25 किलो",
    "हल्दी उपलब्ध है 130 रुपये किलो",
    "किसी को हल्दी चाहिए तो बताना",
    "if anyone needs turmeric contact me",
    "haldi rate 5kg 590, 10kg 1150, 1kg 125",
)
OF_A_SELLER = (
    "हल्दी 120 रुपये",
    "turmeric 120 rs",
    "हल्दी 120 रु किलो, कल तक",
    "50 किलो हल्दी है 120 में",
    "haldi 50 kilo hai 120 me",
    "50 किलो हळद आहे, 120 ला",
    "हल्दी 12000 क्विंटल के भाव",
    "हल्दी 2 क्विंटल है 118 रुपये",
    "turmeric 50 kg ready",
    "papad 60 ka packet",
    "आज का भाव: हल्दी 118, मिर्च 210, धनिया 90",
)
BOUGHT_BY_SELLERS = (
    "गुड़ चाहिए 2 क्विंटल, मेरा खत्म हो गया",
    "मुझे 2 क्विंटल कच्ची हल्दी चाहिए पीसने के लिए",
    "need 500 kg raw turmeric",
)


@pytest.mark.parametrize("sells_it", [False, True])
@pytest.mark.parametrize("text", [text for text in TALK if not text.startswith("आज का भाव")])
def test_refused_done_and_market_talk_is_chatter_whoever_says_it(text: str, sells_it: bool) -> None:
    assert side_of(text, sells_it) not in ("enquiry", "offer")


@pytest.mark.parametrize("text", TALK)
def test_of_a_stranger_it_is_talk(text: str) -> None:
    assert side_of(text) not in ("enquiry", "offer")


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_stays_a_wish(text: str) -> None:
    assert side_of(text) == "enquiry"


@pytest.mark.parametrize("text", SAID_TO_BE_HAD)
def test_goods_said_to_be_had_are_offered(text: str) -> None:
    assert side_of(text) == "offer"


@pytest.mark.parametrize("text", OF_A_SELLER)
def test_a_price_or_a_stock_of_whoever_sells_the_goods_is_an_offer(text: str) -> None:
    assert side_of(text, True) == "offer"


@pytest.mark.parametrize("text", BOUGHT_BY_SELLERS)
def test_a_seller_who_says_a_wish_buys(text: str) -> None:
    assert side_of(text, True) == "enquiry"


def test_no_card_hangs_below_talk(market: Market, chat: GroupChat) -> None:
    stranger, before = market.stranger(name="st"), len(chat.shown)
    for text in ("मुझे हल्दी नहीं चाहिए", "हळद विकली गेली आज 50 किलो", "किसी को पता है हल्दी का मंडी भाव?"):
        chat.says(stranger, text)
        market.later(minutes=3)
    assert len(chat.shown) == before
    chat.says(stranger, "50 किलो हल्दी चाहिए")
    assert len(chat.shown) == before + 1


def test_a_sellers_talk_is_not_read_back(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="सीता"))
    before = len(sita.shown)
    for text in ("50 किलो हल्दी का ऑर्डर मिल गया", "मुझे हल्दी नहीं चाहिए", "meri haldi 50 kilo bik gayi"):
        chat.says(sita, text)
        market.later(minutes=3)
    assert len(sita.shown) == before


def test_a_sellers_own_prices_are_offered_never_asked_of_rivals(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="सीता"))
    chat.says(sita, "हल्दी 120 रु किलो, कल तक")
    assert "120" in sita.last
    assert "सागर हल्दी" in sita.last
    sita.presses("Yes")
    assert "120" in chat.last


def test_a_buyers_prices_of_the_market_are_no_offer_out_of_place(market: Market, meena: Chat, chat: GroupChat) -> None:
    ravi = member(market, chat, market.buyer(SAGAR, name="रवि"), role="buyer")
    chat.says(ravi, "आज का भाव: हल्दी 118, मिर्च 210")
    assert chat.deeds("delete") == []


def test_no_thanks_below_an_offer_takes_nothing_up(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="सीता"))
    chat.says(sita, "हल्दी 120 रुपये किलो, कम से कम 20 किलो, मेरे पास है")
    sita.presses("Yes")
    market.later(seconds=2)
    ravi = market.buyer(SAGAR, name="रवि")
    before = len(ravi.shown)
    chat.says(ravi, "मुझे नहीं चाहिए", reply_to=chat.shown[-1].message_id)
    assert len(ravi.shown) == before


def test_a_forwarded_offer_in_english_is_seen_as_one(market: Market) -> None:
    ravi = market.buyer(SAGAR, channel="whatsapp", language="en")
    ravi.forwards("We have turmeric at 130 per kg, MOQ 25 kg, valid till 15 Dec")
    assert "somebody offers turmeric" in ravi.last


@pytest.mark.parametrize("known", [True, False], ids=["known", "never started"])
def test_a_wish_hangs_in_the_chat_where_it_was_written_though_the_goods_go_elsewhere(
    market: Market, chat: GroupChat, known: bool
) -> None:
    market.seller(["turmeric"], SAGAR, name="सीता")
    ravi = market.buyer(SAGAR, name="रवि") if known else market.stranger(name="रवि", app_language="hi")
    chat.says(ravi, "bhai log 80 kilo haldi lagegi, damoh bhejna hai, 3 tarikh tak")
    if not known:
        ravi.poster(chat.shown[-1].buttons[0].data.removeprefix("start:"))
    ravi.presses("Yes, ask them")
    market.later(seconds=2)
    assert "दमोह" in chat.last
    assert say("hi", "I can give this") in chat.shown[-1].labels


def test_a_buyer_who_looks_for_a_supplier_breaks_no_rule(market: Market, chat: GroupChat) -> None:
    ravi = member(market, chat, market.buyer(SAGAR, name="रवि"), role="buyer")
    chat.says(ravi, "kya koi haldi supply kar payega 10 ton bina mandi")
    assert chat.deeds("delete") == []
    assert say("hi", "Yes, ask them") in ravi.shown[-1].labels


@pytest.mark.parametrize("unit", ["किग्रा", "कुंतल", "nos", "katte", "गोणी", "पाकिटे", "MT", "dazan"])
def test_a_stock_in_any_unit_of_trade_is_offered_by_who_sells_the_goods(unit: str) -> None:
    assert side_of(f"20 {unit} haldi", sells_it=True) == "offer"


def test_a_figure_inside_a_word_or_a_number_is_no_stock() -> None:
    assert side_of("call me: 67890l2345", sells_it=True) == "chatter"


def test_a_post_as_long_as_telegram_allows_is_heard_and_reaches_whatsapp_short(market: Market, chat: GroupChat) -> None:
    asha = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Asha"))
    ravi = market.buyer(SAGAR, name="Ravi")
    more = " साबुत गाँठ वाली हो और रंग अच्छा हो। पिछले साल वाला माल नहीं चलेगा। पेमेंट माल देखकर कर देंगे।"
    chat.says(ravi, ("मुझे 60 किलो हल्दी चाहिए सागर में।" + more * 60)[:4096])
    assert "60 किलो" in ravi.last or "60 किलो" in ravi.all
    ravi.presses(say("hi", "Yes, ask them"))
    assert "60" in chat.last
    market.later(hours=24)
    heard = [shown.text for shown in asha.shown if "60 किलो" in shown.text]
    assert heard
    assert all(len(text) <= 1600 for text in heard)
