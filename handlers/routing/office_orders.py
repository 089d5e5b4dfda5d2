"""What officers and moderators say whatever was asked, and what is taken back from the office."""

from __future__ import annotations

from handlers.conversation import Aim
from handlers.group import group_bans, moderator_desk, moderator_words
from handlers.hearing import Started
from handlers.notice import broadcast_desk, deeds_said
from handlers.office import announcing, colleagues, human_wish, staff_words, what_to_stop
from handlers.office.office_words import asked_of_office, enquiries_of_goods, office_work
from handlers.person import privacy
from handlers.questions import Reply
from handlers.reading.commands import is_exact_stop
from handlers.routing import office_room
from handlers.routing.always import drop
from handlers.routing.said import Said
from handlers.subjects import OFFICE_WORK
from handlers.workshop import who_comes, workshop_orders


def decides_on_a_report(said: Said) -> bool:
    """A word that moderators are taught: the decision on the report that is open; without one it is said where it belongs."""
    way = said.way
    if said.pointed is not None or way.room is not None or not moderator_words.is_order(said.words):
        return False
    card = moderator_words.open_card(way.step, said.floor)
    if card is not None:
        way.run(card, Aim(card.asked or "", Reply(said.words, inbox_id=way.received.id)))
        return True
    if not moderator_words.moderates(way.step) or said.names_option or said.takes in ("text", "number"):
        return False
    moderator_words.say_where(way.step)
    way.ask_floor_again()
    return True


DECIDED_THERE = ("report_seen", "report_why", "taken_off", "mark_seen", "banned", "ban_seen")
"""Conversations about one post or one person: an order there is the decision that they wait for."""


def moderates_by_name(said: Said) -> bool:
    """Who looks after a group has a member silent, or asks who is out of it: "lakhan ko 2 din ke liye chup karo" stops nothing."""
    way, told = said.way, said.takes in ("text", "number")
    free = said.at_large and way.room is None and not said.names_option and not told
    free = free and (said.floor is None or said.floor.name not in DECIDED_THERE)
    may = free and (way.step.is_officer or moderator_words.moderates(way.step))
    return may and said.start(moderator_desk.wished(way.step, said.words))


def takes_back_from_office(said: Said) -> bool:
    """What went to the office was a mistake, or is not needed any more."""
    way = said.way
    if not said.at_large or way.room is not None or said.names_option or is_exact_stop(said.words):
        return False
    if said.floor is not None and said.asked in ("complaint", "question") and human_wish.reads(said.words):
        drop(way, said.floor, said.hearing)
        return True
    if not human_wish.taken_back(way.step, said.words, asked=said.floor is not None):
        return False
    way.ask_floor_again()
    return True


def changes_workshop(said: Said) -> bool:
    """An officer asks who comes to a workshop, or says what is to become of it: another day, hour or place, put off, called off."""
    takes_words = said.takes in ("text", "number") or said.names_option
    if not said.at_large or said.way.room is not None or takes_words or not said.way.step.is_officer:
        return False
    asked = who_comes.wished(said.way.step, said.words)
    return said.start(asked or workshop_orders.wished(said.way.step, said.words))


def speaks_of_a_broadcast(said: Said) -> bool:
    """An officer wants a broadcast held, resumed or cancelled, or asks whom it reached: "suchna rok do", "kitne logon ko mila"."""
    free = said.at_large and said.way.room is None and said.takes not in ("text", "number") and not said.names_option
    of_one = said.floor is not None and said.floor.name in ("broadcast", "broadcast_new")  # its card is asked first
    if not free or of_one or is_exact_stop(said.words) or not said.way.step.is_officer:
        return False
    return said.start(broadcast_desk.wished(said.way.step, said.words))


LOOKS_ABOUT = ("office", "waiting", "broadcasts", "notices", "office_workshops", "office_groups")
"""Where an officer only looks about; below any other question a sentence is its answer, as it is to what a citizen asks."""
OF_A_NOTICE = ("notice_new", "notice_change", "notice", "broadcast_new", "broadcast")
"""Conversations about one notice: what is said of all people there says whom it goes to."""


