"""What is said of one's own trade whatever was asked: goods, enquiries, answers, how far it got."""

from __future__ import annotations

from contextlib import suppress

from handlers import for_haat
from handlers.conversation import Aim, Elsewhere
from handlers.enquiry import buyers, choosing_words, enquiry_words, own_enquiries, own_prices
from handlers.group import own_card_words
from handlers.hearing import Started
from handlers.lead import figures_meant, lead_answers, second_thoughts
from handlers.questions import Reply
from handlers.ready import talks as ready_talks
from handlers.routing.said import TOLD_TO_THE_OFFICE, Said
from handlers.seller import goods_told, profile_orders, rates_asked, registering, self_told
from handlers.subjects import CAN_WAIT
from handlers.trade import after, introducing, trade_words
from storage import conversations, matches, people, safety


def changes_own_card(said: Said) -> bool:
    """An own offer that hangs in a group gets another price or comes off; the goods themselves stay with Haat."""
    begun = own_card_words.meant(said.way.step, said.words) if said.at_large and said.way.room is None else None
    return begun is not None and said.start(begun)


def asks_the_other_side(said: Said) -> bool:
    """Something is to be asked of whom one deals with, through Haat."""
    return said.at_large and said.start(ready_talks.asked_for(said.way.step, said.words))


def tells_registration(said: Said) -> bool:
    """A number of Udyam, GST and the like, told or wished for."""
    # Nobody is called by a number of Udyam: told below the question for a name it is no name.
    free = said.is_idle or said.is_of_profile or (said.at_large and said.asked == "name" and said.way.room is None)
    return free and said.start(registering.begun(said.way.step, said.words, said.asked))


def asks_how_rates_are_told(said: Said) -> bool:
    """A seller who asks how rates are written here is shown it."""
    if not (said.is_idle or said.is_of_profile) or not rates_asked.asks_how(said.words):
        return False
    rates_asked.tell(said.way.step)
    said.way.ask_floor_again()
    return True


def tells_of_self(said: Said) -> bool:
    """What a seller says of goods, place or absence, but for an answer about goods that were read back just now."""
    answers = said.asked == "speaks" or (said.asked.startswith("right") and self_told.orders_off(said.words))
    free = said.is_idle or said.is_of_profile
    step = said.way.step
    begun = (profile_orders.begun(step, said.words) or self_told.before_orders(step, said.words)) if free else None
    if begun is None and said.is_looked_at:
        begun = self_told.renamed(step, said.words)  # "nav badla" below what is kept of oneself
    return not answers and said.start(begun)


def wants_trade_record(said: Said) -> bool:
    """A maker asks for the paper about the own trade, while talking with a buyer too."""
    step = said.way.step
    if not said.at_large or said.asked in TOLD_TO_THE_OFFICE or not trade_words.wants_record(said.words):
        return False
    return any(met.seller == step.person.id for met in safety.met(step.db, step.person.id)) and said.start(
        Started("trade_record")
    )


def takes_back_open_answer(said: Said) -> bool:
    """An answer to an open enquiry is taken back, or put otherwise."""
    aim = second_thoughts.of_open_lead(said.way.step, said.floor, said.words) if said.pointed is None else None
    if aim is None or said.floor is None:
        return False
    said.way.run(said.floor, aim)
    return True


def looks_for_own_enquiries(said: Said) -> bool:
    """Who misses the enquiries they wrote, or those that came, sees them: whatever is open waits."""
    way, step = said.way, said.way.step
    if not said.at_large or said.asked in TOLD_TO_THE_OFFICE or way.room is not None:
        return False
    if not said.start(for_haat.looks_for_own(step, said.words)):
        return False
    now = people.address(step.db, step.address.id)
    if said.floor is not None and (now.floor_kind, now.floor_id) == ("conversation", said.floor.id):
        way.ask_floor_again()  # there was nothing to choose from
    return True


