"""What crosses between a group's own chat and people elsewhere: questions below a card, notices, several cards at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import card_questions, cards, group_figures, groups, links, people, templates
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import NOON, OUR_NAMES, Market

SAGAR = 425
WANTS = "100 किलो हल्दी चाहिए सागर में"


@pytest.fixture
def ravi(market: Market, chat: GroupChat) -> Chat:
    """A buyer of the chat whose enquiry hangs there; six sellers of the first wave are asked, Sita and Gita are not."""
    for place in range(6):
        market.seller(["turmeric"], SAGAR, name=f"S{place}")
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    chat.says(ravi, WANTS)
    ravi.presses("Yes, ask them")
    return ravi


def seller_elsewhere(market: Market, chat: GroupChat, name: str = "सीता") -> Chat:
    """A seller on WhatsApp who wants cards at once."""
    who = market.seller(["turmeric"], SAGAR, channel="whatsapp", name=name)
    member(market, chat, who)
    market.write(lambda db: groups.change_member(db, chat.group.id, who.person_id, delivery="now"))
    return who


def card_row(market: Market, chat: GroupChat) -> str:
    """The id of the newest card's message in the chat."""
    return next(one.message_id for one in reversed(chat.shown) if one.buttons)


def asked(market: Market) -> list[card_questions.Asked]:
    return list(market.look(lambda db: card_questions.of_card(db, 1)))


# ── questions and answers cross ───────────────────────────────────────────────────────────────────────────────────


def test_a_question_from_elsewhere_and_its_answer_stand_below_the_card_on_both_sides(
    market: Market, chat: GroupChat, ravi: Chat
) -> None:
    sita, gita = seller_elsewhere(market, chat), seller_elsewhere(market, chat, "गीता")
    market.later(seconds=2)
    posts = len(chat.shown)
    sita.says("पैकिंग कैसी चाहिए?")
    assert [one.text for one in chat.shown[posts:]] == ["सीता ने पूछा: पैकिंग कैसी चाहिए?"]
    assert "पैकिंग कैसी चाहिए?" in ravi.last
    ravi.says("25 किलो के बोरे में")
    assert [one.text for one in chat.shown[posts + 1 :]] == ["जवाब: 25 किलो के बोरे में"]
    assert "25 किलो के बोरे में" in sita.last
    market.begin(gita, "card", "1")
    assert "पैकिंग कैसी चाहिए? जवाब: 25 किलो के बोरे में" in gita.last, "others read it below the card"
    sita.presses("I can give this")
    assert say("hi", "Yes, all") in sita.shown[-1].labels


def test_a_reply_in_the_chat_is_a_question_for_the_maker_elsewhere_and_the_answer_hangs_below_it(
    market: Market, chat: GroupChat
) -> None:
    for place in range(6):
        market.seller(["turmeric"], SAGAR, name=f"S{place}")
    ravi = member(market, chat, market.buyer(SAGAR, channel="whatsapp", name="Ravi"), role="buyer")
    ravi.says(WANTS)
    ravi.presses("Yes, ask them")
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    post = chat.says(sita, "kab tak chahiye?", reply_to=card_row(market, chat))
    assert "kab tak chahiye?" in ravi.last
    ravi.says("15 दिसंबर तक")
    assert chat.last == "जवाब: 15 दिसंबर तक"
    errand = [one for one in market.telegram.sent if one.to == chat.chat][-1]
    assert errand.part.reply_to == post
    assert asked(market)[0].status == "answered"


def test_the_makers_own_reply_answers_and_adds(market: Market, chat: GroupChat, ravi: Chat) -> None:
    sita = seller_elsewhere(market, chat)
    market.later(seconds=2)
    sita.says("organic chahiye kya?")
    question = chat.shown[-1].message_id
    chat.says(ravi, "हाँ, सर्टिफिकेट के साथ", reply_to=question)
    assert "हाँ, सर्टिफिकेट के साथ" in sita.last
    chat.says(ravi, "माल गोदाम पर पहुँचाना है", reply_to=card_row(market, chat))
    market.begin(sita, "card", "1")
    assert "माल गोदाम पर पहुँचाना है" in sita.last


