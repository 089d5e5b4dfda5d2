"""Officers: the day's numbers, people who want a human, numbers to check, and enquiries to look after."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from handlers import onboarding, rooms, waves, wording
from handlers.conversation import Conversation
from handlers.enquiries import CLOSED_FOR
from handlers.identifiers import KINDS
from handlers.language import N_, say
from handlers.questions import Misread, Option, Question, Reply, choice, words_of, yes_no
from handlers.step import Step
from storage import audit, offices, people
from storage import enquiries as store
from storage.people import Officer

VALID_FOR = timedelta(days=365)
"""How long a checked number's badge lasts before it must be looked at again."""


def _rights(c: Conversation) -> Officer | None:
    """The speaker's rights now: looked up at every step, so that taking them away acts at once."""
    officer = people.officer_of(c.db, c.person.id)
    if officer is None:
        c.say(N_("This is for officers of the district office only."))
    return officer


def districts_of(c: Conversation, officer: Officer) -> list[int]:
    """The districts an officer looks after."""
    if officer.district_lgd:
        return [officer.district_lgd]
    return c.world.districts_of(officer.state or "")


def office(c: Conversation) -> None:
    """The officer's desk."""
    officer = _rights(c)
    if officer is None:
        return
    mine = districts_of(c, officer)
    waiting = offices.waiting_for_human(c.db, officer.district_lgd, mine)
    options = [
        Option("numbers", N_("Today's numbers")),
        Option("people", N_("Waiting people: {count}"), {"count": len(waiting)}),
        Option("verify", N_("Numbers to check")), Option("enquiries", N_("Enquiries")), Option("calls", N_("Calls to make")),
    ]  # fmt: skip
    wish = c.ask(choice("wish", N_("Office work: what first?"), options))
    {"numbers": _numbers, "people": _people, "verify": _verify, "enquiries": _enquiries, "calls": _calls}[wish](
        c, officer, mine
    )


def _numbers(c: Conversation, officer: Officer, mine: list[int]) -> None:
    midnight = datetime.combine(c.world.today, time(), c.world.zone)
    seen = offices.numbers_since(c.db, mine, midnight)
    c.say(
        N_("Today: {enquiries} new enquiries, {introductions} introductions, {sellers} new sellers.\n"
           "Open enquiries: {open}. People waiting: {waiting}.\nNot delivered: {failed}, stuck: {parked}."),
        **seen,
    )  # fmt: skip


# ── people who asked for a human ──────────────────────────────────────────────────────────────────────────────────

ANSWERS = (
    Option("answer", N_("Answer")),
    Option("no_reply", N_("No reply needed")),
    Option("hand_over", N_("Hand over")),
)


def _people(c: Conversation, officer: Officer, mine: list[int]) -> None:
    waiting = offices.waiting_for_human(c.db, officer.district_lgd, mine)
    if not waiting:
        return c.say(N_("Nobody is waiting."))
    options = [
        Option(str(one.id), N_("{who}: {words}"), {"who": one.who or "?", "words": _why(c, one)[:60]})
        for one in waiting
    ]
    which = c.ask(choice("which", N_("Who waits, the longest first:"), options))
    _settle(c, officer, int(which))
    return None


REASONS = {
    "asked": N_("wants to talk to a person"), "not_understood": N_("I did not understand them"),
    "question": N_("has a question"), "complaint": N_("has a complaint"), "workshop": N_("about a workshop"),
    "voice": N_("sent a voice note"), "no_match": N_("no seller found"),
}  # fmt: skip


def _why(c: Conversation, one: Any) -> str:
    return " ".join((one.words or say(c.language, REASONS.get(one.reason, one.reason))).split())


def help_wanted(c: Conversation) -> None:
    """An officer hears that somebody wants a human, and can answer at once."""
    officer = people.officer_of(c.db, c.person.id)
    if officer is None:
        return
    waiting = [
        one
        for one in offices.waiting_for_human(c.db, officer.district_lgd, districts_of(c, officer))
        if str(one.person_id) == c.subject
    ]
    if waiting:
        _settle(c, officer, waiting[0].id)
    elif c.asked and not _did_it_just_now(c):
        c.say(N_("Another officer has done that already."))


def _did_it_just_now(c: Conversation) -> bool:
    """Was it the speaker who settled this, by the list of the desk, in this very step?"""
    last = audit.last_deed(c.db, c.person.id, c.world.now)
    if last is None or last.at != c.world.now or not last.subject.startswith("hand_off:"):
        return False
    settled = offices.hand_off(c.db, int(last.subject.partition(":")[2]))
    return settled is not None and str(settled.person_id) == c.subject


