"""A head's officers: added with a code that works once, paused and let back; nobody but a head can do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.language import N_, say
from handlers.office import staff_words
from handlers.office.rights import for_officers, note
from handlers.person import joining
from handlers.questions import Option, Question, Reply, choice, name_of, yes_no
from handlers.step import Step
from handlers.trade import rooms
from storage import audit, conversations, handing_over, people, staff
from storage import rooms as kept_rooms
from storage.people import Address
from storage.staff import Officer

LIVES = timedelta(days=3)
"""So long the code of a new officer works."""
STAFF = Option(
    "office_staff", N_("Our officers"),
    also=("our officers", "officers", "add an officer", "naya officer", "officer jodo", "officer jodna hai", "hamare officer",
          "हमारे अधिकारी", "अधिकारी जोड़ो", "अधिकारी जोड़ना है", "aamche adhikari", "आमचे अधिकारी", "अधिकारी जोडा",
          "नवीन अधिकारी"),
)  # fmt: skip
ADD = Option("add", N_("Add an officer"), also=("add", "new", "naya", "nava", "नया", "नवा", "jodo", "जोड़ो", "जोडा"))


def _name_said(reply: Reply, language: str) -> str:
    """The name alone, also out of "suresh ko officer banana hai". Raises Misread."""
    return name_of(replace(reply, text=staff_words.name_in(reply.text)), language)


NEW_NAME = Question("name", N_("What is the new officer's name?"), takes="text", read=_name_said)
PAUSE = Question(
    "pause", N_("{name} can do office work now. Pause that?"),
    (Option("yes", N_("Yes, pause")), Option("no", N_("Leave it")), Option("passes", N_("Pass the work on"))), takes="yes_no",
)  # fmt: skip
OWN_CHARGE = N_("The head of your office passes your work on to somebody else: 'our officers', then your name.")
HEADS_CHARGE = N_(
    "Your own charge is passed on by those who run Haat: they name your successor, and all open work goes over in one step."
)


def desk_items(officer: Officer) -> list[Option]:
    """What only a head sees on the desk."""
    return [STAFF] if officer.is_head else []


@for_officers
def our_officers(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The officers of a head's office: add one, pause one, let one back."""
    if c.opening.get("deed") == "leaves":
        return c.say(HEADS_CHARGE if officer.is_head else OWN_CHARGE)
    if not officer.is_head:
        return c.say(N_("Only the head of the office does that."))
    listed = staff.of_head(c.db, officer)
    which = str(c.opening.get("which") or "")
    options = [ADD, *(_listed(one) for one in listed)]
    which = which or c.ask(choice("which", N_("Officers of your office: add one, or choose one."), options))
    if which == ADD.value:
        return _add(c, officer)
    one = next((one for one in listed if str(one.id) == which), None)
    if one is None:
        return c.say(N_("That has changed meanwhile."))
    if one.disabled_at:
        return _let_back(c, one)
    if c.opening.get("deed") == "back":
        return c.say(N_("{name} does office work again."), name=one.name)
    return _passes_on(c, officer, one) if c.opening.get("deed") == "passes" else _pause(c, officer, one)


def _listed(one: Any) -> Option:
    return Option(str(one.id), N_("{name} (paused)") if one.disabled_at else "{name}", {"name": one.name})


def _add(c: Conversation, head: Officer) -> None:
    name = str(c.opening.get("name") or "") or c.ask(NEW_NAME)
    code, number = give_code(c.step, head, name)
    note(
        c, "invite_officer", f"officer_code:{number}", before={}, after={"name": name}, reverse="withdraw_officer_code"
    )
    c.say(
        N_(
            "Give this to {name} only. Whoever writes it to Haat is an officer of your office; it works once, for 3 days."
        ),
        name=name,
    )
    return c.say("HAAT {code}", code=code)


def give_code(step: Step, head: Officer, name: str) -> tuple[str, int]:
    """A new code as it is shown, and its number."""
    while True:
        code = joining.new_code(step.world.new_token)
        number = staff.invite(step.db, code, head, name, step.world.now, step.world.now + LIVES)
        if number is not None:
            return joining.as_printed(code), number


