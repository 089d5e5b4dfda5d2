"""A lead: a seller is asked for an enquiry and answers all, some, not now, or with a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from handlers import buyers, deals, goods, guard, profile, quotes, rooms, woken, wording
from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.language import N_, rupees
from handlers.lead_words import (
    ABOUT_BUYER,
    ALL_OF_IT,
    HALF,
    HALF_OF_IT,
    LESS_OF_IT,
    PRICE_WORDS,
    SOME_OF_IT,
    has_it,
)
from handlers.matching.enquiry import read_enquiry
from handlers.matching.numbers import decimal_text, numerals, read_number
from handlers.matching.pieces import pieces
from handlers.questions import (
    Misread,
    Option,
    Question,
    Reply,
    choice,
    is_label,
    words_of,
)
from handlers.reading.asking import is_question
from handlers.reading.commands import read_command
from handlers.ready import talks as ready
from handlers.step import Step
from handlers.units import unit_name
from handlers.world import World
from storage import audit, conversations, safety
from storage import enquiries as store
from storage.conversations import Talk
from storage.enquiries import Enquiry, Match

LEAD = Question(
    "answer", N_("{buyer} needs: {summary}\n{record}\nCan you give it?"),
    (Option("all", N_("Yes, all"), also=("yes", "हाँ", "हां", "हो", "haan", "ho")), Option("part", N_("This much …")),
     Option("not_now", N_("Not now"), also=("no", "नहीं", "नाही")), Option("question", N_("I have a question"))),
    shorter=N_("Can you give {summary}?"),
)  # fmt: skip
MAY_STAND_ABOVE = ("", "lead", "later", "agree")
"""Questions below which a seller's words may answer another lead that waits, by its goods."""
HOW_MUCH_YOU = Question("part", N_("How much can you give, in {unit}?"), takes="number")


def lead(c: Conversation) -> None:
    """A seller is asked: all, this much, not now, or a question first."""
    one = store.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if posted.status != "open" or one.status not in ("asked", "yes"):
        return c.say(N_("{product}: this enquiry is finished."), product=wording.brief(posted, c.world, c.language))
    words = {
        "buyer": wording.shown_buyer(c, posted),
        "summary": wording.lead_summary(posted, c.world, c.language),
        "record": buyers.record(c.db, c.world, posted.person_id, c.language, but_enquiry=posted.id),
        "photo": posted.media_id,
    }
    asked, question = 0, replace(LEAD, read=_seller_says(c, posted))
    while _wonders(answer := c.ask(question.named(f"answer{asked or ''}"), **words)):
        if "who" in answer:
            c.say("{record}", record=buyers.whole_record(c, posted.person_id, but_enquiry=posted.id))
            asked += 1
            continue
        pair = ready.pair_of(c.step, one.id)
        assert pair is not None
        again = str(asked or "")
        wonders = ready.choose(c, pair, again) if answer == "question" else ready.chosen(pair, answer["asks"])
        if ready.needs_no_help(c, pair, wonders):
            c.once(f"sent{asked}", partial(_ask_the_buyer, c, one, posted, wonders["words"]))
            c.say(N_("I have asked the buyer; the answer comes here."))
        else:
            c.once(f"sent{asked}", partial(ready.put, c.step, pair, wonders, then_more=False))
        asked += 1
    if answer == "not_now":
        store.answer(c.db, one.id, "not_now", c.world.now)
        _note_answer(c, one, "not_now")
        return c.say(N_("All right, no harm done. The next enquiry comes to you all the same."))
    quantity = posted.quantity
    if answer == "part":
        part = replace(HOW_MUCH_YOU, read=quotes.amount_in(posted.unit))
        quantity = c.ask(part, unit=unit_name(posted.unit or "piece", c.language, 2))
    elif answer != "all":
        quantity = answer["part"]
    if posted.amount is not None and quantity is not None:
        quantity = str(min(Decimal(quantity), posted.amount))
    # Who tapped yes on the template itself is asked nothing more: without a chosen number the two talk through Haat.
    one_tap = c.kept.get(woken.ONE_TAP)
    contact = (c.person.contact or deals.THROUGH_HAAT) if one_tap else deals.contact_of(c, posted.unit or "piece")
    price = c.kept.get("price_paise")
    if not store.answer(c.db, one.id, "yes", c.world.now, quantity=quantity, contact=contact, price_paise=price):
        return c.say(N_("Another seller was quicker this time; this enquiry is finished. The next one comes to you."))
    _note_answer(c, one, "yes")
    # A yes taken back and given again is heard again: the buyer's first talk about it was withdrawn.
    c.step.begin(posted.person_id, "said_yes", str(one.id), once=str(c.step.inbox_id))
    if safety.is_held(c.db, posted.person_id):
        return c.say(N_("Your yes is kept. The office is checking this buyer; you hear from me when it has."))
    c.say(N_("Thank you! I tell the buyer now. When they say yes too, you get each other's contact."))
    profile.ask_later(c.step, c.talk.id)
    return None


