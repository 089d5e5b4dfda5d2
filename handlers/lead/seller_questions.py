"""What a seller asks the buyer before answering: it goes over and the answer comes back, both under their names only."""

from __future__ import annotations

from handlers.conversation import Conversation
from handlers.enquiry import wording
from handlers.language import N_
from handlers.questions import Misread, Question
from handlers.safety import guard
from handlers.trade import rooms
from storage import asks, matches
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match


def ask_the_buyer(c: Conversation, one: Match, posted: Enquiry, words: str) -> int | None:
    """Put a seller's own words to the buyer; None where they may not pass between two who have not met."""
    if rooms.not_to_be_passed(words):
        return None
    question_id = matches.ask_buyer(c.db, one.id, rooms.without_pieces_too(c.step, words), c.world.now)
    c.step.begin(posted.person_id, "seller_asks", str(question_id))
    return question_id


def ask_in_passing(c: Conversation, one: Match, posted: Enquiry, words: str) -> None:
    """The same below a question that stands. Raises Misread where the words may not pass."""
    if ask_the_buyer(c, one, posted, words) is None:
        raise Misread(rooms.NOT_PASSED, noted=True)


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
    matches.answer_question(c.db, asked.id, rooms.without_pieces_too(c.step, told), c.world.now)
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