def test_who_replies_to_an_answer_below_a_card_goes_on_with_its_thread(
    market: Market, chat: GroupChat, ravi: Chat
) -> None:
    gita = member(market, chat, market.seller(["turmeric"], SAGAR, name="गीता"))
    mohan = member(market, chat, market.seller(["turmeric"], SAGAR, name="मोहन"))
    question = chat.says(gita, "kitne din me paise milenge?", reply_to=card_row(market, chat))
    ravi.says("maal dekhte hi turant")
    answer = chat.shown[-1].message_id
    chat.says(ravi, "aur haan, bora mera hi rahega", reply_to=answer)
    chat.says(mohan, "bhada kaun dega?", reply_to=answer)
    chat.says(mohan, "kaun sa bora?", reply_to=question)
    assert [one.words for one in asked(market)] == [
        "kitne din me paise milenge?", "aur haan, bora mera hi rahega", "bhada kaun dega?", "kaun sa bora?",
    ]  # fmt: skip
    assert "bhada kaun dega?" in ravi.all
    before = len(mohan.shown)
    chat.says(mohan, "mere paas hai", reply_to=answer)
    assert say("hi", "Yes, all") in mohan.shown[-1].labels
    assert len(mohan.shown) > before


def test_numbers_in_a_question_are_hidden_and_links_are_not_carried(
    market: Market, chat: GroupChat, ravi: Chat
) -> None:
    sita = seller_elsewhere(market, chat)
    market.later(seconds=2)
    posts = len(chat.shown)
    sita.says("कब बात करें? 6450012345")
    assert "6450012345" not in "\n".join(one.text for one in chat.shown) + ravi.all
    market.begin(sita, "card", "1")
    before = len(chat.shown)
    sita.says("क्या यहाँ देखेंगे? http://haldi.example.xyz")
    assert len(chat.shown) == before
    assert len(chat.shown) > posts


