"""Cards: an enquiry or an offer as a group sees it, what a press on it begins, and how members hear of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Connection

from handlers import buyers, group_costs, market_days, measures, rooms, wording
from handlers.conversation import Conversation
from handlers.group_deeds import answer_press, do, edit
from handlers.group_office import quiet_until
from handlers.group_photos import offered, shown_photo
from handlers.group_reports import REPORT, report_card
from handlers.group_topics import thread_for
from handlers.language import N_, day, render, rupees, say
from handlers.matching.enquiry import read_enquiry
from handlers.matching.numbers import decimal_text_or_none
from handlers.matching.parsed import usual_unit
from handlers.questions import Misread, Option, Question, Reply, choice, name_of, yes_no
from handlers.step import FALLBACK_LANGUAGE, Step
from handlers.units import unit_name
from handlers.world import World
from storage import bans, conversations, enquiries, groups, outbox, people, safety
from storage import cards as store
from storage.cards import Card
from storage.enquiries import Enquiry
from storage.groups import Group, Member
from storage.parts import by_itself

MAKE = Option("make", N_("I can give this"), also=("de sakta hu", "de sakti hu", "main de sakta hu", "mi deu shakto"))
WANT = Option("want", N_("I want this"), also=("mujhe chahiye", "mala pahije", "मुझे चाहिए", "मला हवं"))
LATER = Option("later", N_("Not now"))
OFFER_LIVES = timedelta(days=14)
AT_ONCE = 100
"""How many members one tick tells of one card, so that nobody's reply waits behind a big group."""
DIGEST_FROM, DIGEST_TO = time(10), time(19)
DIGEST_CARDS = 5


# ── what a card says ──────────────────────────────────────────────────────────────────────────────────────────────


def shown(db: Connection, world: World, card: Card, language: str, *, with_state: bool = True) -> str:
    """A card in its reader's language: never a name or number that its owner did not give for the group."""
    lines = [_of_enquiry(db, world, card, language) if card.kind == "enquiry" else _of_offer(db, world, card, language)]
    if with_state:
        lines.append(state(db, card, language))
    return "\n".join(lines)


def _of_enquiry(db: Connection, world: World, card: Card, language: str) -> str:
    posted = _enquiry(db, card)
    where = render(world.places.district(posted.district_lgd), language) if posted.district_lgd else ""
    summary = wording.lead_summary(posted, world, language)
    return say(
        language, N_("Wanted ({district}): {summary}"), district=where or say(language, N_("a buyer")), summary=summary
    )


def _of_offer(db: Connection, world: World, card: Card, language: str) -> str:
    goods = render(world.catalogue.product(card.concept), language) if card.concept else card.words
    facts = [goods]
    if card.price_paise is not None:
        price, unit = rupees(card.price_paise, language), unit_name(card.unit or "piece", language)
        facts.append(say(language, N_("{price} per {unit}"), price=price, unit=unit))
    if card.moq:
        least = wording.amount(Decimal(card.moq), card.unit, language)
        facts.append(say(language, N_("at least {amount}"), amount=least))
    if card.valid_until:
        facts.append(say(language, N_("until {day}"), day=day(card.valid_until, language)))
    name = people.person(db, card.person_id).name or say(language, N_("A seller"))
    seller = people.profile_of(db, card.person_id)
    if seller is not None and seller.verified_at is not None:
        name = say(language, N_("{name} ✓"), name=name)
    return say(language, N_("{name} offers: {facts}"), name=name, facts=" · ".join(facts))


def state(db: Connection, card: Card, language: str) -> str:
    """How a card stands, in a few words."""
    if card.status == "removed":
        return say(language, N_("Taken off."))
    if card.kind == "offer":
        return say(language, N_("Open.") if card.status == "open" else N_("Over."))
    posted = _enquiry(db, card)
    if posted.status != "open":
        return say(language, N_("Served, thank you.") if posted.status == "served" else N_("Closed."))
    yeses = len(enquiries.matches_of(db, posted.id, ("yes", "accepted")))
    if not yeses:
        return say(language, N_("Open. Who can give it?"))
    return say(language, N_("Open. Yes so far: {count}."), count=yeses)


