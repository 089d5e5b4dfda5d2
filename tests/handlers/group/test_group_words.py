"""What people want of a group in plain words: quiet, news, an offer there, why they are out, an officer's work on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.language import say
from storage import cards, groups, marks, people
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market, markets

SAGAR = 425
BAD = "हल्दी के लिए फोन करो 6450012345"


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def delivery_of(market: Market, chat: GroupChat, who: Chat) -> str:
    place = market.look(lambda db: groups.member(db, chat.group.id, who.person_id))
    assert place is not None
    return place.delivery


def is_stopped(market: Market, who: Chat) -> bool:
    (address, *_) = market.look(lambda db: people.addresses_of(db, who.person_id))
    return address.stopped_at is not None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("hi", "ग्रुप के मैसेज बंद करो"), ("hi", "group ke message mat bhejo"), ("hi", "ग्रुप म्यूट करो"),
        ("hi", "group me ab kuch mat bhejo"), ("hi", "is group ki koi khabar nahi chahiye"),
        ("mr", "ग्रुपमधून काही पाठवू नका"), ("mr", "ग्रुपचे मेसेज नको"), ("mr", "groupche message band kara"),
        ("en", "stop group messages"), ("en", "mute the group"), ("en", "no more messages from the turmeric group please"),
    ],
)  # fmt: skip
def test_stopping_the_messages_of_a_group_turns_its_cards_off_and_nothing_else(
    market: Market, chat: GroupChat, language: str, words: str
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, language=language, channel="whatsapp"))
    sita.says(words)
    assert delivery_of(market, chat, sita) == "off"
    assert not is_stopped(market, sita)
    assert chat.group.name in sita.last
    sita.says("undo")
    assert delivery_of(market, chat, sita) == "digest"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("hi", "group chhodna hai"), ("hi", "group se nikalna hai mujhe"),
        ("hi", "mujhe is group me kuch nahi chahiye, chhod diya"),
        ("mr", "मला ग्रुप सोडायचाय"), ("en", "I want to leave the turmeric group"),
    ],
)  # fmt: skip
def test_who_wants_out_of_a_group_is_asked_so_and_nothing_else_stops(
    market: Market, chat: GroupChat, language: str, words: str
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, language=language, channel="whatsapp"))
    sita.says(words)
    assert not is_stopped(market, sita)
    sita.presses("Yes, leave")
    assert market.look(lambda db: groups.member(db, chat.group.id, sita.person_id)).status == "left"


def test_who_asks_that_nobody_leaves_stays(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR))
    sita.says("group mat chhodna bhai")
    assert say("hi", "Yes, leave") not in sita.shown[-1].labels


@pytest.mark.parametrize("words", ["haldi wala group me kaise judna h", "group join kar sakte hai kya"])
def test_a_stranger_who_wants_into_a_group_is_shown_it(market: Market, chat: GroupChat, words: str) -> None:
    asha = market.stranger("whatsapp")
    asha.says(words)
    assert any(chat.group.name in label for label in asha.shown[-1].labels)


def test_the_bare_stop_and_a_doubt_whether_messages_come_are_no_wish_for_quiet(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR))
    sita.says("ग्रुप के मैसेज नहीं आ रहे")
    sita.says("ग्रुप के मैसेज बंद मत करो")
    assert delivery_of(market, chat, sita) == "digest"
    assert not is_stopped(market, sita)
    sita.says("STOP")
    assert is_stopped(market, sita)


@pytest.mark.parametrize(
    ("language", "words"),
    [("hi", "आज ग्रुप में क्या नया है"), ("mr", "ग्रुपमध्ये नवीन काय आहे"), ("en", "what is new in the group")],
)
def test_what_is_new_in_the_group_shows_its_cards(market: Market, chat: GroupChat, language: str, words: str) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, "हल्दी 120 रुपये किलो, कम से कम 20 किलो, मेरे पास है")
    sita.presses("Yes")
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi", language=language), role="buyer")
    ravi.says(words)
    assert "₹120" in ravi.last
    assert "Sita" in ravi.last


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("hi", "ग्रुप में ऑफर डालना है"), ("hi", "group me offer dalna hai"), ("mr", "ग्रुपमध्ये ऑफर टाकायची आहे"),
        ("en", "I want to post an offer in the group"),
    ],
)  # fmt: skip
def test_an_offer_is_begun_in_words(market: Market, chat: GroupChat, language: str, words: str) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, language=language))
    sita.says(words)
    asks = "What do you offer, at which price?\nFor example: turmeric 120 rupees a kilo, at least 20 kilos"
    assert sita.last.startswith(say(language, asks))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("hi", "हल्दी 125 रुपये किलो बेचनी है, कम से कम 10 किलो, 5 दिसंबर तक"), ("mr", "हळद विकायची आहे 125 रुपये किलो"),
        ("en", "selling turmeric 125 rupees a kilo, min 10 kg"),
    ],
)  # fmt: skip
def test_a_whole_offer_of_a_member_asks_where_it_belongs(
    market: Market, chat: GroupChat, language: str, words: str
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, language=language))
    sita.says(words)
    assert chat.group.name in sita.last
    assert market.profile(sita).price_paise is None
    sita.presses("Hang it in the group")
    assert "₹125" in sita.last
    sita.presses("Yes")
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.price_paise == 12500
    sita.says(words)
    sita.presses("My rate for all")
    assert market.profile(sita).price_paise == 12500


@pytest.mark.parametrize(
    ("language", "words"),
    [("hi", "दोस्त का है"), ("mr", "दुसऱ्याचं आहे"), ("en", "it is my friend's"), ("hi", "mera nahi hai")],
)
def test_whose_a_forwarded_message_is_may_be_said_in_plain_words(market: Market, language: str, words: str) -> None:
    ravi = market.buyer(SAGAR, language=language)
    ravi.forwards("Need 50 kg haldi urgent in Sagar")
    asked = ravi.last
    ravi.says("पता नहीं यार")
    assert ravi.last == asked, "an answer that says nothing loses no draft"
    ravi.says(words)
    assert ravi.last.startswith(say(language, "Shall I ask in your name, or will you send them a link?"))


def test_who_is_banned_hears_it_asks_why_and_objects(market: Market, meena: Chat, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(meena, "ban", reply_to=chat.says(sita, "नमस्ते सबको"))
    market.later(seconds=2)
    told = sita.last
    assert "सागर" in told
    sita.says("मुझे ग्रुप से क्यों निकाला?")
    assert sita.last == told
    sita.says("मेरे ग्रुप")
    assert sita.last == told
    sita.says("यह गलत है, मैंने कुछ नहीं किया")
    assert sita.last == say("hi", "The office looks at it; you hear from me.")
    assert "यह गलत है, मैंने कुछ नहीं किया" in meena.last


@pytest.mark.parametrize("words", ["यह तो मेरी दुकान का नंबर था, गलत हटाया", "माझा मेसेज का काढला? चुकीचं आहे"])
@pytest.mark.parametrize("late", [False, True])
def test_an_objection_in_words_is_kept_with_its_mark(
    market: Market, meena: Chat, chat: GroupChat, words: str, late: bool
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, BAD)
    if late:
        sita.presses("Understood")
        sita.says("मिर्च चाहिए 5 किलो")  # another question is open
    sita.says(words)
    (mark,) = market.look(lambda db: marks.of_group(db, chat.group.id))
    assert mark.appeal == words
    assert words in meena.last


@pytest.mark.parametrize(
    "words", ["सागर में हल्दी का ग्रुप बनाना है", "naya group banana hai haldi ka", "हळदीचा ग्रुप तयार करायचा आहे",
              "create a group for turmeric sellers in Sagar"],
)  # fmt: skip
def test_an_officer_makes_counts_and_closes_a_group_in_words(market: Market, meena: Chat, words: str) -> None:
    meena.says(words)
    meena.presses(1)
    (made,) = market.look(lambda db: groups.in_districts(db, [SAGAR]))
    assert made.concept == "turmeric"
    meena.says("ग्रुपचे आकडे दाखव")
    assert made.name in meena.last
    assert "7" in meena.last
    meena.says("ग्रुप बंद करायचा आहे")
    meena.presses("Yes")
    assert market.look(lambda db: groups.in_districts(db, [SAGAR])) == []
