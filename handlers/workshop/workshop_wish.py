"""An officer's wish for one more workshop, said without "new": "packing ki workshop rakhni hai", "कार्यशाळा ठेवायची आहे"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from handlers.circulars.page import Page
from handlers.folding import fold, folded, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.workshop.days_said import untangled
from handlers.workshop.workshop_opening import (
    WORD,
    Run,
    calls_people,
    is_held,
    is_loose,
    may_open,
    opening_in,
    opens_new,
    runs_in,
)
from handlers.workshop.workshop_words import BOOK, Reading

_THING = folded(
    "workshop workshops वर्कशॉप वर्कशाप karyashala karyashaala karyashal कार्यशाला कार्यशाळा training trainings ट्रेनिंग prashikshan "
    "प्रशिक्षण shivir शिविर shibir शिबिर camp camps कैंप कॅम्प seminar सेमिनार webinar वेबिनार meeting मीटिंग baithak बैठक karyakram कार्यक्रम "
    "program programme melava मेळावा mela मेला sabha सभा"
)
"""What is held, without a case: "कार्यशाळेत", "workshop me" tell where something else is done."""
_AROUND = WordBook(
    {
        "case": """
            mein me में मे madhe madhye मध्ये मधे ko को la ला ki ka ke की का के chi cha che chya ची चा चे च्या se से sathi
            saathi साठी par pe पर पे tak तक wali wala wale walo walon vali vala vale वाली वाला वाले वालों varun वरून
        """,
        "arranged": "aayojan ayojan आयोजन aayojit ayojit आयोजित niyojan नियोजन",
        "its": """
            the this that these our is us ye yeh isi usi wo woh vo wahi vahi wali wala wale vali vala vale इस उस ये यह वो
            वह इसी उसी वही वाली वाला वाले hamari hamara amchi apli हमारी हमारा आमची आपली agli agla pichli pichhli pichla
            अगली अगला पिछली पिछला pudhchi pudhcha magchi पुढची पुढचे पुढचं मागची tyach tich hich त्याच तीच हीच next last
            previous same uski iski unki inki उसकी इसकी उनकी इनकी sabki सबकी
        """,
        "its_beside": "या ya हा ही ती तो tya त्या hi",
        "calls": """
            hold holding organise organising organize organizing arrange arranging conduct conducting host hosting
            schedule scheduling plan planning
        """,
        "leads_off": "to for of in at from with about on by till until",
        "turns": "agar अगर isliye इसलिए kyunki kyonki क्योंकि lekin लेकिन magar मगर warna वरना toh mhanun म्हणून because if but so that",
    },
    COMMON_ENGLISH,
)
_COURSE = folded(
    "workshop workshops वर्कशॉप वर्कशाप karyashala karyashaala कार्यशाला कार्यशाळा training trainings ट्रेनिंग prashikshan प्रशिक्षण "
    "shivir शिविर shibir शिबिर seminar सेमिनार webinar वेबिनार"
)
"""What people register for: of a fair or a meeting it is rather news that it is held."""
_WHAT = frozenset({"काय", "kay", "kaay"})
_PARTED = re.compile(r"[.;!।\n]")
_BACK = 4
"""So far before a workshop "this" or "the" may stand that makes it one that is known."""
_MORE_THAN_PLAIN = ("tell", "not", "now", "strong", "make", "notice")
_PLAINLY = 16
_SHORT = 3
"""So many words behind the verb may say what it is about without a word for it."""


def read(text: str, today: date) -> str:
    """How an officer's words want one more workshop: "new" (it is said so), "wished" ("packing ki workshop rakhni hai"), "day"
    (one without a name, at some time or place) and "told" ("12 ko packing ki workshop rakho"), which may both be said of
    one that stands, or "plain" ("packing ki workshop 12 ko hai"), which may be no wish at all; empty where they want none."""
    if opens_new(text):
        return "new"
    words = tokens(text)
    if not may_open(text) or calls_people(text) or _WHAT & set(words) or _AROUND.look_up(words).has("turns"):
        return ""
    said, opening = _Said(text, today), opening_in(text, today)
    told_when = bool(opening.days or opening.hours or opening.place or opening.no_such_day)
    moves = bool(said.reading.old and said.reading.new) or (BOOK.look_up(words).has("now") and not opening.title)
    if said.is_wished() and not moves:
        return "wished" if opening.title or not told_when else "day"
    if said.reading.old or moves:
        return ""
    if opening.title and said.is_told():
        return "told"
    return "plain" if opening.days and said.is_plain() else ""


@dataclass(frozen=True)
class _Said:
    """The words of one message, each with what it is."""

    text: str
    today: date

    @cached_property
    def page(self) -> Page:
        return Page.of(untangled(self.text))

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.page, BOOK.look_up(tokens(self.text)), self.today)

    @cached_property
    def words(self) -> list[re.Match[str]]:
        return [*WORD.finditer(self.page.plain)]

    @cached_property
    def around(self) -> list[frozenset[str]]:
        """What each word is, of the little words around a workshop."""
        return [frozenset[str]().union(*map(_AROUND.classes, tokens(word.group()))) for word in self.words]

    @cached_property
    def loose(self) -> list[Run]:
        """Words that say something else than a title, a place or a time."""
        return [one for one in runs_in(self.page, self.reading) if is_loose(self.page, one)]

    @cached_property
    def things(self) -> list[int]:
        """The workshops that are spoken of by themselves, and are none that is known."""
        return [
            place for place, word in enumerate(self.words)
            if any(fold(part) in _THING for part in tokens(word.group()))
            and not self._has_case(place) and not self._is_known(place)
        ]  # fmt: skip

    def is_wished(self) -> bool:
        """Is one to be held: the verb behind it, before it, or in English?"""
        held = [place for place, word in enumerate(self.words) if is_held(word.group())]
        return any(
            self._is_held_by(thing, verb) or self._is_asked_for(thing, verb) for thing in self.things for verb in held
        ) or any(self._is_called(thing) for thing in self.things)

    def is_plain(self) -> bool:
        """Is one named with its day, and nothing else said: "12 ko packing ki workshop hai", "papad workshop 14 December"?"""
        others = any(self._is_of(word, kind) for word in self.words for kind in _MORE_THAN_PLAIN)
        course = any(fold(part) in _COURSE for thing in self.things for part in tokens(self.words[thing].group()))
        return course and not (self.loose or others) and len(self.words) <= _PLAINLY

    def is_told(self) -> bool:
        """Is one ordered, or said to have been set: "rakho", "rakhi hai"?"""
        makes = [place for place, word in enumerate(self.words) if self._is_of(word, "make")]
        return any(self._is_held_by(thing, verb) for thing in self.things for verb in makes)

    def _is_held_by(self, thing: int, verb: int) -> bool:
        if verb <= thing or self._parts(thing, verb):
            return False
        between = self.words[thing + 1 : verb]
        if any(self._is_of(word, "will") for word in between):
            return False  # "workshop hai, hall saaf karna hai"
        start, end = self.words[thing].end(), self.words[verb].start()
        behind = [one for one in self.loose if one.start >= end]
        return not any(start <= one.start < end for one in self.loose) and all(self._is_short(one) for one in behind)

    def _is_asked_for(self, thing: int, verb: int) -> bool:
        """ "Rakhni hai packing ki workshop 12 ko": nothing else stands before the verb."""
        if verb >= thing or self._parts(verb, thing):
            return False
        return not any(one.start < self.words[thing].end() or not self._is_short(one) for one in self.loose)

    def _is_called(self, thing: int) -> bool:
        """ "Organise packing training on 12 December": no other word leads to the workshop, and none hangs on it."""
        verb = next((place for place in range(thing - 1, -1, -1) if "calls" in self.around[place]), None)
        if verb is None or self._parts(verb, thing):
            return False
        if any("leads_off" in self.around[place] for place in range(verb + 1, thing)):
            return False
        following = self.words[thing + 1] if thing + 1 < len(self.words) else None
        hangs = following is not None and any(one.start == following.start() for one in self.loose)
        return not hangs and not re.search(r"(?<![a-z])(?:till|until)(?![a-z])", self.page.plain)

    def _has_case(self, thing: int) -> bool:
        if thing + 1 >= len(self.words) or self._parts(thing, thing + 1) or "case" not in self.around[thing + 1]:
            return False
        return (
            thing + 2 >= len(self.words) or "arranged" not in self.around[thing + 2]
        )  # "karyashala ka aayojan karna hai"

    def _is_known(self, thing: int) -> bool:
        beside = thing > 0 and "its_beside" in self.around[thing - 1]
        before = [place for place in range(max(0, thing - _BACK), thing) if not self._is_of_a_day(place)]
        return beside or any("its" in self.around[place] for place in before)

    def _is_of_a_day(self, place: int) -> bool:
        """ "This Friday" makes no workshop a known one."""
        start = self.words[place].start()
        return any(one.start <= start < one.end for one in self.reading.days)

    def _parts(self, one: int, other: int) -> bool:
        return _PARTED.search(self.page.plain, self.words[one].end(), self.words[other].start()) is not None

    def _is_short(self, one: Run) -> bool:
        return len(self.page.plain[one.start : one.end].split()) <= _SHORT

    @staticmethod
    def _is_of(word: re.Match[str], kind: str) -> bool:
        return any(kind in BOOK.classes(part) for part in tokens(word.group()))
