"""Rooms: a deal between two people or a talk with the office, where words pass through Haat under names only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation, ErrandFailed
from handlers.group import offer_answers
from handlers.hearing import Hearing, Started
from handlers.language import N_, say
from handlers.office import rights
from handlers.outbound import windows
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.questions import Option, Reply, is_label
from handlers.reading.hiding import HIDDEN, without_phone_numbers
from handlers.ready.answers import language_name, spoken_language
from handlers.safety import grievances, guard, reporting, split_numbers
from handlers.step import Step
from handlers.trade import after, room_help, room_windows
from storage import introductions, people, rooms, safety, staff

MASKED_IN = ("deal",)
"""Rooms whose members chose to be reached only through Haat: numbers in their words are hidden."""


ASKED_FOR_SECRET = N_(
    "{name} asked for an OTP, a PIN or a card number; I did not pass it on.\n"
    "Never give it to anybody: to get money it is not needed."
)


NOT_PASSED = N_("I did not pass that on: never ask for money first, OTP or card numbers.")
"""What who wrote it hears, before both said yes."""


def without_numbers(text: str) -> str:
    """The words with telephone numbers hidden: contacts are shared only by both sides' yes."""
    return without_phone_numbers(text)


def without_pieces_too(step: Step, text: str) -> str:
    """The words with telephone numbers hidden, those too that are told in pieces or over several messages."""
    return split_numbers.without_pieces(step, without_numbers(text))


def not_to_be_passed(text: str) -> bool:
    """Words that are not carried between two who are not introduced yet: payment, money first, OTP, card and Aadhaar numbers,
    links, abuse."""
    return guard.look(text, guard.MASKED).deed == "keep"


def is_stopped(step: Step) -> bool:
    """Is nothing of the speaker's passed on, because the office is checking a report about them? They are told so."""
    if not safety.is_held(step.db, step.person.id):
        return False
    office = step.office
    step.say(
        N_("The office is checking a report about you; until then I pass nothing on.\nYou can also ring {landline}."),
        landline=office.landline if office else "–",
    )  # fmt: skip
    return True


def open_deal(
    step: Step, introduction_id: int, buyer_id: int, buyer_name: str, seller_id: int, seller_name: str
) -> int:
    """The room of an introduction in which at least one side is reached only through Haat."""
    room_id = rooms.begin(step.db, "deal", str(introduction_id), step.world.now)
    rooms.enter(step.db, room_id, buyer_id, buyer_name)
    rooms.enter(step.db, room_id, seller_id, seller_name)
    return room_id


def greet(step: Step, room_id: int, person_id: int, name: str, about: str) -> None:
    """The first word in a room to its other side: who wants to talk, and about what."""
    text = N_("{name} would like to talk about:\n{about}\nWrite here; I pass it on, numbers stay hidden.")
    if not room_windows.waits(step, room_id, person_id, text, name=name, about=about):
        step.tell(person_id, text, room_id=room_id, options=(LEAVE,), question="room", name=name, about=about)
    address = people.reached_at(step.db, person_id)
    if address is not None and address.floor_kind is None and address.person_id == person_id:
        people.give_floor(step.db, address.id, "room", room_id)


def open_hand_off(step: Step, person_id: int, officer_id: int, office_name: str, person_name: str) -> int:
    """The room in which an officer and a person who asked for a human write to each other."""
    room_id = rooms.begin(step.db, "hand_off", str(person_id), step.world.now)
    rooms.enter(step.db, room_id, person_id, person_name)
    rooms.enter(step.db, room_id, officer_id, office_name)
    address = people.reached_at(step.db, person_id)
    if address is not None and address.person_id == person_id:
        people.give_floor(step.db, address.id, "room", room_id)
    return room_id


def title(step: Step, room_id: int) -> str:
    """Who is on the other side of a room."""
    others = [one.shown_as for one in rooms.members(step.db, room_id) if one.person_id != step.person.id]
    return ", ".join(others) or "–"


