"""Pictures in a group's chat: a QR for money or a link goes, however clean the words beside it are."""

from __future__ import annotations

import pytest

from handlers.language import say
from handlers.safety.guard import RULES
from storage import cards, enquiries, marks
from tests.chat import Chat, picture, qr_code
from tests.groupchat import GroupChat, member
from tests.handlers.group.test_group_chat import OFFER
from tests.market import Market

SAGAR = 425


def taken_off(chat: GroupChat) -> list[str]:
    return [str(one["message"]) for one in chat.deeds("delete")]


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("upi://pay?pa=haldi@okbank&pn=Asha&am=500", "payment_id"),
        ("00020101021226330012com.p2pqrpay0113haldi@okbank52044111", "payment_id"),
        ("https://offer.example.xyz/free", "link"),
    ],
)
def test_a_qr_that_takes_money_or_leads_away_is_taken_off_with_its_rule(
    market: Market, chat: GroupChat, code: str, rule: str
) -> None:
    asha = member(market, chat, market.buyer(SAGAR, name="Asha"), role="buyer")
    post = chat.photo(asha, body=qr_code(code))
    market.later(seconds=3)
    assert taken_off(chat) == [post]
    assert say("hi", RULES[rule]) in asha.last
    assert [one.rule for one in market.look(lambda db: marks.of_group(db, chat.group.id))] == [rule]


def test_a_photo_of_goods_and_a_code_of_a_pack_stay(market: Market, chat: GroupChat) -> None:
    asha = member(market, chat, market.buyer(SAGAR, name="Asha"), role="buyer")
    chat.photo(asha, body=picture("yellow"))
    chat.photo(asha, body=qr_code("FSSAI 10012345678901 LOT 7"))
    chat.photo(asha, body=b"no picture at all")
    market.later(seconds=3)
    assert taken_off(chat) == []


def test_who_looks_after_the_group_may_show_the_offices_own_code(market: Market, meena: Chat, chat: GroupChat) -> None:
    chat.photo(meena, body=qr_code("https://office.example.in/form"))
    market.later(seconds=3)
    assert taken_off(chat) == []


def test_no_photo_with_a_payment_code_gets_onto_a_card(market: Market, chat: GroupChat) -> None:
    for place in range(6):
        market.seller(["turmeric"], SAGAR, name=f"S{place}")
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.channel.files["qr"] = qr_code("upi://pay?pa=haldi@okbank")
    chat.photo(ravi, "100 किलो हल्दी चाहिए सागर में", body=qr_code("upi://pay?pa=haldi@okbank"))
    ravi.presses("Yes, ask them")
    market.later(seconds=3)
    assert say("hi", "There is a QR code for money or a link in your photo; I do not show it.") in ravi.all
    assert chat.shown, "the card hangs"
    assert all(one.media_kind != "photo" for one in chat.shown)
    assert market.look(lambda db: enquiries.get(db, 1)).status == "open"


@pytest.mark.parametrize("caption", ["", "ye dekho mera maal"])
def test_a_photo_that_follows_an_offer_hangs_with_it_after_its_makers_yes(
    market: Market, chat: GroupChat, caption: str
) -> None:
    asha = member(market, chat, market.seller(["turmeric"], SAGAR, name="Asha"))
    chat.says(asha, OFFER)
    asha.presses("Yes")
    assert "फोटो" in asha.last
    asha.photo(caption)
    market.later(seconds=3)
    assert asha.last.startswith(
        say("hi", "Shall {group} see your photo? Your name is written across it.", group="सागर हल्दी")
    )
    assert all(one.media_kind != "photo" for one in chat.shown)
    asha.presses("Yes, show it")
    market.later(seconds=3)
    assert asha.last == say("hi", "Your photo hangs there with your name.")
    assert [one.media_kind for one in chat.shown].count("photo") == 1
    (card,) = market.look(lambda db: cards.of_person(db, asha.person_id))
    assert card.media_id is not None


def test_a_photo_an_hour_later_is_kept_as_any_other(market: Market, chat: GroupChat) -> None:
    asha = member(market, chat, market.seller(["turmeric"], SAGAR, name="Asha"))
    chat.says(asha, OFFER)
    asha.presses("Yes")
    market.later(hours=1)
    asha.photo()
    assert asha.last.startswith(say("hi", "I have kept the photo. What would you like?"))
