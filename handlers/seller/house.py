"""One more of the speaker's house who sells: added on this telephone by their own yes, with goods of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from handlers import menu
from handlers.conversation import Conversation
from handlers.folding import fold, folded
from handlers.hearing import Started
from handlers.language import N_, say
from handlers.person import ages, household, newcomers
from handlers.person.given_names import begins_with_one, is_given
from handlers.questions import Misread, Option, Question, Reply, choice, name_of
from handlers.seller import goods, relatives
from handlers.step import Step
from handlers.world import World
from storage import acting, profiles

OPTIONS = (
    Option("add", N_("Yes, add them"), also=("yes", "add", "add her", "add him", "jodo", "jod do", "जोड़ो",
           "जोड़ दो", "joda", "जोडा")),
    Option("own", N_("My own goods"),
           also=("own", "mine", "it is mine", "ours", "mera", "mera hi", "mera hai", "mera maal hai", "mera hi maal hai", "hamara",
                 "mera maal", "mera hi maal", "hamara maal", "my goods", "they are mine", "मेरा माल", "मेरा ही माल", "मेरा माल है",
                 "हमारा माल", "maza maal", "majha maal", "mazach maal", "majhach maal", "amcha maal", "maza ahe", "mazach",
                 "माझा माल", "माझाच माल", "आमचा माल", "माझा आहे", "माझाच आहे", "माझा माल आहे", "माझाच माल आहे",
                 "hamara hai", "hum dono ka", "dono ka", "मेरा", "मेरा ही", "मेरा है", "मेरा ही है", "हमारा", "हमारा है", "हम दोनों का",
                 "maza", "majha", "majhach", "amcha", "माझा", "माझाच", "माझं", "माझंच", "आमचा", "आमचं", "दोघांचा", "doghancha")),
    Option("leave", N_("Leave it"), also=("no", "leave", "rehne do", "रहने दो", "rahu dya", "राहू द्या")),
)  # fmt: skip
WHOSE = replace(
    choice("whose_goods", N_("Shall I add {relative} on this phone too?\nTheir goods stay apart from yours."), OPTIONS),
    takes="yes_no",
)
WHOSE_ARE_THEY = replace(
    WHOSE,
    text=N_("Shall I add {relative} on this phone, with goods of their own?\nBuyers then see their name, not yours."),
)
"""Asked of whoever sells nothing here yet, and tells of another one's goods only."""
OWN, ANSWER = "own", "answer"
"""In an opening: the speaker has said that the goods are their own; what was answered to whose they are."""
CALLED = Question("their_name", N_("What is their name?"), takes="text", read=name_of)
OPENING = "house"
"""Under which the opening of a conversation keeps whom of the house its words told of besides."""


class _Relative:
    """Whom it is about, as each reader's language calls them."""

    def __init__(self, kind: str, name: str = "") -> None:
        self.kind, self.name = kind, name

    def name_in(self, language: str) -> str:
        """ "your wife", in the form that stands before "for"; by the name who was called by that alone."""
        return say(language, relatives.RELATIVES[self.kind]) if self.kind else self.name


def said(step: Step, text: str) -> Started | None:
    """Who tells that another of the house sells too is asked whether to add that one here; own goods told in the same
    breath have their turn first."""
    told = _told(text) or _called(step, text)
    if told is None or step.is_officer:
        return None
    opening = {"kind": told.kind, "name": told.name, "text": told.words}
    own = told.rest if step.world.catalogue.concepts_in(told.rest) and goods.sells(told.rest) else ""
    if not own:
        return Started("of_house", opening=opening)
    name = "profile" if profiles.profile_of(step.db, step.person.id) is not None else "onboarding"
    return Started(name, opening={"field": "products", "text": own, OPENING: opening})


def _told(text: str) -> relatives.Relative | None:
    """The other one of the house of whom words tell; of a child it is the grown-up who joins, in the own name."""
    return relatives.told(text) if ages.child_age(text) is None else None


def _called(step: Step, text: str) -> relatives.Relative | None:
    """Whose goods a seller tells of by a name alone that is not their own: "seema ka papad 220 kilo", "सीमाचा पापड"."""
    mine = profiles.profile_of(step.db, step.person.id)
    name, rest = _whose_first(text)
    if mine is None or not name or "?" in text or goods.is_wanted(text):
        return None
    own = {fold(word) for word in f"{step.person.name or ''} {mine.name or ''}".split()}
    named = step.world.catalogue.concepts_in
    if {fold(word) for word in name.split()} & (own | _THINGS) or named(name) or not named(rest):
        return None
    return relatives.Relative("", name.title() if name.isascii() else name, rest, "")


