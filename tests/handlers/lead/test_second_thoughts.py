"""A seller's answer to a lead: the rate in it, "later", the card again, a yes taken back, another price."""

from __future__ import annotations

import pytest

from handlers.language import say
from handlers.lead.lead_words import is_ready
from storage import enquiries, matches
from storage.matches import Match
from tests.chat import Chat
from tests.market import Market


def match_of(market: Market, buyer: Chat, name: str) -> Match:
    one = market.look(lambda db: enquiries.of_buyer(db, buyer.person_id))[0].id
    return next(m for m in market.look(lambda db: matches.matches_of(db, one)) if m.seller_name == name)


def says_yes(seller: Chat, words: str) -> None:
    seller.says(words)
    seller.says("only haat")
    seller.says("skip")


def meet(buyer: Chat) -> None:
    buyer.presses("Yes, introduce us")
    buyer.says("only haat")


@pytest.mark.parametrize(
    ("language", "words", "quantity", "paise", "days"),
    [
        ("hi", "हाँ, 220 रुपये किलो", "100", 22000, None), ("en", "ok can do, 300 each", "100", 30000, None),
        ("hi", "haan de dunga poori, 118 rupaye kilo, 5 din me", "100", 11800, 5), ("en", "Can only do 40", "40", None, None),
        ("mr", "हो मिळेल, ४० किलो, दर २५० शेवटचा", "40", 25000, None), ("hi", "de dunga poori", "100", None, None),
        ("hi", "मेरे पास 60 किलो ही है, 125 के भाव से", "60", 12500, None), ("en", "yes we can supply at 95", "100", 9500, None),
    ],
)  # fmt: skip
def test_the_rate_and_the_days_in_a_yes_are_kept(
    market: Market, language: str, words: str, quantity: str, paise: int | None, days: int | None
) -> None:
    seller = market.seller(language=language)
    buyer = market.poster()
    says_yes(seller, words)
    one = match_of(market, buyer, "Sita")
    assert (one.status, one.quantity, one.price_paise, one.days) == ("yes", quantity, paise, days)
    assert (f"₹{(paise or 0) // 100} per kilo. Shall" in buyer.all) == (paise is not None and days is None)
    assert ("in 5 days. Shall I introduce you?" in buyer.all) == (days is not None)


def test_a_last_price_alone_is_no_amount_and_no_strike(market: Market) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    for words in ("last 250", "last 240", "118 se kam nahi"):
        assert "noted. First: is there enough of the goods?" in seller.says(words)
        assert "Talk to a person" not in seller.shown[-1].labels
    says_yes(seller, "yes")
    assert match_of(market, buyer, "Sita").price_paise == 11800


def test_the_rate_is_not_asked_again_and_the_quote_is_one_tap(market: Market) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    says_yes(seller, "yes, 220 per kilo, 5 days")
    meet(buyer)
    assert "Send your offer: ₹220 per kilo, 100 kilos, in 5 days?" in seller.last
    seller.presses("Yes, the same")
    assert "₹220 per kilo, 100 kilos = ₹22,000, in 5 days" in buyer.last
    assert "Your price in rupees" not in seller.all


def test_only_the_days_are_asked_where_they_are_missing(market: Market) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    says_yes(seller, "yes, 220 per kilo")
    meet(buyer)
    assert seller.last.endswith("In how many days can you give it?")
    assert "₹220 per kilo" in seller.last
    assert seller.says("in 2 weeks").startswith("₹220 per kilo, 100 kilos = ₹22,000, in 14 days.")
    assert "In how many days?" not in seller.all


@pytest.mark.parametrize(
    ("words", "read_back"),
    [
        ("4 din", "₹220 per kilo, 100 kilos = ₹22,000, in 4 days"), ("नहीं, 4 दिन", "₹220 per kilo, 100 kilos = ₹22,000, in 4 days"),
        ("rate 210", "₹210 per kilo, 100 kilos = ₹21,000, in 5 days"), ("₹२०५", "₹205 per kilo, 100 kilos = ₹20,500, in 5 days"),
        ("no, 90 kilos", "₹220 per kilo, 90 kilos = ₹19,800, in 5 days"),
        ("50 kilo hi", "₹220 per kilo, 50 kilos = ₹11,000, in 5 days"),
        ("118 से कम नहीं", "₹118 per kilo, 100 kilos = ₹11,800, in 5 days"),
    ],
)  # fmt: skip
def test_any_part_is_corrected_below_the_read_back(market: Market, words: str, read_back: str) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    says_yes(seller, "yes, 220 per kilo")
    meet(buyer)
    seller.says("5")
    assert seller.says(words) == f"{read_back}. Send it?"
    seller.presses("Yes")
    assert read_back.split(" = ")[0] in buyer.last


