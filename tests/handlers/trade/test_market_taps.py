"""A market day outside WhatsApp's window: the tap on the template hands out the week, and own words answer its cards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.group.market_days import OVER
from handlers.language import say
from storage import groups, market_days, matches, people, templates
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import NOON, OUR_NAMES, Market

SAGAR = 425


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    return GroupChat(market, meena, title="सागर हल्दी")


def opened(market: Market, meena: Chat, chat: GroupChat, language: str, *goods: str) -> Chat:
    """A member whose window is closed is asked to the market by its template, with one enquiry for each of the goods."""
    for tongue in ("hi", "mr", "en"):
        market.write(
            lambda db, tongue=tongue: templates.keep(
                db, "digest", tongue, OUR_NAMES["whatsapp"], NOON, content_sid=f"HX{tongue}", status="approved", words="",
                category="MARKETING",
            )
        )  # fmt: skip
    far = member(market, chat, market.seller(["turmeric"], SAGAR, name="दूर", channel="whatsapp", language=language))
    long_ago = market.clock.now() - timedelta(days=2)
    market.write(
        lambda db: people.change_address(db, people.addresses_of(db, far.person_id)[0].id, last_inbound_at=long_ago)
    )
    for number in range(8):
        market.seller(["turmeric", "chilli"], SAGAR, name=f"S{number}")
    market.write(lambda db: groups.change(db, chat.group.id, market_weekday=3, market_hour=11))
    for place, one in enumerate(goods):
        ravi = market.buyer(SAGAR, name=f"Ravi{place}")
        chat.says(ravi, f"मुझे 100 किलो {one} चाहिए सागर में")
        ravi.presses("Yes, ask them")
    market.later(hours=23)
    return far


def taps(market: Market, far: Chat) -> str:
    template = next(one for one in reversed(market.whatsapp.sent) if one.to == far.address and one.template)
    return far.presses_template(str(list(template.template_words.values())[-1]))


def answer_of(market: Market) -> tuple[str | None, int | None]:
    """How much was promised below the one enquiry, and at which price."""
    found = market.look(lambda db: [one for one in matches.matches_of(db, 1) if one.status == "yes"])
    return (found[0].quantity, found[0].price_paise) if found else (None, None)


def test_the_tap_on_the_template_hands_out_the_week_and_counts_as_having_come(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    far = opened(market, meena, chat, "mr", "हल्दी")
    assert "1. Ravi0" in taps(market, far)
    (day,) = market.look(lambda db: market_days.newest(db, chat.group.id, at_most=5))
    assert day.came == 1
    market.later(hours=2.5)
    assert say("mr", OVER, group="सागर हल्दी", came=1, enquiries=1, offers=0, introductions=0) in far.all


@pytest.mark.parametrize(
    ("language", "words", "price"),
    [
        ("mr", "मी 50 किलो देऊ शकतो, 110 रुपये किलो", 11000),
        ("hi", "हाँ मैं 50 किलो दे सकता हूँ 112 रुपये किलो", 11200),
        ("en", "I can give 50 kg at 115 per kg", 11500),
        ("hi", "50 kilo, 112 rupaye", 11200),
        ("mr", "५० किलो, ११० रुपये किलो", 11000),
    ],
)
def test_own_words_below_the_week_answer_its_card(
    market: Market, meena: Chat, chat: GroupChat, language: str, words: str, price: int
) -> None:
    far = opened(market, meena, chat, language, "हल्दी")
    taps(market, far)
    far.says(words)
    far.presses("Only through Haat")
    assert answer_of(market) == ("50", price)


def test_own_words_instead_of_the_tap_answer_too(market: Market, meena: Chat, chat: GroupChat) -> None:
    far = opened(market, meena, chat, "hi", "हल्दी")
    far.says("मैं 50 किलो दे सकता हूँ 112 रुपये किलो")
    far.presses("Only through Haat")
    assert answer_of(market) == ("50", 11200)


def test_who_gives_answers_the_one_who_wants_though_others_offer_the_same_goods(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    usha = member(market, chat, market.seller(["turmeric"], SAGAR, name="Usha"))
    chat.says(usha, "haldi 115 rupaye kilo")
    usha.presses("Yes")
    far = opened(market, meena, chat, "hi", "हल्दी")
    far.says("pehle wale ko 50 kilo de dunga 112 rupaye kilo")
    far.presses("Only through Haat")
    assert answer_of(market) == ("50", 11200)


@pytest.mark.parametrize(
    ("language", "words"), [("hi", "dikhao"), ("hi", "haan dikhao"), ("mr", "dakhva"), ("mr", "दाखवा")]
)
def test_the_buttons_word_may_be_typed_in_any_script(
    market: Market, meena: Chat, chat: GroupChat, language: str, words: str
) -> None:
    far = opened(market, meena, chat, language, "हल्दी")
    assert "1. Ravi0" in far.says(words)


def test_goods_are_asked_for_by_their_name(market: Market, meena: Chat, chat: GroupChat) -> None:
    market.write(lambda db: groups.change(db, chat.group.id, concept=""))
    far = opened(market, meena, chat, "en", "हल्दी", "मिर्च")
    assert taps(market, far) == say("en", "Which goods?")
    assert "Ravi1 (Sagar) wants: chilli" in far.says("any chilli?")
