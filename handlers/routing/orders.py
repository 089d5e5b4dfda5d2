"""What is heard whatever was asked: an order, a code, who speaks, the office's work, what is answered beside."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from handlers import (
    after,
    arriving,
    asides,
    beside,
    contacts,
    enquiry_words,
    first_contact,
    for_haat,
    group_bans,
    group_words,
    helping,
    human_wish,
    introducing,
    lead_answers,
    less,
    moderation,
    moderator_words,
    moved,
    newcomers,
    one_talk,
    own_card_words,
    own_enquiries,
    own_number,
    privacy,
    profile_orders,
    reception,
    registering,
    rooms,
    second_thoughts,
    self_told,
    staff_words,
    who_speaks,
    workshop_orders,
    workshops,
)
from handlers.conversation import Aim, Elsewhere
from handlers.hearing import Hearing, Started
from handlers.language import N_
from handlers.office_words import enquiries_of_goods, office_work
from handlers.questions import Reply, is_label
from handlers.reading.commands import is_exact_stop, read_command
from handlers.ready import talks as ready_talks
from handlers.routing import spoken, which
from handlers.routing.always import COMMANDS, drop
from handlers.routing.way import Way
from handlers.subjects import CAN_WAIT, LOOKED_AT, OFFICE_WORK
from storage import conversations, matches, people, prompts
from storage.conversations import Talk
from storage.prompts import Prompt

TOLD_TO_THE_OFFICE = frozenset({"words", "side", "question", "complaint"})
"""Questions that are answered in free words, which the office reads as they are."""


@dataclass(frozen=True)
class Said:
    """Own words, the prompt they point at, the conversation that has the floor, and the answer its question takes."""

    way: Way
    hearing: Hearing
    pointed: Prompt | None
    floor: Talk | None
    takes: str | None

    @property
    def words(self) -> str:
        """What was written."""
        return self.way.message.text

    @property
    def asked(self) -> str:
        """The question that has the floor; "" where none has."""
        return (self.floor and self.floor.asked) or ""

    @property
    def at_large(self) -> bool:
        """Somebody known writes, and no message of Haat is pointed at."""
        return self.pointed is None and not self.hearing.stranger

    @property
    def is_idle(self) -> bool:
        """Somebody known writes, and nothing is open that cannot wait."""
        waits = self.floor is None or self.floor.name in CAN_WAIT or self.is_looked_at
        return self.at_large and self.way.room is None and waits

    @property
    def is_looked_at(self) -> bool:
        """Is it a list of one's own that has the floor, in which nothing was chosen yet?"""
        return self.floor is not None and (self.floor.name, self.floor.asked) in LOOKED_AT

    @property
    def is_of_profile(self) -> bool:
        """Somebody known writes while the profile is open."""
        return self.at_large and self.floor is not None and self.floor.name in ("profile", "register")

    @cached_property
    def command(self) -> str | None:
        """The order that the words give."""
        return reception.named_in_own_script(self.words) or read_command(self.words, self.takes)

    @property
    def is_order(self) -> bool:
        """Do the words give an order that is obeyed at once?"""
        return self.command in COMMANDS

    @property
    def may_mean_a_trade(self) -> bool:
        """No order, or one that may be said of an enquiry as well: "no longer needed" is no order to be silent."""
        read_so = self.command in (None, "stop", "undo", "no") and not is_exact_stop(self.words)
        return self.pointed is None and self.way.room is None and read_so

    def start(self, started: Started | None) -> bool:
        """Begin what was meant; False where nothing was."""
        if started is not None:
            self.way.start(started)
        return started is not None


def heard(said: Said) -> bool:
    """Each kind of order is asked in turn whether the words are its own."""
    if not _may_be_an_order(said.way) or _tells_contact(said):
        return False
    return any(knows(said) for knows in _IN_TURN)


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


def _decides_on_a_report(said: Said) -> bool:
    """A word that moderators are taught: the decision on the report that is open; without one it is said where it belongs."""
    way = said.way
    if said.pointed is not None or way.room is not None or not moderator_words.is_order(said.words):
        return False
    card = moderator_words.open_card(way.step, said.floor)
    if card is not None:
        way.run(card, Aim(card.asked or "", Reply(said.words, inbox_id=way.received.id)))
        return True
    if not moderator_words.moderates(way.step) or _is_option_of_floor(said) or said.takes in ("text", "number"):
        return False
    moderator_words.say_where(way.step)
    way.ask_floor_again()
    return True


def _takes_back_from_office(said: Said) -> bool:
    """What went to the office was a mistake, or is not needed any more."""
    way = said.way
    if not said.at_large or way.room is not None or _is_option_of_floor(said) or is_exact_stop(said.words):
        return False
    if said.floor is not None and said.asked in ("complaint", "question") and human_wish.reads(said.words):
        drop(way, said.floor, said.hearing)
        return True
    if not human_wish.taken_back(way.step, said.words, asked=said.floor is not None):
        return False
    way.ask_floor_again()
    return True


