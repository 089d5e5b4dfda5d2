"""A ban has its length, its reason and its way to object; officers see who is out and let them in again."""

from __future__ import annotations

import pytest

from handlers.group import ban_words, group_bans
from handlers.language import say
from storage import audit, bans, groups, profiles
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    return GroupChat(market, meena, title="सागर हल्दी")


@pytest.fixture
def ravi(market: Market, chat: GroupChat) -> Chat:
    return member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")


def ban(market: Market, who: Chat, *, by: Chat | None = None, reason: str = "report") -> None:
    officer = by.person_id if by else None
    market.write(lambda db: group_bans.ban(db, market.app.world, who.person_id, SAGAR, by=officer, reason=reason))
    market.settle()


def is_out(market: Market, chat: GroupChat, who: Chat) -> bool:
    return market.look(lambda db: bans.stands(db, chat.group.id, who.person_id))


def test_who_is_banned_hears_how_long_and_how_to_object(market: Market, chat: GroupChat, ravi: Chat) -> None:
    ban(market, ravi)
    over = market.clock.now() + group_bans.TERMS[0]
    assert f"{over.day} " in ravi.last
    assert ravi.shown[-1].labels == [say("hi", "Understood"), say("hi", "That is wrong")]


def test_a_ban_ends_by_itself_and_the_next_one_is_longer(market: Market, chat: GroupChat, ravi: Chat) -> None:
    ban(market, ravi)
    market.later(days=29)
    assert is_out(market, chat, ravi)
    market.later(days=2)
    assert not is_out(market, chat, ravi)
    assert ravi.last == say(
        "hi", "You can be in the groups of {district} again.\nWrite 'groups' to join.", district="सागर"
    )
    assert chat.deeds("unban") == [{"user": ravi.address}]
    ban(market, ravi)
    market.later(days=100)
    assert is_out(market, chat, ravi), "the second time is half a year"
    market.later(days=90)
    assert not is_out(market, chat, ravi)
    ban(market, ravi)
    market.later(days=400)
    assert is_out(market, chat, ravi), "the third time an officer must let them in"
    deeds = [one.deed for one in market.look(lambda db: audit.of_subject(db, f"person:{ravi.person_id}"))]
    assert deeds.count("ban_over") == 2


def test_a_year_after_the_last_ban_counting_begins_anew(market: Market, chat: GroupChat, ravi: Chat) -> None:
    ban(market, ravi)
    market.later(days=31)
    market.later(days=366)
    ban(market, ravi)
    market.later(days=31)
    assert not is_out(market, chat, ravi)


def test_signs_of_fraud_begin_with_the_longer_term(market: Market, chat: GroupChat, ravi: Chat) -> None:
    ban(market, ravi, reason="otp_or_card")
    market.later(days=31)
    assert is_out(market, chat, ravi)


def test_an_objection_reaches_officers_who_let_in_again(
    market: Market, chat: GroupChat, meena: Chat, ravi: Chat
) -> None:
    ban(market, ravi)
    ravi.says("गलत है, मैंने तो सिर्फ हल्दी का भाव पूछा था")
    assert ravi.last == say("hi", "The office looks at it; you hear from me.")
    assert "Ravi" in meena.last
    assert "भाव पूछा था" in meena.last
    meena.presses("Let in again")
    assert not is_out(market, chat, ravi)
    assert (
        say("hi", "You can be in the groups of {district} again.\nWrite 'groups' to join.", district="सागर")
        == ravi.last
    )
    deeds = [one.deed for one in market.look(lambda db: audit.of_subject(db, f"person:{ravi.person_id}"))]
    assert "unban" in deeds


def test_an_objection_that_is_turned_down_is_answered_with_the_day(
    market: Market, chat: GroupChat, meena: Chat, ravi: Chat
) -> None:
    ban(market, ravi)
    ravi.presses("That is wrong")
    ravi.says("भाई मैंने कुछ नहीं किया")
    meena.presses("Leave it so")
    assert is_out(market, chat, ravi)
    assert f"{(market.clock.now() + group_bans.TERMS[0]).day} " in ravi.last


def test_officers_see_who_is_out_from_the_groups_and_let_one_in(
    market: Market, chat: GroupChat, meena: Chat, ravi: Chat
) -> None:
    asha = member(market, chat, market.seller(["turmeric"], SAGAR, name="Asha"))
    ban(market, ravi)
    ban(market, asha, reason="abuse")
    market.begin(meena, "office_groups")
    meena.presses("Who is out")
    assert "Ravi" in meena.last
    assert "Asha" in meena.last
    meena.presses("Ravi")
    meena.presses("Let in again")
    assert not is_out(market, chat, ravi)
    assert is_out(market, chat, asha)
    market.begin(meena, "office_groups")
    meena.presses("Who is out")
    assert "Ravi" not in meena.last