def post(step: Step, room_id: int, hearing: Hearing) -> None:
    """Pass one message on to the room's other members, under the writer's name; never read as an answer."""
    room = rooms.room(step.db, room_id)
    everyone = _still_in(step, room)
    me = next((one for one in everyone if one.person_id == step.person.id), None)
    if room.status != "open" or me is None:
        people.give_floor(step.db, step.address.id, None, None)
        if room.kind == "hand_off" and not step.is_officer and _sat_for_office(step, room):
            return step.say(rights.TO_NOBODY)
        return step.say(N_("That talk is over. Write 'menu' to go on."))
    text, found = hearing.message.text, None
    if room.kind in MASKED_IN:
        if is_stopped(step):
            return None
        room = offer_answers.heard(step, room)
        found = _guarded(step, room, text)
        if found.deed == "keep":
            _kept_back(step, room, found, everyone, me.shown_as)
            return step.say(N_("I did not pass that on: {rule}."), rule=say(step.language, guard.RULES[found.rule]))
        if HIDDEN in found.text and HIDDEN not in text:
            step.say(N_("I hid the number: you chose to talk through Haat."))
        text = found.text
        after.note_said(step, _introduced_in(step, room), text)
    rooms.wrote(step.db, room_id, step.person.id, step.world.now)
    if room.kind == "hand_off" and len(everyone) == 1:
        return _nobody_there(step, room_id, text)
    for one in everyone:
        if one.person_id == step.person.id:
            continue
        _relay(step, room, one.person_id, me.shown_as, text, hearing, found)
    step.say(_how_it_goes(step, room, everyone), name=title(step, room_id))
    return None


SENT, KEPT = N_("Sent to {name}."), N_("Kept for {name}.")
UNHEARD = N_(
    "WhatsApp lets me write to {name} only after they write.\nThen I say it at once; the office rings them too."
)


def _how_it_goes(step: Step, room: Any, everyone: Sequence[Any]) -> str:
    """What the writer hears: sent, where anybody gets it now or a template whose button shows it; else why it waits, once."""
    twin = room_windows.TWIN if room.kind == "deal" else "office_answer"
    others = [one.person_id for one in everyone if one.person_id != step.person.id]
    if any(windows.hears_at_all(step.db, one, twin, step.world.now) for one in others):
        return SENT
    return KEPT if any(len(room_windows.waiting_words(step, room.id, one)) > 1 for one in others) else UNHEARD


def _still_in(step: Step, room: Any) -> list[Any]:
    """The members of a room; of the office's side of a hand-off only those who are officers now."""
    everyone = rooms.members(step.db, room.id)
    if room.kind != "hand_off":
        return list(everyone)
    return [one for one in everyone if str(one.person_id) == room.subject or staff.officer_of(step.db, one.person_id)]


def _sat_for_office(step: Step, room: Any) -> bool:
    """Was the speaker this talk's officer, and is none now?"""
    return str(step.person.id) != room.subject and staff.was_officer(step.db, step.person.id)


def _nobody_there(step: Step, room_id: int, text: str) -> None:
    """The officer who talked here is none any more: the words go to the office, as a first message does."""
    rooms.close(step.db, room_id)
    people.give_floor(step.db, step.address.id, None, None)
    step.want_human("asked", text)
    step.say(N_("I have passed that on to the office; the answer comes here."))


def _introduced_in(step: Step, room: Any) -> Any:
    """The two sides of the introduction whose room this is; None where nobody was introduced."""
    met_id = rooms.introduction_in(room)
    return safety.sides(step.db, met_id) if met_id is not None else None


def _guarded(step: Step, room: Any, text: str) -> guard.Found:
    met = _introduced_in(step, room)
    given = introductions.introduction(step.db, met.id) if met is not None else None
    mine = "" if given is None else given.buyer_contact if step.person.id == met.buyer else given.seller_contact
    gave_number = mine.startswith("+")
    found = guard.look(text, guard.MASKED if met is None else guard.DEAL, own_number=gave_number)
    if gave_number or found.deed == "keep":
        return found
    return replace(found, text=split_numbers.without_pieces(step, found.text))


def _kept_back(step: Step, room: Any, found: guard.Found, everyone: list[Any], name: str) -> None:
    """What is not carried although two have met: the other side hears that it was asked for, and may report it."""
    met = _introduced_in(step, room)
    if met is None or found.rule not in guard.GRAVE:
        return
    for one in everyone:
        if one.person_id != step.person.id:
            _tell_with_report(step, one.person_id, met, ASKED_FOR_SECRET, name=name)


def _tell_with_report(step: Step, person_id: int, met: Any, text: str, **words: Any) -> None:
    step.tell(person_id, text, options=(reporting.REPORT,), question=f"{reporting.QUESTION}:{met.id}", **words)