def _pause(c: Conversation, head: Officer, one: Any) -> None:
    wish = c.ask(PAUSE, name=one.name)
    if wish == "passes":
        return _passes_on(c, head, one)
    if wish == "no":
        return c.say(N_("All right, it stays as it is."))
    if not staff.pause(c.db, one.id, c.world.now):
        return c.say(N_("That has changed meanwhile."))
    note(c, "pause_officer", f"officer:{one.id}", before={"paused": False}, after={"paused": True},
         reverse="let_back_officer")  # fmt: skip
    _tell_paused(c.step, one)
    return c.say(N_("{name} is paused: sees nothing of the office, and sends nothing for it."), name=one.name)


def _let_back(c: Conversation, one: Any) -> None:
    asks = yes_no("let_back", N_("{name} is paused. Let them work again?"), N_("Yes, let back"), N_("Leave it"))
    if c.ask(asks, name=one.name) == "no":
        return c.say(N_("All right, it stays as it is."))
    if not staff.let_back(c.db, one.id):
        return c.say(N_("That has changed meanwhile."))
    note(c, "let_back_officer", f"officer:{one.id}", before={"paused": True}, after={"paused": False},
         reverse="pause_officer")  # fmt: skip
    _tell_back(c.step, one)
    return c.say(N_("{name} does office work again."), name=one.name)


def _passes_on(c: Conversation, head: Officer, one: Any) -> None:
    """All that an officer has in hand goes to another one of the office, and the old access ends, in one step."""
    others: list[Any] = [
        head,
        *(other for other in staff.of_head(c.db, head) if other.id != one.id and other.disabled_at is None),
    ]
    options = [Option(str(other.id), "{name}", {"name": other.name}) for other in others]
    to = c.ask(choice("successor", N_("Who takes over the work of {name}?"), options), name=one.name)
    other = next((other for other in others if str(other.id) == to), None)
    sure = yes_no(
        "sure", N_("All open work of {name} goes to {other}, and {name} sees nothing of the office any more. It cannot be undone."),
        N_("Yes, pass it on"), N_("Leave it"),
    )  # fmt: skip
    if other is None or c.ask(sure, name=one.name, other=other.name) == "no":
        return c.say(N_("All right, it stays as it is."))
    from handlers.subjects import OFFICE_WORK  # which knows this subject too

    talks = kept_rooms.open_of(c.db, one.person_id, "hand_off")
    try:
        moved = handing_over.hand_over(c.db, one.id, other.id, c.world.now, work=OFFICE_WORK, by=c.person.id)
    except ValueError:
        return c.say(N_("That has changed meanwhile."))
    c.tell(one.person_id, N_("Your office work has gone to {other}. Thank you for all you have done."), purpose="office",
           other=other.name)  # fmt: skip
    _tell_successor(c, one, other, moved)
    for room_id in talks:
        introduce_talk(c, room_id, other.person_id, one.name)
    return c.say(N_("Done: {other} has all that {name} had in hand."), name=one.name, other=other.name)


WORK = {
    "talks": N_("talks: {count}"), "drafts": N_("begun and not sent: {count}"), "broadcasts": N_("messages to many: {count}"),
    "notices": N_("notices: {count}"), "workshops": N_("workshops: {count}"), "groups": N_("groups: {count}"),
}  # fmt: skip
"""What goes over with an officer's work, as the successor reads it."""


def _tell_successor(c: Conversation, one: Any, other: Any, moved: Mapping[str, int]) -> None:
    """What is the successor's now, counted; where nothing was open that is said, so that nobody looks for it."""
    tongue = people.person(c.db, other.person_id).language or c.language
    came = [say(tongue, text, count=moved[kind]) for kind, text in WORK.items() if moved.get(kind)]
    if not came:
        text = N_("You do the work of {name} from now on. Nothing of it was open.")
        c.tell(other.person_id, text, purpose="office", name=one.name)
        return
    text = N_("All open work of {name} is yours now: write 'menu'.\n{work}")
    c.tell(other.person_id, text, purpose="office", name=one.name, work=" · ".join(came))


def introduce_talk(c: Conversation, room_id: int, successor: int, before: str) -> None:
    """The successor reads with whom an open talk is; what they reply to this goes there, and where nothing else has their
    floor whatever they write."""
    room, there = kept_rooms.room(c.db, room_id), {one.person_id for one in kept_rooms.members(c.db, room_id)}
    if successor not in there or room.subject == str(successor):  # a talk in which one of the two is the citizen
        return
    who = people.person(c.db, int(room.subject)).name if room.subject.isdigit() else None
    text = N_("{who} was talking with {name}, and talks with you now.\nWhat you write in reply to this goes to them.")
    c.tell(successor, text, room_id=room_id, question="room", options=(rooms.LEAVE,), purpose="office",
           who=who or say(c.language, N_("Somebody")), name=before)  # fmt: skip
    address = people.reached_at(c.db, successor)
    if address is not None and address.person_id == successor and _is_idle(c, address):
        people.give_floor(c.db, address.id, "room", room_id)


