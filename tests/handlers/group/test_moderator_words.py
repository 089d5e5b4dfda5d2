"""A moderator who is not in the group's own chat: the words they are taught decide on the report that lies before them."""

from __future__ import annotations

import pytest

from handlers.group import group_moderators
from handlers.group.moderation_orders import order_in
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


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("isko hatao yaar", "off"), ("ye post nikal do", "off"), ("card hata do", "off"), ("काढून टाका हे", "off"),
        ("mute kar do", "mute"), ("chup karao ise", "mute"), ("ban kar do", "ban"), ("block karo", "ban"),
        ("group se nikalo isko", "ban"), ("याला बाहेर काढा", "ban"), ("report karo", "report"), ("शिकायत है", "report"),
        ("mat hatao", None), ("report hai kya?", None), ("lab report hai", None), ("report hai", None), ("off season", None),
        ("maal hata do", None), ("ye moderator hai", None), ("karo", None), ("off and ban", None),
    ],
)  # fmt: skip
def test_an_order_may_be_said_in_a_sentence_and_nothing_else_is_one(words: str, order: str | None) -> None:
    assert order_in(words) == order


def test_who_decides_may_name_the_author_and_say_that_it_is_all_right(
    market: Market, chat: GroupChat, meena: Chat
) -> None:
    sita, post = reported(market, chat)
    meena.says("sita ko bahar karo")
    market.settle()
    assert market.look(lambda db: bans.stands(db, chat.group.id, sita.person_id))
    assert {"message": post} in chat.deeds("delete")
    meena.says("undo")
    chat.says(market.buyer(SAGAR, name="Asha"), "शिकायत", reply_to=chat.says(sita, "आज बहुत धूप है"))
    meena.says("theek hai")
    assert say("hi", "Noted, thank you.") in meena.last
    assert not market.look(lambda db: bans.stands(db, chat.group.id, sita.person_id))


def test_below_what_a_rule_took_off_the_author_is_put_out_in_words(
    market: Market, chat: GroupChat, meena: Chat
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, "sasti haldi, pehle 500 token bhejo tab parcel niklega")
    assert "500" in meena.last
    meena.says("sita ko ban kar do")
    market.settle()
    assert market.look(lambda db: bans.stands(db, chat.group.id, sita.person_id))
