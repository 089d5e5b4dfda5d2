"""Who is speaking, where several people speak from one telephone: asked before anything private, and again after a long silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers import menu
from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.messages import InboundMessage
from handlers.naming import named_for, self_named
from handlers.questions import Misread, Option, Question, Reply, choice, name_of, shown_option
from handlers.reading.commands import is_exact_stop, read_command
from handlers.step import Step
from storage import acting, audit, consent, conversations, inbox, outbox, people, profiles, prompts, sharing
from storage import rooms as kept_rooms
from storage.people import Person
from storage.settling import skip_all_of
from storage.sharing import Here

SILENT = timedelta(days=60)
"""After so long a number may have another owner: providers give unused ones away (TRAI: not before 90 days of disuse)."""
PAUSE = timedelta(minutes=30)
"""After so long a telephone of several people may lie in another hand."""
AGAIN_AFTER = timedelta(seconds=60)
GO, HELD, DONE = "go", "held", "done"
QUESTIONS = {"who": "who_speaks", "still": "still_here"}
"""By what is unsure, the name of the router's own question about it."""
_UNSURE = {question: unsure for unsure, question in QUESTIONS.items()}
OTHER = "other"
SHOW = "show."
"""How the button of a template begins: see handlers.woken."""
NOT_ME = (
    "not me", "this is not me", "that is not me", "wrong person", "wrong number", "i am not that person", "yeh main nahi hun",
    "ye main nahi hu", "yeh main nahi", "main nahi hun", "main wo nahi hun", "main woh nahi hun", "galat aadmi", "galat number",
    "यह मैं नहीं हूँ", "ये मैं नहीं हूँ", "मैं नहीं हूँ", "मैं वो नहीं हूँ", "मैं वह नहीं हूँ", "गलत आदमी", "गलत नंबर", "ग़लत नंबर",
    "मी नाही", "ही मी नाही", "हा मी नाही", "ती मी नाही", "मी ती नाही", "मी तो नाही", "चुकीचा नंबर", "mi nahi",
    "hi mi nahi", "ha mi nahi", "mi to nahi", "mi ti nahi", "chukicha number",
)  # fmt: skip
_NOT_ME = frozenset(" ".join(fold(word) for word in tokens(words)) for words in NOT_ME)


def helper_purpose(helper_id: int) -> str:
    """Under which purpose the ledger keeps somebody's yes to a helper."""
    return f"helper:{helper_id}"


def here(step: Step) -> list[Here]:
    """Everybody who speaks from this address; through a helper only those who still say yes to that."""
    everyone = sharing.people_of(step.db, step.address.id) if step.address.shared else []
    return [
        one for one in everyone
        if one.helper_id is None or consent.given(step.db, one.person_id, helper_purpose(one.helper_id))
    ]  # fmt: skip


def is_silent(step: Step) -> bool:
    """Has nobody written from this address for so long that it may be another's by now?"""
    last = step.address.last_inbound_at
    return last is not None and step.person.name is not None and step.world.now - last >= SILENT


# ── settled before anything else ──────────────────────────────────────────────────────────────────────────────────


def settle(step: Step, message: InboundMessage, inbox_id: int) -> str | Started:
    """Whose message is this? GO: known, the speaker stands in the step. HELD: they were asked, it waits.

    DONE: it was an answer to that question, or a word of who speaks, and all is said. Else the talk that begins now.
    """
    address = step.address
    if not (address.shared or address.unsure or is_silent(step)):
        return GO
    if is_exact_stop(message.text) and message.kind == "text" and not message.forwarded:
        return GO
    everyone = here(step)
    if address.shared and (mine := next((one for one in everyone if one.person_id == step.person.id), None)):
        acting.through(mine.helper_id)
    if (answered := _answered(step, message, everyone)) is not None:
        return answered
    if address.unsure:
        return _hold(step, inbox_id, address.unsure)
    if is_silent(step):
        return _hold(step, inbox_id, "who" if address.shared else "still")
    if (whose := _pointed_at(step, message)) is not None and any(one.person_id == whose for one in everyone):
        switch(step, whose)
    elif _must_ask(step, message):
        return _hold(step, inbox_id, "who")
    inbox.spoke(step.db, inbox_id, step.person.id)
    return GO


