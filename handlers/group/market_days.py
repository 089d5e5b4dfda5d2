"""Market day: once a week a group's members are asked to the market; who comes is shown the week's goods, product by
product, and who does not come hears nothing more that day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.group import group_costs, group_questions
from handlers.group.group_deeds import chat_of
from handlers.language import N_, render, say
from handlers.messages import CAPABILITIES, OutboundMessage, fit
from handlers.outbound.letters import FALLBACK_LANGUAGE, part_to_json
from handlers.questions import Misread, Option, Reply, choice
from handlers.step import begin_for
from handlers.world import World
from storage import cards, group_figures, groups, market_days, outbox, people, profiles
from storage.cards import Card
from storage.groups import Group, Member
from storage.market_days import MarketDay
from storage.parts import by_itself

LASTS = timedelta(hours=2)
"""From the first invitation to the results."""
A_WEEK = timedelta(days=7)
URGENT = timedelta(days=3)
"""An enquiry that is needed sooner does not wait for the next market day."""
GOODS_SHOWN, CARDS_SHOWN = 8, 5
OTHER = "other"
"""Cards of goods that have no name here."""
SHOW_WORDS = (
    "dikhao", "dikhaiye", "dikha do", "dikhado", "dikhaye", "dekhna hai", "दिखाओ", "दिखाइए", "दिखा दो", "देखना है",
    "dakhva", "dakhava", "dakhwa", "dakhav", "दाखवा", "दाखव", "baghaycha", "baghu", "बघू", "बघायचं",
    "show", "show it", "let me see", "haan dikhao", "ho dakhva",
)  # fmt: skip
COME = choice(
    "come", N_("The market of {group} is open until {until}.\nNew this week: {wanted} wanted, {offered} offered."),
    (Option("show", N_("Show me"), also=SHOW_WORDS), Option("later", N_("Not today"))),
)  # fmt: skip


# ── the clock ─────────────────────────────────────────────────────────────────────────────────────────────────────


def open_markets(db: Connection, world: World) -> int:
    """The tick: markets whose hour has come are opened, their members invited a window at a time, and ended."""
    here, told = world.now.astimezone(world.zone), 0
    for group_id in market_days.due(db, here.weekday(), here.hour):
        group = groups.get(db, group_id)
        assert group is not None
        begins = datetime.combine(here.date(), time(group.market_hour or 0), world.zone)
        if here < begins + LASTS and market_days.begin(db, group.id, here.date(), begins, begins + LASTS):
            told += 1
    for one in market_days.running(db):
        with by_itself(db, f"market of group:{one.group_id}"):
            told += _go_on(db, world, one)
    return told


def _has_something_for(db: Connection, world: World, member: Member, hanging: list[Card]) -> bool:
    """Whether it is worth asking somebody: an enquiry for goods of their own, or for a buyer anything offered."""
    others = [card for card in hanging if card.person_id != member.person_id]
    if member.role == "buyer":
        return any(card.kind == "offer" for card in others)
    kinds = _own_kinds(db, world, member.person_id)
    return any(card.kind == "enquiry" and (card.concept is None or card.concept in kinds) for card in others)


def _own_kinds(db: Connection, world: World, person_id: int) -> set[str]:
    seller = profiles.profile_of(db, person_id)
    own = profiles.products_of(db, seller.id) if seller else []
    return {kind for slug in own for kind in (*world.catalogue.kinds_of(slug), *world.catalogue.general_of(slug))}


def _go_on(db: Connection, world: World, one: MarketDay) -> int:
    group = groups.get(db, one.group_id)
    if group is None or world.now >= one.ends_at:
        if group is not None:
            _end(db, world, group, one)
        return 0
    return _invite(db, world, group, one)


def _invite(db: Connection, world: World, group: Group, one: MarketDay) -> int:
    window = market_days.uninvited(db, group.id, after=one.invited_to, at_most=group_costs.room(db))
    if not window:
        return 0
    hanging = week(db, world, group.id)
    told = 0
    for member in window:
        with by_itself(db, f"group:{group.id} person:{member.person_id}"):
            mine = [card.id for card in hanging if card.person_id != member.person_id]
            subject = f"{group.id}:{one.day.isoformat()}"
            if not _has_something_for(db, world, member, hanging):
                continue
            if group_costs.tell(db, world, group, member.person_id, "market", subject, {"cards": mine}):
                told += 1
    market_days.change(db, one, invited_to=window[-1].person_id, invited=one.invited + told)
    return len(window)


def _end(db: Connection, world: World, group: Group, one: MarketDay) -> None:
    """One results card: in the group's own chat, and to those who came."""
    market_days.change(db, one, told_at=world.now)
    if not one.came:
        return
    found = group_figures.between(db, group.id, one.begins_at - A_WEEK, world.now)
    figures = {name: int(found[name]) for name in ("enquiries", "offers", "introductions")} | {"came": one.came}
    for person_id in market_days.guests(db, one):
        begin_for(db, world, person_id, "market_over", f"{group.id}:{one.day.isoformat()}", figures, purpose="reply")
    chat = chat_of(db, group)
    if chat is not None and group.telegram_state == "admin":
        tongue = people.person(db, chat.person_id).language or FALLBACK_LANGUAGE
        part = fit(OutboundMessage(say(tongue, OVER, group=group.name, **figures)), CAPABILITIES[chat.channel])[0]
        outbox.add(
            db, world.now, cause=f"market:{group.id}:{one.day.isoformat()}", action="send", sender=chat.sender,
            channel=chat.channel, address_id=chat.id, person_id=chat.person_id, lane=chat.lane, purpose="group", priority=1,
            repeatable=False, payload=part_to_json(part),
        )  # fmt: skip


