"""What a member wished of a group in words is done: its open cards are shown, an offer finds the group where it hangs."""

from __future__ import annotations

from handlers.conversation import Conversation
from handlers.group.group_words import REVERSES as QUIET
from handlers.hearing import Started
from handlers.language import N_, listing, render
from handlers.questions import Option, choice
from handlers.reading.asking import is_question
from handlers.seller import self_told
from handlers.step import Step
from handlers.trade import offer_words
from storage import cards, groups, inbox, profiles
from storage.groups import Group

SHOWN = 5
"""So many of the newest cards are shown at once."""
OWN_OFFER = "own_offer"
HANG, RATE = Option("hang", N_("Hang it in the group")), Option("rate", N_("My rate for all"))


def new_there(c: Conversation) -> None:
    """The newest open cards of one's groups, of which one may be opened."""
    here = [one for one in (groups.get(c.db, int(number)) for number in c.opening["groups"]) if one is not None]
    hanging = [card for one in here for card in cards.since(c.db, one.id, after=0, concepts=None, but=0, at_most=200)]
    newest = sorted(hanging, key=lambda card: card.id)[-SHOWN:]
    if not newest:
        return c.say(N_("Nothing hangs in {groups} just now."), groups=", ".join(one.name for one in here))
    return c.then("digest", f"{newest[-1].group_id}:asked{c.step.inbox_id}", cards=[card.id for card in newest])


def offer_where(c: Conversation) -> None:
    """An offer for a group: whoever sells in several says in which."""
    places = [(groups.get(c.db, int(one)), groups.member(c.db, int(one), c.person.id)) for one in c.opening["groups"]]
    mine = [one for one, place in places if one and place and place.status == "member" and place.role == "seller"]
    if not mine:
        return c.say(N_("You are in the group as a buyer. To offer goods, write what you sell."))
    text = str(c.opening.get("text") or "")
    fits = for_goods(c.step, mine, text) or mine
    group_id = str(fits[0].id)
    if len(fits) > 1:
        options = [Option(str(one.id), "{group}", {"group": one.name}) for one in fits[:9]]
        group_id = str(c.ask(choice("which", N_("In which group shall it hang?"), options)))
    return c.then("offer", group_id, **({"text": text, "media_ids": []} if text else {}))


def for_goods(step: Step, mine: list[Group], text: str) -> list[Group]:
    """Those of some groups that are for the goods which a text names; none where it names none."""
    concepts = step.world.catalogue.concepts_in(text) if text else ()
    kinds = {kind for one in concepts for kind in (one, *step.world.catalogue.general_of(one))}
    own = [one for one in mine if kinds.intersection(groups.goods_of(step.db, one))]
    return own or ([one for one in mine if not one.concept] if kinds else [])


# ── a whole offer, said without a word of where ───────────────────────────────────────────────────────────────────


def whole_offer(step: Step, text: str, inbox_id: int) -> bool:
    """Goods and price of a group's seller may be an offer for the group or the rate of the profile: it is asked which."""
    seller = profiles.profile_of(step.db, step.person.id)
    if seller is None or self_told.speaks_of_price(text) or is_question(text) or not is_priced(step, text):
        return False
    mine = [one for one, place in groups.of_person(step.db, step.person.id) if place.role == "seller"]
    fits = for_goods(step, mine, text)
    if not fits:
        return False
    named = [
        render(step.world.catalogue.product(one), step.language) for one in step.world.catalogue.concepts_in(text)[:2]
    ]
    step.offer(
        N_("{goods}: shall this hang in {group} as an offer, or is it your new rate for every buyer?"),
        (HANG, RATE), question=f"{OWN_OFFER}:{inbox_id}", goods=listing(named, step.language), group=fits[0].name,
    )  # fmt: skip
    return True


def is_priced(step: Step, text: str) -> bool:
    """Do words name goods with a price for them?"""
    return self_told.tells_price(text, step.world.catalogue.concepts_in(text), step.world.catalogue.concepts_in(text))


def answer(step: Step, question: str, value: str) -> Started | None:
    """A tap, or a word, below the question where an offer belongs: it is never lost."""
    text = inbox.text_of(step.db, int(question.partition(":")[2]))
    if value == HANG.value:
        mine = [one.id for one, place in groups.of_person(step.db, step.person.id) if place.role == "seller"]
        return Started("offer_where", opening={"groups": mine, "text": text})
    return Started("profile", opening={"field": "price", "text": offer_words.rate_told(text) or text, "media_ids": []})


CONVERSATIONS = {"group_new": new_there, "offer_where": offer_where}
REVERSES = {**QUIET}
