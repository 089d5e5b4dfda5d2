"""A buyer's own enquiries: how each stands, another amount, day or place, and its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import buyers, corrections, enquiry_words, waves, wording
from handlers.enquiry.closing_reasons import CLOSED_FOR, why
from handlers.enquiry.what_is_missing import HOW_MUCH
from handlers.language import N_, day
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.numbers import decimal_text_or_none
from handlers.questions import Misread, Option, ReadBack, Reply, choice, yes_no
from handlers.ready import putting
from handlers.ready.pair import pair_of
from handlers.step import Step
from handlers.trade import bargains, number_meant
from handlers.world import World
from storage import audit, matches, people, safety
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match

WHICH_ONE = "which_one"
"""The question of the list of one's own enquiries."""


def bargain(c: Conversation) -> None:
    """A price that a buyer names outside a room: who said yes is asked; else it is kept as what may be spent."""
    posted: Enquiry = store.get(c.db, int(c.subject))
    goods_said = wording.goods_of(posted, c.world, c.language)
    willing = matches.matches_of(c.db, posted.id, ("yes", "accepted"))
    if willing:
        pair = pair_of(c.step, _whom_to_ask(c, willing))
        if pair is not None:
            putting.put(c.step, pair, {"words": c.opening["words"]})
        return None
    price = bargains.price_in(c.opening["words"])
    if price is None and (said := number_meant.spoken(c.opening["words"], posted)) is not None:
        price = said.value
    if price is None:
        return c.say(N_("{product}: no seller has said yes yet. As soon as one does, you two talk about the price."),
                     product=goods_said)  # fmt: skip
    paise, per = int(price * 100), posted.budget_per if posted.budget_per not in (None, "total") else posted.unit
    asks = yes_no("price", N_("{product}: no seller has said yes yet. Shall I tell those I asked: {price}?"),
                  N_("Yes, tell them"), N_("No, leave it"))  # fmt: skip
    if c.ask(asks, product=goods_said, price=wording.budget_of(paise, per, c.language)) == "no":
        return c.say(N_("All right, it stays as it is."))
    return _keep_change(c, posted, budget_paise=paise, budget_per=per)


def _whom_to_ask(c: Conversation, willing: Sequence[Match]) -> int:
    """The seller who is asked for another price: the only one who said yes, or the one that the buyer chooses."""
    if len(willing) == 1:
        return willing[0].id
    options = [Option(str(one.id), one.seller_name or "–") for one in willing[:9]]
    return int(c.ask(choice("whom", N_("Whom shall I ask?"), options)))


def change_one(c: Conversation) -> None:
    """A buyer names another amount, day or place: asked once whether it shall be, since sellers were told the first."""
    posted: Enquiry = store.get(c.db, int(c.subject))
    if posted.status != "open":
        return c.say(N_("{product} is finished."), product=wording.brief(posted, c.world, c.language))
    if c.opening.get("asks") and not _agrees_to_the_day(c, posted):
        return c.say(N_("All right, it stays as it is."))
    if c.opening.get("field"):
        return _change_field(c, posted, c.opening["field"], c.opening["words"])
    said = _amount_of(c, posted, c.opening["words"])
    if said.quantity is None:
        return None
    asks = yes_no("change", N_("{product}: shall I make it {much}? The sellers hear it."), N_("Yes, change it"),
                  N_("No, leave it"))  # fmt: skip
    much = wording.amount(said.quantity, said.unit, c.language)
    if c.ask(asks, product=wording.brief(posted, c.world, c.language), much=much) == "no":
        return c.say(N_("All right, it stays as it is."))
    return _keep_amount(c, posted, said)


def close_one(c: Conversation) -> None:
    """A buyer no longer wants something: asked once whether the enquiry shall be closed."""
    posted: Enquiry = store.get(c.db, int(c.subject))
    goods = wording.brief(posted, c.world, c.language)
    if posted.status != "open":
        return c.say(N_("{product} is finished."), product=goods)
    yes, no = Option("yes", N_("Yes, close it")), Option("no", N_("No, leave it open"))
    asks = ReadBack("close", N_("{product}: shall I close this enquiry?"), (yes, no), takes="yes_no", read=_ends)
    if c.ask(asks, product=goods) == "no":
        return c.say(N_("All right, it stays as it is."))
    return close_it(c, posted)