def test_a_part_named_alone_is_asked_for_and_a_bare_number_asks_what_it_is(market: Market) -> None:
    seller = market.seller(language="en")
    meet_after = market.poster()
    says_yes(seller, "yes, 220 per kilo")
    meet(meet_after)
    seller.says("5")
    assert seller.says("rate galat hai") == "Your price in rupees, for one kilo?"
    assert seller.says("210").startswith("₹210 per kilo")
    assert seller.says("7") == "7: what is it?"
    assert "in 7 days. Send it?" in seller.presses("Days")
    seller.presses("No")
    assert seller.last == "What shall I change?"
    assert seller.says("80 kilo").startswith("₹210 per kilo, 80 kilos")


def test_below_the_question_for_days_a_price_is_no_days(market: Market) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    says_yes(seller, "yes")
    meet(buyer)
    seller.presses("Give my price")
    assert seller.says("120") == "In how many days?"
    assert seller.says("118 से कम नहीं") == "In how many days?"
    assert seller.says("4 din").startswith("₹118 per kilo, 100 kilos = ₹11,800, in 4 days")


def test_a_rate_told_while_joining_is_offered_at_the_price(market: Market) -> None:
    seller = market.stranger("telegram", "Gita")
    seller.poster("sagarhi")
    seller.says("haan")
    seller.says("हल्दी बेचती हूँ 220 रुपये किलो")
    seller.says("haan")
    seller.says("गीता")
    seller.says("language english")
    buyer = market.poster()
    says_yes(seller, "yes")
    meet(buyer)
    seller.presses("Give my price")
    assert seller.last == "You said ₹220 per kilo. Keep it?"
    seller.presses("Yes, the same")
    assert seller.says("5").startswith("₹220 per kilo, 100 kilos")


def test_a_known_sellers_sentence_with_a_rate_is_offered_too(market: Market) -> None:
    seller = market.seller(language="en")
    assert "₹230 per kilo" in seller.says("हल्दी बेचता हूँ 230 रुपये किलो")
    buyer = market.poster()
    says_yes(seller, "yes")
    meet(buyer)
    seller.presses("Give my price")
    assert seller.last == "You said ₹230 per kilo. Keep it?"
    assert seller.says("225") == "In how many days?"


@pytest.mark.parametrize("words", ["last 190", "१९० शेवटचा", "190 se kam nahi"])
def test_a_last_price_in_the_talk_is_a_new_price(market: Market, words: str) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    says_yes(seller, "yes, 220 per kilo, 5 days")
    meet(buyer)
    seller.presses("Yes, the same")
    assert seller.says(words).startswith("₹190 per kilo, 100 kilos = ₹19,000, in 5 days")
    seller.presses("Yes")
    assert "₹190 per kilo, 100 kilos = ₹19,000, in 5 days" in buyer.last
    buyer.presses("Yes, agreed")
    assert "agrees to your price" in seller.last
    assert seller.says("haan") == "Congratulations on the deal!"


@pytest.mark.parametrize("words", ["final price?", "आखिरी दाम", "शेवटचा भाव काय"])
def test_a_buyers_last_price_is_a_question_for_the_seller(market: Market, words: str) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    says_yes(seller, "yes, 220 per kilo")
    buyer.says(words)
    assert words in seller.all
    seller.says("last 200")
    assert match_of(market, buyer, "Sita").price_paise == 20000
    buyer.presses("Yes, introduce us")
    buyer.says("only haat")
    assert "₹200 per kilo" in seller.last


def test_a_buyer_who_may_ask_twice_is_passed_on_twice(market: Market) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    says_yes(seller, "yes, 220 per kilo")
    buyer.says("final price?")
    seller.says("last 200")
    buyer.says("godown kahan hai aapka?")
    assert "godown kahan hai aapka?" in seller.all


@pytest.mark.parametrize("words", ["not interested anymore", "अब नहीं दे पाऊँगा", "देऊ शकत नाही"])
def test_a_yes_is_taken_back_and_the_next_seller_is_asked(market: Market, words: str) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    late = market.seller(language="en", name="Gita")
    one = market.look(lambda db: enquiries.of_buyer(db, buyer.person_id))[0].id
    profile = market.look(lambda db: matches.matches_of(db, one))[0].profile_id + 2
    market.write(lambda db: matches.add_match(db, one, profile, 0.5, []))
    says_yes(seller, "yes")
    assert "your yes is taken back" in seller.says(words)
    assert "Sita cannot give turmeric after all, sorry." in buyer.all
    assert match_of(market, buyer, "Sita").status == "not_now"
    assert "Can you give it?" in late.last
    seller.says("undo")
    assert match_of(market, buyer, "Sita").status == "yes"
    assert "Shall I introduce you?" in buyer.last


def test_words_that_only_refuse_are_asked_back(market: Market) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    says_yes(seller, "yes")
    assert seller.says("आता नको") == "turmeric, 100 kilos for Ravi: do you take your yes back?"
    seller.presses("No, it stands")
    assert match_of(market, buyer, "Sita").status == "yes"