def _relay(
    step: Step, room: Any, person_id: int, name: str, text: str, hearing: Hearing, found: guard.Found | None
) -> None:
    address = people.reached_at(step.db, person_id)
    if address is not None and address.floor_kind is None and address.person_id == person_id:
        people.give_floor(step.db, address.id, "room", room.id)
    if room.kind == "hand_off" and text and not windows.hears_freely(step.db, person_id, step.world.now):
        # Only a template reaches them now: what the officer writes waits behind its button.
        officer = step.officer
        opening = {"words": text, "officer": name, "district": officer.district_lgd if officer else None}
        step.begin(person_id, "office_answer", f"room{room.id}:{step.inbox_id}", opening, purpose="office")
        return
    media = dict(zip(hearing.media_ids, hearing.message.media, strict=False))
    options, said = [LEAVE], "{name}: {words}"
    reader = people.person(step.db, person_id).language or FALLBACK_LANGUAGE
    tongue = spoken_language(text, step.language) if text else reader
    if tongue != reader:
        # Free words pass as they are, marked with their language, and the office helps who cannot read them.
        options.insert(0, room_help.HELP)
        said = "{name} ({tongue}): {words}"
    if text or not media:
        words, met = text or "…", _introduced_in(step, room)
        if found is not None and found.deed == "warn" and met is not None:
            warns = guard.warning(found.rule, to_seller=person_id == met.seller)
            words = f"{words}\n⚠ {say(reader, warns)}"
            options.insert(0, reporting.REPORT)
        told: dict[str, Any] = {"name": name, "words": words, "tongue": language_name(tongue, reader)}
        if room.kind != "deal" or not room_windows.waits(step, room.id, person_id, said, **told):
            step.tell(person_id, said, room_id=room.id, options=options, question="room", **told)
    for media_id, medium in media.items():
        if medium.kind in LOOKED_AT and room.kind in MASKED_IN:
            step.begin(person_id, "passed_picture", f"{room.id}:{media_id}", {"name": name, "from": step.person.id})
            continue
        foreign = medium.kind in SPOKEN and step.language != reader
        below = (room_help.with_recording(media_id), LEAVE) if foreign else ()
        step.tell(
            person_id, room_help.SPOKEN if foreign else "{name}", room_id=room.id, options=below, question="room",
            name=name, media_id=media_id, media_kind=medium.kind,
        )  # fmt: skip


def pass_on(step: Step, room_id: int, person_id: int, name: str, sentences: Sequence[str]) -> None:
    """Words written to the other side just before the introduction: they come behind its card, and it is said so."""
    room, said = rooms.room(step.db, room_id), []
    reader = people.person(step.db, person_id).language or FALLBACK_LANGUAGE
    met = _introduced_in(step, room)
    for words in sentences:
        found = _guarded(step, room, words)
        if found.deed == "keep":
            step.say(N_("I did not pass that on: {rule}."), rule=say(step.language, guard.RULES[found.rule]))
            continue
        tongue = spoken_language(words, step.language)
        spoken = f" ({language_name(tongue, reader)})" if tongue != reader else ""
        warns = guard.warning(found.rule, to_seller=person_id == met.seller) if found.deed == "warn" else ""
        said.append(f"{name}{spoken}: {found.text}" + (f"\n⚠ {say(reader, warns)}" if warns else ""))
        step.say(N_("Passed on: “{words}”"), words=found.text)
    if said:
        step.begin(person_id, "room_words", str(room_id), {"words": said}, once=str(step.inbox_id))


SPOKEN = ("voice", "audio")
"""What is heard as it is: in another language than its hearer's the office helps with it."""
LOOKED_AT = ("photo",)
"""What is looked at before it is passed on: a QR in a picture says more than the words beside it."""


def passed_picture(c: Conversation) -> None:
    """A picture from the other side of a room, with a warning where a payment QR or a link is in it."""
    room_id, _, media_id = c.subject.partition(":")
    room, name = rooms.room(c.db, int(room_id)), str(c.opening["name"])
    if safety.is_held(c.db, int(c.opening["from"])):
        return None
    c.step.purpose = "deal"
    try:
        codes = c.wait_for("codes", "codes_in", by="heavy", media_id=int(media_id))
    except ErrandFailed:
        return c.say(N_("{name} sent a picture that cannot be opened."), name=name)
    rules = [guard.RULE_OF_CODE[kind] for kind in codes if kind in guard.RULE_OF_CODE]
    met, text, options = _introduced_in(c.step, room), name, []
    if rules and met is None:
        return hold_back(c, rules[0], sender=int(c.opening["from"]), name=name)
    if "payment_id" in rules and _only_through_haat(c, met):
        _not_passed(c, "payment_id", int(c.opening["from"]))
        careful = say(c.language, guard.warning("payment_id", to_seller=c.person.id == met.seller))
        held = N_("{name} sent a QR for a payment; I do not pass that on.\n⚠ {warning}")
        return c.step.put(say(c.language, held, name=name, warning=careful), [reporting.REPORT, LEAVE], question="room",
                          room_id=room.id)  # fmt: skip
    if rules:
        rule = "payment_id" if "payment_id" in rules else rules[0]
        warns = guard.warning(rule, to_seller=c.person.id == met.seller)
        text, options = f"{name}\n⚠ {say(c.language, warns)}", [reporting.REPORT, LEAVE]
    c.step.put(text, options, question="room", room_id=room.id, media_id=int(media_id), media_kind="photo")
    return None


