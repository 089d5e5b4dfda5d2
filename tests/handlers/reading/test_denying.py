"""A label that is denied is not the label, whether by a word beside it or by how its own word begins."""

from __future__ import annotations

import pytest

from handlers.questions import Misread, Option, Question, Reply, may_be_goods
from handlers.reading.commands import read_command
from handlers.reading.denying import refuses
from handlers.trade.price_talks import AGREE

REFUSALS = (
    "नामंज़ूर", "नामंजूर", "namanzoor", "na manzoor", "ना मंजूर", "manzoor nahi", "मंज़ूर नहीं है", "nahi manzoor",
    "manjoor nahi karta", "not agreed",
    "we do not agree", "I don't accept", "disagree", "unacceptable", "नाही जमणार", "जमणार नाही", "नाही पटलं", "मान्य नाही", "अमान्य",
    "असहमत",
    "asahmat", "सहमत नहीं", "अस्वीकार", "स्वीकार नहीं", "deal nahi", "sauda pakka nahi", "not done", "इनकार", "rejected",
)  # fmt: skip


@pytest.mark.parametrize("words", REFUSALS)
@pytest.mark.parametrize("language", ["hi", "mr", "en"])
def test_what_denies_agreement_is_a_no_at_a_price(words: str, language: str) -> None:
    assert AGREE.chosen(Reply(words), language) == "no"
    assert read_command(words, "yes_no") == "no"


@pytest.mark.parametrize(
    "words",
    [
        "मंज़ूर",
        "manzoor hai",
        "agreed",
        "जमलं",
        "हाँ मंज़ूर है",
        "ok deal",
        "sahmat hun",
        "karo na",
        "koi baat nahi",
        "पता नहीं",
        "pata nahi",
    ],
)
def test_agreement_and_pleading_refuse_nothing(words: str) -> None:
    assert not refuses(words)


def test_a_refusal_is_no_goods() -> None:
    assert not may_be_goods("नामंज़ूर")


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Office calls", "office calls nahi"), ("अधिकारी से बात", "अधिकारी से बात नहीं"), ("दूर तक पूछिए", "दूर तक मत पूछिए"),
        ("Goods arrived", "goods not arrived"), ("पैसे मिळाले", "पैसे नाही मिळाले"), ("Accepted", "unaccepted"),
    ],
)  # fmt: skip
def test_a_denied_label_of_any_list_is_not_the_label(label: str, words: str) -> None:
    asks = Question("q", "?", (Option("this", label), Option("other", "Something else")))
    assert asks.chosen(Reply(words), "hi") is None
    assert asks.chosen(Reply(label), "hi") == "this"


def test_goods_that_sound_like_a_denial_are_still_found() -> None:
    asks = Question("q", "?", (Option("mats", "Bamboo mats"), Option("other", "Something else")))
    assert asks.chosen(Reply("bamboo mat"), "en") == "mats"


def test_a_label_that_denies_is_still_found_in_other_spelling() -> None:
    asks = Question("q", "?", (Option("not_now", "अभी नहीं"), Option("all", "हाँ, पूरा माल")))
    assert asks.chosen(Reply("abhi nahin"), "hi") == "not_now"
    assert asks.chosen(Reply("abi nahi"), "hi") == "not_now"


def test_a_word_that_denies_nothing_of_a_question_is_misread() -> None:
    with pytest.raises(Misread):
        Question("q", "?", (Option("a", "Sagar"), Option("b", "Damoh"))).answer(Reply("sagar nahi"), "hi")
