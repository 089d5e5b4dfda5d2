"""What happens in a group's own chat to those who break its rules, and to those who look after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from handlers.group import group_bans
from handlers.group.moderation_orders import order_in
from handlers.group.raids import CAME_AT_ONCE
from handlers.language import Counted, say
from storage import bans, cards, groups, links, marks
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market, markets

SAGAR = 425
BAD = "हल्दी के लिए फोन करो 6450012345"


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def status_of(market: Market, group_id: int, who: Chat) -> str:
    place = market.look(lambda db: groups.member(db, group_id, who.person_id))
    assert place is not None
    return place.status


def maker_with_a_card(market: Market, chat: GroupChat) -> tuple[Chat, Any]:
    """A member of the group whose offer hangs in its chat."""
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, "हल्दी 120 रुपये किलो, कम से कम 20 किलो, मेरे पास है")
    sita.presses("Yes")
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    return sita, card


def test_a_ban_puts_out_of_the_chat_takes_cards_down_and_holds_in_groups_made_later(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    sita, card = maker_with_a_card(market, chat)
    bad = chat.says(sita, BAD)
    assert {"message": bad} in chat.deeds("delete")
    (mark,) = market.look(lambda db: marks.of_group(db, chat.group.id))
    market.begin(meena, "mark_seen", str(mark.id))
    meena.presses("Ban from groups")
    market.later(seconds=2)
    assert chat.deeds("ban") == [{"user": sita.address}]
    assert market.look(lambda db: cards.get(db, card.id)).status == "removed"
    assert say("hi", "Taken off.") in chat.edits[-1]
    later = market.write(lambda db: groups.create(db, "मिर्ची", SAGAR, "", None, market.clock.now(), token="mirchi1"))
    assert later is not None
    assert market.look(lambda db: bans.stands(db, later, sita.person_id))
    market.write(lambda db: _link(db, market, later))
    sita.says("HAAT mirchi1")
    assert "मिर्ची" in sita.last
    assert market.look(lambda db: groups.member(db, later, sita.person_id)) is None
    chat.says(sita, "फिर से आया हूँ")
    assert len(chat.deeds("ban")) == 2, "whoever slipped in again goes out again"
    meena.says("undo")
    market.later(seconds=2)
    assert not market.look(lambda db: bans.stands(db, later, sita.person_id))
    assert chat.deeds("unban") == [{"user": sita.address}]
    assert market.look(lambda db: cards.get(db, card.id)).status == "open"


def test_who_is_banned_is_told_so_at_a_card_and_gets_nothing_of_it(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, "हल्दी 120 रुपये किलो, कम से कम 20 किलो, मेरे पास है")
    sita.presses("Yes")
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    market.write(lambda db: group_bans.ban(db, market.app.world, ravi.person_id, SAGAR, by=None, reason="report"))
    market.settle()
    before = len(ravi.shown)
    chat.presses(ravi, say("hi", "I want this"))
    assert chat.answers[-1][0] == say("hi", "The office has closed this group to you for now.")
    assert len(ravi.shown) == before


def _link(db: object, market: Market, group_id: int) -> None:
    links.add_link(db, "mirchi1", market.clock.now(), district_lgd=SAGAR, language=None, role=None, group_id=group_id)  # type: ignore[arg-type]


def test_marks_of_another_district_do_not_count_here(market: Market, chat: GroupChat) -> None:
    kale = market.officer(482, name="Kale")
    now = market.clock.now()
    market.write(lambda db: groups.create(db, "मुंबई", 482, "", -1009999999999, now, token="mumbai9"))
    there = GroupChat(market, kale, "-1009999999999")
    ravi = market.buyer(SAGAR, name="Ravi")
    there.says(ravi, BAD)
    there.says(ravi, BAD + " ")
    assert len(there.deeds("restrict")) == 1
    chat.says(ravi, BAD)
    assert chat.deeds("restrict") == []
    chat.says(ravi, BAD + "  ")
    assert len(chat.deeds("restrict")) == 1


@pytest.mark.parametrize(
    ("words", "order"),
    [("इसको निकालो", "ban"), ("डिलीट करो", "off"), ("please remove this", "off"), ("ise hata do", "off"), ("याला बाहेर काढा", "ban"),
     ("हे काढून टाका", "off"), ("chup karo", "mute"), ("बहुत बढ़िया", None), ("this is good", None), ("निकालो मत", None)],
)  # fmt: skip
def test_orders_below_a_post_are_known_with_the_words_that_point(words: str, order: str | None) -> None:
    assert order_in(words) == order


def test_a_moderator_acts_below_a_post_and_nobody_else_does(market: Market, meena: Chat, chat: GroupChat) -> None:
    gita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Gita"))
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    post = chat.says(ravi, "कल क्रिकेट मैच कौन देखेगा?")
    chat.says(gita, "हटाओ", reply_to=post)
    assert {"message": post} not in chat.deeds("delete")
    about = chat.says(gita, "नमस्ते सबको")
    chat.says(meena, "moderator", reply_to=about)
    assert market.look(lambda db: groups.moderators(db, chat.group.id)) == [gita.person_id]
    order = chat.says(gita, "हटाओ", reply_to=post)
    assert {"message": post} in chat.deeds("delete")
    assert {"message": order} in chat.deeds("delete"), "the order goes away too"
    assert say("hi", "a moderator of the group found it wrong") in ravi.last
    chat.says(gita, "ban", reply_to=chat.says(ravi, "मैं तो लिखूँगा"))
    assert status_of(market, chat.group.id, ravi) == "banned"
    chat.says(gita, "ban", reply_to=chat.says(meena, "नियम सबके लिए हैं"))
    assert status_of(market, chat.group.id, ravi) == "banned"
    assert [one["user"] for one in chat.deeds("ban")] == [ravi.address], "an officer is banned by nobody"


def test_three_reports_take_a_card_down_until_a_moderator_has_looked(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    _, card = maker_with_a_card(market, chat)
    others = [market.buyer(SAGAR, name=name) for name in ("Ravi", "Asha", "Gopal")]
    wrong = say("hi", "Something is wrong")
    for one in (others[0], others[0], others[1]):
        chat.presses(one, wrong)
    assert market.look(lambda db: cards.get(db, card.id)).status == "open", "the same person twice is one report"
    chat.presses(others[2], wrong)
    assert market.look(lambda db: cards.get(db, card.id)).status == "removed"
    assert "Sita" in meena.last
    assert sum("Sita" in one.text for one in meena.shown) == 1, "one question, however many reports"
    meena.presses("It is all right")
    assert market.look(lambda db: cards.get(db, card.id)).status == "open"


def test_a_reported_post_comes_off_by_a_moderators_word(market: Market, meena: Chat, chat: GroupChat) -> None:
    ravi, asha = market.buyer(SAGAR, name="Ravi"), market.buyer(SAGAR, name="Asha")
    post = chat.says(ravi, "कुछ भी बेकार की बात")
    report = chat.says(asha, "शिकायत", reply_to=post)
    assert {"message": report} in chat.deeds("delete"), "nobody sees who reported"
    assert "बेकार" in meena.last
    meena.presses("Take it off")
    assert {"message": post} in chat.deeds("delete")


def test_many_strangers_at_once_are_held_for_half_an_hour_and_it_ends_by_itself(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    for place in range(14):
        chat.comes(str(4_000_000_000_900_000 + place))
    assert len(chat.deeds("restrict")) == 14, "those before the twelfth, and those after it"
    assert say("hi", "{group}: {strangers}. They cannot write there for 30 minutes, then it ends by itself.",
               group=chat.group.name, strangers=Counted(CAME_AT_ONCE, 12)) in meena.all  # fmt: skip
    chat.says(sita, "हल्दी 120 रुपये किलो है, नमस्ते")
    held = chat.says("4000000000800001", "join my channel friends")
    assert {"message": held} in chat.deeds("delete")
    market.later(minutes=31)
    before = len(chat.deeds("delete"))
    chat.says("4000000000800001", "नमस्ते, मैं भोपाल से हूँ")
    assert len(chat.deeds("delete")) == before


def test_posts_of_many_strangers_at_once_are_a_raid_and_members_write_on(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    for place in range(12):
        chat.says(str(4_000_000_000_900_000 + place % 6), f"hello everyone {place}")
    assert chat.group.raid_until is not None
    before = len(chat.deeds("delete"))
    chat.says(sita, "आज मंडी बंद है")
    assert len(chat.deeds("delete")) == before


def test_a_newcomer_begins_slowly_and_nothing_is_held_against_them(market: Market, chat: GroupChat) -> None:
    new = "4000000000700001"
    chat.comes(new)
    for place in range(3):
        market.later(minutes=5)
        chat.says(new, f"नमस्ते, यह मेरी बात है {place}")
    assert chat.deeds("delete") == []
    market.later(minutes=5)
    fourth = chat.says(new, "और एक बात")
    assert chat.deeds("delete") == [{"message": fourth}]
    assert chat.deeds("restrict") == []
    market.later(hours=24)
    chat.says(new, "अब एक दिन हो गया")
    assert len(chat.deeds("delete")) == 1


def test_an_album_of_ten_is_one_post(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    for place in range(10):
        chat.photo(sita, "हल्दी देखिए" if not place else "", album="album-1")
    market.later(seconds=2)
    assert chat.deeds("delete") == []
    for place in range(9):
        chat.says(sita, f"बात {place}")
    assert len(chat.deeds("delete")) >= 1, "nine posts within a minute are a flood"


def test_one_burst_is_one_mark(market: Market, meena: Chat, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    before = len(meena.shown)
    posts = [chat.says(sita, f"नमस्ते {place}") for place in range(14)]
    assert [one["message"] for one in chat.deeds("delete")] == posts[8:], "all of the rest goes"
    assert chat.deeds("restrict") == []
    assert len(sita.shown) == 1
    assert len(meena.shown) == before
    market.later(minutes=2)
    for place in range(12):
        chat.says(sita, f"राम राम {place}")
    assert len(chat.deeds("restrict")) == 1, "another burst is another mark"


def test_a_buyer_offers_nothing_in_the_group(market: Market, chat: GroupChat) -> None:
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    post = chat.says(ravi, "मेरे पास हल्दी है, 120 रुपये किलो")
    assert chat.deeds("delete") == [{"message": post}]
    assert say("hi", "only the sellers of this group offer here") in ravi.last
    assert chat.deeds("restrict") == []


def test_anonymous_admins_channels_and_bots_are_nobodys_posts(market: Market, chat: GroupChat) -> None:
    before = len(chat.shown)
    for text in ("50 किलो हल्दी चाहिए", BAD, "https://example.com"):
        chat.says("0", text)
    assert chat.deeds("delete") == []
    assert len(chat.shown) == before


def test_an_officer_of_another_district_decides_nothing_here(market: Market, meena: Chat, chat: GroupChat) -> None:
    kale = market.officer(482, name="Kale")
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.says(ravi, BAD)
    (mark,) = market.look(lambda db: marks.of_group(db, chat.group.id))
    market.begin(kale, "mark_seen", str(mark.id))
    assert say("hi", "This is for officers of the district office only.") in kale.last
    chat.says(kale, "ban", reply_to=chat.says(ravi, "नमस्ते"))
    assert chat.deeds("ban") == []


def test_who_is_banned_is_so_through_the_other_channel_too(market: Market, chat: GroupChat) -> None:
    from storage import people

    sita = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita"))
    other = market.stranger("telegram", "Sita")
    now = market.clock.now()

    def same_person(db: object) -> None:
        place = people.address_for(db, "telegram", "HaatTestBot", [other.address], now)  # type: ignore[arg-type]
        people.change_address(db, place.id, person_id=sita.person_id)  # type: ignore[arg-type]
        group_bans.ban(db, market.app.world, sita.person_id, SAGAR, by=None, reason="report")  # type: ignore[arg-type]

    market.write(same_person)
    post = chat.says(other.address, "हल्दी 120 रुपये किलो है")
    assert {"message": post} in chat.deeds("delete")
    assert {"user": other.address} in chat.deeds("ban")
    sita.says("groups")
    assert chat.group.name not in sita.last