def _changes_workshop(said: Said) -> bool:
    """An officer says of a workshop what is to become of it: another day, hour or place, put off, called off."""
    takes_words = said.takes in ("text", "number") or _is_option_of_floor(said)
    if not said.at_large or said.way.room is not None or takes_words or not said.way.step.is_officer:
        return False
    return said.start(workshop_orders.wished(said.way.step, said.words))


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


def _changes_own_card(said: Said) -> bool:
    """An own offer that hangs in a group gets another price or comes off; the goods themselves stay with Haat."""
    begun = own_card_words.meant(said.way.step, said.words) if said.at_large and said.way.room is None else None
    return begun is not None and said.start(begun)


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


def _asks_to_be_forgotten(said: Said) -> bool:
    of_workshop = said.floor is not None and said.floor.name == "workshop" and asides.takes_off_a_name(said.words)
    if of_workshop or not privacy.asks_to_be_forgotten(said.way.world, said.words):
        return False
    said.way.greet(said.hearing)
    opening = {"wish": "erase"} if privacy.means_everything(said.words) else {}
    return said.start(Started("my_data", opening=opening))


def _tells_who(said: Said) -> bool:
    """Words that say who is speaking or for whom, where they are no answer to a question for a name."""
    if not said.at_large or said.asked in first_contact.NO_SENTENCES | {"called"}:
        return False
    if said.floor is not None and said.floor.name == "calls":  # "wrong number" is how the call went
        return False
    told: Started | str | None
    step = said.way.step
    if who_speaks.says_not_me(said.words) and step.person.name is not None:
        told = who_speaks.not_me_said(step)
    else:
        told = helping.said(step, said.words) or newcomers.somebody_new(step, said.words)
    if isinstance(told, str):
        said.way.ask_again_or_menu()
        return True
    return said.start(told)


def _asks_the_other_side(said: Said) -> bool:
    return said.at_large and said.start(ready_talks.asked_for(said.way.step, said.words))


def _tells_registration(said: Said) -> bool:
    free = said.is_idle or said.is_of_profile
    return free and said.start(registering.begun(said.way.step, said.words, said.asked))


def _tells_of_self(said: Said) -> bool:
    """What a seller says of goods, place or absence, but for an answer about goods that were read back just now."""
    answers = said.asked == "speaks" or (said.asked.startswith("right") and self_told.orders_off(said.words))
    free = said.is_idle or said.is_of_profile
    step = said.way.step
    begun = (profile_orders.begun(step, said.words) or self_told.before_orders(step, said.words)) if free else None
    return not answers and said.start(begun)


def _takes_back_open_answer(said: Said) -> bool:
    aim = second_thoughts.of_open_lead(said.floor, said.words) if said.pointed is None else None
    if aim is None or said.floor is None:
        return False
    said.way.run(said.floor, aim)
    return True


def _looks_for_own_enquiries(said: Said) -> bool:
    """Who misses the enquiries they wrote, or those that came, sees them: whatever is open waits."""
    way, step = said.way, said.way.step
    if not said.at_large or said.asked in TOLD_TO_THE_OFFICE or way.room is not None:
        return False
    if not said.start(for_haat.looks_for_own(step, said.words)):
        return False
    now = people.address(step.db, step.address.id)
    if said.floor is not None and (now.floor_kind, now.floor_id) == ("conversation", said.floor.id):
        way.ask_floor_again()  # there was nothing to choose from
    return True


def _speaks_of_own_enquiry(said: Said) -> bool:
    """What a buyer says of an open enquiry, where nothing else was asked."""
    if not said.may_mean_a_trade:
        return False
    floor, step = said.floor, said.way.step
    asked = floor is not None and floor.name not in CAN_WAIT and floor.asked != own_enquiries.WHICH_ONE
    of_card = matches.match(step.db, int(floor.subject)).enquiry_id if floor and floor.name == "said_yes" else None
    spoken_of = enquiry_words.spoken_of(step, said.words, below_a_question=asked, of_card=of_card)
    if spoken_of is None and not asked:
        spoken_of = enquiry_words.asks_for_leads(step, said.words)
    return said.start(spoken_of)


def _wants_introduction(said: Said) -> bool:
    """A buyer who wants to be introduced, whatever is open: the cards that wait are said yes to, one after another; where none
    waits, it is shown how the enquiry stands. Of several cards only "both" and the like mean all."""
    step = said.way.step
    if said.pointed is not None or said.way.room is not None or not introducing.wants_introduction(said.words):
        return False
    cards = [talk for talk in conversations.open_of(step.db, step.person.id) if talk.name == "said_yes" and talk.asked]
    if not cards:
        return said.start(enquiry_words.open_ones(step))
    if len(cards) > 1 and not introducing.means_all(said.words):
        return False
    first, *others = cards
    for talk in others:
        conversations.keep(step.db, talk.id, step.world.now, answers=[*talk.answers, [talk.asked, "yes"]])
    said.way.run(first, Aim(first.asked or "", Reply(pressed="yes", inbox_id=said.way.received.id)))
    return True


def _names_workshop(said: Said) -> bool:
    return said.at_large and not said.is_order and said.start(workshops.named_by_code(said.way.step, said.words))