def _enquiry(db: Connection, card: Card) -> Enquiry:
    assert card.enquiry_id is not None
    return enquiries.get(db, card.enquiry_id)


# ── hanging and changing ──────────────────────────────────────────────────────────────────────────────────────────


def hang_enquiry(step: Step, posted: Enquiry) -> None:
    """Hang an enquiry in the groups of its goods and district; where it hangs already nothing happens."""
    if posted.concept is None or posted.district_lgd is None:
        return
    kinds = (posted.concept, *step.world.catalogue.general_of(posted.concept))
    for group in groups.for_goods(step.db, kinds, [posted.district_lgd]):
        if bans.stands(step.db, group.id, posted.person_id):
            continue
        card_id = store.post_enquiry(
            step.db, group.id, posted.id, posted.person_id, posted.concept, posted.text, media_id=None,
            day=step.world.today, now=step.world.now,
        )  # fmt: skip
        if card_id is not None:
            _link(step, group, card_id)
            _hang_in_chat(step, group, card_id)
    if posted.media_id is not None and store.of_enquiry(step.db, posted.id):
        step.begin(posted.person_id, "card_photo", str(posted.id), purpose="reply")


def _link(step: Step, group: Group, card_id: int) -> None:
    """The start link that leads to a card from anywhere: a press by a stranger, a text that an officer forwards."""
    people.add_link(
        step.db, step.world.new_token(), step.world.now, district_lgd=group.district_lgd, language=None, role=None,
        note=f"card:{card_id}", group_id=group.id, card_id=card_id,
    )  # fmt: skip


def _hang_in_chat(step: Step, group: Group, card_id: int) -> None:
    """The card in the group's own chat, if it has one that Haat looks after; its button leads each presser to Haat."""
    card = store.get(step.db, card_id)
    if card is None or group.address_id is None or group.telegram_state != "admin":
        return
    chat = people.address(step.db, group.address_id)
    tongue = people.person(step.db, chat.person_id).language or FALLBACK_LANGUAGE
    option = MAKE if card.kind == "enquiry" else WANT
    hours = quiet_until(group, step.world.now.astimezone(step.world.zone).hour)
    due_at = step.world.now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=hours) if hours else None
    row = step.tell_group(
        chat,
        shown(step.db, step.world, card, tongue),
        option,
        REPORT,
        question=f"card:{card_id}",
        due_at=due_at,
        media_id=card.media_id,
        thread=thread_for(step.db, group, card),
    )
    store.change(step.db, card_id, outbox_id=row)


def edit_stale(db: Connection, world: World) -> int:
    """The tick: cards whose enquiry moved on are changed where they hang, never told of by a new message."""
    moved = store.stale(db, at_most=AT_ONCE)
    for card in moved:
        with by_itself(db, f"card:{card.id}"):
            if card.kind == "enquiry":
                _follow(db, world, card)
            now = store.get(db, card.id)
            assert now is not None
            _edit(db, world, now)
            store.change(db, card.id, stale=False)
    return len(moved)


def _follow(db: Connection, world: World, card: Card) -> None:
    """A card ends with its enquiry, and hangs again with it."""
    posted = _enquiry(db, card)
    if posted.status == "open":
        store.reopen(db, posted.id)
    else:
        store.settle(db, card.id, "served" if posted.status == "served" else "closed", world.now)


def end_offers(db: Connection, world: World) -> int:
    """The tick: an offer whose last day is over is taken down."""
    over = store.over(db, world.today, at_most=AT_ONCE)
    for card in over:
        with by_itself(db, f"card:{card.id}"):
            store.settle(db, card.id, "closed", world.now)
            _edit(db, world, store.get(db, card.id) or card)
    return len(over)


