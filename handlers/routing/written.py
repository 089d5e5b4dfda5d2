"""What a person writes: an order, the office's work, words for a room, the answer to the open question, or a new matter."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from handlers import (
    asides,
    beside,
    between,
    contacts,
    deals,
    drafts,
    first_contact,
    hand_offs,
    helping,
    joining,
    leads,
    listening,
    menu,
    own_enquiries,
    privacy,
    reception,
    registering,
    reporting,
    rooms,
    second_thoughts,
    self_told,
    voices,
    who_speaks,
    workshops,
)
from handlers.agreed import agrees
from handlers.conversation import Aim, Elsewhere
from handlers.hearing import Hearing, Started
from handlers.language import N_
from handlers.messages import page_size
from handlers.office_words import office_work
from handlers.questions import Option, Reply, is_label, is_place, shown_option
from handlers.reading.commands import is_exact_stop, read_command
from handlers.ready import talks as ready_talks
from handlers.routing import always, media, pressed, spoken, which
from handlers.routing.always import COMMANDS
from handlers.routing.media import BURST
from handlers.routing.way import Way
from handlers.step import CAPABILITIES
from handlers.subjects import BEGUN_BY_PEOPLE, CAN_WAIT, OFFICE_WORK
from storage import conversations, inbox, outbox
from storage.conversations import Prompt, Talk

NO_WORDS = ("sticker", "poll", "contact", "location")
"""Kinds that are never read as words, whatever stands in them."""
NEXT_PAGE = Option(
    "more", N_("More"),
    also=("next", "aur", "aur dikhao", "aage", "आगे", "और दिखाओ", "ankhi", "aankhi", "आणखी दाखवा", "अजून", "पुढे"),
)  # fmt: skip


def heard(way: Way, hearing: Hearing) -> None:
    """Whose words are these: each possible owner is asked in turn, the open question last."""
    is_code, coded_talk = joining.begun(way.step, way.message, hearing.stranger)
    if is_code:
        return way.start(coded_talk)
    way.leave_withdrawn()
    pointed, floor = _pointed_at(way), way.floor_talk()
    takes = way.takes(pointed.conversation_id if pointed else floor.id if floor else None)
    link = first_contact.link_in(way.step, way.message.text)
    if (
        link is None
        and _may_be_an_order(way)
        and not _tells_contact(way, floor)
        and _heard_as_an_order(way, hearing, pointed, floor, takes)
    ):
        return None
    reply = way.reply(hearing)
    if listening.is_voice(hearing):
        if floor is not None and floor.asked == helping.VOICE_IS_YES and not way.message.forwarded:
            return way.run(floor, Aim(floor.asked, reply))
        return spoken.heard(way, hearing, pointed, floor)
    if _says_nothing(way, floor) and not hearing.stranger:
        return not_readable(way, hearing)
    if way.message.kind == "start" or hearing.stranger:
        return way.start(reception.first_message(way.step, hearing))
    if link is not None:
        return way.start(reception.by_link(way.step, link, hearing))
    if pointed is not None:
        return pressed.to_prompt(way, pointed, reply, hearing)
    if _is_only_passed_on(way, takes):
        return way.start(reception.fresh(way.step, hearing))
    if (listed := _paged_prompt(way)) is not None:
        return pressed.turn_page(way, listed)
    if _answered_router(way, hearing):
        return None
    if (item := _leaves_room(way)) is not None:
        return way.start(item)
    if floor is not None and _says_leave_it(way, floor, takes):
        return always.drop(way, floor, hearing)
    heard_in = conversations.rooms_heard(way.db, way.step.person.id, way.step.address.last_inbound_at)
    if len(heard_in) > 1:
        return which.ask_which(way, heard_in)
    if way.room is not None:
        return _to_room(way, way.room, hearing, reply)
    if floor is not None:
        return _to_floor(way, hearing, floor, takes, reply)
    if voices.is_nine(way.message.text):
        return spoken.speak_again(way)
    return way.start(reception.fresh(way.step, hearing))


def _may_be_an_order(way: Way) -> bool:
    """Own words, which no button of the last question says sign for sign."""
    return way.message.kind == "text" and not way.message.forwarded and not _reads_a_button(way)


def _tells_contact(way: Way, floor: Talk | None) -> bool:
    """Words that say which number may be given, where that is asked: "no calls please" is no order to be silent."""
    asked = floor is not None and floor.asked == contacts.ASKED and not is_exact_stop(way.message.text)
    return asked and contacts.wish_in(way.message.text) != ""


def _heard_as_an_order(
    way: Way, hearing: Hearing, pointed: Prompt | None, floor: Talk | None, takes: str | None
) -> bool:
    """Words that are no answer, whatever was asked: an order, a code, the office's work, what is answered beside."""
    step, words = way.step, way.message.text
    if step.address.stopped_at is not None and _goes_on_again(way, takes):
        return True
    of_workshop = floor is not None and floor.name == "workshop" and asides.takes_off_a_name(words)
    if not of_workshop and privacy.asks_to_be_forgotten(way.world, words):
        way.greet(hearing)
        way.start(Started("my_data"))
        return True
    known = pointed is None and not hearing.stranger
    if known and (told := _tells_who(way, floor)) is not None:
        if isinstance(told, Started):
            way.start(told)
        else:
            way.ask_again_or_menu()
        return True
    if known and (asks := ready_talks.asked_for(step, words)) is not None:
        way.start(asks)
        return True
    idle = known and (floor is None or floor.name in CAN_WAIT) and way.room is None
    of_profile = known and floor is not None and floor.name in ("profile", "register")
    if (idle or of_profile) and (numbers := registering.begun(step, words, (floor and floor.asked) or "")) is not None:
        way.start(numbers)
        return True
    asked = (floor and floor.asked) or ""
    answers = asked == "speaks" or (
        asked.startswith("right") and self_told.orders_off(words)
    )  # goods read back just now
    if (idle or of_profile) and not answers and (own := self_told.before_orders(step, words)) is not None:
        way.start(own)
        return True
    command = reception.named_in_own_script(words) or read_command(words, takes)
    if pointed is None:
        if (aim := second_thoughts.of_open_lead(floor, words)) is not None and floor is not None:
            way.run(floor, aim)
            return True
        started = _of_own_enquiry(way, floor, command)
        if started is None and known and command not in COMMANDS:
            started = workshops.named_by_code(step, words)
        if started is None and known:
            started = _of_a_lead(way, floor, command)
        # An item of the desk by its very name is that, whatever its words could mean to somebody else.
        started = started or _office_work(way, floor, "text" if command in COMMANDS else takes)
        if started is not None:
            way.start(started)
            return True
        if command not in COMMANDS and spoken.about_voice(way, hearing, takes):
            return True
        if apart := leads.told_apart(step, floor, words):
            _answer_apart(way, apart)
            return True
    if _answered_beside(way, hearing, floor, takes, command):
        return True
    if command not in COMMANDS or _speaks_of_office_work(way, command, floor):
        return False
    COMMANDS[command](way, hearing)
    return True