SEND_IT = yes_no("send", N_("To {who}:\n“{words}”\nSend it?"), yes=N_("Yes, send it"))


def _answer_at_once(reply: Reply, language: str) -> dict[str, str]:
    """Officers often type their answer straight away: a sentence is taken as one, and read back before it is sent."""
    words = words_of(reply, language)
    if len(words.split()) < 3:
        raise Misread()
    return {"words": words}


def _settle(c: Conversation, officer: Officer, hand_off_id: int) -> None:
    one = offices.hand_off(c.db, hand_off_id)
    if one is None or one.status != "open":
        return c.say(N_("Another officer has done that already."))
    who = one.who or say(c.language, N_("Somebody"))
    wish = c.ask(
        Question("deed", N_("{who} {why}:\n“{words}”"), ANSWERS, read=_answer_at_once), who=who,
        why=say(c.language, REASONS.get(one.reason, one.reason)), words=(one.words or "–")[-300:],
    )  # fmt: skip
    if wish == "no_reply":
        offices.settle_hand_off(c.db, one.id, "no_reply", officer.id, c.world.now)
        _note(c, "no_reply", f"hand_off:{one.id}", why_not=N_("nothing was sent"))
        return c.say(N_("Noted: no reply needed."))
    if wish == "hand_over":
        return _hand_over(c, officer, one)
    if wish == "answer":
        asks = N_("Please write your answer; it goes to {who} word by word.")
        words = c.ask(Question("words", asks, takes="text", read=words_of), who=who)
    else:
        words = wish["words"]
        if c.ask(SEND_IT, who=who, words=words) == "no":
            c.forget("deed", "send")
            return _settle(c, officer, hand_off_id)
    if not offices.settle_hand_off(c.db, one.id, "answered", officer.id, c.world.now):
        return c.say(N_("Another officer has done that already."))
    card = offices.office(c.db, officer.district_lgd)
    room_id = rooms.open_hand_off(c.step, one.person_id, c.person.id, officer.name, one.who or "–")
    c.tell(one.person_id, N_("{officer}, {office}:\n“{words}”\nYou can answer here."), room_id=room_id, question="room",
           purpose="office", officer=officer.name, office=card or "", words=words)  # fmt: skip
    _note(c, "answer_person", f"hand_off:{one.id}", why_not=N_("the answer has been sent"))
    c.say(N_("Sent."))
    return None


def _hand_over(c: Conversation, officer: Officer, one: Any) -> None:
    def read(reply: Reply, _language: str) -> int:
        district = onboarding.district_in(c.world, words_of(reply, _language))
        if district is None:
            raise Misread(N_("I do not know that place yet."))
        return district

    district = c.ask(Question("district", N_("To which district's office?"), takes="text", read=read))
    offices.settle_hand_off(c.db, one.id, "handed_over", officer.id, c.world.now, district_lgd=district)
    state = c.world.state_of(district)
    for other in people.officers_for(c.db, district, state):
        c.step.begin(
            other.person_id, "help_wanted", str(one.person_id), purpose="office", once=f"over{c.step.inbox_id}"
        )
    _note(c, "hand_over", f"hand_off:{one.id}", why_not=N_("the other office has been told"))
    c.say(N_("Handed over to {district}."), district=c.world.places.district(district))


# ── numbers to check ──────────────────────────────────────────────────────────────────────────────────────────────


def _verify(c: Conversation, officer: Officer, mine: list[int]) -> None:
    rows = [row for row in people.unconfirmed(c.db, officer.district_lgd, officer.state) if row.district_lgd in mine]
    if not rows:
        return c.say(N_("No number waits to be checked."))
    options = [
        Option(str(row.id), N_("{name}: {kind}"), {"name": row.name or "?", "kind": say(c.language, KINDS[row.kind])})
        for row in rows
    ]
    which = int(c.ask(choice("which", N_("Which number?"), options)))
    row = next((row for row in rows if row.id == which), None)
    if row is None:
        return c.say(N_("Another officer has done that already."))
    seen = N_("{name}\n{kind}: {value}\nDid you check it on the official page?")
    answer = c.ask(yes_no("seen", seen, N_("Yes, it is right"), N_("Not right")),
                   name=row.name or "?", kind=say(c.language, KINDS[row.kind]), value=row.value)  # fmt: skip
    confirmed = answer == "yes"
    expires = c.world.today + VALID_FOR
    people.settle_identifier(
        c.db,
        row.id,
        confirmed=confirmed,
        officer_id=officer.id,
        now=c.world.now,
        expires_on=expires if confirmed else None,
    )
    if confirmed:
        people.change_profile(
            c.db, row.profile_id, c.world.now, verified_at=c.world.now, verified_until=c.world.now + VALID_FOR
        )
    audit.note(c.db, c.person.id, "verify", f"identifier:{row.id}", c.world.now, before={"profile_id": row.profile_id},
               after={"confirmed": confirmed}, reverse="unverify")  # fmt: skip
    said = (
        N_("The office has checked your {kind}: buyers now see a tick.")
        if confirmed
        else N_("The office could not confirm your {kind}. Please look at it once more.")
    )
    c.tell(row.person_id, said, kind=say(people.person(c.db, row.person_id).language or "hi", KINDS[row.kind]))
    c.say(N_("Noted, thank you."))
    return None