def _ends(reply: Reply, _language: str) -> str:
    """Reads the order said once more, below the question whether it shall be, as a yes. Raises Misread."""
    if not enquiry_words.ends(reply.text):
        raise Misread()
    return "yes"


def my_enquiries(c: Conversation) -> None:
    """A buyer's own enquiries: how each stands, and ways to go on or end it."""
    mine = store.of_buyer(c.db, c.person.id)
    if not mine:
        return c.say(N_("You have no enquiry yet. Write what you need."))
    options = [
        Option(
            str(one.id),
            N_("{product}: {state}"),
            {
                "product": wording.brief_among(one, mine, c.world, c.language),
                "state": wording.state_of(one, c.language),
            },
        )
        for one in mine
    ]
    which = store.get(c.db, int(c.ask(choice(WHICH_ONE, N_("Your enquiries. Which one?"), options))))
    if which.status != "open":
        return c.say(N_("{product} is finished."), product=wording.brief(which, c.world, c.language))
    wishes = [
        Option("sellers", N_("See sellers")), Option("more", N_("Ask more")),
        Option("amount", N_("Change the amount"), also=("change quantity", "quantity", "मात्रा", "amount")),
        Option("day", N_("Change the day"), also=("change date", "date", "tarikh", "तारीख")),
        Option("place", N_("Change the place"), also=("change place", "place", "jagah", "जगह", "ठिकाण")),
        Option("close", N_("Close it")),
    ]  # fmt: skip
    wish = c.ask(
        choice("wish", N_("{product}. What would you like?"), wishes), product=wording.brief(which, c.world, c.language)
    )
    if wish == "close":
        return close_it(c, which)
    if wish == "amount":
        return _change_amount(c, which)
    if wish in ("day", "place"):
        return _change_field(c, which, wish, "")
    if wish == "more" and safety.is_held(c.db, c.person.id):
        return buyers.tell_held(c)
    if wish == "more":
        asked = waves.ask_wave(c.db, c.world, which)
        if not asked:
            return c.say(N_("All sellers I know have been asked."))
        return c.step.say_count("I am asking {count} more seller.", "I am asking {count} more sellers.", count=asked)
    c.then("cards", str(which.id))
    return None


def _change_amount(c: Conversation, posted: Enquiry) -> None:
    """Another quantity of an open enquiry, asked for."""
    goods = wording.goods_of(posted, c.world, c.language)
    much = c.ask(replace(HOW_MUCH, options=()), product=goods)
    _keep_amount(c, posted, _amount_of(c, posted, much))


def _agrees_to_the_day(c: Conversation, posted: Enquiry) -> bool:
    """A day that was asked about, before anybody has said yes: shall it stand in the enquiry?"""
    wanted = corrections.applied(c, ParsedEnquiry(), [("fix_day", c.opening["words"])]).needed_by
    if wanted is None:
        return False
    asks = yes_no("by_day", N_("{product}: nobody has said yes yet. Shall I ask for it by {day}? The sellers hear it."),
                  N_("Yes, tell them"), N_("No, leave it"))  # fmt: skip
    return bool(c.ask(asks, product=wording.brief(posted, c.world, c.language), day=day(wanted, c.language)) == "yes")


ABROAD = ("country", "city", "port", "incoterm")


def _change_field(c: Conversation, posted: Enquiry, field: str, words: str) -> None:
    """Another day, place or term of delivery of an open enquiry; asked for where the words do not name it."""
    if field == "term":
        read = c.world.read_enquiry(words)
        said_now = {name: value for name in ABROAD if (value := getattr(read, name))}
        return _keep_change(c, posted, terms={**(posted.terms or {}), **said_now})
    fix = f"fix_{field}"
    said = words or c.ask(corrections.QUESTIONS[fix])
    before = ParsedEnquiry(place_lgd=posted.place_lgd, place_role=posted.place_role, needed_by=posted.needed_by)
    read = corrections.applied(c, before, [(fix, said)])
    if field == "day":
        return _keep_change(c, posted, needed_by=read.needed_by)
    terms = {
        name: value for name, value in (posted.terms or {}).items() if name not in ("country", "city", "port", "to_lgd")
    }
    terms |= {name: value for name in ABROAD if (value := getattr(read, name))}
    return _keep_change(c, posted, place_lgd=read.place_lgd, place_role=read.place_role, place_words=read.place_words or None,
                        terms=terms or None)  # fmt: skip