def hold_back(c: Conversation, rule: str, *, sender: int, name: str) -> None:
    """A picture for the speaker that no rule lets through before both said yes: both sides hear it."""
    _not_passed(c, rule, sender)
    held = N_("{name} sent a picture with a QR code; before both sides have said yes I do not pass that on.")
    c.say(held, name=name)


def _not_passed(c: Conversation, rule: str, sender: int) -> None:
    """Who sent a picture hears that it went no further, and why."""
    told = say(people.person(c.db, sender).language or FALLBACK_LANGUAGE, guard.RULES[rule])
    c.tell(sender, N_("I did not pass your picture on: {rule}."), purpose="reply", rule=told)


def _only_through_haat(c: Conversation, met: Any) -> bool:
    """Do the two reach each other through Haat alone, as in a talk about an offer's card? Then no payment goes past it."""
    given = introductions.introduction(c.db, met.id)
    return bool(given.buyer_contact == given.seller_contact == offer_answers.THROUGH_HAAT)


LEAVE = Option(
    "leave", N_("End this talk"),
    also=("end talk", "end the talk", "close this talk", "baat khatam", "baatcheet khatam", "baatchit khatam karo", "बातचीत खत्म",
          "बातचीत खत्म करो", "बात खत्म", "bolna sampva", "बोलणं संपवा", "बोलणं संपलं", "गप्पा बंद"),
)  # fmt: skip

BLOCKS = ("block", "block karo", "block kar do", "isko block karo", "ise block karo", "block him", "block her", "block this person",
          "ब्लॉक करो", "इसको ब्लॉक करो", "ब्लॉक कर दो", "block kara", "hyala block kara", "ब्लॉक करा", "याला ब्लॉक करा")  # fmt: skip
"""Words with which somebody wants to be rid of the other side: no order to Haat to be silent, but reason to report."""


def room_words(c: Conversation) -> None:
    """What was written in a room while only a template reached its reader."""
    room_id, address = int(c.subject), c.step.address
    if address.floor_kind is None:
        people.give_floor(c.db, address.id, "room", room_id)
    c.step.purpose = "deal"
    c.step.put("\n".join(c.opening["words"]), (LEAVE,), question="room", room_id=room_id)


CONVERSATIONS = {"passed_picture": passed_picture, "room_words": room_words}


def typed(text: str, language: str) -> str | None:
    """The value of a button below a room's messages that somebody typed by its very label."""
    buttons = (LEAVE, reporting.REPORT)
    words = {LEAVE.value: LEAVE.also, reporting.REPORT.value: BLOCKS}
    if grievances.wants_to_report(text):
        return reporting.REPORT.value
    return next(
        (one.value for one in buttons if is_label(text, one.label_in(language), *words.get(one.value, ()))), None
    )


def press(step: Step, room_id: int, reply: Reply, said: str = "") -> Started | None:
    """A button below a room's message (`said`): end the talk, report, or have the office help."""
    if room_help.is_help(reply.pressed):
        room_help.ask(step, room_id, said, str(reply.pressed))
        return None
    if reply.pressed == "report":
        room = rooms.room(step.db, room_id)
        return Started("report", room.subject, {"room": room_id}) if room.subject.isdigit() else None
    everyone = _still_in(step, rooms.room(step.db, room_id))
    name = next((one.shown_as for one in everyone if one.person_id == step.person.id), None)
    if name is None:
        step.say(N_("That talk is over. Write 'menu' to go on."))
        return None
    rooms.close(step.db, room_id)
    for one in everyone:
        _pass_floor_of(step, room_id, one.person_id)
        if one.person_id != step.person.id:
            step.tell(one.person_id, N_("{name} has ended this talk."), name=name)
    step.say(N_("This talk is ended."))
    return None


def _pass_floor_of(step: Step, room_id: int, person_id: int) -> None:
    """Where the closed room had a member's floor, their newest other deal has it now."""
    address = people.reached_at(step.db, person_id)
    if address is None or (address.floor_kind, address.floor_id) != ("room", room_id):
        return
    left = rooms.open_of(step.db, person_id, "deal")
    people.give_floor(step.db, address.id, "room" if left else None, left[0] if left else None)