def _unverify(step: Step, deed: Any) -> bool:
    identifier_id = int(deed.subject.partition(":")[2])
    people.unsettle_identifier(step.db, identifier_id)
    people.change_profile(step.db, deed.before["profile_id"], step.world.now, verified_at=None, verified_until=None)
    return True


# ── enquiries and calls ───────────────────────────────────────────────────────────────────────────────────────────


def _enquiries(c: Conversation, officer: Officer, mine: list[int]) -> None:
    listed = store.in_districts(c.db, mine, ("open", "closed", "expired", "lost"))
    if not listed:
        return c.say(N_("There is no enquiry."))
    options = [
        Option(
            str(one.id),
            N_("{number}. {product}"),
            {"number": one.id, "product": wording.brief(one, c.world, c.language)},
        )
        for one in listed
    ]
    which = store.get(c.db, int(c.ask(choice("which", N_("Which enquiry?"), options))))
    deeds = (
        (Option("more", N_("Ask more")), Option("close", N_("Close it")), Option("reassign", N_("Other office")))
        if which.status == "open"
        else (Option("open", N_("Open again")), Option("reassign", N_("Other office")))
    )
    wish = c.ask(
        choice("deed", N_("{product}. What would you like?"), deeds), product=wording.brief(which, c.world, c.language)
    )
    if wish == "reassign":
        return _reassign(c, which)
    if wish == "open":
        store.reopen(c.db, which.id, c.world.now)
        _note(c, "reopen_enquiry", f"enquiry:{which.id}", why_not=N_("close it again instead"))
        return c.say(N_("It is open again."))
    if wish == "close":
        reason = c.ask(choice("why", N_("Why do you close it?"), CLOSED_FOR))
        waves.close(c.step, which, "closed" if reason == "found" else "lost", reason)
        return c.say(N_("Closed."))
    asked = waves.ask_wave(c.db, c.world, which)
    c.step.say_count("I am asking {count} more seller.", "I am asking {count} more sellers.", count=asked)
    return None


def _reassign(c: Conversation, which: store.Enquiry) -> None:
    def read(reply: Reply, _language: str) -> int:
        district = onboarding.district_in(c.world, words_of(reply, _language))
        if district is None:
            raise Misread(N_("I do not know that place yet."))
        return district

    district = c.ask(Question("district", N_("To which district's office?"), takes="text", read=read))
    store.change(c.db, which.id, district_lgd=district)
    audit.note(c.db, c.person.id, "reassign", f"enquiry:{which.id}", c.world.now, before={"district_lgd": which.district_lgd},
               after={"district_lgd": district}, reverse="unassign")  # fmt: skip
    c.say(N_("Handed over to {district}."), district=c.world.places.district(district))


def _unassign(step: Step, deed: Any) -> bool:
    store.change(step.db, int(deed.subject.partition(":")[2]), district_lgd=deed.before["district_lgd"])
    return True


RESULTS = (Option("yes", N_("Yes")), Option("no", N_("No")), Option("no_answer", N_("No answer")))


def _calls(c: Conversation, officer: Officer, mine: list[int]) -> None:
    rows = offices.open_calls(c.db, mine)
    if not rows:
        return c.say(N_("No call has to be made."))
    options = [Option(str(row.id), N_("{who}: {words}"), {"who": row.who or "?", "words": row.words}) for row in rows]
    which = int(c.ask(choice("which", N_("Which call?"), options)))
    result = c.ask(choice("result", N_("How did it go?"), RESULTS))
    offices.settle_call(c.db, which, result, c.world.now)
    _note(c, "call", f"call:{which}", why_not=N_("the call was made"))
    c.say(N_("Noted, thank you."))
    return None


def _note(c: Conversation, deed: str, subject: str, *, why_not: str) -> None:
    audit.note(c.db, c.person.id, deed, subject, c.world.now, why_not=why_not)


CONVERSATIONS = {"office": office, "help_wanted": help_wanted}
REVERSES = {"unverify": _unverify, "unassign": _unassign}
