"""How an enquiry ends for the sellers who were asked: who has done something about it hears so, who has not is left in peace."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import Connection

from handlers.enquiry import wording
from handlers.language import N_, say
from handlers.messages import CAPABILITIES, OutboundMessage, Part
from handlers.outbound.letters import FALLBACK_LANGUAGE, PRIORITY, headed, part_to_json
from handlers.outbound.windows import hears_freely
from handlers.ready.pair import pair_of, sentence
from handlers.step import Step
from storage import asks, conversations, matches, outbox, people, prompts
from storage import enquiries as store
from storage.conversations import Talk
from storage.enquiries import Enquiry
from storage.matches import Match
from storage.prompts import Carried

FINISHED = N_("{product}: this enquiry is finished.")
OFF = N_("That enquiry is finished. The next one comes to you all the same.")
"""Said below a card that is tapped too late."""


def let_sellers_go(step: Step, posted: Enquiry, *, taken_back: bool = False) -> None:
    """Sellers whose answer is not needed any more: who has begun to answer hears it, once, as the answer to that.

    Who has said nothing is not rung again: their card says so itself where a channel lets it be changed, else it says so
    when it is tapped. Of what the buyer has `taken_back` everybody who saw it hears, where free words may be written.
    """
    for one in matches.matches_of(step.db, posted.id, ("asked", "yes")):
        talks = conversations.withdraw(step.db, "lead", str(one.id), step.world.now)
        conversations.withdraw(step.db, "said_yes", str(one.id), step.world.now)
        waits_for_us = _has_begun_to_answer(step.db, one, talks)
        drop_questions(step, one.id)
        if not matches.settle_match(step.db, one.id, "withdrawn", was=("asked", "yes")):
            continue
        cards = prompts.shown_of(step.db, [talk.id for talk in talks])
        if waits_for_us:
            step.begin(one.seller_id, "lead_over", str(one.id), purpose="over")
        elif taken_back and cards and hears_freely(step.db, one.seller_id, step.world.now):
            step.begin(one.seller_id, "lead_over", str(one.id), purpose="lead")
        else:
            _card_says_so(step, posted, one.seller_id, cards)


def _has_begun_to_answer(db: Connection, one: Match, talks: Sequence[Talk]) -> bool:
    """Has the seller said yes, something of it, "later", or asked something first?"""
    return (
        one.status == "yes"
        or any(talk.answers or talk.kept for talk in talks)
        or bool(matches.questions_waiting(db, one.id))
        or any(asks.one(db, number).side == "seller" for number in asks.waiting_of(db, one.id))
    )


def _card_says_so(step: Step, posted: Enquiry, seller_id: int, cards: Sequence[Carried]) -> None:
    """The card itself is changed: nothing rings, and no button stands below it any more."""
    tongue = people.person(step.db, seller_id).language or FALLBACK_LANGUAGE
    for card in cards:
        if not CAPABILITIES[card.channel].edits:
            continue
        place = people.address(step.db, card.address_id)
        words = say(tongue, FINISHED, product=wording.brief(posted, step.world, tongue))
        said = headed(step.db, place, seller_id, OutboundMessage(words)).text
        shown = Part(said, media_id=outbox.payload_of(step.db, card.outbox_id).get("media_id"))
        outbox.add(
            step.db, step.world.now, cause=f"over:{card.outbox_id}", action="edit", sender=place.sender,
            channel=place.channel, address_id=place.id, person_id=seller_id, lane=place.lane, purpose="deal",
            priority=PRIORITY["deal"], repeatable=True, payload=part_to_json(shown), after_id=card.outbox_id,
        )  # fmt: skip


def is_off(db: Connection, match_id: int) -> bool:
    """Was a seller let go, because the answer is not needed any more?"""
    return bool(matches.match(db, match_id).status == "withdrawn")


def told_of_the_last(step: Step) -> bool:
    """Who types a yes or no below a card that ended without a word hears that it has; False where no such card was shown last."""
    shown = prompts.last(step.db, step.address.id)
    talk = conversations.find(step.db, shown.conversation_id) if shown and shown.conversation_id else None
    if talk is None or talk.name != "lead" or not is_off(step.db, int(talk.subject)):
        return False
    posted = store.get(step.db, matches.match(step.db, int(talk.subject)).enquiry_id)
    step.say(FINISHED, product=wording.brief(posted, step.world, step.language))
    return True


def drop_questions(step: Step, match_id: int) -> None:
    """What the two sides of a match have asked each other needs no answer any more: it takes nobody's words from here on.

    A buyer who was shown a question hears it, so that the answer goes to nobody else.
    """
    one = matches.match(step.db, match_id)
    ended = [
        *(talk for number in matches.questions_waiting(step.db, match_id)
          for talk in conversations.withdraw(step.db, "seller_asks", str(number), step.world.now)),
        *(talk for number in asks.waiting_of(step.db, match_id)
          for talk in conversations.withdraw(step.db, "ready_asked", str(number), step.world.now)),
    ]  # fmt: skip
    for person_id in {talk.person_id for talk in ended if talk.asked} - {one.seller_id, step.person.id}:
        step.tell(person_id, N_("{name}: the question needs no answer any more."), name=one.seller_name or "–")


def take_into_the_talk(step: Step, match_id: int) -> list[str]:
    """The buyer and a seller write to each other from here on: what the seller had asked and nobody has answered takes no words
    of the talk for its answer. The questions, in the buyer's language, to be answered there."""
    pair = pair_of(step, match_id)
    if pair is None:
        return []
    open_asks = [
        row for number in asks.waiting_of(step.db, match_id) if (row := asks.one(step.db, number)).side == "seller"
    ]
    said = [matches.question(step.db, number).words for number in matches.questions_waiting(step.db, match_id)]
    for row in open_asks:
        question = pair.question(row)
        said.append(sentence(pair, question, row.about, step.language) if question is not None else row.words or "")
    for number in matches.questions_waiting(step.db, match_id):
        conversations.withdraw(step.db, "seller_asks", str(number), step.world.now)
    for row in open_asks:
        conversations.withdraw(step.db, "ready_asked", str(row.id), step.world.now)
    return [words for words in said if words]