def _edit(db: Connection, world: World, card: Card) -> None:
    group = groups.get(db, card.group_id)
    if card.outbox_id is None or group is None or group.address_id is None:
        return
    chat = people.address(db, group.address_id)
    tongue = people.person(db, chat.person_id).language or FALLBACK_LANGUAGE
    if people.person(db, card.person_id).erased_at is not None and (
        message := outbox.provider_id_of(db, card.outbox_id)
    ):
        do(db, world, chat, "delete", f"erased:{card.id}", message=message)
    edit(db, world, chat, card.outbox_id, shown(db, world, card, tongue), keeps_buttons=card.status == "open")


# ── pressing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def pressed(step: Step, press_id: str, data: str) -> None:
    """A press on a card in a group's chat: whoever Haat may write to is written to, the others get a start link."""
    token, _, place = data.rpartition(".")
    prompt = conversations.prompt(step.db, token)
    card = (
        store.get(step.db, int(prompt.question.partition(":")[2]))
        if prompt and prompt.question.startswith("card:")
        else None
    )
    group = groups.get(step.db, card.group_id) if card else None
    if (
        card is None
        or group is None
        or group.status != "open"
        or prompt is None
        or prompt.address_id != group.address_id
    ):
        return answer_press(step, press_id, say(step.language, N_("That button is old.")))
    if bans.stands(step.db, group.id, step.person.id):
        return answer_press(step, press_id, say(step.language, N_("The office has closed this group to you for now.")))
    if card.status != "open":
        return answer_press(step, press_id, state(step.db, card, step.language))
    if card.person_id == step.person.id:
        return answer_press(step, press_id, say(step.language, N_("That is your own card.")))
    if step.address.last_inbound_at is None or step.address.unreachable_at is not None:
        return answer_press(step, press_id, start=people.link_to_card(step.db, card.id) or "")
    if place.isdigit() and int(place) < len(prompt.options) and prompt.options[int(place)]["value"] == "report":
        report_card(step, group, card)
        return answer_press(step, press_id, say(step.language, N_("Thank you. Those who look after the group see it.")))
    step.begin(step.person.id, "card", str(card.id), {"sure": True}, purpose="reply", once=str(step.inbox_id))
    return answer_press(step, press_id, say(step.language, N_("I have written to you in our own chat.")))


def card(c: Conversation) -> None:
    """One card, in private: a seller can give it, a buyer wants it, or not now."""
    one = store.get(c.db, int(c.subject))
    group = groups.get(c.db, one.group_id) if one else None
    if one is None or one.status != "open" or group is None or group.status != "open":
        return c.say(N_("That card is over."))
    if one.kind == "enquiry" and _enquiry(c.db, one).status != "open":  # closed since the last tick
        return c.say(N_("That card is over."))
    if bans.stands(c.db, group.id, c.person.id):
        return c.say(N_("The office has closed this group to you for now."))
    if one.person_id == c.person.id:
        return c.say(N_("That is your own card."))
    option = MAKE if one.kind == "enquiry" else WANT
    if not c.opening.get("sure"):
        if one.media_id is not None:
            c.step.say("", media_id=one.media_id, media_kind="photo")
        wish = c.ask(choice("wish", "{card}", (option, LATER, REPORT)), card=shown(c.db, c.world, one, c.language))
        if wish == "later":
            return c.say(N_("All right."))
        if wish == "report":
            report_card(c.step, group, one)
            return c.say(N_("Thank you. Those who look after the group see it."))
    return _give(c, one) if one.kind == "enquiry" else _want(c, one)


def _give(c: Conversation, one: Card) -> None:
    """A seller takes up an enquiry's card: the lead of that enquiry is put to them, as to those who were asked."""
    seller = people.profile_of(c.db, c.person.id)
    if seller is None:
        return c.then("onboarding", district_lgd=c.person.district_lgd, card=one.id)
    posted = _enquiry(c.db, one)
    enquiries.add_match(c.db, posted.id, seller.id, 0.0, _reasons(c, seller, posted))
    match = next(found for found in enquiries.matches_of(c.db, posted.id) if found.profile_id == seller.id)
    if match.status == "shown":
        enquiries.ask(c.db, match.id, max(posted.wave, 1), c.world.now)
    elif match.status != "asked":
        return c.say(N_("You have answered this one already."))
    c.then("lead", str(match.id))
    return None


