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


NEW_OFFERED = "Shall I add {relative} on this phone, with goods of their own?\nBuyers then see their name, not yours."
HANDED_OVER = "Please hand the phone over now."


def asked_whose(tongue: str, kind: str) -> str:
    return say(tongue, NEW_OFFERED, relative=say(tongue, relatives.RELATIVES[kind]))


@pytest.mark.parametrize(
    ("tongue", "said", "kind"),
    [
        ("hi", "mere bhai matke banate hain, unka maal bechna hai", "brother"), ("hi", "मेरी माँ पापड़ बनाती है", "mother"),
        ("hi", "mujhe apni maa ka achaar bechna hai", "mother"), ("mr", "माझी आई पापड करते", "mother"),
        ("mr", "mazya aaiche papad vikayche ahet", "mother"), ("en", "My wife makes pickles", "wife"),
        ("en", "I want to sell my mother's pickles", "mother"),
    ],
)  # fmt: skip
def test_a_stranger_who_tells_of_anothers_goods_only_is_asked_whose_they_are(
    market: Market, tongue: str, said: str, kind: str
) -> None:
    chat = market.stranger("whatsapp" if tongue == "mr" else "telegram", "Vijay", tongue)
    chat.says(said)
    assert chat.last == asked_whose(tongue, kind)
    assert goods_of(market, chat.person_id) == set()


def joined_by_the_relative(market: Market, first: str, name: str) -> tuple[int, int]:
    """A stranger's first words, to the relative's goods being found: the stranger and the relative."""
    chat = market.stranger("telegram", "Vijay", "hi")
    chat.says(first)
    speaker = chat.person_id
    chat.presses("Yes, add them")
    assert chat.last == say("hi", "First: what is your own name?")
    chat.presses("Vijay")
    chat.says(name)
    assert name in chat.last
    chat.presses("Yes, they may")
    other = chat.person_id
    assert other != speaker
    chat.presses("Yes, send them")
    assert "मट" in chat.last
    chat.presses("Yes, right")
    if say("hi", "Which district are you from?") in chat.last:
        chat.says("Sagar")
    return speaker, other


def test_the_relative_is_named_on_the_profile_and_the_speaker_sells_nothing(market: Market) -> None:
    speaker, other = joined_by_the_relative(market, "mere bhai matke banate hain, unka maal bechna hai", "Ramesh")
    assert goods_of(market, other) == {"clay_pots"}
    assert goods_of(market, speaker) == set()
    mine = market.look(lambda db: profiles.profile_of(db, other))
    assert mine is not None
    assert mine.name == "Ramesh"


def test_goods_of_the_house_are_the_strangers_own_where_they_say_so_and_are_not_asked_about_again(
    market: Market,
) -> None:
    chat = market.stranger("telegram", "Vijay", "hi")
    chat.says("mere bhai matke banate hain, unka maal bechna hai")
    chat.presses("My own goods")
    chat.presses("Yes, send them")
    chat.presses("Yes, right")
    if say("hi", "Which district are you from?") in chat.last:
        chat.says("Sagar")
    chat.presses("Vijay")
    assert goods_of(market, chat.person_id) == {"clay_pots"}
    assert chat.all.count(asked_whose("hi", "brother")) == 1


@pytest.mark.parametrize(
    ("tongue", "said", "kind"),
    [("hi", "meri maa papad banati hai", "mother"), ("mr", "माझी बायको लोणचं करते", "wife"),
     ("hi", "mere pati tokri banate hain", "husband")],
)  # fmt: skip
def test_anothers_goods_told_where_the_own_ones_are_asked_for_are_asked_about(
    market: Market, tongue: str, said: str, kind: str
) -> None:
    chat = market.stranger("telegram", "Vijay", tongue)
    chat.poster("sagarhi" if tongue == "hi" else "mumbaimr")
    chat.presses("Yes, send them")
    chat.says(said)
    assert chat.last == asked_whose(tongue, kind)
    chat.presses("My own goods")
    assert chat.shown[-1].labels[0] == say(tongue, "Yes, right")


def test_another_one_told_of_below_the_consent_has_a_turn_at_the_end(market: Market) -> None:
    chat = market.stranger("telegram", "Vijay", "hi")
    chat.says("main tokri banata hu, bechna hai")
    chat.says("haan, meri maa papad banati hai")
    chat.presses("Yes, right")
    assert "पापड" not in chat.last
    for words in ("Sagar", "Vijay"):
        chat.says(words)
    assert chat.last == offered("hi", "mother")
    assert goods_of(market, chat.person_id) == {"bamboo_basket"}


@pytest.mark.parametrize(
    "said", ["meri beti 15 saal ki hai, papad banati hai", "mera beta 12 saal ka hai aur murti banata hai"]
)
def test_a_child_is_offered_no_place_of_its_own(market: Market, said: str) -> None:
    chat = market.stranger("telegram", "Vijay", "hi")
    chat.says(said)
    assert asked_whose("hi", "daughter") not in chat.all
    assert asked_whose("hi", "son") not in chat.all
