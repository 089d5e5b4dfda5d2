"""Answered at once, whatever is open: questions about Haat itself, numbers, how many sellers, thanks."""

from __future__ import annotations

import unicodedata
from typing import Literal

from handlers import asides, menu
from handlers.hearing import Hearing
from handlers.language import N_
from handlers.office import filing
from handlers.own_questions import ANSWERS, ANSWERS_ABROAD, own_question
from handlers.person import first_contact, without_district
from handlers.questions import Option
from handlers.reading.commands import asks_if_real, is_exact_stop
from handlers.safety import cries, grievances
from handlers.scheme import rumours
from handlers.step import Step
from handlers.workshop import told_of_places, workshops
from storage import search
from storage.conversations import Talk

FOR_HAAT = frozenset(
    {"onboarding", "enquiry", "profile", "later", "my_data", "cards", "more_goods", "agree", "who_makes"}
)
"""Conversations whose own words, too, are for Haat; those of the others may be meant for another human being."""


def answer_beside(
    step: Step, hearing: Hearing, talk: Talk | None, takes: str | None, command: str | None
) -> Literal["", "told", "thanked"]:
    """Answer at once what needs no conversation, whatever is open: "" where the message is something else.

    Questions about Haat itself, workshops, numbers of sellers at large and how many sell something are "told", so that an
    open question is put again below; thanks and good wishes are only "thanked" for. An order goes before all of them.
    """
    text = hearing.message.text
    if not text or (talk is not None and takes == "text" and talk.name not in FOR_HAAT):
        return ""
    if step.is_officer and talk is not None and talk.name == "hand_off":
        return ""  # an answer to somebody: "haan, bank ka kagaz lagega"
    no_order = command is None or (command == "stop" and not is_exact_stop(text))
    if no_order and _tell_of_numbers(step, text, hearing, talk):
        return "told"
    if command in ("yes", "no") and takes == "yes_no":
        return ""
    if no_order and talk is not None and not step.is_officer and grievances.cries_out(text):
        if grievances.lost_money(text):
            step.say(cries.MONEY_GONE)
        menu.pass_to_office(step, "complaint", text)
        return "told"
    if no_order and command == "stop" and asks_if_real(text) and _tell_of_haat(step, text, hearing, None):
        return "told"  # "this is not a fraud, no?"
    if command not in (None, "help", "yes", "no"):
        return ""
    if _warn_of_paying(step, text, hearing, talk):
        return "told"
    if _tell_of_haat(step, text, hearing, command) or _tell_how_many(step, text, hearing, talk):
        return "told"
    if talk is not None and (_tell_when_it_is(step, text, talk) or _tell_of_workshop(step, text, talk)):
        return "told"
    return "thanked" if not hearing.stranger and _say_thanks(step, text, talk) else ""


PAY_LATER = N_(
    "Pay only when you have seen the goods or a sample. To receive money, never scan a QR or give a PIN.\n"
    "If you are in doubt, ask the office."
)


def _warn_of_paying(step: Step, text: str, hearing: Hearing, talk: Talk | None) -> bool:
    """Who asks whether to send money is warned, below an open question too."""
    if step.is_officer or not grievances.asks_whether_to_pay(text) or own_question(text) == "free":
        return False
    if hearing.stranger:
        first_contact.introduce_haat(step)
    if talk is None:
        step.offer(PAY_LATER, [menu.ASK], question="menu")
    else:
        step.say(PAY_LATER)
    return True


def _tell_of_haat(step: Step, text: str, hearing: Hearing, command: str | None) -> bool:
    topic = "real" if asks_if_real(text) else own_question(text)
    if topic == "real" and (grievances.accuses_somebody(text) or grievances.wants_to_be_checked(text)):
        return False
    if topic == "real" and (claim := rumours.forwarded_before(step)):
        rumours.answer(step, claim)
        return True
    if topic is None or asides.small_talk(text) or (command == "help" and topic == "how"):
        return False
    if topic != "real" and filing.is_about_a_message(step, text):
        return False
    if hearing.stranger:
        first_contact.introduce_haat(step)
    tell_of_haat(step, topic)
    if topic in ("secret", "free"):  # "bank ka kagaz lagega kya" may be asked of what the office was asked before
        menu.adds_to_what_waits(step, text)
    return True


