"""The office explains what was written or spoken in a talk between two who share no language."""

from __future__ import annotations

from datetime import timedelta

from handlers.language import N_
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.questions import Option, is_label
from handlers.step import Step
from storage import offices, people, prompts, rooms
from storage.prompts import Prompt

HELP = Option("help", N_("Ask for help"))
SPOKEN = N_("{name} sends this by voice. If you do not understand it, press below.")
HAS_IT = N_("The office has this already and will write to you here.")


def with_recording(media_id: int) -> Option:
    """The same button below a recording, which the office hears before it explains it."""
    return Option(f"{HELP.value}:{media_id}", HELP.label)


def is_help(value: str | None) -> bool:
    """Does a button's value ask for help?"""
    return (value or "").partition(":")[0] == HELP.value


def offered(step: Step) -> tuple[Prompt, str] | None:
    """The message shown last, with the value of its button for help; None where it has none."""
    shown = prompts.last(step.db, step.address.id)
    return _helps(shown) if shown is not None else None


def heard_lately(step: Step) -> tuple[Prompt, str] | None:
    """The newest foreign words or recording of a talk, of today or yesterday, that came with such a button."""
    shown = prompts.in_rooms(step.db, step.address.id, step.world.now - timedelta(days=1))
    return next((found for one in shown if (found := _helps(one)) is not None), None)


def _helps(shown: Prompt) -> tuple[Prompt, str] | None:
    value = next((str(one["value"]) for one in shown.options if is_help(one["value"])), None)
    return (shown, value) if value is not None else None


def typed(step: Step, text: str) -> bool:
    """Help below a message of a talk, asked for with the very words of its button."""
    found = offered(step)
    if found is None or found[0].room_id is None or not is_label(text, HELP.label_in(step.language)):
        return False
    shown, value = found
    ask(step, found[0].room_id, shown.text, value)
    return True


def ask(step: Step, room_id: int, said: str, value: str) -> None:
    """The office reads or hears what was said, and who talks with whom in which language, and explains it; once for each."""
    tongues = " ↔ ".join(
        f"{one.shown_as or '–'} ({people.person(step.db, one.person_id).language or FALLBACK_LANGUAGE})"
        for one in rooms.members(step.db, room_id)
    )
    _, _, recording = value.partition(":")
    words = f"{tongues}\n“{said}”" if not recording else f"{tongues}\n🎤 {said} ({recording})"
    waiting = offices.own_line(step.db, step.person.id)
    if waiting is not None and words in (waiting.words or ""):
        return step.say(HAS_IT)
    step.want_human("language", words, recordings=[int(recording)] if recording else ())
    return step.say(N_("The office will explain it to you here."))
