"""An offer of one's own in a group: corrected where it is read back, changed and taken off where it hangs."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import cards, profiles
from storage.cards import Card
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425
READ_BACK = "haldi 125 rupay kilo"


@pytest.fixture
def sita(market: Market, chat: GroupChat) -> Chat:
    """A member who sells turmeric and chillies."""
    return member(market, chat, market.seller(["turmeric", "chilli"], SAGAR, name="Sita"))


def hangs(market: Market, who: Chat) -> list[Card]:
    return market.look(lambda db: cards.of_person(db, who.person_id))


@pytest.mark.parametrize(
    ("words", "price", "moq"),
    [
        ("122 kar do", 12200, None),
        ("daam 118 kar dijiye", 11800, None),
        ("125 rupay kilo haldi, 15 kilo se kam nahi", 12500, "15"),
        ("हळद १३० रुपये किलो, किमान ५ किलो", 13000, "5"),
        ("5 nahi 7 kilo", 12500, "7"),
        ("kam se kam 8 kilo", 12500, "8"),
    ],
)
def test_what_is_corrected_below_an_offer_stands_on_its_card(
    market: Market, chat: GroupChat, sita: Chat, words: str, price: int, moq: str | None
) -> None:
    chat.says(sita, READ_BACK)
    sita.says(words)
    sita.says("haan")
    (card,) = hangs(market, sita)
    assert (card.price_paise, card.unit, card.moq) == (price, "kg", moq)


def test_other_goods_below_an_offer_are_another_offer(market: Market, chat: GroupChat, sita: Chat) -> None:
    chat.says(sita, READ_BACK)
    sita.says("nahi, pisi hui mirchi 160/kg moq 5kg")
    sita.presses("Change it")
    sita.says("12 kilo se kam nahi")
    sita.presses("Yes")
    (card,) = hangs(market, sita)
    assert (card.concept, card.price_paise, card.moq) == ("chilli", 16000, "12")


def test_a_question_below_an_offer_changes_nothing(market: Market, chat: GroupChat, sita: Chat) -> None:
    chat.says(sita, READ_BACK)
    sita.says("kya 140 theek rahega")
    sita.presses("Yes")
    assert [card.price_paise for card in hangs(market, sita)] == [12500]


def test_words_for_the_other_side_of_a_talk_are_not_swallowed_by_an_offer_begun(
    market: Market, chat: GroupChat, sita: Chat
) -> None:
    chat.says(sita, READ_BACK)
    sita.presses("Yes")
    sita.says("groups")
    sita.presses(chat.group.name)
    sita.presses("Post an offer")
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.presses(ravi, say("hi", "I want this"))
    for asked, answered in (("30 kilo, 120 me doge?", "155 final"), ("chalo done", "30 kilo 124 rupay kilo, 3 din me")):
        ravi.says(asked)
        sita.says(answered)
        assert answered in ravi.all


def test_a_second_offer_of_the_day_is_put_on_the_first_ones_card(market: Market, chat: GroupChat, sita: Chat) -> None:
    for words in (READ_BACK, "haldi ab 118 rupay kilo, 10 kilo se kam nahi"):
        chat.says(sita, words)
        sita.presses("Yes")
        market.later(seconds=70)
    (card,) = hangs(market, sita)
    assert (card.price_paise, card.moq) == (11800, "10")
    assert "₹118" in chat.edits[-1]
    sita.says("undo")
    market.later(seconds=2)
    assert "₹125" in chat.edits[-1]


def test_a_card_that_was_taken_off_by_others_does_not_come_back_with_a_new_price(
    market: Market, chat: GroupChat, meena: Chat, sita: Chat
) -> None:
    chat.says(sita, READ_BACK)
    sita.presses("Yes")
    chat.says(meena, "हटाओ", reply_to=chat.shown[-1].message_id)
    chat.says(sita, "haldi 118 rupay kilo")
    sita.presses("Yes")
    assert hangs(market, sita) == []


@pytest.mark.parametrize(
    "words", ["haldi ka daam 118 kar do group me", "mere card ka rate 118 karo", "card ka bhav 118 kar do"]
)
def test_a_new_price_in_words_changes_the_card(market: Market, chat: GroupChat, sita: Chat, words: str) -> None:
    chat.says(sita, READ_BACK)
    sita.presses("Yes")
    market.later(hours=30)
    sita.says(words)
    assert "₹118" in sita.last
    sita.presses("Yes")
    market.later(seconds=2)
    assert [card.price_paise for card in hangs(market, sita)] == [11800]
    assert "₹118" in chat.edits[-1]


@pytest.mark.parametrize(
    "words", ["mera haldi wala card hatao", "maza card kadhun taka", "माझं कार्ड काढा", "haldi ki offer hata do"]
)
def test_an_own_card_comes_off_and_the_goods_stay(market: Market, chat: GroupChat, sita: Chat, words: str) -> None:
    chat.says(sita, READ_BACK)
    sita.presses("Yes")
    sita.says(words)
    sita.presses("Yes, take it off")
    assert hangs(market, sita) == []
    assert market.profile(sita).status == "live"
    assert "turmeric" in market.look(lambda db: profiles.products_of(db, market.profile(sita).id))
    sita.says("undo")
    assert len(hangs(market, sita)) == 1


def test_of_several_own_cards_it_is_asked_which(market: Market, chat: GroupChat, sita: Chat) -> None:
    for words in (READ_BACK, "mirchi 230 rupay kilo"):
        chat.says(sita, words)
        sita.presses("Yes")
    sita.says("mera card hatao")
    sita.says("2")
    sita.presses("Yes, take it off")
    assert [card.concept for card in hangs(market, sita)] == ["turmeric"]


def test_who_chose_a_card_that_falls_meanwhile_does_not_lose_the_other(
    market: Market, chat: GroupChat, sita: Chat
) -> None:
    for words in (READ_BACK, "mirchi 230 rupay kilo"):
        chat.says(sita, words)
        sita.presses("Yes")
    sita.says("mera card hatao")
    sita.says("2")
    chilli = hangs(market, sita)[1]
    market.write(lambda db: cards.settle(db, chilli.id, "expired", market.clock.now()))
    sita.presses("Yes, take it off")
    assert [card.concept for card in hangs(market, sita)] == ["turmeric"]


def test_no_more_of_a_groups_cards_is_nothing_about_ones_own(market: Market, chat: GroupChat, sita: Chat) -> None:
    chat.says(sita, READ_BACK)
    sita.presses("Yes")
    sita.says("group ke card band karo")
    assert len(hangs(market, sita)) == 1
