"""Spoken questions as a person's own choice: every question, none, or the last one once more."""

from __future__ import annotations

from typing import Any

from handlers.language import N_
from handlers.messages import CAPABILITIES
from handlers.step import Step
from handlers.voice import voices
from storage import audit


def choose(step: Step, wanted: bool) -> None:
    """From now on every question is spoken to this person too, or none is; said in words and, if spoken, aloud."""
    before = step.person.aloud
    if wanted and not can_speak(step):
        return
    step.know(aloud=wanted)
    if wanted != before:
        audit.note(step.db, step.person.id, "spoken_questions", f"person:{step.person.id}", step.world.now,
                   before={"aloud": before}, after={"aloud": wanted}, reverse="speak_as_before")  # fmt: skip
    if wanted:
        return step.say(N_("From now on I speak every question too. To end it, write 'without voice'."))
    return step.say(N_("All right, from now on only in writing."))


def can_speak(step: Step) -> bool:
    """Can this person hear prompts here and in their language? If not, it is said why."""
    if step.language not in voices.SPOKEN_IN:
        step.say(N_("I can speak only Hindi and Marathi so far. Write 'language' to change."))
    elif not CAPABILITIES[step.address.channel].voices:
        step.say(N_("Nothing can be heard here; I show the question once more."))
        return False
    return step.language in voices.SPOKEN_IN


def _speak_as_before(step: Step, deed: Any) -> bool:
    step.know(aloud=bool(deed.before["aloud"]))
    return True


REVERSES = {"speak_as_before": _speak_as_before}