def wishes_for_own_enquiry(said: Said) -> bool:
    """Farther sellers are to be asked, or the office is to ring: said before Haat asks what now, or after that was answered."""
    if not said.is_idle or said.names_option or said.command not in (None, "person"):
        return False
    posted = choosing_words.wished(said.way.step, said.words)
    if posted is not None:
        told = Aim("wish", Reply(said.words, inbox_id=said.way.received.id))
        said.way.start(Started("nobody_left", str(posted.id)), answered=told)
    return posted is not None


def speaks_of_own_enquiry(said: Said) -> bool:
    """What a buyer says of an open enquiry, where nothing else was asked."""
    if not said.may_mean_a_trade:
        return False
    floor, step = said.floor, said.way.step
    # Where there is no room for one more enquiry, those that are open are what is spoken of.
    of_them = floor is not None and floor.asked in (own_enquiries.WHICH_ONE, buyers.FULL)
    asked = floor is not None and floor.name not in CAN_WAIT and not of_them
    of_card = matches.match(step.db, int(floor.subject)).enquiry_id if floor and floor.name == "said_yes" else None
    awaited = floor is not None and said.takes == "text"  # "till 15 December" answers "when do you need it?"
    spoken_of = enquiry_words.spoken_of(
        step, said.words, below_a_question=asked, of_card=of_card, words_awaited=awaited
    )
    if spoken_of is None and (not asked or (floor is not None and floor.name in ("lead", "profile"))):
        spoken_of = enquiry_words.asks_for_leads(step, said.words)
    return said.start(spoken_of)


def names_a_price(said: Said) -> bool:
    """A number with a yes or an order beside it, where nothing is open that it answers: the price or the amount of a trade."""
    free = said.is_idle and not said.is_order and not said.names_option and said.takes != "number"
    return free and not said.way.step.is_officer and said.start(own_prices.begun(said.way.step, said.words))


def wants_introduction(said: Said) -> bool:
    """A buyer who wants to be introduced, whatever is open: the cards that wait are said yes to, one after another; where none
    waits, it is shown how the enquiry stands. Of several cards only "both" and the like mean all."""
    step = said.way.step
    if said.pointed is not None or said.way.room is not None or not introducing.wants_introduction(said.words):
        return False
    cards = [talk for talk in conversations.open_of(step.db, step.person.id) if talk.name == "said_yes" and talk.asked]
    if not cards:
        return said.start(enquiry_words.open_ones(step))
    if len(cards) > 1 and not introducing.means_all(said.words):
        return False
    first, *others = cards
    for talk in others:
        conversations.keep(step.db, talk.id, step.world.now, answers=[*talk.answers, [talk.asked, "yes"]])
    said.way.run(first, Aim(first.asked or "", Reply(pressed="yes", inbox_id=said.way.received.id)))
    return True


def speaks_of_a_lead(said: Said) -> bool:
    """What a seller says of an enquiry that was asked of them, where nothing of another matter is open."""
    if not (said.at_large and said.may_mean_a_trade) or said.names_option:
        return False
    return said.start(second_thoughts.said(said.way.step, said.floor, said.words, CAN_WAIT))


def tells_how_far(said: Said) -> bool:
    """Goods or money that came, said where nothing else is open, where it is asked how it went, or where goods are asked for."""
    of_goods = said.asked.startswith(goods_told.PRODUCTS.name)
    asked = of_goods or (said.floor is not None and said.floor.name in ("how_it_went", "arrived"))
    free = said.is_idle or (asked and said.at_large and said.way.room is None)
    return free and said.start(after.told_at_large(said.way.step, said.words))


def answers_several_leads(said: Said) -> bool:
    """One message that answers several cards: each gets its words. Figures that may be rates or amounts are asked about first."""
    about = said.floor
    if said.pointed is not None:
        about = conversations.find(said.way.db, said.pointed.conversation_id or 0)
    if said.way.room is None and not said.names_option and figures_meant.unclear(said.way.step, about, said.words):
        figures_meant.ask(said.way.step, said.words, said.way.received.id, about.id if about else None)
        return True
    apart = lead_answers.told_apart(said.way.step, said.floor, said.words) if said.pointed is None else ()
    for talk, words in apart:
        with suppress(Elsewhere):
            said.way.run(talk, Aim(talk.asked or "", Reply(words, inbox_id=said.way.received.id)))
    return bool(apart)
