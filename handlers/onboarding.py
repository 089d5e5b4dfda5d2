"""Onboarding: a stranger becomes a seller whom buyers can find, in at most five messages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from handlers import consents
from handlers.conversation import Conversation
from handlers.language import N_
from handlers.questions import Misread, Option, Question, Reply, name_of, words_of, yes_no
from handlers.reading.commands import read_command
from handlers.step import Step
from handlers.world import World
from storage import audit, conversations, enquiries, people


def _goods(reply: Reply, language: str) -> Any:
    """What a seller sells: words, or the photos sent instead."""
    if reply.media_ids:
        return {"media_ids": list(reply.media_ids), "text": reply.text}
    words = words_of(reply, language)
    if read_command(words, "yes_no") in ("yes", "no"):
        raise Misread()
    return {"media_ids": [], "text": words}


CONSENT = consents.AdultQuestion(
    "consent",
    N_("Shall I send you buyers' enquiries? Are you 18 or older?\n"
       "Buyers see your name, goods and district; your number only when you say yes."),
    (Option("yes", N_("Yes, send them")), Option("no", N_("No")), Option("buy", N_("I want to buy"))),
    shorter=N_("Please say yes or no: are you 18 or older, and shall I send you enquiries?\n"
               "Buyers see your name, goods and district."),
    takes="yes_no",
)  # fmt: skip
PRODUCTS = Question(
    "products", N_("What do you make or sell?\nWrite it in your own words, or send a photo."),
    shorter=N_("For example: turmeric, stone idols, leather bags."), takes="text", media=True,
    read=_goods,
)  # fmt: skip
PHOTO_NAME = Question(
    "photo_name", N_("A good photo, it is kept. What do you call this?"), takes="text", media=True, read=words_of
)
RIGHT = yes_no("right", N_("You sell: {goods}.\nIs that right?"), yes=N_("Yes, right"), no=N_("Change it"))
DISTRICT = Question(
    "district", N_("Which district are you from?"), shorter=N_("Please write the name of your district, for example Sagar."),
    takes="text", read=words_of,
)  # fmt: skip
YES = ("yes", "हाँ", "हो", "haan", "ho")
NAME = Question("name", N_("What is your name, or your shop's name?"), takes="text", read=name_of)


def onboarding(c: Conversation) -> None:
    """From consent to being findable, in at most five messages of the seller's."""
    agreed = c.ask(CONSENT)
    if agreed == consents.MINOR:
        return consents.refuse_minor(c.step)
    if agreed == "buy":
        c.then("enquiry")
    if agreed == "no":
        consents.give(c.step, "enquiries", given=False)
        return c.say(N_("All right, nothing was kept. Write 'menu' whenever you like."))
    c.once("consent", lambda: consents.give(c.step, "enquiries", given=True, adult=True))

    goods = what_goods(c)
    district = _which_district(c, goods["text"])
    shown = (Option("profile_name", c.step.address.profile_name, also=YES),) if c.step.address.profile_name else ()
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


def what_goods(c: Conversation) -> dict[str, Any]:
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
        right = c.ask(replace(RIGHT, name=f"right{tried or ''}", read=_other_goods(c.world)), goods=goods)
        if right == "yes":
            return {"text": said["text"], "concepts": concepts, "media_ids": media_ids}
        tried += 1
        said = c.ask(PRODUCTS.named(f"products{tried}")) if right == "no" else right


def _other_goods(world: World) -> Callable[[Reply, str], Any]:
    """Reads the right goods typed below the read-back instead of a yes or no."""

    def read(reply: Reply, language: str) -> Any:
        if not reply.media_ids and not concepts_in(world, reply.text):
            raise Misread()
        return _goods(reply, language)

    return read


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
            office = c.step.office
            known = office.district_lgd if office else None
        if not known:
            c.say(N_("I do not know that place yet."))
    return int(known)


def concepts_in(world: World, text: str) -> list[str]:
    """The catalogue's products that some words name, in order."""
    return list(world.catalogue.concepts_in(text)) if text else []


def district_in(world: World, text: str) -> int | None:
    """The first district that some words name, directly or by one of its talukas."""
    if found := world.places.find(text):
        return found[0].lgd_code
    # A short answer to "which district?" is a name even where it is an everyday word too.
    alone = world.places.resolve(text) if 0 < len(text.split()) <= 3 else None
    return alone.district_lgd if alone else None


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


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def profile_of_deed(deed: Any) -> int:
    """The profile that a deed was done to."""
    return int(deed.subject.partition(":")[2])


def _hide_profile(step: Step, deed: Any) -> bool:
    people.change_profile(step.db, profile_of_deed(deed), step.world.now, status="hidden")
    return True


CONVERSATIONS = {"onboarding": onboarding}
REVERSES = {"hide_profile": _hide_profile}
