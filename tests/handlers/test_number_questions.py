"""Why a number is wanted, and whether it goes without one, is asked of Haat itself."""

from __future__ import annotations

import pytest

from handlers.number_questions import wonders
from handlers.own_questions import own_question

ASKED = [
    "number kyu dena padega?", "bina number ke nahi hoga kya?", "नंबर क्यों चाहिए?", "नंबर नहीं दूँ तो चलेगा क्या", "नंबर कशाला हवा?",
    "number ka pahije?", "नंबर न देता चालेल का?", "why do you need my number?", "is the phone number compulsory?",
    "can we do it without a number", "mobile number dena zaroori hai kya",
]  # fmt: skip
IN_A_SENTENCE = [
    "क्या बिना नंबर के काम चल जाएगा?",
    "why is my number needed for this order",
    "नंबर दिल्याशिवाय नाही होणार का?",
]
OTHERS = [
    "mera number de do", "5 number ka size chalega kya?", "aapka number kyu band hai?", "unka number kyu nahi mila?",
    "bina polish wali chahiye kya?", "kya advance dena padega?", "GST number lagega kya?", "phone cover chahiye kya?",
    "transport ka kharcha kaun dega?", "बिना नमक वाला चलेगा क्या?",
]  # fmt: skip


@pytest.mark.parametrize("words", ASKED)
def test_whoever_asks_why_a_number_is_wanted_is_answered_wherever_it_is_said(words: str) -> None:
    assert own_question(words) == "number"


@pytest.mark.parametrize("words", [*ASKED, *IN_A_SENTENCE])
def test_where_the_number_is_asked_other_words_may_stand_around_it(words: str) -> None:
    assert wonders(words)


@pytest.mark.parametrize("words", OTHERS)
def test_numbers_of_others_and_of_other_things_are_no_such_question(words: str) -> None:
    assert not wonders(words)
