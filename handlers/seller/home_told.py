"""Where a seller is at home: kept when it is told early, else taken from what is known, else asked for until it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from handlers import namesakes
from handlers.conversation import Conversation
from handlers.folding import folded, keys_of, tokens
from handlers.language import N_, render
from handlers.matching.places import PlaceFound
from handlers.questions import Misread, Option, Question, Reply, choice, words_of
from handlers.reading.asking import is_question
from handlers.seller import home
from handlers.world import World
from storage import offices, profiles

MORE_GOODS = "more_goods"
"""What stands for a district where goods were told instead of it."""
SAID_HOME = "said_home"
"""Under which a conversation keeps district and taluka that were told before they were asked for."""
DISTRICT = Question(
    "district", N_("Which district are you from?"),
    shorter=N_("Please tap or write the name of your district, for example Sagar."), takes="text",
)  # fmt: skip
DISTRICTS_SHOWN = 6


def keeps_home(c: Conversation) -> Callable[[str], str]:
    """Keeps the district and taluka that words tell before they are asked for, and says them."""

    def keeps(words: str) -> str:
        found = home.home_in(c.step, words, alone=len(words.split()) == 1)
        if found is None or found.district_lgd is None:
            return ""
        c.kept[SAID_HOME], c.misread = [found.district_lgd, found.taluka_lgd], 0
        district = render(c.world.places.district(found.district_lgd), c.language)
        taluka = render(c.world.places.taluka(found.taluka_lgd), c.language) if found.taluka_lgd else ""
        return f"{taluka}, {district}" if taluka else district

    return keeps


def which_district(c: Conversation, text: str, keeps_goods: Callable[[str], bool]) -> int | None:
    """The district that the seller's own words say, else that of the link, else asked for until one is read; None where
    goods were told instead, which `keeps_goods` has kept."""
    opening = c.opening.get("text", "")
    told = (c.kept.get(SAID_HOME) or [None])[0]
    said = said_home(c.world, opening)
    known = told or (home.district_meant(c.step, said) if said is not None else None)
    known = known or c.opening.get("district_lgd") or c.person.district_lgd
    for words in (opening, text):
        found = home.home_in(c.step, words) if known is None and words else None
        known = _meant_of(c, found) if found is not None else known
    said_now = str(known) if known else _ask(c, None, keeps_goods)
    return None if said_now == MORE_GOODS else int(said_now)


def _meant_of(c: Conversation, found: home.Home) -> int | None:
    """The district that a name says; of several whole ones of that name it is asked which."""
    several = [code for code in found.unsure if c.world.places.has_namesake(code)]
    return int(c.ask(namesakes.which_is_meant(c, "which_home", several))) if several else found.district_lgd


def ask_district(c: Conversation, likely: int | None = None) -> int:
    """Which district somebody is from, the likely one to be tapped first."""
    return int(_ask(c, likely, None))


SEVERAL = "several"
PINNED, ANOTHER = "pinned", Option("another", N_("Another district"))


def takes_pin(conversation: str, asked: str) -> bool:
    """Is a place sent from the map an answer to this question?"""
    return asked == DISTRICT.name or (conversation == "enquiry" and asked.startswith("where"))


def _ask(c: Conversation, likely: int | None, keeps_goods: Callable[[str], bool] | None) -> str:
    options = _districts_of_offices(c, likely)
    while True:
        said = c.ask(replace(DISTRICT, options=options, read=_reads_district(c, keeps_goods)))
        if not isinstance(said, dict):
            return str(said)
        if SEVERAL in said:
            return str(c.ask(namesakes.which_is_meant(c, "which_home", said[SEVERAL])))
        near = [Option(str(code), render(c.world.places.district(code), c.language)) for code in said[PINNED]]
        which = c.ask(
            choice(PINNED, N_("Your place is on the map. In which of these districts is it?"), [*near, ANOTHER])
        )
        if which != ANOTHER.value:
            return str(which)
        c.forget(DISTRICT.name, PINNED)


def _pin(c: Conversation, reply: Reply) -> dict[str, list[int]]:
    """The districts around a place sent from the map. Raises Misread."""
    near = c.world.places.near_point(*reply.location) if reply.location is not None else ()
    if not near:
        raise Misread(N_("I cannot tell the district from that. Please write its name."), noted=True)
    return {PINNED: list(near)}


def keep_taluka(c: Conversation, district_lgd: int) -> None:
    """The taluka that was told on the way, where it lies in the district that counts."""
    told = c.kept.get(SAID_HOME)
    found = home.home_in(c.step, str(c.opening.get("text", ""))) if told is None else None
    lgd, taluka = told or ((found.district_lgd, found.taluka_lgd) if found is not None else (None, None))
    codes = {one.lgd_code for one in c.world.places.talukas_of(district_lgd)}
    if lgd == district_lgd and taluka in codes:
        profiles.change_profile(c.db, c.kept["profile_id"], c.world.now, taluka_lgd=taluka)


def _districts_of_offices(c: Conversation, likely: int | None) -> tuple[Option, ...]:
    """The districts that have an office here, to be tapped; first the likely one, with an office or not."""
    first = [likely] if likely is not None else []
    codes = list(dict.fromkeys([*first, *(card.district_lgd for card in offices.all_offices(c.db))]))[:DISTRICTS_SHOWN]
    return tuple(Option(str(code), render(c.world.places.district(code), c.language)) for code in codes)


def _reads_district(c: Conversation, keeps_goods: Callable[[str], bool] | None) -> Callable[[Reply, str], Any]:
    """Reads a district: by its name, or {PINNED: those around a place from the map}. Raises Misread."""

    def read(reply: Reply, language: str) -> Any:
        named = home.home_in(c.step, reply.text) if reply.location is not None and reply.text else None
        if reply.location is not None and (named is None or named.district_lgd is None):
            return _pin(c, reply)
        words = words_of(reply, language)
        if named is None and _asks_of_goods(c, words):
            raise Misread()
        found = named or home.home_in(c.step, words, alone=True)
        if keeps_goods is not None and keeps_goods(words):
            if found is not None and found.district_lgd is not None:
                c.kept[SAID_HOME] = [found.district_lgd, found.taluka_lgd]
            return MORE_GOODS
        if found is None:
            raise Misread(N_("I do not know that place yet."))
        if found.district_lgd is None and any(c.world.places.has_namesake(code) for code in found.unsure):
            return {SEVERAL: list(found.unsure)}
        if found.district_lgd is None:
            names = ", ".join(render(c.world.places.district(code), language) for code in found.unsure[:4])
            raise Misread(N_("That name is in several districts: {districts}. Which one?"), districts=names)
        c.kept[SAID_HOME] = [found.district_lgd, found.taluka_lgd]
        return str(found.district_lgd)

    return read


_A_QUESTION = 4
"""Words: from so many on a question is about something else than where one lives."""


_OF_ONESELF = folded("""
    main mai hum ham i we im my mera meri mere hamara hamari hamare mi mee amhi aamhi amche aamche majha mazha maza gaon gav
    village hu hun hoon ahot मैं मै हम मेरा मेरी मेरे हमारा हमारी मी आम्ही आमचे आमचा माझा माझे गाँव गांव गाव हूँ हूं आहोत