def settle_press_in_group(step: Step, inbox_id: int) -> bool:
    """Is it known who pressed a button in a group's chat? It opens a private talk: False, the press waits until it is said."""
    address = step.address
    if not address.shared:
        return True
    if not address.unsure and not _anybodys(step):
        switch(step, step.person.id)
        return True
    _hold(step, inbox_id, "who")
    return False


def _must_ask(step: Step, message: InboundMessage) -> bool:
    """Words that may be anybody's: after a pause, or when somebody else was asked something since."""
    return message.kind != "press" and _anybodys(step)


def _anybodys(step: Step) -> bool:
    last = step.address.last_inbound_at
    if last is None or step.world.now - last > PAUSE:
        return True
    return sharing.asked_another(step.db, step.address.id, step.person.id, last)


def _pointed_at(step: Step, message: InboundMessage) -> int | None:
    """Whose message a press or a reply points at: it stands on the card."""
    if message.kind == "press":
        token, _, place = message.pressed.rpartition(".")
        prompt = prompts.prompt(step.db, token)
        if prompt is not None:
            return prompt.person_id if prompt.address_id == step.address.id else None
        of_template = message.pressed.startswith(SHOW) and place.isdigit()
        talk = conversations.find(step.db, int(place)) if of_template else None
        return talk.person_id if talk else None
    if message.reply_to:
        row = outbox.sent_message(step.db, step.address.id, message.reply_to)
        found = prompts.of_row(step.db, row) if row is not None else None
        return found.person_id if found else None
    return None


def hold_wake(step: Step, inbox_id: int) -> bool:
    """What Haat wants to begin at a telephone that was silent so long waits until its owner has said that they are still there.

    Outside WhatsApp's window only a template may leave, which tells nothing private; there its press is asked about.
    """
    silent = is_silent(step) and not step.address.channel.endswith("whatsapp")
    if not silent and step.address.unsure != "still":
        return False
    inbox.hold(step.db, inbox_id)
    if not step.address.unsure:
        ask(step, "who" if step.address.shared else "still", cause=f"who:{inbox_id}")
    return True


def _hold(step: Step, inbox_id: int, kind: str) -> str:
    inbox.hold(step.db, inbox_id)
    shown = prompts.last(step.db, step.address.id) if step.address.unsure else None
    people.change_address(step.db, step.address.id, last_inbound_at=step.world.now, unreachable_at=None)
    if shown is None or shown.question not in _UNSURE or step.world.now - shown.created_at > AGAIN_AFTER:
        ask(step, kind, cause=f"who:{inbox_id}")
    return HELD


def ask(step: Step, kind: str, *, cause: str = "") -> None:
    """Ask who is speaking, or whether this is still the one Haat knows; until it is answered all else waits."""
    step.cause = cause or step.cause
    people.change_address(step.db, step.address.id, unsure=kind)
    step.address = replace(step.address, unsure=kind)
    if kind == "still":
        options = [Option("yes", N_("Yes, I am {name}"), {"name": step.person.name or ""}),
                   Option("no", N_("No, somebody else"))]  # fmt: skip
        step.offer(
            N_("Namaste! Is this still {name}?"), options, question=QUESTIONS["still"], name=step.person.name or ""
        )
    else:
        options = [*map(_option, here(step)), Option(OTHER, N_("Somebody else"))]
        step.offer(N_("Who is speaking now?"), options, question=QUESTIONS["who"])
    step.letters[-1].bare = True


