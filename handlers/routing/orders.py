"""What is heard whatever was asked: an order, a code, who speaks, the office's work, what is answered beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from handlers import asides, beside, menu
from handlers.conversation import Aim
from handlers.group import group_pace, group_words, moderation
from handlers.hearing import Started
from handlers.language import N_
from handlers.outbound import arriving, less
from handlers.person import (
    code_words,
    first_contact,
    helping,
    household,
    joining,
    leaving_phone,
    moved,
    newcomers,
    own_number,
    privacy,
    who_speaks,
)
from handlers.questions import Reply, is_label
from handlers.reading.commands import is_exact_stop, read_command
from handlers.ready import explaining
from handlers.routing import office_orders, safety_orders, spoken, trade_orders, which
from handlers.routing.always import COMMANDS
from handlers.routing.said import TOLD_TO_THE_OFFICE, Said
from handlers.routing.way import Way
from handlers.seller import house
from handlers.subjects import OFFICE_WORK
from handlers.trade import contacts, one_talk, rooms
from handlers.workshop import workshops
from storage import profiles, prompts


def heard(said: Said) -> bool:
    """Each kind of order is asked in turn whether the words are its own."""
    if not _may_be_an_order(said.way) or _tells_contact(said):
        return False
    return any(knows(said) for knows in (_WHILE_TYPING if said.types_for_another else _IN_TURN))


def _may_be_an_order(way: Way) -> bool:
    """Own words, which no button of the last question, or of the room that hears, says sign for sign."""
    in_room = way.room is not None and rooms.typed(way.message.text, way.step.language) is not None
    if way.message.kind != "text" or way.message.forwarded or in_room:
        return False
    shown = prompts.last(way.db, way.step.address.id)
    if shown is not None and shown.question == "go_on" and which.wish_in(way.message.text):
        return False  # "phir se shuru karo" begins the draft anew
    return shown is None or not is_label(way.message.text, *(option["label"] for option in shown.options))


def _tells_contact(said: Said) -> bool:
    """Words that say which number may be given, where that is asked: "no calls please" is no order to be silent."""
    return said.asked == contacts.ASKED and not is_exact_stop(said.words) and contacts.wish_in(said.words) != ""


def _keeps_number_back(said: Said) -> bool:
    """Nobody is to get the speaker's number; who they are talking with reads it too."""
    way = said.way
    for_the_office = said.asked in TOLD_TO_THE_OFFICE or (said.floor is not None and said.floor.name in OFFICE_WORK)
    if not said.at_large or for_the_office or is_exact_stop(said.words) or not contacts.keeps_back(said.words):
        return False
    if way.room is not None:
        if way.step.is_officer or way.step.person.contact == contacts.THROUGH_HAAT:
            return (
                False  # advice to a citizen, and what holds already: a tap that came twice, or a word to the other side
            )
        rooms.post(way.step, way.room, said.hearing)
    own_number.keep_back(way.step)
    way.ask_floor_again()
    return True


def _goes_on_again(said: Said) -> bool:
    """Who had said stop asks in a sentence for messages again, or for enquiries alone."""
    step = said.way.step
    wish = privacy.asks_to_go_on(said.way.world, said.words) if step.address.stopped_at is not None else None
    if not wish or read_command(said.words, said.takes) == "stop":
        return False
    if wish == "none":
        privacy.say_stopped(step)
    elif wish == "enquiries":
        privacy.keep_enquiries(step)
    else:
        privacy.start(step)
    return True


def _ends_one_talk(said: Said) -> bool:
    """No more messages of the one with whom the speaker deals: that talk ends, and nothing else."""
    if said.pointed is not None or is_exact_stop(said.words):
        return False
    room_id = one_talk.room_ended(said.way.step, said.way.room, said.words)
    if room_id is not None:
        said.way.start(rooms.press(said.way.step, room_id, Reply(pressed=rooms.LEAVE.value)))
    return room_id is not None


def _misses_messages(said: Said) -> bool:
    """Messages that do not come, or that are to come for some goods alone: answered at once, and nobody's complaint."""
    step, told = said.way.step, said.asked not in TOLD_TO_THE_OFFICE
    if not (said.at_large and told) or said.way.room is not None or step.is_officer:
        return False
    if arriving.misses_messages(said.words):
        arriving.tell_how_it_stands(step)
    elif arriving.wants_only_some(step, said.words):
        arriving.tell_whose_come(step)
    else:
        return False
    if not said.is_looked_at:
        said.way.ask_floor_again()
    return True


def _moves(said: Said) -> bool:
    """Another district or another number, told or to be written: what can be done is begun."""
    if not said.at_large or said.way.room is not None or said.asked in TOLD_TO_THE_OFFICE:
        return False
    if not (said.is_idle or said.is_of_profile) or said.way.step.is_officer:
        return False
    if moved.another_number(said.words):
        return said.start(Started("number_changed"))
    return said.start(moved.another_district(said.way.step, said.words))


