"""Onboarding: a stranger becomes a seller whom buyers can find, in at most five messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from handlers import (
    ages,
    consents,
    goods,
    home,
    identifiers,
    latecomers,
    learning,
    listening,
    measures,
    offer_words,
    self_told,
    trades,
    who_speaks,
)
from handlers.conversation import Conversation
from handlers.folding import tokens
from handlers.language import N_, render
from handlers.matching.money import read_money
from handlers.matching.places import PlaceFound
from handlers.naming import name_in, names_shop, names_somebody
from handlers.questions import (
    NO_GOODS,
    OWN_WORDS,
    Misread,
    Option,
    Question,
    ReadBack,
    Reply,
    name_of,
    words_of,
    yes_no,
)
from handlers.reading import kind_of
from handlers.reading.commands import read_command
from handlers.step import Step
from handlers.world import World
from storage import acting, aliases, audit, conversations, exposure, offices, profiles, staff

SAID_HOME = "said_home"
"""Under which a conversation keeps district and taluka that were told before they were asked for."""


@dataclass(frozen=True, slots=True)
class Consent(consents.AdultQuestion):
    """The first question: a place told below it is kept, with the yes or no that stands beside it."""

    keeps_home: Callable[[str], str] | None = None
    """Keeps the place that words name, and says it; empty where they name none."""

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply. Raises Misread or Several."""
        place = self.keeps_home(reply.text) if self.keeps_home and reply.pressed is None and reply.text else ""
        try:
            return consents.AdultQuestion.answer(self, reply, language)
        except Misread:
            if not place:
                raise
            words = tokens(reply.text)
            said = {read_command(word, "yes_no") for word in (words[0], words[-1])} & {"yes", "no"}
            if len(said) == 1 and len(words) <= consents.LONGEST_YES:
                return said.pop()
            raise Misread(N_("Noted: {place}. One thing is still needed:"), place=place) from None


CONSENT = Consent(
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
    shorter=N_("Which goods do you make or sell?\nFor example: turmeric, stone idols, leather bags."),
    takes="text", media=True,
)  # fmt: skip
PHOTO_NAME = Question(
    "photo_name", N_("A good photo, it is kept. What do you call this?"), takes="text", media=True,
)  # fmt: skip


RIGHT = ReadBack(
    "right", N_("You sell: {goods}.\nIs that right?"), (Option("yes", N_("Yes, right")), Option("no", N_("Change it"))),
    takes="yes_no",
)  # fmt: skip
RIGHT_BUT_NEW = replace(
    RIGHT, text=N_("You sell: {goods}.\nI do not know {new} yet; the office will add it. Is that right?")
)
DISTRICT = Question(
    "district", N_("Which district are you from?"),
    shorter=N_("Please tap or write the name of your district, for example Sagar."), takes="text",
)  # fmt: skip
DISTRICTS_SHOWN = 6
NAME = Question("name", N_("What is your name, or your shop's name?"), takes="text", read=name_of)


def onboarding(c: Conversation) -> None:
    """From consent to being findable, in at most five messages of the seller's."""
    if not c.hears and ages.child_age(str(c.opening.get("text", ""))) is not None:
        c.say(N_("Your child is under 18. So it is you, the grown-up, who joins, in your own name."))
    agreed = c.ask(replace(CONSENT, keeps_home=_keeps_home(c)))
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
        _which_name(c, {"concepts": [], "new": []}, _which_district(c, ""))
    sold = what_goods(c)
    _keep_rate(c, sold)
    district = _which_district(c, sold["text"])
    name = _which_name(c, sold, district)
    c.kept["profile_id"] = publish(c.step, name=name, goods=sold, district_lgd=district)
    _keep_taluka(c, district)
    _learn_from_tries(c, sold)
    told = N_("Done, {name}! Buyers can find you now: {goods}, {district}.\nI write to you when somebody wants this.")
    if exposure.is_held(c.db, c.kept["profile_id"]):
        told = N_("Kept, {name}: {goods}, {district}.\nMany sellers are on this telephone; the office looks first, then "
                  "buyers find you.")  # fmt: skip
    c.say(
        told, name=name, goods=goods_shown(c.world, sold), district=c.world.places.district(district)
    )  # fmt: skip
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
    return None