def _speaks_of_a_lead(said: Said) -> bool:
    """What a seller says of an enquiry that was asked of them, where nothing of another matter is open."""
    if not (said.at_large and said.may_mean_a_trade) or _is_option_of_floor(said):
        return False
    return said.start(second_thoughts.said(said.way.step, said.floor, said.words, CAN_WAIT))


def _tells_how_far(said: Said) -> bool:
    """Goods or money that came, said where nothing else is open, or where it is asked how it went."""
    asked = said.floor is not None and said.floor.name == "how_it_went"
    free = said.is_idle or (asked and said.at_large and said.way.room is None)
    return free and said.start(after.told_at_large(said.way.step, said.words))


def _puts_off(said: Said) -> bool:
    """Somebody will write later, where nothing waits for it."""
    if not said.is_idle or said.is_order or not arriving.puts_off(said.way.step, said.words):
        return False
    said.way.step.say(N_("All right, another time."))
    return True


def _speaks_of_the_staff(said: Said) -> bool:
    """An officer speaks of the office's people, or of how news comes: "har baar message mat bhejo, subah sham" stops nothing."""
    free = said.pointed is None and said.way.room is None and said.takes not in ("text", "number")
    if not free or is_exact_stop(said.words) or _is_option_of_floor(said):
        return False
    started = staff_words.said(said.way.step, said.words)
    by_its_name = started is not None and office_work(said.way.step, said.words, exactly=True) is not None
    return not by_its_name and said.start(started)


def _does_office_work(said: Said) -> bool:
    """An item of the desk by its very name is that, whatever its words could mean to somebody else."""
    if said.pointed is not None or _is_option_of_floor(said):
        return False
    step, exactly = said.way.step, said.takes in ("text", "number")
    closes = (
        step.is_officer and not exactly and enquiries_of_goods(step, said.words) is not None
    )  # no stop: "haldi wali band karo"
    return said.start(office_work(step, said.words, exactly=exactly or (said.is_order and not closes)))


def _speaks_of_bans(said: Said) -> bool:
    """An officer asks who is out of the groups, or lets somebody in by name."""
    free = (
        said.at_large
        and said.way.room is None
        and said.takes not in ("text", "number")
        and not _is_option_of_floor(said)
    )
    return free and said.way.step.is_officer and said.start(group_bans.wished(said.way.step, said.words))


def _speaks_of_voice(said: Said) -> bool:
    free = said.pointed is None and not said.is_order
    return free and spoken.about_voice(said.way, said.hearing, said.takes)


def _answers_several_leads(said: Said) -> bool:
    """One message that answers several cards: each gets its words."""
    apart = lead_answers.told_apart(said.way.step, said.floor, said.words) if said.pointed is None else ()
    for talk, words in apart:
        with suppress(Elsewhere):
            said.way.run(talk, Aim(talk.asked or "", Reply(words, inbox_id=said.way.received.id)))
    return bool(apart)


def _is_answered_beside(said: Said) -> bool:
    """What needs no conversation is answered at once, and the open question is put again below it."""
    way = said.way
    if way.room is not None or way.message.reply_to or way.rooms_heard():
        return False
    if not said.hearing.stranger:
        first_contact.follow_language(way.step, said.hearing, said.floor)
    answered = beside.answer_beside(way.step, said.hearing, said.floor, said.takes, said.command)
    if answered == "told":
        way.ask_floor_again()
    return bool(answered)


def _orders(said: Said) -> bool:
    if not said.is_order or _is_of_office_work(said):
        return False
    COMMANDS[said.command or ""](said.way, said.hearing)
    return True


def _is_of_office_work(said: Said) -> bool:
    """Officers are the human and close things all day: below a question of their desk such words are an answer."""
    closes = not is_exact_stop(said.words) or privacy.means_a_closing_button(said.way.db, said.way.step.address)
    may_be = said.command == "person" or (said.command == "stop" and closes)
    return may_be and said.floor is not None and said.floor.name in OFFICE_WORK and said.way.step.is_officer


def _is_option_of_floor(said: Said) -> bool:
    return said.floor is not None and said.way.is_shown_option(said.floor)


_IN_TURN: tuple[Callable[[Said], bool], ...] = (
    _decides_on_a_report,
    _changes_workshop,
    _takes_back_from_office,
    _speaks_of_the_staff,
    _keeps_number_back,
    _goes_on_again,
    _ends_one_talk,
    _objects_to_mark,
    _changes_own_card,
    _quiets_groups,
    _misses_messages,
    _moves,
    _wants_less,
    _gives_own_number,
    _asks_to_be_forgotten,
    _tells_who,
    _asks_the_other_side,
    _tells_registration,
    _tells_of_self,
    _takes_back_open_answer,
    _looks_for_own_enquiries,
    _speaks_of_own_enquiry,
    _wants_introduction,
    _names_workshop,
    _speaks_of_a_lead,
    _tells_how_far,
    _puts_off,
    _speaks_of_bans,
    _does_office_work,
    _speaks_of_voice,
    _answers_several_leads,
    _is_answered_beside,
    _orders,
)
"""The first that knows the words takes them."""