""")


def _asks_of_goods(c: Conversation, words: str) -> bool:
    """Is it a question that only happens to name places, "is it Salem or Erode finger?"? Who says where they live is heard."""
    said = set(keys_of(words))
    return is_question(words) and len(tokens(words)) >= _A_QUESTION and said.isdisjoint(_OF_ONESELF | _LIVES)


def said_home(world: World, text: str) -> PlaceFound | None:
    """The place that words say somebody is from: "सागर से", "नागपूरहून"; goods of a place's name say none."""
    found = [one for one in home.places_beside_goods(world, text) if one.role_said]
    words = tokens(text)
    lives = [one for one in found if set(keys_of(" ".join(words[one.end : one.end + _NEAR]))) & _LIVES]
    native = [one for one in found if set(keys_of(" ".join(words[max(0, one.first - _NEAR) : one.first]))) & _NATIVE]
    found = lives or [one for one in found if one not in native] or found
    whole = [one for one in found if not one.others]
    return next(iter(whole or found), None)


_NEAR = 2
_LIVES = folded("""
    rahto rahte rahate rahato rahtoy rahtey rehta rehti rehte rahta rahti राहतो राहते राहतोय राहतेय रहता रहती रहते
    basa basi बसा बसी live living lives settled staying
""")
"""Behind a place: there one is at home now."""
_NATIVE = folded(
    "mul mool mulchi mulcha mulche moolchi moolcha मूळ मूळची मूळचा मूळचे मूल originally native maher maika माहेर मायका"
)
"""Before a place: from there one came once."""
