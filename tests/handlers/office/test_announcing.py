"""What an officer wants people to know, in a sentence of their own."""

from __future__ import annotations

import pytest

from storage import broadcasts, notices
from storage.notices import Notice
from tests.chat import Chat
from tests.market import Market


def kept(market: Market) -> Notice:
    """The newest notice."""
    return market.look(notices.listed)[0]


def leaves_languages_out(chat: Chat) -> None:
    """One language is enough."""
    while "Leave it out" in chat.shown[-1].labels or "छोड़ दें" in chat.shown[-1].labels:
        chat.presses("Leave it out")


@pytest.mark.parametrize(
    "words",
    [
        "somvar ko daftar band rahega",
        "सोमवारी कार्यालय बंद राहील",
        "सोमवार को ऑफिस बंद रहेगा",
        "the office will be closed on Monday",
    ],
)
def test_a_line_that_the_office_is_closed_becomes_a_notice_of_that_day(market: Market, words: str) -> None:
    meena = market.officer()
    meena.says(words)
    assert words in meena.last
    meena.presses("All right")
    leaves_languages_out(meena)
    one = kept(market)
    assert (one.event_dates, str(one.expires_on), one.status) == (["2026-11-30"], "2026-11-30", "ready")
    assert words in one.texts[one.language]


@pytest.mark.parametrize(
    ("words", "told", "whom"),
    [
        ("sabko bata do ki 28 tarikh ko mela hai", "28 tarikh ko mela hai", "everybody=yes"),
        ("कल ऑफिस बंद रहेगा, सबको बता दो", "कल ऑफिस बंद रहेगा", "everybody=yes"),
        ("सर्वांना कळवा की सोमवारी बँक बंद आहे", "सोमवारी बँक बंद आहे", "everybody=yes"),
        ("tell everyone that the mandi is closed tomorrow", "the mandi is closed tomorrow", "everybody=yes"),
        ("haldi walo ko batao ki kal mandi band hai", "kal mandi band hai", "product=turmeric"),
        ("सब विक्रेताओं को बता दो कि कल मंडी बंद है", "कल मंडी बंद है", "role=seller"),
        ("kal bank band hai, sab sellers ko bata do", "kal bank band hai", "role=seller"),
        ("sabko batao do din daftar band rahega", "do din daftar band rahega", "everybody=yes"),
        ("sab logon ko suchna bhejo: do din bijli nahi rahegi", "do din bijli nahi rahegi", "everybody=yes"),
    ],
)  # fmt: skip
def test_what_all_shall_be_told_goes_to_them_without_asking_whom(
    market: Market, words: str, told: str, whom: str
) -> None:
    meena = market.officer()
    market.seller()
    meena.says(words)
    assert f"“{told}”" in meena.last
    meena.presses("All right")
    leaves_languages_out(meena)
    meena.presses("Send it")
    meena.presses("Now")
    assert market.look(lambda db: broadcasts.broadcast(db, 1)).audience == whom  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words", ["reply to Asha: we found honey", "main kal nahi aaungi", "daftar kab khulega", "sabko mila kya"]
)
def test_what_is_said_to_one_or_asked_makes_no_notice(market: Market, words: str) -> None:
    meena = market.officer()
    meena.says(words)
    assert "सब सही है" not in meena.shown[-1].labels


def test_a_sentence_that_was_not_understood_can_be_made_a_notice(market: Market) -> None:
    meena = market.officer()
    meena.says("workshop me 50 kursi rakhni hai")
    meena.presses("Make a notice of it")
    assert "“workshop me 50 kursi rakhni hai”" in meena.last


def test_long_words_are_kept_whole_under_a_short_title(market: Market) -> None:
    words = "सबको बता दो कि " + "कल बिजली का काम होगा और दफ्तर दो बजे के बाद ही खुलेगा। " * 5
    meena = market.officer()
    meena.says(words)
    meena.presses("All right")
    leaves_languages_out(meena)
    one = kept(market)
    assert len(one.titles["hi"]) <= 160 < len(one.texts["hi"])
    assert one.texts["hi"].count("दो बजे") == 5


def test_what_an_officer_forwards_can_be_made_a_notice(market: Market) -> None:
    meena, asha = market.officer(), market.buyer()
    for chat in (meena, asha):
        chat.forwards("कल कार्यालय बंद रहेगा, कृपया ध्यान दें")
    assert "सूचना बनाएँ" not in asha.shown[-1].labels
    meena.presses("Make a notice")
    assert "“कल कार्यालय बंद रहेगा, कृपया ध्यान दें”" in meena.last