def _goes_on_again(way: Way, takes: str | None) -> bool:
    """Who had said stop asks in a sentence for messages again, or for enquiries alone."""
    wish = privacy.asks_to_go_on(way.world, way.message.text)
    if not wish or read_command(way.message.text, takes) == "stop":
        return False
    if wish == "none":
        privacy.say_stopped(way.step)
    elif wish == "enquiries":
        privacy.keep_enquiries(way.step)
    else:
        privacy.start(way.step)
    return True


def _answer_apart(way: Way, apart: Sequence[tuple[Talk, str]]) -> None:
    """One message that answers several cards: each gets its words."""
    for talk, words in apart:
        with suppress(Elsewhere):
            way.run(talk, Aim(talk.asked or "", Reply(words, inbox_id=way.received.id)))


def _answered_router(way: Way, hearing: Hearing) -> bool:
    """Is it an answer to the router's own question, where that was shown last?"""
    shown = _router_prompt(way)
    if shown is None:
        return False
    chosen = shown_option(way.message.text, shown.options)
    if chosen is not None and not menu.says_more(way.step, chosen, way.message.text):
        pressed.to_prompt(way, shown, Reply(pressed=chosen, inbox_id=way.received.id), hearing)
        return True
    asked, _, held = shown.question.partition(":")
    if asked == "which_room" and way.step.address.floor_kind is None:
        which.ask_which(way, [int(option["value"]) for option in shown.options], held)
        return True
    return False