def tell_of_haat(step: Step, topic: str) -> None:
    """One of the answers about Haat itself."""
    office = step.office
    if office is None:
        return
    answers = {**ANSWERS, **ANSWERS_ABROAD} if without_district.has_no_district(step) else ANSWERS
    step.say(
        answers[topic], office=office, address=office.address_in(step.language), landline=office.landline,
        hours=office.hours_in(step.language),
    )  # fmt: skip


def _tell_of_numbers(step: Step, text: str, hearing: Hearing, talk: Talk | None) -> bool:
    """Numbers are given only by both sides' yes; what is open to anybody is to ask the sellers."""
    if not asides.asks_numbers(text):
        return False
    if hearing.stranger:
        first_contact.introduce_haat(step)
    step.say(N_("I give a number only when both sides have said yes; so nobody is rung unasked."))
    if talk is not None:
        return True
    concept = asides.product_asked(text, step.world) or ""
    step.offer(N_("Shall I ask the sellers for you?"), ASK_THEM, question=f"ask_sellers:{concept}")
    return True


def _tell_how_many(step: Step, text: str, hearing: Hearing, talk: Talk | None) -> bool:
    """How many sell a product is no secret: those Haat knows in the district and around it."""
    concept = asides.asks_how_many(text, step.world)
    if concept is None:
        return False
    if hearing.stranger:
        first_contact.introduce_haat(step)
    rings = step.world.places.rings(step.person.district_lgd or step.near)
    found = search.candidates(
        step.db, step.world.catalogue.with_kinds([concept]), rings, now=step.world.now, not_person=step.person.id
    )
    count = sum(one.status == "live" for one in found)
    product = step.world.catalogue.product(concept)
    if count:
        step.say_count(
            "{product}: I know {count} seller.", "{product}: I know {count} sellers.", count=count, product=product
        )
    else:
        step.say(N_("{product}: I know no seller yet."), product=product)
    if talk is None:
        step.offer(N_("Shall I ask the sellers for you?"), ASK_THEM, question=f"ask_sellers:{concept}")
    return True


def _tell_when_it_is(step: Step, text: str, talk: Talk) -> bool:
    """Who is noted for a workshop and asks when or where it is, below its own question, sees it."""
    one = told_of_places.asked_for(step, text) if talk.name == "workshop" else None
    if one is None:
        return False
    if talk.asked not in ("come", "wish"):  # there the open question shows it
        step.say("{card}", card=workshops.card(step.world, one, step.language, with_end=True))
    return True


def _tell_of_workshop(step: Step, text: str, talk: Talk) -> bool:
    """A workshop matter below another question goes to the office; the question stays."""
    named = talk.asked in ("name", "name_yours") or talk.name in ("later", "profile")
    if not asides.is_workshop_matter(text) and (named or not asides.is_bare_code(text, step.world)):
        return False
    if step.is_officer or asides.cannot_come(text):
        return False
    if talk.name == "workshop" and talk.asked in ("come", "wish"):
        return True  # the open question shows it already
    if coming := workshops.around(step):
        cards = "\n".join(f"{workshops.card(step.world, one, step.language)} · {one.code}" for one in coming[:3])
        shown = [(one, workshops.in_tongue(one.titles, step.language)) for one in coming[:3]]
        options = [Option(str(one.id), "{title}", {"title": title}, (one.code,)) for one, title in shown]
        one_only = [Option(str(coming[0].id), N_("I want to come"))]
        step.offer(
            N_("{cards}\nTo come, tap below or write its code."), options if len(coming) > 1 else one_only,
            question="workshop", cards=cards,
        )  # fmt: skip
        return True
    menu.pass_to_office(step, "workshop", text)
    return True


def _say_thanks(step: Step, text: str, talk: Talk | None) -> bool:
    """One kind line for thanks and good wishes; below a question "fine" may be an answer, so it is none of these."""
    what = asides.small_talk(text)
    if what is None and talk is None and _is_only_emoji(text):
        what = "fine"
    if what is None or (talk is not None and what == "fine"):
        return False
    said = {
        "thanks": N_("You are welcome!"), "wish": N_("Namaste! Write to me whenever you want to buy or sell something."),
    }.get(what, "🙏")  # fmt: skip
    step.say(said)
    return True


def _is_only_emoji(text: str) -> bool:
    signs = [unicodedata.category(sign) for sign in text if not sign.isspace()]
    return "So" in signs and all(kind[0] not in "LNP" for kind in signs)


ASK_THEM = (Option("yes", N_("Yes, ask them")), Option("no", N_("Leave it")))