def told_apart(step: Step, floor: Talk | None, text: str) -> list[tuple[Talk, str]]:
    """Which words answer which of several waiting leads: "haldi ho jayegi, mirch nahi hai"; empty where one is meant.

    Each piece of the message must name the goods of just one of them.
    """
    waiting = {
        talk.id: talk for talk in conversations.open_of(step.db, step.person.id) if talk.name == "lead" and talk.asked
    }
    below = floor.name if floor else ""
    if below not in MAY_STAND_ABOVE or (len(waiting) < 2 and below == "lead") or goods.is_wanted(text):
        return []
    wanted = {talk_id: store.get(step.db, store.match(step.db, int(talk.subject)).enquiry_id).concept
              for talk_id, talk in waiting.items()}  # fmt: skip
    answers: dict[int, str] = {}
    for part in goods.clauses(text):
        named = step.world.catalogue.concepts_in(part)
        meant = [talk_id for talk_id, concept in wanted.items() if concept in named]
        if named and len(meant) != 1:
            return []
        if not meant and not answers:
            return []
        talk_id = meant[0] if meant else next(reversed(answers))
        if not _is_answer(step, part) and talk_id not in answers:
            return []
        answers[talk_id] = f"{answers[talk_id]}, {part}" if talk_id in answers else part
    if floor is not None and set(answers) == {floor.id}:
        return []
    # A no ends its card; a yes asks on, so it comes last and keeps the floor.
    in_order = sorted(answers.items(), key=lambda one: has_it(_without_goods(one[1], step.world)) != "no")
    return [(waiting[talk_id], words) for talk_id, words in in_order]


def _is_answer(step: Step, text: str) -> bool:
    """Do these words say that goods are there, or not, or how much of them?"""
    return bool(
        read_command(text, "yes_no") in ("yes", "no")
        or has_it(_without_goods(text, step.world))
        or (read_number(text) is not None and not goods.sells(text))
    )


def _wonders(answer: Any) -> bool:
    """Is it no answer yet, but a question for the buyer or about them?"""
    return answer == "question" or (isinstance(answer, dict) and "part" not in answer)


def _seller_says(c: Conversation, posted: Enquiry) -> Callable[[Reply, str], Any]:
    """Reads a seller's own words below a lead: yes or no, all or some, an amount, or a question for the buyer.

    A rate named along with it is kept for the time when the price is asked.
    """
    amount_of, world = quotes.amount_in(posted.unit), c.world

    def read(reply: Reply, language: str) -> Any:
        text = words_of(reply, language)
        if is_label(text, *ABOUT_BUYER):
            return {"who": True}
        other = read_enquiry(text, world.today, world.catalogue, world.places)
        if other.concepts and posted.concept not in (*other.concepts, *other.kinds, *other.general):
            raise Misread(elsewhere=True)
        said = read_command(text, "yes_no") or has_it(_without_goods(text, c.world))
        rate = quotes.rate_in(text, posted.unit) or quotes.rate_beside(other, posted.unit)
        if rate is not None:
            c.kept["price_paise"] = rate
        heard = {fold(word) for word in tokens(text)}
        if rate is not None and said != "no" and heard & (ALL_OF_IT | SOME_OF_IT):
            return "all" if heard & ALL_OF_IT else "part"
        if other.quantity is None and (other.budget_paise is not None or PRICE_WORDS & heard):
            if rate is None:
                raise Misread(N_("The price comes later. First: is there enough of the goods?"))
            raise Misread(N_("{price} noted. First: is there enough of the goods?"), price=rupees(rate, language))
        if other.quantity is None and any(
            part.isalpha() and part.isupper() and len(part) > 4 for part in text.split("-")
        ):
            raise Misread()
        values = [one.value for one in numerals(pieces(text))]
        if heard & HALF_OF_IT and posted.amount is not None and set(values) <= {HALF}:
            return {"part": decimal_text(posted.amount / 2)}
        if other.quantity is not None or (read_number(text) is not None and other.needed_by is None):
            if rate is None and (len(values) > 1 or heard & LESS_OF_IT) and not other.packing:
                return "part"  # "50 nahi, 30", "100 less": rather asked than misquoted
            return {"part": quotes.amount_beside(other, posted.unit) or amount_of(reply, language)}
        if said != "no" and heard & SOME_OF_IT:
            return "part"
        if said == "no":
            return "not_now"
        if is_question(text):
            return {"asks": text}
        if said == "yes" or heard & ALL_OF_IT:
            return "all"
        raise Misread()

    return read


