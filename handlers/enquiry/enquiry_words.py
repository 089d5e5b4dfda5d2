"""What a buyer says in free words of enquiries that are open, and a seller of orders: how they stand, a change, an end."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.enquiry import asked_by_day, changed_words, how_it_stands
from handlers.enquiry.enquiry_book import LEADS, WORDS
from handlers.folding import fold, folded, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.matching.trade import without_terms
from handlers.ready.meant import meant_by
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import bargains, introduce_words
from storage import conversations, matches, profiles
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.reference.questions import SHARED

NOBODY_YET = N_("Nobody has said yes yet; you hear from me at once.\nNumbers are exchanged when both sides said yes.")
LONGEST = 9
"""Words: what is longer is no short word about an enquiry."""
LONGEST_AT_A_CARD = 14
"""Below a seller's card it is known what is spoken of; an order and its reason may be said in one."""


def spoken_of(
    step: Step, text: str, *, below_a_question: bool, of_card: int | None = None, words_awaited: bool = False
) -> Started | None:
    """What a buyer with open enquiries says of them: one is to be closed, or all are looked at. None for other words.

    Below a question of another matter only words that name the goods of an enquiry and end it are such; below the card of a
    seller (`of_card` is its enquiry) also words that end the whole order, not only this seller's part in it. Where somebody's
    question awaits free words, a day or an amount answers it, but for one that is said to change.
    """
    words = tokens(text)
    longest = LONGEST if of_card is None else LONGEST_AT_A_CARD
    if not 1 < len(words) <= longest and not _is_status(words):
        return None
    open_ones = [one for one in store.of_buyer(step.db, step.person.id) if one.status == "open"]
    if not open_ones:
        return None
    if not below_a_question and (introduce_words.asks_for_number(text) or introduce_words.asks(text)):
        if not any(matches.matches_of(step.db, one.id, matches.ANSWERED_YES) for one in open_ones):
            step.say(NOBODY_YET)
        return Started("my_enquiries")
    found = WORDS.look_up(words)
    named = step.world.catalogue.concepts_in(text)
    may_change = not below_a_question and (found.has("change") or not words_awaited)
    if may_change and (changed := changed_words.changed(step, open_ones, text, found)) is not None:
        return changed
    if not below_a_question and (by_day := asked_by_day.begun(step, open_ones, text, found)) is not None:
        return by_day
    if not below_a_question and (bargained := _bargained(open_ones, named, text)) is not None:
        return bargained
    rest = [word for word, classes in zip(words, found.classes, strict=True) if not classes and not word.isdigit()]
    if any(not set(step.world.catalogue.concepts_in(word)) & {one.concept for one in open_ones} for word in rest):
        return _ended_in_a_clause(step, text, below_a_question=below_a_question, of_card=of_card)
    if of_card is not None and found.has("others") and not set(named) - {one.concept for one in open_ones}:
        return Started("my_enquiries")
    ends_all = of_card is not None and found.has("whole")
    if below_a_question and not (found.has("off") and (named or ends_all)):
        return None
    if found.has("stand") or (found.has("answered") and named):
        return _how_it_stands(step, open_ones, named)
    if found.has("off"):
        meant = [one for one in open_ones if one.concept in named] if named else open_ones
        meant = [one for one in meant if one.id == of_card] or meant
        if len(meant) == 1:
            return Started("close_one", str(meant[0].id))
        return Started("my_enquiries") if meant else None
    return _how_it_stands(step, open_ones, named) if found.has("how") and found.has("order") else None


def _how_it_stands(step: Step, open_ones: Sequence[Enquiry], named: Sequence[str]) -> Started:
    """It is said how the enquiries stand that are meant; below that are all of them."""
    how_it_stands.tell(step, [one for one in open_ones if one.concept in named] or open_ones)
    return Started("my_enquiries")


OF_PRICE = ("price", "quote", "cheaper", "least")
"""The ready questions that a buyer asks of an enquiry to which nobody has said yes."""


def asks_price(step: Step, text: str) -> Started | None:
    """A price asked for without any goods ("price for the full quantity in USD?"), where an enquiry is open: it is said how
    that stands; words of other goods begin an enquiry."""
    if step.world.catalogue.concepts_in(text):
        return None
    meant = meant_by(without_terms(text), SHARED, "buyer")
    open_ones = [one for one in store.of_buyer(step.db, step.person.id) if one.status == "open"]
    if meant is None or meant.question.key not in OF_PRICE or not open_ones:
        return None
    return Started("bargain", str(open_ones[0].id), {"words": text})


