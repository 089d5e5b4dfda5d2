"""A lead: a seller is asked for an enquiry and answers all, some, not now, or with a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import buyers, drafts, wording
from handlers.folding import fold, tokens
from handlers.language import N_
from handlers.lead import half_said, lead_ends
from handlers.lead.later_leads import put_off
from handlers.lead.lead_answers import says_how_much, seller_says
from handlers.lead.lead_goods import without_goods
from handlers.lead.lead_words import NEVER, NO_INTEREST, has_it
from handlers.lead.seller_questions import ask_in_passing, ask_the_buyer, buyer_answers, seller_asks
from handlers.outbound import woken
from handlers.questions import Option, Question, choice
from handlers.ready import putting
from handlers.ready.pair import pair_of
from handlers.seller import profile
from handlers.step import Step
from handlers.trade import contacts, introducing, prices, rooms
from handlers.units import unit_name
from storage import audit, conversations, matches, safety
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match

LEAD = Question(
    "answer", N_("{buyer} needs: {summary}\n{record}\nCan you give it?"),
    (Option("all", N_("Yes, all"), also=("yes", "हाँ", "हां", "हो", "haan", "ho")), Option("part", N_("This much …")),
     Option("not_now", N_("Not now"), also=("no", "नहीं", "नाही")), Option("question", N_("I have a question"))),
    shorter=N_("Can you give {summary}?"),
)  # fmt: skip
HOW_MUCH_YOU = Question("part", N_("How much can you give, in {unit}?"), takes="number")


def lead(c: Conversation) -> None:
    """A seller is asked: all, this much, not now, or a question first."""
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if posted.status != "open" or one.status not in ("asked", "yes"):
        begun_by_haat = c.step.message is not None and c.step.message.kind == "wake"
        return None if begun_by_haat else _is_finished(c, posted)  # who never heard of it hears nothing of its end
    answer = _answered(c, one, posted)
    if answer in ("not_now", "no_more"):
        _not_now(c, one)
        return c.then("profile", field="products", ended=True) if answer == "no_more" else None
    quantity = _quantity(c, one, posted, answer)
    # Who tapped yes on the template itself is asked nothing more: without a chosen number the two talk through Haat.
    one_tap = c.kept.get(woken.ONE_TAP)
    unchosen = one_tap or half_said.LEFT_OPEN in c.kept
    contact = (c.person.contact or contacts.THROUGH_HAAT) if unchosen else _contact_of(c, one, posted)
    if contact == contacts.NO_MORE:
        return _not_now(c, one)
    return _says_yes(c, one, posted, quantity, contact)


def _answered(c: Conversation, one: Match, posted: Enquiry) -> Any:
    """The seller's answer; what they wonder about before goes to the buyer or is told, and the question stands."""
    words = {
        "buyer": wording.shown_buyer(c, posted, c.language),
        "summary": wording.lead_summary(posted, c.world, c.language),
        "record": buyers.record(c.db, c.world, posted.person_id, c.language, but_enquiry=posted.id),
        "photo": posted.media_id,
    }
    asked, question = 0, replace(LEAD, read=seller_says(c, posted))
    while _wonders(answer := _ask(c, question.named(f"answer{asked or ''}"), words)):
        asked += 1
        if "again" in answer:
            continue
        if "who" in answer:
            c.say("{record}", record=buyers.whole_record(c, posted.person_id, but_enquiry=posted.id))
        elif "later" in answer:
            put_off(c, one, posted, answer, f"answer{asked}")
        else:
            _pass_on(c, one, posted, answer, asked - 1)
    return answer


