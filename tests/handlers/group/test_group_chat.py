"""A group's own chat: rights, topics, its link, photos on cards, and everything odd that comes from a chat."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bot.papers.stamps import stamp
from handlers.language import say
from handlers.messages import ADD_TO, TELEGRAM, WHATSAPP
from storage import cards, enquiries, erasure, groups, kept_media, links, people
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import OUR_NAMES, Market, markets

SAGAR = 425
OFFER = "हल्दी 120 रुपये किलो, कम से कम 20 किलो, मेरे पास है"


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


# ── made ready ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_forum_gets_its_topics_once_and_cards_hang_in_theirs(market: Market, meena: Chat) -> None:
    chat = GroupChat(market, meena, forum=True)
    names = [one["name"] for one in chat.deeds("topic")]
    assert names == [say("hi", "Enquiries"), say("hi", "Offers"), say("hi", "Help")]
    chat.happens({"what": "bot", "status": "administrator", "lacks": ["can_pin_messages"], "forum": True}, meena)
    chat.happens({"what": "bot", "status": "administrator", "lacks": [], "forum": True}, meena)
    assert len(chat.deeds("topic")) == 3
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    market.write(lambda db: groups.change(db, chat.group.id, topics={"enquiry": [0, "77"], "offer": [0, "88"]}))
    chat.says(sita, OFFER)
    sita.presses("Yes")
    assert [one.part.thread for one in market.telegram.sent if one.to == chat.chat][-1] == "88"


def test_a_chat_without_topics_gets_none(market: Market, chat: GroupChat) -> None:
    assert chat.deeds("topic") == []
    assert len(chat.deeds("invite_link")) == 1


def test_an_officer_is_handed_a_button_that_adds_haat_with_its_rights(market: Market, meena: Chat) -> None:
    meena.says("groups")
    meena.presses("New group")
    meena.says("मिर्च")
    meena.presses(1)
    made = meena.shown[-1]
    token = market.look(lambda db: next(one.token for one in groups.in_districts(db, [SAGAR]) if one.concept))
    assert [button.data for button in made.buttons] == [f"{ADD_TO}{token}"]


def test_what_is_missing_is_said_with_a_button_that_asks_for_it(meena: Chat, chat: GroupChat) -> None:
    chat.happens({"what": "bot", "status": "administrator", "lacks": ["can_delete_messages"], "title": "x"}, meena)
    assert "delete messages" in meena.last
    assert meena.shown[-1].buttons[0].data.startswith(ADD_TO)


def test_a_prepared_group_that_moves_into_a_chat_keeps_its_rights_and_hangs_cards(market: Market, meena: Chat) -> None:
    now = market.clock.now()
    market.write(lambda db: groups.create(db, "हल्दी", SAGAR, "turmeric", None, now, token="haldi9"))
    chat = GroupChat(market, meena)
    chat.receive(meena.address, kind="start", start="haldi9")
    assert (chat.group.token, chat.group.telegram_state) == ("haldi9", "admin")
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    before = len(chat.shown)
    chat.says(sita, OFFER)
    sita.presses("Yes")
    assert len(chat.shown) == before + 1


def test_who_knocks_is_let_in_after_joining_and_sent_away_when_refused(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    market.write(lambda db: groups.change(db, chat.group.id, admits="queue"))
    sita, gita = market.seller(["turmeric"], SAGAR, name="Sita"), market.seller(["turmeric"], SAGAR, name="Gita")
    for one in (sita, gita):
        chat.happens({"what": "join_request", "link": ""}, one)
        one.presses("Yes, let me in")
    assert chat.deeds("approve_join") == []
    meena.presses("Refuse")
    meena.presses("Let in")
    assert sorted([*chat.deeds("approve_join"), *chat.deeds("decline_join")], key=lambda one: one["user"]) == [
        {"user": sita.address}, {"user": gita.address},
    ]  # fmt: skip
    assert len(chat.deeds("approve_join")) == 1


# ── photos ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_photo_hangs_only_after_its_makers_yes_with_the_name_across(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="सीता"))
    chat.photo(sita, OFFER)
    sita.presses("Yes")
    sita.presses("Yes, show it")
    market.later(seconds=2)
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.media_id is not None
    kept = market.look(lambda db: kept_media.one(db, card.media_id))
    assert kept.person_id == sita.person_id, "it goes when she asks to be forgotten"
    assert chat.shown[-1].media_kind == "photo"
    assert "₹120" in chat.last


def test_without_a_yes_no_photo_is_shown(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="सीता"))
    chat.photo(sita, OFFER)
    sita.presses("Yes")
    sita.presses("No photo")
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.media_id is None
    assert chat.shown[-1].media_kind == ""


def test_a_buyers_photo_is_asked_for_and_hangs_below_the_card(market: Market, chat: GroupChat) -> None:
    market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.photo(ravi, "मुझे 100 किलो हल्दी चाहिए सागर में")
    ravi.presses("Yes, ask them")
    before = len(chat.shown)
    assert all(one.media_kind == "" for one in chat.shown)
    ravi.presses("Yes, show it")
    market.later(seconds=2)
    assert len(chat.shown) == before + 1
    assert chat.shown[-1].media_kind == "photo"


@pytest.mark.parametrize("name", ["सीता हल्दी भंडार", "Sita Turmeric", "क्षत्रिय ज्ञानेश्वर"])
def test_the_name_stands_across_the_photo(name: str) -> None:
    plain = Image.new("RGB", (600, 400), "brown")
    found = stamp(plain, name)
    assert found.size == plain.size
    where = ImageChops.difference(plain, found).getbbox()
    assert where is not None
    left, top, right, bottom = where
    assert right - left > 200, "from side to side"
    assert bottom - top > 100, "over the height"
    assert stamp(plain, "other").tobytes() != found.tobytes()
    out = io.BytesIO()
    found.save(out, "JPEG")
    assert out.getvalue()[:2] == b"\xff\xd8"


# ── bad input ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_press_by_a_stranger_gets_a_start_link_and_nothing_in_the_group(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, OFFER)
    sita.presses("Yes")
    before = len(chat.shown)
    chat.presses("4000000000700009", say("hi", "I want this"))
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert chat.answers[-1] == ("", market.look(lambda db: links.link_to_card(db, card.id)))
    assert len(chat.shown) == before


def test_the_same_person_on_both_channels_is_one_member_and_hears_of_a_card_once(
    market: Market, chat: GroupChat
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita"))
    other = market.stranger("telegram", "Sita")
    now = market.clock.now()

    def same(db: object) -> None:
        place = people.address_for(db, "telegram", OUR_NAMES["telegram"], [other.address], now)  # type: ignore[arg-type]
        people.change_address(db, place.id, person_id=sita.person_id)  # type: ignore[arg-type]

    market.write(same)
    market.write(lambda db: groups.change_member(db, chat.group.id, sita.person_id, delivery="now"))
    for place in range(6):
        market.seller(["turmeric"], SAGAR, name=f"S{place}")
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.says(ravi, "मुझे 100 किलो हल्दी चाहिए सागर में")
    ravi.presses("Yes, ask them")
    market.later(seconds=2)
    heard = [one for one in [*sita.shown, *other.shown] if "100" in one.text]
    assert len(heard) == 1
    (member_row,) = market.look(lambda db: [one for one in groups.figures(db, chat.group.id) if one.role == "seller"])
    assert member_row.members == 1


def test_a_long_post_reaches_whatsapp_as_a_card_that_fits(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    ravi = member(market, chat, market.buyer(SAGAR, channel="whatsapp", name="Ravi"), role="buyer")
    market.write(lambda db: groups.change_member(db, chat.group.id, ravi.person_id, delivery="now"))
    long = OFFER + "। " + "अच्छी धुली हुई सूखी पीसी छनी पैक की हुई। " * 92
    chat.says(sita, long[:4096])
    sita.presses("Yes")
    market.later(seconds=2)
    assert "₹120" in ravi.all
    assert all(WHATSAPP.length(one.text) <= WHATSAPP.text for one in ravi.shown)
    assert all(TELEGRAM.length(one.text) <= TELEGRAM.text for one in chat.shown)


def test_a_deleted_original_leaves_its_card_and_the_trade_alone(market: Market, chat: GroupChat) -> None:
    """Telegram reports no deletions to bots: the card stays until its maker or a moderator takes it down."""
    market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = market.buyer(SAGAR, name="Ravi")
    post = chat.says(ravi, "मुझे 100 किलो हल्दी चाहिए सागर में")
    ravi.presses("Yes, ask them")
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Gita"))
    market.begin(sita, "card", "1")
    sita.says("कब तक चाहिए?")
    chat.receive(ravi.address, kind="edited", text="अब नहीं चाहिए", message_id=post)
    ravi.says("15 दिसंबर तक")
    assert "15 दिसंबर तक" in sita.last, "the trade goes on, whatever became of the post"
    assert chat.last == "जवाब: 15 दिसंबर तक"
    assert market.look(lambda db: enquiries.get(db, 1)).status == "open"
    assert [one.status for one in market.look(lambda db: cards.of_enquiry(db, 1))] == ["open"]


def test_the_card_of_one_who_was_erased_comes_down_and_their_presses_are_a_strangers(
    market: Market, chat: GroupChat
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="सीताबाई"))
    chat.says(sita, OFFER)
    sita.presses("Yes")
    assert "सीताबाई" in chat.last
    person_id = sita.person_id
    market.write(lambda db: erasure.erase(db, person_id, None, market.clock.now()))
    market.later(seconds=2)
    assert len(chat.deeds("delete")) == 1
    assert "सीताबाई" not in chat.edits[-1]
    assert market.look(lambda db: cards.of_person(db, person_id)) == [], "nobody can answer it any more"
    assert market.look(lambda db: groups.member(db, chat.group.id, person_id)) is None


def test_an_edited_post_asks_nothing_and_offers_nothing(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    post, before = chat.says(sita, "राम राम"), len(sita.shown)
    chat.receive(sita.address, kind="edited", text=OFFER, message_id=post)
    chat.receive(sita.address, kind="edited", text="50 किलो मिर्ची चाहिए", message_id=post)
    assert len(sita.shown) == before
    chat.says(sita, OFFER)
    assert "₹120" in sita.last, "written anew it is an offer"


def test_an_officer_of_another_district_presses_like_anybody(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, OFFER)
    sita.presses("Yes")
    kale = market.officer(482, name="Kale")
    for conversation in ("group_market", "group_cost", "group_rules"):
        market.begin(kale, conversation, str(chat.group.id))
        assert say("hi", "This is for officers of the district office only.") in kale.last
    chat.presses(kale, say("hi", "Something is wrong"))
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.status == "open", "one report of anybody takes nothing down"
