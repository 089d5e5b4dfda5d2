"""What a person writes: an order, the office's work, words for a room, the answer to the open question, or a new matter."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from handlers import beside, menu, reception
from handlers.conversation import Aim, Elsewhere
from handlers.enquiry import drafts, forwards, turned
from handlers.hearing import Hearing, Started
from handlers.language import N_
from handlers.lead import figures_meant
from handlers.messages import CAPABILITIES, page_size
from handlers.office import hand_offs
from handlers.outbound.bursts import BURST
from handlers.person import first_contact, helping, joining
from handlers.questions import SKIP, Option, Reply, is_label, is_place, shown_option
from handlers.reading import kind_of
from handlers.reading.asking import is_question
from handlers.reading.commands import read_command
from handlers.ready import answering, several
from handlers.ready import talks as ready_talks
from handlers.routing import always, media, office_room, one_of_several, orders, pressed, spoken, to_haat, which
from handlers.routing.said import Said
from handlers.routing.way import Way
from handlers.safety import grievances, reporting
from handlers.seller import goods, home_told
from handlers.subjects import BEGUN_BY_PEOPLE, GIVE_WAY
from handlers.trade import between, enquiry_in_room, named_in_room, new_rates, price_talks, room_help, rooms
from handlers.trade.agreed import agrees
from handlers.voice import listening, voices
from storage import inbox, matches, outbox, prompts
from storage import rooms as kept_rooms
from storage.conversations import Talk
from storage.prompts import Prompt

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
    said = Said(way, hearing, pointed, floor, takes)
    if not said.is_order and office_room.went_with_the_charge(way.step):
        return None
    if link is None and orders.heard(said):
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
    if first_contact.is_unknown_code(way.step, way.message.text):
        return way.start(reception.fresh(way.step, hearing))
    if pointed is not None and not _is_routers(pointed):
        return pressed.to_prompt(way, pointed, reply, hearing)
    if _is_only_passed_on(way, takes):
        return way.start(reception.fresh(way.step, hearing))
    if (listed := _paged_prompt(way)) is not None:
        return pressed.turn_page(way, listed)
    if _answered_router(way, hearing, pointed):
        return None
    if _held_words_wait(way, hearing):
        return None
    if (item := _leaves_room(way)) is not None:
        return way.start(item)
    if floor is not None and _says_leave_it(way, floor, takes):
        return always.drop(way, floor, hearing)
    if len(heard_in := which.may_be_meant(way)) > 1:
        return which.ask_which(way, heard_in)
    if (room_id := which.hears(way, heard_in)) is not None:
        return _to_room(way, room_id, hearing, reply)
    if floor is not None:
        return _to_floor(way, hearing, floor, takes, reply)
    if voices.is_nine(way.message.text):
        return spoken.speak_again(way)
    return way.start(reception.fresh(way.step, hearing))


def _answered_router(way: Way, hearing: Hearing, pointed: Prompt | None) -> bool:
    """Is it an answer to the router's own question, where that was shown last or is pointed at?"""
    shown = pointed or _router_prompt(way)
    if shown is None or shown.question.startswith(reporting.QUESTION):
        return False  # a number typed twice reports nobody: that takes its button, or its word
    chosen = shown_option(way.message.text, shown.options)
    if chosen is not None and not menu.says_more(way.step, chosen, way.message.text):
        pressed.to_prompt(way, shown, Reply(pressed=chosen, inbox_id=way.received.id), hearing)
        return True
    if shown.question == "go_on" and (wish := which.wish_in(way.message.text)):
        pressed.to_prompt(way, shown, Reply(pressed=wish, inbox_id=way.received.id), hearing)
        return True
    if (much := reception.so_many_of(way.step, shown.question, way.message.text)) is not None:
        way.start(much)
        return True
    if shown.question.startswith(f"{figures_meant.QUESTION}:"):
        return _figures_told(way, shown, hearing)
    if forwards.is_asked(shown.question):
        return _forward_answered(way, shown, hearing)
    if shown.question == "hand_off" and pointed is not None:
        way.start(Started("hand_off", str(shown.options[0]["value"]), {"answer": way.message.text}))
        return True
    asked, _, held = shown.question.partition(":")
    if asked == "which_room" and way.step.address.floor_kind is None:
        which.ask_which(way, [int(option["value"]) for option in shown.options], held)
        return True
    return False


