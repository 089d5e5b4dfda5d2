"""A number alone that is said of one's own trade where nothing is open that it could answer: "theek hai 140", "135 kar do"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from handlers.conversation import Conversation
from handlers.hearing import Started
from handlers.language import N_
from handlers.lead import figures_meant
from handlers.matching.numbers import decimal_text
from handlers.questions import Misread, Option, Reply, choice
from handlers.ready import putting
from handlers.ready.pair import pair_of
from handlers.step import Step
from handlers.trade import new_rates, number_meant
from storage import enquiries as store
from storage import introductions, matches, safety
from storage import rooms as kept_rooms
from storage.enquiries import Enquiry

MOST_TALKS = 3


def begun(step: Step, text: str) -> Started | None:
    """What such a number begins: bargaining over an open enquiry of the speaker's, or the question what it is; another rate for
    a yes of theirs; a word to whom they were introduced to and write to by nothing but this. None for other words."""
    return _of_own_enquiry(step, text) or new_rates.number_said(step, text) or _to_whom_one_met(step, text)


def _of_own_enquiry(step: Step, text: str) -> Started | None:
    open_ones = [one for one in store.of_buyer(step.db, step.person.id) if one.status == "open"]
    said = [(posted, _meant(step, posted, text)) for posted in open_ones]
    if priced := [posted for posted, what in said if what == "price"]:
        fits = min(priced, key=lambda posted: _distance(posted, number_meant.rates_of(step.db, posted), text))
        return Started("bargain", str(fits.id), {"words": text})
    unclear = [posted for posted, what in said if what == "either"]
    return Started("rate_or_amount", str(unclear[0].id), {"words": text}) if unclear else None


def _distance(posted: Enquiry, rates: Sequence[Decimal], text: str) -> int:
    said = number_meant.spoken(text, posted)
    return number_meant.distance(said.value, rates) if said is not None else FAR


FAR = 2


def _meant(step: Step, posted: Enquiry, text: str) -> Literal["", "price", "amount", "either"]:
    """What the number is, said of this enquiry; "" where the words say none."""
    said = number_meant.spoken(text, posted)
    if said is None:
        return ""
    if said.is_money:
        return "price"
    rates = number_meant.rates_of(step.db, posted)
    what = number_meant.meaning(said.value, rates, posted.amount)
    if what == "amount" and said.agrees and not rates and not number_meant.is_amount(said.value, posted.amount):
        # Nobody's rate is kept as a figure, but somebody who said yes may have written one.
        return "price" if matches.matches_of(step.db, posted.id, matches.ANSWERED_YES) else ""
    return what


def _to_whom_one_met(step: Step, text: str) -> Started | None:
    """Two who were introduced with their numbers have no room here: a price that one of them writes to Haat is for the other. Of
    several it is for the one whose rate it is near; where it is far from every rate, it is put to nobody."""
    found: list[tuple[int, int]] = []
    for met in safety.met(step.db, step.person.id, at_most=MOST_TALKS):
        if introductions.is_over(step.db, met.id):
            continue
        room = kept_rooms.called(step.db, "deal", str(met.id))
        if room is not None and room.status == "open":
            return None  # there the words are heard
        one = matches.match(step.db, introductions.introduction(step.db, met.id).match_id)
        posted = store.get(step.db, one.enquiry_id)
        rates = [*number_meant.rates_between(step.db, one, posted), *number_meant.budget_of(posted)]
        if _is_price(text, posted, rates):
            found.append((_distance(posted, rates, text), one.id))
    if not found or (len(found) > 1 and all(far == FAR for far, _ in found)):
        return None
    _, nearest = min(found, key=lambda one: one[0])
    return Started("price_word", str(nearest), {"words": text})


def _is_price(text: str, posted: Enquiry, rates: Sequence[Decimal]) -> bool:
    said = number_meant.spoken(text, posted)
    if said is None:
        return False
    counts = number_meant.is_amount(said.value, posted.amount) and not said.is_money
    return not counts or number_meant.meaning(said.value, rates, posted.amount) != "amount"


def price_word(c: Conversation) -> None:
    """A price that was said to Haat goes to the other side in its writer's words."""
    pair = pair_of(c.step, int(c.subject))
    if pair is not None:
        putting.put(c.step, pair, {"words": c.opening["words"]})


def rate_or_amount(c: Conversation) -> None:
    """A number that is as near the rate as the amount: what is it?"""
    posted = store.get(c.db, int(c.subject))
    said = number_meant.spoken(c.opening["words"], posted)
    if posted.status != "open" or said is None:
        return
    what = c.ask(WHICH, number=decimal_text(said.value))
    if what == figures_meant.RATE:
        c.then("bargain", c.subject, words=c.opening["words"])
    c.then("change_one", c.subject, words=decimal_text(said.value))


def _which(reply: Reply, _language: str) -> str:
    what = figures_meant.meant(reply.text)
    if not what:
        raise Misread()
    return what


WHICH = replace(
    choice("what", N_("{number}: what is it?"),
           (Option(figures_meant.RATE, N_("Price")), Option(figures_meant.AMOUNT, N_("Amount")))), read=_which,
)  # fmt: skip
CONVERSATIONS = {"price_word": price_word, "rate_or_amount": rate_or_amount}
