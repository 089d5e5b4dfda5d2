"""Onboarding: a stranger becomes a seller whom buyers can find, in at most five messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import latecomers, offered_search
from handlers.folding import tokens
from handlers.language import N_
from handlers.matching.place_answers import place_answered
from handlers.person import ages, consents, newcomers
from handlers.person.naming import name_in, names_somebody
from handlers.put_off import WHICH, not_answered
from handlers.questions import Misread, Option, Question, Reply, name_of
from handlers.reading.commands import read_command
from handlers.seller import house, identifiers, learning, listed_rates, self_told
from handlers.seller.goods import concepts_in
from handlers.seller.goods_told import PRODUCTS, SAID_FIELDS, SAID_NAME, goods_shown, keep_more_goods, what_goods
from handlers.seller.home_told import DISTRICT, keep_taluka, keeps_home, which_district
from handlers.seller.who_trades import asked_whether_it_sells
from handlers.step import Step
from handlers.trade import offer_words
from handlers.voice import listening
from handlers.world import World
from storage import aliases, audit, exposure, profiles, staff, tray


@dataclass(frozen=True, slots=True)
class Consent(consents.AdultQuestion):
    """The first question: a place or a name told below it is kept, with the yes or no that stands beside it."""

    keeps_told: Callable[[str], str] | None = None
    """Keeps the place or name that words tell, and says it; empty where they tell none."""
    keeps_goods: Callable[[str], bool] = lambda _: False
    """Keeps the goods that words tell beside those told before; False where they tell none."""

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply. Raises Misread or Several."""
        typed = reply.text if reply.pressed is None else ""
        told = self.keeps_told(typed) if self.keeps_told and typed else ""
        typed = asked_whether_it_sells(typed) or typed
        sold = bool(typed) and self.keeps_goods(typed)
        told = " ".join(typed.split())[:60] if sold else told
        try:
            return consents.AdultQuestion.answer(self, reply, language)
        except Misread:
            if not told:
                _say_why(reply.text)
                raise
            words = tokens(reply.text)
            ends = {words[0], words[-1]} - consents.COPULAS
            said = {read_command(word, "yes_no") for word in ends} & {"yes", "no"}
            if len(said) == 1 and len(words) <= consents.LONGEST_YES:
                return said.pop()
            raise Misread(N_("Noted: {place}. One thing is still needed:"), noted=sold, place=told) from None


def _say_why(words: str) -> None:
    """Raises Misread, without a strike, for "why?" and "later" below the first question."""
    if not_answered(words, "sells") == WHICH:
        raise Misread(N_("Without your yes I send you nothing."), noted=True)


CONSENT = Consent(
    "consent",
    N_("Shall I send you buyers' enquiries? Are you 18 or older?\n"
       "Buyers see your name, goods and district; your number only when you say yes."),
    (Option("yes", N_("Yes, send them")), Option("no", N_("No")), Option("buy", N_("I want to buy"))),
    shorter=N_("Please say yes or no: are you 18 or older, and shall I send you enquiries?\n"
               "Buyers see your name, goods and district."),
    takes="yes_no",
)  # fmt: skip
NAME = Question("name", N_("What is your name, or your shop's name?"), takes="text", read=name_of)
MORE_GOODS = "more_goods"
"""Under which an answer stands that tells of further goods, and no name."""


def onboarding(c: Conversation) -> None:
    """From consent to being findable, in at most five messages of the seller's."""
    newcomers.is_helped(c)
    house.whose(c, str(c.opening.get("text", "")), c.opening.get("media_ids", []))
    if not c.hears and ages.child_age(str(c.opening.get("text", ""))) is not None:
        c.say(N_("Your child is under 18. So it is you, the grown-up, who joins, in your own name."))
    agreed = c.ask(replace(CONSENT, keeps_told=_keeps_told(c), keeps_goods=partial(keep_more_goods, c, bare=True)))
    if agreed == consents.MINOR:
        return consents.refuse_minor(c.step)
    if agreed == "buy":
        c.then("enquiry")
    if agreed == "yes" and consents.is_minor_still(c):
        return consents.refuse_minor(c.step)
    if agreed == "no":
        consents.give(c.step, "enquiries", given=False)
        return c.say(N_("All right, nothing was kept. Write 'menu' whenever you like."))
    c.once("consent", lambda: consents.give(c.step, "enquiries", given=True, adult=True))

    listening.adopt(c, PRODUCTS)
    if c.is_spoken(PRODUCTS.name):  # what they sell was said by voice: the rest is asked meanwhile
        _which_name(c, {"concepts": [], "new": []}, _where_from(c, "") or 0)
    sold = what_goods(c)
    _keep_rate(c, sold)
    district = _where_from(c, sold["text"])
    name = _which_name(c, sold, district) if district is not None else None
    if district is None or name is None:  # more goods were told: they are read back, then it is asked again
        c.forget(DISTRICT.name if district is None else NAME.name)
        return onboarding(c)
    c.kept["profile_id"] = publish(c.step, name=name, goods=sold, district_lgd=district)
    keep_taluka(c, district)
    _learn_from_tries(c, sold)
    _say_done(c, name, sold, district)
    return _go_on(c, sold)


