"""What who looks after a group orders of its members by words alone: below a post with a time, and by name in private."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.group import group_moderators
from handlers.group.ban_words import asks_who_is_out
from handlers.group.moderation_orders import Order, named_order, order_of
from handlers.language import say
from storage import bans, groups, marks
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425
TIMES = [
    ("isko ek hafte ke liye chup karo", 7), ("इसे 3 दिन के लिए चुप कराओ", 3), ("याला दोन दिवस गप्प करा", 2), ("mute for 2 days", 2),
    ("mute him for a week", 7), ("एक आठवडा गप्प करा", 7), ("isko 2 din ke liye bahar nikalo", 2), ("chup karo 1 mahina", 30),
]  # fmt: skip


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    return GroupChat(market, meena, title="सागर हल्दी")


@pytest.fixture
def lakhan(market: Market, chat: GroupChat) -> Chat:
    return member(market, chat, market.buyer(SAGAR, name="Lakhan"), role="buyer")


@pytest.fixture
def gita(market: Market, chat: GroupChat) -> Chat:
    """A moderator who is no officer."""
    one = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Gita", language="hi"))
    group, world = chat.group, market.app.world
    assert market.write(lambda db: group_moderators.appoint(db, world, group, one.person_id, by=None))
    market.settle()
    return one


@pytest.mark.parametrize(("words", "days"), TIMES)
def test_an_order_may_say_for_how_long(words: str, days: int) -> None:
    assert order_of(words) == Order("mute", timedelta(days=days), "")


@pytest.mark.parametrize("words", ["isko moderator banao", "इसे मॉडरेटर बना दो", "याला मॉडरेटर करा", "make him moderator"])
def test_somebody_is_made_moderator_in_a_sentence(words: str) -> None:
    assert order_of(words) == Order("moderator", None, "")


@pytest.mark.parametrize(
    "words",
    [
        "2 din me bhej dunga",
        "haldi 2 din me",
        "ye moderator hai",
        "lakhan ko haldi do",
        "chup chap kaam karo bhai sab log",
    ],
)
def test_a_time_alone_and_other_words_order_nothing(words: str) -> None:
    assert order_of(words) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("lakhan ko 2 din ke liye chup karo", "lakhan"),
        ("लखनला दोन दिवस गप्प करा", "लखनला"),
        ("mute lakhan for 2 days", "lakhan"),
    ],
)
def test_a_name_stands_beside_the_order(words: str, name: str) -> None:
    assert named_order(words) == Order("mute", timedelta(days=2), name)


@pytest.mark.parametrize(
    "words", ["kaun kaun bahar hai", "कौन कौन बाहर है", "कोण कोण बाहेर आहे", "who is out", "kaun chup hai"]
)
def test_who_is_out_is_asked_without_a_word_of_the_group(words: str) -> None:
    assert asks_who_is_out(words)
    assert not asks_who_is_out("haldi bahar se aayi hai")


def test_silence_below_a_post_lasts_as_long_as_was_said_and_the_order_goes(
    market: Market, chat: GroupChat, meena: Chat, lakhan: Chat
) -> None:
    order = chat.says(meena, "isko ek hafte ke liye chup karo", reply_to=chat.says(lakhan, "आज मौसम अच्छा है"))
    assert {"message": order} in chat.deeds("delete")
    until = market.clock.now() + timedelta(days=7)
    assert [one["until"] for one in chat.deeds("restrict")] == [int(until.timestamp())]


def test_a_moderator_silences_by_name_and_sees_who_is_silent(
    market: Market, chat: GroupChat, gita: Chat, lakhan: Chat
) -> None:
    gita.says("lakhan ko 2 din ke liye chup karo")
    assert "Lakhan" in gita.last
    gita.presses("Yes, do it")
    mark = market.look(lambda db: marks.silence_of(db, chat.group.id, lakhan.person_id, market.clock.now()))
    assert mark is not None
    assert mark.until == market.clock.now() + timedelta(days=2)
    assert chat.group.name in lakhan.last
    gita.says("kaun kaun bahar hai")
    assert "Lakhan" in gita.last
    gita.says("1")
    assert chat.deeds("unrestrict") == [{"user": lakhan.address}]


def test_who_is_not_there_is_told_and_officers_put_out_by_name(
    market: Market, chat: GroupChat, gita: Chat, meena: Chat, lakhan: Chat
) -> None:
    assert gita.says("mohan ko 2 din ke liye chup karo") == say(
        "hi", "Nobody in your groups is called “{words}”.", words="mohan"
    )
    meena.says("lakhan ko group se bahar nikalo")
    meena.presses("Yes, do it")
    assert market.look(lambda db: bans.stands(db, chat.group.id, lakhan.person_id))
    assert market.look(lambda db: groups.member(db, chat.group.id, lakhan.person_id)) is not None


def test_a_member_orders_nothing_by_name(market: Market, chat: GroupChat, lakhan: Chat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    sita.says("lakhan ko 2 din ke liye chup karo")
    assert market.look(lambda db: marks.silence_of(db, chat.group.id, lakhan.person_id, market.clock.now())) is None