def test_below_the_question_for_a_number_a_no_takes_the_answer_back(market: Market) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    seller.says("yes")
    seller.says("अब नहीं दे पाऊँगा")
    assert match_of(market, buyer, "Sita").status == "not_now"
    assert "number" not in seller.last


def test_a_buyer_with_the_same_words_is_offered_to_close(market: Market) -> None:
    market.seller(language="en")
    buyer = market.poster()
    assert buyer.says("not interested anymore") == "turmeric, 100 kilos: shall I close this enquiry?"


@pytest.mark.parametrize(
    ("words", "days"), [("will tell tomorrow", 1), ("अगले हफ्ते बताऊँगा", 7), ("उद्या सांगतो", 1)]
)  # fmt: skip
def test_who_answers_later_is_asked_once_more(market: Market, words: str, days: int) -> None:
    seller = market.seller(language="en")
    market.poster()
    assert "It stays open; I ask you once more on" in seller.says(words)
    before = len(seller.shown)
    market.later(days=days - 1, hours=12)
    assert len(seller.shown) == before
    market.later(hours=12)
    assert "Can you give it?" in seller.last
    assert len(seller.shown) == before + 1
    assert seller.says(words) == "All right. It stays open; tap above when you know."
    market.later(days=2)
    assert len(seller.shown) == before + 2


def test_later_is_no_strike_and_the_buttons_go_on(market: Market) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    seller.says("kal batata hoon")
    seller.presses("Yes, all")
    seller.says("only haat")
    assert match_of(market, buyer, "Sita").status == "yes"
    market.later(days=2)
    assert seller.all.count("Can you give it?") == 1


@pytest.mark.parametrize("words", ["what did they need again", "फिर से बताओ क्या चाहिए था", "काय पाहिजे होतं"])
def test_the_card_is_shown_again_with_its_buttons(market: Market, words: str) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    asked = seller.last
    assert seller.says(words) == asked
    assert seller.shown[-1].labels[0] == "Yes, all"
    seller.presses("Not now")
    assert "Can you give it?" in seller.says(words)
    assert match_of(market, buyer, "Sita").status == "asked"
    says_yes(seller, "yes")
    assert "You have said yes" in seller.says(words)
    assert words not in buyer.all


@pytest.mark.parametrize("words", ["आत्ता नाही जमणार, माझी तब्येत बरी नाही", "Sorry, not possible before January"])
def test_a_no_with_its_reason_is_a_no_and_may_be_a_yes_after_all(market: Market, words: str) -> None:
    seller = market.seller(language="en")
    buyer = market.poster()
    assert seller.says(words).startswith("All right, no harm done.")
    assert match_of(market, buyer, "Sita").status == "not_now"
    assert "Can you give it?" in seller.says("I can do it now, is it still open?")
    says_yes(seller, "yes, 200 each")
    assert match_of(market, buyer, "Sita").price_paise == 20000


def test_through_haat_may_be_said_in_a_sentence(market: Market) -> None:
    seller = market.seller(language="hi")
    buyer = market.poster()
    seller.says("haan")
    seller.says("sirf haat ke through baat karna")
    assert match_of(market, buyer, "Sita").contact == "haat"


def test_who_was_introduced_is_asked_before_the_buyer_hears_of_it(market: Market) -> None:
    seller = market.seller(language="en", channel="whatsapp")
    buyer = market.poster()
    seller.says("yes")
    seller.presses("This number")
    seller.says("skip")
    buyer.presses("Yes, introduce us")
    buyer.contact()
    seller.presses("Later")
    assert "does nothing come of it?" in seller.says("not interested anymore")
    seller.presses("No, it stands")
    seller.says("अब नहीं दे पाऊँगा")
    seller.presses("Yes, tell them")
    assert "did not work out" in buyer.last


@pytest.mark.parametrize(
    ("said", "is_so"),
    [("maal taiyar hai", True), ("maal tayar ahe", True), ("माल तयार आहे", True), ("goods are ready", True),
     ("order taiyar hai", True),
     ("माल तैयार नहीं है", False), ("maal taiyar hai?", False), ("readymade kapde", False), ("maal bhej diya", False)],
)  # fmt: skip
def test_goods_that_lie_ready_are_told_of(said: str, is_so: bool) -> None:
    assert is_ready(said) is is_so


def test_goods_ready_after_a_yes_are_no_further_goods(market: Market) -> None:
    seller = market.seller(["papad"], name="Sana")
    buyer = market.buyer(name="Dev")
    buyer.says("papad 10 kilo chahiye")
    buyer.says("haan")
    seller.presses("Yes, all")
    seller.presses("Only through Haat")
    seller.says("maal taiyar hai")
    assert "Dev" in seller.all.split("maal")[-1]
    assert say("hi", "What do you make or sell?\nWrite it in your own words, or send a photo.") not in seller.all