def _pass_on(c: Conversation, one: Match, posted: Enquiry, answer: Any, turn: int) -> None:
    """A question for the buyer, chosen from a page or in own words; `turn` counts those of this lead."""
    pair = pair_of(c.step, one.id)
    assert pair is not None
    wonders = putting.choose(c, pair, str(turn or "")) if answer == "question" else putting.chosen(pair, answer["asks"])
    if putting.needs_no_help(c, pair, wonders):
        passed = c.once(f"sent{turn}", partial(ask_the_buyer, c, one, posted, wonders["words"]))
        c.say(rooms.NOT_PASSED if passed is None else N_("I have asked the buyer; the answer comes here."))
    else:
        c.once(f"sent{turn}", partial(putting.put, c.step, pair, wonders, then_more=False))


def _quantity(c: Conversation, one: Match, posted: Enquiry, answer: Any) -> str | None:
    """How much the seller gives, never more than is wanted; None where the enquiry names no amount."""
    quantity = posted.quantity
    if answer == "part":
        part = replace(HOW_MUCH_YOU, read=says_how_much(c, one, posted))
        quantity = c.ask(part, unit=unit_name(posted.unit or "piece", c.language, 2))
    elif answer != "all":
        quantity = answer["part"]
    if posted.amount is not None and quantity is not None:
        quantity = str(min(Decimal(quantity), posted.amount))
    return quantity


def _says_yes(c: Conversation, one: Match, posted: Enquiry, quantity: str | None, contact: str) -> None:
    """Keep the yes with the price and days named along with it, and tell the buyer."""
    told = c.kept.get("told", {})
    if "price" in told:
        told = c.kept["told"] = told | {
            "price": prices.which_unit(c, "for_one", told["price"], prices.kilos_in(posted))
        }
    price, per = (prices.paise_of(told["price"]), None) if "price" in told else told.get("pack", (None, None))
    if not matches.answer(c.db, one.id, "yes", c.world.now, quantity=quantity, contact=contact, price_paise=price,
                        price_per=per, days=told.get("days")):  # fmt: skip
        return c.say(N_("Another seller was quicker this time; this enquiry is finished. The next one comes to you."))
    _note_answer(c, one, "yes")
    # A yes taken back and given again is heard again: the buyer's first talk about it was withdrawn.
    c.step.begin(posted.person_id, "said_yes", str(one.id), {"words": _words_beside(c)}, once=str(c.step.inbox_id))
    if safety.is_held(c.db, posted.person_id):
        return c.say(N_("Your yes is kept. The office is checking this buyer; you hear from me when it has."))
    if price is not None:
        offered = introducing.offered(matches.match(c.db, one.id), posted, c.world, c.language)
        c.say(
            N_("Thank you! I tell the buyer: {offer}.\nWhen they say yes too, you get each other's contact."),
            offer=offered,
        )
    else:
        c.say(N_("Thank you! I tell the buyer now. When they say yes too, you get each other's contact."))
    if half_said.LEFT_OPEN in c.kept:
        c.say(N_("You chose no number, so you two talk through Haat."))
    profile.ask_later(c.step, c.talk.id)
    return None


def _words_beside(c: Conversation) -> list[str]:
    """What the seller wrote to the buyer before the yes was whole: it stands on the card of the yes."""
    said = [str(words) for words in c.kept.get(contacts.UNSAID, ())]
    passable = [rooms.without_pieces_too(c.step, words) for words in said if not rooms.not_to_be_passed(words)]
    if len(passable) < len(said):
        c.say(rooms.NOT_PASSED)
    return passable


def _not_now(c: Conversation, one: Match) -> None:
    """The seller's no; what they asked meanwhile needs no answer any more."""
    matches.answer(c.db, one.id, "not_now", c.world.now)
    _note_answer(c, one, "not_now")
    lead_ends.drop_questions(c.step, one.id)
    c.say(N_("All right, no harm done. The next enquiry comes to you all the same."))


