"""Market day against always-on: rupees and unasked messages per introduction, over the same weeks of the same group.

Sixty sellers on WhatsApp of four kinds of goods and twenty buyers, four enquiries a day, by the house's own handlers with
the clock moved hour by hour. People are played, not measured: `ANSWER` says how often who is asked looks, and of those
who look, how many find something for them. Both ways get the same people, enquiries and dice; only what Haat sends
differs. `haat bench market_day [WEEKS]`.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from handlers.group import group_costs
from handlers.language import say
from storage import cards, enquiries, group_figures, group_spend, groups, templates
from tests.chat import Chat
from tests.market import NOON, OUR_NAMES, Market

GOODS = ("turmeric", "mango pickle", "clay pots", "papad")
SELLERS, BUYERS, A_DAY, WEEKS = 60, 20, 4, 2
SAGAR = 425
LOOKS, LOOKS_ON_MARKET_DAY, FITS = 0.12, 0.25, 0.3
"""How likely who gets a digest taps it on its day; who is asked to the market comes; and who looks finds a card to
answer. Assumptions, the same for both but for the first two: a known hour is worth keeping free. A third row drops that
assumption: on market day people look no more often than at a digest. Each buyer says yes to each seller who does."""


@dataclass
class Counted:
    """What one way of running a group came to."""

    unasked: int = 0
    rupees: float = 0.0
    answers: int = 0
    """Yeses of sellers."""
    introductions: int = 0
    """Both sides' yeses, as `haat group stats` counts them."""
    looked: dict[int, set[str]] = field(default_factory=dict)


def play(weeks: int, *, market_day: bool, looks: float) -> Counted:
    """Play the weeks one way; `looks` of those who are told something look at it."""
    dice = random.Random(7)
    with tempfile.TemporaryDirectory(prefix="haat-bench-") as folder, \
            Market(f"sqlite:///{folder}/haat.db", Path(folder) / "haat", NOON.replace(hour=3)) as market:  # fmt: skip
        group_id = _made(market, market_day)
        sellers = [_joined(market, group_id, GOODS[place % len(GOODS)], place) for place in range(SELLERS)]
        buyers = [market.buyer(SAGAR, name=f"B{place}") for place in range(BUYERS)]
        counted = Counted()
        for day in range(weeks * 7):
            morning = market.clock.now()
            for number in range(A_DAY):
                _enquires(market, buyers[(day * A_DAY + number) % BUYERS], GOODS[dice.randrange(len(GOODS))], group_id)
            for _ in range(8):
                market.later(minutes=54)
                for _ in range(6):  # in life the clock ticks each second
                    market.later(minutes=1)
                _look(market, sellers, counted, dice, looks, morning)
                for buyer in buyers:
                    _press(buyer, "Yes, introduce us") and _press(buyer, "Only through Haat")
            market.clock.advance(morning + timedelta(days=1) - market.clock.now())
        world = market.app.world
        spent = [one for _, one in market.look(lambda db: group_spend.months(db, group_id, at_most=12))]
        counted.rupees = sum(one.paise for one in spent) / 100
        counted.unasked = sum(one.templates + one.free for one in spent)
        until = market.clock.now() + timedelta(days=1)
        figures = market.look(lambda db: group_figures.between(db, group_id, NOON - timedelta(days=1), until))
        counted.introductions = int(figures["introductions"])
        assert group_costs.price(world, templates=1) > 0
        return counted


def _made(market: Market, market_day: bool) -> int:
    def make(db: Connection) -> int:
        group_id = groups.create(db, "सागर", SAGAR, "", None, NOON, token="sagar1")
        assert group_id is not None
        templates.keep(db, "digest", "hi", OUR_NAMES["whatsapp"], NOON, content_sid="HX0", status="approved", words="",
                       category="MARKETING")  # fmt: skip
        if market_day:
            groups.change(db, group_id, market_weekday=3, market_hour=11)
        return group_id

    return market.write(make)


def _joined(market: Market, group_id: int, goods: str, place: int) -> Chat:
    who = market.seller([goods], SAGAR, channel="whatsapp", name=f"S{place}")
    market.write(lambda db: groups.join(db, group_id, who.person_id, NOON))
    return who


