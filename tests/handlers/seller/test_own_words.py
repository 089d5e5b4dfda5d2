"""Words of one kind in every language: why an enquiry ends, how often goods are wanted, whose messages shall end, what to ask."""

import pytest

from handlers.enquiry.closing_reasons import why
from handlers.enquiry.drafts import says_leave_it
from handlers.enquiry.read_back import how_often
from handlers.questions import Misread, Reply
from handlers.reading.asking import is_of_office, without_asking
from handlers.trade.one_talk import is_meant


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("found elsewhere", "found"), ("kahin aur se mil gaya", "found"), ("दुसरीकडे मिळालं", "found"), ("rate zyada tha", "price"),
        ("बहुत महंगा था", "price"), ("दर जास्त", "price"), ("उशीर झाला", "late"), ("too late now", "late"),
        ("ab zarurat nahi", "not_needed"), ("गरज नाही आता", "not_needed"),
    ],
)  # fmt: skip
def test_why_an_enquiry_ends(text: str, reason: str) -> None:
    assert why(Reply(text), "en") == reason


def test_a_word_of_nothing_is_no_reason() -> None:
    with pytest.raises(Misread):
        why(Reply("reopen"), "en")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Need 100 kg tomato every week", ["every week"]), ("हर महीने 20 किलो हल्दी", ["हर महीने"]),
        ("दर आठवड्याला १०० किलो", ["दर आठवड्याला"]),
        ("rate 40 per kg", []), ("harda 20 kilo", []), ("दर ४० रुपये", []),
    ],
)  # fmt: skip
def test_how_often_goods_are_wanted(text: str, said: list[str]) -> None:
    assert how_often(text) == said


@pytest.mark.parametrize(
    "text",
    ["dont send me his messages", "iske message mat bhejo", "त्याचे मेसेज पाठवू नका", "stop messages from this seller"],
)
def test_no_more_of_one_person(text: str) -> None:
    assert is_meant(text)


@pytest.mark.parametrize(
    "text", ["stop", "message mat bhejo", "मेसेज बंद करो", "usko mat bhejo", "stop messages", "unka message aaya kya?"]
)
def test_a_stop_of_everything_is_none_of_one_person(text: str) -> None:
    assert not is_meant(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [("rate pucho", "rate"), ("unse rate puchho", "rate"), ("दर विचारा", "दर"), ("rate 40", "rate 40")],
)
def test_what_shall_be_asked(text: str, rest: str) -> None:
    assert without_asking(text) == rest


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("दफ्तर का काम", True), ("kaam ka rate kya hai", False), ("office ke liye 10 table chahiye kya", False)],
)
def test_words_for_the_office(text: str, is_so: bool) -> None:
    assert is_of_office(text) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"), [("nahi rehne do", True), ("नको राहू द्या", True), ("haldi rehne do", False), ("nahi", False)]
)
def test_a_no_before_leave_it_says_the_same(text: str, is_so: bool) -> None:
    assert says_leave_it(text) is is_so
