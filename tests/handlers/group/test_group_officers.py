"""What an officer does for a group: several goods, moderators by name, the poster, its languages on the pinned card."""

from __future__ import annotations

import pytest

from bot.channels.channel import ChannelError, Decision, Done, Errand
from handlers.language import say
from handlers.messages import ADD_TO
from storage import cards, groups, kept_media, people
from tests.chat import Chat
from tests.groupchat import CHAT, GroupChat, member
from tests.market import Market

SAGAR = 425
OFFER = "हल्दी 120 रुपये किलो, कम से कम 20 किलो, मेरे पास है"


def looks_at(meena: Chat, group: str, wish: str) -> None:
    meena.says("groups")
    meena.presses(group)
    if wish == "Moderators":
        meena.presses("Purpose and rules")
    meena.presses(wish)


# ── several goods ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_group_for_several_goods_gets_the_cards_of_each_and_of_no_other(market: Market, meena: Chat) -> None:
    meena.says("groups")
    meena.presses("New group")
    meena.says("हल्दी, मिर्च और पापड़")
    meena.says("सागर मसाले")
    (one,) = market.look(lambda db: groups.in_districts(db, [SAGAR]))
    goods = market.look(lambda db: groups.goods_of(db, one))
    assert len(goods) == 3
    assert goods[0] == "turmeric"
    for slug in goods:
        assert market.look(lambda db, slug=slug: groups.for_goods(db, [slug], [SAGAR])) == [one]
    assert market.look(lambda db: groups.for_goods(db, ["mango_pickle"], [SAGAR])) == []
    assert market.look(lambda db: groups.for_goods(db, ["papad"], [482])) == []
    for place in range(6):
        market.seller(["papad"], SAGAR, name=f"S{place}")
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.says("50 किलो पापड़ चाहिए सागर में")
    ravi.presses("Yes, ask them")
    assert [card.group_id for card in market.look(lambda db: cards.of_enquiry(db, 1))] == [one.id]


# ── moderators ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_officer_makes_a_member_moderator_by_name_and_takes_it_back(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    gita = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Gita"))
    market.seller(["turmeric"], SAGAR, name="Gita Devi")
    ravi = market.buyer(SAGAR, name="Ravi")
    looks_at(meena, chat.group.name, "Moderators")
    meena.says("Sunita")
    assert say("hi", "Nobody in {group} is called “{words}”. Only members can look after it.", group=chat.group.name,
               words="Sunita") == meena.last  # fmt: skip
    looks_at(meena, chat.group.name, "Moderators")
    meena.says("gita")
    assert market.look(lambda db: groups.moderators(db, chat.group.id)) == [gita.person_id]
    assert chat.group.name in gita.last
    chat.says(ravi, "कुछ भी बेकार की बात")
    chat.says(market.buyer(SAGAR, name="Asha"), "शिकायत", reply_to=str(1000 + chat._events))
    assert "बेकार" in gita.last, "who sits on WhatsApp moderates the Telegram chat too"
    looks_at(meena, chat.group.name, "Moderators")
    assert "Gita" in meena.last
    meena.presses(say("hi", "Not {name} any more", name="Gita"))
    assert market.look(lambda db: groups.moderators(db, chat.group.id)) == []
    assert say("hi", "You are no moderator of {group} any more. Thank you for looking after it.",
               group=chat.group.name) in gita.all  # fmt: skip
    meena.says("undo")
    assert market.look(lambda db: groups.moderators(db, chat.group.id)) == [gita.person_id]


def test_of_two_of_one_name_the_officer_chooses(market: Market, meena: Chat, chat: GroupChat) -> None:
    for _ in range(2):
        member(market, chat, market.seller(["turmeric"], SAGAR, name="Gita Devi"))
    looks_at(meena, chat.group.name, "Moderators")
    meena.says("Gita")
    assert market.look(lambda db: groups.moderators(db, chat.group.id)) == []
    meena.presses(2)
    assert len(market.look(lambda db: groups.moderators(db, chat.group.id))) == 1