def _figures_told(way: Way, shown: Prompt, hearing: Hearing) -> bool:
    """What figures are, in plain words; a yes or no says nothing of it, and it is asked again."""
    if what := figures_meant.meant(way.message.text):
        pressed.to_prompt(way, shown, Reply(pressed=what, inbox_id=way.received.id), hearing)
        return True
    if read_command(way.message.text, "yes_no") not in ("yes", "no"):
        return False
    which.put_again(way, shown)
    return True


def _forward_answered(way: Way, shown: Prompt, hearing: Hearing) -> bool:
    """Whose a forwarded message is, in plain words; a short answer that says nothing of it loses no draft: it is asked again."""
    text = way.message.text
    if value := forwards.meant(shown.question, text):
        pressed.to_prompt(way, shown, Reply(pressed=value, inbox_id=way.received.id), hearing)
        return True
    other = (
        bool(way.world.catalogue.concepts_in(text))
        or is_question(text)
        or menu.named_in_menu(way.step, text) is not None
    )
    if other or way.message.forwarded or hearing.media_ids or len(text.split()) > ANSWER or kind_of(text) in MATTERS:
        return False
    way.step.say(N_("Sorry, I did not get that."))
    which.put_again(way, shown)
    return True


ANSWER = 5
"""Words at most of what may be an answer to a question about a forwarded message."""
MATTERS = ("complaint", "scam", "workshop", "greeting")


def _held_words_wait(way: Way, hearing: Hearing) -> bool:
    """Does an earlier message still wait to be told whom it answers, because somebody wrote in between? Then these words
    say it by a name, or are held with it."""
    asked = which.still_held(way) if way.room is not None and hearing.message.text else None
    if asked is None:
        return False
    chosen = shown_option(way.message.text, asked.options)
    if chosen is not None:
        pressed.to_prompt(way, asked, Reply(pressed=chosen, inbox_id=way.received.id), hearing)
        return True
    theirs = [int(option["value"]) for option in asked.options]
    which.ask_which(way, list(dict.fromkeys([*way.rooms_heard(), *theirs])), asked.question.removeprefix(which.HOLDS))
    return True


def _to_room(way: Way, room_id: int, hearing: Hearing, reply: Reply) -> None:
    """Words while a room has the floor: for the other side, but for those that a button of the room says."""
    own_words = not way.message.forwarded
    if own_words and not hearing.media_ids and which.turned_to(way, room_id):
        return None
    if own_words and (talk := price_talks.asked_for_price(way.step, way.message.text)) is not None:
        return way.run(talk, Aim(price_talks.PRICE_NOW.name, reply))
    if own_words and (wished := new_rates.rate_wished(way.step, room_id, way.message.text)) is not None:
        return way.start(wished)
    if to_haat.heard(way, room_id, hearing):
        return None
    if own_words and (named := named_in_room.begun(way.step, room_id, hearing)) is not None:
        return way.start(named)
    if own_words and (anew := new_rates.in_room(way.step, room_id, way.message.text)) is not None:
        rooms.post(way.step, room_id, hearing)  # the other side hears it at once; the offer with it is read back
        return way.start(anew)
    if own_words and room_help.typed(way.step, way.message.text):
        return None
    if own_words and (button := rooms.typed(way.message.text, way.step.language)) is not None:
        return way.start(rooms.press(way.step, room_id, Reply(pressed=button)))
    if own_words and way.step.is_officer and hand_offs.is_deed(way.message.text, way.step.language):
        return way.start(Started("waiting"))  # the deed of a card that is settled is no word to the citizen
    if own_words and (word := between.asked_for_word(way.step, room_id, way.message.text)) is not None:
        rooms.post(way.step, room_id, hearing)
        with suppress(Elsewhere):  # then it was a word to the other side alone, and they have it
            way.run(word, Aim(word.asked or "", reply))
        return None
    if own_words and office_room.is_for_the_desk(way.step, room_id, way.message.text):
        return way.start(Started("office", opening={"not_understood": True}))
    if own_words and (wanted := enquiry_in_room.begun(way.step, room_id, hearing)) is not None:
        return way.start(wanted)
    doubled = _is_doubled_tap(way) and not agrees(way.message.text)
    if doubled or ready_talks.heard_in_room(way.step, room_id, way.message.text):
        return None
    way.start(between.wrote(way.step, room_id, hearing))
    asks_to_pay = own_words and grievances.asks_whether_to_pay(way.message.text)
    if asks_to_pay and kept_rooms.room(way.db, room_id).kind == "deal":
        way.step.say(beside.PAY_LATER)
    return None


