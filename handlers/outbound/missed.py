"""Missed: what others wrote while WhatsApp was shut, told as soon as its reader writes; nobody rings for it any more."""

from __future__ import annotations

from handlers.messages import is_whatsapp
from handlers.outbound import windows
from handlers.questions import Option
from handlers.step import Step
from handlers.trade import room_windows
from storage import phone_calls, prompts


def opens_window(step: Step) -> bool:
    """Does the speaker open WhatsApp's window with this message? To be asked before it is noted as their last."""
    return is_whatsapp(step.address.channel) and not windows.is_open(step.address, step.world.now)


def tell(step: Step) -> None:
    """What others wrote to the speaker meanwhile, which the office was to ring them for, in the order in which it was written.

    What Haat itself wanted to say is not told late: a question that is open is put again, and the rest may be over.
    """
    for one in phone_calls.untold(step.db, step.person.id, step.world.now):
        shown = prompts.of_row(step.db, one.outbox_id)
        if shown is None or shown.room_id is None or shown.question != "room":
            continue
        text = room_windows.with_what_followed(step, shown.room_id, one.payload["text"])
        step.put(
            text, [Option(option["value"], option["label"]) for option in shown.options], question=shown.question,
            room_id=shown.room_id, media_id=one.payload.get("media_id"), media_kind=one.payload.get("media_kind", ""),
        )  # fmt: skip
        phone_calls.settle(step.db, one.id, phone_calls.TOLD, step.world.now, tries=one.tries)
