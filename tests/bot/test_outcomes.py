"""What each refusal teaches: who rests, which template is gone, where else it is said, and what nobody knows is looked up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.channel import ChannelError, Decision, Done, Errand
from handlers.outbound.reasons import in_words
from storage import consent, limits, outbox, people
from storage.tables import addresses, templates
from tests.bot.test_dispatcher import address_of, calls, look, queue, texts
from tests.chat import Chat
from tests.market import OUR_NAMES, Market, markets

DAY = timedelta(days=1)
WHATSAPP = OUR_NAMES["whatsapp"]


@pytest.fixture
def market(tmp_path: Path) -> Iterator[Market]:
    yield from markets(f"sqlite:///{tmp_path / 'haat.db'}", tmp_path / "haat")


@pytest.fixture
def sita(market: Market) -> Chat:
    return market.seller(channel="whatsapp")


def also_on_telegram(market: Market, chat: Chat) -> Chat:
    """The same person, reached at a second address."""
    other = market.stranger("telegram", "Sita")

    def join(db: Any) -> None:
        made = people.address_for(db, "telegram", OUR_NAMES["telegram"], [other.address], market.clock.now())
        people.change_address(db, made.id, person_id=chat.person_id, last_inbound_at=market.clock.now())

    market.write(join)
    return other


def twin(market: Market, name: str = "lead", status: str = "approved") -> None:
    market.write(lambda db: db.execute(templates.insert().values(
        name=name, language="hi", sender=WHATSAPP, content_sid="HX1", status=status, checked_at=market.clock.now()
    )))  # fmt: skip


def silent_for_two_days(market: Market, chat: Chat) -> None:
    here = addresses.c.id == address_of(market, chat).id
    long_ago = market.clock.now() - 2 * DAY
    market.write(lambda db: db.execute(addresses.update().where(here).values(last_inbound_at=long_ago)))


# ── elsewhere ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_whoever_is_not_on_whatsapp_gets_it_on_telegram(market: Market, sita: Chat) -> None:
    other = also_on_telegram(market, sita)
    market.whatsapp.refuses(ChannelError(Decision.UNREACHABLE, "this number is not on WhatsApp (63003)"))
    first, later = queue(market, sita, "a", "b", payload={"text": "हल्दी?", "buttons": [["हाँ", "t.0"], ["नहीं", "t.1"]]})
    market.settle()
    assert [errand.to for errand in market.telegram.sent] == [other.address] * 2
    assert [button.label for button in market.telegram.sent[0].part.buttons] == ["हाँ", "नहीं"]
    assert (look(market, first).state, look(market, later).state) == ("failed", "skipped")
    assert calls(market) == [], "the office need not ring"


def test_whoever_blocked_us_is_not_followed_to_another_app(market: Market, sita: Chat) -> None:
    also_on_telegram(market, sita)
    market.whatsapp.refuses(ChannelError(Decision.UNREACHABLE, "they blocked us on WhatsApp (63014)", by_person=True))
    queue(market, sita, "a", "b")
    market.settle()
    assert market.telegram.sent == []


def test_a_closed_window_is_gone_round_by_the_other_app(market: Market, sita: Chat) -> None:
    silent_for_two_days(market, sita)
    (one,) = queue(market, sita, "a")
    also_on_telegram(market, sita)
    market.settle()
    assert [errand.part.text for errand in market.telegram.sent] == ["a"]
    assert (look(market, one).state, look(market, one).reason) == ("skipped", "window closed, no approved template")


def test_an_answer_is_never_given_elsewhere(market: Market, sita: Chat) -> None:
    also_on_telegram(market, sita)
    market.whatsapp.refuses(ChannelError(Decision.UNREACHABLE, "gone"))
    queue(market, sita, "a", purpose="reply", priority=0)
    market.settle()
    assert market.telegram.sent == []


# ── what is learnt ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_template_that_is_gone_leaves_no_more(market: Market, sita: Chat) -> None:
    twin(market)
    silent_for_two_days(market, sita)
    market.whatsapp.refuses(ChannelError(Decision.TEMPLATE_GONE, "gone (63027)"))
    first, second = queue(market, sita, "a", "b", twin="lead")
    market.settle()
    assert [look(market, one).reason for one in (first, second)] == ["window closed, no approved template"] * 2
    assert calls(market) == ["a", "b"], "the office says it"
    assert market.whatsapp.sent == []


def test_a_template_that_whatsapp_has_not_approved_after_all_leaves_once_and_the_office_rings(
    market: Market, sita: Chat
) -> None:
    twin(market)
    silent_for_two_days(market, sita)
    market.whatsapp.refuses(ChannelError(Decision.USE_TEMPLATE, "the content is pending (63016)"), times=50)
    (row,) = queue(market, sita, "a", twin="lead")
    market.settle()
    assert look(market, row).state == "skipped"
    assert calls(market) == ["a"]


def test_whoever_whatsapp_lets_rest_gets_no_marketing_for_a_day(market: Market, sita: Chat) -> None:
    twin(market)
    market.write(lambda db: consent.give(db, sita.person_id, "notices", given=True, version="1", language="hi",
                                         how="button", inbox_id=None, now=market.clock.now()))  # fmt: skip
    silent_for_two_days(market, sita)
    market.whatsapp.refuses(ChannelError(Decision.REST, "held back (63049)", retry_after=DAY.total_seconds()))
    (first,) = queue(market, sita, "a", twin="lead", purpose="notice", priority=2)
    market.settle()
    (second,) = queue(market, sita, "b", twin="lead", purpose="notice", priority=2)
    (deal,) = queue(market, sita, "c", twin="lead")
    market.settle()
    assert [look(market, one).state for one in (first, second, deal)] == ["held", "held", "sent"]
    assert look(market, second).due_at == market.clock.now() + DAY


def test_many_chats_that_ask_for_silence_pause_the_sender(market: Market) -> None:
    chats = [market.buyer(channel="telegram", name=f"Ravi {place}") for place in range(5)]
    market.telegram.refuses(ChannelError(Decision.RETRY, "flood", retry_after=40, pauses="address"), times=3)
    for chat in chats[:3]:
        queue(market, chat, f"first {chat.address}")
    market.settle()
    queue(market, chats[3], "fourth")
    market.settle()
    assert market.telegram.sent == [], "it is we who write too fast"
    market.later(seconds=41)
    assert len(market.telegram.sent) == 4


def test_the_days_tier_is_kept_and_what_is_over_it_is_rung_or_waits(market: Market) -> None:
    twin(market)
    chats = [market.seller(channel="whatsapp", name=f"Sita {place}") for place in range(4)]
    market.write(lambda db: limits.count_reached(db, "whatsapp", market.clock.now(), limits.FIRST_TIER - 2))
    ids = []
    for chat in chats:
        silent_for_two_days(market, chat)
        ids += queue(market, chat, f"to {chat.address}", twin="lead")
    market.reopen()
    market.settle()
    assert sorted(look(market, one).state for one in ids) == ["sent", "sent", "skipped", "skipped"]
    assert len(calls(market)) == 2
    (again,) = queue(market, chats[0], "again", twin="lead")
    market.settle()
    assert look(market, again).state == "sent", "with the same person no second talk is begun"
    assert market.look(lambda db: limits.reached(db, "whatsapp", market.clock.now())) == limits.FIRST_TIER
    later = market.clock.now() + timedelta(hours=25)
    assert market.look(lambda db: limits.reached(db, "whatsapp", later)) == 0


def test_a_row_that_cannot_be_read_ends_alone(market: Market, sita: Chat) -> None:
    (poisoned,) = queue(market, sita, "a", payload={"text": "x", "buttons": [["only a label"]]})
    (good,) = queue(market, sita, "b")
    market.settle()
    assert (look(market, poisoned).state, look(market, poisoned).reason) == ("failed", "Haat cannot read this message")
    assert look(market, good).state == "sent"


# ── what nobody knows ─────────────────────────────────────────────────────────────────────────────────────────────


class Listing:
    """A provider that can be asked what it took."""

    def __init__(self, market: Market) -> None:
        self.took: list[Done] = []
        self.asked: list[int] = []
        market.whatsapp.find = self.find  # type: ignore[attr-defined]

    async def find(self, errand: Errand, since: datetime) -> list[Done]:
        assert since.tzinfo is UTC
        self.asked.append(errand.outbox_id)
        return self.took


def test_a_doubtful_message_is_looked_up_before_it_is_sent_again(market: Market, sita: Chat) -> None:
    listing = Listing(market)
    market.whatsapp.refuses(ChannelError(Decision.UNKNOWN, "no answer"))
    (one,) = queue(market, sita, "a", repeatable=True)
    market.settle()
    assert (look(market, one).state, listing.asked) == ("ready", [])
    listing.took = [Done("SM1", "delivered")]
    market.later(seconds=16)
    assert listing.asked == [one]
    assert (look(market, one).state, look(market, one).provider_id, texts(sita)) == ("delivered", "SM1", [])


def test_what_is_not_in_the_list_is_sent_once_more(market: Market, sita: Chat) -> None:
    Listing(market)
    market.whatsapp.refuses(ChannelError(Decision.UNKNOWN, "no answer"))
    (one,) = queue(market, sita, "a", repeatable=True)
    market.settle()
    market.later(seconds=16)
    assert (look(market, one).state, texts(sita)) == ("sent", ["a"])


def test_what_may_not_be_repeated_is_only_looked_up(market: Market, sita: Chat) -> None:
    listing = Listing(market)
    market.whatsapp.refuses(ChannelError(Decision.UNKNOWN, "no answer"))
    (one,) = queue(market, sita, "a")
    market.settle()
    market.later(seconds=16)
    market.run(market.app.look_up())
    assert (look(market, one).state, listing.asked) == ("unknown", [one])
    listing.took = [Done("SM7", "sent")]
    market.later(seconds=60)
    market.run(market.app.look_up())
    assert listing.asked == [one], "not before its time"
    market.later(seconds=61)
    market.run(market.app.look_up())
    assert (look(market, one).state, look(market, one).provider_id, texts(sita)) == ("sent", "SM7", [])


# ── in words ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("they blocked us on WhatsApp (63014)", "इन्होंने हमें व्हाट्सऐप पर ब्लॉक किया है (63014)"),
        ("too late", "समय निकल गया"), ("something from elsewhere", "something from elsewhere"), (None, ""),
    ],
)  # fmt: skip
def test_a_reason_is_said_in_the_officers_language(reason: str | None, said: str) -> None:
    assert in_words("hi", reason) == said


def test_every_state_that_ends_is_known(market: Market, sita: Chat) -> None:
    queue(market, sita, "a")
    market.settle()
    assert set(market.look(outbox.by_state)) <= {*outbox.FORWARD, "failed", "skipped", "unknown"}