def _wants_less(said: Said) -> bool:
    """No more of one kind, or nothing for some days: less than a stop."""
    taken = less.asked(said.way.step, said.words) if said.at_large and said.way.room is None else None
    if isinstance(taken, Started):
        return said.start(taken)
    if taken is not None:
        said.way.ask_floor_again()
    return taken is not None


def _quiets_groups(said: Said) -> bool:
    """No more cards of a group, or out of it: whatever is open, that is no order to stop everything."""
    if said.hearing.stranger:
        return False
    if out_of := group_words.leaves(said.way.step, said.words) if said.way.room is None else []:
        only = len(out_of) == 1
        leaving = Aim("wish", Reply(pressed="leave", inbox_id=said.way.received.id)) if only else None
        said.way.start(Started("group", str(out_of[0])) if only else Started("my_groups"), answered=leaving)
        return True
    if group_words.quiet(said.way.step, said.words) is None:
        return False
    if said.way.room is None:
        said.way.ask_floor_again()
    return True


def _paces_groups(said: Said) -> bool:
    """The cards of a group at once, or once a day, in words: they are Haat's own, whatever else is called a card."""
    free = said.at_large and not said.hearing.stranger and said.way.room is None
    free = free and said.asked not in TOLD_TO_THE_OFFICE and not said.way.step.is_officer
    wished = group_pace.wished(said.way.step, said.words) if free else None
    if wished is None:
        return False
    begun, wish = wished
    aim = None if wish is None else Aim(wish.question, replace(wish.reply, inbox_id=said.way.received.id))
    said.way.start(begun, answered=aim)
    return True


def _objects_to_mark(said: Said) -> bool:
    """What is said against a post's being taken off belongs to that mark, whatever is open."""
    asked = said.floor is not None and (said.floor.name == "taken_off" or said.asked in TOLD_TO_THE_OFFICE)
    free = said.at_large and said.way.room is None and not asked
    return free and said.start(moderation.objected(said.way.step, said.words))


def _gives_own_number(said: Said) -> bool:
    """Who would give the own number, where nobody asked for it, is told who may see it."""
    if not said.at_large or said.way.room is not None or not contacts.gives_own(said.words):
        return False
    beside.tell_of_haat(said.way.step, "number")
    said.way.ask_floor_again()
    return True


def _leaves_phone(said: Said) -> bool:
    """Somebody is to be off this telephone: the speaker, or one whom a helper helps; no goods and no message are meant."""
    free = said.at_large and said.way.room is None and said.asked not in TOLD_TO_THE_OFFICE
    return free and said.start(leaving_phone.said(said.way.step, said.words))


def _asks_to_be_forgotten(said: Said) -> bool:
    of_workshop = said.floor is not None and said.floor.name == "workshop" and asides.takes_off_a_name(said.words)
    if of_workshop or not privacy.asks_to_be_forgotten(said.way.world, said.words):
        return False
    said.way.greet(said.hearing)
    opening = {"wish": "erase"} if privacy.means_everything(said.words) else {}
    return said.start(Started("my_data", opening=opening))


def _tells_who(said: Said) -> bool:
    """Words that say who is speaking or for whom, where they are no answer to a question for a name."""
    if said.pointed is not None or said.asked in {"called", "whom", "own_name"}:
        return False
    if said.asked in first_contact.NO_SENTENCES and not helping.surely_named(said.words):
        return False
    if said.floor is not None and said.floor.name == "calls":  # "wrong number" is how the call went
        return False
    told: Started | str | None
    step = said.way.step
    if said.hearing.stranger:
        return _stranger_helps(said)
    if said.takes != "text" and (other := household.another_called(step, said.words)) is not None:
        household.switch(step, other.person_id)
        household.greet(step)
        said.way.ask_again_or_menu()
        return True
    if who_speaks.says_not_me(said.words, step.person.name) and step.person.name is not None:
        told = who_speaks.not_me_said(step)
    else:
        to_haat = said.way.room is None and said.asked not in TOLD_TO_THE_OFFICE and not step.is_officer
        told = helping.said(step, said.words, idle=said.is_idle, to_haat=to_haat) or newcomers.somebody_new(
            step, said.words
        )
    if isinstance(told, str):
        said.way.ask_again_or_menu()
        return True
    return said.start(told)


def _tells_of_relative(said: Said) -> bool:
    """Another one of the house sells too: theirs are no goods of the speaker's."""
    free = said.way.room is None and said.asked not in TOLD_TO_THE_OFFICE and not said.is_order
    free = free and (said.is_idle or said.is_of_profile or said.asked == house.WHOSE.name)
    return free and said.start(house.said(said.way.step, said.words))


def _stranger_helps(said: Said) -> bool:
    """A first word may be a helper's: "मीना के लिए", "samuh ki bahnon ko jodna hai"."""
    way, step = said.way, said.way.step
    if not helping.may_begin(step, said.words):
        return False
    way.greet(said.hearing)
    told = helping.said(step, said.words)
    if isinstance(told, Started):
        return said.start(told)
    way.ask_again_or_menu()
    return True


