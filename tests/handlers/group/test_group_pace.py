"""A member says how soon a group's cards shall come: at once, or once a day; whoever is in none is shown the groups."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import groups
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425


def delivery_of(market: Market, chat: GroupChat, who: Chat) -> str:
    place = market.look(lambda db: groups.member(db, chat.group.id, who.person_id))
    assert place is not None
    return place.delivery


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("hi", "turant bhejo naye card"), ("hi", "नए कार्ड तुरंत भेजो"), ("hi", "haldi ke card aate hi bhejo"),
        ("mr", "नवीन कार्ड लगेच पाठवा"), ("mr", "ग्रुपच्या मागण्या ताबडतोब कळवा"), ("en", "send new cards at once"),
    ],
)  # fmt: skip
def test_cards_come_at_once_where_that_is_wished_and_it_can_be_undone(
    market: Market, chat: GroupChat, language: str, words: str
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, language=language, channel="whatsapp"))
    sita.says(words)
    assert delivery_of(market, chat, sita) == "now"
    assert chat.group.name in sita.last
    sita.says("undo")
    assert delivery_of(market, chat, sita) == "digest"


def test_cards_come_once_a_day_again(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp"))
    sita.says("card turant bhejo")
    sita.says("card din me ek baar hi bhejo")
    assert delivery_of(market, chat, sita) == "digest"


def test_who_is_in_no_group_is_shown_the_groups(market: Market, chat: GroupChat) -> None:
    ravi = market.buyer(SAGAR)
    ravi.says("turant bhejo naye card")
    assert say("hi", "Careful, this looks like a fraud. Never pay for a form, a loan or a prize.") not in ravi.all
    assert chat.group.name in ravi.all or any(chat.group.name in label for label in ravi.shown[-1].labels)


@pytest.mark.parametrize(
    "words",
    ["card number turant bhejo", "ration card turant banao", "haldi turant bhejo", "card mat bhejo", "card turant?"],
)
def test_other_words_wish_nothing_of_it(market: Market, chat: GroupChat, words: str) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp"))
    sita.says(words)
    assert delivery_of(market, chat, sita) in ("digest", "off")
