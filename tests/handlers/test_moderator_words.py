"""A moderator who is not in the group's own chat: the words they are taught decide on the report that lies before them."""

from __future__ import annotations

import pytest

from handlers import group_moderators
from handlers.language import say
from storage import bans, people
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425
TAUGHT = [("काढा", "off"), ("हटाओ", "off"), ("गप्प करा", "mute"), ("चुप करो", "mute"), ("mute", "mute"),
          ("बाहेर काढा", "ban"), ("ban", "ban")]  # fmt: skip

WHERE = "For which post? Tap below its report here, or write that as a reply to the post in the group."


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    return GroupChat(market, meena, title="सागर हल्दी")


@pytest.fixture
def gita(market: Market, chat: GroupChat) -> Chat:
    """A moderator on WhatsApp."""
    one = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Gita", language="mr"))
    group = chat.group

    world = market.app.world
    assert market.write(lambda db: group_moderators.appoint(db, world, group, one.person_id, by=None))
    market.settle()
    return one


def reported(market: Market, chat: GroupChat, words: str = "आज मौसम अच्छा है") -> tuple[Chat, str]:
    """Somebody's post is reported; the author and the post's id."""
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    post = chat.says(sita, words)
    chat.says(ravi, "शिकायत", reply_to=post)
    return sita, post


def stopped(market: Market, chat: Chat) -> bool:
    return any(one.stopped_at for one in market.look(lambda db: people.addresses_of(db, chat.person_id)))


@pytest.mark.parametrize(("words", "order"), TAUGHT)
@pytest.mark.parametrize("as_reply", [False, True])
def test_the_taught_word_decides_on_the_open_report(
    market: Market, chat: GroupChat, gita: Chat, words: str, order: str, as_reply: bool
) -> None:
    sita, post = reported(market, chat)
    if as_reply:
        gita.reply_to(1, words)
    else:
        gita.says(words)
    assert {"message": post} in chat.deeds("delete")
    assert bool(chat.deeds("restrict")) == (order == "mute")
    assert market.look(lambda db: bans.stands(db, chat.group.id, sita.person_id)) == (order == "ban")
    assert not stopped(market, gita)


@pytest.mark.parametrize("words", [words for words, _ in TAUGHT])
def test_without_a_report_the_word_stops_nothing_and_hears_where_it_belongs(
    market: Market, chat: GroupChat, gita: Chat, words: str
) -> None:
    assert gita.says(words) == say("mr", WHERE)
    assert not stopped(market, gita)


def test_their_own_stop_is_still_heard(market: Market, chat: GroupChat, gita: Chat) -> None:
    reported(market, chat)
    gita.says("STOP")
    assert stopped(market, gita)


def test_who_moderates_nothing_hears_nothing_of_posts(market: Market) -> None:
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    sita.says("चुप करो")
    assert say("hi", WHERE) not in sita.all