def test_a_moderators_word_below_a_card_takes_it_off_on_both_sides(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    ravi = member(market, chat, market.buyer(SAGAR, channel="whatsapp", name="Ravi"), role="buyer")
    chat.says(sita, OFFER)
    sita.presses("Yes")
    ours = next(one.message_id for one in reversed(chat.shown) if one.buttons)
    chat.says(ravi.address, "off", reply_to=ours)
    assert market.look(lambda db: cards.get(db, 1)).status == "open", "who looks after nothing takes nothing off"
    order = chat.says(meena, "हटाओ", reply_to=ours)
    market.later(seconds=2)
    assert {"message": order} in chat.deeds("delete")
    assert market.look(lambda db: cards.get(db, 1)).status == "removed"
    assert say("hi", "Taken off.") in chat.edits[-1]
    assert say("hi", "a moderator of the group found it wrong") in sita.last
    before = len(ravi.shown)
    market.later(hours=22)
    assert len(ravi.shown) == before, "nothing of it crosses to WhatsApp any more"


def test_a_ban_below_a_card_puts_its_maker_out_and_undo_brings_all_back(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, OFFER)
    sita.presses("Yes")
    chat.says(meena, "ban", reply_to=next(one.message_id for one in reversed(chat.shown) if one.buttons))
    assert chat.deeds("ban") == [{"user": sita.address}]
    meena.says("undo")
    assert chat.deeds("unban") == [{"user": sita.address}]
    assert market.look(lambda db: cards.get(db, 1)).status == "open"


# ── the poster ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("form", "kind", "head"),
    [("Picture to send on", "photo", b"\x89PNG"), ("Page to print (PDF)", "document", b"%PDF-")],
)
def test_an_officer_gets_the_poster_in_the_chat(
    market: Market, meena: Chat, chat: GroupChat, form: str, kind: str, head: bytes
) -> None:
    looks_at(meena, chat.group.name, "Poster with QR")
    meena.presses(form)
    meena.presses("मराठी")
    market.later(seconds=2)
    assert meena.shown[-1].media_kind == kind
    (errand,) = [one for one in market.telegram.sent if one.part.media_kind == kind and one.to == meena.address]
    kept = market.look(lambda db: kept_media.one(db, errand.part.media_id))
    assert (market.folder / "media" / kept.path).read_bytes().startswith(head)


def test_no_other_offices_officer_gets_it(market: Market, chat: GroupChat) -> None:
    kale = market.officer(482, name="Kale")
    market.begin(kale, "group_poster", str(chat.group.id))
    assert say("hi", "This is for officers of the district office only.") in kale.last
    market.begin(kale, "group_moderators", str(chat.group.id))
    assert say("hi", "This is for officers of the district office only.") in kale.last


# ── the pinned card ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_pinned_card_reads_in_the_languages_of_the_chat_and_follows_them(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    (pinned,) = [one for one in chat.shown if "हाट" in one.text]
    assert len(chat.deeds("pin")) == 1
    assert pinned.labels == [say("hi", "Join here")]
    looks_at(meena, chat.group.name, "Purpose and rules")
    meena.presses("Its languages")
    meena.presses("मराठी")
    meena.presses("हिन्दी")
    office = {"hi": "जिला उद्योग केंद्र सागर", "mr": "जिल्हा उद्योग केंद्र सागर"}
    first, second = chat.edits[-1].split("\n\n")
    assert office["mr"] in first
    assert office["hi"] in second
    (edit,) = [one for one in market.telegram.deeds if one.action == "edit"]
    assert [one.label for one in edit.part.buttons] == [say("mr", "Join here")]
    assert len(chat.deeds("pin")) == 1, "it is changed, not posted again"
    meena.says("undo")
    assert chat.edits[-1].split("\n\n") == [pinned.text]
    assert (
        market.look(lambda db: people.person(db, people.address(db, chat.group.address_id).person_id)).language == "hi"
    )


