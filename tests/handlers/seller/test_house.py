"""One more of the house: offered with a name and a yes of their own, and nothing of theirs among the speaker's goods."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.language import say
from handlers.seller import relatives
from storage import people, profiles
from tests.chat import Chat
from tests.market import Market, markets

OFFERED = "Shall I add {relative} on this phone too?\nTheir goods stay apart from yours."


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def goods_of(market: Market, person: int) -> set[str]:
    mine = market.look(lambda db: profiles.profile_of(db, person))
    return set(market.look(lambda db: profiles.products_of(db, mine.id))) if mine is not None else set()


def offered(tongue: str, kind: str) -> str:
    return say(tongue, OFFERED, relative=say(tongue, relatives.RELATIVES[kind]))


def ramu(market: Market, tongue: str = "hi", channel: str = "telegram") -> Chat:
    chat = market.seller(["bamboo-craft"], channel=channel, name="रामू")
    if tongue != "hi":
        chat.says({"mr": "मराठी", "en": "English"}[tongue])
    return chat


@pytest.mark.parametrize(
    ("tongue", "said", "kind"),
    [
        ("hi", "meri biwi bhi bechti hai tokri", "wife"), ("hi", "मेरी सास भी पापड़ बनाती है", "mother_in_law"),
        ("hi", "meri saas bhi papad banati hai unka bhi jodo", "mother_in_law"), ("mr", "माझी बायको पण पापड करते", "wife"),
        ("mr", "majhi sasu pan papad karte", "mother_in_law"), ("en", "my wife also makes pickle", "wife"),
    ],
)  # fmt: skip
def test_another_one_of_the_house_is_offered_a_place_of_their_own(
    market: Market, tongue: str, said: str, kind: str
) -> None:
    chat = ramu(market, tongue)
    chat.says(said)
    assert chat.last == offered(tongue, kind)
    chat.presses("Leave it")
    assert goods_of(market, chat.person_id) == {"bamboo_craft"}


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_she_is_added_by_her_own_yes_and_her_goods_are_hers(market: Market, channel: str) -> None:
    chat = ramu(market, channel=channel)
    husband = chat.person_id
    chat.says("meri biwi bhi papad banati hai")
    chat.says("haan")
    chat.says("गीता")
    assert "गीता" in chat.last, "she is asked for her own yes"
    chat.presses("Yes, they may")
    wife = chat.person_id
    assert wife != husband
    chat.presses("Yes, send them")
    assert "पापड़" in chat.last
    chat.presses("Yes, right")
    assert goods_of(market, wife) == {"papad"}
    assert goods_of(market, husband) == {"bamboo_craft"}
    assert market.look(lambda db: people.person(db, wife)).name == "गीता"


@pytest.mark.parametrize(
    ("said", "name"),
    [("meri saas kamla bai bhi papad banati hai", "Kamla Bai"),
     ("mera bhai suresh bhi banata hai lohe ka saman, usko bhi jodo", "Suresh")],
)  # fmt: skip
def test_a_name_said_with_it_is_not_asked_again(market: Market, said: str, name: str) -> None:
    chat = ramu(market)
    chat.says(said)
    chat.says("haan jodo")
    assert name in chat.last


@pytest.mark.parametrize("said", ["mera hi maal hai", "hum dono ka", "हमारा है"])
def test_goods_of_the_house_stay_the_speakers_where_they_say_so(market: Market, said: str) -> None:
    chat = ramu(market)
    chat.says("meri biwi bhi papad banati hai")
    chat.says(said)
    assert "पापड़" in chat.last
    chat.says("haan")
    assert goods_of(market, chat.person_id) == {"bamboo_craft", "papad"}


def test_own_goods_of_the_same_sentence_come_first_and_only_they_are_the_speakers(market: Market) -> None:
    chat = ramu(market, "mr")
    chat.says("माझी सून पापड करते आणि मी लोणचं करते")
    assert "पापड" not in chat.last
    chat.says("हो")
    assert chat.last == offered("mr", "daughter_in_law")
    assert goods_of(market, chat.person_id) == {"bamboo_craft", "pickle"}


def test_who_joins_with_two_peoples_goods_is_asked_about_the_other_at_the_end(market: Market) -> None:
    ann = market.stranger("telegram", "Ann")
    ann.says("language english")
    ann.says("my husband makes clay pots and I make pickle")
    ann.presses("Yes, send them")
    assert "pot" not in ann.last
    ann.presses("Yes, right")
    ann.says("Sagar")
    ann.says("Ann Pickles")
    assert ann.last == offered("en", "husband")
    assert goods_of(market, ann.person_id) == {"pickle"}


def test_two_of_the_house_told_of_one_after_the_other_are_both_asked_about(market: Market) -> None:
    chat = ramu(market)
    chat.says("meri biwi bhi bechti hai tokri")
    chat.says("meri saas bhi papad banati hai")
    assert chat.last == offered("hi", "mother_in_law")
