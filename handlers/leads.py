"""A lead: a seller is asked for an enquiry and answers all, some, not now, or with a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy.engine import Connection

from handlers import (
    buyers,
    contacts,
    drafts,
    goods,
    guard,
    introducing,
    lead_goods,
    offer_words,
    prices,
    profile,
    quotes,
    rooms,
    waves,
    woken,
    wording,
)
from handlers.conversation import Conversation, Waiting
from handlers.folding import fold, tokens
from handlers.language import N_, day
from handlers.lead_words import (
    ABOUT_BUYER,
    ALL_OF_IT,
    HALF,
    HALF_OF_IT,
    LESS_OF_IT,
    NEVER,
    NO_INTEREST,
    PRICE_WORDS,
    SOME_OF_IT,
    asks_again,
    has_it,
    has_none,
    puts_off,
)
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.numbers import decimal_text, read_number
from handlers.questions import (
    Misread,
    Option,
    Question,
    Reply,
    choice,
    is_label,
    words_of,
)
from handlers.reading.asking import is_of_office, is_question
from handlers.reading.commands import read_command
from handlers.ready import putting
from handlers.ready.answers import days_said
from handlers.ready.pair import pair_of
from handlers.step import Step, begin_for
from handlers.units import unit_name
from handlers.world import World
from storage import asks, audit, conversations, matches, safety
from storage import enquiries as store
from storage.conversations import Talk
from storage.enquiries import Enquiry
from storage.matches import Match
from storage.parts import by_itself

MORNING, EVENING = time(10), time(18)
"""When a seller who answers later is asked once more, by the market's clock."""
MOST_DAYS_LATER = 10
"""An enquiry lives 15 days; who says "next month" is asked while it is open."""
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
    one = matches.match(c.db, int(c.subject))
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
    while _wonders(answer := _ask(c, question.named(f"answer{asked or ''}"), words)):
        asked += 1
        if "again" in answer:
            continue
        if "who" in answer:
            c.say("{record}", record=buyers.whole_record(c, posted.person_id, but_enquiry=posted.id))
            continue
        if "later" in answer:
            _puts_off(c, one, posted, answer, f"answer{asked}")
            continue
        pair = pair_of(c.step, one.id)
        assert pair is not None
        again = str(asked - 1 or "")
        wonders = putting.choose(c, pair, again) if answer == "question" else putting.chosen(pair, answer["asks"])
        if putting.needs_no_help(c, pair, wonders):
            c.once(f"sent{asked - 1}", partial(_ask_the_buyer, c, one, posted, wonders["words"]))
            c.say(N_("I have asked the buyer; the answer comes here."))
        else:
            c.once(f"sent{asked - 1}", partial(putting.put, c.step, pair, wonders, then_more=False))
    if answer == "not_now":
        return _not_now(c, one)
    quantity = posted.quantity
    if answer == "part":
        part = replace(HOW_MUCH_YOU, read=_says_how_much(c, one, posted))
        quantity = c.ask(part, unit=unit_name(posted.unit or "piece", c.language, 2))
    elif answer != "all":
        quantity = answer["part"]
    if posted.amount is not None and quantity is not None:
        quantity = str(min(Decimal(quantity), posted.amount))
    # Who tapped yes on the template itself is asked nothing more: without a chosen number the two talk through Haat.
    one_tap = c.kept.get(woken.ONE_TAP)
    contact = (c.person.contact or contacts.THROUGH_HAAT) if one_tap else _contact_of(c, one, posted)
    if contact == contacts.NO_MORE:
        return _not_now(c, one)
    told = c.kept.get("told", {})
    if "price" in told:
        told = c.kept["told"] = told | {
            "price": prices.which_unit(c, "for_one", told["price"], prices.kilos_in(posted))
        }
    price = prices.paise_of(told["price"]) if "price" in told else None
    if not matches.answer(c.db, one.id, "yes", c.world.now, quantity=quantity, contact=contact, price_paise=price,
                        days=told.get("days")):  # fmt: skip
        return c.say(N_("Another seller was quicker this time; this enquiry is finished. The next one comes to you."))
    _note_answer(c, one, "yes")
    # A yes taken back and given again is heard again: the buyer's first talk about it was withdrawn.
    c.step.begin(posted.person_id, "said_yes", str(one.id), once=str(c.step.inbox_id))
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
    profile.ask_later(c.step, c.talk.id)
    return None


