"""Onboarding: a stranger becomes a seller of a district's market, and fills in the rest one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers import consents, identifiers
from handlers.conversation import Conversation
from handlers.language import N_, number, own_name, render, rupees, say
from handlers.matching.numbers import read_money, unit_of
from handlers.questions import (
    SKIP,
    Misread,
    Option,
    Question,
    Reply,
    choice,
    name_of,
    whole_number,
    words_of,
    yes_no,
)
from handlers.step import Step
from handlers.units import OFFERED, unit_name
from handlers.world import World
from storage import audit, conversations, enquiries, offices, people

CONSENT = Question(
    "consent",
    N_("Shall I send you buyers' enquiries? Are you 18 or older?\n"
       "Buyers see your name, goods and district; your number only when you say yes."),
    (Option("yes", N_("Yes, send them")), Option("no", N_("No")), Option("buy", N_("I want to buy"))),
    shorter=N_("May I send you buyers' enquiries?"), takes="yes_no",
)  # fmt: skip
PRODUCTS = Question(
    "products", N_("What do you make or sell?\nWrite it in your own words, or send a photo."),
    shorter=N_("For example: turmeric, stone idols, leather bags."), takes="text", media=True,
    read=lambda reply, language: _goods(reply, language),
)  # fmt: skip
PHOTO_NAME = Question(
    "photo_name", N_("A good photo, it is kept. What do you call this?"), takes="text", media=True, read=words_of
)
RIGHT = yes_no("right", N_("You sell: {goods}.\nIs that right?"), yes=N_("Yes, right"), no=N_("Change it"))
DISTRICT = Question(
    "district", N_("Which district are you from?"), shorter=N_("Please write the name of your district, for example Sagar."),
    takes="text", read=words_of,
)  # fmt: skip
NAME = Question("name", N_("What is your name, or your shop's name?"), takes="text", read=name_of)


def _goods(reply: Reply, language: str) -> Any:
    """What a seller sells: words, or the photos sent instead."""
    if reply.media_ids:
        return {"media_ids": list(reply.media_ids), "text": reply.text}
    return {"media_ids": [], "text": words_of(reply, language)}


def onboarding(c: Conversation) -> None:
    """From consent to being findable, in at most five messages of the seller's."""
    agreed = c.ask(CONSENT)
    if agreed == "buy":
        c.then("enquiry")
    if agreed == "no":
        consents.give(c.step, "enquiries", given=False)
        return c.say(N_("All right, nothing was kept. Write 'menu' whenever you like."))
    c.once("consent", lambda: consents.give(c.step, "enquiries", given=True, adult=True))

    goods = _what_goods(c)
    district = _which_district(c, goods["text"])
    shown = (Option("profile_name", c.step.address.profile_name),) if c.step.address.profile_name else ()
    name = c.ask(Question(NAME.name, NAME.text, shown, takes="text", read=name_of))
    if name == "profile_name":
        name = (c.step.address.profile_name or "")[:60]

    seller = publish(c.step, name=name, goods=goods, district_lgd=district)
    c.say(
        N_("Done, {name}! Buyers can find you now: {goods}, {district}.\nI write to you when somebody wants this."),
        name=name, goods=goods["text"] if not goods["concepts"] else [c.world.catalogue.product(s) for s in goods["concepts"]],
        district=c.world.places.district(district),
    )  # fmt: skip
    c.kept["profile_id"] = seller


def _what_goods(c: Conversation) -> dict[str, Any]:
    """The goods as read and read back: {"text", "concepts", "media_ids"}."""
    said: dict[str, Any] = {"text": c.opening.get("text", ""), "media_ids": c.opening.get("media_ids", [])}
    tried = 0
    if not said["media_ids"] and not concepts_in(c.world, said["text"]):
        said = c.ask(PRODUCTS)
    while True:
        media_ids = list(said["media_ids"])
        concepts = concepts_in(c.world, said["text"])
        if media_ids and not concepts:
            called = c.ask(PHOTO_NAME.named(f"photo_name{tried or ''}"))
            return {"text": called, "concepts": concepts_in(c.world, called), "media_ids": media_ids}
        goods: Any = [c.world.catalogue.product(slug) for slug in concepts] or said["text"]
        if c.ask(RIGHT.named(f"right{tried or ''}"), goods=goods) == "yes":
            return {"text": said["text"], "concepts": concepts, "media_ids": media_ids}
        tried += 1
        said = c.ask(PRODUCTS.named(f"products{tried}"))


def _which_district(c: Conversation, text: str) -> int:
    """The district by link or words, else asked for until a place is read."""
    known = c.opening.get("district_lgd") or c.person.district_lgd or district_in(c.world, text)
    known = known or district_in(c.world, c.opening.get("text", ""))
    tried = 0
    while not known:
        words = c.ask(DISTRICT.named(f"district{tried or ''}"))
        known = district_in(c.world, words)
        tried += 1
        if not known and tried == 2:
            # Not understood twice: the office's own district is taken, which an officer or the person can change.
            office = offices.office(c.db, None)
            known = office.district_lgd if office else None
        if not known:
            c.say(N_("I do not know that place yet."))
    return int(known)