@pytest.mark.parametrize(
    "words",
    ["unban Ravi", "रवि को माफ करो", "Ravi ko maaf kar do", "रवीला परत घ्या", "Ravi ka ban hatao", "let Ravi back in"],
)
def test_a_name_in_an_officers_words_shows_who_is_let_in(
    market: Market, chat: GroupChat, meena: Chat, ravi: Chat, words: str
) -> None:
    ban(market, ravi)
    meena.says(words)
    assert "Ravi" in meena.last
    meena.says("माफ करो")
    assert not is_out(market, chat, ravi)


@pytest.mark.parametrize(
    "words", ["who is banned", "kaun kaun ban hai", "बैन लिस्ट दिखाओ", "ग्रुप से किसको निकाला है", "कोण बॅन आहे"]
)
def test_who_is_out_can_be_asked_in_words(market: Market, chat: GroupChat, meena: Chat, ravi: Chat, words: str) -> None:
    ban(market, ravi)
    meena.says(words)
    assert "Ravi" in meena.last


def test_pardon_below_a_post_lets_in_whom_it_put_out(market: Market, chat: GroupChat, meena: Chat, ravi: Chat) -> None:
    first = chat.says(ravi, "आज मौसम अच्छा है")
    chat.says(meena, "ban", reply_to=first)
    assert is_out(market, chat, ravi)
    order = chat.says(meena, "माफ करो", reply_to=first)
    assert not is_out(market, chat, ravi)
    assert {"message": order} in chat.deeds("delete")


def test_pardon_below_a_post_lets_a_silenced_one_write_again(
    market: Market, chat: GroupChat, meena: Chat, ravi: Chat
) -> None:
    first = chat.says(ravi, "आज मौसम अच्छा है")
    chat.says(meena, "mute", reply_to=chat.says(ravi, "कल भी अच्छा रहेगा"))
    chat.says(meena, "unmute", reply_to=first)
    assert chat.deeds("unrestrict") == [{"user": ravi.address}]


def test_an_excuse_below_a_post_of_somebody_free_stays_a_post(
    market: Market, chat: GroupChat, meena: Chat, ravi: Chat
) -> None:
    first = chat.says(ravi, "आज मौसम अच्छा है")
    excuse = chat.says(meena, "माफ करो", reply_to=first)
    assert {"message": excuse} not in chat.deeds("delete")


def test_a_moderator_ends_only_the_bans_they_gave(market: Market, chat: GroupChat, meena: Chat, ravi: Chat) -> None:
    gita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Gita"))
    market.write(lambda db: groups.change_member(db, chat.group.id, gita.person_id, moderator=True))
    first = chat.says(ravi, "आज मौसम अच्छा है")
    ban(market, ravi, by=meena)
    chat.says(gita, "unban", reply_to=first)
    assert is_out(market, chat, ravi)
    assert gita.last == say("hi", "Only the office, or who gave it, can end a ban from {group}.", group=chat.group.name)
    meena.says("unban Ravi")
    meena.presses("Let in again")
    chat.says(gita, "ban", reply_to=first)
    assert is_out(market, chat, ravi)
    chat.says(gita, "unban", reply_to=first)
    assert not is_out(market, chat, ravi)


def test_an_undone_ban_was_a_mistake_and_does_not_count(
    market: Market, chat: GroupChat, meena: Chat, ravi: Chat
) -> None:
    chat.says(meena, "ban", reply_to=chat.says(ravi, "आज मौसम अच्छा है"))
    meena.says("undo")
    assert not is_out(market, chat, ravi)
    ban(market, ravi)
    market.later(days=31)
    assert not is_out(market, chat, ravi)


@pytest.mark.parametrize(
    ("words", "pardons"),
    [("माफ करो", True), ("unban", True), ("इसे माफ कर दो", True), ("याला परत घ्या", True), ("ban hatao", True), ("बॅन काढा", True),
     ("माफ मत करो", False), ("माल वापस लो", False), ("ban", False), ("rate unban karo 20 kilo", False)],
)  # fmt: skip
def test_pardon_is_known_with_words_that_point(words: str, pardons: bool) -> None:
    assert ban_words.pardons(words) == pardons


def test_an_offer_for_the_group_from_who_is_out_of_it_changes_no_rate_and_tells_why(
    market: Market, chat: GroupChat
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    before = market.look(lambda db: profiles.profile_of(db, sita.person_id))
    ban(market, sita)
    sita.says("haldi 100 rs kilo group me daalo")
    assert sita.shown[-1].labels == [say("hi", "Understood"), say("hi", "That is wrong")]
    assert market.look(lambda db: profiles.profile_of(db, sita.person_id)) == before
