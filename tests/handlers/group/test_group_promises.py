"""What a group promises beside its single deeds: what crosses, to whom, how often, in which language, and what does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from handlers.group import group_topics
from handlers.language import say
from handlers.safety.guard import RULES
from storage import cards, groups, marks, people, profiles, templates
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.handlers.group.test_groups import asks, fill, joins, made, place_of
from tests.market import NOON, OUR_NAMES, Market

SAGAR = 425
WANTS = "100 किलो हल्दी चाहिए सागर में"
OFFER = "हल्दी 120 रुपये किलो, कम से कम 20 किलो, मेरे पास है"


def elsewhere(market: Market, chat: GroupChat, name: str, language: str = "hi", *, role: str = "seller") -> Chat:
    """A member on WhatsApp who wants cards at once."""
    who = (
        market.seller(["turmeric"], SAGAR, language=language, channel="whatsapp", name=name)
        if role == "seller"
        else market.buyer(SAGAR, language=language, channel="whatsapp", name=name)
    )
    member(market, chat, who, role=role)
    market.write(lambda db: groups.change_member(db, chat.group.id, who.person_id, delivery="now"))
    return who


def approved(market: Market) -> None:
    market.write(lambda db: templates.keep(
        db, "digest", "hi", OUR_NAMES["whatsapp"], NOON, content_sid="HX0", status="approved", words="", category="MARKETING",
    ))  # fmt: skip


# ── the life of a group ───────────────────────────────────────────────────────────────────────────────────────────


def test_whom_an_office_verified_is_let_in_everywhere_without_asking(market: Market) -> None:
    group_id = made(market, admits="queue")
    sita, gita = market.seller(["turmeric"], SAGAR, name="Sita"), market.seller(["turmeric"], SAGAR, name="Gita")

    def verified(db: sa.Connection) -> None:
        profile = profiles.profile_of(db, sita.person_id)
        assert profile is not None
        profiles.change_profile(db, profile.id, market.clock.now(), verified_at=market.clock.now())

    market.write(verified)
    for one in (sita, gita):
        joins(one)
    assert place_of(market, group_id, sita).status == "member"
    assert place_of(market, group_id, gita).status == "asked"


def test_who_is_in_the_chat_and_joins_nothing_stays_there(market: Market, chat: GroupChat) -> None:
    chat.comes("4000000000700001")
    chat.says("4000000000700001", "नमस्ते सबको")
    for _ in range(4):
        market.later(days=7)
    for deed in ("ban", "restrict", "decline_join", "delete"):
        assert chat.deeds(deed) == []


def test_rules_are_said_in_the_joiners_own_language(market: Market, meena: Chat) -> None:
    group_id = made(market)
    market.write(lambda db: groups.change(db, group_id, rules={"hi": "सिर्फ साफ़ माल", "mr": "फक्त स्वच्छ माल"}))
    tai = market.seller(["turmeric"], SAGAR, language="mr", name="ताई")
    tai.says("HAAT haldi1")
    assert "फक्त स्वच्छ माल" in tai.all
    assert "सिर्फ साफ़ माल" not in tai.all


def test_a_topic_of_some_goods_holds_their_cards(market: Market, meena: Chat) -> None:
    chat = GroupChat(market, meena, forum=True)
    world = market.app.world
    assert market.write(lambda db: group_topics.of_goods(db, world, chat.group, "turmeric"))
    market.settle()
    assert chat.deeds("topic")[-1]["name"] == "हल्दी"
    assert not market.write(lambda db: group_topics.of_goods(db, world, chat.group, "turmeric")), "there is one already"
    topics = chat.group.topics or {}
    market.write(lambda db: groups.change(
        db, chat.group.id, topics={**topics, "offer": [0, "88"], "goods:turmeric": [0, "99"]}
    ))  # fmt: skip
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, OFFER)
    sita.presses("Yes")
    assert [one.part.thread for one in market.telegram.sent if one.to == chat.chat][-1] == "99"


def test_who_wants_nothing_gets_nothing_and_is_in_all_the_same(market: Market) -> None:
    group_id = made(market)
    others = fill(market)
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    joins(sita)
    sita.says("groups")
    sita.presses("सागर हल्दी")
    sita.presses("Not at all")
    before = len(sita.shown)
    asks(market, others)
    market.later(hours=22)
    market.later(hours=24)
    assert len(sita.shown) == before
    assert place_of(market, group_id, sita).status == "member"


# ── the bridge ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_chatter_never_crosses_only_cards_do(market: Market, chat: GroupChat) -> None:
    sita = elsewhere(market, chat, "सीता")
    asha = member(market, chat, market.buyer(SAGAR, name="Asha"), role="buyer")
    before = len(sita.shown)
    for words in ("नमस्ते सबको", "आज मंडी बंद है क्या?", "कल बारिश होगी", "धन्यवाद जी"):
        chat.says(asha, words)
    chat.photo(asha)
    market.later(minutes=15)
    market.later(hours=24)
    assert len(sita.shown) == before


def test_nobody_hears_their_own_card_as_an_echo(market: Market, chat: GroupChat) -> None:
    fill(market)
    ravi = elsewhere(market, chat, "Ravi")  # sells turmeric too, so the card would be for him
    sita = elsewhere(market, chat, "Sita")
    ravi.says(WANTS)
    ravi.presses("Yes, ask them")
    before = len(ravi.shown)
    market.later(seconds=2)
    assert "100" in sita.last
    assert say("hi", "I can give this") in sita.shown[-1].labels
    market.later(minutes=11)
    assert len(ravi.shown) == before
    assert sum(shown.text.count("100 किलो") for shown in chat.shown) == 1, "the chat has it once"


def test_each_reads_the_same_card_in_their_own_language(market: Market, chat: GroupChat) -> None:
    fill(market)
    sita, tai = elsewhere(market, chat, "Sita"), elsewhere(market, chat, "Tai", "mr")
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.says(ravi, WANTS)
    ravi.presses("Yes, ask them")
    market.later(seconds=2)
    assert "हल्दी · 100 किलो · सागर" in sita.last
    assert "हळद · 100 किलो · सागर" in tai.last
    assert say("mr", "I can give this") in tai.shown[-1].labels
    assert "हल्दी · 100 किलो · सागर" in chat.last


def test_a_card_asked_for_in_the_chat_crosses_under_its_buyers_name_and_tick_never_with_a_number(
    market: Market, chat: GroupChat
) -> None:
    fill(market)
    sita = elsewhere(market, chat, "Sita")
    ravi = market.buyer(SAGAR, channel="telegram", name="Ravi")
    now = market.clock.now()
    market.write(lambda db: profiles.keep_profile(
        db, ravi.person_id, "buyer", now, name="Ravi", district_lgd=SAGAR, verified_at=now, verified_until=now + timedelta(days=9),
    ))  # fmt: skip
    chat.says(ravi, WANTS)
    ravi.presses("Yes, ask them")
    market.later(seconds=2)
    assert "Ravi ✓ (सागर) को चाहिए" in sita.last
    assert ravi.address not in sita.all
    quiet = market.buyer(SAGAR, name="Asha")
    quiet.says("60 किलो हल्दी चाहिए सागर में")
    quiet.presses("Yes, ask them")
    assert "Asha" not in chat.last, "who asked in private is not named before the whole group"


def test_words_in_another_language_carry_its_name_and_are_not_translated(market: Market, chat: GroupChat) -> None:
    fill(market)
    ravi = market.buyer(SAGAR, language="mr", name="Ravi")
    member(market, chat, ravi, role="buyer")
    chat.says(ravi, WANTS)
    ravi.presses("Yes, ask them")
    sita, gita, tai = (
        elsewhere(market, chat, "Sita"),
        elsewhere(market, chat, "Gita"),
        elsewhere(market, chat, "Tai", "mr"),
    )
    market.later(seconds=2)
    sita.says("पैकिंग कैसी चाहिए?")
    assert chat.last.endswith("पैकिंग कैसी चाहिए?"), "the chat reads Hindi"
    assert "पैकिंग कैसी चाहिए? (हिंदीत लिहिलं)" in ravi.last
    ravi.says("25 किलोच्या गोणीत")
    assert "25 किलोच्या गोणीत (मराठी में लिखा)" in chat.last
    assert "25 किलोच्या गोणीत (मराठी में लिखा)" in sita.last
    for one, question, answer in (
        (gita, "पैकिंग कैसी चाहिए?", "25 किलोच्या गोणीत (मराठी में लिखा)"),
        (tai, "पैकिंग कैसी चाहिए? (हिंदीत लिहिलं)", "25 किलोच्या गोणीत"),
    ):
        market.begin(one, "card", "1")
        assert question in one.last
        assert answer in one.last
    assert "(मराठीत" not in tai.all
    assert "(हिन्दी में" not in gita.all


def test_an_edited_post_is_not_carried_but_is_looked_at_by_the_rules(market: Market, chat: GroupChat) -> None:
    fill(market)
    ravi = elsewhere(market, chat, "Ravi", role="buyer")
    ravi.says(WANTS)
    ravi.presses("Yes, ask them")
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    row = next(one.message_id for one in reversed(chat.shown) if one.buttons)
    post = chat.says(sita, "kab tak chahiye?", reply_to=row)
    before = len(ravi.shown)
    chat.receive(sita.address, kind="edited", text="kitna chahiye?", message_id=post, reply_to=row)
    assert len(ravi.shown) == before
    chat.receive(sita.address, kind="edited", text="फोन करो 6450012345", message_id=post, reply_to=row)
    assert {"message": post} in chat.deeds("delete")
    assert "6450012345" not in ravi.all


def test_one_template_a_day_with_its_button_whatever_is_new_in_however_many_groups(
    market: Market, chat: GroupChat
) -> None:
    approved(market)
    seller = market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = member(market, chat, market.buyer(SAGAR, channel="whatsapp", name="Ravi"), role="buyer")
    now = market.clock.now()

    def second(db: sa.Connection) -> None:
        group_id = groups.create(db, "सागर पापड़", SAGAR, "papad", None, now, token="papad1")
        assert group_id is not None
        groups.join(db, group_id, ravi.person_id, now, role="buyer")
        groups.change_member(db, group_id, ravi.person_id, delivery="now")
        people.change_address(
            db, people.addresses_of(db, ravi.person_id)[0].id, last_inbound_at=now - timedelta(days=3)
        )

    market.write(second)
    for group_id, goods in ((chat.group.id, "turmeric"), (chat.group.id + 1, "papad"), (chat.group.id, "mango_pickle")):
        market.write(lambda db, group=group_id, slug=goods: cards.post_offer(
            db, group, seller.person_id, slug, day=now.date(), now=now, words="", price_paise=9000, unit="kg", moq=None,
            valid_until=now.date() + timedelta(days=14),
        ))  # fmt: skip
    for _ in range(30):
        market.later(hours=1)
    sent = [one for one in market.whatsapp.sent if one.to == ravi.address]
    assert [bool(one.template) for one in sent] == [True]
    ravi.presses_template(str(list(sent[0].template_words.values())[-1]))
    for goods in ("हल्दी", "पापड़", "अचार"):
        assert goods in ravi.last


# ── trade ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_press_on_a_card_that_is_over_says_how_it_stands(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.says(sita, OFFER)
    sita.presses("Yes")
    market.write(lambda db: cards.settle(db, 1, "closed", market.clock.now()))
    before = len(ravi.shown)
    chat.presses(ravi, say("hi", "I want this"))
    assert chat.answers[-1] == (say("hi", "Over."), "")
    assert len(ravi.shown) == before


# ── moderation by rule ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("हल्दी के लिए फोन करो ६४५००१२३४५", "phone_number"),
        ("पैसे haldi@okbank पर भेजो", "payment_id"),
        ("यहाँ जुड़ो https://t.me/+AbCdEf12345", "invite_link"),
        ("पूरा भाव यहाँ देखो https://sasta-maal.example.xyz", "link"),
    ],
)
def test_what_breaks_a_rule_goes_before_it_crosses_and_its_author_hears_which(
    market: Market, chat: GroupChat, words: str, rule: str
) -> None:
    sita = elsewhere(market, chat, "Sita")
    asha = member(market, chat, market.buyer(SAGAR, name="Asha"), role="buyer")
    post = chat.says(asha, words)
    assert chat.deeds("delete") == [{"message": post}]
    (mark,) = market.look(lambda db: marks.of_group(db, chat.group.id))
    assert say("hi", RULES[mark.rule]) in asha.last
    assert mark.rule == rule
    market.later(minutes=15)
    assert words not in sita.all


def test_forwards_and_what_is_said_a_third_time_go_and_a_price_list_stays(market: Market, chat: GroupChat) -> None:
    asha = member(market, chat, market.seller(["turmeric"], SAGAR, name="Asha"))
    clean = chat.says(asha, "भाव: हल्दी 120, मिर्च 240, धनिया 95 प्रति किलो। पिन 470002")
    forward = chat.says(asha, "सबको यह मैसेज आगे भेजिए, बहुत ज़रूरी है", forwarded=True)
    said = [chat.says(asha, "मेरी दुकान सबसे अच्छी दुकान है") for _ in range(3)]
    gone = [one["message"] for one in chat.deeds("delete")]
    assert gone == [forward, said[-1]]
    assert clean not in gone
    assert [one.rule for one in market.look(lambda db: marks.of_group(db, chat.group.id))][::-1] in (
        ["forward", "repeat"], ["repeat", "forward"],
    )  # fmt: skip


def test_an_objection_reaches_the_office_and_a_lifted_mark_gives_the_voice_back(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    asha = member(market, chat, market.buyer(SAGAR, name="Asha"), role="buyer")
    for words in ("फोन करो 6450012345", "फिर से: 6450012346"):
        chat.says(asha, words)
    (silenced,) = chat.deeds("restrict")
    day = 24 * 3600
    until = int(market.clock.now().timestamp()) + day
    assert (silenced["user"], silenced["until"]) == (asha.address, until), "the second within a month: a day"
    asha.presses("That is wrong")
    asha.says("यह मेरा बिल नंबर था")
    assert "यह मेरा बिल नंबर था" in meena.last
    meena.presses("Take it back")
    assert chat.deeds("unrestrict") == [{"user": asha.address}]
    assert say("hi", "The office has looked: your post in {group} was all right. You can write there again.",
               group=chat.group.name) in asha.last  # fmt: skip
    chat.says(asha, "और एक: 6450012347")
    assert len(chat.deeds("restrict")) == 2, "the lifted mark does not count, the other does"
    assert 0 <= chat.deeds("restrict")[-1]["until"] - until < 60


# ── people's own WhatsApp groups ──────────────────────────────────────────────────────────────────────────────────


def test_the_daily_text_has_at_most_five_enquiries_each_with_a_link_and_fits(market: Market) -> None:
    made(market)
    meena = market.officer(SAGAR, name="Meena")
    fill(market, 3)
    for place in range(7):
        ravi = market.buyer(SAGAR, name=f"Ravi{place}")
        ravi.says(f"{40 + place} किलो हल्दी चाहिए सागर में 20 दिसंबर तक, भाव 130 रुपये किलो तक")
        ravi.presses("Yes, ask them")
    market.later(hours=21)  # 9:00 in India
    text = meena.last
    assert len(text) <= 900
    enquiries = [line for line in text.split("\n") if line.startswith("• ")]
    links = [line for line in text.split("\n") if "HAAT" in line]
    assert len(enquiries) == len(links) == 5
    assert len(set(links)) == 5
    assert "46" in enquiries[0], "the newest first"
    assert "Ravi" not in text


# ── market day ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_market_asks_outside_the_window_by_one_template_and_who_does_not_tap_hears_no_more(market: Market) -> None:
    group_id = made(market)
    approved(market)
    others = fill(market)
    came, stayed = (
        market.seller(["turmeric"], SAGAR, channel="whatsapp", name=name) for name in ("Sita", "Gita")
    )  # fmt: skip
    for one in (came, stayed):
        joins(one)
    market.write(lambda db: groups.change(db, group_id, market_weekday=4, market_hour=11))  # the day after tomorrow
    asks(market, others)
    market.later(hours=47)  # 11:00
    sent = [one for one in market.whatsapp.sent if one.to in (came.address, stayed.address) and one.template]
    assert sorted(one.to for one in sent) == sorted([came.address, stayed.address])
    mine = next(one for one in sent if one.to == came.address)
    came.presses_template(str(list(mine.template_words.values())[-1]))
    came.presses("Show me")
    assert "50" in came.last
    heard = len(stayed.shown)
    asks(market, [], "80 किलो हल्दी चाहिए")
    for _ in range(12):
        market.later(hours=1)
    assert len(stayed.shown) == heard
    day = market.clock.now().astimezone(market.app.world.zone).date()
    assert day == date(2026, 11, 27)