def _ended_in_a_clause(step: Step, text: str, *, below_a_question: bool, of_card: int | None) -> Started | None:
    """An end beside its reason: of "lagna radd jhala, papad nakot ata" the second clause ends the enquiry for papad."""
    parts = goods.clauses(text)
    ending = [
        part for part in parts if len(parts) > 1 and step.world.catalogue.concepts_in(part) and ends_goods(step, part)
    ]
    if len(ending) != 1:
        return None
    return spoken_of(step, ending[0], below_a_question=below_a_question, of_card=of_card)


def ends_goods(step: Step, text: str) -> bool:
    """Do words do nothing but end something, but for the names of goods: "papad nakot ata", "cancel the turmeric"?"""
    words = tokens(text)
    found = WORDS.look_up(words)
    rest = [word for word, classes in zip(words, found.classes, strict=True) if not classes]
    return found.has("off") and "?" not in text and all(step.world.catalogue.concepts_in(word) for word in rest)


_CLOSES = folded("cancel close radd रद्द band बंद")
_NOT = folded("mat मत nahi nahin नहीं नही नाही naka नका nako नको not dont never")


def ends(text: str) -> bool:
    """Do words do nothing but end an enquiry ("cancel it", "rad kara magni", "no need")? "Band mat karo" leaves it."""
    words = tokens(text)
    found, keys = WORDS.look_up(words), [fold(word) for word in words]
    closing = [place for place, key in enumerate(keys) if key in _CLOSES]
    left = any(_NOT & {*keys[max(0, place - 1) : place], *keys[place + 1 : place + 2]} for place in closing)
    return found.has("off") and all(found.classes) and not left and "?" not in text


def about_own(step: Step, text: str) -> Started | None:
    """What of a buyer's own is open, where a sentence names no goods that are known and no amount, and wants nothing: it is about
    that, and no goods of a new name. "Sphatik" alone may be some."""
    if len(tokens(text)) < SENTENCE or goods.is_wanted(text):
        return None
    said = step.world.read_enquiry(text)
    return None if said.concepts or said.quantity is not None else meant_in(step, text)


SENTENCE = 3
"""Words: fewer may be a name of goods that is in no list."""


def meant_in(step: Step, text: str) -> Started | None:
    """What of a buyer's own is open, where words that are no offer of goods can only be about it: the card that waits for an
    answer, else the enquiries; None for words about other goods, or of somebody who wants nothing."""
    open_ones = [one for one in store.of_buyer(step.db, step.person.id) if one.status == "open"]
    concepts = {one.concept for one in open_ones}
    named = set(step.world.catalogue.concepts_in(text))
    about = {known for one in open_ones for known in (one.concept, *step.world.catalogue.general_of(one.concept or ""))}
    if not open_ones or (named and not named & (concepts | about)):
        return None
    cards = [talk for talk in conversations.open_of(step.db, step.person.id) if talk.name in ("said_yes", "quoted")]
    step.say(N_("Sorry, I did not get that."))
    return (
        Started(cards[0].name, cards[0].subject, cards[0].opening, goes_on=True) if cards else Started("my_enquiries")
    )


def open_ones(step: Step) -> Started | None:
    """The list of a buyer's enquiries, where one is open."""
    has = any(one.status == "open" for one in store.of_buyer(step.db, step.person.id))
    return Started("my_enquiries") if has else None


def asks_for_leads(step: Step, text: str) -> Started | None:
    """What a seller asks about orders for them: "kya koi kharidar mila?", "any orders for me?"."""
    words = tokens(text)
    if not 1 < len(words) <= LONGEST or profiles.profile_of(step.db, step.person.id) is None:
        return None
    found = LEADS.look_up(words)
    if not (found.has("whose") and found.has("came")) or not all(found.classes) or goods.is_wanted(text):
        return None
    return Started("my_leads")


def asks_how_it_stands(text: str) -> bool:
    """Do words only ask how a matter stands ("kab tak jawab aayega?", "किती वेळ लागेल", "any reply?")?"""
    words = tokens(text)
    found = WORDS.look_up(words)
    enough = 1 < len(words) <= LONGEST or _is_status(words)
    return enough and found.has("stand") and all(found.classes) and not found.has("change", "off")


def _is_status(words: Sequence[str]) -> bool:
    """The one word that asks this by itself."""
    return len(words) == 1 and words[0] in ("status", "स्टेटस")


def _bargained(open_ones: Sequence[Enquiry], named: Sequence[str], text: str) -> Started | None:
    """A buyer bargains, outside a room, over something that is open: it is said how that stands."""
    meant = [one for one in open_ones if not named or one.concept in named]
    if not meant or not bargains.is_bargaining(text):
        return None
    return Started("bargain", str(meant[0].id), {"words": text})