def _to_floor(way: Way, hearing: Hearing, floor: Talk, takes: str | None, reply: Reply) -> None:
    """An answer to the open question, unless the words name another matter or bring what it does not ask for."""
    if not way.message.forwarded and (sold := turned.to_sell(way.step, floor, way.message.text)) is not None:
        return way.start(sold)
    if not way.is_shown_option(floor):
        exactly = takes not in ("choice", "yes_no")
        item = menu.named_in_menu(way.step, way.message.text, exactly=exactly, below=floor.name)
        if item is not None and item.conversation == floor.name and floor.name in ("onboarding", "enquiry"):
            item = Started(floor.name, floor.subject, floor.opening, goes_on=True)  # "bechna hai": that is going on
        if item is not None:
            return way.start(item)
    is_yes = floor.asked == helping.VOICE_IS_YES
    photo_of_goods = floor.name == "enquiry" and reply.media_ids and not reception.takes_media(floor.asked)
    if photo_of_goods and all(one.kind == "photo" for one in way.message.media):
        return media.goes_along(way, floor, reply)
    if hearing.media_ids and not reply.media_ids and not way.message.text and not is_yes:
        return media.to_tray(way, hearing)
    if reply.media_ids and not reception.takes_media(floor.asked):
        if goods.asks_for(way.message.text) and not way.message.forwarded:
            return way.elsewhere(floor, hearing)
        if (shows := between.photo_for(way.step, hearing)) is not None:
            return way.start(shows)
        return media.to_tray(way, hearing)
    if which.is_old(way, floor) and not hearing.media_ids:
        if _goes_on_in_talk(way, floor):
            return way.elsewhere(floor, hearing)
        return which.ask_go_on(way, floor, reply)
    if not way.message.text and not hearing.media_ids and reply.contact is None and reply.location is None:
        return not_readable(way, hearing)
    if prompts.never_shown(way.db, way.step.address.id, floor.id):
        return _put_unseen(way, hearing, floor, takes, reply)
    if together := which.meant_together(way, floor):
        return which.say_yes_to_all(way, together)
    if chosen := one_of_several.named(way, floor):
        for one in chosen:
            if one.amount is not None:
                matches.take_less(way.db, int(one.talk.subject), one.amount)
        return which.say_yes_to_all(way, [one.talk for one in chosen])
    if floor.name == "said_yes" and (asks := answering.asked_for_money(way.step, way.message.text)) is not None:
        return way.run(asks, Aim(asks.asked or "", reply))
    if floor.name in GIVE_WAY and not way.message.forwarded and between.is_a_cheat(way.message.text):
        return way.elsewhere(floor, hearing)  # the sum that was lost is no rate
    if apart := several.told_apart(way.step, floor, way.message.text):
        for asked, part in apart:
            way.run(asked, Aim(asked.asked or "", Reply(part, inbox_id=way.received.id)))
        return None
    if (asks := answering.asked_of_its_kind(way.step, floor, way.message.text)) is not None:
        return way.run(asks, Aim(asks.asked or "", reply))
    rivals = which.rivals(way, floor)
    if len(rivals) > 1:
        return which.ask_which_talk(way, rivals)
    return way.run(floor, Aim(floor.asked or "", reply))


def _put_unseen(way: Way, hearing: Hearing, floor: Talk, takes: str | None, reply: Reply) -> None:
    """A question that never reached the telephone is put now: a short word answers nothing that was not seen. A sentence is
    heard: it may tell just that ("haan sauda ho gaya"), or be a matter of its own."""
    if len(way.message.text.split()) <= which.SHORT_ANSWER:
        return way.run(floor, None)
    if takes in ("choice", "yes_no"):
        return way.run(floor, Aim(floor.asked or "", reply))
    return way.elsewhere(floor, hearing)