def _to_room(way: Way, room_id: int, hearing: Hearing, reply: Reply) -> None:
    """Words while a room has the floor: for the other side, but for those that a button of the room says."""
    own_words = not way.message.forwarded
    if own_words and (talk := deals.asked_for_price(way.step, way.message.text)) is not None:
        return way.run(talk, Aim(deals.PRICE_NOW.name, reply))
    if own_words and (anew := second_thoughts.in_room(way.step, room_id, way.message.text)) is not None:
        return way.start(anew)
    if own_words and (button := rooms.typed(way.message.text, way.step.language)) is not None:
        return way.start(rooms.press(way.step, room_id, Reply(pressed=button)))
    if own_words and way.step.is_officer and hand_offs.is_deed(way.message.text, way.step.language):
        return way.start(Started("waiting"))  # the deed of a card that is settled is no word to the citizen
    if own_words and (word := between.asked_for_word(way.step, room_id, way.message.text)) is not None:
        rooms.post(way.step, room_id, hearing)
        return way.run(word, Aim(word.asked or "", reply))
    doubled = _is_doubled_tap(way) and not agrees(way.message.text)
    if doubled or ready_talks.heard_in_room(way.step, room_id, way.message.text):
        return None
    return way.start(between.wrote(way.step, room_id, hearing))


def _to_floor(way: Way, hearing: Hearing, floor: Talk, takes: str | None, reply: Reply) -> None:
    """An answer to the open question, unless the words name another matter or bring what it does not ask for."""
    if not way.is_shown_option(floor):
        exactly = takes not in ("choice", "yes_no")
        item = menu.named_in_menu(way.step, way.message.text, exactly=exactly, below=floor.name)
        if item is not None:
            return way.start(item)
    is_yes = floor.asked == helping.VOICE_IS_YES
    photo_of_goods = floor.name == "enquiry" and reply.media_ids and not reception.takes_media(floor.asked)
    if photo_of_goods and all(one.kind == "photo" for one in way.message.media):
        return media.goes_along(way, floor, reply)
    if hearing.media_ids and not reply.media_ids and not way.message.text and not is_yes:
        return media.to_tray(way, hearing)
    if reply.media_ids and not reception.takes_media(floor.asked):
        if (shows := between.photo_for(way.step, hearing)) is not None:
            return way.start(shows)
        return media.to_tray(way, hearing)
    if which.is_old(way, floor) and not hearing.media_ids:
        return which.ask_go_on(way, floor, reply)
    if not way.message.text and not hearing.media_ids and reply.contact is None and reply.location is None:
        return not_readable(way, hearing)
    if conversations.never_shown(way.db, way.step.address.id, floor.id):
        return way.run(floor, None)
    rivals = which.rivals(way, floor)
    if len(rivals) > 1:
        return which.ask_which_talk(way, rivals)
    try:
        return way.run(floor, Aim(floor.asked or "", reply))
    except Elsewhere:
        return way.elsewhere(floor, hearing)


def _of_own_enquiry(way: Way, floor: Talk | None, command: str | None) -> Started | None:
    """What a buyer says of an open enquiry, where nothing else was asked: "no longer needed" is no order to be silent."""
    asked = floor is not None and floor.name not in CAN_WAIT and floor.asked != own_enquiries.WHICH_ONE
    if way.room is not None or command not in (None, "stop", "undo", "no") or is_exact_stop(way.message.text):
        return None
    if (spoken := own_enquiries.spoken_of(way.step, way.message.text, below_a_question=asked)) is not None or asked:
        return spoken
    return own_enquiries.asks_for_leads(way.step, way.message.text)


def _of_a_lead(way: Way, floor: Talk | None, command: str | None) -> Started | None:
    """What a seller says of an enquiry that was asked of them, where nothing of another matter is open."""
    if way.room is not None or command not in (None, "stop", "undo", "no") or is_exact_stop(way.message.text):
        return None
    if floor is not None and way.is_shown_option(floor):
        return None
    return second_thoughts.said(way.step, floor, way.message.text, CAN_WAIT)


def _tells_who(way: Way, floor: Talk | None) -> Started | str | None:
    """Words that say who is speaking or for whom, where they are no answer to a question for a name."""
    if floor is not None and floor.asked in first_contact.NO_SENTENCES | {"called"}:
        return None
    if who_speaks.says_not_me(way.message.text) and way.step.person.name is not None:
        return who_speaks.not_me_said(way.step)
    return helping.said(way.step, way.message.text) or who_speaks.somebody_new(way.step, way.message.text)


def _is_only_passed_on(way: Way, takes: str | None) -> bool:
    """A forwarded text is not the sender's own word: it chooses nothing and says yes to nothing."""
    only_words = way.message.forwarded and bool(way.message.text) and way.room is None
    return only_words and takes not in ("text", "number")


def _says_nothing(way: Way, floor: Talk | None) -> bool:
    """A poll, a place, a card, a sticker: no words, and no answer but one's own card where it is asked for."""
    asks_card = way.message.kind == "contact" and floor is not None and floor.asked == "contact"
    return way.message.kind in NO_WORDS and not asks_card


