"""A trap that somebody tells of, or fell into, reaches the office and not whoever laid it."""

import pytest

from handlers.language import say
from handlers.safety.cries import cries, doubts
from tests.chat import Chat
from tests.market import Market

SELLERS = (
    "paise maang raha hai QR bhej ke", "haan kar diya scan", "QR bheja tha scan karne ko bol raha hai", "QR पाठवून पैसे मागतोय",
    "मी स्कॅन केलं, पैसे गेले", "he is asking me to scan a QR", "he wants an OTP from me", "ये OTP माँग रहा है", "ओटीपी मागतोय",
    "galti se OTP bata diya", "मैंने पिन डाल दिया", "request accept kar di maine", "link pe click kar diya", "I gave him the OTP",
    "mujhe dhamki de raha hai", "मला धमकी देतोय", "gande message bhej raha hai", "ye nakli buyer hai", "हा खोटा खरेदीदार आहे",
    "mujhse 500 rupaye courier charge maang raha hai", "bachao", "पैसे गेले", "police ko batau kya", "madad karo ye thag hai",
)  # fmt: skip
BUYERS = ("seller advance maang raha hai", "विक्रेता आधी पैसे मागतोय", "maine OTP bata diya", "seller asked me for OTP")
TRADE = (
    "transporter 500 maang raha hai", "courier wala 200 rupaye maang raha hai", "scan karke bill bhej diya",
    "GST certificate scan kar diya", "packet pe QR code hai", "aap QR bhej dijiye", "mera QR bhej raha hu", "mi QR pathavto",
    "mai rate 150 maang raha hu", "papa keh rahe hai advance chahiye", "advance 500 bhej dijiye", "advance bheja hai mila kya",
    "50% advance dena hoga", "location link bhej diya", "pincode bata diya", "nakli phool 50 chahiye", "ye nakli nahi asli hai",
    "police station ke paas hai dukan", "kitne paise maang rahe ho", "paise mil gaye", "kaam kar diya", "mujhe advance chahiye",
    "aapne link bheja hai wo khul nahi raha", "please help me choose", "wo bol rahe hai kal aayenge",
)  # fmt: skip


@pytest.mark.parametrize(("text", "sells"), [*((text, True) for text in SELLERS), *((text, False) for text in BUYERS)])
def test_a_trap_that_is_told_of_is_a_cry(text: str, sells: bool) -> None:
    assert cries(text, sells=sells)


@pytest.mark.parametrize("text", TRADE)
def test_words_of_trade_are_no_cry(text: str) -> None:
    assert not cries(text, sells=True)
    assert not cries(text, sells=False)


def test_who_pays_may_scan() -> None:
    assert not cries("QR scan kar diya 500 bhej diye", sells=False)


@pytest.mark.parametrize("text", ["kya ye banda sahi hai?", "is this buyer genuine?", "हा माणूस खरा आहे का?"])
def test_a_doubt_is_put_to_haat(text: str) -> None:
    assert doubts(text)


@pytest.mark.parametrize("text", ["kya ye sahi rate hai?", "maal sahi hai kya", "bharosa rakhiye ji", "is haldi real?"])
def test_a_question_about_goods_is_no_doubt_of_a_person(text: str) -> None:
    assert not doubts(text)


@pytest.fixture
def two(market: Market) -> tuple[Chat, Chat, Chat]:
    """An officer, and a seller and a buyer who write to each other through Haat."""
    officer = market.officer(name="Meena")
    seller, buyer = market.seller(name="Sita"), market.buyer(name="Ravi")
    buyer.says("50 kilo haldi")
    buyer.says("haan")
    seller.says("haan")
    seller.says("only haat")
    seller.says("skip")
    buyer.says("haan")
    buyer.says("only haat")
    seller.says("later")
    return officer, seller, buyer


@pytest.mark.parametrize("text", ["paise maang raha hai QR bhej ke", "haan kar diya scan", "he wants an OTP from me"])
def test_a_cry_in_a_talk_is_not_read_by_whoever_it_is_about(two: tuple[Chat, Chat, Chat], text: str) -> None:
    officer, seller, buyer = two
    seller.says(text)
    assert say("hi", "Report") in seller.shown[-1].labels
    assert text not in buyer.all
    seller.presses("Report")
    assert say("hi", "Thank you.").strip("।.") in seller.all
    assert text in officer.all  # its words are the report's


def test_who_fell_into_a_trap_hears_at_once_of_the_bank(two: tuple[Chat, Chat, Chat]) -> None:
    _, seller, _ = two
    seller.says("galti se OTP bata diya")
    assert "1930" in seller.all


def test_what_is_told_later_goes_to_the_report_that_waits(two: tuple[Chat, Chat, Chat]) -> None:
    officer, seller, buyer = two
    seller.says("paise maang raha hai QR bhej ke")
    seller.presses("Report")
    seller.says("usne link bheja hai, maine scan kar diya")
    assert "link bheja hai" in officer.all
    assert "link bheja hai" not in buyer.all


def test_the_officer_hears_that_a_report_was_taken_back(two: tuple[Chat, Chat, Chat]) -> None:
    officer, seller, _ = two
    seller.says("report")
    seller.presses("Is rude")
    seller.says("undo")
    assert officer.last.startswith("Sita")
    assert "वापस" in officer.last


def test_a_cry_outside_a_talk_asks_whom_it_is_about(two: tuple[Chat, Chat, Chat]) -> None:
    officer, seller, _ = two
    seller.says("baat khatam")
    seller.says("ye OTP maang raha hai")
    assert say("hi", "Report") in seller.shown[-1].labels
    seller.presses("Report")
    assert "OTP maang raha hai" in officer.all


def test_whether_somebody_is_to_be_trusted_is_answered_by_what_haat_has_seen(two: tuple[Chat, Chat, Chat]) -> None:
    _, seller, buyer = two
    seller.says("kya ye banda sahi hai?")
    assert "banda sahi" not in buyer.all
    assert say("hi", "no report") in seller.last
    assert say("hi", "Report") in seller.shown[-1].labels


def test_who_leaves_a_report_is_in_the_talk_again(two: tuple[Chat, Chat, Chat]) -> None:
    _, seller, buyer = two
    seller.says("iski shikayat karni hai")
    seller.says("rehne do")
    seller.says("maal kal bhejungi")
    assert "maal kal bhejungi" in buyer.all
