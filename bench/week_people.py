"""The people of the simulated first week: they see what stands on their telephone, and act only by gestures on it."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bench.week_phones import Phone, Shown
from bench.week_place import Place
from bench.week_words import is_said, label_of
from handlers.language import N_

DAY_FROM, DAY_TO = time(8), time(21)
ACTIVE = timedelta(minutes=30)
Answer = Callable[[Shown], Callable[[], None] | None]
CONTACT = (
    N_("Where may the other side ring you?\nYour number here: {phone}"),
    N_("Where may the other side ring you?"),
)


@dataclass
class Week:
    """What everybody shares: the place, what is assumed, the luck of this seed, and the calendar."""

    place: Place
    assumed: Mapping[str, Any]
    luck: random.Random
    begins: datetime
    zone: ZoneInfo
    calendar: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)
    """Questions that no simulated person knew what to do with: a hole in the bench, never hidden."""
    notes: Counter[str] = field(default_factory=Counter)
    spoken: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """What each has said into the telephone, by name: they know it when the office rings."""
    _order: Iterator[int] = field(default_factory=count)

    @property
    def now(self) -> datetime:
        """This moment."""
        return self.place.clock.moment

    def at(self, moment: datetime, deed: Callable[[], None]) -> None:
        """Something will be done at a moment."""
        heappush(self.calendar, (max(moment, self.now), next(self._order), deed))

    def next_deed(self, before: datetime) -> tuple[datetime, Callable[[], None]] | None:
        """The next deed that is due before a moment."""
        if not self.calendar or self.calendar[0][0] > before:
            return None
        moment, _, deed = heappop(self.calendar)
        return moment, deed

    def after(self, median: float, spread: float, zone: ZoneInfo | None = None) -> datetime:
        """A moment some minutes from now, by day only; `median` in minutes, `spread` of its logarithm."""
        wait = timedelta(minutes=median * math.exp(self.luck.gauss(0.0, spread)))
        return self.by_day(self.now + wait, zone or self.zone)

    @staticmethod
    def by_day(moment: datetime, zone: ZoneInfo) -> datetime:
        """The same moment, or the next morning's first hour where it is night."""
        here = moment.astimezone(zone)
        if DAY_FROM <= here.time() < DAY_TO:
            return moment
        morning = datetime.combine(here.date() + timedelta(days=here.time() >= DAY_TO), DAY_FROM, zone)
        return morning + timedelta(minutes=here.minute)

    def on_day(self, day: int, hour: float) -> datetime:
        """A moment of the week: its day from 1, an hour by India's clock."""
        return self.begins + timedelta(days=day - 1, hours=hour)


class Human:
    """One telephone's owner: what has come is looked at, and at most one answer to each message is planned."""

    zone: ZoneInfo

    def __init__(self, week: Week, phone: Phone) -> None:
        self.week, self.phone, self.zone = week, phone, week.zone
        self.last_act = datetime.min.replace(tzinfo=week.zone)
        self.seen: list[Shown] = []
        self.acts: list[datetime] = []

    def act(self, deed: Callable[[], None]) -> None:
        """Do something on the telephone now."""
        self.last_act = self.week.now
        self.acts.append(self.week.now)
        deed()

    def looks(self) -> None:
        """Take in what has come, and plan what to answer."""
        for shown in self.phone.new():
            self.seen.append(shown)
            self.hears(shown)

    @property
    def has_it(self) -> bool:
        """Is the telephone in this one's hands?"""
        return True

    def hears(self, shown: Shown) -> None:
        """One message has come."""
        raise NotImplementedError

    @property
    def is_active(self) -> bool:
        """Has the telephone in hand: wrote a moment ago."""
        return self.week.now - self.last_act < ACTIVE

    def press(self, shown: Shown, *labels: str) -> Callable[[], None] | None:
        """The tap on the first of these labels that stands there; None when none does."""
        for text in labels:
            label = label_of(text, shown.labels)
            if label is not None:
                return lambda label=label: self.phone.presses(shown, label)  # type: ignore[misc]
        return None

    def first_answer(self, shown: Shown, rules: Sequence[tuple[str, Answer]]) -> Callable[[], None] | None:
        """What the first rule does whose words are shown; a question that nobody knows is noted."""
        for text, answer in rules:
            if is_said(text, shown.text):
                return answer(shown)
        if shown.labels:
            self.week.ignored[shown.text.splitlines()[-1][:70]] += 1
        return None