def _goes_on_in_talk(way: Way, floor: Talk) -> bool:
    """After a long pause a sentence is for the other side of the talk, whatever was left half way through beside it."""
    spoken = len(way.message.text.split()) > which.SHORT_ANSWER and way.message.kind == "text"
    return spoken and floor.name in GIVE_WAY and bool(kept_rooms.open_of(way.db, way.step.person.id, "deal"))


def _is_only_passed_on(way: Way, takes: str | None) -> bool:
    """A forwarded text is not the sender's own word: it chooses nothing and says yes to nothing."""
    only_words = way.message.forwarded and bool(way.message.text) and way.room is None
    return only_words and takes not in ("text", "number")


def _says_nothing(way: Way, floor: Talk | None) -> bool:
    """A poll, a place, a card, a sticker: no words, and no answer but one's own card, or a place, where it is asked for."""
    asks_card = way.message.kind == "contact" and floor is not None and floor.asked == "contact"
    placed = way.message.kind == "location" and way.message.location is not None and floor is not None
    asks_place = placed and floor is not None and home_told.takes_pin(floor.name, floor.asked or "")
    return way.message.kind in NO_WORDS and not asks_card and not asks_place


def _pointed_at(way: Way) -> Prompt | None:
    """The prompt that a reply-to points at."""
    if not way.message.reply_to:
        return None
    row = outbox.sent_message(way.db, way.step.address.id, way.message.reply_to)
    found = prompts.of_row(way.db, row) if row is not None else None
    return found if found and found.person_id == way.step.person.id else None


def _paged_prompt(way: Way) -> Prompt | None:
    """The list shown last, where it goes on and the words ask for more of it."""
    shown = prompts.last(way.db, way.step.address.id)
    if shown is None or not is_label(way.message.text, NEXT_PAGE.label_in(way.step.language), *NEXT_PAGE.also):
        return None
    size = page_size(CAPABILITIES[way.step.address.channel], len(shown.options))
    return shown if (shown.page + 1) * size < len(shown.options) else None


def _router_prompt(way: Way) -> Prompt | None:
    """The router's own message with buttons, where it is the last one shown: its numbers and words answer too."""
    shown = prompts.last(way.db, way.step.address.id)
    return shown if shown and _is_routers(shown) and shown.person_id == way.step.person.id else None


def _is_routers(prompt: Prompt) -> bool:
    return prompt.conversation_id is None and prompt.room_id is None


def not_readable(way: Way, hearing: Hearing) -> None:
    """A message of a kind that Haat cannot read: it is said, with a way on."""
    way.greet(hearing)
    reception.cannot_read(way.step, way.message)
    if way.room is None:
        way.ask_again_or_menu()


def _says_leave_it(way: Way, floor: Talk, takes: str | None) -> bool:
    """Is "leave it" said to something that the speaker began? Below a yes-or-no question it is a no."""
    own = floor.name in BEGUN_BY_PEOPLE or bool(drafts.name_of(floor))
    text = way.message.text
    leaves = drafts.says_leave_it(text) or (floor.name == "enquiry" and drafts.needs_it_no_more(text))
    return own and takes != "yes_no" and leaves and not way.is_shown_option(floor) and not _skips(way, floor)


def _skips(way: Way, floor: Talk) -> bool:
    """Where only this one question can be left out, "chhodo" leaves out no more than that."""
    shown = prompts.last(way.db, way.step.address.id, floor.id)
    offered = shown is not None and any(one["value"] == SKIP.value for one in shown.options)
    return offered and is_label(way.message.text, *SKIP.also)


def _is_doubled_tap(way: Way) -> bool:
    """A tap that came twice: the first was taken as the answer, the second is no word to the other side of a room."""
    text, now = way.message.text, way.world.now
    if not text or way.message.media or way.message.reply_to:
        return False
    labels = prompts.labels_shown(way.db, way.step.address.id, now - timedelta(minutes=10))
    tapped = is_label(text, *labels)
    if tapped and len(text.split()) > 1:
        return True
    before = inbox.said_just_before(way.db, way.received.lane, way.received.id, now - BURST)
    return (tapped or is_place(text.strip())) and before.strip() == text.strip()


def _leaves_room(way: Way) -> Started | None:
    """Words for Haat itself while a room has the floor: an item of the menu, said exactly."""
    return menu.named_in_menu(way.step, way.message.text, exactly=True) if way.room is not None else None
