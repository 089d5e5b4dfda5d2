"""What a seller says of an enquiry beside its question: a yes is taken back, or said again, the card is wanted once more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from handlers.conversation import Aim, Conversation
from handlers.enquiry import waves, wording
from handlers.hearing import Started
from handlers.language import N_
from handlers.lead.lead_goods import without_goods
from handlers.lead.lead_words import (
    asks_again,
    gives_after_all,
    is_ready,
    promises,
    repeats_yes,
    says_yes_after_all,
    takes_back,
)
from handlers.matching.units import unit_of
from handlers.questions import Option, Reply, choice, yes_no
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import contacts, new_rates, number_meant, offer_words
from storage import audit, conversations, introductions, matches, people, profiles, safety
from storage import enquiries as store
from storage.conversations import Talk
from storage.enquiries import Enquiry
from storage.matches import Match

OF_A_LEAD = ("lead", "introduced", "countered", "deal_word", "my_leads", "quote")
"""Conversations below whose questions such words are still about the enquiry."""
PROFILE_ASKS = ("later", "agree")
"""Below these "not now" answers what Haat asks of the seller, and takes nothing back."""


def of_open_lead(step: Step, floor: Talk | None, text: str) -> Aim | None:
    """Words below a lead's later questions that take its answer back: "अब नहीं दे पाऊँगा" is no number to be rung on. A number that
    is near the rate told with the yes is another rate."""
    if floor is None or floor.name != "lead" or (floor.asked or "").startswith("answer"):
        return None
    answered = [name for name, _ in floor.answers if name.startswith("answer") or name == "part"]
    if takes_back(text) == "sure":
        said = [name for name in answered if name != "part"]
        return Aim(said[-1], Reply(pressed="not_now")) if said else None
    much = offer_words.corrected(text) if floor.asked == contacts.ASKED and answered else ""
    if not much or _is_near_the_rate(step, floor, much):
        return None
    return Aim(answered[-1], Reply(text=much))


def _is_near_the_rate(step: Step, floor: Talk, much: str) -> bool:
    told = floor.kept.get("told", {}).get("price")
    if told is None or unit_of(much) is not None:
        return False
    posted = store.get(step.db, matches.match(step.db, int(floor.subject)).enquiry_id)
    return number_meant.meaning(Decimal(much), [Decimal(told["amount"])], posted.amount) != "amount"


def said(step: Step, floor: Talk | None, text: str, waits: Sequence[str]) -> Started | None:
    """What a seller's words begin where nothing of another matter is asked (`waits` can wait); None for other words."""
    if profiles.profile_of(step.db, step.person.id) is None or not _may_be_heard(floor, waits):
        return None
    if asks_again(text) and not (
        floor is not None and floor.name == "lead" and (floor.asked or "").startswith("answer")
    ):
        return _again(step, floor)
    if (sure := takes_back(text)) is not None and not (sure == "maybe" and floor is not None):
        return _back(step, text, sure)
    if floor is not None and floor.name not in PROFILE_ASKS:
        return None
    if (kept := _repeated(step, text) or _late(step, text)) is not None:
        return kept
    if gives_after_all(text) or (floor is None and says_yes_after_all(text)):
        return _after_all(step, at_once=not gives_after_all(text))
    return new_rates.said(step, text)


def _repeated(step: Step, text: str) -> Started | None:
    """A yes said once more in words ("haan ji pura 60 kilo de dungi"), or that the goods are ready: what was answered is shown
    again."""
    if not (repeats_yes(text) or is_ready(text)) or goods.is_wanted(text):
        return None
    if matches.matches_for(step.db, step.person.id, ("asked",)):
        return None
    mine = [one for one in matches.matches_for(step.db, step.person.id, ("yes",)) if _is_of_words(step, one, text)]
    return Started("lead_again", str(mine[0].id)) if len(mine) == 1 else None


def _late(step: Step, text: str) -> Started | None:
    """An answer in words to a card that nobody answered for so long that its question has ended, while its enquiry is open
    still: "haan beta de dungi, 15 kilo ban jayega" after eight days. Where several wait, the goods must be named."""
    if goods.is_wanted(text) or not (repeats_yes(text) or promises(without_goods(text, step.world))):
        return None
    waiting = [one for one in matches.matches_for(step.db, step.person.id, ("asked",)) if _is_of_words(step, one, text)]
    return Started("late_answer", str(waiting[0].id), {"said": text}) if len(waiting) == 1 else None