def _not_now(c: Conversation, one: Match) -> None:
    """The seller's no; what they asked meanwhile needs no answer any more."""
    matches.answer(c.db, one.id, "not_now", c.world.now)
    _note_answer(c, one, "not_now")
    waves.drop_questions(c.step, one.id)
    c.say(N_("All right, no harm done. The next enquiry comes to you all the same."))


def _contact_of(c: Conversation, one: Match, posted: Enquiry) -> str:
    """On which number the buyer may ring; questions to the buyer are put, and who wants it no more says so here too."""
    pair = pair_of(c.step, one.id)
    assert pair is not None

    def asks(words: str) -> None:
        _ask_the_buyer(c, one, posted, words)

    def gives_up(words: str) -> bool:
        said = {fold(word) for word in tokens(words)}
        refuses = has_it(_without_goods(words, c.world)) == "no" or (said & NO_INTEREST and said & NEVER)
        return len(words.split()) > 1 and (bool(refuses) or drafts.says_leave_it(words))

    return contacts.contact_of(
        c, posted.unit or "piece", is_for_haat=putting.is_for_haat(c, pair), asks=asks, gives_up=gives_up
    )


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
    wanted = {talk_id: store.get(step.db, matches.match(step.db, int(talk.subject)).enquiry_id).concept
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
    """Is it no answer yet: a question for the buyer or about them, the card once more, or "later"?"""
    return answer == "question" or (isinstance(answer, dict) and "part" not in answer)


def _ask(c: Conversation, question: Question, words: Mapping[str, Any]) -> Any:
    """The seller's answer; of one that puts it off is kept that it came in this step."""
    hears = c.hears
    answer = c.ask(question, **words)
    return {**answer, "now": hears and not c.hears} if isinstance(answer, dict) and "later" in answer else answer


def _puts_off(c: Conversation, one: Match, posted: Enquiry, answer: Mapping[str, Any], next_one: str) -> None:
    """Who answers later is asked once more then; the card waits with its buttons, and nothing is asked before."""
    if not answer["now"]:
        return
    at = _when_later(c.world, posted, answer["later"])
    if c.kept.get("put_off") or c.opening.get("once_more"):
        c.say(N_("All right. It stays open; tap above when you know."))
    else:
        c.kept["put_off"] = at.isoformat()
        matches.ask_again(c.db, one.id, at)
        today = at.astimezone(c.world.zone).date() == c.world.today
        text = N_("All right. It stays open; I ask you once more this evening.") if today else N_(
            "All right. It stays open; I ask you once more on {day}.")  # fmt: skip
        c.say(text, day=day(at.astimezone(c.world.zone).date(), c.language))
    c.asked = next_one
    raise Waiting(next_one)


def _when_later(world: World, posted: Enquiry, days: int) -> datetime:
    """When a seller who said "later" is asked once more: at ten in the morning, "in the evening" at six; in time for the day
    by which the buyer needs it."""
    here = world.now.astimezone(world.zone)
    if days == 0 and here.time() < EVENING:
        return datetime.combine(here.date(), EVENING, world.zone)
    last = posted.needed_by - timedelta(days=2) if posted.needed_by else here.date() + timedelta(days=MOST_DAYS_LATER)
    due = min(here.date() + timedelta(days=max(days, 1)), max(last, here.date() + timedelta(days=1)))
    return datetime.combine(due, MORNING, world.zone)


def ask_again(db: Connection, world: World) -> int:
    """The tick: sellers who said that they answer later are asked once more, with the card and its buttons; how many."""
    due = matches.to_ask_again(db, world.now)
    for one in due:
        with by_itself(db, f"match:{one.id}"):
            matches.was_asked_again(db, one.id)
            begin_for(db, world, one.seller_id, "lead", str(one.id), {"once_more": True}, purpose="lead", once="later")
    return len(due)


def _seller_says(c: Conversation, posted: Enquiry) -> Callable[[Reply, str], Any]:
    """Reads a seller's own words below a lead: yes or no, all or some, an amount, a question for the buyer, or "later".

    A rate and the days that are named along with it are kept for the time when the price is asked; a number alone that says
    that rate once more is no amount.
    """
    unit, world = posted.unit or "piece", c.world

    def read(reply: Reply, language: str) -> Any:
        text = words_of(reply, language)
        if is_label(text, *ABOUT_BUYER):
            return {"who": True}
        if asks_again(text):
            return {"again": True}
        if (days := puts_off(text)) is not None:
            return {"later": days}
        if is_of_office(text):
            raise Misread(elsewhere=True)
        if lead_goods.differ(text, posted, world) or _asks_beside_a_yes(text, world):
            return {"asks": text}
        other = read_enquiry(text, world.today, world.catalogue, world.places)
        if posted.concept in other.concepts or (posted.concept and _names_several(text, posted.concept, world)):
            text = _of_these_goods(text, posted.concept, world)
            reply, other = replace(reply, text=text), read_enquiry(text, world.today, world.catalogue, world.places)
        if other.concepts and posted.concept not in (*other.concepts, *other.kinds, *other.general):
            raise Misread(elsewhere=True)
        told = offer_words.told(text, unit, foreign=prices.currency_of(posted), amount=posted.amount)
        kept_price = c.kept.get("told", {}).get("price")
        if told.bare is not None and told.quantity is None and _is_the_price(told.bare, kept_price):
            told = replace(told, price=kept_price, bare=None)
        _keep_told(c, told)
        heard = {fold(word) for word in tokens(text)}
        said = _yes_or_no(text, world, offers=bool(told.price or told.days))
        if (said == "no" or has_none(text)) and not (told.price or told.quantity or told.bare):
            return "not_now"
        much = _how_much(reply, posted, told, other, heard, said, language)
        if much is not None:
            return much
        if is_question(text) and not told.parts:
            return {"asks": text}
        if said == "yes" or heard & ALL_OF_IT:
            return "all"
        if ("price" in c.kept.get("told", {}) and told.price) or told.days:
            price = prices.said(told.price, language) if told.price else days_said(told.days or 0, language)
            raise Misread(N_("{price} noted. First: is there enough of the goods?"), noted=True, price=price)
        if PRICE_WORDS & heard or other.budget_paise is not None:
            raise Misread(N_("The price comes later. First: is there enough of the goods?"), noted=True)
        raise Misread()

    return read


def _keep_told(c: Conversation, told: offer_words.Told) -> None:
    """The rate in rupees and the days that stand beside an answer."""
    parts = {name: part for name, part in told.parts.items() if name != "quantity"}
    if told.price is not None and prices.paise_of(told.price) is None:
        parts.pop("price")
    if parts:
        c.kept["told"] = c.kept.get("told", {}) | parts


def _yes_or_no(text: str, world: World, *, offers: bool) -> str | None:
    """Does a seller say that the goods are there, or not; with a rate or days, by the words beside them?"""
    rest = _without_goods(offer_words.besides(text) if offers else text, world)
    whole = read_command(rest if offers else text, "yes_no") if rest or not offers else None
    return whole if whole in ("yes", "no") else has_it(rest)


def _how_much(
    reply: Reply, posted: Enquiry, told: offer_words.Told, other: ParsedEnquiry, heard: set[str], said: str | None,
    language: str,
) -> Any:  # fmt: skip
    """How much a seller can give, as {"part"}; "part" where it must be asked; None where the words name no amount."""
    text, values = reply.text, offer_words.numbers_in(reply.text)
    if any(part.isalpha() and part.isupper() and len(part) > 4 for part in text.split("-")):
        raise Misread()
    if heard & HALF_OF_IT and posted.amount is not None and set(values) <= {HALF} and offer_words.is_half(text):
        return {"part": decimal_text(posted.amount / 2)}
    if told.price is not None or told.days is not None:
        much = told.quantity or (decimal_text(told.bare) if told.bare is not None and other.needed_by is None else None)
        if much is not None and told.quantity is None and _is_no_amount(told.bare, posted, None):
            return "part"
        if much is not None:
            return {"part": much}
    elif told.quantity is not None and told.bare is None and offer_words.is_sure_amount(text):
        return {"part": told.quantity}
    elif other.quantity is not None or ((told.quantity or told.bare is not None) and other.needed_by is None):
        if (len(values) > 1 or heard & LESS_OF_IT) and not other.packing:
            return "part"  # "50 nahi, 30", "100 less": rather asked than misquoted
        if other.quantity is None or other.unit is None:
            number = told.bare if told.quantity is None else None
            if _is_no_amount(number, posted, None):
                return "part"
        return {"part": told.quantity or quotes.amount_in(posted.unit)(reply, language)}
    return "part" if said != "no" and heard & SOME_OF_IT else None


FAR_MORE = 3
"""So many times what is wanted: a number alone that is larger is rather a price, and is asked."""


def _is_no_amount(number: Decimal | None, posted: Enquiry, price: Any) -> bool:
    """Is a number without any unit rather no amount: far more than is wanted, or the price said once more?"""
    if number is None:
        return False
    return bool((posted.amount is not None and number > FAR_MORE * posted.amount) or _is_the_price(number, price))


def _is_the_price(number: Decimal, price: Any) -> bool:
    return price is not None and Decimal(price["amount"]) == number


def _says_how_much(c: Conversation, one: Match, posted: Enquiry) -> Callable[[Reply, str], str]:
    """Reads how much a seller can give; a rate or days are kept and the question stands, a question goes to the buyer."""
    unit = posted.unit or "piece"

    def read(reply: Reply, language: str) -> str:
        text = reply.text
        told = offer_words.told(text, unit, foreign=prices.currency_of(posted), amount=posted.amount)
        _keep_told(c, told)
        if told.quantity is not None:
            return told.quantity
        price = told.price or c.kept.get("told", {}).get("price")
        if told.bare is not None and _is_no_amount(told.bare, posted, price):
            raise Misread(N_("Please write a number, for example 50."))
        if told.bare is None and posted.amount is not None and {fold(word) for word in tokens(text)} & ALL_OF_IT:
            return decimal_text(posted.amount)
        if told.bare is None and (told.price or told.days):
            noted = prices.said(told.price, language) if told.price else days_said(told.days or 0, language)
            raise Misread(N_("{price} noted. First:"), noted=True, price=noted)
        if is_question(text) and len(text.split()) > 1:
            _ask_the_buyer(c, one, posted, text)
            raise Misread(N_("I have asked the buyer; the answer comes here. First:"), noted=True)
        return quotes.amount_in(posted.unit)(reply, language)

    return read


LONG_QUESTION = 3


def _asks_beside_a_yes(text: str, world: World) -> bool:
    """Is one clause a yes and the last a question of its own: "हो देते, पण बरणी अर्धा किलोची चालेल का?"? No figure of the
    question is then an answer."""
    parts = goods.clauses(text)
    if len(parts) < 2 or "?" not in text or len(tokens(parts[-1])) < LONG_QUESTION:
        return False
    return is_question(parts[-1] + "?") and any(has_it(_without_goods(part, world)) == "yes" for part in parts[:-1])


def _goods_by_word(text: str, world: World) -> list[tuple[str, tuple[str, ...]]]:
    return [(word, tuple(world.catalogue.concepts_in(word))) for word in text.split()]


def _names_several(text: str, concept: str, world: World) -> bool:
    """Do single words name these goods and others besides?"""
    named = [found for _, found in _goods_by_word(text, world) if found]
    return len(named) > 1 and any(concept in found for found in named) and any(concept not in found for found in named)


def _of_these_goods(text: str, concept: str, world: World) -> str:
    """What is said of these goods where others are named, too: of "palang ho jayega almari nahi" the first three words."""
    if not _names_several(text, concept, world):
        return text
    kept: list[str] = []
    left_out: list[str] = []
    own = True
    kin = {concept, *world.catalogue.general_of(concept), *world.catalogue.kinds_of(concept)}
    for word, found in _goods_by_word(text, world):
        own = bool(kin & set(found)) if found else own
        (kept if own else left_out).append(word)
    counted = read_number(" ".join(left_out)) is not None  # a figure is never left out
    return text if counted or not kept else " ".join(kept)


def _without_goods(text: str, world: World) -> str:
    """What is said about the goods, without their name: "haldi to ho jayegi" says "to ho jayegi"."""
    return " ".join(word for word in tokens(text) if not world.catalogue.concepts_in(word))


def _note_answer(c: Conversation, one: Match, status: str) -> None:
    audit.note(c.db, c.person.id, "answer_lead", f"match:{one.id}", c.world.now, before={"status": "asked"},
               after={"status": status}, reverse="unanswer_lead")  # fmt: skip


def _ask_the_buyer(c: Conversation, one: Match, posted: Enquiry, words: str) -> int:
    question_id = matches.ask_buyer(c.db, one.id, words, c.world.now)
    c.step.begin(posted.person_id, "seller_asks", str(question_id))
    return question_id


def seller_asks(c: Conversation) -> None:
    """A seller's question reaches the buyer; the answer goes back, both under their names only."""
    asked = matches.question(c.db, int(c.subject))
    one = matches.match(c.db, asked.match_id)
    posted = store.get(c.db, one.enquiry_id)
    if one.status not in asks.TALKED or (posted.status != "open" and one.status != "accepted"):
        return  # the seller has said no meanwhile, or it is over: nobody waits for an answer
    told = c.ask(
        Question("reply", N_("{seller} asks about {product}:\n“{words}”\nPlease write your answer."), takes="text",
                 read=guard.passable),
        seller=one.seller_name or "", product=wording.brief(posted, c.world, c.language), words=rooms.without_numbers(asked.words),
    )  # fmt: skip
    matches.answer_question(c.db, asked.id, told, c.world.now)
    c.step.begin(one.seller_id, "buyer_answers", str(asked.id))
    c.say(N_("I have passed it on."))


def buyer_answers(c: Conversation) -> None:
    """The buyer's answer reaches the seller; the enquiry's question waits again below it."""
    asked = matches.question(c.db, int(c.subject))
    one = matches.match(c.db, asked.match_id)
    posted = store.get(c.db, one.enquiry_id)
    c.say(
        N_("The buyer of {product} answers:\n“{words}”"),
        product=wording.brief(posted, c.world, c.language),
        words=rooms.without_numbers(asked.answer or ""),
    )


def lead_over(c: Conversation) -> None:
    """A seller hears that an enquiry needs no answer any more."""
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if one.status == "declined" and posted.status == "open":
        return c.say(N_("{product}: this time the buyer chose others. The next enquiry comes to you."),
                     product=wording.brief(posted, c.world, c.language))  # fmt: skip
    c.say(N_("{product}: this enquiry is finished."), product=wording.brief(posted, c.world, c.language))


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
