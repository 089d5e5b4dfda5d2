"""The call list: what nobody can be told by message, whom to ring, what to say, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import stuck, wording
from handlers.language import N_, say
from handlers.office import call_words
from handlers.office.rights import by_officers, for_officers, note
from handlers.places_named import place_named
from handlers.questions import Misread, Option, Reply, choice
from handlers.step import Step
from handlers.voice import note_calls
from storage import audit, matches, phone_calls
from storage import enquiries as store
from storage.staff import Officer

ON_THE_LIST = 40
"""Signs of a name and what it is about on the call list: with number and "no answer" they fit a row of WhatsApp."""
RESULTS = (Option("yes", N_("Yes")), Option("no", N_("No")), Option("no_answer", N_("No answer")))


@for_officers
def calls(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """What nobody can be told by message: whom to ring, what to say, and how it went."""
    rows = phone_calls.open_of(c.db, mine)
    if not rows:
        return c.say(N_("No call has to be made."))
    asks_which = choice("which", N_("Which call?"), [_call_listed(c.step, row) for row in rows])
    which = int(c.ask(replace(asks_which, read=_place_among(rows))))
    row = next((row for row in rows if row.id == which), None)
    if row is None:  # rung by a colleague, or answered by message, while this officer was at the telephone
        c.say(N_("That call is not needed any more."))
        return c.then("calls")
    asks = replace(
        choice("result", N_("{who}, {phone}:\n{words}\nHow did it go?"), RESULTS, shorter=N_("How did it go?")),
        read=call_words.result,
    )
    said = c.ask(asks, who=row.who or "?", phone=row.phone or say(c.language, N_("no number known")),
                   words=_what_to_say(c.step, row))  # fmt: skip
    result, words = (said, "") if isinstance(said, str) else (said["result"], said["words"])
    if not phone_calls.settle(c.db, which, result, c.world.now, tries=row.tries):
        return c.say(N_("Another officer has done that already."))
    lead = _lead_of(c.step, row)
    much = _promised(c.step, lead, words) if lead is not None and result == "yes" else None
    counts = lead is not None and stuck.said_by_telephone(c.step, lead, result, much=much)
    spoken = note_calls.note_of(c.step, row.cause)
    answered = spoken is not None and note_calls.said_by_telephone(c.step, spoken, result)
    back = {"why_not": N_("their answer has been taken already")} if answered else {"reverse": "uncall"}
    note(c, "call", f"call:{which}", before={"tries": row.tries}, after={"result": result} | ({"lead": lead} if counts else {}),
         **back)  # fmt: skip
    if answered and result == "yes":
        c.say(N_("Noted, thank you. {name}'s talk goes on from there."), name=row.who or "–")
    elif counts and much is not None:
        c.say(N_("Noted, thank you. I tell the buyer that {name} can give {much}."), name=row.who or "–",
              much=_amount(c, lead, much))  # fmt: skip
    elif counts and result == "yes":
        c.say(N_("Noted, thank you. I tell the buyer that {name} can give it."), name=row.who or "–")
    elif result != "no_answer":
        c.say(N_("Noted, thank you."))
    elif row.tries + 1 < phone_calls.MOST_TRIES:
        c.say(N_("Noted. It stays on the list; please ring once more later."))
    else:
        c.say(N_("Noted. Nobody answered three times; it is off the list."))
    if any(one.id != which and one.tries <= row.tries for one in phone_calls.open_of(c.db, mine)):
        c.then("calls")  # the next one, so that nobody has to ask for the list again; who did not answer has time
    return None


def _place_among(rows: Sequence[Any]) -> Callable[[Reply, str], str]:
    """Reads which call is meant by its place: "pehla wala", "the next one". Raises Misread."""

    def read(reply: Reply, _language: str) -> str:
        place = place_named(reply.text, len(rows))
        if place is None and not call_words.means_next(reply.text):
            raise Misread()
        return str(rows[place or 0].id)

    return read


def _promised(step: Step, match_id: int, words: str) -> Decimal | None:
    return call_words.promised(words, store.get(step.db, matches.match(step.db, match_id).enquiry_id))


def _amount(c: Conversation, match_id: int | None, much: Decimal) -> str:
    posted = store.get(c.db, matches.match(c.db, match_id or 0).enquiry_id)
    return wording.amount(much, posted.unit, c.language)


def _call_listed(step: Step, row: Any) -> Option:
    """One call as it stands on the list, short enough to be tapped on any channel."""
    lead = _lead_of(step, row)
    gist = _goods_of(step, lead) if lead is not None else " ".join(str(row.words).split())
    room = ON_THE_LIST - len(row.who or "?")
    words = {
        "who": row.who or "?",
        "words": gist if len(gist) <= room else gist[: room - 1].rstrip() + "…",
        "tries": row.tries,
    }
    return Option(str(row.id), N_("{who} (no answer: {tries}): {words}") if row.tries else N_("{who}: {words}"), words)


def _what_to_say(step: Step, row: Any) -> str:
    """What the officer says on the telephone: about an enquiry in the officer's language, else the message that could not
    be sent, in the language of whom it was for."""
    lead, spoken = _lead_of(step, row), note_calls.note_of(step, row.cause)
    if spoken is not None:
        return say(step.language, note_calls.WHAT, words=spoken.words or "")
    if lead is None:
        return str(row.words)
    return say(
        step.language, N_("{product}: can {name} give this?"), product=_goods_of(step, lead), name=row.who or "–"
    )


def _goods_of(step: Step, match_id: int) -> str:
    return wording.brief(store.get(step.db, matches.match(step.db, match_id).enquiry_id), step.world, step.language)


def _lead_of(step: Step, row: Any) -> int | None:
    """The seller's match that a call is about; None for other calls."""
    kind, _, number = str(row.cause).partition(":")
    known = kind == "lead" and number.isdigit() and matches.is_match(step.db, int(number))
    return int(number) if known else None


def _uncall(step: Step, deed: Any) -> bool:
    if deed.after.get("lead"):
        stuck.unsaid(step, int(deed.after["lead"]))
    return phone_calls.unsettle(step.db, audit.number_of(deed), tries=deed.before["tries"])


CONVERSATIONS = {"calls": calls}
REVERSES = {"uncall": by_officers(_uncall)}