def late_answer(c: Conversation) -> None:
    """The card is asked again with its answer in it."""
    c.then_answered("lead", c.subject, "answer", str(c.opening["said"]))


def answered_late(step: Step, talk: Talk) -> bool:
    """Can this card still be answered, though its question ended long ago?"""
    if talk.name != "lead" or talk.status != "expired":
        return False
    one = matches.match(step.db, int(talk.subject))
    return one.status == "asked" and store.get(step.db, one.enquiry_id).status == "open"


def _is_of_words(step: Step, one: Match, text: str) -> bool:
    posted, named = store.get(step.db, one.enquiry_id), step.world.catalogue.concepts_in(text)
    return posted.status == "open" and (not named or posted.concept in named)


def _may_be_heard(floor: Talk | None, waits: Sequence[str]) -> bool:
    return floor is None or floor.name in waits or floor.name in OF_A_LEAD


def _again(step: Step, floor: Talk | None) -> Started | None:
    """The card of the lead that is open, or that was answered last."""
    if floor is not None and floor.name == "lead":
        return Started("lead_again", floor.subject)
    waiting = matches.matches_for(step.db, step.person.id, ("asked",))
    if len(waiting) > 1:
        return Started("my_leads")
    known = waiting or [
        one for one in matches.matches_for(step.db, step.person.id, ("yes", "accepted", "not_now"))
        if one.status == "accepted" or store.get(step.db, one.enquiry_id).status == "open"
    ]  # fmt: skip
    return Started("lead_again", str(known[0].id)) if known else None


SOON_AFTER = timedelta(minutes=30)
"""For so long a bare yes may be about the enquiry that was refused last."""


def _after_all(step: Step, *, at_once: bool) -> Started | None:
    """The enquiry that was refused last, where it is still open: its card is put again; `at_once`: only soon after the no."""
    refused = matches.matches_for(step.db, step.person.id, ("not_now",))
    if at_once:
        since = step.world.now - SOON_AFTER
        refused = [one for one in refused if one.answered_at is not None and one.answered_at >= since]
    known = [one for one in refused if store.get(step.db, one.enquiry_id).status == "open"]
    return Started("lead_again", str(known[0].id)) if known else None


def _back(step: Step, text: str, sure: str) -> Started | None:
    """The yes that is taken back: the one whose goods are named, or the only one there is."""
    mine = matches.matches_for(step.db, step.person.id, ("yes",))
    mine = [one for one in mine if store.get(step.db, one.enquiry_id).status == "open"]
    met = (
        []
        if mine
        else [one for one in matches.matches_for(step.db, step.person.id, ("accepted",)) if _still_open(step, one)]
    )
    named = step.world.catalogue.concepts_in(text)
    known = [one for one in mine or met if not named or store.get(step.db, one.enquiry_id).concept in named]
    if not known or _wishes_later(step, known[0]):
        return None
    opening = {"sure": sure == "sure"}
    return Started("take_back", str(known[0].id) if len(known) == 1 else "", opening)


def _wishes_later(step: Step, one: Match) -> bool:
    """Has this person posted an enquiry of their own since that yes? Then the words are about it."""
    own = [posted for posted in store.of_buyer(step.db, step.person.id) if posted.status == "open"]
    return bool(own and one.answered_at is not None and own[0].created_at > one.answered_at)


def _still_open(step: Step, one: Match) -> bool:
    met = introductions.introduction_of(step.db, one.id)
    return met is not None and not introductions.is_over(step.db, met.id)


def lead_again(c: Conversation) -> None:
    """The card of an enquiry once more: with its buttons where it can still be answered."""
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if (
        one.status == "not_now"
        and posted.status == "open"
        and matches.settle_match(c.db, one.id, "asked", was=("not_now",))
    ):
        c.then("lead", str(one.id))
    if one.status == "asked" and posted.status == "open":
        c.then("lead", str(one.id))
    words = {
        "buyer": wording.shown_buyer(c, posted, c.language),
        "summary": wording.lead_summary(posted, c.world, c.language),
    }
    if one.status == "yes" and posted.status == "open":
        return c.say(N_("{buyer} needs: {summary}\nYou have said yes; the buyer has not answered yet."), **words)
    if one.status == "accepted":
        return c.say(N_("{buyer} needs: {summary}\nYou two have been introduced."), **words)
    return c.say(N_("{product}: this enquiry is finished."), product=wording.brief(posted, c.world, c.language))


