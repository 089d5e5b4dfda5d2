"""Missed: what no message could say while WhatsApp was shut, said as soon as its reader writes; nobody rings for it any more."""

from __future__ import annotations

from handlers.messages import OutboundMessage, is_whatsapp
from handlers.outbound import windows
from handlers.questions import Option
from handlers.step import Step
from handlers.trade import room_windows
from storage import conversations, phone_calls, prompts
from storage.prompts import Prompt


def opens_window(step: Step) -> bool:
    """Does the speaker open WhatsApp's window with this message? To be asked before it is noted as their last."""
    return is_whatsapp(step.address.channel) and not windows.is_open(step.address, step.world.now)


def tell(step: Step) -> None:
    """What the office was to ring the speaker for, in the order in which it was written, each with its buttons.

    A question that is still open is not told here: it is put again as every open question is.
    """
    for one in phone_calls.untold(step.db, step.person.id, step.world.now):
        text, shown = one.payload.get("text", ""), prompts.of_row(step.db, one.outbox_id)
        if not text or (shown is not None and _is_open(step, shown)):
            continue
        if shown is not None and shown.room_id is not None:
            text = room_windows.with_what_followed(step, shown.room_id, text)
        media = {"media_id": one.payload.get("media_id"), "media_kind": one.payload.get("media_kind", "")}
        if shown is None:
            step.send(OutboundMessage(text, **media))
        else:
            options = [Option(option["value"], option["label"]) for option in shown.options]
            step.put(text, options, question=shown.question, room_id=shown.room_id, **media)
        phone_calls.settle(step.db, one.id, phone_calls.TOLD, step.world.now, tries=one.tries)


def _is_open(step: Step, shown: Prompt) -> bool:
    talk = conversations.find(step.db, shown.conversation_id) if shown.conversation_id is not None else None
    return talk is not None and talk.status == "open"
