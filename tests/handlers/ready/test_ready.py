"""Ready questions: which typed words mean one, and how answers of every kind are read and told in three languages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from handlers.messages import Media
from handlers.questions import Misread, Reply
from handlers.ready import answers
from handlers.ready.meant import meant_by
from storage.reference.questions import ready_questions
from tests.market import Market


@pytest.mark.parametrize(
    ("text", "family", "side", "key"),
    [
        ("size?", "stone_clay", "buyer", "size"), ("साइज क्या है", "stone_clay", "buyer", "size"),
        ("साइज काय आहे?", "craft", "buyer", "size"), ("what is the size of it", "craft", "buyer", "size"),
        ("rate kya hai", "spices", "buyer", "price"), ("best price please", "spices", "buyer", "price"),
        ("can you send sample", "textiles", "buyer", "sample"), ("नमुना पाठवा", "textiles", "buyer", "sample"),
        ("minimun order", "metal", "buyer", "least"), ("certficate?", "food", "buyer", "certificate"),
        ("kitne din me milega", "leather", "buyer", "days"), ("which port", "grain", "buyer", "port"),
        ("is it organic?", "spices", "buyer", "organic"), ("कितना चाहिए", "spices", "seller", "how_much"),
        ("कुठे पाठवायचं?", "spices", "seller", "where"), ("bhada kitna", "stone_clay", "buyer", "freight"),
    ],
)  # fmt: skip
def test_words_that_surely_mean_a_ready_question(text: str, family: str, side: str, key: str) -> None:
    meant = meant_by(text, family, side)
    assert meant is not None
    assert meant.question.key == key


@pytest.mark.parametrize(
    "text",
    [
        "hello how are you", "ok thank you", "yes", "हाँ", "I like your idols very much", "my number is 98220",
        "the last lot was broken and I want my money back for it", "size 12 inch is right", "", "?", "टिकाऊ है क्या इसका रंग धूप में",
    ],
)  # fmt: skip
def test_words_that_are_not_surely_one_are_free_words(text: str) -> None:
    assert meant_by(text, "stone_clay", "buyer") is None


def test_a_price_question_carries_the_amount_it_names() -> None:
    meant = meant_by("price for 500 kg?", "spices", "buyer")
    assert meant is not None
    assert (meant.question.key, meant.amount, meant.unit) == ("price", Decimal(500), "kg")


def reads(key: str, text: str, *, family: str = "stone_clay", unit: str = "piece", foreign: str = "") -> Any:
    question = next(one for one in ready_questions(family, "buyer") if one.key == key)
    return answers.reader_of(question, unit, foreign, lambda _: False)(Reply(text), "hi"), question


@pytest.mark.parametrize(
    ("key", "text", "en", "hi", "mr"),
    [
        ("size", "12 x 18 inch", "12 × 18 inches", "12 × 18 इंच", "12 × 18 इंच"),
        ("size", "डेढ़ फुट", "1.5 feet", "1.5 फुट", "1.5 फूट"),
        ("weight", "५ किलो", "5 kilos", "5 किलो", "5 किलो"),
        ("stock", "1,50,000", "1,50,000 pieces", "1,50,000 पीस", "1,50,000 नग"),
        ("days", "दो हफ्ते", "14 days", "14 दिन", "14 दिवस"),
        ("price", "1200", "₹1,200 per piece", "₹1,200 प्रति पीस", "₹1,200 प्रति नग"),
        ("price", "USD 14.50", "USD 14.5 per piece", "USD 14.5 प्रति पीस", "USD 14.5 प्रति नग"),
        ("sample", "हो", "Yes", "हाँ", "हो"),
        ("sample", "नहीं", "No", "नहीं", "नाही"),
    ],
)  # fmt: skip
def test_an_answer_is_told_in_its_readers_way(key: str, text: str, en: str, hi: str, mr: str) -> None:
    given, question = reads(key, text)
    assert [answers.said(question, given, language) for language in ("en", "hi", "mr")] == [en, hi, mr]


def test_moisture_is_a_share_of_a_hundred() -> None:
    given, question = reads("moisture", "8.5 %", family="spices")
    assert answers.said(question, given, "hi") == "8.5 %"
    assert reads("moisture", "850", family="spices")[0] == {"words": "850"}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("price", "आपको ठीक लगा देंगे"),
        ("days", "मेले के बाद"),
        ("days", "20 december paryant"),
        ("days", "२० डिसेंबर पर्यंत"),
        ("size", "जैसा चाहिए वैसा"),
        ("photo", "कल भेजूँगी"),
    ],
)
def test_what_is_no_number_passes_as_it_was_written(key: str, text: str) -> None:
    assert reads(key, text)[0] == {"words": text}


def test_photos_and_voice_notes_are_answers_to_anything() -> None:
    question = next(one for one in ready_questions("craft", "buyer") if one.key == "size")
    reply = Reply("", media=(Media("voice", "ref"),), media_ids=(7,))
    assert answers.reader_of(question, "piece", "", lambda _: False)(reply, "hi") == {"media": [[7, "voice"]]}


def test_a_size_without_a_unit_is_asked_back_and_one_of_a_single_unit_is_not() -> None:
    given, question = reads("size", "12")
    assert given == {"words": "12"}
    assert answers.wants_unit(question, "12")
    assert answers.said(question, answers.with_unit("12", "inch"), "en") == "12 inches"
    assert not answers.wants_unit(question, "बड़ा")
    assert reads("thick", "2", family="metal")[0] == {"numbers": ["2"], "measure": "mm"}


def test_another_matter_is_for_haat() -> None:
    question = next(one for one in ready_questions("craft", "buyer") if one.key == "material")
    with pytest.raises(Misread) as raised:
        answers.reader_of(question, "piece", "", lambda _: True)(Reply("मुझे 50 किलो मिर्च चाहिए"), "hi")
    assert raised.value.elsewhere


def test_foreign_money_stays_foreign_and_a_bare_number_stays_open() -> None:
    given, _ = reads("price", "1.4 dollar per kg", family="spices", unit="kg", foreign="USD")
    assert given["price"] == {"amount": "1.4", "currency": "USD", "unit": "kg"}
    assert reads("price", "140", family="spices", unit="kg", foreign="USD")[0]["price"]["currency"] == ""
    assert reads("price", "140 रुपये", family="spices", unit="kg", foreign="USD")[0]["price"]["currency"] == "INR"
    assert reads("price", "AED 500 per quintal", family="spices", unit="kg", foreign="AED")[0]["price"] == {
        "amount": "5", "currency": "AED", "unit": "kg",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["150, 5 din", "150 rupaye, 5 दिन", "१५०, ५ दिवस"])
def test_two_figures_tell_and_ask_nothing(text: str) -> None:
    assert meant_by(text, "leather", "seller") is None
    assert meant_by(text, "leather", "buyer") is None


@pytest.mark.parametrize(
    ("key", "text"), [("price", "10 fisad"), ("price", "20 din"), ("days", "50 kg ki bori"), ("days", "10 %")]
)
def test_a_number_of_another_kind_is_no_answer_of_this_kind(key: str, text: str) -> None:
    found, _ = reads(key, text, unit="kg")
    assert found == {"words": text}


def test_a_percentage_answers_the_moisture_whatever_was_asked_behind_it(market: Market) -> None:
    kamla, ravi = market.seller(["turmeric"], name="Kamla"), market.buyer(name="Ravi")
    ravi.says("200 kilo haldi chahiye")
    ravi.says("haan")
    kamla.presses(1)
    kamla.presses("Only through Haat")
    ravi.says("nami kitni hai?")
    ravi.says("rate kya hai?")
    kamla.says("10 fisad")
    assert "10 %" in ravi.all
    assert "₹10" not in ravi.all
    kamla.says("150")
    assert "₹150" in ravi.all


@pytest.mark.parametrize(
    ("text", "writer", "told"),
    [
        ("maal changla ahe", "hi", "mr"), ("udya pathavte", "hi", "mr"), ("ho chalel", "hi", "hi"), ("ho ho", "mr", "mr"),
        ("de na bhau", "mr", "mr"), ("nahi", "mr", "mr"), ("500 gram cha packet", "mr", "mr"), ("ek number maal", "hi", "hi"),
        ("will send tomorrow", "mr", "mr"), ("packing kashi karta tumhi sanga", "hi", "mr"), ("theek hai kal bhej do", "mr", "hi"),
    ],
)  # fmt: skip
def test_words_are_told_as_another_language_only_where_they_surely_are(text: str, writer: str, told: str) -> None:
    assert answers.spoken_language(text, writer) == told