def _enquires(market: Market, buyer: Chat, goods: str, group_id: int) -> None:
    """A buyer's enquiry hangs in the group; nobody is asked directly, so that only the group's own ways are compared."""
    now = market.clock.now()

    def hang(db: Connection) -> None:
        concept = market.app.catalogue.concepts_in(goods)[0]
        enquiry = enquiries.post(
            db, now, person_id=buyer.person_id, address_id=_address_of(db, buyer), text=goods, language="hi",
            concept=concept, product_words=goods, quantity="50", unit="kg", kilograms="50", lowest=None, terms=None,
            place_lgd=SAGAR, place_role="to", place_words=None, district_lgd=SAGAR, needed_by=None, budget_paise=None,
            budget_per=None, media_id=None, expires_at=now + timedelta(days=14),
        )  # fmt: skip
        cards.post_enquiry(db, group_id, enquiry, buyer.person_id, concept, goods, media_id=None,
                           day=now.date(), now=now)  # fmt: skip

    market.write(hang)


def _address_of(db: Connection, chat: Chat) -> int:
    from storage import people

    found = people.address_called(db, chat.channel.name, [chat.address])
    assert found is not None
    return found.id


def _look(
    market: Market, sellers: list[Chat], counted: Counted, dice: random.Random, looks: float, morning: datetime
) -> None:  # fmt: skip
    """Who was told something today decides once whether to look; of those who do, some answer one card."""
    day = counted.looked.setdefault(round(morning.timestamp()), set())
    for who in sellers:
        told = [one for one in market.whatsapp.sent if one.to == who.address]
        if not told or who.address in day or not _is_of_today(market, who, morning):
            continue
        day.add(who.address)
        if dice.random() < looks and dice.random() < FITS:
            _answers(market, who, counted)


def _is_of_today(market: Market, who: Chat, morning: datetime) -> bool:
    def lately(db: Connection) -> Any:
        return db.exec_driver_sql(
            "SELECT 1 FROM outbox o JOIN addresses a ON a.id = o.address_id WHERE a.external_id = ? AND o.purpose = 'digest' "
            "AND o.state IN ('sent', 'delivered', 'read') AND o.created_at >= ? LIMIT 1",
            (who.address, round(morning.timestamp() * 1000)),
        ).first()  # fmt: skip

    return market.look(lately) is not None


def _answers(market: Market, who: Chat, counted: Counted) -> None:
    """The taps of who gives a card: show, a card, I can give this, yes, through Haat."""
    shown = next((one for one in reversed(market.whatsapp.sent) if one.to == who.address), None)
    data = list(shown.template_words.values())[-1] if shown is not None and shown.template else ""
    who.presses_template(data) if data else None
    steps: tuple[Callable[[], object], ...] = (
        lambda: _press(who, "Show me"), lambda: _first_goods(who), lambda: _press(who, "1"), lambda: _press(who, "I can give this"),
        lambda: _press(who, "Yes, all"), lambda: _press(who, "Only through Haat"),
    )  # fmt: skip
    done = [step() for step in steps]
    if done[-2]:
        counted.answers += 1


def _first_goods(who: Chat) -> bool:
    """On the list of goods of a market one's own stand first."""
    labels = who.shown[-1].labels if who.shown else []
    if labels and labels[0].endswith(")"):
        who.presses(1)
        return True
    return False


def _press(who: Chat, label: str) -> bool:
    wanted = say("hi", label)
    labels = who.shown[-1].labels if who.shown else []
    for place, one in enumerate(labels, 1):
        if wanted in (one, one.partition(" ")[2]):
            who.presses(place)
            return True
    return False


def main() -> None:
    """Print the table."""
    weeks = next((int(one) for one in sys.argv[1:] if one.isdigit()), WEEKS)
    print(f"{weeks} weeks, {SELLERS} sellers on WhatsApp outside the window, {A_DAY} enquiries a day")
    print(f"{'':<26}{'unasked':>9}{'rupees':>10}{'yeses':>7}{'introduced':>12}{'rupees each':>13}{'unasked each':>14}")
    ways = (
        ("always on", False, LOOKS), ("market day", True, LOOKS_ON_MARKET_DAY), ("market day, looks as rarely", True, LOOKS),
    )  # fmt: skip
    for name, market_day, looks in ways:
        one = play(weeks, market_day=market_day, looks=looks)
        each = max(1, one.introductions)
        print(f"{name:<26}{one.unasked:>9}{one.rupees:>10.2f}{one.answers:>7}{one.introductions:>12}"
              f"{one.rupees / each:>13.2f}{one.unasked / each:>14.1f}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