def _reasons(c: Conversation, seller: Any, posted: Enquiry) -> list[dict[str, Any]]:
    """Why this seller may fit, in the shape that the match itself writes: what they sell of it, and where they are."""
    reasons: list[dict[str, Any]] = []
    if posted.concept is not None and posted.concept in people.products_of(c.db, seller.id):
        reasons.append({"code": "sells", "concept": posted.concept})
    if seller.district_lgd is not None:
        code = "same_district" if seller.district_lgd == posted.district_lgd else "elsewhere"
        reasons.append({"code": code, "district_lgd": seller.district_lgd})
    return reasons


def _want(c: Conversation, one: Card) -> None:
    """A buyer takes up an offer's card: both talk through Haat, no number is shown."""
    if safety.is_held(c.db, c.person.id):
        return buyers.tell_held(c)
    name = c.person.name or c.ask(Question("name", N_("Which name shall the seller see?"), takes="text", read=name_of))
    if not c.person.name:
        c.step.know(name=name)
    seller = people.person(c.db, one.person_id)
    room_id = conversations.open_room(c.db, "deal", f"card:{one.id}:{c.person.id}", c.world.now)
    conversations.enter_room(c.db, room_id, c.person.id, str(name))
    conversations.enter_room(c.db, room_id, seller.id, seller.name or say(c.language, N_("A seller")))
    people.give_floor(c.db, c.step.address.id, "room", room_id)
    about = shown(c.db, c.world, one, seller.language or FALLBACK_LANGUAGE, with_state=False)
    rooms.greet(c.step, room_id, seller.id, str(name), about)
    c.say(N_("Write here what you would like to know; {name} reads it and answers here."), name=seller.name or "")
    return None


# ── offers ────────────────────────────────────────────────────────────────────────────────────────────────────────

OFFER = Question(
    "offer", N_("What do you offer, at which price?\nFor example: turmeric 120 rupees a kilo, at least 20 kilos"),
    takes="text", media=True, read=offered,
)  # fmt: skip


def offer(c: Conversation) -> None:
    """A seller's offer in a group: goods, price with its unit, least order; read back, one of the same goods a day."""
    group = groups.get(c.db, int(c.subject))
    place = groups.member(c.db, int(c.subject), c.person.id)
    if group is None or group.status != "open" or place is None or place.status != "member":
        return c.say(N_("You are not in this group any more."))
    seller = people.profile_of(c.db, c.person.id)
    if group.offers_by == "verified" and (seller is None or seller.verified_at is None):
        return c.say(N_("In {group} only sellers whom the office has verified offer goods."), group=group.name)
    text, photos = _said(c.opening if c.opening.get("text") else c.ask(OFFER))
    tried = 0
    while True:
        again = str(tried or "")
        read = _read_offer(c, text)
        if read["concept"] is None:
            text, more = _said(c.ask(OFFER.named(f"offer_goods{again}")))
            photos = more or photos
            tried += 1
            continue
        if read["price_paise"] is None:
            asks = Question(
                f"rate{again}", N_("Your price in rupees, for one {unit}?"), takes="number", read=_rate(c, read["unit"])
            )
            read |= c.ask(asks, unit=unit_name(read["unit"], c.language))
        if _confirmed(c, group, read, again):
            break
        tried += 1
        text, more = _said(c.ask(OFFER.named(f"offer{tried}")))
        photos = more or photos
    media_id = shown_photo(c, group, photos[0]) if photos else None
    card_id = store.post_offer(
        c.db, group.id, c.person.id, read["concept"], day=c.world.today, now=c.world.now, words=rooms.without_numbers(text)[:300],
        price_paise=read["price_paise"], unit=read["unit"], moq=read["moq"], valid_until=c.world.today + OFFER_LIVES,
        media_id=media_id,
    )  # fmt: skip
    if card_id is None:
        return c.say(N_("Your offer of these goods hangs there since today. Tomorrow a new one can follow."))
    _link(c.step, group, card_id)
    _hang_in_chat(c.step, group, card_id)
    return c.say(N_("It hangs in {group} for 14 days. Whoever wants it writes to you through me."), group=group.name)