def _where_from(c: Conversation, text: str) -> int | None:
    """The seller's district; None where further goods were told when it was asked."""
    return which_district(c, text, partial(keep_more_goods, c, bare=True))


def _keeps_told(c: Conversation) -> Callable[[str], str]:
    """Keeps a name or a home that is told before it is asked for, and says it."""
    keeps_place = keeps_home(c)

    def keeps(words: str) -> str:
        name = name_in(words) if names_somebody(words) else None
        if not name:
            return keeps_place(words)
        c.kept[SAID_NAME], c.misread = name, 0
        return name

    return keeps


def _say_done(c: Conversation, name: str, sold: Mapping[str, Any], district_lgd: int) -> None:
    """The seller can be found now, or as soon as the office has looked."""
    told = N_("Done, {name}! Buyers can find you now: {goods}, {district}.\nI write to you when somebody wants this.")
    if exposure.is_held(c.db, c.kept["profile_id"]):
        told = N_("Kept, {name}: {goods}, {district}.\nMany sellers are on this telephone; the office looks first, then "
                  "buyers find you.")  # fmt: skip
    c.say(told, name=name, goods=goods_shown(c.world, sold), district=c.world.places.district(district_lgd))


def _go_on(c: Conversation, sold: Mapping[str, Any]) -> None:
    """What brought the seller here, and what they told or asked for besides, has its turn now."""
    if c.opening.get("card"):
        c.then("card", str(c.opening["card"]), sure=True)
    if c.opening.get("join"):
        c.then("join", str(c.opening["join"]))
    if sold["wants"]:
        c.then("also_wanted", wants=sold["wants"])
    first = c.opening.get("text", "")
    told_early = [*([first] if identifiers.told_in(first) else ()), *c.kept.get(SAID_FIELDS, ())]
    if told_early:
        c.then("told_early", said=told_early)
    house.turn_to(c, c.opening.get(house.OPENING) or c.kept.get(house.OPENING) or _of_house(c))


def _of_house(c: Conversation) -> dict[str, str] | None:
    """Whom of the house the seller told of besides, when this began or when the goods were asked for."""
    told = [answer["text"] for name, answer in c.answers.items() if name.startswith(PRODUCTS.name) and "text" in answer]
    found = (house.apart(c.world, text)[1] for text in (c.opening.get("text", ""), *told))
    return next((one for one in found if one is not None), None)


def _keep_rate(c: Conversation, sold: Mapping[str, Any]) -> None:
    """A rate told in the sentence that named the goods ("हल्दी बेचता हूँ 220 रुपये किलो") is kept, and those of several
    goods that each have one; of one rate for several goods it is not known whose it is."""
    of_list = listed_rates.listed(sold["text"], c.world.catalogue)
    alone = len(sold["concepts"]) + len(sold["new"]) == 1
    rate = offer_words.rate_told(sold["text"]) if alone else of_list.words if of_list is not None else ""
    if rate and not c.kept.get(SAID_FIELDS):
        c.kept[SAID_FIELDS] = [rate]


def _learn_from_tries(c: Conversation, sold: Mapping[str, Any]) -> None:
    """Who said no to what was read, and then wrote it so that it was read, has taught the first word."""
    if not any(name.startswith("right") and answer == "no" for name, answer in c.answers.items()):
        return
    said = [answer["text"] for name, answer in c.answers.items() if name.startswith("products") and "text" in answer]
    learning.from_second_try(
        c.db, c.world, [c.opening.get("text", ""), *said], sold["concepts"], how="seller", person_id=c.person.id,
        language=c.language,
    )  # fmt: skip


# ── goods ─────────────────────────────────────────────────────────────────────────────────────────────────────────


ALSO_WANTED = offered_search.OrAmount(
    "wanted", N_("You also wrote: {words}\nShall I look for sellers of that?"), (Option("yes", N_("Yes")), Option("no", N_("No"))),
    takes="yes_no",
)  # fmt: skip


def also_wanted(c: Conversation) -> None:
    """The other half of a message that sold one thing and asked for another."""
    words = c.opening["wants"]
    answer = c.ask(ALSO_WANTED, words=words)
    if answer != "no":
        c.then("enquiry", text=offered_search.wished(words, answer), media_ids=[])


# ── place and name ────────────────────────────────────────────────────────────────────────────────────────────────