def concepts_in(world: World, text: str) -> list[str]:
    """The catalogue's products that some words name, in order."""
    return list(world.catalogue.concepts_in(text)) if text else []


def district_in(world: World, text: str) -> int | None:
    """The first district that some words name, directly or by one of its talukas."""
    found = world.places.find(text) if text else []
    return found[0].lgd_code if found else None


def publish(step: Step, *, name: str, goods: dict[str, Any], district_lgd: int) -> int:
    """Make the seller findable: profile, products, district; the deed can be undone."""
    district = step.world.places.district(district_lgd)
    step.know(name=name, district_lgd=district_lgd)
    profile_id = people.keep_profile(
        step.db, step.person.id, "seller", step.world.now, name=name, district_lgd=district_lgd, state=district.state,
        products_text=goods["text"], status="live",
    )  # fmt: skip
    evidence = "photo" if goods["media_ids"] else "said"
    people.tag_products(
        step.db, profile_id, dict.fromkeys(goods["concepts"], evidence), state=district.state, district_lgd=district_lgd
    )
    conversations.take_from_tray(step.db, step.person.id, goods["media_ids"], step.world.now)
    if not goods["concepts"]:
        enquiries.unread(step.db, goods["text"].split()[:6], step.language, step.world.now)
    audit.note(
        step.db, step.person.id, "publish", f"profile:{profile_id}", step.world.now,
        after={"name": name, "goods": goods["text"]}, reverse="hide_profile",
    )  # fmt: skip
    return profile_id


# ── the rest, one question a day ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a seller may tell: how it is asked, who sees it, how it is kept and shown."""

    name: str
    label: str
    sees: str
    question: Callable[[Conversation], Question]
    keep: Callable[[Conversation, int, Any], None]
    show: Callable[[World, people.Profile, str], str]
    forget: dict[str, Any]


BUYERS_SEE = N_("Buyers see this.")
OFFICE_SEES = N_("Only the office sees the number; buyers see a tick once it is checked.")


def _simple(column: str, read: Callable[[Any], Any] = lambda value: value) -> Callable[[Conversation, int, Any], None]:
    def keep(c: Conversation, profile_id: int, value: Any) -> None:
        people.change_profile(c.db, profile_id, c.world.now, **{column: read(value)})

    return keep


def _taluka_question(c: Conversation) -> Question:
    profile = people.profile_of(c.db, c.person.id)
    district = profile.district_lgd if profile else None
    options = tuple(
        Option(str(taluka.lgd_code), taluka.name_in(c.language)) for taluka in c.world.places.talukas_of(district)
    )
    state = c.world.state_of(district)
    text = N_("Which tehsil are you in?") if state == "Madhya Pradesh" else N_("Which taluka are you in?")
    return Question("taluka", text, options, takes="text", read=lambda reply, language: _taluka(c, reply, options))


def _taluka(c: Conversation, reply: Reply, options: tuple[Option, ...]) -> str:
    found = c.world.places.find_taluka(reply.text, [int(option.value) for option in options])
    if found is None:
        raise Misread(N_("I do not know that name here. Please choose from the list."))
    return str(found)


def _quantity(reply: Reply, language: str) -> str:
    return whole_number(reply, language)


def price_of(reply: Reply, language: str) -> int:
    """A price in paise from words like "120", "₹120" or "1.5 lakh"."""
    paise = read_money(reply.text)
    if paise is None:
        paise = int(Decimal(whole_number(reply, language)) * 100)
    if not 0 < paise < 10**12:
        raise Misread(N_("Please write the price in rupees, for example 120."))
    return paise


def _unit(reply: Reply, language: str) -> str:
    unit = unit_of(reply.text)
    if unit is None:
        raise Misread(N_("Please write how you sell it: kilo, quintal, piece, dozen, metre …"))
    return unit