def announces(said: Said) -> bool:
    """An officer's sentence that is for people: "sabko bata do ki kal daftar band hai"; in a talk only such an order is."""
    floor, step = said.floor, said.way.step
    if said.pointed is not None or said.takes in ("text", "number") or said.names_option or not step.is_officer:
        return False
    if floor is not None and floor.name in OF_A_NOTICE:
        return False
    if said.start(announcing.ordered(step, said.words)):
        return True
    nothing_asked = said.way.room is None and (floor is None or floor.name in LOOKS_ABOUT)
    return nothing_asked and said.start(announcing.news(step, said.words))


def speaks_of_the_staff(said: Said) -> bool:
    """An officer speaks of the office's people, or of how news comes: "har baar message mat bhejo, subah sham" stops nothing."""
    free = said.pointed is None and said.way.room is None and said.takes not in ("text", "number")
    if not free or is_exact_stop(said.words) or said.names_option:
        return False
    started = staff_words.said(said.way.step, said.words)
    by_its_name = started is not None and office_work(said.way.step, said.words, exactly=True) is not None
    return not by_its_name and said.start(started)


def _of_the_office(said: Said) -> bool:
    """May an officer's words be about colleagues: no answer in free words, and in no talk with anybody but a citizen?"""
    way, told = said.way, said.takes in ("text", "number")
    if said.pointed is not None or told or said.names_option or not way.step.is_officer:
        return False
    return way.room is None or office_room.is_with_a_citizen(way.db, way.room)


def gives_to_colleague(said: Said) -> bool:
    """What is open is given to a colleague by name: "ise ramesh ko do"."""
    if not _of_the_office(said):
        return False
    line = said.floor.subject if said.floor is not None and said.floor.name == "hand_off" else ""
    return said.start(colleagues.wished(said.way.step, said.words, room_id=said.way.room, line=line))


def says_who_is_away(said: Said) -> bool:
    """Somebody of the office is away; in a talk, and below a citizen's question without a name, that is said to the citizen."""
    if not _of_the_office(said) or said.way.room is not None:
        return False
    at_a_line = said.floor is not None and said.floor.name == "hand_off"
    if not colleagues.is_absence(said.way.step, said.words, by_name=at_a_line):
        return False
    return said.start(Started("office_away", opening={"text": said.words}))


def does_office_work(said: Said) -> bool:
    """An item of the desk by its very name is that, whatever its words could mean to somebody else."""
    if said.pointed is not None or said.names_option:
        return False
    if said.floor is not None and said.floor.name == "broadcast" and deeds_said.read(said.words, below=True):
        return False  # of the one whose card is open
    step, exactly = said.way.step, said.takes in ("text", "number")
    closes = (
        step.is_officer and not exactly and enquiries_of_goods(step, said.words) is not None
    )  # no stop: "haldi wali band karo"
    rings = step.is_officer and said.command == "person" and not exactly and asked_of_office(said.words) == "calls"
    by_name = exactly or (said.is_order and not closes and not rings)
    return said.start(office_work(step, said.words, exactly=by_name))


def speaks_of_bans(said: Said) -> bool:
    """An officer asks who is out of the groups, or lets somebody in by name."""
    free = said.at_large and said.way.room is None and said.takes not in ("text", "number") and not said.names_option
    return free and said.way.step.is_officer and said.start(group_bans.wished(said.way.step, said.words))


def asks_what_to_stop(said: Said) -> bool:
    """ "Rok do" of an officer may mean a broadcast: it is asked, unless it is STOP itself or speaks of messages."""
    way = said.way
    if said.command != "stop" or not way.step.is_officer or is_of_office_work(said) or said.names_option:
        return False
    asked = said.floor is not None and said.floor.name in what_to_stop.CONVERSATIONS  # said once more: it is meant
    if asked or not privacy.is_stop_of_anything(said.words):
        return False
    return said.start(Started("office_stop"))


def is_of_office_work(said: Said) -> bool:
    """Officers are the human and close things all day: below a question of their desk such words are an answer."""
    closes = not is_exact_stop(said.words) or privacy.means_a_closing_button(
        said.way.db, said.way.step.address, said.words
    )
    may_be = said.command == "person" or (said.command == "stop" and closes)
    said_there = said.command == "person" or (said.command == "stop" and not is_exact_stop(said.words))
    if said_there and said.way.step.is_officer and office_room.is_with_a_citizen(said.way.db, said.way.room):
        return True  # "aap kisi se baat kar lijiye" is said to the citizen
    return may_be and said.floor is not None and said.floor.name in OFFICE_WORK and said.way.step.is_officer