def take_back(c: Conversation) -> None:
    """A seller takes a yes back: the buyer hears it kindly, and the next sellers are asked where too few are left."""
    if not c.subject:
        return _which_yes(c)
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    words = {
        "product": wording.brief_met(one, posted, c.world, c.language),
        "buyer": store.buyer_name(c.db, posted.id) or "–",
    }
    if one.status == "accepted":
        return _leave_the_deal(c, one, words)
    back = yes_no("back", N_("{product} for {buyer}: do you take your yes back?"), N_("Yes, take it back"),
                  N_("No, it stands"))  # fmt: skip
    if not c.opening.get("sure") and c.ask(back, **words) == "no":
        return c.say(N_("All right, it stays as it is."))
    if not matches.settle_match(c.db, one.id, "not_now", was=("yes",)):
        return c.say(N_("{product}: this enquiry is finished."), **words)
    audit.note(c.db, c.person.id, "take_back", f"match:{one.id}", c.world.now, before={"status": "yes"},
               after={"status": "not_now"}, reverse="give_again")  # fmt: skip
    conversations.withdraw(c.db, "said_yes", str(one.id), c.world.now)
    _tell_the_buyer(c.step, one, posted)
    return c.say(N_("{product}: your yes is taken back, and the buyer knows. The next enquiry comes to you all the same."),
                 **words)  # fmt: skip


def _which_yes(c: Conversation) -> None:
    mine = matches.matches_for(c.db, c.person.id, ("yes", "accepted"))
    options = [
        Option(str(one.id), N_("{product}"), {"product": wording.brief(posted, c.world, c.language)})
        for one in mine if (posted := store.get(c.db, one.enquiry_id)).status == "open"
    ]  # fmt: skip
    c.then("take_back", c.ask(choice("which_yes", N_("Which one can you not give?"), options)), sure=True)


def _tell_the_buyer(step: Step, one: Match, posted: Enquiry) -> None:
    """Kindly, and with what happens now; a buyer whom the office is checking had not heard of the yes."""
    others = matches.matches_of(step.db, posted.id, matches.ANSWERED_YES)
    asked = waves.ask_wave(step.db, step.world, posted) if len(others) < waves.ENOUGH_YESES else 0
    if not asked and not others:
        store.change(step.db, posted.id, wave_due_at=step.world.now)  # the next tick finds that nobody is left
    if safety.is_held(step.db, posted.person_id):
        return
    language = people.person(step.db, posted.person_id).language or "en"
    step.tell(posted.person_id, N_("{name} cannot give {product} after all, sorry. I go on looking for you."),
              name=one.seller_name or "–", product=wording.goods_of(posted, step.world, language))  # fmt: skip


def _leave_the_deal(c: Conversation, one: Match, words: dict[str, Any]) -> None:
    """Two who were introduced: asked once, since the other side may be counting on it."""
    met = introductions.introduction_of(c.db, one.id)
    off = yes_no("off", N_("{product} for {buyer}: does nothing come of it? I tell the buyer."), N_("Yes, tell them"),
                 N_("No, it stands"))  # fmt: skip
    if met is None or c.ask(off, **words) == "no":
        return c.say(N_("All right, it stays as it is."))
    posted = store.get(c.db, one.enquiry_id)
    if posted.status == "open":
        waves.ask_wave(c.db, c.world, posted)
    c.then("deal_said", f"{met.id}:no")
    return None


def _give_again(step: Step, deed: Any) -> bool:
    """The yes stands again, where the enquiry is open: its buyer is asked anew."""
    one = matches.match(step.db, audit.number_of(deed))
    posted = store.get(step.db, one.enquiry_id)
    if posted.status != "open" or not matches.settle_match(step.db, one.id, "yes", was=("not_now",)):
        return False
    step.begin(posted.person_id, "said_yes", str(one.id), once=f"again{step.inbox_id}")
    return True


CONVERSATIONS = {"take_back": take_back, "lead_again": lead_again, "late_answer": late_answer}
REVERSES = {"give_again": _give_again}
