"""Own words that may be an order, and where they were said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from handlers import (
    reception,
)
from handlers.hearing import Hearing, Started
from handlers.reading.commands import is_exact_stop, read_command
from handlers.routing.always import COMMANDS
from handlers.routing.way import Way
from handlers.subjects import CAN_WAIT, GIVE_WAY, LOOKED_AT
from handlers.voice import listening
from storage import rooms
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
    def types_for_another(self) -> bool:
        """Does a listener type what somebody else said? Then the words are that person's, whatever they ask for."""
        listens = self.floor is not None and self.floor.name == "listen"
        return listens and self.asked == listening.TYPE.name and self.pointed is None and self.way.room is None

    @property
    def is_for_other_side(self) -> bool:
        """Can the open question wait, and may the words be for the other side of a deal?"""
        gives_way = self.floor is not None and self.floor.name in GIVE_WAY
        return gives_way and bool(rooms.open_of(self.way.db, self.way.step.person.id, "deal"))

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

    @property
    def names_option(self) -> bool:
        """Do the words name an option that the open question shows?"""
        return self.floor is not None and self.way.is_shown_option(self.floor)
