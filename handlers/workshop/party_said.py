"""How many somebody says are coming to a workshop, and on which of its days only: "hum teen log", "फक्त दुसऱ्या दिवशी येणार"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers import asides
from handlers.circulars.day_hours import Named, named_by_place
from handlers.circulars.day_words import LETTER
from handlers.circulars.days import mentions
from handlers.circulars.each_day import each_of
from handlers.circulars.page import Page
from handlers.folding import tokens
from handlers.questions import Question, Reply
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.workshop import workshop_days
from handlers.workshop.days_said import COUNTS
from handlers.world import World
from storage.workshops import Workshop

_PARTY = WordBook(
    {
        "people": """
            log logo logon lok jan jane jani jana people
            persons person of_us members sadasya mahila mahilaye mahilayen aurat aurten
            behen behne bahne bahine लोग लोगों लोक जण जन जने जनी जणी जणं सदस्य महिला महिलाएँ महिलाएं औरत औरतें बहनें बहिणी
        """,
        "we": "hum ham humlog hamlog amhi aamhi we us apan हम हमलोग आम्ही आपण",
        "besides": "saath sath साथ sobat सोबत more others other और aur ankhi aankhi ajun आणखी अजून dusre दूसरे with",
        "only": "sirf sirph सिर्फ सिर्फ़ keval केवल bas बस hi ही only just fakt phakt फक्त matra मात्र ch",
        "asks": """
            kya क्या kay काय kitne kitna kitni कितने कितना कितनी kiti किती kab कब kadhi कधी kaha kahan कहाँ kuthe कुठे kaise कैसे kasa कसं
            kaun kon कौन कोण how when where who what which
        """,
        "not": "nahi nahin nhi nai नहीं नही नाही not cannot cant wont",
    },
    COMMON_ENGLISH,
)
_TOGETHER = {"dono": 2, "donon": 2, "दोनों": 2, "doghe": 2, "doghi": 2, "दोघे": 2, "दोघी": 2, "दोघं": 2, "teeno": 3, "teenon": 3,
             "तीनों": 3, "tighe": 3, "tighi": 3, "तिघे": 3, "तिघी": 3, "तिघं": 3, "तिघेही": 3, "charo": 4, "चारों": 4, "chaughe": 4,
             "chaughi": 4, "चौघे": 4, "चौघी": 4, "चौघं": 4, "पाचजण": 5, "पाचजणी": 5, "पाचही": 5}  # fmt: skip
_MOST = 60
_CLAUSES = re.compile(r"[,.;।\n]|(?<!\S)(?:lekin|magar|par|pan|but|लेकिन|मगर|पर|पण|परंतु)(?!\S)", re.IGNORECASE)
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class PartyFirst(Question):
    """A question to whoever comes, at which it may also be said how many come, or on which days: that comes first."""

    party: Callable[[str], dict[str, Any]] | None = None

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply. Raises Misread or Several."""
        said = self.party(reply.text) if self.party is not None and reply.pressed is None else {}
        return said or Question.answer(self, reply, language)

    def still_valid(self, kept: Any) -> bool:
        """Does a kept answer still mean something?"""
        return isinstance(kept, dict) or Question.still_valid(self, kept)


def party_in(text: str, world: World, one: Workshop) -> dict[str, Any]:
    """How many come to this workshop and on which of its days only, as an answer is kept; empty where neither is said."""
    days = [day.isoformat() for day in only(text, workshop_days.days_of(world, one), world.today)]
    said = {"many": many(text), "only": days}
    return said | {"of_all": _PARTY.look_up(tokens(text)).has("we")} if any(said.values()) else {}


def many(text: str) -> int:
    """How many come in all, whoever writes among them; 0 where it is not said, or asked."""
    words = tokens(text)
    found = _PARTY.look_up(words)
    if _asks(text) or len(words) > _LONGEST:
        return 0
    for place, word in enumerate(words):
        number = _TOGETHER.get(word) or COUNTS.get(word) or (int(word) if word.isdecimal() and len(word) < 4 else 0)
        if not 1 < number + 1 <= _MOST:
            continue
        after = found.classes[place + 1] if place + 1 < len(words) else frozenset[str]()
        before = found.classes[place - 1] if place else frozenset[str]()
        if word not in _TOGETHER and not {"people"} & after and not {"we"} & before:
            continue
        ours = found.has("we") or word in _TOGETHER
        others = found.has("besides") and not ours
        return number + 1 if others else number if number > 1 else 0
    return 0


def only(text: str, held: Sequence[date], today: date) -> list[date]:
    """The days of several on which somebody says they come, where it is not all: "sirf doosre din", "pehle din nahi aa paungi"."""
    if len(held) < 2 or _asks(text) or len(tokens(text)) > _LONGEST:
        return []
    present, absent = set[date](), set[date]()
    for clause in _CLAUSES.split(text):
        days = _days_in(clause, held, today)
        (absent if _PARTY.look_up(tokens(clause)).has("not") else present).update(days)
    if not (_PARTY.look_up(tokens(text)).has("only") or asides.speaks_of_coming(text)):
        return []
    left = [day for day in held if (day in present or not present) and day not in absent]
    return left if left and len(left) < len(held) else []


def _asks(text: str) -> bool:
    words = tokens(text)
    return "?" in text or words[:1] in (["can"], ["could"], ["may"]) or _PARTY.look_up(words).has("asks")


def _days_in(clause: str, held: Sequence[date], today: date) -> set[date]:
    page = Page.of(clause)
    named: list[Named] = named_by_place(page, held)
    dated = {day for one in mentions(page, today) for day in each_of(page, one)}
    numbers = {int(one[1]) for one in _NUMBERED.finditer(page.plain)}
    return {day for one in named for day in one.days} | {day for day in held if day in dated or day.day in numbers}


_NUMBERED = re.compile(
    rf"(?<![\d.:/-])(\d{{1,2}})\s?(?:st|nd|rd|th|को|ko|ला|la|तारीख|tarikh|तारखेला|tarkhela)(?![{LETTER}])"
)
""" "11 ko", "only on the 11th": of days that are known a number is enough."""