OVER = N_("The market of {group} is over: {came} came. This week: {enquiries} wanted, {offers} offered, "
          "{introductions} introduced.")  # fmt: skip


def week(db: Connection, world: World, group_id: int) -> list[Card]:
    """The cards of a group's last week that still hang."""
    found = cards.since(db, group_id, after=0, concepts=None, but=0, at_most=500)
    return [one for one in found if one.created_at > world.now - A_WEEK or one.kind == "offer"]


def is_urgent(world: World, group: Group, needed_by: Any) -> bool:
    """Whether a card goes out between market days: only an enquiry that cannot wait for the next one."""
    return group.market_weekday is None or (needed_by is not None and needed_by <= world.today + URGENT)


# ── who comes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def market(c: Conversation) -> None:
    """The week's cards, by goods: which goods, which card, then as on any card."""
    group_id, _, day = c.subject.partition(":")
    group = groups.get(c.db, int(group_id))
    found = [cards.get(c.db, number) for number in c.opening.get("cards", ())]
    hanging = [one for one in found if one is not None and one.status == "open"]
    if group is None or group.status != "open" or not hanging:
        return c.say(N_("Everything of this week has found its way already."))
    one = market_days.of(c.db, group.id, datetime.fromisoformat(day).date())
    until = one.ends_at.astimezone(c.world.zone).strftime("%H:%M") if one else ""
    kinds = Counter(card.kind for card in hanging)
    c.step.expires_at = one.ends_at if one else None
    come = c.ask(replace(COME, read=partial(_meant, c, hanging)), group=group.name, until=until,
                 wanted=kinds["enquiry"], offered=kinds["offer"])  # fmt: skip
    c.step.expires_at = None
    if come == "later":
        return c.say(N_("All right."))
    c.once("came", lambda: market_days.comes(c.db, group.id, one.day, c.person.id, c.world.now) if one else False)
    meant = come if isinstance(come, dict) else {"goods": "", "said": ""}
    if not meant["goods"]:
        which = _which_goods(c, hanging)
        meant = {**meant, **which} if isinstance(which, dict) else {**meant, "goods": which}
    mine = [card for card in hanging if (card.concept or OTHER) == meant["goods"]][-CARDS_SHOWN:]
    return _cards_of(c, mine, meant["said"])


def _which_goods(c: Conversation, hanging: list[Card]) -> Any:
    """Which of the week's goods somebody wants to see, their own first; where there is but one, that."""
    goods, own = Counter(card.concept or OTHER for card in hanging), _own_kinds(c.db, c.world, c.person.id)
    options = [
        Option(slug, "{goods} ({count})",
               {"goods": render(c.world.catalogue.product(slug), c.language) if slug != OTHER
                else say(c.language, N_("Other goods")), "count": str(many)})
        for slug, many in sorted(goods.items(), key=lambda one: (one[0] not in own, -one[1], one[0]))[:GOODS_SHOWN]
    ]  # fmt: skip
    if len(options) == 1:
        return options[0].value
    return c.ask(replace(choice("goods", N_("Which goods?"), options), read=partial(_meant, c, hanging)))


def _meant(c: Conversation, hanging: list[Card], reply: Reply, _language: str) -> dict[str, str]:
    """Reads own words on a market: which goods they name, and the words themselves where they say that the speaker gives
    them. Raises Misread."""
    goods = {card.concept or OTHER for card in hanging}
    named = set(c.world.catalogue.concepts_in(reply.text))
    kinds = {
        kind for slug in named for kind in (*c.world.catalogue.kinds_of(slug), *c.world.catalogue.general_of(slug))
    }
    found = sorted(goods & named or goods & kinds)
    said = reply.text if group_questions.says_so_much(reply.text) else ""
    if named and not found:
        raise Misread(elsewhere=bool(said))
    if not found and said:  # no goods are named: those of which there are cards, or their own among them
        own = goods & _own_kinds(c.db, c.world, c.person.id)
        found = sorted(own) if len(own) == 1 else sorted(goods) if len(goods) == 1 else []
    if len(found) != 1 and not said:
        raise Misread()
    return {"goods": found[0] if len(found) == 1 else "", "said": said}


def _cards_of(c: Conversation, mine: list[Card], said: str = "") -> None:
    from handlers.group.group_cards import LATER, in_short  # cards know market days, and a market shows cards

    wanted = [card for card in mine if card.kind == "enquiry"]
    if said and len(wanted) == 1:  # who gives answers the one who wants, whatever others offer beside
        return c.then("card", str(wanted[0].id), sure=True, said=said)
    lines = [in_short(c.db, c.world, card, c.language) for card in mine]
    text = "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))
    options = [Option(str(card.id), "{place}", {"place": str(place)}) for place, card in enumerate(mine, 1)]
    asks = choice("card", N_("{cards}\nWhich one shall I open?"), (*options, LATER))
    number = c.ask(replace(asks, read=partial(group_questions.taken_up, mine)), cards=text)
    if number == "later":
        return c.say(N_("All right."))
    if isinstance(number, dict):
        return c.then("card", number["card"], sure=True, said=number["said"])
    return c.then("card", str(number), **({"sure": True, "said": said} if said else {}))


def over(c: Conversation) -> None:
    """The results, to who came."""
    group = groups.get(c.db, int(c.subject.partition(":")[0]))
    if group is not None:
        c.say(OVER, group=group.name, **c.opening)


CONVERSATIONS = {"market": market, "market_over": over}
