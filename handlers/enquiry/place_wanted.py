"""Where goods shall go: asked for where a wish names no place; an amount or further goods told instead are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import read_back
from handlers.enquiry.buyer_words import read_new
from handlers.folding import fold
from handlers.language import N_
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.place_answers import may_be_a_place, place_answered
from handlers.matching.units import unit_of
from handlers.person import without_district
from handlers.put_off import LATER, SORRY, UNSURE, WHICH, WHY, said_instead
from handlers.questions import Misread, Option, Question, Reply, is_label, words_of
from handlers.reading.asking import is_question
from handlers.reading.commands import read_command
from handlers.trade import offer_words

NO_PLACE = ("done", "sure", "please", "ok done", "thik hai", "ठीक है", "चालेल", "बरं")
ANYWHERE = ("anywhere", "any place", "kahin bhi", "kahi bhi", "कहीं भी", "कहीं भी चलेगा", "kahin bhi chalega", "कुठेही", "कुठेही चालेल",
            "kuthehi", "kuthehi chalel", "no matter where")  # fmt: skip
ALSO = "also_told"
"""Under which further goods are kept that were told instead of a place."""
LONGEST_NAME = 3
"""Words: a place's name that is one of goods too, alone."""


def _where(reply: Reply, language: str) -> Any:
    """A place in words; who does not know yet takes it from anywhere. A number that puts the amount right is {"much"}."""
    words = words_of(reply, language)
    if said_instead(words) in (WHY, WHICH):
        raise Misread(N_("So that sellers know how far to send it."), noted=True)
    if said_instead(words) == SORRY:
        raise Misread(N_("No matter."), noted=True)
    if much := offer_words.corrected(words):
        return {"much": much}
    if read_command(words, "yes_no") == "yes" or is_label(words, *NO_PLACE):
        raise Misread(N_("Please write the name of the district or town."))
    return "anywhere" if read_back.is_unsure(words) or said_instead(words) in (LATER, UNSURE) else words


IN_DISTRICT = Question("in_district", N_("I do not know {place} yet. Which district is it in?"),
                       (Option("unsure", N_("Not sure")),), shorter=N_("Please write only the district of {place}."), takes="text",
                       read=words_of)  # fmt: skip
"""Asked where a village is in no list: its district tells how far it is."""
WHERE = Question("where", N_("Where shall it be delivered? Write the district or town."),
                 (Option("anywhere", N_("Anywhere"), also=ANYWHERE),), takes="text", read=_where)  # fmt: skip


WHERE_ABROAD = N_("Where shall it be delivered? Write the city or port.")
"""To whoever lives where there are no districts."""


def placed(c: Conversation, parsed: ParsedEnquiry, again: str, before: Any) -> ParsedEnquiry:
    """The wish with the place that was told `before`, or that is asked for now, and with the amount that was told instead."""
    asks = replace(WHERE, read=_place_or_goods(c, parsed))
    if without_district.has_no_district(c.step):
        asks = replace(asks, text=WHERE_ABROAD)
    where, often = before or c.ask(asks.named(f"where{again}")), 0
    while isinstance(where, dict):
        often += 1
        if ALSO in where:
            c.kept[ALSO] = list(dict.fromkeys([*c.kept.get(ALSO, ()), where[ALSO]]))
            c.say(N_("Noted: {place}. One thing is still needed:"), place=where[ALSO][:60])
        else:
            much = where["much"] if unit_of(where["much"]) else f"{where['much']} {parsed.unit or ''}"
            parsed = parsed.with_quantity(much, c.world.catalogue)
        where = c.ask(asks.named(f"where{again}:{often}"))
    if where == "anywhere":
        return parsed
    return _in_its_district(c, parsed.with_place(where, c.world.places).with_more(read_new(c, where)), where)


def _in_its_district(c: Conversation, parsed: ParsedEnquiry, place: str) -> ParsedEnquiry:
    """The wish with the district of a village that is in no list, asked for once, under the name that its buyer wrote."""
    if parsed.place_lgd or parsed.place_state or parsed.country or parsed.port:
        return parsed
    asks = replace(IN_DISTRICT, name=f"in_district:{fold(place)}", read=_district(c))
    district = c.ask(asks, place=place)
    return parsed if district == "unsure" else replace(parsed.with_place(district, c.world.places), place_words=place)


def _district(c: Conversation) -> Callable[[Reply, str], str]:
    """Reads a district, or a place in one. Raises Misread."""

    def read(reply: Reply, language: str) -> str:
        words = words_of(reply, language)
        if read_back.is_unsure(words):
            return "unsure"
        if ParsedEnquiry().with_place(words, c.world.places).place_lgd is None:
            raise Misread(elsewhere=is_question(words))
        return words

    return read


def _pinned(c: Conversation, point: tuple[float, float]) -> str:
    """The district around a place sent from the map, as words: it is read back with the wish. Raises Misread."""
    near = c.world.places.near_point(*point)
    if not near:
        raise Misread(N_("I cannot tell the district from that. Please write its name."), noted=True)
    district = c.world.places.district(near[0])
    return f"{district.name}, {district.state}"


def _place_or_goods(c: Conversation, parsed: ParsedEnquiry) -> Callable[[Reply, str], Any]:
    """Reads where goods shall go; further goods that are told instead are {ALSO}. Raises Misread."""

    def read(reply: Reply, language: str) -> Any:
        if reply.location is not None:
            return _pinned(c, reply.location)
        said, words = read_new(c, reply.text), reply.text.split()
        alone = len(words) <= LONGEST_NAME and place_answered(reply.text, c.world.places) is not None
        named = alone or said.place_lgd or said.place_state or said.country or said.port
        if said.concepts and said.sure and not named and not set(said.concepts) & set(parsed.concepts):
            return {ALSO: words_of(reply, language)}
        told = _where(reply, language)
        if told != "anywhere" and isinstance(told, str) and not named and not _names_a_place(c, told):
            raise Misread(N_("Please write the name of the district or town."), elsewhere=is_question(told))
        return told

    return read


def _names_a_place(c: Conversation, words: str) -> bool:
    """Is this a place, listed or not? "bye", "all three" and "how many did you ask" are none."""
    placed = ParsedEnquiry().with_place(words, c.world.places)
    return bool(placed.place_lgd or placed.place_state) or may_be_a_place(words)
