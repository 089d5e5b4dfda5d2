"""A group over the weeks: what its relay costs and when it stands still, its market day, and what officers set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.group import group_costs
from handlers.group.market_days import OVER
from handlers.language import say
from storage import cards, group_spend, groups, market_days, people, settings, templates
from tests.chat import Chat
from tests.groupchat import GroupChat
from tests.handlers.group.test_groups import asks, fill, joins, made, place_of
from tests.market import NOON, Market, markets

SAGAR = 425
NOW = "now"


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def whatsapp_seller(market: Market, group_id: int, name: str = "Sita", delivery: str = NOW) -> Chat:
    who = market.seller(["turmeric"], SAGAR, channel="whatsapp", name=name)
    joins(who)
    market.write(lambda db: groups.change_member(db, group_id, who.person_id, delivery=delivery))
    return who


def approved(market: Market) -> None:
    """WhatsApp has approved the template that says a digest outside the window."""
    market.write(
        lambda db: templates.keep(
            db, "digest", "hi", "whatsapp:+910000000001", NOON, content_sid="HX0", status="approved", words="",
            category="MARKETING",
        )
    )  # fmt: skip


# ── cost ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_message_in_the_window_costs_the_free_rate_outside_a_template_and_telegram_nothing(market: Market) -> None:
    group_id = made(market)
    sita = whatsapp_seller(market, group_id)
    gita = market.seller(["turmeric"], SAGAR, name="Gita")
    joins(gita)
    world = market.app.world
    free, template = group_costs.price(world, free=1), group_costs.price(world, templates=1)
    # 0.115 + 0.44 and 0.8631 + 0.44 rupees, 18 % on top, no part rounded down
    assert 65 <= free <= 67
    assert 153 <= template <= 156
    month = group_costs.month_of(world)

    def count(who: Chat) -> None:
        market.write(lambda db: group_costs.count(db, market.app.world, group_id, people.reached_at(db, who.person_id)))

    count(sita)
    assert market.look(lambda db: group_spend.of(db, group_id, month)).free == 1
    market.later(hours=30)
    count(sita)
    assert market.look(lambda db: group_spend.of(db, group_id, month)).templates == 0, (
        "nothing leaves without a template"
    )
    approved(market)
    count(sita)
    count(gita)
    spent = market.look(lambda db: group_spend.of(db, group_id, month))
    assert (spent.templates, spent.free, spent.paise) == (1, 1, free + template)


def test_the_relay_stands_still_at_its_limit_and_goes_on_in_the_next_month(market: Market) -> None:
    group_id = made(market)
    others = fill(market)
    meena = market.officer(SAGAR, name="Meena")
    sita = whatsapp_seller(market, group_id)
    gita = market.seller(["turmeric"], SAGAR, name="Gita")
    joins(gita)
    market.write(lambda db: groups.change_member(db, group_id, gita.person_id, delivery=NOW))
    market.write(lambda db: groups.change(db, group_id, month_limit_paise=1))
    asks(market, others)
    market.later(seconds=2)
    assert "50" in sita.last, "the first message is below the limit"
    market.later(seconds=2)
    assert market.look(lambda db: groups.get(db, group_id)).halted == "limit"
    assert say("hi", group_costs.WHY["limit"]) in meena.last
    month = group_costs.month_of(market.app.world)
    spent, told = market.look(lambda db: group_spend.of(db, group_id, month)), len(meena.shown)
    asks(market, [], "80 किलो हल्दी चाहिए")
    market.later(seconds=2)
    assert market.look(lambda db: group_spend.of(db, group_id, month)) == spent
    assert "80" in gita.all, "Telegram costs nothing and goes on"
    market.later(minutes=1)
    assert len(meena.shown) == told, "told once"
    market.later(hours=24 * 6)
    assert market.look(lambda db: groups.get(db, group_id)).halted is None, "December"
    assert say("hi", "{group}: cards go to WhatsApp again.", group="सागर हल्दी") in meena.all


def test_the_relay_stands_still_while_whatsapp_finds_our_number_bad(market: Market) -> None:
    group_id = made(market)
    whatsapp_seller(market, group_id)
    market.write(lambda db: settings.put(db, "quality:whatsapp:+910000000001", "LOW"))
    market.later(seconds=2)
    assert market.look(lambda db: groups.get(db, group_id)).halted == "quality"
    market.write(lambda db: settings.put(db, "quality:whatsapp:+910000000001", "HIGH"))
    market.later(seconds=2)
    assert market.look(lambda db: groups.get(db, group_id)).halted is None


def test_the_rating_is_asked_once_an_hour(market: Market) -> None:
    asked = []

    async def quality() -> str:
        asked.append(market.clock.now())
        return "LOW"

    market.whatsapp.quality = quality  # type: ignore[attr-defined]
    market.later(hours=2)
    market.later(minutes=10)
    assert len(asked) == 1
    market.later(minutes=55)
    assert len(asked) == 2
    assert market.look(group_spend.bad_quality) == ["whatsapp:+910000000001"]


def test_three_who_leave_in_a_week_halt_a_small_group_one_does_not(market: Market) -> None:
    group_id = made(market)
    members = [market.seller(["turmeric"], SAGAR, name=f"S{place}") for place in range(10)]
    for one in members:
        joins(one)
    now = market.clock.now()
    for place, one in enumerate(members[:3]):
        market.later(seconds=1)
        assert market.look(lambda db: groups.get(db, group_id)).halted is None, place
        market.write(
            lambda db, who=one: groups.settle_member(
                db, group_id, who.person_id, "left", was=("member",), by=None, now=now
            )
        )
    market.later(seconds=1)
    assert market.look(lambda db: groups.get(db, group_id)).halted == "opt_outs"
    market.later(hours=24 * 8)
    assert market.look(lambda db: groups.get(db, group_id)).halted is None


def test_what_was_new_while_the_relay_stood_still_is_new_when_it_goes_on(market: Market) -> None:
    group_id = made(market)
    others = fill(market)
    sita = whatsapp_seller(market, group_id, delivery="digest")
    market.write(lambda db: groups.change(db, group_id, month_limit_paise=0))
    asks(market, others)
    market.later(seconds=1)
    before = len(sita.shown)
    market.later(hours=22)
    assert len(sita.shown) == before
    market.write(lambda db: groups.change(db, group_id, month_limit_paise=None))
    approved(market)
    market.later(hours=24)
    market.later(seconds=1)
    assert place_of(market, group_id, sita).shown_to > 0
    spent = market.look(lambda db: group_spend.months(db, group_id, at_most=3))
    assert spent, "the digest was begun and counted"


def test_an_officer_sees_the_cost_and_sets_a_limit_and_takes_it_back(market: Market) -> None:
    group_id = made(market)
    whatsapp_seller(market, group_id)
    meena = market.officer(SAGAR, name="Meena")
    meena.says("groups")
    meena.presses("सागर हल्दी")
    meena.presses("Cost")
    assert "₹" in meena.last
    meena.says("500")
    assert market.look(lambda db: groups.get(db, group_id)).month_limit_paise == 50_000
    meena.says("undo")
    assert market.look(lambda db: groups.get(db, group_id)).month_limit_paise is None


@pytest.mark.parametrize(("words", "limit"), [("₹ 700", 700), ("महीने में पाँच सौ रुपये", 500), ("rs 1,200 per month", 1200)])
def test_a_limit_may_be_written_in_words(market: Market, words: str, limit: int) -> None:
    group_id = made(market)
    meena = market.officer(SAGAR, name="Meena")
    market.begin(meena, "group_cost", str(group_id))
    meena.says(words)
    assert market.look(lambda db: groups.get(db, group_id)).month_limit_paise == limit * 100


def test_a_sentence_about_something_else_sets_no_limit(market: Market) -> None:
    group_id = made(market)
    meena = market.officer(SAGAR, name="Meena")
    market.begin(meena, "group_cost", str(group_id))
    meena.says("हर मंगलवार 25 बजे")
    assert market.look(lambda db: groups.get(db, group_id)).month_limit_paise is None
    meena.says("500")
    assert market.look(lambda db: groups.get(db, group_id)).month_limit_paise == 50_000


def test_hours_of_quiet_are_read_in_words_and_read_back(market: Market) -> None:
    group_id = made(market)
    meena = market.officer(SAGAR, name="Meena")
    market.begin(meena, "group_rules", str(group_id))
    meena.presses("Quiet hours")
    meena.says("रात दस बजे से सुबह छह बजे तक")
    one = market.look(lambda db: groups.get(db, group_id))
    assert (one.quiet_from, one.quiet_to) == (22, 6)
    assert "22:00" in meena.all


# ── market day ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_market_day_invites_hands_out_and_ends_with_results_for_those_who_came(market: Market) -> None:
    group_id = made(market)
    others = fill(market)
    sita, gita = whatsapp_seller(market, group_id), whatsapp_seller(market, group_id, "Gita", "digest")
    market.write(lambda db: groups.change(db, group_id, market_weekday=3, market_hour=11))  # tomorrow, a Thursday
    asks(market, others)
    heard = len(sita.shown), len(gita.shown)
    market.later(hours=4)
    assert (len(sita.shown), len(gita.shown)) == heard, "nothing between market days"
    sita.says("नमस्ते")
    gita.says("नमस्ते")
    heard = len(sita.shown), len(gita.shown)
    market.later(hours=19)  # 11:00
    assert len(sita.shown) == heard[0] + 1
    assert len(gita.shown) == heard[1] + 1
    assert "13:00" in sita.last
    sita.presses("Show me")
    assert "50" in sita.last
    sita.presses("1")
    assert say("hi", "I can give this") in sita.all
    sita.presses("I can give this")
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    market.later(minutes=125)  # 13:05
    assert say("hi", "Which goods?") not in gita.all
    over = say("hi", OVER, group="सागर हल्दी", came=1, enquiries=1, offers=0, introductions=0)
    assert sita.all.count(over) == 1
    assert len(gita.shown) == heard[1] + 1, "who did not come hears nothing more that day"
    market.later(hours=3)
    assert len(gita.shown) == heard[1] + 1
    (day,) = market.look(lambda db: market_days.newest(db, group_id, at_most=5))
    assert (day.invited, day.came) == (2, 1)
    before = len(sita.shown)
    market.later(hours=1)
    assert len(sita.shown) == before
    assert sita.all.count(over) == 1, "the results are told once"


def test_an_urgent_enquiry_does_not_wait_for_the_market(market: Market) -> None:
    group_id = made(market)
    others = fill(market)
    sita = whatsapp_seller(market, group_id, delivery="digest")
    market.write(lambda db: groups.change(db, group_id, market_weekday=1, market_hour=11))
    before = len(sita.shown)
    asks(market, others, "50 किलो हल्दी चाहिए परसों तक")
    market.later(seconds=2)
    assert len(sita.shown) == before + 1
    assert "50" in sita.last


def test_a_market_with_nothing_on_it_asks_nobody(market: Market) -> None:
    group_id = made(market)
    sita = whatsapp_seller(market, group_id)
    market.write(lambda db: groups.change(db, group_id, market_weekday=2, market_hour=12))
    before = len(sita.shown)
    market.later(minutes=5)
    assert len(sita.shown) == before


def test_an_officer_sets_the_market_day_in_words(market: Market) -> None:
    group_id = made(market)
    meena = market.officer(SAGAR, name="Meena")
    meena.says("groups")
    meena.presses("सागर हल्दी")
    meena.presses("Market day")
    meena.says("रात 11 बजे")
    meena.says("मंगलवार सुबह 11 बजे")
    one = market.look(lambda db: groups.get(db, group_id))
    assert (one.market_weekday, one.market_hour) == (1, 11)
    assert "मंगलवार" in meena.last


# ── what officers set ─────────────────────────────────────────────────────────────────────────────────────────────


def test_purpose_and_rules_are_said_before_the_yes_and_the_own_group_after_it(market: Market) -> None:
    group_id = made(market, admits="queue")
    meena = market.officer(SAGAR, name="Meena")
    for button, words in (
        ("Purpose", "सागर की हल्दी दूर तक जाए"),
        ("WhatsApp group link", "https://chat.whatsapp.com/NamunaAbc12"),
    ):
        meena.says("groups")
        meena.presses("सागर हल्दी")
        meena.presses("Purpose and rules")
        meena.presses(button)
        meena.says(words)
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    joins(sita)
    assert "दूर तक जाए" in sita.all
    assert "chat.whatsapp.com" not in sita.all, "only members get it"
    meena.presses("Let in")
    assert "https://chat.whatsapp.com/NamunaAbc12" in sita.all
    assert place_of(market, group_id, sita).status == "member"


def test_where_only_the_verified_offer_others_are_told_so(market: Market) -> None:
    group_id = made(market)
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    joins(sita)
    market.write(lambda db: groups.change(db, group_id, offers_by="verified"))
    sita.says("groups")
    sita.presses("सागर हल्दी")
    sita.presses("Post an offer")
    assert (
        say("hi", "In {group} only sellers whom the office has verified offer goods.", group="सागर हल्दी") in sita.last
    )


def test_no_card_is_hung_in_a_chat_at_night(market: Market) -> None:
    meena = market.officer(SAGAR, name="Meena")
    chat = GroupChat(market, meena)
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    now = market.clock.now()
    market.write(lambda db: groups.join(db, chat.group.id, sita.person_id, now))
    market.later(hours=10)  # 22:00
    before = len(chat.shown)
    market.begin(sita, "offer", str(chat.group.id))
    sita.says("हल्दी 120 रुपये किलो, कम से कम 20 किलो")
    sita.presses("Yes")
    assert len(chat.shown) == before
    market.later(hours=10, minutes=1)
    assert len(chat.shown) == before + 1
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.created_at < market.clock.now() - timedelta(hours=9)
