"""Cards: an enquiry, an offer or a notice as a group sees it, and what a press on it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry import wording
from handlers.group import group_questions, offer_talks
from handlers.group.group_deeds import answer_press, do, edit
from handlers.group.group_office import quiet_until
from handlers.group.group_pin import tongues
from handlers.group.group_reports import REPORT, report_card
from handlers.group.group_topics import thread_for
from handlers.language import N_, day, render, rupees, say
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.questions import Option, choice
from handlers.step import Step
from handlers.units import unit_name
from handlers.world import World
from storage import (
    bans,
    enquiries,
    groups,
    links,
    matches,
    notices,
    offices,
    outbox,
    people,
    profiles,
    prompts,
    safety,
)
from storage import cards as store
from storage.cards import Card
from storage.enquiries import Enquiry
from storage.groups import Group
from storage.parts import by_itself

MAKE = Option("make", N_("I can give this"), also=("de sakta hu", "de sakti hu", "main de sakta hu", "mi deu shakto"))
WANT = Option("want", N_("I want this"), also=("mujhe chahiye", "mala pahije", "मुझे चाहिए", "मला हवं"))
READ = Option("read", N_("Read it here"))
LATER = Option("later", N_("Not now"))
PRESSED_FOR = {"enquiry": MAKE, "offer": WANT, "notice": READ}
"""The button below each kind of card."""
AT_ONCE = 100
"""How many members one tick tells of one card, so that nobody's reply waits behind a big group."""

SAME_AGAIN = timedelta(minutes=30)
"""The same enquiry of the same buyer, asked again so soon, hangs in a group once."""


# ── what a card says ──────────────────────────────────────────────────────────────────────────────────────────────


def shown(db: Connection, world: World, card: Card, language: str, *, with_state: bool = True) -> str:
    """A card in its reader's language: never a name or number that its owner did not give for the group."""
    of = {"enquiry": _of_enquiry, "offer": said_of_offer, "notice": _of_notice}[card.kind]
    lines = [of(db, world, card, language)]
    if with_state and (stands := state(db, card, language)):
        lines.append(stands)
    return "\n".join(lines)


def in_short(db: Connection, world: World, card: Card, language: str) -> str:
    """A card among others: one line, with its state where something has come of it; of a notice its title."""
    if card.kind == "notice":
        one = notices.notice(db, card.notice_id or 0)
        return say(language, N_("Notice: {title}"), title=one.title_in(language) if one else "–")
    line = shown(db, world, card, language, with_state=False)
    if card.kind == "enquiry" and matches.matches_of(db, card.enquiry_id or 0, ("yes", "accepted")):
        return f"{line} · {state(db, card, language)}"
    return line


def of_group(db: Connection, world: World, group: Group, card: Card) -> str:
    """A card as it hangs in the group's own chat, in the language or the two that are read there."""
    return "\n\n".join(shown(db, world, card, tongue) for tongue in tongues(db, group))


def _of_notice(db: Connection, world: World, card: Card, language: str) -> str:
    """A notice in its reader's language; whatever may not be sent any more is only called over."""
    one, group = notices.notice(db, card.notice_id or 0), groups.get(db, card.group_id)
    try:
        said = notices.text(one, language, world.today).text if one is not None else ""
    except notices.NotSendable:
        said = ""
    if not said or group is None:
        return say(language, N_("This notice is over. Ask the office if you need it."))
    office = offices.office(db, group.district_lgd)
    return say(
        language, N_("Notice of {office}:\n{text}"), office=office.name_in(language) if office else "–", text=said
    )


def _of_enquiry(db: Connection, world: World, card: Card, language: str) -> str:
    posted = _enquiry(db, card)
    where = render(world.places.district(posted.district_lgd), language) if posted.district_lgd else ""
    where = where or say(language, N_("a buyer"))
    summary = wording.lead_summary(posted, world, language)
    name = wording.name_for_others(people.person(db, posted.person_id).name) if card.named else ""
    if name:
        name = say(language, N_("{name} ✓"), name=name) if safety.is_checked(db, posted.person_id, world.now) else name
        return say(language, N_("{name} ({district}) wants: {summary}"), name=name, district=where, summary=summary)
    return say(language, N_("Wanted ({district}): {summary}"), district=where, summary=summary)


def said_of_offer(db: Connection, world: World, card: Card, language: str) -> str:
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
    name = wording.name_for_others(people.person(db, card.person_id).name) or say(language, N_("A seller"))
    seller = profiles.profile_of(db, card.person_id)
    if seller is not None and seller.verified_at is not None:
        name = say(language, N_("{name} ✓"), name=name)
    return say(language, N_("{name} offers: {facts}"), name=name, facts=" · ".join(facts))


