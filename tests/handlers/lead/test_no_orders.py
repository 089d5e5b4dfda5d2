"""Sentences that resemble an order to Haat and are none, and orders that resemble something else."""

import pytest

from handlers.reading import read_command

QUESTIONS = [None, "yes_no", "choice", "number", "text"]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("text", [
    "wapas aa gaya", "wapas aaya hu bhai", "jawab do", "mera jawab do", "परत आलो", "abhi aata hu", "main laut aaya",
])  # fmt: skip
def test_a_deed_is_undone_only_where_words_take_something_back(text: str, question: str | None) -> None:
    assert read_command(text, question) != "undo"


@pytest.mark.parametrize("text", [
    "galti se dab gaya", "wapas le lo", "मागे घ्या", "take my last message back", "चुकून झालं", "ruko ruko galti se",
    "oops wrong one", "पलट दो", "ulta karo, galti se kiya",
])  # fmt: skip
def test_what_takes_a_deed_back_or_calls_it_a_slip_is_undo(text: str) -> None:
    assert read_command(text) == "undo"


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("text", [
    "no need now", "not needed anymore", "mujhe nahi chahiye", "ata nako", "garaj nahi ata", "nothing for now", "oh no",
    "mujhe ye soda nahi karna", "mala ha sauda nako", "we dont need this many", "मुझे ये सौदा नहीं करना", "nako re baba",
])  # fmt: skip
def test_who_refuses_goods_or_an_offer_still_gets_messages(text: str, question: str | None) -> None:
    assert read_command(text, question) != "stop"


@pytest.mark.parametrize("text", [
    "I do not need this any more, thank you", "ye seva nahi chahiye", "haat se kuch nahi chahiye ab", "notices nahi chahiye",
    "मुझे हाट नहीं चाहिए", "mala hi seva nako", "एसएमएस नको आहेत", "don't want to receive anything from haat",
])  # fmt: skip
def test_who_refuses_haat_or_its_messages_is_obeyed(text: str) -> None:
    assert read_command(text) == "stop"


@pytest.mark.parametrize("text", [
    "bachche ki padhai hoti hai isi phone pe, message na bhejein", "अब बहुत हुआ, मेरे फोन पर कुछ न आए",
    "kal se koi message na aaye mere phone par", "Haat please go away from my phone",
    "phone rings 5 in the morning with your update, switch it off for me", "phone hang hoto msg ne, thambva bar",
    "neither message nor call this number henceforth",
])  # fmt: skip
def test_a_stop_that_speaks_of_the_telephone_stays_one(text: str) -> None:
    assert read_command(text) == "stop"


@pytest.mark.parametrize("text", ["phone karo na", "call kar lo na", "ring me directly", "फोन करो ना"])
def test_who_asks_for_a_call_with_a_na_is_not_stopped(text: str) -> None:
    assert read_command(text) != "stop"


@pytest.mark.parametrize("text", [
    "I will complain to consumer court if you do not stop messaging", "will report as spam if not stopped today",
])  # fmt: skip
def test_a_stop_behind_a_threat_is_one(text: str) -> None:
    assert read_command(text) == "stop"
