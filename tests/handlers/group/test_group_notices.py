"""Notices as cards in groups: only what two officers approved hangs, and it is read on every side."""

from __future__ import annotations

from handlers.language import say
from storage import cards, notices
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.handlers.notice.test_broadcasts import TEXTS, agrees, notice
from tests.market import Market

SAGAR = 425


def approved(market: Market, meena: Chat) -> int:
    """A notice whose sending a second officer has approved; its number."""
    suresh = market.officer(name="Suresh")
    agrees(market, market.seller(name="Radha"))
    number = notice(market)
    for answer in ("office work", "Send a notice", "सब बेचने वाले", "अभी"):
        labels = meena.shown[-1].labels if meena.shown else []
        meena.presses(answer) if answer in labels else meena.says(answer)
    meena.presses("Yes, hand it in")
    suresh.presses("Approve")
    market.later(seconds=2)
    return int(number)


def test_an_approved_notice_hangs_in_the_chat_and_stands_in_the_digest(market: Market) -> None:
    meena = market.officer(SAGAR, name="Meena")
    chat = GroupChat(market, meena)
    gita = member(market, chat, market.seller(["papad"], SAGAR, channel="whatsapp", name="Gita"))
    number = approved(market, meena)
    market.begin(meena, "notice", str(number))
    meena.presses("Hang it in groups")
    assert TEXTS["hi"] in chat.last
    assert chat.shown[-1].labels == [say("hi", "Read it here")]
    market.later(hours=22)
    assert "सूचना:" in gita.last
    gita.presses("1")
    assert TEXTS["hi"] in gita.last
    posts = len(chat.shown)
    market.begin(meena, "notice_hang", str(number))
    assert meena.last == say("hi", "It hangs there already.")
    assert len(chat.shown) == posts


def test_it_is_read_in_ones_own_language_and_over_when_it_is_put_away(market: Market) -> None:
    meena = market.officer(SAGAR, name="Meena")
    chat = GroupChat(market, meena)
    tai = member(market, chat, market.buyer(SAGAR, language="en", name="Tai"), role="buyer")
    number = approved(market, meena)
    market.begin(meena, "notice_hang", str(number))
    chat.presses(tai, say("hi", "Read it here"))
    assert TEXTS["en"] in tai.last
    market.begin(meena, "notice", str(number))
    meena.presses("To the archive")
    market.later(seconds=2)
    (card,) = market.look(lambda db: cards.of_notice(db, number))
    assert card.status == "closed"
    assert TEXTS["hi"] not in chat.edits[-1]


def test_what_nobody_else_approved_hangs_nowhere(market: Market) -> None:
    meena = market.officer(SAGAR, name="Meena")
    chat = GroupChat(market, meena)
    number = int(notice(market))
    posts = len(chat.shown)
    market.begin(meena, "notice_hang", str(number))
    assert meena.last == say("hi", "A notice hangs in groups after another officer has approved its sending.")
    assert len(chat.shown) == posts
    assert market.look(lambda db: notices.notice(db, number)) is not None