def _option(one: Here) -> Option:
    if not one.name:
        return Option(str(one.person_id), N_("The new one"))
    return Option(str(one.person_id), N_("For {name}") if one.helper_id else "{name}", {"name": one.name or "–"})


# ── answered ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _answered(step: Step, message: InboundMessage, everyone: Sequence[Here]) -> str | Started | None:
    """What a message says of who is speaking; None when it says nothing of that."""
    if message.kind == "press":
        token, _, place = message.pressed.rpartition(".")
        pressed = prompts.prompt(step.db, token)
        asked = pressed is not None and pressed.address_id == step.address.id and pressed.question in _UNSURE
        if not asked or pressed is None or not place.isdigit() or int(place) >= len(pressed.options):
            return None
        return _take(step, _UNSURE[pressed.question], pressed.options[int(place)]["value"], everyone)
    if message.kind != "text" or message.forwarded:
        return None
    if says_not_me(message.text):
        return not_me_said(step)
    if (named := named_here(message.text, everyone)) is not None:
        return _take(step, "who", str(named.person_id), everyone)
    shown = prompts.last(step.db, step.address.id) if step.address.unsure else None
    if shown is None or shown.question not in _UNSURE:
        return None
    value = shown_option(message.text, shown.options)
    if value is None and _UNSURE[shown.question] == "still":
        said = read_command(message.text, "yes_no")
        value = said if said in ("yes", "no") else None
    if value is not None:
        return _take(step, _UNSURE[shown.question], value, everyone)
    if (name := self_named(message.text)) is not None:
        return newcomer_called(step, name)
    return None


def _take(step: Step, question: str, value: str, everyone: Sequence[Here]) -> str | Started:
    if question == "still":
        if value == "no":
            return not_me_said(step)
        known(step)
    elif value == OTHER:
        return newcomer_called(step, "")
    elif any(str(one.person_id) == value for one in everyone):
        switch(step, int(value))
    elif value != str(step.person.id):
        return _lost(step)
    if not inbox.release(step.db, step.address.lane, step.world.now):
        greet(step)
        return GO_ON
    return DONE


GO_ON = "go on"
"""As DONE, and what waits for an answer is put again."""


def greet(step: Step) -> None:
    """The speaker by name: the one line that needs no name above it. Who speaks through a helper is named above the next one."""
    if acting.helper() is not None:
        return
    step.say(N_("Namaste {name}!"), name=step.person.name or "")
    step.letters[-1].bare = True


def _lost(step: Step) -> str:
    """A name on an old question that speaks here no more."""
    ask(step, "who")
    return DONE


def known(step: Step) -> None:
    """It is known now who is speaking."""
    people.change_address(step.db, step.address.id, unsure=None, last_inbound_at=step.world.now)
    step.address = replace(step.address, unsure=None, last_inbound_at=step.world.now)


def switch(step: Step, person_id: int) -> None:
    """Another of this address's people is speaking from here on: their own talk or room hears them."""
    known(step)
    if person_id != step.person.id:
        talk = conversations.next_open(step.db, person_id, step.address.id, but=0)
        rooms = kept_rooms.open_of(step.db, person_id) if talk is None else []
        kind = "conversation" if talk is not None else "room" if rooms else None
        holder = talk.id if talk is not None else rooms[0] if rooms else None
        fields: dict[str, Any] = {"person_id": person_id, "floor_kind": kind, "floor_id": holder}
        people.change_address(step.db, step.address.id, **fields)
        step.address = replace(step.address, **fields)
        step.person = people.person(step.db, person_id)
    mine = sharing.one_of(step.db, step.address.id, person_id)
    acting.through(mine.helper_id if mine else None)


# ── said in words ─────────────────────────────────────────────────────────────────────────────────────────────────


def says_not_me(text: str) -> bool:
    """Does somebody say that they are not the one they are taken for?"""
    return " ".join(fold(word) for word in tokens(text)) in _NOT_ME