REACH = (
    Option("district", N_("My district only")), Option("state", N_("My state")), Option("country", N_("All India")),
    Option("export", N_("Also abroad")),
)  # fmt: skip


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("taluka", N_("Taluka"), BUYERS_SEE, _taluka_question, _simple("taluka_lgd", int),
              lambda world, profile, language: render(world.places.taluka(profile.taluka_lgd), language) if profile.taluka_lgd else "",
              {"taluka_lgd": None}),
        Field("unit", N_("Unit of sale"), BUYERS_SEE,
              lambda c: Question("unit", N_("How do you sell: by kilo, piece, dozen …?"), OFFERED, takes="text", read=_unit),
              _simple("unit"), lambda world, profile, language: unit_name(profile.unit, language), {"unit": None}),
        Field("capacity", N_("How much a month"), BUYERS_SEE,
              lambda c: Question("capacity", N_("How much can you give in one month?"), takes="number", read=_quantity),
              _simple("capacity"), lambda world, profile, language: number(Decimal(profile.capacity), language) if profile.capacity else "",
              {"capacity": None}),
        Field("moq", N_("Smallest order"), BUYERS_SEE,
              lambda c: Question("moq", N_("What is the smallest order you take?"), takes="number", read=_quantity),
              _simple("moq"), lambda world, profile, language: number(Decimal(profile.moq), language) if profile.moq else "", {"moq": None}),
        Field("lead_days", N_("Days to make"), BUYERS_SEE,
              lambda c: Question("lead_days", N_("How many days do you need for an order?"), takes="number", read=_quantity),
              _simple("lead_days", lambda value: int(Decimal(value))),
              lambda world, profile, language: number(profile.lead_days, language) if profile.lead_days else "", {"lead_days": None}),
        Field("price", N_("Price"), BUYERS_SEE,
              lambda c: Question("price", N_("What is your price in rupees, for one unit?"), (Option("ask", N_("Ask me")),),
                                 takes="number", read=price_of),
              _simple("price_paise", lambda value: None if value == "ask" else int(value)),
              lambda world, profile, language: rupees(profile.price_paise, language) if profile.price_paise else "", {"price_paise": None}),
        Field("bill", N_("Bill"), BUYERS_SEE, lambda c: yes_no("bill", N_("Do you give a bill?")),
              _simple("gives_bill", lambda value: value == "yes"),
              lambda world, profile, language: "" if profile.gives_bill is None else say(language, N_("Yes") if profile.gives_bill else N_("No")),
              {"gives_bill": None}),
        Field("reach", N_("How far you send"), BUYERS_SEE, lambda c: choice("reach", N_("How far do you send goods?"), REACH),
              _simple("reach"),
              lambda world, profile, language: next((o.label_in(language) for o in REACH if o.value == profile.reach), ""), {"reach": None}),
        Field("speaks", N_("Languages you speak"), BUYERS_SEE,
              lambda c: choice("speaks", N_("In which language can buyers talk to you?"),
                               (Option("hi", own_name("hi")), Option("mr", own_name("mr")), Option("en", own_name("en")),
                                Option("all", N_("All three")))),
              _simple("speaks", lambda value: ["hi", "mr", "en"] if value == "all" else [value]),
              lambda world, profile, language: ", ".join(own_name(code) for code in profile.speaks or []), {"speaks": None}),
        *identifiers.fields(Field, OFFICE_SEES),
    )
}  # fmt: skip


def later(c: Conversation) -> None:
    """One more question about the seller, at most one a day; it may be skipped."""
    field = FIELDS[c.subject]
    profile = people.profile_of(c.db, c.person.id)
    if profile is None:
        return
    question = field.question(c)
    question = Question(question.name, question.text + "\n{sees}", (*question.options, SKIP), question.shorter,
                        question.takes, read=question.read)  # fmt: skip
    value = c.ask(question, sees=say(c.language, field.sees))
    if value == "skip":
        return c.say(N_("All right, another time."))
    field.keep(c, profile.id, value)
    _note_change(c, profile, field)
    c.say(N_("Noted, thank you."))


def ask_later(step: Step) -> None:
    """After something useful: the next empty field of the seller's profile, once a day."""
    profile = people.profile_of(step.db, step.person.id)
    if profile is None or profile.status != "live" or step.person.asked_later_on == step.world.today:
        return
    for field in FIELDS.values():
        if field.name == "taluka" and not step.world.places.talukas_of(profile.district_lgd):
            continue
        if field.show(step.world, profile, "en") or conversations.had(step.db, step.person.id, "later", field.name):
            continue
        if field.name in identifiers.KINDS and identifiers.kept(step.db, profile.id, field.name):
            continue
        step.know(asked_later_on=step.world.today)
        step.begin(step.person.id, "later", field.name, purpose="reply")
        return


def _note_change(c: Conversation, before: people.Profile, field: Field) -> None:
    kept = {name: getattr(before, name) for name in field.forget}
    audit.note(
        c.db, c.person.id, "change_profile", f"profile:{before.id}", c.world.now, before=kept, after={"field": field.name},
        reverse="restore_profile" if field.forget else "", why_not="" if field.forget else "a number can be given again",
    )  # fmt: skip


# ── my profile ────────────────────────────────────────────────────────────────────────────────────────────────────

CHANGE = (Option("change", N_("Change it")), Option("erase", N_("Erase it")), Option("back", N_("Leave it")))