def state(db: Connection, card: Card, language: str) -> str:
    """How a card stands, in a few words."""
    if card.status == "removed":
        return say(language, N_("Taken off."))
    if card.kind == "notice":
        return "" if card.status == "open" else say(language, N_("Over."))
    if card.kind == "offer":
        return say(language, N_("Open.") if card.status == "open" else N_("Over."))
    posted = _enquiry(db, card)
    if posted.status != "open":
        return say(language, N_("Served, thank you.") if posted.status == "served" else N_("Closed."))
    yeses = len(matches.matches_of(db, posted.id, ("yes", "accepted")))
    if not yeses:
        return say(language, N_("Open. Who can give it?"))
    return say(language, N_("Open. Yes so far: {count}."), count=yeses)


def _enquiry(db: Connection, card: Card) -> Enquiry:
    assert card.enquiry_id is not None
    return enquiries.get(db, card.enquiry_id)


# ── hanging and changing ──────────────────────────────────────────────────────────────────────────────────────────


def hang_enquiry(step: Step, posted: Enquiry, *, written_in: int | None = None, named: bool = False) -> None:
    """Hang an enquiry in the groups of its goods and district, and in the one in whose own chat it was written
    (`written_in`), wherever the goods shall go; under its buyer's name where they asked in a group's own chat (`named`);
    where it hangs already nothing happens."""
    if posted.concept is None or posted.district_lgd is None:
        return
    kinds = (posted.concept, *step.world.catalogue.general_of(posted.concept))
    for group in _groups_for(step, kinds, posted.district_lgd, written_in):
        if bans.stands(step.db, group.id, posted.person_id) or store.hangs_alike(
            step.db, group.id, posted.id, step.world.now - SAME_AGAIN
        ):
            continue
        card_id = store.post_enquiry(
            step.db, group.id, posted.id, posted.person_id, posted.concept, posted.text, media_id=None,
            day=step.world.today, now=step.world.now, named=named,
        )  # fmt: skip
        if card_id is not None:
            hang(step, group, card_id)
    if posted.media_id is not None and store.of_enquiry(step.db, posted.id):
        step.begin(posted.person_id, "card_photo", str(posted.id), purpose="reply")


def _groups_for(step: Step, kinds: Sequence[str], district: int, written_in: int | None) -> list[Group]:
    here = groups.for_goods(step.db, kinds, [district])
    own = groups.get(step.db, written_in) if written_in is not None else None
    if own is None or own.district_lgd == district:
        return here
    return [*here, *(one for one in groups.for_goods(step.db, kinds, [own.district_lgd]) if one.id == own.id)]


def hang(step: Step, group: Group, card_id: int) -> None:
    """A new card: its start link, and its place in the group's own chat."""
    link(step, group, card_id)
    hang_in_chat(step, group, card_id)


def hang_notice(step: Step, group: Group, one: notices.Notice) -> bool:
    """An office's notice as a card of its group; False where it hangs already. Raises NotSendable."""
    notices.text(one, FALLBACK_LANGUAGE, step.world.today)
    card_id = store.post_notice(step.db, group.id, one.id, step.person.id, day=step.world.today, until=one.expires_on,
                                now=step.world.now)  # fmt: skip
    if card_id is not None:
        hang(step, group, card_id)
    return card_id is not None


def link(step: Step, group: Group, card_id: int) -> None:
    """The start link that leads to a card from anywhere: a press by a stranger, a text that an officer forwards."""
    links.add_link(
        step.db, step.world.new_token(), step.world.now, district_lgd=group.district_lgd, language=None, role=None,
        note=f"card:{card_id}", group_id=group.id, card_id=card_id,
    )  # fmt: skip