def _answered_beside(way: Way, hearing: Hearing, floor: Talk | None, takes: str | None, command: str | None) -> bool:
    """What needs no conversation is answered at once, and the open question is put again below it."""
    heard = conversations.rooms_heard(way.db, way.step.person.id, way.step.address.last_inbound_at)
    if way.room is not None or way.message.reply_to or heard:
        return False
    if not hearing.stranger:
        first_contact.follow_language(way.step, hearing, floor)
    answered = beside.answer_beside(way.step, hearing, floor, takes, command)
    if answered == "told":
        way.ask_floor_again()
    return bool(answered)


def _speaks_of_office_work(way: Way, command: str, floor: Talk | None) -> bool:
    """Officers are the human and close things all day: below a question of their desk such words are an answer."""
    closes = not is_exact_stop(way.message.text) or privacy.means_a_closing_button(way.db, way.step.address)
    may_be = command == "person" or (command == "stop" and closes)
    return may_be and floor is not None and floor.name in OFFICE_WORK and way.step.is_officer


def _office_work(way: Way, floor: Talk | None, takes: str | None) -> Started | None:
    """An officer's words are tried as office work first, but for those that an option shown says too."""
    if floor is not None and way.is_shown_option(floor):
        return None
    return office_work(way.step, way.message.text, exactly=takes in ("text", "number"))


def _pointed_at(way: Way) -> Prompt | None:
    """The prompt that a reply-to points at."""
    if not way.message.reply_to:
        return None
    row = outbox.sent_message(way.db, way.step.address.id, way.message.reply_to)
    found = conversations.prompt_of_row(way.db, row) if row is not None else None
    return found if found and found.person_id == way.step.person.id else None


def _paged_prompt(way: Way) -> Prompt | None:
    """The list shown last, where it goes on and the words ask for more of it."""
    shown = conversations.last_prompt(way.db, way.step.address.id)
    if shown is None or not is_label(way.message.text, NEXT_PAGE.label_in(way.step.language), *NEXT_PAGE.also):
        return None
    size = page_size(CAPABILITIES[way.step.address.channel], len(shown.options))
    return shown if (shown.page + 1) * size < len(shown.options) else None


def _router_prompt(way: Way) -> Prompt | None:
    """The router's own message with buttons, where it is the last one shown: its numbers and words answer too."""
    shown = conversations.last_prompt(way.db, way.step.address.id)
    own = shown is not None and shown.conversation_id is None and shown.room_id is None
    if shown is None or not own or shown.question.startswith(reporting.QUESTION):
        return None  # a number typed twice reports nobody: that takes its button, or its word
    return shown if shown.person_id == way.step.person.id else None


def _reads_a_button(way: Way) -> bool:
    """Do the words say, sign for sign, what a button of the last question says? Then no order is looked for."""
    shown = conversations.last_prompt(way.db, way.step.address.id)
    return shown is not None and is_label(way.message.text, *(option["label"] for option in shown.options))


def not_readable(way: Way, hearing: Hearing) -> None:
    """A message of a kind that Haat cannot read: it is said, with a way on."""
    way.greet(hearing)
    reception.cannot_read(way.step, way.message)
    if way.room is None:
        way.ask_again_or_menu()


def _says_leave_it(way: Way, floor: Talk, takes: str | None) -> bool:
    """Is "leave it" said to something that the speaker began? Below a yes-or-no question it is a no."""
    own = floor.name in BEGUN_BY_PEOPLE or bool(drafts.name_of(floor))
    return own and takes != "yes_no" and drafts.says_leave_it(way.message.text) and not way.is_shown_option(floor)


def _is_doubled_tap(way: Way) -> bool:
    """A tap that came twice: the first was taken as the answer, the second is no word to the other side of a room."""
    text, now = way.message.text, way.world.now
    if not text or way.message.media or way.message.reply_to:
        return False
    labels = conversations.labels_shown(way.db, way.step.address.id, now - timedelta(minutes=10))
    tapped = is_label(text, *labels)
    if tapped and len(text.split()) > 1:
        return True
    before = inbox.said_just_before(way.db, way.received.lane, way.received.id, now - BURST)
    return (tapped or is_place(text.strip())) and before.strip() == text.strip()


def _leaves_room(way: Way) -> Started | None:
    """Words for Haat itself while a room has the floor: an item of the menu, said exactly."""
    return menu.named_in_menu(way.step, way.message.text, exactly=True) if way.room is not None else None
