"""Enquiries that an office looks after: asking more sellers, closing, opening again, handing over to another office."""

from __future__ import annotations

from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import waves, wording
from handlers.enquiry.closing_reasons import CLOSED_FOR
from handlers.language import N_
from handlers.office.hand_offs import ask_other_office
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Misread, Option, Question, Reply, choice, named_option
from handlers.step import Step
from storage import audit, people
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.staff import Officer

MORE = Option("more", N_("Ask more"))
CLOSE = Option("close", N_("Close it"), also=("close", "band karo", "band kara", "band", "khatam karo", "खत्म करें", "खत्म करो",
                                             "बंद करें", "बंद करो", "बंद करा", "बंद"))  # fmt: skip
REASSIGN = Option("reassign", N_("Other office"), also=("reassign", "hand over", "dusre daftar ko do"))
REOPEN = Option("open", N_("Open again"), also=("open", "reopen", "phir se kholo", "फिर से खोलें", "पुन्हा उघडा"))
OF_OPEN, OF_ENDED = (MORE, CLOSE, REASSIGN), (REOPEN,)
LISTED = ("open", "closed", "expired", "lost")


@for_officers
def looked_after(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The enquiries of the office, the open ones first, and what an officer can do with one."""
    listed = store.in_districts(c.db, mine, LISTED)
    if not listed:
        return c.say(N_("There is no enquiry."))
    named, goods = str(c.opening.get("which", "")), set(c.opening.get("concepts", ()))
    if goods and (of_goods := [one for one in listed if one.concept in goods]):
        listed = of_goods
        named = str(of_goods[0].id) if len(of_goods) == 1 else named
    if named not in {str(one.id) for one in listed}:
        named = c.ask(choice("which", N_("Which enquiry?"), [_listed(c, one) for one in listed]))
    which = store.get(c.db, int(named))
    words = {"product": wording.brief(which, c.world, c.language), "state": wording.state_of(which, c.language)}
    ended = which.status != "open"
    asks = Question(
        "deed", N_("{product}: {state}. What would you like?"), OF_ENDED if ended else OF_OPEN, read=_any_deed
    )
    deed = c.opening.get("deed") or c.ask(asks, **words)
    if deed == "open":
        return _reopen(c, which) if ended else c.say(N_("{product} is open already."), **words)
    if deed == "close":
        return c.say(N_("{product} is closed already."), **words) if ended else _close(c, which)
    if ended:
        return c.say(N_("{product} is closed. Please open it again first."), **words)
    return _reassign(c, which) if deed == "reassign" else _ask_more(c, which)


def _listed(c: Conversation, one: Enquiry) -> Option:
    words = {
        "number": one.id, "product": wording.brief(one, c.world, c.language), "state": wording.state_of(one, c.language)
    }  # fmt: skip
    return Option(str(one.id), N_("{number}. {product}: {state}"), words)


def _any_deed(reply: Reply, language: str) -> str:
    """A deed by its name, also one that does not fit how the enquiry stands: then it is said how it stands."""
    deed = named_option(reply.text, (*OF_OPEN, *OF_ENDED), language)
    if deed is None:
        raise Misread()
    return deed


def _close(c: Conversation, which: Enquiry) -> None:
    reason = c.ask(choice("why", N_("Why do you close it?"), CLOSED_FOR))
    status = "closed" if reason == "found" else "lost"
    words = {"product": wording.brief(which, c.world, c.language)}
    if not waves.end(c.step, which, status, reason):
        return c.say(N_("{product} is closed already."), **words)
    after = {"status": status, "reason": reason}
    note(c, "office_close", f"enquiry:{which.id}", before={"status": "open"}, after=after, reverse="office_reopen")
    _tell_buyer(c.step, which, N_("The office has closed your enquiry: {product}."))
    return c.say(N_("Closed: {product}."), **words)


def _reopen(c: Conversation, which: Enquiry) -> None:
    words = {"product": wording.brief(which, c.world, c.language)}
    if not waves.reopen(c.step, which):
        return c.say(N_("{product} is open already."), **words)
    before = {"status": which.status, "reason": which.lost_reason}
    note(c, "office_reopen", f"enquiry:{which.id}", before=before, after={"status": "open"}, reverse="office_close")
    _tell_buyer(c.step, which, N_("The office has opened your enquiry again: {product}."))
    return c.say(N_("It is open again: {product}."), **words)


def _ask_more(c: Conversation, which: Enquiry) -> None:
    asked = waves.ask_wave(c.db, c.world, which)
    if not asked:
        return c.say(N_("All sellers I know have been asked."))
    note(c, "ask_more", f"enquiry:{which.id}", before={"wave": which.wave}, after={"wave": which.wave + 1, "asked": asked},
         why_not=N_("the sellers have been asked"))  # fmt: skip
    return c.step.say_count("I am asking {count} more seller.", "I am asking {count} more sellers.", count=asked)


def _reassign(c: Conversation, which: Enquiry) -> None:
    district = ask_other_office(c, which.district_lgd)
    store.change(c.db, which.id, district_lgd=district)
    note(c, "reassign", f"enquiry:{which.id}", before={"district_lgd": which.district_lgd},
         after={"district_lgd": district}, reverse="unassign")  # fmt: skip
    c.say(N_("Handed over to {district}."), district=c.world.places.district(district))


def _tell_buyer(step: Step, which: Enquiry, text: str) -> None:
    if which.person_id != step.person.id:
        tongue = people.person(step.db, which.person_id).language or which.language
        step.tell(which.person_id, text, purpose="office", product=wording.brief(which, step.world, tongue))


def _undo_close(step: Step, deed: Any) -> bool:
    which = store.get(step.db, audit.number_of(deed))
    if which.status != deed.after["status"] or not waves.reopen(step, which):
        return False
    _tell_buyer(step, which, N_("The office has opened your enquiry again: {product}."))
    return True


def _undo_reopen(step: Step, deed: Any) -> bool:
    which = store.get(step.db, audit.number_of(deed))
    if not waves.end(step, which, deed.before["status"], deed.before["reason"] or ""):
        return False
    _tell_buyer(step, which, N_("The office has closed your enquiry: {product}."))
    return True


def _unassign(step: Step, deed: Any) -> bool:
    which = store.get(step.db, audit.number_of(deed))
    if which.district_lgd != deed.after["district_lgd"]:
        return False
    store.change(step.db, which.id, district_lgd=deed.before["district_lgd"])
    return True


CONVERSATIONS = {"office_enquiries": looked_after}
REVERSES = {
    "office_reopen": by_officers(_undo_close),
    "office_close": by_officers(_undo_reopen),
    "unassign": by_officers(_unassign),
}