def _without_goods(text: str, world: World) -> str:
    """What is said about the goods, without their name: "haldi to ho jayegi" says "to ho jayegi"."""
    return " ".join(word for word in tokens(text) if not world.catalogue.concepts_in(word))


def _note_answer(c: Conversation, one: Match, status: str) -> None:
    audit.note(c.db, c.person.id, "answer_lead", f"match:{one.id}", c.world.now, before={"status": "asked"},
               after={"status": status}, reverse="unanswer_lead")  # fmt: skip


def _ask_the_buyer(c: Conversation, one: Match, posted: Enquiry, words: str) -> int:
    question_id = store.ask_buyer(c.db, one.id, words, c.world.now)
    c.step.begin(posted.person_id, "seller_asks", str(question_id))
    return question_id


def seller_asks(c: Conversation) -> None:
    """A seller's question reaches the buyer; the answer goes back, both under their names only."""
    asked = store.question(c.db, int(c.subject))
    one = store.match(c.db, asked.match_id)
    posted = store.get(c.db, one.enquiry_id)
    told = c.ask(
        Question("reply", N_("{seller} asks about {product}:\n“{words}”\nPlease write your answer."), takes="text",
                 read=guard.passable),
        seller=one.seller_name or "", product=wording.brief(posted, c.world, c.language), words=rooms.without_numbers(asked.words),
    )  # fmt: skip
    store.answer_question(c.db, asked.id, told, c.world.now)
    c.step.begin(one.seller_id, "buyer_answers", str(asked.id))
    c.say(N_("I have passed it on."))


def buyer_answers(c: Conversation) -> None:
    """The buyer's answer reaches the seller; the enquiry's question waits again below it."""
    asked = store.question(c.db, int(c.subject))
    one = store.match(c.db, asked.match_id)
    posted = store.get(c.db, one.enquiry_id)
    c.say(
        N_("The buyer of {product} answers:\n“{words}”"),
        product=wording.brief(posted, c.world, c.language),
        words=rooms.without_numbers(asked.answer or ""),
    )


def lead_over(c: Conversation) -> None:
    """A seller hears that an enquiry needs no answer any more."""
    one = store.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if one.status == "declined" and posted.status == "open":
        return c.say(N_("{product}: this time the buyer chose others. The next enquiry comes to you."),
                     product=wording.brief(posted, c.world, c.language))  # fmt: skip
    c.say(N_("{product}: this enquiry is finished."), product=wording.brief(posted, c.world, c.language))


def my_leads(c: Conversation) -> None:
    """A seller's enquiries that still wait for an answer."""
    waiting = store.matches_for(c.db, c.person.id, ("asked",))
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
    one = store.match(step.db, audit.number_of(deed))
    if not store.settle_match(step.db, one.id, "asked", was=("yes", "not_now")):
        return False
    if conversations.withdraw(step.db, "said_yes", str(one.id), step.world.now):
        buyer = store.get(step.db, one.enquiry_id).person_id
        step.tell(buyer, N_("{name} has taken that yes back."), name=one.seller_name or "")
    step.begin(step.person.id, "lead", str(one.id), purpose="reply", once=f"undo{step.inbox_id}")
    return True


def _wish_of(step: Step, match_id: str) -> str:
    posted = store.get(step.db, store.match(step.db, int(match_id)).enquiry_id)
    return f"{wording.brief(posted, step.world, step.language)} ({store.buyer_name(step.db, posted.id) or '–'})"


TITLES: Mapping[str, Callable[[Step, str], str]] = {"lead": _wish_of}
"""Cards of one kind that may lie side by side, and how each is told from the others."""
CONVERSATIONS = {
    "lead": lead, "seller_asks": seller_asks, "buyer_answers": buyer_answers, "lead_over": lead_over,
    "my_leads": my_leads,
}  # fmt: skip
REVERSES = {"unanswer_lead": _unanswer_lead}