def _keep_rate(c: Conversation, sold: Mapping[str, Any]) -> None:
    """A rate told in the sentence that named the goods ("हल्दी बेचता हूँ 220 रुपये किलो") is kept; of several goods it is not
    known whose it is."""
    rate = offer_words.rate_told(sold["text"]) if len(sold["concepts"]) + len(sold["new"]) == 1 else ""
    if rate and not c.kept.get(SAID_FIELDS):
        c.kept[SAID_FIELDS] = [rate]


def _keeps_home(c: Conversation) -> Callable[[str], str]:
    """Keeps the district and taluka that words tell before they are asked for, and says them."""

    def keeps(words: str) -> str:
        found = home.home_in(c.step, words)
        if found is None or found.district_lgd is None:
            return ""
        c.kept[SAID_HOME], c.misread = [found.district_lgd, found.taluka_lgd], 0
        district = render(c.world.places.district(found.district_lgd), c.language)
        taluka = render(c.world.places.taluka(found.taluka_lgd), c.language) if found.taluka_lgd else ""
        return f"{taluka}, {district}" if taluka else district

    return keeps


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


def what_goods(c: Conversation, had: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The goods as read and read back: {"text", "concepts", "new", "media_ids", "wants"}.

    `had` is what a known seller sells: goods said with "also", or offered in a message of their own, are added to it.
    `new` is what the catalogue does not know, in the seller's words; `wants` is what the same message asks for.
    """
    said = _offered(c)
    if said is None:
        said = c.ask(replace(PRODUCTS, read=_reads_goods(c.world)))
    elif had is not None:
        said["adds"] = True
    now, tried = _together(c.world, had if said.get("adds") else None, said), 0
    while True:
        again = str(tried or "")
        if said.get("confirmed") and now["concepts"] and not now["new"]:
            return now  # they have just said yes to their own words
        if now["media_ids"] and not now["concepts"] and not now["text"]:
            called = c.ask(replace(PHOTO_NAME, name=f"photo_name{again}", read=_reads_goods(c.world)))
            return _together(c.world, had if said.get("adds") else None, called | {"media_ids": now["media_ids"]})
        right = replace(RIGHT_BUT_NEW if now["new"] else RIGHT, name=f"right{again}", read=_other_goods(c, now))
        answer: Any = c.ask(right, goods=goods_shown(c.world, now), new=now["new"])
        if answer == "yes":
            return now
        tried += 1
        if isinstance(answer, dict) and not answer.keys().isdisjoint((SAID_NAME, SAID_FIELDS, SAID_PLACE)):
            _keep_for_later(c, answer)
            continue
        if isinstance(answer, dict) and OFF in answer:
            left = _without(c.world, now, answer[OFF])
            if left is not None:
                now = left
                continue
            answer = "no"  # nothing is left: what is it then?
        said = (
            c.ask(replace(PRODUCTS, name=f"products{tried}", read=_reads_goods(c.world))) if answer == "no" else answer
        )
        base = now if answer != "no" else had
        now = _together(c.world, base if said.get("adds") else None, said) | {"wants": now["wants"]}


def _without(world: World, now: Mapping[str, Any], off: Sequence[str]) -> dict[str, Any] | None:
    """The goods read so far without some of them; None where none are left."""
    concepts = [one for one in now["concepts"] if one not in off]
    names = [*(world.catalogue.product(one).name_in("en") for one in concepts), *now["new"]]
    return {**now, "concepts": concepts, "text": ", ".join(names)} if names else None


def _keep_for_later(c: Conversation, told: Mapping[str, str]) -> None:
    """What was told before it was asked for is noted, and said so; the goods are asked about once more."""
    if SAID_NAME in told:
        c.kept[SAID_NAME] = told[SAID_NAME]
    elif SAID_FIELDS in told:
        c.kept[SAID_FIELDS] = list(dict.fromkeys([*c.kept.get(SAID_FIELDS, ()), told[SAID_FIELDS]]))
    c.say(N_("Noted: {words}. First the goods:"), words=next(iter(told.values()))[:60])


def _offered(c: Conversation) -> dict[str, Any] | None:
    """The goods that the message names with which this began; None when it names none."""
    text, media_ids = trades.as_goods(c.world.catalogue, c.opening.get("text", "")), c.opening.get("media_ids", [])
    both = goods.halves(text)
    said = both.sold if both else text
    new = goods.unknown_in(c.world, said) if goods.sells(said) and not concepts_in(c.world, said) else ""
    if not media_ids and not concepts_in(c.world, said) and not 0 < len(new.split()) <= NEW_WORDS:
        return None
    return {
        "text": said if concepts_in(c.world, said) else new,
        "media_ids": media_ids,
        "wants": both.wanted if both else "",
    }


NEW_WORDS = 3
"""More words than these, of which the catalogue knows none, are no name of goods but a sentence."""


def _together(world: World, base: Mapping[str, Any] | None, said: Mapping[str, Any]) -> dict[str, Any]:
    """Goods as they were said, after those that they come on top of."""
    text = goods.without_cues(said["text"]) if said.get("adds") or goods.corrects(said["text"]) else said["text"]
    if not concepts_in(world, text) and (alone := goods.unknown_in(world, text)) and concepts_in(world, alone):
        text = alone  # "diye banati hu": beside a verb diye are lamps, though elsewhere it is "given"
    concepts = concepts_in(world, text)
    new = goods.own_words(world, text) if concepts else [found for found in (goods.unknown_in(world, text),) if found]
    before: Mapping[str, Any] = base or {"text": "", "concepts": [], "new": [], "media_ids": []}
    return {
        "text": ", ".join(part for part in (before["text"], text) if part),
        "concepts": list(dict.fromkeys([*before["concepts"], *concepts])),
        "new": list(dict.fromkeys([*before["new"], *new])),
        "media_ids": [*before["media_ids"], *said.get("media_ids", ())],
        "wants": said.get("wants", ""),
    }


def goods_shown(world: World, sold: Mapping[str, Any]) -> Any:
    """Goods as a reader is shown them: each by its name, those that the catalogue does not know in the seller's words."""
    return [*(world.catalogue.product(slug) for slug in sold["concepts"]), *sold["new"]] or sold["text"]


def _reads_goods(world: World) -> Callable[[Reply, str], Any]:
    """Reads what a seller sells: words that may be goods, or photos. Raises Misread for anything else."""

    def read(reply: Reply, language: str) -> Any:
        if reply.media_ids:
            return {"media_ids": list(reply.media_ids), "text": reply.text}
        words = words_of(reply, language)
        if not (words := trades.as_goods(world.catalogue, words)):
            raise Misread()
        both = goods.halves(words)
        if both is not None:
            return {"media_ids": [], "text": both.sold, "wants": both.wanted}
        if goods.is_wanted(words):
            raise Misread(elsewhere=True)
        if not concepts_in(world, words) and not goods.unknown_in(world, words):
            raise Misread(elsewhere=len(words.split()) >= OWN_WORDS and kind_of(words) in NO_GOODS)
        return {"media_ids": [], "text": words, "adds": goods.adds(words), "confirmed": reply.spoken}

    return read


OFF = "off"
"""What is answered with goods to be taken off the list that was read back."""
SAID_NAME, SAID_FIELDS, SAID_PLACE = "said_name", "said_fields", "said_place"
"""Under which a conversation keeps a name, and sentences of prices and amounts, that were told before they were asked."""


def _told_early(words: str, named: Sequence[str], now: Mapping[str, Any]) -> dict[str, str] | None:
    """A name, a price or an amount told below the read-back, which is kept for its time; None where it is about goods."""
    if (names_somebody(words) or names_shop(words)) and (name := name_in(words)):
        return {SAID_NAME: name}
    if goods.corrects(words):
        return None
    of_these = set(named) <= set(now["concepts"])
    priced = read_money(words) is not None and (of_these or self_told.speaks_of_price(words))
    if priced or measures.says_output(words) or (of_these and self_told.field_named(words) is not None):
        return {SAID_FIELDS: words}
    return None


def _other_goods(c: Conversation, now: Mapping[str, Any]) -> Callable[[Reply, str], Any]:
    """Reads goods typed below the read-back: more of them, the right ones, or those to take off. Raises Misread."""
    world = c.world

    def read(reply: Reply, language: str) -> Any:
        if reply.media_ids:
            return {"media_ids": list(reply.media_ids), "text": reply.text}
        words = words_of(reply, language)
        if goods.is_wanted(words):
            raise Misread(elsewhere=True)
        named = concepts_in(world, words)
        if self_told.orders_off(words):
            return _taken_off(words, named, now)
        if (told := _told_early(words, named, now)) is not None:
            return told
        of_place = not named and c.talk.name == "onboarding" and len(words.split()) <= LONGEST_PLACE
        if of_place and (place := _keeps_home(c)(words)):
            return {SAID_PLACE: place}
        agrees = read_command(words.split()[0].strip(",.!"), "yes_no") == "yes"
        if agrees and named and set(named) <= set(now["concepts"]):
            return "yes"
        offers_more = agrees or (c.talk.name == "profile" and goods.sells(words))
        adds = goods.adds(words) or (offers_more and not goods.corrects(words))
        if named or ((adds or goods.corrects(words)) and goods.unknown_in(world, goods.without_cues(words))):
            return {"media_ids": [], "text": words, "adds": adds}
        raise Misread()

    return read


LONGEST_PLACE = 5


def _taken_off(words: str, named: Sequence[str], now: Mapping[str, Any]) -> dict[str, list[str]]:
    """The goods that an order below the read-back takes off. Raises Misread where they are not among those read."""
    off = [one for one in named if one in now["concepts"]]
    if not off:
        raise Misread(N_("{said} is not among these goods."), said=self_told.goods_taken_off(words) or words)
    return {OFF: off}


def also_wanted(c: Conversation) -> None:
    """The other half of a message that sold one thing and asked for another."""
    words = c.opening["wants"]
    if c.ask(yes_no("wanted", N_("You also wrote: {words}\nShall I look for sellers of that?")), words=words) == "yes":
        c.then("enquiry", text=words, media_ids=[])


# ── place and name ────────────────────────────────────────────────────────────────────────────────────────────────


def _which_district(c: Conversation, text: str) -> int:
    """The district that the seller's own words say, else that of the link, else asked for until one is read."""
    opening = c.opening.get("text", "")
    told = (c.kept.get(SAID_HOME) or [None])[0]
    said = said_home(c.world, opening)
    known = told or (home.district_meant(c.step, said) if said is not None else None)
    known = known or c.opening.get("district_lgd") or c.person.district_lgd
    for words in (opening, text):
        found = home.home_in(c.step, words) if known is None and words else None
        known = found.district_lgd if found is not None else known
    return int(known or c.ask(replace(DISTRICT, options=_districts_of_offices(c), read=_reads_district(c))))


def _keep_taluka(c: Conversation, district_lgd: int) -> None:
    """The taluka that was told on the way, where it lies in the district that counts."""
    told = c.kept.get(SAID_HOME)
    found = home.home_in(c.step, str(c.opening.get("text", ""))) if told is None else None
    lgd, taluka = told or ((found.district_lgd, found.taluka_lgd) if found is not None else (None, None))
    codes = {one.lgd_code for one in c.world.places.talukas_of(district_lgd)}
    if lgd == district_lgd and taluka in codes:
        profiles.change_profile(c.db, c.kept["profile_id"], c.world.now, taluka_lgd=taluka)


def _districts_of_offices(c: Conversation) -> tuple[Option, ...]:
    """The districts that have an office here, to be tapped."""
    codes = [card.district_lgd for card in offices.all_offices(c.db)][:DISTRICTS_SHOWN]
    return tuple(Option(str(code), render(c.world.places.district(code), c.language)) for code in codes)


def _reads_district(c: Conversation) -> Callable[[Reply, str], str]:
    def read(reply: Reply, language: str) -> str:
        found = home.home_in(c.step, words_of(reply, language), alone=True)
        if found is None:
            raise Misread(N_("I do not know that place yet."))
        if found.district_lgd is None:
            names = ", ".join(render(c.world.places.district(code), language) for code in found.unsure[:4])
            raise Misread(N_("That name is in several districts: {districts}. Which one?"), districts=names)
        c.kept[SAID_HOME] = [found.district_lgd, found.taluka_lgd]
        return str(found.district_lgd)

    return read


def _which_name(c: Conversation, sold: Mapping[str, Any], district_lgd: int) -> str:
    """The name that buyers see: typed, or that of the seller's own account."""
    own = ((c.person.name if c.step.address.shared else c.step.address.profile_name) or "")[:60]
    if acting.helper() is not None and own:
        return own  # the helper has named them already
    shown = (Option("profile_name", own, own_words=True),) if own else ()

    def read(reply: Reply, language: str) -> str:
        if own and read_command(reply.text, "yes_no") == "yes" and name_in(reply.text) is None:
            return "profile_name"
        name = who_speaks.own_here(c.step, name_of(reply, language))
        # Some people are called Sagar or Kesar: who writes it a second time means it.
        if c.kept.get("doubted") != name.casefold() and _reads_otherwise(c.world, name, sold, district_lgd):
            c.kept["doubted"] = name.casefold()
            raise Misread(N_("That reads like goods or a place. If it is your name, write it once more."))
        return name

    if c.kept.get(SAID_NAME):
        return str(c.kept[SAID_NAME])
    name = c.ask(replace(NAME, options=shown, read=read))
    return own if name == "profile_name" else str(name)


def _reads_otherwise(world: World, name: str, sold: Mapping[str, Any], district_lgd: int) -> bool:
    """Are these words the goods or the place of the seller rather than a name?"""
    named = concepts_in(world, name) if world.catalogue.names_only(name) else []
    # Kesar, Moti and Ram are people too: one word of other goods than the seller's own is a name.
    if len(named) > 1 or (named and set(named) <= set(sold["concepts"])) or name in sold["new"]:
        return True
    alone = len(name.split()) <= 2 and world.places.is_place_word(name.split()[0])
    place = world.places.resolve(name) if alone else None
    return place is not None and place.district_lgd == district_lgd


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


def said_home(world: World, text: str) -> PlaceFound | None:
    """The place that words say somebody is from: "सागर से", "नागपूरहून"; goods of a place's name say none."""
    of_goods = {place for tag in world.catalogue.tag(text) for place in range(tag.first, tag.end)}
    found = [one for one in world.places.find(text) if one.role_said and not of_goods & set(range(one.first, one.end))]
    whole = [one for one in found if not one.others]
    return next(iter(whole or found), None)


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
        step.db, profile_id, dict.fromkeys(goods["concepts"], evidence), state=district.state, district_lgd=district_lgd
    )
    conversations.take_from_tray(step.db, step.person.id, goods["media_ids"], step.world.now)
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