def not_me_said(step: Step) -> str | Started:
    """Who is it then? On a shared telephone the others are offered; else somebody new speaks at once, who sees nothing of
    the one that Haat knows."""
    if step.address.shared:
        ask(step, "who")
        return DONE
    former = step.person.id
    newcomer_called(step, "")
    return Started("not_me", opening={"former": former})


def named_here(text: str, everyone: Sequence[Here]) -> Here | None:
    """Whom of these a message names as its speaker, or as whom it is for: "मैं रमा हूँ", "मीना के लिए"."""
    said = self_named(text, surely=False) or named_for(text)
    return called(said, everyone) if said else None


def called(name: str, everyone: Sequence[Here]) -> Here | None:
    """The one of these with this name; a first name is enough where only one has it."""
    key = key_of(name)
    exact = [one for one in everyone if key_of(one.name or "") == key]
    first = [one for one in everyone if key and key_of(one.name or "").split()[:1] == key.split()[:1]]
    found = exact or (first if len(key.split()) == 1 else [])
    return found[0] if len(found) == 1 else None


def household(step: Step) -> list[int]:
    """Everybody of this telephone, the speaker first: where names count by the telephone, as at a workshop's door."""
    return [step.person.id, *(one.person_id for one in here(step) if one.person_id != step.person.id)]


def whose_name(step: Step, name: str) -> int:
    """The one of this telephone who bears a name; the speaker where nobody else does."""
    found = called(name, here(step))
    return found.person_id if found is not None else step.person.id


def key_of(name: str) -> str:
    """A name in one spelling for both scripts."""
    return " ".join(fold(word) for word in tokens(name))


def somebody_new(step: Step, text: str) -> Started | None:
    """ "Rama is speaking", where Haat knows this telephone as another's: they are asked whether they are a second one."""
    name = self_named(text)
    if name is None or step.person.name is None or key_of(name) == key_of(step.person.name):
        return None
    if set(key_of(name).split()) & set(key_of(step.person.name).split()):
        return None  # the first name of whom we know
    return Started("another", opening={"name": name})


# ── one more at this telephone ────────────────────────────────────────────────────────────────────────────────────


def newcomer_called(step: Step, name: str) -> Started:
    """A new person speaks from this address beside those who do already."""
    known(step)
    speaker = step.person
    made = people.add_person(
        step.db, step.world.now, language=speaker.language, language_sure=speaker.language_sure,
        district_lgd=speaker.district_lgd, heard_office_at=step.world.now,
    )  # fmt: skip
    sharing.join(step.db, step.address.id, made, step.world.now)
    step.address = replace(step.address, shared=True)
    switch(step, made)
    return Started("newcomer", opening={"name": name})


CALLED = Question("called", N_("What is your name?"), takes="text", read=name_of)


def newcomer(c: Conversation) -> None:
    """A second person at a telephone: their name, and that everything of theirs stands apart."""
    name = c.opening.get("name") or c.ask(replace(CALLED, read=_reads_new_name(c.step)))
    c.step.know(name=name)
    audit.note(
        c.db, c.person.id, "share_phone", f"address:{c.step.address.id}", c.world.now, after={"name": name},
        reverse="leave_phone",
    )  # fmt: skip
    if c.step.address.shared:
        c.say(N_("Namaste {name}! What is yours stays apart: each message here says for whom it is."), name=name)
        c.step.letters[-1].bare = True
    else:
        greet(c.step)
    if not inbox.release(c.db, c.step.address.lane, c.world.now):
        menu.show(c.step)


def _reads_new_name(step: Step) -> Any:
    def read(reply: Reply, language: str) -> str:
        return own_here(step, self_named(reply.text) or name_of(reply, language))

    return read


def own_here(step: Step, name: str) -> str:
    """A name that nobody else of this telephone has. Raises Misread."""
    if called(name, [one for one in here(step) if one.person_id != step.person.id]) is not None:
        raise Misread(N_("Somebody here has that name already. Please write it with the surname."))
    return name


