"""Groups in private: joining, how cards come, offers, and what an officer makes and decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa

from handlers.language import say
from handlers.step import Step
from storage import cards, consent, enquiries, groups, links, people, phone_calls, profiles
from storage.groups import Group, Member
from tests.chat import Chat
from tests.market import Market, markets

SAGAR = 425


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def made(market: Market, *, admits: str = "rule", concept: str = "turmeric", name: str = "सागर हल्दी") -> int:
    """A group with its join word "haldi1"."""
    now = market.clock.now()

    def make(db: sa.Connection) -> int:
        group_id = groups.create(db, name, SAGAR, concept, None, now, token="haldi1", admits=admits)
        assert group_id is not None
        links.add_link(db, "haldi1", now, district_lgd=SAGAR, language=None, role=None, group_id=group_id)
        return group_id

    return market.write(make)


def joins(chat: Chat, *, sells: bool = True) -> None:
    chat.says("HAAT haldi1")
    if not sells:
        chat.presses("I buy")
    chat.presses("Yes, let me in")


def place_of(market: Market, group_id: int, chat: Chat) -> Member:
    found = market.look(lambda db: groups.member(db, group_id, chat.person_id))
    assert found is not None
    return found


@pytest.mark.parametrize(("said", "district"), [("Sagar", SAGAR), ("mai pune se hu", 490)])
def test_a_buyer_who_is_new_tells_where_they_are_from(market: Market, said: str, district: int) -> None:
    group_id = made(market)
    ravi = market.stranger("whatsapp", "Ravi", "en")
    ravi.says("HAAT haldi1")
    ravi.says("mi kharedi karte")
    ravi.presses("Yes, let me in")
    assert ravi.last == say("hi", "Which district are you from?")
    assert ravi.shown[-1].labels[0].endswith("सागर"), "the group's own is one tap"
    ravi.says(said)
    assert place_of(market, group_id, ravi).status == "member"
    assert market.look(lambda db: people.person(db, ravi.person_id).district_lgd) == district


def test_a_known_seller_joins_with_one_tap_and_the_consent_stands_in_the_ledger(market: Market) -> None:
    group_id = made(market)
    sita = market.seller(["turmeric"], SAGAR)
    joins(sita)
    assert place_of(market, group_id, sita).status == "member"
    assert market.look(lambda db: consent.given(db, sita.person_id, f"group:{group_id}"))
    sita.says("undo")
    assert place_of(market, group_id, sita).status == "left"
    assert not market.look(lambda db: consent.given(db, sita.person_id, f"group:{group_id}"))


def test_a_stranger_tells_goods_first_and_is_then_asked_into_the_group(market: Market) -> None:
    group_id = made(market)
    asha = market.stranger("whatsapp")
    asha.says("HAAT haldi1")
    asha.presses("I sell")
    asha.presses("Yes, send them")
    asha.says("हल्दी")
    asha.presses("Yes, right")
    asha.says("आशा")
    asha.presses("Yes, let me in")
    assert place_of(market, group_id, asha).status == "member"


def test_where_the_office_lets_people_in_whoever_taps_first_decides(market: Market) -> None:
    group_id = made(market, admits="queue")
    meena, rane = market.officer(SAGAR, name="Meena"), market.officer(SAGAR, name="Rane")
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    joins(sita)
    assert place_of(market, group_id, sita).status == "asked"
    meena.presses("Let in")
    assert place_of(market, group_id, sita).status == "member"
    assert "सागर हल्दी" in sita.last
    rane.presses("Refuse")
    assert say("hi", "Another officer has done that already.") in rane.all
    assert place_of(market, group_id, sita).status == "member"


def test_a_buyer_whose_name_is_not_known_yet_is_told_of_by_the_name_their_app_shows(market: Market) -> None:
    made(market, admits="queue")
    meena = market.officer(SAGAR, name="Meena")
    bilal = market.stranger("whatsapp", "Bilal")
    joins(bilal, sells=False)
    bilal.says("Sagar")
    assert "Bilal" in meena.last


def test_a_word_of_no_group_is_nobodys_question(market: Market) -> None:
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.says("50 किलो हल्दी चाहिए सागर में")
    ravi.presses("Yes, ask them")
    before = len(ravi.shown)
    sita.says("HAAT zzhaldi42")
    assert len(ravi.shown) == before
    assert "zzhaldi42" in sita.all
    sita.presses("Yes, all")


def test_an_officer_of_another_district_lets_nobody_in(market: Market) -> None:
    group_id = made(market, admits="queue")
    sita = market.seller(["turmeric"], SAGAR)
    joins(sita)
    other = market.officer(482, name="Kale")
    market.begin(other, "join_wanted", f"{group_id}:{sita.person_id}")
    assert say("hi", "This is for officers of the district office only.") in other.last
    assert place_of(market, group_id, sita).status == "asked"


def asks(market: Market, others: list[Chat], words: str = "50 किलो हल्दी चाहिए") -> Chat:
    """An enquiry to which two of the others say yes at once, so that no further seller is asked directly."""
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.says(words)
    ravi.presses("Yes, ask them")
    for one in [chat for chat in others if "Ravi" in chat.all][:2]:
        one.presses("Yes, all")
        one.presses("Only through Haat")
    return ravi


def fill(market: Market, many: int = 6) -> list[Chat]:
    """Sellers of the first wave."""
    return [market.seller(["turmeric"], SAGAR, name=f"S{place}") for place in range(many)]


def test_a_member_hears_once_a_day_of_new_cards_of_own_goods_and_never_twice(market: Market) -> None:
    group_id = made(market)
    others = fill(market)
    sita, gita = market.seller(["turmeric"], SAGAR, name="Sita"), market.seller(["pickle"], SAGAR, name="Gita")
    for chat in (sita, gita):
        joins(chat)
    sita_before, gita_before = len(sita.shown), len(gita.shown)
    asks(market, others)
    asked = market.look(lambda db: [one.profile_id for one in _asked(db)])
    assert market.look(lambda db: profiles.profile_of(db, sita.person_id).id) not in asked, "the wave has others enough"
    market.later(hours=22)  # 10:00 in India
    assert len(sita.shown) == sita_before + 1
    assert "हल्दी" in sita.last
    assert "Ravi" not in sita.last
    assert len(gita.shown) == gita_before, "pickle makers hear nothing of turmeric"
    market.later(hours=2)
    market.later(hours=24)
    assert len(sita.shown) == sita_before + 1
    sita.presses("1")
    sita.presses("I can give this")
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    assert {one.status for one in market.look(lambda db: _asked(db, sita.person_id))} == {"yes"}
    assert place_of(market, group_id, sita).digest_on is not None


def _asked(db: sa.Connection, seller: int | None = None) -> list[Any]:
    from storage import matches

    found = matches.matches_of(db, 1, ("asked", "yes", "accepted"))
    return [one for one in found if seller is None or one.seller_id == seller]


def test_who_wants_cards_at_once_gets_them_at_once(market: Market) -> None:
    made(market)
    others = fill(market)
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    joins(sita)
    sita.says("groups")
    sita.presses("सागर हल्दी")
    sita.presses("At once")
    asks(market, others)
    market.later(seconds=2)
    assert "50" in sita.last
    assert say("hi", "I can give this") in "\n".join(sita.shown[-1].labels)


def test_a_digest_outside_the_window_is_nobodys_call(market: Market) -> None:
    made(market)
    others = fill(market)
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    joins(sita)
    market.later(hours=20)
    asks(market, others)
    market.later(hours=26)
    assert not market.look(
        lambda db: [one for one in phone_calls.open_of(db, [SAGAR]) if one.person_id == sita.person_id]
    )


def test_an_offer_is_read_back_hangs_once_a_day_and_leads_to_a_talk_without_numbers(market: Market) -> None:
    group_id = made(market)
    sita, ravi = market.seller(["turmeric"], SAGAR, name="Sita"), market.buyer(SAGAR, name="Ravi")
    joins(sita)
    joins(ravi, sells=False)
    for _ in range(2):
        sita.says("groups")
        sita.presses("सागर हल्दी")
        sita.presses("Post an offer")
        sita.says("हल्दी 120 रुपये किलो, कम से कम 20 किलो, फोन 6450012345")
        assert "₹120" in sita.last
        sita.presses("Yes")
    assert say("hi", "Your card in {group} says this now.", group="सागर हल्दी") in sita.last
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert (card.price_paise, card.unit, card.moq) == (12000, "kg", "20")
    assert "6450012345" not in card.words
    market.later(hours=22)
    ravi.presses("1")
    ravi.presses("I want this")
    ravi.says("क्या सैंपल मिलेगा? मेरा नंबर 6450054321")
    assert "सैंपल" in sita.all
    assert "6450054321" not in sita.all
    assert place_of(market, group_id, ravi).role == "buyer"


def test_a_yes_to_a_card_reaches_the_buyer_as_any_other_yes(market: Market) -> None:
    from storage import inbox

    made(market)
    others = fill(market)
    ravi = asks(market, others)
    sita = market.seller(["pickle"], SAGAR, name="सीता अचार")
    (card,) = market.look(lambda db: cards.of_enquiry(db, 1))
    sita.says(f"HAAT {market.look(lambda db: links.link_to_card(db, card.id))}")
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    market.later(minutes=1)
    assert market.look(inbox.parked) == []
    assert "सीता अचार" in ravi.all


def test_an_officer_makes_a_group_from_a_phone_in_few_words(market: Market) -> None:
    meena = market.officer(SAGAR, name="Meena")
    meena.says("groups")
    meena.presses("New group")
    meena.says("हल्दी")
    meena.presses("सागर · हल्दी")
    (one,) = market.look(lambda db: groups.in_districts(db, [SAGAR]))
    assert (one.concept, one.status) == ("turmeric", "open")
    assert one.token
    assert one.token in meena.all
    meena.says("undo")
    assert _only(market).status == "closed"


def _only(market: Market) -> Group:
    found = market.look(lambda db: [groups.get(db, row.id) for row in groups.listed(db)])
    assert len(found) == 1
    assert found[0] is not None
    return found[0]


def test_who_left_hears_nothing_more(market: Market) -> None:
    group_id = made(market)
    others = fill(market)
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    joins(sita)
    sita.says("groups")
    sita.presses("सागर हल्दी")
    sita.presses("Leave the group")
    sita.presses("Yes, leave")
    before = len(sita.shown)
    asks(market, others)
    market.later(hours=22)
    assert len(sita.shown) == before
    assert place_of(market, group_id, sita).status == "left"
    joins(sita)
    assert place_of(market, group_id, sita).status == "member"


def test_nothing_of_the_office_is_reached_by_others(market: Market) -> None:
    group_id = made(market)
    sita = market.seller(["turmeric"], SAGAR)
    for conversation, subject in (
        ("office_groups", ""),
        ("join_wanted", f"{group_id}:{sita.person_id}"),
        ("mark_seen", "1"),
    ):
        market.begin(sita, conversation, subject)
        assert say("hi", "This is for officers of the district office only.") in sita.last


def test_the_daily_text_is_made_to_be_forwarded_and_each_link_opens_its_enquiry(market: Market) -> None:
    made(market)
    others = fill(market)
    meena = market.officer(SAGAR, name="Meena")
    asks(market, others)
    market.later(hours=21)  # 9:00 in India
    text = meena.last
    assert len(text) <= 900
    assert "Ravi" not in text
    token = text.rpartition("HAAT%20")[2].strip()
    asha = market.stranger("whatsapp")
    asha.says(f"HAAT {token}")
    asha.presses("Yes, send them")
    asha.says("हल्दी")
    asha.presses("Yes, right")
    asha.says("आशा")
    assert "50" in asha.last
    asha.presses("Yes, all")
    before = len(meena.shown)
    market.later(hours=1)
    assert len(meena.shown) == before, "once a day"


def test_the_figures_of_a_group_count_what_came_of_its_cards(market: Market) -> None:
    from storage import group_figures

    group_id = made(market)
    others = fill(market)
    ravi = asks(market, others)
    now = market.clock.now()
    market.later(hours=1)
    ravi.presses(1)
    until = market.clock.now()
    found = market.look(
        lambda db: group_figures.between(db, group_id, now - timedelta(days=7), until + timedelta(days=1))
    )
    assert (found["enquiries"], found["answers"], found["deals"]) == (1, 2, 0)
    assert found["first_yes_hours"] == 0.0
    later = market.look(lambda db: group_figures.between(db, group_id, until, until + timedelta(days=7)))
    assert later["enquiries"] == later["answers"] == 0


def test_an_officer_looks_at_a_group_and_closes_it(market: Market) -> None:
    group_id = made(market)
    joins(market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita"))
    meena = market.officer(SAGAR, name="Meena")
    meena.says("groups")
    meena.presses("सागर हल्दी")
    assert "haldi1" in meena.last
    assert "1" in meena.last
    meena.presses("Close the group")
    meena.presses("Yes")
    found = market.look(lambda db: groups.get(db, group_id))
    assert found is not None
    assert found.status == "closed"
    gita = market.seller(["turmeric"], SAGAR, name="Gita")
    gita.says("HAAT haldi1")
    assert say("hi", "This group is closed.") in gita.last


def test_a_closed_enquiry_hangs_no_more_in_a_group_without_a_chat(market: Market) -> None:
    made(market)
    others = fill(market)
    meena = market.officer(SAGAR, name="Meena")
    asks(market, others)
    before = len(meena.shown)
    market.write(lambda db: enquiries.close(db, 1, "closed", market.clock.now()))
    market.later(hours=21)  # 9:00 in India
    assert [one.status for one in market.look(lambda db: cards.of_enquiry(db, 1))] == ["closed"]
    assert len(meena.shown) == before, "there is nothing to forward"


def test_who_is_banned_hangs_nothing_and_takes_up_no_card(market: Market) -> None:
    group_id = made(market)
    others = fill(market)
    ravi = asks(market, others)
    (card,) = market.look(lambda db: cards.of_enquiry(db, 1))
    token = market.look(lambda db: links.link_to_card(db, card.id))
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    for chat in (sita, ravi):
        market.write(lambda db, who=chat.person_id: groups.join(db, group_id, who, market.clock.now(), status="banned"))
    sita.says(f"HAAT {token}")
    assert say("hi", "The office has closed this group to you for now.") in sita.last
    ravi.says("80 किलो हल्दी चाहिए")
    ravi.presses("Yes, ask them")
    assert market.look(lambda db: enquiries.get(db, 2)).status == "open"
    assert market.look(lambda db: cards.of_enquiry(db, 2)) == []


def test_nobody_answers_their_own_card(market: Market) -> None:
    made(market)
    ravi = asks(market, fill(market))
    (card,) = market.look(lambda db: cards.of_enquiry(db, 1))
    ravi.says(f"HAAT {market.look(lambda db: links.link_to_card(db, card.id))}")
    assert say("hi", "That is your own card.") in ravi.last


def test_a_ban_of_another_district_is_not_taken_back_with_ones_own(market: Market) -> None:
    from handlers.group import group_bans

    here = made(market)
    now, world = market.clock.now(), market.app.world
    there = market.write(lambda db: groups.create(db, "Mumbai", 482, "", None, now, token="mumbai1"))
    sita, meena = market.seller(["turmeric"], SAGAR, name="Sita"), market.officer(SAGAR, name="Meena")

    def banned(db: sa.Connection) -> list[SimpleNamespace]:
        for group_id in (here, there):
            groups.join(db, group_id, sita.person_id, now)
        befores = [group_bans.ban(db, world, sita.person_id, one, by=None, reason="report") for one in (SAGAR, 482)]
        return [SimpleNamespace(subject=f"person:{sita.person_id}", before=before) for before in befores]

    def takes_back(db: sa.Connection) -> list[bool]:
        address = people.addresses_of(db, meena.person_id)[0]
        return [group_bans.REVERSES["unban"](Step(db, world, address, inbox_id=1), deed) for deed in deeds]

    deeds = market.write(banned)
    assert market.write(takes_back) == [True, False]
    assert place_of(market, here, sita).status == "left"
    assert place_of(market, there, sita).status == "banned"


def test_the_link_below_a_post_carries_its_words_for_its_author_only(market: Market) -> None:
    asha, ravi = market.stranger(), market.stranger(name="Ravi")
    asha.says("50 किलो हल्दी चाहिए")
    posted = market.look(lambda db: db.scalar(sa.text("SELECT max(id) FROM inbox")))
    market.write(
        lambda db: links.add_link(db, "posted123", market.clock.now(), district_lgd=425, language="hi", role="buyer",
                                   note=f"post:{posted}")
    )  # fmt: skip
    ravi.says("HAAT posted123")
    assert "कहाँ पहुँचाना" not in ravi.last
    asha.says("HAAT posted123")
    assert "कहाँ पहुँचाना" in asha.last  # the goods are known