def hang_in_chat(step: Step, group: Group, card_id: int) -> None:
    """The card in the group's own chat, if it has one that Haat looks after; its button leads each presser to Haat."""
    card = store.get(step.db, card_id)
    if card is None or group.address_id is None or group.telegram_state != "admin":
        return
    chat = people.address(step.db, group.address_id)
    option = PRESSED_FOR[card.kind]
    hours = quiet_until(group, step.world.now.astimezone(step.world.zone).hour)
    due_at = step.world.now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=hours) if hours else None
    row = step.tell_group(
        chat,
        of_group(step.db, step.world, group, card),
        option,
        *(() if card.kind == "notice" else (REPORT,)),
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
    """The tick: an offer or a notice whose last day is over is taken down."""
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
    if people.person(db, card.person_id).erased_at is not None and (
        message := outbox.provider_id_of(db, card.outbox_id)
    ):
        do(db, world, chat, "delete", f"erased:{card.id}", message=message)
    edit(db, world, chat, card.outbox_id, of_group(db, world, group, card), keeps_buttons=card.status == "open")


# ── pressing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def pressed(step: Step, press_id: str, data: str) -> None:
    """A press on a card in a group's chat: whoever Haat may write to is written to, the others get a start link."""
    token, _, place = data.rpartition(".")
    prompt = prompts.prompt(step.db, token)
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
    if card.person_id == step.person.id and card.kind != "notice":
        return answer_press(step, press_id, say(step.language, N_("That is your own card.")))
    if step.address.last_inbound_at is None or step.address.unreachable_at is not None:
        return answer_press(step, press_id, start=links.link_to_card(step.db, card.id) or "")
    if place.isdigit() and int(place) < len(prompt.options) and prompt.options[int(place)]["value"] == "report":
        number = report_card(step, group, card)
        step.begin(step.person.id, "report_why", str(number), purpose="reply", once=str(step.inbox_id))
        return answer_press(step, press_id, say(step.language, N_("Thank you. Those who look after the group see it.")))
    step.begin(step.person.id, "card", str(card.id), {"sure": True}, purpose="reply", once=str(step.inbox_id))
    return answer_press(step, press_id, say(step.language, N_("I have written to you in our own chat.")))


ON_CARD = N_("{card}\nOr write what you want to know.")


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
    if one.kind == "notice":
        return c.say("{text}", text=_of_notice(c.db, c.world, one, c.language))
    if one.person_id == c.person.id:
        return c.say(N_("That is your own card."))
    option = PRESSED_FOR[one.kind]
    if not c.opening.get("sure"):
        if one.media_id is not None:
            c.step.say("", media_id=one.media_id, media_kind="photo")
        asks = replace(choice("wish", ON_CARD, (option, LATER, REPORT)), read=group_questions.asked)
        text = "\n".join([shown(c.db, c.world, one, c.language), *group_questions.lines(c.db, one, c.language)])
        wish = c.ask(asks, card=text)
        if isinstance(wish, dict) and "ask" in wish:
            return group_questions.ask(c, group, one, str(wish["ask"]))
        if isinstance(wish, dict):
            return _give(c, one, str(wish["said"])) if one.kind == "enquiry" else _want(c, one)
        if wish == "later":
            return c.say(N_("All right."))
        if wish == "report":
            return c.then("report_why", str(report_card(c.step, group, one)))
    return _give(c, one, str(c.opening.get("said", ""))) if one.kind == "enquiry" else _want(c, one)


def _give(c: Conversation, one: Card, said: str = "") -> None:
    """A seller takes up an enquiry's card: the lead of that enquiry is put to them, as to those who were asked; with what
    they `said` as its answer."""
    seller = profiles.profile_of(c.db, c.person.id)
    if seller is None:
        return c.then("onboarding", district_lgd=c.person.district_lgd, card=one.id)
    posted = _enquiry(c.db, one)
    matches.add_match(c.db, posted.id, seller.id, 0.0, _reasons(c, seller, posted))
    match = next(found for found in matches.matches_of(c.db, posted.id) if found.profile_id == seller.id)
    if match.status == "shown":
        matches.ask(c.db, match.id, max(posted.wave, 1), c.world.now)
    elif match.status != "asked":
        return c.say(N_("You have answered this one already."))
    if said:
        c.then_answered("lead", str(match.id), "answer", said)
    c.then("lead", str(match.id))
    return None


def _reasons(c: Conversation, seller: Any, posted: Enquiry) -> list[dict[str, Any]]:
    """Why this seller may fit, in the shape that the match itself writes: what they sell of it, and where they are."""
    reasons: list[dict[str, Any]] = []
    if posted.concept is not None and posted.concept in profiles.products_of(c.db, seller.id):
        reasons.append({"code": "sells", "concept": posted.concept})
    if seller.district_lgd is not None:
        code = "same_district" if seller.district_lgd == posted.district_lgd else "elsewhere"
        reasons.append({"code": code, "district_lgd": seller.district_lgd})
    return reasons


def _want(c: Conversation, one: Card) -> None:
    """A buyer takes up an offer's card: both talk through Haat, no number is shown."""
    reads = people.person(c.db, one.person_id).language or FALLBACK_LANGUAGE
    offer_talks.want(c, one, shown(c.db, c.world, one, reads, with_state=False))


CONVERSATIONS = {"card": card}