def _said(answer: Any) -> tuple[str, list[int]]:
    """An offer's words, and the photos that came with them."""
    if isinstance(answer, str):
        return answer, []
    return str(answer.get("text", "")), [int(one) for one in answer.get("media_ids") or ()]


def _read_offer(c: Conversation, text: str) -> dict[str, Any]:
    read = read_enquiry(text, c.world.today, c.world.catalogue, c.world.places)
    per = read.budget_per if read.budget_per != "total" else None
    unit = per or read.unit or usual_unit(read.concepts, c.world.catalogue) or "piece"
    moq = decimal_text_or_none(read.quantity) if read.quantity is not None and read.unit == unit else None
    return {
        "concept": read.concepts[0] if read.concepts else None,
        "price_paise": read.budget_paise,
        "unit": unit,
        "moq": moq,
    }


def _rate(c: Conversation, unit: str) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads a price that stands for one of this unit, unless it is said with its own: "180 a kilo, at least 10 kilos"."""
    plain = measures.price_for(unit)

    def read(reply: Reply, language: str) -> dict[str, Any]:
        said = read_enquiry(reply.text, c.world.today, c.world.catalogue, c.world.places)
        if said.budget_paise and said.budget_per not in (None, "total"):
            return {name: value for name, value in _read_offer(c, reply.text).items() if name != "concept"}
        one = plain(reply, language)
        return {"price_paise": one["paise"], "unit": one["unit"]}

    return read


def _confirmed(c: Conversation, group: Group, read: dict[str, Any], again: str) -> bool:
    """Whether the seller says yes to the card; a least order said below it is put on it first."""
    text = N_("{card}\nHang this in {group}?")
    for place in itertools.count():
        asks = replace(
            yes_no(f"right{again}{'+' * place}", text, N_("Yes"), N_("Change it")), read=_least_order(c, read["unit"])
        )
        draft = _drafted(c, group, read)
        right = c.ask(asks, card=_of_offer(c.db, c.world, draft, c.language), group=group.name)
        if not isinstance(right, dict):
            return bool(right == "yes")
        read |= right
    return False


def _least_order(c: Conversation, unit: str) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads "not less than 10 kilos" in the card's own unit. Raises Misread."""

    def read(reply: Reply, _language: str) -> dict[str, Any]:
        said = read_enquiry(reply.text, c.world.today, c.world.catalogue, c.world.places)
        if said.quantity is None or said.unit != unit or said.budget_paise is not None:
            raise Misread()
        return {"moq": decimal_text_or_none(said.quantity)}

    return read


def _drafted(c: Conversation, group: Group, read: dict[str, Any]) -> Card:
    until = c.world.today + OFFER_LIVES
    return Card(
        0, group.id, "offer", c.person.id, None, read["concept"], "", read["price_paise"], read["unit"], read["moq"], None,
        until, c.world.today, "open", None, False, 0, False, c.world.now,
    )  # fmt: skip


# ── hearing of cards ──────────────────────────────────────────────────────────────────────────────────────────────


def relay(db: Connection, world: World) -> int:
    """The tick: members who chose so hear of a new card at once, a window of them at a time."""
    told, room = 0, group_costs.room(db)
    for card in store.to_relay(db, at_most=5):
        if room <= told:
            break
        at_most = min(AT_ONCE, room - told)
        group = groups.get(db, card.group_id)
        assert group is not None
        window: list[Member] = []
        if _goes_now(db, world, group, card):
            chose = ("now",) if group.market_weekday is None else ("now", "digest")
            window = groups.told_at_once(db, group.id, after=card.relayed_to, at_most=at_most, chose=chose)
        for member in window:
            with by_itself(db, f"card:{card.id} person:{member.person_id}"):
                if _is_for(db, world, card, member):
                    told += group_costs.tell(db, world, group, member.person_id, "card", str(card.id))
        over = len(window) < at_most or card.status != "open"
        store.change(db, card.id, relayed=over, relayed_to=window[-1].person_id if window else card.relayed_to)
    return told