def test_who_says_below_a_card_that_they_have_it_is_asked_in_private(
    market: Market, chat: GroupChat, ravi: Chat
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    posts = len(chat.shown)
    chat.says(sita, "मैं दे सकती हूँ", reply_to=card_row(market, chat))
    assert say("hi", "Yes, all") in sita.shown[-1].labels
    assert len(chat.shown) == posts, "personal answers never clutter the group"
    chat.says("4000000000000777", "main de sakta hu", reply_to=card_row(market, chat))
    assert chat.shown[-1].labels == [say("hi", "Start")]


def test_a_question_that_a_moderator_takes_off_is_gone_on_both_sides(
    market: Market, meena: Chat, chat: GroupChat, ravi: Chat
) -> None:
    sita = seller_elsewhere(market, chat)
    market.later(seconds=2)
    sita.says("भाव इतना कम क्यों?")
    ours = chat.shown[-1].message_id
    chat.says(meena, "off", reply_to=ours)
    assert {"message": ours} in [{"message": one.get("message")} for one in chat.deeds("delete")]
    assert asked(market) == []
    market.begin(sita, "card", "1")
    assert "भाव इतना कम" not in sita.last


def test_what_an_erased_person_asked_goes_from_the_chat(market: Market, chat: GroupChat, ravi: Chat) -> None:
    sita = seller_elsewhere(market, chat)
    market.later(seconds=2)
    sita.says("किस तालुके में चाहिए?")
    ours = chat.shown[-1].message_id
    from storage import erasure

    now = market.clock.now()
    market.write(lambda db: erasure.erase(db, sita.person_id, None, now))
    market.later(seconds=2)
    assert ours in [one.get("message") for one in chat.deeds("delete")]
    assert asked(market) == []


def test_three_questions_of_a_day_are_enough(market: Market, chat: GroupChat, ravi: Chat) -> None:
    sita = seller_elsewhere(market, chat)
    market.later(seconds=2)
    for place in range(4):
        market.begin(sita, "card", "1")
        sita.says(f"कितने दिन में चाहिए {place}?")
    assert len(asked(market)) == 3


# ── at once, together ─────────────────────────────────────────────────────────────────────────────────────────────


def hang(market: Market, chat: GroupChat, seller: Chat, goods: str) -> None:
    """An offer's card."""
    now = market.clock.now()
    market.write(lambda db: cards.post_offer(
        db, chat.group.id, seller.person_id, goods, day=now.date(), now=now, words="", price_paise=12000, unit="kg",
        moq=None, valid_until=now.date() + timedelta(days=14),
    ))  # fmt: skip


def test_cards_that_follow_soon_come_together_ten_minutes_later_in_order(market: Market, chat: GroupChat) -> None:
    seller = market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = member(market, chat, market.buyer(SAGAR, channel="whatsapp", name="Ravi"), role="buyer")
    market.write(lambda db: groups.change_member(db, chat.group.id, ravi.person_id, delivery="now"))
    ravi.says("menu")
    before = len(ravi.shown)
    for goods in ("turmeric", "papad", "mango_pickle"):
        hang(market, chat, seller, goods)
        market.later(seconds=20)
    assert len(ravi.shown) == before + 1, "the first at once, the others wait"
    market.later(minutes=11)
    assert len(ravi.shown) == before + 2
    lines = [line for line in ravi.last.split("\n") if line[:1].isdigit()]
    assert len(lines) == 2
    assert "पापड़" in lines[0]
    assert "अचार" in lines[1]
    market.later(hours=1)
    assert len(ravi.shown) == before + 2, "and nothing twice"


def test_outside_the_window_nothing_goes_at_once_and_the_digest_tells_of_it(market: Market, chat: GroupChat) -> None:
    seller = market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = member(market, chat, market.buyer(SAGAR, channel="whatsapp", name="Ravi"), role="buyer")

    def far(db: sa.Connection) -> None:
        groups.change_member(db, chat.group.id, ravi.person_id, delivery="now")
        templates.keep(db, "digest", "hi", OUR_NAMES["whatsapp"], NOON, content_sid="HX0", status="approved", words="",
                       category="MARKETING")  # fmt: skip
        people.change_address(
            db, people.addresses_of(db, ravi.person_id)[0].id, last_inbound_at=NOON - timedelta(days=3)
        )

    market.write(far)
    hang(market, chat, seller, "turmeric")
    market.later(seconds=30)
    market.later(minutes=15)
    assert [one for one in market.whatsapp.sent if one.to == ravi.address and one.template] == []
    market.later(hours=22)
    sent = [one for one in market.whatsapp.sent if one.to == ravi.address and one.template]
    assert len(sent) == 1
    market.later(hours=1)
    assert len([one for one in market.whatsapp.sent if one.to == ravi.address and one.template]) == 1


def test_who_is_in_two_groups_gets_one_message_of_the_day(market: Market, chat: GroupChat) -> None:
    seller = market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    now = market.clock.now()

    def second(db: sa.Connection) -> int:
        made = groups.create(db, "सागर पापड़", SAGAR, "papad", None, now, token="papad1")
        assert made is not None
        groups.join(db, made, ravi.person_id, now, role="buyer")
        cards.post_offer(db, made, seller.person_id, "papad", day=now.date(), now=now, words="", price_paise=9000, unit="kg",
                         moq=None, valid_until=now.date() + timedelta(days=14))  # fmt: skip
        return made

    market.write(second)
    hang(market, chat, seller, "turmeric")
    before = len(ravi.shown)
    market.later(hours=22)
    market.later(hours=1)
    assert len(ravi.shown) == before + 1
    assert "हल्दी" in ravi.last
    assert "पापड़" in ravi.last


def test_a_digest_whose_cards_are_over_says_so(market: Market, chat: GroupChat) -> None:
    seller = market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = market.buyer(SAGAR, name="Ravi")
    hang(market, chat, seller, "turmeric")
    market.write(lambda db: cards.settle(db, 1, "closed", market.clock.now()))
    world = market.app.world
    from handlers.step import begin_for

    market.write(lambda db: begin_for(db, world, ravi.person_id, "digest", f"{chat.group.id}:x", {"cards": [1]}))
    market.settle()
    assert ravi.last == say("hi", "What was new has found its way already.")


# ── figures ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_posts_are_counted_by_day_and_an_album_once(market: Market, chat: GroupChat) -> None:
    asha = member(market, chat, market.buyer(SAGAR, name="Asha"), role="buyer")
    chat.says(asha, "नमस्ते सबको")
    for _ in range(3):
        chat.photo(asha, album="a1")
    market.later(seconds=3)
    now = market.clock.now()
    found = market.look(
        lambda db: group_figures.between(db, chat.group.id, now - timedelta(days=7), now + timedelta(seconds=1))
    )
    assert found["posts"] == 2


def test_answers_are_counted_link_by_link(market: Market, chat: GroupChat, ravi: Chat) -> None:
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    token = market.look(lambda db: links.link_to_card(db, 1))
    sita.says(f"HAAT {token}")
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    other = market.seller(["papad"], SAGAR, channel="whatsapp", name="Gita")
    other.says(f"HAAT {token}")
    (row,) = market.look(lambda db: group_figures.links_of(db, chat.group.id))
    assert (row["token"], row["came"], row["answers"]) == (token, 2, 1)
    now = market.clock.now()
    week = market.look(
        lambda db: group_figures.between(db, chat.group.id, now - timedelta(days=7), now + timedelta(seconds=1))
    )
    assert (week["by_link"], week["link_answers"]) == (2, 1)


# ── languages of the chat ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_chat_of_two_languages_reads_its_cards_in_both(market: Market, meena: Chat, chat: GroupChat) -> None:
    market.begin(meena, "group_rules", str(chat.group.id))
    meena.presses("Its languages")
    meena.presses("मराठी")
    meena.presses("हिन्दी")
    for place in range(6):
        market.seller(["turmeric"], SAGAR, name=f"S{place}")
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.says(ravi, WANTS)
    ravi.presses("Yes, ask them")
    assert "हवं आहे" in chat.last
    assert "चाहिए" in chat.last
    market.later(seconds=2)