def _whose_first(text: str) -> tuple[str, str]:
    """The name that words begin with and that something belongs to, and what that is; "" where none is."""
    words = text.split()
    for ending in _ENDINGS:
        if words and len(words[0]) > len(ending) + 1 and words[0].casefold().endswith(ending):
            stem = words[0][: -len(ending)]
            if is_given(stem):
                return stem, " ".join(words[1:])
    place = next((place for place, word in enumerate(words[1:3], 1) if fold(word) in _OF), 0)
    if not place or not all(is_given(word) for word in words[:place]):
        return "", ""
    return " ".join(words[:place]), " ".join(words[place + 1 :])


_THINGS = folded("""
    champa chameli kusum pushpa suman sona moti hira tulsi jyoti deepak kamal gulab mala kajal payal neelam kiran tara
    चंपा चमेली कुसुम पुष्पा सुमन सोना मोती हीरा तुलसी ज्योति दीपक कमल गुलाब माला काजल पायल नीलम किरण तारा
""")
"""Names that are things as well: "chameli ka tel" is nobody's."""
_ENDINGS = ("चा", "ची", "चे", "चं", "cha", "chi", "che")
_OF = folded("ka ki ke का की के cha chi che chya चा ची चे च्या")


def of_another(c: Conversation, text: str) -> dict[str, str] | None:
    """Whom words tell of that name another one's goods only, and what is said of them; None for all other words. A helper acts for
    the one already whom they named."""
    if not text or newcomers.is_helped(c) or c.step.is_officer:
        return None
    told = _told(text)
    if told is None or c.world.catalogue.concepts_in(told.rest):
        return None
    return {"kind": told.kind, "name": told.name, "text": told.words}


def whose(c: Conversation, text: str, media_ids: Sequence[int] = ()) -> None:
    """Whoever is about to sell, and has told of another one's goods only, is asked whose they are: the profile bears the name of
    the one whose goods it shows, with a yes of their own."""
    other = of_another(c, text) if OWN not in c.opening else None
    if other is None:
        return
    answer = c.ask(replace(WHOSE_ARE_THEY, read=_name_adds), relative=_Relative(other["kind"]))
    if answer != "own":
        c.then("of_house", **other, media_ids=list(media_ids), **{ANSWER: answer})


def apart(world: World, text: str) -> tuple[str, dict[str, str] | None]:
    """The speaker's own goods of a sentence that tells of another's of the house too, and that other one; all of the sentence
    where it names no goods of the speaker's own."""
    told = _told(text)
    if told is None or not world.catalogue.concepts_in(told.rest):
        return text, None
    return told.rest, {"kind": told.kind, "name": told.name, "text": told.words}


def turn_to(c: Conversation, of_house: Mapping[str, Any] | None) -> None:
    """Own goods are done with: the other one of the house has a turn now, where one was told of."""
    if of_house:
        c.then("of_house", **of_house)


def of_house(c: Conversation) -> None:
    """Whose goods are these: another one's, who is added with a name and a yes of their own, or the speaker's?"""
    sells = profiles.profile_of(c.db, c.person.id) is not None
    asks = replace(WHOSE if sells else WHOSE_ARE_THEY, read=_name_adds)
    answer = c.opening.get(ANSWER) or c.ask(asks, relative=_Relative(c.opening["kind"], c.opening["name"]))
    if answer == "leave":
        c.say(N_("All right, it stays as it is."))
        return None if sells else menu.show(c.step)
    media_ids = c.opening.get("media_ids", [])
    if answer == "own":
        told = {"field": "products", "text": c.opening["text"], "media_ids": media_ids, OWN: True}
        return c.then("profile", **told)
    newcomers.own_name(c)
    name = answer["name"] if isinstance(answer, dict) else c.opening["name"] or c.ask(CALLED)
    if (helper := acting.helper()) is not None:
        household.switch(c.step, helper)  # the one whose telephone it is helps this one too
    return c.then("helps", name=str(name), goods=c.opening["text"], media_ids=media_ids)


def _name_adds(reply: Reply, language: str) -> dict[str, str]:
    """A name says yes to adding whoever bears it. Raises Misread for other words."""
    if not begins_with_one(reply.text):
        raise Misread()
    return {"name": name_of(reply, language)}


CONVERSATIONS = {"of_house": of_house}