def _which_name(c: Conversation, sold: Mapping[str, Any], district_lgd: int) -> str | None:
    """The name that buyers see: typed, or that of the seller's own account; None where more goods were told instead."""
    own = ((c.person.name if c.step.address.shared else c.step.address.profile_name) or "")[:60]
    if newcomers.is_helped(c) and own:
        return own  # the helper has named them already
    shown = (Option("profile_name", own, own_words=True),) if own else ()

    def read(reply: Reply, language: str) -> Any:
        if reply.text and keep_more_goods(c, reply.text):
            return {MORE_GOODS: reply.text}
        if not_answered(reply.text, "sells"):
            raise Misread(N_("Please write only the name."))
        _note_early(c, reply.text, sold)
        if own and read_command(reply.text, "yes_no") == "yes" and name_in(reply.text) is None:
            return "profile_name"
        name = newcomers.own_here(c.step, self_told.name_ordered(reply.text) or name_of(reply, language))
        # Some people are called Sagar or Kesar: who writes it a second time means it.
        if c.kept.get("doubted") != name.casefold() and _reads_otherwise(c.world, name, sold, district_lgd):
            c.kept["doubted"] = name.casefold()
            raise Misread(newcomers.READS_OTHERWISE)
        return name

    if c.kept.get(SAID_NAME):
        return str(c.kept[SAID_NAME])
    name = c.ask(replace(NAME, options=shown, read=read))
    if isinstance(name, dict):
        return None
    return own if name == "profile_name" else str(name)


def _note_early(c: Conversation, words: str, sold: Mapping[str, Any]) -> None:
    """Raises Misread, without a strike, for a registration number, a rate or another figure told before it is asked: it is kept.
    Of one rate for several goods it is not known whose it is."""
    named = identifiers.told_in(words) or (self_told.tells_figure(words) and self_told.field_named(words))
    alone = len(sold["concepts"]) + len(sold["new"]) == 1
    told = words if named else offer_words.rate_told(words) if alone else ""
    if not told:
        return
    c.kept[SAID_FIELDS], c.misread = list(dict.fromkeys([*c.kept.get(SAID_FIELDS, ()), told])), 0
    raise Misread(N_("Noted: {place}. One thing is still needed:"), noted=True, place=" ".join(words.split())[:60])


def _reads_otherwise(world: World, name: str, sold: Mapping[str, Any], district_lgd: int) -> bool:
    """Are these words the goods or the place of the seller rather than a name?"""
    named = concepts_in(world, name) if world.catalogue.names_only(name) else []
    # Kesar, Moti and Ram are people too: one word of other goods than the seller's own is a name.
    if len(named) > 1 or (named and set(named) <= set(sold["concepts"])) or name in sold["new"]:
        return True
    alone = len(name.split()) <= 2 and world.places.is_place_word(name.split()[0])
    place = place_answered(name, world.places) if alone else None
    return place is not None and place.district_lgd == district_lgd


def publish(step: Step, *, name: str, goods: dict[str, Any], district_lgd: int) -> int:
    """Make the seller findable: profile, products, district; the deed can be undone."""
    district = step.world.places.district(district_lgd)
    # Among several at one telephone they stay who they are, whatever the shop is called.
    own = step.person.name if step.address.shared else None
    step.know(name=own or name, district_lgd=district_lgd)
    profile_id = profiles.keep_profile(
        step.db, step.person.id, "seller", step.world.now, name=name, district_lgd=district_lgd, state=district.state,
        products_text=goods["text"], status="live",
    )  # fmt: skip
    evidence = "photo" if goods["media_ids"] else "said"
    profiles.tag_products(
        step.db, profile_id, dict.fromkeys(goods["concepts"], evidence), state=district.state, district_lgd=district_lgd,
        own=learning.own_tags(step.world, goods["text"]),
    )  # fmt: skip
    tray.take(step.db, step.person.id, goods["media_ids"], step.world.now)
    learning.from_cell(step.db, step.world, goods["text"], person_id=step.person.id, language=step.language)
    if exposure.is_held(step.db, profile_id):
        for officer in staff.officers_for(step.db, district_lgd, district.state):
            step.begin(officer.person_id, "office_phones", "", purpose="office", once=str(step.inbox_id))
    aliases.count_unread(step.db, " ".join(goods["new"]).split()[:6], step.language, step.world.now)
    audit.note(
        step.db, step.person.id, "publish", f"profile:{profile_id}", step.world.now,
        after={"name": name, "goods": goods["text"]}, reverse="hide_profile",
    )  # fmt: skip
    latecomers.meet(step, profile_id)
    return profile_id


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def profile_of_deed(deed: Any) -> int:
    """The profile that a deed was done to."""
    return int(deed.subject.partition(":")[2])


def _hide_profile(step: Step, deed: Any) -> bool:
    profiles.change_profile(step.db, profile_of_deed(deed), step.world.now, status="hidden")
    return True


CONVERSATIONS = {"onboarding": onboarding, "also_wanted": also_wanted}
REVERSES = {"hide_profile": _hide_profile}
