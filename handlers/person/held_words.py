"""What was written while it was not known who is speaking: worked for the one whom it fits, else put back to whoever it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers import menu
from handlers.language import N_
from handlers.messages import InboundMessage
from handlers.person.household import greet
from handlers.person.naming import is_greeting
from handlers.questions import is_label
from handlers.reading import kind_of
from handlers.reading.commands import read_command
from handlers.scheme import schemes
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import after
from storage import conversations, held, inbox, outbox, prompts
from storage.held import Waits
from storage.prompts import Prompt

PAUSE = timedelta(minutes=30)
"""After so long a telephone of several people may lie in another hand."""
QUESTIONS = {"who": "who_speaks", "still": "still_here"}
"""By what is unsure, the name of the router's own question about it."""
ABOUT_WHO = (*QUESTIONS.values(), "called", "whose")
"""Questions of who somebody is: what was written before is no answer to them."""
SHOW = "show."
"""How the button of a template begins: see handlers.outbound.woken."""
QUOTED = 80
"""How many signs of what was put back are said again."""


def goes_on_all(step: Step) -> bool:
    """All that waited is the speaker's, and is worked now; else they are greeted. Is there anything?"""
    goes_on = bool(inbox.release(step.db, step.address.lane, step.world.now))
    if not goes_on:
        greet(step)
    return goes_on


def goes_on(step: Step, *, newcomer: bool = False) -> bool:
    """Of what waited, that which fits the speaker is worked now; the rest counts for nobody, and they are told so.

    Is there anything to be worked? Else they are greeted. An answer to what another one was asked is nobody's yes, price or
    word to a buyer: whoever gave it may have gone, and whoever is here now was asked something else.
    """
    waiting = held.of_people(step.db, step.address.lane, step.world.now - inbox.HELD_FOR)
    put_back = [one for one in waiting if not _fits(step, one, newcomer=newcomer)]
    for one in put_back:
        inbox.done(step.db, one.id, step.world.now)
    going = bool(inbox.release(step.db, step.address.lane, step.world.now))
    if not going and not newcomer:
        greet(step)
    if put_back:
        _tell(step, put_back)
    return going


def _tell(step: Step, put_back: Sequence[Waits]) -> None:
    said = [" ".join(str(one.message.get("text") or "").split()) for one in put_back]
    texts = [text for text in said if text and not is_greeting(text)]
    if said and all(text and is_greeting(text) for text in said):
        return  # they have just been greeted
    if texts:
        step.say(
            N_("I have counted this for nobody: “{words}”.\nIf it is from you, please write it once more."),
            words=" · ".join(texts)[:QUOTED],
        )  # fmt: skip
    else:
        step.say(
            N_("Something came before I knew who is writing; I have counted it for nobody.\nIf it is from you, please send it "
               "once more.")
        )  # fmt: skip


def _fits(step: Step, one: Waits, *, newcomer: bool) -> bool:
    """Is this the speaker's: below a card or a question of theirs, written just now, or a matter that stands by itself?"""
    message = InboundMessage.from_json(one.message)
    just_now = step.world.now - one.received_at <= PAUSE
    if message.kind == "start":
        return True
    if message.group:
        return just_now  # a tap in a group's chat, which belongs to whoever is here
    pointed, whose = bool(message.pressed or message.reply_to), points_at(step, message)
    if pointed and whose is not None:
        return whose == step.person.id
    shown = prompts.last_before(step.db, step.address.id, one.received_at, ABOUT_WHO)
    if just_now and not pointed and (shown is None or shown.person_id == step.person.id):
        return True
    return _stands_alone(step, message, newcomer=newcomer)


def points_at(step: Step, message: InboundMessage) -> int | None:
    """Whose message a press or a reply points at: it stands on the card."""
    if message.kind == "press":
        token, _, place = message.pressed.rpartition(".")
        prompt = prompts.prompt(step.db, token)
        if prompt is not None:
            return prompt.person_id if prompt.address_id == step.address.id else None
        of_template = message.pressed.startswith(SHOW) and place.isdigit()
        talk = conversations.find(step.db, int(place)) if of_template else None
        return talk.person_id if talk else None
    found = _replied_to(step, message)
    return found.person_id if found else None


def _replied_to(step: Step, message: InboundMessage) -> Prompt | None:
    row = outbox.sent_message(step.db, step.address.id, message.reply_to) if message.reply_to else None
    return prompts.of_row(step.db, row) if row is not None else None


def _stands_alone(step: Step, message: InboundMessage, *, newcomer: bool) -> bool:
    """Words that say all by themselves and only begin something: an item of the menu, help, goods that are wanted or sold
    where no question of the speaker's could take them for its answer."""
    text = message.text
    if message.kind != "text" or message.forwarded or message.reply_to:
        return False
    if read_command(text) in ("menu", "help", "person"):
        return True
    if any(is_label(text, option.label_in(step.language), *option.also) for option in _ITEMS):
        return True
    named = kind_of(text) in ("enquiry", "offer") and bool(step.world.catalogue.concepts_in(text))
    return named and (goods.is_wanted(text) or goods.sells(text)) and (newcomer or _hears_nothing(step))


_ITEMS = (menu.PROFILE, menu.SELL, menu.BUY, menu.ENQUIRIES, menu.LEADS, menu.ASK, menu.GROUPS, menu.DATA, after.MENU,
          schemes.MENU)  # fmt: skip


def _hears_nothing(step: Step) -> bool:
    """Has the speaker neither a question open nor a talk with somebody, into which words would go?"""
    address = step.address
    if address.floor_kind != "conversation" or address.floor_id is None:
        return address.floor_kind is None
    talk = conversations.find(step.db, address.floor_id)
    return talk is None or talk.status != "open" or not talk.asked