def _contact_of(c: Conversation, one: Match, posted: Enquiry) -> str:
    """On which number the buyer may ring; questions to the buyer are put, and who wants it no more says so here too."""
    pair = pair_of(c.step, one.id)
    assert pair is not None

    def asks(words: str) -> None:
        ask_in_passing(c, one, posted, words)

    def gives_up(words: str) -> bool:
        said = {fold(word) for word in tokens(words)}
        refuses = has_it(without_goods(words, c.world)) == "no" or (said & NO_INTEREST and said & NEVER)
        return len(words.split()) > 1 and (bool(refuses) or drafts.says_leave_it(words))

    return contacts.contact_of(
        c, posted.unit or "piece", is_for_haat=putting.is_for_haat(c, pair), writes_to=pair.other_name, asks=asks,
        gives_up=gives_up,
    )  # fmt: skip


def _wonders(answer: Any) -> bool:
    """Is it no answer yet: a question for the buyer or about them, the card once more, or "later"?"""
    return answer == "question" or (isinstance(answer, dict) and "part" not in answer)


def _ask(c: Conversation, question: Question, words: Mapping[str, Any]) -> Any:
    """The seller's answer; of one that puts it off is kept that it came in this step."""
    hears = c.hears
    answer = c.ask(question, **words)
    return {**answer, "now": hears and not c.hears} if isinstance(answer, dict) and "later" in answer else answer


def _note_answer(c: Conversation, one: Match, status: str) -> None:
    audit.note(c.db, c.person.id, "answer_lead", f"match:{one.id}", c.world.now, before={"status": "asked"},
               after={"status": status}, reverse="unanswer_lead")  # fmt: skip


def lead_over(c: Conversation) -> None:
    """A seller hears that an enquiry needs no answer any more."""
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if one.status == "declined" and posted.status == "open":
        return c.say(N_("{product}: this time the buyer chose others. The next enquiry comes to you."),
                     product=wording.brief(posted, c.world, c.language))  # fmt: skip
    return _is_finished(c, posted)


def _is_finished(c: Conversation, posted: Enquiry) -> None:
    c.say(lead_ends.FINISHED, product=wording.brief(posted, c.world, c.language))


def my_leads(c: Conversation) -> None:
    """A seller's enquiries that still wait for an answer."""
    waiting = matches.matches_for(c.db, c.person.id, ("asked",))
    if not waiting:
        return c.say(N_("No enquiry waits for you now. I write when one comes."))
    options = []
    for one in waiting:
        posted = store.get(c.db, one.enquiry_id)
        options.append(Option(str(one.id), N_("{product}"), {"product": wording.brief(posted, c.world, c.language)}))
    which = c.ask(choice("which_lead", N_("These enquiries wait for you. Which one?"), options))
    c.then("lead", which)
    return None


def _unanswer_lead(step: Step, deed: Any) -> bool:
    """Take an answer back while the buyer has not said yes; the enquiry is asked again."""
    one = matches.match(step.db, audit.number_of(deed))
    if not matches.settle_match(step.db, one.id, "asked", was=("yes", "not_now")):
        return False
    if conversations.withdraw(step.db, "said_yes", str(one.id), step.world.now):
        buyer = store.get(step.db, one.enquiry_id).person_id
        step.tell(buyer, N_("{name} has taken that yes back."), name=one.seller_name or "")
    step.begin(step.person.id, "lead", str(one.id), purpose="reply", once=f"undo{step.inbox_id}")
    return True


def _wish_of(step: Step, match_id: str) -> str:
    posted = store.get(step.db, matches.match(step.db, int(match_id)).enquiry_id)
    return f"{wording.brief(posted, step.world, step.language)} ({store.buyer_name(step.db, posted.id) or '–'})"


TITLES: Mapping[str, Callable[[Step, str], str]] = {"lead": _wish_of}
"""Cards of one kind that may lie side by side, and how each is told from the others."""
CONVERSATIONS = {
    "lead": lead, "seller_asks": seller_asks, "buyer_answers": buyer_answers, "lead_over": lead_over,
    "my_leads": my_leads,
}  # fmt: skip
REVERSES = {"unanswer_lead": _unanswer_lead}
TOO_LATE = {"unanswer_lead": N_("{deed}: the buyer has answered it already.")}