def another(c: Conversation) -> None:
    """A name that Haat does not know at this telephone: somebody new, or the one it knows under another name."""
    name = c.opening["name"]
    options = (
        Option("new", N_("Yes, add {name}"), {"name": name}),
        Option("me", N_("No, I am {name}"), {"name": c.person.name or "–"}),
    )
    question = choice("new_here", N_("I know {known} on this phone. Do you, {name}, use it too?"), options)
    question = replace(question, takes="yes_no", read=_yes_is("new", "me"))
    if c.ask(question, known=c.person.name or "–", name=name) == "me":
        return c.say(N_("All right, it stays as it is."))
    begun = newcomer_called(c.step, name)
    return c.then(begun.conversation, "", **begun.opening)


def _yes_is(yes: str, no: str) -> Any:
    def read(reply: Reply, _language: str) -> str:
        said = read_command(reply.text, "yes_no")
        if said not in ("yes", "no"):
            raise Misread()
        return yes if said == "yes" else no

    return read


def not_me(c: Conversation) -> None:
    """Somebody else holds the telephone that Haat knows as another's: they share it, or it is theirs alone now."""
    former = people.person(c.db, int(c.opening["former"]))
    name = {"name": former.name or "–"}
    options = (
        Option("both", N_("Yes, we share it")), Option("mine", N_("No, it is mine now")), Option("me", N_("I am {name}"), name),
    )  # fmt: skip
    whose = c.ask(choice("whose", N_("Sorry! Does {name} use this phone too?"), options), **name)
    if whose == "me":
        leaves(c.step, c.step.address.id)
        c.step.person = former
        greet(c.step)
        inbox.release(c.db, c.step.address.lane, c.world.now)
        return None
    if whose == "mine":
        _another_owner(c.step, former)
    return c.then("newcomer")


def _another_owner(step: Step, former: Person) -> None:
    """The number belongs to somebody else now: nothing of its former owner comes here any more, and the office hears it."""
    skip_all_of(step.db, former.id, "another owner", step.world.now)
    profile = profiles.profile_of(step.db, former.id)
    if profile is not None and profile.status == "live":
        profiles.change_profile(step.db, profile.id, step.world.now, status="hidden")
    audit.note(
        step.db, former.id, "phone_lost", f"address:{step.address.id}", step.world.now, before={"name": former.name},
        why_not=N_("the number is somebody else's now"),
    )  # fmt: skip
    sharing.leave(step.db, step.address.id, former.id)
    people.change_address(step.db, step.address.id, profile_name=None)
    step.address = people.address(step.db, step.address.id)
    step.want_human("not_me", former.name or "", district_lgd=former.district_lgd)


def reads_name(c: Conversation) -> Any:
    """Reads the name of a shop; a helper's own name on somebody else's profile is doubted once."""

    def read(reply: Reply, language: str) -> str:
        name, helper = name_of(reply, language), acting.helper()
        own = people.person(c.db, helper).name if helper is not None else None
        if own and set(key_of(name).split()) & set(key_of(own).split()) and c.kept.get("doubted") != key_of(name):
            c.kept["doubted"] = key_of(name)
            raise Misread(N_("That is {helper}'s name. If it is really right, write it once more."), helper=own)
        return name

    return read


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _leave_phone(step: Step, deed: Any) -> bool:
    leaves(step, audit.number_of(deed))
    return True


def leaves(step: Step, address_id: int) -> None:
    """The speaker speaks from an address no more; whoever is left there speaks now."""
    sharing.leave(step.db, address_id, step.person.id)
    if address_id == step.address.id:
        step.address = people.address(step.db, address_id)


CONVERSATIONS = {"newcomer": newcomer, "another": another, "not_me": not_me}
REVERSES = {"leave_phone": _leave_phone}