def _keep_change(c: Conversation, posted: Enquiry, **values: Any) -> None:
    """Other values of an open enquiry are kept; sellers who were asked hear it."""
    store.change(c.db, posted.id, **values)
    audit.note(c.db, c.person.id, "change_enquiry", f"enquiry:{posted.id}", c.world.now,
               before={name: str(getattr(posted, name) or "") for name in values},
               after={name: str(value or "") for name, value in values.items()},
               why_not=N_("the sellers have been told"))  # fmt: skip
    _tell_changed(c, posted, wording.lead_summary)


def _tell_changed(c: Conversation, posted: Enquiry, summary: Callable[[Enquiry, World, str], str]) -> None:
    """Sellers who were asked and the buyer read what an enquiry is now, each in the own language."""
    changed = store.get(c.db, posted.id)
    for one in matches.matches_of(c.db, posted.id, ("asked", "yes")):
        language = people.person(c.db, one.seller_id).language or c.language
        buyer = wording.shown_buyer(c, changed, language)
        product = summary(changed, c.world, language)
        c.tell(one.seller_id, N_("{buyer} has changed the enquiry: {product}."), buyer=buyer, product=product)
    c.say(N_("Changed: {product}."), product=summary(changed, c.world, c.language))


def _amount_of(c: Conversation, posted: Enquiry, words: str) -> ParsedEnquiry:
    """The quantity that words name, in their unit or else in the enquiry's."""
    concepts = (posted.concept,) if posted.concept else ()
    return ParsedEnquiry(concepts=concepts, unit=posted.unit).with_quantity(words, c.world.catalogue)


def _keep_amount(c: Conversation, posted: Enquiry, said: ParsedEnquiry) -> None:
    """Another quantity is kept; sellers who were asked hear it."""
    store.change(
        c.db, posted.id, quantity=decimal_text_or_none(said.quantity), unit=said.unit,
        kilograms=decimal_text_or_none(said.kilograms), lowest=decimal_text_or_none(said.lowest),
    )  # fmt: skip
    audit.note(c.db, c.person.id, "change_amount", f"enquiry:{posted.id}", c.world.now, before={"quantity": posted.quantity},
               after={"quantity": decimal_text_or_none(said.quantity)}, why_not=N_("the sellers have been told"))  # fmt: skip
    _tell_changed(c, posted, wording.brief)


def close_it(c: Conversation, posted: Enquiry) -> None:
    """The buyer ends an enquiry and says why."""
    reason = c.ask(replace(choice("why", N_("Why do you close it?"), CLOSED_FOR), read=why))
    waves.close(c.step, posted, "closed" if reason == "found" else "lost", reason)
    c.say(N_("Closed. Thank you for telling me."))


def over(c: Conversation) -> None:
    """A buyer hears that an enquiry's time is over."""
    posted = store.get(c.db, int(c.subject))
    c.say(
        N_("Your enquiry for {product} is over after 15 days. Write it again if you still need it."),
        product=wording.brief(posted, c.world, c.language),
    )


def _withdraw_enquiry(step: Step, deed: Any) -> bool:
    """Take an enquiry back: rows not on the wire are withdrawn, whoever was told gets a correction."""
    return waves.end(step, store.get(step.db, audit.number_of(deed)), "withdrawn")


def _reopen_enquiry(step: Step, deed: Any) -> bool:
    return waves.reopen(step, store.get(step.db, audit.number_of(deed)))


CONVERSATIONS = {
    "bargain": bargain,
    "change_one": change_one,
    "close_one": close_one,
    "my_enquiries": my_enquiries,
    "expired": over,
}
REVERSES = {"withdraw_enquiry": _withdraw_enquiry, "reopen_enquiry": _reopen_enquiry}