def _is_idle(c: Conversation, address: Address) -> bool:
    """Does nothing that is still open hear what is written there?"""
    if address.floor_kind != "conversation" or address.floor_id is None:
        return address.floor_kind is None
    talk = conversations.find(c.db, address.floor_id)
    return talk is None or talk.status != "open" or talk.id == c.talk.id


def _tell_paused(step: Step, one: Any) -> None:
    text = N_("Your office work is paused by the head of the office. What you had begun goes to nobody.")
    step.tell(one.person_id, text, purpose="office")


def _tell_back(step: Step, one: Any) -> None:
    step.tell(one.person_id, N_("You can do office work again: write 'menu'."), purpose="office")


# ── the new officer ───────────────────────────────────────────────────────────────────────────────────────────────


def be_officer(c: Conversation) -> None:
    """Who wrote a new officer's code says yes once, and is one."""
    invited = staff.usable_one(c.db, int(c.subject), c.world.now)
    if invited is None:
        return joining.does_not_work(c.step)
    if staff.officer_of(c.db, c.person.id) is not None:
        return c.say(N_("You are an officer already; the code is for somebody else and still works."))
    place = c.world.places.district(invited.district_lgd) if invited.district_lgd else invited.state
    asks = yes_no(
        "is_me", N_("Are you {name}, and do you work for the office of {place}?"), N_("Yes, that is me"), N_("Not me")
    )
    if c.ask(asks, name=invited.name, place=place) == "no":
        return c.say(N_("All right. Please give the code back to whom you have it from; nothing was changed."))
    number = staff.become(c.db, invited, c.person.id, c.world.now)
    if number is None:
        return joining.does_not_work(c.step)
    c.step.know(name=invited.name, heard_office_at=c.world.now,
                **({"district_lgd": invited.district_lgd} if invited.district_lgd else {}))  # fmt: skip
    note(c, "become_officer", f"officer:{number}", before={}, after={"code": invited.id, "head": invited.head_id},
         why_not=N_("the head of the office can pause it"))  # fmt: skip
    head = staff.officer(c.db, invited.head_id)
    if head is not None:
        c.tell(head.person_id, N_("{name} has used the code and is an officer of your office now."), purpose="office",
               name=invited.name)  # fmt: skip
    c.say(N_("Welcome, {name}. You can do office work now."), name=invited.name)
    return c.then("office")


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_heads(reverse: Callable[[Step, Any, Officer], bool]) -> Callable[[Step, Any], bool]:
    """Whoever heads no office any more takes nothing back either."""

    def with_rights(step: Step, deed: Any) -> bool:
        officer = step.officer
        return officer is not None and officer.is_head and reverse(step, deed, officer)

    return with_rights


def _of_head(step: Step, deed: Any, head: Officer) -> Any:
    return next((one for one in staff.of_head(step.db, head) if one.id == audit.number_of(deed)), None)


def _pause_again(step: Step, deed: Any, head: Officer) -> bool:
    one = _of_head(step, deed, head)
    if one is None or not staff.pause(step.db, one.id, step.world.now):
        return False
    _tell_paused(step, one)
    return True


def _let_back_again(step: Step, deed: Any, head: Officer) -> bool:
    one = _of_head(step, deed, head)
    if one is None or not staff.let_back(step.db, one.id):
        return False
    _tell_back(step, one)
    return True


def _withdraw_code(step: Step, deed: Any, head: Officer) -> bool:
    return staff.withdraw(step.db, audit.number_of(deed))


TOO_LATE = {
    "withdraw_officer_code": N_("{deed}: somebody has used it already.\nUnder 'our officers' you can pause them."),
}  # fmt: skip
OFFICE_WORK = {"office_staff": our_officers}
CONVERSATIONS = {**OFFICE_WORK, "be_officer": be_officer}
REVERSES = {
    "pause_officer": _by_heads(_pause_again),
    "let_back_officer": _by_heads(_let_back_again),
    "withdraw_officer_code": _by_heads(_withdraw_code),
}
