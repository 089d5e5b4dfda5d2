"""First contact: whose Haat this is, and what a stranger's first words tell of language and place."""

from __future__ import annotations

import re
from typing import Any

from handlers.folding import tokens
from handlers.hearing import Hearing
from handlers.language import COMPLETE, N_, languages, own_name
from handlers.messages import InboundMessage
from handlers.outbound.zones import number_of
from handlers.person import speaking
from handlers.person.countries import is_abroad
from handlers.questions import Option
from handlers.reading import kind_of, language_of
from handlers.reading.language import written_for_us
from handlers.seller import home
from handlers.step import Step
from storage import links
from storage.conversations import Talk

LINK_WORD = re.compile(r"\bhaat[ -]([A-Za-z0-9_-]{3,40})\b", re.IGNORECASE)
"""How a WhatsApp poster's ready-made first message names its link: "HAAT sagar7"."""


def get_to_know(step: Step, hearing: Hearing) -> None:
    """Take a stranger's language from their words, else from their app, else from the market's habit.

    Only a whole sentence makes it sure: what is taken from elsewhere gives way to a later sentence.
    """
    message = hearing.message
    _take_place(step, message)
    if step.person.language:
        return
    app = message.language_code.partition("-")[0]
    tells = message.kind != "start" and any(
        len(word) > 1 and any(sign.isalpha() for sign in word) for word in tokens(message.text)
    )
    code = LINK_WORD.search(message.text) or not written_for_us(message.text) or kind_of(message.text) == "workshop"
    heard = language_of(message.text) if tells and not (code and len(message.text.split()) < 4) else None
    spoken = heard or (app if app in COMPLETE and app != "en" else None) or first_language(step)
    step.know(language=spoken, language_sure=heard is not None and speaking.told_language(message.text) == heard)


def _take_place(step: Step, message: InboundMessage) -> None:
    """Where a stranger says to be: it decides which office speaks to them; where goods come from does not."""
    if step.person.district_lgd is not None or message.forwarded or message.kind == "start":
        return
    kind = kind_of(message.text)
    beside_goods = home.places_beside_goods(step.world, message.text)
    named = [one for one in beside_goods if kind != "enquiry" or one.role != "source"]
    step.near = home.district_meant(step, named[0]) if named else None
    if kind == "offer" or (kind in ("greeting", "chatter") and named and named[0].exact):
        step.know(district_lgd=step.near)


INDIAN = frozenset("as bn en gu hi kn ml mr ne or pa sa ta te ur".split())
"""Languages that a telephone in India is usually set to."""


def first_language(step: Step) -> str:
    """The language of the district, else of the installation's first office; English to somebody abroad."""
    app = step.message.language_code.partition("-")[0] if step.message else ""
    if is_abroad(number_of(step.address)) or (app and app not in INDIAN):
        return "en"
    office = step.office
    return "mr" if office and step.world.state_of(office.district_lgd) == "Maharashtra" else "hi"


def introduce_haat(step: Step, role: str = "") -> None:
    """The first words to a stranger: whose Haat this is, that it is free, what it never asks; one tap changes it."""
    office = step.office
    if office is None:
        return  # an installation without an office card does not start; see `haat doctor`
    step.know(heard_office_at=step.world.now)
    app = step.message.language_code.partition("-")[0] if step.message else ""
    others = [
        Option(code, own_name(code)) for code in languages() if code != step.language and code in (*COMPLETE, app)
    ]  # a partial language is offered to those whose phone speaks it; to the others by "language"
    turn = {"seller": Option("role:buyer", N_("I want to buy")), "buyer": Option("role:seller", N_("I want to sell"))}
    options = [*others, *([turn[role]] if role in turn else [])]
    step.speak("greeting", anyway=True)
    step.offer(
        N_("Namaste! This is Haat, of {office}.\nIt is free. Haat never asks for money, OTP or Aadhaar."),
        options, question="greeting", office=office,
    )  # fmt: skip


def link_in(step: Step, text: str) -> Any:
    """The start link that a message names."""
    found = LINK_WORD.search(text)
    return links.link(step.db, found.group(1), step.world.now) if found else None


def unknown_code(step: Step, text: str) -> str:
    """The code of a poster that a message names although nobody knows it; empty where it names none.

    "haat" stands in front of ordinary words too: beside others only what has a digit is a code.
    """
    found = LINK_WORD.search(text)
    if found is None or link_in(step, text) is not None:
        return ""
    alone = found.group(0) == text.strip(" .!")
    return found.group(1) if alone or any(sign.isdigit() for sign in found.group(1)) else ""


def is_unknown_code(step: Step, text: str) -> bool:
    """Is a poster's word all that a message says, and one that nobody knows? It is no answer, and nobody's question."""
    found = LINK_WORD.search(text)
    whole = found is not None and found.group(0) == text.strip(" .!")
    return whole and any(sign.isdigit() for sign in unknown_code(step, text))


def follow_language(step: Step, hearing: Hearing, talk: Talk | None) -> None:
    """A whole sentence tells a language that was only guessed; a name or a place does not."""
    if speaking.orders_language(hearing.message.text):
        return
    if not hearing.message.forwarded and (talk is None or talk.asked not in NO_SENTENCES):
        speaking.follow(step, hearing.message.text)


NO_SENTENCES = frozenset({"name", "district", "where", "taluka", "speaks"})
"""Questions whose answers are names."""