def digests(db: Connection, world: World) -> int:
    """The tick: once a day, by daylight, a member hears of the new cards of their own goods; nothing new, no word."""
    here = world.now.astimezone(world.zone)
    if not DIGEST_FROM <= here.time() < DIGEST_TO:
        return 0
    due = groups.without_digest(db, world.today, at_most=min(AT_ONCE, group_costs.room(db)))
    for member in due:
        with by_itself(db, f"group:{member.group_id} person:{member.person_id}"):
            new = [one for one in _new_for(db, world, member) if _is_for(db, world, one, member)][:DIGEST_CARDS]
            groups.change_member(db, member.group_id, member.person_id, digest_on=world.today,
                             shown_to=store.newest(db, member.group_id))  # fmt: skip
            group = groups.get(db, member.group_id) if new else None
            if group is not None:
                subject = f"{member.group_id}:{world.today.isoformat()}"
                shown = {"cards": [one.id for one in new]}
                if not group_costs.tell(db, world, group, member.person_id, "digest", subject, shown):
                    # The relay stands still for them: the same cards are new when it goes on.
                    groups.change_member(db, member.group_id, member.person_id, shown_to=member.shown_to)
    return len(due)


def _goes_now(db: Connection, world: World, group: Group, card: Card) -> bool:
    """Whether a card is told of at once; where a market day gathers the rest, only what cannot wait for it."""
    if group.market_weekday is None:
        return True
    return card.kind == "enquiry" and market_days.is_urgent(world, group, _enquiry(db, card).needed_by)


def _new_for(db: Connection, world: World, member: Member) -> list[Card]:
    goods = _goods_of(db, world, member) if member.role == "seller" else None
    return store.since(db, member.group_id, after=member.shown_to, concepts=goods, but=member.person_id, at_most=50)


def _goods_of(db: Connection, world: World, member: Member) -> Sequence[str]:
    seller = people.profile_of(db, member.person_id)
    goods = people.products_of(db, seller.id) if seller else []
    return sorted(
        {kind for one in goods for kind in (*world.catalogue.kinds_of(one), *world.catalogue.general_of(one))}
    )


def _is_for(db: Connection, world: World, card: Card, member: Member) -> bool:
    """Sellers hear of enquiries for their goods that they were not asked about, buyers of offers; nobody of their own."""
    if card.person_id == member.person_id or card.status != "open":
        return False
    if member.role == "buyer":
        return card.kind == "offer"
    if card.kind != "enquiry" or (card.concept and card.concept not in _goods_of(db, world, member)):
        return False
    seller = people.profile_of(db, member.person_id)
    asked = enquiries.matches_of(db, card.enquiry_id or 0, ("asked", "yes", "accepted", "not_now", "declined"))
    return seller is not None and all(one.profile_id != seller.id for one in asked)


def digest(c: Conversation) -> None:
    """The day's new cards of a group; one of them may be opened."""
    group = groups.get(c.db, int(c.subject.partition(":")[0]))
    found = [store.get(c.db, card_id) for card_id in c.opening.get("cards", ())]
    open_now = [one for one in found if one is not None and one.status == "open"]
    if group is None or not open_now:
        return
    lines = [shown(c.db, c.world, one, c.language, with_state=False) for one in open_now]
    options = [Option(str(one.id), "{place}", {"place": str(place)}) for place, one in enumerate(open_now, 1)]
    text = "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))
    which = c.ask(choice("which", N_("New in {group}:\n{cards}\nWhich one shall I open?"), (*options, LATER)),
                  group=group.name, cards=text)  # fmt: skip
    if which == "later":
        return c.say(N_("All right."))
    c.then("card", str(which))


CONVERSATIONS = {"card": card, "offer": offer, "digest": digest}