def profile(c: Conversation) -> None:
    """A seller looks at the profile, changes or erases one thing of it."""
    mine = people.profile_of(c.db, c.person.id)
    if mine is None:
        c.then("onboarding", **c.opening)
        return
    options = [
        Option("products", N_("Goods: {goods}"), {"goods": _goods_of(c, mine)}),
        Option("name", N_("Name: {name}"), {"name": mine.name or "–"}),
    ]
    for field in FIELDS.values():
        shown = field.show(c.world, mine, c.language) or identifiers.shown(c.db, mine.id, field.name, c.language)
        options.append(
            Option(field.name, N_("{label}: {value}"), {"label": say(c.language, field.label), "value": shown or "–"})
        )
    options.append(Option("hide", N_("Hide me") if mine.status == "live" else N_("Show me again")))
    which = c.opening.get("field") or c.ask(
        choice("field", N_("Your profile. What would you like to change?"), options)
    )
    if which == "hide":
        return _hide(c, mine)
    if which == "products":
        return _change_products(c, mine)
    if which == "name":
        name = c.ask(NAME)
        people.change_profile(c.db, mine.id, c.world.now, name=name)
        c.step.know(name=name)
        audit.note(c.db, c.person.id, "change_profile", f"profile:{mine.id}", c.world.now, before={"name": mine.name},
                   after={"name": name}, reverse="restore_profile")  # fmt: skip
        return c.say(N_("Noted, thank you."))
    field = FIELDS[which]
    wish = c.ask(
        choice("wish", N_("{label}. {sees}"), CHANGE),
        label=say(c.language, field.label),
        sees=say(c.language, field.sees),
    )
    if wish == "erase":
        _note_change(c, mine, field)
        if field.forget:
            people.change_profile(c.db, mine.id, c.world.now, **field.forget)
        else:
            people.drop_identifier(c.db, mine.id, field.name)
        c.say(N_("Erased."))
    elif wish == "change":
        value = c.ask(field.question(c))
        field.keep(c, mine.id, value)
        _note_change(c, mine, field)
        c.say(N_("Noted, thank you."))
    else:
        c.say(N_("All right, it stays as it is."))


def _goods_of(c: Conversation, mine: people.Profile) -> Any:
    return [c.world.catalogue.product(slug) for slug in people.products_of(c.db, mine.id)] or mine.products_text or "–"


def _change_products(c: Conversation, mine: people.Profile) -> None:
    before = {"products_text": mine.products_text, "concepts": people.products_of(c.db, mine.id)}
    goods = _what_goods(c)
    added = (
        list(dict.fromkeys([*before["concepts"], *goods["concepts"]])) if c.opening.get("text") else goods["concepts"]
    )  # type: ignore[misc]
    district = c.world.places.district(mine.district_lgd or 0)
    people.change_profile(c.db, mine.id, c.world.now, products_text=goods["text"])
    people.tag_products(
        c.db, mine.id, dict.fromkeys(added, "said"), state=district.state, district_lgd=district.lgd_code
    )
    audit.note(c.db, c.person.id, "change_products", f"profile:{mine.id}", c.world.now, before=before, after=goods,
               reverse="restore_products")  # fmt: skip
    c.say(N_("Noted. You sell: {goods}."), goods=[c.world.catalogue.product(slug) for slug in added] or goods["text"])


def _hide(c: Conversation, mine: people.Profile) -> None:
    status = "hidden" if mine.status == "live" else "live"
    people.change_profile(c.db, mine.id, c.world.now, status=status)
    audit.note(c.db, c.person.id, "change_profile", f"profile:{mine.id}", c.world.now, before={"status": mine.status},
               after={"status": status}, reverse="restore_profile")  # fmt: skip
    c.say(N_("Buyers do not see you now.") if status == "hidden" else N_("Buyers can find you again."))


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _profile_id(deed: Any) -> int:
    return int(deed.subject.partition(":")[2])


def _hide_profile(step: Step, deed: Any) -> bool:
    people.change_profile(step.db, _profile_id(deed), step.world.now, status="hidden")
    return True


def _restore_profile(step: Step, deed: Any) -> bool:
    people.change_profile(step.db, _profile_id(deed), step.world.now, **deed.before)
    if deed.before.get("name"):
        step.know(name=deed.before["name"])
    return True


def _restore_products(step: Step, deed: Any) -> bool:
    mine = people.profile(step.db, _profile_id(deed))
    people.change_profile(step.db, mine.id, step.world.now, products_text=deed.before["products_text"])
    people.tag_products(
        step.db, mine.id, dict.fromkeys(deed.before["concepts"], "said"), state=mine.state or "",
        district_lgd=mine.district_lgd or 0,
    )  # fmt: skip
    return True


CONVERSATIONS = {"onboarding": onboarding, "later": later, "profile": profile}
REVERSES = {"hide_profile": _hide_profile, "restore_profile": _restore_profile, "restore_products": _restore_products}
