"""Colleagues of one office: what is given to one by name, who is away, and orders that are no answer to a citizen."""

from __future__ import annotations

import pytest

from handlers.language import say
from tests.chat import Chat
from tests.market import Market

QUESTION = "पीएमएफएमई योजना में कितनी सब्सिडी मिलती है?"


@pytest.fixture
def office(market: Market) -> tuple[Chat, Chat, Chat]:
    """Meena and Ramesh of one office, and Sita who has asked it something."""
    meena, ramesh = market.officer(), market.officer(name="Ramesh")
    sita = market.seller(name="Sita", channel="whatsapp")
    sita.says(QUESTION)
    return meena, ramesh, sita


@pytest.mark.parametrize(
    "words", ["ise ramesh ko do", "is enquiry ko ramesh ko do", "रमेशला द्या", "ramesh dekhega", "give it to Ramesh"]
)
def test_a_line_is_given_to_a_colleague_by_name(office: tuple[Chat, Chat, Chat], words: str) -> None:
    meena, ramesh, sita = office
    cards, heard = ramesh.all.count(QUESTION), len(sita.shown)
    meena.says(words)
    assert ramesh.all.count(QUESTION) == cards + 1
    assert "Ramesh" in meena.last
    assert len(sita.shown) == heard, "no order of the office is an answer"
    ramesh.says("जवाब देना है")
    ramesh.says("35 प्रतिशत")
    assert "35 प्रतिशत" in sita.all


@pytest.mark.parametrize(
    "words", ["is enquiry ko ramesh ko do", "sab ko batao ki form 15 tarikh tak bharna hai", "band karo"]
)
def test_an_order_typed_where_an_answer_is_asked_for_is_read_back_first(
    office: tuple[Chat, Chat, Chat], words: str
) -> None:
    meena, _, sita = office
    heard = len(sita.shown)
    meena.presses("Answer")
    meena.says(words)
    assert len(sita.shown) == heard
    meena.says("नहीं")
    assert words not in sita.all


def test_in_an_open_talk_a_colleague_is_brought_in_and_the_order_goes_to_nobody(
    office: tuple[Chat, Chat, Chat],
) -> None:
    meena, ramesh, sita = office
    meena.presses("Answer")
    meena.says("कल दफ्तर आइए")
    meena.says("ise ramesh ko do")
    assert "ramesh ko do" not in sita.all
    assert "Sita" in ramesh.last
    ramesh.says("मैं देख रहा हूँ")
    assert "मैं देख रहा हूँ" in sita.last


@pytest.mark.parametrize(
    "words",
    [
        "main kal nahi aaungi",
        "meena chhutti pe hai",
        "मैं दो दिन छुट्टी पर हूँ",
        "mi udya yenar nahi",
        "I am on leave tomorrow",
    ],
)
def test_who_is_away_hears_who_else_sees_what_comes(market: Market, words: str) -> None:
    meena = market.officer()
    market.officer(name="Ramesh")
    market.officer(name="Kavita")
    meena.says(words)
    seen = say("hi", "All right. Whoever writes to the office is seen by: {names}.", names="Ramesh, Kavita")
    assert meena.last == seen


def test_who_works_alone_hears_that_people_wait(market: Market) -> None:
    meena = market.officer()
    meena.says("kal meri chhutti hai")
    assert meena.last == say(
        "hi", "All right. Nobody else does this office's work here: whoever writes waits until then."
    )


def test_an_answer_about_papers_is_an_answer(office: tuple[Chat, Chat, Chat]) -> None:
    meena, _, sita = office
    meena.says("haan bank ka kagaz lagega")
    meena.says("haan")
    assert "haan bank ka kagaz lagega" in sita.all


def test_an_answer_in_another_language_names_it(market: Market) -> None:
    kavita, sita = market.officer(name="Kavita", language="mr"), market.seller(name="Sita")
    sita.says(QUESTION)
    kavita.presses("Answer")
    kavita.says("सकाळी दहा वाजता कार्यालय उघडतं, कागद घेऊन या")
    assert "Kavita (मराठी)" in sita.last
    kavita.says("menu")


@pytest.mark.parametrize("words", ["kya chhutti ke din office khula hai", "सुट्टीच्या दिवशी ऑफिस उघडं असतं का"])
def test_who_asks_for_the_offices_days_is_not_away(market: Market, words: str) -> None:
    meena, sita = market.officer(), market.seller(name="Sita")
    sita.says(words)
    assert words in meena.last
    assert sita.last.startswith("आपका सवाल")


def test_who_waits_for_the_office_and_asks_on_is_heard_there(office: tuple[Chat, Chat, Chat]) -> None:
    meena, _, sita = office
    sita.says("khana milega kya")
    assert "khana milega kya" in meena.last
    sita.says("थैंक यू जी, पता चल गया")
    assert sita.last == say("hi", "You are welcome!")
    assert "थैंक" not in meena.all