def _asks_about_code(said: Said) -> bool:
    """A slip's code does not work, or is not understood: help with that, whatever is asked."""
    way = said.way
    of_code = said.floor is not None and said.floor.name in joining.OF_CODES
    new_here = profiles.profile_of(way.db, way.step.person.id) is None and way.room is None
    free = said.pointed is None and new_here and said.asked not in TOLD_TO_THE_OFFICE and not said.names_option
    if not (free or of_code) or way.step.is_officer or not code_words.asks(said.words):
        return False
    way.greet(said.hearing)
    joining.help_with_code(way.step, has_worked=of_code)
    if not way.ask_floor_again() and said.hearing.stranger:
        menu.show(way.step)
    return True


def _names_workshop(said: Said) -> bool:
    return said.at_large and not said.is_order and said.start(workshops.named_by_code(said.way.step, said.words))


def _cannot_read(said: Said) -> bool:
    """Foreign words of the other side's are explained by the office, wherever it is said that they are not understood."""
    if not said.at_large or said.asked in TOLD_TO_THE_OFFICE or said.way.step.is_officer:
        return False
    if not explaining.explained(said.way.step, said.words):
        return False
    if said.way.room is None:
        said.way.ask_floor_again()
    return True


def _puts_off(said: Said) -> bool:
    """Somebody will write later, where nothing waits for it."""
    if not said.is_idle or said.is_order or not arriving.puts_off(said.way.step, said.words):
        return False
    said.way.step.say(N_("All right, another time."))
    return True


def _speaks_of_voice(said: Said) -> bool:
    """Some words of it look like other orders: "awaaz band karo" stops no messages, "phir se bolo" wants no help."""
    named = said.command in (None, "stop", "help") or not said.is_order
    return (
        said.pointed is None
        and named
        and not is_exact_stop(said.words)
        and spoken.about_voice(said.way, said.hearing, said.takes)
    )


def _is_answered_beside(said: Said) -> bool:
    """What needs no conversation is answered at once, and the open question is put again below it."""
    way = said.way
    if way.room is not None or way.message.reply_to or way.rooms_heard():
        return False
    if not said.hearing.stranger:
        first_contact.follow_language(way.step, said.hearing, said.floor)
    if said.is_for_other_side:
        return False
    waiting = which.own_question(way)
    answered = beside.answer_beside(way.step, said.hearing, said.floor, said.takes, said.command)
    if answered == "told" and waiting is not None:
        which.put_again(way, waiting)
    elif answered == "told":
        way.ask_floor_again()
    return bool(answered)


def _orders(said: Said) -> bool:
    if not said.is_order or office_orders.is_of_office_work(said):
        return False
    COMMANDS[said.command or ""](said.way, said.hearing)
    return True


_IN_TURN: tuple[Callable[[Said], bool], ...] = (
    office_orders.decides_on_a_report,
    office_orders.moderates_by_name,
    office_orders.changes_workshop,
    office_orders.takes_back_from_office,
    office_orders.gives_to_colleague,
    office_orders.announces,
    office_orders.speaks_of_a_broadcast,
    office_orders.speaks_of_the_staff,
    office_orders.says_who_is_away,
    safety_orders.tells_of_a_trap,
    _keeps_number_back,
    _goes_on_again,
    _ends_one_talk,
    _objects_to_mark,
    trade_orders.changes_own_card,
    _quiets_groups,
    _paces_groups,
    _misses_messages,
    _moves,
    _wants_less,
    _gives_own_number,
    _leaves_phone,
    _asks_to_be_forgotten,
    _tells_of_relative,
    _tells_who,
    _asks_about_code,
    _cannot_read,
    trade_orders.wants_trade_record,
    trade_orders.asks_the_other_side,
    trade_orders.tells_registration,
    trade_orders.asks_how_rates_are_told,
    trade_orders.tells_of_self,
    trade_orders.takes_back_open_answer,
    trade_orders.looks_for_own_enquiries,
    trade_orders.names_a_price,
    trade_orders.wishes_for_own_enquiry,
    trade_orders.speaks_of_own_enquiry,
    trade_orders.wants_introduction,
    _names_workshop,
    trade_orders.speaks_of_a_lead,
    trade_orders.tells_how_far,
    _puts_off,
    office_orders.speaks_of_bans,
    office_orders.does_office_work,
    _speaks_of_voice,
    trade_orders.answers_several_leads,
    _is_answered_beside,
    office_orders.asks_what_to_stop,
    _orders,
)
"""The first that knows the words takes them."""
_WHILE_TYPING: tuple[Callable[[Said], bool], ...] = (office_orders.does_office_work, _orders)
"""What a listener may still say for themselves: an item of the desk by its very name, and the orders of any question."""