def test_a_prepared_group_takes_over_the_pinned_card_of_its_chat(market: Market, meena: Chat) -> None:
    now = market.clock.now()
    market.write(lambda db: groups.create(db, "हल्दी", SAGAR, "turmeric", None, now, token="haldi9"))
    chat = GroupChat(market, meena)
    posts = len(chat.shown)
    chat.receive(meena.address, kind="start", start="haldi9")
    assert len(chat.shown) == posts, "one pinned card, never two"
    (edit,) = [one for one in market.telegram.deeds if one.action == "edit"]
    assert [one.data for one in edit.part.buttons] == ["start:haldi9"]


# ── a chat that goes or moves ─────────────────────────────────────────────────────────────────────────────────────


def offers(market: Market, chat: GroupChat, name: str) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name=name))
    chat.says(sita, OFFER)
    sita.presses("Yes")


def refuses_there(market: Market, monkeypatch: pytest.MonkeyPatch, error: ChannelError) -> None:
    """From now on Telegram takes nothing for the group's chat."""
    real = market.telegram.do

    async def do(errand: Errand) -> Done:
        if errand.to == CHAT and errand.action == "send":
            raise error
        return await real(errand)

    monkeypatch.setattr(market.telegram, "do", do)


def test_a_deleted_chat_is_noted_when_nothing_gets_there_and_officers_hear_of_it_once(
    market: Market, meena: Chat, chat: GroupChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        refuses_there(market, patched, ChannelError(Decision.UNREACHABLE, "kicked"))
        for name in ("Sita", "Gita"):
            offers(market, chat, name)
    assert chat.group.telegram_state == "gone"
    told = say(
        "hi", "{group}: its chat is deleted, or I was removed there; its cards go on here.", group=chat.group.name
    )
    assert meena.all.count(told) == 1
    assert meena.shown[-1].buttons[0].data.startswith(ADD_TO)
    meena.says("groups")
    meena.presses(chat.group.name)
    assert say("hi", "I was removed") in meena.last
    chat.happens({"what": "bot", "status": "administrator", "lacks": [], "title": "x"}, meena)
    posts = len(chat.shown)
    offers(market, chat, "Radha")
    assert len(chat.shown) == posts + 1, "back in the chat, its cards hang there again"


def test_a_chat_whose_new_id_is_learnt_on_the_way_keeps_its_group(
    market: Market, chat: GroupChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        refuses_there(market, patched, ChannelError(Decision.MIGRATED, "moved", new_id="-1009876543210"))
        offers(market, chat, "Sita")
    market.later(seconds=30)
    moved = market.look(lambda db: groups.of_chat(db, -1009876543210))
    assert moved is not None
    assert moved.status == "open"
    there = [one.part.text for one in market.telegram.sent if one.to == "-1009876543210"]
    assert len([text for text in there if "₹120" in text]) == 1, "the card hangs in the chat that moved"


@pytest.mark.parametrize(
    ("status", "state", "shown"),
    [("left", "gone", "I was removed"), ("member", "member", "I am no administrator there")],
)
def test_being_removed_or_demoted_is_told_and_shown(
    meena: Chat, chat: GroupChat, status: str, state: str, shown: str
) -> None:
    name = chat.group.name
    chat.happens({"what": "bot", "status": status, "lacks": [], "title": "x"}, meena)
    assert chat.group.telegram_state == state
    assert name in meena.last
    meena.says("groups")
    meena.presses(name)
    assert say("hi", shown) in meena.last


def test_a_group_that_becomes_a_supergroup_goes_along(market: Market, meena: Chat, chat: GroupChat) -> None:
    number = chat.group.id
    chat.happens({"what": "migrated", "to": "-1007777777777"}, meena)
    moved = market.look(lambda db: groups.of_chat(db, -1007777777777))
    assert moved is not None
    assert moved.id == number
    offers(market, chat_of(market, "-1007777777777", number), "Sita")
    assert [one.to for one in market.telegram.sent if "₹120" in one.part.text][-1] == "-1007777777777"


def chat_of(market: Market, chat: str, number: int) -> GroupChat:
    """The same group in the chat it has moved to."""
    moved = GroupChat.__new__(GroupChat)
    moved.market, moved.chat, moved._events = market, chat, 500
    assert moved.group.id == number
    return moved
